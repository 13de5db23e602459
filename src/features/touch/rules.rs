//! When a week begins, and how many people it is about. Pure.

use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};
use chrono_tz::Tz;

use crate::schedule::recurrence::first_instant_at;

/// So many people wait to be addressed at a time.
pub const A_TIME: usize = 3;
/// Put off, somebody waits again after this.
pub const A_WEEK: TimeDelta = TimeDelta::days(7);
/// Nobody is shown again within this time.
pub const APART: TimeDelta = TimeDelta::days(60);
/// Nobody is shown within this time of joining.
pub const FIRST_WEEK: TimeDelta = TimeDelta::days(7);
/// Who was addressed within this time is not alone.
pub const LATELY: TimeDelta = TimeDelta::days(14);
/// At this hour of its first day a week begins.
const HOUR: u32 = 9;

/// The beginning of a day, in seconds: no finer is it kept who spoke when.
#[must_use]
pub fn day(at: DateTime<Utc>) -> i64 {
    at.timestamp().div_euclid(86_400) * 86_400
}

/// When the week after `now` begins.
#[must_use]
pub fn next_week(now: DateTime<Utc>, zone: Tz, start: Weekday) -> DateTime<Utc> {
    let today = now.with_timezone(&zone).date_naive();
    let first = today + Days::new(u64::from(start.days_since(today.weekday())));
    let time = NaiveTime::from_hms_opt(HOUR, 0, 0).unwrap_or_default();
    let at = |date: NaiveDate| first_instant_at(date.and_time(time), zone);
    [first, first + Days::new(7)].into_iter().filter_map(at).find(|at| *at > now).unwrap_or(now + A_WEEK)
}

/// How many whole weeks before `today` a day was, counted from 1970-01-01.
#[must_use]
pub fn weeks_since(day: i64, today: NaiveDate) -> i64 {
    (today.signed_duration_since(NaiveDate::default()).num_days() - day).max(0) / 7
}

#[cfg(test)]
mod tests {
    use chrono_tz::Asia::Jerusalem;

    use super::*;

    #[test]
    fn a_week_begins_on_its_first_morning() {
        // Monday 16 November 2026, 10:00 in Jerusalem.
        let now = DateTime::from_timestamp(1_794_816_000, 0).unwrap();
        let at = |start| next_week(now, Jerusalem, start).with_timezone(&Jerusalem).format("%d %H:%M").to_string();
        assert_eq!(at(Weekday::Sun), "22 09:00");
        assert_eq!(at(Weekday::Mon), "23 09:00", "this one has begun");
        assert_eq!(at(Weekday::Tue), "17 09:00");
        assert_eq!(weeks_since(20_000, NaiveDate::default() + Days::new(20_022)), 3);
    }
}
