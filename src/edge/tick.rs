//! The ticker hands due timers to their rooms, each in a transaction of its own. It takes no input, looks at
//! the table again on every round, and may run twice: a timer is taken in the commit that acts on it, so that
//! it acts once whatever instant the process is killed at (invariant I3). One that fails is tried again later
//! and then put into quarantine; it delays no other.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use tokio_util::sync::CancellationToken;

use crate::{
    core::Core,
    dispatch::{
        Cx, attempt,
        quarantine::{self, KeptTimer},
        set_back,
    },
    store::{
        inbox as rows,
        timers::{self, Timer},
    },
    telemetry::cause,
    watch::counters::Loop,
};

/// Timers handled before looking at the table again.
const A_ROUND: i64 = 100;
/// Pauses before a failed timer is tried again, in seconds; after the last it goes into quarantine.
const PAUSES_SECONDS: [i64; 4] = [10, 60, 600, 3_600];

/// Runs until told to stop.
///
/// # Errors
/// If the database fails.
pub async fn run(core: Arc<Core>, stop: CancellationToken) -> anyhow::Result<()> {
    let _alive = core.watch.alive(Loop::Ticking);
    while !stop.is_cancelled() {
        let woken = core.timers_changed.notified();
        let next = tick(&core).await?;
        tokio::select! {
            () = woken => {}
            () = core.sleep_until(next) => {}
            () = stop.cancelled() => {}
        }
    }
    Ok(())
}

/// Handles what is due. Returns when the next timer is. While our clock is ahead of Telegram's nothing is due: who
/// notices that it is right again rings.
///
/// # Errors
/// If the database fails.
pub async fn tick(core: &Core) -> anyhow::Result<Option<DateTime<Utc>>> {
    loop {
        core.notice_time();
        if core.telegram_time.ahead().is_some() {
            return Ok(None);
        }
        if core.is_time_to_mend_calendar() {
            mend_calendar(core).await?;
        }
        let now = core.clock.now();
        let due = timers::due(&core.store.read().await?, now, A_ROUND).await?;
        if due.is_empty() {
            return Ok(timers::next(&core.store.read().await?).await?);
        }
        for timer in due {
            handle(core, &timer).await?;
        }
    }
}

async fn mend_calendar(core: &Core) -> anyhow::Result<()> {
    let cx = core.begin().await?;
    set_back::mend_calendar(&cx).await?;
    core.commit(cx).await?;
    core.calendar_is_mended();
    Ok(())
}

async fn handle(core: &Core, timer: &Timer) -> anyhow::Result<()> {
    let cx = core.begin().await?;
    let Some(stop) = attempt(&cx, ring(&cx, timer)).await? else { return Ok(core.commit(cx).await?) };
    let error = format!("{:#}", anyhow::Error::from(stop));
    match PAUSES_SECONDS.get(usize::try_from(timer.attempts)?) {
        Some(pause) => {
            tracing::warn!(
                code = "timer-failed",
                room = timer.room,
                key = timer.key,
                error = cause(&error),
                pause_s = pause,
                "A timer failed; it is tried again."
            );
            timers::again(&cx.tx, timer, cx.now + TimeDelta::seconds(*pause)).await?;
        }
        None => set_aside(&cx, timer, &error).await?,
    }
    Ok(core.commit(cx).await?)
}

async fn ring(cx: &Cx, timer: &Timer) -> crate::dispatch::Result {
    if !timers::take(&cx.tx, timer).await? {
        return Ok(());
    }
    let room = cx.rooms.named(&timer.room);
    let room = room.ok_or_else(|| anyhow::anyhow!("no room is called {}", timer.room))?;
    if let Some(chat) = timer.chat
        && !cx.is_on(chat, room.name()).await?
    {
        return Ok(());
    }
    room.on_timer(cx, timer).await
}

async fn set_aside(cx: &Cx, timer: &Timer, error: &str) -> anyhow::Result<()> {
    tracing::error!(
        code = "timer-quarantined",
        room = timer.room,
        key = timer.key,
        error = cause(error),
        "A timer keeps failing and is in quarantine."
    );
    timers::take(&cx.tx, timer).await?;
    let chat_id = match timer.chat {
        Some(chat) => crate::store::chats::by_key(&cx.tx, chat).await.ok().map(|chat| chat.id.0),
        None => None,
    };
    let kept = KeptTimer { room: timer.room.clone(), key: timer.key.clone(), payload: timer.payload.clone() };
    let raw = serde_json::to_string(&kept)?;
    let failure = rows::Failure { source: rows::Source::Timer, update_id: None, chat_id, raw: &raw, error };
    quarantine::keep(cx, &failure).await
}
