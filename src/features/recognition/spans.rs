//! Weeks, months, seasons and years: which of them a day of a group is in. Pure.
//!
//! A day is counted from 1970-01-01, a month from year 0 ([`super::rules::month_of`]), a week by its first day: in weeks
//! from the one that holds 1970-01-01. A season has dates of its own; a group that has none has months.

use chrono::{Datelike as _, NaiveDate, TimeDelta, Weekday};
use serde::{Deserialize, Serialize};

use super::rules::{day_of, month_of};

/// Kinds of spans.
pub const KINDS: usize = 4;
/// Numbers of a kind lie between its own and the next one's.
const KIND: i64 = 1_000_000;

/// A time for which there are boards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Span {
    /// A week of the group's calendar.
    Week(i64),
    /// A month.
    Month(i64),
    /// A season with dates of its own.
    Season(i64),
    /// A calendar year.
    Year(i64),
}

impl Span {
    /// As it is kept.
    #[must_use]
    pub const fn code(self) -> i64 {
        match self {
            Self::Week(n) => KIND + n,
            Self::Month(n) => 2 * KIND + n,
            Self::Season(n) => 3 * KIND + n,
            Self::Year(n) => 4 * KIND + n,
        }
    }

    /// Its number among those of its kind, and which kind that is.
    #[must_use]
    pub const fn parts(self) -> (usize, i64) {
        match self {
            Self::Week(n) => (0, n),
            Self::Month(n) => (1, n),
            Self::Season(n) => (2, n),
            Self::Year(n) => (3, n),
        }
    }
}

/// A season that is open.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct OpenSeason {
    /// Its number.
    pub number: i64,
    /// Its first day.
    pub first: i64,
    /// Its last day.
    pub last: i64,
    /// What it is called, if anything.
    pub name: Option<String>,
}

/// How a group divides its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// The first day of its week.
    pub week_start: Weekday,
    /// Its open seasons that have dates of their own.
    pub seasons: Vec<OpenSeason>,
}

impl Calendar {
    /// The spans a day is in.
    #[must_use]
    pub fn spans(&self, day: i64) -> Vec<Span> {
        let date = date_of(day);
        let mut spans =
            vec![Span::Week(self.week(day)), Span::Month(month_of(date)), Span::Year(i64::from(date.year()))];
        spans.extend(self.season_on(day).map(|season| Span::Season(season.number)));
        spans
    }

    /// The open season, if a day is in it.
    #[must_use]
    pub fn season_on(&self, day: i64) -> Option<&OpenSeason> {
        self.seasons.iter().find(|season| (season.first..=season.last).contains(&day))
    }

    /// The week a day is in.
    #[must_use]
    pub fn week(&self, day: i64) -> i64 {
        (day + self.shift()).div_euclid(7)
    }

    /// The days of the week a day is in, without itself.
    pub fn others_of_week(&self, day: i64) -> impl Iterator<Item = i64> + use<> {
        let first = self.first_day(self.week(day));
        (first..first + 7).filter(move |other| *other != day)
    }

    /// The first day of a week.
    #[must_use]
    pub fn first_day(&self, week: i64) -> i64 {
        week * 7 - self.shift()
    }

    /// Days from the first one of a week to 1970-01-01, which was a Thursday.
    fn shift(&self) -> i64 {
        i64::from(Weekday::Thu.days_since(self.week_start))
    }
}

/// A date by its number.
#[must_use]
pub fn date_of(day: i64) -> NaiveDate {
    TimeDelta::try_days(day).and_then(|days| NaiveDate::default().checked_add_signed(days)).unwrap_or_default()
}

/// The days of a span, first and last; [`None`] for a season, whose dates are kept, and for what no calendar holds.
#[must_use]
pub fn days(span: Span, calendar: &Calendar) -> Option<(i64, i64)> {
    let of_months = |first: i64, next: i64| {
        Some((day_of(super::rules::first_day(first)?), day_of(super::rules::first_day(next)?) - 1))
    };
    match span {
        Span::Week(week) => Some((calendar.first_day(week), calendar.first_day(week) + 6)),
        Span::Month(month) => of_months(month, month + 1),
        Span::Year(year) => of_months(year * 12, year * 12 + 12),
        Span::Season(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(week_start: Weekday) -> Calendar {
        Calendar { week_start, seasons: Vec::new() }
    }

    #[test]
    fn a_week_begins_where_the_group_says_so() {
        let sunday = day_of(NaiveDate::from_ymd_opt(2026, 11, 29).unwrap());
        let (he, ru) = (calendar(Weekday::Sun), calendar(Weekday::Mon));
        assert_eq!((he.first_day(he.week(sunday)), ru.first_day(ru.week(sunday))), (sunday, sunday - 6));
        for day in -20..20 {
            assert!((ru.first_day(ru.week(day))..ru.first_day(ru.week(day)) + 7).contains(&day), "{day}");
            assert_eq!(date_of(ru.first_day(ru.week(day))).weekday(), Weekday::Mon);
            assert_eq!(ru.others_of_week(day).count(), 6);
        }
    }

    #[test]
    fn a_day_is_in_a_season_of_its_own_dates_only_while_that_lasts() {
        let season = OpenSeason { number: 3, first: 20_800, last: 20_810, name: None };
        let calendar = Calendar { seasons: vec![season], ..calendar(Weekday::Mon) };
        assert!(calendar.spans(20_810).contains(&Span::Season(3)));
        assert_eq!(calendar.spans(20_811).len(), KINDS - 1);
        assert_eq!(days(Span::Month(24_322), &calendar), Some((20_758, 20_787)));
    }
}
