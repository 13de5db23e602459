//! One post of the next seven days: what it will say, and what can be done about it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Action, LONGEST_ALONE, LONGEST_IN_PAIR, Look, Page, Screen, rules, week};
use crate::{
    dispatch::{
        Cx, Press, Result,
        coming::{self, Coming, Expected, Now},
        context::About,
        posts::Due,
        rights::Rank,
        settings::OF_POST,
    },
    schedule::grammar::Context,
    store::{chats::Chat, settings_log::Change},
    telegram::{
        actor::Actor,
        keyboard::{Key, Keyboard},
    },
    words::{Line, day_and_time, line},
};

/// Which: its room, its number there, and its due time in Unix seconds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Which {
    room: String,
    number: i64,
    due: i64,
}

/// What is done about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Deed {
    /// It is shown as it will be.
    Preview,
    /// This once it is left out.
    LeaveOut,
    /// It is not left out after all.
    Keep,
    /// It comes at this time instead, in Unix seconds.
    Move(i64),
    /// It comes at once.
    Now,
}

impl Which {
    /// Whose it is.
    pub fn room(&self) -> &str {
        &self.room
    }

    pub fn of(one: &Coming) -> Self {
        Self { room: one.room.to_owned(), number: one.due.number, due: one.due.at.timestamp() }
    }

    fn due(&self) -> Option<Due> {
        DateTime::from_timestamp(self.due, 0).map(|at| Due { number: self.number, at })
    }
}

async fn find(cx: &Cx, chat: &Chat, which: &Which) -> Result<Option<Coming>> {
    // Whether she may see it was asked before.
    Ok(week::coming(cx, chat, &Rank::Administrator, week::FORTNIGHT)
        .await?
        .into_iter()
        .find(|one| Which::of(one) == *which))
}

/// One of them. Its time may have come meanwhile: then that is said.
pub async fn one(look: &Look<'_>, chat: &Chat, which: &Which) -> Result<Page> {
    let Some(one) = find(look.cx, chat, which).await? else { return gone(look, chat).await };
    let preview = Action::Do(which.clone(), Deed::Preview);
    let mut keys = vec![look.act(&line("desk-button-preview"), LONGEST_IN_PAIR, (chat, one.room), &preview).await?];
    if one.is_next {
        keys.extend(ways(look, chat, which, &one).await?);
    }
    let mut keyboard = Keyboard::new().rows_of(2, keys);
    if let Some(door) = door_to_one(look, chat, &one).await? {
        keyboard = keyboard.row([door]);
    }
    if let Some(door) = door(look, chat, which).await? {
        keyboard = keyboard.row([door]);
    }
    let back = Screen::Week { page: 0 };
    keyboard = keyboard.row([look.show(&line("desk-button-week"), LONGEST_ALONE, Some(chat.key), back).await?]);
    let words = line("desk-post").text("group", &chat.title).line("entry", week::entry(look.cx, chat, &one));
    Ok(Page { html: look.words(&words), keyboard, chat: Some(chat.key) })
}

/// What can be changed about the next one of a post.
async fn ways(look: &Look<'_>, chat: &Chat, which: &Which, one: &Coming) -> Result<Vec<Key>> {
    let (label, deed) = match one.fate {
        Expected::LeftOut => ("desk-button-keep", Deed::Keep),
        Expected::Posted(_) | Expected::Skipped(_) | Expected::WhenQuiet => ("desk-button-leave-out", Deed::LeaveOut),
    };
    let mut keys =
        vec![look.act(&line(label), LONGEST_IN_PAIR, (chat, one.room), &Action::Do(which.clone(), deed)).await?];
    if one.fate != Expected::LeftOut {
        if one.fate != Expected::WhenQuiet {
            let other = Screen::Move(which.clone());
            keys.push(look.show(&line("desk-button-move"), LONGEST_IN_PAIR, Some(chat.key), other).await?);
        }
        let now = Screen::AskNow(which.clone());
        keys.push(look.show(&line("desk-button-now"), LONGEST_IN_PAIR, Some(chat.key), now).await?);
    }
    Ok(keys)
}

/// What opens it in its own room.
async fn door(look: &Look<'_>, chat: &Chat, which: &Which) -> Result<Option<Key>> {
    let Some(room) = look.cx.rooms.named(&which.room) else { return Ok(None) };
    let Some(action) = room.door_to_post(look.cx, which.number).await? else { return Ok(None) };
    let label = look.label(&line("desk-button-edit"), LONGEST_ALONE);
    Ok(Some(look.cx.button(room.name(), label, &action, About::chat(chat.key).only(look.person)).await?))
}

/// What opens this one alone, if it is the next.
async fn door_to_one(look: &Look<'_>, chat: &Chat, one: &Coming) -> Result<Option<Key>> {
    let Some(room) = look.cx.rooms.named(one.room).filter(|_| one.is_next) else { return Ok(None) };
    let Some(action) = room.door_to_one(look.cx, one.due).await? else { return Ok(None) };
    let label = look.label(&line("desk-button-this-one"), LONGEST_ALONE);
    Ok(Some(look.cx.button(room.name(), label, &action, About::chat(chat.key).only(look.person)).await?))
}

/// To when it can be moved.
pub async fn times(look: &Look<'_>, chat: &Chat, which: &Which) -> Result<Page> {
    let (Some(one), Some(due)) = (find(look.cx, chat, which).await?, which.due()) else {
        return gone(look, chat).await;
    };
    let mut keyboard = Keyboard::new();
    for at in coming::other_times(look.cx, chat, &which.room, due).await? {
        let label = day_and_time(at, chat.zone, look.cx.now);
        let action = Action::Do(which.clone(), Deed::Move(at.timestamp()));
        keyboard = keyboard.row([look.act(&label, LONGEST_ALONE, (chat, one.room), &action).await?]);
    }
    let keyboard = keyboard.row([back(look, chat, which).await?]);
    let words = line("desk-move").line("entry", week::entry(look.cx, chat, &one));
    Ok(Page { html: look.words(&words), keyboard, chat: Some(chat.key) })
}

/// Whether to post it at once.
pub async fn ask_now(look: &Look<'_>, chat: &Chat, which: &Which) -> Result<Page> {
    let Some(one) = find(look.cx, chat, which).await? else { return gone(look, chat).await };
    let action = Action::Do(which.clone(), Deed::Now);
    let keyboard = Keyboard::new().row([
        look.act(&line("desk-button-now-yes"), LONGEST_IN_PAIR, (chat, one.room), &action).await?,
        back(look, chat, which).await?,
    ]);
    let words = line("desk-ask-now").text("group", &chat.title).line("entry", week::entry(look.cx, chat, &one));
    Ok(Page { html: look.words(&words), keyboard, chat: Some(chat.key) })
}

async fn back(look: &Look<'_>, chat: &Chat, which: &Which) -> Result<Key> {
    look.show(&line("desk-button-back"), LONGEST_IN_PAIR, Some(chat.key), Screen::Post(which.clone())).await
}

async fn gone(look: &Look<'_>, chat: &Chat) -> Result<Page> {
    let back = look.show(&line("desk-button-week"), LONGEST_ALONE, Some(chat.key), Screen::Week { page: 0 }).await?;
    Ok(Page { html: look.words(&line("desk-post-gone")), keyboard: Keyboard::new().row([back]), chat: Some(chat.key) })
}

/// Shows exactly what would be posted now: as the message's own text, or below it if it has a picture.
pub async fn preview(cx: &Cx, chat: &Chat, press: &Press, which: &Which) -> Result {
    let due = which.due().ok_or_else(|| line("refuse-stale-button"))?;
    let Some(request) = coming::preview(cx, chat, &which.room, due).await? else {
        return cx.toast(press, &line("desk-preview-unknown")).await;
    };
    let lang = cx.language_for_press(press).await?;
    let look = Look { cx, person: &press.person, lang };
    match request.words() {
        Some(html) => {
            let keyboard = Keyboard::new().row([back(&look, chat, which).await?]);
            cx.edit_pressed(press, html, &keyboard).await?;
        }
        None => cx.send(request.readdressed(press.person.id.private_chat())).await?,
    }
    cx.toast(press, &line("desk-preview")).await
}

/// Does something about it. Returns what to say.
pub async fn act(cx: &Cx, chat: &Chat, press: &Press, which: &Which, deed: Deed) -> Result<Line> {
    let due = which.due().ok_or_else(|| line("refuse-stale-button"))?;
    let room = which.room.as_str();
    let (said, logged) = match deed {
        Deed::Preview => return Ok(line("desk-preview")),
        Deed::LeaveOut | Deed::Keep => {
            let out = deed == Deed::LeaveOut;
            let done = coming::leave_out(cx, chat, room, due, out).await?;
            (done.then_some(if out { "desk-left-out" } else { "desk-kept" }), if out { "left-out" } else { "kept" })
        }
        Deed::Move(to) => {
            let to = DateTime::from_timestamp(to, 0).ok_or_else(|| line("refuse-stale-button"))?;
            if coming::move_to(cx, chat, room, due, to).await? {
                return moved(cx, chat, press, room, to).await;
            }
            (None, "moved")
        }
        Deed::Now => match coming::post_now(cx, chat, room, due).await? {
            Now::Posted => (Some("desk-posted-now"), "posted-now"),
            Now::NotReady => return Err(line("desk-preview-unknown").into()),
            Now::CannotWrite => return Err(line("desk-cannot-write").into()),
            Now::Gone => (None, "posted-now"),
        },
    };
    let said = said.ok_or_else(|| line("desk-post-gone"))?;
    cx.log_setting(chat.key, &press.actor(), Change::to(&format!("{room}{OF_POST}"), logged)).await?;
    Ok(line(said))
}

/// Moves it to the time she wrote.
///
/// # Errors
/// If that is no time, or one that cannot be.
pub async fn move_to_typed(look: &Look<'_>, chat: &Chat, which: &Which, typed: &str) -> Result {
    let (cx, due) = (look.cx, which.due().ok_or_else(|| line("refuse-stale-button"))?);
    let context = Context::of(cx.now, chat.zone, chat.language);
    let to = rules::time_instead(typed, due.at, &context).ok_or_else(|| line("desk-move-unknown"))?;
    if coming::following(cx, chat, &which.room, due).await?.is_some_and(|following| to >= following) {
        return Err(line("desk-move-too-late").into());
    }
    if !coming::move_to(cx, chat, &which.room, due, to).await? {
        return Err(line("desk-post-gone").into());
    }
    let change = format!("{}{OF_POST}", which.room);
    cx.log_setting(chat.key, &Actor::Person(look.person.clone()), Change::to(&change, "moved")).await
}

async fn moved(cx: &Cx, chat: &Chat, press: &Press, room: &str, to: DateTime<Utc>) -> Result<Line> {
    cx.log_setting(chat.key, &press.actor(), Change::to(&format!("{room}{OF_POST}"), "moved")).await?;
    Ok(line("desk-moved").line("when", day_and_time(to, chat.zone, cx.now)))
}
