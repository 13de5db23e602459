//! Which dates a season may have, and when it is closed. Pure.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;

use crate::schedule::recurrence::first_instant_at;

/// When what is over is closed, and when that is posted: hours of the day after it.
pub const CLOSING_HOUR: u32 = 2;
/// See [`CLOSING_HOUR`].
pub const POSTING_HOUR: u32 = 10;
/// The fewest and the most days of a season.
pub const FEWEST_DAYS: i64 = 7;
/// See [`FEWEST_DAYS`].
pub const MOST_DAYS: i64 = 366;
/// A season's name has so many characters at most.
pub const LONGEST_NAME: usize = 40;

/// The first and the last day of a season.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    /// The first.
    pub first: NaiveDate,
    /// The last.
    pub last: NaiveDate,
}

/// What is wrong with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// It would end before it begins.
    Order,
    /// What is past cannot be counted any more.
    Past,
    /// Fewer than [`FEWEST_DAYS`].
    Short,
    /// More than [`MOST_DAYS`].
    Long,
}

impl Dates {
    /// How many days.
    #[must_use]
    pub fn days(self) -> i64 {
        (self.last - self.first).num_days() + 1
    }

    /// Whether they have a day in common with others.
    #[must_use]
    pub fn overlap(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// What is wrong with them for a season that is planned today.
    ///
    /// # Errors
    /// If it cannot be.
    pub fn check(self, today: NaiveDate) -> Result<(), Wrong> {
        match () {
            () if self.last < self.first => Err(Wrong::Order),
            () if self.first < today => Err(Wrong::Past),
            () if self.days() < FEWEST_DAYS => Err(Wrong::Short),
            () if self.days() > MOST_DAYS => Err(Wrong::Long),
            () => Ok(()),
        }
    }

    /// What is wrong with another last day of a season that runs, or is to come, and is not just ended today.
    ///
    /// # Errors
    /// If it cannot be.
    pub fn check_moved(self, today: NaiveDate) -> Result<(), Wrong> {
        match self.last < today {
            true => Err(Wrong::Past),
            false => Self { first: self.first, last: self.last }.check(today.min(self.first)),
        }
    }
}

/// The day after.
#[must_use]
pub fn day_after(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}

/// When what ends on this day is closed.
#[must_use]
pub fn closes_at(last: NaiveDate, zone: Tz) -> Option<DateTime<Utc>> {
    first_instant_at(day_after(last).and_time(NaiveTime::from_hms_opt(CLOSING_HOUR, 0, 0)?), zone)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(first: &str, last: &str) -> Dates {
        Dates { first: first.parse().unwrap(), last: last.parse().unwrap() }
    }

    #[test]
    fn a_season_has_a_week_to_a_year_and_begins_today_or_later() {
        let today = "2026-12-01".parse().unwrap();
        for (first, last, so) in [
            ("2026-12-01", "2026-12-07", Ok(())),
            ("2026-12-01", "2026-12-06", Err(Wrong::Short)),
            ("2026-11-30", "2026-12-30", Err(Wrong::Past)),
            ("2026-12-31", "2026-12-01", Err(Wrong::Order)),
            ("2026-12-01", "2027-12-01", Ok(())),
            ("2026-12-01", "2027-12-02", Err(Wrong::Long)),
        ] {
            assert_eq!(dates(first, last).check(today), so, "{first} {last}");
        }
    }

    #[test]
    fn an_end_is_moved_to_today_or_later() {
        let today = "2026-12-10".parse().unwrap();
        assert_eq!(dates("2026-11-01", "2026-12-10").check_moved(today), Ok(()));
        assert_eq!(dates("2026-11-01", "2026-12-09").check_moved(today), Err(Wrong::Past));
        assert_eq!(dates("2026-11-01", "2027-11-30").check_moved(today), Err(Wrong::Long));
        assert_eq!(dates("2026-12-08", "2026-12-11").check_moved(today), Err(Wrong::Short));
    }

    #[test]
    fn seasons_that_share_a_day_overlap() {
        let autumn = dates("2026-09-01", "2026-11-30");
        assert!(autumn.overlap(dates("2026-11-30", "2026-12-30")));
        assert!(!autumn.overlap(dates("2026-12-01", "2026-12-30")));
    }

    #[test]
    fn it_is_closed_two_hours_after_its_last_day_across_a_change_of_clocks() {
        let at = |last: &str| closes_at(last.parse().unwrap(), chrono_tz::Asia::Jerusalem).unwrap().to_rfc3339();
        assert_eq!(at("2026-10-24"), "2026-10-25T00:00:00+00:00", "two o'clock, after it was one twice");
        // In the night to the 26th of March 2027 there is no two o'clock.
        assert_eq!(at("2027-03-25"), "2027-03-26T00:00:00+00:00");
        assert_eq!(at("2026-11-30"), "2026-12-01T00:00:00+00:00");
    }
}
