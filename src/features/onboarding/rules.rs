//! When a greeting is due, what fits as an answer, and how an introduction moves from question to question.

use chrono::{DateTime, DurationRound as _, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::{
    store::ChatKey,
    telegram::{ChatId, MessageId},
    words::{Line, clean_line, line},
};

/// People who join within this time of the first share a greeting (DOMAIN §1 row 1).
const TOGETHER: TimeDelta = TimeDelta::seconds(30);
/// More than this many at once are a crowd, perhaps a raid: wait until it calms down.
const CROWD: i64 = 20;
/// A crowd that does not calm down is greeted after this.
const LONGEST_WAIT: TimeDelta = TimeDelta::minutes(5);
/// A greeting stays this long.
pub const SHOWN: TimeDelta = TimeDelta::days(1);
/// Who may write only after this is no newcomer any more.
pub const STILL_NEW: TimeDelta = TimeDelta::days(7);
/// Who is gone is taken out of a greeting after this, with those who went meanwhile.
pub const TAKEN_OUT_AFTER: TimeDelta = TimeDelta::seconds(3);
/// A greeting still on its way after this is taken for lost.
const LOST: TimeDelta = TimeDelta::days(1);
/// So many are greeted by name.
pub const NAMED: usize = 5;

/// Who has talked on so many days is known to the group.
pub const KNOWN_DAYS: i64 = 3;

/// Longest answer, in graphemes (what a reader counts as characters).
pub const LONGEST_ANSWER: usize = 300;
/// Longest answer in UTF-16 units, Telegram's measure: three of them and the frame fit one message.
const LONGEST_ANSWER_UNITS: usize = 1_000;
/// Supergroups are numbered below this; what is left is the number in links to their messages.
const SUPERGROUPS: i64 = -1_000_000_000_000;

/// People who wait for a greeting.
#[derive(Debug, Clone, Copy)]
pub struct Waiting {
    /// How many.
    pub count: i64,
    /// When the first came.
    pub first: DateTime<Utc>,
    /// When the last came.
    pub last: DateTime<Utc>,
}

impl Waiting {
    /// Until when a crowd is waited for; [`None`]: greet now.
    #[must_use]
    pub fn for_calm(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let until = (self.last + TOGETHER).min(self.first + LONGEST_WAIT);
        (self.count > CROWD && now < until).then_some(until)
    }
}

/// When those who come from `now` on are greeted: timers know whole seconds, and it must not be early.
#[must_use]
pub fn greet_at(now: DateTime<Utc>) -> DateTime<Utc> {
    let whole = now.duration_trunc(TimeDelta::seconds(1)).unwrap_or(now);
    if whole == now { now + TOGETHER } else { whole + TOGETHER + TimeDelta::seconds(1) }
}

/// Whether a greeting made at `made_at`, of which nothing was heard, may still arrive.
#[must_use]
pub fn may_still_arrive(made_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    (now - made_at).abs() < LOST
}

/// The three questions, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Question {
    /// What she does
    Does,
    /// What she can help with
    Helps,
    /// What she is looking for
    Seeks,
}

impl Question {
    const fn next(self) -> Option<Self> {
        match self {
            Self::Does => Some(Self::Helps),
            Self::Helps => Some(Self::Seeks),
            Self::Seeks => None,
        }
    }

    /// The question before this one.
    #[must_use]
    pub const fn before(self) -> Option<Self> {
        match self {
            Self::Does => None,
            Self::Helps => Some(Self::Does),
            Self::Seeks => Some(Self::Helps),
        }
    }
}

/// What she told; [`None`] where she left something out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// What she does.
    pub does: Option<String>,
    /// What she can help with.
    pub helps: Option<String>,
    /// What she is looking for.
    pub seeks: Option<String>,
}

impl Answers {
    /// Whether there is nothing to publish.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.does.is_none() && self.helps.is_none() && self.seeks.is_none()
    }

    /// The answer to a question.
    #[must_use]
    pub fn to(&self, question: Question) -> Option<&str> {
        match question {
            Question::Does => self.does.as_deref(),
            Question::Helps => self.helps.as_deref(),
            Question::Seeks => self.seeks.as_deref(),
        }
    }

    fn set(&mut self, question: Question, answer: Option<String>) {
        match question {
            Question::Does => self.does = answer,
            Question::Helps => self.helps = answer,
            Question::Seeks => self.seeks = answer,
        }
    }
}

/// An introduction in the making; the state of the conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// For which group.
    pub chat: ChatKey,
    /// Its buttons carry this number, so that older buttons cannot publish what they do not show.
    pub round: u32,
    /// Where she is.
    pub step: Step,
    /// What she told so far.
    pub answers: Answers,
    /// The message that shows where she is, once it is known to have arrived.
    #[serde(default)]
    pub shown: Option<MessageId>,
}

/// Where she is in the making.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// A question is open.
    Asked(Question),
    /// She looks at the preview.
    Preview,
}

/// What comes after an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// The first question, and what this is about.
    Begin,
    /// The next question.
    Ask(Question),
    /// The preview.
    Show,
    /// Nothing was told: nothing to publish.
    Nothing,
}

impl Draft {
    /// At the first question; `answers` is what she told before.
    #[must_use]
    pub const fn new(chat: ChatKey, round: u32, answers: Answers) -> Self {
        Self { chat, round, step: Step::Asked(Question::Does), answers, shown: None }
    }

    /// Written in one go.
    #[must_use]
    pub const fn whole(chat: ChatKey, round: u32, answers: Answers) -> Self {
        Self { chat, round, step: Step::Preview, answers, shown: None }
    }

    /// Takes the answer to the open question ([`None`]: left out) and moves on.
    pub fn put(&mut self, question: Question, answer: Option<String>) -> Next {
        self.answers.set(question, answer);
        self.move_on(question)
    }

    /// Leaves the open question as it was answered before and moves on.
    pub fn move_on(&mut self, from: Question) -> Next {
        match from.next() {
            Some(question) => {
                self.step = Step::Asked(question);
                Next::Ask(question)
            }
            None if self.answers.is_empty() => Next::Nothing,
            None => {
                self.step = Step::Preview;
                Next::Show
            }
        }
    }

    /// Goes back to the question before the open one; there is none before the first.
    pub fn back(&mut self, from: Question) -> Option<Next> {
        let question = from.before()?;
        self.step = Step::Asked(question);
        Some(Next::Ask(question))
    }

    /// Goes through the questions again, keeping what was told.
    pub const fn again(&mut self, round: u32) {
        self.round = round;
        self.step = Step::Asked(Question::Does);
    }
}

/// What she wrote, fit to be shown: on one line.
///
/// # Errors
/// What to say to her if it is too long or shows nothing.
pub fn answer(text: &str) -> Result<String, Line> {
    let said = clean_line(text);
    if said.is_empty() {
        return Err(line("intro-in-words"));
    }
    let length = said.graphemes(true).count();
    let units = said.encode_utf16().count();
    if length > LONGEST_ANSWER || units > LONGEST_ANSWER_UNITS {
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let length = if length > LONGEST_ANSWER { length } else { units };
        return Err(line("intro-too-long").num("length", number(length)).num("most", number(LONGEST_ANSWER)));
    }
    Ok(said)
}

/// Up to three answers written below each other; an empty line or a dash leaves one out.
///
/// # Errors
/// As [`answer`], or if there are more lines than questions.
pub fn answers(lines: &str) -> Result<Answers, Line> {
    let mut told = Answers::default();
    let mut question = Some(Question::Does);
    for written in lines.trim_end().lines() {
        let Some(asked) = question else { return Err(line("intro-too-many-lines")) };
        let left_out = matches!(written.trim(), "" | "-" | "–" | "—");
        told.set(asked, if left_out { None } else { Some(answer(written)?) });
        question = asked.next();
    }
    Ok(told)
}

/// The address of a message; only supergroups have them.
#[must_use]
pub fn message_link(chat: ChatId, message: MessageId) -> Option<String> {
    let number = SUPERGROUPS.checked_sub(chat.0).filter(|number| *number > 0)?;
    Some(format!("https://t.me/c/{number}/{}", message.0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    fn waiting(count: i64, first: i64, last: i64) -> Waiting {
        Waiting { count, first: at(first), last: at(last) }
    }

    #[test]
    fn a_few_are_greeted_at_once_and_a_crowd_when_it_calms_down() {
        assert_eq!(waiting(20, 0, 30).for_calm(at(30)), None);
        assert_eq!(waiting(21, 0, 29).for_calm(at(30)), Some(at(59)));
        assert_eq!(waiting(500, 0, 29).for_calm(at(59)), None);
        assert_eq!(waiting(500, 0, 290).for_calm(at(290)), Some(at(300)));
        assert_eq!(waiting(500, 0, 299).for_calm(at(300)), None);
    }

    #[test]
    fn a_greeting_is_never_early() {
        assert_eq!(greet_at(at(5)), at(35));
        assert_eq!(greet_at(at(5) + TimeDelta::milliseconds(1)), at(36));
    }

    #[test]
    fn lines_below_each_other_are_answers() {
        let told = answers("bread\n-\n  an oven ").unwrap();
        assert_eq!((told.does.as_deref(), told.helps, told.seeks.as_deref()), (Some("bread"), None, Some("an oven")));
        assert_eq!(answers("1\n2\n3\n4").unwrap_err().id(), "intro-too-many-lines");
        assert!(answers("-\n\n").unwrap().is_empty());
    }

    #[test]
    fn an_answer_is_words_of_bearable_length() {
        assert_eq!(answer(" sour\n dough ").unwrap(), "sour dough");
        assert_eq!(answer(&format!("Z{}algo", "\u{0301}".repeat(40))).unwrap(), "Z\u{0301}\u{0301}\u{0301}algo");
        assert_eq!(answer("\u{200B}\u{2800}").unwrap_err().id(), "intro-in-words");
        assert!(answer(&"ש".repeat(300)).is_ok());
        assert_eq!(answer(&"ש".repeat(301)).unwrap_err().id(), "intro-too-long");
        assert_eq!(answer(&"👩‍👩‍👧‍👦".repeat(300)).unwrap_err().id(), "intro-too-long");
    }

    #[test]
    fn only_supergroups_have_links() {
        let link = message_link(ChatId(-1_002_000_000_001), MessageId(7));
        assert_eq!(link.as_deref(), Some("https://t.me/c/2000000001/7"));
        assert_eq!(message_link(ChatId(-5_000_001), MessageId(7)), None);
    }

    proptest! {
        #[test]
        fn three_steps_lead_to_a_preview_unless_nothing_was_told(told in proptest::array::uniform3(proptest::option::of("[a-z]{1,9}"))) {
            let mut draft = Draft::new(ChatKey(1), 1, Answers::default());
            let mut last = Next::Ask(Question::Does);
            for answer in &told {
                let Step::Asked(question) = draft.step else { panic!("asked too little") };
                last = draft.put(question, answer.clone());
            }
            let expected = if told.iter().all(Option::is_none) { Next::Nothing } else { Next::Show };
            prop_assert_eq!(last, expected);
            let Answers { does, helps, seeks } = draft.answers;
            prop_assert_eq!([does, helps, seeks], told);
        }

        #[test]
        fn any_text_is_refused_or_short_and_on_one_line(text in crate::hostile::text()) {
            let _ = answers(&text);
            if let Ok(said) = answer(&text) {
                prop_assert!(!said.contains('\n') && said.encode_utf16().count() <= LONGEST_ANSWER_UNITS);
            }
        }
    }
}
