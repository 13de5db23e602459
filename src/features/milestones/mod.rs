//! What comes once a year: birthdays, how long people have been here, the group's own birthday, and dates of its own, by the
//! civil or the Hebrew calendar.
//!
//! | typed | what happens |
//! |---|---|
//! | `/milestones` | whispers the group's own dates, each with a button that takes it away, and whose birthdays come |
//! | `/milestones 14 Adar`, a text below | it is posted on that day every year; `24.12`, `ט״ו בשבט` and `5 ияра` as well |
//! | `/milestones group 12.3.2019` | the group's own birthday |
//! | `/settings anniversaries off` | nobody is named for the years of membership |
//!
//! A birthday is congratulated only if she gave it in her introduction and said that the group may see it; one she told
//! today counts from next year, 29 February is kept on the 28th. Who has been here for full years is named once a week, on
//! its first working day, unless she is left off the lists (`/me`). There is at most one such post a day, for all of them
//! together, and the queue of posts decides when: out of quiet days it is moved, on a sombre day nobody is congratulated.
//! Nothing of a person is kept here: who leaves, hides her birthday or is forgotten is in no post from that moment.
//!
//! It waits to be switched on (`/settings milestones on`).

mod queries;
mod rules;
mod typed;
mod views;

use std::{collections::BTreeMap, sync::Arc};

use async_trait::async_trait;
use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use self::{
    rules::DayOf,
    typed::{ANNIVERSARIES, Typed},
    views::Said,
};
use crate::{
    dispatch::{
        Ask, CommandSpec, Cx, Door, Press, Result, Room,
        panel::{self, Done, Page, Pager, Panel, View},
        posts::{self, Again, Composed, Due},
        routes::{self, Routes},
        settings::{self, OF_CHANGE, ON, SettingSpec},
    },
    features::onboarding,
    schedule::{
        gates::local_date,
        grammar::Context,
        posts::{Plan, Rank, State},
        recurrence::{Recurrence, Rule, first_instant_at},
    },
    store::{ChatKey, chats::Chat, held::Held, settings_log::Change, timers::Timer},
    telegram::{keyboard::Keyboard, request::Request},
    words::{Line, line, long_date},
};

/// The room's name.
pub const NAME: &str = "milestones";

/// When it is posted, and when the days ahead are looked at: local hours.
const POST_HOUR: u32 = 10;
const LOOK_HOUR: u32 = 3;
/// Days that are looked ahead: a week and what is moved into it.
const AHEAD: u64 = 10;
/// A congratulation is worth posting for so long.
const GRACE: TimeDelta = TimeDelta::days(2);
/// So long it waits for a pause in the conversation.
const PATIENCE: TimeDelta = TimeDelta::hours(3);
/// So many days a post may wait, with the rest it was moved out of.
const WAITS: u64 = 12;
/// A group's own dates at most, and on a page.
const MOST: usize = 30;
const PER_PAGE: usize = 6;
/// Longest text of one, in characters.
const LONGEST: usize = 600;
/// Birthdays shown ahead, in days.
const BIRTHDAYS_AHEAD: u64 = 30;
/// Nobody has been here for a year who joined later.
const NEARLY_A_YEAR: TimeDelta = TimeDelta::days(358);
/// Recorded when there is nobody to congratulate any more, and when another post said it (messages `skip-CODE`).
const NOBODY: &str = "nobody";
const TOGETHER: &str = "together";

/// What is to happen later.
#[derive(Debug, Serialize, Deserialize)]
enum Later {
    /// The days ahead are looked at.
    Look(ChatKey),
}

/// What our buttons do.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Action {
    /// A page of the dates, counted from zero.
    List(usize),
    /// Takes one away.
    Remove(i64),
}

/// The room.
#[derive(Debug)]
pub struct Milestones;

#[async_trait]
impl Room for Milestones {
    fn name(&self) -> &'static str {
        NAME
    }

    /// Not every group celebrates.
    fn starts_on(&self) -> bool {
        false
    }

    fn has_topic(&self) -> bool {
        true
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const { &[CommandSpec::manager("milestones").unlisted()] }
    }

    fn settings(&self) -> &'static [SettingSpec] {
        &[ANNIVERSARIES]
    }

    fn doors(&self) -> Vec<Door> {
        vec![Door::managers("milestones-door", &Action::List(0))]
    }

    fn routes(&self) -> Routes {
        routes::none().branch(routes::command(NAME).endpoint(asked)).branch(panel::routes::<Action>())
    }

    async fn on_switched(&self, cx: &Cx, chat: ChatKey, on: bool) -> Result {
        if on {
            return look(cx, &*cx.chat(chat).await?).await;
        }
        Ok(queries::set_days(&cx.tx, chat, (NaiveDate::MAX, NaiveDate::MIN), &[]).await?)
    }

    /// Its clock, its language or its settings may be others now.
    async fn on_chat_changed(&self, cx: &Cx, chat: ChatKey) -> Result {
        look(cx, &*cx.chat(chat).await?).await
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        let Later::Look(chat) = serde_json::from_str(&timer.payload)?;
        look(cx, &*cx.chat(chat).await?).await?;
        posts::follow(cx, chat).await
    }

    async fn plans(&self, cx: &Cx, chat: &Chat) -> Result<Vec<Plan>> {
        let state = posts::states(cx, chat.key, NAME).await?;
        let today = local_date(cx.now, chat.zone);
        let plans = queries::days(&cx.tx, chat.key).await?.into_iter().filter_map(|(date, cheerful)| {
            let state = state(number(date));
            // What is past is of interest only while it waits.
            (date >= today || state.next.is_some()).then(|| plan(date, cheerful, state))
        });
        Ok(plans.collect())
    }

    async fn compose(&self, cx: &Cx, chat: &Chat, due: Due, again: Option<Again<'_>>) -> Result<Composed> {
        compose(cx, chat, due, again).await
    }

    fn reference(&self, number: i64) -> String {
        date_of(number).map(|date| date.to_string()).unwrap_or_default()
    }

    async fn name_of_post(&self, _cx: &Cx, reference: &str) -> Result<Option<Line>> {
        let date = reference.parse::<NaiveDate>().ok();
        Ok(date.map(|date| line("milestones-name").line("date", long_date(date))))
    }

    async fn standing(&self, cx: &Cx, chat: &Chat) -> Result<Option<Line>> {
        let own = i64::try_from(queries::own(&cx.tx, chat.key).await?.len()).unwrap_or(i64::MAX);
        let shown = i64::try_from(onboarding::birthdays(cx, chat.key).await?.len()).unwrap_or(i64::MAX);
        Ok(Some(line("milestones-standing").num("own", own).num("birthdays", shown)))
    }

    fn held(&self) -> &'static [Held] {
        const { &[] }
    }
}

fn number(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce())
}

fn date_of(number: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(number).ok()?)
}

fn plan(date: NaiveDate, cheerful: bool, state: State) -> Plan {
    let time = NaiveTime::from_hms_opt(POST_HOUR, 0, 0).unwrap_or_default();
    Plan {
        room: NAME,
        id: number(date),
        rank: Rank::Thanks,
        recurrence: Recurrence { rule: Rule::Once { date }, time },
        grace: GRACE,
        waits_for_pause: PATIENCE,
        other_days: true,
        above_limits: false,
        cheerful,
        is_promotion: false,
        condition: None,
        content: None,
        thread: None,
        state,
    }
}

/// Looks at the days ahead, and again tomorrow.
async fn look(cx: &Cx, chat: &Chat) -> Result {
    if !cx.is_on(chat.key, NAME).await? {
        return Ok(());
    }
    let today = local_date(cx.now, chat.zone);
    let yearly = Yearly::of(cx, chat).await?;
    let mut days = Vec::new();
    for date in today.iter_days().take(usize::try_from(AHEAD).unwrap_or_default()) {
        let said = yearly.said(chat, date);
        if !said.is_empty() {
            days.push((date, said.is_cheerful()));
        }
    }
    queries::set_days(&cx.tx, chat.key, (today - Days::new(WAITS), today), &days).await?;
    let tomorrow = today.succ_opt().and_then(|date| at_hour(chat, date, LOOK_HOUR));
    let at = tomorrow.unwrap_or(cx.now + TimeDelta::days(1));
    cx.set_timer(NAME, &format!("look:{}", chat.key.0), Some(chat.key), at, &Later::Look(chat.key)).await
}

fn at_hour(chat: &Chat, date: NaiveDate, hour: u32) -> Option<DateTime<Utc>> {
    first_instant_at(date.and_time(NaiveTime::from_hms_opt(hour, 0, 0)?), chat.zone)
}

/// All that may be said in a year of a group, as it is known now.
struct Yearly {
    birthdays: Vec<onboarding::Birthday>,
    joined: Vec<(String, DateTime<Utc>)>,
    own: Vec<queries::Own>,
}

impl Yearly {
    async fn of(cx: &Cx, chat: &Chat) -> Result<Self> {
        let joined = match settings::own(cx, chat.key, &ANNIVERSARIES).await?.as_str() {
            ON => queries::joined_before(&cx.tx, chat.key, cx.now - NEARLY_A_YEAR).await?,
            _ => Vec::new(),
        };
        let birthdays = onboarding::birthdays(cx, chat.key).await?;
        Ok(Self { birthdays, joined, own: queries::own(&cx.tx, chat.key).await? })
    }

    fn said(&self, chat: &Chat, date: NaiveDate) -> Said {
        let is_hers = |one: &&onboarding::Birthday| rules::is_birthday(one.on, one.told_at, chat.zone, date);
        let mut said = Said {
            birthdays: self.birthdays.iter().filter(is_hers).map(|one| one.name.clone()).collect(),
            ..Said::default()
        };
        if rules::names_anniversaries(date, chat.language) {
            let mut years: BTreeMap<i32, Vec<String>> = BTreeMap::new();
            for (name, joined) in &self.joined {
                if let Some(n) = rules::years_here(*joined, chat.zone, date) {
                    years.entry(n).or_default().push(name.clone());
                }
            }
            said.years = years.into_iter().collect();
        }
        for own in self.own.iter().filter(|own| own.day.is_on(date)) {
            let years = own.since.map(|since| date.year() - since).filter(|years| *years > 0);
            match own.is_birthday {
                // It is born on the very day it counts from.
                true if own.since.is_some() && years.is_none() => {}
                true => said.group = Some((years, own.text.clone())),
                false if !own.text.is_empty() => said.own.push(own.text.clone()),
                false => {}
            }
        }
        said
    }
}

/// What is said of a day, with the other days whose post is wanted by today: there is one post a day.
async fn compose(cx: &Cx, chat: &Chat, due: Due, again: Option<Again<'_>>) -> Result<Composed> {
    let Some(date) = date_of(due.number) else { return Ok(Composed::Nothing(NOBODY)) };
    let yearly = Yearly::of(cx, chat).await?;
    let mut days = match again {
        Some(again) => serde_json::from_value::<Vec<NaiveDate>>(again.memory().clone())?,
        None => vec![date],
    };
    if again.is_none() {
        let today = local_date(cx.now, chat.zone);
        for other in Milestones.plans(cx, chat).await?.into_iter().filter(|other| other.id != due.number) {
            let Some(next) = other.state.next else { continue };
            let is_wanted = local_date(other.wanted(next.scheduled_for, chat), chat.zone) <= today;
            if !is_wanted || other.is_skipped(next.scheduled_for, chat.zone) {
                continue;
            }
            posts::leave_out(cx, chat.key, &other, next.scheduled_for, TOGETHER).await?;
            posts::set_done_date(cx, chat.key, &other, date_of(other.id)).await?;
            days.extend(date_of(other.id));
        }
        days.sort_unstable();
    }
    let mut said = Said::default();
    days.iter().for_each(|day| said.join(yearly.said(chat, *day)));
    if said.is_empty() {
        return Ok(Composed::Nothing(NOBODY));
    }
    let request = Request::message(chat.id, &said.html(chat.language));
    Ok(Composed::Say(Box::new(request), serde_json::to_value(days).unwrap_or(Value::Null)))
}

async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    let chat = cx.group_of(&ask)?;
    let command = &ask.command;
    if command.args.is_empty() {
        return panel::whisper(&cx, &ask, &Action::List(0)).await;
    }
    let context = Context::of(cx.now, chat.zone, chat.language);
    let typed = typed::read(&command.args, &context);
    let typed =
        typed.ok_or_else(|| line("milestones-unknown").text("typed", &crate::words::clip(&command.args, 60)))?;
    let text = command.body.trim();
    if text.is_empty() && !typed.is_birthday {
        return Err(line("milestones-no-text").text("typed", &command.args).into());
    }
    if text.chars().count() > LONGEST {
        return Err(line("milestones-too-long").num("most", i64::try_from(LONGEST).unwrap_or(i64::MAX)).into());
    }
    add(&cx, chat, &ask, &typed, text).await?;
    panel::whisper(&cx, &ask, &Action::List(usize::MAX)).await
}

async fn add(cx: &Cx, chat: &Chat, ask: &Ask, typed: &Typed, text: &str) -> Result {
    let own = queries::own(&cx.tx, chat.key).await?;
    if own.len() >= MOST {
        return Err(line("milestones-too-many").num("most", i64::try_from(MOST).unwrap_or(i64::MAX)).into());
    }
    queries::add(&cx.tx, chat.key, typed, text).await?;
    changed(cx, chat, Change::to(&format!("{NAME}{OF_CHANGE}"), "added"), &ask.actor).await
}

/// The group's own dates are others now: written down, and followed.
async fn changed(cx: &Cx, chat: &Chat, change: Change<'_>, actor: &crate::telegram::actor::Actor) -> Result {
    cx.log_setting(chat.key, actor, change).await?;
    look(cx, chat).await?;
    posts::follow(cx, chat.key).await
}

#[async_trait]
impl Panel for Action {
    const ROOM: &'static str = NAME;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let (cx, chat) = (view.cx, view.chat()?);
        let today = local_date(cx.now, chat.zone);
        let own = queries::own(&cx.tx, chat.key).await?;
        let wanted = if let Self::List(page) = self { *page } else { 0 };
        let pager = Pager::new(wanted, own.len(), PER_PAGE);
        let shown = pager.of(&own);
        let lines = shown.iter().map(|own| views::entry(own, own.day.next_from(today)).render(view.lang));
        let lines = lines.collect::<Vec<_>>().join("\n");
        let mut keys = Vec::new();
        for own in shown {
            let label = line("milestones-button-remove").line("day", views::day(own.day));
            keys.push(view.key_to(&label, &Self::Remove(own.id)).await?);
        }
        let own = if lines.is_empty() { line("milestones-none").render(view.lang) } else { lines };
        let words = line("milestones-page").html("own", own).html("birthdays", coming(view, chat, today).await?);
        let turns = pager.turns(view, Self::List).await?;
        Ok(Page::new(view.says(&words), Keyboard::new().rows_of(1, keys).row(turns)))
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let Self::Remove(id) = *self else { return Ok(Done::shown()) };
        let (cx, chat) = (view.cx, view.chat()?);
        if !queries::remove(&cx.tx, chat.key, id).await? {
            return Ok(Done::shown());
        }
        changed(cx, chat, Change::to(&format!("{NAME}{OF_CHANGE}"), "removed"), &press.actor()).await?;
        Ok(Done::shown().saying(line("milestones-removed")))
    }
}

/// Whose birthdays come in the next days, soonest first.
async fn coming(view: &View<'_>, chat: &Chat, today: NaiveDate) -> Result<String> {
    let mut all = Vec::new();
    for one in onboarding::birthdays(view.cx, chat.key).await? {
        let day = DayOf::Civil(one.on);
        let next = day.next_from(today).filter(|next| *next <= today + Days::new(BIRTHDAYS_AHEAD));
        all.extend(next.map(|next| (next, one.name, day)));
    }
    all.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
    let words = |(_, name, day): &(NaiveDate, String, DayOf)| {
        line("milestones-coming").line("day", views::day(*day)).text("name", name).render(view.lang)
    };
    let lines: Vec<String> = all.iter().take(PER_PAGE * 2).map(words).collect();
    Ok(if lines.is_empty() { line("milestones-no-birthdays").render(view.lang) } else { lines.join("\n") })
}
