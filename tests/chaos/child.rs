//! The child's side: the bot as `kehila run` runs it, but for its clock, which the parent sets line by line on
//! standard input, and its patience, which is shorter so that the test's is not tried.

use std::{
    collections::BTreeMap,
    env,
    future::Future,
    io::{BufRead as _, Write as _},
    net::SocketAddr,
    pin::Pin,
    process::exit,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use chrono::{DateTime, Utc};
use kehila::{
    app::{self, Intake},
    clock::Clock,
    config::Config,
    core::Core,
    edge::webhook::{Hook, Options},
    features::ROOMS,
    store::Store,
    telegram::api::{Api, Patience},
};
use sqlx::Executor as _;
use tokio::{
    runtime::Handle,
    signal::unix::{SignalKind, signal},
    sync::watch,
};
use tokio_util::sync::CancellationToken;

/// Longer than any storm.
const KEEP_MESSAGES_DAYS: i64 = 36_500;

/// What the parent says in the environment: where Telegram is, the token, the database, the time in milliseconds.
pub const ENVIRONMENT: [&str; 4] =
    ["KEHILA_CHAOS_URL", "KEHILA_CHAOS_TOKEN", "KEHILA_CHAOS_DATABASE", "KEHILA_CHAOS_NOW"];

/// And, should Telegram bring updates, on which port of this machine.
pub const WEBHOOK: &str = "KEHILA_CHAOS_WEBHOOK";

/// Real time: an answer that takes longer is lost.
pub const PATIENCE: Patience = Patience {
    call: Duration::from_millis(700),
    long_poll: Duration::from_millis(1_000),
    poll_slack: Duration::from_millis(700),
};
/// Real time: somebody who locks the database for longer ends the process.
pub const BUSY_MS: u64 = 700;

/// Runs the bot and ends the process, if a parent asked for it.
pub fn run_if_asked() {
    let said: Vec<String> = ENVIRONMENT.iter().filter_map(|name| env::var(name).ok()).collect();
    let [url, token, database, now] = said.as_slice() else { return };
    kehila::telemetry::start(kehila::telemetry::LogFormat::Text, &[]);
    let clock = Arc::new(ToldClock::new(now.parse().unwrap()));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    match runtime.block_on(live(url, token, database, clock)) {
        Ok(()) => exit(0),
        Err(error) => {
            eprintln!("kehila: {error:#}");
            exit(1)
        }
    }
}

async fn live(url: &str, token: &str, database: &str, clock: Arc<ToldClock>) -> anyhow::Result<()> {
    let stop = CancellationToken::new();
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::spawn({
        let stop = stop.clone();
        async move {
            terminate.recv().await;
            stop.cancel();
        }
    });
    let store = Store::open(database).await?;
    shorten_patience(&store).await?;
    std::thread::spawn({
        let (clock, store, runtime) = (Arc::clone(&clock), store.clone(), Handle::current());
        move || obey(&clock, &store, &runtime)
    });
    let api = Api::with_patience(url, token, PATIENCE)?;
    let mut defaults = Config::default().defaults();
    // A storm may be longer than messages are kept, and each is looked for at its end.
    defaults.keep.messages = KEEP_MESSAGES_DAYS;
    defaults.keep.outbox = KEEP_MESSAGES_DAYS;
    let connecting = Core::connect(store, api, clock, defaults, &ROOMS);
    let core = tokio::select! {
        core = connecting => Arc::new(core?),
        () = stop.cancelled() => return Ok(()),
    };
    let intake = match env::var(WEBHOOK) {
        Ok(port) => Intake::Webhook(hook(port.parse()?).await?),
        Err(_) => Intake::Polling,
    };
    app::run_with(core, intake, stop).await
}

async fn hook(port: u16) -> anyhow::Result<Hook> {
    let listen = SocketAddr::from(([127, 0, 0, 1], port));
    Hook::bind(Options { url: format!("http://{listen}/"), listen, max_connections: 10, secret: None }).await
}

async fn shorten_patience(store: &Store) -> sqlx::Result<()> {
    let pragma = sqlx::AssertSqlSafe(format!("PRAGMA busy_timeout = {BUSY_MS}"));
    let tx = store.write().await?;
    tx.lock().await.execute(pragma).await?;
    tx.commit().await
}

/// Does what the parent says; without a parent there is nothing to live for.
fn obey(clock: &ToldClock, store: &Store, runtime: &Handle) {
    for line in std::io::stdin().lock().lines() {
        let Ok(line) = line else { break };
        match line.split_once(' ') {
            Some(("now", ms)) => clock.set(ms.parse().unwrap()),
            Some(("pages", most)) => {
                let pragma = sqlx::AssertSqlSafe(format!("PRAGMA max_page_count = {most}"));
                let store = store.clone();
                runtime.spawn(async move {
                    let Ok(tx) = store.write().await else { return };
                    // Should it fail the disk is not full this time.
                    let _ = tx.lock().await.execute(pragma).await;
                });
            }
            _ => {
                let next = clock.next().map_or_else(|| "-".to_owned(), |ms| ms.to_string());
                let answer = format!("\n@{} {next}\n", clock.now().timestamp_millis());
                let mut out = std::io::stdout().lock();
                if out.write_all(answer.as_bytes()).and_then(|()| out.flush()).is_err() {
                    break;
                }
            }
        }
    }
    exit(3);
}

/// A clock that is told the time and knows who sleeps until when.
#[derive(Debug)]
struct ToldClock {
    /// Milliseconds, and how often the clock was set back.
    now: watch::Sender<(i64, u64)>,
    sleepers: Arc<Mutex<BTreeMap<u64, i64>>>,
    number: AtomicU64,
}

impl ToldClock {
    fn new(ms: i64) -> Self {
        Self { now: watch::Sender::new((ms, 0)), sleepers: Arc::default(), number: AtomicU64::new(0) }
    }

    fn set(&self, ms: i64) {
        self.now.send_modify(|(now, set_back)| {
            *set_back += u64::from(ms < *now);
            *now = ms;
        });
    }

    /// The earliest time somebody waits for.
    fn next(&self) -> Option<i64> {
        self.sleepers.lock().unwrap().values().min().copied()
    }
}

/// Somebody who sleeps.
struct Sleeper(Arc<Mutex<BTreeMap<u64, i64>>>, u64);

impl Drop for Sleeper {
    fn drop(&mut self) {
        self.0.lock().unwrap().remove(&self.1);
    }
}

impl Clock for ToldClock {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.now.borrow().0).unwrap()
    }

    fn sleep_until(&self, at: DateTime<Utc>) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        let at = at.timestamp_millis();
        let number = self.number.fetch_add(1, Ordering::Relaxed);
        self.sleepers.lock().unwrap().insert(number, at);
        let sleeper = Sleeper(Arc::clone(&self.sleepers), number);
        let mut now = self.now.subscribe();
        let before = now.borrow().1;
        Box::pin(async move {
            let _sleeper = sleeper;
            // As with the machine's clock, who sleeps soon notices that it was set back.
            let _ = now.wait_for(|(ms, set_back)| *ms >= at || *set_back != before).await;
        })
    }
}
