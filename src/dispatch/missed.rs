//! Telegram keeps updates for a day. After a longer silence nobody knows who left a group meanwhile, or runs it no longer:
//! whatever we believed of that is asked again before it is needed.

use chrono::TimeDelta;

use super::Cx;
use crate::store::{chats, inbox, people};

/// After a silence of more than this something may have been missed: somewhat less than Telegram keeps updates for.
const MISSED_AFTER: TimeDelta = TimeDelta::hours(20);

/// To be done before updates are applied that came after a silence.
///
/// # Errors
/// If the database fails.
pub async fn look_back(cx: &Cx) -> sqlx::Result<()> {
    let last = inbox::complete_at(&cx.tx).await?;
    // After now: the clock was ahead, and how long the silence was nobody knows.
    if last.is_some_and(|last| (cx.now - last).abs() <= MISSED_AFTER) {
        return Ok(());
    }
    if last.is_some() {
        tracing::info!("Updates may have been missed: who may do what is asked again before it is believed.");
    }
    doubt_all(cx).await
}

/// What we believe of people's rights is asked again before it is needed, in every group.
///
/// # Errors
/// If the database fails.
pub async fn doubt_all(cx: &Cx) -> sqlx::Result<()> {
    chats::forget_administrators(&cx.tx).await?;
    people::vouch_no_longer(&cx.tx, None).await
}
