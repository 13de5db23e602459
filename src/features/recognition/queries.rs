//! The room's SQL. Rows of a batch come and go as one JSON array of arrays: to read a place is cheaper than a name.

use chrono::{DateTime, Utc};
use sqlx::types::Json;

use super::rules::{DayKey, PairKey, Standing, Sums, ThreadKey, Turn};
use crate::{
    store::{ChatKey, Tx, instant, seconds},
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
    .execute(&mut *tx.lock().await)
    .await
    .map(drop)
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
    .fetch_one(&mut *tx.lock().await)
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
    .execute(&mut *tx.lock().await)
    .await
    .map(drop)
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
    .fetch_one(&mut *tx.lock().await)
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
    .execute(&mut *tx.lock().await)
    .await
    .map(drop)
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
    .fetch_one(&mut *tx.lock().await)
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
    .execute(&mut *tx.lock().await)
    .await
    .map(drop)
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
    .execute(&mut *tx.lock().await)
    .await
    .map(drop)
}

/// Author and month of a message, if we saw it.
pub async fn message(tx: &Tx, chat: ChatKey, message: MessageId) -> sqlx::Result<Option<(UserId, i64)>> {
    sqlx::query!("SELECT author, month FROM messages WHERE chat = ? AND message_id = ?", chat.0, message.0)
        .fetch_optional(&mut *tx.lock().await)
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
    .fetch_optional(&mut *tx.lock().await)
    .await
}

/// How many people's reactions to a message count.
pub async fn reactors(tx: &Tx, chat: ChatKey, message: MessageId) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        "SELECT count(*) FROM reactions WHERE chat = ? AND message_id = ? AND counted = 1",
        chat.0,
        message.0
    )
    .fetch_one(&mut *tx.lock().await)
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
    .execute(&mut *tx.lock().await)
    .await
    .map(drop)
}

/// She no longer likes a message.
pub async fn unlike(tx: &Tx, chat: ChatKey, message: MessageId, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM reactions WHERE chat = ? AND message_id = ? AND user_id = ?", chat.0, message.0, user.0)
        .execute(&mut *tx.lock().await)
        .await
        .map(drop)
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
    .fetch_optional(&mut *tx.lock().await)
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
    .execute(&mut *tx.lock().await)
    .await
    .map(drop)
}

/// Message ids start again: the old ones are nobody's any more.
pub async fn forget_messages(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    let mut connection = tx.lock().await;
    sqlx::query!("DELETE FROM messages WHERE chat = ?", chat.0).execute(&mut *connection).await?;
    sqlx::query!("DELETE FROM reactions WHERE chat = ?", chat.0).execute(&mut *connection).await?;
    sqlx::query!("DELETE FROM top_answers WHERE chat = ?", chat.0).execute(&mut *connection).await.map(drop)
}

/// Forgets at most `most` messages sent before `before`, or reactions to them, in the next group that has such. Ids
/// grow with time, so only the first ones of a group need a look, however many there are.
pub async fn forget_old_messages(tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
    let before = seconds(before);
    let mut connection = tx.lock().await;
    let chat = sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM chats
           WHERE (SELECT sent_at FROM messages WHERE chat = chats.id ORDER BY message_id LIMIT 1) < ? LIMIT 1"#,
        before
    )
    .fetch_optional(&mut *connection)
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
    .execute(&mut *connection)
    .await?
    .rows_affected();
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
    .execute(&mut *connection)
    .await?
    .rows_affected();
    Ok(reactions + messages)
}

struct Row {
    user_id: i64,
    name: String,
    standing: i64,
    points: i64,
    answered: i64,
    repliers: i64,
    reactions: i64,
    days: i64,
}

impl From<Row> for Standing {
    fn from(row: Row) -> Self {
        let Row { points, answered, repliers, reactions, days, .. } = row;
        let sums = Sums { points, answered, repliers, reactions, days };
        Self { user: row.user_id, name: row.name, standing: row.standing, sums }
    }
}

fn standings(rows: Vec<Row>) -> Vec<Standing> {
    rows.into_iter().map(Standing::from).collect()
}

/// The most active of a month, best first: people in the chat who do not manage it, did not ask to be left off,
/// and were active on `days` days or more. One walk down the index, ending at `most`.
pub async fn best_of_month(tx: &Tx, chat: ChatKey, month: i64, days: i64, most: i64) -> sqlx::Result<Vec<Standing>> {
    sqlx::query_as!(
        Row,
        r#"SELECT s.user_id AS "user_id!", p.name, s.standing AS "standing!", s.points, s.answered, s.repliers, s.reactions, s.days
           FROM scores s
           CROSS JOIN members m ON m.chat = s.chat AND m.user_id = s.user_id
           CROSS JOIN people p ON p.user_id = s.user_id
           WHERE s.chat = ? AND s.month = ? AND s.standing > 0 AND s.days >= ?
             AND m.status IN ('member', 'restricted') AND m.staff = 0 AND m.hidden = 0 AND p.is_bot = 0
           ORDER BY s.standing DESC LIMIT ?"#,
        chat.0,
        month,
        days,
        most
    )
    .fetch_all(&mut *tx.lock().await)
    .await
    .map(standings)
}

/// As [`best_of_month`] for several months together. People answered are counted once however many months it
/// was; people who replied are not known for more than a month.
pub async fn best_of_months(tx: &Tx, chat: ChatKey, from: i64, to: i64, most: i64) -> sqlx::Result<Vec<Standing>> {
    sqlx::query_as!(
        Row,
        r#"SELECT s.user_id AS "user_id!", p.name AS "name!", s.standing AS "standing!: i64", 0 AS "points!: i64",
                  (SELECT count(DISTINCT r.author) FROM reply_pairs r
                   WHERE r.chat = ?1 AND r.replier = s.user_id AND r.month BETWEEN ?2 AND ?3) AS "answered!: i64",
                  0 AS "repliers!: i64", s.reactions AS "reactions!: i64", s.days AS "days!: i64"
           FROM (SELECT s.user_id, sum(s.standing) AS standing, sum(s.reactions) AS reactions, sum(s.days) AS days
                 FROM scores s
                 CROSS JOIN members m ON m.chat = s.chat AND m.user_id = s.user_id
                 WHERE s.chat = ?1 AND s.month BETWEEN ?2 AND ?3
                   AND m.status IN ('member', 'restricted') AND m.staff = 0 AND m.hidden = 0
                 GROUP BY s.user_id HAVING sum(s.standing) > 0 ORDER BY 2 DESC LIMIT ?4) s
           CROSS JOIN people p ON p.user_id = s.user_id
           WHERE p.is_bot = 0 ORDER BY s.standing DESC"#,
        chat.0,
        from,
        to,
        most
    )
    .fetch_all(&mut *tx.lock().await)
    .await
    .map(standings)
}

/// Names of those who manage the chat and were active in `months` (a JSON array), the most active first. Looks at
/// managers and their scores only.
pub async fn active_managers(tx: &Tx, chat: ChatKey, months: &str, most: i64) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar!(
        "SELECT p.name FROM members m INDEXED BY members_who_manage
         CROSS JOIN people p ON p.user_id = m.user_id
         CROSS JOIN json_each(?) month
         CROSS JOIN scores s ON s.chat = m.chat AND s.month = month.value AND s.user_id = m.user_id
         WHERE m.chat = ? AND (m.status IN ('creator', 'administrator') OR m.staff = 1)
           AND m.status NOT IN ('left', 'kicked') AND m.hidden = 0 AND p.is_bot = 0
         GROUP BY m.user_id HAVING sum(s.standing) > 0 ORDER BY sum(s.standing) DESC, p.name LIMIT ?",
        months,
        chat.0,
        most
    )
    .fetch_all(&mut *tx.lock().await)
    .await
}

/// A person's month, whether she is listed or not.
pub async fn month_of_person(tx: &Tx, chat: ChatKey, month: i64, user: UserId) -> sqlx::Result<Option<Standing>> {
    sqlx::query_as!(
        Row,
        r#"SELECT s.user_id AS "user_id!", p.name, s.standing AS "standing!", s.points, s.answered, s.repliers, s.reactions, s.days
           FROM scores s JOIN people p ON p.user_id = s.user_id
           WHERE s.chat = ? AND s.month = ? AND s.user_id = ? AND s.standing > 0"#,
        chat.0,
        month,
        user.0
    )
    .fetch_optional(&mut *tx.lock().await)
    .await
    .map(|row| row.map(Standing::from))
}

/// How many listed people stand higher than `over`, up to `most` itself.
pub async fn how_many_between(tx: &Tx, chat: ChatKey, month: i64, over: i64, most: i64) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        "SELECT count(*) FROM scores s
         CROSS JOIN members m ON m.chat = s.chat AND m.user_id = s.user_id
         WHERE s.chat = ? AND s.month = ? AND s.standing > ? AND s.standing <= ?
           AND m.status IN ('member', 'restricted') AND m.staff = 0 AND m.hidden = 0",
        chat.0,
        month,
        over,
        most
    )
    .fetch_one(&mut *tx.lock().await)
    .await
}

/// The listed people right above a standing, nearest first.
pub async fn nearest_above(
    tx: &Tx,
    chat: ChatKey,
    month: i64,
    standing: i64,
    most: i64,
) -> sqlx::Result<Vec<Standing>> {
    sqlx::query_as!(
        Row,
        r#"SELECT s.user_id AS "user_id!", p.name, s.standing AS "standing!", s.points, s.answered, s.repliers, s.reactions, s.days
           FROM scores s
           CROSS JOIN members m ON m.chat = s.chat AND m.user_id = s.user_id
           CROSS JOIN people p ON p.user_id = s.user_id
           WHERE s.chat = ? AND s.month = ? AND s.standing > ?
             AND m.status IN ('member', 'restricted') AND m.staff = 0 AND m.hidden = 0 AND p.is_bot = 0
           ORDER BY s.standing LIMIT ?"#,
        chat.0,
        month,
        standing,
        most
    )
    .fetch_all(&mut *tx.lock().await)
    .await
    .map(standings)
}

/// The listed people beside or right below a standing, nearest first, herself left out.
pub async fn nearest_below(
    tx: &Tx,
    chat: ChatKey,
    month: i64,
    me: &Standing,
    most: i64,
) -> sqlx::Result<Vec<Standing>> {
    sqlx::query_as!(
        Row,
        r#"SELECT s.user_id AS "user_id!", p.name, s.standing AS "standing!", s.points, s.answered, s.repliers, s.reactions, s.days
           FROM scores s
           CROSS JOIN members m ON m.chat = s.chat AND m.user_id = s.user_id
           CROSS JOIN people p ON p.user_id = s.user_id
           WHERE s.chat = ? AND s.month = ? AND s.standing BETWEEN 1 AND ? AND s.user_id <> ?
             AND m.status IN ('member', 'restricted') AND m.staff = 0 AND m.hidden = 0 AND p.is_bot = 0
           ORDER BY s.standing DESC LIMIT ?"#,
        chat.0,
        month,
        me.standing,
        me.user,
        most
    )
    .fetch_all(&mut *tx.lock().await)
    .await
    .map(standings)
}

/// The groups she and we are in, with their titles.
pub async fn groups_of(tx: &Tx, user: UserId, most: i64) -> sqlx::Result<Vec<(ChatKey, String)>> {
    sqlx::query!(
        r#"SELECT c.id AS "id!", c.title FROM members m JOIN chats c ON c.id = m.chat
           WHERE m.user_id = ? AND m.status NOT IN ('left', 'kicked') AND c.bot_status NOT IN ('left', 'kicked')
           ORDER BY c.title, c.id LIMIT ?"#,
        user.0,
        most
    )
    .fetch_all(&mut *tx.lock().await)
    .await
    .map(|rows| rows.into_iter().map(|row| (ChatKey(row.id), row.title)).collect())
}

/// The latest answer to `/top`, and when it was sent.
pub async fn top_answer(tx: &Tx, chat: ChatKey) -> sqlx::Result<Option<(MessageId, DateTime<Utc>)>> {
    sqlx::query!("SELECT message_id, sent_at FROM top_answers WHERE chat = ?", chat.0)
        .fetch_optional(&mut *tx.lock().await)
        .await
        .map(|row| row.map(|row| (MessageId(row.message_id), instant(row.sent_at))))
}

/// Remembers the latest answer to `/top`.
pub async fn set_top_answer(tx: &Tx, chat: ChatKey, message: MessageId, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "INSERT INTO top_answers (chat, message_id, sent_at) VALUES (?, ?, ?)
         ON CONFLICT (chat) DO UPDATE SET message_id = excluded.message_id, sent_at = excluded.sent_at",
        chat.0,
        message.0,
        now
    )
    .execute(&mut *tx.lock().await)
    .await
    .map(drop)
}

/// The month a chat closes next; `present` is noted if none is.
pub async fn open_month(tx: &Tx, chat: ChatKey, present: i64) -> sqlx::Result<i64> {
    let mut connection = tx.lock().await;
    sqlx::query!("INSERT INTO open_months (chat, month) VALUES (?, ?) ON CONFLICT DO NOTHING", chat.0, present)
        .execute(&mut *connection)
        .await?;
    sqlx::query_scalar!("SELECT month FROM open_months WHERE chat = ?", chat.0).fetch_one(&mut *connection).await
}

/// A month is closed; `next` is open now.
pub async fn set_open_month(tx: &Tx, chat: ChatKey, next: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE open_months SET month = ? WHERE chat = ?", next, chat.0)
        .execute(&mut *tx.lock().await)
        .await
        .map(drop)
}

/// Groups that have no month to close yet.
pub async fn without_open_month(tx: &Tx) -> sqlx::Result<Vec<ChatKey>> {
    sqlx::query_scalar!(r#"SELECT id AS "id!" FROM chats WHERE id NOT IN (SELECT chat FROM open_months) ORDER BY id"#)
        .fetch_all(&mut *tx.lock().await)
        .await
        .map(|keys| keys.into_iter().map(ChatKey).collect())
}

/// Keeps who is thanked for a month: `{user, place, resting, answered, repliers, reactions, days}`.
pub async fn freeze(tx: &Tx, chat: ChatKey, month: i64, rows: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO season_results (chat, month, user_id, place, resting, answered, repliers, reactions, days)
         SELECT ?, ?, value->>'user', value->>'place', value->>'resting', value->>'answered', value->>'repliers',
                value->>'reactions', value->>'days'
         FROM json_each(?)",
        chat.0,
        month,
        rows
    )
    .execute(&mut *tx.lock().await)
    .await
    .map(drop)
}

/// Who was listed in the thanks for a month.
pub async fn listed_in(tx: &Tx, chat: ChatKey, month: i64) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar!(
        "SELECT user_id FROM season_results WHERE chat = ? AND month = ? AND resting = 0",
        chat.0,
        month
    )
    .fetch_all(&mut *tx.lock().await)
    .await
}

/// Who is thanked for a month, in order, without those who meanwhile left, took office, or asked to be left off:
/// name, what for, and whether she is resting.
pub async fn frozen(tx: &Tx, chat: ChatKey, month: i64) -> sqlx::Result<Vec<(String, Sums, bool)>> {
    sqlx::query!(
        r#"SELECT p.name, r.resting AS "resting: bool", r.answered, r.repliers, r.reactions, r.days
           FROM season_results r
           JOIN members m ON m.chat = r.chat AND m.user_id = r.user_id
           JOIN people p ON p.user_id = r.user_id
           WHERE r.chat = ? AND r.month = ?
             AND m.status IN ('member', 'restricted') AND m.staff = 0 AND m.hidden = 0
           ORDER BY r.resting, r.place, p.name COLLATE NOCASE, r.user_id"#,
        chat.0,
        month
    )
    .fetch_all(&mut *tx.lock().await)
    .await
    .map(|rows| {
        rows.into_iter()
            .map(|row| {
                let sums = Sums {
                    points: 0,
                    answered: row.answered,
                    repliers: row.repliers,
                    reactions: row.reactions,
                    days: row.days,
                };
                (row.name, sums, row.resting)
            })
            .collect()
    })
}
