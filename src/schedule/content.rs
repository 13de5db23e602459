//! How much a post with several pieces of content still has to say. Pure.

use chrono::{DateTime, TimeDelta, Utc};

/// So long nothing is repeated, where there are several.
pub const REST: TimeDelta = TimeDelta::days(90);

/// What there is to say, as far as it can be foreseen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Content {
    /// So many pieces may be posted now.
    pub ready: usize,
    /// When the next of the others may be.
    pub again: Option<DateTime<Utc>>,
}

impl Content {
    /// Whether there is nothing to say at `now`.
    #[must_use]
    pub fn is_dry(self, now: DateTime<Utc>) -> bool {
        self.ready == 0 && self.again.is_none_or(|again| now < again)
    }

    /// After one more was posted at `now`. What comes back later is not foreseen piece by piece.
    #[must_use]
    pub fn used(self, now: DateTime<Utc>) -> Self {
        let ready = self.ready.saturating_sub(1);
        Self { ready, again: self.again.or(Some(now + REST)) }
    }
}
