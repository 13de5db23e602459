//! The order of the questions, what a missing right means, and which goals are too long. Pure.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::presets::Preset;
use crate::{
    store::chats::BotPlace,
    words::{Line, clean_name, line},
};

/// Longest goal, in characters: a few sentences.
pub const LONGEST_GOAL: usize = 300;

/// What is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Setting {
    /// The language the group hears.
    Language,
    /// Its time zone.
    Zone,
    /// What the community is for.
    Goal,
    /// How often conversation starters are posted.
    Rhythm,
}

impl Setting {
    /// All, in the order they are asked.
    pub const ALL: [Self; 4] = [Self::Language, Self::Zone, Self::Goal, Self::Rhythm];

    /// As written in the settings log and in names of messages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Language => "language",
            Self::Zone => "zone",
            Self::Goal => "goal",
            Self::Rhythm => "rhythm",
        }
    }

    /// Whether the answer may be typed.
    #[must_use]
    pub const fn is_typed(self) -> bool {
        matches!(self, Self::Zone | Self::Goal)
    }
}

/// What the setup's message shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Screen {
    /// One question after the other.
    Walk(Setting),
    /// One question, asked from the summary; then back to it.
    Change(Setting),
    /// What is set, what will happen, what is missing.
    Summary,
    /// What a kind of community would begin with; then the question about what it is for again.
    Proposal {
        /// The kind.
        preset: Preset,
        /// Whether it was chosen on the way through all questions.
        walks: bool,
    },
}

impl Screen {
    /// Where the setup begins.
    pub const FIRST: Self = Self::Walk(Setting::Language);

    /// What follows an answer or a skip.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Walk(Setting::Language) => Self::Walk(Setting::Zone),
            Self::Walk(Setting::Zone) => Self::Walk(Setting::Goal),
            Self::Walk(Setting::Goal) => Self::Walk(Setting::Rhythm),
            Self::Walk(Setting::Rhythm) | Self::Change(_) | Self::Summary => Self::Summary,
            Self::Proposal { walks: true, .. } => Self::Walk(Setting::Goal),
            Self::Proposal { walks: false, .. } => Self::Change(Setting::Goal),
        }
    }

    /// What came before, if anything.
    #[must_use]
    pub const fn back(self) -> Option<Self> {
        match self {
            Self::Walk(Setting::Language) | Self::Summary => None,
            Self::Walk(Setting::Zone) => Some(Self::Walk(Setting::Language)),
            Self::Walk(Setting::Goal) => Some(Self::Walk(Setting::Zone)),
            Self::Walk(Setting::Rhythm) => Some(Self::Walk(Setting::Goal)),
            Self::Change(_) => Some(Self::Summary),
            Self::Proposal { .. } => Some(self.next()),
        }
    }

    /// What is asked.
    #[must_use]
    pub const fn setting(self) -> Option<Setting> {
        match self {
            Self::Walk(setting) | Self::Change(setting) => Some(setting),
            Self::Summary | Self::Proposal { .. } => None,
        }
    }

    /// Whether missing rights are named here: at the beginning and at the end.
    #[must_use]
    pub const fn names_rights(self) -> bool {
        matches!(self, Self::Walk(Setting::Language) | Self::Summary)
    }
}

/// A right we need; the more basic, the earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Right {
    /// To write in the group at all.
    Write,
    /// To be an administrator: reactions, all messages, all joins, whispers (TELEGRAM §4).
    Administrator,
    /// To delete messages: typed commands, old greetings.
    Delete,
}

impl Right {
    const ALL: [Self; 3] = [Self::Write, Self::Administrator, Self::Delete];

    /// As stored and in names of messages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Write => "write",
            Self::Administrator => "administrator",
            Self::Delete => "delete",
        }
    }

    /// From [`Right::code`].
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|right| right.code() == code)
    }
}

/// The most basic right that is missing. Where we are not, nothing is.
#[must_use]
pub const fn missing(place: BotPlace) -> Option<Right> {
    match place {
        BotPlace::Member { can_write: false } => Some(Right::Write),
        BotPlace::Member { can_write: true } => Some(Right::Administrator),
        BotPlace::Administrator { can_delete: false } => Some(Right::Delete),
        BotPlace::Administrator { can_delete: true } | BotPlace::Out => None,
    }
}

/// Whether `now` is less than `before`: a more basic right is missing.
#[must_use]
pub fn is_worse(before: Option<Right>, now: Option<Right>) -> bool {
    match (before, now) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(before), Some(now)) => now < before,
    }
}

/// Why a goal cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoGoal {
    /// Nothing that could be read.
    Empty,
    /// So many characters.
    TooLong(usize),
}

/// A goal as she wrote it, less the blanks around it.
///
/// # Errors
/// If it is empty or longer than [`LONGEST_GOAL`].
pub fn goal(typed: &str) -> Result<&str, NoGoal> {
    let goal = typed.trim();
    let length = goal.chars().count();
    if length > LONGEST_GOAL {
        return Err(NoGoal::TooLong(length));
    }
    if clean_name(goal).is_empty() {
        return Err(NoGoal::Empty);
    }
    Ok(goal)
}

/// Why it is not kept, said to her.
#[must_use]
pub fn no_goal(no: NoGoal) -> Line {
    match no {
        NoGoal::Empty => line("setup-text-only"),
        NoGoal::TooLong(length) => {
            line("setup-goal-too-long").plain("count", &length.to_string()).plain("most", &LONGEST_GOAL.to_string())
        }
    }
}

/// The first day of the coming month in the group's zone, when its active members are thanked.
#[must_use]
pub fn next_month(now: DateTime<Utc>, zone: Tz) -> Option<NaiveDate> {
    let today = now.with_timezone(&zone).date_naive();
    today.with_day(1)?.checked_add_months(chrono::Months::new(1))
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone as _;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_questions_come_in_order_and_end() {
        let walk: Vec<Screen> =
            std::iter::successors(Some(Screen::FIRST), |screen| (*screen != Screen::Summary).then(|| screen.next()))
                .collect();
        let questions = Setting::ALL.map(Screen::Walk);
        assert_eq!(walk[..4], questions);
        assert_eq!(walk[4..], [Screen::Summary]);
        for pair in walk[..4].windows(2) {
            assert_eq!(pair[1].back(), Some(pair[0]));
        }
        for setting in Setting::ALL {
            assert_eq!(Screen::Change(setting).next(), Screen::Summary);
            assert_eq!(Screen::Change(setting).back(), Some(Screen::Summary));
        }
    }

    #[test]
    fn the_most_basic_missing_right_is_named() {
        assert_eq!(missing(BotPlace::Member { can_write: false }), Some(Right::Write));
        assert_eq!(missing(BotPlace::Member { can_write: true }), Some(Right::Administrator));
        assert_eq!(missing(BotPlace::Administrator { can_delete: false }), Some(Right::Delete));
        assert_eq!(missing(BotPlace::Administrator { can_delete: true }), None);
        assert_eq!(missing(BotPlace::Out), None);
        assert!(is_worse(None, Some(Right::Delete)) && is_worse(Some(Right::Delete), Some(Right::Administrator)));
        assert!(!is_worse(Some(Right::Administrator), Some(Right::Delete)) && !is_worse(None, None));
        assert!(!is_worse(Some(Right::Write), None));
    }

    #[test]
    fn months_turn_in_the_zone_of_the_group() {
        let late = Utc.with_ymd_and_hms(2026, 12, 31, 23, 30, 0).single();
        let first = |zone| late.and_then(|late| next_month(late, zone));
        assert_eq!(first(Tz::UTC), NaiveDate::from_ymd_opt(2027, 1, 1));
        assert_eq!(first(chrono_tz::Asia::Jerusalem), NaiveDate::from_ymd_opt(2027, 2, 1));
    }

    proptest! {
        #[test]
        fn a_goal_is_kept_as_written_or_refused(typed in prop_oneof!["\\PC{0,320}", crate::hostile::text()]) {
            match goal(&typed) {
                Ok(kept) => {
                    prop_assert!(typed.contains(kept) && !kept.is_empty());
                    prop_assert!(kept.chars().count() <= LONGEST_GOAL);
                }
                Err(NoGoal::TooLong(length)) => prop_assert!(length > LONGEST_GOAL),
                Err(NoGoal::Empty) => prop_assert!(clean_name(&typed).is_empty()),
            }
        }
    }
}
