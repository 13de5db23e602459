//! The screens: a group's series, and each of them.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{NAME, begin, partner, queries, rules::Kind, scenes, times, views};
use crate::{
    dispatch::{
        Press, Result,
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
            Self::List(_) | Self::New | Self::NewTips | Self::Remove(_) => list(view).await,
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
            Self::List(_) | Self::One(_) | Self::AskRemove(_) | Self::Choose(..) => Ok(Done::shown()),
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
            Self::Give(id) => {
                let one = queries::by_id(&cx.tx, id).await?.filter(|one| one.chat == chat.key);
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
        true => view.keys(&[("series-button-new", Action::New), ("series-button-new-tips", Action::NewTips)]).await?,
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
    if let Some(partner) = queries::partner(&cx.tx, id).await? {
        words.push(partner::html(&partner, chat.language));
    }
    let latest = queries::latest(&cx.tx, id, LATEST).await?;
    match times::next(cx, chat, &one).await? {
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
    if view.in_private && view.person().is_ok_and(|person| Some(person.id) == one.who) {
        keyboard = keyboard.row(view.keys(&[("scenes-button-give", Action::Give(id))]).await?);
    }
    if one.kind == Kind::Scenes {
        keyboard = keyboard.row(view.keys(&[("series-button-who", Action::Choose(id, 0))]).await?);
    }
    let ways = [("series-button-end", Action::AskRemove(id)), ("series-button-back", Action::List(0))];
    Ok(Page::new(words.join("\n"), keyboard.row(view.keys(&ways).await?)))
}
