//! Times of the day alone, as in `/settings quiet 22:00-08:00`: `22-8`, "с 11 вечера до 8 утра", "10pm to 8am".

use chrono::{NaiveTime, Timelike};

use super::{
    tokens::{Kind, Token, tokens},
    words::{Part, Word},
};

/// Twelve o'clock in the day.
pub(super) const NOON: NaiveTime = match NaiveTime::from_hms_opt(12, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// What stands before two times, beside the words of schedules.
const BETWEEN: [&str; 4] = ["between", "между", "בין", "o'clock"];

/// Reads times of the day in the order typed, what stands between them being dashes and words such as "to". 24:00 is
/// midnight; [`None`] stands for whatever is neither.
#[must_use]
pub fn times(text: &str) -> Vec<Option<NaiveTime>> {
    let mut times: Vec<Option<NaiveTime>> = Vec::new();
    let mut before = Before::Other;
    for token in tokens(text) {
        let said = match part(&token) {
            None if before == Before::After && token.means(Word::Noon) => Some(Part::Afternoon),
            said => said,
        };
        match (&token.kind, said, times.last_mut()) {
            (Kind::Number, _, Some(Some(last))) if before == Before::Hour && is_minutes(&token.text) => {
                *last = minute_of(*last, &token.text);
            }
            (Kind::Number, ..) => times.extend(token.text.split(['-', '/']).map(time)),
            (_, Some(part), Some(last)) => *last = last.and_then(|time| in_part(time, part)),
            _ if token.means(Word::Midnight) => times.push(Some(NaiveTime::MIN)),
            _ if token.means(Word::Noon) => times.push(Some(NOON)),
            (Kind::Dash | Kind::Comma | Kind::Mark, ..) => {}
            (Kind::Word(words), ..) if words.iter().any(joins) || BETWEEN.contains(&token.text.as_str()) => {}
            _ => times.push(None),
        }
        // A prefix written together with its word says nothing by itself.
        if !token.text.is_empty() {
            before = Before::of(&token);
        }
    }
    times
}

/// What a token says about the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// An hour alone: minutes may follow.
    Hour,
    /// "After": noon makes it the afternoon.
    After,
    Other,
}

impl Before {
    fn of(token: &Token) -> Self {
        match token.kind {
            Kind::Number if token.text.len() <= 2 => Self::Hour,
            _ if token.means(Word::After) => Self::After,
            _ => Self::Other,
        }
    }
}

/// As minutes are written: "22 00", "22 30".
fn is_minutes(text: &str) -> bool {
    matches!(text, "00" | "15" | "30" | "45")
}

fn minute_of(hour: NaiveTime, minutes: &str) -> NaiveTime {
    minutes.parse().ok().and_then(|minutes| hour.with_minute(minutes)).unwrap_or(hour)
}

fn time(text: &str) -> Option<NaiveTime> {
    match text {
        "24" | "24:00" | "24.00" | "2400" => Some(NaiveTime::MIN),
        text if matches!(text.len(), 3 | 4) && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            let (hour, minute) = text.split_at(text.len() - 2);
            NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
        }
        text => read_time(text, true, None),
    }
}

fn part(token: &Token) -> Option<Part> {
    token.words().iter().find_map(|word| match word {
        Word::Part(part) | Word::PartOfDay(part) => Some(*part),
        _ => None,
    })
}

const fn joins(word: &Word) -> bool {
    matches!(
        word,
        Word::From
            | Word::To
            | Word::Hours
            | Word::Filler
            | Word::And
            | Word::After
            | Word::Towards
            | Word::Every
            | Word::Day
            | Word::Daily
    )
}

/// A time as written; a bare hour only if something says that it is one.
pub(super) fn read_time(text: &str, bare: bool, minutes: Option<u32>) -> Option<NaiveTime> {
    let (hour, minute) = match text.split_once([':', '.', '-']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute.parse().ok()?),
        None if bare => (text, minutes.unwrap_or(0)),
        _ => return None,
    };
    if hour.len() > 2 {
        return None;
    }
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute, 0)
}

/// The time of day a time means in a part of the day.
pub(super) fn in_part(time: NaiveTime, part: Part) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(part.hour(time.hour())?, time.minute(), 0)
}
