//! What one person is told that could not be said in the way it was tried: it goes another way.

use chrono::TimeDelta;

use super::{Later, NAME, Note, delete_later};
use crate::{
    dispatch::{
        Cx, Outcome, Result,
        whisper::{self, Plan, VISIBLE_SECONDS, Way, can_be_private},
    },
    store::{
        inbox::{no_ephemeral_until, set_no_ephemeral},
        outbox, timers,
    },
    telegram::{ChatId, MessageId, request::Request},
};

/// A server that does not know of messages for one person only is not asked for one again for so long.
const NO_EPHEMERAL: TimeDelta = TimeDelta::hours(24);

/// How long a short reply may be on its way and yet be the answer for others who ask the same.
const ON_ITS_WAY: TimeDelta = TimeDelta::minutes(10);

/// Whether a whisper that Telegram refuses is tried in another way, or was not asked for and is not missed; `note` is as it
/// was kept.
pub(crate) fn goes_another_way(note: &str) -> bool {
    let Ok(Note::Whisper(plan)) = serde_json::from_str(note) else { return false };
    plan.is_unasked || plan.way != Way::ShortReply || plan.thread.is_some()
}

pub(super) async fn whispered(cx: &Cx, plan: Box<Plan>, outcome: &Outcome) -> Result {
    let shown_key = plan.shown_key();
    match outcome {
        Outcome::Done { message, result } => match (plan.way, message) {
            (Way::Ephemeral, Some(message)) if result.get("ephemeral_message_id").is_none() => {
                shown_to_all(cx, plan, *message).await
            }
            (Way::ShortReply, Some(message)) => {
                let visible = TimeDelta::seconds(VISIBLE_SECONDS);
                if let Some(key) = shown_key {
                    let shown = Later::Shown { chat: plan.chat, message: Some(*message) };
                    cx.set_timer(NAME, &key, None, cx.now + visible, &shown).await?;
                }
                delete_later(cx, plan.chat, *message, visible).await
            }
            _ => Ok(()),
        },
        Outcome::Failed(why) => {
            if let Some(key) = shown_key {
                timers::cancel(&cx.tx, NAME, &key).await?;
            }
            if why == outbox::NOT_IN_TIME {
                // She waits no longer.
                return Ok(());
            }
            let can_be_private = can_be_private(cx, plan.receiver).await?;
            match plan.after(outcome.refusal(), can_be_private) {
                Some(plan) => whisper::send(cx, plan).await,
                None => Ok(()),
            }
        }
        Outcome::Unknown => Ok(()),
    }
}

/// A server older than ephemeral messages does not read whom a message is for, and shows it to everybody. It is taken
/// away at once, she is told in another way, and so is everybody else for a day.
async fn shown_to_all(cx: &Cx, plan: Box<Plan>, message: MessageId) -> Result {
    take_away(cx, plan.chat, message).await?;
    let can_be_private = can_be_private(cx, plan.receiver).await?;
    match plan.after(None, can_be_private) {
        Some(plan) => whisper::send(cx, plan).await,
        None => Ok(()),
    }
}

async fn take_away(cx: &Cx, chat: ChatId, message: MessageId) -> Result {
    tracing::warn!(
        code = "ephemeral-shown-to-all",
        "The Bot API server showed everybody what was for one person only. It is taken away; for a day what is for one \
         person is said in private or in a short reply."
    );
    cx.send(Request::delete(chat, message)).await?;
    set_no_ephemeral(&cx.tx, cx.now + NO_EPHEMERAL).await.map_err(Into::into)
}

/// Whether what a room has shown to one person alone was seen so, as far as can be told. What was refused was not; nor was
/// what everybody saw, which is taken away as in [`shown_to_all`].
pub(in crate::dispatch) async fn was_alone(cx: &Cx, chat: ChatId, outcome: &Outcome) -> Result<bool> {
    match outcome {
        Outcome::Done { message: Some(message), result } if result.get("ephemeral_message_id").is_none() => {
            take_away(cx, chat, *message).await?;
            Ok(false)
        }
        Outcome::Failed(_) => Ok(false),
        Outcome::Done { .. } | Outcome::Unknown => Ok(true),
    }
}

/// Whether the server was lately found not to know of messages for one person only.
pub(in crate::dispatch) async fn shows_all_to_all(cx: &Cx) -> Result<bool> {
    let until = no_ephemeral_until(&cx.tx).await?;
    // Later than in a day: the clock was ahead.
    Ok(until.is_some_and(|until| until > cx.now && until <= cx.now + NO_EPHEMERAL))
}

/// Whether a short reply of these words stands, or is on its way. It stays a while longer then, as somebody else has
/// asked for the same; else it is from now on.
pub(in crate::dispatch) async fn is_shown(cx: &Cx, key: &str) -> Result<bool> {
    let shown = timers::payload(&cx.tx, NAME, key, cx.now).await?;
    match shown.map(|payload| serde_json::from_str(&payload)).transpose()? {
        Some(Later::Shown { chat, message: Some(message) }) => {
            delete_later(cx, chat, message, TimeDelta::seconds(VISIBLE_SECONDS)).await?;
            Ok(true)
        }
        Some(_) => Ok(true),
        None => {
            let on_its_way = Later::Shown { chat: ChatId(0), message: None };
            cx.set_timer(NAME, key, None, cx.now + ON_ITS_WAY, &on_its_way).await?;
            Ok(false)
        }
    }
}
