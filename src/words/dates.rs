//! Dates and times as people say them; the names of days and months are in `locales/*/dates.ftl`.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Utc, Weekday};
use chrono_tz::Tz;

use super::{Line, line};

/// "Monday", "יום שני", «понедельник».
#[must_use]
pub fn weekday_name(day: Weekday) -> Line {
    line("weekday").plain("day", weekday_code(day))
}

/// "March", "מרץ", «март».
#[must_use]
pub fn month_name(month: u32) -> Line {
    line("month").num("month", i64::from(month))
}

/// `09:30`; twenty-four hours in every language.
#[must_use]
pub fn clock_time(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// "21 November 2026".
#[must_use]
pub fn long_date(date: NaiveDate) -> Line {
    line("date-long")
        .num("day", i64::from(date.day()))
        .num("month", i64::from(date.month()))
        .plain("year", &date.year().to_string())
}

/// "21 November".
#[must_use]
pub fn day_of_year(day: u32, month: u32) -> Line {
    line("date-day").num("day", i64::from(day)).num("month", i64::from(month))
}

/// "Monday 23 November, 10:00" in the chat's zone; the year is named when it is not the present one.
#[must_use]
pub fn day_and_time(at: DateTime<Utc>, zone: Tz, now: DateTime<Utc>) -> Line {
    let local = at.with_timezone(&zone);
    let same_year = local.year() == now.with_timezone(&zone).year();
    line("date-day-time")
        .line("weekday", weekday_name(local.weekday()))
        .num("day", i64::from(local.day()))
        .num("month", i64::from(local.month()))
        .plain("year", &local.year().to_string())
        .plain("year-shown", if same_year { "no" } else { "yes" })
        .plain("time", &clock_time(local.time()))
}

/// A time that each reader's app shows by her own clock and in her own way; `shown` is what others show.
#[must_use]
pub fn own_time(at: DateTime<Utc>, shown: Line) -> Line {
    // The day of the week, the date in words, the time.
    let open = format!("<tg-time unix=\"{}\" format=\"wDt\">", at.timestamp());
    line("date-own-time").html("open", open).line("shown", shown).html("close", "</tg-time>".to_owned())
}

/// As the messages select by it.
#[must_use]
pub const fn weekday_code(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "mon",
        Weekday::Tue => "tue",
        Weekday::Wed => "wed",
        Weekday::Thu => "thu",
        Weekday::Fri => "fri",
        Weekday::Sat => "sat",
        Weekday::Sun => "sun",
    }
}
