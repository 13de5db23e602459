//! Which badges there are, and who has earned which. Pure.

use chrono::{DateTime, Months, NaiveDate, Utc};
use chrono_tz::Tz;

use crate::schedule::gates::local_date;

/// A badge: one for each first and milestone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Badge {
    /// She introduced herself.
    Introduced,
    /// She answered somebody for the first time.
    Answer,
    /// So many different people.
    Answers10,
    /// So many different people.
    Answers50,
    /// So many different people.
    Answers100,
    /// Somebody thanked her for a message.
    Thanked,
    /// Somebody took up a conversation she began.
    Begun,
    /// She talked in so many weeks.
    Weeks4,
    /// She talked in so many weeks.
    Weeks12,
    /// She talked in so many weeks.
    Weeks26,
    /// She talked in so many weeks.
    Weeks52,
    /// She is among the three who helped most in a month.
    Helper,
    /// She won a season of quizzes.
    Quiz,
    /// A week loved what she wrote most.
    Loved,
    /// She has been here for a year.
    Year,
}

impl Badge {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 15] = [
        Self::Introduced,
        Self::Answer,
        Self::Answers10,
        Self::Answers50,
        Self::Answers100,
        Self::Thanked,
        Self::Begun,
        Self::Weeks4,
        Self::Weeks12,
        Self::Weeks26,
        Self::Weeks52,
        Self::Helper,
        Self::Quiz,
        Self::Loved,
        Self::Year,
    ];

    /// As kept, and as in the names of messages (`badge-name-CODE`, `badge-for-CODE`).
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Introduced => "introduced",
            Self::Answer => "answer",
            Self::Answers10 => "answers-ten",
            Self::Answers50 => "answers-fifty",
            Self::Answers100 => "answers-hundred",
            Self::Thanked => "thanked",
            Self::Begun => "begun",
            Self::Weeks4 => "weeks-four",
            Self::Weeks12 => "weeks-twelve",
            Self::Weeks26 => "weeks-half",
            Self::Weeks52 => "weeks-year",
            Self::Helper => "helper-month",
            Self::Quiz => "quiz-season",
            Self::Loved => "loved-week",
            Self::Year => "year-here",
        }
    }

    /// From its code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|badge| badge.code() == code)
    }

    /// With what the bot reacts to the message that earned it; [`None`]: no single message did.
    #[must_use]
    pub const fn reaction(self) -> Option<&'static str> {
        match self {
            Self::Answer => Some("🤝"),
            Self::Thanked => Some("❤"),
            _ => None,
        }
    }
}

/// What is known of a member, as far as badges ask.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facts {
    /// She introduced herself.
    pub introduced: bool,
    /// Different people she answered.
    pub answered: i64,
    /// Conversations she began and somebody took up.
    pub starts: i64,
    /// Weeks in which she talked.
    pub weeks: i64,
    /// She won a season of quizzes.
    pub won_quiz: bool,
    /// A week loved what she wrote most.
    pub won_week: bool,
    /// She has been here for a year, and nobody else says so.
    pub is_here_for_a_year: bool,
}

impl Facts {
    /// Whether they earn a badge. What a single message or a month earns is given where that happens.
    #[must_use]
    pub const fn earn(&self, badge: Badge) -> bool {
        match badge {
            Badge::Introduced => self.introduced,
            Badge::Answer => self.answered >= 1,
            Badge::Answers10 => self.answered >= 10,
            Badge::Answers50 => self.answered >= 50,
            Badge::Answers100 => self.answered >= 100,
            Badge::Begun => self.starts >= 1,
            Badge::Weeks4 => self.weeks >= 4,
            Badge::Weeks12 => self.weeks >= 12,
            Badge::Weeks26 => self.weeks >= 26,
            Badge::Weeks52 => self.weeks >= 52,
            Badge::Quiz => self.won_quiz,
            Badge::Loved => self.won_week,
            Badge::Year => self.is_here_for_a_year,
            Badge::Thanked | Badge::Helper => false,
        }
    }

    /// Those they earn and she has not got yet.
    #[must_use]
    pub fn new_badges(&self, has: &[Badge]) -> Vec<Badge> {
        Badge::ALL.into_iter().filter(|badge| self.earn(*badge) && !has.contains(badge)).collect()
    }
}

/// What may come next: of each kind of steps the first she has not got, at most three.
#[must_use]
pub fn next(has: &[Badge]) -> Vec<Badge> {
    const STEPS: [&[Badge]; 5] = [
        &[Badge::Introduced],
        &[Badge::Answer, Badge::Answers10, Badge::Answers50, Badge::Answers100],
        &[Badge::Weeks4, Badge::Weeks12, Badge::Weeks26, Badge::Weeks52],
        &[Badge::Thanked],
        &[Badge::Begun],
    ];
    let next = STEPS.iter().filter_map(|steps| steps.iter().find(|badge| !has.contains(badge)));
    next.copied().take(3).collect()
}

/// The week a day is in, both counted from 1970.
#[must_use]
pub const fn week_of(day: i64) -> i64 {
    // 1970 began on a Thursday; weeks begin on Mondays here, whatever the language: only their number is of interest.
    (day + 3).div_euclid(7)
}

/// In how many weeks these days are.
#[must_use]
pub fn weeks_in(days: &[i64]) -> i64 {
    let mut weeks: Vec<i64> = days.iter().map(|day| week_of(*day)).collect();
    weeks.sort_unstable();
    weeks.dedup();
    i64::try_from(weeks.len()).unwrap_or(i64::MAX)
}

/// Whether somebody who joined then has been here for a year on a date.
#[must_use]
pub fn is_here_for_a_year(joined_at: DateTime<Utc>, zone: Tz, date: NaiveDate) -> bool {
    local_date(joined_at, zone).checked_add_months(Months::new(12)).is_some_and(|full| full <= date)
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone as _;
    use chrono_tz::Asia::Jerusalem;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn codes_lead_back() {
        for badge in Badge::ALL {
            assert_eq!(Badge::from_code(badge.code()), Some(badge));
        }
        assert_eq!(Badge::from_code("none"), None);
    }

    #[test]
    fn facts_earn_what_is_not_there_yet() {
        let facts = Facts { introduced: true, answered: 50, weeks: 11, ..Facts::default() };
        let all = facts.new_badges(&[]);
        assert_eq!(
            all,
            [Badge::Introduced, Badge::Answer, Badge::Answers10, Badge::Answers50, Badge::Weeks4],
            "{all:?}"
        );
        assert_eq!(
            facts.new_badges(&[Badge::Introduced, Badge::Answer, Badge::Answers10, Badge::Weeks4]),
            [Badge::Answers50]
        );
        assert!(Facts::default().new_badges(&[]).is_empty());
    }

    #[test]
    fn what_comes_next_is_the_next_step_of_each_kind() {
        assert_eq!(next(&[]), [Badge::Introduced, Badge::Answer, Badge::Weeks4]);
        assert_eq!(
            next(&[Badge::Introduced, Badge::Answer, Badge::Weeks4]),
            [Badge::Answers10, Badge::Weeks12, Badge::Thanked]
        );
        assert!(next(&Badge::ALL).is_empty());
    }

    #[test]
    fn weeks_are_counted_once() {
        // 1 December 2026 is a Tuesday: day 20788.
        assert_eq!(week_of(20_788), week_of(20_787));
        assert_ne!(week_of(20_787), week_of(20_786));
        assert_eq!(weeks_in(&[20_788, 20_787, 20_786, 20_786]), 2);
    }

    #[test]
    fn a_year_is_full_on_its_day_by_the_groups_clock() {
        let joined = Jerusalem.with_ymd_and_hms(2024, 2, 29, 0, 30, 0).unwrap().with_timezone(&Utc);
        let date = |month, day| NaiveDate::from_ymd_opt(2025, month, day).unwrap();
        assert!(!is_here_for_a_year(joined, Jerusalem, date(2, 27)));
        assert!(is_here_for_a_year(joined, Jerusalem, date(2, 28)));
    }

    proptest! {
        #[test]
        fn more_never_earns_less(answered in 0_i64..200, weeks in 0_i64..100, more in 0_i64..50) {
            let facts = Facts { answered, weeks, ..Facts::default() };
            let then = Facts { answered: answered + more, weeks: weeks + more, ..facts };
            for badge in facts.new_badges(&[]) {
                prop_assert!(then.earn(badge));
            }
            prop_assert!(then.new_badges(&then.new_badges(&[])).is_empty());
        }
    }
}
