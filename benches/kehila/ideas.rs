//! Ideas: how long it takes to find those that are like one that is being written.

use std::time::{Duration, Instant};

use kehila::{features::ideas, store::chats, telegram::ChatId, words::search};
use tempfile::TempDir;

use super::{simulator, stored::connect};

/// How often it is asked.
const ASKED: usize = 51;
/// Words ideas are made of, four of them each, beside one that stands in every idea.
const WORDS: usize = 400;
const GROUP: i64 = -1_001_000_000_001;

/// How long finding those like another takes among so many ideas of one group, the quickest first.
pub async fn finding_alike(there: usize) -> anyhow::Result<Vec<Duration>> {
    let directory = TempDir::new()?;
    let sim = simulator()?;
    let core = connect(&sim, directory.path()).await?;
    let cx = core.begin().await?;
    sqlx::query(
        "INSERT INTO chats (id, telegram_id, kind, title, language, zone, quiet_from, quiet_until, bot_status, created_at)
         VALUES (1, ?, 'supergroup', 'Bakers', 'en', 'UTC', 0, 0, 'administrator', 1794816000)",
    )
    .bind(GROUP)
    .execute(&mut *cx.tx.lock().await)
    .await?;
    for n in 0..there {
        let text = text(n);
        let id = i64::try_from(n)? + 1;
        let terms = serde_json::to_string(&search::terms(&text))?;
        sqlx::query(
            "INSERT INTO ideas (id, chat, number, text, root, created_at) VALUES (?1, 1, ?1, ?2, ?1, 1794816000)",
        )
        .bind(id)
        .bind(&text)
        .execute(&mut *cx.tx.lock().await)
        .await?;
        sqlx::query("INSERT INTO idea_terms (chat, term, idea) SELECT 1, value, ?1 FROM json_each(?2)")
            .bind(id)
            .bind(terms)
            .execute(&mut *cx.tx.lock().await)
            .await?;
    }
    core.commit(cx).await?;
    let mut took = Vec::new();
    for n in 0..ASKED {
        let cx = core.begin().await?;
        let chat = chats::by_telegram_id(&cx.tx, ChatId(GROUP)).await?;
        let chat = chat.ok_or_else(|| anyhow::anyhow!("there is no group"))?;
        // The same words as one of them has, in another order.
        let mut words: Vec<String> = text(n * 97 % there).split(' ').map(str::to_owned).collect();
        words.reverse();
        let began = Instant::now();
        let found = ideas::like(&cx, &chat, &words.join(" ")).await.map_err(|stop| anyhow::anyhow!("{stop:?}"))?;
        took.push(began.elapsed());
        anyhow::ensure!(!found.is_empty(), "nothing was found");
        core.commit(cx).await?;
    }
    took.sort_unstable();
    Ok(took)
}

/// Five words: one that stands in every idea, and four that few have together.
fn text(n: usize) -> String {
    let word = |step: usize| format!("w{}q", (n * step + n / WORDS * (step + 3)) % WORDS);
    format!("bread {} {} {} {}", word(1), word(7), word(31), word(113))
}
