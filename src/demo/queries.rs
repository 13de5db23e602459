//! What the demo looks up in the bot's database: only to know when the bot is quiet, and to show its plans.

use chrono::{DateTime, Utc};

use crate::store::{Tx, instant, run::Rows as _, seconds};

/// What the bot still has to do.
#[derive(Debug, Clone, Copy)]
pub struct Work {
    /// Timers that are due.
    pub timers: i64,
    /// Requests that are due, perhaps held back by Telegram's limits.
    pub requests: i64,
    /// Requests on their way.
    pub sending: i64,
    /// When the next timer or request is due.
    pub next: Option<DateTime<Utc>>,
}

/// What is to be done at `now`, and when there will be more.
pub async fn work(tx: &Tx, now: DateTime<Utc>) -> sqlx::Result<Work> {
    let now = seconds(now);
    let row = sqlx::query!(
        r#"SELECT (SELECT count(*) FROM timers WHERE due_at <= ?1) AS "timers!: i64",
                  (SELECT count(*) FROM outbox WHERE state = 'pending' AND not_before <= ?1) AS "requests!: i64",
                  (SELECT count(*) FROM outbox WHERE state = 'sending') AS "sending!: i64",
                  (SELECT min(at) FROM (SELECT min(due_at) AS at FROM timers WHERE due_at > ?1
                                        UNION ALL
                                        SELECT min(not_before) FROM outbox
                                        WHERE state = 'pending' AND not_before > ?1)) AS "next: i64""#,
        now
    )
    .one(tx)
    .await?;
    Ok(Work { timers: row.timers, requests: row.requests, sending: row.sending, next: row.next.map(instant) })
}

/// A request that waits.
#[derive(Debug, serde::Serialize)]
pub struct Waiting {
    /// Its number.
    pub id: i64,
    /// Bot API method.
    pub method: String,
    /// Where it goes.
    pub chat: Option<i64>,
    /// Not before this, Unix seconds.
    pub not_before: i64,
}

/// Requests that wait, soonest first.
pub async fn waiting(tx: &Tx, most: i64) -> sqlx::Result<Vec<Waiting>> {
    sqlx::query_as!(
        Waiting,
        r#"SELECT id AS "id!", method, chat_id AS chat, not_before FROM outbox
           WHERE state IN ('pending', 'sending') ORDER BY not_before, id LIMIT ?"#,
        most
    )
    .all(tx)
    .await
}

/// A timer that is set.
#[derive(Debug, serde::Serialize)]
pub struct Planned {
    /// Whose it is.
    pub room: String,
    /// Its name within the room.
    pub key: String,
    /// When it is due, Unix seconds.
    pub at: i64,
}

/// Timers that are set, soonest first.
pub async fn planned(tx: &Tx, most: i64) -> sqlx::Result<Vec<Planned>> {
    sqlx::query_as!(Planned, "SELECT room, key, due_at AS at FROM timers ORDER BY due_at, id LIMIT ?", most)
        .all(tx)
        .await
}

/// How many requests were sent, and how many failed.
pub async fn sent(tx: &Tx) -> sqlx::Result<(i64, i64)> {
    sqlx::query!(
        r#"SELECT count(*) FILTER (WHERE state = 'sent') AS "sent!: i64",
                  count(*) FILTER (WHERE state = 'failed') AS "failed!: i64" FROM outbox"#
    )
    .one(tx)
    .await
    .map(|row| (row.sent, row.failed))
}
