//! What the operator's commands read and change.

use std::path::Path;

use chrono::{DateTime, Utc};
use futures::{Stream, TryStreamExt as _};
use serde_json::Value;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};

use crate::store::{Tx, instant, outbox::OUT_OF_REACH, rows, run::Rows as _, seconds};

/// Causes shown of each kind.
const MOST_CAUSES: i64 = 10;

/// So many of these, for this reason.
#[derive(Debug)]
pub struct Cause {
    /// How many.
    pub n: i64,
    /// What and why.
    pub cause: String,
}

/// Requests that wait.
#[derive(Debug)]
pub struct Waiting {
    /// How many, those being sent included.
    pub n: i64,
    /// How many of them are being sent.
    pub sending: i64,
    /// Since when the one that is due longest has been.
    pub due_since: Option<DateTime<Utc>>,
}

/// Requests that wait to be sent. One that was tried before, which each try puts off, has waited since it was made.
pub async fn waiting(tx: &Tx, now: DateTime<Utc>) -> sqlx::Result<Waiting> {
    let now = seconds(now);
    sqlx::query!(
        r#"SELECT count(*) AS "n!: i64", count(*) FILTER (WHERE state = 'sending') AS "sending!: i64",
                  min(CASE WHEN attempts > (state = 'sending') THEN created_at ELSE max(not_before, created_at) END)
                      FILTER (WHERE not_before <= ? OR attempts > 0) AS "due: i64"
           FROM outbox WHERE state IN ('pending', 'sending')"#,
        now
    )
    .one(tx)
    .await
    .map(|row| Waiting { n: row.n, sending: row.sending, due_since: row.due.map(instant) })
}

/// Why requests that were tried still wait.
pub async fn causes_of_waiting(tx: &Tx) -> sqlx::Result<Vec<Cause>> {
    sqlx::query_as!(
        Cause,
        r#"SELECT count(*) AS "n!: i64", method || ': ' || error AS "cause!: String" FROM outbox
           WHERE state = 'pending' AND error IS NOT NULL GROUP BY 2 ORDER BY 1 DESC LIMIT ?"#,
        MOST_CAUSES
    )
    .all(tx)
    .await
}

/// Why requests were given up since `since`.
pub async fn causes_of_failure(tx: &Tx, since: DateTime<Utc>) -> sqlx::Result<Vec<Cause>> {
    let since = seconds(since);
    sqlx::query_as!(
        Cause,
        r#"SELECT count(*) AS "n!: i64", method || ': ' || coalesce(error, state) AS "cause!: String" FROM outbox
           WHERE state IN ('failed', 'unknown') AND settled_at >= ? GROUP BY 2 ORDER BY 1 DESC LIMIT ?"#,
        since,
        MOST_CAUSES
    )
    .all(tx)
    .await
}

/// Why things are in quarantine.
pub async fn causes_of_quarantine(tx: &Tx) -> sqlx::Result<Vec<Cause>> {
    sqlx::query_as!(
        Cause,
        r#"SELECT count(*) AS "n!: i64", source || ': ' || error AS "cause!: String" FROM quarantine
           GROUP BY 2 ORDER BY 1 DESC LIMIT ?"#,
        MOST_CAUSES
    )
    .all(tx)
    .await
}

/// How many updates are set aside until a group's administrators are known, and since when.
pub async fn parked(tx: &Tx) -> sqlx::Result<(i64, Option<DateTime<Utc>>)> {
    sqlx::query!(r#"SELECT count(*) AS "n!: i64", min(at) AS "since: i64" FROM parked"#)
        .one(tx)
        .await
        .map(|row| (row.n, row.since.map(instant)))
}

/// Timers.
#[derive(Debug)]
pub struct Timers {
    /// How many are set.
    pub n: i64,
    /// How many are overdue.
    pub overdue: i64,
    /// When the longest overdue one was due.
    pub since: Option<DateTime<Utc>>,
}

/// Timers, and those that should have rung before `late`.
pub async fn timers(tx: &Tx, late: DateTime<Utc>) -> sqlx::Result<Timers> {
    let late = seconds(late);
    sqlx::query!(
        r#"SELECT count(*) AS "n!: i64", count(*) FILTER (WHERE due_at < ?1) AS "overdue!: i64",
                  min(due_at) FILTER (WHERE due_at < ?1) AS "since: i64" FROM timers"#,
        late
    )
    .one(tx)
    .await
    .map(|row| Timers { n: row.n, overdue: row.overdue, since: row.since.map(instant) })
}

/// Timers that failed and are tried again.
pub async fn failing_timers(tx: &Tx) -> sqlx::Result<Vec<Cause>> {
    sqlx::query_as!(
        Cause,
        r#"SELECT count(*) AS "n!: i64", room AS "cause!: String" FROM timers
           WHERE attempts > 0 GROUP BY room ORDER BY 1 DESC LIMIT ?"#,
        MOST_CAUSES
    )
    .all(tx)
    .await
}

/// The latest time the bot itself wrote down anywhere.
pub async fn latest_of_our_times(tx: &Tx) -> sqlx::Result<Option<DateTime<Utc>>> {
    sqlx::query_scalar!(
        r#"SELECT max(at) AS "at: i64" FROM (
             SELECT max(last_poll_at) AS at FROM cursor UNION ALL SELECT max(last_update_at) FROM cursor
             UNION ALL SELECT max(created_at) FROM outbox UNION ALL SELECT max(settled_at) FROM outbox
             UNION ALL SELECT max(decided_at) FROM occurrences)"#
    )
    .one(tx)
    .await
    .map(|at| at.map(instant))
}

/// What in a backup may have been posted since it was made.
#[derive(Debug)]
pub struct Unsure {
    /// Posts that waited to be sent.
    pub posts: i64,
    /// Regular posts that were due.
    pub due: i64,
}

/// In a backup that is about to be used: what may have been posted since it was made is not posted again. Posts that
/// waited are marked as being sent with their outcome beyond finding out, and every group's ledger says that nothing
/// is known until now ([`crate::store::occurrences::restored_at`]). Who is an administrator is asked again: Telegram does
/// not tell twice of those who are one no longer.
pub async fn make_unsure(database: &Path, now: DateTime<Utc>) -> anyhow::Result<Unsure> {
    let mut connection = SqliteConnectOptions::new().filename(database).connect().await?;
    let now = seconds(now);
    let done = sqlx::query!(
        "UPDATE outbox SET state = 'sending', attempts = attempts + 1, floor_message_id = ?
         WHERE state IN ('pending', 'sending') AND when_unknown = 'once' AND chat_id < 0",
        OUT_OF_REACH
    )
    .execute(&mut connection)
    .await?;
    sqlx::query!(
        "INSERT INTO occurrences (chat, room, ref, scheduled_for, decided_at, outcome, reason)
         SELECT id, 'house', 'restored', ?1, ?1, 'skipped', 'restored' FROM chats WHERE true ON CONFLICT DO NOTHING",
        now
    )
    .execute(&mut connection)
    .await?;
    sqlx::query!("UPDATE chats SET admins_known_at = NULL").execute(&mut connection).await?;
    sqlx::query!("UPDATE members SET vouched_at = NULL WHERE vouched_at IS NOT NULL").execute(&mut connection).await?;
    let due =
        sqlx::query_scalar!("SELECT count(*) FROM posts WHERE asks_at <= ?", now).fetch_one(&mut connection).await?;
    connection.close().await?;
    Ok(Unsure { posts: i64::try_from(done.rows_affected())?, due })
}

/// A group.
#[derive(Debug)]
pub struct Group {
    /// Within the bot.
    pub key: i64,
    /// At Telegram.
    pub telegram_id: i64,
    /// Its name, cleaned.
    pub title: String,
}

/// Every group we know of.
pub async fn groups(tx: &Tx) -> sqlx::Result<Vec<Group>> {
    sqlx::query_as!(Group, r#"SELECT id AS "key!", telegram_id, title FROM chats WHERE telegram_id < 0 ORDER BY id"#)
        .all(tx)
        .await
}

/// Groups in which the bot is, as far as it knows.
pub async fn groups_we_are_in(tx: &Tx) -> sqlx::Result<Vec<Group>> {
    sqlx::query_as!(
        Group,
        r#"SELECT id AS "key!", telegram_id, title FROM chats
         WHERE telegram_id < 0 AND bot_status NOT IN ('left', 'kicked') ORDER BY id"#
    )
    .all(tx)
    .await
}

/// How many members a group has or had.
pub async fn members_of(tx: &Tx, key: i64) -> sqlx::Result<i64> {
    sqlx::query_scalar!("SELECT count(*) FROM members WHERE chat = ?", key).one(tx).await
}

/// Every table.
#[cfg(test)]
pub async fn tables(tx: &Tx) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").all(tx).await
}

/// Tables with a column `chat`.
pub async fn tables_of_a_chat(tx: &Tx) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar(
        "SELECT t.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
         WHERE t.type = 'table' AND c.name = 'chat' ORDER BY t.name",
    )
    .all(tx)
    .await
}

/// Tables without a column `chat` that belong to a group all the same: which of their rows. `?1` is our number of the
/// group, `?2` Telegram's.
pub const BELONG: [(&str, &str); 5] = [
    ("people", "user_id IN (SELECT user_id FROM members WHERE chat = ?1)"),
    ("poll_votes", "poll_id IN (SELECT poll_id FROM polls WHERE chat = ?1)"),
    ("poll_chat_votes", "poll_id IN (SELECT poll_id FROM polls WHERE chat = ?1)"),
    ("outbox", "chat_id = ?2"),
    ("quarantine", "chat_id = ?2"),
];

/// Tables that say nothing about a group: the machine's own, what a person does in private, and what is counted in
/// a moment.
pub const NOT_OF_A_GROUP: [&str; 11] = [
    "chats",
    "cursor",
    "applied_updates",
    "menus",
    "conversations",
    "buttons",
    "talk",
    "nudge_wishes",
    "item_calls",
    "item_wishes",
    "_sqlx_migrations",
];

/// The tables that hold something of a group, and which of their rows; the group itself first.
pub async fn parts_of_a_group(tx: &Tx) -> sqlx::Result<Vec<(String, &'static str)>> {
    let of_chat = tables_of_a_chat(tx).await?.into_iter().filter(|table| !NOT_OF_A_GROUP.contains(&table.as_str()));
    let named = [("chats", "id = ?1")].into_iter().chain(BELONG).map(|(table, which)| (table.to_owned(), which));
    Ok(named.chain(of_chat.map(|table| (table, "chat = ?1"))).collect())
}

/// Rows of a table that belong to a group, each as its columns in order. The names come from the schema and from
/// constants, never from outside.
pub fn rows_of<'a>(
    connection: &'a mut SqliteConnection,
    table: &str,
    which: &str,
    group: &Group,
) -> impl Stream<Item = sqlx::Result<Vec<(String, Value)>>> + Unpin + 'a {
    let statement = format!("SELECT * FROM \"{table}\" WHERE {which}");
    sqlx::query(AssertSqlSafe(statement))
        .bind(group.key)
        .bind(group.telegram_id)
        .fetch(connection)
        .and_then(|row| std::future::ready(rows::columns(&row)))
}

/// Something in quarantine.
#[derive(Debug)]
pub struct Kept {
    /// Its number.
    pub id: i64,
    /// `update`, `timer`, `settle` or `talk`.
    pub source: String,
    /// Telegram's number of the update.
    pub update_id: Option<i64>,
    /// Telegram's chat, if it could be read.
    pub chat_id: Option<i64>,
    /// The group's name, if we know it.
    pub title: Option<String>,
    /// As it came.
    pub raw: String,
    /// Why.
    pub error: String,
    /// When, in Unix seconds.
    pub at: i64,
    /// Whether it is to be tried again.
    pub is_tried_again: bool,
}

/// Everything in quarantine, oldest first.
pub async fn in_quarantine(tx: &Tx) -> sqlx::Result<Vec<Kept>> {
    sqlx::query_as!(
        Kept,
        r#"SELECT q.id AS "id!", q.source, q.update_id, q.chat_id, c.title AS "title?", q.raw, q.error, q.at,
                  EXISTS (SELECT 1 FROM timers WHERE room = 'house' AND key = 'retry:' || q.id)
                      AS "is_tried_again!: bool"
           FROM quarantine AS q LEFT JOIN chats AS c ON c.telegram_id = q.chat_id ORDER BY q.id"#
    )
    .all(tx)
    .await
}

/// Forgets something in quarantine, also if it was to be tried again.
pub async fn drop_from_quarantine(tx: &Tx, id: i64) -> sqlx::Result<()> {
    let mut connection = tx.lock().await;
    sqlx::query!("DELETE FROM quarantine WHERE id = ?", id).execute(&mut *connection).await?;
    sqlx::query!("DELETE FROM timers WHERE room = 'house' AND key = 'retry:' || ?", id)
        .execute(&mut *connection)
        .await
        .map(drop)
}
