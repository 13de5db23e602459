//! The branches a room builds its routes from. They look at our own [`Event`], not at teloxide's `Update`: that
//! one hides messages and kinds newer than it (TELEGRAM §2.5). Each ends in an `.endpoint(handler)`; the handler takes the
//! [`Cx`] and the event.

use std::sync::Arc;

use serde::de::DeserializeOwned;
use teloxide::{dispatching::UpdateHandler, dptree};

use super::{
    Ask, BotMoved, CameBy, ChatVote, Cx, Hashtagged, Joined, Left, Opened, Pinned, PollState, Press, PrivateText,
    Reacted, Requested, Ruled, Stop, Vote, event::Event,
};
use crate::store::conversations::{self, Draft};

/// A tree of handlers.
pub type Routes = UpdateHandler<Stop>;

/// No routes yet; add branches.
#[must_use]
pub fn none() -> Routes {
    dptree::entry()
}

/// `/name`, in groups and in private. Gives `Arc<Ask>`.
#[must_use]
pub fn command(name: &'static str) -> Routes {
    dptree::filter_map(move |event: Event| match event {
        Event::Ask(ask) if ask.command.name == name => Some(ask),
        _ => None::<Arc<Ask>>,
    })
}

/// A button of `room`. Gives `Arc<Press>`.
#[must_use]
pub fn button(room: &'static str) -> Routes {
    dptree::filter_map(move |event: Event| match event {
        Event::Press(press) if press.room == room => Some(press),
        _ => None::<Arc<Press>>,
    })
}

/// A link of `room` (`t.me/us?start=…`, made by [`super::Cx::link`]) was opened in private. Gives `Arc<Opened>`.
#[must_use]
pub fn opened(room: &'static str) -> Routes {
    dptree::filter_map(move |event: Event| match event {
        Event::Opened(opened) if opened.room == room => Some(opened),
        _ => None::<Arc<Opened>>,
    })
}

/// As [`button`], of a room whose buttons are of several kinds: those that do an `A`.
#[must_use]
pub fn button_of<A: DeserializeOwned + 'static>(room: &'static str) -> Routes {
    button(room).chain(dptree::filter(|press: Arc<Press>| press.action::<A>().is_ok()))
}

/// As [`opened`], those that do an `A`.
#[must_use]
pub fn opened_of<A: DeserializeOwned + 'static>(room: &'static str) -> Routes {
    opened(room).chain(dptree::filter(|opened: Arc<Opened>| serde_json::from_str::<A>(&opened.action).is_ok()))
}

/// The answer to a question `room` had asked in private. Gives `Arc<PrivateText>`.
#[must_use]
pub fn answer(room: &'static str) -> Routes {
    dptree::filter_map(move |event: Event| match event {
        Event::PrivateText(text) if text.conversation.as_ref().is_some_and(|asked| asked.room == room) => Some(text),
        _ => None::<Arc<PrivateText>>,
    })
}

/// As [`answer`], of a room that asks several things: the answer to those for which this holds.
#[must_use]
pub fn answer_to(room: &'static str, which: fn(&Draft) -> bool) -> Routes {
    answer(room).chain(dptree::filter(move |said: Arc<PrivateText>| said.conversation.as_ref().is_some_and(which)))
}

/// `/cancel` in private while `room` is asking something. Gives `Arc<Ask>`.
#[must_use]
pub fn cancel(room: &'static str) -> Routes {
    command("cancel").chain(dptree::filter_async(move |cx: Cx, ask: Arc<Ask>| async move {
        let Some(person) = ask.actor.person().filter(|_| ask.chat().is_none()) else { return false };
        let asked = conversations::asked(&cx.tx, person.id, None).await;
        asked.is_ok_and(|asked| asked.is_some_and(|asked| asked.room == room))
    }))
}

/// People joined a group. Gives `Arc<Joined>`.
#[must_use]
pub fn joined() -> Routes {
    dptree::filter_map(|event: Event| match event {
        Event::Joined(joined) => Some(joined),
        _ => None::<Arc<Joined>>,
    })
}

/// It was told late how somebody who joined came: Telegram's two notices of one join come in any order. Gives
/// `Arc<CameBy>`.
#[must_use]
pub fn came_by() -> Routes {
    dptree::filter_map(|event: Event| match event {
        Event::CameBy(came) => Some(came),
        _ => None::<Arc<CameBy>>,
    })
}

/// Somebody asks to be let into a group. Gives `Arc<Requested>`.
#[must_use]
pub fn requested() -> Routes {
    dptree::filter_map(|event: Event| match event {
        Event::Requested(requested) => Some(requested),
        _ => None::<Arc<Requested>>,
    })
}

/// Somebody wrote something in a group with a hashtag. Gives `Arc<Hashtagged>`.
#[must_use]
pub fn hashtagged() -> Routes {
    dptree::filter_map(|event: Event| match event {
        Event::Hashtagged(hashtagged) => Some(hashtagged),
        _ => None::<Arc<Hashtagged>>,
    })
}

/// Somebody left a group. Gives `Arc<Left>`.
#[must_use]
pub fn left() -> Routes {
    dptree::filter_map(|event: Event| match event {
        Event::Left(left) => Some(left),
        _ => None::<Arc<Left>>,
    })
}

/// We pinned a message, and Telegram says so in the group. Gives `Arc<Pinned>`.
#[must_use]
pub fn pinned() -> Routes {
    dptree::filter_map(|event: Event| match event {
        Event::Pinned(pinned) => Some(pinned),
        _ => None::<Arc<Pinned>>,
    })
}

/// Somebody who might not write in a group may now. Gives `Arc<Ruled>`.
#[must_use]
pub fn unmuted() -> Routes {
    ruled().chain(dptree::filter(|ruled: Arc<Ruled>| ruled.is_unmuted))
}

/// What somebody may do in a group has changed while she was in it. Gives `Arc<Ruled>`.
#[must_use]
pub fn ruled() -> Routes {
    dptree::filter_map(|event: Event| match event {
        Event::Ruled(ruled) => Some(ruled),
        _ => None::<Arc<Ruled>>,
    })
}

/// We were added, removed, promoted or demoted. Gives `Arc<BotMoved>`.
#[must_use]
pub fn bot_moved() -> Routes {
    dptree::filter_map(|event: Event| match event {
        Event::BotMoved(moved) => Some(moved),
        _ => None::<Arc<BotMoved>>,
    })
}

/// Reactions to a message changed. Gives `Arc<Reacted>`.
#[must_use]
pub fn reacted() -> Routes {
    dptree::filter_map(|event: Event| match event {
        Event::Reacted(reacted) => Some(reacted),
        _ => None::<Arc<Reacted>>,
    })
}

/// A poll of ours changed. Gives `Arc<PollState>`.
#[must_use]
pub fn poll() -> Routes {
    dptree::filter_map(|event: Event| match event {
        Event::Poll(poll) => Some(poll),
        _ => None::<Arc<PollState>>,
    })
}

/// A chat voted in a poll of ours. Gives `Arc<ChatVote>`.
#[must_use]
pub fn chat_vote() -> Routes {
    dptree::filter_map(|event: Event| match event {
        Event::ChatVote(vote) => Some(vote),
        _ => None::<Arc<ChatVote>>,
    })
}

/// Somebody voted in a poll of ours. Gives `Arc<Vote>`.
#[must_use]
pub fn vote() -> Routes {
    dptree::filter_map(|event: Event| match event {
        Event::Vote(vote) => Some(vote),
        _ => None::<Arc<Vote>>,
    })
}
