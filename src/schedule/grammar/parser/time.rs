//! The time of day, before or after the rule.

use chrono::NaiveTime;

use super::{
    super::{
        Problem, Repeat,
        draft::Draft,
        tokens::{Kind, Token},
        words::Word,
    },
    Parsed, Parser, nearest_day,
};
use crate::schedule::recurrence::Rule;

/// A time farther from its rule than so many words belongs to the text after it.
pub(super) const FEW_WORDS: usize = 3;

const NOON: NaiveTime = match NaiveTime::from_hms_opt(12, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

impl Parser<'_> {
    /// A time before the rule, only if it cannot be anything else.
    pub(super) fn early_time(&mut self) {
        if self.known.time.is_some() {
            return;
        }
        let from = self.at;
        let sure = self.number().is_some_and(|text| text.contains(':')) || self.sees_part_of_day();
        self.at = from;
        match self.time() {
            Ok(time) if sure => self.known.time = Some(time),
            _ => self.at = from,
        }
    }

    /// The time after the rule.
    pub(super) fn last_time(&mut self, draft: Draft) -> Parsed<NaiveTime> {
        let problem = match self.time() {
            Ok(time) => return Ok(time),
            Err(problem) => problem,
        };
        if let Problem::BadTime(text) = &problem {
            self.known.time = guessed_time(text);
            return Err(problem);
        }
        let in_between = self.words_before_a_time();
        self.find_a_time();
        // "Monday, thrsday 10:00": the slip is in the day.
        let weekly = matches!(draft, Draft::Weeks { .. } | Draft::Rule(Rule::Daily));
        if let Some(word) = self.unknown().filter(|_| weekly)
            && nearest_day(&word).is_some()
        {
            if draft == Draft::Rule(Rule::Daily) {
                self.known.repeat = Some(Repeat::Weeks(1));
            }
            return Err(Problem::UnknownDay(word));
        }
        Err(in_between.map_or(problem, Problem::NotUnderstood))
    }

    /// The few words that stand between the rule and a time, if there is one near.
    pub(super) fn words_before_a_time(&self) -> Option<String> {
        let ahead = self.tokens.get(self.at.token..)?;
        let meant = |token: &&Token| !token.is_noise();
        let mut near = ahead.iter().filter(meant).take(FEW_WORDS + 1);
        near.find(|token| is_clock_time(token))?;
        let words = ahead.iter().take_while(|token| !is_clock_time(token));
        let mut words = words.filter(meant);
        let first = words.next()?;
        let last = words.last().unwrap_or(first);
        Some(self.typed(first.start, last.end))
    }

    pub(super) fn time(&mut self) -> Parsed<NaiveTime> {
        if self.word(Word::Noon) {
            return Ok(NOON);
        }
        let Some(text) = self.number() else {
            return Err(Problem::MissingTime);
        };
        let first = self.at.token - 1;
        let hours = self.directly(Word::Hours);
        let part = [Word::Am, Word::Pm, Word::Night].into_iter().find(|part| self.directly(*part));
        read_time(&text, hours, part).ok_or_else(|| Problem::BadTime(self.quote(first)))
    }

    /// After an error elsewhere: a time further on, for the suggestion.
    pub(super) fn find_a_time(&mut self) {
        if self.known.time.is_some() {
            return;
        }
        self.known.time = self
            .tokens
            .iter()
            .skip(self.at.token)
            .filter(|token| is_clock_time(token))
            .find_map(|token| read_time(&token.text, false, None));
    }

    pub(super) fn sees_part_of_day(&self) -> bool {
        self.tokens
            .get(self.at.token)
            .is_some_and(|token| [Word::Am, Word::Pm, Word::Night, Word::Hours].iter().any(|word| token.means(*word)))
    }
}

pub(super) fn is_clock_time(token: &Token) -> bool {
    token.kind == Kind::Number && token.text.contains(':')
}

/// A time of day; a bare hour only with a word that says it is one.
fn read_time(text: &str, hours: bool, part: Option<Word>) -> Option<NaiveTime> {
    let (hour, minute) = match text.split_once([':', '.', '-']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute.parse().ok()?),
        None if hours || part.is_some() => (text, 0),
        _ => return None,
    };
    if hour.len() > 2 {
        return None;
    }
    let hour: u32 = hour.parse().ok()?;
    let hour = match part {
        Some(Word::Am) if hour > 12 => return None,
        Some(Word::Am | Word::Night) if hour == 12 => 0,
        Some(Word::Pm) if hour < 12 => hour + 12,
        Some(Word::Night) if (6..12).contains(&hour) => hour + 12,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// What a number that is no time was probably meant to be: "10" or "1030".
fn guessed_time(text: &str) -> Option<NaiveTime> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let number: u32 = digits.parse().ok()?;
    match digits.len() {
        1 | 2 => NaiveTime::from_hms_opt(number, 0, 0),
        3 | 4 => NaiveTime::from_hms_opt(number / 100, number % 100, 0),
        _ => None,
    }
}
