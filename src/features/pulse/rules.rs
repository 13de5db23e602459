//! Which question comes when, and what may be said of how it goes. Pure.

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

    /// The question of a month: the first two come each quarter, the others in its last month by turns.
    pub fn of_month(date: NaiveDate) -> Self {
        match (date.month0() % 3, date.month0() / 3 % 2) {
            (0, _) => Self::Belonging,
            (1, _) => Self::Heard,
            (_, 0) => Self::Useful,
            _ => Self::Recommend,
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
        fn each_question_comes_again_after_a_quarter_or_two(months in 0_u32..12, year in 2026_i32..2060) {
            let month = |n: u32| NaiveDate::from_ymd_opt(year + (n / 12) as i32, n % 12 + 1, 13).unwrap();
            let topic = Topic::of_month(month(months));
            let again = (1..=12).find(|n| Topic::of_month(month(months + n)) == topic).unwrap();
            prop_assert_eq!(again, if matches!(topic, Topic::Belonging | Topic::Heard) { 3 } else { 6 });
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
    fn rounds_of_too_few_are_left_out() {
        assert_eq!(latest(&[Some(3.0), None, Some(4.0), None]), (Some(4.0), Some(3.0)));
        assert_eq!(latest(&[None]), (None, None));
        assert!(recurrence().is_some());
    }
}
