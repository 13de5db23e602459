//! Groups the bot may be in, if its operator has named them. Elsewhere it says so in one line and leaves, and nothing of
//! the group is stored.

use std::collections::BTreeSet;

use super::{Cx, Result};
use crate::{
    store::chats,
    telegram::{
        ChatId,
        request::Request,
        update::{Chat, Update},
    },
    words::{Lang, line},
};

/// Where the bot may be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Allowed(Option<BTreeSet<ChatId>>);

impl Allowed {
    /// In these groups only.
    #[must_use]
    pub const fn only(groups: BTreeSet<ChatId>) -> Self {
        Self(Some(groups))
    }

    /// Whether it may be in this group, or the group it was.
    fn holds(&self, id: ChatId) -> bool {
        self.0.as_ref().is_none_or(|groups| groups.contains(&id))
    }
}

/// Whether an update is of a group in which we may not be. Then we are leaving.
pub(super) async fn leaves(cx: &Cx, update: &Update) -> Result<bool> {
    let Some(group) = group_of(update) else { return Ok(false) };
    let id = ChatId(group.id);
    let before = update.message.as_ref().and_then(|message| message.migrate_from_chat_id).map(ChatId);
    if before.is_some_and(|before| cx.defaults.allowed.holds(before)) || is_allowed(cx, id).await? {
        return Ok(false);
    }
    if let Some(moved) = update.my_chat_member.as_ref().filter(|moved| !moved.new_chat_member.is_in()) {
        tracing::debug!(chat = moved.chat.id, "Out of a group that is not allowed.");
        // What we knew from when it was allowed learns of it.
        return Ok(chats::by_telegram_id(&cx.tx, id).await?.is_none());
    }
    let by = update.my_chat_member.as_ref().and_then(|moved| moved.from.language_code.as_deref());
    let language = by.and_then(Lang::from_tag).unwrap_or(cx.defaults.language);
    let is_first = cx.turns.may_leave(id, cx.now);
    if is_first || update.my_chat_member.is_some() {
        leave(cx, id, language).await?;
    }
    Ok(true)
}

/// Groups we are in from before, and may not be in any more.
pub(super) async fn leave_others(cx: &Cx) -> Result {
    if cx.defaults.allowed.0.is_none() {
        return Ok(());
    }
    for chat in chats::we_are_in(&cx.tx).await? {
        if !is_allowed(cx, chat.id).await? && cx.turns.may_leave(chat.id, cx.now) {
            leave(cx, chat.id, chat.language).await?;
        }
    }
    Ok(())
}

/// By its number, or the one it had before it became a supergroup.
pub(super) async fn is_allowed(cx: &Cx, id: ChatId) -> sqlx::Result<bool> {
    if cx.defaults.allowed.holds(id) {
        return Ok(true);
    }
    Ok(chats::former_ids(&cx.tx, id).await?.into_iter().any(|former| cx.defaults.allowed.holds(former)))
}

async fn leave(cx: &Cx, id: ChatId, language: Lang) -> Result {
    cx.turns.refused_group();
    tracing::warn!(code = "group-not-allowed", chat = id.0, "This group is not among those allowed; leaving it.");
    let words = line("group-not-allowed").plain("id", &id.0.to_string());
    cx.send(Request::message(id, &words.render(language))).await?;
    cx.send(Request::leave(id)).await
}

fn group_of(update: &Update) -> Option<&Chat> {
    let message = update.message.as_ref().map(|message| &message.chat);
    let moved = update.my_chat_member.as_ref().or(update.chat_member.as_ref()).map(|moved| &moved.chat);
    let pressed = update.callback_query.as_ref().and_then(|query| query.message.as_ref()).map(|message| &message.chat);
    let reacted = update.message_reaction.as_ref().map(|reaction| &reaction.chat);
    let requested = update.chat_join_request.as_ref().map(|request| &request.chat);
    let chat = message.or(moved).or(pressed).or(reacted).or(requested);
    chat.filter(|chat| matches!(chat.kind.as_str(), "group" | "supergroup"))
}
