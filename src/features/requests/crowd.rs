//! What those who decide are told: of a few requests one by one, of more than that in one item, however many come.

use super::{
    CROWD, Later, NAME, REQUEST,
    queries::{self, Request},
    rules::{self, COUNTED_EVERY, State},
    views,
};
use crate::{
    dispatch::{
        Cx, Result,
        items::{self, Button, New, Urgency},
    },
    store::{ChatKey, timers},
    words::line,
};

fn timer_of(chat: ChatKey) -> String {
    format!("count:{}", chat.0)
}

/// A request waits for who decides, or says something else than before.
pub(super) async fn raise(cx: &Cx, request: &Request) -> Result {
    if request.state != State::Waiting {
        return Ok(());
    }
    let reference = request.id.to_string();
    let words = views::item(cx, request).await?;
    if items::is_open(cx, request.chat, NAME, REQUEST, &reference).await? {
        return items::reword(cx, request.chat, NAME, REQUEST, &reference, &words).await;
    }
    if items::how_many(cx, request.chat, NAME, REQUEST).await? >= rules::CROWD {
        return raise_crowd(cx, request.chat).await;
    }
    let urgency = if request.is_reached { Urgency::AtOnce } else { Urgency::Daily };
    let more = request.is_reached.then(|| Button::new("requests-button-more", "more"));
    let buttons =
        [Button::new("requests-button-approve", "approve"), Button::new("requests-button-decline", "decline")];
    let look = Button::new("requests-button-look", "look");
    let buttons = buttons.into_iter().chain(more).chain([look]).collect();
    let kind = REQUEST;
    let new = New { room: NAME, section: None, kind, reference: &reference, urgency, words, buttons };
    items::raise(cx, request.chat, new).await.map(drop)
}

async fn raise_crowd(cx: &Cx, chat: ChatKey) -> Result {
    if items::is_open(cx, chat, NAME, CROWD, "").await? {
        return follow(cx, chat).await;
    }
    let words = line("requests-item-crowd").num("n", queries::how_many_open(&cx.tx, chat).await?);
    let buttons = vec![Button::new("requests-button-look", "all")];
    let new = New { room: NAME, section: None, kind: CROWD, reference: "", urgency: Urgency::AtOnce, words, buttons };
    items::raise(cx, chat, new).await.map(drop)
}

/// There are more of them, or fewer: the item of a crowd says so in a while.
pub(super) async fn follow(cx: &Cx, chat: ChatKey) -> Result {
    let is_due = timers::due_at(&cx.tx, NAME, &timer_of(chat)).await?.is_some();
    if is_due || !items::is_open(cx, chat, NAME, CROWD, "").await? {
        return Ok(());
    }
    cx.set_timer(NAME, &timer_of(chat), Some(chat), cx.now + COUNTED_EVERY, &Later::Count(chat)).await
}

/// How many they are by now.
pub(super) async fn count(cx: &Cx, chat: ChatKey) -> Result {
    match queries::how_many_open(&cx.tx, chat).await? {
        0 => items::end(cx, chat, NAME, CROWD, "").await,
        n => items::reword(cx, chat, NAME, CROWD, "", &line("requests-item-crowd").num("n", n)).await,
    }
}
