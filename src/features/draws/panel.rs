//! What people see of a group's draws, and what can be done about them.

use std::sync::Arc;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    Draws, NAME, life, make,
    queries::{self, Stage},
    views,
};
use crate::{
    dispatch::{
        Ask, Cx, Opened, Place, Press, Result, chooser,
        context::About,
        panel::{
            self as screens, Done, For, Page, Pager, Panel, View,
            groups::{Among, Question},
        },
        rights::Need,
    },
    store::chats::{self, Chat},
    telegram::{actor::Person, keyboard::Keyboard},
    words::{clip, line},
};

/// Draws on a page.
const PER_PAGE: usize = 6;

/// What the button in the group does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Entering {
    /// She takes part.
    Enter { draw: i64 },
}

/// What everybody's buttons do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Action {
    /// The draws of a group, a page of them.
    DrawList(usize),
    /// One of them, with her ticket.
    DrawOne(i64),
    /// She takes part no more.
    LeaveDraw(i64),
}

/// What the buttons of those do who manage the group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::enum_variant_names, reason = "a room's buttons are told apart by these names")]
pub(super) enum Deed {
    /// A new one.
    NewDraw { title: Option<String> },
    /// Into the group once more, at its end.
    ShowDraw(i64),
    /// It will never be drawn; only if she is sure.
    CancelDraw { id: i64, sure: bool },
}

/// The button in the group was pressed.
pub(super) async fn entered(cx: Cx, press: Arc<Press>) -> Result {
    let (Entering::Enter { draw }, Some(chat)) = (press.action()?, &press.chat) else {
        return Err(line("refuse-stale-button").into());
    };
    let (ticket, is_new) = life::enter(&cx, chat, &press.person, draw).await?;
    if is_new {
        life::tell_ticket(&cx, chat, press.person.id, draw).await?;
    }
    let words = line(if is_new { "draw-entered-now" } else { "draw-entered-already" });
    cx.toast(&press, &words.plain("ticket", &ticket)).await
}

#[async_trait]
impl Panel for Action {
    const ROOM: &'static str = NAME;
    const FOR: For = For::Her;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        match self {
            Self::DrawList(page) => list(view, *page).await,
            Self::DrawOne(id) | Self::LeaveDraw(id) => one(view, *id).await,
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let Self::LeaveDraw(id) = self else { return Ok(Done::shown()) };
        match life::leave(view.cx, view.chat()?, press.person.id, *id).await? {
            true => Ok(Done::shown().saying(line("draw-left"))),
            false => Ok(Done::shown().saying(line("draw-is-closed"))),
        }
    }
}

async fn may_manage(view: &View<'_>) -> Result<bool> {
    Ok(view.rank().await?.may(&Need::of_room(&Draws)))
}

async fn list(view: &View<'_>, wanted: usize) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let (all, _) = queries::how_many(&cx.tx, chat.key).await?;
    let pager = Pager::new(wanted, usize::try_from(all).unwrap_or_default(), PER_PAGE);
    let skipped = i64::try_from(pager.first()).unwrap_or(i64::MAX);
    let (mut rows, mut keys) = (Vec::new(), Vec::new());
    for id in queries::list_of(&cx.tx, chat.key, PER_PAGE as i64, skipped).await? {
        let Some(draw) = queries::by_id(&cx.tx, id).await? else { continue };
        let n = queries::how_many_in(&cx.tx, id).await?;
        rows.push(view.says(&views::row(&draw, n, cx.now, chat)));
        keys.push(view.labelled(clip(&draw.title, screens::ALONE), &Action::DrawOne(id)).await?);
    }
    let words = match rows.as_slice() {
        [] => line("draw-list-none").text("group", &chat.title),
        rows => line("draw-list-of").text("group", &chat.title).html("rows", rows.join("\n")),
    };
    let turns = pager.turns(view, Action::DrawList).await?;
    let mut keyboard = Keyboard::new().rows_of(1, keys).row(turns);
    if may_manage(view).await? {
        keyboard = keyboard.row([begins(view, chat).await?]);
    }
    Ok(Page::new(view.says(&pager.says(words)), keyboard))
}

/// The button that begins a new one.
async fn begins(view: &View<'_>, chat: &Chat) -> Result<crate::telegram::keyboard::Key> {
    let (new, about) = (Deed::NewDraw { title: None }, About::chat(chat.key));
    if !view.in_private {
        return view.goes_on_about("draw-button-new", &new, about).await;
    }
    view.labelled_about(line("draw-button-new").render_plain(view.lang), &new, about).await
}

async fn one(view: &View<'_>, id: i64) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let draw = life::must_be(cx, chat.key, id).await?;
    let ticket = match view.person() {
        Ok(person) => queries::ticket_of(&cx.tx, id, person.id).await?,
        Err(_) => None,
    };
    let mut keys = Vec::new();
    if draw.stage == Stage::Open && ticket.is_some() {
        keys.push(view.key(&line("draw-button-leave"), &Action::LeaveDraw(id)).await?);
    }
    if draw.stage.runs() && may_manage(view).await? {
        let about = About::chat(chat.key);
        let says = |label: &'static str| line(label).render_plain(view.lang);
        keys.push(view.labelled_about(says("draw-button-show"), &Deed::ShowDraw(id), about).await?);
        let cancel = Deed::CancelDraw { id, sure: false };
        keys.push(view.labelled_about(says("draw-button-cancel"), &cancel, about).await?);
    }
    let back = view.key(&line("draw-button-list"), &Action::DrawList(0)).await?;
    let n = queries::how_many_in(&cx.tx, id).await?;
    let html = views::one(&draw, n, ticket.as_ref(), cx.now, (chat, view.lang));
    Ok(Page::new(html, Keyboard::new().rows_of(2, keys).row([back])))
}

/// `/draw`
pub(super) async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    match (&ask.place, ask.actor.person()) {
        (Place::Group(chat), _) => in_group(&cx, &ask, chat).await,
        (Place::Private, Some(person)) => in_private(&cx, &ask, person).await,
        (Place::Private, None) => Ok(()),
    }
}

async fn in_group(cx: &Cx, ask: &Ask, chat: &Chat) -> Result {
    let title = Some(ask.command.args.trim().to_owned()).filter(|title| !title.is_empty());
    let manages = cx.rank(chat.key, &ask.actor).await?.may(&Need::of_room(&Draws));
    if let Some(message) = ask.answers.filter(|_| manages)
        && life::found(cx, chat, message).await?
    {
        return cx.whisper(ask, &line("draw-looks")).await;
    }
    if title.is_some() {
        cx.must_have(ask, Need::of_room(&Draws)).await?;
    }
    match (title, ask.actor.person()) {
        (None, Some(_)) => screens::whisper(cx, ask, &Action::DrawList(0)).await,
        (title, _) => {
            cx.must_have(ask, Need::of_room(&Draws)).await?;
            let link = cx.link(NAME, &Deed::NewDraw { title }, About::chat(chat.key)).await?;
            cx.offer_private(ask, link, &line("draw-in-private")).await
        }
    }
}

async fn in_private(cx: &Cx, ask: &Ask, person: &Person) -> Result {
    let title = Some(ask.command.args.trim().to_owned()).filter(|title| !title.is_empty());
    let Some(title) = title else {
        let list = Action::DrawList(0);
        return match chooser::shared_groups(cx, person.id, NAME).await?.as_slice() {
            [] => Err(line("draw-no-group").into()),
            [(only, _)] => screens::show(cx, ask.at.chat, Some(&*cx.chat(*only).await?), person, &list).await,
            _ => {
                let question = Question::new(NAME, "draw-which-group", Among::Shared, &list)?;
                chooser::ask(cx, ask.at.chat, person, &question).await
            }
        };
    };
    match managed(cx, person).await?.as_slice() {
        [] => Err(line("refuse-group-only").plain("command", &ask.command.name).into()),
        [only] => make::begin(cx, only, person, Some(&title), None).await,
        _ => {
            let new = Deed::NewDraw { title: Some(title) };
            let question = Question::new(NAME, "draw-which-group", Among::Managed, &new)?;
            chooser::ask(cx, ask.at.chat, person, &question).await
        }
    }
}

/// The groups in which somebody may make draws.
async fn managed(cx: &Cx, person: &Person) -> Result<Vec<Chat>> {
    let mut managed = Vec::new();
    for chat in chats::helped_by(&cx.tx, person.id).await? {
        let may = cx.must_help_with(&chat, person, NAME).await.is_ok();
        if may && cx.is_on(chat.key, NAME).await? {
            managed.push(chat);
        }
    }
    Ok(managed)
}

/// A button of those who manage the group was pressed.
pub(super) async fn pressed(cx: Cx, press: Arc<Press>) -> Result {
    let chat = press.chat.as_ref().ok_or_else(|| line("refuse-stale-button"))?;
    match press.action()? {
        Deed::NewDraw { title } => make::begin(&cx, chat, &press.person, title.as_deref(), Some(&press)).await,
        Deed::ShowDraw(_) | Deed::CancelDraw { .. } => screens::pressed::<Deed>(cx.clone(), Arc::clone(&press)).await,
    }
}

/// A link of theirs was opened.
pub(super) async fn opened(cx: Cx, opened: Arc<Opened>) -> Result {
    let chat = opened.chat.as_ref().ok_or_else(|| line("refuse-stale-button"))?;
    match serde_json::from_str(&opened.action)? {
        Deed::NewDraw { title } => make::begin(&cx, chat, &opened.person, title.as_deref(), None).await,
        Deed::ShowDraw(_) | Deed::CancelDraw { .. } => screens::opened::<Deed>(cx.clone(), Arc::clone(&opened)).await,
    }
}

#[async_trait]
impl Panel for Deed {
    const ROOM: &'static str = NAME;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        match self {
            Self::NewDraw { .. } => list(view, 0).await,
            Self::ShowDraw(id) | Self::CancelDraw { id, sure: true } => one(view, *id).await,
            Self::CancelDraw { id, sure: false } => sure_to_cancel(view, *id).await,
        }
    }

    async fn act(&self, view: &View<'_>, _press: &Press) -> Result<Done> {
        let (cx, chat) = (view.cx, view.chat()?);
        match self {
            Self::NewDraw { .. } | Self::CancelDraw { sure: false, .. } => Ok(Done::shown()),
            Self::ShowDraw(id) => {
                let draw = life::must_be(cx, chat.key, *id).await?;
                if draw.stage != Stage::Open || !chat.bot.can_write() {
                    return Ok(Done::shown().saying(line("draw-is-closed")));
                }
                life::show(cx, chat, &draw).await?;
                Ok(Done::shown().saying(line("draw-is-posted").text("group", &chat.title)))
            }
            Self::CancelDraw { id, sure: true } => {
                life::cancel(cx, chat, &life::must_be(cx, chat.key, *id).await?, "manager").await?;
                Ok(Done::shown().saying(line("draw-is-cancelled")))
            }
        }
    }
}

async fn sure_to_cancel(view: &View<'_>, id: i64) -> Result<Page> {
    let draw = life::must_be(view.cx, view.chat()?.key, id).await?;
    let yes = view.key(&line("draw-button-cancel"), &Deed::CancelDraw { id, sure: true }).await?;
    let keyboard = Keyboard::new().row([yes]);
    Ok(Page::new(view.says(&line("draw-sure-to-cancel").text("title", &draw.title)), keyboard))
}
