//! Writing an idea, and a word about how one stands.

use async_trait::async_trait;
use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    NAME,
    board::Action,
    found, manage, put,
    queries::{self, Idea},
    rules::{self, LONGEST, LONGEST_WHY},
    topic, views,
};
use crate::{
    dispatch::{
        Audience, Cx, Result,
        flow::{Answer, Answers, Done, Flow, Kind, Preview, Step, Talk, Wish},
        panel,
    },
    store::chats::Chat,
    telegram::actor::{Actor, Person},
    words::{Lang, clean_line, day_and_time, line},
};

/// Under this name the answers of a flow have the idea they are about.
const ABOUT: &str = "idea";
const TEXT: &str = "text";
const WHY: &str = "why";

/// What is typed as an idea.
///
/// # Errors
/// If there is none, or it is too long.
pub(super) fn read(typed: &str) -> Result<String> {
    let text = clean_line(typed);
    if !text.chars().any(char::is_alphanumeric) {
        return Err(line("ideas-how").into());
    }
    fits(text, LONGEST)
}

/// What is typed as a word about how one stands.
///
/// # Errors
/// If it is too long.
pub(super) fn read_why(typed: &str) -> Result<String> {
    fits(clean_line(typed), LONGEST_WHY)
}

fn fits(text: String, most: usize) -> Result<String> {
    let length = text.graphemes(true).count();
    if length <= most {
        return Ok(text);
    }
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    Err(line("flow-too-long").num("length", number(length)).num("most", number(most)).into())
}

/// Refuses somebody who may write no idea now.
pub(super) async fn may(cx: &Cx, chat: &Chat, person: &Person) -> Result {
    if !cx.is_in(chat, person.id).await? {
        return Err(line("flow-not-in").text("group", &chat.title).into());
    }
    if !chat.bot.can_write() {
        return Err(line("intro-bot-gone").text("group", &chat.title).into());
    }
    if queries::is_muted(&cx.tx, chat.key, person.id).await? {
        return Err(line("ideas-muted").text("group", &chat.title).into());
    }
    let written = queries::written_by(&cx.tx, chat.key, person.id, cx.now - rules::A_DAY).await?;
    match rules::may_write_at(&written, cx.now) {
        Some(at) => {
            let most = i64::try_from(rules::IDEAS_A_DAY).unwrap_or(i64::MAX);
            Err(line("ideas-too-many").num("most", most).line("when", day_and_time(at, chat.zone, cx.now)).into())
        }
        None => Ok(()),
    }
}

/// Ideas that may be the same as this one, the likest first; of what was merged, the one its votes count for.
pub(super) async fn alike(cx: &Cx, chat: &Chat, text: &str) -> Result<Vec<Idea>> {
    let close = queries::close_to(&cx.tx, chat.key, text).await?;
    let mut found = Vec::<Idea>::new();
    for id in rules::alike(text, &close) {
        let Some(idea) = queries::by_id(&cx.tx, id).await? else { continue };
        let root = if idea.root == id { Some(idea) } else { queries::by_id(&cx.tx, idea.root).await? };
        found.extend(root.filter(|root| found.iter().all(|known| known.id != root.id)));
    }
    Ok(found)
}

/// An idea, asked for in private.
#[derive(Debug)]
pub(super) struct Writing;

#[async_trait]
impl Flow for Writing {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "writing"
    }

    fn audience(&self) -> Audience {
        Audience::Member
    }

    fn steps(&self) -> &'static [Step] {
        const { &[Step::new(TEXT, "ideas-ask-text", Kind::Line(LONGEST)).hint("ideas-hint-text")] }
    }

    async fn check(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result {
        read(text(answers, TEXT))?;
        may(cx, talk.chat, talk.person).await
    }

    async fn preview(&self, _cx: &Cx, talk: &Talk<'_>, answers: &Answers, _language: Lang) -> Result<Preview> {
        let html = views::draft(&talk.person.name, text(answers, TEXT), talk.chat.language);
        Ok(Preview { html, media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let (chat, person) = (talk.chat, talk.person);
        let text = read(text(answers, TEXT))?;
        may(cx, chat, person).await?;
        let thread = topic(cx, chat).await?;
        if alike(cx, chat, &text).await?.is_empty() {
            put(cx, chat, person, &text, thread).await?;
            return Ok(line("ideas-posted").text("group", &chat.title).into());
        }
        panel::show(cx, person.id.private_chat(), Some(chat), person, &Action::Similar { text, thread }).await?;
        Ok(line("ideas-similar-below").into())
    }
}

/// A word about how an idea stands.
#[derive(Debug)]
pub(super) struct Why;

/// What its flow begins with.
pub(super) fn about(id: i64) -> Answers {
    let mut answers = Answers::default();
    answers.set(ABOUT, Some(Answer::Number(id)));
    answers
}

async fn meant(cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result<Idea> {
    let id = match answers.get(ABOUT) {
        Some(Answer::Number(id)) => *id,
        _ => 0,
    };
    Ok(found(cx, talk.chat.key, id).await?.ok_or_else(|| line("ideas-gone"))?)
}

#[async_trait]
impl Flow for Why {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "why"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        const { &[Step::new(WHY, "ideas-ask-why", Kind::Line(LONGEST_WHY)).hint("ideas-hint-why")] }
    }

    /// A word about another idea is another matter.
    fn goes_on(&self, begun: &Answers, told: &Answers) -> bool {
        begun.get(ABOUT) == told.get(ABOUT)
    }

    fn publish(&self) -> &'static str {
        "ideas-button-save"
    }

    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _language: Lang) -> Result<Preview> {
        let idea = meant(cx, talk, answers).await?;
        let idea = Idea { why: text(answers, WHY).to_owned(), ..idea };
        Ok(Preview { html: views::post(&idea, None, talk.chat.language), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let idea = meant(cx, talk, answers).await?;
        let why = read_why(text(answers, WHY))?;
        manage::set_why(cx, talk.chat, &idea, &why, &Actor::Person(talk.person.clone())).await?;
        Ok(line("ideas-why-saved").into())
    }
}

fn text<'a>(answers: &'a Answers, key: &str) -> &'a str {
    answers.text(key).map_or("", |text| text.text())
}
