//! What a manager types after `/touchpoint` on the first line: `every monday 10:00`,
//! `ежемесячно 31 числа в 10:00`, `כל שבועיים ביום ראשון בשעה 18:00`.
//!
//! English, Russian and Hebrew are understood side by side, whatever the group's language. Words
//! after the schedule are handed back: they are the touchpoint's text. When something is missing or
//! wrong the error says what, in her own words, and carries the nearest thing that would have been
//! right, so that the answer can show it ready to send.
//!
//! Dates are read day first (`24/12/2026`), except `2026-12-24` and where there is no such month (`12/24/2026`). A date
//! without "every year" is a single time. A time is `18:00`, `18.00`, `6pm`, "6 вечера", "half past nine"; at the end of the
//! line a bare `18` too, but hours from 1 to 6 are asked about, not guessed. "Every evening at 8:30" is 20:30.
//!
//! "When quiet" has no time: it is any day on which the group says less than usual.
//!
//! `cron 0 10 * * 1-5` is the expert's way ([`super::recurrence::CronDates`]).

mod afterthought;
mod canonical;
mod clock;
mod days;
mod draft;
mod parser;
mod quiet;
mod suggestion;
#[cfg(test)]
mod tests;
mod tokens;
mod words;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;

pub use self::{
    afterthought::{Afterthought, afterthought, mentions_when},
    canonical::canonical,
    clock::times,
    days::{UnknownDay, weekdays},
};
use self::{parser::Parser, suggestion::suggestion};
use super::recurrence::{DaySet, Recurrence};
use crate::words::Lang;

/// The most weeks in "every n weeks": a year.
pub const MOST_WEEKS: u32 = 52;

/// The most days in "every n days": a year.
pub const MOST_DAYS: u32 = 366;

/// The most months in "every n months": a year.
pub const MOST_MONTHS: u32 = 12;

/// A language in which a rule can be written down. (All are read, always.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// `en`
    English,
    /// `he`
    Hebrew,
    /// `ru`
    Russian,
}

/// What the words are relative to.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// For "tomorrow", for what is past, and for which week "every 2 weeks" begins with.
    pub now: DateTime<Utc>,
    /// The chat's zone.
    pub tz: Tz,
    /// The days "every weekday" means to the chat: [`DaySet::SUNDAY_TO_THURSDAY`] where the
    /// language is Hebrew or the zone Israel's, otherwise [`DaySet::MONDAY_TO_FRIDAY`].
    pub workdays: DaySet,
}

impl Context {
    /// For a group that speaks this language.
    #[must_use]
    pub fn of(now: DateTime<Utc>, tz: Tz, language: Lang) -> Self {
        let [first, rest @ ..] = language.workdays();
        let in_israel = matches!(tz, Tz::Asia__Jerusalem | Tz::Asia__Tel_Aviv | Tz::Israel);
        let spoken = rest.into_iter().fold(first.into(), DaySet::with);
        Self { now, tz, workdays: if in_israel { DaySet::SUNDAY_TO_THURSDAY } else { spoken } }
    }
}

/// A schedule that was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule<'a> {
    /// When.
    pub recurrence: Recurrence,
    /// What followed, without the blanks and dashes around it: the rest of the line and the lines
    /// after it. Empty when nothing did.
    pub rest: &'a str,
}

/// Why a schedule was not understood, and what would have been.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{problem}")]
pub struct GrammarError {
    /// What is wrong.
    pub problem: Problem,
    /// What was clear nevertheless.
    pub understood: Understood,
    /// A complete schedule as near as possible to what was typed; [`canonical()`] writes it down. It
    /// is an example to show, never to be used unasked.
    pub suggestion: Recurrence,
    /// What else was understood.
    pub aside: Box<Aside>,
}

/// What was understood beside the rule that is suggested.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aside {
    /// The second of two rules that were typed as one.
    pub other: Option<Recurrence>,
    /// What followed on the line where only the time was wrong or missing: it is the text.
    pub rest: String,
}

/// What is wrong. Words are quoted as typed, without invisible marks; they are user text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// The beginning (quoted) says neither how often nor when.
    #[error("no rule begins with {0:?}")]
    NoRule(String),
    /// A repetition there is no rule for, such as "every 400 days".
    #[error("cannot repeat {0:?}")]
    Unsupported(String),
    /// More than once a day.
    #[error("{0:?} is more than once a day")]
    TooOften(String),
    /// So many times a week or a month, and not when.
    #[error("{0:?} does not say on which days")]
    WhichDays(String),
    /// Two rules in one.
    #[error("{0:?} are two rules")]
    Two(String),
    /// A day that some take for the first of these dates, others for the second.
    #[error("{0:?} may be {1} or {2}")]
    TwoMeanings(String, NaiveDate, NaiveDate),
    /// Not a cron line.
    #[error("cron does not know {0:?}")]
    BadCron(String),
    /// Words between the rule and its time that say nothing the grammar knows.
    #[error("{0:?} says nothing")]
    NotUnderstood(String),
    /// No time of day.
    #[error("no time of day")]
    MissingTime,
    /// Not a time of day.
    #[error("{0:?} is no time of day")]
    BadTime(String),
    /// No day of the week or of the month.
    #[error("no day")]
    MissingDay,
    /// Not a day.
    #[error("{0:?} is no day")]
    UnknownDay(String),
    /// The month has no such day.
    #[error("there is no day {0}")]
    DayOutOfRange(u32),
    /// No date after "yearly" or "once".
    #[error("no date")]
    MissingDate,
    /// Looks like a date and is none.
    #[error("{0:?} is no date")]
    BadDate(String),
    /// Not a month.
    #[error("{0:?} is no month")]
    UnknownMonth(String),
    /// The single time asked for has been.
    #[error("{0} has been")]
    PastDate(NaiveDate),
}

/// What was clear in a line that was not understood as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Understood {
    /// How often.
    pub repeat: Option<Repeat>,
    /// Which days of the week.
    pub days: Option<DaySet>,
    /// At what time.
    pub time: Option<NaiveTime>,
}

/// How often, roughly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// Every day.
    Day,
    /// Every so many days.
    Days(u32),
    /// Every so many weeks.
    Weeks(u32),
    /// Every month.
    Month,
    /// Every so many months.
    Months(u32),
    /// Every year.
    Year,
    /// A single time.
    Once,
}

/// Reads a schedule from the beginning of a text. It ends with the first line that is not empty.
///
/// # Errors
/// When that line does not begin with a whole schedule, or names a single time that has been.
pub fn parse<'a>(text: &'a str, context: &Context) -> Result<Schedule<'a>, GrammarError> {
    if let Some(schedule) = quiet::read(text) {
        return Ok(schedule);
    }
    let mut parser = Parser::new(text, *context);
    match parser.schedule() {
        Ok(recurrence) => Ok(Schedule { recurrence, rest: parser.rest() }),
        Err(problem) => {
            parser.gather();
            let known = parser.known();
            let rest = match problem {
                Problem::BadTime(_) | Problem::MissingTime if known.draft.is_some() => parser.rest().to_owned(),
                _ => String::new(),
            };
            let second = parser.second().and_then(|second| parse(second, context).ok());
            Err(GrammarError {
                suggestion: suggestion(&problem, known, context),
                aside: Box::new(Aside {
                    other: second.filter(|second| second.rest.is_empty()).map(|second| second.recurrence),
                    rest,
                }),
                understood: Understood { repeat: known.repeat, days: known.days, time: known.time },
                problem,
            })
        }
    }
}
