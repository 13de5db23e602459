//! What people see of introductions.

use super::form::{BIRTHDAY_SHOWN, BY_HAND, FOUND, Form, Question};
use crate::{
    dispatch::flow::{Answer, Answers},
    features::onboarding::views::mention,
    store::chats::Chat,
    telegram::{MessageId, UserId},
    words::{Lang, Line, clip_text, day_of_year, escape, inert, isolate, line, tags::hashtags},
};

use crate::features::onboarding::rules::message_link;

/// So much of an introduction stands in a list of several.
const EXCERPT: usize = 90;

/// An introduction to be shown.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// What the group asks.
    pub form: &'a Form,
    /// What she told.
    pub answers: &'a Answers,
    /// Whether links in it may be pressed, and people she mentions hear of it ([`super::super::publish`]).
    pub may_lead: bool,
}

/// An introduction as the group sees it.
pub fn card(user: UserId, name: &str, shown: Shown<'_>, group: Lang) -> String {
    let mut rows = vec![line("intro-card").html("name", mention(user, name)).render(group), String::new()];
    rows.extend(self::rows(shown, shown.answers.is_on(&BIRTHDAY_SHOWN), group));
    rows.join("\n")
}

/// What she told, each answer on a line. First to what is asked, in its order; then what was told to questions that are asked
/// no longer.
pub fn rows(shown: Shown<'_>, with_birthday: bool, language: Lang) -> Vec<String> {
    let Shown { form, answers, may_lead } = shown;
    let asked = form.questions.iter().map(|question| (question.key.as_str(), Some(question)));
    let others = answers.iter().map(|(key, _)| key).filter(|key| form.question(key).is_none()).map(|key| (key, None));
    let row = |(key, question): (&str, Option<&Question>)| {
        let answer = answers.get(key)?;
        let words = question.and_then(|question| question.words.as_deref());
        let label = match (words, house_label(key)) {
            (Some(own), _) => line("intro-card-own").text("question", own),
            (None, Some(house)) => line(house),
            (None, None) => line("intro-card-by-hand"),
        };
        Some(told(label, answer, (may_lead, with_birthday), language)?.render(language))
    };
    asked.chain(others).filter_map(row).collect()
}

/// An answer behind its label; [`None`]: it is not in words, or not to be seen.
fn told(label: Line, answer: &Answer, (may_lead, with_birthday): (bool, bool), language: Lang) -> Option<Line> {
    Some(match answer {
        Answer::Text(text) if may_lead => label.live("told", text.text()),
        Answer::Text(text) => label.text("told", text.text()),
        Answer::Tags(tags) => label.html("told", hashtags(tags)),
        Answer::Day(day) if with_birthday => {
            let day = day_of_year(day.day().into(), day.month().into()).render(language);
            label.html("told", day)
        }
        _ => return None,
    })
}

fn house_label(key: &str) -> Option<&'static str> {
    Some(match key {
        "does" => "intro-card-does",
        "helps" => "intro-card-helps",
        "seeks" => "intro-card-seeks",
        "tags" => "intro-card-tags",
        "place" => "intro-card-place",
        "birthday" => "intro-card-birthday",
        BY_HAND => "intro-card-by-hand",
        _ => return None,
    })
}

/// The house's words for a question of the house.
pub fn house_question(key: &str) -> Option<&'static str> {
    Some(match key {
        "does" => "intro-ask-does",
        "helps" => "intro-ask-helps",
        "seeks" => "intro-ask-seeks",
        "tags" => "intro-ask-tags",
        "place" => "intro-ask-place",
        "birthday" => "intro-ask-birthday",
        "photo" => "intro-ask-photo",
        _ => return None,
    })
}

/// The words of a question, as HTML.
pub fn question(question: &Question, language: Lang) -> String {
    match (&question.words, house_question(&question.key)) {
        (Some(own), _) => isolate(&escape(&inert(own))),
        (None, Some(house)) => line(house).render(language),
        (None, None) => String::new(),
    }
}

/// A question with its number.
pub fn asked(form: &Form, key: &str, language: Lang) -> Option<String> {
    let place = form.questions.iter().position(|question| question.key == key)?;
    let words = line("intro-ask-of").num("n", number(place + 1)).num("of", number(form.questions.len()));
    Some(words.html("question", question(form.questions.get(place)?, language)).render(language))
}

/// What it is about, above the first question.
pub fn opening(chat: &Chat, form: &Form) -> Line {
    let must = if form.questions.iter().any(|question| question.must) { "yes" } else { "no" };
    line("intro-opening")
        .text("group", &chat.title)
        .num("count", number(form.questions.len()))
        .num("most", number(super::form::LONGEST_ANSWER))
        .plain("must", must)
}

/// How all is told in one message, of questions that are not the usual three.
pub fn in_one_message(form: &Form, most: usize) -> Line {
    let questions: Vec<Question> =
        form.questions.iter().filter(|one| one.kind != super::form::Kind::Photo).cloned().collect();
    line("intro-too-many-lines-own").num("most", number(most)).made("questions", move |language| {
        let rows = questions.iter().enumerate().map(|(n, one)| format!("{}. {}", n + 1, question(one, language)));
        rows.collect::<Vec<_>>().join("\n")
    })
}

/// Her own, with whether others may find it.
pub fn mine(chat: &Chat, rows: &[String], answers: &Answers, language: Lang) -> String {
    let found = line(if answers.is_on(&FOUND) { "intro-mine-found" } else { "intro-mine-not-found" });
    let head = line("intro-mine").text("group", &chat.title).render(language);
    [head, rows.join("\n"), found.render(language)].join("\n\n")
}

/// Somebody in a list: her name, which leads to her introduction, and the beginning of what she told.
pub fn row(chat: &Chat, name: &str, message: Option<MessageId>, shown: Shown<'_>, language: Lang) -> String {
    let about = excerpt(shown);
    let row = line(if about.is_empty() { "who-row-name" } else { "who-row" });
    row.html("name", linked(chat, name, message)).html("about", about).render(language)
}

fn linked(chat: &Chat, name: &str, message: Option<MessageId>) -> String {
    let shown = escape(&inert(name));
    match message.and_then(|message| message_link(chat.id, message)) {
        Some(link) => isolate(&format!("<a href=\"{link}\">{shown}</a>")),
        None => isolate(&shown),
    }
}

fn excerpt(shown: Shown<'_>) -> String {
    let Shown { form, answers, .. } = shown;
    let asked = form.questions.iter().map(|question| question.key.as_str());
    let others = answers.iter().map(|(key, _)| key).filter(|key| form.question(key).is_none());
    let mut tags = Vec::new();
    let mut words = Vec::new();
    for answer in asked.chain(others).filter_map(|key| answers.get(key)) {
        match answer {
            Answer::Tags(hers) => tags.extend(hers.iter().cloned()),
            Answer::Text(text) => words.push(text.text().split_whitespace().collect::<Vec<_>>().join(" ")),
            _ => {}
        }
    }
    let words = clip_text(&words.join(" · "), EXCERPT);
    let words = Some(isolate(&escape(&inert(&words)))).filter(|_| !words.is_empty());
    let tags = Some(hashtags(&tags)).filter(|_| !tags.is_empty());
    words.into_iter().chain(tags).collect::<Vec<_>>().join(" ")
}

pub fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
