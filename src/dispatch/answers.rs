//! What became of requests, told to the rooms that had asked to be told.

use super::{
    Cx, Outcome, Sent, attempt,
    quarantine::{self, KeptSent},
};
use crate::{
    store::{
        chats,
        inbox::{Failure, Source},
    },
    telegram::ChatId,
    telemetry::cause,
};

/// Lets a room act on how its request went, behind a savepoint; a failure goes into quarantine, and only then is
/// Telegram's answer written down.
///
/// # Errors
/// Only if the database fails.
pub async fn hear(cx: &Cx, told: KeptSent) -> anyhow::Result<()> {
    let Some(room) = cx.rooms.named(&told.room) else {
        // It was asked by another version.
        let error = anyhow::anyhow!("no room is called {}", told.room);
        return set_aside(cx, &told, &error).await;
    };
    let KeptSent { room: name, chat, note, outcome } = told;
    let outcome = in_its_group(cx, chat.map(ChatId), outcome).await?;
    let sent = Sent { note, outcome };
    match attempt(cx, room.on_sent(cx, &sent)).await? {
        Some(stop) => {
            let told = KeptSent { room: name, chat, note: sent.note, outcome: sent.outcome };
            set_aside(cx, &told, &stop.into()).await
        }
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

async fn set_aside(cx: &Cx, told: &KeptSent, error: &anyhow::Error) -> anyhow::Result<()> {
    let error = format!("{error:#}");
    tracing::error!(
        code = "after-send-quarantined",
        room = told.room,
        error = cause(&error),
        "What follows a sent request failed and is in quarantine."
    );
    let raw = serde_json::to_string(told)?;
    let failure = Failure { source: Source::Settle, update_id: None, chat_id: told.chat, raw: &raw, error: &error };
    quarantine::keep(cx, &failure).await
}
