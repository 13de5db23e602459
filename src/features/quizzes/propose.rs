//! Members propose questions: each waits for those who manage the group, is taken or not, and its author hears of it.

use chrono::TimeDelta;

use super::{
    NAME, NUDGE, PROPOSED, ask,
    queries::{self, New, State},
    typed::Quiz,
    views,
};
use crate::{
    dispatch::{
        Cx, Result,
        items::{self, Button, Item, Urgency},
        nudge::Reason,
    },
    store::{chats::Chat, people},
    telegram::{UserId, actor::Person, attachment::Media},
    words::{Line, line},
};

/// Questions somebody proposes a day.
const MOST: i64 = 5;
const A_DAY: TimeDelta = TimeDelta::days(1);
/// What becomes of hers she hears as long as that is news.
const TOLD_WITHIN: TimeDelta = TimeDelta::days(14);
/// What somebody does about a question.
pub(super) const USE: &str = "use";
const DECLINE: &str = "decline";

/// A member proposes a question.
pub(super) async fn propose(
    cx: &Cx,
    (chat, person): (&Chat, &Person),
    (quiz, media): (&Quiz, Option<&Media>),
    open: TimeDelta,
) -> Result {
    if !cx.is_in(chat, person.id).await? {
        return Err(line("flow-not-in").text("group", &chat.title).into());
    }
    if people::is_muted(&cx.tx, chat.key, person.id).await? {
        return Err(line("quizzes-muted").text("group", &chat.title).into());
    }
    if queries::proposed_by(&cx.tx, chat.key, person.id, cx.now - A_DAY).await? >= MOST {
        return Err(line("quizzes-too-many").num("most", MOST).into());
    }
    let author = Some(person.id);
    let new = New { quiz, media, open, author, asked_by: None, round: None };
    let id = queries::insert(&cx.tx, chat.key, new, cx.now).await?;
    let new = items::New {
        room: NAME,
        section: None,
        kind: PROPOSED,
        reference: &id.to_string(),
        urgency: Urgency::Daily,
        words: views::proposed(&person.name, quiz, media.is_some()),
        buttons: vec![Button::new("quizzes-button-use", USE), Button::new("quizzes-button-decline", DECLINE)],
    };
    items::raise(cx, chat.key, new).await.map(drop)
}

/// Somebody who manages the group has decided.
pub(super) async fn decided(cx: &Cx, item: &Item, does: &str, person: &Person) -> Result<Line> {
    let id = item.reference.parse().unwrap_or_default();
    items::finish(cx, item.chat, NAME, PROPOSED, &item.reference, person.id).await?;
    let Some(question) = queries::by_id(&cx.tx, id).await?.filter(|question| question.state == State::Proposed) else {
        return Ok(line("quizzes-gone"));
    };
    let chat = cx.chat(item.chat).await?;
    if let Some(author) = question.author {
        tell(cx, &chat, author, views::decided(&chat, &question.quiz, does == USE)).await?;
    }
    if does != USE {
        queries::remove(&cx.tx, id).await?;
        return Ok(line("quizzes-declined"));
    }
    let Some(round) = ask::only_round(cx, &chat).await? else {
        queries::make_ready(&cx.tx, id, None).await?;
        return Ok(line("quizzes-is-kept"));
    };
    let n = ask::add(cx, &chat, id, &round).await?;
    Ok(line("quizzes-is-added").text("round", &round.spec.name).num("n", n))
}

async fn tell(cx: &Cx, chat: &Chat, author: UserId, words: Line) -> Result {
    let reason = Reason::Unasked { kind: NUDGE, until: cx.now + TOLD_WITHIN };
    cx.nudge(author, Some(chat), reason, &|language| words.render(language)).await.map(drop)
}
