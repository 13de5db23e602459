//! Handling again what could not be handled, for one after an upgrade that knows better. It takes the way it took when
//! it came; what fails again is back in quarantine, under a new number.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Cx, Outcome, Result, Sent, attempt, inbox};
use crate::{
    features::ROOMS,
    store::{
        chats,
        inbox::{self as rows, Failure, Quarantined, Source},
        timers,
    },
    telegram::ChatId,
    telemetry::cause,
};

/// A timer that kept failing, as it is kept.
#[derive(Debug, Serialize, Deserialize)]
pub struct KeptTimer {
    /// Whose.
    pub room: String,
    /// Its name within the room.
    pub key: String,
    /// What the room wanted handed back, JSON.
    pub payload: String,
}

/// What followed a settled request and failed, as it is kept.
#[derive(Debug, Serialize, Deserialize)]
pub struct KeptSent {
    /// Who wanted to hear of it.
    pub room: String,
    /// Where the request went.
    pub chat: Option<i64>,
    /// What the room had put in.
    pub note: Value,
    /// How it went.
    pub outcome: Outcome,
}

/// Takes something out of quarantine and handles it.
pub(super) async fn retry(cx: &Cx, number: i64) -> Result {
    let Some(kept) = rows::release(&cx.tx, number).await? else { return Ok(()) };
    tracing::info!(number, source = ?kept.source, "Something in quarantine is handled again.");
    let done = match kept.source {
        Source::Update => inbox::again(cx, kept.raw.clone()).await,
        Source::Talk => inbox::count_again(cx, &kept.raw).await,
        Source::Timer => ring_again(cx, &kept).await,
        Source::Settle => hear_again(cx, &kept).await,
    };
    match done {
        Err(error) if error.is::<serde_json::Error>() => back(cx, &kept, &error).await,
        done => Ok(done?),
    }
}

/// What cannot even be read goes back at once.
async fn back(cx: &Cx, kept: &Quarantined, error: &anyhow::Error) -> Result {
    let error = format!("it cannot be read, and so not be handled again: {error:#}");
    let failure =
        Failure { source: kept.source, update_id: None, chat_id: kept.chat_id, raw: &kept.raw, error: &error };
    Ok(rows::quarantine(&cx.tx, &failure, cx.now).await?)
}

/// Sets the timer again, to ring at once, unless its room has set it meanwhile.
async fn ring_again(cx: &Cx, kept: &Quarantined) -> anyhow::Result<()> {
    let timer: KeptTimer = serde_json::from_str(&kept.raw)?;
    if timers::due_at(&cx.tx, &timer.room, &timer.key).await?.is_some() {
        return Ok(());
    }
    let chat = match kept.chat_id {
        Some(id) => chats::by_telegram_id(&cx.tx, ChatId(id)).await?.map(|chat| chat.key),
        None => None,
    };
    Ok(timers::set(&cx.tx, &timer.room, &timer.key, chat, cx.now, &timer.payload).await?)
}

/// Tells a room once more how its request went.
async fn hear_again(cx: &Cx, kept: &Quarantined) -> anyhow::Result<()> {
    hear(cx, serde_json::from_str(&kept.raw)?).await
}

/// Lets a room act on how its request went, behind a savepoint; a failure goes into quarantine.
///
/// # Errors
/// Only if the database fails.
pub async fn hear(cx: &Cx, told: KeptSent) -> anyhow::Result<()> {
    let raw = serde_json::to_string(&told)?;
    let Some(room) = ROOMS.iter().find(|room| room.name() == told.room) else {
        // It was asked by another version.
        return set_aside(cx, &told.room, told.chat, &raw, &anyhow::anyhow!("no room is called {}", told.room)).await;
    };
    let outcome = in_its_group(cx, told.chat.map(ChatId), told.outcome).await?;
    let sent = &Sent { note: told.note, outcome };
    match attempt(cx, room.on_sent(cx, sent)).await? {
        Some(stop) => set_aside(cx, &told.room, told.chat, &raw, &stop.into()).await,
        None => Ok(()),
    }
}

/// What was posted while its group became a supergroup is in the group before, and its number means nothing now.
async fn in_its_group(cx: &Cx, chat: Option<ChatId>, outcome: Outcome) -> anyhow::Result<Outcome> {
    let Some(chat) = chat.filter(|chat| chat.is_group()) else { return Ok(outcome) };
    match outcome {
        Outcome::Done { message: Some(_), result } if chats::by_former_id(&cx.tx, chat).await?.is_some() => {
            Ok(Outcome::Done { message: None, result })
        }
        outcome => Ok(outcome),
    }
}

async fn set_aside(cx: &Cx, room: &str, chat_id: Option<i64>, raw: &str, error: &anyhow::Error) -> anyhow::Result<()> {
    let error = format!("{error:#}");
    tracing::error!(
        code = "after-send-quarantined",
        room,
        error = cause(&error),
        "What follows a sent request failed and is in quarantine."
    );
    let failure = Failure { source: Source::Settle, update_id: None, chat_id, raw, error: &error };
    Ok(rows::quarantine(&cx.tx, &failure, cx.now).await?)
}
