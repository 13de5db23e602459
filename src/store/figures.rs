//! How much there is of what, for those who watch.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{Tx, run::Rows as _, seconds};

/// What waits.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Requests to Telegram that are due.
    pub due: i64,
    /// Requests for later.
    pub later: i64,
    /// Requests on their way.
    pub sending: i64,
    /// Since when the oldest due request waits, Unix seconds.
    pub oldest_request: Option<i64>,
    /// When the first timer is or was due, Unix seconds.
    pub first_timer: Option<i64>,
    /// In quarantine.
    pub quarantined: i64,
    /// Set aside until the administrators of a chat are known.
    pub parked: i64,
}

/// Counts what waits. A request that was tried before has waited since it was made.
pub async fn waiting(tx: &Tx, now: DateTime<Utc>) -> sqlx::Result<Waiting> {
    let now = seconds(now);
    sqlx::query_as!(
        Waiting,
        r#"SELECT (SELECT count(*) FROM outbox WHERE state = 'pending' AND not_before <= ?1) AS "due!: i64",
                  (SELECT count(*) FROM outbox WHERE state = 'pending' AND not_before > ?1) AS "later!: i64",
                  (SELECT count(*) FROM outbox WHERE state = 'sending') AS "sending!: i64",
                  (SELECT min(CASE attempts WHEN 0 THEN not_before ELSE created_at END) FROM outbox
                   WHERE state = 'pending' AND (not_before <= ?1 OR attempts > 0)) AS "oldest_request: i64",
                  (SELECT min(due_at) FROM timers) AS "first_timer: i64",
                  (SELECT count(*) FROM quarantine) AS "quarantined!: i64",
                  (SELECT count(*) FROM parked) AS "parked!: i64""#,
        now
    )
    .one(tx)
    .await
}

/// Room, outcome and reason of unasked posts.
pub type Decision = (String, String, String);

/// The number of the latest decision about an unasked post.
pub async fn last_decision(tx: &Tx) -> sqlx::Result<i64> {
    sqlx::query_scalar!(r#"SELECT coalesce(max(id), 0) AS "id!: i64" FROM occurrences"#).one(tx).await
}

/// How often each was decided after number `after`, and the number of the latest.
pub async fn decisions_after(tx: &Tx, after: i64) -> sqlx::Result<(BTreeMap<Decision, u64>, i64)> {
    let rows = sqlx::query!(
        r#"SELECT room AS "room!", outcome AS "outcome!", coalesce(reason, '') AS "reason!: String", count(*) AS "times!: i64",
                  max(id) AS "last!: i64"
           FROM occurrences WHERE id > ? GROUP BY room, outcome, reason"#,
        after
    )
    .all(tx)
    .await?;
    let last = rows.iter().map(|row| row.last).max().unwrap_or(after);
    let counts = rows.into_iter().map(|row| ((row.room, row.outcome, row.reason), row.times.unsigned_abs()));
    Ok((counts.collect(), last))
}
