//! The queue of posts: what finding those that are due costs, however many are not.

use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use kehila::store::{Store, timers};
use tempfile::TempDir;

use super::process::database;

/// How often each is asked; the middle one counts.
const ASKED: usize = 101;
/// Timers handed over at once.
const A_ROUND: i64 = 100;

/// How long it takes to find the first of `due` timers that are due among `waiting` that are not.
pub async fn finding_due(waiting: usize, due: usize) -> anyhow::Result<Duration> {
    let directory = TempDir::new()?;
    let store = Store::open(&database(directory.path())).await?;
    let now = DateTime::<Utc>::from_timestamp(1_794_816_000, 0).unwrap_or_default();
    let tx = store.write().await?;
    for n in 0..waiting + due {
        let at = if n < due { now } else { now + TimeDelta::minutes(1 + i64::try_from(n)?) };
        let key = format!("{}:touchpoints:{n}", n / 10);
        timers::set(&tx, "posts", &key, None, at, "{}").await?;
        timers::set_rank(&tx, "posts", &key, u8::try_from(n % 5)?).await?;
    }
    tx.commit().await?;
    let mut took = Vec::with_capacity(ASKED);
    for _ in 0..ASKED {
        let started = Instant::now();
        let found = timers::due(&store.read().await?, now, A_ROUND).await?;
        took.push(started.elapsed());
        anyhow::ensure!(found.len() == due.min(usize::try_from(A_ROUND)?), "{} were found", found.len());
    }
    took.sort_unstable();
    store.close().await;
    Ok(took[ASKED / 2])
}
