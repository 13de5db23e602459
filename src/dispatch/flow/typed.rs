//! A day of the year as people type it: `24.12`, `24 December`, `24 декабря`, `24 בדצמבר`. A year is not asked for, and left
//! away.

use crate::{
    schedule::{
        grammar::{self, Context},
        recurrence::{Rule, YearDay},
    },
    words::clean_line,
};

/// With these before it the grammar of schedules takes a day for one of every year.
const EVERY_YEAR: [&str; 3] = ["yearly on", "каждый год", "כל שנה ב-"];
/// A time of day, which that grammar wants.
const SOME_TIME: &str = "10:00";

/// Reads a day; [`None`] if it is none.
pub fn day(typed: &str, context: &Context) -> Option<YearDay> {
    let typed = clean_line(typed);
    in_numbers(&typed).or_else(|| EVERY_YEAR.iter().find_map(|before| in_words(&format!("{before} {typed}"), context)))
}

fn in_words(typed: &str, context: &Context) -> Option<YearDay> {
    let typed = format!("{typed} {SOME_TIME}");
    let read = grammar::parse(&typed, context).ok().filter(|read| read.rest.is_empty())?;
    match read.recurrence.rule {
        Rule::Yearly { on } => Some(on),
        _ => None,
    }
}

/// The day first, unless there is no such month.
fn in_numbers(typed: &str) -> Option<YearDay> {
    let parts = typed.trim_end_matches('.').split(['.', '/', '-', ' ']).map(|part| part.parse::<u16>().ok());
    let parts: Vec<u16> = parts.collect::<Option<_>>()?;
    let [one, other] = *parts.get(..2).filter(|_| parts.len() <= 3)? else { return None };
    let (one, other) = (u8::try_from(one).ok()?, u8::try_from(other).ok()?);
    YearDay::new(other, one).or_else(|_| YearDay::new(one, other)).ok()
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use proptest::prelude::*;

    use super::*;
    use crate::schedule::recurrence::DaySet;

    fn read(typed: &str) -> Option<(u8, u8)> {
        let now = DateTime::from_timestamp(1_794_816_000, 0).unwrap();
        let context = Context { now, tz: chrono_tz::UTC, workdays: DaySet::MONDAY_TO_FRIDAY };
        day(typed, &context).map(|day| (day.day(), day.month()))
    }

    #[test]
    fn a_day_is_read_as_people_write_it() {
        for typed in [
            "24.12",
            "24.12.",
            "24/12",
            "24-12",
            "24 12",
            "24.12.1990",
            "12/24",
            "24 December",
            "24 декабря",
            "24 בדצמבר",
        ] {
            assert_eq!(read(typed), Some((24, 12)), "{typed}");
        }
        assert_eq!(read("29.2"), Some((29, 2)), "there is one every four years");
        for typed in ["", "soon", "30.2", "31.4", "0.1", "13.13", "24", "24.12.1990.5", "monday", "every year"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_day_or_none(text in crate::hostile::text()) {
            let _ = read(&text);
        }

        #[test]
        fn every_day_of_a_leap_year_is_read(n in 0..366_i64) {
            use chrono::Datelike as _;
            let date = chrono::NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + chrono::TimeDelta::days(n);
            let is = (u8::try_from(date.day()).unwrap(), u8::try_from(date.month()).unwrap());
            prop_assert_eq!(read(&date.format("%d.%m").to_string()), Some(is));
        }
    }
}
