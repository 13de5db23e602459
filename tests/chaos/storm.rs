//! One storm: the plan made by a seed, carried out step by step.
//!
//! Telegram's clock is the true one. Time goes from one thing the bot waits for to the next, and waits each time
//! until the bot has nothing more to do, or, in bad weather, until patience is at its end.

use std::{
    fs,
    net::TcpListener,
    time::{Duration, Instant},
};

use chrono::DateTime;
use rand::{Rng as _, SeedableRng as _, rngs::StdRng};
use simulator::{Clock, Fault, Options, Sim};
use tempfile::TempDir;

use crate::{
    database::{self, Database},
    disk::Disk,
    process::{self, Bot},
    traffic::Traffic,
    verdict,
    weather::{Tally, Weather, moment},
};

/// Monday 16 November 2026, 08:00 UTC.
pub const START: i64 = 1_794_816_000;
const SECOND_MS: i64 = 1_000;
const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 86_400_000;
/// What a webhook did not take is brought again after so much real time; twice as much each time.
const BROUGHT_AGAIN: Duration = Duration::from_millis(10);
/// A bot with a webhook and nothing to do is left to itself for so much longer than it asks for.
const LOOKED_AT_LESS_MS: i64 = 15 * 60_000;
/// After a process ended with an error it is started again.
const RESTARTED_AFTER_MS: i64 = 5_000;
/// Real time a step may take until time goes on: in a storm, and when all is well.
const IN_A_STORM: Duration = Duration::from_millis(250);
const WHEN_ALL_IS_WELL: Duration = Duration::from_secs(10);
/// While updates wait: longer than a poll may hang, or they would be a day old before the bot knows that it does.
const WHILE_UPDATES_WAIT: Duration = Duration::from_secs(4);
/// Without updates for so long Telegram may start numbering anew.
const SILENT_DAYS: i64 = 8;
/// Polls are open for three days and tell of their end, so the silence begins after that.
const UNTIL_SILENCE_DAYS: i64 = 4;
/// A bot whose clock is ahead of Telegram's by more lets no timer ring.
const AHEAD_MS: i64 = 5 * MINUTE_MS;
/// At the end: what was put off by a wrong clock, and polls.
const LAST_DAYS: i64 = 5;

/// A storm and all it is made of.
pub struct Storm {
    pub seed: u64,
    pub sim: Sim,
    pub traffic: Traffic,
    pub home: TempDir,
    logs: TempDir,
    /// The disk the database is on, if it is small enough to be filled.
    disk: Option<Disk>,
    pub tally: Tally,
    /// When the last traffic was, by Telegram's clock, in milliseconds.
    pub end_ms: i64,
    /// 429s that Telegram itself had to give: in the storm, and in the calm after it.
    pub asked_to_slow_down: (u64, u64),
    bot: Option<Bot>,
    database: Option<Database>,
    now_ms: i64,
    /// How far the bot's clock is ahead of Telegram's.
    ahead_ms: i64,
    largest_file: Option<u64>,
    /// Where Telegram brings updates, and whether it does: else they are fetched.
    port: u16,
    is_brought: bool,
    /// Whether Telegram cannot be reached at all.
    is_out: bool,
    /// Whether this step's weather may end the process, and whether it is excused now.
    could_end: bool,
    may_end: bool,
    is_calm: bool,
}

impl Storm {
    /// Goes through a whole storm and checks what is left.
    pub async fn weather(seed: u64, days: i64) {
        println!("chaos: seed {seed}, {days} days of traffic");
        let began = Instant::now();
        let mut storm = Self::gather(seed);
        let way =
            if storm.disk.is_some() { "for real, up to the last byte" } else { "by limits only (docs/testing.md)" };
        println!("chaos: the disk fills up {way}");
        storm.set_up().await;
        storm.rage(days / 2, 0).await;
        storm.fall_silent().await;
        storm.rage(days - days / 2, 1).await;
        storm.clear_up().await;
        let weeks = (storm.now_ms / SECOND_MS - START) / (7 * 86_400);
        println!(
            "chaos: seed {seed}: {weeks} weeks in {:.0} s; {}; {} messages, {} polls, {} joined, {} grew; 429s {:?}",
            began.elapsed().as_secs_f64(),
            storm.tally,
            storm.traffic.said().len(),
            storm.traffic.polls.len(),
            storm.traffic.newcomers.len(),
            storm.traffic.grown,
            storm.asked_to_slow_down,
        );
        let mut database = storm.database.take().unwrap();
        verdict::check(&storm, &mut database).await;
        let stopped = storm.bot.take().unwrap().stop().await;
        assert!(stopped.success(), "seed {seed}: a stop ended with {stopped}");
    }

    fn gather(seed: u64) -> Self {
        let clock = Clock::manual(START);
        let sim =
            Sim::start(Options { clock, plain_webhooks: true, webhook_pause: BROUGHT_AGAIN, ..Options::default() });
        let sim = sim.unwrap();
        let traffic = Traffic::set_up(&sim);
        let mut home = match std::env::var_os("KEHILA_CHAOS_DIR") {
            Some(directory) => tempfile::tempdir_in(directory).unwrap(),
            None => tempfile::tempdir().unwrap(),
        };
        let mut logs = tempfile::tempdir().unwrap();
        if is_traced() {
            home.disable_cleanup(true);
            logs.disable_cleanup(true);
            println!("chaos: the database is in {}, the log in {}", home.path().display(), logs.path().display());
        }
        Self {
            seed,
            sim,
            traffic,
            disk: Disk::small(home.path()),
            home,
            logs,
            tally: Tally::default(),
            end_ms: 0,
            asked_to_slow_down: (0, 0),
            bot: None,
            database: None,
            now_ms: START * SECOND_MS,
            ahead_ms: 0,
            largest_file: None,
            port: free_port(),
            is_brought: false,
            is_out: false,
            could_end: false,
            may_end: false,
            is_calm: true,
        }
    }

    async fn set_up(&mut self) {
        self.start();
        self.drive(30).await;
        self.traffic.settings();
        self.traffic.everybody_says_hello();
        self.drive(30).await;
        self.traffic.schedules();
        self.drive(30).await;
        let left = self.database().await.left_over().await;
        assert_eq!(left, Vec::<String>::new(), "the groups are not set up");
    }

    /// Days of traffic and bad weather. Each step has dice of its own, so that what it draws changes no other.
    async fn rage(&mut self, days: i64, part: u64) {
        self.is_calm = false;
        let until = self.now_ms + days * DAY_MS;
        let mut step = 0;
        while self.now_ms < until {
            let mut random = StdRng::seed_from_u64(self.seed.wrapping_mul(1_000_003) ^ (part << 32) ^ step);
            step += 1;
            self.drive(random.random_range(10..240)).await;
            let weather = Weather::choose(&mut random);
            self.tally.note(&weather.name());
            self.trace(&format!("{weather:?}"));
            self.step(&weather, &mut random).await;
        }
        self.is_calm = true;
        self.drive(1).await;
        (self.could_end, self.may_end) = (false, false);
        self.all_clear().await;
    }

    async fn step(&mut self, weather: &Weather, random: &mut StdRng) {
        // What failed in the step before may end it late on a busy machine.
        let could_end = std::mem::replace(&mut self.could_end, weather.may_end_the_process());
        self.may_end = could_end || self.could_end;
        let lock = self.begin(weather).await;
        self.act(random, 2..8);
        match weather {
            Weather::Kill { after_ms, down_minutes } => {
                tokio::time::sleep(moment(*after_ms)).await;
                self.bot.take().unwrap().kill();
                self.stay_away(*down_minutes, random).await;
            }
            Weather::Stop { after_ms, down_minutes } => {
                tokio::time::sleep(moment(*after_ms)).await;
                let status = self.bot.take().unwrap().stop().await;
                assert!(status.success(), "seed {}: a stop ended with {status}\n{}", self.seed, self.log());
                self.stay_away(*down_minutes, random).await;
            }
            Weather::Grows { after_ms, unfetched } => self.outgrow(moment(*after_ms), *unfetched, random).await,
            Weather::Outage { minutes } => {
                self.sim.stop_server();
                self.is_out = true;
                self.drive(*minutes).await;
                self.is_out = false;
                self.sim.start_server().unwrap();
            }
            _ => {}
        }
        self.drive(2).await;
        self.act(random, 0..3);
        self.drive(1).await;
        if let Some(lock) = lock {
            lock.await.unwrap();
        }
        self.end(weather).await;
    }

    /// What is there before people act.
    async fn begin(&mut self, weather: &Weather) -> Option<tokio::task::JoinHandle<()>> {
        match weather {
            Weather::Telegram { method, times, fault } => self.sim.fault(method, 0, *times, fault.clone()),
            Weather::Forgotten => self.sim.forget_allowed_updates(),
            Weather::Again(n) => self.sim.redeliver(*n),
            Weather::Poison => self.traffic.send_poison(),
            Weather::NoPages(more) => {
                let pages = self.database().await.pages().await;
                self.bot.as_mut().unwrap().limit_pages(pages + more);
            }
            Weather::NoRoom(more) => self.take_room(*more).await,
            Weather::Locked(ms) => {
                let (home, time) = (self.home.path().to_owned(), Duration::from_millis(*ms));
                return Some(tokio::spawn(async move { database::lock(&home, time).await }));
            }
            Weather::Clock(seconds) => {
                self.ahead_ms = seconds * SECOND_MS;
                self.tell_time();
            }
            Weather::Calm
            | Weather::Kill { .. }
            | Weather::Stop { .. }
            | Weather::Grows { .. }
            | Weather::Outage { .. } => {}
        }
        None
    }

    /// From now on there is no more room than this.
    async fn take_room(&mut self, but: u64) {
        if let Some(disk) = &self.disk {
            database::empty_log(self.home.path()).await;
            return disk.fill(but);
        }
        let wal = fs::metadata(process::database(self.home.path()).with_extension("db-wal"));
        self.largest_file = Some(wal.map_or(0, |wal| wal.len()) + but);
        self.bot.as_mut().unwrap().limit_files(self.largest_file);
    }

    async fn end(&mut self, weather: &Weather) {
        match weather {
            Weather::NoPages(_) => self.bot.as_mut().unwrap().limit_pages(u32::MAX - 1),
            Weather::NoRoom(_) => match &self.disk {
                Some(disk) => disk.free(),
                None => {
                    self.largest_file = None;
                    self.bot.as_mut().unwrap().limit_files(None);
                }
            },
            Weather::Telegram { .. } | Weather::Grows { .. } => self.sim.clear_faults(),
            _ => {}
        }
        // What has begun to fail may still end the process.
        self.drive(1).await;
    }

    fn act(&mut self, random: &mut StdRng, how_often: std::ops::Range<usize>) {
        for _ in 0..random.random_range(how_often) {
            self.traffic.act(random);
        }
        self.end_ms = self.now_ms;
    }

    /// Life goes on while nobody is at home.
    async fn stay_away(&mut self, minutes: i64, random: &mut StdRng) {
        self.set_time(self.now_ms + minutes * MINUTE_MS / 2);
        if random.random_ratio(1, 6)
            && let Some(group) = self.traffic.basic_group(random)
        {
            self.traffic.talk_in(group, random);
            self.grow(group, random).await;
        }
        if minutes > 0 {
            self.act(random, 0..4);
        }
        self.set_time(self.now_ms + minutes * MINUTE_MS / 2);
        self.may_change_intake(random);
        self.start();
    }

    /// The next process may fetch updates where this one had them brought, or the other way round.
    fn may_change_intake(&mut self, random: &mut StdRng) {
        let to_webhook = !self.is_brought;
        if !random.random_bool(0.4) || to_webhook && !self.traffic.may_be_brought() {
            return;
        }
        self.is_brought = to_webhook;
        self.traffic.is_brought = to_webhook;
        let what = if to_webhook { "to webhook" } else { "to polling" };
        self.tally.note(what);
        self.trace(what);
    }

    /// A group becomes a supergroup while people talk.
    async fn outgrow(&mut self, begins_after: Duration, unfetched: usize, random: &mut StdRng) {
        let Some(group) = self.traffic.basic_group(random) else { return };
        self.traffic.talk_in(group, random);
        tokio::time::sleep(begins_after).await;
        if unfetched > 0 {
            // What is said now is fetched later than the first answers to what was said before are sent.
            self.sim.fault("getUpdates", 0, unfetched, Fault::ServerError(502));
        }
        self.traffic.talk_in(group, random);
        self.grow(group, random).await;
        self.act(random, 2..8);
    }

    async fn grow(&mut self, group: usize, random: &mut StdRng) {
        let on_their_way = self.database().await.on_their_way().await;
        self.traffic.grow(group, random, &on_their_way);
    }

    async fn all_clear(&mut self) {
        self.sim.clear_faults();
        self.ahead_ms = 0;
        self.tell_time();
        self.drive(60).await;
    }

    /// More than a week without updates, after which Telegram numbers them anew.
    async fn fall_silent(&mut self) {
        self.drive(UNTIL_SILENCE_DAYS * 1_440).await;
        let mut random = StdRng::seed_from_u64(self.seed);
        if random.random_bool(0.5) {
            self.drive(SILENT_DAYS * 1_440).await;
        } else {
            self.bot.take().unwrap().kill();
            self.set_time(self.now_ms + SILENT_DAYS * DAY_MS);
            self.start();
        }
        let next = self.sim.next_update_id();
        // A random lower number: one never used, or one used long ago.
        let first = if random.random_bool(0.5) { 1_000 } else { 100_000_001 };
        let lower = random.random_range(first..first.max(next - 100) + 1);
        self.sim.jump_update_ids(lower.min(next - 100));
        self.trace("numbers anew");
        self.tally.note("numbers anew");
    }

    /// Good weather: what was put off is made up for, and Telegram's limits are kept.
    async fn clear_up(&mut self) {
        let before = self.sim.counters().too_many_requests;
        self.drive(12 * 60).await;
        let mut random = StdRng::seed_from_u64(self.seed ^ 0xCA_1A);
        for _ in 0..6 {
            self.act(&mut random, 5..12);
            self.drive(30).await;
            for at in 0..self.traffic.introductions.len() {
                self.traffic.publish(at);
            }
            self.drive(30).await;
        }
        self.asked_to_slow_down = (before, self.sim.counters().too_many_requests - before);
        self.drive(LAST_DAYS * 1_440).await;
    }

    fn start(&mut self) {
        assert!(self.bot.is_none());
        let homes = (self.home.path(), self.logs.path());
        let webhook = self.is_brought.then_some(self.port);
        self.bot = Some(Bot::start(&self.sim, homes, self.now_ms + self.ahead_ms, self.largest_file, webhook));
    }

    fn tell_time(&mut self) {
        if let Some(bot) = &mut self.bot {
            bot.set_now(self.now_ms + self.ahead_ms);
        }
    }

    fn set_time(&mut self, ms: i64) {
        self.now_ms = ms;
        self.sim.set_now_ms(ms);
        self.tell_time();
    }

    async fn database(&mut self) -> &mut Database {
        if self.database.is_none() {
            self.database = Database::open(self.home.path()).await;
        }
        self.database.as_mut().unwrap()
    }

    /// Lets so many minutes pass, from one thing the bot waits for to the next.
    async fn drive(&mut self, minutes: i64) {
        let target = self.now_ms + minutes * MINUTE_MS;
        loop {
            let wants = self.settle().await;
            if self.now_ms >= target {
                return;
            }
            let next = wants.map_or(target, |at| at - self.ahead_ms).max(self.now_ms + SECOND_MS);
            self.set_time(next.min(target));
        }
    }

    /// Waits until the bot has nothing to do, or for as long as one waits. Returns when it next wants to do
    /// something, by its own clock.
    async fn settle(&mut self) -> Option<i64> {
        let patience = if self.is_calm { WHEN_ALL_IS_WELL } else { IN_A_STORM };
        let begun = Instant::now();
        let (mut before, mut since) = (None, begun);
        loop {
            self.restart_if_ended();
            let seen = self.look().await;
            if seen != before {
                (before, since) = (seen, Instant::now());
            }
            let wants = seen.and_then(Look::next);
            let quiet_for = seen.and_then(|seen| seen.is_quiet_after(self.now_ms + self.ahead_ms));
            if quiet_for.is_some_and(|time| since.elapsed() >= if self.is_calm { time * 3 } else { time }) {
                return wants;
            }
            let waits = self.bot.is_some() && !(self.is_brought && self.is_out) && self.sim.pending_updates() > 0;
            if begun.elapsed() >= if waits { patience.max(WHILE_UPDATES_WAIT) } else { patience } {
                return wants;
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    async fn look(&mut self) -> Option<Look> {
        let now_ms = self.now_ms + self.ahead_ms;
        let (told, wants) = self.bot.as_mut()?.ask()?;
        // Who waits for nothing has not begun: there is always a timer.
        if told != now_ms || wants.is_none_or(|at| at <= now_ms) {
            return None;
        }
        if self.database.is_none() {
            self.database = Database::open(self.home.path()).await;
        }
        let mut work = self.database.as_mut()?.work(now_ms / SECOND_MS).await.ok()?;
        if self.ahead_ms > AHEAD_MS {
            work.timers = 0;
        }
        let counters = self.sim.counters();
        let is_brought = self.is_brought && !self.is_out;
        Some(Look {
            wants,
            work,
            waiting: self.sim.pending_updates(),
            is_brought,
            requests: counters.requests - counters.polls,
        })
    }

    fn restart_if_ended(&mut self) {
        let Some(status) = self.bot.as_mut().and_then(Bot::ended) else { return };
        assert!(self.may_end, "seed {}: the process ended with {status}\n{}", self.seed, self.log());
        self.tally.note("ended by itself");
        self.trace("ended by itself");
        self.bot = None;
        self.set_time(self.now_ms + RESTARTED_AFTER_MS);
        self.start();
    }

    /// With `KEHILA_CHAOS_TRACE` set, says what happens when.
    fn trace(&self, what: &str) {
        if is_traced() {
            let now = DateTime::from_timestamp_millis(self.now_ms).unwrap();
            let (next, done) = (self.sim.next_update_id(), self.traffic.counter);
            let (waiting, lost) = (self.sim.pending_updates(), self.sim.expired_updates());
            let ahead = self.ahead_ms / SECOND_MS;
            println!(
                "{now} (clock {ahead} s ahead): {what}; deeds {done}, updates {next}, {waiting} waiting, {lost} given up"
            );
            verdict::unanswered(self).iter().for_each(|one| println!("    {one}"));
        }
    }

    /// The end of the child's log, for a test that failed.
    pub fn log(&self) -> String {
        let log = fs::read_to_string(process::log(self.logs.path())).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        let now = DateTime::from_timestamp_millis(self.now_ms).unwrap();
        format!("at {now}:\n{}", lines[lines.len().saturating_sub(30)..].join("\n"))
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Whether everything that happens is to be said, and the database kept.
pub fn is_traced() -> bool {
    std::env::var_os("KEHILA_CHAOS_TRACE").is_some()
}

/// What the bot looks like from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Look {
    wants: Option<i64>,
    work: database::Work,
    waiting: usize,
    is_brought: bool,
    requests: u64,
}

impl Look {
    /// When there is something to do, as far as it matters here: with a webhook it looks every minute how that is
    /// doing, and weeks have many of them.
    fn next(self) -> Option<i64> {
        let only_looks = self.is_brought && self.waiting == 0 && self.work.due + self.work.later == 0;
        self.wants.map(|at| if only_looks { at + LOOKED_AT_LESS_MS } else { at })
    }

    /// How long it has to look like this to be taken for quiet; [`None`]: it is busy.
    fn is_quiet_after(self, now_ms: i64) -> Option<Duration> {
        let is_awaited = |within: i64| self.wants.is_some_and(|at| at <= now_ms + within);
        // What pacing holds back is waited for, and not for long; updates for as long as Telegram says.
        let forgotten = (self.work.due > 0 && !is_awaited(MINUTE_MS + SECOND_MS))
            || (self.waiting > 0 && (self.is_brought || !is_awaited(31 * MINUTE_MS)));
        let busy = self.work.on_their_way > 0 || self.work.timers > 0 || forgotten;
        match (busy, self.waiting, self.work.due) {
            (true, ..) => None,
            (false, 0, 0) => Some(Duration::from_millis(3)),
            // Held back by pacing.
            (false, 0, _) => Some(Duration::from_millis(8)),
            // Between two tries to fetch updates, or told to wait for long.
            _ => Some(Duration::from_millis(30)),
        }
    }
}
