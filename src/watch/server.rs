//! Answering those who look. The database is asked through a reader of its own, so that a look never holds up
//! the bot.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{Arc, OnceLock},
    time::Duration,
};

use anyhow::Context as _;
use axum::{
    Json, Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use serde_json::json;
use tokio::{
    net::TcpListener,
    sync::{MappedMutexGuard, Mutex, MutexGuard},
};
use tokio_util::sync::CancellationToken;

use super::{page, ready};
use crate::{
    core::Core,
    listen,
    store::{
        Reader,
        figures::{self, Decision, Waiting},
    },
    telemetry,
};

/// How long the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// Those who look are a few.
const MOST_CONNECTIONS: usize = 64;
/// Said until the bot is connected.
const NOT_YET: &str = "Telegram has not been reached yet";
/// The content type of Prometheus' text form.
const TEXT: &str = "text/plain; version=0.0.4; charset=utf-8";

/// Where the bot is put once it is connected; before that it is alive but not ready.
pub type Slot = Arc<OnceLock<Arc<Core>>>;

/// An address, taken.
#[derive(Debug)]
pub struct Server(TcpListener);

#[derive(Clone)]
struct Shared {
    slot: Slot,
    records: Arc<Mutex<Option<Records>>>,
    stop: CancellationToken,
}

/// What is kept between looks.
struct Records {
    reader: Reader,
    /// Unasked posts decided on since the process started.
    decisions: BTreeMap<Decision, u64>,
    last_decision: i64,
}

impl Server {
    /// Takes the address.
    ///
    /// # Errors
    /// If another program has it.
    pub async fn bind(address: SocketAddr) -> anyhow::Result<Self> {
        let listener = TcpListener::bind(address).await;
        Ok(Self(listener.with_context(|| format!("cannot listen on {address}, the address of [watch]"))?))
    }

    /// Answers until `stop`.
    pub async fn run(self, slot: Slot, stop: CancellationToken) {
        let shared = Shared { slot, records: Arc::default(), stop: stop.clone() };
        let app = Router::new()
            .route("/healthz", get(async || "ok\n"))
            .route("/readyz", get(readyz))
            .route("/metrics", get(metrics))
            .with_state(shared.clone());
        listen::serve(self.0, app, MOST_CONNECTIONS, stop).await;
        if let Some(records) = shared.records.lock().await.take() {
            records.reader.close().await;
        }
    }
}

async fn readyz(State(shared): State<Shared>) -> Response {
    let reasons = match shared.slot.get() {
        None => vec![NOT_YET.to_owned()],
        Some(core) => match within_patience(waiting(&shared, core)).await {
            Ok(waiting) => {
                let ahead = core.telegram_time.ahead().map(|by| by.num_seconds());
                ready::reasons(&core.watch, &waiting, core.clock.now().timestamp(), ahead)
            }
            Err(error) => vec![does_not_answer(&error)],
        },
    };
    let status = if reasons.is_empty() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(json!({ "ready": reasons.is_empty(), "reasons": reasons }))).into_response()
}

async fn waiting(shared: &Shared, core: &Core) -> anyhow::Result<Waiting> {
    let tx = shared.look(core).await?.reader.read().await?;
    Ok(figures::waiting(&tx, core.clock.now()).await?)
}

fn does_not_answer(error: &anyhow::Error) -> String {
    format!("the database does not answer: {error:#}")
}

async fn metrics(State(shared): State<Shared>) -> Response {
    let Some(core) = shared.slot.get() else {
        return (StatusCode::SERVICE_UNAVAILABLE, format!("{NOT_YET}\n")).into_response();
    };
    match within_patience(show(&shared, core)).await {
        Ok(page) => ([(header::CONTENT_TYPE, TEXT)], page).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{}\n", does_not_answer(&error))).into_response(),
    }
}

async fn show(shared: &Shared, core: &Core) -> anyhow::Result<String> {
    let mut records = shared.look(core).await?;
    let now = core.clock.now();
    let tx = records.reader.read().await?;
    let waiting = figures::waiting(&tx, now).await?;
    let (new, last) = figures::decisions_after(&tx, records.last_decision).await?;
    drop(tx);
    records.last_decision = last;
    for (decision, times) in new {
        *records.decisions.entry(decision).or_default() += times;
    }
    Ok(page::metrics(&page::Figures {
        watch: &core.watch,
        waiting,
        decisions: &records.decisions,
        faults: telemetry::faults(),
        too_many_requests: core.api.too_many_requests(),
        now: now.timestamp(),
        ahead: core.telegram_time.told_now().map(|theirs| (now - theirs).num_seconds()),
        started_at: core.running_since.timestamp(),
        database: core.store.file(),
    }))
}

async fn within_patience<T>(look: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    match tokio::time::timeout(PATIENCE, look).await {
        Ok(found) => found,
        Err(_) => anyhow::bail!("not within {} s", PATIENCE.as_secs()),
    }
}

impl Shared {
    async fn look(&self, core: &Core) -> anyhow::Result<MappedMutexGuard<'_, Records>> {
        let mut records = self.records.lock().await;
        anyhow::ensure!(!self.stop.is_cancelled(), "the process is stopping");
        if records.is_none() {
            let reader = core.store.reader().await?;
            *records = Some(Records { reader, decisions: BTreeMap::new(), last_decision: core.last_decision });
        }
        MutexGuard::try_map(records, Option::as_mut).map_err(|_| anyhow::anyhow!("there is no reader"))
    }
}
