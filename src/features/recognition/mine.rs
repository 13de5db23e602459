//! `/me`: where one stands this month, between which neighbours, on which lists; and `/why`: what that is made of.

use std::sync::Arc;

use async_trait::async_trait;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::{
    NAME, boards, counting, has_ranking,
    queries::lists,
    rules::{self, Standing, Sums, month_of},
    season,
    spans::Span,
    views::{self, Mine, Shown},
    worth::{Board, Parts, Weights},
};
use crate::{
    dispatch::{
        Ask, Cx, Place, Press, Result,
        context::must_be_there,
        panel::{
            self, Done, For, Page, Panel, View,
            groups::{self, Among, Question},
        },
    },
    features::pictures,
    schedule::gates::local_date,
    store::{
        chats::Chat,
        people::{self, Membership},
    },
    telegram::{
        UserId,
        actor::{Actor, Person},
        attachment::Recipe,
        keyboard::Keyboard,
    },
    words::{Lang, line},
};

/// Neighbours shown on each side.
const NEIGHBOURS: i64 = 2;
/// Places on other lists that are worth telling.
const FIRST: i64 = 10;
/// Months in the picture of one's own.
const MONTHS_DRAWN: i64 = 6;

/// What a button under `/me` does.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Action {
    /// Show her where she stands in the button's group.
    Show,
    /// Leave her off the lists, or put her back.
    Hide(bool),
    /// What her place is made of.
    Why,
}

/// `/me`
pub async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    show(cx, ask, Action::Show).await
}

/// `/why`
pub async fn asked_why(cx: Cx, ask: Arc<Ask>) -> Result {
    show(cx, ask, Action::Why).await
}

async fn show(cx: Cx, ask: Arc<Ask>, action: Action) -> Result {
    let person = match &ask.actor {
        Actor::Person(person) => person,
        Actor::AnonymousAdmin | Actor::Channel => return Err(line("me-as-yourself").into()),
        Actor::Bot => return Ok(()),
    };
    match &ask.place {
        Place::Group(_) => panel::whisper(&cx, &ask, &action).await,
        Place::Private => in_private(&cx, &ask, person, &action).await,
    }
}

async fn in_private(cx: &Cx, ask: &Ask, person: &Person, action: &Action) -> Result {
    match groups::shared_groups(cx, person.id, NAME).await?.as_slice() {
        [] => Err(line("me-no-groups").into()),
        [(only, _)] => panel::show(cx, ask.at.chat, Some(&*cx.chat(*only).await?), person, action).await,
        _ => {
            let question = Question::new(NAME, "me-which", Among::Shared, action)?;
            groups::ask(cx, ask.at.chat, person, &question).await
        }
    }
}

#[async_trait]
impl Panel for Action {
    const ROOM: &'static str = NAME;
    const FOR: For = For::Her;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let (cx, chat, person) = (view.cx, view.chat()?, view.person()?);
        must_be_there(chat)?;
        if !cx.is_in(chat, person.id).await? {
            return Err(line("me-not-in").into());
        }
        counting::settle(cx, chat.key).await?;
        if matches!(self, Self::Why) {
            return why(view, chat, person).await;
        }
        let mut mine = standing_of(cx, chat, person).await?;
        mine.group = view.in_private.then(|| chat.title.clone());
        let hidden = matches!(mine.shown, Shown::Hidden);
        let mut keys = vec![view.key(&line(if hidden { "me-show" } else { "me-hide" }), &Self::Hide(!hidden)).await?];
        if mine.sums.is_some() {
            keys.push(view.key(&line("me-button-why"), &Self::Why).await?);
        }
        let picture = picture(cx, chat, person, view.lang).await?.map(|recipe| mine.showing(recipe));
        let html = view.says(&views::mine(&mine, view.lang));
        Ok(Page { html, keyboard: Keyboard::new().rows_of(2, keys), picture })
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let Self::Hide(hidden) = *self else { return Ok(Done::shown()) };
        people::set_hidden(&view.cx.tx, view.chat()?.key, press.person.id, hidden).await?;
        if hidden {
            season::mend::is_hidden(view.cx, view.chat()?, press.person.id).await?;
        }
        Ok(Done::shown().saying(line(if hidden { "me-hidden-now" } else { "me-shown-now" })))
    }
}

async fn why(view: &View<'_>, chat: &Chat, person: &Person) -> Result<Page> {
    let html = explained(view, chat, person.id, None).await?;
    let back = view.key(&line("me-button-back"), &Action::Show).await?;
    Ok(Page::new(html, Keyboard::new().row([back])))
}

/// What somebody's month is made of, for herself, or (`name`) for who manages the group.
pub async fn explained(view: &View<'_>, chat: &Chat, user: UserId, name: Option<&str>) -> Result<String> {
    let (cx, span) = (view.cx, present(view.cx, chat));
    let done = boards::of_person(cx, chat.key, span, user).await?;
    let membership = people::membership(&cx.tx, chat.key, user).await?;
    let has_places = has_ranking(cx, chat.key).await? && is_placed(membership.as_ref());
    let place = match &done {
        Some(done) if has_places => boards::place(cx, chat.key, (Board::Active, span), done, boards::FAR).await?,
        _ => None,
    };
    let parts = done.map(|(sums, weights)| (sums, Parts::of(&sums, weights)));
    let group = view.in_private.then_some(chat.title.as_str());
    Ok(views::why(&views::Why { group, name, place, parts: parts.as_ref() }, view.lang))
}

fn present(cx: &Cx, chat: &Chat) -> Span {
    Span::Month(month_of(local_date(cx.now, chat.zone)))
}

fn is_placed(membership: Option<&Membership>) -> bool {
    membership.is_some_and(|membership| membership.is_in && !membership.hidden && !membership.manages)
}

/// Her latest months as bars, where the group wants pictures and she has talked in one of them.
async fn picture(cx: &Cx, chat: &Chat, person: &Person, language: Lang) -> Result<Option<Recipe>> {
    if !pictures::are_wanted(cx, chat.key).await? {
        return Ok(None);
    }
    let last = month_of(local_date(cx.now, chat.zone));
    let months: Vec<i64> = (last - MONTHS_DRAWN + 1..=last).collect();
    let days = lists::days_of_months(&cx.tx, chat.key, &months, person.id).await?;
    if days.is_empty() {
        return Ok(None);
    }
    let days_in = |month: i64| days.iter().find(|(of, _)| *of == month).map(|(_, days)| *days);
    let months: Vec<_> = months.into_iter().map(|month| (month, days_in(month))).collect();
    Ok(Some(pictures::recipe(language, views::months(&chat.title, &months, language))?))
}

/// Where a person stands this month.
async fn standing_of(cx: &Cx, chat: &Chat, person: &Person) -> Result<Mine> {
    let span = present(cx, chat);
    let done = boards::of_person(cx, chat.key, span, person.id).await?;
    let done = done.filter(|(sums, weights)| Parts::of(sums, *weights).total() > 0);
    let membership = people::membership(&cx.tx, chat.key, person.id).await?;
    let hidden = membership.as_ref().is_some_and(|membership| membership.hidden);
    let manages = membership.as_ref().is_some_and(|membership| membership.manages);
    let has_places = has_ranking(cx, chat.key).await?;
    let shown = match &done {
        _ if hidden => Shown::Hidden,
        _ if manages => Shown::Apart,
        None => Shown::NotYet,
        Some(_) if !has_places => Shown::WithoutPlace,
        Some(done) => among_neighbours(cx, chat, span, (person, done)).await?,
    };
    let others = match (&done, &shown) {
        (Some(done), Shown::Placed(..) | Shown::Far(_)) => {
            let is_new = membership.and_then(|membership| membership.joined_at);
            let is_new = is_new.is_some_and(|at| at > cx.now - TimeDelta::days(rules::NEW_DAYS));
            other_places(cx, chat, span, done, is_new).await?
        }
        _ => Vec::new(),
    };
    Ok(Mine { group: None, shown, others, sums: done.map(|(sums, _)| sums) })
}

/// Her places on the group's other lists, as far as she is among the first there.
async fn other_places(
    cx: &Cx,
    chat: &Chat,
    span: Span,
    done: &(Sums, Weights),
    is_new: bool,
) -> Result<Vec<(Board, usize)>> {
    let mut places = Vec::new();
    for board in boards::of(cx, chat.key).await? {
        if board == Board::Active || (board == Board::Newcomers && !is_new) {
            continue;
        }
        if let Some(place) = boards::place(cx, chat.key, (board, span), done, FIRST).await? {
            places.push((board, place));
        }
    }
    Ok(places)
}

async fn among_neighbours(
    cx: &Cx,
    chat: &Chat,
    span: Span,
    (person, done): (&Person, &(Sums, Weights)),
) -> Result<Shown> {
    let standing = Parts::of(&done.0, done.1).total();
    let mine = Standing { user: person.id.0, name: person.name.clone(), standing, sums: done.0 };
    let mut near = lists::nearest_above(&cx.tx, chat.key, span, standing, NEIGHBOURS).await?;
    near.extend(lists::nearest_below(&cx.tx, chat.key, span, &mine, NEIGHBOURS).await?);
    near.push(mine.clone());
    let near = rules::placed(near);
    let top = near.first().map_or(standing, |(_, who)| who.standing);
    let Some(first) = boards::place_of(cx, chat.key, (Board::Active, span), top, boards::FAR).await? else {
        return Ok(Shown::Far(near.into_iter().map(|(_, who)| who.name).collect()));
    };
    let (mut place, mut before) = (first, top);
    let mut neighbours = Vec::new();
    for (_, who) in near {
        let between = lists::how_many_between(&cx.tx, chat.key, span, who.standing, before).await?;
        place += usize::try_from(between).unwrap_or_default();
        before = who.standing;
        neighbours.push((place, who.name, who.user == mine.user));
    }
    let place = neighbours.iter().find(|(.., is_me)| *is_me).map_or(1, |(place, ..)| *place);
    Ok(Shown::Placed(place, neighbours))
}
