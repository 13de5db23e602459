//! What the bot has in its database, read beside it.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    time::{Duration, Instant},
};

use sqlx::{ConnectOptions as _, SqliteConnection, sqlite::SqliteConnectOptions};

async fn open(directory: &Path) -> SqliteConnection {
    let file = directory.join("kehila.db");
    SqliteConnectOptions::new().filename(file).read_only(true).connect().await.unwrap()
}

/// What the bot still has to do or could not do: states of the outbox, quarantine, updates set aside.
pub async fn left_over(directory: &Path) -> Vec<String> {
    // The process may not have made it yet.
    if !directory.join("kehila.db").exists() {
        return vec!["there is no database".to_owned()];
    }
    sqlx::query_scalar(
        "SELECT method || ' ' || state || ' ' || coalesce(error, '') FROM outbox
         WHERE state IN ('pending', 'sending', 'unknown', 'failed')
         UNION ALL SELECT 'quarantine ' || source || ' ' || error FROM quarantine
         UNION ALL SELECT 'parked ' || raw FROM parked",
    )
    .fetch_all(&mut open(directory).await)
    .await
    .unwrap_or_else(|error| vec![error.to_string()])
}

/// Newcomers who have neither been greeted nor left.
pub async fn waiting_to_be_greeted(directory: &Path) -> i64 {
    sqlx::query_scalar(
        "SELECT count(*) FROM members WHERE joined_at IS NOT NULL AND greeted_at IS NULL AND status = 'member'",
    )
    .fetch_one(&mut open(directory).await)
    .await
    .unwrap()
}

/// Who has been greeted where, by Telegram's chat.
pub async fn greeted(directory: &Path) -> BTreeSet<(i64, i64)> {
    sqlx::query_as(
        "SELECT c.telegram_id, m.user_id FROM members m JOIN chats c ON c.id = m.chat WHERE m.greeted_at IS NOT NULL",
    )
    .fetch_all(&mut open(directory).await)
    .await
    .unwrap()
    .into_iter()
    .collect()
}

/// Messages counted, by Telegram's chat.
pub async fn messages(directory: &Path) -> BTreeSet<(i64, i64)> {
    sqlx::query_as("SELECT c.telegram_id, m.message_id FROM messages m JOIN chats c ON c.id = m.chat")
        .fetch_all(&mut open(directory).await)
        .await
        .unwrap()
        .into_iter()
        .collect()
}

/// Reactions counted, by Telegram's chat.
pub async fn reactions(directory: &Path) -> BTreeSet<(i64, i64, i64)> {
    sqlx::query_as("SELECT c.telegram_id, r.message_id, r.user_id FROM reactions r JOIN chats c ON c.id = r.chat")
        .fetch_all(&mut open(directory).await)
        .await
        .unwrap()
        .into_iter()
        .collect()
}

/// Who chose which option, over all polls. (Telegram's id of a poll is not known to us when the answer to sending
/// it was lost, so votes cannot be told apart by question.)
pub async fn votes(directory: &Path) -> Vec<(i64, Option<String>)> {
    sqlx::query_as("SELECT user_id, choices FROM poll_votes ORDER BY user_id, choices")
        .fetch_all(&mut open(directory).await)
        .await
        .unwrap()
}

/// Who chose what in a quiz.
pub async fn quiz_answers(directory: &Path) -> Vec<(i64, String)> {
    sqlx::query_as("SELECT user_id, choices FROM quiz_answers ORDER BY user_id, choices")
        .fetch_all(&mut open(directory).await)
        .await
        .unwrap()
}

/// Who asked to be let in, and how that stands.
pub async fn requests(directory: &Path) -> Vec<(i64, String)> {
    sqlx::query_as("SELECT user_id, state FROM join_requests ORDER BY user_id")
        .fetch_all(&mut open(directory).await)
        .await
        .unwrap()
}

/// The words of all regular posts.
pub async fn regular_posts(directory: &Path) -> Vec<String> {
    sqlx::query_scalar("SELECT text FROM pieces").fetch_all(&mut open(directory).await).await.unwrap()
}

/// Ideas, and who is for each.
pub async fn ideas(directory: &Path) -> BTreeMap<String, BTreeSet<i64>> {
    let rows: Vec<(String, Option<i64>)> =
        sqlx::query_as("SELECT i.text, v.user_id FROM ideas i LEFT JOIN idea_votes v ON v.idea = i.id")
            .fetch_all(&mut open(directory).await)
            .await
            .unwrap();
    let mut ideas: BTreeMap<String, BTreeSet<i64>> = BTreeMap::new();
    for (text, user) in rows {
        ideas.entry(text).or_default().extend(user);
    }
    ideas
}

/// Who has taken part in a survey; what they answered is sealed.
pub async fn took_part(directory: &Path) -> BTreeSet<i64> {
    let sql = "SELECT user_id FROM survey_sheets WHERE sealed IS NOT NULL AND answers IS NULL";
    let users: Vec<i64> = sqlx::query_scalar(sql).fetch_all(&mut open(directory).await).await.unwrap();
    users.into_iter().collect()
}

/// Ideas whose message in the group shows other votes than they have.
pub async fn ideas_to_draw(directory: &Path) -> i64 {
    sqlx::query_scalar("SELECT count(*) FROM ideas WHERE message_id IS NOT NULL AND shown <> votes")
        .fetch_one(&mut open(directory).await)
        .await
        .unwrap()
}

/// What everybody answered about when she can.
pub async fn answers(directory: &Path) -> BTreeMap<i64, String> {
    sqlx::query_as("SELECT user_id, answers FROM time_answers")
        .fetch_all(&mut open(directory).await)
        .await
        .unwrap()
        .into_iter()
        .collect()
}

/// Times whose message in the group is not as they are.
pub async fn times_to_draw(directory: &Path) -> i64 {
    sqlx::query_scalar("SELECT count(*) FROM times WHERE message_id IS NOT NULL AND stale = 1")
        .fetch_one(&mut open(directory).await)
        .await
        .unwrap()
}

/// Waits until something holds, or says that it did not.
pub async fn wait_until(at_most: Duration, mut holds: impl AsyncFnMut() -> bool) -> Result<(), &'static str> {
    let end = Instant::now() + at_most;
    while Instant::now() < end {
        if holds().await {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err("waited too long")
}
