//! The end of a month: two hours after it (late reactions) who is thanked is frozen; on the first at ten the
//! thanks are posted, from what was frozen. Both happen once, also when the process was down over the first. When exactly
//! they are posted, the queue of posts decides; they can wait for a better day.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    NAME,
    queries::{lists, months},
    rules::{self, Thanked, first_day, month_of},
    views,
};
use crate::{
    dispatch::{
        Cx, Result,
        posts::{self, Composed, Due},
    },
    schedule::{
        gates,
        posts::{Plan, Rank, State, Waiting},
        recurrence::{Recurrence, Rule, first_instant_at},
    },
    store::{ChatKey, chats::Chat, occurrences, timers::Timer},
    telegram::request::Request,
};

/// When a month is closed and when its thanks are posted: local hours of the first.
const FREEZE_HOUR: u32 = 2;
const THANK_HOUR: u32 = 10;
/// A month is worth thanks for so long.
const GRACE: TimeDelta = TimeDelta::days(7);
/// So long thanks wait for a pause in the conversation. A group that never pauses is thanked, too.
const PATIENCE: TimeDelta = TimeDelta::hours(8);
/// A month closed later than this waits until what was said meanwhile has arrived.
const LATE: TimeDelta = TimeDelta::minutes(10);
const CATCH_UP: TimeDelta = TimeDelta::minutes(5);
/// Candidates looked at; more than can be thanked, as those thanked before rest.
const CANDIDATES: i64 = 50;
/// Recorded when there is nobody to thank (message `skip-nobody`).
const NOBODY: &str = "nobody";

#[derive(Debug, Serialize, Deserialize)]
enum Later {
    /// Close the month.
    Freeze { month: i64, waited: bool },
}

#[derive(Serialize)]
struct FrozenRow {
    user: i64,
    place: usize,
    resting: bool,
    #[serde(flatten)]
    sums: rules::Sums,
}

/// Sets the timer for the end of the month that is open.
pub async fn plan(cx: &Cx, key: ChatKey) -> Result {
    let chat = cx.chat(key).await?;
    let month = open_month(cx, &chat).await?;
    let at = on_first_after(&chat, month, FREEZE_HOUR)?;
    cx.set_timer(NAME, &freeze_key(key), Some(key), at, &Later::Freeze { month, waited: false }).await
}

/// A clock that was ahead has closed months that are not over: they are open again.
pub async fn reopen(cx: &Cx) -> Result {
    // Somewhere it is still the month before.
    let begun = month_of(cx.now.date_naive()) - 1;
    for (key, open) in months::opened_after(&cx.tx, begun).await? {
        let chat = cx.chat(key).await?;
        let present = month_of(gates::local_date(cx.now, chat.zone));
        if open <= present {
            continue;
        }
        months::open_again(&cx.tx, key, present).await?;
        for month in present..open {
            if let Some(plan) = plan_of(month, State::default()) {
                posts::remove(cx, key, &plan).await?;
            }
        }
        plan(cx, key).await?;
    }
    Ok(())
}

/// The month that is open is the present one; those before are over.
pub async fn begin_anew(cx: &Cx, key: ChatKey) -> Result {
    let chat = cx.chat(key).await?;
    let present = month_of(gates::local_date(cx.now, chat.zone));
    months::open_month(&cx.tx, key, present).await?;
    Ok(months::set_open_month(&cx.tx, key, present).await?)
}

/// A timer of ours is due.
pub async fn on_timer(cx: &Cx, timer: &Timer) -> Result {
    let key = timer.chat.ok_or_else(|| anyhow::anyhow!("the timer {} names no chat", timer.key))?;
    let chat = cx.chat(key).await?;
    match serde_json::from_str(&timer.payload)? {
        Later::Freeze { month, waited } if !waited && cx.now - timer.due_at > LATE => {
            let again = Later::Freeze { month, waited: true };
            cx.set_timer(NAME, &timer.key, Some(key), cx.now + CATCH_UP, &again).await
        }
        Later::Freeze { month, .. } => freeze(cx, &chat, month).await,
    }
}

async fn freeze(cx: &Cx, chat: &Chat, month: i64) -> Result {
    if months::open_month(&cx.tx, chat.key, month).await? != month {
        return Ok(());
    }
    let eligible = lists::best_of_month(&cx.tx, chat.key, month, rules::ELIGIBLE_DAYS, CANDIDATES).await?;
    let before = thanked_for(cx, chat.key, month - 1).await?;
    let rows: Vec<FrozenRow> = rules::thanked(eligible, &before).into_iter().map(FrozenRow::from).collect();
    let is_nobody = rows.iter().all(|row| row.resting);
    months::freeze(&cx.tx, chat.key, month, &serde_json::to_string(&rows)?).await?;
    months::set_open_month(&cx.tx, chat.key, month + 1).await?;
    plan(cx, chat.key).await?;
    let due = on_first_after(chat, month, THANK_HOUR)?;
    let Some(plan) = plan_of(month, State::default()) else { return Ok(()) };
    if is_nobody {
        return posts::leave_out(cx, chat.key, &plan, due, NOBODY).await;
    }
    posts::wait(cx, chat.key, &plan, Some(Waiting::for_due(due))).await
}

/// Who was thanked for a month: nobody, if its thanks were not posted.
async fn thanked_for(cx: &Cx, chat: ChatKey, month: i64) -> Result<HashSet<i64>> {
    if !occurrences::was_posted(&cx.tx, chat, NAME, &reference(month)).await? {
        return Ok(HashSet::new());
    }
    Ok(months::listed_in(&cx.tx, chat, month).await?.into_iter().collect())
}

/// What the queue of posts knows of thanks: those for the month that is closed, while they wait, and those that are to come
/// for the open one, as soon as there is somebody to thank.
pub async fn plans(cx: &Cx, chat: &Chat) -> Result<Vec<Plan>> {
    let state = posts::states(cx, chat.key, NAME).await?;
    // Plans are also looked at where nothing may be written.
    let present = month_of(gates::local_date(cx.now, chat.zone));
    let open = months::noted_month(&cx.tx, chat.key).await?.unwrap_or(present);
    let mut plans = Vec::new();
    if state(open - 1).next.is_some() {
        plans.extend(plan_of(open - 1, state(open - 1)));
    }
    if !lists::best_of_month(&cx.tx, chat.key, open, rules::ELIGIBLE_DAYS, 1).await?.is_empty() {
        let foreseen = || Some(Waiting::for_due(on_first_after(chat, open, THANK_HOUR).ok()?));
        let state = state(open);
        plans.extend(plan_of(open, State { next: state.next.or_else(foreseen), ..state }));
    }
    Ok(plans)
}

fn plan_of(month: i64, state: State) -> Option<Plan> {
    let rule = Rule::Once { date: first_day(month + 1)? };
    Some(Plan {
        room: NAME,
        id: month,
        rank: Rank::Thanks,
        recurrence: Recurrence { rule, time: NaiveTime::from_hms_opt(THANK_HOUR, 0, 0)? },
        grace: GRACE,
        waits_for_pause: PATIENCE,
        other_days: true,
        above_limits: false,
        cheerful: false,
        is_promotion: false,
        condition: None,
        content: None,
        thread: None,
        state,
    })
}

/// The thanks for a month, from what was frozen.
pub async fn compose(cx: &Cx, chat: &Chat, due: Due) -> Result<Composed> {
    if open_month(cx, chat).await? <= due.number {
        return Ok(Composed::NotYet(cx.now + CATCH_UP));
    }
    let frozen = months::frozen(&cx.tx, chat.key, due.number).await?;
    if frozen.iter().all(|(_, _, resting)| *resting) {
        return Ok(Composed::Nothing(NOBODY));
    }
    let html = views::thanks(due.number, &frozen, chat.language);
    Ok(Composed::Say(Box::new(Request::message(chat.id, &html)), Value::Null))
}

async fn open_month(cx: &Cx, chat: &Chat) -> Result<i64> {
    let present = month_of(gates::local_date(cx.now, chat.zone));
    Ok(months::open_month(&cx.tx, chat.key, present).await?)
}

/// What thanks for a month are called in the ledger.
pub fn reference(month: i64) -> String {
    format!("month:{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1)
}

/// The month that thanks were recorded for.
pub fn month_in(reference: &str) -> Option<i64> {
    let (year, month) = reference.strip_prefix("month:")?.split_once('-')?;
    Some(year.parse::<i64>().ok()? * 12 + month.parse::<i64>().ok()? - 1)
}

/// An hour of the first day after a month, in the chat's zone.
fn on_first_after(chat: &Chat, month: i64, hour: u32) -> anyhow::Result<DateTime<Utc>> {
    first_day(month + 1)
        .and_then(|day| at_hour(chat, day, hour))
        .ok_or_else(|| anyhow::anyhow!("no calendar holds the month {month}"))
}

fn at_hour(chat: &Chat, day: NaiveDate, hour: u32) -> Option<DateTime<Utc>> {
    first_instant_at(day.and_time(NaiveTime::from_hms_opt(hour, 0, 0)?), chat.zone)
}

fn freeze_key(chat: ChatKey) -> String {
    format!("freeze:{}", chat.0)
}

impl From<Thanked> for FrozenRow {
    fn from(thanked: Thanked) -> Self {
        let Thanked { place, who, resting } = thanked;
        Self { user: who.user, place, resting, sums: who.sums }
    }
}
