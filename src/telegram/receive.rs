//! Receiving: ask for updates, apply them in one commit, and only then ask for the next ones, which is what
//! acknowledges them (design §3). Whatever instant the process is killed at, an update is applied exactly once:
//! either its commit happened, and the cursor with it, or Telegram gives it again.

use std::{sync::Arc, time::Duration};

use anyhow::Context as _;
use chrono::TimeDelta;
use tokio_util::sync::CancellationToken;

use super::api::CallError;
use crate::{
    app::Core,
    dispatch::inbox::{self, Rest},
    store::inbox::{next_update, set_last_poll},
};

/// Telegram gives at most this many at a time; fewer means there were no more.
const FULL_BATCH: usize = 100;
/// Longest pause between tries while Telegram cannot be reached.
const LONGEST_PAUSE_SECONDS: i64 = 30;

/// Receives until told to stop.
///
/// # Errors
/// If the token is refused or the database fails: nothing can go on then.
pub async fn run(core: Arc<Core>, stop: CancellationToken) -> anyhow::Result<()> {
    let mut failures = 0_u32;
    loop {
        let polled = tokio::select! {
            () = stop.cancelled() => return settle(&core).await,
            polled = poll(&core, wait(&core)) => polled?,
        };
        match polled {
            Ok(_) => failures = 0,
            Err(CallError::Conflict(why)) if why.contains("webhook is active") => {
                tracing::warn!("A webhook is set for this bot; it is removed, because updates are fetched now.");
                // Should this fail, the next poll says so again.
                let _ = core.api.call("deleteWebhook", "{}".to_owned()).await;
            }
            Err(error) => {
                failures += 1;
                let pause = pause_after(&error, failures);
                tracing::warn!(%error, pause_s = pause.num_seconds(), "Updates could not be fetched; trying again.");
                tokio::select! {
                    () = stop.cancelled() => return settle(&core).await,
                    () = core.clock.sleep_until(core.clock.now() + pause) => {}
                }
            }
        }
    }
}

/// At the start we want to know soon that there is nothing we missed: what was on its way at the end waits for it.
fn wait(core: &Core) -> Duration {
    if core.has_caught_up() { core.api.long_poll() } else { Duration::ZERO }
}

/// Asks once and applies what comes. Returns how many updates came, or why none could be fetched.
///
/// # Errors
/// If the token is refused or the database fails.
pub async fn poll(core: &Core, timeout: Duration) -> anyhow::Result<Result<usize, CallError>> {
    let offset = next_update(&core.store.read().await?).await?;
    let batch = match core.api.get_updates(offset, timeout).await {
        Ok(batch) => batch,
        Err(CallError::Unauthorized) => anyhow::bail!(crate::app::TOKEN_REFUSED),
        Err(error) => return Ok(Err(error)),
    };
    let is_heartbeat = core.is_time_for_heartbeat();
    let rest = if batch.len() < FULL_BATCH { Rest::Nothing } else { Rest::More };
    let cx = core.begin_receiving().await?;
    let seen = inbox::apply(&cx, &batch, rest).await.context("cannot apply updates")?;
    if is_heartbeat {
        set_last_poll(&cx.tx, cx.now).await?;
    }
    core.commit(cx).await.context("cannot commit updates")?;
    core.seen.note(seen);
    core.caught_up_if(rest == Rest::Nothing);
    Ok(Ok(batch.len()))
}

/// Leaves nothing uncounted behind.
async fn settle(core: &Core) -> anyhow::Result<()> {
    let cx = core.begin().await?;
    Ok(core.commit(cx).await?)
}

fn pause_after(error: &CallError, failures: u32) -> TimeDelta {
    let doubled = TimeDelta::seconds((1_i64 << failures.min(5)).min(LONGEST_PAUSE_SECONDS));
    match error {
        CallError::RetryAfter(wait) => TimeDelta::from_std(*wait).unwrap_or(doubled),
        _ => doubled,
    }
}
