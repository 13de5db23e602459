//! What is typed after `/when`: a title, and below it, on each line, a day and hours.
//!
//! ```text
//! /when Baking evening
//! friday 19:00, 20:00
//! 12.12 18-20
//! ```
//! A day is said as in `/touchpoint` ([`grammar`]): a date, a day of the week, "tomorrow"; several days of the week too. Two
//! hours with a dash between them are from when to when.

use chrono::{Datelike as _, Days, NaiveDate, NaiveTime, TimeDelta, Timelike as _, Weekday};
use unicode_segmentation::UnicodeSegmentation as _;

use super::rules::{FARTHEST, LONGEST_TITLE, MOST_SLOTS, Slot, sorted};
use crate::{
    schedule::{
        grammar::{self, Context, Problem as NoRule},
        recurrence::Rule,
    },
    words::clean_line,
};

/// Stands for the time of day while a day is read: it is never over before the day is.
const END_OF_DAY: &str = "23:59";
/// What stands between two hours that are from when to when, beside a dash.
const UNTIL: [&str; 7] = ["to", "till", "until", "до", "по", "עד", "ועד"];
/// What lines of a list begin with.
const BULLETS: [char; 6] = ['-', '–', '—', '•', '*', '·'];
/// Nobody stays longer, in minutes.
const LONGEST: i64 = 12 * 60;
/// No day is said in more words.
const WORDS_OF_A_DAY: usize = 8;
/// Days in a week.
const WEEK: u64 = 7;

/// A title, and the times below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// What is to happen.
    pub title: String,
    /// When it could; none: that is still to be chosen.
    pub slots: Vec<Slot>,
}

/// Why it is none; lines are quoted as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// There is no title.
    NoTitle,
    /// It is so long.
    LongTitle(usize),
    /// A line is no day with hours.
    NotUnderstood(String),
    /// A day that some take for the one, others for the other.
    TwoMeanings(String, NaiveDate, NaiveDate),
    /// That has been.
    Past(String),
    /// That is more than a year away.
    TooFar(String),
    /// There are so many times.
    TooMany(usize),
}

/// Reads a title with times.
///
/// # Errors
/// If it is none: why.
pub fn read(text: &str, context: &Context) -> Result<Typed, Problem> {
    let mut lines = text.lines();
    let title = title(lines.next().unwrap_or_default())?;
    let slots = slots(lines, context)?;
    Ok(Typed { title, slots })
}

/// What is to happen.
///
/// # Errors
/// If there is nothing, or it is too long.
pub fn title(typed: &str) -> Result<String, Problem> {
    let title = clean_line(typed);
    if !title.chars().any(char::is_alphanumeric) {
        return Err(Problem::NoTitle);
    }
    match title.graphemes(true).count() {
        length if length > LONGEST_TITLE => Err(Problem::LongTitle(length)),
        _ => Ok(title),
    }
}

fn slots<'a>(lines: impl Iterator<Item = &'a str>, context: &Context) -> Result<Vec<Slot>, Problem> {
    let mut slots = Vec::new();
    for line in lines.map(clean_line).filter(|line| !line.is_empty()) {
        slots.extend(of_line(&line, context)?);
    }
    let slots = sorted(slots);
    if slots.len() > MOST_SLOTS {
        return Err(Problem::TooMany(slots.len()));
    }
    Ok(slots)
}

/// Only hours, as on a line of their own.
#[must_use]
pub fn hours(typed: &str) -> Option<Vec<NaiveTime>> {
    let found = hours_of(&clean_line(typed))?;
    found.iter().all(|(_, minutes)| minutes.is_none()).then(|| found.into_iter().map(|(time, _)| time).collect())
}

fn of_line(line: &str, context: &Context) -> Result<Vec<Slot>, Problem> {
    let typed = line.trim_start_matches(BULLETS).trim();
    let words: Vec<&str> = typed.split_whitespace().collect();
    let mut why = Problem::NotUnderstood(line.to_owned());
    for end in 1..words.len().min(WORDS_OF_A_DAY + 1) {
        let (day, rest) = (words[..end].join(" "), words[end..].join(" "));
        let days = match days(&day, context) {
            Ok(days) => days,
            Err(Some(NoRule::TwoMeanings(_, one, other))) => {
                why = Problem::TwoMeanings(line.to_owned(), one, other);
                continue;
            }
            Err(Some(NoRule::PastDate(_))) => {
                why = Problem::Past(line.to_owned());
                continue;
            }
            Err(_) => continue,
        };
        if let Some(hours) = hours_of(&rest) {
            return slots_on(line, &days, &hours, context);
        }
    }
    Err(why)
}

/// Days on which something may be; those of the week come again.
enum Day {
    On(NaiveDate),
    Weekly(NaiveDate),
}

fn days(typed: &str, context: &Context) -> Result<Vec<Day>, Option<NoRule>> {
    let typed = typed.trim_end_matches([',', ':', '-', '–', '—']);
    let today = context.now.with_timezone(&context.tz).date_naive();
    let next = |wanted: &[Weekday]| {
        let week = (0..WEEK).map(|day| today + Days::new(day));
        week.filter(|date| wanted.contains(&date.weekday())).map(Day::Weekly).collect::<Vec<_>>()
    };
    if let Ok(days) = grammar::weekdays(typed)
        && !days.is_empty()
    {
        return Ok(next(&days));
    }
    let typed = format!("{typed} {END_OF_DAY}");
    let schedule = grammar::parse(&typed, context).map_err(|error| Some(error.problem))?;
    if !schedule.rest.is_empty() || schedule.recurrence.time.hour() != 23 {
        return Err(None);
    }
    match schedule.recurrence.rule {
        Rule::Once { date } => Ok(vec![Day::On(date)]),
        Rule::Weekly { every, days, .. } if every.get() == 1 => Ok(next(&days.iter().collect::<Vec<_>>())),
        _ => Err(None),
    }
}

fn slots_on(
    line: &str,
    days: &[Day],
    hours: &[(NaiveTime, Option<u32>)],
    context: &Context,
) -> Result<Vec<Slot>, Problem> {
    let mut slots = Vec::new();
    for (day, (hour, minutes)) in days.iter().flat_map(|day| hours.iter().map(move |hour| (day, hour))) {
        let on = |date: NaiveDate| Slot { local: date.and_time(*hour), minutes: *minutes };
        let slot = match day {
            Day::On(date) => on(*date),
            // "Friday 18:00", said on a Friday at seven, is the one in a week.
            Day::Weekly(date) if on(*date).at(context.tz) <= context.now => on(*date + Days::new(WEEK)),
            Day::Weekly(date) => on(*date),
        };
        match slot.at(context.tz) - context.now {
            away if away <= TimeDelta::zero() => return Err(Problem::Past(line.to_owned())),
            away if away > FARTHEST => return Err(Problem::TooFar(line.to_owned())),
            _ => slots.push(slot),
        }
    }
    Ok(slots)
}

/// Hours in the order typed, each with how long, if that is said. [`None`]: something else is among them.
fn hours_of(typed: &str) -> Option<Vec<(NaiveTime, Option<u32>)>> {
    let mut found = Vec::new();
    for piece in typed.split([',', ';']).map(str::trim).filter(|piece| !piece.is_empty()) {
        let times = grammar::times(piece).into_iter().collect::<Option<Vec<NaiveTime>>>()?;
        match times.as_slice() {
            [] => return None,
            [from, until] if is_span(piece) => {
                let minutes = (*until - *from).num_minutes().rem_euclid(24 * 60);
                if !(1..=LONGEST).contains(&minutes) {
                    return None;
                }
                found.push((*from, u32::try_from(minutes).ok()));
            }
            times => found.extend(times.iter().map(|time| (*time, None))),
        }
    }
    (!found.is_empty()).then_some(found)
}

/// Whether two hours are from when to when: "18-20", "18:00 until 20:00".
fn is_span(piece: &str) -> bool {
    let is_dash = |c: char| matches!(c, '-' | '–' | '—' | '−' | '־');
    let said = piece.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| c.is_ascii_digit() || c == ':' || is_dash(c)).to_lowercase();
        UNTIL.contains(&word.as_str())
    });
    // "ב-19:00" has a dash, too, and it is between no two hours.
    let between = piece.split(is_dash).collect::<Vec<_>>();
    let ends = |part: &str| part.trim_end().ends_with(|c: char| c.is_ascii_digit() || c.is_alphabetic());
    let begins = |part: &str| part.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let has_digit = |part: &str| part.contains(|c: char| c.is_ascii_digit());
    said || between.windows(2).any(|pair| has_digit(pair[0]) && ends(pair[0]) && begins(pair[1]))
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use chrono_tz::Asia::Jerusalem;
    use proptest::prelude::*;

    use super::*;

    /// Monday 16 November 2026, 10:00.
    const NOW: &str = "2026-11-16T08:00:00Z";

    fn context(now: &str, tz: chrono_tz::Tz) -> Context {
        Context::of(DateTime::parse_from_rfc3339(now).unwrap().to_utc(), tz, crate::words::Lang::En)
    }

    fn read_line(line: &str) -> Result<String, Problem> {
        let slots = of_line(line, &context(NOW, Jerusalem))?;
        let shown = |slot: &Slot| {
            let local = slot.local.format("%d.%m %H:%M");
            slot.minutes.map_or_else(|| local.to_string(), |minutes| format!("{local}+{minutes}"))
        };
        Ok(slots.iter().map(shown).collect::<Vec<_>>().join(", "))
    }

    #[test]
    fn a_line_is_a_day_and_hours_in_three_languages() {
        for (typed, expected) in [
            ("friday 19:00, 20:00", "20.11 19:00, 20.11 20:00"),
            ("Friday at 7 pm", "20.11 19:00"),
            ("- friday 19", "20.11 19:00"),
            ("12.12 18-20", "12.12 18:00+120"),
            ("12.12: 18:00–19:30", "12.12 18:00+90"),
            ("12 december 18:00", "12.12 18:00"),
            ("tomorrow 9:30", "17.11 09:30"),
            ("today 19:00", "16.11 19:00"),
            ("monday 19:00", "16.11 19:00"),
            ("monday 9:00", "23.11 09:00"),
            ("fri and sat 20:00", "20.11 20:00, 21.11 20:00"),
            ("в пятницу 19:00, 20:00", "20.11 19:00, 20.11 20:00"),
            ("пятница с 18 до 20", "20.11 18:00+120"),
            ("завтра в 19:00", "17.11 19:00"),
            ("יום שישי 19:00, 20:00", "20.11 19:00, 20.11 20:00"),
            ("מחר ב-19:00", "17.11 19:00"),
            ("12.12 בשעה 18:00", "12.12 18:00"),
            ("sat 23-1", "21.11 23:00+120"),
        ] {
            assert_eq!(read_line(typed).as_deref(), Ok(expected), "{typed}");
        }
    }

    #[test]
    fn what_is_no_day_with_hours_is_named() {
        for typed in
            ["friday", "19:00", "soon 19:00", "friday 19:00 at Noa's", "every day 19:00", "friday 25:00", "fri 7-21"]
        {
            assert_eq!(read_line(typed), Err(Problem::NotUnderstood(typed.to_owned())), "{typed}");
        }
        assert_eq!(read_line("today 9:00"), Err(Problem::Past("today 9:00".to_owned())));
        assert_eq!(read_line("1.11.2026 9:00"), Err(Problem::Past("1.11.2026 9:00".to_owned())));
        assert_eq!(read_line("1.12.2028 9:00"), Err(Problem::TooFar("1.12.2028 9:00".to_owned())));
        assert!(matches!(read_line("next friday 19:00"), Err(Problem::TwoMeanings(..))));
    }

    #[test]
    fn a_title_with_lines_below_is_all_it_takes() {
        let context = context(NOW, Jerusalem);
        let typed = read("Baking evening\n\nfriday 20:00, 19:00\nfri 19:00\n", &context).unwrap();
        assert_eq!((typed.title.as_str(), typed.slots.len()), ("Baking evening", 2));
        assert_eq!(read("Baking", &context).map(|typed| typed.slots), Ok(Vec::new()));
        assert_eq!(read("", &context), Err(Problem::NoTitle));
        assert_eq!(read("!?", &context), Err(Problem::NoTitle));
        assert_eq!(read(&"a".repeat(LONGEST_TITLE + 1), &context), Err(Problem::LongTitle(LONGEST_TITLE + 1)));
        let many = (8..23).map(|hour| format!("{hour}:00")).collect::<Vec<_>>().join(", ");
        assert_eq!(read(&format!("Baking\nfri {many}\nsat {many}"), &context), Err(Problem::TooMany(30)));
        assert_eq!(hours("19:00, 20:30").map(|hours| hours.len()), Some(2));
        assert_eq!(hours("18-20"), None);
    }

    proptest! {
        #[test]
        fn anything_may_be_typed(text in crate::hostile::like(&["Baking\nfriday 19:00, 20:00", "12.12 18-20", "в пятницу с 18 до 20", "יום שישי 19:00"])) {
            let context = context(NOW, Jerusalem);
            if let Ok(typed) = read(&text, &context) {
                prop_assert!(typed.slots.len() <= MOST_SLOTS);
                prop_assert!(typed.slots.iter().all(|slot| slot.at(Jerusalem) > context.now));
            }
            let _ = (hours(&text), of_line(&text, &context));
        }
    }
}
