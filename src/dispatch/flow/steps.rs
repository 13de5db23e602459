//! What a flow asks, and what fits as an answer. Pure.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::{
    dispatch::Content,
    schedule::{
        grammar::{self, Context, Language, canonical},
        recurrence::{Recurrence, Rule},
    },
    telegram::{UserId, attachment::Media, marked::Marked},
    words::{Lang, Line, clean_line, clip_text, escape, grouped, inert, isolate, line},
};

/// So much of a text is said back.
const QUOTED: usize = 300;
/// A range of no more numbers is offered as buttons.
const MOST_NUMBERS: i64 = 11;

/// One question.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// The name of its answer.
    pub key: &'static str,
    /// The message that asks; it is given the group's name as `group`.
    pub asks: &'static str,
    /// The message below it that shows what an answer looks like.
    pub hint: Option<&'static str>,
    /// What fits as an answer.
    pub kind: Kind,
    /// Whether it can be left out.
    pub optional: bool,
}

impl Step {
    /// A question that must be answered.
    #[must_use]
    pub const fn new(key: &'static str, asks: &'static str, kind: Kind) -> Self {
        Self { key, asks, hint: None, kind, optional: false }
    }

    /// It can be left out.
    #[must_use]
    pub const fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    /// With a line that shows what an answer looks like.
    #[must_use]
    pub const fn hint(self, id: &'static str) -> Self {
        Self { hint: Some(id), ..self }
    }
}

/// What fits as an answer. Options are the names of the messages that say them.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Words on one line, up to so many characters.
    Line(usize),
    /// Words as they look, on one line or more.
    Text(usize),
    /// One of these.
    Choice(&'static [&'static str]),
    /// Up to so many of these.
    Several(&'static [&'static str], usize),
    /// From the one to the other.
    Number(i64, i64),
    /// A single time, or, if that is said, a repeated one too.
    When {
        /// Whether it may be repeated.
        repeated: bool,
    },
    /// Somebody of the group.
    Person,
    /// A picture or file.
    Media,
}

impl Kind {
    /// What may be pressed for an answer, if it is one of a few.
    pub(super) fn options(self) -> &'static [&'static str] {
        match self {
            Self::Choice(options) | Self::Several(options, _) => options,
            _ => &[],
        }
    }

    /// The numbers that may be pressed, if they are few.
    pub(super) fn numbers(self) -> impl Iterator<Item = i64> {
        let few = match self {
            Self::Number(least, most) if most - least < MOST_NUMBERS => Some(least..=most),
            _ => None,
        };
        few.into_iter().flatten()
    }
}

/// What she told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Words.
    Text(Marked),
    /// An option.
    Choice(String),
    /// Some options.
    Several(Vec<String>),
    /// A number.
    Number(i64),
    /// A time.
    When(Recurrence),
    /// Somebody.
    Person(UserId),
    /// A picture or file.
    Media(Media),
}

/// All she told, by the names of the answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, Answer>);

impl Answers {
    /// Whether nothing was told.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// An answer.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Answer> {
        self.0.get(key)
    }

    /// An answer that is words.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&Marked> {
        match self.get(key)? {
            Answer::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Sets an answer, or takes it out.
    pub fn set(&mut self, key: &str, answer: Option<Answer>) {
        match answer {
            Some(answer) => self.0.insert(key.to_owned(), answer),
            None => self.0.remove(key),
        };
    }

    /// Chooses an option of several, or chooses it no longer. [`false`]: no more than `most` can be chosen.
    pub(super) fn toggle(&mut self, key: &str, option: &str, most: usize) -> bool {
        let mut chosen = match self.0.remove(key) {
            Some(Answer::Several(chosen)) => chosen,
            _ => Vec::new(),
        };
        let place = chosen.iter().position(|one| one == option);
        let fits = place.is_some() || chosen.len() < most;
        match place {
            Some(place) => drop(chosen.remove(place)),
            None if fits => chosen.push(option.to_owned()),
            None => {}
        }
        if !chosen.is_empty() {
            self.0.insert(key.to_owned(), Answer::Several(chosen));
        }
        fits
    }
}

/// What was understood.
#[derive(Debug, PartialEq)]
pub(super) enum Read {
    /// The answer.
    Is(Answer),
    /// Somebody is named; who has that name is for the database to say.
    Named(String),
}

/// Reads what she sent.
///
/// # Errors
/// With what to say to her, which shows what an answer looks like.
pub(super) fn read(kind: Kind, sent: &Content, context: &Context, language: Lang) -> Result<Read, Line> {
    let text = sent.text.text();
    match kind {
        Kind::Media => sent.media.clone().map(Answer::Media).ok_or_else(|| line("flow-media")),
        Kind::Line(longest) => fits(&clean_line(text), longest).map(|text| Answer::Text(Marked::plain(text))),
        Kind::Text(longest) => {
            let seen = sent.text.without(turns).trimmed();
            fits(if clean_line(text).is_empty() { "" } else { seen.text() }, longest)?;
            Ok(Answer::Text(seen))
        }
        Kind::Choice(options) => {
            option(text, options).map(|id| Answer::Choice(id.to_owned())).ok_or_else(|| one_of(options))
        }
        Kind::Several(options, most) => several(text, options, most),
        Kind::Number(least, most) => match text.trim().parse() {
            Ok(number) if (least..=most).contains(&number) => Ok(Answer::Number(number)),
            _ => Err(line("flow-number").num("least", least).num("most", most)),
        },
        Kind::When { repeated } => when(text, repeated, context, language).map(Answer::When),
        Kind::Person => {
            let name = clean_line(text);
            return if name.is_empty() { Err(line("flow-person")) } else { Ok(Read::Named(name)) };
        }
    }
    .map(Read::Is)
}

/// What would turn the direction of others' words around.
const fn turns(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn fits(text: &str, longest: usize) -> Result<&str, Line> {
    if text.is_empty() {
        return Err(line("flow-in-words"));
    }
    let (length, units) = (text.graphemes(true).count(), text.encode_utf16().count());
    // Many marks on few letters are long for Telegram.
    if length <= longest && units <= longest.saturating_mul(3).max(1_000) {
        return Ok(text);
    }
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let length = if length > longest { length } else { units };
    Err(line("flow-too-long").num("length", number(length)).num("most", number(longest)))
}

/// The option that is called so in any language.
fn option(typed: &str, options: &'static [&'static str]) -> Option<&'static str> {
    let typed = clean_line(typed).to_lowercase();
    let is_called =
        |id: &&'static str| Lang::ALL.iter().any(|lang| line(id).render_plain(*lang).to_lowercase() == typed);
    options.iter().copied().find(is_called)
}

fn one_of(options: &'static [&'static str]) -> Line {
    line("flow-choose").made("options", move |language| in_a_row(options.iter().copied(), language))
}

fn several(text: &str, options: &'static [&'static str], most: usize) -> Result<Answer, Line> {
    let typed = text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
    let chosen: Option<Vec<&str>> = typed.map(|part| option(part, options)).collect();
    let mut chosen = chosen.filter(|chosen| !chosen.is_empty()).ok_or_else(|| one_of(options))?;
    chosen.sort_unstable();
    chosen.dedup();
    if chosen.len() > most {
        return Err(line("flow-several").num("most", i64::try_from(most).unwrap_or(i64::MAX)));
    }
    Ok(Answer::Several(chosen.into_iter().map(str::to_owned).collect()))
}

fn when(text: &str, repeated: bool, context: &Context, language: Lang) -> Result<Recurrence, Line> {
    let example = |rule: &Recurrence| isolate(&format!("<code>{}</code>", canonical(rule, written_in(language))));
    match grammar::parse(text, context) {
        Ok(schedule) if !schedule.rest.is_empty() => {
            Err(line("flow-when").html("example", example(&schedule.recurrence)))
        }
        Ok(schedule) if repeated || matches!(schedule.recurrence.rule, Rule::Once { .. }) => Ok(schedule.recurrence),
        Ok(schedule) => {
            let date = context.now.with_timezone(&context.tz).date_naive() + chrono::TimeDelta::days(1);
            let once = Recurrence { rule: Rule::Once { date }, ..schedule.recurrence };
            Err(line("flow-when-once").html("example", example(&once)))
        }
        Err(error) => Err(line("flow-when").html("example", example(&error.suggestion))),
    }
}

const fn written_in(language: Lang) -> Language {
    match language {
        Lang::En => Language::English,
        Lang::He => Language::Hebrew,
        Lang::Ru => Language::Russian,
    }
}

fn in_a_row<'a>(ids: impl Iterator<Item = &'a str>, language: Lang) -> String {
    ids.map(|id| Line::named(id.to_owned()).render(language)).collect::<Vec<_>>().join(", ")
}

/// An answer as it is said back, as HTML; `name` is that of whoever it names.
pub(super) fn told(answer: &Answer, name: &str, language: Lang) -> String {
    let hers = |text: &str| isolate(&escape(&inert(&clip_text(text, QUOTED))));
    match answer {
        Answer::Text(text) => hers(text.text()),
        Answer::Choice(id) => Line::named(id.clone()).render(language),
        Answer::Several(ids) => in_a_row(ids.iter().map(String::as_str), language),
        Answer::Number(number) => grouped(*number, language),
        Answer::When(rule) => isolate(&escape(&canonical(rule, written_in(language)))),
        Answer::Person(_) => hers(name),
        Answer::Media(_) => line("flow-media-told").render(language),
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use proptest::prelude::*;

    use super::*;
    use crate::schedule::recurrence::DaySet;

    fn sent(text: &str) -> Content {
        Content { text: Marked::plain(text), media: None }
    }

    fn reads(kind: Kind, text: &str) -> Result<Answer, String> {
        let now = DateTime::from_timestamp(1_794_816_000, 0).unwrap();
        let context = Context { now, tz: chrono_tz::UTC, workdays: DaySet::MONDAY_TO_FRIDAY };
        match read(kind, &sent(text), &context, Lang::En) {
            Ok(Read::Is(answer)) => Ok(answer),
            Ok(Read::Named(name)) => Err(name),
            Err(no) => Err(no.id().to_owned()),
        }
    }

    const OPTIONS: &[&str] = &["flow-skip", "flow-keep", "flow-back"];

    #[test]
    fn each_kind_takes_what_fits_and_says_what_does() {
        let text = |text: &str| Ok(Answer::Text(Marked::plain(text)));
        let no = |id: &str| Err(id.to_owned());
        assert_eq!(reads(Kind::Line(9), " sour\n dough "), no("flow-too-long"));
        assert_eq!(reads(Kind::Line(10), " sour\n dough "), text("sour dough"));
        assert_eq!(reads(Kind::Text(20), " sour\ndough\u{202E} "), text("sour\ndough"));
        for kind in [Kind::Line(9), Kind::Text(9)] {
            assert_eq!(reads(kind, "\u{2800}\u{200B}"), no("flow-in-words"));
        }
        assert_eq!(reads(Kind::Choice(OPTIONS), "keep"), Ok(Answer::Choice("flow-keep".to_owned())));
        assert_eq!(reads(Kind::Choice(OPTIONS), "Назад"), Ok(Answer::Choice("flow-back".to_owned())));
        assert_eq!(reads(Kind::Choice(OPTIONS), "both"), no("flow-choose"));
        let both = Answer::Several(vec!["flow-back".to_owned(), "flow-skip".to_owned()]);
        assert_eq!(reads(Kind::Several(OPTIONS, 2), "Skip, back; skip"), Ok(both));
        assert_eq!(reads(Kind::Several(OPTIONS, 2), "skip, back, keep"), no("flow-several"));
        assert_eq!(reads(Kind::Several(OPTIONS, 2), ","), no("flow-choose"));
        assert_eq!(reads(Kind::Number(1, 5), " 5 "), Ok(Answer::Number(5)));
        for typed in ["0", "6", "five", "5.0", "99999999999999999999"] {
            assert_eq!(reads(Kind::Number(1, 5), typed), no("flow-number"), "{typed}");
        }
        assert_eq!(reads(Kind::Person, "@alice"), no("@alice"), "to be looked up");
        assert_eq!(reads(Kind::Media, "a picture"), no("flow-media"));
    }

    #[test]
    fn a_time_is_read_by_the_grammar_of_schedules() {
        let [once, any] = [false, true].map(|repeated| Kind::When { repeated });
        assert!(
            matches!(reads(once, "24.12.2026 18:00"), Ok(Answer::When(rule)) if matches!(rule.rule, Rule::Once { .. }))
        );
        assert!(reads(any, "every monday 10:00").is_ok());
        assert_eq!(reads(once, "every monday 10:00"), Err("flow-when-once".to_owned()));
        for typed in ["soon", "monday", "every monday 10:00 and so on"] {
            assert_eq!(reads(any, typed), Err("flow-when".to_owned()), "{typed}");
        }
    }

    #[test]
    fn of_several_no_more_are_chosen_than_may_be() {
        let mut answers = Answers::default();
        let fits = ["a", "b", "c", "a"].map(|option| answers.toggle("which", option, 2));
        assert_eq!(fits, [true, true, false, true]);
        assert_eq!(answers.get("which"), Some(&Answer::Several(vec!["b".to_owned()])));
        assert!(answers.toggle("which", "b", 2));
        assert!(answers.is_empty());
    }

    proptest! {
        #[test]
        fn any_text_is_refused_or_an_answer_that_survives_being_kept(text in crate::hostile::text()) {
            let kinds = [
                Kind::Line(80), Kind::Text(80), Kind::Choice(OPTIONS), Kind::Several(OPTIONS, 2), Kind::Number(0, 10),
                Kind::When { repeated: true }, Kind::Person, Kind::Media,
            ];
            for kind in kinds {
                if let Ok(answer) = reads(kind, &text) {
                    let kept = serde_json::to_string(&answer).unwrap();
                    prop_assert_eq!(serde_json::from_str::<Answer>(&kept).unwrap(), answer);
                }
            }
        }
    }
}
