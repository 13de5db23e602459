//! When a touchpoint repeats: a local rule and a local time, turned into instants one at a time.
//!
//! People see it as "every 2 weeks on Sunday at 18:00". Stored is the rule as it was said, never an
//! instant, so that a change of clocks or of zone keeps 18:00 at 18:00 (DESIGN I10, DOMAIN §B1, §B2).
//!
//! An occurrence is **the first instant at which the local clock reads the asked time or later**. In
//! one sentence this is the whole policy for changing clocks: a time that a clock change skips
//! happens at the first instant after the gap, a time that comes twice happens the first time only.
//! A date that a zone skipped altogether (Samoa, 30 December 2011) moves to the first instant after
//! it, unless the rule asks for that following date anyway.

mod cron;

use std::num::NonZeroU32;

pub use cron::CronDates;

use chrono::{
    DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc, Weekday,
};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// Days of the week in the order they are written down.
const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// Years in which occurrences are computed; outside them the answer is "never".
const YEARS: std::ops::RangeInclusive<i32> = 1..=9990;

/// Farther than this no zone is from UTC, in hours.
const WIDEST_OFFSET_HOURS: i64 = 26;

/// A rule and the local time of day it happens at. Its JSON is flat and readable:
/// `{"repeat":"weekly","every":2,"days":["Sun"],"anchor":"2026-11-22","time":"18:00"}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recurrence {
    /// On which dates.
    #[serde(flatten)]
    pub rule: Rule,
    /// At what local time, to the minute.
    #[serde(with = "hour_minute")]
    pub time: NaiveTime,
}

/// On which local dates something happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "repeat", rename_all = "snake_case")]
pub enum Rule {
    /// Every day.
    Daily,
    /// Every n-th day, counted from `anchor` in both directions.
    Days {
        /// 2 is every other day.
        every: NonZeroU32,
        /// A day that counts; normally the date of the first occurrence.
        anchor: NaiveDate,
    },
    /// Some days of every n-th week. Weeks are blocks of seven days counted from `anchor` (in both
    /// directions), so no language's idea of a week's first day matters.
    Weekly {
        /// 1 is every week, 2 every other week.
        every: NonZeroU32,
        /// Which days.
        days: DaySet,
        /// The first day of a week that counts; normally the date of the first occurrence.
        anchor: NaiveDate,
    },
    /// In every month.
    Monthly {
        /// On which day or days of it.
        on: MonthDay,
    },
    /// In every n-th month, counted from the month of `anchor` in both directions.
    Months {
        /// 2 is every other month.
        every: NonZeroU32,
        /// On which day or days of it.
        on: MonthDay,
        /// A day in a month that counts; normally the date of the first occurrence.
        anchor: NaiveDate,
    },
    /// Once a year.
    Yearly {
        /// Which day of it.
        #[serde(flatten)]
        on: YearDay,
    },
    /// A single time.
    Once {
        /// The local date.
        date: NaiveDate,
    },
    /// Any day on which the group is unusually quiet ([`super::quiet`]); the time says nothing.
    Quiet,
    /// On the dates that a cron line names; the minute and the hour it begins with are the time.
    Cron {
        /// Its last three fields.
        dates: CronDates,
    },
}

/// A day of a month, or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MonthDay {
    /// A date, moved to the month's last day where the month is shorter (DOMAIN §B1 `clamp`).
    Day(DayOfMonth),
    /// Several dates, each moved to the month's last day where the month is shorter; two that meet
    /// there are one.
    Days(MonthDays),
    /// Every date with an even number.
    Even,
    /// Every date with an odd number.
    Odd,
    /// The last day.
    Last,
    /// The k-th such weekday. A month without a fifth one is left out: who asks for a fifth Monday
    /// asks for the months that have it; "every month" is said with [`MonthDay::LastWeekday`].
    Nth {
        /// Which one.
        k: Ordinal,
        /// Of which weekday.
        weekday: Weekday,
    },
    /// The last such weekday.
    LastWeekday(Weekday),
    /// Several of such a weekday: the first and the third.
    Places {
        /// Which ones.
        places: Places,
        /// Of which weekday.
        weekday: Weekday,
    },
    /// The first day that is one of these: the first working day.
    FirstOf(DaySet),
    /// The last day that is one of these.
    LastOf(DaySet),
}

/// A number from 1 to 31.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct DayOfMonth(u8);

/// A number from 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Ordinal(u8);

/// Dates of a month, at least two of them; the 31st stands for the last day as well.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<u8>", into = "Vec<u8>")]
pub struct MonthDays(u32);

/// Places of a weekday in a month, at least two of them. In JSON the last is -1.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<i8>", into = "Vec<i8>")]
pub struct Places(u8);

/// A day of a year that exists at least in leap years. 29 February is kept on the 28th in the
/// others (DOMAIN §B6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RawYearDay", into = "RawYearDay")]
pub struct YearDay {
    month: u8,
    day: u8,
}

#[derive(Serialize, Deserialize)]
struct RawYearDay {
    month: u8,
    day: u8,
}

/// A set of weekdays with at least one in it.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Weekday>", into = "Vec<Weekday>")]
pub struct DaySet(u8);

/// A number or a set that no rule can hold, as found in stored JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a valid {0}")]
pub struct Invalid(&'static str);

impl Recurrence {
    /// The first occurrence strictly after an instant; `None` when there is none any more (a single
    /// one that has been, or a year past 9990).
    pub fn next_after(&self, after: DateTime<Utc>, tz: Tz) -> Option<DateTime<Utc>> {
        if !YEARS.contains(&after.year()) {
            return None;
        }
        // Every date before this one has had its occurrence: the local clock already read later.
        let mut from = after.with_timezone(&tz).date_naive();
        // Today's may be over and the next date may not exist: four tries are more than enough.
        for _ in 0..4 {
            let date = self.rule.first_date_from(from)?;
            let instant = first_instant_at(date.and_time(self.time), tz)?;
            if instant > after && !self.rule.covers_elsewhere(date, tz) {
                return Some(instant);
            }
            from = date.succ_opt()?;
        }
        None
    }

    /// The next `n` occurrences, fewer when the rule ends.
    pub fn next_n(&self, after: DateTime<Utc>, tz: Tz, n: usize) -> Vec<DateTime<Utc>> {
        std::iter::successors(self.next_after(after, tz), |last| self.next_after(*last, tz)).take(n).collect()
    }
}

/// A quarter, in months.
pub const QUARTER: u32 = 3;

impl Rule {
    /// Whether it comes once in each quarter of the calendar as people mean it: on a day counted from the beginning in
    /// January, April, July and October, on the last day in March, June, September and December.
    pub fn is_quarterly(&self) -> bool {
        match *self {
            Self::Months { every, on, anchor } => {
                every.get() == QUARTER && anchor.month0() % QUARTER == on.in_quarter()
            }
            _ => false,
        }
    }

    /// The first date on or after `from` that the rule names.
    fn first_date_from(&self, from: NaiveDate) -> Option<NaiveDate> {
        match *self {
            Self::Daily | Self::Quiet => Some(from),
            Self::Days { every, anchor } => first_of_days(every, anchor, from),
            Self::Weekly { every, days, anchor } => first_weekly(every, days, anchor, from),
            Self::Monthly { on } => first_monthly(on, from),
            Self::Months { every, on, anchor } => first_of_months(every, on, anchor, from),
            Self::Yearly { on } => first_yearly(on, from),
            Self::Once { date } => (date >= from).then_some(date),
            Self::Cron { dates } => dates.first_from(from),
        }
    }

    /// Whether this date does not exist in the zone and the date after it is one of the rule's own.
    fn covers_elsewhere(&self, date: NaiveDate, tz: Tz) -> bool {
        let Some(start) = first_instant_at(date.and_time(NaiveTime::MIN), tz) else {
            return false;
        };
        let landed = start.with_timezone(&tz).date_naive();
        landed != date && self.first_date_from(landed) == Some(landed)
    }
}

fn first_weekly(every: NonZeroU32, days: DaySet, anchor: NaiveDate, from: NaiveDate) -> Option<NaiveDate> {
    let every = i64::from(every.get());
    let week = (from - anchor).num_days().div_euclid(7);
    let this_cycle = week.div_euclid(every) * every;
    [this_cycle, this_cycle + every].into_iter().find_map(|w| {
        let start = anchor.checked_add_signed(TimeDelta::try_days(w.checked_mul(7)?)?)?;
        start.iter_days().take(7).find(|date| *date >= from && days.contains(date.weekday()))
    })
}

fn first_of_days(every: NonZeroU32, anchor: NaiveDate, from: NaiveDate) -> Option<NaiveDate> {
    let since = (from - anchor).num_days().rem_euclid(i64::from(every.get()));
    let ahead = (i64::from(every.get()) - since).rem_euclid(i64::from(every.get()));
    from.checked_add_signed(TimeDelta::try_days(ahead)?)
}

fn first_monthly(on: MonthDay, from: NaiveDate) -> Option<NaiveDate> {
    let first = from.with_day(1)?;
    // A fifth weekday is never missing from more than a few months in a row.
    (0..12).find_map(|ahead| on.first_in_month(first.checked_add_months(Months::new(ahead))?, from))
}

fn first_of_months(every: NonZeroU32, on: MonthDay, anchor: NaiveDate, from: NaiveDate) -> Option<NaiveDate> {
    let month = |date: NaiveDate| i64::from(date.year()) * 12 + i64::from(date.month0());
    let every = i64::from(every.get());
    let since = (month(from) - month(anchor)).rem_euclid(every);
    let ahead = (every - since).rem_euclid(every);
    let first = from.with_day(1)?;
    // A fifth weekday may be missing from the same month for many years.
    (0..40).find_map(|cycle| {
        let ahead = u32::try_from(every.checked_mul(cycle)?.checked_add(ahead)?).ok()?;
        on.first_in_month(first.checked_add_months(Months::new(ahead))?, from)
    })
}

impl MonthDay {
    /// In which month of a quarter it is meant, from 0.
    pub const fn in_quarter(self) -> u32 {
        match self {
            Self::Last | Self::LastWeekday(_) | Self::LastOf(_) => QUARTER - 1,
            _ => 0,
        }
    }

    /// The first day the rule names on or after `from` in the month that begins on `first`.
    fn first_in_month(self, first: NaiveDate, from: NaiveDate) -> Option<NaiveDate> {
        let last = first.checked_add_months(Months::new(1))?.pred_opt()?;
        let clamped = |day: u8| first.with_day(u32::from(day).min(last.day()));
        let all = || first.iter_days().take_while(|date| *date <= last);
        let nth = |k: u8, weekday: Weekday| {
            let to_first = weekday.days_since(first.weekday());
            first.with_day(1 + to_first + 7 * (u32::from(k) - 1))
        };
        let last_such = |day: Weekday| last.checked_sub_days(Days::new(u64::from(last.weekday().days_since(day))));
        let date = match self {
            Self::Day(day) => clamped(day.get()),
            Self::Days(days) => days.iter().filter_map(clamped).find(|date| *date >= from),
            Self::Even => all().find(|date| date.day() % 2 == 0 && *date >= from),
            Self::Odd => all().find(|date| date.day() % 2 == 1 && *date >= from),
            Self::Last => Some(last),
            Self::Nth { k, weekday } => nth(k.get(), weekday),
            Self::LastWeekday(weekday) => last_such(weekday),
            Self::Places { places, weekday } => {
                let counted = places.counted().filter_map(|k| nth(k, weekday));
                let last = places.with_last().then(|| last_such(weekday)).flatten();
                counted.chain(last).filter(|date| *date >= from).min()
            }
            Self::FirstOf(days) => all().find(|date| days.contains(date.weekday())),
            Self::LastOf(days) => days.iter().filter_map(last_such).max(),
        };
        date.filter(|date| *date >= from)
    }
}

fn first_yearly(on: YearDay, from: NaiveDate) -> Option<NaiveDate> {
    [from.year(), from.year() + 1].into_iter().find_map(|year| on.in_year(year).filter(|date| *date >= from))
}

/// The first instant at which the zone's clock reads `local` or later.
pub fn first_instant_at(local: NaiveDateTime, tz: Tz) -> Option<DateTime<Utc>> {
    if let Some(instant) = tz.from_local_datetime(&local).earliest() {
        return Some(instant.with_timezone(&Utc));
    }
    // In a gap. Halve the surrounding days down to the second the clock jumped over it.
    let mut before = local.and_utc().timestamp() - WIDEST_OFFSET_HOURS * 3600;
    let mut reached = local.and_utc().timestamp() + WIDEST_OFFSET_HOURS * 3600;
    while reached - before > 1 {
        let middle = before + (reached - before) / 2;
        let instant = DateTime::from_timestamp(middle, 0)?;
        if instant.with_timezone(&tz).naive_local() >= local {
            reached = middle;
        } else {
            before = middle;
        }
    }
    DateTime::from_timestamp(reached, 0)
}

impl DayOfMonth {
    /// The number itself.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for DayOfMonth {
    type Error = Invalid;
    fn try_from(day: u8) -> Result<Self, Invalid> {
        if (1..=31).contains(&day) { Ok(Self(day)) } else { Err(Invalid("day of a month")) }
    }
}

impl From<DayOfMonth> for u8 {
    fn from(day: DayOfMonth) -> Self {
        day.0
    }
}

impl Ordinal {
    /// The number itself.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Ordinal {
    type Error = Invalid;
    fn try_from(k: u8) -> Result<Self, Invalid> {
        if (1..=5).contains(&k) { Ok(Self(k)) } else { Err(Invalid("place in a month")) }
    }
}

impl From<Ordinal> for u8 {
    fn from(k: Ordinal) -> Self {
        k.0
    }
}

impl MonthDays {
    /// The dates given; [`None`] unless there are two of them from 1 to 31.
    pub fn new(days: impl IntoIterator<Item = u8>) -> Option<Self> {
        let bits = days.into_iter().try_fold(0_u32, |bits, day| {
            let day = DayOfMonth::try_from(day).ok()?;
            Some(bits | 1 << day.get())
        })?;
        (bits.count_ones() > 1).then_some(Self(bits))
    }

    /// The dates, the smallest first.
    pub fn iter(self) -> impl Iterator<Item = u8> {
        (1..=31).filter(move |day| self.0 & 1 << day != 0)
    }
}

impl TryFrom<Vec<u8>> for MonthDays {
    type Error = Invalid;
    fn try_from(days: Vec<u8>) -> Result<Self, Invalid> {
        Self::new(days).ok_or(Invalid("set of dates"))
    }
}

impl From<MonthDays> for Vec<u8> {
    fn from(days: MonthDays) -> Self {
        days.iter().collect()
    }
}

impl std::fmt::Debug for MonthDays {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl Places {
    /// The places given, the last being -1; [`None`] unless there are two of them.
    pub fn new(places: impl IntoIterator<Item = i8>) -> Option<Self> {
        let bits = places.into_iter().try_fold(0_u8, |bits, place| match place {
            -1 => Some(bits | 1),
            1..=5 => Some(bits | 1 << place),
            _ => None,
        })?;
        (bits.count_ones() > 1).then_some(Self(bits))
    }

    /// Those counted from the month's beginning, 1 to 5.
    pub fn counted(self) -> impl Iterator<Item = u8> {
        (1..=5).filter(move |place| self.0 & 1 << place != 0)
    }

    /// Whether the last is among them.
    pub fn with_last(self) -> bool {
        self.0 & 1 != 0
    }
}

impl TryFrom<Vec<i8>> for Places {
    type Error = Invalid;
    fn try_from(places: Vec<i8>) -> Result<Self, Invalid> {
        Self::new(places).ok_or(Invalid("set of places in a month"))
    }
}

impl From<Places> for Vec<i8> {
    fn from(places: Places) -> Self {
        let counted = places.counted().map(|place| i8::try_from(place).unwrap_or(i8::MAX));
        counted.chain(places.with_last().then_some(-1)).collect()
    }
}

impl std::fmt::Debug for Places {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(Vec::<i8>::from(*self)).finish()
    }
}

impl YearDay {
    /// 1 January.
    pub const FIRST: Self = Self { month: 1, day: 1 };

    /// A day of a month, 1 to 12.
    ///
    /// # Errors
    /// When no year has such a day: 30 February, 31 April, month 13.
    pub fn new(month: u8, day: u8) -> Result<Self, Invalid> {
        let in_a_leap_year = NaiveDate::from_ymd_opt(2000, u32::from(month), u32::from(day));
        match in_a_leap_year {
            Some(_) => Ok(Self { month, day }),
            None => Err(Invalid("day of a year")),
        }
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// This day in a year; 29 February becomes the 28th where there is none.
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        let date = |day: u8| NaiveDate::from_ymd_opt(year, u32::from(self.month), u32::from(day));
        date(self.day).or_else(|| date(self.day - 1))
    }
}

impl TryFrom<RawYearDay> for YearDay {
    type Error = Invalid;
    fn try_from(raw: RawYearDay) -> Result<Self, Invalid> {
        Self::new(raw.month, raw.day)
    }
}

impl From<YearDay> for RawYearDay {
    fn from(YearDay { month, day }: YearDay) -> Self {
        Self { month, day }
    }
}

impl DaySet {
    /// The working week in Israel (DOMAIN §B6).
    pub const SUNDAY_TO_THURSDAY: Self = Self(0b100_1111);
    /// The working week in most other places.
    pub const MONDAY_TO_FRIDAY: Self = Self(0b001_1111);

    /// The days given; `None` when there are none.
    pub fn new(days: impl IntoIterator<Item = Weekday>) -> Option<Self> {
        let bits = days.into_iter().fold(0, |bits, day| bits | bit(day));
        (bits != 0).then_some(Self(bits))
    }

    /// The days that are not in it; [`None`] when it has all seven.
    pub fn others(self) -> Option<Self> {
        Self::new(WEEK.into_iter().filter(|day| !self.contains(*day)))
    }

    /// This set without another's days; [`None`] when nothing is left.
    pub fn without(self, others: Self) -> Option<Self> {
        Self::new(self.iter().filter(|day| !others.contains(*day)))
    }

    /// This set and one day more.
    #[must_use]
    pub fn with(self, day: Weekday) -> Self {
        Self(self.0 | bit(day))
    }

    /// Whether the day is in the set.
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & bit(day) != 0
    }

    /// The days, Monday first.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        WEEK.into_iter().filter(move |day| self.contains(*day))
    }
}

fn bit(day: Weekday) -> u8 {
    1 << day.num_days_from_monday()
}

impl From<Weekday> for DaySet {
    fn from(day: Weekday) -> Self {
        Self(bit(day))
    }
}

impl TryFrom<Vec<Weekday>> for DaySet {
    type Error = Invalid;
    fn try_from(days: Vec<Weekday>) -> Result<Self, Invalid> {
        Self::new(days).ok_or(Invalid("set of days"))
    }
}

impl From<DaySet> for Vec<Weekday> {
    fn from(days: DaySet) -> Self {
        days.iter().collect()
    }
}

impl std::fmt::Debug for DaySet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// `"18:00"` in JSON.
mod hour_minute {
    use chrono::NaiveTime;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    const FORMAT: &str = "%H:%M";

    pub fn serialize<S: Serializer>(time: &NaiveTime, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&time.format(FORMAT))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveTime, D::Error> {
        let text = String::deserialize(from)?;
        NaiveTime::parse_from_str(&text, FORMAT).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests;
