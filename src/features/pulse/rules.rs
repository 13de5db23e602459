//! Which question comes when, and what may be said of how it goes. Pure.

use std::num::NonZeroU32;

use chrono::{Datelike as _, NaiveDate, NaiveTime, Weekday};
use serde::{Deserialize, Serialize};

use crate::{
    schedule::recurrence::{MonthDay, Ordinal, Recurrence, Rule},
    words::{Line, line},
};

/// The bank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// How much one belongs.
    Belonging,
    /// Whether one is heard.
    Heard,
    /// Whether it is of use.
    Useful,
    /// Whether one would recommend it.
    Recommend,
}

impl Topic {
    /// All of it.
    pub const ALL: [Self; 4] = [Self::Belonging, Self::Heard, Self::Useful, Self::Recommend];

    /// The question of a month: one for each of a quarter. The fourth comes later in its last month ([`second`]).
    pub fn of_month(date: NaiveDate) -> Self {
        match date.month0() % 3 {
            0 => Self::Belonging,
            1 => Self::Heard,
            _ => Self::Useful,
        }
    }

    /// As kept.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Belonging => "belonging",
            Self::Heard => "heard",
            Self::Useful => "useful",
            Self::Recommend => "recommend",
        }
    }

    /// As kept by that name.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.code() == code)
    }

    /// The end of its scale.
    pub const fn most(self) -> i64 {
        match self {
            Self::Belonging | Self::Heard | Self::Useful => 5,
            Self::Recommend => 10,
        }
    }

    /// The question.
    pub fn asks(self) -> Line {
        Line::named(format!("pulse-asks-{}", self.code()))
    }

    /// What it is about, in a word or two.
    pub fn name(self) -> Line {
        Line::named(format!("pulse-name-{}", self.code()))
    }
}

/// The second Tuesday of each month at ten.
pub fn recurrence() -> Option<Recurrence> {
    let on = MonthDay::Nth { k: Ordinal::try_from(2).ok()?, weekday: Weekday::Tue };
    Some(Recurrence { rule: Rule::Monthly { on }, time: NaiveTime::from_hms_opt(10, 0, 0)? })
}

/// The fourth Tuesday of a quarter's last month at ten: two weeks after the question of the month, which is over by then.
pub fn second() -> Option<Recurrence> {
    let on = MonthDay::Nth { k: Ordinal::try_from(4).ok()?, weekday: Weekday::Tue };
    let rule = Rule::Months { every: NonZeroU32::new(3)?, on, anchor: NaiveDate::from_ymd_opt(2026, 3, 1)? };
    Some(Recurrence { rule, time: NaiveTime::from_hms_opt(10, 0, 0)? })
}

/// How a mean is beside the one before it, as the messages have it.
pub fn change(now: f64, before: f64) -> &'static str {
    match tenths(now) - tenths(before) {
        by if by > 0.0 => "up",
        by if by < 0.0 => "down",
        _ => "same",
    }
}

/// A mean in tenths, as it is both written and compared.
fn tenths(mean: f64) -> f64 {
    (mean * 10.0).round()
}

/// The latest mean of rounds that enough answered, and the one before it: oldest first, [`None`] where too few did.
pub fn latest(rounds: &[Option<f64>]) -> (Option<f64>, Option<f64>) {
    let mut told = rounds.iter().rev().flatten().copied();
    (told.next(), told.next())
}

/// A mean as it is written.
pub fn decimal(mean: f64, comma: bool) -> String {
    let shown = format!("{:.1}", tenths(mean) / 10.0);
    if comma { shown.replace('.', ",") } else { shown }
}

/// The name of a line in words.
pub fn of_most(most: i64) -> Line {
    line("pulse-of").num("most", most)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn each_question_of_a_month_comes_again_after_a_quarter(months in 0_u32..12, year in 2026_i32..2060) {
            let month = |n: u32| NaiveDate::from_ymd_opt(year + (n / 12) as i32, n % 12 + 1, 13).unwrap();
            let topic = Topic::of_month(month(months));
            let again = (1..=12).find(|n| Topic::of_month(month(months + n)) == topic).unwrap();
            prop_assert_eq!(again, 3);
            prop_assert_eq!(Topic::of_code(topic.code()), Some(topic));
        }

        #[test]
        fn a_change_is_what_is_seen(now in (5_u32..60, 0_u32..300), before in (5_u32..60, 0_u32..300)) {
            let mean = |(n, sum): (u32, u32)| f64::from(sum) / f64::from(n);
            let (now, before) = (mean(now), mean(before));
            let shown = (decimal(now, false), decimal(before, false));
            prop_assert_eq!(change(now, before) == "same", shown.0 == shown.1, "{:?}", shown);
        }
    }

    #[test]
    fn what_lies_between_two_tenths_is_rounded_as_it_is_compared() {
        assert_eq!(
            (decimal(2.25, false).as_str(), decimal(2.2, true).as_str(), change(2.25, 2.2)),
            ("2.3", "2,2", "up")
        );
    }

    #[test]
    fn the_fourth_question_comes_each_quarter_when_the_third_is_over() {
        use chrono_tz::Asia::Jerusalem;
        let (each, second) = (recurrence().unwrap(), second().unwrap());
        let mut now = chrono::DateTime::parse_from_rfc3339("2027-01-01T00:00:00Z").unwrap().to_utc();
        for month in [3, 6, 9, 12, 3] {
            let due = second.next_after(now, Jerusalem).unwrap();
            let before = due - chrono::TimeDelta::days(14) - chrono::TimeDelta::hours(2);
            let third = each.next_after(before, Jerusalem).unwrap();
            let day = |at: chrono::DateTime<chrono::Utc>| at.with_timezone(&Jerusalem).date_naive();
            assert_eq!((day(due).month(), day(due) - day(third)), (month, chrono::TimeDelta::days(14)));
            now = due;
        }
    }

    #[test]
    fn rounds_of_too_few_are_left_out() {
        assert_eq!(latest(&[Some(3.0), None, Some(4.0), None]), (Some(4.0), Some(3.0)));
        assert_eq!(latest(&[None]), (None, None));
        assert!(recurrence().is_some());
    }
}
