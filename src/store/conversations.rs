//! What people are being asked in private: one draft for each person and room, of which one at most is asked about at
//! present. A question of another room lets the earlier ones rest; they wait to be gone on with.

use chrono::{DateTime, Utc};

use super::{
    ChatKey, Tx,
    run::{Rows as _, Statement as _},
    seconds,
};
use crate::telegram::UserId;

/// A draft as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The room that asks.
    pub room: String,
    /// The group it is about, if that is known yet.
    pub chat: Option<ChatKey>,
    /// The room's own, JSON.
    pub state: String,
}

/// Begins a draft or moves it on; it is what she is asked about until `waits_until`, and all others rest.
pub async fn ask(
    tx: &Tx,
    user: UserId,
    draft: &Draft,
    waits_until: DateTime<Utc>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE conversations SET place = 'resting' WHERE user_id = ? AND room <> ? AND place = 'asked'",
        user.0,
        draft.room
    )
    .run(tx)
    .await?;
    put(tx, user, draft, "asked", waits_until, now).await
}

/// Keeps a draft that rests, to be gone on with by its buttons.
pub async fn rest(tx: &Tx, user: UserId, draft: &Draft, now: DateTime<Utc>) -> sqlx::Result<()> {
    put(tx, user, draft, "resting", now, now).await
}

async fn put(
    tx: &Tx,
    user: UserId,
    draft: &Draft,
    place: &str,
    waits_until: DateTime<Utc>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let (chat, waits_until, now) = (draft.chat.map(|chat| chat.0), seconds(waits_until), seconds(now));
    sqlx::query!(
        "INSERT INTO conversations (user_id, room, chat, state, place, waits_until, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (user_id, room) DO UPDATE
         SET chat = excluded.chat, state = excluded.state, place = excluded.place,
             waits_until = excluded.waits_until, updated_at = excluded.updated_at",
        user.0,
        draft.room,
        chat,
        draft.state,
        place,
        waits_until,
        now
    )
    .run(tx)
    .await
}

/// What she is asked about; with `waiting_at`, only if what she types at that time is an answer.
pub async fn asked(tx: &Tx, user: UserId, waiting_at: Option<DateTime<Utc>>) -> sqlx::Result<Option<Draft>> {
    let at = waiting_at.map(seconds);
    sqlx::query!(
        "SELECT room, chat, state FROM conversations
         WHERE user_id = ?1 AND place = 'asked' AND (?2 IS NULL OR waits_until >= ?2)",
        user.0,
        at
    )
    .maybe(tx)
    .await
    .map(|row| row.map(|row| Draft { room: row.room, chat: row.chat.map(ChatKey), state: row.state }))
}

/// The draft of a room, whether she is asked about it or it rests.
pub async fn of_room(tx: &Tx, user: UserId, room: &str) -> sqlx::Result<Option<Draft>> {
    sqlx::query!("SELECT room, chat, state FROM conversations WHERE user_id = ? AND room = ?", user.0, room)
        .maybe(tx)
        .await
        .map(|row| row.map(|row| Draft { room: row.room, chat: row.chat.map(ChatKey), state: row.state }))
}

/// Those that were moved on since `since`, are not asked about, or no longer wait for what she types, and were not offered
/// to her since; the latest first.
pub async fn resting(tx: &Tx, user: UserId, since: DateTime<Utc>, now: DateTime<Utc>) -> sqlx::Result<Vec<Draft>> {
    let (since, now) = (seconds(since), seconds(now));
    sqlx::query!(
        "SELECT room, chat, state FROM conversations
         WHERE user_id = ? AND updated_at >= ? AND (place = 'resting' OR place = 'asked' AND waits_until < ?)
         ORDER BY updated_at DESC, room",
        user.0,
        since,
        now
    )
    .all(tx)
    .await
    .map(|rows| {
        rows.into_iter().map(|row| Draft { room: row.room, chat: row.chat.map(ChatKey), state: row.state }).collect()
    })
}

/// She was told that it waits for her.
pub async fn offered(tx: &Tx, user: UserId, room: &str) -> sqlx::Result<()> {
    sqlx::query!("UPDATE conversations SET place = 'offered' WHERE user_id = ? AND room = ?", user.0, room)
        .run(tx)
        .await
}

/// Ends a draft. Returns whether it was what she was asked about.
pub async fn end(tx: &Tx, user: UserId, room: &str) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"DELETE FROM conversations WHERE user_id = ? AND room = ? RETURNING place = 'asked' AS "asked!: bool""#,
        user.0,
        room
    )
    .maybe(tx)
    .await
    .map(|asked| asked.unwrap_or(false))
}

/// Somebody whom drafts name is being forgotten, in a group or ([`None`]) everywhere: they name nobody.
pub async fn forget_named(tx: &Tx, user: UserId, chat: Option<ChatKey>) -> sqlx::Result<()> {
    let chat = chat.map(|chat| chat.0);
    sqlx::query!(
        r#"UPDATE conversations SET state = replace(state, '"person":' || ?1 || '}', '"person":0}')
           WHERE (?2 IS NULL OR chat = ?2) AND instr(state, '"person":' || ?1 || '}') > 0"#,
        user.0,
        chat
    )
    .run(tx)
    .await
}

/// Ends what a room asks about a group, whomever it asks.
pub async fn end_about(tx: &Tx, room: &str, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM conversations WHERE room = ? AND chat = ?", room, chat.0).run(tx).await
}
