//! What a request is, how it stands, and what is asked. Pure: no SQL, no Telegram, time is an argument.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    dispatch::flow::{Kind, Step},
    store::chats::Community,
    words::{Line, clean_line, line},
};

/// Who asks may be written to for five minutes (TELEGRAM §4); what is on its way needs a moment of them.
const WINDOW: TimeDelta = TimeDelta::seconds(270);
/// Questions that nobody has answered for so long do not keep those who decide waiting any more.
pub const PATIENCE: TimeDelta = TimeDelta::hours(3);
/// What somebody wrote is kept for so long after it was decided.
pub const KEPT: TimeDelta = TimeDelta::days(30);
/// Nobody decides any more about a request of before.
pub const OPEN_FOR: TimeDelta = TimeDelta::days(60);
/// So many requests of a group are told of one by one; of more there is one item.
pub const CROWD: usize = 5;
/// How often the item of a crowd says how many they are.
pub const COUNTED_EVERY: TimeDelta = TimeDelta::minutes(5);
/// Questions a group may have, and the longest, in graphemes.
pub const MOST_QUESTIONS: usize = 5;
pub const LONGEST_QUESTION: usize = 200;
/// Longest answer to one, longest word both ways, and longest reason.
const LONGEST_ANSWER: usize = 600;
pub const LONGEST_WORD: usize = 1_000;
pub const LONGEST_REASON: usize = 300;
/// Links of a group that are known.
pub const MOST_LINKS: i64 = 50;

/// The questions, whatever their words; a group has the first so many of them.
pub const STEPS: &[Step] = &[
    Step::new("q0", "requests-question", Kind::Text(LONGEST_ANSWER)),
    Step::new("q1", "requests-question", Kind::Text(LONGEST_ANSWER)),
    Step::new("q2", "requests-question", Kind::Text(LONGEST_ANSWER)),
    Step::new("q3", "requests-question", Kind::Text(LONGEST_ANSWER)),
    Step::new("q4", "requests-question", Kind::Text(LONGEST_ANSWER)),
];

/// The same as those who manage the group write them.
pub const WRITTEN: &[Step] = &[
    Step::new("q0", "requests-ask-question", Kind::Line(LONGEST_QUESTION)).optional().hint("requests-hint-question"),
    Step::new("q1", "requests-ask-question-next", Kind::Line(LONGEST_QUESTION)).optional(),
    Step::new("q2", "requests-ask-question-next", Kind::Line(LONGEST_QUESTION)).optional(),
    Step::new("q3", "requests-ask-question-next", Kind::Line(LONGEST_QUESTION)).optional(),
    Step::new("q4", "requests-ask-question-next", Kind::Line(LONGEST_QUESTION)).optional(),
];

/// How a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The questions are with her.
    Asking,
    /// It waits for who decides.
    Waiting,
    /// It is decided, and Telegram is yet to do it.
    Deciding,
    /// She was let in.
    Approved,
    /// She was not.
    Declined,
    /// She took it back, or it was decided in Telegram itself.
    Gone,
    /// Nobody decides about it any more.
    Over,
}

impl State {
    const ALL: [Self; 7] =
        [Self::Asking, Self::Waiting, Self::Deciding, Self::Approved, Self::Declined, Self::Gone, Self::Over];

    /// As stored, and in the names of messages.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Asking => "asking",
            Self::Waiting => "waiting",
            Self::Deciding => "deciding",
            Self::Approved => "approved",
            Self::Declined => "declined",
            Self::Gone => "gone",
            Self::Over => "over",
        }
    }

    /// As stored.
    pub fn stored(code: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.code() == code).unwrap_or(Self::Over)
    }

    /// Whether it can still be decided.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Asking | Self::Waiting)
    }
}

/// What somebody is told who is not let in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Nothing but that.
    None,
    /// The group is full.
    Full,
    /// It is for others.
    Fit,
    /// Too little is known of her.
    Details,
    /// In the words of who decided.
    Own(String),
}

impl Reason {
    /// Those that are offered.
    pub const OFFERED: [Self; 4] = [Self::None, Self::Full, Self::Fit, Self::Details];

    /// In the names of messages.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Full => "full",
            Self::Fit => "fit",
            Self::Details => "details",
            Self::Own(_) => "own",
        }
    }

    /// As it is kept: a code, or her words behind a colon.
    pub fn kept(&self) -> Option<String> {
        match self {
            Self::None => None,
            Self::Own(words) => Some(format!(":{words}")),
            _ => Some(self.code().to_owned()),
        }
    }

    /// What was kept.
    pub fn of(kept: Option<&str>) -> Self {
        match kept {
            None => Self::None,
            Some(kept) => match kept.strip_prefix(':') {
                Some(words) => Self::Own(words.to_owned()),
                None => Self::OFFERED.into_iter().find(|reason| reason.code() == kept).unwrap_or(Self::None),
            },
        }
    }
}

/// Whether somebody who asked at `asked_at` may be written to though she has not started us.
pub fn is_open_to_us(asked_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now - asked_at < WINDOW
}

/// The questions of a group that has none of its own.
pub fn usual_questions(community: Option<Community>) -> [Line; 2] {
    let second = line("requests-usual-second").plain("community", community.map_or("any", Community::code));
    [line("requests-usual-first"), second]
}

/// Questions as they were written, one on a line.
///
/// # Errors
/// With what to say: there are too many, or one is too long.
pub fn read_questions<'a>(lines: impl Iterator<Item = &'a str>) -> Result<Vec<String>, Line> {
    use unicode_segmentation::UnicodeSegmentation as _;
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let questions: Vec<String> = lines.map(clean_line).filter(|line| !line.is_empty()).collect();
    if questions.len() > MOST_QUESTIONS {
        return Err(line("requests-too-many-questions").num("most", number(MOST_QUESTIONS)));
    }
    match questions.iter().map(|question| question.graphemes(true).count()).find(|length| *length > LONGEST_QUESTION) {
        Some(length) => Err(line("flow-too-long").num("length", number(length)).num("most", number(LONGEST_QUESTION))),
        None => Ok(questions),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read() {
        for state in State::ALL {
            assert_eq!(State::stored(state.code()), state);
        }
        let own = Reason::Own("full: until May".to_owned());
        for reason in Reason::OFFERED.into_iter().chain([own]) {
            assert_eq!(Reason::of(reason.kept().as_deref()), reason);
        }
    }

    #[test]
    fn questions_are_lines_that_say_something() {
        let read = |text: &str| read_questions(text.lines()).map_err(|no| no.id().to_owned());
        assert_eq!(read(" Why? \n\n\u{202E}How?"), Ok(vec!["Why?".to_owned(), "How?".to_owned()]));
        assert_eq!(read("\u{200B}"), Ok(Vec::new()));
        assert_eq!(read("1\n2\n3\n4\n5\n6"), Err("requests-too-many-questions".to_owned()));
        assert_eq!(read(&"x".repeat(201)), Err("flow-too-long".to_owned()));
    }

    #[test]
    fn the_window_closes_before_telegrams_does() {
        let asked_at = DateTime::UNIX_EPOCH;
        assert!(is_open_to_us(asked_at, asked_at + TimeDelta::seconds(269)));
        assert!(!is_open_to_us(asked_at, asked_at + TimeDelta::seconds(270)));
    }
}
