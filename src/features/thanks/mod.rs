//! Thanks from one member to another, and points granted by hand.
//!
//! | typed | what happens |
//! |---|---|
//! | "thank you", "תודה", "спасибо" in an answer, or 🙏 under a message | it counts, and the answer gets a reaction; taking 🙏 away within five minutes undoes it |
//! | `/thanks for carrying the boxes` as an answer, `/thanks @dana for carrying the boxes #help` | the same, with a reason and one of the community's values; whispered, with a button to undo it |
//! | `/thanks` | how it is done; in private: whom, what for, which value |
//! | `/thanks mine`, `/thanks given` | what she was thanked for; what she thanked others for, where a reason can be taken back |
//! | `/thanks values` | the values, and how often each was named this month; with lines below those who manage the group set them |
//! | `/grant @dana 3 for running the stall` | points for what nobody could count, by those who manage the group |
//! | `/grants` | who granted whom what and why, for everybody in the group |
//!
//! One person thanks another once a day, is not thanked back within a day, and nobody thanks herself, a bot, a channel, who
//! hides behind the group, or who left. What is heard beyond that does not count, and nobody is told; who typed `/thanks`
//! hears why. Who was thanked for something hears of it once a week, over all groups together, as far as she wants to hear.

mod give;
mod grants;
mod hear;
mod panel;
mod queries;
mod rules;
mod tell;
mod typed;
mod views;
mod write;

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use self::{
    panel::{Action, Deed},
    typed::Typed,
};
use crate::{
    dispatch::{
        Ask, CommandSpec, Cx, Door, GroupMessage, Place, Result, Room, Sent, chooser,
        flow::Flow,
        panel::{self as panels, groups::Question},
        rights::Need,
        routes::{self, Routes},
        settings::{OF_CHANGE, SettingSpec},
    },
    store::{
        ChatKey, Tx,
        chats::Chat,
        held::Held,
        settings_log::Change,
        timers::{self, Timer},
    },
    telegram::{
        UserId,
        actor::{Actor, Person},
    },
    words::{Line, line},
};

/// The room's name.
pub const NAME: &str = "thanks";
/// The kind of message by which people hear that they were thanked.
const NUDGE: &str = "thanks";
/// So many of her thanks are told to who asks what is known of her.
const MOST_TOLD: i64 = 20;
/// For how it stands.
const LATELY: TimeDelta = TimeDelta::days(7);

/// What is to happen later.
#[derive(Debug, Serialize, Deserialize)]
enum Later {
    /// She hears what she was thanked for.
    Tell(UserId),
}

/// What we want handed back when a request is settled.
#[derive(Debug, Serialize, Deserialize)]
enum Note {
    /// A reaction to thanks.
    Reacted { chat: ChatKey, reaction: String },
}

/// The room.
#[derive(Debug)]
pub struct Thanks;

#[async_trait]
impl Room for Thanks {
    fn name(&self) -> &'static str {
        NAME
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const {
            &[
                CommandSpec::member("thanks").unlisted(),
                CommandSpec::private("thanks").unlisted(),
                CommandSpec::manager("grant").unlisted(),
                CommandSpec::member("grants").unlisted(),
            ]
        }
    }

    fn nudges(&self) -> &'static [&'static str] {
        &[NUDGE]
    }

    fn settings(&self) -> &'static [SettingSpec] {
        &[typed::HEARING, typed::REACTION, typed::GRANT_CAP, typed::GRANTER_CAP]
    }

    fn doors(&self) -> Vec<Door> {
        vec![
            Door::managers("thanks-door-values", &Deed::Keep),
            Door::managers("thanks-door-grants", &Action::Grants(0)),
            Door::members("thanks-door", &Action::Mine(0)),
        ]
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::command("thanks").endpoint(asked))
            .branch(routes::command("grant").endpoint(grants::granted))
            .branch(routes::command("grants").endpoint(grants::shown))
            .branch(panels::routes_among::<Action>())
            .branch(panels::routes_among::<Deed>())
            .branch(routes::reacted().endpoint(hear::reacted))
    }

    fn flows(&self) -> &'static [&'static dyn Flow] {
        &[&write::Thanking, &write::AddValue]
    }

    /// Nobody hears later of what was said before it was off.
    async fn on_switched(&self, cx: &Cx, chat: ChatKey, on: bool) -> Result {
        if on { Ok(()) } else { Ok(queries::need_not_be_told(&cx.tx, chat).await?) }
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        let Later::Tell(user) = serde_json::from_str(&timer.payload)?;
        tell::tell(cx, user).await
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        let Note::Reacted { chat, reaction } = sent.note()?;
        hear::answered(cx, chat, &reaction, &sent.outcome).await
    }

    async fn on_messages(&self, cx: &Cx, messages: &[GroupMessage]) -> Result {
        hear::messages(cx, messages).await
    }

    async fn standing(&self, cx: &Cx, chat: &Chat) -> Result<Option<Line>> {
        let n = queries::how_many_since(&cx.tx, chat.key, cx.now - LATELY).await?;
        Ok(Some(line("thanks-standing").num("n", n)))
    }

    async fn forget(&self, tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
        queries::forget_old_messages(tx, before, most).await
    }

    fn held(&self) -> &'static [Held] {
        const {
            &[
                Held::former("thanks", "giver").finds(),
                Held::goes("thanks", "receiver"),
                Held::mended("thanks", "reason"),
                Held::impersonal("thanks", "way"),
                Held::impersonal("thanks_values", "name"),
                Held::impersonal("thanks_refused", "reaction"),
                Held::goes("grants", "receiver"),
                Held::unnamed("grants", "granter"),
                Held::unnamed("grants", "taken_by"),
                Held::impersonal("grants", "reason"),
            ]
        }
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else { return Ok(Vec::new()) };
        let known = views::Known {
            received: queries::how_often_received(&cx.tx, chat, user).await?,
            given: queries::how_often_given(&cx.tx, chat, user).await?.0,
            explained: queries::explained_by(&cx.tx, chat, user, (MOST_TOLD, 0)).await?,
            for_what: queries::received(&cx.tx, chat, user, (MOST_TOLD, 0)).await?,
            points: queries::points_of(&cx.tx, chat, user).await?,
        };
        Ok(views::known(&known))
    }

    /// What she gave as reasons goes with her name; who was thanked stays thanked.
    async fn forget_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result {
        match chat {
            Some(chat) => Ok(queries::forget_reasons(&cx.tx, chat, user).await?),
            None => Ok(timers::cancel(&cx.tx, NAME, &tell::key(user)).await.map(drop)?),
        }
    }

    async fn on_migrated(&self, cx: &Cx, chat: ChatKey) -> Result {
        Ok(queries::forget_messages(&cx.tx, chat).await?)
    }
}

/// How many different people have thanked somebody in a group.
///
/// # Errors
/// If the database fails.
pub async fn received(cx: &Cx, chat: ChatKey, user: UserId) -> Result<i64> {
    Ok(queries::how_often_received(&cx.tx, chat, user).await?.1)
}

/// How often somebody has thanked others in a group.
///
/// # Errors
/// If the database fails.
pub async fn given(cx: &Cx, chat: ChatKey, user: UserId) -> Result<i64> {
    Ok(queries::how_often_given(&cx.tx, chat, user).await?.0)
}

/// `/thanks`.
async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    if matches!(ask.actor, Actor::Bot) {
        return Ok(());
    }
    match &ask.place {
        Place::Group(chat) => in_group(&cx, &ask, chat).await,
        Place::Private => in_private(&cx, &ask).await,
    }
}

async fn in_group(cx: &Cx, ask: &Ask, chat: &Chat) -> Result {
    let command = &ask.command;
    if ask.reply_to.is_none() {
        if let Some(rest) = typed::values(&command.args) {
            return values(cx, ask, chat, &format!("{rest}\n{}", command.body)).await;
        }
        match typed::read(&command.whole()) {
            Some(Typed::Values) => return panels::whisper(cx, ask, &Action::Values).await,
            Some(Typed::Mine) => {
                write::herself(ask)?;
                return panels::whisper(cx, ask, &Action::Mine(0)).await;
            }
            Some(Typed::Given) => {
                write::herself(ask)?;
                return panels::whisper(cx, ask, &Action::Given(0)).await;
            }
            Some(Typed::Undo) => {
                give::undo_latest(cx, chat, write::herself(ask)?).await?;
                return cx.whisper(ask, &line("thanks-undone")).await;
            }
            None => {}
        }
    }
    match write::whom(cx, chat, ask).await? {
        write::Whom::Nobody(rest) if rest.is_empty() => panels::whisper(cx, ask, &Action::How).await,
        write::Whom::Nobody(_) => Err(line("thanks-whom").into()),
        write::Whom::NoPerson => Err(line("thanks-to-people").into()),
        write::Whom::Is(named) => {
            let id = write::typed_thanks(cx, chat, write::herself(ask)?, &named).await?;
            panels::whisper(cx, ask, &Action::Said(id)).await
        }
    }
}

/// The values are shown, or, if any are written, set by those who manage the group.
async fn values(cx: &Cx, ask: &Ask, chat: &Chat, written: &str) -> Result {
    if !written.trim().is_empty() {
        cx.must_have(ask, Need::of_room(&Thanks)).await?;
        write::set_values(cx, chat, written).await?;
        log(cx, chat, &ask.actor, "values").await?;
    }
    panels::whisper(cx, ask, &Action::Values).await
}

async fn in_private(cx: &Cx, ask: &Ask) -> Result {
    let Some(person) = ask.actor.person() else { return Ok(()) };
    let whole = ask.command.whole();
    let action = match typed::read(&whole) {
        Some(Typed::Values) => Action::Values,
        Some(Typed::Mine) => Action::Mine(0),
        Some(Typed::Given) => Action::Given(0),
        Some(Typed::Undo) => Action::UndoLatest,
        None if whole.is_empty() => Action::Whom(0),
        None => return Err(line("thanks-in-the-group").into()),
    };
    show_in_private(cx, ask, person, &action).await
}

/// Shows a page about her group; who is in several is asked which.
async fn show_in_private(cx: &Cx, ask: &Ask, person: &Person, action: &Action) -> Result {
    match chooser::shared_groups(cx, person.id, NAME).await?.as_slice() {
        [] => Err(line("thanks-no-group").into()),
        [(only, _)] => {
            let chat = cx.chat(*only).await?;
            if *action == Action::UndoLatest {
                give::undo_latest(cx, &chat, person.id).await?;
            }
            panels::show(cx, ask.at.chat, Some(&*chat), person, action).await
        }
        _ => {
            let question = Question::new(NAME, "thanks-which-group", chooser::Among::Shared, action)?;
            chooser::ask(cx, ask.at.chat, person, &question).await
        }
    }
}

/// Writes down what those who manage the group did.
async fn log(cx: &Cx, chat: &Chat, actor: &Actor, deed: &str) -> Result {
    cx.log_setting(chat.key, actor, Change::to(&format!("{NAME}{OF_CHANGE}"), deed)).await
}
