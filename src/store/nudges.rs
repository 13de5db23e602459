//! What people are told in private without having asked, and how much of it they want.

use chrono::{DateTime, Utc};

use super::{
    ChatKey, Tx, instant,
    run::{Rows as _, Statement as _},
    seconds,
};
use crate::telegram::UserId;

/// Something that waits to be said.
#[derive(Debug)]
pub struct Waiting {
    /// To whom.
    pub user: UserId,
    /// The group it is about.
    pub chat: Option<ChatKey>,
    /// Its kind.
    pub kind: String,
    /// Telegram HTML.
    pub words: String,
    /// After this nobody needs it.
    pub deadline: DateTime<Utc>,
}

/// Keeps something that is to be said. Returns its number.
pub async fn insert(tx: &Tx, nudge: &Waiting) -> sqlx::Result<i64> {
    let (chat, deadline) = (nudge.chat.map(|chat| chat.0), seconds(nudge.deadline));
    sqlx::query_scalar!(
        r#"INSERT INTO nudges (user_id, chat, kind, words, deadline) VALUES (?, ?, ?, ?, ?) RETURNING id AS "id!""#,
        nudge.user.0,
        chat,
        nudge.kind,
        nudge.words,
        deadline
    )
    .one(tx)
    .await
}

/// What waits under a number; [`None`] if it was said, or is not wanted any more.
pub async fn waiting(tx: &Tx, id: i64) -> sqlx::Result<Option<Waiting>> {
    sqlx::query!("SELECT user_id, chat, kind, words, deadline FROM nudges WHERE id = ? AND said_at IS NULL", id)
        .maybe(tx)
        .await
        .map(|row| {
            row.map(|row| Waiting {
                user: UserId(row.user_id),
                chat: row.chat.map(ChatKey),
                kind: row.kind,
                words: row.words,
                deadline: instant(row.deadline),
            })
        })
}

/// It is said now.
pub async fn said(tx: &Tx, id: i64, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!("UPDATE nudges SET said_at = ?, words = '' WHERE id = ?", now, id).run(tx).await
}

/// It is never said.
pub async fn drop_one(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM nudges WHERE id = ?", id).run(tx).await
}

/// When somebody was told something unasked since `since`, oldest first.
pub async fn said_since(tx: &Tx, user: UserId, since: DateTime<Utc>) -> sqlx::Result<Vec<DateTime<Utc>>> {
    let since = seconds(since);
    sqlx::query_scalar!(
        r#"SELECT said_at AS "at!" FROM nudges WHERE user_id = ? AND said_at >= ? ORDER BY said_at"#,
        user.0,
        since
    )
    .all(tx)
    .await
    .map(|all| all.into_iter().map(instant).collect())
}

/// Forgets that things were said before `before`.
pub async fn forget_said(tx: &Tx, before: DateTime<Utc>) -> sqlx::Result<()> {
    let before = seconds(before);
    sqlx::query!("DELETE FROM nudges WHERE said_at < ?", before).run(tx).await
}

/// What somebody wants to hear: how much, and which kinds not, a JSON array; [`None`] if she never said.
pub async fn wishes(tx: &Tx, user: UserId) -> sqlx::Result<Option<(String, String)>> {
    sqlx::query!("SELECT much, unwanted FROM nudge_wishes WHERE user_id = ?", user.0)
        .maybe(tx)
        .await
        .map(|row| row.map(|row| (row.much, row.unwanted)))
}

/// She wants so much, and not these kinds, a JSON array.
pub async fn set_wishes(tx: &Tx, user: UserId, much: &str, unwanted: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO nudge_wishes (user_id, much, unwanted) VALUES (?, ?, ?)
         ON CONFLICT (user_id) DO UPDATE SET much = excluded.much, unwanted = excluded.unwanted",
        user.0,
        much,
        unwanted
    )
    .run(tx)
    .await
}
