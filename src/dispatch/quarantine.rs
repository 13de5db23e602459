//! Handling again what could not be handled, for one after an upgrade that knows better. It takes the way it took when
//! it came; what fails again is back in quarantine, under a new number.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Cx, Outcome, Result, answers::hear, house, inbox, items};
use crate::{
    store::{
        chats,
        inbox::{self as rows, Failure, Quarantined, Source},
        items as store_items, timers,
    },
    telegram::ChatId,
    words::line,
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

/// What waits for those who manage a group meanwhile.
const KIND: &str = "quarantine";

/// Puts something into quarantine; those who manage its group see that there is something.
///
/// # Errors
/// Only if the database fails.
pub async fn keep(cx: &Cx, failure: &Failure<'_>) -> anyhow::Result<()> {
    rows::quarantine(&cx.tx, failure, cx.now).await?;
    let Some(id) = failure.chat_id.filter(|id| ChatId(*id).is_group()) else { return Ok(()) };
    let Some(chat) = chats::by_telegram_id(&cx.tx, ChatId(id)).await? else { return Ok(()) };
    let new = items::New {
        room: house::NAME,
        section: None,
        kind: KIND,
        reference: "",
        urgency: items::Urgency::Daily,
        words: line("item-quarantine"),
        buttons: Vec::new(),
    };
    items::raise(cx, chat.key, new).await.map(drop).map_err(anyhow::Error::from)
}

/// Where nothing is in quarantine any more, nothing waits: it was handled, or thrown away.
pub async fn end_items(cx: &Cx) -> Result {
    for chat in store_items::chats_with(&cx.tx, house::NAME, KIND).await? {
        if !rows::is_any_quarantined(&cx.tx, cx.chat(chat).await?.id.0).await? {
            items::end_kind(cx, chat, house::NAME, KIND).await?;
        }
    }
    Ok(())
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
    let done = match done {
        Err(error) if error.is::<serde_json::Error>() => back(cx, &kept, &error).await,
        done => Ok(done?),
    };
    end_items(cx).await?;
    done
}

/// What cannot even be read goes back at once.
async fn back(cx: &Cx, kept: &Quarantined, error: &anyhow::Error) -> Result {
    let error = format!("it cannot be read, and so not be handled again: {error:#}");
    let failure =
        Failure { source: kept.source, update_id: None, chat_id: kept.chat_id, raw: &kept.raw, error: &error };
    Ok(keep(cx, &failure).await?)
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
