//! The house the stage stands in: one community ends there and another begins, and somebody notices if a bot dies.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::{mpsc, watch};
use tokio_util::sync::CancellationToken;

use super::{
    stage::Stage,
    tour::{self, Tour},
};
use crate::{dispatch::Defaults, words::Lang};

/// Where the stage stands: it is replaced by another when people begin anew.
#[derive(Debug)]
pub struct House {
    /// Tells one process from the next.
    pub run: u64,
    stage: watch::Sender<Arc<Stage>>,
    /// What the tour is showing.
    pub tour: watch::Sender<Tour>,
    /// Ends the tour that runs.
    pub tour_stop: Mutex<CancellationToken>,
    keep: Option<PathBuf>,
    defaults: Defaults,
    stop: CancellationToken,
    opening: tokio::sync::Mutex<u64>,
    died: mpsc::UnboundedSender<anyhow::Error>,
    deaths: tokio::sync::Mutex<mpsc::UnboundedReceiver<anyhow::Error>>,
}

impl House {
    /// Opens the first stage.
    ///
    /// # Errors
    /// As [`Stage::open`].
    pub async fn open(
        keep: Option<PathBuf>,
        defaults: Defaults,
        lang: Lang,
        stop: CancellationToken,
    ) -> anyhow::Result<Self> {
        let stage = Stage::open(1, lang, keep.as_deref(), defaults.clone(), stop.child_token()).await?;
        let (died, deaths) = mpsc::unbounded_channel();
        tour::prepare(&stage).await?;
        stage.wake();
        watch_over(Arc::clone(&stage), died.clone());
        Ok(Self {
            // As text it must survive JavaScript, which counts to 2^53.
            run: rand::random::<u64>() >> 12,
            stage: watch::Sender::new(stage),
            tour: watch::Sender::new(Tour::default()),
            tour_stop: Mutex::new(CancellationToken::new()),
            keep,
            defaults,
            stop,
            opening: tokio::sync::Mutex::new(1),
            died,
            deaths: tokio::sync::Mutex::new(deaths),
        })
    }

    /// The stage of now.
    pub fn stage(&self) -> Arc<Stage> {
        Arc::clone(&self.stage.borrow())
    }

    /// Hears of every stage after this one.
    pub fn stages(&self) -> watch::Receiver<Arc<Stage>> {
        self.stage.subscribe()
    }

    /// Ends this community and begins another, in this language; `ready`: with the bot's questions answered.
    ///
    /// # Errors
    /// As [`Stage::open`].
    pub async fn begin_anew(&self, lang: Lang, ready: bool) -> anyhow::Result<Arc<Stage>> {
        let mut number = self.opening.lock().await;
        *number += 1;
        self.stage().close().await;
        let stop = self.stop.child_token();
        let stage = Stage::open(*number, lang, self.keep.as_deref(), self.defaults.clone(), stop).await?;
        if ready {
            tour::prepare(&stage).await?;
            stage.wake();
        } else {
            stage.tour();
        }
        watch_over(Arc::clone(&stage), self.died.clone());
        self.stage.send_replace(Arc::clone(&stage));
        Ok(stage)
    }

    /// What a bot died of, should one die.
    pub async fn death(&self) -> anyhow::Error {
        match self.deaths.lock().await.recv().await {
            Some(error) => error,
            None => std::future::pending().await,
        }
    }

    /// Ends the tour if it runs.
    pub fn stop_tour(&self) {
        self.tour_stop.lock().unwrap_or_else(PoisonError::into_inner).cancel();
        self.tour.send_if_modified(|tour| std::mem::replace(&mut tour.running, false));
    }
}

fn watch_over(stage: Arc<Stage>, died: mpsc::UnboundedSender<anyhow::Error>) {
    tokio::spawn(async move {
        if let Err(error) = stage.ended().await {
            // Nobody to tell only means that the demo has ended.
            let _ = died.send(error);
        }
    });
}
