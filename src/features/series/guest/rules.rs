//! When a guest is announced and when the questions are posted. Pure.

use chrono::{DateTime, TimeDelta, Timelike as _, Utc};
use chrono_tz::Tz;

use super::super::rules::{Kind, plan as of_series};
use crate::schedule::{
    posts::{Plan, State as Standing},
    recurrence::{Recurrence, Rule},
};

/// An announcement is a post of its own: its number is that of the series, and this.
const ANNOUNCES: i64 = 1 << 40;
/// A guest is announced so long before,
const BEFORE: TimeDelta = TimeDelta::days(3);
/// or, where that has passed, so long after she was set up.
const AT_ONCE: TimeDelta = TimeDelta::minutes(2);
/// What is announced later than this before the time finds nobody.
const TIME_TO_ASK: TimeDelta = TimeDelta::minutes(30);
/// So many questions are posted.
pub const MOST: usize = 10;

/// The number of a series' announcement.
#[must_use]
pub const fn announcement_of(series: i64) -> i64 {
    series | ANNOUNCES
}

/// The series whose announcement has that number; [`None`]: it is none.
#[must_use]
pub const fn announced(number: i64) -> Option<i64> {
    if number & ANNOUNCES == 0 { None } else { Some(number & !ANNOUNCES) }
}

/// The series a post is of, be it its announcement or not.
#[must_use]
pub const fn series_of(number: i64) -> i64 {
    number & !ANNOUNCES
}

/// The plan of the questions. A manager has named the hour, and a guest is there: it comes whatever else was posted that day,
/// and as long as the guest is there.
#[must_use]
pub fn questions(series: i64, rule: Recurrence, minutes: i64, state: Standing) -> Plan {
    let grace = TimeDelta::try_minutes(minutes).unwrap_or_default();
    Plan { grace, above_limits: true, ..of_series(series, Kind::Guest, rule, state) }
}

/// The plan of the announcement; [`None`]: there is no time for one.
#[must_use]
pub fn announcement(
    series: i64,
    rule: Recurrence,
    (added_at, zone): (DateTime<Utc>, Tz),
    state: Standing,
) -> Option<Plan> {
    let Rule::Once { date } = rule.rule else { return None };
    let begins = date.and_time(rule.time);
    let soonest = (added_at.with_timezone(&zone).naive_local() + AT_ONCE).with_second(0)?.with_nanosecond(0)?;
    let at = soonest.max(begins - BEFORE);
    let grace = begins - at - TIME_TO_ASK;
    let recurrence = Recurrence { rule: Rule::Once { date: at.date() }, time: at.time() };
    let plan = of_series(announcement_of(series), Kind::Guest, recurrence, state);
    (grace >= TimeDelta::zero()).then_some(Plan { grace, other_days: true, ..plan })
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveTime};
    use chrono_tz::Asia::Jerusalem;

    use super::*;

    #[test]
    fn it_is_announced_three_days_before_or_at_once_or_not_at_all() {
        let rule = Recurrence {
            rule: Rule::Once { date: NaiveDate::from_ymd_opt(2026, 11, 26).unwrap() },
            time: NaiveTime::from_hms_opt(19, 0, 0).unwrap(),
        };
        let comes = |added_at: &str| {
            let plan = announcement(7, rule, (added_at.parse().unwrap(), Jerusalem), Standing::default())?;
            assert_eq!((announced(plan.id), series_of(plan.id), announced(7)), (Some(7), 7, None));
            Some(plan.recurrence.next_after("2026-11-01T00:00:00Z".parse().unwrap(), Jerusalem)?.to_rfc3339())
        };
        assert_eq!(comes("2026-11-16T12:00:00Z").as_deref(), Some("2026-11-23T17:00:00+00:00"));
        assert_eq!(comes("2026-11-26T10:00:30Z").as_deref(), Some("2026-11-26T10:02:00+00:00"));
        assert_eq!(comes("2026-11-26T16:40:00Z"), None);
    }
}
