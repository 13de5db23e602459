//! `/touchpoints`: the list, and the panel of each. Every press changes the same message, after looking again at
//! who pressed and what there is now.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{
    NAME,
    edit::{self, Edit},
    log::log,
    queries::{self, Touchpoint},
    timing,
    views::{self, Next, State},
};
use crate::{
    dispatch::{
        Ask, Cx, Opened, Press, Result, Stop,
        context::About,
        posts,
        whisper::{Pages, Whisper},
    },
    features::settings,
    schedule::{
        gates::local_date,
        grammar::{self, Language},
        posts::{Plan, outlook},
    },
    store::chats::Chat,
    telegram::{
        actor::Person,
        keyboard::{Key, Keyboard},
        request::Request,
    },
    words::{Lang, Line, escape, isolate, line},
};

/// Touchpoints on one page of the list.
const PER_PAGE: usize = 8;
/// So long what was added can be taken back without being asked.
const JUST_NOW: TimeDelta = TimeDelta::minutes(10);
/// Number buttons in a row.
const PER_ROW: usize = 4;

/// What a button does.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Action {
    List {
        page: usize,
    },
    Open {
        id: i64,
    },
    Pause {
        id: i64,
    },
    Resume {
        id: i64,
    },
    Preview {
        id: i64,
    },
    LeaveOut {
        id: i64,
        due: DateTime<Utc>,
    },
    KeepIn {
        id: i64,
    },
    /// Under "Saved.": takes it back at once while that was just now, else asks first.
    Undo {
        id: i64,
        until: DateTime<Utc>,
    },
    /// Says how to change it; in private her next message does.
    Edit {
        id: i64,
    },
    /// Makes it what was shown.
    Save {
        id: i64,
        edit: Edit,
    },
    /// It comes even when the limits have no room for it.
    PutAboveLimits {
        id: i64,
    },
    /// Raises the limits, so that it finds room.
    MakeRoom {
        id: i64,
        day: i64,
        week: i64,
    },
    AskDelete {
        id: i64,
    },
    Delete {
        id: i64,
    },
}

/// A message's text and buttons.
struct Page {
    words: Line,
    keyboard: Keyboard,
}

/// `/touchpoints`
pub async fn touchpoints(cx: Cx, ask: Arc<Ask>) -> Result {
    let chat = cx.managed_group(&ask).await?;
    let mut pages = Pages::default();
    for lang in cx.whisper_languages(&ask).await? {
        let page = list(&cx, chat, 0, lang).await?;
        pages.add(lang, page.words.render(lang), page.keyboard);
    }
    let link = cx.link(NAME, &Action::List { page: 0 }, About::chat(chat.key)).await?;
    cx.whisper_what(&ask, Whisper::pages(&pages).private_matter(link)).await
}

/// The link was opened by somebody who could not be answered in the group.
pub async fn opened(cx: Cx, opened: Arc<Opened>) -> Result {
    let chat = opened.chat.as_ref().ok_or_else(|| line("refuse-stale-button"))?;
    let lang = cx.language_of(opened.person.id, Some(chat.language)).await?;
    let page = match serde_json::from_str(&opened.action)? {
        Action::Edit { id } => ask_in_private(&cx, chat, &find_own(&cx, chat, id).await?, &opened.person, lang).await?,
        _ => list(&cx, chat, 0, lang).await?,
    };
    cx.send(Request::message(opened.at.chat, &page.words.render(lang)).keyboard(&page.keyboard)).await
}

/// `/touchpoint 3`: the panel of one.
pub async fn whisper_one(cx: &Cx, ask: &Ask, chat: &Chat, touchpoint: &Touchpoint) -> Result {
    let mut pages = Pages::default();
    for lang in cx.whisper_languages(ask).await? {
        let page = open(cx, chat, touchpoint, lang).await?;
        pages.add(lang, page.words.render(lang), page.keyboard);
    }
    let link = cx.link(NAME, &Action::List { page: 0 }, About::chat(chat.key)).await?;
    cx.whisper_what(ask, Whisper::pages(&pages).private_matter(link)).await
}

/// The buttons under what a post would be.
pub async fn keyboard_edit(cx: &Cx, chat: &Chat, id: i64, edit: &Edit, lang: Lang) -> Result<Keyboard> {
    let buttons = Buttons { cx, chat, lang };
    Ok(Keyboard::new().row([
        buttons.make("touch-button-save", Action::Save { id, edit: edit.clone() }).await?,
        buttons.make("touch-button-leave", Action::Open { id }).await?,
    ]))
}

/// What can be done about a post that has just been added.
#[derive(Debug, Clone, Copy)]
pub struct Ways {
    /// Which.
    pub id: i64,
    /// Whether it comes a single time for which there is no room.
    pub is_asked: bool,
    /// The limits a day and a week with which there would be room.
    pub room: Option<(i64, i64)>,
}

/// The buttons under the answer to `/touchpoint`.
pub async fn keyboard_added(cx: &Cx, chat: &Chat, ways: Ways, lang: Lang) -> Result<Keyboard> {
    let buttons = Buttons { cx, chat, lang };
    let Ways { id, is_asked, room } = ways;
    let mut keyboard = Keyboard::new();
    if is_asked {
        keyboard = keyboard.row([buttons.make("touch-button-anyway", Action::PutAboveLimits { id }).await?]);
    }
    if let Some((day, week)) = room {
        let label = line("touch-button-room").num("day", day).num("week", week).render_plain(lang);
        keyboard = keyboard.row([buttons.labelled(label, Action::MakeRoom { id, day, week }).await?]);
    }
    Ok(keyboard.row([
        buttons.make("touch-button-preview", Action::Preview { id }).await?,
        buttons.make("touch-button-undo", Action::Undo { id, until: cx.now + JUST_NOW }).await?,
    ]))
}

/// A button was pressed.
pub async fn pressed(cx: Cx, press: Arc<Press>) -> Result {
    let chat = cx.managed_press(&press).await?;
    let lang = cx.language_for_press(&press).await?;
    edit::stop_asking(&cx, press.person.id).await?;
    let page = match press.action()? {
        Action::List { page } => list(&cx, chat, page, lang).await?,
        Action::Open { id } => open(&cx, chat, &find(&cx, chat, id).await?, lang).await?,
        Action::Preview { id } => return preview(&cx, &press, chat, &find(&cx, chat, id).await?, lang).await,
        Action::Undo { id, until } if until < cx.now => {
            ask_delete(&cx, chat, &find_own(&cx, chat, id).await?, lang).await?
        }
        Action::Undo { id, .. } => delete(&cx, &press, chat, &find_own(&cx, chat, id).await?, lang).await?,
        Action::AskDelete { id } => ask_delete(&cx, chat, &find_own(&cx, chat, id).await?, lang).await?,
        Action::Delete { id } => delete(&cx, &press, chat, &find_own(&cx, chat, id).await?, lang).await?,
        Action::Edit { id } => edit(&cx, &press, chat, &find_own(&cx, chat, id).await?, lang).await?,
        Action::Save { id, edit } => {
            edit::save(&cx, chat, &press.actor(), &find_own(&cx, chat, id).await?, edit).await?;
            open(&cx, chat, &find(&cx, chat, id).await?, lang).await?
        }
        Action::PutAboveLimits { id } => {
            find_own(&cx, chat, id).await?;
            queries::put_above_limits(&cx.tx, id).await?;
            open(&cx, chat, &find(&cx, chat, id).await?, lang).await?
        }
        Action::MakeRoom { id, day, week } => {
            find_own(&cx, chat, id).await?;
            settings::allow_posts(&cx, chat, &press.actor(), (day, week)).await?;
            open(&cx, &*cx.chat(chat.key).await?, &find(&cx, chat, id).await?, lang).await?
        }
        action @ (Action::Pause { id }
        | Action::Resume { id }
        | Action::KeepIn { id }
        | Action::LeaveOut { id, .. }) => {
            change(&cx, &press, chat, &find(&cx, chat, id).await?, action).await?;
            open(&cx, chat, &find(&cx, chat, id).await?, lang).await?
        }
    };
    cx.edit_pressed(&press, &page.words.render(lang), &page.keyboard).await?;
    cx.answer(&press).await
}

async fn find(cx: &Cx, chat: &Chat, id: i64) -> Result<Touchpoint> {
    let found = timing::by_id(cx, id).await?.filter(|touchpoint| touchpoint.chat == chat.key);
    found.ok_or_else(|| Stop::from(line("touch-gone")))
}

async fn find_own(cx: &Cx, chat: &Chat, id: i64) -> Result<Touchpoint> {
    let found = find(cx, chat, id).await?;
    if found.own { Ok(found) } else { Err(line("refuse-stale-button").into()) }
}

async fn change(cx: &Cx, press: &Press, chat: &Chat, touchpoint: &Touchpoint, action: Action) -> Result {
    let plan = &touchpoint.plan;
    let what = match action {
        Action::Pause { .. } if !touchpoint.paused => {
            queries::set_paused(&cx.tx, plan.id, true).await?;
            posts::stop(cx, chat.key, plan).await?;
            "pause"
        }
        Action::Resume { .. } if touchpoint.paused => {
            queries::set_paused(&cx.tx, plan.id, false).await?;
            posts::set_next(cx, chat, plan).await?;
            "resume"
        }
        Action::LeaveOut { due, .. }
            if plan.state.next.is_some_and(|next| next.scheduled_for == due) && !plan.is_skipped(due, chat.zone) =>
        {
            posts::set_skip_date(cx, chat.key, plan, Some(local_date(due, chat.zone))).await?;
            "skip next"
        }
        Action::KeepIn { .. } if plan.state.skip_date.is_some() => {
            posts::set_skip_date(cx, chat.key, plan, None).await?;
            "skip none"
        }
        // Somebody else was faster, or its time has come meanwhile: she is shown how it stands.
        _ => return Ok(()),
    };
    log(cx, chat, &press.actor(), (plan.id, None, what)).await
}

async fn delete(cx: &Cx, press: &Press, chat: &Chat, touchpoint: &Touchpoint, lang: Lang) -> Result<Page> {
    timing::remove(cx, touchpoint).await?;
    let was = grammar::canonical(&touchpoint.plan.recurrence, Language::English);
    log(cx, chat, &press.actor(), (touchpoint.plan.id, Some(&was), "delete")).await?;
    let words = line("touch-deleted")
        .line("rule", views::rule(&touchpoint.plan.recurrence, lang))
        .line("about", views::about(touchpoint));
    let buttons = Buttons { cx, chat, lang };
    let keyboard = Keyboard::new().row([buttons.make("touch-button-list", Action::List { page: 0 }).await?]);
    Ok(Page { words, keyboard })
}

/// How to change one: in the group by a command, in private by her next message.
async fn edit(cx: &Cx, press: &Press, chat: &Chat, touchpoint: &Touchpoint, lang: Lang) -> Result<Page> {
    if press.at.is_some_and(|at| !at.chat.is_group()) {
        return ask_in_private(cx, chat, touchpoint, &press.person, lang).await;
    }
    let id = touchpoint.plan.id;
    let all = timing::of_chat(cx, chat.key).await?;
    let place = all.iter().position(|other| other.plan.id == id).unwrap_or_default();
    let buttons = Buttons { cx, chat, lang };
    let link = cx.link(NAME, &Action::Edit { id }, About::chat(chat.key)).await?;
    let keyboard = Keyboard::new().row([
        Key::open(line("whisper-open-private").render_plain(lang), link),
        buttons.make("touch-button-back", Action::Open { id }).await?,
    ]);
    Ok(Page { words: edit::how(touchpoint, place + 1, lang), keyboard })
}

async fn ask_in_private(cx: &Cx, chat: &Chat, touchpoint: &Touchpoint, person: &Person, lang: Lang) -> Result<Page> {
    edit::ask(cx, person.id, touchpoint).await?;
    let buttons = Buttons { cx, chat, lang };
    let back = buttons.make("touch-button-back", Action::Open { id: touchpoint.plan.id }).await?;
    let words = line("touch-edit-ask")
        .line("rule", views::rule(&touchpoint.plan.recurrence, lang))
        .html("text", isolate(&format!("<code>{}</code>", escape(touchpoint.text.text()))));
    Ok(Page { words, keyboard: Keyboard::new().row([back]) })
}

async fn ask_delete(cx: &Cx, chat: &Chat, touchpoint: &Touchpoint, lang: Lang) -> Result<Page> {
    let id = touchpoint.plan.id;
    let words = line("touch-ask-delete")
        .line("rule", views::rule(&touchpoint.plan.recurrence, lang))
        .line("about", views::about(touchpoint));
    let buttons = Buttons { cx, chat, lang };
    let keyboard = Keyboard::new().row([
        buttons.make("touch-button-delete", Action::Delete { id }).await?,
        buttons.make("touch-button-keep", Action::Open { id }).await?,
    ]);
    Ok(Page { words, keyboard })
}

/// Shows exactly what would be posted now, and nothing else.
async fn preview(cx: &Cx, press: &Press, chat: &Chat, touchpoint: &Touchpoint, lang: Lang) -> Result {
    let Some(post) = timing::next_post(cx, chat, touchpoint).await? else {
        return Err(line("touch-gone").into());
    };
    if let Some(at) = press.at.filter(|_| !post.media.is_empty()) {
        // A message of words cannot become one with a picture for her alone; it comes below.
        let request = Request::album(at.chat, &post.attachments(), &post.html);
        let request = if at.chat.is_group() { request.thread(at.thread).only_for(press.person.id) } else { request };
        cx.send(request).await?;
        return cx.toast(press, &line("touch-preview")).await;
    }
    let buttons = Buttons { cx, chat, lang };
    let back = buttons.make("touch-button-back", Action::Open { id: touchpoint.plan.id }).await?;
    cx.edit_pressed(press, &post.html, &Keyboard::new().row([back])).await?;
    cx.toast(press, &line("touch-preview")).await
}

async fn list(cx: &Cx, chat: &Chat, page: usize, lang: Lang) -> Result<Page> {
    let all = timing::of_chat(cx, chat.key).await?;
    let forecast = Forecast::make(cx, chat).await?;
    if all.is_empty() {
        return Ok(Page { words: line("touch-none"), keyboard: Keyboard::new() });
    }
    let buttons = Buttons { cx, chat, lang };
    let last_page = (all.len() - 1) / PER_PAGE;
    let page = page.min(last_page);
    let (mut items, mut keys) = (Vec::new(), Vec::new());
    for (place, touchpoint) in all.iter().enumerate().skip(page * PER_PAGE).take(PER_PAGE) {
        let state = state(cx, chat, touchpoint, &forecast, 1).await?;
        items.push(views::item(place + 1, touchpoint, &state, chat, lang, cx.now).render(lang));
        keys.push(buttons.labelled((place + 1).to_string(), Action::Open { id: touchpoint.plan.id }).await?);
    }
    let mut turn = Vec::new();
    if page > 0 {
        turn.push(buttons.make("page-previous", Action::List { page: page - 1 }).await?);
    }
    if page < last_page {
        turn.push(buttons.make("page-following", Action::List { page: page + 1 }).await?);
    }
    let words = line("touch-list").html("items", items.join("\n\n"));
    Ok(Page { words, keyboard: Keyboard::new().rows_of(PER_ROW, keys).row(turn) })
}

async fn open(cx: &Cx, chat: &Chat, touchpoint: &Touchpoint, lang: Lang) -> Result<Page> {
    let id = touchpoint.plan.id;
    let all = timing::of_chat(cx, chat.key).await?;
    let state = state(cx, chat, touchpoint, &Forecast::make(cx, chat).await?, 2).await?;
    let buttons = Buttons { cx, chat, lang };
    let pause = match touchpoint.paused {
        true => buttons.make("touch-button-resume", Action::Resume { id }).await?,
        false => buttons.make("touch-button-pause", Action::Pause { id }).await?,
    };
    let mut second = Vec::new();
    match (state.left_out, touchpoint.plan.state.next) {
        (Some(_), _) => second.push(buttons.make("touch-button-keep-in", Action::KeepIn { id }).await?),
        (None, Some(next)) => {
            let due = next.scheduled_for;
            second.push(buttons.make("touch-button-leave-out", Action::LeaveOut { id, due }).await?);
        }
        (None, None) => {}
    }
    if touchpoint.own {
        second.push(buttons.make("touch-button-edit", Action::Edit { id }).await?);
        second.push(buttons.make("touch-button-delete", Action::AskDelete { id }).await?);
    }
    let place = all.iter().position(|other| other.plan.id == id).unwrap_or_default();
    let keyboard = Keyboard::new()
        .row([pause, buttons.make("touch-button-preview", Action::Preview { id }).await?])
        .row(second)
        .row([buttons.make("touch-button-list", Action::List { page: place / PER_PAGE }).await?]);
    Ok(Page { words: views::panel(touchpoint, &state, chat, lang, cx.now), keyboard })
}

async fn state(cx: &Cx, chat: &Chat, touchpoint: &Touchpoint, forecast: &Forecast, most: usize) -> Result<State> {
    let plan = &touchpoint.plan;
    let outlook = outlook(chat, &forecast.plans, plan, &forecast.posted, cx.now, most);
    let (next, no_room) = match (touchpoint.paused, outlook) {
        (true, _) => (Next::Paused, None),
        (false, Err(reason)) => (Next::Held(reason), None),
        (false, Ok(outlook)) => (Next::from(&outlook), outlook.lost.filter(|_| !outlook.times.is_empty())),
    };
    let left_out = plan.state.next.map(|next| next.scheduled_for).filter(|due| plan.is_skipped(*due, chat.zone));
    Ok(State { next, no_room, left_out, last_skip: queries::last_skip(&cx.tx, chat.key, plan.id).await? })
}

/// What has to be known to foresee a group's posts.
struct Forecast {
    plans: Vec<Plan>,
    posted: Vec<DateTime<Utc>>,
}

impl Forecast {
    async fn make(cx: &Cx, chat: &Chat) -> Result<Self> {
        Ok(Self { plans: posts::plans(cx, chat).await?, posted: posts::posted(cx, chat.key).await? })
    }
}

/// Makes buttons about one chat in one language.
struct Buttons<'a> {
    cx: &'a Cx,
    chat: &'a Chat,
    lang: Lang,
}

impl Buttons<'_> {
    async fn make(&self, label: &'static str, action: Action) -> Result<Key> {
        self.labelled(line(label).render_plain(self.lang), action).await
    }

    async fn labelled(&self, label: String, action: Action) -> Result<Key> {
        self.cx.button(NAME, label, &action, About::chat(self.chat.key)).await
    }
}
