//! The machine's clock was ahead and has been put right. What was noted by the time it showed would be waited for
//! until that time comes: requests, greetings, the budget of posts, the days that are done. All of it is brought back
//! to the present. Telegram sees nothing of it; neither do people, but for posts that come when they should.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Cx, Result};
use crate::{
    features::ROOMS,
    store::{Tx, chats, inbox, occurrences, outbox},
};

/// A clock that goes back by more was wrong before; by less it was put right a little, as happens every day.
const BY_MORE_THAN: TimeDelta = TimeDelta::minutes(2);

/// Whether the process before, or one before that, went by a clock that was ahead.
///
/// # Errors
/// If the database fails.
pub async fn happened_before(tx: &Tx, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let beyond = now + BY_MORE_THAN;
    Ok(inbox::last_poll_at(tx).await?.is_some_and(|last| last > beyond)
        || outbox::was_settled_after(tx, beyond).await?
        || occurrences::were_decided_after(tx, beyond).await?)
}

/// Brings everything back to the present.
///
/// # Errors
/// Only if the database fails.
pub async fn mend(cx: &Cx) -> Result {
    tracing::warn!(
        code = "clock-set-back",
        "The clock was set back; what waited by the time before does not wait for it."
    );
    outbox::clock_was_set_back(&cx.tx, cx.now).await?;
    occurrences::clock_was_set_back(&cx.tx, cx.now).await?;
    chats::clock_was_set_back(&cx.tx, cx.now).await?;
    for room in ROOMS {
        room.on_clock_set_back(cx).await?;
    }
    for chat in chats::all(&cx.tx).await? {
        cx.chat_changed(chat).await?;
    }
    Ok(())
}
