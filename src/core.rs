//! What the loops share: the database, Telegram, the time, the rooms, and how a transaction begins and ends.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
    time::Duration,
};

use anyhow::Context as _;
use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::Notify;

use crate::{
    clock::{SharedClock, Stopwatch},
    dispatch::{Cx, Defaults, Floodgate, Me, Room, Rooms, inbox, prepare::prepare, seal::Seal},
    store::{Store, Tx, figures},
    telegram::{
        UserId,
        api::{Api, CallError, LONGEST_DEAFNESS, TOKEN_REFUSED},
        attachment::{Artist, NoArtist},
        request::Lane,
        seen::Seen,
        time::{Opinion, TelegramTime},
        update::{self, User},
    },
    telemetry::cause,
    watch::counters::Watch,
};

/// Longest pause between tries to reach Telegram at the start.
const LONGEST_PAUSE_SECONDS: i64 = 30;

/// After so long an answer at the start is worth a word.
const SLOW: Duration = Duration::from_secs(2);

/// How often we ask who we are because a command was for a name that is not ours, and how long that may take.
const ASK_WHO_SECONDS: i64 = 60;
const ASK_WHO_WITHIN: Duration = Duration::from_secs(5);

/// How often a sign of life is written down.
const HEARTBEAT_SECONDS: i64 = 60;

/// What the loops share.
#[derive(Debug)]
pub struct Core {
    /// The database.
    pub store: Store,
    /// Telegram.
    pub api: Api,
    /// Draws the pictures that messages carry.
    pub artist: Arc<dyn Artist>,
    /// The time.
    pub clock: SharedClock,
    /// What Telegram says of the time.
    pub telegram_time: Arc<TelegramTime>,
    /// Who we are; the name may change while we run.
    me: Mutex<Arc<Me>>,
    last_asked_who: AtomicI64,
    /// What new groups start with.
    pub defaults: Arc<Defaults>,
    /// The rooms there are.
    pub rooms: Arc<Rooms>,
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
    seal: Arc<Seal>,
    /// What the calendar says may have been set by a clock that was ahead.
    calendar_is_doubtful: AtomicBool,
}

impl Core {
    /// Connects: finds out who we are, waiting for Telegram if it cannot be reached, and prepares the rooms.
    ///
    /// # Errors
    /// If the token is refused, the database fails, or two rooms are at odds.
    pub async fn connect(
        store: Store,
        api: Api,
        clock: SharedClock,
        defaults: Defaults,
        rooms: &[&'static dyn Room],
    ) -> anyhow::Result<Self> {
        let rooms = Arc::new(Rooms::new(rooms)?);
        let telegram_time = Arc::new(TelegramTime::new(Arc::clone(&clock)));
        api.tell_time_to(&telegram_time);
        let me = who_am_i(&api, &clock).await?;
        let running_since = clock.now();
        let last_decision = figures::last_decision(&store.read().await?).await?;
        let seal = Arc::new(Seal::new(&api.secret_for("what is sealed in the database")));
        let core = Self {
            store,
            api,
            artist: Arc::new(NoArtist),
            clock,
            telegram_time,
            me: Mutex::new(Arc::new(me)),
            last_asked_who: AtomicI64::new(0),
            defaults: Arc::new(defaults),
            rooms,
            running_since,
            outbox_changed: Notify::new(),
            timers_changed: Notify::new(),
            floodgate: Arc::default(),
            seen: Seen::default(),
            watch: Watch::default(),
            last_decision,
            caught_up: AtomicBool::new(false),
            last_heartbeat: AtomicI64::new(0),
            seal,
            calendar_is_doubtful: AtomicBool::new(false),
        };
        core.watch.heard(running_since);
        let cx = core.begin().await?;
        for room in core.rooms.iter() {
            prepare(&cx, room.name(), None, room.on_start(&cx)).await.context("cannot prepare the rooms")?;
        }
        core.commit(cx).await?;
        Ok(core)
    }

    /// With somebody who draws; without, pictures are left out.
    #[must_use]
    pub fn with_artist(self, artist: Arc<dyn Artist>) -> Self {
        Self { artist, ..self }
    }

    /// Begins a transaction with everything a handler needs. Everything that was said is counted.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn begin(&self) -> anyhow::Result<Cx> {
        let cx = self.begin_uncounted().await?;
        inbox::settle(&cx).await?;
        Ok(cx)
    }

    /// As [`Core::begin`], for what comes in and goes out: what was said before may still be uncounted.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn begin_uncounted(&self) -> sqlx::Result<Cx> {
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
            me: self.me(),
            defaults: Arc::clone(&self.defaults),
            rooms: Arc::clone(&self.rooms),
            running_since: self.running_since,
            turns: self.floodgate.open(),
            lane: Lane::Community,
            may_forget: matches!(self.telegram_time.opinion(), Opinion::Agrees | Opinion::Behind),
            settings: Arc::default(),
            seal: Arc::clone(&self.seal),
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

    /// Who we are.
    #[must_use]
    pub fn me(&self) -> Arc<Me> {
        Arc::clone(&self.me.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Whoever looks after the bot may give it another username while it runs. Telegram shows it with everything it says
    /// of us.
    pub fn learn_name(&self, user: &User) {
        let mut me = self.me.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(username) = user.username.as_ref().filter(|name| user.id == me.id.0 && **name != me.username) else {
            return;
        };
        tracing::info!(bot = username, "The bot has another username now.");
        *me = Arc::new(Me { id: me.id, username: username.clone() });
    }

    /// Asks Telegram who we are, as somebody may have called us by a new name; once a minute. It is better not to be
    /// told than to keep others waiting.
    pub async fn ask_our_name(&self) {
        let now = self.clock.now().timestamp();
        let last = self.last_asked_who.swap(now, Ordering::Relaxed);
        if (0..ASK_WHO_SECONDS).contains(&(now - last)) {
            self.last_asked_who.store(last, Ordering::Relaxed);
            return;
        }
        let asked = tokio::time::timeout(ASK_WHO_WITHIN, self.api.call("getMe", "{}".to_owned())).await;
        if let Ok(Ok(result)) = asked
            && let Ok(user) = update::read::<User>(&result)
        {
            self.learn_name(&user);
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

    /// To be done when Telegram may have told the time: says in the log what is wrong with ours, and lets everything go
    /// on once it is right.
    pub fn notice_time(&self) {
        if self.telegram_time.notice() {
            self.doubt_calendar();
            self.timers_changed.notify_one();
        }
    }

    /// The clock was ahead: what was set by it is to be mended, once Telegram confirms the time.
    pub fn doubt_calendar(&self) {
        self.calendar_is_doubtful.store(true, Ordering::Relaxed);
    }

    /// Whether something is to be mended, and Telegram shows the same time as our clock.
    #[must_use]
    pub fn is_time_to_mend_calendar(&self) -> bool {
        self.calendar_is_doubtful.load(Ordering::Relaxed) && self.telegram_time.opinion() == Opinion::Agrees
    }

    /// It is mended.
    pub fn calendar_is_mended(&self) {
        self.calendar_is_doubtful.store(false, Ordering::Relaxed);
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
