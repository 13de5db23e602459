//! When the posts of a series are due, and when somebody is asked for them: one timer for each series, which stands for the
//! next time nobody was asked for yet.

use chrono::{DateTime, Utc};

use super::{
    Later, NAME, guest,
    queries::{self, Series, Slot},
    rules::{self, Kind},
    scenes, tips,
};
use crate::{
    dispatch::{Cx, Result, flow::Talk, posts},
    schedule::posts::{Plan, Waiting},
    store::{ChatKey, chats::Chat, timers},
    words::{Line, day_and_time},
};

/// So many of its times are looked at: one may wait for the gates, and for the next somebody is asked already.
const AHEAD: usize = 4;

/// A group's plans.
pub async fn plans(cx: &Cx, chat: &Chat) -> Result<Vec<Plan>> {
    let state = posts::states(cx, chat.key, NAME).await?;
    let mut plans = Vec::new();
    for one in queries::of_chat(&cx.tx, chat.key).await? {
        match one.kind {
            Kind::Guest => plans.extend(guest::plans(cx, chat, &one, &state).await?),
            _ => plans.push(rules::plan(one.id, one.kind, one.rule, state(one.id))),
        }
    }
    Ok(plans)
}

/// How the posts of a series stand.
pub async fn plan(cx: &Cx, one: &Series) -> Result<Plan> {
    let state = posts::states(cx, one.chat, NAME).await?;
    match one.kind {
        Kind::Guest => guest::plan(cx, one, state(one.id)).await,
        _ => Ok(rules::plan(one.id, one.kind, one.rule, state(one.id))),
    }
}

/// When what is due at `due` is wanted: then, unless it is moved.
pub async fn wanted(cx: &Cx, chat: &Chat, one: &Series, due: DateTime<Utc>) -> Result<DateTime<Utc>> {
    Ok(plan(cx, one).await?.wanted(due, chat))
}

/// The time she is asked for something for, if any, and when it comes.
pub async fn asked_for(cx: &Cx, talk: &Talk<'_>, kind: Kind) -> Result<Option<(Slot, Line)>> {
    let Talk { chat, person, .. } = talk;
    let Some(slot) = queries::open_slot(&cx.tx, (chat.key, person.id), kind, cx.now).await? else { return Ok(None) };
    let Some(one) = queries::by_id(&cx.tx, slot.series).await? else { return Ok(None) };
    let wanted = wanted(cx, chat, &one, slot.due).await?;
    Ok(Some((slot, day_and_time(wanted, chat.zone, cx.now))))
}

/// The due times to come, the one that is waited for first; those a manager left out are not among them.
async fn to_come(cx: &Cx, chat: &Chat, one: &Series) -> Result<Vec<(DateTime<Utc>, DateTime<Utc>)>> {
    let plan = plan(cx, one).await?;
    let Some(first) = plan.state.next.map(|next| next.scheduled_for) else { return Ok(Vec::new()) };
    let all = std::iter::successors(Some(first), |due| plan.next_after(*due, chat.zone)).take(AHEAD);
    let all = all.filter(|due| !plan.is_skipped(*due, chat.zone)).map(|due| (due, plan.wanted(due, chat)));
    Ok(all.filter(|(_, wanted)| *wanted > cx.now).collect())
}

/// The next due time that something can be sent for.
pub async fn next(cx: &Cx, chat: &Chat, one: &Series) -> Result<Option<DateTime<Utc>>> {
    Ok(to_come(cx, chat, one).await?.first().map(|(due, _)| *due))
}

/// When advice will be wanted in a group, as far as that is looked ahead.
pub async fn of_advice(cx: &Cx, chat: &Chat) -> Result<Vec<DateTime<Utc>>> {
    let mut coming = Vec::new();
    for one in queries::of_chat(&cx.tx, chat.key).await?.iter().filter(|one| one.kind == Kind::Advice) {
        coming.extend(to_come(cx, chat, one).await?.into_iter().map(|(_, wanted)| wanted));
    }
    coming.sort_unstable();
    Ok(coming)
}

fn key(series: i64) -> String {
    format!("ask:{series}")
}

/// Its posts wait for a due time, or ([`None`]) for none: somebody is to be asked for it.
pub async fn waits(cx: &Cx, chat: ChatKey, series: i64, waiting: Option<Waiting>) -> Result {
    let one = queries::by_id(&cx.tx, series).await?;
    let (Some(one), Some(_)) = (one, waiting) else {
        timers::cancel(&cx.tx, NAME, &key(series)).await?;
        return Ok(());
    };
    let chat = cx.chat(chat).await?;
    match one.kind {
        Kind::Guest => Box::pin(guest::is_moved(cx, &chat, &one)).await,
        _ => Box::pin(arm(cx, &chat, &one)).await,
    }
}

/// Sets the timer for the next time nobody was asked for.
pub async fn arm(cx: &Cx, chat: &Chat, one: &Series) -> Result {
    timers::cancel(&cx.tx, NAME, &key(one.id)).await?;
    if !one.kind.is_asked_for() {
        return Ok(());
    }
    for (due, wanted) in to_come(cx, chat, one).await? {
        if queries::slot(&cx.tx, one.id, due).await?.is_some() {
            continue;
        }
        let Some(at) = rules::asks_at(chat, one.kind, wanted, cx.now) else { continue };
        return cx.set_timer(NAME, &key(one.id), Some(chat.key), at, &Later::Ask { series: one.id, due }).await;
    }
    Ok(())
}

/// The timer rings: somebody is asked, unless that time was moved or left out meanwhile.
pub async fn ring(cx: &Cx, chat: &Chat, one: &Series, due: DateTime<Utc>) -> Result {
    let is_to_come = to_come(cx, chat, one).await?.into_iter().find(|(at, _)| *at == due);
    let is_time = is_to_come
        .and_then(|(_, wanted)| rules::asks_at(chat, one.kind, wanted, cx.now))
        .is_some_and(|at| at <= cx.now);
    if is_time && queries::slot(&cx.tx, one.id, due).await?.is_none() {
        match one.kind {
            Kind::Scenes => Box::pin(scenes::ask(cx, chat, one, due)).await?,
            Kind::Tips => Box::pin(tips::ask(cx, chat, one, due)).await?,
            Kind::Partner | Kind::Advice | Kind::Guest => {}
        }
    }
    arm(cx, chat, one).await
}
