//! The chaos test: the bot as a process of its own, for simulated weeks or months of mixed traffic, while it is
//! killed and stopped, Telegram misbehaves, the disk fills up, the database is locked and the clock jumps. At the
//! end everything is held against a plain model of what should have happened: nothing lost, nothing doubled,
//! every skip explained.
//!
//! The process is this test executable again, running the bot's own loops (`app::run`) with a clock the test sets;
//! signals, file limits and locks are the real ones. The seed is printed and replays the same plan.
//!
//! ```text
//! cargo test --test chaos                                      two short storms
//! KEHILA_CHAOS_SEED=7 cargo test --test chaos                  the second with this seed
//! cargo test --release --test chaos -- --ignored --nocapture   20 seeds of 90 days each
//! ```
//! More in `docs/testing.md`.

#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod child;
mod database;
mod disk;
mod process;
mod storm;
mod traffic;
mod verdict;
mod weather;

use storm::Storm;

/// The seed that is always run.
const FIXED: u64 = 20_261_116;
/// The other one, unless the environment names one: the same for everybody, so that nobody's change fails for a storm
/// it did not bring.
const ANOTHER: u64 = 271_277;
/// Days of traffic in the short form.
const SHORT_DAYS: i64 = 6;
/// Days of traffic in the long form, and how many seeds, unless the environment says otherwise.
const LONG_DAYS: i64 = 90;
const LONG_SEEDS: u64 = 20;

fn from_environment<T: std::str::FromStr>(name: &str) -> Option<T> {
    std::env::var(name).ok().and_then(|value| value.parse().ok())
}

/// Not a test: what the child process runs. Without a parent it does nothing.
#[test]
fn child_process() {
    child::run_if_asked();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_short_storm_is_weathered() {
    Storm::weather(FIXED, SHORT_DAYS).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_short_storm_is_weathered() {
    let seed = from_environment("KEHILA_CHAOS_SEED").unwrap_or(ANOTHER);
    Storm::weather(seed, SHORT_DAYS).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes about as long as you let it: docs/testing.md"]
async fn long_storms_are_weathered() {
    let first = from_environment("KEHILA_CHAOS_SEED").unwrap_or(1);
    let seeds: u64 = from_environment("KEHILA_CHAOS_SEEDS").unwrap_or(LONG_SEEDS);
    let days = from_environment("KEHILA_CHAOS_DAYS").unwrap_or(LONG_DAYS);
    for seed in first..first + seeds {
        Storm::weather(seed, days).await;
    }
}
