//! What the managers decide about their group, and who helps them manage it.
//!
//! | typed, in the group | she sees, alone |
//! |---|---|
//! | `/settings` | all settings with their values, a button for each |
//! | `/settings zone` | that one, with likely values as buttons |
//! | `/settings zone Berlin`, `quiet 22:00-08:00`, `days fri sat`, `days shabbat il before`, `posts 2 8`, `language ru`, `rhythm steady`, `community customers`, `links all` | what will happen now |
//! | `/settings rooms` | what the bot does in the group, with a button that switches each on or off |
//! | `/settings polls off`, `/settings polls on` | that it is so now |
//! | `/settings goal We bake together` | the same, for what the community is for; `/settings goal` shows it |
//! | `/settings`, in private | the same of the group she manages; of which, if there are several |
//! | `/settings` and a setting on each line below, as the desk shows them to be copied | what will happen now, for each |
//! | `/settings log` | who changed what lately, with buttons that put back what was before |
//! | `/staff` | the managers' helpers; administrators get a button to end each one's help |
//! | `/staff @dana`, or `/staff` as a reply | she helps with everything from now on; again: no longer |
//! | `/staff @dana polls touchpoints`, `/staff polls` as a reply | she helps with these sections only; `/staff @dana off`: no longer |
//!
//! Keys and values are read in English, Hebrew and Russian, and also typed the wrong way round the answer shows
//! the right form. Every change is written down with who and when (`settings_log`), and every room is told.
//! Helpers may do what managers may, those of sections in their rooms ([`crate::dispatch::rights`]), except choosing
//! helpers: that is for Telegram's administrators.

mod days_typed;
mod own;
mod panel;
mod queries;
mod rooms;
mod rules;
mod sections;
mod several;
mod staff;
mod typed;
mod views;

use std::sync::Arc;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use self::{
    panel::Panel,
    rules::Change,
    typed::{Problem, Wish},
};
use crate::{
    dispatch::{
        self, Ask, Audience, CommandSpec, Cx, Door, Place, Result, Room,
        panel::groups::{self, Among, Question},
        rights::Need,
        routes::{self, Routes},
        settings,
    },
    features::setup::{no_goal, read_goal},
    store::{
        ChatKey,
        chats::{self, Chat},
        rest::Moves,
        traces,
    },
    telegram::{
        UserId,
        actor::{Actor, Person},
    },
    words::{Line, line},
};

/// The room's name.
pub const NAME: &str = "settings";

/// The room.
#[derive(Debug)]
pub struct Settings;

/// What its buttons do.
#[derive(Debug, Serialize, Deserialize)]
enum Action {
    /// Shows a panel.
    Show(Panel),
    /// Changes one of the basics.
    Set(Change),
    /// Changes one of a room's settings.
    Choose {
        /// Which.
        key: String,
        /// To which of its values.
        value: String,
    },
    /// Puts back what was before a change in the log, by its number.
    Undo(i64),
    /// Makes one day quiet (0 Monday to 6 Sunday), or no longer, whatever other days have become.
    Day { day: u8, is_quiet: bool },
    /// Has the group rest on something else than days of the week (`shabbat`, `il`, `ru`), or no longer.
    Rest {
        /// On what.
        what: String,
        /// Whether it is to.
        on: bool,
    },
    /// Says what becomes of posts that fall into quiet days.
    Moves(Moves),
    /// Ends somebody's help.
    Dismiss(UserId),
    /// Has somebody help with a section, or ([`None`]) with everything, or no longer.
    Help {
        /// Whom.
        user: UserId,
        /// With what.
        section: Option<String>,
        /// Whether she is to help with it.
        on: bool,
    },
    /// Switches a room on or off.
    Switch {
        /// Which.
        room: String,
        /// Whether it is to be on.
        on: bool,
    },
}

#[async_trait]
impl Room for Settings {
    fn name(&self) -> &'static str {
        NAME
    }

    fn can_be_switched(&self) -> bool {
        false
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const {
            &[
                CommandSpec::helper("settings"),
                CommandSpec::private("settings"),
                CommandSpec::manager("staff").with_words(Audience::Administrator).unlisted(),
            ]
        }
    }

    fn doors(&self) -> Vec<Door> {
        vec![
            Door::managers("desk-door-settings", &Action::Show(Panel::All)),
            Door::managers("desk-door-staff", &Action::Show(Panel::Staff)),
            Door::managers("desk-door-log", &Action::Show(Panel::Log)),
        ]
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::command("settings").endpoint(settings))
            .branch(routes::command("staff").endpoint(staff::command))
            .branch(dispatch::panel::routes::<Action>())
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else { return Ok(Vec::new()) };
        let n = traces::changes_by(&cx.tx, chat, user).await?;
        Ok((n > 0).then(|| line("mydata-changes").num("n", n)).into_iter().collect())
    }
}

async fn settings(cx: Cx, ask: Arc<Ask>) -> Result {
    if let (Place::Private, Some(person), true) = (&ask.place, ask.actor.person(), ask.command.whole().is_empty()) {
        return in_private(&cx, &ask, person).await;
    }
    let chat = cx.managed_group(&ask).await?;
    if ask.command.args.is_empty() && ask.command.body.contains('\n') {
        return several::set(&cx, &ask, chat).await;
    }
    if let Some(wish) = rooms::read(&cx.rooms, &ask.command.whole()) {
        return about_rooms(&cx, &ask, chat, wish).await;
    }
    if let Some(wish) = own::read(&cx.rooms, &ask.command.whole()) {
        return about_own(&cx, &ask, chat, wish).await;
    }
    let wish = typed::read(&ask.command.whole(), chat, cx.now);
    if !matches!(wish, Ok(Wish::Everything | Wish::Log)) {
        cx.must_have(&ask, Need::Everything).await?;
    }
    let wish = match wish {
        Err(Problem::SeveralZones { typed, zones }) => {
            let offered = zones.iter().copied().map(Change::Zone).collect();
            return show(&cx, &ask, Panel::Zones { typed, offered }).await;
        }
        wish => wish.map_err(|problem| unread(&cx, problem))?,
    };
    match wish {
        Wish::Everything => show(&cx, &ask, Panel::All).await,
        Wish::Show(key) => show(&cx, &ask, Panel::One(key)).await,
        Wish::Log => show(&cx, &ask, Panel::Log).await,
        Wish::Goal => show(&cx, &ask, Panel::Goal).await,
        Wish::SetGoal(goal) => {
            let said = set_goal(&cx, chat, &ask.actor, goal.as_deref()).await?;
            cx.whisper(&ask, &said).await
        }
        Wish::Set(change) => {
            let said = apply(&cx, chat, &ask.actor, change).await?;
            // In the new language, if that is what was changed.
            let place = Place::Group(cx.chat(chat.key).await?);
            let ask = Ask { place, ..Ask::clone(&ask) };
            cx.whisper(&ask, &said).await
        }
    }
}

/// All settings of the group she manages; if there are several, which?
async fn in_private(cx: &Cx, ask: &Ask, person: &Person) -> Result {
    let all = Action::Show(Panel::All);
    match chats::managed_by(&cx.tx, person.id).await?.as_slice() {
        [] => Err(line("refuse-group-only").plain("command", "settings").into()),
        [chat] => {
            cx.must_manage(chat, person).await?;
            dispatch::panel::show(cx, ask.at.chat, Some(chat), person, &all).await
        }
        _ => {
            let question = Question::new(NAME, "settings-which-group", Among::Managed, &all)?;
            groups::ask(cx, ask.at.chat, person, &question).await
        }
    }
}

/// `/settings rooms`, `/settings polls off`.
async fn about_rooms(cx: &Cx, ask: &Ask, chat: &Chat, wish: rooms::Wish) -> Result {
    let need = match wish {
        rooms::Wish::Here(room) => Need::of_room(room),
        rooms::Wish::Show | rooms::Wish::Which(_) | rooms::Wish::Switch(..) => Need::Everything,
    };
    cx.must_have(ask, need).await?;
    match wish {
        rooms::Wish::Show => show(cx, ask, Panel::Rooms).await,
        rooms::Wish::Here(room) => {
            let said = rooms::put(cx, chat, &ask.actor, room, ask.at.thread).await?;
            cx.whisper(ask, &said).await
        }
        rooms::Wish::Which(room) => Err(rooms::which(room).into()),
        rooms::Wish::Switch(room, on) => {
            let said = rooms::switch(cx, chat, &ask.actor, room, on).await?;
            cx.whisper(ask, &said).await
        }
    }
}

/// `/settings rhythm steady`, and whatever else is a room's own.
async fn about_own(cx: &Cx, ask: &Ask, chat: &Chat, wish: own::Wish) -> Result {
    let (own::Wish::Show(spec) | own::Wish::Set(spec, _) | own::Wish::Unknown(spec, _)) = &wish;
    cx.must_have(ask, settings::need_for(cx, spec.key)).await?;
    match wish {
        own::Wish::Show(spec) => show(cx, ask, Panel::Own(spec.key.to_owned())).await,
        own::Wish::Unknown(spec, typed) => Err(own::unknown(cx, chat.key, spec, &typed).await?.into()),
        own::Wish::Set(spec, code) => {
            settings::set(cx, chat.key, &ask.actor, spec.key, code).await?;
            cx.whisper(ask, &own::worded("done", spec.key, code)).await
        }
    }
}

/// What names no setting may be a value of a room's.
fn unread(cx: &Cx, problem: Problem) -> Line {
    views::problem(&match problem {
        Problem::UnknownKey { typed, meant: None } => {
            let meant = own::meant(&cx.rooms, &typed);
            Problem::UnknownKey { typed, meant }
        }
        problem => problem,
    })
}

/// Whispers a page.
async fn show(cx: &Cx, ask: &Ask, page: Panel) -> Result {
    dispatch::panel::whisper(cx, ask, &Action::Show(page)).await
}

/// Keeps what the community is for.
async fn set_goal(cx: &Cx, chat: &Chat, actor: &Actor, goal: Option<&str>) -> Result<Line> {
    let goal = goal.map(read_goal).transpose().map_err(no_goal)?;
    settings::set(cx, chat.key, actor, "goal", goal.unwrap_or(settings::OFF)).await?;
    Ok(views::goal_done(goal))
}

/// What a setting is called, by its key.
#[must_use]
pub fn name_of(key: &str) -> Line {
    views::setting_name(key)
}

/// A value of a setting in words.
#[must_use]
pub fn value_of(cx: &Cx, chat: &Chat, key: &str, value: &str) -> Line {
    views::logged_value(cx, chat, key, value)
}

/// What opens the changes of a section: an action of a button of ours.
#[must_use]
pub fn changes_of(section: &str) -> serde_json::Value {
    let panel = Panel::LogFrom { section: Some(section.to_owned()), page: 0 };
    serde_json::to_value(Action::Show(panel)).unwrap_or_default()
}

/// What opens a room's own setting, by its key: an action of a button of ours.
#[must_use]
pub fn own_of(key: &str) -> serde_json::Value {
    serde_json::to_value(Action::Show(Panel::Own(key.to_owned()))).unwrap_or_default()
}

/// Allows so many posts a day and a week.
pub async fn allow_posts(cx: &Cx, chat: &Chat, actor: &Actor, (per_day, per_week): (i64, i64)) -> Result<Line> {
    apply(cx, chat, actor, Change::Posts { per_day, per_week }).await
}

/// Makes a change, and says what it means; one that changes nothing is only confirmed.
async fn apply(cx: &Cx, chat: &Chat, actor: &Actor, change: Change) -> Result<Line> {
    settings::set(cx, chat.key, actor, change.key().code(), &rules::value_written(change)).await?;
    Ok(views::done(change, cx.now))
}
