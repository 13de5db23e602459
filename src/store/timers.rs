//! What is to happen later. The ticker ([`crate::edge::tick`]) hands each timer to its room when it is due.

use chrono::{DateTime, Utc};

use super::{
    ChatKey, Tx, instant,
    run::{Rows as _, Statement as _},
    seconds,
};

/// A timer that is due.
#[derive(Debug, Clone)]
pub struct Timer {
    /// Its number.
    pub id: i64,
    /// Whose it is.
    pub room: String,
    /// Its name within the room.
    pub key: String,
    /// The group it is about.
    pub chat: Option<ChatKey>,
    /// When it was due, which may be long ago if the process was down.
    pub due_at: DateTime<Utc>,
    /// What the room wants handed back, JSON.
    pub payload: String,
    /// Failed tries so far.
    pub attempts: i64,
}

/// Sets a timer; one of the same room and key is replaced.
pub async fn set(
    tx: &Tx,
    room: &str,
    key: &str,
    chat: Option<ChatKey>,
    due_at: DateTime<Utc>,
    payload: &str,
) -> sqlx::Result<()> {
    let (chat, due_at) = (chat.map(|chat| chat.0), seconds(due_at));
    sqlx::query!(
        "INSERT INTO timers (room, key, chat, due_at, payload) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (room, key) DO UPDATE
         SET chat = excluded.chat, due_at = excluded.due_at, payload = excluded.payload, attempts = 0",
        room,
        key,
        chat,
        due_at,
        payload
    )
    .run(tx)
    .await
}

/// Among those due in the same minute it goes by this rank, the highest first.
pub async fn set_rank(tx: &Tx, room: &str, key: &str, rank: u8) -> sqlx::Result<()> {
    sqlx::query!("UPDATE timers SET rank = ? WHERE room = ? AND key = ?", rank, room, key).run(tx).await
}

/// Removes a timer. Returns whether there was one.
pub async fn cancel(tx: &Tx, room: &str, key: &str) -> sqlx::Result<bool> {
    sqlx::query!("DELETE FROM timers WHERE room = ? AND key = ?", room, key)
        .changes(tx)
        .await
        .map(|changes| changes > 0)
}

/// Removes all timers of a room that are about a group.
pub async fn cancel_of_chat(tx: &Tx, room: &str, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM timers WHERE chat = ? AND room = ?", chat.0, room).run(tx).await
}

/// Has those of a room whose keys begin with `prefix` ring at `at`, should they be set for later.
pub async fn not_later_than(tx: &Tx, room: &str, prefix: &str, at: DateTime<Utc>) -> sqlx::Result<()> {
    let at = seconds(at);
    sqlx::query!(
        "UPDATE timers SET due_at = ?1 WHERE room = ?2 AND substr(key, 1, length(?3)) = ?3 AND due_at > ?1",
        at,
        room,
        prefix
    )
    .run(tx)
    .await
}

/// When a timer is due, if it is set.
pub async fn due_at(tx: &Tx, room: &str, key: &str) -> sqlx::Result<Option<DateTime<Utc>>> {
    sqlx::query_scalar!("SELECT due_at FROM timers WHERE room = ? AND key = ?", room, key)
        .maybe(tx)
        .await
        .map(|at| at.map(instant))
}

/// What a timer that is due after `now` would hand back, if it is set.
pub async fn payload(tx: &Tx, room: &str, key: &str, now: DateTime<Utc>) -> sqlx::Result<Option<String>> {
    let now = seconds(now);
    sqlx::query_scalar!("SELECT payload FROM timers WHERE room = ? AND key = ? AND due_at > ?", room, key, now)
        .maybe(tx)
        .await
}

/// The earliest due time of all.
pub async fn next(tx: &Tx) -> sqlx::Result<Option<DateTime<Utc>>> {
    sqlx::query_scalar!(r#"SELECT min(due_at) AS "at: i64" FROM timers"#).one(tx).await.map(|at| at.map(instant))
}

/// Timers that are due, earliest minute first; within it by rank.
pub async fn due(tx: &Tx, now: DateTime<Utc>, most: i64) -> sqlx::Result<Vec<Timer>> {
    let now = seconds(now);
    sqlx::query!(
        "SELECT id, room, key, chat, due_at, payload, attempts FROM timers WHERE due_at <= ?
         ORDER BY due_at / 60, rank DESC, due_at, id LIMIT ?",
        now,
        most
    )
    .all(tx)
    .await
    .map(|rows| {
        rows.into_iter()
            .map(|row| Timer {
                id: row.id,
                room: row.room,
                key: row.key,
                chat: row.chat.map(ChatKey),
                due_at: instant(row.due_at),
                payload: row.payload,
                attempts: row.attempts,
            })
            .collect()
    })
}

/// Takes a due timer so that it is handled once; [`false`] if it was cancelled or set anew meanwhile.
pub async fn take(tx: &Tx, timer: &Timer) -> sqlx::Result<bool> {
    let due_at = seconds(timer.due_at);
    sqlx::query!("DELETE FROM timers WHERE id = ? AND due_at = ? AND payload = ?", timer.id, due_at, timer.payload)
        .changes(tx)
        .await
        .map(|changes| changes > 0)
}

/// Tries again later.
pub async fn again(tx: &Tx, timer: &Timer, at: DateTime<Utc>) -> sqlx::Result<()> {
    let at = seconds(at);
    sqlx::query!("UPDATE timers SET due_at = ?, attempts = attempts + 1 WHERE id = ?", at, timer.id).run(tx).await
}
