//! The question a person is being asked in private. One at a time: a new one replaces the old.

use chrono::{DateTime, Utc};

use super::{
    Tx,
    run::{Rows as _, Statement as _},
    seconds,
};
use crate::telegram::UserId;

/// Starts or moves on a conversation; `state` is the room's own, JSON.
pub async fn set(tx: &Tx, user: UserId, room: &str, state: &str, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "INSERT INTO conversations (user_id, room, state, updated_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (user_id) DO UPDATE
         SET room = excluded.room, state = excluded.state, updated_at = excluded.updated_at",
        user.0,
        room,
        state,
        now
    )
    .run(tx)
    .await
}

/// The room that is asking and its state.
pub async fn get(tx: &Tx, user: UserId) -> sqlx::Result<Option<(String, String)>> {
    sqlx::query!("SELECT room, state FROM conversations WHERE user_id = ?", user.0)
        .maybe(tx)
        .await
        .map(|row| row.map(|row| (row.room, row.state)))
}

/// As [`get`], if it began or moved on since `since`.
pub async fn get_since(tx: &Tx, user: UserId, since: DateTime<Utc>) -> sqlx::Result<Option<(String, String)>> {
    let since = seconds(since);
    sqlx::query!("SELECT room, state FROM conversations WHERE user_id = ? AND updated_at >= ?", user.0, since)
        .maybe(tx)
        .await
        .map(|row| row.map(|row| (row.room, row.state)))
}

/// Ends the conversation. Returns whether there was one.
pub async fn end(tx: &Tx, user: UserId) -> sqlx::Result<bool> {
    sqlx::query!("DELETE FROM conversations WHERE user_id = ?", user.0).changes(tx).await.map(|changes| changes > 0)
}
