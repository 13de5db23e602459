//! The nearest complete schedule to one that was not understood.

use std::num::NonZeroU32;

use chrono::{Datelike, Days, NaiveTime, Weekday};

use super::{
    Context, Problem, Repeat,
    draft::{Draft, today},
    parser::{Known, nearest_day, nearest_month},
    words::Part,
};
use crate::schedule::recurrence::{DaySet, MonthDay, Ordinal, QUARTER, Recurrence, Rule, YearDay};

/// Where no time was said.
const TEN_O_CLOCK: NaiveTime = match NaiveTime::from_hms_opt(10, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

pub(super) fn suggestion(problem: &Problem, known: &Known, context: &Context) -> Recurrence {
    let time = known.time.or(known.part.and_then(usual)).unwrap_or(TEN_O_CLOCK);
    let draft = match (problem, known.draft) {
        (
            Problem::MissingTime
            | Problem::BadTime(_)
            | Problem::NotUnderstood(_)
            | Problem::Unsupported(_)
            | Problem::Two(_)
            | Problem::TooOften(_)
            | Problem::WhichDays(_)
            | Problem::TwoMeanings(..)
            | Problem::BadCron(_),
            Some(draft),
        ) => draft,
        _ => draft(problem, known, context),
    };
    // Only a single time can be past, and then tomorrow is not.
    let time = if let Draft::At(at) = draft { at.time() } else { time };
    draft.settle(time, context).unwrap_or(Recurrence { rule: Rule::Once { date: tomorrow(context) }, time })
}

/// The hour people mean by a part of the day, where they say none.
fn usual(part: Part) -> Option<NaiveTime> {
    let hour = match part {
        Part::Am | Part::Morning => 9,
        Part::Pm | Part::Afternoon => 15,
        Part::Evening => 19,
        Part::Night => 22,
    };
    NaiveTime::from_hms_opt(hour, 0, 0)
}

fn draft(problem: &Problem, known: &Known, context: &Context) -> Draft {
    let meant = match problem {
        Problem::UnknownDay(word) => nearest_day(word),
        _ => None,
    };
    let days = match (known.days, meant) {
        (Some(days), Some(day)) => Some(days.with(day)),
        (days, meant) => days.or(meant.map(DaySet::from)),
    };
    match known.repeat {
        // "Twice a day on Mondays": on Mondays.
        Some(Repeat::Day) if days.is_some() => weeks(1, days, context),
        Some(Repeat::Day) => Draft::Rule(Rule::Daily),
        Some(Repeat::Days(every)) => match NonZeroU32::new(every.clamp(1, super::MOST_DAYS)) {
            Some(every) if every.get() > 1 => Draft::Days { every },
            _ => Draft::Rule(Rule::Daily),
        },
        Some(Repeat::Months(every)) => {
            let on = month_day(problem, days);
            match NonZeroU32::new(every.clamp(1, super::MOST_MONTHS)) {
                Some(every) if every.get() > 1 => Draft::Months { every, on, is_quarter: every.get() == QUARTER },
                _ => Draft::Rule(Rule::Monthly { on }),
            }
        }
        Some(Repeat::Weeks(every)) => weeks(every, days, context),
        Some(Repeat::Month) => Draft::Rule(Rule::Monthly { on: month_day(problem, days) }),
        Some(Repeat::Year) => Draft::Rule(Rule::Yearly { on: year_day(problem, known) }),
        Some(Repeat::Once) => once(problem, known, context),
        None if known.month.is_some() => once(problem, known, context),
        None => weeks(1, days, context),
    }
}

fn weeks(every: u32, days: Option<DaySet>, context: &Context) -> Draft {
    let every = every.clamp(1, super::MOST_WEEKS);
    Draft::Weeks {
        every: NonZeroU32::new(every).unwrap_or(NonZeroU32::MIN),
        days: days.unwrap_or_else(|| first_workday(context).into()),
    }
}

fn first_workday(context: &Context) -> Weekday {
    if context.workdays.contains(Weekday::Sun) {
        Weekday::Sun
    } else {
        context.workdays.iter().next().unwrap_or(Weekday::Mon)
    }
}

fn month_day(problem: &Problem, days: Option<DaySet>) -> MonthDay {
    let weekday = days.and_then(|days| days.iter().next());
    match (problem, weekday, Ordinal::try_from(1)) {
        (Problem::DayOutOfRange(_), _, _) => MonthDay::Last,
        (_, Some(weekday), Ok(k)) => MonthDay::Nth { k, weekday },
        _ => MonthDay::Last,
    }
}

fn year_day(problem: &Problem, known: &Known) -> YearDay {
    let meant = match problem {
        Problem::UnknownMonth(word) => nearest_month(word),
        _ => None,
    };
    let month = known.month.or(meant).unwrap_or(12);
    let day = known.day.unwrap_or(1).max(1);
    let possible = (1..=day.min(31)).rev().find_map(|d| YearDay::new(month, d).ok());
    possible.unwrap_or(YearDay::FIRST)
}

fn once(problem: &Problem, known: &Known, context: &Context) -> Draft {
    match problem {
        Problem::PastDate(date) if *date < today(context) => {
            let on = YearDay::new(date.month() as u8, date.day() as u8);
            on.map_or(Draft::On(tomorrow(context)), Draft::NextDay)
        }
        _ if known.month.is_some() || known.day.is_some() => Draft::NextDay(year_day(problem, known)),
        _ => Draft::On(tomorrow(context)),
    }
}

fn tomorrow(context: &Context) -> chrono::NaiveDate {
    let today = today(context);
    today.checked_add_days(Days::new(1)).unwrap_or(today)
}
