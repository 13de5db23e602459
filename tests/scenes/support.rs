//! The stage: the real bot over real HTTP against the simulator, with one clock for both. Nothing runs in the
//! background: [`Scene::settle`] lets everything happen that is due, [`Scene::pass`] lets time pass.

#[path = "support/acts.rs"]
mod acts;
#[path = "support/ending.rs"]
pub mod ending;

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use kehila::{
    clock::{Clock as _, ManualClock},
    config::Config,
    core::Core,
    dispatch::{Cx, Defaults, Room, Stop, allowed::Allowed},
    edge::{
        receive,
        send::{Sender, Step},
        tick,
    },
    features::ROOMS,
    pictures::{Kept, Picture},
    store::{Store, outbox, timers},
    telegram::{
        ChatId as OurChat,
        api::Api,
        attachment::{Artist, Recipe},
    },
    words::{Lang, Line},
};
use simulator::{ChatId, Clock, Options, Person, Rights, SeenMedia, Sim, UserId};
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// Monday 16 November 2026, 10:00 in Jerusalem, 08:00 UTC.
pub const START: i64 = 1_794_816_000;
/// How far the stage looks ahead for requests held back by pacing.
const PACING: TimeDelta = TimeDelta::seconds(90);

/// The beginning of a picture of 640 by 480 pixels.
const BLANK: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\xe0";

/// What a picture was drawn from.
pub fn drawn_from(scene: &Scene, media: &SeenMedia) -> Kept {
    let file = scene.sim.file(&media.file).unwrap();
    serde_json::from_slice(file.strip_prefix(BLANK).unwrap()).unwrap()
}

/// The bars of a picture, one in each line: whose, what is written, how long; the marked ones with a star.
pub fn bars(kept: &Kept) -> String {
    let Picture::Bars(bars) = &kept.picture else { panic!("these are no bars") };
    let mut lines = vec![format!("{} | {}", bars.heading.title, bars.heading.note)];
    lines.extend(bars.bars.iter().map(|bar| {
        let (mark, value) = (if bar.marked { "*" } else { "" }, bar.value.map(|value| value.to_string()));
        format!("{mark}{} | {} | {}", bar.label, bar.says, value.unwrap_or_else(|| "–".to_owned()))
    }));
    without_marks(&lines.join("\n"))
}

/// Draws a picture of the size it is told.
#[derive(Debug)]
struct Painter;

impl Artist for Painter {
    fn draw(&self, recipe: &Recipe) -> anyhow::Result<Vec<u8>> {
        match recipe.name.as_str() {
            "blank" => {
                let [width, height]: [u32; 2] = serde_json::from_value(recipe.value.clone())?;
                let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
                png.extend(width.to_be_bytes());
                png.extend(height.to_be_bytes());
                Ok(png)
            }
            "json" => Ok(serde_json::to_vec_pretty(&recipe.value)?),
            "table" | "csv" | "ics" => Ok(recipe.value.to_string().into_bytes()),
            "clumsy" => panic!("the pencil breaks"),
            "picture" => {
                let kept: Kept = serde_json::from_value(recipe.value.clone())?;
                let title = match &kept.picture {
                    Picture::Bars(bars) => &bars.heading.title,
                    Picture::Lines(lines) => &lines.heading.title,
                    other => anyhow::bail!("{other:?} is in no scene yet"),
                };
                anyhow::ensure!(!title.contains("clumsy"), "the pencil breaks");
                // What is in it instead of what is seen of it: how it is drawn is tested where it is drawn.
                Ok([BLANK, &serde_json::to_vec(&kept)?].concat())
            }
            other => anyhow::bail!("{other} is beyond me"),
        }
    }
}

/// A stage with the bot on it.
pub struct Scene {
    pub sim: Sim,
    pub core: Arc<Core>,
    pub clock: Arc<ManualClock>,
    /// By how much the bot's clock is ahead of Telegram's.
    ahead: TimeDelta,
    sender: Sender,
    directory: TempDir,
    defaults: Defaults,
    rooms: Vec<&'static dyn Room>,
    /// Whether somebody looked at what it left; a scene at which nobody did fails.
    pub is_finished: bool,
}

/// The named cast: a manager, two regulars, a newcomer.
pub struct Cast {
    pub group: ChatId,
    pub noa: UserId,
    pub boris: UserId,
    pub alice: UserId,
    pub newcomer: UserId,
}

impl Scene {
    /// An empty stage.
    pub async fn open() -> Self {
        let sim =
            Sim::start(Options { clock: Clock::manual(START), plain_webhooks: true, ..Options::default() }).unwrap();
        let directory = tempfile::tempdir().unwrap();
        let clock = Arc::new(ManualClock::new(DateTime::from_timestamp(START, 0).unwrap()));
        let defaults = Config::default().defaults();
        let rooms = ROOMS.to_vec();
        let (core, sender) = boot(&sim, &directory, &clock, &defaults, &rooms).await;
        Self { sim, core, clock, ahead: TimeDelta::zero(), sender, directory, defaults, rooms, is_finished: false }
    }

    /// Restarts the bot with one room more, which brings its own words.
    pub async fn add_room(&mut self, room: &'static dyn Room, words: &[(Lang, &'static str)]) {
        for (lang, ftl) in words {
            kehila::words::bring(*lang, ftl).unwrap();
        }
        self.rooms.push(room);
        self.restart().await;
        self.settle().await;
    }

    /// Whether a room is one that the scene brought with it.
    pub fn brought(&self, room: &str) -> bool {
        self.rooms.iter().skip(ROOMS.len()).any(|brought| brought.name() == room)
    }

    /// Where its database is.
    pub fn database(&self) -> std::path::PathBuf {
        self.directory.path().join("scene.db")
    }

    /// A stage with a supergroup whose manager Noa, speaking `language`, has made the bot an administrator,
    /// after which everybody has read what there was to read.
    pub async fn with_group(language: Lang) -> (Self, Cast) {
        let mut scene = Self::open().await;
        let sim = &scene.sim;
        let noa = sim.create(Person::named("Noa").username("noa").language(language.code()));
        let boris = sim.create(Person::named("Борис").username("boris").language("ru"));
        let alice = sim.create(Person::named("Alice").username("alice").language("en"));
        let newcomer = sim.create(Person::named("דנה").username("dana").language("he"));
        let group = sim.supergroup("Bakers", noa);
        sim.seat(group, &[boris, alice]);
        sim.add_bot(group, noa);
        sim.promote_bot(group, noa, Rights::all());
        scene.settle().await;
        // Noa takes the invitation to the setup away; scenes about it set their own stage.
        for message in scene.sim.view(group, noa).iter().filter(|message| message.sender_id == scene.sim.bot()) {
            scene.sim.delete(group, message.id);
        }
        for person in [noa, boris, alice] {
            scene.sees(group, person);
        }
        (scene, Cast { group, noa, boris, alice, newcomer })
    }

    /// Ends the process without warning and starts it again on the same database.
    pub async fn restart(&mut self) {
        let (core, sender) = boot(&self.sim, &self.directory, &self.clock, &self.defaults, &self.rooms).await;
        self.core = core;
        self.sender = sender;
    }

    /// As [`Scene::restart`], with a configuration that allows these groups only.
    pub async fn restart_allowing(&mut self, groups: &[ChatId]) {
        self.defaults.allowed = Allowed::only(groups.iter().map(|group| OurChat(group.0)).collect());
        self.restart().await;
    }

    /// The present instant.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Somebody sets the bot's clock, so that it is ahead of Telegram's by so much from now on.
    pub fn put_clock_ahead(&mut self, by: TimeDelta) {
        self.clock.set_wrong(by - self.ahead);
        self.ahead = by;
    }

    /// Lets everything happen that is due now, including what is only held back by pacing.
    pub async fn settle(&mut self) {
        loop {
            // On the heap: a scene of many lines would hold each of them on its stack once for every line.
            let received = Box::pin(self.receive()).await;
            Box::pin(tick::tick(&self.core)).await.unwrap();
            let until = Box::pin(self.send()).await;
            match until.filter(|until| *until - self.now() <= PACING) {
                Some(until) => self.set_clock(until),
                None if received == 0 && self.sim.pending_updates() == 0 => return,
                None => {}
            }
        }
    }

    /// Lets time pass, timer by timer, so that everything happens at its own time.
    pub async fn pass(&mut self, time: TimeDelta) {
        let end = self.now() + time;
        loop {
            self.settle().await;
            let tx = self.core.store.read().await.unwrap();
            let timer = timers::next(&tx).await.unwrap();
            let request = outbox::next_due(&tx).await.unwrap().and_then(|at| DateTime::from_timestamp(at, 0));
            drop(tx);
            let next = timer.into_iter().chain(request).filter(|at| *at > self.now()).min();
            match next.filter(|next| *next < end) {
                Some(next) => self.set_clock(next),
                None => break,
            }
        }
        if end > self.now() {
            self.set_clock(end);
        }
        self.settle().await;
    }

    /// Lets so much time pass and no more, whatever waits to be sent: what comes next comes while it waits.
    pub async fn pass_busily(&mut self, time: TimeDelta) {
        let end = self.now() + time;
        loop {
            Box::pin(self.receive_all()).await;
            Box::pin(tick::tick(&self.core)).await.unwrap();
            let until = Box::pin(self.send()).await;
            let timer = timers::next(&self.core.store.read().await.unwrap()).await.unwrap();
            let next = timer.into_iter().chain(until).filter(|at| *at > self.now()).min();
            match next.filter(|next| *next < end) {
                Some(next) => self.set_clock(next),
                None => break,
            }
        }
        self.set_clock(end);
    }

    /// Counts what the database does to handle what comes, in hundreds of its own steps: how many rows are looked at
    /// shows there, on any machine alike.
    pub async fn count_steps(&self) -> Arc<AtomicU64> {
        let steps = Arc::new(AtomicU64::new(0));
        let counted = Arc::clone(&steps);
        let tx = self.core.store.write().await.unwrap();
        let mut connection = tx.lock().await;
        connection.lock_handle().await.unwrap().set_progress_handler(100, move || {
            counted.fetch_add(1, Ordering::Relaxed);
            true
        });
        drop(connection);
        steps
    }

    /// Lets time pass until the given local time.
    pub async fn pass_until(&mut self, local: &str, zone: Tz) {
        self.pass(instant(local, zone) - self.now()).await;
    }

    /// Lets time pass until the given local time while nothing runs, as when the machine is off.
    pub fn sleep_until(&mut self, local: &str, zone: Tz) {
        self.set_clock(instant(local, zone));
    }

    /// What a person has seen in a chat since she last looked, without the invisible marks.
    pub fn sees(&self, chat: ChatId, person: UserId) -> String {
        without_marks(&self.sim.transcript(chat, person))
    }

    /// What a person has seen in her private chat with the bot since she last looked.
    pub fn sees_in_private(&self, person: UserId) -> String {
        self.sees(person.private(), person)
    }

    /// Claims the first waiting request as the sender would, and goes no further.
    pub async fn claim_next(&self) -> outbox::Claimed {
        let waiting = outbox::firsts(&self.core.store.read().await.unwrap()).await.unwrap();
        let id = waiting.first().expect("a request is waiting").place.id;
        self.with_cx(async |cx| Ok(outbox::claim(&cx.tx, id, cx.now).await?)).await.expect("it was waiting")
    }

    /// Sends until Telegram has answered a request of this method; the answer has not reached us yet.
    pub async fn send_up_to(&mut self, method: &str) {
        let before = self.sim.requests_of(method).len();
        loop {
            self.sender.step().await.unwrap();
            let on_its_way = outbox::in_flight(&self.core.store.read().await.unwrap()).await.unwrap();
            if on_its_way.iter().any(|claimed| claimed.method == method) {
                break;
            }
            self.sender.wait().await.unwrap();
        }
        assert!(self.sim.until(Duration::from_secs(20), |sim| sim.requests_of(method).len() > before).await);
    }

    /// Sends until one request is left whose answer is awaited, and says until when.
    pub async fn send_until_only_awaited(&mut self, method: &str) -> Option<DateTime<Utc>> {
        loop {
            let step = self.sender.step().await.unwrap();
            let on_its_way = outbox::in_flight(&self.core.store.read().await.unwrap()).await.unwrap();
            match step {
                Step::Waiting(until) if on_its_way.len() == 1 && on_its_way[0].method == method => return until,
                Step::Waiting(_) => self.sender.wait().await.unwrap(),
                Step::Worked => {}
                Step::Idle(_) => panic!("nothing is awaited"),
            }
        }
    }

    /// Sends what is due without first looking for updates.
    pub async fn send_only(&mut self) {
        while let Some(until) = self.send().await.filter(|until| *until - self.now() <= PACING) {
            self.set_clock(until);
        }
    }

    /// A group in which so many people are known to us.
    pub async fn have_members(&self, group: ChatId, n: i64) {
        let tx = self.core.store.write().await.unwrap();
        for statement in [
            "INSERT INTO people (user_id, name) WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k
             WHERE n < ?2) SELECT 500000000 + n, 'Somebody ' || n FROM k WHERE ?1 IS NOT NULL",
            "INSERT INTO members (chat, user_id, status) SELECT (SELECT id FROM chats WHERE telegram_id = ?1), user_id,
             'member' FROM people WHERE user_id BETWEEN 500000001 AND 500000000 + ?2",
        ] {
            sqlx::query(statement).bind(group.0).bind(n).execute(&mut *tx.lock().await).await.unwrap();
        }
        tx.commit().await.unwrap();
    }

    /// Reads all there is, as the process does while it sends: nothing is sent meanwhile, and no time passes.
    pub async fn receive_all(&mut self) {
        while self.sim.pending_updates() > 0 {
            self.receive().await;
        }
    }

    /// Sends what may go at this very moment; time stands still.
    pub async fn send_now(&mut self) {
        self.send().await;
    }

    /// From now on the database can grow by so many pages.
    pub async fn limit_pages(&self, more: u32) {
        let tx = self.core.store.write().await.unwrap();
        let pages: u32 = sqlx::query_scalar("PRAGMA page_count").fetch_one(&mut *tx.lock().await).await.unwrap();
        let pragma = sqlx::AssertSqlSafe(format!("PRAGMA max_page_count = {}", pages + more));
        sqlx::raw_sql(pragma).execute(&mut *tx.lock().await).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Asks for updates once, as the process does.
    pub async fn try_receive(&self) -> anyhow::Result<usize> {
        receive::poll(&self.core, Duration::ZERO).await.map(Result::unwrap)
    }

    /// Does something with the database as a handler would.
    pub async fn with_cx<T>(&self, work: impl AsyncFnOnce(&Cx) -> Result<T, Stop>) -> T {
        let cx = self.core.begin().await.unwrap();
        let value = match work(&cx).await {
            Ok(value) => value,
            Err(stop) => panic!("{stop:?}"),
        };
        self.core.commit(cx).await.unwrap();
        value
    }

    /// Takes one batch of updates, as many as Telegram gives at once.
    pub async fn receive(&self) -> usize {
        match receive::poll(&self.core, Duration::ZERO).await.unwrap() {
            Ok(received) => received,
            Err(error) => panic!("updates could not be fetched: {error}"),
        }
    }

    async fn send(&mut self) -> Option<DateTime<Utc>> {
        loop {
            match self.sender.step().await.unwrap() {
                Step::Worked => {}
                Step::Waiting(_) => self.sender.wait().await.unwrap(),
                Step::Idle(until) => return until,
            }
        }
    }

    fn set_clock(&self, at: DateTime<Utc>) {
        self.clock.set(at);
        self.sim.set_now_ms((at - self.ahead).timestamp_millis());
    }
}

/// An instant by the clock of a zone.
pub fn instant(local: &str, zone: Tz) -> DateTime<Utc> {
    use chrono::TimeZone as _;
    let local = chrono::NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").unwrap();
    zone.from_local_datetime(&local).earliest().unwrap().with_timezone(&Utc)
}

/// A new database, made once for all scenes: most of a short scene would be spent in making it.
static NEW: OnceCell<Vec<u8>> = OnceCell::const_new();

async fn new_database() -> Vec<u8> {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("new.db");
    Store::open(&format!("sqlite:{}", file.display())).await.unwrap().close().await;
    std::fs::read(file).unwrap()
}

async fn boot(
    sim: &Sim,
    directory: &TempDir,
    clock: &Arc<ManualClock>,
    defaults: &Defaults,
    rooms: &[&'static dyn Room],
) -> (Arc<Core>, Sender) {
    let file = directory.path().join("scene.db");
    if !file.exists() {
        std::fs::write(&file, NEW.get_or_init(new_database).await).unwrap();
    }
    let store = Store::open(&format!("sqlite:{}", file.display())).await.unwrap();
    let api = Api::new(&sim.url(), sim.token()).unwrap();
    let core = Core::connect(store, api, Arc::clone(clock) as _, defaults.clone(), rooms).await.unwrap();
    let core = Arc::new(core.with_artist(Arc::new(Painter)));
    let sender = Sender::new(Arc::clone(&core)).await.unwrap();
    (core, sender)
}

/// Drops directional marks and word joiners, which are invisible and checked elsewhere.
pub fn without_marks(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}')).collect()
}

/// A message that takes no arguments, as it is on a button, without the invisible marks.
pub fn word(id: &str, lang: Lang) -> String {
    without_marks(&Line::named(id.to_owned()).render_plain(lang))
}
