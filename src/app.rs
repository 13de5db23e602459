//! The running bot: three loops (receive, send, tick) around one database, one that keeps
//! its file in order, and a clean start and end.
//!
//! A loop that dies takes the process down with its error; a stop drains and ends within seconds (invariant
//! I12). Scenes drive the same loops step by step ([`Core`], [`receive::poll`],
//! [`Sender::step`], [`tick::tick`]).

use std::{sync::Arc, time::Duration};

use anyhow::Context as _;
use tokio::task::{JoinError, JoinSet};
use tokio_util::sync::CancellationToken;

use crate::{
    core::Core,
    edge::{
        receive,
        send::Sender,
        tick, upkeep,
        webhook::{self, Hook},
    },
};

/// How long loops may take to end after a stop before they are abandoned.
const STOP_WITHIN: Duration = Duration::from_secs(5);

/// How updates reach us.
#[derive(Debug)]
pub enum Intake {
    /// We ask for them.
    Polling,
    /// Telegram brings them.
    Webhook(Hook),
}

/// Runs until `stop`, or until a loop dies, fetching updates.
///
/// # Errors
/// What killed the loop.
pub async fn run(core: Arc<Core>, stop: CancellationToken) -> anyhow::Result<()> {
    run_with(core, Intake::Polling, stop).await
}

/// Runs until `stop`, or until a loop dies.
///
/// # Errors
/// What killed the loop.
pub async fn run_with(core: Arc<Core>, intake: Intake, stop: CancellationToken) -> anyhow::Result<()> {
    let sender = Sender::new(Arc::clone(&core)).await?;
    let mut loops = JoinSet::new();
    let (receiving, ticking) = (Arc::clone(&core), Arc::clone(&core));
    loops.spawn({
        let stop = stop.clone();
        async move {
            let received = match intake {
                Intake::Polling => receive::run(receiving, stop).await,
                Intake::Webhook(hook) => webhook::run(receiving, hook, stop).await,
            };
            received.context("receiving ended")
        }
    });
    loops.spawn({
        let stop = stop.clone();
        async move { tick::run(ticking, stop).await.context("the ticker ended") }
    });
    loops.spawn({
        let stop = stop.clone();
        async move { sender.run(stop).await.context("sending ended") }
    });

    loops.spawn({
        let (core, stop) = (Arc::clone(&core), stop.clone());
        async move {
            upkeep::run(&core.store, &core.clock, stop).await;
            Ok(())
        }
    });

    let first = tokio::select! {
        Some(ended) = loops.join_next() => Some(ended),
        () = stop.cancelled() => None,
    };
    stop.cancel();
    let rest = tokio::time::timeout(STOP_WITHIN, async {
        while let Some(ended) = loops.join_next().await {
            ended.map_err(panicked)??;
        }
        anyhow::Ok(())
    });
    let rest = rest.await.unwrap_or(Ok(()));
    match first {
        Some(ended) => ended.map_err(panicked)?.and(rest),
        None => rest,
    }
}

/// What it said is logged where it happened; here it could show what somebody wrote.
fn panicked(_: JoinError) -> anyhow::Error {
    anyhow::anyhow!("a loop panicked")
}
