//! Databases with much in them.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use kehila::{
    clock::SystemClock,
    config::Config,
    core::Core,
    dispatch::inbox::{self, Rest},
    features::ROOMS,
    store::Store,
    telegram::{api::Api, update::Raw},
};
use serde_json::{json, value::RawValue};
use simulator::Sim;
use tempfile::TempDir;

use super::{feed::Feed, process::database, rate, simulator};

/// The bot's core on the database in `directory`.
pub async fn connect(sim: &Sim, directory: &Path) -> anyhow::Result<Core> {
    let api = Api::new(&sim.url(), sim.token())?;
    let store = Store::open(&database(directory)).await?;
    Core::connect(store, api, Arc::new(SystemClock), Config::default().defaults(), &ROOMS).await
}

/// A database that holds a feed.
pub struct Stored {
    directory: TempDir,
    pub feed: Feed,
    /// Messages a second, without HTTP, in large batches.
    pub filled_at: f64,
}

impl Stored {
    /// Fills a database as the bot itself does.
    pub async fn fill(feed: Feed) -> anyhow::Result<Self> {
        const BATCH: usize = 1_000;
        let sim = simulator()?;
        let directory = tempfile::tempdir()?;
        let core = connect(&sim, directory.path()).await?;
        let started = Instant::now();
        for first in (0..feed.count).step_by(BATCH) {
            apply(&core, feed, first..(first + BATCH).min(feed.count)).await?;
        }
        // What waits to be counted is.
        core.commit(core.begin().await?).await?;
        let filled_at = rate(feed.count, started);
        core.store.close().await;
        Ok(Self { directory, feed, filled_at })
    }

    pub fn directory(&self) -> &Path {
        self.directory.path()
    }

    /// The file's size for each message, everything else included.
    pub fn bytes_per_message(&self) -> anyhow::Result<f64> {
        let file = self.directory().join("bench.db");
        Ok(std::fs::metadata(file)?.len() as f64 / self.feed.count as f64)
    }

    /// How long the next `count` messages take, from raw updates to the last commit, a hundred at a time as Telegram
    /// gives them.
    pub async fn more(&mut self, count: usize) -> anyhow::Result<Duration> {
        let sim = simulator()?;
        let core = connect(&sim, self.directory()).await?;
        let began = Instant::now();
        for first in (self.feed.count..self.feed.count + count).step_by(100) {
            apply(&core, self.feed, first..first + 100).await?;
        }
        core.commit(core.begin().await?).await?;
        let took = began.elapsed();
        core.store.close().await;
        self.feed.count += count;
        Ok(took)
    }
}

/// How long a hundred messages take from raw updates to their commit, each time counted at once as while nobody is
/// behind: the median of many.
pub async fn at_once(feed: Feed) -> anyhow::Result<Duration> {
    let sim = simulator()?;
    let directory = tempfile::tempdir()?;
    let core = connect(&sim, directory.path()).await?;
    let mut took = Vec::new();
    for first in (0..feed.count).step_by(100) {
        let batch = (first..first + 100).map(|i| raw(feed, i)).collect::<anyhow::Result<Vec<_>>>()?;
        let began = Instant::now();
        let cx = core.begin_uncounted().await?;
        inbox::apply(&cx, &batch, Rest::Nothing).await?;
        core.commit(cx).await?;
        took.push(began.elapsed());
    }
    took.sort_unstable();
    Ok(took[took.len() / 2])
}

/// Applies messages of a feed in one commit.
async fn apply(core: &Core, feed: Feed, range: std::ops::Range<usize>) -> anyhow::Result<()> {
    let batch = range.map(|i| raw(feed, i)).collect::<anyhow::Result<Vec<_>>>()?;
    let cx = core.begin_uncounted().await?;
    inbox::apply(&cx, &batch, Rest::More).await?;
    Ok(core.commit(cx).await?)
}

fn raw(feed: Feed, i: usize) -> anyhow::Result<Raw> {
    let mut update = feed.update(i);
    update["update_id"] = json!(i + 1);
    Ok(Raw::new(RawValue::from_string(update.to_string())?)?)
}
