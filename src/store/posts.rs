//! The queue of posts: which due time each waits for. What a post is, and when it repeats, is its room's
//! ([`crate::schedule::posts::Plan`]).

use std::collections::HashMap;

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::{
    ChatKey, Tx, instant,
    run::{Rows as _, Statement as _},
    seconds,
};
use crate::telegram::MessageId;

/// Which post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key<'a> {
    /// In which group.
    pub chat: ChatKey,
    /// Of which room.
    pub room: &'a str,
    /// Which of that room's.
    pub number: i64,
}

/// How a post stands, as stored.
#[derive(Debug, Clone, Copy, Default)]
pub struct Standing {
    /// The due time that is waited for, and when the gates are asked.
    pub waits: Option<(DateTime<Utc>, DateTime<Utc>)>,
    /// A manager asked to leave out the one on this local date.
    pub skip_date: Option<NaiveDate>,
    /// The local date of the latest one decided.
    pub done_date: Option<NaiveDate>,
    /// The one on this local date is wanted at that time instead.
    pub moved: Option<(NaiveDate, DateTime<Utc>)>,
}

/// How a room's posts in a group stand, by their number.
pub async fn of_room(tx: &Tx, chat: ChatKey, room: &str) -> sqlx::Result<HashMap<i64, Standing>> {
    let date = |text: Option<String>| text.and_then(|text| text.parse().ok());
    let rows = sqlx::query!(
        "SELECT number, due, asks_at, skip_date, done_date, moved_date, moved_to FROM posts WHERE chat = ? AND room = ?",
        chat.0,
        room
    )
    .all(tx)
    .await?;
    let standing = rows.into_iter().map(|row| {
        let waits = row.due.zip(row.asks_at).map(|(due, asks)| (instant(due), instant(asks)));
        let moved = date(row.moved_date).zip(row.moved_to.map(instant));
        (row.number, Standing { waits, skip_date: date(row.skip_date), done_date: date(row.done_date), moved })
    });
    Ok(standing.collect())
}

/// Which posts of a group wait.
pub async fn waiting(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<(String, i64, DateTime<Utc>)>> {
    sqlx::query!(r#"SELECT room, number, due AS "due!" FROM posts WHERE chat = ? AND due IS NOT NULL"#, chat.0)
        .all(tx)
        .await
        .map(|rows| rows.into_iter().map(|row| (row.room, row.number, instant(row.due))).collect())
}

/// Groups in which a post waits for a timer that is not set: after a timer that kept failing.
pub async fn chats_out_of_step(tx: &Tx) -> sqlx::Result<Vec<ChatKey>> {
    sqlx::query_scalar!(
        r#"SELECT DISTINCT p.chat AS "chat!" FROM posts p
         LEFT JOIN timers t ON t.room = 'posts' AND t.key = p.chat || ':' || p.room || ':' || p.number
         WHERE p.due IS NOT NULL AND t.id IS NULL"#
    )
    .all(tx)
    .await
    .map(|keys| keys.into_iter().map(ChatKey).collect())
}

/// It waits for this due time and asks at that one; [`None`]: for none.
pub async fn wait(tx: &Tx, key: Key<'_>, waits: Option<(DateTime<Utc>, DateTime<Utc>)>) -> sqlx::Result<()> {
    let (due, asks) = waits.map(|(due, asks)| (seconds(due), seconds(asks))).unzip();
    sqlx::query!(
        "INSERT INTO posts (chat, room, number, due, asks_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (chat, room, number) DO UPDATE SET due = excluded.due, asks_at = excluded.asks_at",
        key.chat.0,
        key.room,
        key.number,
        due,
        asks
    )
    .run(tx)
    .await
}

/// Leaves out the one on this local date; [`None`]: none.
pub async fn set_skip_date(tx: &Tx, key: Key<'_>, date: Option<NaiveDate>) -> sqlx::Result<()> {
    let date = date.map(|date| date.to_string());
    sqlx::query!(
        "INSERT INTO posts (chat, room, number, skip_date) VALUES (?, ?, ?, ?)
         ON CONFLICT (chat, room, number) DO UPDATE SET skip_date = excluded.skip_date",
        key.chat.0,
        key.room,
        key.number,
        date
    )
    .run(tx)
    .await
}

/// The one on this local date is wanted at that time; [`None`]: none is.
pub async fn set_moved(tx: &Tx, key: Key<'_>, moved: Option<(NaiveDate, DateTime<Utc>)>) -> sqlx::Result<()> {
    let (date, to) = moved.map(|(date, to)| (date.to_string(), seconds(to))).unzip();
    sqlx::query!(
        "INSERT INTO posts (chat, room, number, moved_date, moved_to) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (chat, room, number) DO UPDATE SET moved_date = excluded.moved_date, moved_to = excluded.moved_to",
        key.chat.0,
        key.room,
        key.number,
        date,
        to
    )
    .run(tx)
    .await
}

/// The one on this local date has been decided; [`None`]: any may come.
pub async fn set_done_date(tx: &Tx, key: Key<'_>, date: Option<NaiveDate>) -> sqlx::Result<()> {
    let date = date.map(|date| date.to_string());
    sqlx::query!(
        "INSERT INTO posts (chat, room, number, done_date) VALUES (?, ?, ?, ?)
         ON CONFLICT (chat, room, number) DO UPDATE SET done_date = excluded.done_date",
        key.chat.0,
        key.room,
        key.number,
        date
    )
    .run(tx)
    .await
}

/// It was posted, and stands there.
pub async fn set_posted(tx: &Tx, key: Key<'_>, message: Option<MessageId>, now: DateTime<Utc>) -> sqlx::Result<()> {
    let (message, now) = (message.map(|message| message.0), seconds(now));
    sqlx::query!(
        "UPDATE posts SET message = ?, posted_at = ? WHERE chat = ? AND room = ? AND number = ?",
        message,
        now,
        key.chat.0,
        key.room,
        key.number
    )
    .run(tx)
    .await
}

/// Where the latest of a room stands, if it was posted since `since`.
pub async fn latest(tx: &Tx, chat: ChatKey, room: &str, since: DateTime<Utc>) -> sqlx::Result<Option<MessageId>> {
    let since = seconds(since);
    sqlx::query_scalar!(
        r#"SELECT message AS "message!" FROM posts
           WHERE chat = ? AND room = ? AND posted_at >= ? AND message IS NOT NULL ORDER BY posted_at DESC LIMIT 1"#,
        chat.0,
        room,
        since
    )
    .maybe(tx)
    .await
    .map(|message| message.map(MessageId))
}

/// Where the latest of one post stands, if it was posted since `since`.
pub async fn message_of(tx: &Tx, key: Key<'_>, since: DateTime<Utc>) -> sqlx::Result<Option<MessageId>> {
    let since = seconds(since);
    sqlx::query_scalar!(
        r#"SELECT message AS "message!" FROM posts
           WHERE chat = ? AND room = ? AND number = ? AND posted_at >= ? AND message IS NOT NULL"#,
        key.chat.0,
        key.room,
        key.number,
        since
    )
    .maybe(tx)
    .await
    .map(|message| message.map(MessageId))
}

/// Where one stands, if it was posted at this very moment.
pub async fn posted_at(tx: &Tx, key: Key<'_>, now: DateTime<Utc>) -> sqlx::Result<Option<MessageId>> {
    let now = seconds(now);
    sqlx::query_scalar!(
        r#"SELECT message AS "message!" FROM posts
           WHERE chat = ? AND room = ? AND number = ? AND posted_at = ? AND message IS NOT NULL"#,
        key.chat.0,
        key.room,
        key.number,
        now
    )
    .maybe(tx)
    .await
    .map(|message| message.map(MessageId))
}

/// When one was last posted, as far as that is known; not what a clock that was ahead has written.
pub async fn last_posted(tx: &Tx, key: Key<'_>, now: DateTime<Utc>) -> sqlx::Result<Option<DateTime<Utc>>> {
    let now = seconds(now);
    sqlx::query_scalar!(
        r#"SELECT posted_at AS "at!" FROM posts WHERE chat = ? AND room = ? AND number = ? AND posted_at <= ?"#,
        key.chat.0,
        key.room,
        key.number,
        now
    )
    .maybe(tx)
    .await
    .map(|at| at.map(instant))
}

/// Messages of the group have other numbers now.
pub async fn forget_messages(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("UPDATE posts SET message = NULL WHERE chat = ?", chat.0).run(tx).await
}

/// It is there no more. What was decided about it stays in the ledger.
pub async fn remove(tx: &Tx, key: Key<'_>) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM posts WHERE chat = ? AND room = ? AND number = ?", key.chat.0, key.room, key.number)
        .run(tx)
        .await
}

/// No due time after `now` was decided about. The local date may be a day ahead of that of UTC.
pub async fn forget_after(tx: &Tx, now: DateTime<Utc>) -> sqlx::Result<()> {
    let latest_date = (now.date_naive() + Days::new(1)).to_string();
    sqlx::query!("UPDATE posts SET done_date = NULL WHERE done_date > ?", latest_date).run(tx).await
}

/// Groups that have any.
pub async fn chats_with_any(tx: &Tx) -> sqlx::Result<Vec<ChatKey>> {
    sqlx::query_scalar!("SELECT DISTINCT chat FROM posts ORDER BY chat")
        .all(tx)
        .await
        .map(|keys| keys.into_iter().map(ChatKey).collect())
}
