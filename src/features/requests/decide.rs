//! Who is let in, and who is not. What is pressed is checked against how it stands at that moment; Telegram has the last
//! word.

use async_trait::async_trait;

use super::{
    NAME, Note, apply, crowd,
    queries::{self, Request, Verdict},
    rules::{LONGEST_REASON, Reason, State},
    settle, stop, views,
};
use crate::{
    dispatch::{
        Audience, Cx, Outcome, Result,
        flow::{Answer, Answers, Done, Flow, Kind, Preview, Step, Talk, Wish},
        nudge,
    },
    store::chats::Chat,
    telegram::{UserId, actor::Person, refusal::Refusal, request},
    words::{Lang, Line, line},
};

/// Under this name the answers of a flow have the request they are about.
pub(super) const ABOUT: &str = "request";

/// The request of a group by its number, if it can still be decided; else what is said of it.
pub(super) async fn open(cx: &Cx, chat: &Chat, id: i64) -> Result<std::result::Result<Request, Line>> {
    let Some(request) = queries::by_id(&cx.tx, id).await?.filter(|request| request.chat == chat.key) else {
        return Ok(Err(line("requests-unknown")));
    };
    match request.state.is_open() {
        true => Ok(Ok(request)),
        false => Ok(Err(views::outcome(cx, &request).await?)),
    }
}

/// Somebody who manages the group decides. Returns what is said to her.
pub(super) async fn decide(cx: &Cx, chat: &Chat, id: i64, lets_in: bool, reason: &Reason, by: &Person) -> Result<Line> {
    let request = match open(cx, chat, id).await? {
        Ok(request) => request,
        Err(said) => return Ok(said),
    };
    if !super::may_invite(cx, chat).await? {
        return Err(line("requests-no-right").into());
    }
    let kept = reason.kept();
    let verdict = Verdict { state: State::Deciding, lets_in, by: Some(by.id), at: cx.now, reason: kept.as_deref() };
    queries::decide(&cx.tx, id, verdict).await?;
    stop(cx, &request, Some(by.id)).await?;
    do_it(cx, chat, &request, lets_in).await?;
    let said = line(if lets_in { "requests-letting-in" } else { "requests-declining" });
    Ok(said.text("name", &views::name(cx, &request).await?))
}

/// As managers have said, she is let in without anybody deciding.
pub(super) async fn by_itself(cx: &Cx, chat: &Chat, request: &Request) -> Result {
    let verdict = Verdict { state: State::Deciding, lets_in: true, by: None, at: cx.now, reason: None };
    queries::decide(&cx.tx, request.id, verdict).await?;
    stop(cx, request, None).await?;
    do_it(cx, chat, request, true).await
}

/// Tells Telegram.
pub(super) async fn do_it(cx: &Cx, chat: &Chat, request: &Request, lets_in: bool) -> Result {
    let deed = match lets_in {
        true => request::Request::approve_join(chat.id, request.user),
        false => request::Request::decline_join(chat.id, request.user),
    };
    cx.send(deed.tell(NAME, &Note::Decided { request: request.id, lets_in })?).await
}

/// Telegram has done it, or says why not.
pub(super) async fn done(cx: &Cx, id: i64, lets_in: bool, outcome: &Outcome) -> Result {
    let Some(request) = queries::by_id(&cx.tx, id).await? else { return Ok(()) };
    let refusal = outcome.refusal();
    let is_done = matches!(outcome, Outcome::Done { .. }) || (lets_in && refusal == Some(Refusal::AlreadyIn));
    if is_done {
        return is_decided(cx, &request, lets_in).await;
    }
    if request.state != State::Deciding {
        // She came in, or we are out, by now.
        return Ok(());
    }
    match refusal {
        Some(Refusal::AlreadyIn) => {
            let verdict = Verdict { state: State::Approved, lets_in: true, by: None, at: cx.now, reason: None };
            settle(cx, &request, verdict).await?;
            tell(cx, &request, line("requests-was-in")).await
        }
        Some(Refusal::RequestGone | Refusal::UnknownPerson) => {
            apply::is_gone(cx, &request).await?;
            tell(cx, &request, line("requests-was-gone")).await
        }
        _ => {
            // It waits again, for who decides once more.
            let by = request.decided_by;
            queries::undecide(&cx.tx, id).await?;
            if let Some(request) = queries::by_id(&cx.tx, id).await? {
                crowd::raise(cx, &request).await?;
            }
            let why = Line::named(format!("refusal-{}", refusal.map_or("lost", Refusal::code)));
            tell(cx, &Request { decided_by: by, ..request }, line("requests-not-done").line("why", why)).await
        }
    }
}

async fn is_decided(cx: &Cx, request: &Request, lets_in: bool) -> Result {
    if request.state == State::Deciding {
        let state = if lets_in { State::Approved } else { State::Declined };
        let reason = request.reason.as_deref();
        settle(cx, request, Verdict { state, lets_in, by: request.decided_by, at: cx.now, reason }).await?;
    }
    let chat = cx.chat(request.chat).await?;
    let words = match lets_in {
        true => line("requests-let-in"),
        false => views::declined(&Reason::of(request.reason.as_deref())),
    };
    let words = words.text("group", &chat.title);
    cx.nudge(request.user, Some(&chat), nudge::Reason::Asked, &|language| words.render(language)).await.map(drop)
}

/// Tells who decided what came of it, as she had asked for it.
async fn tell(cx: &Cx, request: &Request, words: Line) -> Result {
    let Some(by) = request.decided_by else { return Ok(()) };
    tell_her(cx, request, by, words).await
}

/// Tells one of those who decide something about a request.
pub(super) async fn tell_her(cx: &Cx, request: &Request, user: UserId, words: Line) -> Result {
    let chat = cx.chat(request.chat).await?;
    let words = words.text("name", &views::name(cx, request).await?).text("group", &chat.title);
    cx.nudge(user, Some(&chat), nudge::Reason::Asked, &|language| words.render(language)).await.map(drop)
}

/// The request a flow is about.
pub(super) fn about(answers: &Answers) -> i64 {
    match answers.get(ABOUT) {
        Some(Answer::Number(id)) => *id,
        _ => 0,
    }
}

/// What a flow about a request begins with.
pub(super) fn told_about(id: i64) -> Answers {
    let mut answers = Answers::default();
    answers.set(ABOUT, Some(Answer::Number(id)));
    answers
}

/// A reason in the words of who decides.
#[derive(Debug)]
pub(super) struct Reasons;

#[async_trait]
impl Flow for Reasons {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "reason"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        const { &[Step::new("reason", "requests-ask-reason", Kind::Text(LONGEST_REASON))] }
    }

    fn publish(&self) -> &'static str {
        "requests-button-decline"
    }

    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let words = answers.text("reason").map(|words| words.text().to_owned()).unwrap_or_default();
        let declined = views::declined(&Reason::Own(words)).text("group", &talk.chat.title);
        let name = views::name_by_id(cx, about(answers)).await?;
        let html = line("requests-preview-reason").text("name", &name).line("words", declined).render(language);
        Ok(Preview { html, media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let words = answers.text("reason").map(|words| words.text().to_owned()).unwrap_or_default();
        let said = decide(cx, talk.chat, about(answers), false, &Reason::Own(words), talk.person).await?;
        Ok(said.into())
    }
}
