//! A member says in private what she would like to be advised on.

use async_trait::async_trait;
use chrono::TimeDelta;

use super::{
    super::{
        NAME,
        queries::dilemmas::{self, State},
    },
    is_here, manage,
};
use crate::{
    dispatch::{
        Audience, Cx, Result,
        flow::{Answer, Answers, Done, Flow, Kind, Preview, Step, Switch, Talk, Wish},
    },
    store::{chats::Chat, people},
    telegram::{UserId, actor::Person, marked::Marked, request::Request},
    words::{Lang, Line, line},
};

/// Longest text.
pub(super) const LONGEST: usize = 700;
/// So many wait in a group, for those who manage it and for their turn.
const MOST: i64 = 20;
/// She may want advice again so long after the last was posted, whether or not she said what came of it.
const AGAIN_AFTER: TimeDelta = TimeDelta::days(7);

pub(super) const TEXT: &str = "text";
const NAMED: Switch = Switch { key: "named", labels: ["tips-named-on", "tips-named-off"], starts_on: true };

/// What she is asked.
pub static DILEMMA: Write = Write;

/// What she would like to be advised on.
#[derive(Debug)]
pub struct Write;

/// Refuses somebody who may not want advice now.
pub(super) async fn may(cx: &Cx, chat: &Chat, user: UserId) -> Result {
    if !is_here(cx, chat.key).await? {
        return Err(line("advice-not-here").text("group", &chat.title).into());
    }
    if people::is_muted(&cx.tx, chat.key, user).await? {
        return Err(line("advice-muted").text("group", &chat.title).into());
    }
    if dilemmas::pending_of(&cx.tx, chat.key, user).await? > 0 {
        return Err(line("advice-one-at-a-time").into());
    }
    let waits = dilemmas::how_many(&cx.tx, chat.key, State::Waits).await?;
    let ready = dilemmas::how_many(&cx.tx, chat.key, State::Ready).await?;
    if waits + ready >= MOST {
        return Err(line("advice-too-many").text("group", &chat.title).into());
    }
    Ok(())
}

/// She wants to.
pub(super) async fn begin(cx: &Cx, chat: &Chat, person: &Person) -> Result {
    may(cx, chat, person.id).await?;
    Talk { flow: &DILEMMA, chat, person }.begin(cx, Answers::default(), None).await
}

/// She told it in one message.
pub(super) async fn read(cx: &Cx, chat: &Chat, person: &Person, text: &Marked) -> Result {
    may(cx, chat, person.id).await?;
    let length = text.text().encode_utf16().count();
    if length > LONGEST {
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        return Err(line("flow-too-long").num("length", number(length)).num("most", number(LONGEST)).into());
    }
    let mut told = Answers::default();
    told.set(TEXT, Some(Answer::Text(text.clone())));
    Talk { flow: &DILEMMA, chat, person }.preview(cx, told, None).await
}

#[async_trait]
impl Flow for Write {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "dilemma"
    }

    fn audience(&self) -> Audience {
        Audience::Member
    }

    fn steps(&self) -> &'static [Step] {
        const { &[Step::new(TEXT, "advice-ask", Kind::Text(LONGEST)).hint("advice-hint")] }
    }

    fn opening(&self, chat: &Chat) -> Option<Line> {
        Some(line("advice-opening").text("group", &chat.title))
    }

    fn half_done(&self) -> &'static str {
        "advice-half-done"
    }

    fn publish(&self) -> &'static str {
        "tips-button-send"
    }

    fn switches(&self, _answers: &Answers) -> Vec<Switch> {
        vec![NAMED]
    }

    async fn check(&self, cx: &Cx, talk: &Talk<'_>, _answers: &Answers) -> Result {
        may(cx, talk.chat, talk.person.id).await
    }

    async fn sample(&self, _cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result<Option<Request>> {
        let Some(text) = answers.text(TEXT) else { return Ok(None) };
        let html = super::html(text, None, &[], talk.chat.language);
        Ok(Some(Request::message(talk.chat.id, &html)))
    }

    async fn preview(&self, _cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let words = if answers.is_on(&NAMED) { "advice-preview-named" } else { "advice-preview-unnamed" };
        let words = line(words).text("group", &talk.chat.title).text("name", &talk.person.name);
        Ok(Preview { html: words.render(language), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let (chat, author) = (talk.chat, talk.person.id);
        let text = answers.text(TEXT).ok_or_else(|| line("advice-ask"))?;
        may(cx, chat, author).await?;
        dilemmas::end_of_person(&cx.tx, (chat.key, author), cx.now - AGAIN_AFTER).await?;
        let id = dilemmas::add(&cx.tx, (chat.key, author), text, answers.is_on(&NAMED), cx.now).await?;
        if let Some(dilemma) = dilemmas::by_id(&cx.tx, id).await? {
            manage::raise(cx, chat, &dilemma, "advice-item").await?;
        }
        Ok(line("advice-sent").text("group", &chat.title).into())
    }
}
