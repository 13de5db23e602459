//! The house the stage stands in, and what an open page is told as things happen: differences only, so that a
//! group of thousands of messages is as quick as a new one.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use chrono::TimeDelta;
use serde::Serialize;
use serde_json::{Value, json};
use simulator::{ChatId, Happening, Listed, Part, UserId, What};
use tokio::{
    sync::{broadcast, mpsc, watch},
    time::Instant,
};
use tokio_util::sync::CancellationToken;

use super::{
    hood,
    stage::{Seat, Stage},
    tour::{self, Tour},
};
use crate::{dispatch::Defaults, store::chats, words::Lang};

/// After this a page looks at the clock again even if nothing happened.
const LOOK_AGAIN: Duration = Duration::from_millis(200);
/// Several changes within this time are told together.
const TOGETHER: Duration = Duration::from_millis(12);
/// A page's own clock may be wrong by this.
const CLOCK_SLACK: TimeDelta = TimeDelta::milliseconds(900);
/// How often the plans under the hood are looked up.
const PLANS_EVERY: Duration = Duration::from_millis(700);
/// Longest line shown of the newest message of a chat, in characters.
const LONGEST_LINE: usize = 80;

/// Where the stage stands: it is replaced by another when people begin anew.
#[derive(Debug)]
pub struct House {
    /// Tells one process from the next.
    run: u64,
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

/// What a page looks at.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Through whose eyes; a stranger's number stands for the first of the cast.
    pub user: UserId,
    /// Which chat; [`None`]: the group.
    pub chat: Option<ChatId>,
    /// Which topic of the group.
    pub topic: Option<i64>,
    /// Whether under the hood as well.
    pub hood: bool,
}

/// Something a page is told: its kind and JSON.
pub type Told = (&'static str, String);

/// One open page.
#[derive(Debug)]
pub struct Page {
    house: Arc<House>,
    stage: Arc<Stage>,
    look: Look,
    seat: Seat,
    stages: watch::Receiver<Arc<Stage>>,
    tours: watch::Receiver<Tour>,
    happenings: broadcast::Receiver<Happening>,
    revision: u64,
    /// Whether she could open the chat when we last looked.
    open: bool,
    calls: usize,
    plans_at: Option<Instant>,
    clock: Option<(Instant, chrono::DateTime<chrono::Utc>)>,
    /// The last of each kind, not to be told again.
    last: std::collections::HashMap<&'static str, String>,
}

impl Page {
    /// A page that has just been opened.
    pub fn new(house: Arc<House>, look: Look) -> Self {
        let stage = house.stage();
        let mut page = Self {
            seat: seat(&stage, look),
            stages: house.stage.subscribe(),
            tours: house.tour.subscribe(),
            happenings: stage.sim.subscribe(),
            calls: stage.sim.request_count().saturating_sub(hood::MOST_CALLS),
            house,
            stage,
            look,
            revision: 0,
            open: false,
            plans_at: None,
            clock: None,
            last: std::collections::HashMap::new(),
        };
        page.stages.mark_changed();
        page
    }

    /// Waits until there is something to tell.
    ///
    /// # Errors
    /// If the bot's database fails.
    pub async fn next(&mut self) -> anyhow::Result<Vec<Told>> {
        loop {
            let stage = Arc::clone(&self.stage);
            let changed = stage.sim.changed();
            let told = match self.news().await {
                // This stage is being closed, its database too; another one follows, or the end.
                Err(_) if stage.stop().is_cancelled() => Vec::new(),
                told => told?,
            };
            if !told.is_empty() {
                return Ok(told);
            }
            tokio::select! {
                () = changed => tokio::time::sleep(TOGETHER).await,
                _ = self.stages.changed() => {}
                _ = self.tours.changed() => {}
                () = tokio::time::sleep(LOOK_AGAIN) => {}
            }
        }
    }

    async fn news(&mut self) -> anyhow::Result<Vec<Told>> {
        let mut told = Vec::new();
        let current = self.house.stage();
        if current.number != self.stage.number {
            *self = Self::new(Arc::clone(&self.house), self.look);
        }
        let hello = self.hello().await?;
        self.tell("hello", &hello, &mut told)?;
        self.stage.looks(self.seat);
        let list = self.list();
        self.tell("list", &list, &mut told)?;
        let look = |since| self.stage.sim.changes(self.seat.chat, self.seat.part, self.seat.user, since);
        let mut changes = look(self.revision);
        if changes.open != self.open {
            // She has joined and sees what was said before, or has left and sees nothing.
            (self.open, self.revision) = (changes.open, 0);
            changes = look(0);
        }
        if self.revision == 0 || !changes.shown.is_empty() || !changes.gone.is_empty() {
            told.push(("messages", serde_json::to_string(&json!({"all": self.revision == 0, "changes": changes}))?));
        }
        self.revision = changes.revision.max(1);
        self.notices(&mut told)?;
        let tour = self.tours.borrow_and_update().clone();
        self.tell("tour", &tour, &mut told)?;
        self.tell_time(&mut told);
        if self.look.hood {
            self.under_the_hood(&mut told).await?;
        }
        Ok(told)
    }

    /// Tells what is not as it was told last.
    fn tell(&mut self, kind: &'static str, what: &impl Serialize, told: &mut Vec<Told>) -> anyhow::Result<()> {
        let text = serde_json::to_string(what)?;
        if self.last.get(kind) != Some(&text) {
            told.push((kind, text.clone()));
            self.last.insert(kind, text);
        }
        Ok(())
    }

    async fn hello(&mut self) -> anyhow::Result<Value> {
        let stage = &self.stage;
        let tx = stage.core.store.read().await?;
        let chat = chats::by_telegram_id(&tx, crate::telegram::ChatId(stage.group.0)).await?;
        let zone = chat.map_or(chrono_tz::UTC, |chat| chat.zone);
        Ok(json!({
            "run": self.house.run,
            "number": stage.number,
            "fresh": stage.is_fresh(),
            "zone": zone.name(),
            "language": stage.language(),
            "group": stage.group,
            "bot": stage.sim.bot(),
            "username": stage.core.me.username,
            "people": stage.people(),
            "user": self.seat.user,
            "chat": self.seat.chat,
            "topic": self.look.topic,
        }))
    }

    fn list(&self) -> Value {
        let (stage, user) = (&self.stage, self.seat.user);
        let group = stage.sim.listed(stage.group, user);
        let private = stage.sim.listed(user.private(), user);
        let mut chats = vec![self.entry(&group, Part::General)];
        chats.extend(group.topics.iter().map(|(topic, _)| self.entry(&group, Part::Topic(*topic))));
        chats.push(self.entry(&private, Part::Whole));
        let people: Vec<_> = stage.people().iter().map(|player| self.person(player.id)).collect();
        json!({
            "chats": chats,
            "people": people,
            "menu": stage.sim.menu(self.seat.chat, user),
            "manages": stage.sim.is_admin(stage.group, user),
        })
    }

    fn entry(&self, chat: &Listed, part: Part) -> Value {
        let seat = Seat { user: self.seat.user, chat: chat.id, part };
        let topic = if let Part::Topic(topic) = part { Some(topic) } else { None };
        let name = topic.and_then(|topic| chat.topics.iter().find(|(id, _)| *id == topic)).map(|(_, name)| name);
        let last = self.stage.sim.newest(chat.id, part, seat.user).map(|seen| {
            let text: String = seen.text.replace('\n', " ").chars().take(LONGEST_LINE).collect();
            json!({"sender": seen.sender, "text": text, "service": seen.service, "date": seen.date})
        });
        json!({
            "id": chat.id, "topic": topic, "title": chat.title, "name": name, "is_in": chat.is_in,
            "members": chat.members, "pinned": chat.pinned, "last": last, "unread": self.stage.unread(seat),
        })
    }

    fn person(&self, user: UserId) -> Value {
        let stage = &self.stage;
        let private = stage.unread(Seat { user, chat: user.private(), part: Part::Whole });
        let whispers = stage.sim.listed(stage.group, user);
        json!({"id": user, "unread": private, "is_in": whispers.is_in, "manages": stage.sim.is_admin(stage.group, user)})
    }

    /// Notices and windows that answer her presses.
    fn notices(&mut self, told: &mut Vec<Told>) -> anyhow::Result<()> {
        loop {
            let happening = match self.happenings.try_recv() {
                Ok(happening) => happening,
                Err(broadcast::error::TryRecvError::Lagged(_)) => continue,
                Err(_) => return Ok(()),
            };
            if happening.only_for != Some(self.seat.user) {
                continue;
            }
            if matches!(happening.what, What::Toast(_) | What::Alert(_) | What::Link(_)) {
                told.push(("notice", serde_json::to_string(&happening.what)?));
            }
        }
    }

    fn tell_time(&mut self, told: &mut Vec<Told>) {
        let now = self.stage.now();
        let speed = self.stage.speed();
        let expected = self.clock.map(|(at, then)| then + TimeDelta::from_std(at.elapsed()).unwrap_or_default());
        let is_right = expected.is_some_and(|expected| (now - expected).abs() < CLOCK_SLACK);
        let text = json!(speed).to_string();
        if is_right && self.last.get("clock") == Some(&text) {
            return;
        }
        self.clock = Some((Instant::now(), now));
        self.last.insert("clock", text);
        told.push(("clock", json!({"now": now.timestamp_millis(), "speed": speed}).to_string()));
    }

    async fn under_the_hood(&mut self, told: &mut Vec<Told>) -> anyhow::Result<()> {
        let calls = hood::calls(&self.stage, self.calls);
        if !calls.is_empty() {
            self.calls = self.stage.sim.request_count().min(self.calls + calls.len());
            told.push(("calls", serde_json::to_string(&calls)?));
        }
        if self.plans_at.is_none_or(|at| at.elapsed() >= PLANS_EVERY) {
            self.plans_at = Some(Instant::now());
            let plans = hood::plans(&self.stage).await?;
            self.tell("plans", &plans, told)?;
        }
        Ok(())
    }
}

fn seat(stage: &Stage, look: Look) -> Seat {
    let people = stage.people();
    let known = people.iter().find(|player| player.id == look.user).or(people.first());
    let user = known.map_or(look.user, |player| player.id);
    let private = look.chat.is_some_and(|chat| chat.0 > 0);
    if private {
        return Seat { user, chat: user.private(), part: Part::Whole };
    }
    Seat { user, chat: stage.group, part: look.topic.map_or(Part::General, Part::Topic) }
}
