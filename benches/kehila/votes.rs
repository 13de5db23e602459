//! Votes of many at once, and the list of very many polls.

use std::time::{Duration, Instant};

use anyhow::Context as _;
use simulator::{ChatId, Happening, Rights, Sim, UserId, What};
use sqlx::{Connection as _, SqliteConnection};
use tokio::sync::broadcast::{Receiver, error::RecvError};

use super::{
    process::{Kehila, database},
    runs::answer,
    simulator, wait,
};

/// Who votes, within a minute.
pub const VOTERS: usize = 5_000;
/// Voters that come together, and how often.
const TOGETHER: usize = 9;
const EVERY: Duration = Duration::from_millis(100);
/// Groups in which somebody asks meanwhile.
const OTHERS: usize = 100;

/// Groups of the list, and the polls of each: one a week for ten years.
pub const GROUPS: i64 = 5_000;
pub const POLLS: i64 = 520;
/// How often the list is asked for.
const ASKED: usize = 21;

/// What was seen of a poll in which many vote.
pub struct Votes {
    /// How long they took to vote.
    pub came: Duration,
    /// From commands in other groups to their answers meanwhile, sorted.
    pub answers: Vec<Duration>,
    /// From Telegram's closing to the result.
    pub told_after: Duration,
}

/// Everybody votes in one poll, while one command a tenth of a second is given in another group; then the poll ends.
pub async fn come() -> anyhow::Result<Votes> {
    let sim = simulator()?;
    let directory = tempfile::tempdir()?;
    let _kehila = Kehila::start(&sim, directory.path())?;
    let noa = sim.person("Noa");
    let asked = group(&sim, noa, "Asked");
    let others: Vec<ChatId> = (0..OTHERS).map(|n| group(&sim, noa, &format!("Group {n}"))).collect();
    let mut news = sim.subscribe();
    for other in &others {
        sim.say(*other, noa, "/help");
        wait(&sim, |sim| sim.pending_updates() == 0).await?;
        answer(&mut news, *other).await?;
    }
    let voters: Vec<UserId> = (0..VOTERS).map(|n| sim.person(&format!("Voter {n}"))).collect();
    sim.seat(asked, &voters);
    news = sim.subscribe();
    sim.say(asked, noa, "/poll 5 minutes: Tea or coffee?\nTea\nCoffee");
    let poll = next(&mut news, |one| one.chat == asked && one.message.poll.is_some()).await?.message.id;

    let (mut answers, began) = (Vec::new(), Instant::now());
    let mut tick = tokio::time::interval(EVERY);
    for (n, together) in voters.chunks(TOGETHER).enumerate() {
        tick.tick().await;
        for (i, voter) in together.iter().enumerate() {
            sim.vote(asked, *voter, poll, &[(n + i) % 2])?;
        }
        news = sim.subscribe();
        let (other, since) = (others[n % OTHERS], Instant::now());
        sim.say(other, noa, "/top");
        answer(&mut news, other).await?;
        answers.push(since.elapsed());
    }
    let came = began.elapsed();
    answers.sort_unstable();
    news = sim.subscribe();
    next(&mut news, |one| one.chat == asked && one.what == What::PollClosed).await?;
    let closed = Instant::now();
    let result = next(&mut news, |one| one.chat == asked && one.message.reply_to == Some(poll)).await?;
    let told_after = closed.elapsed();
    // As the result writes it, with whatever divides the thousands.
    let words = result.message.media.map_or(result.message.text, |picture| picture.caption);
    let digits: String = words.chars().filter(char::is_ascii_digit).collect();
    anyhow::ensure!(digits.contains(&VOTERS.to_string()), "not every vote was counted: {words}");
    Ok(Votes { came, answers, told_after })
}

/// How long `/polls` in private takes from the command to the list, where every group had a poll a week for ten years;
/// the quickest first.
pub async fn board() -> anyhow::Result<Vec<Duration>> {
    let sim = simulator()?;
    let directory = tempfile::tempdir()?;
    let noa = sim.person("Noa");
    sim.start_bot(noa);
    {
        let mut kehila = Kehila::start(&sim, directory.path())?;
        let bakers = group(&sim, noa, "Bakers");
        sim.say(bakers, noa, "/help");
        answer(&mut sim.subscribe(), bakers).await?;
        wait(&sim, |sim| sim.pending_updates() == 0).await?;
        kehila.stop()?;
    }
    fill(directory.path()).await?;
    let _kehila = Kehila::start(&sim, directory.path())?;
    let mut took = Vec::new();
    for _ in 0..ASKED {
        // Telegram wants a pause between two messages to a chat; it is not ours to measure.
        tokio::time::sleep(Duration::from_millis(1_300)).await;
        let mut news = sim.subscribe();
        let since = Instant::now();
        sim.say(noa.private(), noa, "/polls");
        let shown = next(&mut news, |one| one.chat == noa.private() && one.message.buttons.len() > 1).await?;
        took.push(since.elapsed());
        anyhow::ensure!(shown.message.text.contains("Which day"), "no polls: {}", shown.message.text);
    }
    took.sort_unstable();
    Ok(took)
}

/// Ten years of polls for every group; the first is there already.
async fn fill(directory: &std::path::Path) -> anyhow::Result<()> {
    let mut db = SqliteConnection::connect(&database(directory)).await?;
    sqlx::query(
        "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ?)
         INSERT INTO chats (telegram_id, kind, title, language, zone, quiet_from, quiet_until, bot_status, created_at)
         SELECT -1009000000000 - n, 'supergroup', 'Group ' || n, 'en', 'UTC', 0, 0, 'administrator', 1794816000 FROM n",
    )
    .bind(GROUPS - 1)
    .execute(&mut db)
    .await?;
    sqlx::query(
        r#"WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ?)
           INSERT INTO polls (chat, question, options, open_seconds, stage, last_state, asked_at, ended_at, received)
           SELECT chats.id, 'Which day, week ' || n.n || '?', '["Sunday","Monday"]', 86400, 'told',
                  '{"counts":[3,4],"voters":7}', 1480000000 + n.n * 604800, 1480086400 + n.n * 604800, 7
           FROM n JOIN chats"#,
    )
    .bind(POLLS)
    .execute(&mut db)
    .await?;
    db.close().await.context("the filled database could not be closed")
}

async fn next(news: &mut Receiver<Happening>, mut wanted: impl FnMut(&Happening) -> bool) -> anyhow::Result<Happening> {
    loop {
        match news.recv().await {
            Ok(one) if wanted(&one) => return Ok(one),
            Ok(_) | Err(RecvError::Lagged(_)) => {}
            Err(RecvError::Closed) => anyhow::bail!("the simulator is gone"),
        }
    }
}

fn group(sim: &Sim, owner: UserId, title: &str) -> ChatId {
    let group = sim.supergroup(title, owner);
    sim.add_bot(group, owner);
    sim.promote_bot(group, owner, Rights::all());
    group
}
