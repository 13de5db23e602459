//! What is proposed to those who manage a group, once enough was tried: to retire what is dull, to move a post to a better
//! hour; and that the library posts less is said once. They decide, and can take it back; what they refused is not proposed
//! again for ninety days.

use chrono::{NaiveTime, TimeDelta, Timelike as _};

use super::{
    NAME,
    queries::{self, NewProposal, Proposal},
    rules::{self, Format, MONTH, Try, Yield},
    views,
};
use crate::{
    dispatch::{
        Cx, Result,
        items::{self, Button, Item, Urgency},
        settings,
    },
    features::touchpoints::{self, Known},
    store::chats::Chat,
    telegram::actor::Actor,
    words::{Line, line},
};

/// What was refused is not proposed again within this time.
const REFUSED_FOR: TimeDelta = TimeDelta::days(90);
/// So many series of the library stay at the least, so that they can alternate.
const FEWEST_SERIES: usize = 3;

/// What is proposed, as kept, and as the kinds of items.
pub const RETIRE: &str = "retire";
pub const MOVE: &str = "move";
pub const LESS: &str = "less";
/// What the buttons of an item do, and what is kept of it.
pub const DO: &str = "do";
pub const KEEP: &str = "keep";
pub const DONE: &str = "done";
pub const KEPT: &str = "kept";
pub const UNDONE: &str = "undone";

/// Looks at what a group's posts yielded, and proposes one thing at most: nobody is to be overwhelmed.
pub async fn look(cx: &Cx, chat: &Chat) -> Result {
    let tries = super::tries(cx, chat).await?;
    let before = queries::proposals(&cx.tx, chat.key).await?;
    let known = touchpoints::known(cx, chat.key).await?;
    if before.iter().any(|one| one.answer.is_none() && one.kind != LESS) {
        return Ok(());
    }
    let was_proposed = |kind: &str, touchpoint: i64, series: &str| {
        before.iter().any(|one| {
            let is_it = one.kind == kind && one.touchpoint == touchpoint && one.series == series;
            is_it && one.answered_at.is_none_or(|at| cx.now - at < REFUSED_FOR)
        })
    };
    let left = touchpoints::series_left(cx, chat).await?;
    for format in rules::dull(&tries) {
        let (touchpoint, series) = match &format {
            Format::Own(id) if known.iter().any(|one| one.id == *id && !one.is_paused && !one.is_once) => (*id, ""),
            Format::Series(series) if left.len() > FEWEST_SERIES && left.contains(&series.as_str()) => (0, &**series),
            _ => continue,
        };
        if was_proposed(RETIRE, touchpoint, series) {
            continue;
        }
        let new = NewProposal { kind: RETIRE, touchpoint, series, was: 0, becomes: 0 };
        let its: Vec<&Try> = tries.iter().rev().filter(|one| one.format == format).take(rules::TRIES).collect();
        let words = line("works-propose-retire")
            .line("name", views::name(&format, &known))
            .num("tries", Yield::of(its.iter().copied()).tries)
            .num("percent", Yield::of(its).percent)
            .num("usual", Yield::of(tries.iter().filter(|one| one.format != format)).percent);
        return propose(cx, chat, &new, words).await;
    }
    for one in known.iter().filter(|one| one.can_move && !one.is_paused) {
        let Some(becomes) = better_time(cx, chat, &tries, &before, one) else { continue };
        if was_proposed(MOVE, one.id, "") && !may_move_again(cx, &before, one.id) {
            continue;
        }
        let new = NewProposal {
            kind: MOVE,
            touchpoint: one.id,
            series: "",
            was: minute_of(one.time),
            becomes: minute_of(becomes),
        };
        let words = line("works-propose-move")
            .line("name", one.name.clone())
            .plain("was", &views::clock(minute_of(one.time)))
            .plain("becomes", &views::clock(minute_of(becomes)))
            .num("tries", i64::try_from(tries.len()).unwrap_or(i64::MAX));
        return propose(cx, chat, &new, words).await;
    }
    Ok(())
}

/// What was moved a month ago may be moved on; what was refused or taken back rests.
fn may_move_again(cx: &Cx, before: &[Proposal], touchpoint: i64) -> bool {
    let last = before.iter().find(|one| one.kind == MOVE && one.touchpoint == touchpoint);
    last.is_some_and(|last| {
        last.answer.as_deref() == Some(DONE) && last.answered_at.is_some_and(|at| cx.now - at >= MONTH)
    })
}

fn better_time(cx: &Cx, chat: &Chat, tries: &[Try], before: &[Proposal], one: &Known) -> Option<NaiveTime> {
    let lately =
        before.iter().filter(|it| it.kind == MOVE && it.touchpoint == one.id && it.answer.as_deref() == Some(DONE));
    let lately = lately.filter(|it| it.answered_at.is_some_and(|at| cx.now - at < MONTH));
    let moved = lately.map(|it| (it.becomes - it.was).abs()).sum();
    let is_free = |minute: u32| u16::try_from(minute).is_ok_and(|minute| !chat.quiet.contains(minute));
    rules::better_time(tries, one.id, one.time, moved, is_free)
}

fn minute_of(time: NaiveTime) -> i64 {
    i64::from(time.hour() * 60 + time.minute())
}

fn time_of(minute: i64) -> NaiveTime {
    let seconds = u32::try_from(minute * 60).unwrap_or_default();
    NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or_default()
}

/// The library posts less, as members begin conversations themselves: that is said once.
pub async fn tell_less(cx: &Cx, chat: &Chat, percent: i64) -> Result {
    let before = queries::proposals(&cx.tx, chat.key).await?;
    if before.iter().any(|one| one.kind == LESS && cx.now - one.at < REFUSED_FOR) {
        return Ok(());
    }
    let new = NewProposal { kind: LESS, touchpoint: 0, series: "", was: 0, becomes: 0 };
    propose(cx, chat, &new, line("works-propose-less").num("percent", percent)).await
}

async fn propose(cx: &Cx, chat: &Chat, new: &NewProposal<'_>, words: Line) -> Result {
    let id = queries::propose(&cx.tx, chat.key, new, cx.now).await?;
    let (kind, done) = match new.kind {
        RETIRE => (RETIRE, "works-button-retire"),
        MOVE => (MOVE, "works-button-move"),
        _ => (LESS, "works-button-as-before"),
    };
    let kept = if kind == LESS { "works-button-fine" } else { "works-button-keep" };
    let new = items::New {
        room: NAME,
        section: Some(touchpoints::NAME),
        kind,
        reference: &id.to_string(),
        urgency: Urgency::Daily,
        words,
        buttons: vec![Button::new(done, DO), Button::new(kept, KEEP)],
    };
    items::raise(cx, chat.key, new).await.map(drop)
}

/// Somebody who manages the group decided. Returns what is said to her.
pub async fn decide(cx: &Cx, item: &Item, does: &str, actor: &Actor) -> Result<Line> {
    let proposal = of_item(cx, item).await?.filter(|one| one.answer.is_none());
    let proposal = proposal.ok_or_else(|| line("refuse-stale-button"))?;
    let chat = cx.chat(item.chat).await?;
    if does == KEEP {
        queries::set_answer(&cx.tx, proposal.id, KEPT, cx.now).await?;
        return Ok(line("works-kept").plain("kind", &proposal.kind));
    }
    let is_done = match proposal.kind.as_str() {
        RETIRE if proposal.series.is_empty() => {
            touchpoints::set_paused(cx, &chat, actor, proposal.touchpoint, true).await?
        }
        RETIRE => touchpoints::set_retired(cx, &chat, actor, &proposal.series, true).await?,
        MOVE => touchpoints::move_to(cx, &chat, actor, proposal.touchpoint, time_of(proposal.becomes)).await?,
        _ => settings::set(cx, chat.key, actor, touchpoints::STEP_BACK, settings::OFF).await?,
    };
    queries::set_answer(&cx.tx, proposal.id, if is_done { DONE } else { KEPT }, cx.now).await?;
    Ok(if is_done { line("works-done").plain("kind", &proposal.kind) } else { line("works-changed-since") })
}

/// What an item is about.
async fn of_item(cx: &Cx, item: &Item) -> Result<Option<Proposal>> {
    let Ok(id) = item.reference.parse() else { return Ok(None) };
    Ok(queries::proposal(&cx.tx, id).await?.filter(|one| one.chat == item.chat))
}

/// She was done with it without deciding: it stays as it is.
pub async fn closed(cx: &Cx, item: &Item) -> Result {
    if let Some(open) = of_item(cx, item).await?.filter(|one| one.answer.is_none()) {
        queries::set_answer(&cx.tx, open.id, KEPT, cx.now).await?;
    }
    Ok(())
}

/// Nothing is proposed about a regular post any more: somebody changed it, or it is gone.
pub async fn end(cx: &Cx, chat: &Chat, touchpoint: i64) -> Result {
    let open = queries::proposals(&cx.tx, chat.key).await?;
    let open = open.into_iter().filter(|one| one.answer.is_none() && one.touchpoint == touchpoint && one.kind != LESS);
    for one in open {
        items::end(cx, chat.key, NAME, &one.kind, &one.id.to_string()).await?;
        queries::set_answer(&cx.tx, one.id, KEPT, cx.now).await?;
    }
    Ok(())
}

/// What was decided is taken back. [`false`]: it was changed since.
pub async fn undo(cx: &Cx, chat: &Chat, actor: &Actor, id: i64) -> Result<bool> {
    let found = queries::proposal(&cx.tx, id).await?.filter(|one| one.chat == chat.key);
    let Some(done) = found.filter(|one| one.answer.as_deref() == Some(DONE)) else { return Ok(false) };
    let is_undone = match done.kind.as_str() {
        RETIRE if done.series.is_empty() => touchpoints::set_paused(cx, chat, actor, done.touchpoint, false).await?,
        RETIRE => touchpoints::set_retired(cx, chat, actor, &done.series, false).await?,
        MOVE => {
            let known = touchpoints::known(cx, chat.key).await?;
            let is_there = known.iter().any(|one| one.id == done.touchpoint && minute_of(one.time) == done.becomes);
            is_there && touchpoints::move_to(cx, chat, actor, done.touchpoint, time_of(done.was)).await?
        }
        _ => settings::set(cx, chat.key, actor, touchpoints::STEP_BACK, settings::ON).await?,
    };
    if is_undone {
        queries::set_answer(&cx.tx, id, UNDONE, cx.now).await?;
    }
    Ok(is_undone)
}
