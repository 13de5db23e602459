//! How long things are kept, and forgetting what is past that.
//!
//! Whose a message was is needed only while people may still react to it; what was counted from it stays for ever.
//! What could not be handled, and requests that are settled, are kept for a human to look at. Forgetting goes in small
//! steps, each a commit of its own, so that nobody waits for it.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    features::ROOMS,
    store::{Tx, inbox, outbox},
};

/// Rows forgotten of each kind in one step: some hundredths of a second.
const MOST_ROWS: i64 = 1_000;

/// How long things are kept, in days.
#[derive(Debug, Clone, Copy)]
pub struct Keep {
    /// Which message was whose, and who reacted to it.
    pub messages: i64,
    /// What could not be handled, and updates that wait for a list of administrators which never came.
    pub quarantine: i64,
    /// Requests to Telegram, once settled; without their words.
    pub outbox: i64,
}

impl Default for Keep {
    fn default() -> Self {
        Self { messages: 180, quarantine: 30, outbox: 30 }
    }
}

/// Forgets some of what is past keeping. Returns how many rows; 0 when nothing is left to forget.
///
/// # Errors
/// If the database fails.
pub async fn step(tx: &Tx, keep: Keep, now: DateTime<Utc>) -> sqlx::Result<u64> {
    let before = |days| now - TimeDelta::days(days);
    let unhandled = inbox::forget_unhandled(tx, before(keep.quarantine), MOST_ROWS).await?;
    if unhandled > 0 {
        tracing::warn!(
            code = "quarantine-dropped",
            rows = unhandled,
            "Updates that could never be handled are past keeping and were dropped."
        );
    }
    let mut forgotten = unhandled + outbox::forget_settled(tx, before(keep.outbox), MOST_ROWS).await?;
    for room in ROOMS {
        forgotten += room.forget(tx, before(keep.messages), MOST_ROWS).await?;
    }
    Ok(forgotten)
}
