//! The stage: the simulated Telegram with people and a group in it, and the real bot.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use anyhow::Context as _;
use chrono::{DateTime, Utc};
use serde::Serialize;
use simulator::{ChatId, Impossible, Outcome, Person, Rights, Sim, UserId};
use tempfile::TempDir;
use tokio::{sync::watch, task::JoinSet};
use tokio_util::sync::CancellationToken;

use super::{
    acting::Company,
    deeds::Seat,
    script::CAST,
    time::{Speed, Time},
};
use crate::{
    app,
    core::Core,
    dispatch::{Defaults, artist::Artist},
    features,
    store::Store,
    telegram::api::Api,
    words::Lang,
};

/// When the curtain rises: Monday 2 November 2026, 10:00 UTC, which is day everywhere our languages are spoken.
const START: i64 = 1_793_613_600;
/// The bot's name and username in the demo.
const BOT: (&str, &str) = ("Kehila", "kehila_demo_bot");
/// More people than this nobody can tell apart.
const MOST_PEOPLE: usize = 60;
/// Longest name, in characters, as in Telegram.
const LONGEST_NAME: usize = 64;
/// Somebody on the stage.
#[derive(Debug, Clone, Serialize)]
pub struct Player {
    /// Her number.
    pub id: UserId,
    /// How the script calls her; empty for those who came later.
    #[serde(skip)]
    pub role: String,
    /// `manager`, `regular`, `newcomer` or `guest`.
    pub part: String,
    /// Her name.
    pub name: String,
    #[serde(skip)]
    first: String,
    #[serde(skip)]
    last: String,
    #[serde(skip)]
    username: String,
}

impl Player {
    fn person(&self, lang: Lang) -> Person {
        let person = Person::named(&self.first).language(lang.code());
        let person = if self.last.is_empty() { person } else { person.last(&self.last) };
        if self.username.is_empty() { person } else { person.username(&self.username) }
    }
}

/// Where the bot has posted in the group.
#[derive(Debug, Serialize)]
pub struct Posted {
    /// The message.
    pub message: i64,
    /// Its topic; [`None`]: General.
    pub topic: Option<i64>,
}

/// A community with the bot in it.
#[derive(Debug)]
pub struct Stage {
    /// Tells one stage from the next.
    pub number: u64,
    /// The simulated Telegram.
    pub sim: Sim,
    /// The bot.
    pub core: Arc<Core>,
    /// The group.
    pub group: ChatId,
    /// Its topic beside General.
    pub topic: i64,
    /// The clock.
    pub time: Time,
    /// Held by whoever makes the clock leap.
    pub turn: tokio::sync::Mutex<()>,
    touched: AtomicBool,
    toured: AtomicBool,
    speed: watch::Sender<Speed>,
    language: watch::Sender<Lang>,
    pub(super) people: Mutex<Vec<Player>>,
    pub(super) company: Mutex<Company>,
    pub(super) read: Mutex<HashMap<Seat, usize>>,
    stop: CancellationToken,
    tasks: tokio::sync::Mutex<JoinSet<anyhow::Result<()>>>,
    _directory: Option<TempDir>,
}

/// What a panic left behind can still be read.
pub(super) fn lock<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Stage {
    /// Sets the stage and lets the bot come in, welcomed by its manager.
    ///
    /// # Errors
    /// If the database cannot be made or the simulated Telegram cannot be started.
    pub async fn open(
        number: u64,
        lang: Lang,
        keep: Option<&Path>,
        defaults: Defaults,
        stop: CancellationToken,
    ) -> anyhow::Result<Arc<Self>> {
        let time = Time::new(DateTime::from_timestamp(START, 0).unwrap_or(DateTime::UNIX_EPOCH));
        let sim = Sim::start(simulator::Options {
            clock: time.for_telegram(),
            first_name: BOT.0.to_owned(),
            username: BOT.1.to_owned(),
            ..simulator::Options::default()
        })
        .context("cannot start the simulated Telegram")?;
        let (directory, file) = database(keep)?;
        let store = Store::open(&format!("sqlite:{}", file.display())).await?;
        let api = Api::new(&sim.url(), sim.token())?;
        let core = Core::connect(store, api, time.for_bot(), defaults, &features::ROOMS).await?;
        let core = Arc::new(core.with_artist(Arc::new(Artist)));
        let people = cast(&sim, lang);
        let manager = people.iter().find(|player| player.part == "manager").context("nobody manages the group")?.id;
        let group = sim.forum(CAST.title.of(lang), manager);
        let topic = sim.topic(group, manager, CAST.topic.of(lang));
        let regulars: Vec<_> =
            people.iter().filter(|player| player.part == "regular").map(|player| player.id).collect();
        sim.seat(group, &regulars);

        let company = Mutex::new(Company::new(sim.subscribe()));

        let stage = Arc::new(Self {
            number,
            sim,
            core,
            group,
            topic,
            time,
            turn: tokio::sync::Mutex::new(()),
            touched: AtomicBool::new(false),
            toured: AtomicBool::new(false),
            speed: watch::Sender::new(Speed::Live),
            language: watch::Sender::new(lang),
            people: Mutex::new(people),
            company,
            read: Mutex::new(HashMap::new()),
            stop,
            tasks: tokio::sync::Mutex::new(JoinSet::new()),
            _directory: directory,
        });
        stage.begin(manager).await?;
        Ok(stage)
    }

    async fn begin(self: &Arc<Self>, manager: UserId) -> anyhow::Result<()> {
        let mut tasks = self.tasks.lock().await;
        tasks.spawn(app::run(Arc::clone(&self.core), self.stop.clone()));
        self.sim.start_bot(manager);
        self.sim.add_bot(self.group, manager);
        self.sim.promote_bot(self.group, manager, Rights::all());
        self.quiet().await?;
        for said in &CAST.before {
            let thread = said.topic.then_some(self.topic);
            let user = self.player(&said.who).context("the script knows the cast")?;
            self.sim.try_say(self.group, user, thread, None, said.text.of(self.language()))?;
        }
        self.quiet().await?;
        tasks.spawn(Arc::clone(self).keep_time(self.stop.clone()));
        Ok(())
    }

    /// Waits until the bot ends, by itself or because it was told to.
    ///
    /// # Errors
    /// What the bot died of.
    pub async fn ended(&self) -> anyhow::Result<()> {
        let mut tasks = self.tasks.lock().await;
        while let Some(done) = tasks.join_next().await {
            done.context("a part of the demo panicked")??;
        }
        Ok(())
    }

    /// Tells the bot and the clock to stop, waits until they have, and closes the database.
    pub async fn close(&self) {
        self.stop.cancel();
        // What it died of has been told to whoever watches over it.
        let _ = self.ended().await;
        self.core.store.close().await;
    }

    /// What tells whoever makes the clock leap to stop.
    pub const fn stop(&self) -> &CancellationToken {
        &self.stop
    }

    /// How fast the clock goes.
    pub fn speed(&self) -> Speed {
        *self.speed.borrow()
    }

    /// Lets the clock go faster or slower.
    pub fn set_speed(&self, speed: Speed) {
        self.speed.send_replace(speed);
    }

    /// Whether nothing has happened here yet: another community in its place would not be noticed.
    pub fn is_fresh(&self) -> bool {
        !self.is_touched() && !self.toured.load(Ordering::Relaxed)
    }

    /// Whether the visitor has done something here, which she may want to keep.
    pub fn is_touched(&self) -> bool {
        self.touched.load(Ordering::Relaxed)
    }

    /// The visitor begins to play.
    pub fn touch(&self) {
        self.touched.store(true, Ordering::Relaxed);
    }

    /// The tour is shown here.
    pub fn tour(&self) {
        self.toured.store(true, Ordering::Relaxed);
    }

    /// The group's language.
    pub fn language(&self) -> Lang {
        *self.language.borrow()
    }

    /// Everybody's apps change their language, and the manager changes the group's, with the bot's own command.
    pub fn set_language(&self, lang: Lang) -> Result<(), Impossible> {
        if self.language.send_replace(lang) == lang {
            return Ok(());
        }
        let people = self.people();
        for player in &people {
            self.sim.rename(player.id, player.person(lang));
        }
        let manager = people.iter().find(|player| self.sim.is_admin(self.group, player.id));
        let manager = manager.ok_or_else(|| Impossible("nobody manages the group".to_owned()))?;
        self.sim.try_say(self.group, manager.id, None, None, &format!("/settings language {}", lang.code())).map(drop)
    }

    /// Everybody.
    pub fn people(&self) -> Vec<Player> {
        lock(&self.people).clone()
    }

    /// Who plays this role.
    pub fn player(&self, role: &str) -> Option<UserId> {
        lock(&self.people).iter().find(|player| player.role == role).map(|player| player.id)
    }

    /// Somebody new, who is not in the group yet.
    ///
    /// # Errors
    /// If there are too many people already or the name cannot be one.
    pub fn invite(&self, name: &str) -> Result<UserId, Impossible> {
        let name = name.trim();
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            return Err(Impossible(format!("a name has 1 to {LONGEST_NAME} characters")));
        }
        let mut people = lock(&self.people);
        if people.len() >= MOST_PEOPLE {
            return Err(Impossible("too many people".to_owned()));
        }
        let mut player = Player {
            id: UserId(0),
            role: String::new(),
            part: "guest".to_owned(),
            name: name.to_owned(),
            first: name.to_owned(),
            last: String::new(),
            username: String::new(),
        };
        player.id = self.sim.create(player.person(self.language()));
        people.push(player.clone());
        Ok(player.id)
    }

    /// What the bot has posted first in the group since the request at this position.
    pub fn posted_since(&self, position: usize) -> Option<Posted> {
        self.sim.requests_from(position).iter().find_map(|request| {
            let Outcome::Ok(result) = &request.outcome else { return None };
            let here = request.method.starts_with("send") && result["chat"]["id"] == self.group.0;
            let message = result["message_id"].as_i64().filter(|id| here && *id > 0)?;
            Some(Posted { message, topic: result["message_thread_id"].as_i64() })
        })
    }

    /// The present instant.
    pub fn now(&self) -> DateTime<Utc> {
        self.time.now()
    }
}

fn cast(sim: &Sim, lang: Lang) -> Vec<Player> {
    let players = CAST.people.iter().map(|role| {
        let mut player = Player {
            id: UserId(0),
            role: role.id.clone(),
            part: role.part.clone(),
            name: format!("{} {}", role.first, role.last),
            first: role.first.clone(),
            last: role.last.clone(),
            username: role.username.clone(),
        };
        player.id = sim.create(player.person(lang));
        player
    });
    players.collect()
}

/// Where the database is: in a directory that goes when the stage does, or where it is to be kept.
fn database(keep: Option<&Path>) -> anyhow::Result<(Option<TempDir>, PathBuf)> {
    let Some(file) = keep else {
        let directory = tempfile::Builder::new().prefix("kehila-demo-").tempdir().context("cannot make a directory")?;
        let file = directory.path().join("kehila.db");
        return Ok((Some(directory), file));
    };
    // The community before this one: a demo keeps its last.
    for ending in ["", "-wal", "-shm"] {
        let mut name = file.as_os_str().to_owned();
        name.push(ending);
        match std::fs::remove_file(&name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("cannot replace {}", file.display()));
            }
            _ => {}
        }
    }
    Ok((None, file.to_owned()))
}
