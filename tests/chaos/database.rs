//! What the bot has in its database, read beside it.

use std::{collections::BTreeMap, path::Path, time::Duration};

use sqlx::{ConnectOptions as _, Connection as _, Executor as _, SqliteConnection, sqlite::SqliteConnectOptions};

use crate::process::database;

/// A reader beside the bot.
pub struct Database(SqliteConnection);

/// What the bot has before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Work {
    pub on_their_way: i64,
    pub due: i64,
    /// Requests that are due later.
    pub later: i64,
    pub timers: i64,
}

/// One due time of an unasked post, and what became of it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Occurrence {
    pub chat: i64,
    pub room: String,
    #[sqlx(rename = "ref")]
    pub reference: String,
    pub scheduled_for: i64,
    pub outcome: String,
    pub reason: Option<String>,
}

impl Database {
    /// Opens it, if the bot has made it.
    pub async fn open(home: &Path) -> Option<Self> {
        let options = SqliteConnectOptions::new().filename(database(home)).read_only(true);
        options.busy_timeout(Duration::from_secs(5)).connect().await.ok().map(Self)
    }

    /// What there is to do at `now` by the bot's clock, in seconds.
    pub async fn work(&mut self, now: i64) -> sqlx::Result<Work> {
        let (on_their_way, due, later, timers) = sqlx::query_as(
            "SELECT (SELECT count(*) FROM outbox WHERE state = 'sending'),
                    (SELECT count(*) FROM outbox WHERE state = 'pending' AND not_before <= ?1),
                    (SELECT count(*) FROM outbox WHERE state = 'pending' AND not_before > ?1),
                    (SELECT count(*) FROM timers WHERE due_at <= ?1)",
        )
        .bind(now)
        .fetch_one(&mut self.0)
        .await?;
        Ok(Work { on_their_way, due, later, timers })
    }

    /// Requests that wait, are on their way, failed or are uncertain; updates set aside; what could not be handled.
    pub async fn left_over(&mut self) -> Vec<String> {
        self.strings(
            "SELECT method || ' ' || state || ' ' || coalesce(error, '') FROM outbox
             WHERE state IN ('pending', 'sending', 'unknown', 'failed') UNION ALL SELECT 'parked ' || raw FROM parked",
        )
        .await
    }

    /// How many answers for one person were not sent in each chat, as nobody waited for them any more.
    pub async fn too_late(&mut self) -> Vec<(i64, i64)> {
        let query = "SELECT chat_id, count(*) FROM outbox
                     WHERE state = 'expired' AND expires_at IS NOT NULL AND method = 'sendMessage' GROUP BY chat_id";
        sqlx::query_as(query).fetch_all(&mut self.0).await.unwrap()
    }

    /// Where requests are on their way, or whether they arrived is being found out: Telegram's numbers.
    pub async fn on_their_way(&mut self) -> Vec<i64> {
        let query = "SELECT chat_id FROM outbox WHERE state = 'sending' AND chat_id IS NOT NULL";
        sqlx::query_scalar(query).fetch_all(&mut self.0).await.unwrap()
    }

    /// What is in quarantine: where it comes from, and why.
    pub async fn quarantine(&mut self) -> Vec<String> {
        self.strings("SELECT source || ': ' || error || ': ' || raw FROM quarantine").await
    }

    async fn strings(&mut self, query: &'static str) -> Vec<String> {
        sqlx::query_scalar(query).fetch_all(&mut self.0).await.unwrap()
    }

    /// Pages the file has.
    pub async fn pages(&mut self) -> u32 {
        sqlx::query_scalar("PRAGMA page_count").fetch_one(&mut self.0).await.unwrap()
    }

    /// Authors of the messages counted, by Telegram's chat and message.
    pub async fn messages(&mut self) -> BTreeMap<(i64, i64), i64> {
        let rows: Vec<(i64, i64, i64)> = sqlx::query_as(
            "SELECT c.telegram_id, m.message_id, m.author FROM messages m JOIN chats c ON c.id = m.chat",
        )
        .fetch_all(&mut self.0)
        .await
        .unwrap();
        rows.into_iter().map(|(chat, message, author)| ((chat, message), author)).collect()
    }

    /// Replies counted, by chat, who, whom and month.
    pub async fn replies(&mut self) -> BTreeMap<(i64, i64, i64, i64), i64> {
        let rows: Vec<(i64, i64, i64, i64, i64)> = sqlx::query_as(
            "SELECT c.telegram_id, r.replier, r.author, r.month, r.n FROM reply_pairs r JOIN chats c ON c.id = r.chat",
        )
        .fetch_all(&mut self.0)
        .await
        .unwrap();
        rows.into_iter().map(|(chat, replier, author, month, n)| ((chat, replier, author, month), n)).collect()
    }

    /// Who likes which message.
    pub async fn reactions(&mut self) -> Vec<(i64, i64, i64)> {
        sqlx::query_as(
            "SELECT c.telegram_id, r.message_id, r.user_id FROM reactions r JOIN chats c ON c.id = r.chat
             ORDER BY 1, 2, 3",
        )
        .fetch_all(&mut self.0)
        .await
        .unwrap()
    }

    /// Who voted in which poll.
    pub async fn voters(&mut self) -> Vec<(String, i64)> {
        sqlx::query_as("SELECT poll_id, user_id FROM poll_votes ORDER BY 1, 2").fetch_all(&mut self.0).await.unwrap()
    }

    /// At which stage polls are.
    pub async fn poll_stages(&mut self) -> Vec<String> {
        self.strings("SELECT stage FROM polls").await
    }

    /// What ideas say, in order.
    pub async fn ideas(&mut self) -> Vec<String> {
        self.strings("SELECT text FROM ideas ORDER BY text").await
    }

    /// Where introductions stand.
    pub async fn introductions(&mut self) -> BTreeMap<i64, Option<i64>> {
        let rows: Vec<(i64, Option<i64>)> =
            sqlx::query_as("SELECT user_id, message_id FROM introductions").fetch_all(&mut self.0).await.unwrap();
        rows.into_iter().collect()
    }

    /// Every due time and what became of it.
    pub async fn occurrences(&mut self) -> Vec<Occurrence> {
        sqlx::query_as(
            "SELECT c.telegram_id AS chat, o.room, o.ref, o.scheduled_for, o.outcome, o.reason
             FROM occurrences o JOIN chats c ON c.id = o.chat",
        )
        .fetch_all(&mut self.0)
        .await
        .unwrap()
    }

    /// Touchpoints there are: number and text.
    pub async fn touchpoints(&mut self) -> BTreeMap<String, String> {
        let rows: Vec<(i64, String)> = sqlx::query_as(
            "SELECT touchpoint, text FROM pieces UNION ALL SELECT id, '' FROM touchpoints WHERE kind = 'library'",
        )
        .fetch_all(&mut self.0)
        .await
        .unwrap();
        rows.into_iter().map(|(id, text)| (text, id.to_string())).collect()
    }
}

/// Makes the write-ahead log an empty file, so that the next commit needs room: what it once took it keeps otherwise.
pub async fn empty_log(home: &Path) {
    let options = SqliteConnectOptions::new().filename(database(home)).busy_timeout(Duration::from_secs(1));
    let Ok(mut other) = options.connect().await else { return };
    // Should somebody be writing, it stays as it is this time.
    let _ = other.execute("PRAGMA wal_checkpoint(TRUNCATE)").await;
    let _ = other.close().await;
}

/// Another process that keeps everybody from writing for a while, in real time.
pub async fn lock(home: &Path, time: Duration) {
    let options = SqliteConnectOptions::new().filename(database(home)).busy_timeout(Duration::from_secs(5));
    let Ok(mut other) = options.connect().await else { return };
    if other.execute("BEGIN IMMEDIATE").await.is_ok() {
        tokio::time::sleep(time).await;
    }
    // Closing ends the transaction as well.
    let _ = other.execute("ROLLBACK").await;
    let _ = other.close().await;
}
