//! What is counted. Rows of a batch come and go as one JSON array of arrays: to read a place is cheaper than a name.

use chrono::{DateTime, Utc};
use sqlx::types::Json;

use crate::{
    features::recognition::rules::{DayKey, PairKey, Sums, ThreadKey, Turn},
    store::{
        ChatKey, Tx,
        run::{Rows as _, Statement as _, list},
        seconds,
    },
    telegram::{MessageId, UserId},
};

/// Notes whose messages these are: `[chat, id, author, at, month]`.
pub async fn note_messages(tx: &Tx, rows: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO messages (chat, message_id, author, sent_at, month)
         SELECT value->>0, value->>1, value->>2, value->>3, value->>4
         FROM jsonb_each(?) WHERE true ON CONFLICT DO NOTHING",
        rows
    )
    .run(tx)
    .await
}

/// The turns going on in topics: `[chat, thread]`.
pub async fn turns(tx: &Tx, keys: &str) -> sqlx::Result<Vec<(ThreadKey, Turn)>> {
    sqlx::query_scalar!(
        r#"SELECT json_group_array(json_array(json_array(t.chat, t.thread),
                                              json_array(t.author, t.last_at, t.tenths, t.album)))
                  AS "turns!: Json<Vec<(ThreadKey, Turn)>>"
           FROM jsonb_each(?) k CROSS JOIN threads t ON t.chat = k.value->>0 AND t.thread = k.value->>1"#,
        keys
    )
    .one(tx)
    .await
    .map(|turns| turns.0)
}

/// Keeps the turns going on in topics: `[chat, thread, author, last_at, tenths, album]`.
pub async fn keep_turns(tx: &Tx, rows: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO threads (chat, thread, author, last_at, tenths, album)
         SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5
         FROM jsonb_each(?) WHERE true
         ON CONFLICT (chat, thread) DO UPDATE SET author = excluded.author, last_at = excluded.last_at,
                tenths = excluded.tenths, album = excluded.album",
        rows
    )
    .run(tx)
    .await
}

/// Turns of days so far: `[chat, day, user]`.
pub async fn days(tx: &Tx, keys: &str) -> sqlx::Result<Vec<(DayKey, i64)>> {
    sqlx::query_scalar!(
        r#"SELECT json_group_array(json_array(json_array(d.chat, d.day, d.user_id), d.tenths))
                  AS "days!: Json<Vec<(DayKey, i64)>>"
           FROM jsonb_each(?) k CROSS JOIN day_turns d
             ON d.chat = k.value->>0 AND d.day = k.value->>1 AND d.user_id = k.value->>2"#,
        keys
    )
    .one(tx)
    .await
    .map(|days| days.0)
}

/// Keeps the turns of days: `[chat, day, user, tenths]`.
pub async fn keep_days(tx: &Tx, rows: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO day_turns (chat, day, user_id, tenths)
         SELECT value->>0, value->>1, value->>2, value->>3 FROM jsonb_each(?) WHERE true
         ON CONFLICT (chat, day, user_id) DO UPDATE SET tenths = excluded.tenths",
        rows
    )
    .run(tx)
    .await
}

/// Replies so far: `[chat, from, author, month]`.
pub async fn replies(tx: &Tx, keys: &str) -> sqlx::Result<Vec<(PairKey, i64)>> {
    sqlx::query_scalar!(
        r#"SELECT json_group_array(json_array(json_array(r.chat, r.replier, r.author, r.month), r.n))
                  AS "replies!: Json<Vec<(PairKey, i64)>>"
           FROM jsonb_each(?) k CROSS JOIN reply_pairs r
             ON r.chat = k.value->>0 AND r.replier = k.value->>1 AND r.author = k.value->>2 AND r.month = k.value->>3"#,
        keys
    )
    .one(tx)
    .await
    .map(|replies| replies.0)
}

/// Keeps replies: `[chat, from, author, month, n]`.
pub async fn keep_replies(tx: &Tx, rows: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO reply_pairs (chat, replier, author, month, n)
         SELECT value->>0, value->>1, value->>2, value->>3, value->>4
         FROM jsonb_each(?) WHERE true
         ON CONFLICT (chat, replier, author, month) DO UPDATE SET n = excluded.n",
        rows
    )
    .run(tx)
    .await
}

/// Adds to people's months: `[chat, month, user, points, answered, repliers, reactions, days]`.
pub async fn add_scores(tx: &Tx, rows: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO scores (chat, month, user_id, points, answered, repliers, reactions, days)
         SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7
         FROM jsonb_each(?) WHERE true
         ON CONFLICT (chat, month, user_id) DO UPDATE
         SET points = points + excluded.points, answered = answered + excluded.answered,
             repliers = repliers + excluded.repliers, reactions = reactions + excluded.reactions,
             days = days + excluded.days",
        rows
    )
    .run(tx)
    .await
}

/// Author and month of a message, if we saw it.
pub async fn message(tx: &Tx, chat: ChatKey, message: MessageId) -> sqlx::Result<Option<(UserId, i64)>> {
    sqlx::query!("SELECT author, month FROM messages WHERE chat = ? AND message_id = ?", chat.0, message.0)
        .maybe(tx)
        .await
        .map(|row| row.map(|row| (UserId(row.author), row.month)))
}

/// Whether she likes a message already, and if so whether that counts.
pub async fn reaction(tx: &Tx, chat: ChatKey, message: MessageId, user: UserId) -> sqlx::Result<Option<bool>> {
    sqlx::query_scalar!(
        r#"SELECT counted AS "counted: bool" FROM reactions WHERE chat = ? AND message_id = ? AND user_id = ?"#,
        chat.0,
        message.0,
        user.0
    )
    .maybe(tx)
    .await
}

/// How many people's reactions to a message count.
pub async fn reactors(tx: &Tx, chat: ChatKey, message: MessageId) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        "SELECT count(*) FROM reactions WHERE chat = ? AND message_id = ? AND counted = 1",
        chat.0,
        message.0
    )
    .one(tx)
    .await
}

/// How many others than its author like a message, whether that counts or not.
pub async fn likes(tx: &Tx, chat: ChatKey, message: MessageId, author: UserId) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        "SELECT count(*) FROM reactions WHERE chat = ? AND message_id = ? AND user_id <> ?",
        chat.0,
        message.0,
        author.0
    )
    .one(tx)
    .await
}

/// She likes a message.
pub async fn like(tx: &Tx, chat: ChatKey, message: MessageId, user: UserId, counted: bool) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO reactions (chat, message_id, user_id, counted) VALUES (?, ?, ?, ?)",
        chat.0,
        message.0,
        user.0,
        counted
    )
    .run(tx)
    .await
}

/// She no longer likes a message.
pub async fn unlike(tx: &Tx, chat: ChatKey, message: MessageId, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM reactions WHERE chat = ? AND message_id = ? AND user_id = ?", chat.0, message.0, user.0)
        .run(tx)
        .await
}

/// How many reactions of one person to another's messages of a month count.
pub async fn reactions_of_pair(tx: &Tx, pair: PairKey) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        "SELECT n FROM reaction_pairs WHERE chat = ? AND reactor = ? AND author = ? AND month = ?",
        pair.chat,
        pair.from,
        pair.author,
        pair.month
    )
    .maybe(tx)
    .await
    .map(Option::unwrap_or_default)
}

/// Changes that number.
pub async fn set_reactions_of_pair(tx: &Tx, pair: PairKey, n: i64) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO reaction_pairs (chat, reactor, author, month, n) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (chat, reactor, author, month) DO UPDATE SET n = excluded.n",
        pair.chat,
        pair.from,
        pair.author,
        pair.month,
        n
    )
    .run(tx)
    .await
}

/// On how many days somebody has talked in a group.
pub async fn days_of(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"SELECT coalesce(sum(days), 0) AS "days!: i64" FROM scores WHERE chat = ? AND user_id = ?"#,
        chat.0,
        user.0
    )
    .one(tx)
    .await
}

/// All that was counted of somebody in a group.
pub async fn all_of(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Sums> {
    sqlx::query_as!(
        Sums,
        r#"SELECT coalesce(sum(points), 0) AS "points!: i64", coalesce(sum(answered), 0) AS "answered!: i64",
                  coalesce(sum(repliers), 0) AS "repliers!: i64", coalesce(sum(reactions), 0) AS "reactions!: i64",
                  coalesce(sum(days), 0) AS "days!: i64"
           FROM scores WHERE user_id = ? AND chat = ?"#,
        user.0,
        chat.0
    )
    .one(tx)
    .await
}

/// The latest day on which somebody had a turn in a group.
pub async fn last_day(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Option<i64>> {
    sqlx::query_scalar!(
        r#"SELECT max(day) AS "day: i64" FROM day_turns WHERE chat = ? AND user_id = ?"#,
        chat.0,
        user.0
    )
    .one(tx)
    .await
}

/// For how many months somebody was thanked in a group.
pub async fn thanked(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        "SELECT count(*) FROM season_results WHERE user_id = ? AND chat = ? AND resting = 0",
        user.0,
        chat.0
    )
    .one(tx)
    .await
}

/// How often somebody took part on these days; part of a turn counts as one.
pub async fn turns_of(tx: &Tx, chat: ChatKey, user: i64, days: &[i64]) -> sqlx::Result<i64> {
    let days = list(days)?;
    sqlx::query_scalar!(
        r#"SELECT coalesce(sum((tenths + 9) / 10), 0) AS "turns!: i64"
           FROM json_each(?) AS k CROSS JOIN day_turns AS d ON d.chat = ? AND d.day = k.value AND d.user_id = ?"#,
        days,
        chat.0,
        user
    )
    .one(tx)
    .await
}

/// Message ids start again: the old ones are nobody's any more.
pub async fn forget_messages(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM messages WHERE chat = ?", chat.0).run(tx).await?;
    sqlx::query!("DELETE FROM reactions WHERE chat = ?", chat.0).run(tx).await
}

/// Forgets at most `most` messages sent before `before`, or reactions to them, in the next group that has such. Ids
/// grow with time, so only the first ones of a group need a look, however many there are.
pub async fn forget_old_messages(tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
    let before = seconds(before);
    let chat = sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM chats
           WHERE (SELECT sent_at FROM messages WHERE chat = chats.id ORDER BY message_id LIMIT 1) < ? LIMIT 1"#,
        before
    )
    .maybe(tx)
    .await?;
    let Some(chat) = chat else { return Ok(0) };
    let reactions = sqlx::query!(
        "DELETE FROM reactions WHERE (chat, message_id, user_id) IN (
           SELECT r.chat, r.message_id, r.user_id
           FROM (SELECT message_id, sent_at FROM messages WHERE chat = ?1 ORDER BY message_id LIMIT ?3) AS first
           JOIN reactions AS r ON r.chat = ?1 AND r.message_id = first.message_id
           WHERE first.sent_at < ?2 LIMIT ?3)",
        chat,
        before,
        most
    )
    .changes(tx)
    .await?;
    if i64::try_from(reactions).is_ok_and(|n| n == most) {
        return Ok(reactions);
    }
    let messages = sqlx::query!(
        "DELETE FROM messages WHERE chat = ?1 AND message_id IN (
           SELECT message_id
           FROM (SELECT message_id, sent_at FROM messages WHERE chat = ?1 ORDER BY message_id LIMIT ?3)
           WHERE sent_at < ?2)",
        chat,
        before,
        most
    )
    .changes(tx)
    .await?;
    Ok(reactions + messages)
}
