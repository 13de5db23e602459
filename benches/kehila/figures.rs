//! What is measured.

use std::{
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::Context as _;
use kehila::{
    app::{self, Core},
    clock::SystemClock,
    config::Config,
    dispatch::inbox::{self, Rest},
    store::Store,
    telegram::{api::Api, update::Raw},
};
use serde_json::{json, value::RawValue};
use simulator::{Options, Rights, Sim};
use teloxide::{prelude::*, update_listeners::Polling};
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

use super::feed::{Feed, message};

const PATIENCE: Duration = Duration::from_secs(300);

fn simulator() -> anyhow::Result<Sim> {
    Ok(Sim::start(Options { flood: None, privacy_mode: false, ..Options::default() })?)
}

async fn core(sim: &Sim, url: &str) -> anyhow::Result<Core> {
    let api = Api::new(&sim.url(), sim.token())?;
    Core::connect(Store::open(url).await?, api, Arc::new(SystemClock), Config::default().defaults()).await
}

/// Messages a second, each committed (`synchronous=FULL`) before it is acknowledged.
pub async fn ingestion(feed: &Feed) -> anyhow::Result<f64> {
    let sim = simulator()?;
    let directory = tempfile::tempdir()?;
    let core = Arc::new(core(&sim, &database(&directory)).await?);
    for update in &feed.updates {
        sim.inject(update.clone());
    }
    let stop = CancellationToken::new();
    let started = Instant::now();
    let running = tokio::spawn(app::run(core, stop.clone()));
    while sim.pending_updates() > 0 {
        anyhow::ensure!(started.elapsed() < PATIENCE, "ingestion is stuck");
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    let rate = rate(feed.updates.len(), started);
    stop.cancel();
    running.await??;
    Ok(rate)
}

/// Messages a second through teloxide's own polling and dispatcher, which do nothing with them.
pub async fn dispatcher(feed: &Feed) -> anyhow::Result<f64> {
    let sim = simulator()?;
    for update in &feed.updates {
        sim.inject(update.clone());
    }
    let bot = Bot::new(sim.token()).set_api_url(sim.url().parse()?);
    let handled = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&handled);
    let handler = Update::filter_message().endpoint(move || {
        counter.fetch_add(1, Ordering::Relaxed);
        async { anyhow::Ok(()) }
    });
    let mut dispatcher = Dispatcher::builder(bot.clone(), handler).build();
    let token = dispatcher.shutdown_token();
    let listener = Polling::builder(bot).timeout(Duration::from_secs(5)).build();
    let started = Instant::now();
    let running = tokio::spawn(async move {
        let errors = LoggingErrorHandler::with_custom_text("polling");
        dispatcher.dispatch_with_listener(listener, errors).await;
    });
    while handled.load(Ordering::Relaxed) < feed.updates.len() {
        anyhow::ensure!(started.elapsed() < PATIENCE, "the dispatcher is stuck");
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    let rate = rate(feed.updates.len(), started);
    token.shutdown().ok().context("the dispatcher is not running")?.await;
    running.await?;
    Ok(rate)
}

/// A database with much in it, and the simulator that goes with it.
pub struct Large {
    directory: TempDir,
    messages: usize,
    /// Messages a second, without HTTP.
    pub filled_at: f64,
}

impl Large {
    /// The file's size for each message, everything else included.
    pub fn bytes_per_message(&self) -> anyhow::Result<f64> {
        let file = self.directory.path().join("bench.db");
        Ok(std::fs::metadata(file)?.len() as f64 / self.messages as f64)
    }
}

/// Fills a database: `messages` messages of `members` members, in one group within one month.
pub async fn fill(messages: usize, members: usize) -> anyhow::Result<Large> {
    let sim = simulator()?;
    let directory = tempfile::tempdir()?;
    let core = core(&sim, &database(&directory)).await?;
    let started = Instant::now();
    let mut next = 1;
    while next <= messages {
        let last = (next + 99).min(messages);
        let batch = (next..=last).map(|i| raw(i, members)).collect::<anyhow::Result<Vec<_>>>()?;
        let cx = core.begin().await?;
        inbox::apply(&cx, &batch, Rest::More).await?;
        core.commit(cx).await?;
        next = last + 1;
    }
    let filled_at = rate(messages, started);
    Ok(Large { directory, messages, filled_at })
}

fn raw(i: usize, members: usize) -> anyhow::Result<Raw> {
    // Two messages a second: a million fit into a week of one month.
    let mut update = message(i, 1, members, 0);
    update["message"]["date"] = json!(1_793_491_200 + i / 2);
    update["update_id"] = json!(i);
    Ok(Raw::new(RawValue::from_string(update.to_string())?)?)
}

/// What the released binary does on that database.
pub struct Run {
    pub first_poll: Duration,
    /// The first command in a group: its administrators are asked for before it is answered.
    pub first_top: Duration,
    pub top: Duration,
    pub more: usize,
    pub resident_mb: f64,
    pub stopped: Duration,
}

/// Starts the released binary on the large database and watches it.
pub async fn run_binary(large: &Large) -> anyhow::Result<Run> {
    const MORE: usize = 100_000;
    let sim = simulator()?;
    let (noa, alice) = (sim.person("Noa"), sim.person("Alice"));
    let group = sim.supergroup("Bakers", noa);
    sim.jump_update_ids(i64::try_from(large.messages)? + 1_000);

    let started = Instant::now();
    let mut kehila = Kehila::start(&sim, &large.directory)?;
    wait(&sim, |sim| sim.counters().polls > 0).await?;
    let first_poll = started.elapsed();

    sim.add_bot(group, noa);
    sim.promote_bot(group, noa, Rights::all());
    sim.join(group, alice);
    wait(&sim, |sim| sim.pending_updates() == 0).await?;
    let first_top = top(&sim, 5_000_000).await?;
    // Telegram wants a pause between two messages to a chat; it is not ours to measure.
    tokio::time::sleep(Duration::from_secs(5)).await;
    let top = top(&sim, 5_000_001).await?;

    for i in 0..MORE {
        let mut update = message(large.messages + i, 1, 1_000, 0);
        update["message"]["date"] = json!(1_794_100_000 + i / 2);
        sim.inject(update);
    }
    wait(&sim, |sim| sim.pending_updates() == 0).await?;
    let resident_mb = kehila.resident_mb()?;
    let stopping = Instant::now();
    kehila.stop()?;
    Ok(Run { first_poll, first_top, top, more: MORE, resident_mb, stopped: stopping.elapsed() })
}

/// Asks for the month of the feed, in its own group. Returns how long the answer took.
async fn top(sim: &Sim, message: i64) -> anyhow::Result<Duration> {
    let before = sim.requests_of("sendMessage").len();
    let asked = Instant::now();
    sim.inject(json!({"message": {"message_id": message, "date": 1_794_000_000,
        "chat": {"id": -1_001_000_000_000_i64, "type": "supergroup", "title": "Group 0"},
        "from": {"id": 10_000_001, "is_bot": false, "first_name": "Member", "language_code": "en"},
        "text": "/top month", "entities": [{"type": "bot_command", "offset": 0, "length": 4}]}}));
    wait(sim, |sim| sim.requests_of("sendMessage").len() > before).await?;
    Ok(asked.elapsed())
}

/// The released binary as a child process; it ends with this.
struct Kehila(Child);

impl Kehila {
    fn start(sim: &Sim, directory: &TempDir) -> anyhow::Result<Self> {
        let child = Command::new(env!("CARGO_BIN_EXE_kehila"))
            .current_dir(directory.path())
            .env("TELOXIDE_TOKEN", sim.token())
            .env("TELOXIDE_API_URL", sim.url())
            .env("DATABASE_URL", database(directory))
            .env("RUST_LOG", "error")
            .stdout(Stdio::null())
            .spawn()?;
        Ok(Self(child))
    }

    fn resident_mb(&self) -> anyhow::Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id()))?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).context("no VmRSS")?;
        let kilobytes: f64 = line.split_whitespace().nth(1).context("no figure")?.parse()?;
        Ok(kilobytes / 1024.0)
    }

    fn stop(&mut self) -> anyhow::Result<()> {
        let killed = Command::new("kill").args(["-TERM", &self.0.id().to_string()]).status()?;
        anyhow::ensure!(killed.success(), "cannot stop it");
        anyhow::ensure!(self.0.wait()?.success(), "it ended badly");
        Ok(())
    }
}

impl Drop for Kehila {
    fn drop(&mut self) {
        // Already ended in the good case; then there is nothing to kill.
        let _ = self.0.kill();
    }
}

async fn wait(sim: &Sim, holds: impl FnMut(&Sim) -> bool) -> anyhow::Result<()> {
    anyhow::ensure!(sim.until(PATIENCE, holds).await, "waited too long");
    Ok(())
}

fn database(directory: &TempDir) -> String {
    let file: PathBuf = directory.path().join("bench.db");
    format!("sqlite:{}", file.display())
}

fn rate(count: usize, since: Instant) -> f64 {
    count as f64 / since.elapsed().as_secs_f64()
}
