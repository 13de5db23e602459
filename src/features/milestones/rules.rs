//! Which day of the year, by which calendar, and who has been here for how long. Pure.

use chrono::{DateTime, Datelike as _, Days, NaiveDate, Utc};
use chrono_tz::Tz;

use crate::{
    schedule::{
        gates::local_date,
        hebrew::{HebrewDay, HebrewMonth},
        recurrence::YearDay,
    },
    words::Lang,
};

/// A day of every year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DayOf {
    /// By the civil calendar; 29 February is kept on the 28th where there is none.
    Civil(YearDay),
    /// By the Hebrew one.
    Hebrew(HebrewDay),
}

impl DayOf {
    /// As kept: `12-24`, `14 M06`.
    #[must_use]
    pub fn written(self) -> String {
        match self {
            Self::Civil(on) => format!("{:02}-{:02}", on.month(), on.day()),
            Self::Hebrew(on) => format!("{} {}", on.day(), on.month().code()),
        }
    }

    /// From [`DayOf::written`].
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        if let Some((day, month)) = written.split_once(' ') {
            return HebrewDay::new(HebrewMonth::from_code(month)?, day.parse().ok()?).map(Self::Hebrew);
        }
        let (month, day) = written.split_once('-')?;
        YearDay::new(month.parse().ok()?, day.parse().ok()?).ok().map(Self::Civil)
    }

    /// When it is kept next, from a date on.
    #[must_use]
    pub fn next_from(self, from: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Hebrew(on) => on.next_from(from),
            Self::Civil(on) => (0..=1).filter_map(|more| on.in_year(from.year() + more)).find(|date| *date >= from),
        }
    }

    /// Whether it is kept on a date.
    #[must_use]
    pub fn is_on(self, date: NaiveDate) -> bool {
        self.next_from(date) == Some(date)
    }
}

/// Whether somebody's birthday is congratulated on a date: not if she told us only that day, so that nobody makes one up
/// for a cake.
#[must_use]
pub fn is_birthday(on: YearDay, told_at: DateTime<Utc>, zone: Tz, date: NaiveDate) -> bool {
    DayOf::Civil(on).is_on(date) && local_date(told_at, zone) < date
}

/// Whether anniversaries of a week are named on a date: on its first working day.
#[must_use]
pub fn names_anniversaries(date: NaiveDate, language: Lang) -> bool {
    let [first, ..] = language.workdays();
    date.weekday() == first
}

/// How many years ago somebody joined, if that is so many years in the seven days from `date` on.
#[must_use]
pub fn years_here(joined_at: DateTime<Utc>, zone: Tz, date: NaiveDate) -> Option<i32> {
    let joined = local_date(joined_at, zone);
    let on = YearDay::new(u8::try_from(joined.month()).ok()?, u8::try_from(joined.day()).ok()?).ok()?;
    let kept = DayOf::Civil(on).next_from(date).filter(|kept| *kept < date + Days::new(7))?;
    Some(kept.year() - joined.year()).filter(|years| *years > 0)
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone as _;
    use chrono_tz::{Asia::Jerusalem, Europe::Moscow};
    use proptest::prelude::*;

    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn days_of_the_year_by_both_calendars() {
        for (written, from, expected) in [
            ("12-24", date(2026, 11, 22), date(2026, 12, 24)),
            ("12-24", date(2026, 12, 25), date(2027, 12, 24)),
            ("02-29", date(2026, 11, 22), date(2027, 2, 28)),
            ("02-29", date(2028, 1, 1), date(2028, 2, 29)),
            // Purim: Adar II in a leap year, Adar in another.
            ("14 M06", date(2026, 11, 22), date(2027, 3, 23)),
            ("14 M06", date(2027, 3, 24), date(2028, 3, 12)),
            ("14 M05L", date(2026, 11, 22), date(2027, 2, 21)),
            ("14 M05L", date(2027, 3, 24), date(2028, 3, 12)),
            ("15 M05", date(2026, 11, 22), date(2027, 1, 23)),
        ] {
            let day = DayOf::read(written).unwrap();
            assert_eq!((day.written().as_str(), day.next_from(from)), (written, Some(expected)), "{written}");
        }
        for nonsense in ["", "13-01", "30 M06", "1 M13", "02-30"] {
            assert_eq!(DayOf::read(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn a_birthday_told_today_counts_from_next_year() {
        let on = YearDay::new(12, 24).unwrap();
        let told = |day| Jerusalem.with_ymd_and_hms(2026, 12, day, 9, 0, 0).unwrap().with_timezone(&Utc);
        assert!(!is_birthday(on, told(24), Jerusalem, date(2026, 12, 24)));
        assert!(is_birthday(on, told(23), Jerusalem, date(2026, 12, 24)));
        assert!(is_birthday(on, told(24), Jerusalem, date(2027, 12, 24)));
    }

    #[test]
    fn years_are_counted_in_the_week_in_which_they_are_full() {
        let joined = |year, month, day| Moscow.with_ymd_and_hms(year, month, day, 1, 0, 0).unwrap().with_timezone(&Utc);
        let monday = date(2026, 11, 23);
        assert!(names_anniversaries(monday, Lang::Ru) && !names_anniversaries(monday, Lang::He));
        for (joined, years) in [
            (joined(2025, 11, 23), Some(1)),
            (joined(2023, 11, 29), Some(3)),
            (joined(2023, 11, 30), None),
            (joined(2023, 11, 22), None),
            (joined(2026, 11, 23), None),
        ] {
            assert_eq!(years_here(joined, Moscow, monday), years, "{joined}");
        }
        // Over the new year.
        assert_eq!(years_here(joined(2024, 1, 1), Moscow, date(2026, 12, 28)), Some(3));
    }

    proptest! {
        #[test]
        fn every_anniversary_is_in_one_week_of_a_year(joined in 0_i64..2_000, start in 0_i64..7) {
            let at = Moscow.with_ymd_and_hms(2018, 1, 1, 12, 0, 0).unwrap() + chrono::TimeDelta::days(joined);
            let first = date(2026, 1, 1) + chrono::TimeDelta::days(start);
            let weeks = (0..53).map(|week| first + chrono::TimeDelta::weeks(week));
            let in_2026 = weeks.filter(|week| week.year() == 2026 || *week < date(2027, 1, 1));
            let named = in_2026.filter_map(|week| years_here(at.with_timezone(&Utc), Moscow, week)).count();
            prop_assert!((1..=2).contains(&named) || start > 0, "{named}");
        }
    }
}
