//! Boards of one group with 100 000 members, with little and with much that was counted.

use std::time::{Duration, Instant};

use chrono::Datelike as _;
use kehila::{
    core::Core,
    dispatch::inbox::{self, Rest},
    features::recognition::{self, Board, Span},
    store::chats,
    telegram::{ChatId, update::Raw},
};
use serde_json::{json, value::RawValue};
use tempfile::TempDir;

use super::{simulator, stored::connect};

const GROUP: i64 = -1_001_000_000_001;
/// People in the group.
pub const MEMBERS: i64 = 100_000;
/// How often each is asked; the middle one counts.
const ASKED: usize = 21;
/// Numbers of people start here.
const FIRST: i64 = 500_000_000;

/// What it takes to read, in the middle of several times.
pub struct Boards {
    /// The slowest of all boards of all spans.
    pub board: Duration,
    /// `/me` of somebody, from the update to the end of its transaction.
    pub me: Duration,
    /// The same of `/why`.
    pub why: Duration,
    /// The candidates for the thanks of a month, with what waits to be counted.
    pub close: Duration,
}

/// In a group in which so many messages were counted.
pub async fn with(messages: i64) -> anyhow::Result<Boards> {
    let directory = TempDir::new()?;
    let sim = simulator()?;
    let core = connect(&sim, directory.path()).await?;
    fill(&core, messages).await?;
    let today = core.clock.now().date_naive();
    let month = i64::from(today.year()) * 12 + i64::from(today.month0());
    let mut slowest = Duration::ZERO;
    for span in [Span::Week(WEEK), Span::Month(month), Span::Year(i64::from(today.year()))] {
        for board in Board::ALL {
            slowest = slowest.max(read(&core, board, span, 60).await?);
        }
    }
    let close = read(&core, Board::Active, Span::Month(month), 50).await?;
    Ok(Boards { board: slowest, me: command(&core, "/me").await?, why: command(&core, "/why").await?, close })
}

/// A week none of the clock's, so that it need not be known which one is.
const WEEK: i64 = 2_000;

async fn read(core: &Core, board: Board, span: Span, most: usize) -> anyhow::Result<Duration> {
    let mut took = Vec::new();
    for n in 0..ASKED {
        let cx = core.begin().await?;
        let chat = chats::by_telegram_id(&cx.tx, ChatId(GROUP)).await?;
        let chat = chat.ok_or_else(|| anyhow::anyhow!("there is no group"))?;
        wait_to_be_counted(&cx.tx, span.code(), i64::try_from(n)?).await?;
        let began = Instant::now();
        let found =
            recognition::best(&cx, &chat, board, span, most).await.map_err(|stop| anyhow::anyhow!("{stop:?}"))?;
        took.push(began.elapsed());
        anyhow::ensure!(found.len() == most, "only {} are on the board {board:?} of {span:?}", found.len());
        core.commit(cx).await?;
    }
    took.sort_unstable();
    Ok(took[ASKED / 2])
}

/// As much as may wait: two hundred people in three spans.
async fn wait_to_be_counted(tx: &kehila::store::Tx, span: i64, n: i64) -> anyhow::Result<()> {
    sqlx::query(
        "INSERT INTO tally_changes (chat, n, changes)
         WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < 600)
         SELECT 1, 600, json_group_array(json_array(?1, ?2 + (n * 137 + ?3) % ?4, json('[300,0,0,0,0,0,0,0,0,0,0]'))) FROM k",
    )
    .bind(span)
    .bind(FIRST)
    .bind(n)
    .bind(MEMBERS)
    .execute(&mut *tx.lock().await)
    .await?;
    Ok(())
}

async fn command(core: &Core, text: &str) -> anyhow::Result<Duration> {
    let mut took = Vec::new();
    for n in 0..ASKED {
        let who = FIRST + 1 + i64::try_from(n)? * 4_001;
        let update = json!({
            "update_id": 1 + n,
            "message": {
                "message_id": 20_000_000 + n,
                "date": core.clock.now().timestamp(),
                "chat": {"id": GROUP, "type": "supergroup", "title": "Bakers"},
                "from": {"id": who, "is_bot": false, "first_name": "Somebody"},
                "text": text,
                "entities": [{"type": "bot_command", "offset": 0, "length": text.len()}],
            },
        });
        let batch = [Raw::new(RawValue::from_string(update.to_string())?)?];
        let began = Instant::now();
        let cx = core.begin_uncounted().await?;
        inbox::apply(&cx, &batch, Rest::Nothing).await?;
        core.commit(cx).await?;
        took.push(began.elapsed());
    }
    took.sort_unstable();
    Ok(took[ASKED / 2])
}

/// A group in which everybody did something this week, month and year, in proportion to how many messages there were.
async fn fill(core: &Core, messages: i64) -> anyhow::Result<()> {
    let now = core.clock.now();
    let month = i64::from(now.year()) * 12 + i64::from(now.month0());
    let each = (messages / MEMBERS).clamp(1, 30);
    let cx = core.begin().await?;
    for statement in [
        "INSERT INTO chats (id, telegram_id, kind, title, language, zone, quiet_from, quiet_until, bot_status, created_at)
         SELECT 1, -1001000000001, 'supergroup', 'Bakers', 'en', 'UTC', 0, 0, 'administrator', ?3
         WHERE ?1 + ?2 + ?4 + ?5 + ?6 IS NOT NULL",
        "INSERT INTO people (user_id, name)
         WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < ?1)
         SELECT ?2 + n, 'Somebody ' || n FROM k WHERE ?3 + ?4 + ?5 + ?6 IS NOT NULL",
        "INSERT INTO members (chat, user_id, status, joined_at, vouched_at, asked_at)
         SELECT 1, user_id, 'member', ?3 - user_id % 300 * 86400, ?3, ?3 FROM people
         WHERE user_id > ?2 AND ?1 + ?4 + ?5 + ?6 IS NOT NULL",
        "INSERT INTO tallies (chat, span, user_id, talk, response, liked, answered, repliers, reactions, days, weeks, starts,
                              thanks, granted, weights, fresh)
         SELECT 1, span.value, m.user_id, 1000 * ?6 + m.user_id % 997, 500 * ?6 + m.user_id % 1013, m.user_id % 3001,
                m.user_id % 17, m.user_id % 13, m.user_id % 19, 1 + m.user_id % 28, 1 + m.user_id % 5, m.user_id % 4,
                m.user_id % 6, 0, 0, m.user_id % 300 < 60
         FROM members m, json_each(json_array(1000000 + ?5, 2000000 + ?4, 4000000 + ?4 / 12)) span
         WHERE ?1 + ?2 + ?3 IS NOT NULL",
        "INSERT INTO day_turns (chat, day, user_id, tenths)
         WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < ?6)
         SELECT 1, ?3 / 86400 - k.n, m.user_id, 10 + m.user_id % 50 FROM members m, k WHERE ?1 + ?2 + ?4 + ?5 IS NOT NULL",
        "INSERT INTO pairs (chat, replier, author, week, in_week, month, in_month, season, in_season, year, in_year)
         WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < min(?6, 10))
         SELECT 1, m.user_id, ?2 + (m.user_id + k.n * 7919) % ?1, ?5, 1, ?4, 1 + k.n, 0, 0, ?4 / 12, 1 + k.n
         FROM members m, k WHERE ?3 IS NOT NULL",
    ] {
        sqlx::query(statement)
            .bind(MEMBERS)
            .bind(FIRST)
            .bind(now.timestamp())
            .bind(month)
            .bind(WEEK)
            .bind(each)
            .execute(&mut *cx.tx.lock().await)
            .await?;
    }
    core.commit(cx).await?;
    Ok(())
}
