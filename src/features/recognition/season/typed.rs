//! What people type after `/season`.

use chrono::{DateTime, NaiveDate, Utc};
use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    super::rules::month_of,
    rules::{Dates, LONGEST_NAME},
};
use crate::{
    schedule::{
        grammar::{self, Context, Problem},
        recurrence::{Rule, first_instant_at},
    },
    words::{Lang, clean_line, folded, month_name},
};

/// Words for the table, in lower case.
const TABLE: [&str; 4] = ["csv", "table", "טבלה", "таблица"];
/// For ending it today.
const END: [&str; 9] = ["end", "finish", "סיום", "סוף", "לסיים", "конец", "завершить", "закончить", "стоп"];
/// For taking it back.
const CANCEL: [&str; 7] = ["cancel", "drop", "ביטול", "לבטל", "отмена", "отменить", "убрать"];
/// Before another end.
const UNTIL: [&str; 5] = ["until", "till", "עד", "до", "по"];
/// Between two dates, before the first, and around them.
const BETWEEN: [&str; 11] = ["-", "–", "—", "to", "until", "till", "עד", "до", "по", "from", "с"];
/// A date has no more words: "the 1 of September 2026".
const MOST_WORDS: usize = 5;

/// What is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// The one that runs.
    Now,
    /// A month.
    Month(i64),
    /// One called so.
    Called(String),
    /// The table of another.
    Table(Box<Self>),
    /// A new one.
    Open(Dates, String),
    /// It ends then.
    Until(NaiveDate),
    /// It ends today.
    End,
    /// It is taken back.
    TakeBack,
}

/// What is meant; [`None`]: something else than all of these, or with dates that are none.
#[must_use]
pub fn read(typed: &str, context: &Context) -> Option<Typed> {
    let typed = clean_line(typed);
    let words: Vec<&str> = typed.split_whitespace().collect();
    let is = |word: &str, among: &[&str]| among.contains(&word.to_lowercase().as_str());
    match words.as_slice() {
        [] => Some(Typed::Now),
        [word] if is(word, &END) => Some(Typed::End),
        [word] if is(word, &CANCEL) => Some(Typed::TakeBack),
        [rest @ .., last] if is(last, &TABLE) => {
            let of = read(&rest.join(" "), context)?;
            matches!(of, Typed::Now | Typed::Month(_) | Typed::Called(_)).then(|| Typed::Table(Box::new(of)))
        }
        [first, rest @ ..] if is(first, &UNTIL) => match date(rest, context)? {
            (date, []) => Some(Typed::Until(date)),
            _ => None,
        },
        words => match month(&typed, context) {
            Some(month) => Some(Typed::Month(month)),
            None => named_or_new(&typed, words, context),
        },
    }
}

fn named_or_new(typed: &str, words: &[&str], context: &Context) -> Option<Typed> {
    if let Some((dates, name)) = dates(typed, context) {
        return Some(Typed::Open(dates, name));
    }
    let looks_like_dates = date(words, context).is_some() || typed.starts_with(|c: char| c.is_ascii_digit());
    let is_number = typed.chars().all(|c| c.is_ascii_digit());
    (is_number || !looks_like_dates).then(|| Typed::Called(typed.to_owned()))
}

/// Two dates, and a name after them, which may be missing; [`None`]: something else.
#[must_use]
pub fn dates(typed: &str, context: &Context) -> Option<(Dates, String)> {
    let typed = apart(&clean_line(typed));
    let words: Vec<&str> = typed.split_whitespace().collect();
    let (first, rest) = date(&words, context)?;
    // The year of the second follows from the first.
    let later = Context { now: morning(first, context).max(context.now), ..*context };
    let (last, rest) = date(rest, &later)?;
    let name = rest.join(" ");
    let name = name.trim_matches(|c: char| c.is_whitespace() || "-–—:,".contains(c));
    let is_name = name.is_empty() || name.chars().any(char::is_alphabetic);
    (is_name && name.graphemes(true).count() <= LONGEST_NAME).then(|| (Dates { first, last }, name.to_owned()))
}

/// One date and nothing else.
#[must_use]
pub fn only_date(typed: &str, context: &Context) -> Option<NaiveDate> {
    let typed = clean_line(typed);
    let words: Vec<&str> = typed.split_whitespace().collect();
    match read(&typed, context) {
        Some(Typed::Until(date)) => Some(date),
        _ => date(&words, context).filter(|(_, rest)| rest.is_empty()).map(|(date, _)| date),
    }
}

/// `1.9-30.11` as two words.
fn apart(typed: &str) -> String {
    let part = |word: &str| match word.split_once(['-', '–', '—']) {
        Some((first, last)) if first.contains(['.', '/']) && last.starts_with(|c: char| c.is_ascii_digit()) => {
            format!("{first} {last}")
        }
        _ => word.to_owned(),
    };
    typed.split_whitespace().map(part).collect::<Vec<_>>().join(" ")
}

/// The date these words begin with, as the grammar of schedules reads it, and the words after it.
fn date<'a>(words: &'a [&'a str], context: &Context) -> Option<(NaiveDate, &'a [&'a str])> {
    let begins = words.iter().position(|word| !BETWEEN.contains(&word.to_lowercase().as_str()))?;
    let words = &words[begins..];
    // This day is not past, whatever the time.
    let today = context.now.with_timezone(&context.tz).date_naive();
    let context = Context { now: morning(today, context), ..*context };
    let most = words.len().min(MOST_WORDS);
    (1..=most).rev().find_map(|n| {
        let typed = words[..n].join(" ");
        let has_digit = typed.chars().any(|c| c.is_ascii_digit());
        let ends_well = words[n - 1].chars().any(char::is_alphanumeric);
        Some((single(&typed, &context).filter(|_| has_digit && ends_well)?, &words[n..]))
    })
}

fn single(typed: &str, context: &Context) -> Option<NaiveDate> {
    match grammar::parse(&format!("{typed} 12:00"), context) {
        Ok(schedule) if schedule.rest.is_empty() => match schedule.recurrence.rule {
            Rule::Once { date } => Some(date),
            _ => None,
        },
        Ok(_) => None,
        Err(error) => match error.problem {
            Problem::PastDate(date) => Some(date),
            _ => None,
        },
    }
}

/// The first instant of a day.
fn morning(day: NaiveDate, context: &Context) -> DateTime<Utc> {
    first_instant_at(day.and_time(chrono::NaiveTime::MIN), context.tz).unwrap_or(context.now)
}

/// `2026-10`, `10.2026`, `10/2026`, "October", "October 2026"; a month without a year is the latest of that name that has begun.
fn month(typed: &str, context: &Context) -> Option<i64> {
    let present = month_of(context.now.with_timezone(&context.tz).date_naive());
    if let Some((first, last)) = typed.split_once(['-', '.', '/']) {
        let number = |part: &str| part.parse::<i64>().ok().filter(|_| part.chars().all(|c| c.is_ascii_digit()));
        let (year, month) = if first.len() == 4 { (first, last) } else { (last, first) };
        let (year, month) = (number(year).filter(|_| year.len() == 4)?, number(month)?);
        return (1..=12).contains(&month).then_some(year * 12 + month - 1);
    }
    let mut words = typed.split_whitespace();
    let (name, year, None) = (folded(words.next()?), words.next(), words.next()) else { return None };
    let is_it = |month: &u32| Lang::ALL.iter().any(|lang| folded(&month_name(*month).render_plain(*lang)) == name);
    let month = i64::from((1..=12).find(is_it)?) - 1;
    match year {
        Some(year) => Some(year.parse::<i64>().ok().filter(|_| year.len() == 4)? * 12 + month),
        None => Some(present - (present - month).rem_euclid(12)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn context() -> Context {
        Context::of("2026-11-15T10:00:00Z".parse().unwrap(), chrono_tz::Asia::Jerusalem, Lang::He)
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn new(first: &str, last: &str, name: &str) -> Typed {
        Typed::Open(Dates { first: day(first), last: day(last) }, name.to_owned())
    }

    #[test]
    fn seasons_are_named_by_their_dates_in_three_languages() {
        for typed in [
            "1.12 28.2 Winter",
            "1.12.2026 28.2.2027 Winter",
            "1.12 - 28.2 Winter",
            "1.12-28.2 Winter",
            "1 December 28 February Winter",
            "2026-12-01 2027-02-28 Winter",
            "from 1.12 until 28.2: Winter",
        ] {
            assert_eq!(read(typed, &context()), Some(new("2026-12-01", "2027-02-28", "Winter")), "{typed}");
        }
        for (typed, name) in [
            ("1.12 28.2 חורף", "חורף"),
            ("1 בדצמבר עד 28 בפברואר חורף", "חורף"),
            ("1 декабря – 28 февраля Зима у нас", "Зима у нас"),
            ("с 1.12 по 28.2 Зима", "Зима"),
            ("1.12 28.2", ""),
        ] {
            assert_eq!(read(typed, &context()), Some(new("2026-12-01", "2027-02-28", name)), "{typed}");
        }
        assert_eq!(read("15.11 30.11", &context()), Some(new("2026-11-15", "2026-11-30", "")), "today is not past");
        assert_eq!(read("14.11.2026 30.11", &context()), Some(new("2026-11-14", "2026-11-30", "")), "said to be past");
    }

    #[test]
    fn months_names_and_numbers_are_told_apart() {
        let month = |year: i64, month: i64| Some(Typed::Month(year * 12 + month - 1));
        for (typed, meant) in [
            ("", Some(Typed::Now)),
            ("2026-10", month(2026, 10)),
            ("10.2026", month(2026, 10)),
            ("10/2026", month(2026, 10)),
            ("October", month(2026, 10)),
            ("december", month(2025, 12)),
            ("ноябрь 2025", month(2025, 11)),
            ("אוקטובר", month(2026, 10)),
            ("2", Some(Typed::Called("2".to_owned()))),
            ("Autumn", Some(Typed::Called("Autumn".to_owned()))),
            ("2026-10 csv", Some(Typed::Table(Box::new(Typed::Month(2026 * 12 + 9))))),
            ("Осень таблица", Some(Typed::Table(Box::new(Typed::Called("Осень".to_owned()))))),
            ("until 15.12", Some(Typed::Until(day("2026-12-15")))),
            ("עד 15.12", Some(Typed::Until(day("2026-12-15")))),
            ("до 15 декабря", Some(Typed::Until(day("2026-12-15")))),
            ("end", Some(Typed::End)),
            ("סיום", Some(Typed::End)),
            ("отмена", Some(Typed::TakeBack)),
            ("2026-13", None),
            ("1.12", None),
            ("1.12 45.90", None),
            ("until never", None),
            ("1.12 28.2 7", None),
        ] {
            assert_eq!(read(typed, &context()), meant, "{typed}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_typed_is_read(typed in crate::hostile::text()) {
            let _ = read(&typed, &context());
            let _ = only_date(&typed, &context());
        }
    }
}
