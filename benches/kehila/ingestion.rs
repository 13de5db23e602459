//! How many messages a second come in.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::Context as _;
use kehila::app;
use teloxide::{prelude::*, update_listeners::Polling};
use tokio_util::sync::CancellationToken;

use super::{PATIENCE, feed::Feed, rate, simulator, stored::connect};

/// Messages a second, each committed (`synchronous=FULL`) before it is acknowledged.
pub async fn ours(feed: &Feed) -> anyhow::Result<f64> {
    let sim = simulator()?;
    let directory = tempfile::tempdir()?;
    let core = Arc::new(connect(&sim, directory.path()).await?);
    for update in feed.updates() {
        sim.inject(update);
    }
    let stop = CancellationToken::new();
    let started = Instant::now();
    let running = tokio::spawn(app::run(core, stop.clone()));
    while sim.pending_updates() > 0 {
        anyhow::ensure!(started.elapsed() < PATIENCE, "ingestion is stuck");
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    let rate = rate(feed.count, started);
    stop.cancel();
    running.await??;
    Ok(rate)
}

/// Messages a second through teloxide's own polling and dispatcher, which do nothing with them.
pub async fn teloxides(feed: &Feed) -> anyhow::Result<f64> {
    let sim = simulator()?;
    for update in feed.updates() {
        sim.inject(update);
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
    while handled.load(Ordering::Relaxed) < feed.count {
        anyhow::ensure!(started.elapsed() < PATIENCE, "the dispatcher is stuck");
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    let rate = rate(feed.count, started);
    token.shutdown().ok().context("the dispatcher is not running")?.await;
    running.await?;
    Ok(rate)
}
