//! What managers type: the room's setting, after `/settings`, what stands between braces in a post, what a post is for, and
//! that it is to come whenever there is room.

use super::purpose::Purpose;
use crate::{
    dispatch::settings::{Choice, OFF, ON, SettingSpec},
    store::chats::Rhythm,
    words::{Lang, clean_line, folded},
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

/// Whether the library posts less where members begin conversations themselves.
pub const STEP_BACK: SettingSpec = SettingSpec {
    key: "stepback",
    names: &["step back", "לפנות מקום", "פינוי מקום", "уступать", "уступать место"],
    choices: &[
        Choice { code: ON, typed: &["yes", "כן", "вкл", "да"] },
        Choice { code: OFF, typed: &["no", "לא", "выкл", "нет"] },
    ],
    default: ON,
    none: Some(OFF),
    for_new: None,
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

/// How the line above a version of a text is typed, between brackets, for each language.
const VERSIONS: [(Lang, &[&str]); 3] = [
    (Lang::En, &["en", "english", "אנגלית", "английский", "по-английски"]),
    (Lang::He, &["he", "hebrew", "עברית", "иврит", "на иврите"]),
    (Lang::Ru, &["ru", "russian", "רוסית", "русский", "по-русски"]),
];

/// The language of which a line begins the version: `[he]`.
#[must_use]
pub fn version_of(line: &str) -> Option<Lang> {
    let typed = clean_line(line).strip_prefix('[')?.strip_suffix(']').map(|typed| folded(typed.trim()))?;
    VERSIONS.iter().find(|(_, names)| names.iter().any(|name| folded(name) == typed)).map(|(lang, _)| *lang)
}

/// What stands before the kind of a post.
const KIND: [&str; 4] = ["kind", "סוג", "вид", "тип"];

/// How each kind is typed, in every language.
const KINDS: [(Purpose, &[&str]); 7] = [
    (Purpose::Question, &["question", "שאלה", "вопрос"]),
    (Purpose::Value, &["something useful", "useful", "value", "תוכן מועיל", "מועיל", "полезное", "польза"]),
    (Purpose::Recognition, &["recognition", "thanks", "הוקרה", "תודה", "благодарность"]),
    (Purpose::Scenes, &["behind the scenes", "scenes", "מאחורי הקלעים", "за кулисами"]),
    (Purpose::Fun, &["fun", "משהו קליל", "קליל", "для настроения", "весёлое", "веселое"]),
    (Purpose::Invitation, &["invitation", "הזמנה", "приглашение"]),
    (Purpose::Promotion, &["promotion", "ad", "פרסום", "פרסומת", "реклама"]),
];

/// What is typed for the next time with room.
const FREE: [&str; 13] = [
    "the next free slot",
    "next free slot",
    "next free time",
    "next slot",
    "free slot",
    "המקום הפנוי הבא",
    "במקום הפנוי הבא",
    "המועד הפנוי הבא",
    "במועד הפנוי הבא",
    "ближайшее свободное место",
    "ближайшее свободное время",
    "следующее свободное место",
    "свободное место",
];

/// A kind that was typed: `kind: question`.
#[derive(Debug, PartialEq, Eq)]
pub enum Typed<'a> {
    /// This one, and what follows it on its line.
    Kind(Purpose, &'a str),
    /// A word that is no kind.
    Unknown(&'a str),
}

/// The kind a line begins with, if it does.
#[must_use]
pub fn kind(line: &str) -> Option<Typed<'_>> {
    let after = KIND.iter().find_map(|word| after_words(line, word))?;
    let named = after.trim_start().strip_prefix(':')?.trim_start();
    let known = KINDS.iter().flat_map(|(purpose, names)| names.iter().map(|name| (*purpose, *name)));
    // "something useful" before "something".
    let found = known.filter_map(|(purpose, name)| Some((purpose, after_words(named, name)?)));
    match found.min_by_key(|(_, rest)| rest.len()) {
        Some((purpose, rest)) => Some(Typed::Kind(purpose, rest.trim_start_matches(is_between))),
        None => Some(Typed::Unknown(named.split_whitespace().next().unwrap_or_default())),
    }
}

/// What follows "next free slot" on its line, if it begins with that.
#[must_use]
pub fn next_free_slot(line: &str) -> Option<&str> {
    let rest = FREE.iter().filter_map(|words| after_words(line, words)).min_by_key(|rest| rest.len())?;
    Some(rest.trim_start_matches(is_between))
}

fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | '.' | '-' | '–' | '—' | ':')
}

/// What follows these words, however they are written; [`None`]: the line does not begin with them, or they go on.
fn after_words<'a>(line: &'a str, words: &str) -> Option<&'a str> {
    let mut rest = line;
    for wanted in words.chars() {
        let c = rest.chars().next()?;
        if !c.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
        rest = &rest[c.len_utf8()..];
    }
    (!rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_typed_in_three_languages() {
        for (line, purpose, rest) in [
            ("kind: question every monday 10:00", Purpose::Question, "every monday 10:00"),
            ("Kind: Behind the scenes, daily 12:00", Purpose::Scenes, "daily 12:00"),
            ("kind:something useful", Purpose::Value, ""),
            ("סוג: פרסום כל יום 12:00", Purpose::Promotion, "כל יום 12:00"),
            ("סוג: תוכן מועיל", Purpose::Value, ""),
            ("Вид: Реклама — каждый день 12:00", Purpose::Promotion, "каждый день 12:00"),
            ("тип: для настроения", Purpose::Fun, ""),
        ] {
            assert_eq!(kind(line), Some(Typed::Kind(purpose, rest)), "{line}");
        }
        assert_eq!(kind("kind: poem every day"), Some(Typed::Unknown("poem")));
        for line in ["kind words", "kindness: fun", "every monday 10:00", "", "вид на море"] {
            assert_eq!(kind(line), None, "{line}");
        }
    }

    #[test]
    fn the_next_free_slot_is_typed_in_three_languages() {
        for (line, rest) in [
            ("Next free slot", ""),
            ("the next free slot: Hello", "Hello"),
            ("המקום הפנוי הבא", ""),
            ("Ближайшее свободное время — привет", "привет"),
        ] {
            assert_eq!(next_free_slot(line), Some(rest), "{line}");
        }
        for line in ["next monday 10:00", "free slots", "free", ""] {
            assert_eq!(next_free_slot(line), None, "{line}");
        }
    }
}
