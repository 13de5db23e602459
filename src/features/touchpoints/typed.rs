//! What managers type: the room's setting, after `/settings`, and what stands between braces in a post.

use crate::{
    dispatch::settings::{Choice, SettingSpec},
    store::chats::Rhythm,
};

/// How often conversation starters are posted.
pub const RHYTHM: SettingSpec = SettingSpec {
    key: "rhythm",
    names: &["קצב", "הקצב", "ритм"],
    choices: &[
        Choice { code: Rhythm::Gentle.code(), typed: &["רגוע", "спокойный"] },
        Choice { code: Rhythm::Steady.code(), typed: &["יציב", "ровный"] },
        Choice {
            code: Rhythm::None.code(), typed: &["בלי נושאים לשיחה", "без тем для разговора"]
        },
    ],
    default: Rhythm::Gentle.code(),
    none: Some(Rhythm::None.code()),
    for_new: Some(|defaults| defaults.rhythm.code()),
};

/// What is filled in when a post is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// The day of the week.
    Weekday,
    /// The month.
    Month,
    /// The group's name.
    Group,
    /// Who took part most in the last seven days.
    Member,
}

/// How each is typed, in every language.
const SLOTS: [(Slot, &[&str]); 4] = [
    (Slot::Weekday, &["weekday", "יום", "день недели", "день_недели"]),
    (Slot::Month, &["month", "חודש", "месяц"]),
    (Slot::Group, &["group", "קבוצה", "группа"]),
    (
        Slot::Member,
        &[
            "member_of_the_week",
            "member of the week",
            "חבר השבוע",
            "חבר_השבוע",
            "חברת השבוע",
            "חברת_השבוע",
            "участник недели",
            "участник_недели",
        ],
    ),
];

/// What a word between braces stands for.
#[must_use]
pub fn slot(word: &str) -> Option<Slot> {
    SLOTS.iter().find(|(_, names)| names.contains(&word)).map(|(slot, _)| *slot)
}
