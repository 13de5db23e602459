//! A group that became a supergroup.

use super::ask_administrators;
use crate::{
    dispatch::{Cx, Result, prepare::prepare},
    store::{chats, outbox},
    telegram::ChatId,
};

/// A group became a supergroup: everything of it follows, whichever notice comes first (invariant I11).
pub async fn migrate(cx: &Cx, old: ChatId, new: ChatId) -> Result {
    let Some(chat) = chats::by_telegram_id(&cx.tx, old).await? else {
        // It has moved already; a request made with the id from before follows it.
        return Ok(outbox::migrate(&cx.tx, old, new, cx.now).await?);
    };
    if let Some(stub) = chats::by_telegram_id(&cx.tx, new).await? {
        // Something of the supergroup reached us before either notice did.
        chats::set_aside(&cx.tx, stub.key).await?;
    }
    chats::rename(&cx.tx, chat.key, new).await?;
    outbox::migrate(&cx.tx, old, new, cx.now).await?;
    chats::set_admins_known(&cx.tx, chat.key, None).await?;
    for room in cx.rooms.iter() {
        prepare(cx, room.name(), Some(chat.key), room.on_migrated(cx, chat.key)).await?;
    }
    ask_administrators(cx, chat.key, new).await
}
