//! What waits for those who manage groups, in one place: `/attention` in private, with buttons; in a group it whispers a
//! link. What waits are items ([`crate::dispatch::items`]), of whatever room: each with its group, since when, and buttons
//! that do the thing itself, *Mine*, *Tomorrow* and *Done*. Whoever takes one, the others see it.
//!
//! Each manager chooses how she is told: what is urgent at once and the rest once a day at nine (or at her hour:
//! `/attention 18:30`), all at once (`/attention all`), or not at all (`/attention desk`). The daily round is one message
//! over all her groups, and waits for the end of a group's quiet hours. Nobody is told of anything twice.
//!
//! Who helps with a section sees and hears of what waits there, and of nothing else; who manages a group, of everything.
//!
//! Those who like take turns, a week each from Monday: then of those who manage the group only she is told whose week it
//! is. What is urgent and does not reach her goes to all the others. They see it in the list.

mod call;
mod charge;
mod duty;
mod list;
mod rules;
mod typed;
mod views;

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use self::list::waiting;
use self::{
    list::{Look, Of},
    rules::{How, MINUTES, Wishes},
    typed::Wish,
};
use crate::{
    dispatch::{
        Ask, Audience, BotMoved, CommandSpec, Cx, Door, Outcome, Place, Press, Result, Room, Sent,
        context::About,
        items::{self, Change, Item, State},
        panel::{self, Done, For, Page, Panel, View},
        routes::{self, Routes},
    },
    store::{
        ChatKey, Tx,
        chats::BotPlace,
        held::Held,
        items as rows,
        timers::{self, Timer},
    },
    telegram::{
        UserId,
        actor::{Actor, Person},
    },
    words::{Line, line},
};

/// The room's name.
pub const NAME: &str = "attention";

/// What our buttons and links do.
#[derive(Debug, Serialize, Deserialize)]
enum Action {
    /// Shows what waits in the group it is about, or in all of hers.
    List,
    /// Shows a page of what waits.
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
        const { &[CommandSpec::helper(NAME), CommandSpec::private(NAME)] }
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::command(NAME).endpoint(asked))
            .branch(panel::routes::<Action>())
            .branch(routes::bot_moved().endpoint(moved))
    }

    fn doors(&self) -> Vec<Door> {
        vec![
            Door::managers("attention-door-list", &Action::List),
            Door::managers("attention-door-wishes", &Action::Wishes),
        ]
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
        (Place::Group(chat), _) => {
            let about = About::chat(chat.key).open_to(Audience::Helper);
            let link = cx.link(NAME, &Action::Show(Look::of(Of::Chat(chat.key))), about).await?;
            return cx.offer_private(&ask, link, &line("attention-in-private")).await;
        }
        (Place::Private, Actor::Person(person)) => person,
        (Place::Private, _) => return Ok(()),
    };
    let mut wishes = wishes(&cx, person.id).await?;
    let shown = match typed::read(&ask.command.whole()).ok_or_else(|| line("attention-which"))? {
        Wish::Show => Action::List,
        Wish::How(how) => {
            wishes.how = how;
            Action::Wishes
        }
        Wish::At(minute) => {
            wishes.minute = minute;
            Action::Wishes
        }
    };
    if let Action::Wishes = shown {
        set_wishes(&cx, person.id, wishes).await?;
    }
    panel::show(&cx, ask.at.chat, None, person, &shown).await
}

#[async_trait]
impl Panel for Action {
    const ROOM: &'static str = NAME;
    const FOR: For = For::Herself;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        match self {
            Self::List => list::page(view, &Look::of(view.chat().map_or(Of::All, |chat| Of::Chat(chat.key)))).await,
            Self::Show(look)
            | Self::Mine { look, .. }
            | Self::Release { look, .. }
            | Self::Tomorrow { look, .. }
            | Self::Finish { look, .. }
            | Self::Does { look, .. } => list::page(view, look).await,
            Self::Wishes | Self::How(_) | Self::Minute(_) => views::wishes(view).await,
            Self::Duties(page) | Self::Duty { page, .. } => views::duties(view, *page).await,
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, person) = (view.cx, &press.person);
        let (look, said) = match self {
            Self::Show(look) => (look, None),
            Self::Mine { item, look } => (look, take(cx, person, *item).await?),
            Self::Release { item, look } => (look, release(cx, person, *item).await?),
            Self::Tomorrow { item, look } => (look, put_off(cx, person, *item).await?),
            Self::Finish { item, look } => (look, finish(cx, person, *item).await?),
            Self::Does { item, does, look } => (look, does_about(cx, person, *item, does).await?),
            Self::List | Self::Wishes | Self::Duties(_) | Self::How(_) | Self::Minute(_) | Self::Duty { .. } => {
                return self.act_for_her(view, person).await;
            }
        };
        if let Look { of: Of::Call(call), page: 1.., .. } = look {
            call::turned(cx, *call).await?;
        }
        Ok(said.into_iter().fold(Done::shown(), Done::saying))
    }
}

impl Action {
    /// What is hers alone: how she is told, and where she takes turns.
    async fn act_for_her(&self, view: &View<'_>, person: &Person) -> Result<Done> {
        let cx = view.cx;
        let mut wishes = wishes(cx, person.id).await?;
        match self {
            Self::How(how) => wishes.how = *how,
            Self::Minute(minute) => wishes.minute = (*minute).min(MINUTES - 1),
            Self::Duty { joins, .. } => {
                duty::set(cx, view.chat()?, person.id, *joins).await?;
                return Ok(Done::shown());
            }
            _ => return Ok(Done::shown()),
        }
        set_wishes(cx, person.id, wishes).await?;
        Ok(Done::shown())
    }
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
        State::Mine(owner) if charge::has(cx, owner, &item).await? => Ok(Some(views::has_it(cx, owner).await?)),
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

async fn does_about(cx: &Cx, person: &Person, id: i64, does: &str) -> Result<Option<Line>> {
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
