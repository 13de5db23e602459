//! The queue of posts: what finding those that are due costs, however many are not.

use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use kehila::{
    dispatch::coming,
    store::{Store, chats, timers},
    telegram::ChatId,
};
use simulator::Rights;
use tempfile::TempDir;

use super::{
    process::{Kehila, database},
    runs::answer,
    simulator,
    stored::connect,
    wait,
};

/// How often each is asked; the middle one counts.
const ASKED: usize = 101;
/// Timers handed over at once.
const A_ROUND: i64 = 100;
/// Regular posts of a group that has many.
const POSTS: usize = 12;
/// How far its calendar looks.
const MONTH: TimeDelta = TimeDelta::days(30);

/// How long it takes to find the first of `due` timers that are due among `waiting` that are not.
pub async fn finding_due(waiting: usize, due: usize) -> anyhow::Result<Duration> {
    let directory = TempDir::new()?;
    let store = Store::open(&database(directory.path())).await?;
    let now = DateTime::<Utc>::from_timestamp(1_794_816_000, 0).unwrap_or_default();
    let tx = store.write().await?;
    for n in 0..waiting + due {
        let at = if n < due { now } else { now + TimeDelta::minutes(1 + i64::try_from(n)?) };
        let key = format!("{}:touchpoints:{n}", n / 10);
        timers::set(&tx, "posts", &key, None, at, "{}").await?;
        timers::set_rank(&tx, "posts", &key, u8::try_from(n % 5)?).await?;
    }
    tx.commit().await?;
    let mut took = Vec::with_capacity(ASKED);
    for _ in 0..ASKED {
        let started = Instant::now();
        let found = timers::due(&store.read().await?, now, A_ROUND).await?;
        took.push(started.elapsed());
        anyhow::ensure!(found.len() == due.min(usize::try_from(A_ROUND)?), "{} were found", found.len());
    }
    took.sort_unstable();
    store.close().await;
    Ok(took[ASKED / 2])
}

/// How long the calendar of a month takes with its forecast, in a group with a dozen regular posts.
pub async fn calendar() -> anyhow::Result<Duration> {
    let directory = TempDir::new()?;
    let sim = simulator()?;
    let mut kehila = Kehila::start(&sim, directory.path())?;
    let noa = sim.person("Noa");
    let group = sim.supergroup("Bakers", noa);
    sim.add_bot(group, noa);
    sim.promote_bot(group, noa, Rights::all());
    for n in 0..POSTS {
        let mut news = sim.subscribe();
        let day = ["monday", "tuesday"][n / 6];
        let hour = 9 + 2 * (n % 6);
        sim.say(group, noa, &format!("/touchpoint every {day} {hour}:00\nWhat is your bread number {n}?"));
        answer(&mut news, group).await?;
    }
    wait(&sim, |sim| sim.pending_updates() == 0).await?;
    kehila.stop()?;
    let core = connect(&sim, directory.path()).await?;
    let cx = core.begin().await?;
    let chat = chats::by_telegram_id(&cx.tx, ChatId(group.0)).await?;
    let chat = chat.ok_or_else(|| anyhow::anyhow!("the group is not known"))?;
    let mut took = Vec::with_capacity(ASKED);
    for _ in 0..ASKED {
        let started = Instant::now();
        let all = coming::until(&cx, &chat, cx.now + MONTH).await.map_err(|stop| anyhow::anyhow!("{stop:?}"))?;
        took.push(started.elapsed());
        anyhow::ensure!(all.len() > POSTS, "only {} are foreseen", all.len());
    }
    took.sort_unstable();
    Ok(took[ASKED / 2])
}
