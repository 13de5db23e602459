//! The screens: a group's series, and each of them.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    NAME, begin, guest, partner,
    queries::{self, dilemmas},
    rules::Kind,
    scenes, times, views,
};
use crate::{
    dispatch::{
        Press, Result,
        context::About,
        panel::{ALONE, Done, Page, Panel, View, members},
    },
    telegram::{UserId, keyboard::Keyboard},
    words::{clip, day_and_time, line},
};

/// So many of its latest times are shown.
const LATEST: i64 = 4;

/// What our buttons and links do.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// All of them.
    List(usize),
    /// One of them.
    One(i64),
    /// She begins one.
    New,
    /// One of tips.
    NewTips,
    /// One of advice.
    NewAdvice,
    /// A guest: which of these people, a page of them.
    NewGuest(usize),
    /// A guest from outside.
    NewOutsider,
    /// She is.
    Invite(UserId),
    /// She who is asked sends something by herself.
    Give(i64),
    /// Which of these people is asked from now on: a page of them, counted from zero.
    Choose(i64, usize),
    /// She is.
    Pick(i64, UserId),
    /// Asks whether one is really to end.
    AskRemove(i64),
    /// It ends.
    Remove(i64),
}

#[async_trait]
impl Panel for Action {
    const ROOM: &'static str = NAME;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        match *self {
            Self::List(_)
            | Self::New
            | Self::NewTips
            | Self::NewAdvice
            | Self::NewOutsider
            | Self::Invite(_)
            | Self::Remove(_) => list(view).await,
            Self::NewGuest(page) => {
                let words = line("guest-ask-whom").text("group", &view.chat()?.title);
                let page = members::choose(view, words, page, Self::Invite, Self::NewGuest).await?;
                let ways = [("guest-button-outsider", Self::NewOutsider), ("series-button-back", Self::List(0))];
                Ok(page.row(view.keys(&ways).await?))
            }
            Self::One(id) | Self::Give(id) | Self::Pick(id, _) => one(view, id, false).await,
            Self::Choose(id, page) => {
                let words = line("scenes-ask-who").text("group", &view.chat()?.title);
                members::choose(view, words, page, |user| Self::Pick(id, user), |page| Self::Choose(id, page)).await
            }
            Self::AskRemove(id) => one(view, id, true).await,
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, chat) = (view.cx, view.chat()?);
        match *self {
            Self::List(_) | Self::One(_) | Self::AskRemove(_) | Self::Choose(..) | Self::NewGuest(_) => {
                Ok(Done::shown())
            }
            Self::Pick(id, user) => {
                begin::ask_another(cx, chat, &press.actor(), id, user).await?;
                Ok(Done::shown())
            }
            Self::New => {
                begin::begin(cx, chat, &press.person, &begin::SCENES).await?;
                Ok(Done::stays())
            }
            Self::NewTips => {
                begin::begin(cx, chat, &press.person, &begin::TIPS).await?;
                Ok(Done::stays())
            }
            Self::NewAdvice => {
                begin::begin(cx, chat, &press.person, &begin::ADVICE).await?;
                Ok(Done::stays())
            }
            Self::NewOutsider => {
                guest::begin(cx, chat, &press.person, None).await?;
                Ok(Done::stays())
            }
            Self::Invite(user) => {
                guest::begin(cx, chat, &press.person, Some(user)).await?;
                Ok(Done::stays())
            }
            Self::Give(id) => {
                let one = queries::by_id(&cx.tx, id).await?;
                let one = one.filter(|one| one.chat == chat.key && one.kind == Kind::Scenes);
                let one = one.ok_or_else(|| line("refuse-stale-button"))?;
                scenes::give(cx, chat, &press.person, &one).await?;
                Ok(Done::stays())
            }
            Self::Remove(id) => match begin::remove(cx, chat, &press.actor(), id).await? {
                true => Ok(Done::shown().saying(line("series-removed"))),
                false => Ok(Done::shown()),
            },
        }
    }
}

async fn list(view: &View<'_>) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let all = queries::of_chat(&cx.tx, chat.key).await?;
    let (mut words, mut keys) = (Vec::new(), Vec::new());
    for one in &all {
        let name = views::name(cx, one).await?;
        let entry = line("series-entry").line("name", name.clone()).html("when", views::when(&one.rule, view.lang));
        words.push(view.says(&entry));
        keys.push(view.labelled(clip(&name.render_plain(view.lang), ALONE), &Action::One(one.id)).await?);
    }
    let all = if words.is_empty() { view.says(&line("series-none")) } else { words.join("\n") };
    let html = view.says(&line("series-page").html("all", all));
    let new = match view.in_private {
        true => {
            let ways = [
                ("series-button-new", Action::New),
                ("series-button-new-tips", Action::NewTips),
                ("series-button-new-advice", Action::NewAdvice),
                ("series-button-new-guest", Action::NewGuest(0)),
            ];
            view.keys(&ways).await?
        }
        false => vec![view.open_private(&Action::List(0)).await?],
    };
    Ok(Page::new(html, Keyboard::new().rows_of(1, keys).rows_of(1, new)))
}

async fn one(view: &View<'_>, id: i64, asks_remove: bool) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let Some(one) = queries::by_id(&cx.tx, id).await?.filter(|one| one.chat == chat.key) else {
        return list(view).await;
    };
    let name = views::name(cx, &one).await?;
    let mut words =
        vec![view.says(&line("series-one").line("name", name).html("when", views::when(&one.rule, view.lang)))];
    if let Some(standing) = guest::standing(cx, chat, &one).await? {
        words.push(view.says(&standing));
    }
    if one.kind == Kind::Advice {
        let ready = dilemmas::how_many(&cx.tx, chat.key, dilemmas::State::Ready).await?;
        let waits = dilemmas::how_many(&cx.tx, chat.key, dilemmas::State::Waits).await?;
        words.push(view.says(&line("advice-standing").num("ready", ready).num("waits", waits)));
    }
    if let Some(partner) = queries::partner(&cx.tx, id).await? {
        words.push(partner::html(&partner, chat.language));
    }
    let latest = queries::latest(&cx.tx, id, LATEST).await?;
    match times::next(cx, chat, &one).await? {
        // How it stands says when.
        _ if one.kind == Kind::Guest => {}
        Some(due) if latest.iter().all(|slot| slot.due != due) => {
            let wanted = times::wanted(cx, chat, &one, due).await?;
            words.push(view.says(&line("series-next").line("day", day_and_time(wanted, chat.zone, cx.now))));
        }
        Some(_) => {}
        None => words.push(view.says(&line("series-over"))),
    }
    for slot in &latest {
        words.push(view.says(&views::slot(cx, chat, &one, slot).await?));
    }
    let mut keyboard = Keyboard::new();
    if asks_remove {
        words.push(view.says(&line("series-ask-remove")));
        let keys = [("series-button-remove", Action::Remove(id)), ("series-button-keep", Action::One(id))];
        return Ok(Page::new(words.join("\n"), keyboard.row(view.keys(&keys).await?)));
    }
    let is_hers = one.kind == Kind::Scenes && view.person().is_ok_and(|person| Some(person.id) == one.who);
    if view.in_private && is_hers {
        keyboard = keyboard.row(view.keys(&[("scenes-button-give", Action::Give(id))]).await?);
    }
    if one.kind == Kind::Scenes {
        keyboard = keyboard.row(view.keys(&[("series-button-who", Action::Choose(id, 0))]).await?);
    }
    if one.kind == Kind::Guest {
        let label = line("guest-button-questions").render_plain(view.lang);
        let about = About::chat(chat.key).for_anybody();
        keyboard = keyboard.row([view.labelled_about(label, &guest::Asking::Questions(id, 0), about).await?]);
    }
    let ways = [("series-button-end", Action::AskRemove(id)), ("series-button-back", Action::List(0))];
    Ok(Page::new(words.join("\n"), keyboard.row(view.keys(&ways).await?)))
}
