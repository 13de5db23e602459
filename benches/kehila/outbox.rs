//! What sending costs when much waits, how fast it goes, and how long an answer takes in a chat that is tidied up.

use std::time::{Duration, Instant};

use kehila::{
    store::{Store, outbox},
    telegram::{
        ChatId,
        api::Api,
        request::{Lane, Request, Urgency},
    },
};
use simulator::{ChatId as SimChat, Options, Rights, Sim};
use tempfile::TempDir;

use super::{
    process::{Kehila, database},
    runs::answer,
    wait,
};

/// Messages sent before and while CPU time is measured: ten seconds of sending.
const WARM: usize = 60;
const MEASURED: usize = 290;

/// Requests that wait, and where.
#[derive(Debug, Clone, Copy)]
pub struct Backlog {
    pub waiting: usize,
    pub chats: usize,
}

/// CPU time of the process for one message while so many wait.
pub async fn cpu_per_message(backlog: Backlog) -> anyhow::Result<Duration> {
    let sim = telegram()?;
    let directory = tempfile::tempdir()?;
    let posts = (0..WARM + MEASURED).map(|n| group(&sim, n)).collect::<Vec<_>>();
    let crowd = (0..backlog.chats).map(|n| group(&sim, 1_000_000 + n)).collect::<Vec<_>>();
    fill(&sim, &directory, async |tx, now| {
        for n in 0..backlog.waiting {
            let request = Request::message(ChatId(crowd[n % crowd.len()].0), "waits").lane(Lane::Stranger);
            outbox::push(tx, request, now).await?;
        }
        for chat in &posts {
            outbox::push(tx, Request::message(ChatId(chat.0), "a post").lane(Lane::Manager), now).await?;
        }
        Ok(())
    })
    .await?;
    let kehila = Kehila::start(&sim, directory.path())?;
    wait(&sim, |sim| sent(sim) >= WARM).await?;
    let (before, first) = (kehila.cpu()?, sent(&sim));
    wait(&sim, |sim| sent(sim) >= WARM + MEASURED).await?;
    Ok((kehila.cpu()? - before) / u32::try_from(sent(&sim) - first)?)
}

/// Posts due at once in as many groups.
pub struct Posted {
    pub took: Duration,
    pub refused: u64,
}

/// Posts of a thousand groups, all due in one second.
pub async fn thousand_posts() -> anyhow::Result<Posted> {
    let sim = telegram()?;
    let directory = tempfile::tempdir()?;
    let groups = (0..1_000).map(|n| group(&sim, n)).collect::<Vec<_>>();
    fill(&sim, &directory, async |tx, now| {
        for chat in &groups {
            outbox::push(tx, Request::message(ChatId(chat.0), "a post").urgency(Urgency::Bulk), now).await?;
        }
        Ok(())
    })
    .await?;
    let _kehila = Kehila::start(&sim, directory.path())?;
    wait(&sim, |sim| sent(sim) >= 1).await?;
    let started = Instant::now();
    wait(&sim, |sim| happened(sim) >= 1_000).await?;
    Ok(Posted { took: started.elapsed(), refused: sim.counters().too_many_requests })
}

/// From a command to its answer, sorted, where one comes every 1.25 s and all are taken away.
pub async fn answers_while_tidying() -> anyhow::Result<Vec<Duration>> {
    const EVERY: Duration = Duration::from_millis(1_250);
    /// Fewer than Telegram takes in a minute.
    const TIMES: usize = 15;
    let sim = telegram()?;
    let directory = tempfile::tempdir()?;
    let noa = sim.person("Noa");
    let _kehila = Kehila::start(&sim, directory.path())?;
    let mut answers = Vec::new();
    for n in 0..7 {
        let group = sim.supergroup(&format!("Asking {n}"), noa);
        sim.add_bot(group, noa);
        sim.promote_bot(group, noa, Rights::all());
        tokio::time::sleep(Duration::from_secs(5)).await;
        let mut tick = tokio::time::interval(EVERY);
        for _ in 0..TIMES {
            tick.tick().await;
            let mut news = sim.subscribe();
            let asked = Instant::now();
            sim.say(group, noa, "/top");
            answer(&mut news, group).await?;
            answers.push(asked.elapsed());
        }
    }
    answers.sort();
    Ok(answers)
}

/// With Telegram's limits.
fn telegram() -> anyhow::Result<Sim> {
    Ok(Sim::start(Options { privacy_mode: false, ..Options::default() })?)
}

fn group(sim: &Sim, n: usize) -> SimChat {
    let owner = sim.person(&format!("Owner {n}"));
    let group = sim.supergroup(&format!("Group {n}"), owner);
    sim.add_bot(group, owner);
    group
}

/// Makes a database with requests that wait; of everything before the bot is not to hear.
async fn fill(
    sim: &Sim,
    directory: &TempDir,
    requests: impl AsyncFnOnce(&kehila::store::Tx, chrono::DateTime<chrono::Utc>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let api = Api::new(&sim.url(), sim.token())?;
    let mut next = 0;
    loop {
        let given = api.get_updates(next, Duration::ZERO).await?;
        match given.updates.last() {
            Some(last) => next = last.update_id + 1,
            None => break,
        }
    }
    let store = Store::open(&database(directory.path())).await?;
    let tx = store.write().await?;
    requests(&tx, now(sim)?).await?;
    tx.commit().await?;
    store.close().await;
    Ok(())
}

fn now(sim: &Sim) -> anyhow::Result<chrono::DateTime<chrono::Utc>> {
    chrono::DateTime::from_timestamp(sim.now(), 0).ok_or_else(|| anyhow::anyhow!("no such time"))
}

fn sent(sim: &Sim) -> usize {
    sim.requests_of("sendMessage").len()
}

fn happened(sim: &Sim) -> usize {
    let is_ok = |request: &&simulator::Request| matches!(request.outcome, simulator::Outcome::Ok(_));
    sim.requests_of("sendMessage").iter().filter(is_ok).count()
}
