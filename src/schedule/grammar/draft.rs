//! A schedule whose words are understood but whose dates still depend on its time and on today.

use std::num::NonZeroU32;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Utc, Weekday};

use super::{Context, Problem};
use crate::schedule::recurrence::{DaySet, MonthDay, Recurrence, Rule, YearDay};

/// What the words said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Draft {
    Rule(Rule),
    Weeks {
        every: NonZeroU32,
        days: DaySet,
    },
    Days {
        every: NonZeroU32,
    },
    Months {
        every: NonZeroU32,
        on: MonthDay,
        /// Of the calendar's quarters, not any three months.
        is_quarter: bool,
    },
    On(NaiveDate),
    /// Once, and the time is said with it.
    At(NaiveDateTime),
    /// Once, on the next such day.
    NextDay(YearDay),
    /// Once, on the next such weekday.
    NextWeekday(Weekday),
}

impl Draft {
    /// Fills in the dates.
    ///
    /// # Errors
    /// [`Problem::PastDate`] for a single time that has been.
    pub(super) fn settle(self, time: NaiveTime, context: &Context) -> Result<Recurrence, Problem> {
        let first = |rule| first_date(Recurrence { rule, time }, context);
        let rule = match self {
            Self::Rule(rule) => rule,
            Self::Weeks { every, days } => Rule::Weekly { every, days, anchor: first(weekly(days, context)) },
            Self::Days { every } => Rule::Days { every, anchor: first(Rule::Daily) },
            Self::Months { every, on, is_quarter: false } => {
                Rule::Months { every, on, anchor: first(Rule::Monthly { on }) }
            }
            Self::Months { every, on, is_quarter: true } => {
                // Any year's will do.
                let month = NaiveDate::from_ymd_opt(2000, 1 + on.in_quarter(), 1).unwrap_or_default();
                Rule::Months { every, on, anchor: first(Rule::Months { every, on, anchor: month }) }
            }
            Self::On(date) => Rule::Once { date },
            Self::At(at) => Rule::Once { date: at.date() },
            Self::NextDay(on) => Rule::Once { date: first(Rule::Yearly { on }) },
            Self::NextWeekday(day) => Rule::Once { date: first(weekly(day.into(), context)) },
        };
        let recurrence = Recurrence { rule, time };
        match rule {
            Rule::Once { date } if recurrence.next_after(context.now, context.tz).is_none() => {
                Err(Problem::PastDate(date))
            }
            _ => Ok(recurrence),
        }
    }
}

fn weekly(days: DaySet, context: &Context) -> Rule {
    Rule::Weekly { every: NonZeroU32::MIN, days, anchor: today(context) }
}

fn first_date(recurrence: Recurrence, context: &Context) -> NaiveDate {
    recurrence.next_after(context.now, context.tz).map_or_else(|| today(context), |next| local_date(next, context))
}

/// The chat's date.
pub(super) fn today(context: &Context) -> NaiveDate {
    local_date(context.now, context)
}

fn local_date(instant: DateTime<Utc>, context: &Context) -> NaiveDate {
    // At the very ends of time there is no local date; any date will do there.
    if (1..=9999).contains(&instant.year()) {
        instant.with_timezone(&context.tz).date_naive()
    } else {
        instant.date_naive()
    }
}
