//! `/touchpoints`: the list, and the panel of each. Every press changes the same message, after looking again at
//! who pressed and what there is now.

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{
    NAME, content,
    edit::{self, Edit},
    log::log,
    one, pin,
    purpose::Purpose,
    queries::{self, Touchpoint},
    timing::{self, Post},
    views::{self, Next, State},
};
use crate::{
    dispatch::{
        Ask, Cx, MessagePlace, Press, Result, Stop, drafts,
        panel::{self, Done, Page, Pager, Panel, View},
        posts,
    },
    features::{settings, works},
    schedule::{
        gates::local_date,
        grammar::{self, Language},
        posts::{Plan, outlook},
        quiet::Condition,
        recurrence::{Recurrence, Rule},
    },
    store::{chats::Chat, occurrences::Made, people},
    telegram::{actor::Person, keyboard::Keyboard, request::Request},
    words::{Line, escape, isolate, line},
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
pub(super) enum Action {
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
    /// What it has to say.
    Content {
        id: i64,
        page: usize,
    },
    /// One piece of that.
    Piece {
        id: i64,
        piece: i64,
    },
    PreviewPiece {
        id: i64,
        piece: i64,
    },
    RemovePiece {
        id: i64,
        piece: i64,
    },
    KeepPiece {
        id: i64,
        piece: i64,
    },
    /// Removes what she has just sent; she goes on sending.
    TakeBack {
        id: i64,
        piece: i64,
    },
    /// Asks for more in private.
    AddContent {
        id: i64,
    },
    Order {
        id: i64,
        shuffled: bool,
    },
    /// Asks what it is for.
    Purposes {
        id: i64,
    },
    SetPurpose {
        id: i64,
        purpose: Purpose,
    },
    /// Each is pinned from now on, or no longer.
    Pin {
        id: i64,
        on: bool,
    },
    /// Whoever presses is shown each before it comes, or nobody is.
    ShowBefore {
        id: i64,
        on: bool,
    },
    /// Its best answer is taken up the day after, or not.
    FollowUp {
        id: i64,
        on: bool,
    },
    /// Makes it come only when the group is quiet.
    WhenQuiet {
        id: i64,
    },
    AskDelete {
        id: i64,
    },
    Delete {
        id: i64,
    },
}

/// `/touchpoints`
pub async fn touchpoints(cx: Cx, ask: Arc<Ask>) -> Result {
    panel::whisper(&cx, &ask, &Action::List { page: 0 }).await
}

/// `/touchpoint 3`: the panel of one.
pub async fn whisper_one(cx: &Cx, ask: &Ask, touchpoint: &Touchpoint) -> Result {
    panel::whisper(cx, ask, &Action::Open { id: touchpoint.plan.id }).await
}

/// The buttons under what a post would be.
pub async fn keyboard_edit(view: &View<'_>, id: i64, edit: &Edit) -> Result<Keyboard> {
    let save = Action::Save { id, edit: edit.clone() };
    Ok(Keyboard::new()
        .row(view.keys(&[("touch-button-save", save), ("touch-button-leave", Action::Open { id })]).await?))
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
pub async fn keyboard_added(view: &View<'_>, ways: Ways) -> Result<Keyboard> {
    let Ways { id, is_asked, room } = ways;
    let mut keyboard = Keyboard::new();
    if is_asked {
        keyboard = keyboard.row(view.keys(&[("touch-button-anyway", Action::PutAboveLimits { id })]).await?);
    }
    if let Some((day, week)) = room {
        let label = line("touch-button-room").num("day", day).num("week", week);
        keyboard = keyboard.row([view.key(&label, &Action::MakeRoom { id, day, week }).await?]);
    }
    let undo = Action::Undo { id, until: view.cx.now + JUST_NOW };
    Ok(keyboard.row(view.keys(&[("touch-button-preview", Action::Preview { id }), ("touch-button-undo", undo)]).await?))
}

#[async_trait]
impl Panel for Action {
    const ROOM: &'static str = NAME;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        match *self {
            Self::List { page } => list(view, page).await,
            Self::Content { id, page } => content::list(view, &find_own(view, id).await?, page).await,
            Self::KeepPiece { id, .. } | Self::Order { id, .. } => {
                content::list(view, &find_own(view, id).await?, 0).await
            }
            Self::Piece { id, piece } | Self::PreviewPiece { id, piece } => {
                content::one(view, &find_own(view, id).await?, piece).await
            }
            Self::RemovePiece { id, .. } | Self::TakeBack { id, .. } => {
                content::list(view, &find_own(view, id).await?, 0).await
            }
            Self::AddContent { id } => content::ask(view, &find_own(view, id).await?).await,
            Self::Purposes { id } => purposes(view, &find_own(view, id).await?).await,
            Self::Edit { id } => edit(view, &find_own(view, id).await?).await,
            Self::AskDelete { id } | Self::Undo { id, .. } | Self::Delete { id } => {
                ask_delete(view, &find_own(view, id).await?).await
            }
            Self::Open { id }
            | Self::Preview { id }
            | Self::Save { id, .. }
            | Self::PutAboveLimits { id }
            | Self::MakeRoom { id, .. }
            | Self::SetPurpose { id, .. }
            | Self::Pin { id, .. }
            | Self::ShowBefore { id, .. }
            | Self::FollowUp { id, .. }
            | Self::WhenQuiet { id }
            | Self::Pause { id }
            | Self::Resume { id }
            | Self::KeepIn { id }
            | Self::LeaveOut { id, .. } => open(view, &find(view, id).await?).await,
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, chat) = (view.cx, view.chat()?);
        if !matches!(self, Self::TakeBack { .. }) {
            drafts::end(cx, press.person.id, NAME).await?;
        }
        match *self {
            Self::List { .. }
            | Self::Open { .. }
            | Self::AskDelete { .. }
            | Self::Edit { .. }
            | Self::Purposes { .. } => {}
            Self::Content { .. } | Self::Piece { .. } | Self::AddContent { .. } => {}
            Self::PreviewPiece { id, piece } => {
                return content::preview(view, press, &find_own(view, id).await?, piece).await;
            }
            Self::RemovePiece { id, piece } => {
                let found = find_own(view, id).await?;
                return content::remove(view, press, &found, piece).await.map(Done::instead);
            }
            Self::TakeBack { id, piece } => {
                return content::take_back(view, &find_own(view, id).await?, piece).await.map(Done::instead);
            }
            Self::KeepPiece { id, piece } => {
                content::keep(cx, press, chat, &find_own(view, id).await?, piece).await?;
            }
            Self::Order { id, shuffled } => {
                content::order(cx, press, chat, &find_own(view, id).await?, shuffled).await?;
            }
            Self::Preview { id } => return preview(view, press, &find(view, id).await?).await,
            Self::Undo { until, .. } if until < cx.now => {}
            Self::Undo { id, .. } | Self::Delete { id } => {
                return delete(view, press, &find_own(view, id).await?).await.map(Done::instead);
            }
            Self::Save { id, ref edit } => {
                edit::save(cx, chat, &press.actor(), &find_own(view, id).await?, edit.clone()).await?;
            }
            Self::SetPurpose { id, purpose } => {
                set_purpose(cx, press, chat, &find_own(view, id).await?, purpose).await?;
            }
            Self::Pin { id, on } => pin::switch(cx, press, chat, &find(view, id).await?, on).await?,
            Self::ShowBefore { id, on } => return one::switch(cx, press, chat, &find(view, id).await?, on).await,
            Self::FollowUp { id, on } => follow_up(cx, press, chat, &find_own(view, id).await?, on).await?,
            Self::WhenQuiet { id } => {
                let found = find_own(view, id).await?;
                let quiet = Recurrence { rule: Rule::Quiet, time: NaiveTime::MIN };
                edit::move_to(cx, chat, &press.actor(), &found, quiet).await?;
            }
            Self::PutAboveLimits { id } => {
                find_own(view, id).await?;
                queries::put_above_limits(&cx.tx, id).await?;
            }
            Self::MakeRoom { id, day, week } => {
                find_own(view, id).await?;
                settings::allow_posts(cx, chat, &press.actor(), (day, week)).await?;
            }
            Self::Pause { id } | Self::Resume { id } | Self::KeepIn { id } | Self::LeaveOut { id, .. } => {
                change(cx, press, chat, &find(view, id).await?, self).await?;
            }
        }
        Ok(Done::shown())
    }
}

async fn find(view: &View<'_>, id: i64) -> Result<Touchpoint> {
    let chat = view.chat()?.key;
    let found = timing::by_id(view.cx, id).await?.filter(|touchpoint| touchpoint.chat == chat);
    found.ok_or_else(|| Stop::from(line("touch-gone")))
}

async fn find_own(view: &View<'_>, id: i64) -> Result<Touchpoint> {
    let found = find(view, id).await?;
    if found.own { Ok(found) } else { Err(line("refuse-stale-button").into()) }
}

async fn change(cx: &Cx, press: &Press, chat: &Chat, touchpoint: &Touchpoint, action: &Action) -> Result {
    let plan = &touchpoint.plan;
    let what = match action {
        Action::Pause { .. } if !touchpoint.paused => {
            queries::set_paused(&cx.tx, plan.id, true).await?;
            posts::stop(cx, chat.key, plan).await?;
            timing::watch_pool(cx, chat, plan.id).await?;
            "pause"
        }
        Action::Resume { .. } if touchpoint.paused => {
            queries::set_paused(&cx.tx, plan.id, false).await?;
            posts::set_next(cx, chat, plan).await?;
            timing::watch_pool(cx, chat, plan.id).await?;
            "resume"
        }
        Action::LeaveOut { due, .. }
            if plan.state.next.is_some_and(|next| next.scheduled_for == *due) && !plan.is_skipped(*due, chat.zone) =>
        {
            posts::set_skip_date(cx, chat.key, plan, Some(local_date(*due, chat.zone))).await?;
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

async fn set_purpose(cx: &Cx, press: &Press, chat: &Chat, touchpoint: &Touchpoint, purpose: Purpose) -> Result {
    if touchpoint.purpose == purpose {
        return Ok(());
    }
    queries::set_purpose(&cx.tx, touchpoint.plan.id, purpose).await?;
    let what = format!("kind {}", purpose.code());
    log(cx, chat, &press.actor(), (touchpoint.plan.id, None, &what)).await
}

async fn follow_up(cx: &Cx, press: &Press, chat: &Chat, touchpoint: &Touchpoint, on: bool) -> Result {
    if touchpoint.follows_up == on {
        return Ok(());
    }
    queries::set_follows_up(&cx.tx, touchpoint.plan.id, on).await?;
    if !on {
        works::follows_no_more(cx, chat, touchpoint.plan.id).await?;
    }
    let what = if on { "follow" } else { "follow none" };
    log(cx, chat, &press.actor(), (touchpoint.plan.id, None, what)).await
}

async fn delete(view: &View<'_>, press: &Press, touchpoint: &Touchpoint) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    timing::remove(cx, touchpoint).await?;
    let was = grammar::canonical(&touchpoint.plan.recurrence, Language::English);
    log(cx, chat, &press.actor(), (touchpoint.plan.id, Some(&was), "delete")).await?;
    let words = line("touch-deleted")
        .line("rule", views::rule(&touchpoint.plan.recurrence, view.lang))
        .line("about", views::about(touchpoint));
    let keys = view.keys(&[("touch-button-list", Action::List { page: 0 })]).await?;
    Ok(Page::new(view.says(&words), Keyboard::new().row(keys)))
}

/// How to change one: in the group by a command, in private by her next message.
async fn edit(view: &View<'_>, touchpoint: &Touchpoint) -> Result<Page> {
    let id = touchpoint.plan.id;
    let back = view.key(&line("touch-button-back"), &Action::Open { id }).await?;
    if view.in_private {
        edit::ask(view.cx, view.person()?.id, touchpoint).await?;
        let words = line("touch-edit-ask")
            .line("rule", views::rule(&touchpoint.plan.recurrence, view.lang))
            .html("text", isolate(&format!("<code>{}</code>", escape(touchpoint.text.text()))));
        let words = match touchpoint.pieces.len() {
            0 | 1 => words,
            _ => line("touch-edit-ask-time").line("rule", views::rule(&touchpoint.plan.recurrence, view.lang)),
        };
        return Ok(Page::new(view.says(&words), Keyboard::new().row([back])));
    }
    let place = place_of(&timing::of_chat(view.cx, touchpoint.chat).await?, id);
    let keyboard = Keyboard::new().row([view.open_private(&Action::Edit { id }).await?, back]);
    Ok(Page::new(view.says(&edit::how(touchpoint, place + 1, view.lang)), keyboard))
}

/// How to change one is said again in private, in a message of its own.
pub(super) async fn ask_again(cx: &Cx, chat: &Chat, id: i64, person: &Person) -> Result {
    panel::show(cx, person.id.private_chat(), Some(chat), person, &Action::Edit { id }).await
}

/// What it may be for, each on a button.
async fn purposes(view: &View<'_>, touchpoint: &Touchpoint) -> Result<Page> {
    let id = touchpoint.plan.id;
    let mut keys = Vec::new();
    for purpose in Purpose::ALL {
        let is_it = if purpose == touchpoint.purpose { "yes" } else { "no" };
        let label = line("touch-button-purpose-of").plain("purpose", purpose.code()).plain("chosen", is_it);
        keys.push(view.key(&label, &Action::SetPurpose { id, purpose }).await?);
    }
    let back = view.key(&line("touch-button-back"), &Action::Open { id }).await?;
    let words = line("touch-purpose-ask").line("about", views::about(touchpoint));
    Ok(Page::new(view.says(&words), Keyboard::new().rows_of(2, keys).row([back])))
}

async fn ask_delete(view: &View<'_>, touchpoint: &Touchpoint) -> Result<Page> {
    let id = touchpoint.plan.id;
    let words = line("touch-ask-delete")
        .line("rule", views::rule(&touchpoint.plan.recurrence, view.lang))
        .line("about", views::about(touchpoint));
    let keys = [("touch-button-delete", Action::Delete { id }), ("touch-button-keep", Action::Open { id })];
    Ok(Page::new(view.says(&words), Keyboard::new().row(view.keys(&keys).await?)))
}

/// Shows exactly what would be posted now, and nothing else.
async fn preview(view: &View<'_>, press: &Press, touchpoint: &Touchpoint) -> Result<Done> {
    match timing::coming_post(view.cx, view.chat()?, touchpoint).await? {
        Ok(post) => preview_of(view, press, &post, &Action::Open { id: touchpoint.plan.id }).await,
        Err(why) => Err(line("touch-preview-nothing").line("why", views::skip_reason(why)).into()),
    }
}

/// What is said with it: of several versions, which it is.
fn shown(post: &Post) -> Line {
    match post.version {
        Some(language) => line("touch-preview-version").plain("language", language.code()),
        None => line("touch-preview"),
    }
}

/// Shows exactly this, with a way back.
pub(super) async fn preview_of(view: &View<'_>, press: &Press, post: &Post, back: &Action) -> Result<Done> {
    let said = shown(post);
    if let Some(at) = press.at.filter(|_| !post.media.is_empty()) {
        // A message of words cannot become one with a picture for her alone; it comes below.
        return preview_below(view.cx, press, at, post).await;
    }
    let back = view.keys(&[("touch-button-back", back.clone())]).await?;
    Ok(Done::instead(Page::new(post.html.clone(), Keyboard::new().row(back))).saying(said))
}

/// The same with its pictures, in a message of its own. Telegram shows no album to one member alone: she sees it in private,
/// or, where she has not started us, part by part.
async fn preview_below(cx: &Cx, press: &Press, at: MessagePlace, post: &Post) -> Result<Done> {
    let (said, person, parts) = (shown(post), press.person.id, post.attachments());
    if !at.chat.is_group() {
        cx.send(Request::album(at.chat, &parts, &post.html)).await?;
        return Ok(Done::stays().saying(said));
    }
    let has_started = people::known(&cx.tx, person).await?.is_some_and(|known| known.started);
    if parts.len() > 1 && has_started {
        cx.send(Request::album(person.private_chat(), &parts, &post.html)).await?;
        return Ok(Done::stays().saying(line("touch-preview-in-private")));
    }
    for (n, part) in parts.iter().enumerate() {
        let words = if n == 0 { post.html.as_str() } else { "" };
        let request = Request::with_media(at.chat, part, words).thread(at.thread);
        cx.send(request.only_for(person)).await?;
    }
    Ok(Done::stays().saying(said))
}

async fn list(view: &View<'_>, wanted: usize) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let all = timing::of_chat(cx, chat.key).await?;
    let forecast = Forecast::make(cx, chat).await?;
    if all.is_empty() {
        return Ok(Page::new(view.says(&line("touch-none")), Keyboard::new()));
    }
    let pager = Pager::new(wanted, all.len(), PER_PAGE);
    let (mut items, mut keys) = (Vec::new(), Vec::new());
    for (number, touchpoint) in (pager.first() + 1..).zip(pager.of(&all)) {
        let state = state(cx, chat, touchpoint, &forecast, 1).await?;
        items.push(view.says(&views::item(number, touchpoint, &state, chat, view.lang, cx.now)));
        keys.push(view.labelled(number.to_string(), &Action::Open { id: touchpoint.plan.id }).await?);
    }
    if pager.of(&all).iter().any(|touchpoint| !touchpoint.own) {
        items.push(views::library(chat, view.lang));
    }
    let turns = pager.turns(view, |page| Action::List { page }).await?;
    let words = line("touch-list").html("items", items.join("\n\n"));
    Ok(Page::new(view.says(&words), Keyboard::new().rows_of(PER_ROW, keys).row(turns)))
}

async fn open(view: &View<'_>, touchpoint: &Touchpoint) -> Result<Page> {
    let (cx, chat, id) = (view.cx, view.chat()?, touchpoint.plan.id);
    let all = timing::of_chat(cx, chat.key).await?;
    let state = state(cx, chat, touchpoint, &Forecast::make(cx, chat).await?, 2).await?;
    let pause = match touchpoint.paused {
        true => ("touch-button-resume", Action::Resume { id }),
        false => ("touch-button-pause", Action::Pause { id }),
    };
    let is_quiet = touchpoint.plan.recurrence.rule == Rule::Quiet;
    let next = match (state.left_out, touchpoint.plan.state.next.filter(|_| !is_quiet)) {
        (Some(_), _) => Some(("touch-button-keep-in", Action::KeepIn { id })),
        (None, Some(next)) => Some(("touch-button-leave-out", Action::LeaveOut { id, due: next.scheduled_for })),
        (None, None) => None,
    };
    let follow = match touchpoint.follows_up {
        true => ("touch-button-follow-off", Action::FollowUp { id, on: false }),
        false => ("touch-button-follow-on", Action::FollowUp { id, on: true }),
    };
    let quiet = (!is_quiet).then_some(("touch-button-when-quiet", Action::WhenQuiet { id }));
    let own = [
        ("touch-button-edit", Action::Edit { id }),
        ("touch-button-content", Action::Content { id, page: 0 }),
        ("touch-button-purpose", Action::Purposes { id }),
        ("touch-button-delete", Action::AskDelete { id }),
    ];
    let more: Vec<_> = [Some(follow), quiet].into_iter().flatten().filter(|_| touchpoint.own).collect();
    let own = if touchpoint.own { &own[..] } else { &[] };
    let list = Action::List { page: place_of(&all, id) / PER_PAGE };
    let keyboard = Keyboard::new()
        .row(view.keys(&[pause, ("touch-button-preview", Action::Preview { id })]).await?)
        .row(view.keys(next.as_slice()).await?)
        .rows_of(2, view.keys(own).await?)
        .row(view.keys(&switches(touchpoint)).await?)
        .row(view.keys(&more).await?)
        .row(view.keys(&[("touch-button-list", list)]).await?);
    let words = view.says(&views::panel(touchpoint, &state, chat, view.lang, cx.now));
    let further = further(cx, chat, touchpoint).await?;
    let lines = [words].into_iter().chain(further.iter().map(|line| view.says(line)));
    Ok(Page::new(lines.collect::<Vec<_>>().join("\n"), keyboard))
}

/// What is done with each beside posting it, as switches.
fn switches(touchpoint: &Touchpoint) -> [(&'static str, Action); 2] {
    let id = touchpoint.plan.id;
    let pin = if touchpoint.pins { "touch-button-pin-not" } else { "touch-button-pin" };
    let show = if touchpoint.shown_to.is_some() { "touch-button-show-not" } else { "touch-button-show" };
    let (pins, shows) = (touchpoint.pins, touchpoint.shown_to.is_some());
    [(pin, Action::Pin { id, on: !pins }), (show, Action::ShowBefore { id, on: !shows })]
}

/// The same in words.
async fn further(cx: &Cx, chat: &Chat, touchpoint: &Touchpoint) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    if touchpoint.pins {
        lines.push(line(if pin::may(cx, chat).await? { "touch-pins" } else { "touch-pins-no-right" }));
    }
    if let Some(user) = touchpoint.shown_to
        && let Some(known) = people::known(&cx.tx, user).await?
    {
        let words = if known.started { "touch-shown-to" } else { "touch-shown-to-unreached" };
        lines.push(line(words).text("name", &known.name));
    }
    Ok(lines)
}

fn place_of(all: &[Touchpoint], id: i64) -> usize {
    all.iter().position(|other| other.plan.id == id).unwrap_or_default()
}

async fn state(cx: &Cx, chat: &Chat, touchpoint: &Touchpoint, forecast: &Forecast, most: usize) -> Result<State> {
    let plan = &touchpoint.plan;
    let outlook = outlook(chat, &forecast.plans, plan, &forecast.posted, cx.now, most);
    let moved = outlook.as_ref().ok().and_then(|outlook| outlook.moved).filter(|_| !touchpoint.paused);
    let supply = timing::supply(cx, touchpoint).await?;
    let dry = supply.filter(|supply| supply.is_dry(cx.now));
    let quiet = forecast.plans.iter().find(|other| other.is(plan)).and_then(|plan| plan.condition);
    let (next, no_room) = match (touchpoint.paused, outlook) {
        (true, _) => (Next::Paused, None),
        (false, _) if let Some(Condition::Quiet(quiet)) = quiet => (Next::WhenQuiet(quiet.rhythm.silence), None),
        (false, _) if dry.is_some() => (Next::Dry(dry.and_then(|supply| supply.again)), None),
        (false, Err(reason)) => (Next::Held(reason), None),
        (false, Ok(outlook)) => (Next::from(&outlook), outlook.lost.filter(|_| !outlook.times.is_empty())),
    };
    let left_out = plan.state.next.map(|next| next.scheduled_for).filter(|due| plan.is_skipped(*due, chat.zone));
    Ok(State { next, moved, no_room, left_out, last_skip: queries::last_skip(&cx.tx, chat.key, plan.id).await? })
}

/// What has to be known to foresee a group's posts.
struct Forecast {
    plans: Vec<Plan>,
    posted: Vec<Made>,
}

impl Forecast {
    async fn make(cx: &Cx, chat: &Chat) -> Result<Self> {
        Ok(Self { plans: posts::plans(cx, chat).await?, posted: posts::posted(cx, chat.key).await? })
    }
}
