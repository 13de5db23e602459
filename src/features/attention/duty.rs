//! Whose week it is. Turns are of those who manage a group as a whole; who helps with a section always hears of hers.

use std::collections::BTreeSet;

use super::rules;
use crate::{
    dispatch::{Cx, Result},
    store::{
        chats::Chat,
        items::{self as rows, Charge},
        people,
    },
    telegram::UserId,
};

/// Who is told of what waits in a section of a group: whose week it is, or everybody who manages the group; and its
/// helpers.
pub async fn on_duty(cx: &Cx, chat: &Chat, section: &str) -> Result<BTreeSet<UserId>> {
    let mut on_duty: BTreeSet<UserId> = people::helpers(&cx.tx, chat.key, section).await?.into_iter().collect();
    match of_this_week(cx, chat).await? {
        Some(user) => on_duty.extend([user]),
        None => on_duty.extend(people::managers(&cx.tx, chat.key).await?),
    }
    Ok(on_duty)
}

/// Whether she is told of what she is in charge of.
pub async fn is_on_duty(cx: &Cx, user: UserId, chat: &Chat, (_, section): &Charge) -> Result<bool> {
    Ok(section.is_some() || of_this_week(cx, chat).await?.is_none_or(|whose| whose == user))
}

/// Whose week it is, if those who manage the group take turns.
pub async fn of_this_week(cx: &Cx, chat: &Chat) -> Result<Option<UserId>> {
    let mut takers = rows::duties(&cx.tx, chat.key).await?;
    if takers.is_empty() {
        return Ok(None);
    }
    let managers = people::managers(&cx.tx, chat.key).await?;
    takers.retain(|(user, _)| managers.contains(user));
    let week = rules::week_of(cx.now, chat.zone);
    let Some(user) = rules::whose_week(&takers, week) else { return Ok(None) };
    if !takers.contains(&(user, Some(week))) {
        rows::set_duty_week(&cx.tx, chat.key, user, week).await?;
    }
    Ok(Some(user))
}

/// Whether she takes turns in a group.
pub async fn takes_turns(cx: &Cx, chat: &Chat, user: UserId) -> Result<bool> {
    Ok(rows::duties(&cx.tx, chat.key).await?.iter().any(|(one, _)| *one == user))
}

/// She takes turns from now on, or no longer.
pub async fn set(cx: &Cx, chat: &Chat, user: UserId, joins: bool) -> Result {
    match joins {
        true => Ok(rows::join_duty(&cx.tx, chat.key, user, cx.now).await?),
        false => Ok(rows::leave_duty(&cx.tx, chat.key, user).await?),
    }
}
