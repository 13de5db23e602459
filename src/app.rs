//! The running bot: three loops (receive, send, tick) around one database, one that keeps
//! its file in order, and a clean start and end.
//!
//! A loop that dies takes the process down with its error; a stop drains and ends within seconds (invariant
//! I12). Scenes drive the same loops step by step ([`Core`], [`crate::telegram::receive::poll`],
//! [`Sender::step`], [`ticker::tick`]).

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
    time::Duration,
};

use anyhow::Context as _;
use chrono::{DateTime, TimeDelta, Utc};
use tokio::{
    sync::Notify,
    task::{JoinError, JoinSet},
};
use tokio_util::sync::CancellationToken;

use crate::{
    clock::{SharedClock, Stopwatch},
    dispatch::{Cx, Defaults, Floodgate, Me, inbox},
    features,
    schedule::ticker,
    store::{Store, Tx, figures, upkeep},
    telegram::{
        UserId,
        api::{Api, CallError, LONGEST_DEAFNESS},
        outbox::Sender,
        receive,
        recover::Seen,
        request::Lane,
        update::{self, User},
        webhook::{self, Hook},
    },
    telemetry::cause,
    watch::Watch,
};

/// Said when Telegram does not accept the token.
pub const TOKEN_REFUSED: &str = "Telegram does not accept the token in TELOXIDE_TOKEN: it is mistyped or was revoked. \
     Open @BotFather in Telegram, choose your bot, then API Token, and set TELOXIDE_TOKEN to what it shows.";

/// How long loops may take to end after a stop before they are abandoned.
const STOP_WITHIN: Duration = Duration::from_secs(5);
/// Longest pause between tries to reach Telegram at the start.
const LONGEST_PAUSE_SECONDS: i64 = 30;

/// After so long an answer at the start is worth a word.
const SLOW: Duration = Duration::from_secs(2);

/// How often a sign of life is written down.
const HEARTBEAT_SECONDS: i64 = 60;

/// What the loops share.
#[derive(Debug)]
pub struct Core {
    /// The database.
    pub store: Store,
    /// Telegram.
    pub api: Api,
    /// The time.
    pub clock: SharedClock,
    /// Who we are.
    pub me: Arc<Me>,
    /// What new groups start with.
    pub defaults: Arc<Defaults>,
    /// When this process started.
    pub running_since: DateTime<Utc>,
    /// Rung after every commit that may have put something into the outbox.
    pub outbox_changed: Notify,
    /// Rung after every commit that may have set a timer.
    pub timers_changed: Notify,
    /// Who has asked for how much lately.
    pub floodgate: Arc<Floodgate>,
    /// Messages we were shown lately.
    pub seen: Seen,
    /// What is counted for those who watch.
    pub watch: Watch,
    /// The number of the latest decision about an unasked post before this process.
    pub last_decision: i64,
    caught_up: AtomicBool,
    last_heartbeat: AtomicI64,
}

impl Core {
    /// Connects: finds out who we are, waiting for Telegram if it cannot be reached, and prepares the rooms.
    ///
    /// # Errors
    /// If the token is refused or the database fails.
    pub async fn connect(store: Store, api: Api, clock: SharedClock, defaults: Defaults) -> anyhow::Result<Self> {
        let me = who_am_i(&api, &clock).await?;
        let running_since = clock.now();
        let last_decision = figures::last_decision(&store.read().await?).await?;
        let core = Self {
            store,
            api,
            clock,
            me: Arc::new(me),
            defaults: Arc::new(defaults),
            running_since,
            outbox_changed: Notify::new(),
            timers_changed: Notify::new(),
            floodgate: Arc::default(),
            seen: Seen::default(),
            watch: Watch::default(),
            last_decision,
            caught_up: AtomicBool::new(false),
            last_heartbeat: AtomicI64::new(0),
        };
        core.watch.heard(running_since);
        let cx = core.begin().await?;
        features::start(&cx).await.context("cannot prepare the rooms")?;
        core.commit(cx).await?;
        Ok(core)
    }

    /// Begins a transaction with everything a handler needs. Everything that was said is counted.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn begin(&self) -> anyhow::Result<Cx> {
        let cx = self.begin_receiving().await?;
        inbox::settle(&cx).await?;
        Ok(cx)
    }

    /// As [`Core::begin`], for what comes in: what was said before may still be uncounted.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn begin_receiving(&self) -> sqlx::Result<Cx> {
        Ok(self.context(self.store.write().await?))
    }

    /// As [`Core::begin`], but only to look.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn look(&self) -> sqlx::Result<Cx> {
        Ok(self.context(self.store.read().await?))
    }

    fn context(&self, tx: Tx) -> Cx {
        Cx {
            tx,
            now: self.clock.now(),
            me: Arc::clone(&self.me),
            defaults: Arc::clone(&self.defaults),
            running_since: self.running_since,
            turns: self.floodgate.open(),
            lane: Lane::Community,
        }
    }

    /// Commits, and wakes the loops that may have something to do now.
    ///
    /// # Errors
    /// If the database fails; then nothing happened.
    pub async fn commit(&self, cx: Cx) -> sqlx::Result<()> {
        self.commit_quietly(cx).await?;
        self.outbox_changed.notify_one();
        self.timers_changed.notify_one();
        Ok(())
    }

    /// Commits what gives the other loops nothing to do.
    ///
    /// # Errors
    /// If the database fails; then nothing happened.
    pub async fn commit_quietly(&self, cx: Cx) -> sqlx::Result<()> {
        let took = Stopwatch::start();
        cx.tx.commit().await?;
        self.watch.count(&cx.turns.count(cx.now));
        self.watch.commit.observe(took.elapsed());
        Ok(())
    }

    /// Notes, after updates were applied, whether Telegram had no more.
    pub fn caught_up_if(&self, was_all: bool) {
        if was_all && !self.caught_up.swap(true, Ordering::Relaxed) {
            self.outbox_changed.notify_one();
        }
    }

    /// Whether a sign of life is to be written down; once a minute.
    pub fn is_time_for_heartbeat(&self) -> bool {
        let now = self.clock.now().timestamp();
        // Before the last one: the clock was set back.
        let is_time = !(0..HEARTBEAT_SECONDS).contains(&(now - self.last_heartbeat.load(Ordering::Relaxed)));
        if is_time {
            self.last_heartbeat.store(now, Ordering::Relaxed);
        }
        is_time
    }

    /// Sleeps until then; for ever, if there is nothing to wake up for.
    pub async fn sleep_until(&self, until: Option<DateTime<Utc>>) {
        match until {
            Some(until) => self.clock.sleep_until(until).await,
            None => std::future::pending().await,
        }
    }

    /// Whether we have, since the start, seen all that had happened before it.
    #[must_use]
    pub fn has_caught_up(&self) -> bool {
        self.caught_up.load(Ordering::Relaxed)
    }
}

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
        async move { ticker::run(ticking, stop).await.context("the ticker ended") }
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

/// Says once that an answer is waited for, should it not come soon: whoever starts the bot looks at the log.
async fn said_if_slow<T>(answer: impl Future<Output = T>) -> T {
    tokio::pin!(answer);
    tokio::select! {
        answered = &mut answer => return answered,
        () = tokio::time::sleep(SLOW) => tracing::info!("Waiting for Telegram to answer."),
    }
    answer.await
}

async fn who_am_i(api: &Api, clock: &SharedClock) -> anyhow::Result<Me> {
    let mut pause = TimeDelta::seconds(1);
    loop {
        let asked = api.call("getMe", "{}".to_owned());
        let error = match said_if_slow(asked).await {
            Ok(result) => {
                let user: User = update::read(&result).context("getMe gave something that is no user")?;
                let username = user.username.context("getMe gave a bot without a username")?;
                return Ok(Me { id: UserId(user.id), username });
            }
            Err(CallError::Unauthorized) => anyhow::bail!(TOKEN_REFUSED),
            Err(CallError::Refused(why)) => anyhow::bail!("{TOKEN_REFUSED} (Telegram says: {why})"),
            Err(error) => error,
        };
        let told = match &error {
            CallError::RetryAfter(wait) => TimeDelta::from_std((*wait).min(LONGEST_DEAFNESS))?,
            _ => TimeDelta::zero(),
        };
        let wait = pause.max(told);
        tracing::warn!(
            code = "telegram-unreachable",
            error = cause(error),
            pause_s = wait.num_seconds(),
            "Telegram cannot be reached; trying again."
        );
        let until = clock.now() + wait;
        while clock.now() < until {
            clock.sleep_until(until).await;
        }
        pause = (pause * 2).min(TimeDelta::seconds(LONGEST_PAUSE_SECONDS));
    }
}
