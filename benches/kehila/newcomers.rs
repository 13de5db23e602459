//! First weeks: what finding those who are due something costs, however many are not.

use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use kehila::store::timers::{self, Timer};
use tempfile::TempDir;

use super::{simulator, stored::connect};

/// Groups in which people are on the way.
pub const GROUPS: i64 = 500;
/// How often each is asked; the middle one counts.
const ASKED: usize = 51;
/// Timers handed over at once.
const A_ROUND: i64 = 100;

/// How long it takes to find out, among `open` people on the way of whom one is due something in each of the rounds, that
/// it is she, and to note that her time has passed: the timers first, then her group.
pub async fn finding_due(open: i64) -> anyhow::Result<(Duration, Duration)> {
    let directory = TempDir::new()?;
    let sim = simulator()?;
    let core = connect(&sim, directory.path()).await?;
    let now = core.clock.now();
    let cx = core.begin().await?;
    for statement in [
        "INSERT INTO chats (telegram_id, kind, title, language, zone, quiet_from, quiet_until, bot_status, created_at)
         WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < ?1)
         SELECT -1001000000000 - n, 'supergroup', 'Group ' || n, 'en', 'UTC', 0, 0, 'administrator', 1794816000 FROM k
         WHERE ?2 + ?3 > 0",
        "INSERT INTO people (user_id, name) WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < ?2)
         SELECT 500000000 + n, 'Somebody ' || n FROM k WHERE ?1 + ?3 > 0",
        "INSERT INTO members (chat, user_id, status)
         SELECT 1 + user_id % ?1, user_id, 'member' FROM people WHERE user_id > 500000000 AND ?2 + ?3 > 0",
        "INSERT INTO paths (chat, user_id, began_at, due_at)
         SELECT chat, user_id, ?3, ?3 + 86400 + user_id % 2000000 FROM members WHERE ?1 + ?2 > 0",
        "INSERT INTO timers (room, key, chat, due_at, payload)
         SELECT 'newcomers', 'path:' || chat, chat, min(due_at), json_object('Path', chat) FROM paths
         WHERE ?1 + ?2 + ?3 > 0 GROUP BY chat",
    ] {
        let statement = sqlx::query(statement).bind(GROUPS).bind(open).bind(now.timestamp());
        statement.execute(&mut *cx.tx.lock().await).await?;
    }
    core.commit(cx).await?;
    let room = core.rooms.named("newcomers").ok_or_else(|| anyhow::anyhow!("there is no such room"))?;
    let (mut timers_took, mut group_took) = (Vec::new(), Vec::new());
    for n in 0..ASKED {
        let began = Instant::now();
        let found = timers::due(&core.store.read().await?, now, A_ROUND).await?;
        timers_took.push(began.elapsed());
        anyhow::ensure!(found.is_empty(), "{} timers are due", found.len());
        let chat = 1 + i64::try_from(n)?;
        let cx = core.begin().await?;
        sqlx::query(
            "UPDATE paths SET began_at = ?2 - 9000000, due_at = ?2
             WHERE chat = ?1 AND user_id = (SELECT min(user_id) FROM paths WHERE chat = ?1)",
        )
        .bind(chat)
        .bind(now.timestamp())
        .execute(&mut *cx.tx.lock().await)
        .await?;
        core.commit(cx).await?;
        let cx = core.begin().await?;
        let began = Instant::now();
        room.on_timer(&cx, &timer(chat, now)).await.map_err(|stop| anyhow::anyhow!("{stop:?}"))?;
        group_took.push(began.elapsed());
        core.commit(cx).await?;
    }
    timers_took.sort_unstable();
    group_took.sort_unstable();
    Ok((timers_took[ASKED / 2], group_took[ASKED / 2]))
}

fn timer(chat: i64, now: DateTime<Utc>) -> Timer {
    let (room, payload) = ("newcomers".to_owned(), format!("{{\"Path\":{chat}}}"));
    let due_at = now - TimeDelta::seconds(1);
    Timer { id: 1, room, key: format!("path:{chat}"), chat: None, due_at, payload, attempts: 0 }
}
