//! Housekeeping every room relies on: who the administrators are ([`administrators`]), whispers that need another way
//! ([`fallback`]), groups that become supergroups ([`migration`]) and tidying up ([`upkeep`]); the timers and requests of
//! all of these, and the house's own buttons, are here.

mod administrators;
mod fallback;
mod migration;
mod upkeep;

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

pub(crate) use self::fallback::goes_another_way;
pub use self::{
    administrators::{administrators_changed, ask_administrators, ask_administrators_again},
    migration::migrate,
};
pub(super) use self::{
    administrators::{ask_about, set_our_rights},
    fallback::{is_shown, shows_all_to_all, was_alone},
};
use super::{
    Cx, Press, Result, Room, Sent, allowed,
    context::About,
    drafts, flow, inbox, known, nudge, panel, quarantine,
    retention::Walk,
    routes::{self, Routes},
    settings,
    whisper::Plan,
};
use crate::{
    store::{
        ChatKey, Tx,
        held::Held,
        timers::{self, Timer},
    },
    telegram::{
        ChatId, MessageId, UserId,
        keyboard::{Key, Keyboard},
        request::Request,
    },
    words::{Lang, Line, line},
};

/// The room's name.
pub const NAME: &str = "house";

/// The timer of the walk over every group and person.
const WALK: &str = "walk";

/// After a start there is other work first.
const FIRST_WALK_MINUTES: i64 = 10;
/// Words nobody waits for are answered once in this time.
const HINT_MINUTES: i64 = 10;

/// What we want handed back when a request is settled.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Note {
    Whisper(Box<Plan>),
    Administrators(ChatKey),
    OurRights(ChatKey),
    /// What somebody is there, whose rights were not certain.
    Standing(ChatKey, UserId),
    /// A question of a flow.
    Flow(flow::OnItsWay),
}

#[derive(Debug, Serialize, Deserialize)]
enum Later {
    Delete {
        chat: ChatId,
        message: MessageId,
    },
    Sweep,
    /// There is more to forget.
    Forget,
    /// Every group and person is looked at.
    Walk(Walk),
    /// Something in quarantine is to be handled again.
    Retry(i64),
    /// Something that is to be said to somebody has waited for its time.
    Nudge(i64),
    /// What she was asked has ended: what rests is offered to her again.
    Return(UserId),
    /// The other parts of the album below which this update holds a command have come.
    Album(String),
    /// A person may be told again what we are for.
    Hinted,
    /// A short reply no longer answers others who ask for the same; it may still be on its way.
    Shown {
        chat: ChatId,
        message: Option<MessageId>,
    },
}

/// The room.
#[derive(Debug)]
pub struct House;

#[async_trait]
impl Room for House {
    fn name(&self) -> &'static str {
        NAME
    }

    fn can_be_switched(&self) -> bool {
        false
    }

    fn routes(&self) -> Routes {
        routes::none().branch(flow::routes()).branch(routes::button(NAME).endpoint(pressed))
    }

    async fn on_start(&self, cx: &Cx) -> Result {
        allowed::leave_others(cx).await?;
        cx.set_timer(NAME, "sweep", None, cx.now + TimeDelta::minutes(1), &Later::Sweep).await?;
        if timers::due_at(&cx.tx, NAME, WALK).await?.is_some() {
            return Ok(());
        }
        cx.set_timer(NAME, WALK, None, cx.now + TimeDelta::minutes(FIRST_WALK_MINUTES), &Later::Walk(Walk::BEGIN)).await
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        match serde_json::from_str(&timer.payload)? {
            Later::Delete { chat, message } => cx.send(Request::delete(chat, message)).await,
            Later::Sweep => upkeep::sweep(cx).await,
            Later::Forget => upkeep::forget(cx).await,
            Later::Walk(from) => upkeep::walk(cx, from).await,
            Later::Retry(number) => quarantine::retry(cx, number).await,
            Later::Nudge(id) => nudge::again(cx, id).await,
            Later::Return(user) => drafts::offer(cx, user).await.map(drop),
            Later::Album(update) => inbox::replay(cx, vec![update]).await,
            Later::Hinted | Later::Shown { .. } => Ok(()),
        }
    }

    /// Nothing of ours waits for longer, but for what is swept: that may be sooner.
    async fn on_clock_set_back(&self, cx: &Cx) -> Result {
        Ok(timers::not_later_than(&cx.tx, NAME, "", cx.now + TimeDelta::minutes(HINT_MINUTES)).await?)
    }

    fn held(&self) -> &'static [Held] {
        known::HELD
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        known::houses_words(cx, user, chat).await
    }

    async fn forget_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result {
        known::house_forgets(cx, user, chat).await
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        match sent.note()? {
            Note::Whisper(plan) => fallback::whispered(cx, plan, &sent.outcome).await,
            Note::Administrators(chat) => administrators::administrators(cx, chat, &sent.outcome).await,
            Note::OurRights(chat) => administrators::our_rights(cx, chat, &sent.outcome).await,
            Note::Standing(chat, who) => administrators::standing(cx, chat, who, &sent.outcome).await,
            Note::Flow(question) => flow::arrived(cx, question, &sent.outcome).await,
        }
    }
}

/// What the house's own buttons do.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Button {
    /// Another page of a question.
    Turn(panel::groups::Turn),
    /// Switches a room on.
    SwitchOn { switch_on: String },
    /// Goes on with what a room was asking her.
    GoOn { go_on: String },
}

/// The button under the words that a room is off.
pub(super) async fn switch_key(cx: &Cx, chat: ChatKey, room: &'static dyn Room, language: Lang) -> Result<Key> {
    let label = line("room-button-on").render_plain(language);
    cx.button(NAME, label, &Button::SwitchOn { switch_on: room.name().to_owned() }, About::chat(chat)).await
}

async fn pressed(cx: Cx, press: Arc<Press>) -> Result {
    match press.action()? {
        Button::Turn(turn) => panel::groups::turned(&cx, &press, turn).await,
        Button::SwitchOn { switch_on } => switched_on(&cx, &press, &switch_on).await,
        Button::GoOn { go_on } => drafts::gone_on(&cx, &press, &go_on).await,
    }
}

async fn switched_on(cx: &Cx, press: &Press, room: &str) -> Result {
    let chat = cx.managed_press(press).await?;
    let room = cx.rooms.named(room).ok_or_else(|| line("refuse-stale-button"))?;
    settings::switch(cx, chat, &press.actor(), room, true).await?;
    let said = settings::is_on_now(room.name());
    let language = cx.language_for_press(press).await?;
    cx.edit_pressed(press, &said.render(language), &Keyboard::new()).await?;
    cx.answer(press).await
}

/// Has a command handled again once the album it stands below is whole.
pub(super) async fn gather_album(
    cx: &Cx,
    chat: ChatKey,
    message: MessageId,
    at: DateTime<Utc>,
    update: String,
) -> Result {
    cx.set_timer(NAME, &format!("album:{}:{}", chat.0, message.0), Some(chat), at, &Later::Album(update)).await
}

/// Deletes a message after a while.
pub async fn delete_later(cx: &Cx, chat: ChatId, message: MessageId, after: TimeDelta) -> Result {
    let key = format!("delete:{}:{}", chat.0, message.0);
    cx.set_timer(NAME, &key, None, cx.now + after, &Later::Delete { chat, message }).await
}

/// Has something in quarantine handled again soon, by the process that runs the ticker.
///
/// # Errors
/// If the database fails.
pub async fn retry_later(tx: &Tx, number: i64, now: DateTime<Utc>) -> anyhow::Result<()> {
    let payload = serde_json::to_string(&Later::Retry(number))?;
    Ok(timers::set(tx, NAME, &format!("retry:{number}"), None, now, &payload).await?)
}

/// Something that is to be said to somebody waits for its time.
pub(super) async fn nudge_later(cx: &Cx, id: i64, at: DateTime<Utc>) -> Result {
    cx.set_timer(NAME, &format!("nudge:{id}"), None, at, &Later::Nudge(id)).await
}

/// The timer that offers a person to go on with what rests.
pub(super) fn returns(user: UserId) -> String {
    format!("return:{}", user.0)
}

/// What she was asked has ended; once everything about it is said, what rests is offered to her.
pub(super) async fn offer_soon(cx: &Cx, user: UserId) -> Result {
    cx.set_timer(NAME, &returns(user), None, cx.now, &Later::Return(user)).await
}

/// The button that goes on with what a room was asking.
pub(super) async fn go_on_key(cx: &Cx, chat: Option<ChatKey>, user: UserId, room: &str, language: Lang) -> Result<Key> {
    let about = About { chat, ..About::default() }.only_user(user).for_anybody();
    let label = line("draft-go-on").render_plain(language);
    cx.button(NAME, label, &Button::GoOn { go_on: room.to_owned() }, about).await
}

/// The timer that runs while a person was told what we are for lately.
pub(super) fn hinted(user: UserId) -> String {
    format!("hinted:{}", user.0)
}

/// Whether a person may be told what we are for; then not again for a while.
pub async fn may_hint(cx: &Cx, user: UserId) -> Result<bool> {
    let key = hinted(user);
    if timers::due_at(&cx.tx, NAME, &key).await?.is_some_and(|at| at > cx.now) {
        return Ok(false);
    }
    cx.set_timer(NAME, &key, None, cx.now + TimeDelta::minutes(HINT_MINUTES), &Later::Hinted).await?;
    Ok(true)
}
