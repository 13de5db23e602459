//! Every due time of every unasked post and what became of it (invariant I3); also the ledger of the budget.

use chrono::{DateTime, Utc};

use super::{ChatKey, Tx, instant, seconds};

/// One due time of one unasked post.
#[derive(Debug, Clone)]
pub struct Occurrence<'a> {
    /// Where.
    pub chat: ChatKey,
    /// Whose post.
    pub room: &'a str,
    /// Which post of that room.
    pub reference: &'a str,
    /// When it was due.
    pub scheduled_for: DateTime<Utc>,
}

/// Records the outcome; [`None`] as reason means it was posted. [`false`] if it was recorded before.
pub async fn record(
    tx: &Tx,
    occurrence: &Occurrence<'_>,
    skipped: Option<&str>,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let (scheduled_for, now) = (seconds(occurrence.scheduled_for), seconds(now));
    let outcome = if skipped.is_some() { "skipped" } else { "posted" };
    sqlx::query!(
        "INSERT INTO occurrences (chat, room, ref, scheduled_for, decided_at, outcome, reason)
         VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        occurrence.chat.0,
        occurrence.room,
        occurrence.reference,
        scheduled_for,
        now,
        outcome,
        skipped
    )
    .execute(&mut *tx.lock().await)
    .await
    .map(|done| done.rows_affected() > 0)
}

/// What was recorded as posted turned out not to be: Telegram refused it. Gives its place in the budget back.
pub async fn was_not_posted(tx: &Tx, occurrence: &Occurrence<'_>, reason: &str) -> sqlx::Result<()> {
    let scheduled_for = seconds(occurrence.scheduled_for);
    sqlx::query!(
        "UPDATE occurrences SET outcome = 'skipped', reason = ?
         WHERE chat = ? AND room = ? AND ref = ? AND scheduled_for = ?",
        reason,
        occurrence.chat.0,
        occurrence.room,
        occurrence.reference,
        scheduled_for
    )
    .execute(&mut *tx.lock().await)
    .await
    .map(drop)
}

/// Whether anything was decided after `at`, which lies ahead.
pub async fn were_decided_after(tx: &Tx, at: DateTime<Utc>) -> sqlx::Result<bool> {
    let at = seconds(at);
    sqlx::query_scalar!(r#"SELECT EXISTS (SELECT 1 FROM occurrences WHERE decided_at > ?) AS "any!: bool""#, at)
        .fetch_one(&mut *tx.lock().await)
        .await
}

/// The clock was ahead. What was posted meanwhile was posted by now at the latest.
pub async fn clock_was_set_back(tx: &Tx, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!("UPDATE occurrences SET decided_at = ?1 WHERE decided_at > ?1", now)
        .execute(&mut *tx.lock().await)
        .await
        .map(drop)
}

/// Forgets what a room skipped of what is due only after `now`, but for what people wanted to be skipped: for one of
/// the reasons in the JSON array `wanted`.
pub async fn forget_skipped_ahead(tx: &Tx, room: &str, wanted: &str, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "DELETE FROM occurrences
         WHERE room = ? AND scheduled_for > ? AND outcome = 'skipped'
           AND reason NOT IN (SELECT value FROM json_each(?))",
        room,
        now,
        wanted
    )
    .execute(&mut *tx.lock().await)
    .await
    .map(drop)
}

/// When unasked posts were made in a chat since `since`, oldest first.
pub async fn posted_since(tx: &Tx, chat: ChatKey, since: DateTime<Utc>) -> sqlx::Result<Vec<DateTime<Utc>>> {
    let since = seconds(since);
    sqlx::query_scalar!(
        "SELECT decided_at FROM occurrences WHERE chat = ? AND outcome = 'posted' AND decided_at >= ?
         ORDER BY decided_at",
        chat.0,
        since
    )
    .fetch_all(&mut *tx.lock().await)
    .await
    .map(|times| times.into_iter().map(instant).collect())
}

/// What was decided lately.
#[derive(Debug, Clone)]
pub struct Decided {
    /// Which post.
    pub reference: String,
    /// When it was due.
    pub scheduled_for: DateTime<Utc>,
    /// Why it was skipped; [`None`] if it was posted.
    pub skipped: Option<String>,
}

/// The latest decisions about one room's posts in a chat, newest first.
pub async fn latest(tx: &Tx, chat: ChatKey, room: &str, most: i64) -> sqlx::Result<Vec<Decided>> {
    sqlx::query!(
        "SELECT ref, scheduled_for, reason FROM occurrences WHERE chat = ? AND room = ? ORDER BY id DESC LIMIT ?",
        chat.0,
        room,
        most
    )
    .fetch_all(&mut *tx.lock().await)
    .await
    .map(|rows| {
        rows.into_iter()
            .map(|row| Decided { reference: row.r#ref, scheduled_for: instant(row.scheduled_for), skipped: row.reason })
            .collect()
    })
}
