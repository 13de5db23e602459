//! Where the simulated Telegram takes the time from.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// The simulator's time. Long polls wait in real time whichever clock is chosen.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// A number somebody sets, in **milliseconds** since 1970.
    Manual(Arc<AtomicI64>),
}

impl Clock {
    /// A manual clock standing at this Unix time in seconds.
    #[must_use]
    pub fn manual(unix_seconds: i64) -> Self {
        Self::Manual(Arc::new(AtomicI64::new(unix_seconds * 1000)))
    }

    /// Milliseconds since 1970.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the simulator's clock")]
    pub fn now_ms(&self) -> i64 {
        match self {
            Self::Manual(ms) => ms.load(Ordering::SeqCst),
            Self::System => SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .map_or(0, |d| i64::try_from(d.as_millis()).unwrap_or(i64::MAX)),
        }
    }

    /// Seconds since 1970.
    #[must_use]
    pub fn now(&self) -> i64 {
        self.now_ms().div_euclid(1000)
    }

    /// Sets a manual clock, in milliseconds.
    ///
    /// # Panics
    /// With [`Clock::System`], which nobody can set.
    pub fn set_ms(&self, unix_ms: i64) {
        match self {
            Self::Manual(ms) => ms.store(unix_ms, Ordering::SeqCst),
            Self::System => panic!("only a manual clock can be set"),
        }
    }
}
