//! Whose week it is.

use super::rules;
use crate::{
    dispatch::{Cx, Result},
    store::{chats::Chat, items as rows, people},
    telegram::UserId,
};

/// Who is told of what waits in a group: whose week it is, or everybody who manages it.
pub async fn on_duty(cx: &Cx, chat: &Chat) -> Result<Vec<UserId>> {
    let mut managers: Vec<UserId> = people::managers(&cx.tx, chat.key).await?.into_iter().collect();
    managers.sort_unstable();
    Ok(match whose_week(cx, chat, &managers).await? {
        Some(user) => vec![user],
        None => managers,
    })
}

/// Whose week it is, if those who manage the group take turns.
pub async fn of_this_week(cx: &Cx, chat: &Chat) -> Result<Option<UserId>> {
    let managers: Vec<UserId> = people::managers(&cx.tx, chat.key).await?.into_iter().collect();
    whose_week(cx, chat, &managers).await
}

async fn whose_week(cx: &Cx, chat: &Chat, managers: &[UserId]) -> Result<Option<UserId>> {
    let mut takers = rows::duties(&cx.tx, chat.key).await?;
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
