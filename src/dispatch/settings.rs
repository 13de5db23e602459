//! What managers decide about the rooms in their group.
//!
//! A room that can be switched ([`super::Room::can_be_switched`]) is on until a manager switches it off, or, if it does not
//! start on ([`super::Room::starts_on`]), off until one switches it on. Off, it hears of
//! nothing in that group, none of its timers ring, and what it had pending ends ([`super::Room::on_switched`]); what it
//! knows stays. On again it begins from that moment: what would have happened meanwhile is not made up for (invariant I13).
//! The inbox, the ticker and the menus see to that, not the rooms. Results of requests are told to a room that is off,
//! too: they are facts.
//!
//! Rooms have settings of their own ([`SettingSpec`]); what all rooms go by are the group's basics ([`basics`]). Whoever
//! changes any of them, by `/settings`, in the setup or by a button, does it by [`set`]: it keeps the value, writes down
//! who changed what when, and tells the rooms. [`undo`] puts back what was before.
//!
//! What was decided in a group is read once for each transaction ([`Settings`]).

pub mod basics;
mod typed;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

pub use typed::is_off as is_nothing;

use self::basics::Basic;
use super::{Ask, Cx, Defaults, Place, Result, Room, event::Event, items, posts, rights::Need};
use crate::{
    store::{
        ChatKey,
        chats::Chat,
        outbox,
        room_settings::{self, Decided},
        settings_log::{self, Change},
        timers,
    },
    telegram::{ThreadId, actor::Actor},
    words::{Line, line},
};

/// Whether a room is on, among its settings; and the two values.
pub const SWITCH: &str = "on";
/// It is.
pub const ON: &str = "on";
/// It is not.
pub const OFF: &str = "off";

/// Which topic a room's posts go to, among its settings; and what is said of it.
const TOPIC: &str = "topic";
/// They go to one of its own.
pub const IN_TOPIC: &str = "topic";
/// They go to General.
pub const IN_GENERAL: &str = "general";
/// A change of the topic is logged under the room's name with this behind it.
pub const OF_TOPIC: &str = "-topic";

/// What a manager did about one post of a room is logged under the room's name with this behind it.
pub const OF_POST: &str = "-post";

/// What a manager changed in a room that is none of its settings is logged under the room's name with this behind it, and
/// said by the room's message `room-NAME-logged`, which is given what was done as `deed`.
pub const OF_CHANGE: &str = "-change";

/// A setting of a room: one of several values.
#[derive(Debug)]
pub struct SettingSpec {
    /// As typed in English, as logged, and as in the names of messages (`settings-name-KEY` and others). No other setting
    /// and no room is called so.
    pub key: &'static str,
    /// Other names it is typed by, in lower case.
    pub names: &'static [&'static str],
    /// The values, in the order they are offered.
    pub choices: &'static [Choice],
    /// Which holds where nobody decided.
    pub default: &'static str,
    /// Which is meant by "off" and "none".
    pub none: Option<&'static str>,
    /// What the configuration has new groups start with.
    pub for_new: Option<fn(&Defaults) -> &'static str>,
}

/// One of the values.
#[derive(Debug)]
pub struct Choice {
    /// As typed in English, as kept, and as in messages.
    pub code: &'static str,
    /// Other words it is typed by, in lower case.
    pub typed: &'static [&'static str],
}

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
    pub fn forget(&self) {
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
    match decided(cx, chat, room, SWITCH).await? {
        Some(value) => Ok(value != OFF),
        None => Ok(cx.rooms.named(room).is_none_or(|room| room.starts_on())),
    }
}

/// The topic a room's posts go to; [`None`]: General.
pub async fn topic(cx: &Cx, chat: ChatKey, room: &str) -> Result<Option<ThreadId>> {
    let topic = decided(cx, chat, room, TOPIC).await?;
    Ok(topic.and_then(|topic| topic.parse().ok()).map(ThreadId))
}

/// Whether managers chose where a room's posts go, be it General.
pub async fn is_place_chosen(cx: &Cx, chat: ChatKey, room: &str) -> Result<bool> {
    Ok(decided(cx, chat, room, TOPIC).await?.is_some())
}

/// From now on a room's posts go to this topic; [`None`]: to General.
pub async fn set_topic(cx: &Cx, chat: ChatKey, actor: &Actor, room: &str, topic: Option<ThreadId>) -> Result {
    posts::topic_is_chosen(cx, chat, room).await?;
    if is_place_chosen(cx, chat, room).await? && self::topic(cx, chat, room).await? == topic {
        return Ok(());
    }
    keep_topic(cx, chat, room, topic).await?;
    let value = if topic.is_some() { IN_TOPIC } else { IN_GENERAL };
    cx.log_setting(chat, actor, Change::to(&format!("{room}{OF_TOPIC}"), value)).await?;
    cx.chat_changed(chat).await
}

/// The topic is closed or gone: from now on a room's posts go to General. [`false`] if it had no such topic.
pub(super) async fn leave_topic(cx: &Cx, chat: ChatKey, room: &str, topic: ThreadId) -> Result<bool> {
    if self::topic(cx, chat, room).await? != Some(topic) {
        return Ok(false);
    }
    keep_topic(cx, chat, room, None).await?;
    Ok(true)
}

async fn keep_topic(cx: &Cx, chat: ChatKey, room: &str, topic: Option<ThreadId>) -> Result {
    let value = topic.map_or_else(|| IN_GENERAL.to_owned(), |topic| topic.0.to_string());
    room_settings::set(&cx.tx, chat, room, TOPIC, &value).await?;
    cx.settings.forget();
    Ok(())
}

/// The rooms that are off in a group.
pub async fn off_in(cx: &Cx, chat: ChatKey) -> Result<BTreeSet<String>> {
    let decided = of_chat(cx, chat).await?;
    let mut off = cx.rooms.off_at_first();
    for ((room, _), value) in decided.iter().filter(|((_, key), _)| key == SWITCH) {
        turn(&mut off, room, value);
    }
    Ok(off)
}

fn turn(off: &mut BTreeSet<String>, room: &str, value: &str) {
    if value == OFF {
        off.insert(room.to_owned());
    } else {
        off.remove(room);
    }
}

/// The groups in which somebody decided whether a room is on.
pub async fn with_switches(cx: &Cx) -> Result<Vec<ChatKey>> {
    Ok(room_settings::chats_with(&cx.tx, SWITCH).await?)
}

/// The rooms that are off in each of these groups, asked at once.
pub(super) async fn off_among(cx: &Cx, chats: &BTreeSet<ChatKey>) -> Result<BTreeMap<ChatKey, BTreeSet<String>>> {
    let at_first = cx.rooms.off_at_first();
    let mut off: BTreeMap<_, _> = chats.iter().map(|chat| (*chat, at_first.clone())).collect();
    for (chat, room, value) in
        room_settings::decided_among(&cx.tx, &Vec::from_iter(chats.iter().copied()), SWITCH).await?
    {
        turn(off.entry(chat).or_default(), &room, &value);
    }
    Ok(off)
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

/// The value of a room's setting in a group.
pub async fn own(cx: &Cx, chat: ChatKey, spec: &SettingSpec) -> Result<String> {
    let Some((room, _)) = cx.rooms.settings().find(|(_, one)| one.key == spec.key) else {
        return Ok(spec.default.to_owned());
    };
    Ok(decided(cx, chat, room.name(), spec.key).await?.unwrap_or_else(|| spec.default.to_owned()))
}

/// What a new group starts with, beside its basics.
pub(super) async fn begin(cx: &Cx, chat: ChatKey) -> Result {
    for (room, spec) in cx.rooms.settings() {
        if let Some(value) = spec.for_new {
            room_settings::set(&cx.tx, chat, room.name(), spec.key, value(&cx.defaults)).await?;
        }
    }
    Ok(())
}

/// Something that can be set.
enum Setting {
    Basic(Basic),
    Own(&'static dyn Room, &'static SettingSpec),
    Switch(&'static dyn Room),
}

impl Setting {
    fn named(cx: &Cx, key: &str) -> Option<Self> {
        let basic = Basic::named(key).map(Self::Basic);
        let own = || cx.rooms.settings().find(|(_, spec)| spec.key == key).map(|(room, spec)| Self::Own(room, spec));
        basic.or_else(own).or_else(|| cx.rooms.switchable().find(|room| room.name() == key).map(Self::Switch))
    }

    async fn present(&self, cx: &Cx, chat: ChatKey) -> Result<String> {
        match self {
            Self::Basic(basic) => Ok(basic.present(&*cx.chat(chat).await?)),
            Self::Own(_, spec) => own(cx, chat, spec).await,
            Self::Switch(room) => Ok(switched(is_on(cx, chat, room.name()).await?).to_owned()),
        }
    }

    async fn write(&self, cx: &Cx, chat: ChatKey, value: &str) -> Result {
        let (room, key, is_known) = match self {
            Self::Basic(basic) => return basic.write(cx, chat, value).await,
            Self::Own(room, spec) => (room, spec.key, spec.choices.iter().any(|choice| choice.code == value)),
            Self::Switch(room) => (room, SWITCH, [ON, OFF].contains(&value)),
        };
        if !is_known {
            return Err(anyhow::anyhow!("{value} is no value of {key}").into());
        }
        Ok(room_settings::set(&cx.tx, chat, room.name(), key, value).await?)
    }
}

const fn switched(on: bool) -> &'static str {
    if on { ON } else { OFF }
}

/// What somebody must be to change a setting: a room's own are its section's, all else is the group's as a whole.
#[must_use]
pub fn need_for(cx: &Cx, key: &str) -> Need {
    match Setting::named(cx, key) {
        Some(Setting::Own(room, _)) => Need::of_room(room),
        _ => Need::Everything,
    }
}

/// Whether there is such a setting: one of the basics, of a room's own, or a room that can be switched.
#[must_use]
pub fn exists(cx: &Cx, key: &str) -> bool {
    Setting::named(cx, key).is_some()
}

/// Everything that is decided in a group by choice, each as it is typed: its key and its value. A topic is not among it: no
/// other group has that.
pub async fn everything(cx: &Cx, chat: ChatKey) -> Result<Vec<(&'static str, String)>> {
    let group = cx.chat(chat).await?;
    let mut all: Vec<_> = Basic::ALL.into_iter().map(|basic| (basic.key(), basic.present(&group))).collect();
    for (_, spec) in cx.rooms.settings() {
        all.push((spec.key, own(cx, chat, spec).await?));
    }
    for room in cx.rooms.switchable() {
        all.push((room.name(), switched(is_on(cx, chat, room.name()).await?).to_owned()));
    }
    Ok(all)
}

/// Sets something in a group, writes down who did, and tells the rooms. Values are those read from what was typed, or
/// logged. Returns whether it was another before; what changes nothing is not written down.
pub async fn set(cx: &Cx, chat: ChatKey, actor: &Actor, key: &str, value: &str) -> Result<bool> {
    let setting = Setting::named(cx, key).ok_or_else(|| anyhow::anyhow!("there is no setting {key}"))?;
    let was = setting.present(cx, chat).await?;
    if was == value {
        return Ok(false);
    }
    if let Setting::Own(room, _) = setting {
        room.may_set(cx, &*cx.chat(chat).await?, key, value).await?;
    }
    setting.write(cx, chat, value).await?;
    cx.settings.forget();
    cx.log_setting(chat, actor, Change::to(key, value).from(&was)).await?;
    if let Setting::Switch(room) = setting {
        room.on_switched(cx, chat, value == ON).await?;
        if value == OFF {
            items::end_room(cx, chat, room.name()).await?;
            timers::cancel_of_chat(&cx.tx, room.name(), chat).await?;
            outbox::withdraw(&cx.tx, cx.chat(chat).await?.id, room.name(), cx.now).await?;
        }
    }
    cx.chat_changed(chat).await?;
    Ok(true)
}

/// Switches a room on or off. Returns whether that changed anything.
pub async fn switch(cx: &Cx, chat: &Chat, actor: &Actor, room: &'static dyn Room, on: bool) -> Result<bool> {
    set(cx, chat.key, actor, room.name(), switched(on)).await
}

/// What was put back.
#[derive(Debug)]
pub struct Undone {
    /// Which setting.
    pub key: String,
    /// What it is again.
    pub value: String,
}

/// Puts back what a setting was before a change in the log, unless it was changed again since. That is a change like any
/// other, and is written down.
pub async fn undo(cx: &Cx, chat: ChatKey, actor: &Actor, entry: i64) -> Result<Undone> {
    let entry = settings_log::entry(&cx.tx, chat, entry).await?.ok_or_else(|| line("refuse-stale-button"))?;
    let was = entry.was.filter(|_| exists(cx, &entry.setting)).ok_or_else(|| line("refuse-stale-button"))?;
    if entry.is_outdated {
        return Err(line("settings-changed-since").into());
    }
    set(cx, chat, actor, &entry.setting, &was).await?;
    Ok(Undone { key: entry.setting, value: was })
}
