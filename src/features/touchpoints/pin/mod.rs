//! Posts that are pinned: this week's is, last week's is no longer.
//!
//! A switch in the panel of each. When one is posted it is pinned without a sound, and once that is done the pin of the one
//! before it is taken off; pins of others are left alone. Telegram's line “pinned a message” goes, where we may delete.
//! Where the right to pin is missing that is said when it is switched on, and should it be lost later, once.
//!
//! Both requests wait in the outbox and may be repeated: a pin lost with the process is made by the next.

mod queries;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{NAME, log::log, queries::Touchpoint, timing};
use crate::{
    dispatch::{
        Cx, Outcome, Pinned, Press, Result,
        items::{self, Urgency},
        posts::{self, Due},
        trouble,
    },
    store::{
        ChatKey,
        chats::{self, Chat},
    },
    telegram::{
        MessageId,
        refusal::Refusal,
        request::{Request, can_be_deleted},
    },
    words::line,
};

/// What waits for those who manage a group: one could not be pinned.
const KIND: &str = "pin";
/// The right it takes.
const RIGHT: &str = "can_pin_messages";

/// A pin we asked for, or asked to be taken off.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Asked {
    pinned: MessageId,
    touchpoint: i64,
    chat: ChatKey,
    off: bool,
}

/// Whether we may pin there, as far as we were told.
pub(super) async fn may(cx: &Cx, chat: &Chat) -> Result<bool> {
    Ok(chat.bot.is_admin() && chats::bot_has(&cx.tx, chat.key, RIGHT).await? != Some(false))
}

/// Switches it on or off.
pub(super) async fn switch(cx: &Cx, press: &Press, chat: &Chat, touchpoint: &Touchpoint, on: bool) -> Result {
    if touchpoint.pins == on {
        return Ok(());
    }
    let id = touchpoint.plan.id;
    queries::set_pins(&cx.tx, id, on).await?;
    items::end(cx, chat.key, NAME, KIND, &id.to_string()).await?;
    log(cx, chat, &press.actor(), (id, None, if on { "pin" } else { "unpin" })).await
}

/// It was posted.
pub(super) async fn posted(cx: &Cx, chat: &Chat, touchpoint: &Touchpoint, due: Due) -> Result {
    if !touchpoint.pins {
        return Ok(());
    }
    let Some(message) = posts::message_of(cx, chat.key, NAME, due).await? else { return Ok(()) };
    if !queries::pin(&cx.tx, chat.key, due.number, message, cx.now).await? {
        return Ok(());
    }
    let asked = Asked { pinned: message, touchpoint: due.number, chat: chat.key, off: false };
    cx.send(Request::pin(chat.id, message).tell(NAME, &asked)?).await
}

/// Telegram answered.
pub(super) async fn settled(cx: &Cx, asked: &Asked, outcome: &Outcome) -> Result {
    let Asked { pinned, touchpoint: id, chat, off } = *asked;
    let chat = cx.chat(chat).await?;
    if off {
        return match outcome.refusal() {
            // It is tried again with the next.
            Some(why) if why != Refusal::MessageGone => Ok(()),
            _ => Ok(queries::forget(&cx.tx, chat.key, pinned).await?),
        };
    }
    let why = match (outcome, outcome.refusal()) {
        (Outcome::Done { .. }, _) => return done(cx, &chat, id, pinned).await,
        // Nobody can tell, and nobody would miss it.
        (_, None) => return Ok(()),
        (_, Some(why)) => why,
    };
    queries::forget(&cx.tx, chat.key, pinned).await?;
    // Somebody deleted it meanwhile, or the group is not ours to pin in any more.
    if why == Refusal::MessageGone || why.is_out() || !queries::set_failed(&cx.tx, id, true).await? {
        return Ok(());
    }
    let Some(touchpoint) = timing::by_id(cx, id).await? else { return Ok(()) };
    let words =
        line("touch-pin-failed").line("about", super::views::about(&touchpoint)).line("why", trouble::in_words(why));
    let reference = id.to_string();
    let new = items::New {
        room: NAME,
        section: None,
        kind: KIND,
        reference: &reference,
        urgency: Urgency::Daily,
        words,
        buttons: Vec::new(),
    };
    items::raise(cx, chat.key, new).await.map(drop)
}

/// This one is pinned: the one before it is no longer.
async fn done(cx: &Cx, chat: &Chat, id: i64, pinned: MessageId) -> Result {
    if queries::set_failed(&cx.tx, id, false).await? {
        items::end(cx, chat.key, NAME, KIND, &id.to_string()).await?;
    }
    for before in queries::before(&cx.tx, id, pinned).await? {
        let asked = Asked { pinned: before, touchpoint: id, chat: chat.key, off: true };
        cx.send(Request::unpin(chat.id, before).tell(NAME, &asked)?).await?;
    }
    Ok(())
}

/// Telegram says in the group that we pinned a message: of ours nobody needs to hear.
pub(super) async fn said(cx: Cx, pinned: Arc<Pinned>) -> Result {
    let (chat, notice) = (&pinned.chat, pinned.notice);
    let is_removable = chat.bot.can_delete() && can_be_deleted(notice.at, cx.now);
    if is_removable && queries::is_ours(&cx.tx, chat.key, pinned.message).await? {
        cx.send(Request::delete(chat.id, notice.message)).await?;
    }
    Ok(())
}

/// Nothing about its pin needs anybody.
pub(super) async fn mended(cx: &Cx, touchpoint: &Touchpoint) -> Result {
    items::end(cx, touchpoint.chat, NAME, KIND, &touchpoint.plan.id.to_string()).await
}

/// Messages of the group have other numbers now.
pub(super) async fn migrated(cx: &Cx, chat: ChatKey) -> Result {
    Ok(queries::forget_all(&cx.tx, chat).await?)
}
