//! What those who manage the group do about ideas: how one stands and why, what is the same, votes told in person, and the
//! post about a month.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    NAME,
    board::{Action, PER_PAGE},
    draw_later, found, log, month,
    queries::{self, Idea},
    remove,
    rules::{self, State},
    same_number, tell_later, views, write,
};
use crate::{
    dispatch::{
        Cx, Press, Result,
        context::About,
        flow::Talk,
        panel::{self, ALONE, Done, Page, Pager, Panel, View},
    },
    store::chats::Chat,
    telegram::{
        UserId,
        actor::Actor,
        keyboard::{Key, Keyboard},
    },
    words::{Line, line},
};

/// What the buttons of those who manage the group do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Deed {
    /// What can be done about an idea.
    Manage(i64),
    /// It stands so.
    Put(i64, State),
    /// A word why is to be written.
    Why(i64),
    /// It is the same as one of these; a page of them.
    Merge(i64, usize),
    /// It is the same as this one.
    Into(i64, i64),
    /// It is not the same after all.
    Apart(i64),
    /// Who told a manager that she is for it? A page of names.
    Told(i64, usize),
    /// She did, or did not.
    ToldBy(i64, UserId),
    /// Is it to go?
    AskRemove(i64),
    /// It goes.
    Remove(i64),
    /// The post about a month, as it would be.
    Month(i64),
    /// It is posted.
    PostMonth(i64),
    /// It is not.
    SkipMonth(i64),
}

#[async_trait]
impl Panel for Deed {
    const ROOM: &'static str = NAME;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        match self {
            Self::Manage(id) | Self::Put(id, _) | Self::Why(id) | Self::Into(id, _) | Self::Apart(id) => {
                ways(view, *id).await
            }
            Self::Merge(id, page) => targets(view, *id, *page).await,
            Self::Told(id, page) => people(view, *id, *page).await,
            Self::ToldBy(id, _) => people(view, *id, 0).await,
            Self::AskRemove(id) => ask_remove(view, *id).await,
            Self::Remove(_) => gone(view).await,
            Self::Month(month) | Self::PostMonth(month) | Self::SkipMonth(month) => month::page(view, *month).await,
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, chat, actor) = (view.cx, view.chat()?, press.actor());
        let said = match self {
            Self::Put(id, state) => {
                let Some(idea) = found(cx, chat.key, *id).await? else { return Ok(Done::shown()) };
                if idea.state == *state && idea.same_as.is_none() {
                    return Ok(Done::shown());
                }
                put(cx, chat, &idea, (*state, ""), &actor).await?;
                line("ideas-put").plain("state", state.code())
            }
            Self::Why(id) => {
                if found(cx, chat.key, *id).await?.is_none() {
                    return Ok(Done::shown());
                }
                Talk { flow: &write::Why, chat, person: &press.person }.begin(cx, write::about(*id), None).await?;
                return Ok(Done::stays());
            }
            Self::Into(id, other) => {
                let both = (found(cx, chat.key, *id).await?, found(cx, chat.key, *other).await?);
                let (Some(idea), Some(other)) = both else { return Ok(Done::shown()) };
                merge(cx, chat, &idea, &other, &actor).await?;
                line("ideas-merged").plain("number", &other.number.to_string())
            }
            Self::Apart(id) => {
                let Some(idea) = found(cx, chat.key, *id).await? else { return Ok(Done::shown()) };
                take_apart(cx, chat, &idea, &actor).await?;
                line("ideas-apart")
            }
            Self::ToldBy(id, user) => {
                let Some(idea) = found(cx, chat.key, *id).await? else { return Ok(Done::shown()) };
                enter(cx, chat, &idea, *user, &actor).await?
            }
            Self::Remove(id) => {
                remove(cx, chat, *id).await?;
                log(cx, chat, &actor, "removed").await?;
                line("ideas-removed")
            }
            Self::PostMonth(month) => month::post(cx, chat, *month, &press.person).await?,
            Self::SkipMonth(month) => month::skip(cx, chat, *month, &press.person).await?,
            Self::Manage(_) | Self::Merge(..) | Self::Told(..) | Self::AskRemove(_) | Self::Month(_) => {
                return Ok(Done::shown());
            }
        };
        Ok(Done::shown().saying(said))
    }
}

/// An idea stands so from now on; who is concerned hears of it in a while.
pub(super) async fn put(cx: &Cx, chat: &Chat, idea: &Idea, (state, why): (State, &str), actor: &Actor) -> Result {
    if idea.same_as.is_some() {
        return Err(line("ideas-is-merged").into());
    }
    queries::put(&cx.tx, idea.id, state, why, cx.now).await?;
    changed(cx, chat, idea.id, actor, state.code()).await
}

/// A manager has a word about how an idea stands.
pub(super) async fn set_why(cx: &Cx, chat: &Chat, idea: &Idea, why: &str, actor: &Actor) -> Result {
    queries::set_why(&cx.tx, idea.id, why).await?;
    changed(cx, chat, idea.id, actor, "why").await
}

/// An idea is the same as another: its votes count there.
pub(super) async fn merge(cx: &Cx, chat: &Chat, idea: &Idea, other: &Idea, actor: &Actor) -> Result {
    if idea.same_as.is_some() {
        return Err(line("ideas-is-merged").into());
    }
    // What it is merged into may itself be the same as another, which may be this one.
    if other.root == idea.id {
        return Err(line("ideas-is-itself").into());
    }
    queries::merge(&cx.tx, idea.id, other.root, cx.now).await?;
    changed(cx, chat, idea.id, actor, "merged").await
}

async fn take_apart(cx: &Cx, chat: &Chat, idea: &Idea, actor: &Actor) -> Result {
    if !rules::can_be_undone(idea.merged_at, cx.now) {
        return Err(line("ideas-too-late").into());
    }
    queries::take_apart(&cx.tx, idea).await?;
    changed(cx, chat, idea.id, actor, "apart").await
}

async fn changed(cx: &Cx, chat: &Chat, id: i64, actor: &Actor, deed: &str) -> Result {
    log(cx, chat, actor, deed).await?;
    tell_later(cx, chat.key, id, actor.person().map(|person| person.id)).await?;
    draw_later(cx, chat.key).await
}

/// Somebody told a manager that she is for it; a second press takes that back. Her own vote is hers to take back.
async fn enter(cx: &Cx, chat: &Chat, idea: &Idea, user: UserId, actor: &Actor) -> Result<Line> {
    let said = if queries::vote(&cx.tx, idea.root, (chat.key, user), true, cx.now).await? {
        log(cx, chat, actor, "told").await?;
        line("ideas-entered")
    } else if queries::withdraw(&cx.tx, idea.root, user, true).await? {
        log(cx, chat, actor, "untold").await?;
        line("ideas-not-entered")
    } else {
        return Ok(line("ideas-voted-herself"));
    };
    draw_later(cx, chat.key).await?;
    Ok(said)
}

async fn gone(view: &View<'_>) -> Result<Page> {
    let board = to_board(view, "ideas-button-board", &Action::List { state: None, page: 0 }).await?;
    Ok(Page::new(view.says(&line("ideas-gone")), Keyboard::new().row([board])))
}

/// A button to what everybody sees.
async fn to_board(view: &View<'_>, label: &'static str, action: &Action) -> Result<Key> {
    let about = About::chat(view.chat()?.key).for_anybody();
    view.labelled_about(line(label).render_plain(view.lang), action, about).await
}

async fn ways(view: &View<'_>, id: i64) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let Some(idea) = found(cx, chat.key, id).await? else { return gone(view).await };
    let same = same_number(cx, &idea).await?;
    let html = views::whole(&idea, same, &queries::same_as(&cx.tx, id).await?, chat, view.lang);
    let mut keyboard = Keyboard::new();
    if same.is_some() {
        if rules::can_be_undone(idea.merged_at, cx.now) {
            keyboard = keyboard.row([view.key(&line("ideas-button-apart"), &Deed::Apart(id)).await?]);
        }
    } else {
        let mut states = Vec::new();
        for state in State::ALL.into_iter().filter(|state| *state != idea.state) {
            let label = line("ideas-button-state").plain("state", state.code());
            states.push(view.key(&label, &Deed::Put(id, state)).await?);
        }
        // What is typed is typed in private.
        let why = match view.in_private {
            true => view.key(&line("ideas-button-why"), &Deed::Why(id)).await?,
            false => view.open_private(&Deed::Manage(id)).await?,
        };
        let more =
            view.keys(&[("ideas-button-merge", Deed::Merge(id, 0)), ("ideas-button-told", Deed::Told(id, 0))]).await?;
        keyboard = keyboard.rows_of(2, states).rows_of(2, more).row([why]);
    }
    let remove = view.key(&line("ideas-button-remove"), &Deed::AskRemove(id)).await?;
    let back = to_board(view, "ideas-button-back", &Action::Open(id)).await?;
    let html = format!("{html}\n\n{}", view.says(&views::numbered("ideas-ways", &idea)));
    Ok(Page::new(html, keyboard.rows_of(2, vec![remove, back])))
}

/// What an idea may be the same as: what is like it first, then the board.
async fn targets(view: &View<'_>, id: i64, wanted: usize) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let Some(idea) = found(cx, chat.key, id).await? else { return gone(view).await };
    let all = queries::how_many(&cx.tx, chat.key, None).await?;
    let pager = Pager::new(wanted, usize::try_from(all).unwrap_or_default(), PER_PAGE);
    let mut offered = Vec::new();
    if pager.page() == 0 {
        offered.extend(write::alike(cx, chat, &idea.text).await?);
    }
    let (most, skipped) = (PER_PAGE as i64, i64::try_from(pager.first()).unwrap_or(i64::MAX));
    for other in queries::board(&cx.tx, chat.key, None, most, skipped).await? {
        if offered.iter().all(|known| known.id != other) {
            offered.extend(queries::by_id(&cx.tx, other).await?);
        }
    }
    let mut keys = Vec::new();
    for other in offered.iter().filter(|other| other.id != id) {
        keys.push(view.labelled(views::label(other, ALONE, view.lang), &Deed::Into(id, other.id)).await?);
    }
    let turns = pager.turns(view, |page| Deed::Merge(id, page)).await?;
    let back = view.key(&line("ideas-button-back"), &Deed::Manage(id)).await?;
    let words = views::numbered("ideas-which-same", &idea).text("text", &idea.text);
    Ok(Page::new(view.says(&pager.says(words)), Keyboard::new().rows_of(1, keys).row(turns).row([back])))
}

async fn people(view: &View<'_>, id: i64, page: usize) -> Result<Page> {
    let Some(idea) = found(view.cx, view.chat()?.key, id).await? else { return gone(view).await };
    let words = views::numbered("ideas-who-told", &idea).num("n", idea.told);
    let pick = |user| Deed::ToldBy(id, user);
    let chosen = panel::members::choose(view, words, page, pick, |page| Deed::Told(id, page)).await?;
    Ok(chosen.row([view.key(&line("ideas-button-back"), &Deed::Manage(id)).await?]))
}

async fn ask_remove(view: &View<'_>, id: i64) -> Result<Page> {
    let Some(idea) = found(view.cx, view.chat()?.key, id).await? else { return gone(view).await };
    let keys =
        view.keys(&[("ideas-button-remove-yes", Deed::Remove(id)), ("ideas-button-back", Deed::Manage(id))]).await?;
    let words = views::numbered("ideas-ask-remove", &idea).text("text", &idea.text).num("n", idea.votes);
    Ok(Page::new(view.says(&words), Keyboard::new().rows_of(2, keys)))
}
