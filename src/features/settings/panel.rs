//! The whispered panel: all settings, one of them, the helpers, or the latest changes; pages of one message.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    Action, NAME, own,
    queries::{self, Logged},
    rooms,
    rules::{self, Change, Key},
    views,
};
use crate::{
    dispatch::{
        Cx, Result, Room,
        context::About,
        settings::{self, SettingSpec},
    },
    features::touchpoints,
    store::chats::{Chat, Community},
    telegram::keyboard::{self, Keyboard},
    words::{Lang, Line, line, weekday_name, zones},
};

/// Changes shown in the log.
const MOST_LOGGED: i64 = 10;
/// Helpers on a page: with long names they fill half a message.
const HELPERS_A_PAGE: usize = 20;

/// A page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Panel {
    /// All settings.
    All,
    /// One of the basics.
    One(Key),
    /// One of a room's, by its key.
    Own(String),
    /// What the community is for; it is typed.
    Goal,
    /// The managers' helpers.
    Staff,
    /// A later page of them, counted from zero.
    StaffFrom(usize),
    /// Who changed what lately.
    Log,
    /// What the bot does: which rooms are on.
    Rooms,
}

/// A page as it stands now, for who reads `lang`.
pub async fn render(cx: &Cx, chat: &Chat, panel: Panel, lang: Lang) -> Result<(String, Keyboard)> {
    let keys = Keys { cx, chat, lang };
    match panel {
        Panel::All => {
            let helpers = queries::helpers(&cx.tx, chat.key).await?;
            let mut own = Vec::new();
            for (_, spec) in cx.rooms.settings() {
                own.push(own::entry(spec, &settings::own(cx, chat.key, spec).await?));
            }
            Ok((views::all(chat, &own, &helpers, cx.now, lang), keys.all().await?))
        }
        Panel::One(key) => Ok((views::one(chat, key, cx.now, lang), keys.one(key).await?)),
        Panel::Own(key) => {
            let spec = spec(cx, &key)?;
            let present = settings::own(cx, chat.key, spec).await?;
            Ok((views::own(spec, &present, lang), keys.own(spec, &present).await?))
        }
        Panel::Goal => Ok((views::goal(chat, lang), Keyboard::new().row([keys.back().await?]))),
        Panel::Staff | Panel::StaffFrom(_) => {
            let page = if let Panel::StaffFrom(page) = panel { page } else { 0 };
            let (html, keyboard) = staff(cx, chat, page, true, lang).await?;
            Ok((html, keyboard.row([keys.back().await?])))
        }
        Panel::Rooms => {
            let all = rooms::all(cx, chat).await?;
            Ok((rooms::page(chat, &all, lang), keys.switches(&all).await?.row([keys.back().await?])))
        }
        Panel::Log => {
            let logged = queries::log(&cx.tx, chat.key, MOST_LOGGED).await?;
            let keyboard = keys.undoing(&logged).await?.row([keys.back().await?]);
            Ok((log(cx, chat, logged, lang).await?, keyboard))
        }
    }
}

/// A room's setting that a button was made for; rooms come and go with versions.
pub fn spec(cx: &Cx, key: &str) -> Result<&'static SettingSpec> {
    let found = cx.rooms.settings().map(|(_, spec)| spec).find(|spec| spec.key == key);
    found.ok_or_else(|| line("refuse-stale-button").into())
}

/// The latest changes; those of regular posts are that room's to say.
async fn log(cx: &Cx, chat: &Chat, all: Vec<Logged>, lang: Lang) -> Result<String> {
    let mut changes = Vec::new();
    for logged in all {
        let what = match logged.setting.as_str() {
            touchpoints::SETTING => {
                touchpoints::changed(cx, chat, (logged.was.as_deref(), &logged.value), logged.at, lang).await?
            }
            _ => None,
        };
        let what = what.unwrap_or_else(|| views::logged(cx, chat, &logged));
        changes.push(views::logged_line(chat, &logged, what, cx.now));
    }
    Ok(views::log(&changes, lang))
}

/// A page of helpers; for who chooses them, with a button that ends each one's help.
pub async fn staff(cx: &Cx, chat: &Chat, page: usize, may_choose: bool, lang: Lang) -> Result<(String, Keyboard)> {
    let keys = Keys { cx, chat, lang };
    let all = queries::helpers(&cx.tx, chat.key).await?;
    // Fewer than when the button was made: the last page there is.
    let page = page.min(all.len().saturating_sub(1) / HELPERS_A_PAGE);
    let helpers = all.chunks(HELPERS_A_PAGE).nth(page).unwrap_or_default();
    let mut keyboard = if may_choose { keys.dismissals(helpers).await? } else { Keyboard::new() };
    let mut turning = Vec::new();
    if let Some(before) = page.checked_sub(1) {
        turning.push(keys.key(&line("settings-button-previous"), &Action::Show(helpers_from(before))).await?);
    }
    if (page + 1) * HELPERS_A_PAGE < all.len() {
        turning.push(keys.key(&line("settings-button-following"), &Action::Show(helpers_from(page + 1))).await?);
    }
    if !turning.is_empty() {
        keyboard = keyboard.row(turning);
    }
    Ok((views::staff(lang, helpers), keyboard))
}

const fn helpers_from(page: usize) -> Panel {
    match page {
        0 => Panel::Staff,
        page => Panel::StaffFrom(page),
    }
}

/// Buttons that set one of these zones.
pub async fn zones(cx: &Cx, chat: &Chat, zones: &[chrono_tz::Tz], lang: Lang) -> Result<Keyboard> {
    let offered: Vec<Change> = zones.iter().copied().map(Change::Zone).collect();
    Keys { cx, chat, lang }.choices(&offered, 2).await
}

struct Keys<'a> {
    cx: &'a Cx,
    chat: &'a Chat,
    lang: Lang,
}

impl Keys<'_> {
    async fn key(&self, label: &Line, action: &Action) -> Result<keyboard::Key> {
        // Anyone may press; rights are checked then (invariant I8). An anonymous administrator who asked presses
        // as herself.
        let label = label.render_plain(self.lang);
        self.cx.button(NAME, label, action, About::chat(self.chat.key)).await
    }

    async fn back(&self) -> Result<keyboard::Key> {
        self.key(&line("settings-button-back"), &Action::Show(Panel::All)).await
    }

    async fn all(&self) -> Result<Keyboard> {
        let mut keys = Vec::new();
        for key in Key::ALL {
            keys.push(self.key(&views::key_name(key), &Action::Show(Panel::One(key))).await?);
        }
        for (_, spec) in self.cx.rooms.settings() {
            keys.push(self.key(&own::name(spec), &Action::Show(Panel::Own(spec.key.to_owned()))).await?);
        }
        keys.push(self.key(&line("settings-name-goal"), &Action::Show(Panel::Goal)).await?);
        keys.push(self.key(&line("settings-name-staff"), &Action::Show(Panel::Staff)).await?);
        keys.push(self.key(&line("settings-button-rooms"), &Action::Show(Panel::Rooms)).await?);
        keys.push(self.key(&line("settings-button-log"), &Action::Show(Panel::Log)).await?);
        Ok(Keyboard::new().rows_of(2, keys))
    }

    async fn own(&self, spec: &'static SettingSpec, present: &str) -> Result<Keyboard> {
        let mut keys = Vec::new();
        for choice in spec.choices {
            let label = marked(own::worded("choice", spec.key, choice.code), choice.code == present);
            let action = Action::Choose { key: spec.key.to_owned(), value: choice.code.to_owned() };
            keys.push(self.key(&label, &action).await?);
        }
        Ok(Keyboard::new().rows_of(1, keys).row([self.back().await?]))
    }

    /// For the latest change of each setting, if what was before is known.
    async fn undoing(&self, logged: &[Logged]) -> Result<Keyboard> {
        let mut keys = Vec::new();
        let mut met = BTreeSet::new();
        for change in logged.iter().filter(|change| settings::exists(self.cx, &change.setting)) {
            if met.insert(&change.setting) && change.was.is_some() {
                let label = line("settings-button-undo").line("setting", views::setting_name(&change.setting));
                keys.push(self.key(&label, &Action::Undo(change.id)).await?);
            }
        }
        Ok(Keyboard::new().rows_of(2, keys))
    }

    /// A press makes it the other way.
    async fn switches(&self, all: &[(&'static dyn Room, bool)]) -> Result<Keyboard> {
        let mut keys = Vec::new();
        for (room, on) in all {
            let action = Action::Switch { room: room.name().to_owned(), on: !on };
            keys.push(self.key(&rooms::label(*room, *on), &action).await?);
        }
        Ok(Keyboard::new().rows_of(1, keys))
    }

    async fn one(&self, key: Key) -> Result<Keyboard> {
        let keyboard = match key {
            Key::Days => self.days().await?,
            _ => self.choices(&self.offered(key), 2).await?,
        };
        Ok(keyboard.row([self.back().await?]))
    }

    /// Likely values; the present one is among them.
    fn offered(&self, key: Key) -> Vec<Change> {
        let likely: Vec<Change> = match key {
            Key::Language => Lang::ALL.map(Change::Language).to_vec(),
            Key::Zone => zones::likely(self.lang).iter().copied().map(Change::Zone).collect(),
            Key::Quiet => {
                let off = Change::Quiet { from: 0, until: 0 };
                rules::QUIET_PRESETS
                    .map(|(from, until)| Change::Quiet { from, until })
                    .into_iter()
                    .chain([off])
                    .collect()
            }
            Key::Days => Vec::new(),
            Key::Posts => rules::POST_PRESETS.map(|(per_day, per_week)| Change::Posts { per_day, per_week }).to_vec(),
            Key::Community => Community::ALL.into_iter().map(Some).chain([None]).map(Change::Community).collect(),
        };
        let present = Change::present(key, self.chat);
        let missing = Some(present).filter(|present| !likely.contains(present));
        missing.into_iter().chain(likely).collect()
    }

    async fn choices(&self, offered: &[Change], per_row: usize) -> Result<Keyboard> {
        let mut keys = Vec::new();
        for change in offered {
            let label = views::choice(*change, self.cx.now);
            let is_present = Change::present(change.key(), self.chat) == *change;
            keys.push(self.key(&marked(label, is_present), &Action::Set(*change)).await?);
        }
        Ok(Keyboard::new().rows_of(per_row, keys))
    }

    async fn days(&self) -> Result<Keyboard> {
        let mut keys = Vec::new();
        for day in rules::week_from(self.lang.week_start()) {
            let is_quiet = self.chat.quiet_days & rules::day_bit(day) != 0;
            let action = Action::Day { day: day as u8, is_quiet: !is_quiet };
            keys.push(self.key(&marked(weekday_name(day), is_quiet), &action).await?);
        }
        Ok(Keyboard::new().rows_of(2, keys))
    }

    async fn dismissals(&self, helpers: &[queries::Helper]) -> Result<Keyboard> {
        let mut keys = Vec::new();
        for helper in helpers {
            let label = line("settings-button-dismiss").text("name", &helper.name);
            keys.push(self.key(&label, &Action::Dismiss(helper.id)).await?);
        }
        Ok(Keyboard::new().rows_of(1, keys))
    }
}

fn marked(label: Line, is_present: bool) -> Line {
    if is_present { line("settings-present").line("label", label) } else { label }
}
