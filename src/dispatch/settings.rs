//! What managers decide about the rooms in their group.
//!
//! A room that can be switched ([`super::Room::can_be_switched`]) is on until a manager switches it off. Off, it hears of
//! nothing in that group, none of its timers ring, and what it had pending ends ([`super::Room::on_switched`]); what it
//! knows stays. On again it begins from that moment: what would have happened meanwhile is not made up for (invariant I13).
//! The inbox, the ticker and the menus see to that, not the rooms. Results of requests are told to a room that is off,
//! too: they are facts.
//!
//! What was decided in a group is read once for each transaction ([`Settings`]).

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::{Ask, Cx, Place, Result, Room, event::Event};
use crate::{
    store::{
        ChatKey,
        chats::Chat,
        outbox,
        room_settings::{self, Decided},
        settings_log::Change,
        timers,
    },
    telegram::actor::Actor,
    words::{Line, line},
};

/// Whether a room is on, among its settings; and the two values.
pub const SWITCH: &str = "on";
/// It is.
pub const ON: &str = "on";
/// It is not.
pub const OFF: &str = "off";

/// What was decided in a group: by room and key.
type OfChat = BTreeMap<(String, String), String>;

/// What was decided, as this transaction has it.
#[derive(Debug, Default)]
pub struct Settings(Mutex<HashMap<ChatKey, Arc<OfChat>>>);

impl Settings {
    fn open(&self) -> MutexGuard<'_, HashMap<ChatKey, Arc<OfChat>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Something was undone, or written: it is read again when it is needed.
    pub(super) fn forget(&self) {
        self.open().clear();
    }
}

async fn of_chat(cx: &Cx, chat: ChatKey) -> Result<Arc<OfChat>> {
    if let Some(known) = cx.settings.open().get(&chat) {
        return Ok(Arc::clone(known));
    }
    let decided = room_settings::of_chat(&cx.tx, chat).await?;
    let known: OfChat = decided.into_iter().map(|Decided { room, key, value }| ((room, key), value)).collect();
    let known = Arc::new(known);
    cx.settings.open().insert(chat, Arc::clone(&known));
    Ok(known)
}

/// What was decided about `key` of a room, if anything was.
pub async fn decided(cx: &Cx, chat: ChatKey, room: &str, key: &str) -> Result<Option<String>> {
    Ok(of_chat(cx, chat).await?.get(&(room.to_owned(), key.to_owned())).cloned())
}

/// Whether a room is on in a group.
pub async fn is_on(cx: &Cx, chat: ChatKey, room: &str) -> Result<bool> {
    Ok(decided(cx, chat, room, SWITCH).await?.is_none_or(|value| value != OFF))
}

/// The rooms that are off in a group.
pub async fn off_in(cx: &Cx, chat: ChatKey) -> Result<BTreeSet<String>> {
    let decided = of_chat(cx, chat).await?;
    Ok(decided
        .iter()
        .filter(|((_, key), value)| key == SWITCH && *value == OFF)
        .map(|((room, _), _)| room.clone())
        .collect())
}

/// The groups in which some room is off.
pub async fn with_something_off(cx: &Cx) -> Result<Vec<ChatKey>> {
    Ok(room_settings::chats_with(&cx.tx, SWITCH, OFF).await?)
}

/// The rooms that are off in each of these groups, asked at once.
pub(super) async fn off_among(cx: &Cx, chats: &BTreeSet<ChatKey>) -> Result<BTreeSet<(ChatKey, String)>> {
    let found = room_settings::rooms_with(&cx.tx, &serde_json::to_string(chats)?, SWITCH, OFF).await?;
    Ok(found.into_iter().collect())
}

/// What a room is called.
#[must_use]
pub fn name(room: &str) -> Line {
    Line::named(format!("room-{room}"))
}

/// What is said of a room that is off, in the group or about it.
#[must_use]
pub fn is_off(room: &str) -> Line {
    line("room-is-off").line("room", name(room))
}

/// What is said after a room was switched on.
#[must_use]
pub fn is_on_now(room: &str) -> Line {
    line("room-is-on").line("room", name(room))
}

/// The room that would take this and is off in its group.
pub(super) async fn off_for(cx: &Cx, event: &Event) -> Result<Option<&'static dyn Room>> {
    let (chat, room) = match event {
        Event::Ask(ask) => match (&ask.place, owner(cx, ask)) {
            (Place::Group(chat), Some(room)) => (chat, room),
            _ => return Ok(None),
        },
        Event::Press(press) => match (&press.chat, cx.rooms.named(&press.room)) {
            (Some(chat), Some(room)) => (chat, room),
            _ => return Ok(None),
        },
        Event::Opened(opened) => match (&opened.chat, cx.rooms.named(&opened.room)) {
            (Some(chat), Some(room)) => (chat, room),
            _ => return Ok(None),
        },
        _ => return Ok(None),
    };
    Ok(if is_on(cx, chat.key, room.name()).await? { None } else { Some(room) })
}

/// The room a command belongs to.
fn owner(cx: &Cx, ask: &Ask) -> Option<&'static dyn Room> {
    cx.rooms.iter().find(|room| room.commands().iter().any(|spec| spec.name == ask.command.name))
}

/// Switches a room on or off. Returns whether that changed anything.
pub async fn switch(cx: &Cx, chat: &Chat, actor: &Actor, room: &'static dyn Room, on: bool) -> Result<bool> {
    if !room.can_be_switched() || is_on(cx, chat.key, room.name()).await? == on {
        return Ok(false);
    }
    let (was, is) = if on { (OFF, ON) } else { (ON, OFF) };
    room_settings::set(&cx.tx, chat.key, room.name(), SWITCH, is).await?;
    cx.settings.forget();
    cx.log_setting(chat.key, actor, Change::to(room.name(), is).from(was)).await?;
    room.on_switched(cx, chat.key, on).await?;
    if !on {
        timers::cancel_of_chat(&cx.tx, room.name(), chat.key).await?;
        outbox::withdraw(&cx.tx, chat.id, room.name(), cx.now).await?;
    }
    cx.chat_changed(chat.key).await?;
    Ok(true)
}
