//! What is to come in a group, for those who manage it: each of the next posts as the arbiter foresees it, whatever room it
//! is of, and what can be done about it: look at it, leave it out, move it, post it now.

use std::collections::{HashMap, hash_map::Entry};

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    Cx, Result,
    posts::{self, Arbiter, Composed, Due},
};
use crate::{
    schedule::{
        gates::{Reason, local_date},
        posts::{Moved, Plan, foresee},
        rest::Why,
    },
    store::chats::Chat,
    telegram::request::Request,
    words::Line,
};

/// One due time of a post, as it is foreseen.
#[derive(Debug)]
pub struct Coming {
    /// Whose.
    pub room: &'static str,
    /// Which, and when it is due.
    pub due: Due,
    /// What managers know it by.
    pub what: Line,
    /// What will become of it.
    pub fate: Expected,
    /// What is kept on the day from which it was moved.
    pub moved: Option<Why>,
    /// Whether it is the next one of its post, and waits for its time: what can be changed is only that.
    pub is_next: bool,
}

/// What will become of a due time, as far as can be foreseen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// It is posted then.
    Posted(DateTime<Utc>),
    /// It is not, for this reason.
    Skipped(Reason),
    /// A manager asked to leave it out.
    LeftOut,
    /// It is any time when the group is quiet, and at no other.
    WhenQuiet,
}

impl Coming {
    /// Whether it is posted.
    #[must_use]
    pub const fn is_posted(&self) -> bool {
        matches!(self.fate, Expected::Posted(_))
    }

    /// When it is posted, or would have been.
    #[must_use]
    pub const fn at(&self) -> DateTime<Utc> {
        match self.fate {
            Expected::Posted(at) => at,
            Expected::Skipped(_) | Expected::LeftOut | Expected::WhenQuiet => self.due.at,
        }
    }
}

/// Everything that is to come until `until`, soonest first.
pub async fn until(cx: &Cx, chat: &Chat, until: DateTime<Utc>) -> Result<Vec<Coming>> {
    let (plans, posted) = (posts::plans(cx, chat).await?, posts::posted(cx, chat.key).await?);
    let mut all = Vec::new();
    for foreseen in foresee(chat, &plans, &posted, cx.now, until) {
        if foreseen.outcome == Err(Reason::AsUsual) {
            // Any day may be its day: it is named once.
            let is_named = all
                .iter()
                .any(|(room, due, ..): &(&str, Due, _, _)| (*room, due.number) == (foreseen.room, foreseen.id));
            if !is_named {
                let due = Due { number: foreseen.id, at: foreseen.scheduled_for };
                all.push((foreseen.room, due, Expected::WhenQuiet, None));
            }
            continue;
        }
        let fate = foreseen.outcome.map_or_else(Expected::Skipped, Expected::Posted);
        all.push((foreseen.room, Due { number: foreseen.id, at: foreseen.scheduled_for }, fate, foreseen.moved));
    }
    for plan in &plans {
        let left_out = plan.state.next.filter(|next| plan.is_skipped(next.scheduled_for, chat.zone));
        if let Some(next) = left_out.filter(|next| next.scheduled_for <= until) {
            all.push((plan.room, Due { number: plan.id, at: next.scheduled_for }, Expected::LeftOut, None));
        }
    }
    // A daily post comes seven times in a week: its name is read once.
    let mut names = HashMap::new();
    let mut coming = Vec::new();
    for (room, due, fate, moved) in all {
        let name = match names.entry((room, due.number)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => free.insert(posts::name_of(cx, room, due.number).await?),
        };
        let Some(what) = name.clone() else { continue };
        let is_next = plans.iter().any(|plan| waits_for(plan, room, due));
        coming.push(Coming { room, due, what, fate, moved, is_next });
    }
    coming.sort_by_key(|one| (one.at(), one.room, one.due.number));
    Ok(coming)
}

fn waits_for(plan: &Plan, room: &str, due: Due) -> bool {
    plan.room == room && plan.id == due.number && plan.state.next.is_some_and(|next| next.scheduled_for == due.at)
}

/// The plan that waits for a due time; [`None`]: its time has come meanwhile, or it is gone.
async fn plan_of(cx: &Cx, chat: &Chat, room: &str, due: Due) -> Result<Option<Plan>> {
    Ok(posts::plans(cx, chat).await?.into_iter().find(|plan| waits_for(plan, room, due)))
}

/// What it would post now; [`None`] if that is not known yet.
pub async fn preview(cx: &Cx, chat: &Chat, room: &str, due: Due) -> Result<Option<Request>> {
    let Some(room) = cx.rooms.named(room) else { return Ok(None) };
    // Composing may note what was used: looking at it uses nothing.
    cx.tx.mark().await?;
    let composed = room.compose(cx, chat, due, None).await;
    cx.tx.undo().await?;
    cx.settings.forget();
    Ok(match composed? {
        Composed::Say(request, _) => Some(*request),
        Composed::NotYet(_) | Composed::Nothing(_) => None,
    })
}

/// Leaves a due time out, or takes that back. [`false`]: its time has come meanwhile.
pub async fn leave_out(cx: &Cx, chat: &Chat, room: &str, due: Due, is_left_out: bool) -> Result<bool> {
    let Some(plan) = plan_of(cx, chat, room, due).await? else { return Ok(false) };
    let date = is_left_out.then(|| local_date(due.at, chat.zone));
    posts::set_skip_date(cx, chat.key, &plan, date).await?;
    Ok(true)
}

/// The times to which a due time can be moved, of those that are offered: what is to come before the next one of the same
/// post.
pub async fn other_times(cx: &Cx, chat: &Chat, room: &str, due: Due) -> Result<Vec<DateTime<Utc>>> {
    let Some(plan) = plan_of(cx, chat, room, due).await? else { return Ok(Vec::new()) };
    let wanted = plan.wanted(due.at, chat);
    let following = plan.next_after(due.at, chat.zone);
    let steps =
        [TimeDelta::hours(-1), TimeDelta::hours(1), TimeDelta::hours(3), TimeDelta::days(1), TimeDelta::days(2)];
    let times = steps.into_iter().map(|step| wanted + step);
    Ok(times.filter(|at| *at > cx.now && following.is_none_or(|following| *at < following)).collect())
}

/// When the one after it is due, if it still waits itself.
pub async fn following(cx: &Cx, chat: &Chat, room: &str, due: Due) -> Result<Option<DateTime<Utc>>> {
    Ok(plan_of(cx, chat, room, due).await?.and_then(|plan| plan.next_after(due.at, chat.zone)))
}

/// Moves a due time. [`false`]: its time has come meanwhile.
pub async fn move_to(cx: &Cx, chat: &Chat, room: &str, due: Due, to: DateTime<Utc>) -> Result<bool> {
    let Some(plan) = plan_of(cx, chat, room, due).await?.filter(|_| to > cx.now) else { return Ok(false) };
    let moved = Moved { date: local_date(due.at, chat.zone), to };
    posts::move_one(cx, chat, plan, due, moved).await?;
    Ok(true)
}

/// What became of the wish to post something now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Now {
    /// It is on its way.
    Posted,
    /// What it will say is not known yet.
    NotReady,
    /// We may not write in the group.
    CannotWrite,
    /// Its time has come meanwhile, or it is gone.
    Gone,
}

/// Posts what is due later at once, whatever the gates say: a manager wants it.
pub async fn post_now(cx: &Cx, chat: &Chat, room: &str, due: Due) -> Result<Now> {
    if !chat.bot.can_write() {
        return Ok(Now::CannotWrite);
    }
    let plans = posts::plans(cx, chat).await?;
    let plan = plans.iter().find(|plan| waits_for(plan, room, due));
    let Some((plan, room)) = plan.zip(cx.rooms.named(room)) else { return Ok(Now::Gone) };
    let arbiter = Arbiter { cx, room, chat, plan, plans: &plans };
    Ok(if arbiter.post_now(due.at).await? { Now::Posted } else { Now::NotReady })
}
