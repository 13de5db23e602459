//! The handle a scene holds: starting and stopping, time, faults, logs, views.

use crate::clock::Clock;
use crate::faults::Fault;
use crate::flood::FloodLimits;
use crate::ids::{ChatId, UserId};
use crate::log::{Counters, Refusal, Request};
use crate::server::{self, Server};
use crate::view::{Happening, Seen};
use crate::world::World;
use serde_json::Value;
use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{Notify, broadcast};

/// How the simulated Telegram and the bot's account are set up.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where time comes from.
    pub clock: Clock,
    /// The bot's token; the digits before the colon are its user id.
    pub token: String,
    /// The bot's name.
    pub first_name: String,
    /// The bot's username, without @.
    pub username: String,
    /// Privacy mode: in groups where it is no administrator the bot sees only what is meant for it.
    pub privacy_mode: bool,
    /// Flood limits, or none.
    pub flood: Option<FloodLimits>,
    /// Whether a webhook may be plain `http://`, as with a local Bot API server. Only such are called.
    pub plain_webhooks: bool,
    /// How long, in real time, until an update a webhook did not take is tried again; doubled each time.
    pub webhook_pause: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            clock: Clock::System,
            token: "7000000001:SimulatedTokenSimulatedTokenSimulated".into(),
            first_name: "Simbot".into(),
            username: "sim_test_bot".into(),
            privacy_mode: true,
            flood: Some(FloodLimits::default()),
            plain_webhooks: false,
            webhook_pause: Duration::from_secs(1),
        }
    }
}

/// What the server and all handles share.
pub(crate) struct Shared {
    world: Mutex<World>,
    /// Signalled whenever the world may have changed.
    pub changed: Notify,
}

impl Shared {
    /// The world, with everything done that time alone brings about.
    pub fn lock(&self) -> MutexGuard<'_, World> {
        let mut world = self.world.lock().unwrap_or_else(PoisonError::into_inner);
        world.tick();
        world
    }
}

/// A running simulated Telegram. Clones are handles to the same one; it stops with the last of them.
#[derive(Clone)]
pub struct Sim {
    pub(crate) shared: Arc<Shared>,
    server: Arc<Mutex<Option<Server>>>,
    addr: SocketAddr,
    token: Arc<str>,
}

impl fmt::Debug for Sim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sim").field("addr", &self.addr).finish_non_exhaustive()
    }
}

impl Sim {
    /// Starts a server on a free port of 127.0.0.1, on a thread of its own.
    ///
    /// # Errors
    /// When no port can be bound or no thread started.
    pub fn start(options: Options) -> io::Result<Self> {
        let token = options.token.clone().into();
        let shared = Arc::new(Shared { world: Mutex::new(World::new(options)), changed: Notify::new() });
        let server = server::start(&shared, SocketAddr::from(([127, 0, 0, 1], 0)))?;
        Ok(Self { shared, addr: server.addr, server: Arc::new(Mutex::new(Some(server))), token })
    }

    /// Base address for the bot's client, such as `http://127.0.0.1:40001`, without a final slash.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.addr)
    }

    /// The bot's token.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.token
    }

    /// The bot's own account.
    #[must_use]
    pub fn bot(&self) -> UserId {
        UserId(self.read(|w| w.bot))
    }

    /// Breaks all connections and stops listening, as in an outage. The world lives on.
    pub fn stop_server(&self) {
        self.server.lock().unwrap_or_else(PoisonError::into_inner).take();
    }

    /// Listens again on the same port.
    ///
    /// # Errors
    /// When the port was taken meanwhile.
    pub fn start_server(&self) -> io::Result<()> {
        let mut slot = self.server.lock().unwrap_or_else(PoisonError::into_inner);
        if slot.is_none() {
            *slot = Some(server::start(&self.shared, self.addr)?);
        }
        Ok(())
    }

    /// Looks at the world.
    pub(crate) fn read<R>(&self, f: impl FnOnce(&World) -> R) -> R {
        f(&self.shared.lock())
    }

    /// Changes the world and wakes whoever waits for it.
    pub(crate) fn with<R>(&self, f: impl FnOnce(&mut World) -> R) -> R {
        let out = f(&mut self.shared.lock());
        self.shared.changed.notify_waiters();
        out
    }

    /// Simulated time, Unix seconds.
    #[must_use]
    pub fn now(&self) -> i64 {
        self.read(|w| w.now())
    }

    /// Sets a manual clock to Unix seconds; polls whose time has passed close.
    pub fn set_now(&self, unix_seconds: i64) {
        self.set_now_ms(unix_seconds * 1000);
    }

    /// Sets a manual clock to Unix milliseconds.
    pub fn set_now_ms(&self, unix_ms: i64) {
        self.with(|w| {
            w.clock.set_ms(unix_ms);
            w.tick();
        });
    }

    /// Moves a manual clock forward.
    pub fn advance(&self, by: Duration) {
        let now = self.read(|w| w.now_ms());
        self.set_now_ms(now + i64::try_from(by.as_millis()).unwrap_or(0));
    }

    /// The messages this person sees in this chat, in order.
    #[must_use]
    pub fn view(&self, chat: ChatId, user: UserId) -> Vec<Seen> {
        self.read(|w| w.visible(chat.0, user.0).into_iter().map(|seq| w.seen(chat.0, seq)).collect())
    }

    /// The newest message this person sees in this chat.
    #[must_use]
    pub fn last(&self, chat: ChatId, user: UserId) -> Option<Seen> {
        self.view(chat, user).pop()
    }

    /// What this person saw happen in this chat since the last call of this or `transcript`.
    pub fn news(&self, chat: ChatId, user: UserId) -> Vec<Happening> {
        self.shared.lock().news(chat.0, user.0)
    }

    /// [`Sim::news`] as lines of text, handy for snapshots.
    pub fn transcript(&self, chat: ChatId, user: UserId) -> String {
        let lines: Vec<_> = self.news(chat, user).iter().map(Happening::line).collect();
        lines.join("\n")
    }

    /// The command menu this person is offered in this chat: names and descriptions.
    #[must_use]
    pub fn menu(&self, chat: ChatId, user: UserId) -> Vec<(String, String)> {
        self.read(|w| w.menu(chat.0, user.0))
    }

    /// Ids of the pinned messages, newest last.
    #[must_use]
    pub fn pinned(&self, chat: ChatId) -> Vec<crate::MessageId> {
        self.read(|w| w.chat(chat.0).pinned.iter().copied().map(crate::MessageId).collect())
    }

    /// Everything people see happen from now on, for a live page.
    #[must_use]
    pub fn subscribe(&self) -> broadcast::Receiver<Happening> {
        self.read(|w| w.events.subscribe())
    }

    /// All requests but getUpdates, in order of arrival.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.read(|w| w.log.requests.clone())
    }

    /// Requests of this method, in order of arrival.
    #[must_use]
    pub fn requests_of(&self, method: &str) -> Vec<Request> {
        let is_it = |r: &&Request| r.method.eq_ignore_ascii_case(method);
        self.read(|w| w.log.requests.iter().filter(is_it).cloned().collect())
    }

    /// Invalid requests: a bot without bugs has none.
    #[must_use]
    pub fn refusals(&self) -> Vec<Refusal> {
        self.read(|w| w.log.refusals.clone())
    }

    /// Valid requests the world did not allow: blocked, gone, flood, not modified.
    #[must_use]
    pub fn declines(&self) -> Vec<Refusal> {
        self.read(|w| w.log.declines.clone())
    }

    /// Totals since the start.
    #[must_use]
    pub fn counters(&self) -> Counters {
        self.read(|w| w.log.counters)
    }

    /// Updates nobody fetched within the day Telegram keeps them, presses not counted.
    #[must_use]
    pub fn expired_updates(&self) -> u64 {
        self.read(|w| w.updates.expired)
    }

    /// Updates the bot has not confirmed yet.
    #[must_use]
    pub fn pending_updates(&self) -> usize {
        self.read(|w| w.updates.pending())
    }

    /// Waits in real time until the condition holds; false when the time ran out. It is asked again
    /// after every request of the bot and every action of the scene.
    pub async fn until(&self, at_most: Duration, mut holds: impl FnMut(&Self) -> bool) -> bool {
        let deadline = tokio::time::Instant::now() + at_most;
        loop {
            let changed = self.shared.changed.notified();
            tokio::pin!(changed);
            changed.as_mut().enable();
            if holds(self) {
                return true;
            }
            // The clock may be moved from outside, so look again now and then.
            let step = deadline.min(tokio::time::Instant::now() + Duration::from_millis(100));
            let _ = tokio::time::timeout_at(step, changed).await;
            if tokio::time::Instant::now() >= deadline {
                return holds(self);
            }
        }
    }

    /// The next `times` requests of this method (`*` for any) meet a fault, after `skip` that do not.
    pub fn fault(&self, method: &str, skip: usize, times: usize, fault: Fault) {
        self.with(|w| w.faults.add(method, skip, times, fault));
    }

    /// Good weather again.
    pub fn clear_faults(&self) {
        self.with(|w| w.faults.clear());
    }

    /// Sends the last `count` confirmed updates again.
    pub fn redeliver(&self, count: usize) {
        self.with(|w| w.updates.redeliver(count));
    }

    /// Telegram forgets which updates the bot asked for and goes back to the default set.
    pub fn forget_allowed_updates(&self) {
        self.with(|w| w.updates.forget_allowed());
    }

    /// Whether an update of this kind, such as `message_reaction`, would be created now.
    #[must_use]
    pub fn wants(&self, kind: &str) -> bool {
        self.read(|w| w.updates.wants(kind))
    }

    /// The number of the next update.
    #[must_use]
    pub fn next_update_id(&self) -> i64 {
        self.read(|w| w.updates.next_id())
    }

    /// The next update gets this number, as after a week without updates; none should be waiting.
    pub fn jump_update_ids(&self, next: i64) {
        self.with(|w| w.updates.jump_to(next));
    }

    /// Queues a raw update object as it is; returns its number, chosen unless it has one.
    pub fn inject(&self, update: Value) -> i64 {
        self.with(|w| {
            let now = w.now_ms();
            w.log.counters.updates += 1;
            w.updates.inject(update, now)
        })
    }

    /// Switches privacy mode; on Telegram this takes effect when the bot is added anew.
    pub fn set_privacy_mode(&self, on: bool) {
        self.with(|w| w.privacy_mode = on);
    }

    /// Whether answers say what time it is, as Telegram's do; a proxy may take that away.
    pub fn set_tells_time(&self, on: bool) {
        self.with(|w| w.tells_time = on);
    }

    /// A Bot API server from before ephemeral messages ignores that a message is for one person only, and shows it to
    /// everybody.
    pub fn set_knows_ephemeral(&self, on: bool) {
        self.with(|w| w.knows_ephemeral = on);
    }

    /// The bot gets another username, without @, as its owner may choose at any time.
    pub fn rename_bot(&self, username: &str) {
        self.with(|w| {
            let bot = w.bot;
            if let Some(account) = w.users.get_mut(&bot) {
                account.username = Some(username.to_owned());
            }
        });
    }

    /// Changes the flood limits; `None` switches them off.
    pub fn set_flood(&self, limits: Option<FloodLimits>) {
        self.with(|w| w.flood.limits = limits);
    }
}
