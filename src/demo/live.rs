//! What an open page is told as things happen: differences only, so that a group of thousands of messages is as quick
//! as a new one.

use std::{sync::Arc, time::Duration};

use chrono::TimeDelta;
use serde::Serialize;
use simulator::{Changes, ChatId, Happening, Listed, MessageId, Part, UserId, What};
use tokio::{
    sync::{broadcast, watch},
    time::Instant,
};

use super::{
    deeds::Seat,
    hood,
    house::House,
    stage::{Player, Stage},
    time::Speed,
    tour::Tour,
};
use crate::{store::chats, words::Lang};

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

/// Where a page is, and who is there.
#[derive(Serialize)]
struct Hello {
    run: u64,
    number: u64,
    /// Another community in its place would not be noticed.
    fresh: bool,
    /// There is something of the visitor's here.
    hers: bool,
    zone: &'static str,
    language: Lang,
    group: ChatId,
    bot: UserId,
    username: String,
    people: Vec<Player>,
    user: UserId,
    chat: ChatId,
    topic: Option<i64>,
}

/// The side of the page: chats, people, and what she may type here.
#[derive(Serialize)]
struct List {
    chats: Vec<Entry>,
    people: Vec<Somebody>,
    menu: Vec<(String, String)>,
    manages: bool,
}

#[derive(Serialize)]
struct Entry {
    id: ChatId,
    topic: Option<i64>,
    title: Option<String>,
    name: Option<String>,
    is_in: bool,
    members: usize,
    pinned: Vec<MessageId>,
    last: Option<Last>,
    unread: usize,
}

/// The newest message of a chat.
#[derive(Serialize)]
struct Last {
    sender: String,
    text: String,
    service: bool,
    date: i64,
}

#[derive(Serialize)]
struct Somebody {
    id: UserId,
    /// In her private chat.
    unread: usize,
    is_in: bool,
    manages: bool,
}

#[derive(Serialize)]
struct Messages<'a> {
    all: bool,
    changes: &'a Changes,
}

#[derive(Serialize)]
struct Clock {
    now: i64,
    speed: Speed,
}

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
    speed: Option<Speed>,
    /// The last of each kind, not to be told again.
    last: std::collections::HashMap<&'static str, String>,
}

impl Page {
    /// A page that has just been opened.
    pub fn new(house: Arc<House>, look: Look) -> Self {
        let stage = house.stage();
        let mut page = Self {
            seat: seat(&stage, look),
            stages: house.stages(),
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
            speed: None,
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
            let messages = Messages { all: self.revision == 0, changes: &changes };
            told.push(("messages", serde_json::to_string(&messages)?));
        }
        self.revision = changes.revision.max(1);
        self.notices(&mut told)?;
        let tour = self.tours.borrow_and_update().clone();
        self.tell("tour", &tour, &mut told)?;
        self.tell_time(&mut told)?;
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

    async fn hello(&mut self) -> anyhow::Result<Hello> {
        let stage = &self.stage;
        let tx = stage.core.store.read().await?;
        let chat = chats::by_telegram_id(&tx, crate::telegram::ChatId(stage.group.0)).await?;
        let zone = chat.map_or(chrono_tz::UTC, |chat| chat.zone);
        Ok(Hello {
            run: self.house.run,
            number: stage.number,
            fresh: stage.is_fresh(),
            hers: stage.is_touched(),
            zone: zone.name(),
            language: stage.language(),
            group: stage.group,
            bot: stage.sim.bot(),
            username: stage.core.me().username.clone(),
            people: stage.people(),
            user: self.seat.user,
            chat: self.seat.chat,
            topic: self.look.topic,
        })
    }

    fn list(&self) -> List {
        let (stage, user) = (&self.stage, self.seat.user);
        let group = stage.sim.listed(stage.group, user);
        let private = stage.sim.listed(user.private(), user);
        let mut chats = vec![self.entry(&group, Part::General)];
        chats.extend(group.topics.iter().map(|(topic, _)| self.entry(&group, Part::Topic(*topic))));
        chats.push(self.entry(&private, Part::Whole));
        List {
            chats,
            people: stage.people().iter().map(|player| self.person(player.id)).collect(),
            menu: stage.sim.menu(self.seat.chat, user),
            manages: stage.sim.is_admin(stage.group, user),
        }
    }

    fn entry(&self, chat: &Listed, part: Part) -> Entry {
        let seat = Seat { user: self.seat.user, chat: chat.id, part };
        let topic = if let Part::Topic(topic) = part { Some(topic) } else { None };
        let name = topic.and_then(|topic| chat.topics.iter().find(|(id, _)| *id == topic)).map(|(_, name)| name);
        let last = self.stage.sim.newest(chat.id, part, seat.user).map(|seen| {
            let text = seen.text.replace('\n', " ").chars().take(LONGEST_LINE).collect();
            Last { sender: seen.sender, text, service: seen.service, date: seen.date }
        });
        Entry {
            id: chat.id,
            topic,
            title: chat.title.clone(),
            name: name.cloned(),
            is_in: chat.is_in,
            members: chat.members,
            pinned: chat.pinned.clone(),
            last,
            unread: self.stage.unread(seat),
        }
    }

    fn person(&self, user: UserId) -> Somebody {
        let stage = &self.stage;
        Somebody {
            id: user,
            unread: stage.unread(Seat { user, chat: user.private(), part: Part::Whole }),
            is_in: stage.sim.listed(stage.group, user).is_in,
            manages: stage.sim.is_admin(stage.group, user),
        }
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

    fn tell_time(&mut self, told: &mut Vec<Told>) -> anyhow::Result<()> {
        let now = self.stage.now();
        let speed = self.stage.speed();
        let expected = self.clock.map(|(at, then)| then + TimeDelta::from_std(at.elapsed()).unwrap_or_default());
        let is_right = expected.is_some_and(|expected| (now - expected).abs() < CLOCK_SLACK);
        if is_right && self.speed == Some(speed) {
            return Ok(());
        }
        self.clock = Some((Instant::now(), now));
        self.speed = Some(speed);
        told.push(("clock", serde_json::to_string(&Clock { now: now.timestamp_millis(), speed })?));
        Ok(())
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
