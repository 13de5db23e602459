//! Recognition: who talks, who answers, whose words are liked; said with thanks, never with points.
//!
//! `/top`, `/top month`, `/top year` (also in Hebrew and Russian: `/top שנה`, `/top год`) show the most active:
//! places, names, and what for ("answers to 12 people, 20 reactions"). Who stands the same shares a place. Those
//! who manage the group are named below, without places. It is whispered to whoever asks: twenty who are curious at
//! once do not fill the group with one list.
//!
//! `/me` whispers where one stands this month, between which neighbours, with a button to be left off the lists
//! or shown again. In private it asks which group is meant. Where the group wants pictures, her last six months stand above
//! it: on how many days she talked. Who is left off the lists sees that in private only.
//!
//! On the first of a month the most active of the last are thanked in a post (`season`). Counted are turns,
//! replies and reactions (`rules`); no text is kept. Bots, channels and anonymous senders never get here.

mod counting;
mod queries;
mod rules;
mod season;
mod typed;
mod views;

use std::{collections::BTreeMap, sync::Arc};

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use queries::{counts, lists, months};
use rules::{Period, Reason, Standing, Sums};
use views::{Mine, Shown, Top};

use crate::{
    dispatch::{
        Ask, CommandSpec, Cx, Door, GroupMessage, Place, Press, Reacted, Result, Room, Sent,
        context::must_be_there,
        panel::{
            self, Done, For, Page, Panel, View,
            groups::{self, Among, Question},
        },
        posts::{self, Again, Composed, Due},
        prepare::prepare,
        routes::{self, Routes},
        whisper::Whisper,
    },
    features::pictures,
    schedule::{gates::local_date, posts::Plan},
    store::{ChatKey, Tx, chats::Chat, held::Held, people, timers::Timer},
    telegram::{
        MessageId, UserId,
        actor::{Actor, Person},
        attachment::Recipe,
        keyboard::Keyboard,
    },
    words::{Lang, Line, line},
};

/// The room's name.
pub const NAME: &str = "recognition";

/// Read for a list of [`views::SHOWN`]: enough to see who shares its last place and put them in order by name.
const READ: i64 = 50;
/// Neighbours shown on each side.
const NEIGHBOURS: i64 = 2;
/// Managers named below the list.
const MANAGERS_NAMED: i64 = 5;

/// Months in the picture of one's own.
const MONTHS_DRAWN: i64 = 6;

/// What a button under `/me` does.
#[derive(Debug, Serialize, Deserialize)]
enum Action {
    /// Show her where she stands in the button's group.
    Show,
    /// Leave her off the lists, or put her back.
    Hide(bool),
}

/// What earlier versions wanted handed back when something was sent.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Before {
    /// The thanks for a month.
    Thanks { chat: ChatKey, month: i64, due: DateTime<Utc> },
    /// The answer to `/top` that was given to everybody.
    Top(#[expect(dead_code, reason = "it tells the two apart")] ChatKey),
}

/// The room.
#[derive(Debug)]
pub struct Recognition;

#[async_trait]
impl Room for Recognition {
    fn name(&self) -> &'static str {
        NAME
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const { &[CommandSpec::member("top").ephemeral(), CommandSpec::member("me").ephemeral(), CommandSpec::private("me")] }
    }

    fn doors(&self) -> Vec<Door> {
        vec![Door::members("desk-door-place", &Action::Show)]
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::command("top").endpoint(top))
            .branch(routes::command("me").endpoint(me))
            .branch(panel::routes::<Action>())
            .branch(routes::reacted().endpoint(reacted))
    }

    async fn on_start(&self, cx: &Cx) -> Result {
        for chat in months::without_open_month(&cx.tx).await? {
            prepare(cx, NAME, Some(chat), season::plan(cx, chat)).await?;
        }
        Ok(())
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        season::on_timer(cx, timer).await
    }

    fn has_topic(&self) -> bool {
        true
    }

    async fn plans(&self, cx: &Cx, chat: &Chat) -> Result<Vec<Plan>> {
        season::plans(cx, chat).await
    }

    async fn compose(&self, cx: &Cx, chat: &Chat, due: Due, _again: Option<Again<'_>>) -> Result<Composed> {
        season::compose(cx, chat, due).await
    }

    fn reference(&self, number: i64) -> String {
        season::reference(number)
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        match sent.note()? {
            Before::Thanks { chat, month, due } => {
                posts::sent_before(cx, self, chat, Due { number: month, at: due }, &sent.outcome).await
            }
            Before::Top(_) => Ok(()),
        }
    }

    async fn on_messages(&self, cx: &Cx, messages: &[GroupMessage]) -> Result {
        counting::messages(cx, messages).await
    }

    async fn name_of_post(&self, _cx: &Cx, reference: &str) -> Result<Option<Line>> {
        Ok(season::month_in(reference).map(views::thanks_name))
    }

    async fn on_time_confirmed(&self, cx: &Cx) -> Result {
        season::reopen(cx).await
    }

    async fn on_chat_changed(&self, cx: &Cx, chat: ChatKey) -> Result {
        season::plan(cx, chat).await
    }

    /// Nobody is thanked for what nobody counted: it goes on with the month in which it is switched on.
    async fn on_switched(&self, cx: &Cx, chat: ChatKey, on: bool) -> Result {
        if on { season::begin_anew(cx, chat).await } else { Ok(()) }
    }

    async fn forget(&self, tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
        counts::forget_old_messages(tx, before, most).await
    }

    fn held(&self) -> &'static [Held] {
        const {
            &[
                Held::former("messages", "author"),
                Held::former("threads", "author"),
                Held::former("day_turns", "user_id"),
                Held::former("reply_pairs", "replier"),
                Held::former("reply_pairs", "author"),
                Held::former("reactions", "user_id"),
                Held::former("reaction_pairs", "reactor"),
                Held::former("reaction_pairs", "author"),
                Held::former("scores", "user_id").finds(),
                Held::former("season_results", "user_id").finds(),
            ]
        }
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else { return Ok(Vec::new()) };
        let sums = counts::all_of(&cx.tx, chat, user).await?;
        Ok(views::counted(&sums, counts::thanked(&cx.tx, chat, user).await?))
    }

    async fn on_migrated(&self, cx: &Cx, chat: ChatKey) -> Result {
        Ok(counts::forget_messages(&cx.tx, chat).await?)
    }
}

/// On how many days somebody has talked in a group, as far as it is known.
pub async fn days_of(cx: &Cx, chat: ChatKey, user: UserId) -> Result<i64> {
    Ok(counts::days_of(&cx.tx, chat, user).await?)
}

/// What is known of somebody's talk in a group.
#[derive(Debug, Clone, Copy, Default)]
pub struct Talked {
    /// How many people she answered, month by month.
    pub answered: i64,
    /// The latest day on which she said something, since 1970-01-01 in the group's days.
    pub last_day: Option<i64>,
}

/// What is known of somebody's talk in a group.
pub async fn talk_of(cx: &Cx, chat: ChatKey, user: UserId) -> Result<Talked> {
    let answered = counts::all_of(&cx.tx, chat, user).await?.answered;
    Ok(Talked { answered, last_day: counts::last_day(&cx.tx, chat, user).await? })
}

async fn reacted(cx: Cx, reacted: Arc<Reacted>) -> Result {
    counting::reaction(&cx, &reacted).await
}

/// How many people talked in the last seven days of a group's calendar, and in the seven before.
pub async fn talked(cx: &Cx, chat: &Chat) -> Result<(i64, i64)> {
    let today = rules::day_of(local_date(cx.now, chat.zone));
    let lately = lists::talked(&cx.tx, chat.key, today - 6, today).await?;
    Ok((lately, lists::talked(&cx.tx, chat.key, today - 13, today - 7).await?))
}

/// Who said something in the last days of a group's calendar, so many of them, and is in it: number and name, by name.
pub async fn talked_within(cx: &Cx, chat: &Chat, days: i64) -> Result<Vec<(UserId, String)>> {
    if !cx.is_on(chat.key, NAME).await? {
        return Ok(Vec::new());
    }
    let today = rules::day_of(local_date(cx.now, chat.zone));
    Ok(lists::talked_since(&cx.tx, chat.key, today - days + 1).await?)
}

/// Who talked in the last so many days of a group's calendar, on most of them first. Nobody who manages it, or is left off the
/// lists.
pub async fn talked_lately(cx: &Cx, chat: &Chat, days: i64) -> Result<Vec<UserId>> {
    let today = rules::day_of(local_date(cx.now, chat.zone));
    let mut counted = BTreeMap::<i64, usize>::new();
    for (user, ..) in lists::days_of_listed(&cx.tx, chat.key, today - days + 1, today).await? {
        *counted.entry(user).or_default() += 1;
    }
    let mut most: Vec<_> = counted.into_iter().collect();
    most.sort_by_key(|(user, days)| (std::cmp::Reverse(*days), *user));
    Ok(most.into_iter().map(|(user, _)| UserId(user)).collect())
}

/// How many other people like a message of hers.
pub async fn likes(cx: &Cx, chat: ChatKey, message: MessageId, author: UserId) -> Result<i64> {
    Ok(counts::likes(&cx.tx, chat, message, author).await?)
}

/// Who took part most in the last seven days of a group's calendar, by what her days count for: her name. Nobody who manages
/// it, is left off the lists, or took part on a single day.
pub async fn of_the_week(cx: &Cx, chat: &Chat) -> Result<Option<String>> {
    let today = rules::day_of(local_date(cx.now, chat.zone));
    let days = lists::days_of_listed(&cx.tx, chat.key, today - 6, today).await?;
    Ok(rules::of_the_week(&days).map(str::to_owned))
}

async fn top(cx: Cx, ask: Arc<Ask>) -> Result {
    let chat = cx.group_of(&ask)?;
    let period = Period::parse(&ask.command.whole()).ok_or_else(|| line("top-which"))?;
    let (first_month, last_month) = period.months(cx.now, chat.zone);
    let best = match period {
        Period::Month => lists::best_of_month(&cx.tx, chat.key, first_month, 0, READ).await?,
        Period::Year => lists::best_of_months(&cx.tx, chat.key, first_month, last_month, READ).await?,
    };
    let months: Vec<i64> = (first_month..=last_month).collect();
    let managers = lists::active_managers(&cx.tx, chat.key, &months, MANAGERS_NAMED).await?;
    let places = rules::placed(best);
    let reasons = reasons(&cx, chat.key, period, first_month, &places).await?;
    let list = Top { period, first_month, places, reasons, managers };
    cx.whisper_what(&ask, Whisper::new(&|language| views::top(&list, language))).await
}

/// What those shown are named for. Where that does not tell two of a month apart, how often each took part does.
async fn reasons(
    cx: &Cx,
    chat: ChatKey,
    period: Period,
    month: i64,
    places: &[(usize, Standing)],
) -> Result<Vec<Vec<Reason>>> {
    let shown = &places[..places.len().min(views::SHOWN)];
    let sums: Vec<Sums> = shown.iter().map(|(_, who)| who.sums).collect();
    let mut reasons = rules::telling(&sums);
    if period == Period::Year {
        return Ok(reasons);
    }
    let days = rules::days_of_month(month);
    let alike = rules::alike(&sums, &reasons);
    for ((why, (_, who)), _) in reasons.iter_mut().zip(shown).zip(alike).filter(|(_, is_alike)| *is_alike) {
        why.push(Reason::Turns(counts::turns_of(&cx.tx, chat, who.user, &days).await?));
    }
    Ok(reasons)
}

async fn me(cx: Cx, ask: Arc<Ask>) -> Result {
    let person = match &ask.actor {
        Actor::Person(person) => person,
        Actor::AnonymousAdmin | Actor::Channel => return Err(line("me-as-yourself").into()),
        Actor::Bot => return Ok(()),
    };
    match &ask.place {
        Place::Group(_) => panel::whisper(&cx, &ask, &Action::Show).await,
        Place::Private => me_in_private(&cx, &ask, person).await,
    }
}

async fn me_in_private(cx: &Cx, ask: &Ask, person: &Person) -> Result {
    match groups::shared_groups(cx, person.id, NAME).await?.as_slice() {
        [] => Err(line("me-no-groups").into()),
        [(only, _)] => panel::show(cx, ask.at.chat, Some(&*cx.chat(*only).await?), person, &Action::Show).await,
        _ => {
            let question = Question::new(NAME, "me-which", Among::Shared, &Action::Show)?;
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
        let mut mine = standing_of(cx, chat, person).await?;
        mine.group = view.in_private.then(|| chat.title.clone());
        let hidden = matches!(mine.shown, Shown::Hidden);
        let key = view.key(&line(if hidden { "me-show" } else { "me-hide" }), &Self::Hide(!hidden)).await?;
        let picture = picture(cx, chat, person, view.lang).await?.map(|recipe| mine.showing(recipe));
        let html = view.says(&views::mine(&mine, view.lang));
        Ok(Page { html, keyboard: Keyboard::new().row([key]), picture })
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let Self::Hide(hidden) = *self else { return Ok(Done::shown()) };
        people::set_hidden(&view.cx.tx, view.chat()?.key, press.person.id, hidden).await?;
        Ok(Done::shown().saying(line(if hidden { "me-hidden-now" } else { "me-shown-now" })))
    }
}

/// Her latest months as bars, where the group wants pictures and she has talked in one of them.
async fn picture(cx: &Cx, chat: &Chat, person: &Person, language: Lang) -> Result<Option<Recipe>> {
    if !pictures::are_wanted(cx, chat.key).await? {
        return Ok(None);
    }
    let (last, _) = Period::Month.months(cx.now, chat.zone);
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
    let (month, _) = Period::Month.months(cx.now, chat.zone);
    let mine = lists::month_of_person(&cx.tx, chat.key, month, person.id).await?;
    let membership = people::membership(&cx.tx, chat.key, person.id).await?;
    let hidden = membership.as_ref().is_some_and(|membership| membership.hidden);
    let shown = match &mine {
        _ if hidden => Shown::Hidden,
        _ if membership.is_some_and(|membership| membership.manages) => Shown::Apart,
        None => Shown::NotYet,
        Some(mine) => among_neighbours(cx, chat.key, month, mine).await?,
    };
    Ok(Mine { group: None, shown, sums: mine.map(|mine| mine.sums) })
}

async fn among_neighbours(cx: &Cx, chat: ChatKey, month: i64, mine: &Standing) -> Result<Shown> {
    let mut near = lists::nearest_above(&cx.tx, chat, month, mine.standing, NEIGHBOURS).await?;
    near.extend(lists::nearest_below(&cx.tx, chat, month, mine, NEIGHBOURS).await?);
    near.push(mine.clone());
    let mut neighbours = Vec::new();
    let (mut above, mut from) = (0, i64::MAX);
    for (_, one) in rules::placed(near) {
        above += lists::how_many_between(&cx.tx, chat, month, one.standing, from).await?;
        from = one.standing;
        neighbours.push((usize::try_from(above).unwrap_or_default() + 1, one.name, one.user == mine.user));
    }
    let place = neighbours.iter().find(|(.., is_me)| *is_me).map_or(1, |(place, ..)| *place);
    Ok(Shown::Placed(place, neighbours))
}

#[cfg(test)]
mod tests;
