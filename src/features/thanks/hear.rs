//! Thanks that are heard: in answers, which get a reaction, and folded hands under a message.

use std::{collections::HashMap, sync::Arc};

use chrono::TimeDelta;

use super::{
    NAME, Note, give,
    queries::{self, New, Way},
    typed,
};
use crate::{
    dispatch::{
        Cx, GroupMessage, Outcome, Reacted, Result,
        settings::{self, ON},
    },
    features::recognition,
    store::{ChatKey, chats::Chat},
    telegram::{
        MessageId,
        refusal::Refusal,
        request::{Lane, Request},
    },
    words::HANDS,
};

/// A reaction is worth it for so long.
const WORTH: TimeDelta = TimeDelta::minutes(10);
/// Where one was refused none like it is tried for so long.
const REFUSED_FOR: TimeDelta = TimeDelta::days(7);

/// Counts the thanks among what was said.
pub(super) async fn messages(cx: &Cx, messages: &[GroupMessage]) -> Result {
    let mut chats: HashMap<ChatKey, Option<Arc<Chat>>> = HashMap::new();
    for message in messages.iter().filter(|message| message.thanks && !message.forwarded) {
        let Some(receiver) = message.answers else { continue };
        let chat = match chats.get(&message.chat) {
            Some(known) => known.clone(),
            None => {
                let chat = if is_heard(cx, message.chat).await? { Some(cx.chat(message.chat).await?) } else { None };
                chats.insert(message.chat, chat.clone());
                chat
            }
        };
        let Some(chat) = chat else { continue };
        let new = New {
            giver: message.author,
            receiver,
            at: message.at,
            way: Way::Reply,
            message: None,
            reason: None,
            value: None,
        };
        if give::give(cx, &chat, &new).await?.is_ok()
            && let Some(id) = message.id.filter(|_| cx.now - message.at <= WORTH)
        {
            react(cx, &chat, id).await?;
        }
    }
    Ok(())
}

async fn is_heard(cx: &Cx, chat: ChatKey) -> Result<bool> {
    Ok(settings::own(cx, chat, &typed::HEARING).await? == ON)
}

/// Answers thanks with a reaction, where the group takes it.
async fn react(cx: &Cx, chat: &Chat, message: MessageId) -> Result {
    let reaction = settings::own(cx, chat.key, &typed::REACTION).await?;
    let Some(emoji) = typed::emoji(&reaction).filter(|_| chat.bot.can_write()) else { return Ok(()) };
    if queries::is_refused(&cx.tx, chat.key, &reaction, cx.now).await? {
        return Ok(());
    }
    let request = Request::react(chat.id, message, emoji).worth(WORTH).lane(Lane::Community);
    cx.send(request.tell(NAME, &Note::Reacted { chat: chat.key, reaction })?).await
}

/// What became of a reaction.
pub(super) async fn answered(cx: &Cx, chat: ChatKey, reaction: &str, outcome: &Outcome) -> Result {
    match outcome.refusal() {
        Some(Refusal::BadReaction | Refusal::NoRight | Refusal::MayNotWrite) => {
            Ok(queries::refuse(&cx.tx, chat, reaction, cx.now + REFUSED_FOR).await?)
        }
        _ => Ok(()),
    }
}

/// Folded hands came under a message, or went.
pub(super) async fn reacted(cx: Cx, reacted: Arc<Reacted>) -> Result {
    let (chat, message, giver) = (&*reacted.chat, reacted.message, reacted.person.id);
    let has_hands = reacted.now.iter().any(|emoji| emoji == HANDS);
    let earlier = queries::by_reaction(&cx.tx, chat.key, message, giver).await?;
    match (has_hands, earlier) {
        (true, None) if is_heard(&cx, chat.key).await? => {
            let Some(receiver) = recognition::author_of(&cx, chat.key, message).await? else { return Ok(()) };
            let new = New {
                giver,
                receiver,
                at: reacted.at,
                way: Way::Reaction,
                message: Some(message),
                reason: None,
                value: None,
            };
            // What does not count does so in silence.
            give::give(&cx, chat, &new).await.map(drop)
        }
        (false, Some(id)) => match queries::by_id(&cx.tx, chat.key, id).await? {
            Some(given) if given.reason.is_none() => give::undo(&cx, chat, &given).await.map(drop),
            _ => Ok(()),
        },
        _ => Ok(()),
    }
}
