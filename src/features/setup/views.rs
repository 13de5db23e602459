//! The setup's messages and buttons.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    NAME,
    presets::{self, Preset},
    rules::{self, Right, Screen, Setting},
    zones,
};
use crate::{
    dispatch::{Cx, Result, context::About, posts, settings},
    features::{recognition, touchpoints},
    store::chats::{Chat, Community, Rhythm},
    telegram::{
        UserId,
        keyboard::{Key, Keyboard},
    },
    words::{Lang, Line, clip_text, clock_time, day_and_time, line, long_date, zones::likely},
};

/// How much of an unknown zone is shown back, in UTF-16 units.
const SHOWN_BACK: usize = 60;

/// What a button or link of the setup does.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// Opens the setup.
    Begin,
    /// Goes to a screen, changing nothing.
    Show(Screen),
    /// Answers a screen's question.
    Choose(Screen, Choice),
    /// Shows what a kind of community would begin with.
    Propose(Screen),
    /// What a screen proposes is to be so.
    Take(Screen),
}

/// An answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Choice {
    /// The language the group hears.
    Language(Lang),
    /// Its zone, by IANA name.
    Zone(String),
    /// What it is for; [`None`] takes it back.
    Goal(Option<String>),
    /// What kind of community it is. Asked beside the goal, which may still be typed then.
    Community(Community),
    /// How often conversation starters come.
    Rhythm(Rhythm),
}

impl Choice {
    /// What it sets, and to what.
    #[must_use]
    pub fn written(&self) -> (&'static str, String) {
        match self {
            Self::Language(lang) => ("language", lang.code().to_owned()),
            Self::Zone(name) => ("zone", name.clone()),
            Self::Goal(goal) => ("goal", goal.clone().unwrap_or_else(|| settings::OFF.to_owned())),
            Self::Community(community) => ("community", community.code().to_owned()),
            Self::Rhythm(rhythm) => ("rhythm", rhythm.code().to_owned()),
        }
    }
}

/// For whom a screen is made.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    /// Who.
    pub user: UserId,
    /// What she reads.
    pub lang: Lang,
}

/// A screen's text. `thanks` is for a right just given.
pub async fn text(cx: &Cx, chat: &Chat, screen: Screen, lang: Lang, thanks: Option<Right>) -> Result<String> {
    let mut parts = vec![heading(chat).render(lang)];
    match screen {
        Screen::Summary => {
            let mut set = Vec::new();
            for setting in Setting::ALL {
                set.push(is_set(cx, chat, setting).await?.render(lang));
            }
            parts.push(set.join("\n"));
            parts.push(what_next(cx, chat).await?.iter().map(|next| next.render(lang)).collect::<Vec<_>>().join("\n"));
        }
        Screen::Proposal { preset, .. } => parts.push(presets::proposal(cx, chat, preset, lang)),
        Screen::Walk(setting) | Screen::Change(setting) => {
            if screen == Screen::FIRST {
                parts.push(line("setup-opening").render(lang));
            }
            parts.push(question(chat, setting, lang));
        }
    }
    parts.extend(thanks.map(|right| gained(right).render(lang)));
    if screen.names_rights() {
        parts.extend(rules::missing(chat.bot).map(|right| missing(cx, right, lang)));
    }
    if screen == Screen::Summary {
        parts.push(line("setup-again").live("command", "/setup").render(lang));
    }
    Ok(parts.join("\n\n"))
}

fn heading(chat: &Chat) -> Line {
    line("setup-heading").text("group", &chat.title)
}

fn question(chat: &Chat, setting: Setting, lang: Lang) -> String {
    match setting {
        Setting::Language => line("setup-ask-language").render(lang),
        Setting::Zone => line("setup-ask-zone").line("city", line("setup-ask-zone-city")).render(lang),
        Setting::Goal => {
            let asked = line("setup-ask-goal").render(lang);
            let now = chat.goal.as_ref().map(|goal| line("setup-goal-now").text("goal", goal).render(lang));
            now.map_or_else(|| asked.clone(), |now| format!("{asked}\n\n{now}"))
        }
        Setting::Rhythm => line("setup-ask-rhythm").render(lang),
    }
}

/// What is set, in a line or two.
pub async fn is_set(cx: &Cx, chat: &Chat, setting: Setting) -> Result<Line> {
    Ok(match setting {
        Setting::Language => line("setup-is-language").line("language", line(chat.language.message_id())),
        Setting::Zone => line("setup-is-zone")
            .line("place", zones::place(chat.zone))
            .plain("time", &clock_time(cx.now.with_timezone(&chat.zone).time())),
        Setting::Goal => {
            let goal = match &chat.goal {
                Some(goal) => line("setup-is-goal").text("goal", goal),
                None => line("setup-no-goal"),
            };
            match chat.community {
                Some(kind) => line("setup-is-community").line("community", community(kind)).line("goal", goal),
                None => goal,
            }
        }
        Setting::Rhythm => line("setup-is-rhythm").plain("rhythm", touchpoints::rhythm(cx, chat.key).await?.code()),
    })
}

/// What a kind of community is called.
#[must_use]
pub fn community(community: Community) -> Line {
    line("setup-community").plain("community", community.code())
}

/// What will happen, and when.
async fn what_next(cx: &Cx, chat: &Chat) -> Result<Vec<Line>> {
    let mut next = vec![line("setup-next")];
    for post in posts::upcoming(cx, chat, 1).await? {
        let when = day_and_time(post.at, chat.zone, cx.now);
        next.push(line("setup-next-post").line("when", when).line("what", post.what));
    }
    if cx.is_on(chat.key, "onboarding").await? {
        next.push(line("setup-next-welcome"));
    }
    if cx.is_on(chat.key, recognition::NAME).await? {
        let day = rules::next_month(cx.now, chat.zone);
        next.extend(day.map(|day| line("setup-next-thanks").line("date", long_date(day))));
    }
    Ok(next)
}

/// Names a missing right, what does not work without it, and where to switch it on.
pub fn missing(cx: &Cx, right: Right, lang: Lang) -> String {
    missing_line(cx, right).render(lang)
}

fn missing_line(cx: &Cx, right: Right) -> Line {
    let bot = format!("@{}", cx.me.username);
    line("setup-missing-where")
        .line("what", line("setup-missing").plain("right", right.code()))
        .line("where", line("setup-where").plain("right", right.code()).live("bot", &bot))
}

fn gained(right: Right) -> Line {
    line("setup-gained").plain("right", right.code())
}

/// Thanks, in a message of its own, for a right just given.
#[must_use]
pub fn gained_in(chat: &Chat, right: Right, lang: Lang) -> String {
    format!("{}\n\n{}", heading(chat).render(lang), gained(right).render(lang))
}

/// A right was switched off.
pub fn lost(cx: &Cx, right: Right) -> Line {
    line("setup-lost").line("missing", missing_line(cx, right))
}

/// The zone she typed is none, or several; `like` are near to it.
#[must_use]
pub fn unknown_zone(typed: &str, like: &[chrono_tz::Tz], lang: Lang) -> String {
    let example = like.iter().chain(likely(lang)).next().map(|zone| zones::as_typed(*zone, lang)).unwrap_or_default();
    let shown = clip_text(&typed.split_whitespace().collect::<Vec<_>>().join(" "), SHOWN_BACK);
    let what = if like.len() > 1 { "setup-zone-several" } else { "setup-zone-unknown" };
    let mut lines = vec![
        line(what).text("typed", &shown).render(lang),
        line("setup-zone-form").plain("example", &example).render(lang),
    ];
    if like.len() == 1 {
        lines.push(line("setup-zone-nearest").render(lang));
    }
    lines.join("\n")
}

/// `/setup` takes nothing beside it; a zone or language typed there has a command of its own.
#[must_use]
pub fn stands_alone(typed: &str, now: DateTime<Utc>) -> Line {
    let form = match (Lang::from_name(typed), zones::find(typed, Lang::En, now)) {
        (Some(_), _) => format!("/settings language {typed}"),
        (None, Ok(_)) => format!("/settings zone {typed}"),
        (None, Err(_)) => "/setup".to_owned(),
    };
    line("setup-stands-alone").plain("form", &form)
}

/// Makes the buttons of one message.
struct Maker<'a> {
    cx: &'a Cx,
    chat: &'a Chat,
    reader: Reader,
}

impl Maker<'_> {
    async fn key(&self, label: String, action: &Action) -> Result<Key> {
        let about = About::chat(self.chat.key).only_user(self.reader.user);
        self.cx.button(NAME, label, action, about).await
    }

    async fn choice(&self, label: Line, is_current: bool, screen: Screen, choice: Choice) -> Result<Key> {
        let label = if is_current { line("setup-current").line("label", label) } else { label };
        self.key(label.render_plain(self.reader.lang), &Action::Choose(screen, choice)).await
    }

    async fn show(&self, label: Line, screen: Screen) -> Result<Key> {
        self.key(label.render_plain(self.reader.lang), &Action::Show(screen)).await
    }

    async fn zones(&self, screen: Screen, zones: Vec<chrono_tz::Tz>) -> Result<Vec<Key>> {
        let mut keys = Vec::with_capacity(zones.len());
        for zone in zones {
            let label = line("setup-zone-choice")
                .line("place", zones::place(zone))
                .plain("time", &clock_time(self.cx.now.with_timezone(&zone).time()));
            let choice = Choice::Zone(zone.name().to_owned());
            keys.push(self.choice(label, zone == self.chat.zone, screen, choice).await?);
        }
        Ok(keys)
    }

    async fn languages(&self, screen: Screen) -> Result<Vec<Key>> {
        let mut keys = Vec::new();
        for lang in Lang::ALL {
            let is_current = lang == self.chat.language;
            keys.push(self.choice(line(lang.message_id()), is_current, screen, Choice::Language(lang)).await?);
        }
        Ok(keys)
    }

    async fn rhythms(&self, screen: Screen) -> Result<Vec<Key>> {
        let present = touchpoints::rhythm(self.cx, self.chat.key).await?;
        let mut keys = Vec::new();
        for rhythm in Rhythm::ALL {
            let label = line("setup-rhythm-choice").plain("rhythm", rhythm.code());
            keys.push(self.choice(label, rhythm == present, screen, Choice::Rhythm(rhythm)).await?);
        }
        Ok(keys)
    }

    async fn communities(&self, screen: Screen) -> Result<Vec<Key>> {
        let walks = matches!(screen, Screen::Walk(_));
        let mut keys = Vec::new();
        for preset in Preset::ALL {
            let name = preset.name();
            let label = if preset.is_of(self.chat) { line("setup-current").line("label", name) } else { name };
            let action = Action::Propose(Screen::Proposal { preset, walks });
            keys.push(self.key(label.render_plain(self.reader.lang), &action).await?);
        }
        Ok(keys)
    }

    async fn settings(&self) -> Result<Vec<Key>> {
        let mut keys = Vec::new();
        for setting in Setting::ALL {
            let label = line("setup-setting").plain("setting", setting.code());
            keys.push(self.show(label, Screen::Change(setting)).await?);
        }
        Ok(keys)
    }

    async fn ways_on(&self, screen: Screen) -> Result<Vec<Key>> {
        let mut keys = Vec::new();
        if matches!(screen, Screen::Proposal { .. }) {
            let label = line("setup-yes").render_plain(self.reader.lang);
            keys.push(self.key(label, &Action::Take(screen)).await?);
        }
        if let Some(back) = screen.back() {
            keys.push(self.show(line("setup-back"), back).await?);
        }
        if matches!(screen, Screen::Change(Setting::Goal) | Screen::Walk(Setting::Goal)) && self.chat.goal.is_some() {
            keys.push(self.choice(line("setup-remove"), false, screen, Choice::Goal(None)).await?);
        }
        if matches!(screen, Screen::Walk(_)) {
            keys.push(self.show(line("setup-skip"), screen.next()).await?);
        }
        Ok(keys)
    }
}

/// A screen's buttons; the present value is marked.
pub async fn keyboard(cx: &Cx, chat: &Chat, screen: Screen, reader: Reader) -> Result<Keyboard> {
    let maker = Maker { cx, chat, reader };
    let choices = match screen.setting() {
        Some(Setting::Language) => Keyboard::new().row(maker.languages(screen).await?),
        Some(Setting::Zone) => {
            let offered = zones::offered(reader.lang, chat.zone);
            Keyboard::new().rows_of(2, maker.zones(screen, offered).await?)
        }
        Some(Setting::Goal) => Keyboard::new().rows_of(2, maker.communities(screen).await?),
        Some(Setting::Rhythm) => Keyboard::new().rows_of(1, maker.rhythms(screen).await?),
        None if screen == Screen::Summary => Keyboard::new().rows_of(2, maker.settings().await?),
        None => Keyboard::new(),
    };
    Ok(choices.row(maker.ways_on(screen).await?))
}

/// Buttons for zones near to what she typed.
pub async fn near_zones(
    cx: &Cx,
    chat: &Chat,
    screen: Screen,
    reader: Reader,
    zones: Vec<chrono_tz::Tz>,
) -> Result<Keyboard> {
    let maker = Maker { cx, chat, reader };
    Ok(Keyboard::new().rows_of(1, maker.zones(screen, zones).await?).row(maker.ways_on(screen).await?))
}
