//! Tidying up: what is past keeping is forgotten, in small steps, once Telegram has confirmed the time.

use chrono::TimeDelta;

use super::{Later, NAME, WALK, ask_administrators};
use crate::{
    dispatch::{
        Cx, Result, inbox, quarantine,
        retention::{self, Walk},
    },
    schedule::nudges::LOOK_BACK,
    store::{chats, inbox::forget_applied, nudges, people},
};

/// Administrators are read again this often, in case an update about them was missed.
const REFRESH_ADMINS_HOURS: i64 = 24;
/// How often old rows are swept away.
const SWEEP_HOURS: i64 = 6;
/// Pause between two steps of forgetting, for others to write.
const FORGET_AGAIN_SECONDS: i64 = 1;
/// As long as Telegram has not confirmed the time, nothing is deleted; it is looked again after so long.
const UNCONFIRMED: TimeDelta = TimeDelta::minutes(1);
/// How often every group and person is looked at, whether anybody needs them.
const WALK_HOURS: i64 = 24;

pub(super) async fn sweep(cx: &Cx) -> Result {
    if !cx.may_forget {
        return cx.set_timer(NAME, "sweep", None, cx.now + UNCONFIRMED, &Later::Sweep).await;
    }
    forget_applied(&cx.tx, cx.now - inbox::REMEMBER).await?;
    nudges::forget_said(&cx.tx, cx.now - LOOK_BACK).await?;
    forget(cx).await?;
    quarantine::end_items(cx).await?;
    people::vouch_only_since(&cx.tx, cx.now - TimeDelta::hours(REFRESH_ADMINS_HOURS), cx.now).await?;
    for chat in chats::with_admins_older_than(&cx.tx, cx.now - TimeDelta::hours(REFRESH_ADMINS_HOURS), cx.now).await? {
        let id = cx.chat(chat).await?.id;
        ask_administrators(cx, chat, id).await?;
    }
    cx.set_timer(NAME, "sweep", None, cx.now + TimeDelta::hours(SWEEP_HOURS), &Later::Sweep).await
}

/// Forgets some of what is past keeping, and soon more, if there was any.
pub(super) async fn forget(cx: &Cx) -> Result {
    if !cx.may_forget {
        return cx.set_timer(NAME, "forget", None, cx.now + UNCONFIRMED, &Later::Forget).await;
    }
    let forgotten = retention::step(&cx.tx, &cx.rooms, cx.defaults.keep, cx.now).await?;
    cx.turns.forgot(&forgotten);
    if forgotten.total() == 0 {
        return Ok(());
    }
    cx.set_timer(NAME, "forget", None, cx.now + TimeDelta::seconds(FORGET_AGAIN_SECONDS), &Later::Forget).await
}

/// Looks at the next groups and people; at the end, again from the beginning on the next day.
pub(super) async fn walk(cx: &Cx, from: Walk) -> Result {
    if !cx.may_forget {
        return cx.set_timer(NAME, WALK, None, cx.now + UNCONFIRMED, &Later::Walk(from)).await;
    }
    let (forgotten, next) = from.step(&cx.tx, cx.defaults.keep, cx.now).await?;
    cx.turns.forgot(&forgotten);
    let (next, after) = match next {
        Some(next) => (next, TimeDelta::seconds(FORGET_AGAIN_SECONDS)),
        None => (Walk::BEGIN, TimeDelta::hours(WALK_HOURS)),
    };
    cx.set_timer(NAME, WALK, None, cx.now + after, &Later::Walk(next)).await
}
