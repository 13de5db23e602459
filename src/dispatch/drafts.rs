//! What rooms ask people in private, over several messages: one draft for each person and room.
//!
//! What she types answers the room that asked last, for as long as its question waits. A question of another room lets the
//! earlier draft rest, with all that was answered. When the later one ends (done, cancelled, out of date), she is offered
//! in one line to go on with the earlier, once; the button asks the same question again. What rests longer than a week
//! is not offered any more, but its own buttons go on with it.

use chrono::TimeDelta;
use serde::{Serialize, de::DeserializeOwned};

use super::{Cx, Press, Result, Room, flow, house};
use crate::{
    store::{
        ChatKey,
        chats::BotPlace,
        conversations::{self, Draft},
        people,
    },
    telegram::{
        UserId,
        actor::Person,
        keyboard::Keyboard,
        request::{Lane, Request, Urgency},
    },
    words::{Line, line},
};

/// How long what rests is offered.
const FRESH: TimeDelta = TimeDelta::days(7);

/// What a room asks somebody.
#[derive(Debug, Clone, Copy)]
pub struct Asking {
    /// The room.
    pub room: &'static str,
    /// Whom.
    pub user: UserId,
    /// About which group, if that is known yet.
    pub chat: Option<ChatKey>,
    /// How long what she types is taken for the answer.
    pub waits: TimeDelta,
}

impl Asking {
    /// What she types within a day is the answer.
    #[must_use]
    pub const fn new(room: &'static str, user: UserId, chat: Option<ChatKey>) -> Self {
        Self { room, user, chat, waits: TimeDelta::days(1) }
    }

    /// So long what she types is the answer.
    #[must_use]
    pub const fn waits(self, waits: TimeDelta) -> Self {
        Self { waits, ..self }
    }

    fn draft(&self, state: &impl Serialize) -> serde_json::Result<Draft> {
        Ok(Draft { room: self.room.to_owned(), chat: self.chat, state: serde_json::to_string(state)? })
    }
}

/// Asks her: what she types next goes to the room, with `state`. What another room asked rests.
pub async fn ask(cx: &Cx, asking: Asking, state: &impl Serialize) -> Result {
    let draft = asking.draft(state)?;
    Ok(conversations::ask(&cx.tx, asking.user, &draft, cx.now + asking.waits, cx.now).await?)
}

/// Keeps a draft without asking anything, unless nothing else is asked.
pub async fn keep(cx: &Cx, asking: Asking, state: &impl Serialize) -> Result {
    match conversations::asked(&cx.tx, asking.user, None).await?.filter(|asked| asked.room != asking.room) {
        Some(_) => Ok(conversations::rest(&cx.tx, asking.user, &asking.draft(state)?, cx.now).await?),
        None => ask(cx, asking, state).await,
    }
}

/// The room that a draft is of: one that asks several things at a time names each behind its own name, so that they do not
/// take each other's place.
#[must_use]
pub fn room_of(draft: &str) -> &str {
    draft.split_once(':').map_or(draft, |(room, _)| room)
}

/// The room's draft of hers, whether she is asked about it or it rests.
pub async fn of<T: DeserializeOwned>(cx: &Cx, user: UserId, room: &str) -> Result<Option<T>> {
    let draft = conversations::of_room(&cx.tx, user, room).await?;
    Ok(draft.map(|draft| serde_json::from_str(&draft.state)).transpose()?)
}

/// The room's draft of hers is done, or given up. What rests is offered to her.
pub async fn end(cx: &Cx, user: UserId, room: &str) -> Result {
    if conversations::end(&cx.tx, user, room).await? && !rest(cx, user).await?.is_empty() {
        house::offer_soon(cx, user).await?;
    }
    Ok(())
}

/// `/cancel`: ends what she is asked about, and only that. Returns whether there was anything.
pub(super) async fn cancel(cx: &Cx, person: &Person) -> Result<bool> {
    let Some(asked) = conversations::asked(&cx.tx, person.id, None).await? else { return Ok(false) };
    if flow::is_flow(&asked) {
        flow::put_aside(cx, person, &asked).await?;
    }
    end(cx, person.id, &asked.room).await?;
    Ok(true)
}

async fn rest(cx: &Cx, user: UserId) -> Result<Vec<Draft>> {
    Ok(conversations::resting(&cx.tx, user, cx.now - FRESH, cx.now).await?)
}

/// Offers her to go on with what rests, unless she is being asked something. Returns whether there was anything.
pub(super) async fn offer(cx: &Cx, user: UserId) -> Result<bool> {
    if conversations::asked(&cx.tx, user, Some(cx.now)).await?.is_some() {
        return Ok(false);
    }
    for draft in rest(cx, user).await? {
        let Some((_, what)) = half_done(cx, user, &draft).await? else { continue };
        let group = match draft.chat {
            Some(chat) => Some(cx.chat(chat).await?.language),
            None => None,
        };
        let language = cx.language_of(user, group).await?;
        let key = house::go_on_key(cx, draft.chat, user, &draft.room, language).await?;
        conversations::offered(&cx.tx, user, &draft.room).await?;
        let offer = Request::message(user.private_chat(), &what.render(language));
        // Last of all that is said to her now.
        cx.send(offer.keyboard(&Keyboard::new().row([key])).lane(Lane::Member).urgency(Urgency::Bulk)).await?;
        return Ok(true);
    }
    Ok(false)
}

/// What is half done there; nothing where we or she are gone, or the room is off.
async fn half_done(cx: &Cx, user: UserId, draft: &Draft) -> Result<Option<(&'static dyn Room, Line)>> {
    let Some(room) = cx.rooms.named(room_of(&draft.room)) else { return Ok(None) };
    if let Some(key) = draft.chat {
        let is_out = people::membership(&cx.tx, key, user).await?.is_some_and(|membership| !membership.is_in);
        if is_out && !room.asks_strangers()
            || cx.chat(key).await?.bot == BotPlace::Out
            || !cx.is_on(key, room.name()).await?
        {
            return Ok(None);
        }
    }
    let what = match flow::is_flow(draft) {
        true => flow::half_done(cx, draft).await?,
        false => room.half_done(cx, user, draft).await?,
    };
    Ok(what.map(|what| (room, what)))
}

/// The offer was taken: the same question is asked again below.
pub(super) async fn gone_on(cx: &Cx, press: &Press, room: &str) -> Result {
    let user = press.person.id;
    let draft = conversations::of_room(&cx.tx, user, room).await?;
    let is_asked = conversations::asked(&cx.tx, user, Some(cx.now)).await?.is_some_and(|asked| asked.room == room);
    if is_asked {
        // The second of two quick presses.
        return cx.answer(press).await;
    }
    let found = match draft {
        Some(draft) => half_done(cx, user, &draft).await?.map(|(room, what)| (room, what, draft)),
        None => None,
    };
    let Some((room, what, draft)) = found else { return Err(line("draft-gone").into()) };
    match flow::is_flow(&draft) {
        true => flow::ask_again(cx, &press.person, &draft).await?,
        false => room.ask_again(cx, &press.person, &draft).await?,
    }
    let language = cx.language_for_press(press).await?;
    cx.edit_pressed(press, &what.render(language), &Keyboard::new()).await?;
    cx.answer(press).await
}
