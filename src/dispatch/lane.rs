//! For whom something is done: a manager, a member, a stranger, or nobody in particular. It is found out once, where an
//! event is handed to the rooms; everything they send meanwhile is sent for them ([`Cx::send`]).

use super::{Cx, Place, Result, event::Event};
use crate::{
    store::{chats::Chat, people},
    telegram::{UserId, actor::Actor, request::Lane},
};

/// Who is being heard.
pub(super) async fn of(cx: &Cx, event: &Event) -> Result<Lane> {
    match event {
        Event::Ask(ask) => match (&ask.actor, &ask.place) {
            (Actor::AnonymousAdmin, _) => Ok(Lane::Manager),
            (Actor::Person(person), Place::Group(chat)) => {
                // Whoever writes there is no stranger there.
                Ok(in_group(cx, chat, person.id).await?.min(Lane::Member))
            }
            (Actor::Person(person), Place::Private) => in_private(cx, person.id).await,
            (Actor::Channel | Actor::Bot, _) => Ok(Lane::Member),
        },
        Event::Press(press) => about(cx, press.chat.as_deref(), press.person.id).await,
        Event::Opened(opened) => about(cx, opened.chat.as_deref(), opened.person.id).await,
        Event::PrivateText(text) => in_private(cx, text.person.id).await,
        Event::Requested(requested) => in_group(cx, &requested.chat, requested.person.id).await,
        Event::Hashtagged(hashtagged) => about(cx, Some(&hashtagged.chat), hashtagged.person.id).await,
        Event::Joined(_)
        | Event::CameBy(_)
        | Event::Left(_)
        | Event::Pinned(_)
        | Event::Ruled(_)
        | Event::BotMoved(_)
        | Event::Reacted(_)
        | Event::Poll(_)
        | Event::Vote(_)
        | Event::ChatVote(_)
        | Event::Nothing => Ok(Lane::Community),
    }
}

async fn about(cx: &Cx, chat: Option<&Chat>, user: UserId) -> Result<Lane> {
    match chat {
        Some(chat) => in_group(cx, chat, user).await,
        None => in_private(cx, user).await,
    }
}

/// By what is known of her; it decides about nothing but turns.
async fn in_group(cx: &Cx, chat: &Chat, user: UserId) -> Result<Lane> {
    match people::membership(&cx.tx, chat.key, user).await? {
        Some(member) if member.manages => Ok(Lane::Manager),
        Some(member) if member.is_in => Ok(Lane::Member),
        _ => Ok(Lane::Stranger),
    }
}

async fn in_private(cx: &Cx, user: UserId) -> Result<Lane> {
    Ok(if people::shares_a_group(&cx.tx, user).await? { Lane::Member } else { Lane::Stranger })
}
