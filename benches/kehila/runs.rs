//! What the released binary does.

use std::time::{Duration, Instant};

use serde_json::json;
use simulator::{ChatId, Happening, Rights, Sim, UserId, What};
use tokio::sync::broadcast::{Receiver, error::RecvError};

use super::{
    feed::{Feed, chat_of},
    process::Kehila,
    simulator,
    stored::Stored,
    wait,
};

/// A run on a database that holds much.
pub struct Run {
    pub first_poll: Duration,
    pub top: Duration,
    pub resident_mb: f64,
    pub stopped: Duration,
}

/// Starts it on a filled database, asks for the month's leaderboard, and lets `more` messages come.
pub async fn on(stored: &Stored, more: usize) -> anyhow::Result<Run> {
    let sim = simulator()?;
    sim.jump_update_ids(i64::try_from(stored.feed.count)? + 1_000);
    let started = Instant::now();
    let mut kehila = Kehila::start(&sim, stored.directory())?;
    wait(&sim, |sim| sim.counters().polls > 0).await?;
    let first_poll = started.elapsed();

    // A group's administrators are asked for when the bot comes into it, or before its first command.
    top(&sim, 5_000_000).await?;
    // Telegram wants a pause between two messages to a chat; it is not ours to measure.
    tokio::time::sleep(Duration::from_secs(5)).await;
    let top = top(&sim, 5_000_001).await?;

    say(&sim, stored.feed, stored.feed.count..stored.feed.count + more);
    wait(&sim, |sim| sim.pending_updates() == 0).await?;
    let resident_mb = kehila.resident_mb()?;
    Ok(Run { first_poll, top, resident_mb, stopped: kehila.stop()? })
}

/// Asks for the month in the feed's first group. Returns how long the answer took.
async fn top(sim: &Sim, message: i64) -> anyhow::Result<Duration> {
    let before = sim.requests_of("sendMessage").len();
    let asked = Instant::now();
    sim.inject(json!({"message": {"message_id": message, "date": 1_794_000_000, "chat": chat_of(0),
        "from": {"id": 10_000_001, "is_bot": false, "first_name": "Member", "language_code": "en"},
        "text": "/top month", "entities": [{"type": "bot_command", "offset": 0, "length": 4}]}}));
    wait(sim, |sim| sim.requests_of("sendMessage").len() > before).await?;
    Ok(asked.elapsed())
}

/// Resident memory with nothing stored and nothing going on.
pub async fn idle() -> anyhow::Result<f64> {
    let sim = simulator()?;
    let directory = tempfile::tempdir()?;
    let kehila = Kehila::start(&sim, directory.path())?;
    wait(&sim, |sim| sim.counters().polls > 1).await?;
    kehila.resident_mb()
}

/// Commands while much is said.
pub struct Load {
    /// From a command to its answer, sorted.
    pub answers: Vec<Duration>,
    /// From SIGTERM to the exit, in the midst of it.
    pub stopped: Duration,
}

/// Groups in which somebody asks.
const ASKING: usize = 200;
/// Messages that come together, and how often.
const TOGETHER: usize = 10;
const EVERY: Duration = Duration::from_millis(10);
/// One command after so many messages.
const COMMAND_AFTER: usize = 100;
/// A group's later commands: enough to have seen the hundredth part.
const ROUNDS: usize = 2;

/// A thousand messages a second in two hundred groups, and ten commands a second.
pub async fn under_load() -> anyhow::Result<Load> {
    let sim = simulator()?;
    let directory = tempfile::tempdir()?;
    let mut kehila = Kehila::start(&sim, directory.path())?;
    let (noa, groups) = groups(&sim);
    let mut news = sim.subscribe();
    // The first command asks for the administrators, and everything that comes with a new group is said.
    for group in &groups {
        sim.say(*group, noa, "/help");
        wait(&sim, |sim| sim.pending_updates() == 0).await?;
        answer(&mut news, *group).await?;
    }
    tokio::time::sleep(Duration::from_secs(3)).await;

    let talk = Feed { count: 1_000_000, chats: 200, authors: 50 };
    let mut answers = Vec::new();
    let mut tick = tokio::time::interval(EVERY);
    for said in (0..ASKING * ROUNDS * COMMAND_AFTER).step_by(TOGETHER) {
        tick.tick().await;
        say(&sim, talk, said..said + TOGETHER);
        if said % COMMAND_AFTER != 0 {
            continue;
        }
        let group = groups[said / COMMAND_AFTER % ASKING];
        news = sim.subscribe();
        let asked = Instant::now();
        sim.say(group, noa, "/top");
        answer(&mut news, group).await?;
        answers.push(asked.elapsed());
    }
    say(&sim, talk, 500_000..550_000);
    let stopped = kehila.stop()?;
    answers.sort();
    Ok(Load { answers, stopped })
}

fn say(sim: &Sim, talk: Feed, which: std::ops::Range<usize>) {
    for i in which {
        sim.inject(talk.update(i));
    }
}

fn groups(sim: &Sim) -> (UserId, Vec<ChatId>) {
    let noa = sim.person("Noa");
    let group = |n: usize| {
        let group = sim.supergroup(&format!("Asking {n}"), noa);
        sim.add_bot(group, noa);
        sim.promote_bot(group, noa, Rights::all());
        group
    };
    (noa, (0..ASKING).map(group).collect())
}

/// Waits for the bot's next message in a group.
pub async fn answer(news: &mut Receiver<Happening>, group: ChatId) -> anyhow::Result<()> {
    loop {
        match news.recv().await {
            Ok(one) if one.chat == group && one.what == What::New && one.message.sender == "Simbot" => return Ok(()),
            Ok(_) | Err(RecvError::Lagged(_)) => {}
            Err(RecvError::Closed) => anyhow::bail!("the simulator is gone"),
        }
    }
}
