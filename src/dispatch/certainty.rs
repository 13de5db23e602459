//! How well we know at this moment who may do what in a group (invariant I8). Pure: the time is an argument.
//!
//! An administrator is told of every change, so what it knows holds until something was missed
//! ([`super::missed`]). Who is none is told nothing: what it learned holds for a minute.

use chrono::{DateTime, TimeDelta, Utc};

use crate::store::{
    chats::{BotPlace, Chat},
    people::{Help, Standing},
};

/// Who is no administrator is not told who becomes one, or who leaves: then an answer is good for so long.
const UNTOLD_FOR: TimeDelta = TimeDelta::minutes(1);
/// Who is in no list and presses managers' buttons is asked about once in this time.
const ASKED_EVERY: TimeDelta = TimeDelta::minutes(10);

/// Whether the list of administrators we have is that of this moment. Where we are said to be out, we hear nothing.
pub(super) fn has_list(chat: &Chat, now: DateTime<Utc>) -> bool {
    match chat.bot {
        BotPlace::Administrator { .. } => chat.admins_known_at.is_some(),
        BotPlace::Member { .. } | BotPlace::Out => is_within(chat.admins_known_at, UNTOLD_FOR, now),
    }
}

/// Whether somebody manages a group, or helps with something there; [`None`]: Telegram has to be asked.
pub(super) fn manages(chat: &Chat, standing: &Standing, now: DateTime<Utc>) -> Option<bool> {
    if chat.bot != BotPlace::Out && !has_list(chat, now) {
        return None;
    }
    if standing.is_admin || standing.helps == Help::Nothing {
        return Some(standing.is_admin);
    }
    let is_vouched_for = match chat.bot {
        BotPlace::Administrator { .. } => standing.vouched_at.is_some(),
        BotPlace::Member { .. } | BotPlace::Out => is_within(standing.vouched_at, UNTOLD_FOR, now),
    };
    if is_vouched_for {
        return Some(true);
    }
    // Asked just now, and Telegram would not say.
    is_within(standing.asked_at, UNTOLD_FOR, now).then_some(false)
}

/// Whether somebody who manages nothing by all we know may be an administrator who is in no list, as those are who write
/// as the group.
pub(super) fn may_be_hidden(standing: &Standing, now: DateTime<Utc>) -> bool {
    !is_within(standing.asked_at, ASKED_EVERY, now)
}

/// Whether it was just before now. What lies after it was written by a clock that was wrong.
fn is_within(at: Option<DateTime<Utc>>, time: TimeDelta, now: DateTime<Utc>) -> bool {
    at.is_some_and(|at| (now - at).abs() < time)
}
