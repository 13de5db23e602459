//! What waits for those who manage groups, in one place: `/attention` in private, with buttons; in a group it whispers a
//! link. What waits are items ([`crate::dispatch::items`]), of whatever room: each with its group, since when, and buttons
//! that do the thing itself, *Mine*, *Tomorrow* and *Done*. Whoever takes one, the others see it.
//!
//! Each manager chooses how she is told: what is urgent at once and the rest once a day at nine (or at her hour:
//! `/attention 18:30`), all at once (`/attention all`), or not at all (`/attention desk`). The daily round is one message
//! over all her groups, and waits for the end of a group's quiet hours. Nobody is told of anything twice.
//!
//! Those who like take turns, a week each from Monday: then only she is told whose week it is. What is urgent and does not
//! reach her goes to all others who manage the group. Others see it in the list.

mod call;
mod duty;
mod list;
mod rules;
mod typed;
mod views;

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use self::list::{Back, Look, Of, list, waiting};
use self::{
    rules::{How, MINUTES, Wishes},
    typed::Wish,
};
use crate::{
    dispatch::{
        Ask, BotMoved, CommandSpec, Cx, Opened, Outcome, Place, Press, Result, Room, Sent,
        context::About,
        items::{self, Change, Item, State},
        routes::{self, Routes},
    },
    store::{
        ChatKey, Tx,
        chats::{self, BotPlace},
        held::Held,
        items as rows, people,
        timers::{self, Timer},
    },
    telegram::{
        UserId,
        actor::{Actor, Person},
        request::Request,
    },
    words::{Line, line},
};

/// The room's name.
pub const NAME: &str = "attention";

/// What our buttons and links do.
#[derive(Debug, Serialize, Deserialize)]
enum Action {
    /// Shows what waits.
    Show(Look),
    /// She has it.
    Mine {
        /// Which.
        item: i64,
        /// Where the button was.
        look: Look,
    },
    /// She has it no longer.
    Release {
        /// Which.
        item: i64,
        /// Where the button was.
        look: Look,
    },
    /// It is put off until tomorrow.
    Tomorrow {
        /// Which.
        item: i64,
        /// Where the button was.
        look: Look,
    },
    /// It is done.
    Finish {
        /// Which.
        item: i64,
        /// Where the button was.
        look: Look,
    },
    /// Its room does something about it.
    Does {
        /// Which.
        item: i64,
        /// What.
        does: String,
        /// Where the button was.
        look: Look,
    },
    /// Shows how she is told.
    Wishes,
    /// She wants to be told so.
    How(How),
    /// The daily round at this minute of the day.
    Minute(u16),
    /// Shows where she takes turns.
    Duties(usize),
    /// She takes turns in a group, or no longer.
    Duty {
        /// Whether.
        joins: bool,
        /// The page the button was on.
        page: usize,
    },
}

/// Her daily round is due.
#[derive(Debug, Serialize, Deserialize)]
struct Round(UserId);

/// A message that tells somebody was sent.
#[derive(Debug, Serialize, Deserialize)]
struct Called(i64);

/// What opens the list of a group: an action of a button of ours.
#[must_use]
pub fn list_of(chat: ChatKey) -> serde_json::Value {
    serde_json::to_value(Action::Show(Look::of(Of::Chat(chat)))).unwrap_or_default()
}

/// The room.
#[derive(Debug)]
pub struct Attention;

#[async_trait]
impl Room for Attention {
    fn name(&self) -> &'static str {
        NAME
    }

    /// Without it nobody would hear of what goes wrong.
    fn can_be_switched(&self) -> bool {
        false
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const { &[CommandSpec::manager(NAME), CommandSpec::private(NAME)] }
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::command(NAME).endpoint(asked))
            .branch(routes::button(NAME).endpoint(pressed))
            .branch(routes::opened(NAME).endpoint(opened))
            .branch(routes::bot_moved().endpoint(moved))
    }

    async fn on_item(&self, cx: &Cx, item: &Item, change: Change) -> Result {
        match change {
            Change::Raised => call::raised(cx, item, None).await?,
            Change::Moved => {}
        }
        call::show_again(cx, item).await
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        let Round(user) = serde_json::from_str(&timer.payload)?;
        call::round(cx, user).await
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        let Called(id) = sent.note()?;
        match sent.outcome {
            Outcome::Done { message: Some(message), .. } => call::arrived(cx, id, message).await,
            Outcome::Failed(_) => call::refused(cx, id).await,
            Outcome::Done { message: None, .. } | Outcome::Unknown => Ok(()),
        }
    }

    async fn forget(&self, tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
        rows::forget(tx, before, most).await
    }

    fn held(&self) -> &'static [Held] {
        const {
            &[
                Held::unnamed("items", "owner"),
                Held::impersonal("items", "words"),
                Held::impersonal("items", "buttons"),
                Held::goes("items_told", "user_id"),
                Held::goes("item_calls", "user_id").apart(),
                Held::goes("item_wishes", "user_id").apart(),
                Held::goes("duties", "user_id"),
            ]
        }
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else {
            let kept = rows::wishes(&cx.tx, user).await?;
            return Ok(kept.map(|_| line("mydata-attention")).into_iter().collect());
        };
        let takes_turns = rows::duties(&cx.tx, chat).await?.iter().any(|(one, _)| *one == user);
        Ok(takes_turns.then(|| line("mydata-duty")).into_iter().collect())
    }

    async fn forget_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result {
        if chat.is_none() {
            timers::cancel(&cx.tx, NAME, &call::timer_of(user)).await?;
        }
        Ok(())
    }
}

/// We are out of a group: nothing waits there.
async fn moved(cx: Cx, moved: Arc<BotMoved>) -> Result {
    match moved.chat.bot {
        BotPlace::Out => items::end_all(&cx, moved.chat.key).await,
        BotPlace::Member { .. } | BotPlace::Administrator { .. } => Ok(()),
    }
}

/// `/attention`
async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    let person = match (&ask.place, &ask.actor) {
        (Place::Group(_), _) => {
            let chat = cx.managed_group(&ask).await?;
            let link = cx.link(NAME, &Action::Show(Look::of(Of::Chat(chat.key))), About::chat(chat.key)).await?;
            return cx.offer_private(&ask, link, &line("attention-in-private")).await;
        }
        (Place::Private, Actor::Person(person)) => person,
        (Place::Private, _) => return Ok(()),
    };
    let mut wishes = wishes(&cx, person.id).await?;
    match typed::read(&ask.command.whole()).ok_or_else(|| line("attention-which"))? {
        Wish::Show => return show(&cx, person, &Look::of(Of::All)).await,
        Wish::How(how) => wishes.how = how,
        Wish::At(minute) => wishes.minute = minute,
    }
    set_wishes(&cx, person.id, wishes).await?;
    let language = cx.language_of(person.id, None).await?;
    let (html, keyboard) = views::wishes(&cx, person, language).await?;
    cx.send_awaited(Request::message(person.id.private_chat(), &html).keyboard(&keyboard)).await
}

async fn opened(cx: Cx, opened: Arc<Opened>) -> Result {
    match serde_json::from_str(&opened.action)? {
        Action::Show(look) => show(&cx, &opened.person, &look).await,
        _ => Err(line("refuse-stale-button").into()),
    }
}

/// In a message of its own.
async fn show(cx: &Cx, person: &Person, look: &Look) -> Result {
    let language = cx.language_of(person.id, None).await?;
    let (html, keyboard) = list(cx, look, person.id, language).await?;
    cx.send_awaited(Request::message(person.id.private_chat(), &html).keyboard(&keyboard)).await
}

async fn pressed(cx: Cx, press: Arc<Press>) -> Result {
    let person = &press.person;
    let language = cx.language_for_press(&press).await?;
    let (look, said) = match press.action()? {
        Action::Show(look) => (look, None),
        Action::Mine { item, look } => (look, take(&cx, person, item).await?),
        Action::Release { item, look } => (look, release(&cx, person, item).await?),
        Action::Tomorrow { item, look } => (look, put_off(&cx, person, item).await?),
        Action::Finish { item, look } => (look, finish(&cx, person, item).await?),
        Action::Does { item, does, look } => (look, act(&cx, person, item, &does).await?),
        other => {
            let (html, keyboard) = about_her(&cx, &press, other).await?;
            cx.edit_pressed(&press, &html, &keyboard).await?;
            return cx.answer(&press).await;
        }
    };
    let (html, keyboard) = list(&cx, &look, person.id, language).await?;
    if let Of::Call(call) = look.of {
        call::is_shown(&cx, call, &html).await?;
    }
    cx.edit_pressed(&press, &html, &keyboard).await?;
    match said {
        Some(said) => cx.toast(&press, &said).await,
        None => cx.answer(&press).await,
    }
}

/// What is hers alone: how she is told, and where she takes turns.
async fn about_her(cx: &Cx, press: &Press, action: Action) -> Result<(String, crate::telegram::keyboard::Keyboard)> {
    let person = &press.person;
    let language = cx.language_for_press(press).await?;
    let mut wishes = wishes(cx, person.id).await?;
    match action {
        Action::How(how) => wishes.how = how,
        Action::Minute(minute) => wishes.minute = minute.min(MINUTES - 1),
        Action::Duties(page) => return views::duties(cx, person, page, language).await,
        Action::Duty { joins, page } => {
            let chat = cx.managed_press(press).await?;
            duty::set(cx, chat, person.id, joins).await?;
            return views::duties(cx, person, page, language).await;
        }
        _ => return views::wishes(cx, person, language).await,
    }
    set_wishes(cx, person.id, wishes).await?;
    views::wishes(cx, person, language).await
}

/// The item a button is about, if it waits; else what is said of it.
async fn open(cx: &Cx, id: i64) -> Result<std::result::Result<Item, Line>> {
    Ok(match items::by_id(cx, id).await? {
        Some(item) if !matches!(item.state, State::Done(_)) => Ok(item),
        _ => Err(line("attention-done-already")),
    })
}

async fn take(cx: &Cx, person: &Person, id: i64) -> Result<Option<Line>> {
    let item = match open(cx, id).await? {
        Ok(item) => item,
        Err(said) => return Ok(Some(said)),
    };
    match item.state {
        State::Mine(owner) if owner == person.id => Ok(None),
        State::Mine(owner) if people::managers(&cx.tx, item.chat).await?.contains(&owner) => {
            Ok(Some(views::has_it(cx, owner).await?))
        }
        _ => {
            items::set(cx, id, State::Mine(person.id)).await?;
            Ok(None)
        }
    }
}

async fn release(cx: &Cx, person: &Person, id: i64) -> Result<Option<Line>> {
    match open(cx, id).await? {
        Ok(item) if item.state == State::Mine(person.id) => {
            items::set(cx, id, State::New).await?;
            Ok(None)
        }
        Ok(_) => Ok(None),
        Err(said) => Ok(Some(said)),
    }
}

async fn put_off(cx: &Cx, person: &Person, id: i64) -> Result<Option<Line>> {
    if let Err(said) = open(cx, id).await? {
        return Ok(Some(said));
    }
    let until = wishes(cx, person.id).await?.tomorrow(cx.now, call::zone_of(cx, person.id).await?);
    items::set(cx, id, State::Later(person.id, until)).await?;
    call::set_round(cx, person.id, until).await?;
    Ok(None)
}

async fn finish(cx: &Cx, person: &Person, id: i64) -> Result<Option<Line>> {
    if let Err(said) = open(cx, id).await? {
        return Ok(Some(said));
    }
    items::set(cx, id, State::Done(Some(person.id))).await?;
    Ok(None)
}

async fn act(cx: &Cx, person: &Person, id: i64, does: &str) -> Result<Option<Line>> {
    let item = match open(cx, id).await? {
        Ok(item) => item,
        Err(said) => return Ok(Some(said)),
    };
    let Some(room) = cx.rooms.named(&item.room) else { return Ok(Some(line("refuse-stale-button"))) };
    if !cx.is_on(item.chat, room.name()).await? {
        return Ok(Some(line("attention-done-already")));
    }
    Ok(Some(room.on_item_button(cx, &item, does, person).await?))
}

/// How somebody is told.
async fn wishes(cx: &Cx, user: UserId) -> Result<Wishes> {
    let Some((how, minute)) = rows::wishes(&cx.tx, user).await? else { return Ok(Wishes::default()) };
    let minute = u16::try_from(minute).unwrap_or(rules::USUAL_MINUTE);
    Ok(Wishes { how: How::from_code(&how).unwrap_or_default(), minute })
}

async fn set_wishes(cx: &Cx, user: UserId, wishes: Wishes) -> Result {
    rows::set_wishes(&cx.tx, user, wishes.how.code(), i64::from(wishes.minute)).await?;
    call::follow(cx, user).await
}

/// The groups she manages, as keys in JSON.
async fn managed(cx: &Cx, user: UserId) -> Result<(Vec<chats::Chat>, String)> {
    let managed = chats::managed_by(&cx.tx, user).await?;
    let keys: Vec<ChatKey> = managed.iter().map(|chat| chat.key).collect();
    Ok((managed, serde_json::to_string(&keys)?))
}
