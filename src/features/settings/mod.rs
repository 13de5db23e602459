//! What the managers decide about their group, and who helps them manage it.
//!
//! | typed, in the group | she sees, alone |
//! |---|---|
//! | `/settings` | all settings with their values, a button for each |
//! | `/settings zone` | that one, with likely values as buttons |
//! | `/settings zone Berlin`, `quiet 22:00-08:00`, `days fri sat`, `posts 2 8`, `language ru`, `rhythm steady`, `community customers`, `links all` | what will happen now |
//! | `/settings rooms` | what the bot does in the group, with a button that switches each on or off |
//! | `/settings polls off`, `/settings polls on` | that it is so now |
//! | `/settings goal We bake together` | the same, for what the community is for; `/settings goal` shows it |
//! | `/settings log` | who changed what lately, with buttons that put back what was before |
//! | `/staff` | the managers' helpers; administrators get a button to end each one's help |
//! | `/staff @dana`, or `/staff` as a reply | she helps from now on; again: no longer |
//!
//! Keys and values are read in English, Hebrew and Russian, and also typed the wrong way round the answer shows
//! the right form. Every change is written down with who and when (`settings_log`), and every room is told.
//! Helpers may do what managers may, except choosing helpers: that is for Telegram's administrators.

mod own;
mod panel;
mod queries;
mod rooms;
mod rules;
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
        Ask, CommandSpec, Cx, Opened, Place, Press, Result, Room,
        context::About,
        routes::{self, Routes},
        settings,
        whisper::{Pages, Whisper},
    },
    features::setup::{no_goal, read_goal},
    store::{ChatKey, chats::Chat, traces},
    telegram::{UserId, actor::Actor, request::Request},
    words::{Line, line},
};

const NAME: &str = "settings";

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
    /// Ends somebody's help.
    Dismiss(UserId),
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
        const { &[CommandSpec::manager("settings"), CommandSpec::manager("staff")] }
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::command("settings").endpoint(settings))
            .branch(routes::command("staff").endpoint(staff::command))
            .branch(routes::button(NAME).endpoint(pressed))
            .branch(routes::opened(NAME).endpoint(opened))
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else { return Ok(Vec::new()) };
        let n = traces::changes_by(&cx.tx, chat, user).await?;
        Ok((n > 0).then(|| line("mydata-changes").num("n", n)).into_iter().collect())
    }
}

async fn settings(cx: Cx, ask: Arc<Ask>) -> Result {
    let chat = cx.managed_group(&ask).await?;
    if let Some(wish) = rooms::read(&cx.rooms, &ask.command.whole()) {
        return about_rooms(&cx, &ask, chat, wish).await;
    }
    if let Some(wish) = own::read(&cx.rooms, &ask.command.whole()) {
        return about_own(&cx, &ask, chat, wish).await;
    }
    let wish = match typed::read(&ask.command.whole(), chat, cx.now) {
        Err(Problem::SeveralZones { typed, zones }) => return offer_zones(&cx, &ask, chat, &typed, &zones).await,
        wish => wish.map_err(|problem| unread(&cx, problem))?,
    };
    match wish {
        Wish::Everything => whisper_panel(&cx, &ask, chat, Panel::All).await,
        Wish::Show(key) => whisper_panel(&cx, &ask, chat, Panel::One(key)).await,
        Wish::Log => whisper_panel(&cx, &ask, chat, Panel::Log).await,
        Wish::Goal => whisper_panel(&cx, &ask, chat, Panel::Goal).await,
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

/// `/settings rooms`, `/settings polls off`.
async fn about_rooms(cx: &Cx, ask: &Ask, chat: &Chat, wish: rooms::Wish) -> Result {
    match wish {
        rooms::Wish::Show => whisper_panel(cx, ask, chat, Panel::Rooms).await,
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
    match wish {
        own::Wish::Show(spec) => whisper_panel(cx, ask, chat, Panel::Own(spec.key.to_owned())).await,
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

/// Keeps what the community is for.
async fn set_goal(cx: &Cx, chat: &Chat, actor: &Actor, goal: Option<&str>) -> Result<Line> {
    let goal = goal.map(read_goal).transpose().map_err(no_goal)?;
    settings::set(cx, chat.key, actor, "goal", goal.unwrap_or(settings::OFF)).await?;
    Ok(views::goal_done(goal))
}

async fn whisper_panel(cx: &Cx, ask: &Ask, chat: &Chat, panel: Panel) -> Result {
    let mut pages = Pages::default();
    for lang in cx.whisper_languages(ask).await? {
        let (html, keyboard) = panel::render(cx, chat, panel.clone(), lang).await?;
        pages.add(lang, html, keyboard);
    }
    whisper_pages(cx, ask, chat, panel, &pages).await
}

/// Asks which of several zones is meant, with a button for each.
async fn offer_zones(cx: &Cx, ask: &Ask, chat: &Chat, typed: &str, zones: &[chrono_tz::Tz]) -> Result {
    let mut pages = Pages::default();
    for lang in cx.whisper_languages(ask).await? {
        let keyboard = panel::zones(cx, chat, zones, lang).await?;
        pages.add(lang, views::which_zone(typed).render(lang), keyboard);
    }
    whisper_pages(cx, ask, chat, Panel::One(rules::Key::Zone), &pages).await
}

/// Whispers a panel; who cannot be whispered to opens it in private.
async fn whisper_pages(cx: &Cx, ask: &Ask, chat: &Chat, panel: Panel, pages: &Pages) -> Result {
    let link = cx.link(NAME, &Action::Show(panel), About::chat(chat.key)).await?;
    cx.whisper_what(ask, Whisper::pages(pages).private_matter(link)).await
}

/// The link was opened by somebody who could not be answered in the group.
async fn opened(cx: Cx, opened: Arc<Opened>) -> Result {
    let chat = opened.chat.as_ref().ok_or_else(|| line("refuse-stale-button"))?;
    let Action::Show(panel) = serde_json::from_str(&opened.action)? else {
        return Err(line("refuse-stale-button").into());
    };
    let lang = cx.language_of(opened.person.id, Some(chat.language)).await?;
    let (html, keyboard) = panel::render(&cx, chat, panel, lang).await?;
    cx.send(Request::message(opened.at.chat, &html).keyboard(&keyboard)).await
}

/// Settings that are rooms' own now: as buttons of before name them.
const OF_BEFORE: [&str; 2] = ["\"Rhythm\"", "\"Links\""];

fn action(press: &Press) -> Result<Action> {
    let is_of_before = || OF_BEFORE.iter().any(|name| press.action.contains(name));
    press.action().map_err(|error| if is_of_before() { line("refuse-stale-button").into() } else { error.into() })
}

async fn pressed(cx: Cx, press: Arc<Press>) -> Result {
    let chat = Arc::clone(cx.managed_press(&press).await?);
    let (panel, said) = match action(&press)? {
        Action::Show(panel) => (panel, None),
        Action::Choose { key, value } => {
            let spec = panel::spec(&cx, &key)?;
            settings::set(&cx, chat.key, &press.actor(), spec.key, &value).await?;
            (Panel::Own(key), Some(own::worded("done", spec.key, &value)))
        }
        Action::Undo(entry) => {
            let undone = settings::undo(&cx, chat.key, &press.actor(), entry).await?;
            (Panel::Log, Some(views::undone(&cx, &chat, &undone)))
        }
        Action::Set(change) => {
            let said = apply(&cx, &chat, &press.actor(), change).await?;
            (Panel::One(change.key()), Some(said))
        }
        Action::Day { day, is_quiet } => {
            let bit = 1_u8.checked_shl(day.into()).unwrap_or_default();
            let days = if is_quiet { chat.quiet_days | bit } else { chat.quiet_days & !bit };
            let said = apply(&cx, &chat, &press.actor(), Change::Days(days)).await?;
            (Panel::One(rules::Key::Days), Some(said))
        }
        Action::Switch { room, on } => {
            let room = cx.rooms.named(&room).ok_or_else(|| line("refuse-stale-button"))?;
            (Panel::Rooms, Some(rooms::switch(&cx, &chat, &press.actor(), room, on).await?))
        }
        Action::Dismiss(user) => (Panel::Staff, Some(staff::dismiss(&cx, &chat, &press, user).await?)),
    };
    let chat = cx.chat(chat.key).await?;
    // In the group, in the new language, if that is what was changed.
    let press = Press { chat: Some(Arc::clone(&chat)), ..Press::clone(&press) };
    let lang = cx.language_for_press(&press).await?;
    let (html, keyboard) = panel::render(&cx, &chat, panel, lang).await?;
    cx.edit_pressed(&press, &html, &keyboard).await?;
    match said {
        Some(said) => cx.toast(&press, &said).await,
        None => cx.answer(&press).await,
    }
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
