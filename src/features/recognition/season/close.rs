//! The end of a month or a season: its timer, what is frozen then, and the post about it in the queue of posts.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{
    super::{
        NAME, Span, is_anybody_eligible,
        queries::{
            months, results,
            seasons::{self, Season},
        },
        rules::{first_day, month_of},
    },
    NOBODY, Period, archive, at_hour,
    rules::{CLOSING_HOUR, POSTING_HOUR, closes_at, day_after},
    thanks, today,
};
use crate::{
    dispatch::{Cx, Result, posts},
    schedule::{
        posts::{Plan, Rank, State, Waiting},
        recurrence::{Recurrence, Rule},
    },
    store::{ChatKey, chats::Chat, timers::Timer},
};

/// A month is worth thanks for so long.
const GRACE: TimeDelta = TimeDelta::days(7);
/// So long a post waits for a pause in the conversation. A group that never pauses is thanked, too.
const PATIENCE: TimeDelta = TimeDelta::hours(8);
/// What is closed later than this waits until what was said meanwhile has arrived.
const LATE: TimeDelta = TimeDelta::minutes(10);
/// So long.
pub const CATCH_UP: TimeDelta = TimeDelta::minutes(5);

#[derive(Debug, Serialize, Deserialize)]
enum Later {
    /// Close the month.
    Freeze { month: i64, waited: bool },
    /// Close a season of the group's own.
    Close { season: i64, waited: bool },
}

/// Sets the timers for the end of the month that is open, and of the seasons that are.
pub async fn plan(cx: &Cx, key: ChatKey) -> Result {
    let chat = cx.chat(key).await?;
    let month = open_month(cx, &chat).await?;
    let at = on_first_after(&chat, month, CLOSING_HOUR)?;
    cx.set_timer(NAME, &freeze_key(key), Some(key), at, &Later::Freeze { month, waited: false }).await?;
    for season in seasons::all(&cx.tx, key).await?.iter().filter(|season| season.closed_at.is_none()) {
        plan_season(cx, &chat, season).await?;
    }
    Ok(())
}

/// Sets the timer for the end of a season.
pub async fn plan_season(cx: &Cx, chat: &Chat, season: &Season) -> Result {
    let Some(at) = closes_at(season.last, chat.zone) else { return Ok(()) };
    let later = Later::Close { season: season.number, waited: false };
    cx.set_timer(NAME, &close_key(chat.key, season.number), Some(chat.key), at, &later).await
}

/// A clock that was ahead has closed months and seasons that are not over: they are open again.
pub async fn reopen(cx: &Cx) -> Result {
    // Somewhere it is still the month before.
    let begun = month_of(cx.now.date_naive()) - 1;
    for (key, open) in months::opened_after(&cx.tx, begun).await? {
        let chat = cx.chat(key).await?;
        let present = month_of(today(cx, &chat));
        if open <= present {
            continue;
        }
        months::open_again(&cx.tx, key, present).await?;
        results::forget_months_from(&cx.tx, key, present).await?;
        for month in present..open {
            withdraw(cx, key, Period::Month(month)).await?;
        }
        plan(cx, key).await?;
    }
    for (key, number) in seasons::closed_too_soon(&cx.tx, cx.now, cx.now.date_naive()).await? {
        let chat = cx.chat(key).await?;
        let Some(season) = seasons::by_number(&cx.tx, key, number).await? else { continue };
        if closes_at(season.last, chat.zone).is_some_and(|at| at > cx.now) {
            seasons::set_closed(&cx.tx, key, number, None).await?;
            results::forget_season(&cx.tx, key, number).await?;
            withdraw(cx, key, Period::Own(number)).await?;
            plan_season(cx, &chat, &season).await?;
        }
    }
    Ok(())
}

async fn withdraw(cx: &Cx, key: ChatKey, period: Period) -> Result {
    // Only its number matters.
    match plan_of(period, NaiveDate::default(), State::default()) {
        Some(plan) => posts::remove(cx, key, &plan).await,
        None => Ok(()),
    }
}

/// The month that is open is the present one; those before are over, and so are seasons that ended meanwhile. Nothing is said of
/// either.
pub async fn begin_anew(cx: &Cx, key: ChatKey) -> Result {
    let chat = cx.chat(key).await?;
    let present = month_of(today(cx, &chat));
    months::open_month(&cx.tx, key, present).await?;
    months::set_open_month(&cx.tx, key, present).await?;
    for season in seasons::all(&cx.tx, key).await?.iter().filter(|season| season.closed_at.is_none()) {
        if closes_at(season.last, chat.zone).is_some_and(|at| at <= cx.now) {
            archive::freeze(cx, &chat, Period::Own(season.number)).await?;
            seasons::set_closed(&cx.tx, key, season.number, Some(cx.now)).await?;
        }
    }
    plan(cx, key).await
}

/// A timer of ours is due.
pub async fn on_timer(cx: &Cx, timer: &Timer) -> Result {
    let key = timer.chat.ok_or_else(|| anyhow::anyhow!("the timer {} names no chat", timer.key))?;
    let chat = cx.chat(key).await?;
    let is_late = cx.now - timer.due_at > LATE;
    let again = match serde_json::from_str(&timer.payload)? {
        Later::Freeze { month, waited: false } if is_late => Later::Freeze { month, waited: true },
        Later::Close { season, waited: false } if is_late => Later::Close { season, waited: true },
        Later::Freeze { month, .. } => return month_is_over(cx, &chat, month).await,
        Later::Close { season, .. } => return season_is_over(cx, &chat, season).await,
    };
    cx.set_timer(NAME, &timer.key, Some(key), cx.now + CATCH_UP, &again).await
}

async fn month_is_over(cx: &Cx, chat: &Chat, month: i64) -> Result {
    if months::open_month(&cx.tx, chat.key, month).await? != month {
        return Ok(());
    }
    let is_anybody = thanks::freeze(cx, chat, month).await?;
    archive::freeze(cx, chat, Period::Month(month)).await?;
    months::set_open_month(&cx.tx, chat.key, month + 1).await?;
    plan(cx, chat.key).await?;
    let Some(day) = first_day(month + 1) else { return Ok(()) };
    say(cx, chat, Period::Month(month), day, is_anybody).await
}

async fn season_is_over(cx: &Cx, chat: &Chat, number: i64) -> Result {
    let Some(season) = seasons::by_number(&cx.tx, chat.key, number).await? else { return Ok(()) };
    if season.closed_at.is_some() {
        return Ok(());
    }
    if closes_at(season.last, chat.zone).is_some_and(|at| at > cx.now) {
        // Its end, or the group's clock, was moved meanwhile.
        return plan_season(cx, chat, &season).await;
    }
    let is_anybody = archive::freeze(cx, chat, Period::Own(number)).await?;
    seasons::set_closed(&cx.tx, chat.key, number, Some(cx.now)).await?;
    say(cx, chat, Period::Own(number), day_after(season.last), is_anybody).await
}

/// What was frozen is posted on a day, if it names anybody.
async fn say(cx: &Cx, chat: &Chat, period: Period, day: NaiveDate, is_anybody: bool) -> Result {
    let (Some(plan), Some(due)) = (plan_of(period, day, State::default()), at_hour(chat, day, POSTING_HOUR)) else {
        return Ok(());
    };
    match is_anybody {
        true => posts::wait(cx, chat.key, &plan, Some(Waiting::for_due(due))).await,
        false => posts::leave_out(cx, chat.key, &plan, due, NOBODY).await,
    }
}

/// Whether it is closed.
pub async fn is_closed(cx: &Cx, chat: &Chat, period: Period) -> Result<bool> {
    Ok(match period {
        Period::Month(month) => open_month(cx, chat).await? > month,
        Period::Own(number) => {
            seasons::by_number(&cx.tx, chat.key, number).await?.is_some_and(|season| season.closed_at.is_some())
        }
    })
}

/// What the queue of posts knows: posts about what is closed, while they wait, and those that are to come, as soon as there is
/// somebody to name.
pub async fn plans(cx: &Cx, chat: &Chat) -> Result<Vec<Plan>> {
    let state = posts::states(cx, chat.key, NAME).await?;
    // Plans are also looked at where nothing may be written.
    let present = month_of(today(cx, chat));
    let open = months::noted_month(&cx.tx, chat.key).await?.unwrap_or(present);
    let mut plans = Vec::new();
    let foreseen = |day: NaiveDate, state: State| {
        let waits = || at_hour(chat, day, POSTING_HOUR).map(Waiting::for_due);
        State { next: state.next.or_else(waits), ..state }
    };
    if let Some(day) = first_day(open).filter(|_| state(open - 1).next.is_some()) {
        plans.extend(plan_of(Period::Month(open - 1), day, state(open - 1)));
    }
    let is_anybody = is_anybody_eligible(cx, chat, Span::Month(open)).await?;
    if let Some(day) = first_day(open + 1).filter(|_| is_anybody) {
        plans.extend(plan_of(Period::Month(open), day, foreseen(day, state(open))));
    }
    for season in seasons::all(&cx.tx, chat.key).await? {
        let (period, day) = (Period::Own(season.number), day_after(season.last));
        let state = state(period.number());
        match season.closed_at {
            Some(_) if state.next.is_some() => plans.extend(plan_of(period, day, state)),
            None if is_anybody_eligible(cx, chat, Span::Season(season.number)).await? => {
                plans.extend(plan_of(period, day, foreseen(day, state)));
            }
            _ => {}
        }
    }
    Ok(plans)
}

/// The post on this day about what is over then.
fn plan_of(period: Period, date: NaiveDate, state: State) -> Option<Plan> {
    Some(Plan {
        room: NAME,
        id: period.number(),
        rank: Rank::Thanks,
        recurrence: Recurrence { rule: Rule::Once { date }, time: NaiveTime::from_hms_opt(POSTING_HOUR, 0, 0)? },
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

/// The month that is open.
pub async fn open_month(cx: &Cx, chat: &Chat) -> Result<i64> {
    let present = month_of(today(cx, chat));
    Ok(months::open_month(&cx.tx, chat.key, present).await?)
}

/// An hour of the first day after a month, in the chat's zone.
fn on_first_after(chat: &Chat, month: i64, hour: u32) -> anyhow::Result<DateTime<Utc>> {
    first_day(month + 1)
        .and_then(|day| at_hour(chat, day, hour))
        .ok_or_else(|| anyhow::anyhow!("no calendar holds the month {month}"))
}

fn freeze_key(chat: ChatKey) -> String {
    format!("freeze:{}", chat.0)
}

/// What the timer of a season is called.
pub fn close_key(chat: ChatKey, season: i64) -> String {
    format!("close:{}:{season}", chat.0)
}
