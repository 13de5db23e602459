//! Receiving: ask for updates, apply them in one commit, and only then ask for the next ones, which is what
//! acknowledges them (design §3). Whatever instant the process is killed at, an update is applied exactly once:
//! either its commit happened, and the cursor with it, or Telegram gives it again.
//!
//! A webhook ([`super::webhook`]) commits in the same way and answers afterwards.

use std::{sync::Arc, time::Duration};

use anyhow::Context as _;
use chrono::{DateTime, TimeDelta};
use serde_json::value::RawValue;
use tokio_util::sync::CancellationToken;

use crate::{
    clock::Stopwatch,
    core::Core,
    dispatch::{
        Command,
        inbox::{self, Rest},
        missed,
    },
    store::inbox::{next_update, set_complete, set_last_poll, set_next_update},
    telegram::{
        api::{CallError, LONGEST_DEAFNESS, TOKEN_REFUSED},
        refusal::is_webhook_set,
        update::Raw,
    },
    telemetry::cause,
    watch::counters::Loop,
};

/// Longest pause between tries while Telegram cannot be reached.
const LONGEST_PAUSE_SECONDS: i64 = 30;

/// Receives until told to stop.
///
/// # Errors
/// If the token is refused or the database fails: nothing can go on then.
pub async fn run(core: Arc<Core>, stop: CancellationToken) -> anyhow::Result<()> {
    let _alive = core.watch.alive(Loop::Receiving);
    let mut failures = 0_u32;
    loop {
        let polled = tokio::select! {
            () = stop.cancelled() => return settle(&core).await,
            polled = poll(&core, wait(&core)) => polled?,
        };
        let Err(error) = polled else {
            failures = 0;
            continue;
        };
        if is_webhook(&error) && remove_webhook(&core).await {
            say(&error, TimeDelta::zero());
            continue;
        }
        failures += 1;
        let pause = pause_after(&error, failures);
        say(&error, pause);
        tokio::select! {
            () = stop.cancelled() => return settle(&core).await,
            () = core.clock.sleep_until(core.clock.now() + pause) => {}
        }
    }
}

fn is_webhook(error: &CallError) -> bool {
    matches!(error, CallError::Conflict(why) if is_webhook_set(why))
}

/// What waits for the webhook stays, and is fetched. Returns whether it is removed.
async fn remove_webhook(core: &Core) -> bool {
    core.api.call("deleteWebhook", r#"{"drop_pending_updates": false}"#.to_owned()).await.is_ok()
}

/// Says in the log why nothing could be fetched.
fn say(error: &CallError, pause: TimeDelta) {
    let pause_s = pause.num_seconds();
    match error {
        CallError::Conflict(_) if is_webhook(error) => tracing::warn!(
            code = "webhook-removed",
            "A webhook was set for this bot; it is removed, because updates are fetched now. If this comes again and \
             again, another process runs with the same token and [webhook]: stop one of the two."
        ),
        CallError::Conflict(why) => tracing::warn!(
            code = "another-instance",
            error = cause(why),
            pause_s,
            "Another process receives the updates of this bot: stop it, or give one of the two another token."
        ),
        error => tracing::warn!(
            code = "updates-unavailable",
            error = cause(error),
            pause_s,
            "Updates could not be fetched; trying again."
        ),
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
    let given = match core.api.get_updates(offset, timeout).await {
        Ok(given) => given,
        Err(CallError::Unauthorized) => anyhow::bail!(TOKEN_REFUSED),
        Err(error) => return Ok(Err(error)),
    };
    let rest = if given.is_full { Rest::More } else { Rest::Nothing };
    let batch = Batch { updates: &given.updates, unnumbered: &given.unnumbered };
    apply(core, batch, Arrival::Queue(rest)).await?;
    core.caught_up_if(rest == Rest::Nothing);
    Ok(Ok(given.updates.len()))
}

/// What came together.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Batch<'a> {
    /// In order.
    pub updates: &'a [Raw],
    /// What came with them and has no number.
    pub unnumbered: &'a [Box<RawValue>],
}

/// How a batch came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arrival {
    /// In order: the next poll starts behind it.
    Queue(Rest),
    /// One by one, in any order; nothing came: Telegram said how the webhook does.
    Webhook {
        /// Whether it had none left for us.
        is_all: bool,
    },
}

/// Applies a batch in one commit, and once a minute writes down a sign of life.
pub(super) async fn apply(core: &Core, batch: Batch<'_>, from: Arrival) -> anyhow::Result<()> {
    core.watch.heard(core.clock.now());
    core.notice_time();
    let is_heartbeat = core.is_time_for_heartbeat();
    let rest = match from {
        Arrival::Queue(rest) => rest,
        Arrival::Webhook { is_all: false } if batch.updates.is_empty() && !is_heartbeat => return Ok(()),
        Arrival::Webhook { .. } => Rest::Nothing,
    };
    let is_complete = match from {
        Arrival::Queue(_) => is_heartbeat,
        Arrival::Webhook { is_all } => is_all,
    };
    if calls_another_name(batch.updates, &core.me().username) {
        core.ask_our_name().await;
    }
    let took = Stopwatch::start();
    let cx = core.begin_uncounted().await?;
    if is_heartbeat {
        missed::look_back(&cx).await.context("cannot look back")?;
    }
    let applied = inbox::apply(&cx, batch.updates, rest).await.context("cannot apply updates")?;
    for json in batch.unnumbered {
        inbox::set_aside_unnumbered(&cx, json).await.context("cannot set an update aside")?;
    }
    if let Some(last) = batch.updates.last() {
        let next = match from {
            Arrival::Queue(_) => last.update_id + 1,
            // Telegram still holds some with lower numbers.
            Arrival::Webhook { .. } => 0,
        };
        set_next_update(&cx.tx, next, cx.now).await?;
    }
    if is_heartbeat {
        set_last_poll(&cx.tx, cx.now, core.telegram_time.told_now()).await?;
    }
    if is_complete {
        set_complete(&cx.tx, cx.now).await?;
    }
    match applied.was_heard {
        true => core.commit(cx).await,
        false => core.commit_quietly(cx).await,
    }
    .context("cannot commit updates")?;
    core.watch.batch.observe(took.elapsed());
    core.watch.updates(&applied.kinds);
    if let Some(newest) = applied.sent_at.iter().max().and_then(|at| DateTime::from_timestamp(*at, 0)) {
        core.telegram_time.showed_message(newest);
        core.notice_time();
    }
    let now = core.clock.now().timestamp();
    for sent_at in applied.sent_at {
        core.watch.lag.observe(Duration::from_secs((now - sent_at).max(0).unsigned_abs()));
    }
    core.seen.note(applied.messages);
    Ok(())
}

/// Whether a command is for a name that is not ours, as far as we know: we may have been given it just now.
fn calls_another_name(updates: &[Raw], our_username: &str) -> bool {
    let messages = updates.iter().filter_map(|raw| raw.update.as_ref().ok()?.message.as_ref());
    messages.into_iter().any(|message| Command::is_for_another_name(message, our_username))
}

/// Leaves nothing uncounted behind.
async fn settle(core: &Core) -> anyhow::Result<()> {
    let cx = core.begin().await?;
    Ok(core.commit(cx).await?)
}

fn pause_after(error: &CallError, failures: u32) -> TimeDelta {
    let doubled = TimeDelta::seconds((1_i64 << failures.min(5)).min(LONGEST_PAUSE_SECONDS));
    match error {
        CallError::RetryAfter(wait) => TimeDelta::from_std((*wait).min(LONGEST_DEAFNESS)).unwrap_or(doubled),
        _ => doubled,
    }
}
