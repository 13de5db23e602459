//! The demo's clock: one time for the bot and the simulated Telegram.
//!
//! In play it runs as time does. Nobody likes to wait, so what is due within the next moments (a welcome half a
//! minute after somebody joined, a message held back by Telegram's limit of one a second) comes at once: the clock
//! hurries there. When it is to leap, it goes from one thing that is due to the next and waits until the bot is
//! quiet each time, so that everything happens at its own time and in its order.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use anyhow::Context as _;
use chrono::{DateTime, TimeDelta, Utc};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::{
    queries::{self, Work},
    stage::{Posted, Stage},
};
use crate::clock::{Clock as _, ManualClock};

/// How often the clock moves in play, in real time.
const TICK: Duration = Duration::from_millis(30);
/// What is due within this time is worth hurrying for.
const SOON: TimeDelta = TimeDelta::seconds(45);
/// For what the cast is about to do it hurries from further away: nobody looks on for minutes while others think.
const SOON_FOR_CAST: TimeDelta = TimeDelta::minutes(4);
/// How much faster the clock goes then.
const HURRY: u32 = 25;
/// How often we look whether the bot is quiet.
const LOOK_AGAIN: Duration = Duration::from_millis(2);
/// A bot that is not quiet after this will not be; we go on.
const LONGEST_NOISE: Duration = Duration::from_secs(10);
/// While a request is held back by pacing the clock moves by this.
const PACE: TimeDelta = TimeDelta::milliseconds(250);
/// How far to the next post we go at most.
const FAR: TimeDelta = TimeDelta::days(70);

/// The clock both sides read.
#[derive(Debug)]
pub struct Time {
    telegram: Arc<AtomicI64>,
    bot: Arc<ManualClock>,
}

impl Time {
    /// A clock standing at `now`.
    pub fn new(now: DateTime<Utc>) -> Self {
        Self { telegram: Arc::new(AtomicI64::new(now.timestamp_millis())), bot: Arc::new(ManualClock::new(now)) }
    }

    /// The simulated Telegram's side of it.
    pub fn for_telegram(&self) -> simulator::Clock {
        simulator::Clock::Manual(Arc::clone(&self.telegram))
    }

    /// The bot's side of it.
    pub fn for_bot(&self) -> Arc<ManualClock> {
        Arc::clone(&self.bot)
    }

    /// The present instant.
    pub fn now(&self) -> DateTime<Utc> {
        self.bot.now()
    }

    /// Moves on, never back. Telegram's side goes first: to its limits the bot must not seem early.
    fn set(&self, at: DateTime<Utc>) {
        let at = at.max(self.now());
        self.telegram.store(at.timestamp_millis(), Ordering::SeqCst);
        self.bot.set(at);
    }
}

/// How fast the clock goes by itself.
#[derive(Debug, Clone, Copy, PartialEq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Speed {
    /// As time does.
    Live,
    /// An hour in a second.
    Hour,
    /// A day in a second.
    Day,
}

impl Speed {
    const fn factor(self) -> u32 {
        match self {
            Self::Live => 1,
            Self::Hour => 3_600,
            Self::Day => 86_400,
        }
    }
}

impl Stage {
    /// Moves the clock until told to stop.
    ///
    /// # Errors
    /// If the bot's database fails.
    pub async fn keep_time(self: Arc<Self>, stop: CancellationToken) -> anyhow::Result<()> {
        let mut last = Instant::now();
        while !stop.is_cancelled() {
            tokio::time::sleep(TICK).await;
            let elapsed = TimeDelta::from_std(last.elapsed()).context("the machine slept too long")?;
            last = Instant::now();
            // While somebody leaps, the clock is hers.
            let Ok(_turn) = self.turn.try_lock() else { continue };
            let speed = self.speed();
            if speed == Speed::Live {
                let hurry = if self.is_worth_hurrying().await? { HURRY } else { 1 };
                self.time.set(self.time.now() + elapsed * i32::try_from(hurry)?);
                self.live();
            } else {
                let limited = elapsed.min(TimeDelta::milliseconds(200));
                self.walk_to(self.time.now() + limited * i32::try_from(speed.factor())?, &stop).await?;
            }
        }
        Ok(())
    }

    /// Lets time pass until `end`, or until told to stop.
    ///
    /// # Errors
    /// If the bot's database fails.
    pub async fn leap_to(&self, end: DateTime<Utc>, stop: &CancellationToken) -> anyhow::Result<()> {
        let _turn = self.turn.lock().await;
        self.walk_to(end, stop).await
    }

    /// Lets time pass until the bot has posted in the group. Returns where; [`None`]: nothing is planned.
    ///
    /// # Errors
    /// If the bot's database fails.
    pub async fn leap_to_next_post(&self, stop: &CancellationToken) -> anyhow::Result<Option<Posted>> {
        let _turn = self.turn.lock().await;
        self.quiet().await?;
        let position = self.sim.request_count();
        let end = self.time.now() + FAR;
        while !stop.is_cancelled() {
            let Some(next) = self.next().await?.filter(|next| *next < end) else { return Ok(None) };
            self.jump(next.min(self.next_act().unwrap_or(next)));
            self.live();
            self.quiet().await?;
            if let Some(posted) = self.posted_since(position) {
                return Ok(Some(posted));
            }
        }
        Ok(None)
    }

    /// As [`Stage::quiet`], with the clock in hand, for those who have just acted.
    ///
    /// # Errors
    /// If the bot's database fails.
    pub async fn rest(&self) -> anyhow::Result<()> {
        let _turn = self.turn.lock().await;
        self.quiet().await
    }

    /// Waits until the bot has done everything there is to do now.
    ///
    /// # Errors
    /// If the bot's database fails.
    pub async fn quiet(&self) -> anyhow::Result<()> {
        let begun = Instant::now();
        let mut idle = 0;
        while begun.elapsed() < LONGEST_NOISE {
            let updates = self.sim.counters().updates;
            let heard = self.sim.pending_updates() == 0;
            let work = self.work().await?;
            let nothing = work.timers == 0 && work.requests == 0 && work.sending == 0;
            // Only if Telegram told the bot nothing while we looked do both looks belong together.
            let settled = heard && self.sim.pending_updates() == 0 && self.sim.counters().updates == updates;
            if settled && nothing {
                return Ok(());
            }
            idle = if settled && work.timers == 0 && work.sending == 0 { idle + 1 } else { 0 };
            if idle > 1 {
                self.jump(self.time.now() + PACE);
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        tracing::warn!("The bot does not come to rest; the clock goes on.");
        Ok(())
    }

    /// Sets the clock and tells those who wait in real time to look at it again.
    fn jump(&self, at: DateTime<Utc>) {
        self.time.set(at);
        self.sim.set_now_ms(self.time.now().timestamp_millis());
    }

    async fn walk_to(&self, end: DateTime<Utc>, stop: &CancellationToken) -> anyhow::Result<()> {
        while !stop.is_cancelled() {
            self.quiet().await?;
            if self.live() {
                continue;
            }
            match self.next().await?.into_iter().chain(self.next_act()).min().filter(|next| *next < end) {
                Some(next) => self.jump(next),
                None => break,
            }
        }
        if !stop.is_cancelled() {
            self.jump(end);
            self.quiet().await?;
        }
        Ok(())
    }

    async fn work(&self) -> anyhow::Result<Work> {
        Ok(queries::work(&self.core.store.read().await?, self.time.now()).await?)
    }

    /// When something is due next, for the bot or in the world; the cast has its own mind.
    async fn next(&self) -> anyhow::Result<Option<DateTime<Utc>>> {
        let closing = self.sim.next_closing().and_then(|at| DateTime::from_timestamp(at, 0));
        let next = self.work().await?.next;
        Ok(next.into_iter().chain(closing).filter(|at| *at > self.time.now()).min())
    }

    async fn is_worth_hurrying(&self) -> anyhow::Result<bool> {
        let work = self.work().await?;
        let held = work.requests > 0 && work.sending == 0 && self.sim.pending_updates() == 0;
        let soon = work.next.is_some_and(|next| next - self.time.now() <= SOON);
        let cast_soon = self.next_act().is_some_and(|next| next - self.time.now() <= SOON_FOR_CAST);
        Ok(held || soon || cast_soon)
    }
}
