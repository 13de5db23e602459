//! What members see: the board, one idea, those that are like the one she writes.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    Ideas, NAME, draw_later, found,
    manage::Deed,
    put,
    queries::{self, Idea},
    remove,
    rules::State,
    same_number, topic, views, write,
};
use crate::{
    dispatch::{
        Cx, Press, Result,
        context::About,
        flow::{Answers, Talk},
        panel::{ALONE, Done, For, Page, Pager, Panel, View},
        rights::Need,
    },
    store::chats::Chat,
    telegram::{
        ThreadId, UserId,
        keyboard::{Key, Keyboard},
    },
    words::{Line, line},
};

/// Ideas on a page.
pub(super) const PER_PAGE: usize = 6;

/// What our buttons and links do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Action {
    /// A page of the board: of all ideas, or of those that stand so.
    List {
        #[serde(default)]
        state: Option<State>,
        #[serde(default)]
        page: usize,
    },
    /// One idea.
    Open(i64),
    /// She is for it, or no longer; below the idea in the group.
    Vote(i64),
    /// The same, on the board.
    VoteHere(i64),
    /// She wants to write this: what is like it, and whether it is another.
    Similar { text: String, thread: Option<ThreadId> },
    /// This one is the same as hers: her vote goes there.
    Same(i64),
    /// It is another: it is posted.
    Post { text: String, thread: Option<ThreadId> },
    /// She wants to write one.
    Write,
    /// She takes hers back.
    TakeBack(i64),
}

#[async_trait]
impl Panel for Action {
    const ROOM: &'static str = NAME;
    const FOR: For = For::Her;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let chat = view.chat()?;
        if let Ok(person) = view.person() {
            must_be_in(view.cx, chat, person.id).await?;
        }
        match self {
            Self::List { state, page } => list(view, chat, *state, *page).await,
            Self::Open(id) | Self::Vote(id) | Self::VoteHere(id) | Self::Same(id) | Self::TakeBack(id) => {
                one(view, chat, *id).await
            }
            Self::Similar { text, thread } => similar(view, chat, text, *thread).await,
            Self::Post { .. } | Self::Write => list(view, chat, None, 0).await,
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, chat, person) = (view.cx, view.chat()?, &press.person);
        match self {
            Self::List { .. } | Self::Open(_) | Self::Similar { .. } => Ok(Done::shown()),
            Self::Vote(id) => {
                let said = turn(cx, chat, *id, person.id).await?;
                found_by(cx, chat, *id, press).await?;
                Ok(Done::stays().saying(said))
            }
            Self::VoteHere(id) => {
                let said = turn(cx, chat, *id, person.id).await?;
                Ok(Done::shown().saying(said))
            }
            Self::Same(id) => {
                must_be_in(cx, chat, person.id).await?;
                let idea = root(cx, chat, *id).await?;
                queries::vote(&cx.tx, idea.id, (chat.key, person.id), false, cx.now).await?;
                draw_later(cx, chat.key).await?;
                Ok(Done::instead(one(view, chat, idea.id).await?).saying(line("ideas-voted")))
            }
            Self::Post { text, thread } => {
                let thread = if thread.is_some() { *thread } else { topic(cx, chat).await? };
                let id = put(cx, chat, person, text, thread).await?;
                let posted = line("ideas-posted").text("group", &chat.title);
                Ok(Done::instead(one(view, chat, id).await?).saying(posted))
            }
            Self::Write => {
                write::may(cx, chat, person).await?;
                Talk { flow: &write::Writing, chat, person }.begin(cx, Answers::default(), None).await?;
                Ok(Done::stays())
            }
            Self::TakeBack(id) => {
                if let Some(idea) = found(cx, chat.key, *id).await? {
                    if !can_be_taken_back(cx, &idea, person.id).await? {
                        return Ok(Done::shown().saying(line("ideas-not-taken-back")));
                    }
                    remove(cx, chat, *id).await?;
                }
                Ok(Done::instead(list(view, chat, None, 0).await?).saying(line("ideas-taken-back")))
            }
        }
    }
}

async fn must_be_in(cx: &Cx, chat: &Chat, user: UserId) -> Result {
    match cx.is_in(chat, user).await? {
        true => Ok(()),
        false => Err(line("ideas-not-in").text("group", &chat.title).into()),
    }
}

/// The idea for which votes for this one count.
async fn root(cx: &Cx, chat: &Chat, id: i64) -> Result<Idea> {
    let gone = || line("ideas-gone");
    let idea = found(cx, chat.key, id).await?.ok_or_else(gone)?;
    match idea.root == id {
        true => Ok(idea),
        false => Ok(found(cx, chat.key, idea.root).await?.ok_or_else(gone)?),
    }
}

/// Somebody in the group is for an idea from now on, or no longer. Returns what is said to her.
async fn turn(cx: &Cx, chat: &Chat, id: i64, user: UserId) -> Result<Line> {
    must_be_in(cx, chat, user).await?;
    let idea = root(cx, chat, id).await?;
    let is_for = queries::vote(&cx.tx, idea.id, (chat.key, user), false, cx.now).await?;
    if !is_for {
        queries::withdraw(&cx.tx, idea.id, user, false).await?;
    }
    draw_later(cx, chat.key).await?;
    Ok(line(if is_for { "ideas-voted" } else { "ideas-withdrawn" }))
}

/// Whether its message arrived was not known, or where: it stands where the button was pressed.
async fn found_by(cx: &Cx, chat: &Chat, id: i64, press: &Press) -> Result {
    let Some(at) = press.editable().filter(|at| at.chat == chat.id && at.ephemeral.is_none()) else { return Ok(()) };
    match found(cx, chat.key, id).await? {
        Some(idea) if idea.message.is_none() => {
            queries::stands(&cx.tx, id, at.message, -1).await?;
            draw_later(cx, chat.key).await
        }
        _ => Ok(()),
    }
}

/// Her own may go as long as nobody else is for it, and nothing came of it.
async fn can_be_taken_back(cx: &Cx, idea: &Idea, user: UserId) -> Result<bool> {
    let others = idea.votes - i64::from(queries::has_vote(&cx.tx, idea.id, user).await?);
    let is_alone = idea.same_as.is_none() && queries::same_as(&cx.tx, idea.id).await?.is_empty();
    Ok(idea.author == Some(user) && is_alone && others == 0 && idea.state == State::New)
}

async fn list(view: &View<'_>, chat: &Chat, state: Option<State>, wanted: usize) -> Result<Page> {
    let cx = view.cx;
    let all = queries::how_many(&cx.tx, chat.key, state).await?;
    let pager = Pager::new(wanted, usize::try_from(all).unwrap_or_default(), PER_PAGE);
    let (most, skipped) = (PER_PAGE as i64, i64::try_from(pager.first()).unwrap_or(i64::MAX));
    let (mut lines, mut keys) = (Vec::new(), Vec::new());
    for id in queries::board(&cx.tx, chat.key, state, most, skipped).await? {
        let Some(idea) = queries::by_id(&cx.tx, id).await? else { continue };
        lines.push(views::entry(&idea).render(view.lang));
        keys.push(view.labelled(views::label(&idea, ALONE, view.lang), &Action::Open(id)).await?);
    }
    let title = line("ideas-board").text("group", &chat.title).plain("state", state.map_or("all", State::code));
    let words = match lines.is_empty() {
        true => line("ideas-none").render(view.lang),
        false => lines.join("\n"),
    };
    let mut keyboard =
        Keyboard::new().rows_of(1, keys).row(pager.turns(view, |page| Action::List { state, page }).await?);
    let other = [None].into_iter().chain(State::ALL.map(Some)).filter(|other| *other != state);
    let mut filters = Vec::new();
    for state in other {
        let label = line("ideas-button-filter").plain("state", state.map_or("all", State::code));
        filters.push(view.key(&label, &Action::List { state, page: 0 }).await?);
    }
    keyboard = keyboard.rows_of(2, filters);
    if view.in_private {
        keyboard = keyboard.row([view.key(&line("ideas-button-write"), &Action::Write).await?]);
    }
    Ok(Page::new(format!("{}\n\n{words}", view.says(&pager.says(title))), keyboard))
}

async fn one(view: &View<'_>, chat: &Chat, id: i64) -> Result<Page> {
    let cx = view.cx;
    let back = view.key(&line("ideas-button-board"), &Action::List { state: None, page: 0 }).await?;
    let Some(idea) = found(cx, chat.key, id).await? else {
        return Ok(Page::new(view.says(&line("ideas-gone")), Keyboard::new().row([back])));
    };
    let same = same_number(cx, &idea).await?;
    let others = queries::same_as(&cx.tx, id).await?;
    let html = views::whole(&idea, same, &others, chat, view.lang);
    let mut keys = Vec::new();
    match idea.same_as {
        Some(other) => {
            let label = line("ideas-button-other").plain("number", &same.unwrap_or_default().to_string());
            keys.push(view.key(&label, &Action::Open(other)).await?);
        }
        None => keys.extend(own(view, &idea).await?),
    }
    if view.rank().await?.may(&Need::of_room(&Ideas)) {
        let label = line("ideas-button-manage").render_plain(view.lang);
        keys.push(view.labelled_about(label, &Deed::Manage(id), About::chat(chat.key)).await?);
    }
    Ok(Page::new(html, Keyboard::new().rows_of(2, keys).row([back])))
}

/// What she can do about it herself.
async fn own(view: &View<'_>, idea: &Idea) -> Result<Vec<Key>> {
    let Ok(person) = view.person() else { return Ok(Vec::new()) };
    let is_for = queries::has_vote(&view.cx.tx, idea.id, person.id).await?;
    let label = if is_for { "ideas-button-withdraw" } else { "ideas-button-vote-here" };
    let mut keys = vec![view.key(&line(label), &Action::VoteHere(idea.id)).await?];
    if can_be_taken_back(view.cx, idea, person.id).await? {
        keys.push(view.key(&line("ideas-button-take-back"), &Action::TakeBack(idea.id)).await?);
    }
    Ok(keys)
}

/// What she writes, and what is like it.
async fn similar(view: &View<'_>, chat: &Chat, text: &str, thread: Option<ThreadId>) -> Result<Page> {
    let cx = view.cx;
    let name = view.person()?.name.clone();
    let alike = write::alike(cx, chat, text).await?;
    let mut keyboard = Keyboard::new();
    let mut lines = Vec::new();
    for idea in &alike {
        lines.push(views::entry(idea).render(view.lang));
        let label = line("ideas-button-same").plain("number", &idea.number.to_string());
        keyboard = keyboard.row([view.key(&label, &Action::Same(idea.id)).await?]);
    }
    let label = line(if alike.is_empty() { "ideas-button-post" } else { "ideas-button-another" });
    let post = Action::Post { text: text.to_owned(), thread };
    keyboard = keyboard.row([view.key(&label, &post).await?]);
    let draft = views::draft(&name, text, view.lang);
    let words = match alike.is_empty() {
        true => line("ideas-preview").text("group", &chat.title).html("draft", draft),
        false => line("ideas-similar").html("draft", draft).html("ideas", lines.join("\n")),
    };
    Ok(Page::new(view.says(&words), keyboard))
}
