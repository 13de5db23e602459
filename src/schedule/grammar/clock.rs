//! Times of the day alone, as in `/settings quiet 22:00-08:00`: `22-8`, "с 11 вечера до 8 утра", "10pm to 8am".

use chrono::{NaiveTime, Timelike};

use super::{
    tokens::{Kind, Token, tokens},
    words::{Part, Word},
};

/// Reads times of the day in the order typed, what stands between them being dashes and words such as "to". 24:00 is
/// midnight; [`None`] stands for whatever is neither.
#[must_use]
pub fn times(text: &str) -> Vec<Option<NaiveTime>> {
    let mut times: Vec<Option<NaiveTime>> = Vec::new();
    for token in tokens(text) {
        match (&token.kind, part(&token), times.last_mut()) {
            (Kind::Number, ..) => times.extend(token.text.split('-').map(time)),
            (_, Some(part), Some(last)) => *last = last.and_then(|time| in_part(time, part)),
            (Kind::Dash | Kind::Comma | Kind::Mark, ..) => {}
            (Kind::Word(words), ..) if words.iter().any(joins) => {}
            _ => times.push(None),
        }
    }
    times
}

fn time(text: &str) -> Option<NaiveTime> {
    match text {
        "24" | "24:00" | "24.00" => Some(NaiveTime::MIN),
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
    matches!(word, Word::From | Word::To | Word::Hours | Word::Filler)
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
