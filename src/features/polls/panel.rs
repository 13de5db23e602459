//! What managers see: the open polls and those that are over, what comes and the templates; and what they do with them.

use std::sync::Arc;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    NAME, ask, follow,
    life::{have_closed, number},
    queries::{self, Poll, plans},
    rules::stage::{Handle, Stage},
    views,
};
use crate::{
    dispatch::{
        Ask, Cx, Opened, Place, Press, Result, artist, chooser,
        panel::{
            self as screens, Done, Page, Pager, Panel, View,
            groups::{Among, Question},
        },
        posts,
        whisper::Picture,
    },
    features::pictures,
    store::chats::Chat,
    telegram::{actor::Person, keyboard::Keyboard, request::Request},
    words::{clip, line},
};

/// Polls, plans and people on a page.
const PER_PAGE: usize = 6;
const PEOPLE: usize = 20;
/// Rounds of one plan that are drawn.
const MOST_ROUNDS: i64 = 26;

/// What our buttons and links do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Action {
    /// The polls, a page of them.
    List { page: usize },
    /// One of them.
    One { id: i64 },
    /// Closes it now.
    Close { id: i64 },
    /// Asks it once more.
    Repeat { id: i64 },
    /// Sends it as a table.
    Export { id: i64 },
    /// Who has not voted.
    Missing { id: i64, page: usize },
    /// Its tie.
    Tie { id: i64 },
    /// Decides the tie.
    Cast { id: i64, option: usize },
    /// What comes, and the templates.
    Plans { page: usize },
    /// One of these.
    Plan { id: i64 },
    /// Asks it now.
    Use { id: i64 },
    /// Changes it.
    Change { id: i64 },
    /// Gives it a name.
    Rename { id: i64 },
    /// Takes it away.
    Remove { id: i64 },
    /// A new poll.
    New { typed: Option<String> },
}

/// `/polls`
pub(super) async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    let list = Action::List { page: 0 };
    let (Place::Private, Some(person)) = (&ask.place, ask.actor.person()) else {
        return screens::whisper(&cx, &ask, &list).await;
    };
    match ask::managed(&cx, person).await?.as_slice() {
        [] => Err(line("refuse-group-only").plain("command", &ask.command.name).into()),
        [only] => screens::show(&cx, ask.at.chat, Some(only), person, &list).await,
        _ => {
            let question = Question::new(NAME, "poll-which-group", Among::Managed, &list)?;
            chooser::ask(&cx, ask.at.chat, person, &question).await
        }
    }
}

/// A button was pressed.
pub(super) async fn pressed(cx: Cx, press: Arc<Press>) -> Result {
    let chat = press.chat.as_ref().ok_or_else(|| line("refuse-stale-button"))?;
    match began(&cx, chat, &press.person, &press.action()?, Some(&press)).await? {
        true => Ok(()),
        false => screens::pressed::<Action>(cx.clone(), Arc::clone(&press)).await,
    }
}

/// A link was opened.
pub(super) async fn opened(cx: Cx, opened: Arc<Opened>) -> Result {
    let chat = opened.chat.as_ref().ok_or_else(|| line("refuse-stale-button"))?;
    match began(&cx, chat, &opened.person, &serde_json::from_str(&opened.action)?, None).await? {
        true => Ok(()),
        false => screens::opened::<Action>(cx.clone(), Arc::clone(&opened)).await,
    }
}

/// Begins what is asked question by question. [`false`]: it is a page.
async fn began(cx: &Cx, chat: &Chat, person: &Person, action: &Action, press: Option<&Press>) -> Result<bool> {
    let gone = || line("poll-plan-gone");
    match action {
        Action::New { typed } => ask::begin(cx, chat, person, typed.as_deref(), press).await?,
        Action::Repeat { id } => {
            let poll = poll(cx, chat, *id).await?;
            ask::again(cx, chat, person, &ask::spec_of_poll(&poll), press).await?;
        }
        Action::Use { id } => {
            let kept = plans::by_id(&cx.tx, chat.key, *id).await?.ok_or_else(gone)?;
            ask::again(cx, chat, person, &kept.spec, press).await?;
        }
        Action::Change { id } => {
            let kept = plans::by_id(&cx.tx, chat.key, *id).await?.ok_or_else(gone)?;
            ask::change(cx, chat, person, &kept, press).await?;
        }
        Action::Rename { id } => ask::rename(cx, chat, person, *id, press).await?,
        _ => return Ok(false),
    }
    Ok(true)
}

async fn poll(cx: &Cx, chat: &Chat, id: i64) -> Result<Poll> {
    let found = queries::in_chat(&cx.tx, chat.key, id).await?.filter(|poll| !poll.words.question.is_empty());
    found.ok_or_else(|| line("poll-gone").into())
}

#[async_trait]
impl Panel for Action {
    const ROOM: &'static str = NAME;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        match self {
            Self::List { page } => list(view, *page).await,
            Self::One { id } | Self::Close { id } | Self::Repeat { id } | Self::Export { id } => one(view, *id).await,
            Self::Missing { id, page } => missing(view, *id, *page).await,
            Self::Tie { id } | Self::Cast { id, .. } => tie(view, *id).await,
            Self::Plans { page } => all_plans(view, *page).await,
            Self::Remove { .. } | Self::New { .. } => all_plans(view, 0).await,
            Self::Plan { id } | Self::Use { id } | Self::Change { id } | Self::Rename { id } => plan(view, *id).await,
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, chat) = (view.cx, view.chat()?);
        match self {
            Self::Close { id } => {
                let poll = poll(cx, chat, *id).await?;
                let Stage::Open(Handle { message: Some(message), .. }) = poll.stage else {
                    return Err(line("poll-none-open").into());
                };
                have_closed(cx, &poll, message, None).await?;
                Ok(Done::shown().saying(line("poll-is-closing")))
            }
            Self::Export { id } if view.in_private => {
                export(view, &poll(cx, chat, *id).await?, &press.person).await?;
                Ok(Done::stays().saying(line("poll-is-exported")))
            }
            Self::Cast { id, option } => {
                follow::cast(cx, &poll(cx, chat, *id).await?, *option, &press.person).await?;
                Ok(Done::shown().saying(line("poll-is-cast")))
            }
            Self::Remove { id } => {
                if let Some(kept) = plans::by_id(&cx.tx, chat.key, *id).await? {
                    plans::end(&cx.tx, kept.id).await?;
                    posts::follow(cx, chat.key).await?;
                }
                Ok(Done::shown().saying(line("poll-is-removed")))
            }
            _ => Ok(Done::shown()),
        }
    }
}

async fn list(view: &View<'_>, page: usize) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let (all, _) = queries::how_many_kept(&cx.tx, chat.key).await?;
    let pager = Pager::new(page, usize::try_from(all).unwrap_or_default(), PER_PAGE);
    let first = i64::try_from(pager.first()).unwrap_or_default();
    let most = i64::try_from(PER_PAGE).unwrap_or_default();
    let shown = queries::kept(&cx.tx, chat.key, most, first).await?;
    let (mut rows, mut keys) = (Vec::new(), Vec::new());
    for poll in &shown {
        rows.push(view.says(&views::row(chat, poll, cx.now)));
        let label = clip(&poll.words.question, screens::ALONE);
        keys.push(view.labelled(label, &Action::One { id: poll.id }).await?);
    }
    let words = match rows.as_slice() {
        [] => line("poll-list-none").text("group", &chat.title),
        rows => line("poll-list").text("group", &chat.title).html("rows", rows.join("\n\n")),
    };
    let turns = pager.turns(view, |page| Action::List { page }).await?;
    let new = view.goes_on("poll-button-new", &Action::New { typed: None }).await?;
    let kept = view.key(&line("poll-button-plans"), &Action::Plans { page: 0 }).await?;
    let keyboard = Keyboard::new().rows_of(1, keys).row(turns).row([new, kept]);
    Ok(Page::new(view.says(&pager.says(words)), keyboard))
}

async fn one(view: &View<'_>, id: i64) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let poll = poll(cx, chat, id).await?;
    let missing = match poll.stage {
        Stage::Open(_) => follow::not_voted(cx, chat, &poll).await?.len(),
        _ => 0,
    };
    let mut keys = vec![view.goes_on("poll-button-repeat", &Action::Repeat { id }).await?];
    if matches!(poll.stage, Stage::Open(Handle { message: Some(_), .. })) {
        keys.push(view.key(&line("poll-button-close"), &Action::Close { id }).await?);
    }
    if view.in_private {
        keys.push(view.key(&line("poll-button-export"), &Action::Export { id }).await?);
        if !views::is_anonymous(&poll) && missing > 0 {
            keys.push(view.key(&line("poll-button-missing"), &Action::Missing { id, page: 0 }).await?);
        }
    } else {
        keys.push(view.open_private(&Action::One { id }).await?);
    }
    if !follow::tied(&poll).is_empty() {
        keys.push(view.key(&line("poll-button-tie"), &Action::Tie { id }).await?);
    }
    let back = view.key(&line("poll-button-back"), &Action::List { page: 0 }).await?;
    Ok(Page::new(views::one(chat, &poll, cx.now, view.lang), Keyboard::new().rows_of(2, keys).row([back])))
}

/// Who said something lately and has not voted: for managers, in private, and for nobody else.
async fn missing(view: &View<'_>, id: i64, page: usize) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let poll = poll(cx, chat, id).await?;
    let back = view.key(&line("poll-button-back"), &Action::One { id }).await?;
    if !view.in_private || views::is_anonymous(&poll) {
        return Ok(Page::new(view.says(&line("poll-missing-private")), Keyboard::new().row([back])));
    }
    let all = follow::not_voted(cx, chat, &poll).await?;
    let pager = Pager::new(page, all.len(), PEOPLE);
    let turns = pager.turns(view, |page| Action::Missing { id, page }).await?;
    let words = views::missing(&poll, all.len(), pager.of(&all));
    Ok(Page::new(view.says(&pager.says(words)), Keyboard::new().row(turns).row([back])))
}

async fn tie(view: &View<'_>, id: i64) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let poll = poll(cx, chat, id).await?;
    let mut keys = Vec::new();
    for option in follow::tied(&poll) {
        let label = poll.words.options.get(option).cloned().unwrap_or_default();
        keys.push(view.labelled(clip(&label, screens::ALONE), &Action::Cast { id, option }).await?);
    }
    let words = if keys.is_empty() { views::decided(&poll) } else { views::tie(&poll) };
    let back = view.key(&line("poll-button-back"), &Action::One { id }).await?;
    Ok(Page::new(view.says(&words), Keyboard::new().rows_of(1, keys).row([back])))
}

/// The table of a poll, in private.
async fn export(view: &View<'_>, poll: &Poll, person: &Person) -> Result {
    let voters = match number(poll) {
        Some(number) if !views::is_anonymous(poll) => queries::voters(&view.cx.tx, number).await?,
        _ => Vec::new(),
    };
    let rows = views::table(poll, &voters, view.lang);
    let table = artist::table(&rows, &format!("poll-{}.csv", poll.id))?;
    let words = line("poll-export").text("question", &poll.words.question).render(view.lang);
    view.cx.send(Request::with_media(person.id.private_chat(), &table, &words)).await
}

async fn all_plans(view: &View<'_>, page: usize) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let all = plans::of_chat(&cx.tx, chat.key).await?;
    let pager = Pager::new(page, all.len(), PER_PAGE);
    let (mut rows, mut keys) = (Vec::new(), Vec::new());
    for kept in pager.of(&all) {
        rows.push(view.says(&views::row_of_plan(kept, view.lang)));
        let label = views::name_of_plan(kept).render_plain(view.lang);
        keys.push(view.labelled(clip(&label, screens::ALONE), &Action::Plan { id: kept.id }).await?);
    }
    let words = match rows.as_slice() {
        [] => line("poll-plans-none").text("group", &chat.title),
        rows => line("poll-plans").text("group", &chat.title).html("rows", rows.join("\n")),
    };
    let turns = pager.turns(view, |page| Action::Plans { page }).await?;
    let new = view.goes_on("poll-button-new", &Action::New { typed: None }).await?;
    let list = view.key(&line("poll-button-list"), &Action::List { page: 0 }).await?;
    let keyboard = Keyboard::new().rows_of(1, keys).row(turns).row([new, list]);
    Ok(Page::new(view.says(&pager.says(words)), keyboard))
}

async fn plan(view: &View<'_>, id: i64) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let Some(kept) = plans::by_id(&cx.tx, chat.key, id).await? else { return all_plans(view, 0).await };
    let rounds = queries::rounds(&cx.tx, id, None, MOST_ROUNDS).await?;
    let mut keys = vec![
        view.goes_on("poll-button-use", &Action::Use { id }).await?,
        view.goes_on("poll-button-change", &Action::Change { id }).await?,
    ];
    if !kept.comes {
        keys.push(view.goes_on("poll-button-rename", &Action::Rename { id }).await?);
    }
    keys.push(view.key(&line("poll-button-remove"), &Action::Remove { id }).await?);
    let back = view.key(&line("poll-button-back"), &Action::Plans { page: 0 }).await?;
    let next = posts::states(cx, chat.key, NAME).await?(id).next.map(|next| next.scheduled_for);
    let html = views::plan(chat, &kept, next, &rounds, cx.now, view.lang);
    let mut page = Page::new(html, Keyboard::new().rows_of(2, keys).row([back]));
    if rounds.len() > 1 && pictures::are_wanted(cx, chat.key).await? {
        let recipe = pictures::recipe(view.lang, views::trend_picture(chat, &kept, &rounds, view.lang))?;
        page.picture = Some(Picture::ForHer(recipe));
    }
    Ok(page)
}
