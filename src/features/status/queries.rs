//! What waits, what failed and what was skipped in one group.

use chrono::{DateTime, Utc};

use crate::{
    store::{ChatKey, Tx, instant, run::Rows as _},
    telegram::ChatId,
};

/// How many.
#[derive(Debug, Clone, Copy)]
pub struct Counts {
    /// Requests that wait or are being sent.
    pub waiting: i64,
    /// Requests that failed or are uncertain, as long as they are kept (`keep_outbox_days`).
    pub failed: i64,
    /// Updates, timers and answers put aside after a fault.
    pub faults: i64,
}

/// Those of one group.
pub async fn counts(tx: &Tx, chat: ChatId) -> sqlx::Result<Counts> {
    sqlx::query_as!(
        Counts,
        r#"SELECT (SELECT count(*) FROM outbox WHERE chat_id = ?1 AND state = 'pending')
                      + (SELECT count(*) FROM outbox WHERE chat_id = ?1 AND state = 'sending') AS "waiting!: i64",
                  (SELECT count(*) FROM outbox WHERE chat_id = ?1 AND state IN ('failed', 'unknown')) AS "failed!: i64",
                  (SELECT count(*) FROM quarantine WHERE chat_id = ?1) AS "faults!: i64""#,
        chat.0
    )
    .one(tx)
    .await
}

/// Why things of one group were put aside, newest first.
pub async fn faults(tx: &Tx, chat: ChatId, most: i64) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar!("SELECT error FROM quarantine WHERE chat_id = ? ORDER BY id DESC LIMIT ?", chat.0, most)
        .all(tx)
        .await
}

/// A post that was skipped.
#[derive(Debug)]
pub struct Skipped {
    /// The room that was to post it.
    pub room: String,
    /// What the room knows it by.
    pub reference: String,
    /// When it was due.
    pub due: DateTime<Utc>,
    /// Why, by its code.
    pub reason: String,
}

/// Posts of a group that were skipped lately, newest first.
pub async fn skipped(tx: &Tx, chat: ChatKey, most: i64) -> sqlx::Result<Vec<Skipped>> {
    sqlx::query!(
        r#"SELECT room, ref AS reference, scheduled_for, coalesce(reason, '') AS "reason!: String" FROM occurrences
           WHERE chat = ? AND outcome = 'skipped' AND room <> 'house' ORDER BY id DESC LIMIT ?"#,
        chat.0,
        most
    )
    .all(tx)
    .await
    .map(|rows| {
        rows.into_iter()
            .map(|row| Skipped {
                room: row.room,
                reference: row.reference,
                due: instant(row.scheduled_for),
                reason: row.reason,
            })
            .collect()
    })
}
