//! Keeps the database's file in order, in steps that keep nobody waiting.

use std::time::Duration;

use chrono::TimeDelta;
use tokio_util::sync::CancellationToken;

use crate::{clock::SharedClock, store::Store, telemetry::cause};

/// How often the file is tidied.
const EVERY: TimeDelta = TimeDelta::hours(1);
/// Pause for others to write.
pub const BETWEEN_STEPS: Duration = Duration::from_millis(200);

/// Tidies until told to stop.
pub async fn run(store: &Store, clock: &SharedClock, stop: CancellationToken) {
    let mut due = clock.now() + EVERY;
    loop {
        tokio::select! {
            () = clock.sleep_until(due) => {}
            () = stop.cancelled() => return,
        }
        if clock.now() < due {
            continue;
        }
        due = clock.now() + EVERY;
        // A full disk or a locked file is no reason to end here; what matters more will meet it, too.
        if let Err(error) = tidy(store, &stop).await {
            tracing::warn!(
                code = "not-tidied",
                error = cause(error),
                "The database's file could not be tidied; it is tried again in an hour."
            );
        }
    }
}

async fn tidy(store: &Store, stop: &CancellationToken) -> sqlx::Result<()> {
    store.tidy().await?;
    while store.shrink().await? && !stop.is_cancelled() {
        tokio::time::sleep(BETWEEN_STEPS).await;
    }
    Ok(())
}
