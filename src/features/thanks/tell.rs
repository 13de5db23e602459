//! Who was thanked for something hears of it: once a week, over all groups together.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::{
    Later, NAME, NUDGE,
    queries::{self, Untold},
    rules, views,
};
use crate::{
    dispatch::{
        Cx, Result,
        nudge::{Remark, Turn},
    },
    store::{ChatKey, timers},
    telegram::{UserId, keyboard::Keyboard},
};

/// It is worth telling for so long.
const WORTH: TimeDelta = TimeDelta::days(14);

/// The key of the timer by which somebody is told.
pub(super) fn key(user: UserId) -> String {
    format!("tell:{}", user.0)
}

/// She hears of it when it is time, with what else there is by then.
pub(super) async fn later(cx: &Cx, user: UserId) -> Result {
    if timers::due_at(&cx.tx, NAME, &key(user)).await?.is_some() {
        return Ok(());
    }
    let at = rules::told_at(cx.now, queries::last_told(&cx.tx, user).await?);
    cx.set_timer(NAME, &key(user), None, at, &Later::Tell(user)).await
}

/// It is time: she hears what she was thanked for, if she may be told now. Else it is tried again when she may.
pub(super) async fn tell(cx: &Cx, user: UserId) -> Result {
    let untold = untold(cx, user).await?;
    let Some(latest) = untold.last() else { return Ok(()) };
    let chat = cx.chat(latest.chat).await?;
    let remark = Remark { user, chat: &chat, kind: NUDGE, until: cx.now + WORTH };
    match cx.turn_for(remark).await? {
        Turn::Now(way) => {
            // In a group she hears of that group alone.
            let told: Vec<&Untold> = untold.iter().filter(|one| way.in_private || one.chat == chat.key).collect();
            let ids: Vec<i64> = told.iter().map(|one| one.id).collect();
            cx.remark(remark, way, &views::told(&told, way.language), &Keyboard::new()).await?;
            queries::told(&cx.tx, &ids, cx.now).await?;
            if ids.len() < untold.len() { later(cx, user).await } else { Ok(()) }
        }
        Turn::Later(at) => cx.set_timer(NAME, &key(user), None, at, &Later::Tell(user)).await,
        // It would be old news should she want to hear of it one day; `/thanks mine` has it.
        Turn::Never => {
            let ids: Vec<i64> = untold.iter().map(|one| one.id).collect();
            Ok(queries::need_not_tell(&cx.tx, &ids).await?)
        }
    }
}

/// What she has not heard of, in groups where the room is on.
async fn untold(cx: &Cx, user: UserId) -> Result<Vec<Untold>> {
    let mut on: BTreeMap<ChatKey, bool> = BTreeMap::new();
    let mut untold = Vec::new();
    for one in queries::untold(&cx.tx, user).await? {
        let is_on = match on.get(&one.chat) {
            Some(is_on) => *is_on,
            None => {
                let is_on = cx.is_on(one.chat, NAME).await?;
                on.insert(one.chat, is_on);
                is_on
            }
        };
        if is_on {
            untold.push(one);
        }
    }
    Ok(untold)
}
