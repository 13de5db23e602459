//! Somebody who manages the group looks at what a member would like to be advised on, before it is posted. Whose it is she
//! does not see either, where the member wants no name.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::{
    super::{
        NAME,
        queries::dilemmas::{self, Dilemma, State},
        times,
    },
    by, html,
    write::{LONGEST, TEXT},
};
use crate::{
    dispatch::{
        Audience, Cx, Result,
        flow::{Answer, Answers, Done, Flow, Kind, Preview, Step, Talk, Wish},
        items::{self, Button, Item},
        nudge::Reason,
    },
    store::chats::Chat,
    telegram::{actor::Person, request::Request},
    words::{Lang, Line, day_and_time, line},
};

/// What waits for those who manage a group: a dilemma.
pub const ITEM: &str = "dilemma";
/// What they do about it.
const POST: &str = "post";
const CHANGE: &str = "edit";
const TURN_DOWN: &str = "decline";
const SHOW: &str = "show";
/// Longest word about why not.
const LONGEST_WHY: usize = 300;

/// Under this name the answers of a flow have the dilemma they are about.
const ABOUT: &str = "dilemma";
const WHY: &str = "why";

/// Somebody who manages the group puts it into other words.
pub static EDIT: Edit = Edit;
/// And says why it is not posted.
pub static DECLINE: Decline = Decline;

/// What an item about one is called.
pub(super) fn reference(id: i64) -> String {
    format!("dilemma:{id}")
}

/// It waits for somebody who manages the group, with these words.
pub(super) async fn raise(cx: &Cx, chat: &Chat, dilemma: &Dilemma, words: &'static str) -> Result {
    let post = html(&dilemma.text, Some(&by(cx, dilemma).await?), &[], chat.language);
    let new = items::New {
        room: NAME,
        section: None,
        kind: ITEM,
        reference: &reference(dilemma.id),
        urgency: items::Urgency::AtOnce,
        words: line(words).html("post", post),
        buttons: vec![
            Button::new("tips-button-post", POST),
            Button::new("advice-button-decline", TURN_DOWN),
            Button::new("tips-button-edit", CHANGE),
            Button::new("tips-button-show", SHOW),
        ],
    };
    items::raise(cx, chat.key, new).await.map(drop)
}

/// One that still waits.
async fn waiting(cx: &Cx, chat: &Chat, id: i64) -> Result<Option<Dilemma>> {
    let found = dilemmas::by_id(&cx.tx, id).await?;
    Ok(found.filter(|one| one.chat == chat.key && one.state == State::Waits))
}

/// Somebody who manages the group pressed a button of one. Returns what is said to her.
pub async fn decide(cx: &Cx, item: &Item, does: &str, person: &Person) -> Result<Line> {
    let chat = cx.chat(item.chat).await?;
    let id = item.reference.strip_prefix("dilemma:").and_then(|id| id.parse().ok()).unwrap_or_default();
    let Some(dilemma) = waiting(cx, &chat, id).await? else {
        items::set(cx, item.id, items::State::Done(Some(person.id))).await?;
        return Ok(line("advice-taken-back"));
    };
    match does {
        POST => {
            items::set(cx, item.id, items::State::Done(Some(person.id))).await?;
            approve(cx, &chat, &dilemma, false).await
        }
        TURN_DOWN => {
            Talk { flow: &DECLINE, chat: &chat, person }.begin(cx, about(&dilemma), None).await?;
            Ok(line("tips-edit-in-private"))
        }
        CHANGE => {
            let mut told = about(&dilemma);
            told.set(TEXT, Some(Answer::Text(dilemma.text)));
            Talk { flow: &EDIT, chat: &chat, person }.begin(cx, told, None).await?;
            Ok(line("tips-edit-in-private"))
        }
        SHOW => {
            let html = html(&dilemma.text, Some(&by(cx, &dilemma).await?), &[], chat.language);
            cx.send(Request::message(person.id.private_chat(), &html)).await?;
            Ok(line("tips-shown"))
        }
        other => Err(anyhow::anyhow!("there is no button {other}").into()),
    }
}

/// What a flow about one begins with.
fn about(dilemma: &Dilemma) -> Answers {
    let mut answers = Answers::default();
    answers.set(ABOUT, Some(Answer::Number(dilemma.id)));
    answers
}

async fn meant(cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result<Dilemma> {
    let id = match answers.get(ABOUT) {
        Some(Answer::Number(id)) => *id,
        _ => 0,
    };
    Ok(waiting(cx, talk.chat, id).await?.ok_or_else(|| line("advice-taken-back"))?)
}

/// It is posted when its turn comes, and she hears that. Returns what is said to who approved it.
async fn approve(cx: &Cx, chat: &Chat, dilemma: &Dilemma, was_edited: bool) -> Result<Line> {
    let before = dilemmas::how_many(&cx.tx, chat.key, State::Ready).await?;
    dilemmas::set_state(&cx.tx, dilemma.id, State::Ready).await?;
    let day = its_turn(cx, chat, before).await?.map(|at| day_and_time(at, chat.zone, cx.now));
    let words = match (&day, was_edited) {
        (Some(_), false) => line("advice-approved-her"),
        (Some(_), true) => line("advice-edited-her"),
        (None, false) => line("advice-approved-later-her"),
        (None, true) => line("advice-edited-later-her"),
    };
    let with_day = |words: Line| match &day {
        Some(day) => words.line("day", day.clone()),
        None => words,
    };
    let words = with_day(words).text("group", &chat.title).html("text", dilemma.text.html());
    cx.nudge(dilemma.author, Some(chat), Reason::Asked, &|lang| words.render(lang)).await?;
    Ok(with_day(line(if day.is_some() { "tips-approved" } else { "advice-approved-later" })))
}

/// When one is posted before which so many others are; [`None`]: that is far off, or there is no such series any more.
async fn its_turn(cx: &Cx, chat: &Chat, before: i64) -> Result<Option<DateTime<Utc>>> {
    let coming = times::of_advice(cx, chat).await?;
    Ok(usize::try_from(before).ok().and_then(|before| coming.get(before).copied()))
}

/// Putting it into other words.
#[derive(Debug)]
pub struct Edit;

#[async_trait]
impl Flow for Edit {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "edit-dilemma"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        const { &[Step::new(TEXT, "tips-ask-edit", Kind::Text(LONGEST))] }
    }

    /// Another dilemma is another matter.
    fn goes_on(&self, begun: &Answers, told: &Answers) -> bool {
        begun.get(ABOUT) == told.get(ABOUT)
    }

    fn publish(&self) -> &'static str {
        "tips-button-post"
    }

    async fn sample(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result<Option<Request>> {
        let dilemma = meant(cx, talk, answers).await?;
        let text = answers.text(TEXT).unwrap_or(&dilemma.text);
        let html = html(text, Some(&by(cx, &dilemma).await?), &[], talk.chat.language);
        Ok(Some(Request::message(talk.chat.id, &html)))
    }

    async fn preview(&self, _cx: &Cx, talk: &Talk<'_>, _answers: &Answers, language: Lang) -> Result<Preview> {
        let html = line("advice-preview-edited").text("group", &talk.chat.title).render(language);
        Ok(Preview { html, media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let dilemma = meant(cx, talk, answers).await?;
        let text = answers.text(TEXT).ok_or_else(|| line("tips-ask-edit"))?;
        dilemmas::set_text(&cx.tx, dilemma.id, text).await?;
        items::finish(cx, talk.chat.key, NAME, ITEM, &reference(dilemma.id), talk.person.id).await?;
        let was_edited = dilemma.text != *text;
        let dilemma = Dilemma { text: text.clone(), ..dilemma };
        Ok(approve(cx, talk.chat, &dilemma, was_edited).await?.into())
    }
}

/// Saying why not.
#[derive(Debug)]
pub struct Decline;

/// What she reads whose it is.
fn turned_down(talk: &Talk<'_>, answers: &Answers) -> Line {
    let why = answers.text(WHY).map(|why| why.text().to_owned()).filter(|why| !why.is_empty());
    match why {
        Some(why) => line("advice-declined-why").text("why", &why),
        None => line("advice-declined"),
    }
    .text("group", &talk.chat.title)
}

#[async_trait]
impl Flow for Decline {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "decline-dilemma"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        const { &[Step::new(WHY, "advice-ask-why", Kind::Line(LONGEST_WHY)).optional()] }
    }

    fn goes_on(&self, begun: &Answers, told: &Answers) -> bool {
        begun.get(ABOUT) == told.get(ABOUT)
    }

    fn publish(&self) -> &'static str {
        "tips-button-send"
    }

    async fn preview(&self, _cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let html = line("advice-preview-declined").line("words", turned_down(talk, answers)).render(language);
        Ok(Preview { html, media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let dilemma = meant(cx, talk, answers).await?;
        let words = turned_down(talk, answers);
        dilemmas::remove(&cx.tx, dilemma.id).await?;
        items::finish(cx, talk.chat.key, NAME, ITEM, &reference(dilemma.id), talk.person.id).await?;
        cx.nudge(dilemma.author, Some(talk.chat), Reason::Asked, &|lang| words.render(lang)).await?;
        Ok(line("advice-turned-down").into())
    }
}
