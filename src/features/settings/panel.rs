//! The whispered panel: all settings, one of them, the helpers, or the latest changes; pages of one message.

use std::collections::BTreeSet;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    Action, NAME, apply, own,
    queries::{self, Logged},
    rooms,
    rules::{self, Change, Key},
    staff, views,
};
use crate::{
    dispatch::{
        Audience, Cx, Press, Result,
        context::About,
        panel::{self, Done, Page, Pager, View},
        rights::{Need, Rank},
        settings::{self, SettingSpec, basics::quiet_days},
    },
    features::{newcomers, rulebook, touchpoints},
    store::{
        chats::{Chat, Community},
        people::{self, Help},
        rest::{Moves, QuietDays, Rest},
    },
    telegram::{UserId, keyboard::Keyboard},
    words::{Lang, Line, clip, line, weekday_name, zones},
};

/// Changes that can be looked back on.
const MOST_LOGGED: i64 = 200;
/// Changes on a page: their buttons fit beside those that turn it.
const LOGGED_A_PAGE: usize = 6;
/// Zones offered: their buttons and the way back fit eight rows, and any other can be typed.
const MOST_ZONES: usize = 6;
/// Rooms' own settings on a page: two in a row, with the row that turns it and the way back.
const OWNS_A_PAGE: usize = 10;
/// Sections on the page of a helper: two in a row with the button for everything, and three rows below.
const SECTIONS_A_PAGE: usize = 9;
/// Helpers on a page: with long names they fill half a message.
const HELPERS_A_PAGE: usize = 20;

/// Settings that are rooms' own now: as buttons of before name them.
const OF_BEFORE: [&str; 2] = ["\"Rhythm\"", "\"Links\""];

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
    /// What the rooms have of their own, a page of it, counted from zero.
    Owns(usize),
    /// The managers' helpers.
    Staff,
    /// A later page of them, counted from zero.
    StaffFrom(usize),
    /// The same by itself.
    Helpers,
    /// Which of several zones is meant by what was typed.
    Zones { typed: String, offered: Vec<Change> },
    /// One of them: what she helps with.
    Helper(UserId),
    /// A later page of that, counted from zero.
    HelperFrom(UserId, usize),
    /// Who changed what lately.
    Log,
    /// A later page of that, counted from zero, or what was changed of one section.
    LogFrom { section: Option<String>, page: usize },
    /// What the bot does: which rooms are on.
    Rooms,
    /// A later page of them, counted from zero.
    RoomsFrom(usize),
}

#[async_trait]
impl panel::Panel for Action {
    const ROOM: &'static str = NAME;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        match self {
            Self::Show(panel) => panel.page(view).await,
            Self::Set(change) => Panel::One(change.key()).page(view).await,
            Self::Day { .. } | Self::Rest { .. } | Self::Moves(_) => Panel::One(Key::Days).page(view).await,
            Self::Choose { key, .. } => Panel::Own(key.clone()).page(view).await,
            Self::Undo(_) => Panel::Log.page(view).await,
            Self::Dismiss(_) => Panel::Staff.page(view).await,
            Self::Help { user, section, .. } => {
                let place = view.cx.rooms.switchable().position(|room| section.as_deref() == Some(room.name()));
                helper_from(*user, place.unwrap_or_default() / SECTIONS_A_PAGE).page(view).await
            }
            Self::Switch { room, .. } => {
                let place = view.cx.rooms.switchable().position(|other| other.name() == room);
                rooms_from(place.unwrap_or_default() / panel::ROWS).page(view).await
            }
        }
    }

    fn whose(&self, cx: &Cx, about: About) -> About {
        match self {
            Self::Dismiss(_) | Self::Help { .. } | Self::Show(Panel::Helper(_) | Panel::HelperFrom(..)) => {
                about.open_to(Audience::Administrator)
            }
            Self::Show(Panel::All | Panel::Owns(_) | Panel::Log | Panel::LogFrom { .. }) => {
                about.open_to(Audience::Helper)
            }
            Self::Show(Panel::Own(key)) | Self::Choose { key, .. } => of_setting(cx, key, about),
            _ => about,
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, chat, actor) = (view.cx, view.chat()?, press.actor());
        let said = match self {
            Self::Show(_) => return Ok(Done::shown()),
            Self::Choose { key, value } => {
                let spec = spec(cx, key)?;
                settings::set(cx, chat.key, &actor, spec.key, value).await?;
                own::worded("done", spec.key, value)
            }
            Self::Undo(entry) => views::undone(cx, chat, &settings::undo(cx, chat.key, &actor, *entry).await?),
            Self::Set(change) => apply(cx, chat, &actor, *change).await?,
            Self::Day { day, is_quiet } => {
                let bit = 1_u8.checked_shl((*day).into()).unwrap_or_default();
                let weekdays = if *is_quiet { chat.quiet_days | bit } else { chat.quiet_days & !bit };
                apply(cx, chat, &actor, Change::Days(QuietDays { weekdays, ..quiet_days(chat) })).await?
            }
            Self::Rest { what, on } => apply(cx, chat, &actor, Change::Days(resting(chat, what, *on))).await?,
            Self::Moves(moves) => {
                let rest = Rest { moves: Some(*moves), ..chat.rest };
                apply(cx, chat, &actor, Change::Days(QuietDays { rest, ..quiet_days(chat) })).await?
            }
            Self::Switch { room, on } => {
                let room = cx.rooms.named(room).ok_or_else(|| line("refuse-stale-button"))?;
                rooms::switch(cx, chat, &actor, room, *on).await?
            }
            Self::Dismiss(user) => staff::dismiss(cx, chat, &actor, *user).await?,
            Self::Help { user, section, on } => staff::turn(cx, chat, &actor, *user, (section.as_deref(), *on)).await?,
        };
        Ok(Done::shown().saying(said))
    }

    /// All settings, for those that are rooms' own now.
    fn of_before(written: &str) -> Option<Self> {
        OF_BEFORE.iter().any(|name| written.contains(name)).then_some(Self::Show(Panel::All))
    }
}

impl Panel {
    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let (cx, chat, lang) = (view.cx, view.chat()?, view.lang);
        let keys = Keys(view, chat);
        let page = match self {
            Self::All => {
                if !view.rank().await?.manages() {
                    return keys.owns(0).await;
                }
                let helpers = queries::helpers(&cx.tx, chat.key).await?;
                return Ok(Page::new(views::all(chat, &helpers, cx.now, lang), keys.all().await?));
            }
            Self::Owns(page) => {
                let owns = keys.owns(*page).await?;
                if !view.rank().await?.manages() {
                    return Ok(owns);
                }
                owns
            }
            Self::One(key) => Page::new(views::one(chat, *key, cx.now, lang), keys.one(*key).await?),
            Self::Own(key) => {
                let spec = spec(cx, key)?;
                let present = settings::own(cx, chat.key, spec).await?;
                Page::new(views::own(spec, &present, lang), keys.own(spec, &present).await?)
            }
            Self::Goal => Page::new(views::goal(chat, lang), Keyboard::new()),
            Self::Zones { typed, offered } => {
                return Ok(Page::new(views::which_zone(typed).render(lang), keys.choices(offered, 2).await?));
            }
            Self::Helpers => return keys.staff(0, view.rank().await? == Rank::Administrator).await,
            Self::Staff => keys.staff(0, view.rank().await? == Rank::Administrator).await?,
            Self::StaffFrom(page) => keys.staff(*page, view.rank().await? == Rank::Administrator).await?,
            Self::Helper(user) => keys.helper(*user, 0).await?,
            Self::HelperFrom(user, page) => keys.helper(*user, *page).await?,
            Self::Rooms => keys.rooms(0).await?,
            Self::RoomsFrom(page) => keys.rooms(*page).await?,
            Self::Log => keys.log(None, 0).await?,
            Self::LogFrom { section: Some(section), page } => return keys.log(Some(section), *page).await,
            Self::LogFrom { section: None, page } => keys.log(None, *page).await?,
        };
        Ok(page.row([view.key_to(&line("settings-button-back"), &Action::Show(Self::All)).await?]))
    }
}

/// What somebody must be to see a change of this setting, and to put back what was.
fn need_for(cx: &Cx, setting: &str) -> Need {
    let of_room = [settings::OF_TOPIC, settings::OF_POST, settings::OF_CHANGE]
        .into_iter()
        .find_map(|suffix| setting.strip_suffix(suffix));
    let room = of_room.and_then(|room| cx.rooms.named(room));
    match setting {
        touchpoints::SETTING => Need::Section(touchpoints::NAME),
        rulebook::LOGGED => Need::Section(rulebook::NAME),
        newcomers::SETTING => Need::Section(newcomers::NAME),
        _ => room.map_or_else(|| settings::need_for(cx, setting), Need::of_room),
    }
}

/// A button that changes a setting is its section's.
fn of_setting(cx: &Cx, setting: &str, about: About) -> About {
    match need_for(cx, setting) {
        Need::Section(section) => about.of(section),
        _ => about,
    }
}

/// A room's setting that a button was made for; rooms come and go with versions.
pub fn spec(cx: &Cx, key: &str) -> Result<&'static SettingSpec> {
    let found = cx.rooms.settings().map(|(_, spec)| spec).find(|spec| spec.key == key);
    found.ok_or_else(|| line("refuse-stale-button").into())
}

/// The latest changes; those of regular posts are that room's to say.
async fn log(cx: &Cx, chat: &Chat, all: &[Logged], lang: Lang) -> Result<String> {
    let mut changes = Vec::new();
    for logged in all {
        let what = match logged.setting.as_str() {
            touchpoints::SETTING => {
                touchpoints::changed(cx, chat, (logged.was.as_deref(), &logged.value), logged.at, lang).await?
            }
            newcomers::SETTING => newcomers::changed(&logged.value),
            _ => None,
        };
        let what = what.unwrap_or_else(|| views::logged(cx, chat, logged));
        changes.push(views::logged_line(chat, logged, what, cx.now));
    }
    Ok(views::log(&changes, lang))
}

const fn helper_from(user: UserId, page: usize) -> Panel {
    match page {
        0 => Panel::Helper(user),
        page => Panel::HelperFrom(user, page),
    }
}

const fn helpers_from(page: usize) -> Panel {
    match page {
        0 => Panel::Staff,
        page => Panel::StaffFrom(page),
    }
}

const fn rooms_from(page: usize) -> Panel {
    match page {
        0 => Panel::Rooms,
        page => Panel::RoomsFrom(page),
    }
}

struct Keys<'a>(&'a View<'a>, &'a Chat);

impl Keys<'_> {
    async fn all(&self) -> Result<Keyboard> {
        let mut keys = Vec::new();
        for key in Key::ALL {
            keys.push(self.0.key_to(&views::key_name(key), &Action::Show(Panel::One(key))).await?);
        }
        keys.push(self.0.key_to(&line("settings-name-goal"), &Action::Show(Panel::Goal)).await?);
        keys.push(self.0.key_to(&line("settings-button-owns"), &Action::Show(Panel::Owns(0))).await?);
        keys.push(self.0.key_to(&line("settings-button-staff"), &Action::Show(Panel::Staff)).await?);
        keys.push(self.0.key_to(&line("settings-button-rooms"), &Action::Show(Panel::Rooms)).await?);
        keys.push(self.0.key_to(&line("settings-button-log"), &Action::Show(Panel::Log)).await?);
        Ok(Keyboard::new().rows_of(2, keys))
    }

    /// A page of what the rooms have of their own that she may set.
    async fn owns(&self, wanted: usize) -> Result<Page> {
        let (cx, rank) = (self.0.cx, self.0.rank().await?);
        let all: Vec<_> = cx.rooms.settings().filter(|(room, _)| rank.may(&Need::of_room(*room))).collect();
        let pager = Pager::new(wanted, all.len(), OWNS_A_PAGE);
        let (mut keys, mut entries) = (Vec::new(), Vec::new());
        for (_, spec) in pager.of(&all) {
            entries.push(own::entry(spec, &settings::own(cx, self.1.key, spec).await?));
            keys.push(self.0.key_to(&own::name(spec), &Action::Show(Panel::Own(spec.key.to_owned()))).await?);
        }
        if !rank.manages() {
            keys.push(self.0.key_to(&line("settings-button-log"), &Action::Show(Panel::Log)).await?);
        }
        let turns = pager.turns(self.0, |page| Action::Show(Panel::Owns(page))).await?;
        Ok(Page::new(views::owns(self.1, &entries, self.0.lang), Keyboard::new().rows_of(2, keys).row(turns)))
    }

    /// What one helps with, with a switch for each section and for everything.
    async fn helper(&self, user: UserId, wanted: usize) -> Result<Page> {
        let cx = self.0.cx;
        let help = people::helps(&cx.tx, self.1.key, user).await?;
        let name = people::known(&cx.tx, user).await?.map(|known| known.name).unwrap_or_default();
        let mut keys = Vec::new();
        let all = help == Help::Everything;
        let action = Action::Help { user, section: None, on: !all };
        keys.push(self.0.key_to(&marked(line("settings-button-everything"), all), &action).await?);
        let sections: Vec<_> = cx.rooms.switchable().collect();
        let pager = Pager::new(wanted, sections.len(), SECTIONS_A_PAGE);
        for room in pager.of(&sections) {
            let has = help.has(room.name());
            let action = Action::Help { user, section: Some(room.name().to_owned()), on: !has };
            keys.push(self.0.key_to(&marked(settings::name(room.name()), has), &action).await?);
        }
        let end = line("settings-button-dismiss").text("name", &clip(&name, panel::NAMED));
        let mut turns = Vec::new();
        for (label, page) in pager.neighbours() {
            turns.push(self.0.key_to(&line(label), &Action::Show(helper_from(user, page))).await?);
        }
        let end = self.0.key_to(&end, &Action::Dismiss(user)).await?;
        let keyboard = Keyboard::new().rows_of(2, keys).row(turns).row([end]);
        Ok(Page::new(views::helper(&name, &help, self.0.lang), keyboard))
    }

    async fn own(&self, spec: &'static SettingSpec, present: &str) -> Result<Keyboard> {
        let mut keys = Vec::new();
        for choice in spec.choices {
            let label = marked(own::worded("choice", spec.key, choice.code), choice.code == present);
            let action = Action::Choose { key: spec.key.to_owned(), value: choice.code.to_owned() };
            keys.push(self.0.key_to(&label, &action).await?);
        }
        Ok(Keyboard::new().rows_of(1, keys))
    }

    /// A page of the latest changes she may see, of one section or all.
    async fn log(&self, section: Option<&str>, wanted: usize) -> Result<Page> {
        let (cx, rank) = (self.0.cx, self.0.rank().await?);
        let mut all = queries::log(&cx.tx, self.1.key, MOST_LOGGED).await?;
        all.retain(|change| {
            let need = need_for(cx, &change.setting);
            rank.may(&need) && section.is_none_or(|section| matches!(need, Need::Section(of) if of == section))
        });
        let pager = Pager::new(wanted, all.len(), LOGGED_A_PAGE);
        let shown = pager.of(&all);
        let keyboard = self.undoing(shown).await?;
        let mut turns = Vec::new();
        for (label, page) in pager.neighbours() {
            let panel = Panel::LogFrom { section: section.map(str::to_owned), page };
            turns.push(self.0.key_to(&line(label), &Action::Show(panel)).await?);
        }
        Ok(Page::new(log(cx, self.1, shown, self.0.lang).await?, keyboard.row(turns)))
    }

    /// For the latest change of each setting, if what was before is known.
    async fn undoing(&self, logged: &[Logged]) -> Result<Keyboard> {
        let mut keys = Vec::new();
        let mut met = BTreeSet::new();
        for change in logged.iter().filter(|change| settings::exists(self.0.cx, &change.setting)) {
            if met.insert(&change.setting) && change.was.is_some() {
                let label = line("settings-button-undo").line("setting", views::setting_name(&change.setting));
                let about = of_setting(self.0.cx, &change.setting, About::chat(self.1.key));
                let label = label.render_plain(self.0.lang);
                keys.push(self.0.labelled_about(label, &Action::Undo(change.id), about).await?);
            }
        }
        Ok(Keyboard::new().rows_of(2, keys))
    }

    /// A page of rooms; a press makes one the other way.
    async fn rooms(&self, wanted: usize) -> Result<Page> {
        let all = rooms::all(self.0.cx, self.1).await?;
        let pager = Pager::new(wanted, all.len(), panel::ROWS);
        let shown = pager.of(&all);
        let mut keys = Vec::new();
        for (room, on) in shown {
            let action = Action::Switch { room: room.name().to_owned(), on: !on };
            keys.push(self.0.key_to(&rooms::label(*room, *on), &action).await?);
        }
        let turns = pager.turns(self.0, |page| Action::Show(rooms_from(page))).await?;
        Ok(Page::new(rooms::page(self.1, shown, self.0.lang), Keyboard::new().rows_of(1, keys).row(turns)))
    }

    async fn one(&self, key: Key) -> Result<Keyboard> {
        match key {
            Key::Days => self.days().await,
            _ => self.choices(&self.offered(key), 2).await,
        }
    }

    /// Likely values; the present one is among them.
    fn offered(&self, key: Key) -> Vec<Change> {
        let likely: Vec<Change> = match key {
            Key::Language => Lang::ALL.map(Change::Language).to_vec(),
            Key::Zone => zones::likely(self.0.lang).iter().copied().take(MOST_ZONES).map(Change::Zone).collect(),
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
        let present = Change::present(key, self.1);
        let missing = Some(present).filter(|present| !likely.contains(present));
        missing.into_iter().chain(likely).collect()
    }

    async fn choices(&self, offered: &[Change], per_row: usize) -> Result<Keyboard> {
        let mut keys = Vec::new();
        for change in offered {
            let label = views::choice(*change, self.0.cx.now);
            let is_present = Change::present(change.key(), self.1) == *change;
            keys.push(self.0.key_to(&marked(label, is_present), &Action::Set(*change)).await?);
        }
        Ok(Keyboard::new().rows_of(per_row, keys))
    }

    async fn days(&self) -> Result<Keyboard> {
        let mut keys = Vec::new();
        for day in rules::week_from(self.0.lang.week_start()) {
            let is_quiet = self.1.quiet_days & rules::day_bit(day) != 0;
            let action = Action::Day { day: day as u8, is_quiet: !is_quiet };
            keys.push(self.0.key_to(&marked(weekday_name(day), is_quiet), &action).await?);
        }
        let rest = self.1.rest;
        for (what, is_on) in [("shabbat", rest.shabbat), ("il", rest.il), ("ru", rest.ru)] {
            let label = Line::named(format!("settings-button-days-{what}"));
            let action = Action::Rest { what: what.to_owned(), on: !is_on };
            keys.push(self.0.key_to(&marked(label, is_on), &action).await?);
        }
        let keyboard = Keyboard::new().rows_of(2, keys);
        if quiet_days(self.1).is_off() {
            return Ok(keyboard);
        }
        let mut moves = Vec::new();
        for one in Moves::ALL {
            let label = line("settings-button-moves").plain("moves", one.code());
            moves.push(self.0.key_to(&marked(label, rest.moves() == one), &Action::Moves(one)).await?);
        }
        Ok(keyboard.row(moves))
    }

    /// A page of helpers; for who chooses them, with a button for each.
    async fn staff(&self, wanted: usize, may_choose: bool) -> Result<Page> {
        let all = queries::helpers(&self.0.cx.tx, self.1.key).await?;
        let pager = Pager::new(wanted, all.len(), HELPERS_A_PAGE);
        let helpers = pager.of(&all);
        let mut keys = Vec::new();
        for helper in helpers.iter().filter(|_| may_choose) {
            let label = line("settings-helper").text("name", &clip(&helper.name, panel::NAMED));
            keys.push(self.0.key_to(&label, &Action::Show(Panel::Helper(helper.id))).await?);
        }
        let turns = pager.turns(self.0, |page| Action::Show(helpers_from(page))).await?;
        Ok(Page::new(views::staff(self.0.lang, helpers), Keyboard::new().rows_of(1, keys).row(turns)))
    }
}

/// The quiet days of a group with one thing more to rest on, or without it.
fn resting(chat: &Chat, what: &str, on: bool) -> QuietDays {
    let mut days = quiet_days(chat);
    match what {
        "shabbat" => days.rest.shabbat = on,
        "il" => days.rest.il = on,
        "ru" => days.rest.ru = on,
        _ => {}
    }
    days
}

fn marked(label: Line, is_present: bool) -> Line {
    if is_present { line("settings-present").line("label", label) } else { label }
}
