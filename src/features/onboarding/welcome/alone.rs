//! A greeting each newcomer sees alone, and the group not at all. Who cannot be greeted so is greeted before everybody.
//!
//! Telegram does not promise that such a message arrives: nothing is in it that could not be found elsewhere. It is sent
//! once, and rather lost than seen twice. Of a crowd each would wait long for hers, so a crowd is greeted before everybody.

use super::{content, greet_at, invitation, is_about_photo, queries, request_of, rules, typed::GREETING};
use crate::{
    dispatch::{Cx, Outcome, Result, settings, whisper},
    features::onboarding::{Alone, NAME, Note},
    schedule::gates,
    store::{ChatKey, chats::Chat, people, timers},
    telegram::UserId,
};

/// More at once than this are a crowd.
const MOST: usize = 10;

/// Whether managers want so many to be greeted alone, and they can be.
pub(super) async fn is_wanted(cx: &Cx, chat: &Chat, newcomers: usize) -> Result<bool> {
    let is_chosen = settings::own(cx, chat.key, &GREETING).await? == "alone";
    Ok(is_chosen && newcomers <= MOST && whisper::can_be_alone(cx, chat).await?)
}

/// Greets each of these alone.
pub(super) async fn greet(cx: &Cx, chat: &Chat, people: &[(UserId, String)]) -> Result {
    if people.is_empty() {
        return Ok(());
    }
    let own = queries::next(&cx.tx, chat.key).await?.map(|own| own.id);
    if let Some(own) = own {
        queries::used(&cx.tx, chat.key, own).await?;
    }
    let thread = settings::topic(cx, chat.key, NAME).await?;
    for (user, _) in people {
        let alone = Alone { chat: chat.key, user: *user, thread, welcome: own, photo: true };
        send(cx, chat, alone).await?;
    }
    Ok(())
}

async fn send(cx: &Cx, chat: &Chat, alone: Alone) -> Result {
    let name = people::known(&cx.tx, alone.user).await?.map(|known| known.name).unwrap_or_default();
    let (html, photo) = content(cx, chat, alone.welcome, &[(alone.user, name)]).await?;
    let request = request_of(chat, &html, photo.filter(|_| alone.photo).as_deref());
    let alone = Alone { photo: request.has_media(), ..alone };
    let request = request.thread(alone.thread).keyboard(&invitation(cx, chat, true).await?);
    let request = request.silent_if(gates::is_quiet(chat, cx.now)).only_for(alone.user).once();
    cx.send(request.tell(NAME, &Note::Alone(alone))?).await
}

/// What became of it.
pub(in super::super) async fn sent(cx: &Cx, alone: Alone, outcome: &Outcome) -> Result {
    let chat = cx.chat(alone.chat).await?;
    if whisper::was_alone(cx, &chat, outcome).await? {
        return Ok(());
    }
    if alone.photo && is_about_photo(outcome) {
        return send(cx, &chat, Alone { photo: false, ..alone }).await;
    }
    if !cx.is_on(alone.chat, NAME).await? {
        return Ok(());
    }
    greet_openly(cx, alone.chat, alone.user).await
}

/// She is greeted before everybody, soon, as she may not be the only one.
async fn greet_openly(cx: &Cx, chat: ChatKey, user: UserId) -> Result {
    queries::wait_openly(&cx.tx, chat, &[user], cx.now).await?;
    if timers::due_at(&cx.tx, NAME, &super::greet_key(chat)).await?.is_some() {
        return Ok(());
    }
    greet_at(cx, chat, cx.now + rules::TAKEN_OUT_AFTER).await
}
