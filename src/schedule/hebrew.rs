//! Days of the year by the Hebrew calendar. A month is known by its code, never by its place in the year: in a leap year
//! Adar I (`M05L`) stands before Adar, which is called Adar II then, and all months after it are one place later
//! (DOMAIN §B6).
//!
//! A day that a year does not have is kept on the day after: the 30th of Ḥeshvan or Kislev on the first of the next month.
//! A day of Adar I is kept in Adar where there is only one, and a day of Adar in Adar II where there are two. Pure.

use chrono::{Datelike as _, NaiveDate};
use icu_calendar::{
    Date,
    cal::Hebrew,
    types::{Month, RataDie},
};

/// A month, as CLDR codes it: Tishrei is `M01`, Adar `M06`, Adar I `M05L`, Nisan `M07`, Elul `M12`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HebrewMonth(Month);

/// Months of which some year has a 30th day.
const LONG: [u8; 7] = [1, 2, 3, 5, 7, 9, 11];

impl HebrewMonth {
    /// All, in the order of the year, Adar I before Adar.
    pub const ALL: [Self; 13] = {
        const fn month(number: u8) -> HebrewMonth {
            HebrewMonth(Month::new(number))
        }
        let adar_i = Self(Month::leap(5));
        [
            month(1),
            month(2),
            month(3),
            month(4),
            month(5),
            adar_i,
            month(6),
            month(7),
            month(8),
            month(9),
            month(10),
            month(11),
            month(12),
        ]
    };

    /// As kept, and as in messages: `M05L`.
    #[must_use]
    pub fn code(self) -> String {
        self.0.code().0.to_string()
    }

    /// From [`HebrewMonth::code`].
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let month = Month::try_from_str(code).ok()?;
        Self::ALL.into_iter().find(|known| known.0 == month)
    }
}

/// A day of the Hebrew year, in whatever year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HebrewDay {
    month: HebrewMonth,
    day: u8,
}

impl HebrewDay {
    /// If some year has it.
    #[must_use]
    pub fn new(month: HebrewMonth, day: u8) -> Option<Self> {
        let has_30 = month.0.is_leap() || LONG.contains(&month.0.number());
        let days = if has_30 { 30 } else { 29 };
        (1..=days).contains(&day).then_some(Self { month, day })
    }

    /// Its month.
    #[must_use]
    pub const fn month(self) -> HebrewMonth {
        self.month
    }

    /// Its number there.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The civil date on whose daylight it is kept in a Hebrew year.
    #[must_use]
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        let first = |month| Date::try_new(year.into(), month, 1, Hebrew).ok();
        let first = first(self.month.0).or_else(|| first(Month::new(self.month.0.number() + 1)))?;
        // A month without a 30th ends where the next begins.
        civil(first)?.checked_add_days(chrono::Days::new(u64::from(self.day) - 1))
    }

    /// When it is kept next, from a civil date on.
    #[must_use]
    pub fn next_from(self, from: NaiveDate) -> Option<NaiveDate> {
        let year = of(from).0;
        (year - 1..=year + 1).filter_map(|year| self.in_year(year)).find(|date| *date >= from)
    }
}

/// The Hebrew year of a civil date, and the day in it, as it is by daylight.
#[must_use]
pub fn of(date: NaiveDate) -> (i32, HebrewDay) {
    let date = Date::from_rata_die(RataDie::new(i64::from(date.num_days_from_ce())), Hebrew);
    let day = HebrewDay { month: HebrewMonth(date.month().to_input()), day: date.day_of_month().0 };
    (date.year().extended_year(), day)
}

fn civil(date: Date<Hebrew>) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(date.to_rata_die().to_i64_date()).ok()?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(code: &str, day: u8) -> HebrewDay {
        HebrewDay::new(HebrewMonth::from_code(code).unwrap(), day).unwrap()
    }

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn known_days_are_where_calendars_print_them() {
        for ((year, code, number), expected) in [
            ((5787, "M01", 1), date(2026, 9, 12)),
            ((5787, "M01", 10), date(2026, 9, 21)),
            ((5787, "M06", 14), date(2027, 3, 23)),
            ((5787, "M05L", 14), date(2027, 2, 21)),
            ((5787, "M07", 15), date(2027, 4, 22)),
            ((5786, "M06", 14), date(2026, 3, 3)),
            ((5786, "M07", 15), date(2026, 4, 2)),
            ((5784, "M09", 6), date(2024, 6, 12)),
            ((5785, "M11", 9), date(2025, 8, 3)),
            ((5708, "M08", 5), date(1948, 5, 14)),
        ] {
            let wanted = day(code, number);
            assert_eq!(wanted.in_year(year), Some(expected), "{number} {code} {year}");
            assert_eq!(of(expected), (year, wanted), "{expected}");
        }
    }

    #[test]
    fn a_day_that_a_year_does_not_have_is_kept_the_day_after() {
        // 5787 is a leap year with a short Ḥeshvan... and 5788 a common one.
        for year in 5700..5900 {
            for (code, next) in [("M02", "M03"), ("M03", "M04")] {
                let kept = day(code, 30).in_year(year).unwrap();
                let (_, is) = of(kept);
                assert!(is == day(code, 30) || is == day(next, 1), "{year} {is:?}");
            }
            let adar_i = of(day("M05L", 30).in_year(year).unwrap()).1;
            assert!(adar_i == day("M05L", 30) || adar_i == day("M07", 1), "{year} {adar_i:?}");
        }
        assert_eq!(of(day("M05L", 10).in_year(5786).unwrap()).1, day("M06", 10));
        assert_eq!(HebrewDay::new(HebrewMonth::from_code("M04").unwrap(), 30), None);
        assert_eq!(HebrewDay::new(HebrewMonth::from_code("M06").unwrap(), 30), None);
        assert_eq!(HebrewMonth::from_code("M13"), None);
        assert_eq!(HebrewMonth::from_code("M04L"), None);
    }

    /// The arithmetic of the four gates and the molad, as it is taught: parts of an hour (1080) since the first molad.
    fn new_year(year: i64) -> i64 {
        let leap = |year: i64| (7 * year + 1).rem_euclid(19) < 7;
        let months = (1..year).map(|year| if leap(year) { 13 } else { 12 }).sum::<i64>();
        let parts = 5_604 + months * 13_753;
        let mut day = months * 29 + 1 + parts.div_euclid(25_920);
        let (parts, weekday) = (parts.rem_euclid(25_920), day.rem_euclid(7));
        let gatarad = weekday == 2 && parts >= 9 * 1_080 + 204 && !leap(year);
        let betutakpat = weekday == 1 && parts >= 15 * 1_080 + 589 && leap(year - 1);
        if parts >= 18 * 1_080 || gatarad || betutakpat {
            day += 1;
        }
        if [0, 3, 5].contains(&day.rem_euclid(7)) { day + 1 } else { day }
    }

    proptest! {
        #[test]
        fn years_are_those_of_the_molad(year in 5_600_i32..6_000) {
            let first = day("M01", 1);
            let days = (first.in_year(year + 1).unwrap() - first.in_year(year).unwrap()).num_days();
            prop_assert_eq!(days, new_year(i64::from(year) + 1) - new_year(i64::from(year)));
            // 5787 began on 12 September 2026.
            let since = (first.in_year(year).unwrap() - date(2026, 9, 12)).num_days();
            prop_assert_eq!(since, new_year(i64::from(year)) - new_year(5_787));
        }

        #[test]
        fn every_day_comes_once_a_year(month in 0_usize..13, number in 1_u8..=30, from in 0_i64..40_000) {
            let from = date(2000, 1, 1) + chrono::TimeDelta::days(from);
            let Some(wanted) = HebrewDay::new(HebrewMonth::ALL[month], number) else { return Ok(()) };
            let next = wanted.next_from(from).unwrap();
            let slowly = from.iter_days().find(|date| {
                let (year, is) = of(*date);
                is == wanted || wanted.in_year(year) == Some(*date)
            });
            prop_assert_eq!(slowly, Some(next));
            prop_assert!((next - from).num_days() < 390);
        }
    }
}
