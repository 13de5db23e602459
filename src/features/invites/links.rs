//! Making links, showing them, ending them.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    Made, NAME, make,
    queries::{self, Link},
    rules::{MOST_CAMPAIGNS, STAY, link_name},
    views,
};
use crate::{
    dispatch::{
        Ask, Cx, Outcome, Press, Result,
        panel::{Done, PAIRED, Page, Pager, Panel, View},
        whisper::{Asker, Pages, Whisper},
    },
    store::chats::{self, Chat},
    telegram::{
        UserId,
        actor::Person,
        keyboard::{Key, Keyboard},
        refusal::Refusal,
        request::Request,
        update,
    },
    words::{Line, clip, line},
};

/// Links on a page.
const PER_PAGE: usize = 6;

/// What our buttons do.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Action {
    /// A page of links.
    Links(usize),
    /// One of them.
    Look(i64),
    /// It works no longer.
    End(i64),
}

/// Refuses what needs a right we lack.
async fn must_invite(cx: &Cx, chat: &Chat) -> Result {
    let has_right = chats::bot_has(&cx.tx, chat.key, "can_invite_users").await? != Some(false);
    if chat.bot.is_admin() && has_right { Ok(()) } else { Err(line("invites-no-right").into()) }
}

/// A member's own link: the one there is, or a new one.
pub(super) async fn own(cx: &Cx, ask: &Ask, chat: &Chat, person: &Person, asker: Asker) -> Result {
    match queries::of_member(&cx.tx, chat.key, person.id).await? {
        Some(link) if link.url.is_some() => say(cx, ask, &link).await,
        Some(_) => Ok(()),
        None => {
            must_invite(cx, chat).await?;
            let name = link_name(&person.name);
            let id = queries::insert(&cx.tx, chat.key, Some(person.id), &name, cx.now).await?;
            make(cx, chat, id, &name, asker).await
        }
    }
}

/// The link of a campaign: the one there is, or a new one.
pub(super) async fn campaign(cx: &Cx, ask: &Ask, chat: &Chat, name: &str, asker: Asker) -> Result {
    match queries::of_campaign(&cx.tx, chat.key, name).await? {
        Some(link) if link.url.is_some() => say(cx, ask, &link).await,
        Some(_) => Ok(()),
        None => {
            must_invite(cx, chat).await?;
            if queries::campaigns(&cx.tx, chat.key).await? >= MOST_CAMPAIGNS {
                return Err(line("invites-too-many").num("most", MOST_CAMPAIGNS).into());
            }
            let id = queries::insert(&cx.tx, chat.key, None, name, cx.now).await?;
            make(cx, chat, id, name, asker).await
        }
    }
}

/// Whispers a link with what came of it, and a button that copies it.
async fn say(cx: &Cx, ask: &Ask, link: &Link) -> Result {
    let words = words(cx, link).await?;
    let mut pages = Pages::default();
    for language in cx.whisper_languages(ask).await? {
        let copy =
            link.url.iter().map(|url| Key::copy(line("invites-button-copy").render_plain(language), url.clone()));
        pages.add(language, words.render(language), Keyboard::new().row(copy));
    }
    cx.whisper_what(ask, Whisper::pages(&pages)).await
}

async fn words(cx: &Cx, link: &Link) -> Result<Line> {
    Ok(views::link(link, &queries::numbers(&cx.tx, link.id, cx.now - STAY).await?))
}

/// Telegram has made a link, or says why not.
pub(super) async fn made(cx: &Cx, made: &Made, outcome: &Outcome) -> Result {
    let Some(link) = queries::by_id(&cx.tx, made.link).await? else { return Ok(()) };
    let asker = Asker { chat: made.chat, thread: made.thread, user: made.by };
    let url = match outcome {
        Outcome::Done { result, .. } => update::read::<update::InviteLink>(result)?.invite_link,
        Outcome::Failed(why) => {
            queries::remove(&cx.tx, link.id).await?;
            let words = match Refusal::of(why) {
                Refusal::NoRight => line("invites-no-right"),
                refusal => line("invites-not-made").line("why", Line::named(format!("refusal-{}", refusal.code()))),
            };
            return cx.whisper_later(asker, &words).await;
        }
        Outcome::Unknown => {
            queries::remove(&cx.tx, link.id).await?;
            return cx.whisper_later(asker, &line("invites-not-made").line("why", line("refusal-lost"))).await;
        }
    };
    queries::set_url(&cx.tx, link.id, &url).await?;
    let link = Link { url: Some(url), ..link };
    cx.whisper_later(asker, &words(cx, &link).await?).await
}

/// A member's link works no longer: she has left, or is forgotten.
pub(super) async fn end_of_member(cx: &Cx, chat: &Chat, user: UserId) -> Result {
    match queries::of_member(&cx.tx, chat.key, user).await? {
        Some(link) => end(cx, chat, &link).await,
        None => Ok(()),
    }
}

async fn end(cx: &Cx, chat: &Chat, link: &Link) -> Result {
    queries::end(&cx.tx, link.id, cx.now).await?;
    match &link.url {
        Some(url) if chat.bot.is_admin() => cx.send(Request::revoke_link(chat.id, url)).await,
        _ => Ok(()),
    }
}

#[async_trait]
impl Panel for Action {
    const ROOM: &'static str = NAME;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        match self {
            Self::Links(page) => list(view, *page).await,
            Self::Look(id) | Self::End(id) => look(view, *id).await,
        }
    }

    async fn act(&self, view: &View<'_>, _press: &Press) -> Result<Done> {
        if let Self::End(id) = self
            && let Some(link) = found(view, *id).await?.filter(|link| !link.is_over)
        {
            end(view.cx, view.chat()?, &link).await?;
        }
        Ok(Done::shown())
    }
}

/// A link of this group.
async fn found(view: &View<'_>, id: i64) -> Result<Option<Link>> {
    let link = queries::by_id(&view.cx.tx, id).await?;
    let Some(url) = link.as_ref().and_then(|link| link.url.clone()) else { return Ok(None) };
    let here = queries::by_url(&view.cx.tx, view.chat()?.key, &url).await?;
    Ok(link.filter(|_| here.is_some_and(|here| here.id == id)))
}

async fn list(view: &View<'_>, wanted: usize) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let n = usize::try_from(queries::how_many(&cx.tx, chat.key).await?).unwrap_or_default();
    let pager = Pager::new(wanted, n, PER_PAGE);
    let number = |n: usize| i64::try_from(n).unwrap_or_default();
    let page = (number(PER_PAGE), number(pager.first()));
    let (mut lines, mut keys) = (Vec::new(), Vec::new());
    for (link, numbers) in queries::all(&cx.tx, chat.key, cx.now - STAY, page).await? {
        lines.push(view.says(&views::entry(&link, &numbers)));
        keys.push(view.labelled(clip(&link.name, PAIRED), &Action::Look(link.id)).await?);
    }
    let title = line(if n == 0 { "invites-none" } else { "invites-title" }).text("group", &chat.title);
    let mut parts = vec![view.says(&pager.says(title))];
    if !lines.is_empty() {
        parts.push(lines.join("\n"));
    }
    let turns = pager.turns(view, Action::Links).await?;
    Ok(Page::new(parts.join("\n\n"), Keyboard::new().rows_of(2, keys).row(turns)))
}

async fn look(view: &View<'_>, id: i64) -> Result<Page> {
    let back = view.keys(&[("invites-button-back", Action::Links(0))]).await?;
    let Some(link) = found(view, id).await? else {
        return Ok(Page::new(view.says(&line("invites-unknown")), Keyboard::new().row(back)));
    };
    let words = view.says(&words(view.cx, &link).await?);
    if link.is_over {
        return Ok(Page::new(words, Keyboard::new().row(back)));
    }
    let copy = link.url.iter().map(|url| Key::copy(line("invites-button-copy").render_plain(view.lang), url.clone()));
    let end = view.key(&line("invites-button-end"), &Action::End(id)).await?;
    Ok(Page::new(words, Keyboard::new().row(copy).row([end]).row(back)))
}
