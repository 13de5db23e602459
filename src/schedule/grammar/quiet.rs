//! "When quiet": a post that comes only when nobody says anything. It has no time.

use chrono::NaiveTime;

use super::{Language, Schedule, tokens::tokens};
use crate::schedule::recurrence::{Recurrence, Rule};

/// How it is said, and in which words it is written down ([`canonical`]).
const ENGLISH: [&[&str]; 5] = [
    &["when", "quiet"],
    &["when", "it", "is", "quiet"],
    &["when", "the", "group", "is", "quiet"],
    &["only", "when", "quiet"],
    &["if", "quiet"],
];
const HEBREW: [&[&str]; 6] =
    [&["כששקט"], &["כשיש", "שקט"], &["כשקט"], &["רק", "כששקט"], &["כשהקבוצה", "שקטה"], &["אם", "שקט"]];
const RUSSIAN: [&[&str]; 6] = [
    &["когда", "тихо"],
    &["когда", "в", "группе", "тихо"],
    &["только", "когда", "тихо"],
    &["когда", "группа", "молчит"],
    &["когда", "все", "молчат"],
    &["если", "тихо"],
];

/// What a manager can type for it.
pub(super) fn canonical(language: Language) -> String {
    match language {
        Language::English => ENGLISH[0].join(" "),
        Language::Hebrew => HEBREW[0].join(" "),
        Language::Russian => RUSSIAN[0].join(" "),
    }
}

/// Reads it from the beginning of a text.
pub(super) fn read(text: &str) -> Option<Schedule<'_>> {
    let start = text.len() - text.trim_start().len();
    let line = text.get(start..)?.lines().next()?;
    let tokens: Vec<_> = tokens(line).into_iter().filter(|token| !token.text.is_empty()).collect();
    let phrases = ENGLISH.into_iter().chain(HEBREW).chain(RUSSIAN);
    let is_said = |phrase: &&[&str]| {
        phrase.len() <= tokens.len() && phrase.iter().zip(&tokens).all(|(word, token)| *word == token.text)
    };
    let last = tokens.get(phrases.into_iter().filter(is_said).map(<[&str]>::len).max()?.checked_sub(1)?)?;
    let rest = text.get(start + last.end..)?;
    let between = |c: char| c.is_whitespace() || "-–—:,.".contains(c);
    let rest = rest.trim_start_matches(between).trim_end();
    Some(Schedule { recurrence: Recurrence { rule: Rule::Quiet, time: NaiveTime::MIN }, rest })
}
