//! What a flow asks, and what fits as an answer. Pure.

use std::{borrow::Cow, collections::BTreeMap};

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation as _;

use super::typed;
use crate::{
    dispatch::Content,
    schedule::{
        grammar::{self, Context, Language, canonical},
        recurrence::{Recurrence, Rule, YearDay},
    },
    telegram::{
        UserId,
        attachment::{self, Media},
        marked::Marked,
    },
    words::{
        Lang, Line, clean_line, clip_text, day_of_year, escape, folded, grouped, inert, isolate, line,
        tags::{self, NoTag, Tag, hashtags},
    },
};

/// So much of a text is said back.
const QUOTED: usize = 300;
/// And so much of a tag that is too long.
const QUOTED_TAG: usize = 40;
/// A range of no more numbers is offered as buttons.
const MOST_NUMBERS: i64 = 11;

/// The questions of a flow: written down in a room, or made of what a group's managers wish.
pub type Steps = Cow<'static, [Step]>;

/// One question.
#[derive(Debug, Clone)]
pub struct Step {
    /// The name of its answer.
    pub key: Cow<'static, str>,
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
        Self { key: Cow::Borrowed(key), asks, hint: None, kind, optional: false }
    }

    /// The same for an answer of that name, which is made at run time.
    #[must_use]
    pub fn keyed(self, key: &str) -> Self {
        Self { key: Cow::Owned(key.to_owned()), ..self }
    }

    /// It can be left out.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// With a line that shows what an answer looks like.
    #[must_use]
    pub const fn hint(mut self, id: &'static str) -> Self {
        self.hint = Some(id);
        self
    }
}

/// A yes or no that is asked on the preview, by a button that says how it stands.
#[derive(Debug, Clone, Copy)]
pub struct Switch {
    /// The name of its answer.
    pub key: &'static str,
    /// The label while it is on, and while it is off.
    pub labels: [&'static str; 2],
    /// How it stands as long as she says nothing.
    pub starts_on: bool,
}

/// What fits as an answer. Options are the names of the messages that say them, unless that is said.
#[derive(Debug, Clone)]
pub enum Kind {
    /// Words on one line, up to so many characters.
    Line(usize),
    /// Words as they look, on one line or more.
    Text(usize),
    /// One of these.
    Choice(&'static [&'static str]),
    /// One of these, which are words.
    OneOf(Vec<String>),
    /// Up to so many of these.
    Several(&'static [&'static str], usize),
    /// Up to so many tags: these, and others she thinks of.
    Tags(Vec<String>, usize),
    /// A day of the year.
    Day,
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
    /// A picture.
    Photo,
    /// A picture or file, with or without words under it, or words alone, up to so many characters.
    Piece(usize),
}

impl Kind {
    /// What may be pressed for an answer, if it is one of a few.
    pub(super) const fn options(&self) -> &'static [&'static str] {
        match self {
            Self::Choice(options) | Self::Several(options, _) => options,
            _ => &[],
        }
    }

    /// The numbers that may be pressed, if they are few.
    pub(super) fn numbers(&self) -> impl Iterator<Item = i64> + use<> {
        let few = match self {
            Self::Number(least, most) if most - least < MOST_NUMBERS => Some(*least..=*most),
            _ => None,
        };
        few.into_iter().flatten()
    }

    /// Whether what is sent for it is no words.
    pub(super) const fn is_media(&self) -> bool {
        matches!(self, Self::Media | Self::Photo)
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
    /// Tags, as they were written.
    Tags(Vec<String>),
    /// A day of the year.
    Day(YearDay),
    /// A picture or file, words, or both.
    Piece(Piece),
    /// How a switch of the preview was put.
    Put(bool),
}

/// A picture or file with the words under it, or words alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// The words; empty if there are none.
    pub text: Marked,
    /// The picture or file.
    pub media: Option<Media>,
}

/// All she told, by the names of the answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, Answer>);

impl Answers {
    /// Whether nothing was told; what is only put on the preview tells nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|answer| matches!(answer, Answer::Put(_)))
    }

    /// All of them, by the names of the questions.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Answer)> {
        self.0.iter().map(|(key, answer)| (key.as_str(), answer))
    }

    /// Leaves only these.
    pub fn retain(&mut self, stays: impl Fn(&str) -> bool) {
        self.0.retain(|key, _| stays(key));
    }

    /// An answer that is tags.
    #[must_use]
    pub fn tags(&self, key: &str) -> &[String] {
        match self.get(key) {
            Some(Answer::Tags(tags)) => tags,
            _ => &[],
        }
    }

    /// Whether a switch of the preview is on.
    #[must_use]
    pub fn is_on(&self, switch: &Switch) -> bool {
        match self.get(switch.key) {
            Some(Answer::Put(on)) => *on,
            _ => switch.starts_on,
        }
    }

    /// Chooses a tag, or chooses it no longer. [`false`]: no more than `most` can be chosen.
    pub(super) fn toggle_tag(&mut self, key: &str, tag: &str, most: usize) -> bool {
        let mut chosen = self.tags(key).to_vec();
        let place = chosen.iter().position(|one| is_same_tag(one, tag));
        let fits = place.is_some() || chosen.len() < most;
        match place {
            Some(place) => drop(chosen.remove(place)),
            None if fits => chosen.push(tag.to_owned()),
            None => {}
        }
        self.set(
            key,
            Some(Answer::Tags(chosen)).filter(|answer| !matches!(answer, Answer::Tags(none) if none.is_empty())),
        );
        fits
    }

    /// An answer.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Answer> {
        self.0.get(key)
    }

    /// An answer that is a picture, a file or words.
    #[must_use]
    pub fn piece(&self, key: &str) -> Option<&Piece> {
        match self.get(key)? {
            Answer::Piece(piece) => Some(piece),
            _ => None,
        }
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
pub(super) fn read(kind: &Kind, sent: &Content, context: &Context, language: Lang) -> Result<Read, Line> {
    let text = sent.text.text();
    match *kind {
        Kind::Media => sent.media.clone().map(Answer::Media).ok_or_else(|| line("flow-media")),
        Kind::Photo => {
            let photo = sent.media.clone().filter(|media| media.kind == attachment::Kind::Photo);
            photo.map(Answer::Media).ok_or_else(|| line("flow-photo"))
        }
        Kind::Piece(longest) => piece(sent, longest).map(Answer::Piece),
        Kind::OneOf(ref options) => {
            let typed = folded(&clean_line(text));
            let found = options.iter().find(|option| folded(option) == typed);
            found.map(|option| Answer::Text(Marked::plain(option))).ok_or_else(|| one_of_own(options))
        }
        Kind::Tags(_, most) => tags(text, most).map(Answer::Tags),
        Kind::Day => typed::day(text, context).map(Answer::Day).ok_or_else(|| line("flow-day")),
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

fn piece(sent: &Content, longest: usize) -> Result<Piece, Line> {
    let text = sent.text.without(turns).trimmed();
    if clean_line(text.text()).is_empty() {
        let media = sent.media.clone().ok_or_else(|| line("flow-piece"))?;
        return Ok(Piece { text: Marked::default(), media: Some(media) });
    }
    fits(text.text(), longest)?;
    Ok(Piece { text, media: sent.media.clone() })
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

fn one_of_own(options: &[String]) -> Line {
    let options: Vec<String> = options.iter().map(|option| isolate(&escape(&inert(option)))).collect();
    line("flow-choose").html("options", options.join(", "))
}

fn tags(text: &str, most: usize) -> Result<Vec<String>, Line> {
    let tags = tags::read_all(text).map_err(|(typed, why)| match why {
        NoTag::Empty => line("flow-tag-empty"),
        NoTag::TooLong => line("flow-tag-long")
            .text("tag", &clip_text(&clean_line(&typed), QUOTED_TAG))
            .num("most", number(tags::LONGEST)),
    })?;
    if tags.is_empty() {
        return Err(line("flow-tag-empty"));
    }
    if tags.len() > most {
        return Err(line("flow-several").num("most", number(most)));
    }
    Ok(tags.iter().map(|tag| tag.shown().to_owned()).collect())
}

/// Whether two spellings are one tag.
pub(super) fn is_same_tag(one: &str, other: &str) -> bool {
    let key = |typed: &str| Tag::read(typed).map(|tag| tag.key().to_owned());
    key(one).is_ok_and(|one| Ok(one) == key(other))
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
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
        Answer::Piece(piece) if piece.text.text().is_empty() => line("flow-media-told").render(language),
        Answer::Piece(piece) => hers(piece.text.text()),
        Answer::Tags(tags) => hashtags(tags),
        Answer::Day(day) => day_of_year(day.day().into(), day.month().into()).render(language),
        Answer::Put(_) => String::new(),
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
        match read(&kind, &sent(text), &context, Lang::En) {
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
        assert_eq!(reads(Kind::Photo, "a picture"), no("flow-photo"));
        let piece = Answer::Piece(Piece { text: Marked::plain("a line"), media: None });
        assert_eq!(reads(Kind::Piece(9), " a line "), Ok(piece));
        assert_eq!(reads(Kind::Piece(5), "a line"), no("flow-too-long"));
        assert_eq!(reads(Kind::Piece(5), "\u{2800}"), no("flow-piece"));
        let own = || Kind::OneOf(vec!["Rye".to_owned(), "Wheat".to_owned()]);
        assert_eq!(reads(own(), " rYE "), text("Rye"));
        assert_eq!(reads(own(), "oats"), no("flow-choose"));
        let tags = |most| Kind::Tags(Vec::new(), most);
        let both = Answer::Tags(vec!["Rye".to_owned(), "sour_dough".to_owned()]);
        assert_eq!(reads(tags(2), "#Rye, sour dough, RYE"), Ok(both));
        assert_eq!(reads(tags(1), "rye, oats"), no("flow-several"));
        assert_eq!(reads(tags(2), "2026"), no("flow-tag-empty"));
        assert_eq!(reads(tags(2), &"r".repeat(40)), no("flow-tag-long"));
        assert_eq!(reads(Kind::Day, "29.2"), Ok(Answer::Day(YearDay::new(2, 29).unwrap())));
        assert_eq!(reads(Kind::Day, "30.2"), no("flow-day"));
    }

    #[test]
    fn a_time_is_read_by_the_grammar_of_schedules() {
        let [once, any] = [|| Kind::When { repeated: false }, || Kind::When { repeated: true }];
        assert!(
            matches!(reads(once(), "24.12.2026 18:00"), Ok(Answer::When(rule)) if matches!(rule.rule, Rule::Once { .. }))
        );
        assert!(reads(any(), "every monday 10:00").is_ok());
        assert_eq!(reads(once(), "every monday 10:00"), Err("flow-when-once".to_owned()));
        for typed in ["soon", "monday", "every monday 10:00 and so on"] {
            assert_eq!(reads(any(), typed), Err("flow-when".to_owned()), "{typed}");
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

    #[test]
    fn a_tag_is_chosen_however_it_is_spelt() {
        let mut answers = Answers::default();
        let fits = ["Rye", "oats", "honey", "RYE"].map(|tag| answers.toggle_tag("tags", tag, 2));
        assert_eq!(fits, [true, true, false, true]);
        assert_eq!(answers.tags("tags"), ["oats"]);
        assert!(answers.toggle_tag("tags", "Oats", 2));
        assert!(answers.is_empty());
    }

    #[test]
    fn a_switch_tells_nothing() {
        let switch = Switch { key: "found", labels: ["flow-keep", "flow-skip"], starts_on: true };
        let mut answers = Answers::default();
        assert!(answers.is_on(&switch));
        answers.set("found", Some(Answer::Put(false)));
        assert!(!answers.is_on(&switch) && answers.is_empty());
    }

    proptest! {
        #[test]
        fn any_text_is_refused_or_an_answer_that_survives_being_kept(text in crate::hostile::text()) {
            let kinds = [
                Kind::Line(80), Kind::Text(80), Kind::Choice(OPTIONS), Kind::Several(OPTIONS, 2), Kind::Number(0, 10),
                Kind::When { repeated: true }, Kind::Person, Kind::Media, Kind::OneOf(vec![text.clone()]),
                Kind::Tags(Vec::new(), 9), Kind::Day, Kind::Piece(80),
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
