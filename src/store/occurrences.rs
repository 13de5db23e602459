//! Every due time of every unasked post and what became of it (invariant I3); also the ledger of the budget.

use chrono::{DateTime, Utc};

use super::{
    ChatKey, Tx, instant,
    run::{Rows as _, Statement as _},
    seconds,
};

/// Recorded for what was due before the database was restored and after the backup was made, and may have been posted
/// (message `skip-restored`).
pub const RESTORED: &str = "restored";

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

/// An unasked post that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Made {
    /// When.
    pub at: DateTime<Utc>,
    /// Whether it promoted something.
    pub is_promotion: bool,
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
    .changes(tx)
    .await
    .map(|changes| changes > 0)
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
    .run(tx)
    .await
}

/// Nothing of a room that was due after `now` was decided about: a clock that was ahead has written so.
pub async fn forget_after(tx: &Tx, room: &str, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!("DELETE FROM occurrences WHERE room = ? AND scheduled_for > ?", room, now).run(tx).await
}

/// Until when it is unknown what was posted: the database is a backup that was put in its place then. What was due by
/// that time may have been posted after the backup was made; better missing once than there twice.
pub async fn restored_at(tx: &Tx, chat: ChatKey) -> sqlx::Result<Option<DateTime<Utc>>> {
    sqlx::query_scalar!(
        r#"SELECT max(scheduled_for) AS "at: i64" FROM occurrences WHERE chat = ? AND room = 'house' AND ref = 'restored'"#,
        chat.0
    )
    .one(tx)
    .await
    .map(|at| at.map(instant))
}

/// What was recorded is to be decided again.
pub async fn is_undecided(tx: &Tx, occurrence: &Occurrence<'_>) -> sqlx::Result<()> {
    let scheduled_for = seconds(occurrence.scheduled_for);
    sqlx::query!(
        "DELETE FROM occurrences WHERE chat = ? AND room = ? AND ref = ? AND scheduled_for = ?",
        occurrence.chat.0,
        occurrence.room,
        occurrence.reference,
        scheduled_for
    )
    .run(tx)
    .await
}

/// It promotes something.
pub async fn is_promotion(tx: &Tx, occurrence: &Occurrence<'_>) -> sqlx::Result<()> {
    let scheduled_for = seconds(occurrence.scheduled_for);
    sqlx::query!(
        "UPDATE occurrences SET is_promotion = 1 WHERE chat = ? AND room = ? AND ref = ? AND scheduled_for = ?",
        occurrence.chat.0,
        occurrence.room,
        occurrence.reference,
        scheduled_for
    )
    .run(tx)
    .await
}

/// When unasked posts were made in a chat since `since` and until `now`, oldest first. What is said to have been made
/// later was made by a clock that was ahead.
pub async fn posted_since(tx: &Tx, chat: ChatKey, since: DateTime<Utc>, now: DateTime<Utc>) -> sqlx::Result<Vec<Made>> {
    let (since, now) = (seconds(since), seconds(now));
    sqlx::query!(
        "SELECT decided_at, is_promotion FROM occurrences
         WHERE chat = ? AND outcome = 'posted' AND decided_at BETWEEN ? AND ? ORDER BY decided_at",
        chat.0,
        since,
        now
    )
    .all(tx)
    .await
    .map(|rows| {
        rows.into_iter().map(|row| Made { at: instant(row.decided_at), is_promotion: row.is_promotion != 0 }).collect()
    })
}

/// Whether a post was made.
pub async fn was_posted(tx: &Tx, chat: ChatKey, room: &str, reference: &str) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM occurrences WHERE chat = ? AND room = ? AND ref = ? AND outcome = 'posted')
           AS "was_posted!: bool""#,
        chat.0,
        room,
        reference
    )
    .one(tx)
    .await
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
    .all(tx)
    .await
    .map(|rows| {
        rows.into_iter()
            .map(|row| Decided { reference: row.r#ref, scheduled_for: instant(row.scheduled_for), skipped: row.reason })
            .collect()
    })
}
