//! All posts of a group rest, and go on: a manager paused them, nobody had written for two weeks, or we were removed and are
//! back. Each due time meanwhile is recorded as left out, with its reason, and nothing is made up for later.
//!
//! Whether a group is asleep is asked when a time has come in it: where nothing is posted nobody needs to know. It goes on
//! when people talk again. Removed and added again, it waits for a manager who says so. Those who manage it are told of
//! both, once, by an item.

use std::{collections::BTreeSet, sync::Arc};

use chrono::{DateTime, Utc};

use super::{
    BotMoved, Cx, GroupMessage, Result,
    items::{self, Button, Item, Urgency},
    posts::NAME,
    settings,
};
use crate::{
    schedule::gates::falls_asleep,
    store::{
        ChatKey,
        chats::{self, BotPlace, Chat, Hold, Holding},
    },
    telegram::actor::{Actor, Person},
    words::{Line, day_and_time, line},
};

/// What waits for those who manage a group, and what they do about it.
const HELD: &str = "held";
const GO_ON: &str = "go-on";
const STAY_QUIET: &str = "stay-quiet";

/// Why the posts of a group rest, and since when, for those who manage it; [`None`]: they don't.
#[must_use]
pub fn in_words(chat: &Chat, now: DateTime<Utc>) -> Option<Line> {
    let Hold { why, since } = chat.held?;
    let id = match why {
        Holding::Pause => "held-pause",
        Holding::Asleep => "held-asleep",
        Holding::Removed | Holding::Back => "held-back",
    };
    Some(line(id).line("since", day_and_time(since, chat.zone, now)))
}

/// They rest from now on.
pub(super) async fn hold(cx: &Cx, chat: ChatKey, why: Holding) -> Result {
    items::end_kind(cx, chat, NAME, HELD).await?;
    Ok(chats::set_held(&cx.tx, chat, Some(Hold { why, since: cx.now })).await?)
}

/// They go on. Where nobody has written for long, that is as it should be, until somebody has and falls silent again.
pub(super) async fn release(cx: &Cx, key: ChatKey) -> Result {
    let chat = cx.chat(key).await?;
    if chat.held.is_some_and(|hold| hold.why == Holding::Asleep) {
        let last = chat.last_human_at.unwrap_or(DateTime::UNIX_EPOCH);
        chats::set_awake_for(&cx.tx, key, last).await?;
    }
    items::end_kind(cx, key, NAME, HELD).await?;
    Ok(chats::set_held(&cx.tx, key, None).await?)
}

/// A time has come in a group: whether its posts rest may be another than it was. As it is now.
pub(super) async fn look(cx: &Cx, chat: Arc<Chat>) -> Result<Arc<Chat>> {
    match chat.held {
        Some(Hold { why: Holding::Removed, .. }) => ask(cx, &chat).await?,
        // What was typed to us is talk as well.
        Some(Hold { why: Holding::Asleep, since }) if chat.last_human_at.is_some_and(|last| last > since) => {
            wakes(cx, chat.key).await?;
        }
        // By a clock nobody has confirmed a year may have passed.
        None if cx.may_forget && falls_asleep(&chat, cx.now) => sleeps(cx, &chat).await?,
        _ => return Ok(chat),
    }
    cx.chat(chat.key).await
}

async fn sleeps(cx: &Cx, chat: &Chat) -> Result {
    hold(cx, chat.key, Holding::Asleep).await?;
    call(cx, chat.key, Holding::Asleep, Urgency::Daily, line("item-asleep")).await?;
    cx.chat_changed(chat.key).await
}

async fn wakes(cx: &Cx, chat: ChatKey) -> Result {
    release(cx, chat).await?;
    cx.chat_changed(chat).await
}

/// People talked.
pub(super) async fn heard(cx: &Cx, messages: &[GroupMessage]) -> Result {
    let keys: BTreeSet<ChatKey> = messages.iter().map(|message| message.chat).collect();
    for chat in chats::asleep_among(&cx.tx, &Vec::from_iter(keys)).await? {
        wakes(cx, chat).await?;
    }
    Ok(())
}

/// A clock that was ahead saw silence that was none.
pub(super) async fn time_is_confirmed(cx: &Cx) -> Result {
    for chat in chats::asleep_after(&cx.tx, cx.now).await? {
        items::end_kind(cx, chat, NAME, HELD).await?;
        chats::set_held(&cx.tx, chat, None).await?;
    }
    Ok(())
}

/// What we are in a group has changed.
pub(super) async fn moved(cx: Cx, moved: Arc<BotMoved>) -> Result {
    let chat = &moved.chat;
    let is_back = moved.before == BotPlace::Out && chat.bot != BotPlace::Out;
    match chat.held {
        Some(Hold { why: Holding::Removed, .. }) if is_back => ask(&cx, chat).await,
        _ => Ok(()),
    }
}

/// We are back: somebody is to say whether to go on.
async fn ask(cx: &Cx, chat: &Chat) -> Result {
    hold(cx, chat.key, Holding::Back).await?;
    call(cx, chat.key, Holding::Back, Urgency::AtOnce, line("item-back")).await
}

async fn call(cx: &Cx, chat: ChatKey, why: Holding, urgency: Urgency, words: Line) -> Result {
    let new = items::New {
        room: NAME,
        section: None,
        kind: HELD,
        reference: why.code(),
        urgency,
        words,
        buttons: vec![Button::new("item-button-go-on", GO_ON), Button::new("item-button-stay-quiet", STAY_QUIET)],
    };
    items::raise(cx, chat, new).await.map(drop)
}

/// Somebody decided; [`None`]: about something else.
pub(super) async fn pressed(cx: &Cx, item: &Item, does: &str, person: &Person) -> Result<Option<Line>> {
    let (value, said) = match does {
        GO_ON => (settings::OFF, "item-goes-on"),
        STAY_QUIET => (settings::ON, "item-stays-quiet"),
        _ => return Ok(None),
    };
    items::set(cx, item.id, items::State::Done(Some(person.id))).await?;
    settings::set(cx, item.chat, &Actor::Person(person.clone()), settings::PAUSE, value).await?;
    Ok(Some(line(said)))
}
