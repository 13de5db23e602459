//! Groups as updates show them. One nobody told us of (its notice came before Telegram kept any for us, or was lost) is
//! taken up as if we had just been added by whoever is heard of there first: what she does counts like everything after
//! it, the language and zone are guessed from hers, our rights and the administrators are asked for, and managers are
//! offered the setup.

use std::sync::Arc;

use super::handle;
use crate::{
    dispatch::{BotMoved, Cx, Result, event::Event, house},
    store::{
        chats::{self, BotPlace, Chat},
        people,
    },
    telegram::{ChatId, actor::Person, update},
    words::group_name,
};

/// The group, also by the id it had before it became a supergroup; taken up if it is new. [`None`] for what is no group:
/// private chats, where people react to what we write, and channels, whose subscribers come and go.
pub(super) async fn group(cx: &Cx, shown: &update::Chat, seen: Option<&Person>) -> Result<Option<Arc<Chat>>> {
    if !shown.is_group() {
        return Ok(None);
    }
    match known(cx, shown).await? {
        Some(chat) => Ok(Some(chat)),
        None => take_up(cx, shown, seen).await.map(Some),
    }
}

/// The group, noted if it is new, for who knows more about how we came there.
pub(super) async fn known_or_new(cx: &Cx, shown: &update::Chat) -> Result<Arc<Chat>> {
    match known(cx, shown).await? {
        Some(chat) => Ok(chat),
        None => note(cx, shown).await,
    }
}

/// The name an update shows, as we keep it.
pub(super) fn title(shown: &update::Chat) -> String {
    group_name(shown.title.as_deref().unwrap_or_default(), shown.id)
}

async fn known(cx: &Cx, shown: &update::Chat) -> Result<Option<Arc<Chat>>> {
    let id = ChatId(shown.id);
    let Some(mut chat) = chats::by_telegram_id(&cx.tx, id).await? else {
        return Ok(chats::by_former_id(&cx.tx, id).await?.map(Arc::new));
    };
    if shown.title.as_ref().is_some_and(|shown| *shown != chat.title) {
        chat.title = title(shown);
        chats::set_title(&cx.tx, chat.key, &chat.title).await?;
    }
    Ok(Some(Arc::new(chat)))
}

/// Notes a group, which lets every room set what it wants to happen there.
async fn note(cx: &Cx, shown: &update::Chat) -> Result<Arc<Chat>> {
    let chat = cx.chat_or_new(ChatId(shown.id), &shown.kind, &title(shown)).await?;
    cx.chat_changed(chat.key).await?;
    Ok(chat)
}

async fn take_up(cx: &Cx, shown: &update::Chat, seen: Option<&Person>) -> Result<Arc<Chat>> {
    let chat = note(cx, shown).await?;
    house::ask_administrators_again(cx, chat.key, chat.id).await?;
    if let Some(person) = seen {
        people::upsert(&cx.tx, person).await?;
    }
    if let Some(language) = seen.and_then(|person| person.language) {
        let zone = language.likely_zone().unwrap_or(cx.defaults.zone);
        chats::guess(&cx.tx, chat.key, language, zone).await?;
    }
    let chat = cx.chat(chat.key).await?;
    let moved = BotMoved { chat: Arc::clone(&chat), before: BotPlace::Out, by: seen.cloned() };
    // Boxed: a room that is told may do whatever rooms do.
    Box::pin(handle::offer(cx, &Event::BotMoved(Arc::new(moved)))).await?;
    Ok(chat)
}
