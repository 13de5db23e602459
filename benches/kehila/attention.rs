//! What waits: what the daily round of somebody costs in whose groups very much does.

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use kehila::store::timers::Timer;
use tempfile::TempDir;

use super::{simulator, stored::connect};

/// Somebody who manages so many groups.
const MANAGER: i64 = 1_000_001;
const GROUPS: i64 = 50;

/// How long her round takes, and how long until it is kept, when so much waits that she was not told of.
pub async fn daily_round(items: i64) -> anyhow::Result<(Duration, Duration)> {
    let directory = TempDir::new()?;
    let sim = simulator()?;
    let core = connect(&sim, directory.path()).await?;
    let cx = core.begin().await?;
    for statement in [
        "INSERT INTO people (user_id, name, started_at) SELECT ?1, 'Noa', 1794816000 WHERE coalesce(?2, ?3) > 0",
        "INSERT INTO chats (telegram_id, kind, title, language, zone, quiet_from, quiet_until, bot_status, created_at)
         WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < ?2)
         SELECT -1001000000000 - n, 'supergroup', 'Group ' || n, 'en', 'UTC', 0, 0, 'administrator', 1794816000 FROM k
         WHERE coalesce(?1, ?3) > 0",
        "INSERT INTO members (chat, user_id, status) SELECT id, ?1, 'administrator' FROM chats WHERE coalesce(?2, ?3) > 0",
        "INSERT INTO items (chat, room, kind, ref, section, urgent, words, buttons, since)
         WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < ?3 / ?2)
         SELECT chats.id, 'polls', 'lost', n, 'polls', 0, '{\"id\":\"item-quarantine\",\"args\":[]}', '[]', 1794816000
         FROM chats, k WHERE ?1 > 0",
    ] {
        sqlx::query(statement).bind(MANAGER).bind(GROUPS).bind(items).execute(&mut *cx.tx.lock().await).await?;
    }
    core.commit(cx).await?;
    let due_at = DateTime::<Utc>::from_timestamp(1_794_816_000, 0).unwrap_or_default();
    let payload = MANAGER.to_string();
    let timer =
        Timer { id: 1, room: "attention".into(), key: "round".into(), chat: None, due_at, payload, attempts: 0 };
    let room = core.rooms.named(&timer.room).ok_or_else(|| anyhow::anyhow!("there is no such room"))?;
    let started = Instant::now();
    let cx = core.begin().await?;
    room.on_timer(&cx, &timer).await.map_err(|stop| anyhow::anyhow!("{stop:?}"))?;
    let done = started.elapsed();
    core.commit(cx).await?;
    Ok((done, started.elapsed()))
}
