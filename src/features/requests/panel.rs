//! The screens of those who decide: who waits, one request, why somebody is not let in, what is asked, and by which links
//! people come in at once.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    CROWD, NAME,
    decide::{self, Reasons},
    queries::{self, Request},
    questions::{self, Questions},
    rules::Reason,
    talk::More,
    views,
};
use crate::{
    dispatch::{
        Cx, Press, Result,
        flow::Talk,
        items::Item,
        panel::{self, Done, NAMED, PAIRED, Page, Pager, Panel, View},
    },
    store::{chats::Chat, settings_log::Change},
    telegram::{
        actor::{Actor, Person},
        keyboard::Keyboard,
    },
    words::{Line, clip, line},
};

/// Requests on a page.
const PER_PAGE: usize = 6;
/// Links on a page.
const LINKS_PER_PAGE: usize = 6;

/// What our buttons do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Action {
    /// A page of those that wait.
    Open(usize),
    /// One of them.
    Look(i64),
    /// She is let in.
    Approve(i64),
    /// Why is she not?
    Why(i64),
    /// She is not let in.
    Decline(i64, Reason),
    /// She is not, and the reason is to be written.
    Write(i64),
    /// She is asked more.
    More(i64),
    /// What is asked.
    Questions,
    /// It is to be written.
    WriteQuestions,
    /// The usual questions are asked.
    Usual,
    /// Nothing is asked.
    NoQuestions,
    /// A page of links.
    Links(usize),
    /// Who comes by a link is let in at once, or is not.
    AtOnce {
        /// Which.
        link: i64,
        /// Whether.
        at_once: bool,
        /// Where the button was.
        page: usize,
    },
}

#[async_trait]
impl Panel for Action {
    const ROOM: &'static str = NAME;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        match self {
            Self::Open(page) => open(view, *page).await,
            Self::Look(id) | Self::Approve(id) | Self::Decline(id, _) | Self::Write(id) | Self::More(id) => {
                look(view, *id).await
            }
            Self::Why(id) => why(view, *id).await,
            Self::Questions | Self::WriteQuestions | Self::Usual | Self::NoQuestions => asked(view).await,
            Self::Links(page) | Self::AtOnce { page, .. } => links(view, *page).await,
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, chat, person) = (view.cx, view.chat()?, &press.person);
        let said = match self {
            Self::Approve(id) => decide::decide(cx, chat, *id, true, &Reason::None, person).await?,
            Self::Decline(id, reason) => decide::decide(cx, chat, *id, false, reason, person).await?,
            Self::Write(id) => return begin(cx, *id, Talk { flow: &Reasons, chat, person }).await,
            Self::More(id) => return begin(cx, *id, Talk { flow: &More, chat, person }).await,
            Self::WriteQuestions => {
                let told = questions::told(cx, chat, view.lang).await?;
                let talk = Talk { flow: &Questions, chat, person };
                talk.over(cx).await?;
                talk.begin(cx, told, None).await?;
                return Ok(Done::stays());
            }
            Self::Usual => {
                questions::set(cx, chat.key, &press.actor(), None).await?;
                return Ok(Done::shown());
            }
            Self::NoQuestions => {
                questions::set(cx, chat.key, &press.actor(), Some(&[])).await?;
                return Ok(Done::shown());
            }
            Self::AtOnce { link, at_once, .. } => {
                set_at_once(cx, chat, &press.actor(), *link, *at_once).await?;
                return Ok(Done::shown());
            }
            Self::Open(_) | Self::Look(_) | Self::Why(_) | Self::Questions | Self::Links(_) => return Ok(Done::shown()),
        };
        Ok(Done::shown().saying(said))
    }
}

/// Begins a flow about a request, if that is open.
async fn begin(cx: &Cx, id: i64, talk: Talk<'_>) -> Result<Done> {
    if let Err(said) = decide::open(cx, talk.chat, id).await? {
        return Ok(Done::shown().saying(said));
    }
    talk.preview(cx, decide::told_about(id), None).await?;
    Ok(Done::stays())
}

async fn set_at_once(cx: &Cx, chat: &Chat, actor: &Actor, link: i64, at_once: bool) -> Result {
    if queries::set_at_once(&cx.tx, chat.key, link, at_once).await?.is_some() {
        let value = if at_once { "at-once" } else { "asks" };
        cx.log_setting(chat.key, actor, Change::to(questions::LOGGED, value)).await?;
    }
    Ok(())
}

/// A button of an item of ours.
pub(super) async fn pressed_on_item(cx: &Cx, item: &Item, does: &str, person: &Person) -> Result<Line> {
    let chat = cx.chat(item.chat).await?;
    let id = item.reference.parse().unwrap_or_default();
    let shown = match does {
        "approve" => return decide::decide(cx, &chat, id, true, &Reason::None, person).await,
        "decline" => Action::Why(id),
        "more" => {
            if let Err(said) = decide::open(cx, &chat, id).await? {
                return Ok(said);
            }
            let talk = Talk { flow: &More, chat: &chat, person };
            talk.preview(cx, decide::told_about(id), None).await?;
            return Ok(line("requests-below"));
        }
        _ if item.kind == CROWD => Action::Open(0),
        _ => Action::Look(id),
    };
    panel::show(cx, person.id.private_chat(), Some(&chat), person, &shown).await?;
    Ok(line("requests-below"))
}

async fn open(view: &View<'_>, wanted: usize) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let n = queries::how_many_open(&cx.tx, chat.key).await?;
    let pager = Pager::new(wanted, usize::try_from(n).unwrap_or_default(), PER_PAGE);
    let first = i64::try_from(pager.first()).unwrap_or_default();
    let most = i64::try_from(PER_PAGE).unwrap_or_default();
    let (mut lines, mut keys) = (Vec::new(), Vec::new());
    for request in queries::open_in(&cx.tx, chat.key, most, first).await? {
        lines.push(view.says(&views::entry(cx, &request, chat).await?));
        let name = clip(&views::name(cx, &request).await?, PAIRED);
        keys.push(view.labelled(name, &Action::Look(request.id)).await?);
    }
    let title = line("requests-title").num("n", n).text("group", &chat.title);
    let mut parts = vec![view.says(&pager.says(title))];
    if !lines.is_empty() {
        parts.push(lines.join("\n"));
    }
    let turns = pager.turns(view, Action::Open).await?;
    let more =
        view.keys(&[("requests-door-questions", Action::Questions), ("requests-door-links", Action::Links(0))]).await?;
    Ok(Page::new(parts.join("\n\n"), Keyboard::new().rows_of(2, keys).row(turns).row(more)))
}

async fn request(view: &View<'_>, id: i64) -> Result<Option<Request>> {
    let chat = view.chat()?.key;
    Ok(queries::by_id(&view.cx.tx, id).await?.filter(|request| request.chat == chat))
}

async fn look(view: &View<'_>, id: i64) -> Result<Page> {
    let back = view.keys(&[("requests-button-all", Action::Open(0))]).await?;
    let Some(request) = request(view, id).await? else {
        return Ok(Page::new(view.says(&line("requests-unknown")), Keyboard::new().row(back)));
    };
    let html = views::request(view.cx, &request, view.chat()?, view.lang).await?;
    let mut keyboard = Keyboard::new();
    if request.state.is_open() {
        let decide = [("requests-button-approve", Action::Approve(id)), ("requests-button-decline", Action::Why(id))];
        keyboard = keyboard.row(view.keys(&decide).await?);
        if request.is_reached {
            // What is typed is typed in private.
            let more = match view.in_private {
                true => view.key(&line("requests-button-more"), &Action::More(id)).await?,
                false => view.open_private(&Action::Look(id)).await?,
            };
            keyboard = keyboard.row([more]);
        }
    }
    Ok(Page::new(html, keyboard.row(back)))
}

async fn why(view: &View<'_>, id: i64) -> Result<Page> {
    let Some(request) = request(view, id).await?.filter(|request| request.state.is_open()) else {
        return look(view, id).await;
    };
    let mut keyboard = Keyboard::new();
    for reason in Reason::OFFERED {
        let label = line("requests-button-reason").plain("reason", reason.code());
        keyboard = keyboard.row([view.key(&label, &Action::Decline(id, reason)).await?]);
    }
    let own = match view.in_private {
        true => view.key(&line("requests-button-own-reason"), &Action::Write(id)).await?,
        false => view.open_private(&Action::Why(id)).await?,
    };
    let back = view.key(&line("requests-button-back"), &Action::Look(id)).await?;
    let words = line(if request.is_reached { "requests-why" } else { "requests-why-unreached" });
    let words = words.text("name", &views::name(view.cx, &request).await?);
    let keyboard = if request.is_reached { keyboard.row([own]) } else { keyboard };
    Ok(Page::new(view.says(&words), keyboard.row([back])))
}

async fn asked(view: &View<'_>) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let own = queries::questions(&cx.tx, chat.key).await?;
    let shown = questions::of(cx, chat, view.lang).await?;
    let words = match &own {
        Some(own) if own.is_empty() => line("requests-questions-none"),
        Some(_) => line("requests-questions-own"),
        None => line("requests-questions-usual"),
    };
    let words = words.text("group", &chat.title).html("questions", views::questions(&shown));
    let write = match view.in_private {
        true => view.key(&line("requests-button-write"), &Action::WriteQuestions).await?,
        false => view.open_private(&Action::Questions).await?,
    };
    let usual = own.is_some().then_some(("requests-button-usual", Action::Usual));
    let none = own.as_ref().is_none_or(|own| !own.is_empty());
    let none = none.then_some(("requests-button-no-questions", Action::NoQuestions));
    let ways: Vec<_> = usual.into_iter().chain(none).collect();
    let back = view.keys(&[("requests-button-all", Action::Open(0))]).await?;
    let keyboard = Keyboard::new().row([write]).row(view.keys(&ways).await?).row(back);
    Ok(Page::new(view.says(&words), keyboard))
}

async fn links(view: &View<'_>, wanted: usize) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let links = queries::links(&cx.tx, chat.key).await?;
    let pager = Pager::new(wanted, links.len(), LINKS_PER_PAGE);
    let words = line(if links.is_empty() { "requests-no-links" } else { "requests-links" }).text("group", &chat.title);
    let mut keyboard = Keyboard::new();
    for link in pager.of(&links) {
        let state = if link.at_once { "yes" } else { "no" };
        let label = line("requests-button-link").text("name", &clip(&link.name, NAMED)).plain("at_once", state);
        let action = Action::AtOnce { link: link.id, at_once: !link.at_once, page: pager.page() };
        keyboard = keyboard.row([view.key(&label, &action).await?]);
    }
    let turns = pager.turns(view, Action::Links).await?;
    let back = view.keys(&[("requests-button-all", Action::Open(0))]).await?;
    Ok(Page::new(view.says(&pager.says(words)), keyboard.row(turns).row(back)))
}
