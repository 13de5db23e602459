//! The machine's clock was set back. What was to happen soon after the time it showed would wait for that time to
//! come: requests, greetings, the next word in private. All of it is brought to the present. Which of the two times was
//! wrong we cannot know by ourselves, so what the calendar says and what was decided stay as they are until Telegram shows
//! the same time as we do ([`mend_calendar`]).

use chrono::{DateTime, TimeDelta, Utc};

use super::{Cx, prepare::prepare};
use crate::store::{Tx, inbox, outbox};

/// A clock that goes back by more was wrong before; by less it was put right a little, as happens every day.
const BY_MORE_THAN: TimeDelta = TimeDelta::minutes(2);

/// Whether the process before went by a time that has not come yet.
///
/// # Errors
/// If the database fails.
pub async fn happened_before(tx: &Tx, now: DateTime<Utc>) -> sqlx::Result<bool> {
    Ok(inbox::last_poll_at(tx).await?.is_some_and(|last| last > now + BY_MORE_THAN))
}

/// The clock was ahead, and now Telegram shows the same time: what is said to have happened after now has not.
///
/// # Errors
/// Only if the database fails.
pub async fn mend_calendar(cx: &Cx) -> anyhow::Result<()> {
    for room in cx.rooms.iter() {
        prepare(cx, room.name(), None, room.on_time_confirmed(cx)).await?;
    }
    Ok(())
}

/// Brings what was to happen soon to the present.
///
/// # Errors
/// Only if the database fails.
pub async fn mend(cx: &Cx) -> anyhow::Result<()> {
    tracing::warn!(
        code = "clock-set-back",
        "The clock was set back; what waited by the time before does not wait for it."
    );
    outbox::clock_was_set_back(&cx.tx, cx.now).await?;
    for room in cx.rooms.iter() {
        prepare(cx, room.name(), None, room.on_clock_set_back(cx)).await?;
    }
    Ok(())
}
