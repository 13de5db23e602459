//! *Ask more*: those who decide and who asked talk through us, until it is decided.

use std::sync::Arc;

use async_trait::async_trait;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    NAME, Note, apply, crowd, decide,
    panel::Action,
    queries::{self, Request},
    rules::LONGEST_WORD,
    views,
};
use crate::{
    dispatch::{
        Audience, Cx, Outcome, PrivateText, Result,
        drafts::{self, Asking},
        flow::{Answers, Done, Flow, Kind, Preview, Step, Talk, Wish},
        panel,
    },
    store::{conversations::Draft, people},
    telegram::{UserId, actor::Person, refusal::Refusal, request},
    words::{Lang, Line, clean_line, line},
};

/// For so long what she types is taken for her answer.
const WAITS: TimeDelta = TimeDelta::days(7);

/// What she is asked: the draft of who asks to be let in.
#[derive(Debug, Serialize, Deserialize)]
struct Answering {
    request: i64,
}

/// What somebody who decides wants to know.
#[derive(Debug)]
pub(super) struct More;

#[async_trait]
impl Flow for More {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "more"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        const { &[Step::new("words", "requests-ask-more", Kind::Text(LONGEST_WORD))] }
    }

    fn publish(&self) -> &'static str {
        "requests-button-send"
    }

    async fn preview(&self, cx: &Cx, _talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let name = views::name_by_id(cx, decide::about(answers)).await?;
        let words = answers.text("words").map(|words| views::quoted(words.text(), LONGEST_WORD)).unwrap_or_default();
        Ok(Preview {
            html: line("requests-preview-more").text("name", &name).html("words", words).render(language),
            media: None,
        })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let request = match decide::open(cx, talk.chat, decide::about(answers)).await? {
            Ok(request) => request,
            Err(said) => return Ok(said.into()),
        };
        let words = answers.text("words").map(|words| words.text().to_owned()).unwrap_or_default();
        queries::say(&cx.tx, &request, talk.person.id, &words, cx.now).await?;
        queries::set_talks_with(&cx.tx, request.id, talk.person.id).await?;
        let language = cx.language_of(request.user, Some(talk.chat.language)).await?;
        let asked = line("requests-asked")
            .text("group", &talk.chat.title)
            .text("name", &talk.person.name)
            .html("words", views::quoted(&words, LONGEST_WORD))
            .render(language);
        let note = Note::Asked { request: request.id, by: talk.person.id };
        cx.send(request::Request::message(request.user.private_chat(), &asked).tell(NAME, &note)?).await?;
        let asking = Asking::new(NAME, request.user, Some(request.chat)).waits(WAITS);
        drafts::ask(cx, asking, &Answering { request: request.id }).await?;
        Ok(line("requests-more-sent").text("name", &views::name(cx, &request).await?).into())
    }
}

/// What was asked arrived, or did not.
pub(super) async fn arrived(cx: &Cx, id: i64, by: UserId, outcome: &Outcome) -> Result {
    let Some(request) = queries::by_id(&cx.tx, id).await?.filter(|request| request.state.is_open()) else {
        return Ok(());
    };
    if outcome.refusal() != Some(Refusal::Unreachable) {
        return Ok(());
    }
    drafts::end(cx, request.user, NAME).await?;
    apply::unreached(cx, &request).await?;
    decide::tell_her(cx, &request, by, line("requests-not-reached")).await
}

/// The request a draft of ours is about, while it is open.
async fn request_of(cx: &Cx, draft: &Draft) -> Result<Option<Request>> {
    let Ok(Answering { request }) = serde_json::from_str(&draft.state) else { return Ok(None) };
    Ok(queries::by_id(&cx.tx, request).await?.filter(|request| request.state.is_open()))
}

/// She answers: it goes to who asked her, and to the others by the item.
pub(super) async fn answered(cx: Cx, text: Arc<PrivateText>) -> Result {
    let Some(draft) = &text.conversation else { return Ok(()) };
    let Some(request) = request_of(&cx, draft).await? else {
        drafts::end(&cx, text.person.id, NAME).await?;
        return Err(line("requests-no-longer-open").into());
    };
    let words = text.content.text.text().trim();
    if clean_line(words).is_empty() {
        return Err(line("flow-in-words").into());
    }
    let (length, most) = (words.graphemes(true).count(), LONGEST_WORD);
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    if length > most {
        return Err(line("flow-too-long").num("length", number(length)).num("most", number(most)).into());
    }
    queries::say(&cx.tx, &request, text.person.id, words, cx.now).await?;
    let asking = Asking::new(NAME, request.user, Some(request.chat)).waits(WAITS);
    drafts::ask(&cx, asking, &Answering { request: request.id }).await?;
    let chat = cx.chat(request.chat).await?;
    let language = cx.language_of(text.person.id, Some(chat.language)).await?;
    let heard = line("requests-word-passed-on").text("group", &chat.title).render(language);
    cx.send_awaited(request::Request::message(text.at.chat, &heard)).await?;
    crowd::raise(&cx, &request).await?;
    bring(&cx, &request).await
}

/// Shows her answer to who asked for it, if she decides still.
async fn bring(cx: &Cx, request: &Request) -> Result {
    let Some(user) = request.talks_with else { return Ok(()) };
    let decides = people::managers(&cx.tx, request.chat).await?.contains(&user)
        || people::helpers(&cx.tx, request.chat, NAME).await?.contains(&user);
    let has_started = people::known(&cx.tx, user).await?.is_some_and(|known| known.started);
    if !decides || !has_started {
        return Ok(());
    }
    let (chat, person) = (cx.chat(request.chat).await?, crate::dispatch::flow::person(cx, user).await?);
    panel::show(cx, user.private_chat(), Some(&chat), &person, &Action::Look(request.id)).await
}

/// With what she is offered to go on.
pub(super) async fn half_done(cx: &Cx, draft: &Draft) -> Result<Option<Line>> {
    let Some(request) = request_of(cx, draft).await? else { return Ok(None) };
    Ok(Some(line("requests-half-done").text("group", &cx.chat(request.chat).await?.title)))
}

/// The latest question is asked again.
pub(super) async fn ask_again(cx: &Cx, person: &Person, draft: &Draft) -> Result {
    let Some(request) = request_of(cx, draft).await? else { return Err(line("draft-gone").into()) };
    let chat = cx.chat(request.chat).await?;
    let said = queries::talk(&cx.tx, request.id, 20).await?;
    let (by, words) = said.into_iter().rev().find(|(by, _)| *by != person.id).unwrap_or((person.id, String::new()));
    let name = people::known(&cx.tx, by).await?.map(|known| known.name).unwrap_or_default();
    let language: Lang = cx.language_of(person.id, Some(chat.language)).await?;
    let asked = line("requests-asked")
        .text("group", &chat.title)
        .text("name", &name)
        .html("words", views::quoted(&words, LONGEST_WORD))
        .render(language);
    drafts::ask(cx, Asking::new(NAME, person.id, Some(request.chat)).waits(WAITS), &Answering { request: request.id })
        .await?;
    cx.send(request::Request::message(person.id.private_chat(), &asked)).await
}
