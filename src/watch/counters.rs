//! What is counted while the bot works.

use std::{
    collections::BTreeMap,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering},
    },
    time::Duration,
};

use chrono::{DateTime, Utc};

use crate::{
    dispatch::{Counts, HeldBackKind, What},
    store::outbox::GivenUp,
    telegram::{api::CallError, update::KINDS},
};

/// How Telegram answered a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It was done.
    Sent,
    /// 429.
    TooManyRequests,
    /// Refused for good.
    Refused,
    /// The group is a supergroup now; it is sent there.
    Migrated,
    /// It did not happen and is tried again.
    Unavailable,
    /// Nobody knows; it is looked for.
    Lost,
}

impl Answer {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Sent, Self::TooManyRequests, Self::Refused, Self::Migrated, Self::Unavailable, Self::Lost];

    /// As label.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::TooManyRequests => "too_many_requests",
            Self::Refused => "refused",
            Self::Migrated => "migrated",
            Self::Unavailable => "unavailable",
            Self::Lost => "lost",
        }
    }
}

impl<T> From<&Result<T, CallError>> for Answer {
    fn from(answer: &Result<T, CallError>) -> Self {
        match answer {
            Ok(_) => Self::Sent,
            Err(CallError::RetryAfter(_)) => Self::TooManyRequests,
            Err(CallError::Migrated(_)) => Self::Migrated,
            Err(CallError::Refused(_) | CallError::Unauthorized) => Self::Refused,
            Err(CallError::Unavailable(_) | CallError::Conflict(_)) => Self::Unavailable,
            Err(CallError::Lost(_)) => Self::Lost,
        }
    }
}

/// The loops that must be running.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loop {
    /// Polling, or the webhook.
    Receiving,
    /// The outbox.
    Sending,
    /// Timers.
    Ticking,
}

impl Loop {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Receiving, Self::Sending, Self::Ticking];

    /// As label and in `/readyz`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Receiving => "receiving",
            Self::Sending => "sending",
            Self::Ticking => "ticking",
        }
    }
}

/// A loop is running for as long as this lives.
#[derive(Debug)]
pub struct Alive<'a>(&'a AtomicBool);

impl Drop for Alive<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

/// How often values fell below each of some bounds.
#[derive(Debug)]
pub struct Histogram {
    bounds: &'static [f64],
    /// One for each bound and one for what is above all.
    counts: Vec<AtomicU64>,
    sum_micros: AtomicU64,
}

impl Histogram {
    fn new(bounds: &'static [f64]) -> Self {
        Self { bounds, counts: (0..=bounds.len()).map(|_| AtomicU64::new(0)).collect(), sum_micros: AtomicU64::new(0) }
    }

    /// Counts one value, in seconds.
    pub fn observe(&self, value: Duration) {
        let seconds = value.as_secs_f64();
        let at = self.bounds.iter().position(|bound| seconds <= *bound).unwrap_or(self.bounds.len());
        self.counts[at].fetch_add(1, Ordering::Relaxed);
        self.sum_micros.fetch_add(u64::try_from(value.as_micros()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    /// Each bound with how many values were not above it, then all of them; and the sum in seconds.
    pub(super) fn read(&self) -> (Vec<(f64, u64)>, u64, f64) {
        let mut all = 0;
        let counts: Vec<u64> = self.counts.iter().map(|count| count.load(Ordering::Relaxed)).collect();
        let below = self.bounds.iter().zip(&counts).map(|(bound, count)| {
            all += count;
            (*bound, all)
        });
        let below = below.collect();
        let all = counts.iter().sum();
        (below, all, self.sum_micros.load(Ordering::Relaxed) as f64 / 1e6)
    }
}

/// How old a message is when it is committed, in seconds: Telegram dates by the second.
const LAG: [f64; 9] = [1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0, 3_600.0, 86_400.0];
/// A commit is one fsync.
const COMMIT: [f64; 10] = [0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.1, 0.5, 2.0, 10.0];

/// The numbers.
#[derive(Debug)]
pub struct Watch {
    updates: [AtomicU64; KINDS.len()],
    answers: [AtomicU64; Answer::ALL.len()],
    given_up: Mutex<BTreeMap<GivenUp, u64>>,
    kept_back: [AtomicU64; HeldBackKind::ALL.len()],
    forgotten: [AtomicU64; What::ALL.len()],
    groups_refused: AtomicU64,
    loops: [AtomicBool; Loop::ALL.len()],
    last_heard: AtomicI64,
    /// Posts to the webhook that did not carry the secret.
    denied: AtomicU64,
    /// Updates Telegram holds for the webhook; -1: not known.
    held_back: AtomicI64,
    /// Age of messages when committed.
    pub lag: Histogram,
    /// Time a commit takes.
    pub commit: Histogram,
    /// Time a batch of updates takes, from its first statement to its commit.
    pub batch: Histogram,
}

impl Default for Watch {
    fn default() -> Self {
        Self {
            updates: std::array::from_fn(|_| AtomicU64::new(0)),
            answers: std::array::from_fn(|_| AtomicU64::new(0)),
            given_up: Mutex::default(),
            kept_back: std::array::from_fn(|_| AtomicU64::new(0)),
            forgotten: std::array::from_fn(|_| AtomicU64::new(0)),
            groups_refused: AtomicU64::new(0),
            loops: std::array::from_fn(|_| AtomicBool::new(false)),
            last_heard: AtomicI64::new(0),
            denied: AtomicU64::new(0),
            held_back: AtomicI64::new(-1),
            lag: Histogram::new(&LAG),
            commit: Histogram::new(&COMMIT),
            batch: Histogram::new(&COMMIT),
        }
    }
}

impl Watch {
    /// Counts updates that were committed; `kinds` are places in [`KINDS`].
    pub fn updates(&self, kinds: &[u64; KINDS.len()]) {
        for (counter, count) in self.updates.iter().zip(kinds) {
            counter.fetch_add(*count, Ordering::Relaxed);
        }
    }

    pub(super) fn updates_by_kind(&self) -> impl Iterator<Item = (&'static str, u64)> {
        KINDS.into_iter().zip(&self.updates).map(|(kind, count)| (kind, count.load(Ordering::Relaxed)))
    }

    /// Counts how Telegram answered a request.
    pub fn answered(&self, answer: Answer) {
        if let Some(at) = Answer::ALL.iter().position(|one| *one == answer) {
            self.answers[at].fetch_add(1, Ordering::Relaxed);
        }
    }

    pub(super) fn answers(&self) -> impl Iterator<Item = (&'static str, u64)> {
        let counts = self.answers.iter().map(|count| count.load(Ordering::Relaxed));
        Answer::ALL.into_iter().map(Answer::code).zip(counts)
    }

    /// Counts a request that will not be sent any more.
    pub fn gave_up(&self, how: GivenUp) {
        *self.given_up.lock().unwrap_or_else(PoisonError::into_inner).entry(how).or_default() += 1;
    }

    pub(super) fn given_up(&self, how: GivenUp) -> u64 {
        self.given_up.lock().unwrap_or_else(PoisonError::into_inner).get(&how).copied().unwrap_or_default()
    }

    /// Counts what a transaction held back and forgot, once it is committed.
    pub fn count(&self, counts: &Counts) {
        let held_back = self.kept_back.iter().zip(counts.held_back);
        for (counter, count) in held_back.chain(self.forgotten.iter().zip(counts.forgotten.0)) {
            counter.fetch_add(count, Ordering::Relaxed);
        }
        self.groups_refused.fetch_add(counts.groups_refused, Ordering::Relaxed);
    }

    pub(super) fn kept_back_by_kind(&self) -> impl Iterator<Item = (&'static str, u64)> {
        let counts = self.kept_back.iter().map(|count| count.load(Ordering::Relaxed));
        HeldBackKind::ALL.into_iter().map(HeldBackKind::code).zip(counts)
    }

    pub(super) fn forgotten_by_kind(&self) -> impl Iterator<Item = (&'static str, u64)> {
        let counts = self.forgotten.iter().map(|count| count.load(Ordering::Relaxed));
        What::ALL.into_iter().map(What::code).zip(counts)
    }

    pub(super) fn groups_refused(&self) -> u64 {
        self.groups_refused.load(Ordering::Relaxed)
    }

    /// Notes that a loop runs, for as long as the returned value lives.
    #[must_use]
    pub fn alive(&self, which: Loop) -> Alive<'_> {
        let flag = &self.loops[which as usize];
        flag.store(true, Ordering::Relaxed);
        Alive(flag)
    }

    pub(super) fn is_alive(&self, which: Loop) -> bool {
        self.loops[which as usize].load(Ordering::Relaxed)
    }

    /// Notes that Telegram answered, or delivered something.
    pub fn heard(&self, now: DateTime<Utc>) {
        self.last_heard.store(now.timestamp(), Ordering::Relaxed);
    }

    /// When Telegram last answered, Unix seconds; 0: not yet.
    pub(super) fn last_heard(&self) -> i64 {
        self.last_heard.load(Ordering::Relaxed)
    }

    /// Counts a post to the webhook without the secret. Returns how many there were.
    pub fn denied(&self) -> u64 {
        self.denied.fetch_add(1, Ordering::Relaxed) + 1
    }

    pub(super) fn denials(&self) -> u64 {
        self.denied.load(Ordering::Relaxed)
    }

    /// Notes how many updates Telegram holds for the webhook.
    pub fn held_back(&self, updates: i64) {
        self.held_back.store(updates, Ordering::Relaxed);
    }

    pub(super) fn updates_held_back(&self) -> Option<i64> {
        Some(self.held_back.load(Ordering::Relaxed)).filter(|updates| *updates >= 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_histogram_counts_each_value_once_and_bounds_are_inclusive() {
        let histogram = Histogram::new(&[1.0, 2.0]);
        for millis in [500, 1_000, 1_001, 9_000] {
            histogram.observe(Duration::from_millis(millis));
        }
        let (below, all, sum) = histogram.read();
        assert_eq!(below, [(1.0, 2), (2.0, 3)]);
        assert_eq!(all, 4);
        assert!((sum - 11.501).abs() < 1e-9);
    }

    #[test]
    fn a_loop_is_alive_until_it_ends() {
        let watch = Watch::default();
        assert!(!watch.is_alive(Loop::Sending));
        let alive = watch.alive(Loop::Sending);
        assert!(watch.is_alive(Loop::Sending) && !watch.is_alive(Loop::Ticking));
        drop(alive);
        assert!(!watch.is_alive(Loop::Sending));
    }
}
