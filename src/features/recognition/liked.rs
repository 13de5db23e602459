//! What other rooms are told: whose messages people like, how many people somebody answered, who talked on a day.

use std::ops::Range;

use chrono::{DateTime, Utc};

use super::{counting, queries::liked as rows, rules};
use crate::{
    dispatch::{Cx, Result},
    store::ChatKey,
    telegram::{MessageId, UserId},
};

/// A message that people like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Liked {
    /// Its number in the group.
    pub message: MessageId,
    /// Who wrote it.
    pub author: UserId,
    /// When.
    pub sent_at: DateTime<Utc>,
    /// How many others like it.
    pub n: i64,
}

/// Whether a reaction says that somebody likes it; a custom emoji is the empty string, and does.
#[must_use]
pub fn is_friendly(emoji: &str) -> bool {
    rules::is_liked(&[emoji.to_owned()])
}

/// The numbers of the messages of a group that were sent within a time. They grow with it, so that none has to be looked at
/// but where the middle of what is left lies.
pub async fn numbers_between(cx: &Cx, chat: ChatKey, time: Range<DateTime<Utc>>) -> Result<Range<i64>> {
    Ok(first_since(cx, chat, time.start).await?..first_since(cx, chat, time.end).await?)
}

async fn first_since(cx: &Cx, chat: ChatKey, at: DateTime<Utc>) -> Result<i64> {
    let Some((mut low, last)) = rows::first_and_last(&cx.tx, chat).await? else { return Ok(0) };
    let mut high = last + 1;
    while low < high {
        let middle = low + (high - low) / 2;
        match rows::from_number(&cx.tx, chat, middle).await? {
            Some((number, sent_at)) if sent_at < at => low = number + 1,
            _ => high = middle,
        }
    }
    Ok(low)
}

/// Of these messages of a group those that so many like, most liked first.
pub async fn liked(cx: &Cx, chat: ChatKey, numbers: &Range<i64>, (least, most): (i64, i64)) -> Result<Vec<Liked>> {
    Ok(rows::liked(&cx.tx, chat, numbers, least, most).await?)
}

/// Of these messages of a group: how many people like one, and how many messages are liked by so many; fewest first.
pub async fn spread(cx: &Cx, chat: ChatKey, numbers: &Range<i64>) -> Result<Vec<(i64, i64)>> {
    Ok(rows::spread(&cx.tx, chat, numbers).await?)
}

/// Who likes each of these messages.
pub async fn who_likes(cx: &Cx, chat: ChatKey, messages: &[MessageId]) -> Result<Vec<(MessageId, UserId)>> {
    Ok(rows::who_likes(&cx.tx, chat, messages).await?)
}

/// Who wrote each of these messages, and when; of those we saw.
pub async fn written(cx: &Cx, chat: ChatKey, messages: &[MessageId]) -> Result<Vec<Liked>> {
    Ok(rows::written(&cx.tx, chat, messages).await?)
}

/// How often somebody has answered others in a group.
pub async fn answers_given(cx: &Cx, chat: ChatKey, user: UserId) -> Result<i64> {
    Ok(rows::answers_given(&cx.tx, chat, user).await?)
}

/// What badges ask of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Achieved {
    /// Who.
    pub user: UserId,
    /// How many different people she has answered.
    pub answered: i64,
    /// How many conversations she began and somebody else took up.
    pub starts: i64,
}

/// What each of these people has achieved. Adds what waits to be counted first, so it writes.
pub async fn achieved(cx: &Cx, chat: ChatKey, users: &[UserId]) -> Result<Vec<Achieved>> {
    counting::settle(cx, chat).await?;
    Ok(rows::achieved(&cx.tx, chat, users).await?)
}

/// Who talked in a group on a day (since 1970-01-01, in the group's days), so many after this one, by number.
pub async fn talked_on(cx: &Cx, chat: ChatKey, day: i64, after: UserId, most: i64) -> Result<Vec<UserId>> {
    Ok(rows::talked_on(&cx.tx, chat, day, after, most).await?)
}

/// On which of these days (since 1970-01-01) somebody talked in a group.
pub async fn days_talked(cx: &Cx, chat: ChatKey, user: UserId, days: Range<i64>) -> Result<Vec<i64>> {
    Ok(rows::days_talked(&cx.tx, chat, user, &days.collect::<Vec<_>>()).await?)
}
