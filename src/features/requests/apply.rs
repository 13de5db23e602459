//! Somebody asks to be let in: what she is told and asked, and what comes of it.

use std::{borrow::Cow, sync::Arc};

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::{
    Later, NAME, Note, crowd, decide,
    queries::{self, Request, Verdict},
    questions,
    rules::{self, MOST_LINKS, OPEN_FOR, PATIENCE, STEPS, State},
    settle, typed, views,
};
use crate::{
    dispatch::{
        Audience, Cx, Link, Outcome, Requested, Result,
        flow::{Answers, Done, Flow, Preview, Step, Steps, Talk, Wish},
        settings,
    },
    features::invites,
    store::{chats::Chat, people},
    telegram::{
        actor::Person,
        refusal::Refusal,
        request::{self, JoinAnswer},
    },
    words::{Lang, Line, line},
};

/// Somebody asks.
pub(super) async fn requested(cx: Cx, asked: Arc<Requested>) -> Result {
    let link = note_link(&cx, &asked).await?;
    let known = queries::open_of(&cx.tx, asked.chat.key, asked.person.id).await?;
    let told = (link.as_ref().map(|link| link.name.as_str()), asked.bio.as_deref());
    let request = match known {
        Some(request) if request.state == State::Deciding => return queue(&cx, &asked).await,
        Some(request) => {
            queries::asked_again(&cx.tx, request.id, asked.at, told).await?;
            set_lapse(&cx, &request, asked.at).await?;
            request
        }
        None => {
            let id = queries::insert(&cx.tx, asked.chat.key, asked.person.id, asked.at, told).await?;
            let request = queries::by_id(&cx.tx, id).await?;
            let Some(request) = request else { return Ok(()) };
            return begin(&cx, &asked, &request, link.is_some_and(|link| link.at_once)).await;
        }
    };
    queue(&cx, &asked).await?;
    // Who could not be written to may be now, for a while.
    match request.is_reached {
        true => Ok(()),
        false => greet(&cx, &asked.chat, &asked.person, &Request { asked_at: asked.at, ..request }).await,
    }
}

/// The link she came by, as managers know it: those without a name say nothing, and those of members are called after them.
async fn note_link(cx: &Cx, asked: &Requested) -> Result<Option<queries::Link>> {
    let Some(Link { url, name, creator, .. }) = &asked.link else { return Ok(None) };
    let name = match creator {
        Some(creator) if *creator == cx.me.id => invites::campaign_of(cx, asked.chat.key, url).await?,
        _ => name.clone(),
    };
    let Some(name) = name else { return Ok(None) };
    Ok(Some(queries::saw_link(&cx.tx, asked.chat.key, (url, &name), MOST_LINKS, cx.now).await?))
}

/// So long is she waited for.
async fn set_lapse(cx: &Cx, request: &Request, asked_at: DateTime<Utc>) -> Result {
    let key = format!("lapse:{}", request.id);
    cx.set_timer(NAME, &key, Some(request.chat), asked_at + OPEN_FOR, &Later::Lapse(request.id)).await
}

async fn begin(cx: &Cx, asked: &Requested, request: &Request, at_once: bool) -> Result {
    if at_once {
        let verdict = Verdict { state: State::Deciding, lets_in: true, by: None, at: cx.now, reason: None };
        queries::decide(&cx.tx, request.id, verdict).await?;
        return match &asked.query {
            Some(query) => {
                let answer = request::Request::answer_join_query(query, JoinAnswer::Approve);
                cx.send(answer.tell(NAME, &Note::LetIn(request.id))?).await
            }
            None => decide::do_it(cx, &asked.chat, request, true).await,
        };
    }
    queue(cx, asked).await?;
    set_lapse(cx, request, request.asked_at).await?;
    greet(cx, &asked.chat, &asked.person, request).await
}

/// Where we guard the group, Telegram waits for our word no longer than ten seconds: somebody decides.
async fn queue(cx: &Cx, asked: &Requested) -> Result {
    match &asked.query {
        Some(query) => cx.send(request::Request::answer_join_query(query, JoinAnswer::Queue)).await,
        None => Ok(()),
    }
}

/// Writes to her, if that can be done: with the questions, or that somebody decides.
async fn greet(cx: &Cx, chat: &Chat, person: &Person, request: &Request) -> Result {
    let has_started = people::known(&cx.tx, person.id).await?.is_some_and(|known| known.started);
    if !has_started && !rules::is_open_to_us(request.asked_at, cx.now) {
        return unreached(cx, request).await;
    }
    queries::set_reached(&cx.tx, request.id, true).await?;
    let language = cx.language_of(person.id, Some(chat.language)).await?;
    let asks = questions::of(cx, chat, language).await?;
    queries::ask(&cx.tx, request, &asks).await?;
    if asks.is_empty() {
        let html = line("requests-hello").text("group", &chat.title).render(language);
        let word = request::Request::message(person.id.private_chat(), &html);
        cx.send(word.tell(NAME, &Note::Greeted(request.id))?).await?;
        return wait(cx, request).await;
    }
    queries::set_state(&cx.tx, request.id, State::Asking).await?;
    let waits = format!("wait:{}", request.id);
    cx.set_timer(NAME, &waits, Some(request.chat), cx.now + PATIENCE, &Later::Unanswered(request.id)).await?;
    Talk { flow: &Apply, chat, person }.begin(cx, Answers::default(), None).await
}

/// From now on it waits for who decides.
async fn wait(cx: &Cx, request: &Request) -> Result {
    queries::set_state(&cx.tx, request.id, State::Waiting).await?;
    match queries::by_id(&cx.tx, request.id).await? {
        Some(request) => crowd::raise(cx, &request).await,
        None => Ok(()),
    }
}

/// She cannot be written to: it is to be decided by hand.
pub(super) async fn unreached(cx: &Cx, request: &Request) -> Result {
    queries::set_reached(&cx.tx, request.id, false).await?;
    wait(cx, request).await
}

/// The word to her arrived, or did not.
pub(super) async fn greeted(cx: &Cx, id: i64, outcome: &Outcome) -> Result {
    let request = queries::by_id(&cx.tx, id).await?.filter(|request| request.state.is_open());
    match request {
        Some(request) if outcome.refusal() == Some(Refusal::Unreachable) => unreached(cx, &request).await,
        _ => Ok(()),
    }
}

/// Telegram was told at once to let her in. If that came too late, she waits there like everybody.
pub(super) async fn let_in(cx: &Cx, id: i64, outcome: &Outcome) -> Result {
    let Some(request) = queries::by_id(&cx.tx, id).await?.filter(|request| request.state == State::Deciding) else {
        return Ok(());
    };
    match outcome {
        Outcome::Done { .. } => decide::done(cx, id, true, outcome).await,
        Outcome::Failed(_) | Outcome::Unknown => {
            decide::do_it(cx, &*cx.chat(request.chat).await?, &request, true).await
        }
    }
}

/// The questions have been with her for long enough: those who decide hear of it as it is.
pub(super) async fn unanswered(cx: &Cx, id: i64) -> Result {
    match queries::by_id(&cx.tx, id).await? {
        Some(request) if request.state == State::Asking => wait(cx, &request).await,
        _ => Ok(()),
    }
}

/// The questions.
#[derive(Debug)]
pub(super) struct Apply;

#[async_trait]
impl Flow for Apply {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "apply"
    }

    fn audience(&self) -> Audience {
        Audience::Member
    }

    fn steps(&self) -> &'static [Step] {
        STEPS
    }

    /// As many as she was asked when she came: what is asked of the next ones may be something else.
    async fn steps_for(&self, cx: &Cx, talk: &Talk<'_>) -> Result<Steps> {
        let Some(request) = queries::open_of(&cx.tx, talk.chat.key, talk.person.id).await? else {
            return Ok(Cow::Borrowed(STEPS));
        };
        let n = queries::answers(&cx.tx, request.id).await?.len();
        Ok(Cow::Borrowed(STEPS.get(..n).unwrap_or(STEPS)))
    }

    async fn asks(&self, cx: &Cx, talk: &Talk<'_>, step: &Step, _language: Lang) -> Result<Option<String>> {
        let Some(request) = queries::open_of(&cx.tx, talk.chat.key, talk.person.id).await? else { return Ok(None) };
        let place = STEPS.iter().position(|one| one.key == step.key).unwrap_or_default();
        let asked = queries::answers(&cx.tx, request.id).await?;
        Ok(asked.get(place).map(|(question, _)| views::quoted(question, rules::LONGEST_QUESTION)))
    }

    fn opening(&self, chat: &Chat) -> Option<Line> {
        Some(line("requests-hello-questions").text("group", &chat.title))
    }

    fn half_done(&self) -> &'static str {
        "requests-half-done"
    }

    fn publish(&self) -> &'static str {
        "requests-button-send"
    }

    fn is_for_strangers(&self) -> bool {
        true
    }

    async fn must_be_for(&self, cx: &Cx, talk: &Talk<'_>) -> Result {
        let request = queries::open_of(&cx.tx, talk.chat.key, talk.person.id).await?;
        match request {
            Some(request) if request.state.is_open() => Ok(()),
            _ => Err(line("requests-over-for-her").text("group", &talk.chat.title).into()),
        }
    }

    async fn unreached(&self, cx: &Cx, talk: &Talk<'_>) -> Result {
        match queries::open_of(&cx.tx, talk.chat.key, talk.person.id).await? {
            Some(request) if request.state == State::Asking => unreached(cx, &request).await,
            _ => Ok(()),
        }
    }

    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let asked = match queries::open_of(&cx.tx, talk.chat.key, talk.person.id).await? {
            Some(request) => queries::answers(&cx.tx, request.id).await?,
            None => Vec::new(),
        };
        let told = STEPS.iter().zip(&asked).map(|(step, (question, _))| {
            (question.clone(), answers.text(&step.key).map(|answer| answer.text().to_owned()))
        });
        let told = views::answers(&told.collect::<Vec<_>>(), language);
        let html = line("requests-preview").text("group", &talk.chat.title).html("answers", told).render(language);
        Ok(Preview { html, media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let request = queries::open_of(&cx.tx, talk.chat.key, talk.person.id).await?;
        let request = request.filter(|request| request.state.is_open());
        let over = || line("requests-over-for-her").text("group", &talk.chat.title);
        let Some(request) = request else { return Err(over().into()) };
        for (place, step) in (0_i64..).zip(STEPS) {
            if let Some(answer) = answers.text(&step.key) {
                queries::answered(&cx.tx, request.id, place, Some(answer.text())).await?;
            }
        }
        // What is hers by now reaches her.
        queries::set_reached(&cx.tx, request.id, true).await?;
        if settings::own(cx, talk.chat.key, &typed::ADMISSION).await? == typed::ANSWERED {
            decide::by_itself(cx, talk.chat, &request).await?;
            return Ok(line("requests-answered").text("group", &talk.chat.title).into());
        }
        wait(cx, &request).await?;
        Ok(line("requests-passed-on").text("group", &talk.chat.title).into())
    }
}

/// Telegram says that it is over there.
pub(super) async fn is_gone(cx: &Cx, request: &Request) -> Result {
    settle(
        cx,
        request,
        Verdict { state: State::Gone, lets_in: false, by: request.decided_by, at: cx.now, reason: None },
    )
    .await
}
