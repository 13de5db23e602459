//! Quiet days on the clock: when a group rests ([`Rest`]), why, until when, and on which days nobody is cheered up.
//!
//! The Sabbath and the festivals of Israel last from 40 minutes before sunset in the city of the group's time zone until 50
//! minutes after the next (DOMAIN §B6); where no city is known or the sun does not set, from 15:30 until 21:00. All else
//! lasts from midnight to midnight, or as managers wrote it. Which days there are is data: `rest/days.tsv`; where the
//! cities are, `rest/cities.tsv`. Pure.

use std::{collections::HashMap, ops::Range, sync::LazyLock};

use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};
use chrono_tz::Tz;
use sunrise::{Coordinates, SolarDay, SolarEvent};

use super::{
    hebrew::{self, HebrewDay, HebrewMonth},
    recurrence::first_instant_at,
};
use crate::store::{
    chats::Chat,
    rest::{OwnDate, Rest, Window},
};

/// So long before sunset a Sabbath begins.
const BEFORE_SUNSET: TimeDelta = TimeDelta::minutes(40);
/// So long after sunset it is over.
const AFTER_SUNSET: TimeDelta = TimeDelta::minutes(50);
/// The same by the clock, where the sun is not known: minutes of the day.
const BEGINS: u16 = 15 * 60 + 30;
const ENDS: u16 = 21 * 60;
/// A sunset later than this after midnight is another day's.
const LATE_SUNSET: TimeDelta = TimeDelta::hours(6);
/// No group rests for longer; where it does, there is no time before or after.
const LONGEST: TimeDelta = TimeDelta::days(30);
/// The longest of a group's own hours, in days.
const WEEK: u64 = 7;
/// A Sabbath is over on the second date after it began, where the sun sets near midnight.
const REACHES: u64 = 2;
/// The zone whose country keeps its days of memory together, whatever its groups have chosen.
const AT_HOME: Tz = Tz::Asia__Jerusalem;

/// Why a group rests; shown as the message `rest-CODE`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// A holiday of a calendar, by its name in the data.
    Holiday(&'static str),
    /// The Sabbath.
    Shabbat,
    /// A date of the group's own.
    Date,
    /// Hours of its own.
    Hours,
    /// A whole day of the week.
    Weekday,
}

impl Why {
    /// As in the name of its message.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Holiday(name) => name,
            Self::Shabbat => "shabbat",
            Self::Date => "date",
            Self::Hours => "hours",
            Self::Weekday => "weekday",
        }
    }
}

/// A time of rest.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Span {
    time: Range<DateTime<Utc>>,
    why: Why,
}

/// Why the group rests at this instant; [`None`]: it does not.
#[must_use]
pub fn at(chat: &Chat, at: DateTime<Utc>) -> Option<Why> {
    Calendar::of(chat).at(at)
}

/// When the rest that holds at an instant began and will be over, with all that follow upon each other; [`None`]: it does
/// not rest, or seems to do nothing else.
#[must_use]
pub fn around(chat: &Chat, at: DateTime<Utc>) -> Option<Range<DateTime<Utc>>> {
    Calendar::of(chat).around(at)
}

/// When the next rest begins after `after`, if that is before `until`.
#[must_use]
pub fn next_begin(chat: &Chat, after: DateTime<Utc>, until: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let days = Calendar::of(chat);
    let first = local(after, chat.zone);
    let dates = first.iter_days().take_while(|date| *date <= local(until, chat.zone) + Days::new(1));
    let begins = dates.flat_map(|date| days.begun_on(date)).map(|span| span.time.start);
    begins.filter(|at| *at > after && *at <= until).min()
}

/// The day of mourning or memory an instant is in, by the message `rest-CODE`; [`None`]: none. Days of Israel count where
/// its holidays are kept, and in Israel; a group's own always.
#[must_use]
pub fn sombre(chat: &Chat, at: DateTime<Utc>) -> Option<&'static str> {
    let (date, rest) = (local(at, chat.zone), &chat.rest);
    let is_in = |at, date: NaiveDate| evenings(date, chat.zone).is_some_and(|time| time.contains(&at));
    let il = rest.il || chat.zone == AT_HOME;
    let of_israel =
        il.then(|| around_date(date).find_map(|date| of_calendar(IL, SOMBRE, date).filter(|_| is_in(at, date))));
    let of_russia = rest.ru.then(|| of_calendar(RU, SOMBRE, date));
    let own = rest.sombre.iter().any(|own| own.is(date)).then_some("sombre-date");
    of_israel.flatten().or(of_russia.flatten()).or(own)
}

/// What a group rests on, by its own calendar.
#[derive(Debug, Clone, Copy)]
pub struct Calendar {
    zone: Tz,
    weekdays: u8,
    rest: Rest,
}

impl Calendar {
    /// Those of a group.
    #[must_use]
    pub const fn of(chat: &Chat) -> Self {
        Self { zone: chat.zone, weekdays: chat.quiet_days, rest: chat.rest }
    }

    /// Whole days of the week alone.
    #[must_use]
    pub fn weekly(zone: Tz, weekdays: u8) -> Self {
        Self { zone, weekdays, rest: Rest::default() }
    }

    /// Why it rests at this instant.
    #[must_use]
    pub fn at(&self, at: DateTime<Utc>) -> Option<Why> {
        let date = local(at, self.zone);
        if !self.rest.is_some() {
            return self.is_quiet_weekday(date).then_some(Why::Weekday);
        }
        let spans = self.that_reach(date).filter(|span| span.time.contains(&at));
        // A festival tells more than a Saturday.
        spans.map(|span| span.why).min_by_key(|why| match why {
            Why::Holiday(_) => 0,
            Why::Shabbat => 1,
            Why::Date => 2,
            Why::Hours => 3,
            Why::Weekday => 4,
        })
    }

    fn around(&self, at: DateTime<Utc>) -> Option<Range<DateTime<Utc>>> {
        let spans =
            |at| self.that_reach(local(at, self.zone)).map(|span| span.time).filter(move |time| time.contains(&at));
        let mut whole = spans(at).next()?;
        loop {
            let before = whole.start - TimeDelta::seconds(1);
            let start = spans(before).map(|time| time.start).min().unwrap_or(whole.start);
            let end = spans(whole.end).map(|time| time.end).max().unwrap_or(whole.end);
            if (start, end) == (whole.start, whole.end) {
                return Some(whole);
            }
            if end - start > LONGEST {
                return None;
            }
            whole = start..end;
        }
    }

    /// The times of rest that may have something of a local date.
    fn that_reach(&self, date: NaiveDate) -> impl Iterator<Item = Span> + use<> {
        let this = *self;
        let back = move |days| date.checked_sub_days(Days::new(days));
        let longest = if self.rest.windows.is_empty() { REACHES } else { WEEK };
        let windows = (REACHES + 1..=longest).filter_map(back).flat_map(move |date| this.hours_from(date));
        windows.chain((0..=REACHES).rev().filter_map(back).flat_map(move |date| this.begun_on(date)))
    }

    fn hours_from(&self, date: NaiveDate) -> impl Iterator<Item = Span> + use<> {
        let (zone, windows) = (self.zone, self.rest.windows);
        let of_day: Vec<_> = windows.iter().filter(|window| window.from.0 == date.weekday()).collect();
        of_day
            .into_iter()
            .filter_map(move |window| hours(window, date, zone))
            .map(|time| Span { time, why: Why::Hours })
    }

    /// The times of rest that begin on a local date.
    fn begun_on(&self, date: NaiveDate) -> impl Iterator<Item = Span> + use<> {
        let mut spans = Vec::new();
        let zone = self.zone;
        let mut whole = |is: bool, why| spans.extend(day(date, zone).filter(|_| is).map(|time| Span { time, why }));
        whole(self.is_quiet_weekday(date), Why::Weekday);
        whole(self.rest.dates.iter().any(|own: OwnDate| own.is(date)), Why::Date);
        let of_russia = self.rest.ru.then(|| of_calendar(RU, REST, date)).flatten();
        whole(of_russia.is_some(), Why::Holiday(of_russia.unwrap_or_default()));
        spans.extend(self.hours_from(date));
        let Some(next) = date.succ_opt() else { return spans.into_iter() };
        let mut evening =
            |is: bool, why| spans.extend(evenings(next, zone).filter(|_| is).map(|time| Span { time, why }));
        evening(self.rest.shabbat && next.weekday() == Weekday::Sat, Why::Shabbat);
        let of_israel = self.rest.il.then(|| of_calendar(IL, REST, next)).flatten();
        evening(of_israel.is_some(), Why::Holiday(of_israel.unwrap_or_default()));
        spans.into_iter()
    }

    fn is_quiet_weekday(&self, date: NaiveDate) -> bool {
        self.weekdays & (1 << date.weekday().num_days_from_monday()) != 0
    }
}

/// From the evening before a date until its own.
fn evenings(date: NaiveDate, zone: Tz) -> Option<Range<DateTime<Utc>>> {
    let eve = date.pred_opt()?;
    let begins = sunset(eve, zone).map(|at| at - BEFORE_SUNSET).or_else(|| at_minute(eve, BEGINS, zone))?;
    let ends = sunset(date, zone).map(|at| at + AFTER_SUNSET).or_else(|| at_minute(date, ENDS, zone))?;
    Some(begins..ends)
}

/// When the sun sets on a local date in the city of a zone, to the minute; [`None`] where no city is known, or it does not.
#[must_use]
pub fn sunset(date: NaiveDate, zone: Tz) -> Option<DateTime<Utc>> {
    let (latitude, longitude) = *CITIES.get(zone.name())?;
    let place = Coordinates::new(latitude, longitude)?;
    // Some islands count a day that is not that of their longitude.
    let days = [Some(date), date.pred_opt(), date.succ_opt()].into_iter().flatten();
    let sets = days.filter_map(|day| SolarDay::new(place, day).event_time(SolarEvent::Sunset));
    let at = sets.into_iter().find(|at| local(*at - LATE_SUNSET, zone) == date)?;
    DateTime::from_timestamp(at.timestamp().div_euclid(60) * 60, 0)
}

/// From midnight to midnight.
fn day(date: NaiveDate, zone: Tz) -> Option<Range<DateTime<Utc>>> {
    Some(at_minute(date, 0, zone)?..at_minute(date.succ_opt()?, 0, zone)?)
}

/// A group's own hours that begin on this date.
fn hours(window: Window, date: NaiveDate, zone: Tz) -> Option<Range<DateTime<Utc>>> {
    let days = u64::from(window.until.0.days_since(window.from.0));
    // "Friday 14:00 to Friday 09:00" is nearly a week.
    let days = if days == 0 && window.until.1 <= window.from.1 { WEEK } else { days };
    Some(
        at_minute(date, window.from.1, zone)?
            ..at_minute(date.checked_add_days(Days::new(days))?, window.until.1, zone)?,
    )
}

fn at_minute(date: NaiveDate, minute: u16, zone: Tz) -> Option<DateTime<Utc>> {
    let time = NaiveTime::from_num_seconds_from_midnight_opt(u32::from(minute) * 60, 0)?;
    first_instant_at(date.and_time(time), zone)
}

fn local(at: DateTime<Utc>, zone: Tz) -> NaiveDate {
    at.with_timezone(&zone).date_naive()
}

fn around_date(date: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    [date.succ_opt(), Some(date), date.pred_opt()].into_iter().flatten()
}

/// Where the city of a zone is.
static CITIES: LazyLock<HashMap<&str, (f64, f64)>> = LazyLock::new(|| {
    let line = |line: &'static str| {
        let mut parts = line.split('\t');
        Some((parts.next()?, (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?)))
    };
    include_str!("rest/cities.tsv").lines().filter_map(line).collect()
});

const IL: &str = "il";
const RU: &str = "ru";
const REST: &str = "rest";
const SOMBRE: &str = "sombre";

/// What the days of the calendars are called, each in a message `rest-NAME`.
const NAMES: [&str; 17] = [
    "rosh-hashana",
    "yom-kippur",
    "sukkot",
    "simchat-torah",
    "pesach",
    "shavuot",
    "new-year",
    "defenders-day",
    "womens-day",
    "labour-day",
    "victory-day",
    "russia-day",
    "unity-day",
    "yom-hashoah",
    "yom-hazikaron",
    "tisha-bav",
    "memory-day",
];

/// A day of a calendar.
#[derive(Debug)]
struct Named {
    calendar: &'static str,
    what: &'static str,
    on: On,
    name: &'static str,
    /// When it falls on such a day, it is kept so many days later.
    shifts: Vec<(Weekday, i64)>,
}

#[derive(Debug)]
enum On {
    Hebrew(HebrewDay),
    Civil(OwnDate),
}

static CALENDARS: LazyLock<Vec<Named>> =
    LazyLock::new(|| include_str!("rest/days.tsv").lines().filter_map(Named::read).collect());

impl Named {
    fn read(line: &'static str) -> Option<Self> {
        let mut parts = line.split('\t');
        let (calendar, what, on, name) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let name = NAMES.into_iter().find(|known| *known == name)?;
        let on = match (on.split_once(' '), on.split_once('-')) {
            (Some((day, month)), _) => On::Hebrew(HebrewDay::new(HebrewMonth::from_code(month)?, day.parse().ok()?)?),
            (None, Some((month, day))) => On::Civil(OwnDate::new(None, month.parse().ok()?, day.parse().ok()?)?),
            (None, None) => return None,
        };
        let shift = |shift: &str| Some((shift.get(..3)?.parse().ok()?, shift.get(3..)?.parse().ok()?));
        let shifts = parts.next().unwrap_or_default().split(' ').filter_map(shift).collect();
        Some(Self { calendar, what, on, name, shifts })
    }

    /// Whether it is kept on a date.
    fn is_kept_on(&self, date: NaiveDate) -> bool {
        let is = |date: NaiveDate| match self.on {
            On::Hebrew(day) => hebrew::of(date).1 == day,
            On::Civil(day) => day.is(date),
        };
        let moves =
            |from: NaiveDate| self.shifts.iter().find(|(day, _)| *day == from.weekday()).map_or(0, |(_, by)| *by);
        let by = self.shifts.iter().map(|(_, by)| *by).chain([0]);
        by.filter_map(|by| date.checked_sub_signed(TimeDelta::days(by)).map(|from| (from, by)))
            .any(|(from, by)| moves(from) == by && is(from))
    }
}

fn of_calendar(calendar: &str, what: &str, date: NaiveDate) -> Option<&'static str> {
    let of = |named: &&Named| named.calendar == calendar && named.what == what;
    CALENDARS.iter().filter(of).find(|named| named.is_kept_on(date)).map(|named| named.name)
}

#[cfg(test)]
mod tests;
