//! The only place that reads the time. Everything else is handed a [`Clock`], so that scenes and the demo
//! can let months pass in a moment (design invariant I10).

use std::{
    fmt,
    future::Future,
    pin::Pin,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicI64, Ordering},
    },
    time::{Duration, Instant},
};

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::watch;

/// A source of time that can also be waited on.
pub trait Clock: Send + Sync + fmt::Debug {
    /// The present instant.
    fn now(&self) -> DateTime<Utc>;

    /// How much time has passed since some moment, whatever the clock was set to meanwhile. A clock that moves only when
    /// told to shows by that how much has.
    fn steady(&self) -> TimeDelta {
        self.now() - DateTime::UNIX_EPOCH
    }

    /// Completes when [`Clock::now`] has reached `at`; it may complete early, so callers look again.
    fn sleep_until(&self, at: DateTime<Utc>) -> Pin<Box<dyn Future<Output = ()> + Send + '_>>;
}

/// Measures how long something takes, whatever the clock says meanwhile.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts measuring.
    #[must_use]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// How long it has taken so far.
    #[must_use]
    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}

/// The clock handed around.
pub type SharedClock = Arc<dyn Clock>;

/// The machine's clock.
#[derive(Debug, Default)]
pub struct SystemClock;

/// Longest single wait: the machine's clock may be set while we sleep, so we look at it again this often.
const LOOK_AGAIN: Duration = Duration::from_secs(60);

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn steady(&self) -> TimeDelta {
        static BEGINNING: OnceLock<Stopwatch> = OnceLock::new();
        TimeDelta::from_std(BEGINNING.get_or_init(Stopwatch::start).elapsed()).unwrap_or_default()
    }

    fn sleep_until(&self, at: DateTime<Utc>) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        let wait = (at - self.now()).to_std().unwrap_or_default().min(LOOK_AGAIN);
        Box::pin(tokio::time::sleep(wait))
    }
}

/// A clock that moves only when told to, for scenes and the demo.
#[derive(Debug)]
pub struct ManualClock {
    now: watch::Sender<DateTime<Utc>>,
    /// How much of that was no time passing.
    set_wrong_ms: AtomicI64,
}

impl ManualClock {
    /// A clock standing at `now`.
    #[must_use]
    pub fn new(now: DateTime<Utc>) -> Self {
        Self { now: watch::Sender::new(now), set_wrong_ms: AtomicI64::new(0) }
    }

    /// Moves the clock to `now`, forwards or backwards.
    pub fn set(&self, now: DateTime<Utc>) {
        self.now.send_replace(now);
    }

    /// Moves the clock forwards.
    pub fn advance(&self, by: TimeDelta) {
        self.now.send_modify(|now| *now += by);
    }

    /// Sets the clock so that it shows this much more, while no time passes.
    pub fn set_wrong(&self, by: TimeDelta) {
        self.set_wrong_ms.fetch_add(by.num_milliseconds(), Ordering::Relaxed);
        self.advance(by);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> DateTime<Utc> {
        *self.now.borrow()
    }

    fn steady(&self) -> TimeDelta {
        self.now() - DateTime::UNIX_EPOCH - TimeDelta::milliseconds(self.set_wrong_ms.load(Ordering::Relaxed))
    }

    fn sleep_until(&self, at: DateTime<Utc>) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        let mut now = self.now.subscribe();
        Box::pin(async move {
            // The sender lives in `self`, which outlives this future, so the wait cannot fail.
            let _ = now.wait_for(|now| *now >= at).await;
        })
    }
}
