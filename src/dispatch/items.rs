//! What needs a human who manages a group, from whatever room it comes: an *item*.
//!
//! A room raises one ([`raise`]) and ends it when its cause is over ([`end`]). There is one open for each chat, room, kind
//! and reference: raising it again changes nothing, and one that comes back within a day is the same one, so that nobody is
//! told twice. Its words are a message's name with what is put into it, said to each in her language; its buttons are what
//! its room does about it ([`super::Room::on_item_button`]).
//!
//! Whoever takes an item, puts it off or is done with it does so for all. Who is told when, and the list of what waits, is
//! a room's matter: it hears of every change ([`super::Room::on_item`]).

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{Cx, Result};
use crate::{
    store::{
        ChatKey, instant,
        items::{self as rows, Cause, Row},
    },
    telegram::UserId,
    words::{Line, line},
};

/// What comes back within this time is the same item.
const SAME_FOR: TimeDelta = TimeDelta::days(1);

/// How soon somebody has to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// At once.
    AtOnce,
    /// Within a day.
    Daily,
}

/// A button of an item: its room does something about it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Button {
    /// The name of the message on it.
    pub label: String,
    /// What it does, as its room calls it.
    pub does: String,
}

impl Button {
    /// A button.
    #[must_use]
    pub fn new(label: &str, does: &str) -> Self {
        Self { label: label.to_owned(), does: does.to_owned() }
    }
}

/// What is raised.
#[derive(Debug, Clone)]
pub struct New<'a> {
    /// Whose.
    pub room: &'a str,
    /// The section it belongs to, if not its room: who helps with that sees it, too.
    pub section: Option<&'a str>,
    /// What, as its room calls it.
    pub kind: &'static str,
    /// Which of its kind.
    pub reference: &'a str,
    /// How soon.
    pub urgency: Urgency,
    /// What is the matter. The group is named beside it.
    pub words: Line,
    /// What can be done about it.
    pub buttons: Vec<Button>,
}

/// How an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nobody has it.
    New,
    /// She has it.
    Mine(UserId),
    /// She has put it off until then.
    Later(UserId, DateTime<Utc>),
    /// It is over: she said so, or ([`None`]) its cause ended by itself.
    Done(Option<UserId>),
}

/// An item.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its number.
    pub id: i64,
    /// Where.
    pub chat: ChatKey,
    /// Whose.
    pub room: String,
    /// What.
    pub kind: String,
    /// Which of its kind.
    pub reference: String,
    /// The section it belongs to.
    pub section: String,
    /// How soon.
    pub urgency: Urgency,
    /// What is the matter.
    pub words: Line,
    /// What can be done about it.
    pub buttons: Vec<Button>,
    /// Since when.
    pub since: DateTime<Utc>,
    /// How it stands.
    pub state: State,
}

/// What happened to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It is new.
    Raised,
    /// It stands another way.
    Moved,
}

impl Item {
    /// As kept, at this moment: what was put off is as new once its time has come.
    #[must_use]
    pub fn of(row: Row, now: DateTime<Utc>) -> Self {
        let state = match (row.state.as_str(), row.owner.map(UserId), row.at.map(instant)) {
            ("mine", Some(owner), _) => State::Mine(owner),
            ("later", Some(owner), Some(until)) if until > now => State::Later(owner, until),
            ("done", owner, _) => State::Done(owner),
            _ => State::New,
        };
        Self {
            id: row.id,
            chat: ChatKey(row.chat),
            room: row.room,
            kind: row.kind,
            reference: row.reference,
            section: row.section,
            urgency: if row.urgent { Urgency::AtOnce } else { Urgency::Daily },
            words: said(&row.words),
            buttons: serde_json::from_str(&row.buttons).unwrap_or_default(),
            since: instant(row.since),
            state,
        }
    }
}

/// Words that another version kept may name what this one does not know.
fn said(kept: &str) -> Line {
    let words = serde_json::from_str::<Line>(kept).ok().filter(Line::is_known);
    words.unwrap_or_else(|| line("item-unknown"))
}

/// Something needs a human. Returns whether it is new.
pub async fn raise(cx: &Cx, chat: ChatKey, new: New<'_>) -> Result<bool> {
    let words = serde_json::to_string(&new.words)?;
    let buttons = serde_json::to_string(&new.buttons)?;
    let cause = Cause { chat, room: new.room, kind: new.kind, reference: new.reference };
    let urgent = new.urgency == Urgency::AtOnce;
    let section = new.section.unwrap_or(new.room);
    let row = rows::New { cause, section, urgent, words: &words, buttons: &buttons };
    let id = match rows::open(&cx.tx, cause).await? {
        Some(_) => return Ok(false),
        None => match rows::reopen(&cx.tx, &row, cx.now - SAME_FOR).await? {
            Some(id) => Some(id),
            None => rows::insert(&cx.tx, &row, cx.now).await?,
        },
    };
    let Some(id) = id else { return Ok(false) };
    tell_rooms(cx, id, Change::Raised).await?;
    Ok(true)
}

/// Its cause is over.
pub async fn end(cx: &Cx, chat: ChatKey, room: &str, kind: &str, reference: &str) -> Result {
    match rows::open(&cx.tx, Cause { chat, room, kind, reference }).await? {
        Some(id) => set(cx, id, State::Done(None)).await,
        None => Ok(()),
    }
}

/// How many of a kind are open.
pub async fn how_many(cx: &Cx, chat: ChatKey, room: &str, kind: &str) -> Result<usize> {
    Ok(rows::open_in(&cx.tx, chat, Some(room), Some(kind)).await?.len())
}

/// What one says, and whom it is about, is forgotten; if it is open, it is over.
pub async fn erase(cx: &Cx, chat: ChatKey, room: &str, reference: &str) -> Result {
    let words = serde_json::to_string(&line("item-forgotten"))?;
    for id in rows::erase(&cx.tx, chat, room, reference, &words).await? {
        set(cx, id, State::Done(None)).await?;
    }
    Ok(())
}

/// Its cause is over, by what somebody did.
pub async fn finish(cx: &Cx, chat: ChatKey, room: &str, kind: &str, reference: &str, by: UserId) -> Result {
    match rows::open(&cx.tx, Cause { chat, room, kind, reference }).await? {
        Some(id) => set(cx, id, State::Done(Some(by))).await,
        None => Ok(()),
    }
}

/// An open one says this from now on; who was told of it sees that.
pub async fn reword(cx: &Cx, chat: ChatKey, room: &str, kind: &str, reference: &str, words: &Line) -> Result {
    let Some(id) = rows::open(&cx.tx, Cause { chat, room, kind, reference }).await? else { return Ok(()) };
    match rows::reword(&cx.tx, id, &serde_json::to_string(words)?).await? {
        true => tell_rooms(cx, id, Change::Moved).await,
        false => Ok(()),
    }
}

/// Whether one is open.
pub async fn is_open(cx: &Cx, chat: ChatKey, room: &str, kind: &str, reference: &str) -> Result<bool> {
    Ok(rows::open(&cx.tx, Cause { chat, room, kind, reference }).await?.is_some())
}

/// All of a kind are over.
pub async fn end_kind(cx: &Cx, chat: ChatKey, room: &str, kind: &str) -> Result {
    end_each(cx, rows::open_in(&cx.tx, chat, Some(room), Some(kind)).await?).await
}

/// A room was switched off: nothing of its waits any more.
pub async fn end_room(cx: &Cx, chat: ChatKey, room: &str) -> Result {
    end_each(cx, rows::open_in(&cx.tx, chat, Some(room), None).await?).await
}

/// We are out of a group: nothing waits there any more.
pub async fn end_all(cx: &Cx, chat: ChatKey) -> Result {
    end_each(cx, rows::open_in(&cx.tx, chat, None, None).await?).await
}

async fn end_each(cx: &Cx, ids: Vec<i64>) -> Result {
    for id in ids {
        set(cx, id, State::Done(None)).await?;
    }
    Ok(())
}

/// One by its number; [`None`] if it is forgotten.
pub async fn by_id(cx: &Cx, id: i64) -> Result<Option<Item>> {
    Ok(rows::by_id(&cx.tx, id).await?.map(|row| Item::of(row, cx.now)))
}

/// It stands so from now on, for all.
pub async fn set(cx: &Cx, id: i64, state: State) -> Result {
    let (code, owner, at) = match state {
        State::New => ("new", None, None),
        State::Mine(owner) => ("mine", Some(owner), None),
        State::Later(owner, until) => ("later", Some(owner), Some(until)),
        State::Done(owner) => ("done", owner, Some(cx.now)),
    };
    rows::set_state(&cx.tx, id, code, owner, at).await?;
    tell_rooms(cx, id, Change::Moved).await
}

async fn tell_rooms(cx: &Cx, id: i64, change: Change) -> Result {
    let Some(item) = by_id(cx, id).await? else { return Ok(()) };
    for room in cx.rooms.iter() {
        room.on_item(cx, &item, change).await?;
    }
    Ok(())
}
