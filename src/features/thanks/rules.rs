//! Which thanks count, when somebody hears of them, and how many points may be granted. Pure.

use chrono::{DateTime, Datelike as _, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::words::folded;

/// So long thanks can be undone.
pub const UNDONE_WITHIN: TimeDelta = TimeDelta::minutes(5);
/// Who was thanked does not thank back within this time, as far as it is counted.
pub const NOT_BACK_WITHIN: TimeDelta = TimeDelta::hours(24);
/// A receiver hears of thanks so long after them, and not again within so long.
const TOLD_AFTER: TimeDelta = TimeDelta::hours(1);
const TOLD_EVERY: TimeDelta = TimeDelta::days(7);
/// A community's values at most.
pub const MOST_VALUES: usize = 5;
/// Longest name of one, and longest reason, in graphemes.
pub const LONGEST_VALUE: usize = 24;
pub const LONGEST_REASON: usize = 200;
/// So long a grant can be taken back.
pub const TAKEN_BACK_WITHIN: TimeDelta = TimeDelta::days(7);

/// Why thanks do not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum No {
    /// To oneself.
    Oneself,
    /// She is not in the group.
    NotHere,
    /// She was thanked by the same person today.
    Today,
    /// She thanked the giver within a day.
    Back,
}

/// What is known of two people when one thanks the other.
#[derive(Debug, Clone, Copy, Default)]
pub struct Between {
    /// They are one.
    pub is_oneself: bool,
    /// The receiver is in the group.
    pub is_here: bool,
    /// The giver thanked her on this day already.
    pub today: bool,
    /// When she last thanked the giver.
    pub back_at: Option<DateTime<Utc>>,
}

/// Whether thanks count.
pub fn allowed(between: Between, at: DateTime<Utc>) -> Result<(), No> {
    if between.is_oneself {
        return Err(No::Oneself);
    }
    if !between.is_here {
        return Err(No::NotHere);
    }
    if between.today {
        return Err(No::Today);
    }
    match between.back_at {
        Some(back) if (at - back).abs() < NOT_BACK_WITHIN => Err(No::Back),
        _ => Ok(()),
    }
}

/// Whether thanks may still be undone.
pub fn can_be_undone(at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now - at <= UNDONE_WITHIN
}

/// Whether a grant may still be taken back.
pub fn can_be_taken_back(at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now - at <= TAKEN_BACK_WITHIN
}

/// When a receiver hears of thanks, if she last did at `last`.
pub fn told_at(now: DateTime<Utc>, last: Option<DateTime<Utc>>) -> DateTime<Utc> {
    let soon = now + TOLD_AFTER;
    last.map_or(soon, |last| soon.max(last + TOLD_EVERY))
}

/// The day of an instant in a group.
pub fn day(at: DateTime<Utc>, zone: Tz) -> i64 {
    i64::from(at.with_timezone(&zone).date_naive().num_days_from_ce())
}

/// The month of an instant in a group.
pub fn month(at: DateTime<Utc>, zone: Tz) -> i64 {
    let date = at.with_timezone(&zone).date_naive();
    i64::from(date.year()) * 12 + i64::from(date.month0())
}

/// What a value is found by: its letters and digits.
pub fn key(name: &str) -> String {
    folded(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What was granted in a month, and what may be.
#[derive(Debug, Clone, Copy)]
pub struct Caps {
    /// To the receiver, by everybody.
    pub received: i64,
    /// By the granter, to everybody.
    pub given: i64,
    /// Most to one receiver.
    pub most_received: i64,
    /// Most by one granter.
    pub most_given: i64,
}

/// Why so many points cannot be granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TooMany {
    /// The receiver may still get so many.
    ForHer(i64),
    /// The granter may still grant so many.
    FromYou(i64),
}

impl Caps {
    /// Whether so many points may be granted.
    pub fn allow(&self, points: i64) -> Result<(), TooMany> {
        let (for_her, from_you) = (self.left_for_receiver(), self.left_for_granter());
        if points > for_her {
            return Err(TooMany::ForHer(for_her));
        }
        if points > from_you {
            return Err(TooMany::FromYou(from_you));
        }
        Ok(())
    }

    /// What the receiver may still get.
    pub fn left_for_receiver(&self) -> i64 {
        (self.most_received - self.received).max(0)
    }

    /// What the granter may still grant.
    pub fn left_for_granter(&self) -> i64 {
        (self.most_given - self.given).max(0)
    }
}

#[cfg(test)]
mod tests {
    use chrono_tz::Asia::Jerusalem;
    use proptest::prelude::*;

    use super::*;

    fn at(hours: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_794_700_000 + hours * 3_600, 0).unwrap_or_default()
    }

    const FINE: Between = Between { is_oneself: false, is_here: true, today: false, back_at: None };

    #[test]
    fn thanks_count_once_a_day_and_not_back() {
        assert_eq!(allowed(FINE, at(0)), Ok(()));
        assert_eq!(allowed(Between { is_oneself: true, ..FINE }, at(0)), Err(No::Oneself));
        assert_eq!(allowed(Between { is_here: false, ..FINE }, at(0)), Err(No::NotHere));
        assert_eq!(allowed(Between { today: true, ..FINE }, at(0)), Err(No::Today));
        assert_eq!(allowed(Between { back_at: Some(at(0)), ..FINE }, at(23)), Err(No::Back));
        assert_eq!(allowed(Between { back_at: Some(at(0)), ..FINE }, at(24)), Ok(()));
        assert_eq!(allowed(Between { back_at: Some(at(1)), ..FINE }, at(0)), Err(No::Back), "heard out of order");
    }

    #[test]
    fn a_receiver_hears_once_a_week() {
        assert_eq!(told_at(at(0), None), at(1));
        assert_eq!(told_at(at(0), Some(at(-24))), at(-24) + TimeDelta::days(7));
        assert_eq!(told_at(at(0), Some(at(-24 * 8))), at(1));
    }

    #[test]
    fn a_day_and_a_month_are_the_groups() {
        let evening = DateTime::parse_from_rfc3339("2026-11-30T22:30:00Z").unwrap_or_default().to_utc();
        assert_eq!(day(evening, Jerusalem), day(evening, Tz::UTC) + 1);
        assert_eq!((month(evening, Tz::UTC), month(evening, Jerusalem)), (2026 * 12 + 10, 2026 * 12 + 11));
    }

    #[test]
    fn a_value_is_found_by_its_letters() {
        for typed in ["Mutual aid 🤝", "mutual_aid", "MUTUALAID"] {
            assert_eq!(key(typed), "mutualaid");
        }
    }

    proptest! {
        #[test]
        fn no_more_is_granted_than_may_be(points in 1..100_i64, received in 0..30_i64, given in 0..60_i64) {
            let caps = Caps { received, given, most_received: 10, most_given: 20 };
            let fits = received + points <= 10 && given + points <= 20;
            prop_assert_eq!(caps.allow(points).is_ok(), fits);
        }
    }
}
