//! The room's SQL.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sqlx::types::Json;

use super::rules::{Changed, Verdict};
use crate::{
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, Statement as _, list},
        seconds,
    },
    telegram::{MessageId, ThreadId, UserId, marked::Marked},
};

/// What was known of somebody who joins.
#[derive(Debug, Clone, Copy)]
pub struct Before {
    /// When she left; [`None`]: she is there, as far as we know.
    pub left_at: Option<DateTime<Utc>>,
}

/// What is known of somebody's first weeks, if anything is.
pub async fn before(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Option<Before>> {
    sqlx::query_scalar!("SELECT left_at FROM paths WHERE chat = ? AND user_id = ?", chat.0, user.0)
        .maybe(tx)
        .await
        .map(|row| row.map(|left_at| Before { left_at: left_at.map(instant) }))
}

/// Her first weeks begin, or begin again.
pub async fn begin(tx: &Tx, chat: ChatKey, user: UserId, now: DateTime<Utc>, due: DateTime<Utc>) -> sqlx::Result<()> {
    let (now, due) = (seconds(now), seconds(due));
    sqlx::query!(
        "INSERT INTO paths (chat, user_id, began_at, due_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (chat, user_id) DO UPDATE SET began_at = excluded.began_at, due_at = excluded.due_at, is_over = 0,
             left_at = NULL, spoke_at = NULL, answered_at = NULL, week2_at = NULL",
        chat.0,
        user.0,
        now,
        due
    )
    .run(tx)
    .await
}

/// She is back, and goes on where she was, but not before `due`.
pub async fn go_on(tx: &Tx, chat: ChatKey, user: UserId, due: DateTime<Utc>) -> sqlx::Result<()> {
    let due = seconds(due);
    sqlx::query!(
        "UPDATE paths SET left_at = NULL, due_at = CASE WHEN is_over = 0 THEN ? END WHERE chat = ? AND user_id = ?",
        due,
        chat.0,
        user.0
    )
    .run(tx)
    .await
}

/// She has left, and is waited for no more.
pub async fn leave(tx: &Tx, chat: ChatKey, user: UserId, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "UPDATE paths SET left_at = ?, due_at = NULL WHERE chat = ? AND user_id = ? AND left_at IS NULL",
        now,
        chat.0,
        user.0
    )
    .run(tx)
    .await
}

/// All first weeks in a group are over.
pub async fn end_all(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("UPDATE paths SET is_over = 1, due_at = NULL WHERE chat = ? AND is_over = 0", chat.0).run(tx).await?;
    sqlx::query!("DELETE FROM unanswered WHERE chat = ?", chat.0).run(tx).await
}

/// Somebody who may be due something.
#[derive(Debug, Clone)]
pub struct Path {
    /// Who.
    pub user: UserId,
    /// When she joined.
    pub began_at: DateTime<Utc>,
    /// Whether she has said something.
    pub spoke: bool,
    /// The steps she had.
    pub had: BTreeSet<String>,
}

/// Those of a group who may be due something, longest due first.
pub async fn due(tx: &Tx, chat: ChatKey, now: DateTime<Utc>, most: i64) -> sqlx::Result<Vec<Path>> {
    let now = seconds(now);
    sqlx::query!(
        r#"SELECT user_id AS "user_id!: i64", began_at AS "began_at!: i64", spoke_at IS NOT NULL AS "spoke!: bool",
                  (SELECT json_group_array(step) FROM path_steps s WHERE s.chat = p.chat AND s.user_id = p.user_id)
                  AS "had!: Json<BTreeSet<String>>"
           FROM paths p WHERE chat = ? AND due_at <= ? ORDER BY due_at LIMIT ?"#,
        chat.0,
        now,
        most
    )
    .all(tx)
    .await
    .map(|rows| {
        rows.into_iter()
            .map(|row| Path {
                user: UserId(row.user_id),
                began_at: instant(row.began_at),
                spoke: row.spoke,
                had: row.had.0,
            })
            .collect()
    })
}

/// When the next of a group may be due something.
pub async fn next_due(tx: &Tx, chat: ChatKey) -> sqlx::Result<Option<DateTime<Utc>>> {
    sqlx::query_scalar!(r#"SELECT min(due_at) AS "due: i64" FROM paths WHERE chat = ? AND due_at IS NOT NULL"#, chat.0)
        .one(tx)
        .await
        .map(|due| due.map(instant))
}

/// From then on she may be due something; [`None`]: never again.
pub async fn set_due(tx: &Tx, chat: ChatKey, user: UserId, due: Option<DateTime<Utc>>) -> sqlx::Result<()> {
    let due = due.map(seconds);
    sqlx::query!("UPDATE paths SET due_at = ? WHERE chat = ? AND user_id = ?", due, chat.0, user.0).run(tx).await
}

/// Everybody in a group for whom there may be something is looked at again: its steps are others now.
pub async fn look_again(tx: &Tx, chat: ChatKey, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!("UPDATE paths SET due_at = ? WHERE chat = ? AND due_at IS NOT NULL", now, chat.0).run(tx).await
}

/// A clock that was ahead has put off what was due: it is looked at again.
pub async fn due_by(tx: &Tx, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!("UPDATE paths SET began_at = ?1, due_at = ?1 WHERE began_at > ?1 AND due_at IS NOT NULL", now)
        .run(tx)
        .await
}

/// A step is over for her, and comes no more.
pub async fn record(
    tx: &Tx,
    chat: ChatKey,
    user: UserId,
    (step, outcome): (&str, &str),
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "INSERT INTO path_steps (chat, user_id, step, at, outcome) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        chat.0,
        user.0,
        step,
        now,
        outcome
    )
    .run(tx)
    .await
}

/// What managers changed about the steps in a group.
pub async fn plan(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<Changed>> {
    sqlx::query!(
        r#"SELECT step, is_on AS "is_on: bool", day, words AS "words: Json<Marked>" FROM path_plans WHERE chat = ?"#,
        chat.0
    )
    .all(tx)
    .await
    .map(|rows| {
        rows.into_iter()
            .map(|row| Changed {
                step: row.step,
                is_on: row.is_on,
                day: row.day,
                words: row.words.map(|words| words.0),
            })
            .collect()
    })
}

/// A step is so in a group from now on.
pub async fn change(tx: &Tx, chat: ChatKey, changed: &Changed) -> sqlx::Result<()> {
    let words = changed.words.as_ref().map(Json);
    sqlx::query!(
        "INSERT INTO path_plans (chat, step, is_on, day, words) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (chat, step) DO UPDATE SET is_on = excluded.is_on, day = excluded.day, words = excluded.words",
        chat.0,
        changed.step,
        changed.is_on,
        changed.day,
        words
    )
    .run(tx)
    .await
}

/// What somebody says after a month; her latest word counts.
pub async fn set_verdict(
    tx: &Tx,
    chat: ChatKey,
    user: UserId,
    verdict: Verdict,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let (verdict, now) = (verdict.code(), seconds(now));
    sqlx::query!(
        "INSERT INTO first_months (chat, user_id, verdict, at) VALUES (?, ?, ?, ?)
         ON CONFLICT (chat, user_id) DO UPDATE SET verdict = excluded.verdict, at = excluded.at",
        chat.0,
        user.0,
        verdict,
        now
    )
    .run(tx)
    .await
}

/// What she said after a month.
pub async fn verdict(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar!("SELECT verdict FROM first_months WHERE chat = ? AND user_id = ?", chat.0, user.0)
        .maybe(tx)
        .await
}

/// How many said what since `since`.
pub async fn verdicts(tx: &Tx, chat: ChatKey, since: DateTime<Utc>) -> sqlx::Result<Vec<(String, i64)>> {
    let since = seconds(since);
    sqlx::query!(
        r#"SELECT verdict, count(*) AS "n!: i64" FROM first_months WHERE chat = ? AND at >= ? GROUP BY verdict"#,
        chat.0,
        since
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (row.verdict, row.n)).collect())
}

/// Somebody who joined, as far as it is kept here.
#[derive(Debug, Clone, Copy)]
pub struct Joiner {
    /// Who.
    pub user: UserId,
    /// When.
    pub began_at: DateTime<Utc>,
    /// Whether she was greeted since.
    pub greeted: bool,
    /// Whether she said something.
    pub spoke: bool,
    /// Whether that was answered.
    pub answered: bool,
    /// Whether she was heard of in her second week.
    pub second_week: bool,
    /// Whether she is in the group.
    pub is_there: bool,
}

/// Those who joined a group since `since`.
pub async fn joined_since(tx: &Tx, chat: ChatKey, since: DateTime<Utc>) -> sqlx::Result<Vec<Joiner>> {
    let since = seconds(since);
    sqlx::query!(
        r#"SELECT p.user_id AS "user_id!: i64", p.began_at AS "began_at!: i64",
                  coalesce(m.greeted_at >= p.began_at, 0) AS "greeted!: bool",
                  p.spoke_at IS NOT NULL AS "spoke!: bool", p.answered_at IS NOT NULL AS "answered!: bool",
                  p.week2_at IS NOT NULL AS "second_week!: bool",
                  coalesce(m.status NOT IN ('left', 'kicked'), 0) AS "is_there!: bool"
           FROM paths p LEFT JOIN members m ON m.chat = p.chat AND m.user_id = p.user_id
           WHERE p.chat = ? AND p.began_at >= ?"#,
        chat.0,
        since
    )
    .all(tx)
    .await
    .map(|rows| {
        rows.into_iter()
            .map(|row| Joiner {
                user: UserId(row.user_id),
                began_at: instant(row.began_at),
                greeted: row.greeted,
                spoke: row.spoke,
                answered: row.answered,
                second_week: row.second_week,
                is_there: row.is_there,
            })
            .collect()
    })
}

/// How many joined since `since`, and how many wait for an answer.
pub async fn counts(tx: &Tx, chat: ChatKey, since: DateTime<Utc>) -> sqlx::Result<(i64, i64)> {
    let since = seconds(since);
    sqlx::query!(
        r#"SELECT (SELECT count(*) FROM paths WHERE chat = ?1 AND began_at >= ?2) AS "joined!: i64",
                  (SELECT count(*) FROM unanswered WHERE chat = ?1) AS "waiting!: i64""#,
        chat.0,
        since
    )
    .one(tx)
    .await
    .map(|row| (row.joined, row.waiting))
}

/// A newcomer who talks, as far as that is news.
#[derive(Debug, Clone, Copy)]
pub struct Talker {
    /// Where.
    pub chat: ChatKey,
    /// Who.
    pub user: UserId,
    /// When she joined.
    pub began_at: DateTime<Utc>,
    /// Whether she has said something before.
    pub spoke: bool,
}

/// Which of these are newcomers of whom it is news that they talk: `[chat, user]`.
pub async fn talkers(tx: &Tx, of: &[(i64, i64)], since: DateTime<Utc>) -> sqlx::Result<Vec<Talker>> {
    let (of, since) = (list(of)?, seconds(since));
    sqlx::query!(
        r#"SELECT p.chat AS "chat!: i64", p.user_id AS "user!: i64", p.began_at, p.spoke_at IS NOT NULL AS "spoke!: bool"
           FROM jsonb_each(?) k CROSS JOIN paths p ON p.chat = k.value->>0 AND p.user_id = k.value->>1
           WHERE p.is_over = 0 AND p.left_at IS NULL AND p.began_at >= ? AND (p.spoke_at IS NULL OR p.week2_at IS NULL)"#,
        of,
        since
    )
    .all(tx)
    .await
    .map(|rows| {
        rows.into_iter()
            .map(|row| Talker {
                chat: ChatKey(row.chat),
                user: UserId(row.user),
                began_at: instant(row.began_at),
                spoke: row.spoke,
            })
            .collect()
    })
}

/// She said something for the first time.
pub async fn set_spoke(tx: &Tx, chat: ChatKey, user: UserId, at: DateTime<Utc>) -> sqlx::Result<()> {
    let at = seconds(at);
    sqlx::query!(
        "UPDATE paths SET spoke_at = ? WHERE chat = ? AND user_id = ? AND spoke_at IS NULL",
        at,
        chat.0,
        user.0
    )
    .run(tx)
    .await
}

/// She was heard of in her second week.
pub async fn set_second_week(tx: &Tx, chat: ChatKey, user: UserId, at: DateTime<Utc>) -> sqlx::Result<()> {
    let at = seconds(at);
    sqlx::query!(
        "UPDATE paths SET week2_at = ? WHERE chat = ? AND user_id = ? AND week2_at IS NULL",
        at,
        chat.0,
        user.0
    )
    .run(tx)
    .await
}

/// She was answered.
pub async fn set_answered(tx: &Tx, chat: ChatKey, user: UserId, at: DateTime<Utc>) -> sqlx::Result<()> {
    let at = seconds(at);
    sqlx::query!(
        "UPDATE paths SET answered_at = ? WHERE chat = ? AND user_id = ? AND answered_at IS NULL",
        at,
        chat.0,
        user.0
    )
    .run(tx)
    .await
}

/// Somebody whose message nobody has answered.
#[derive(Debug, Clone, Copy)]
pub struct Unanswered {
    /// Where.
    pub chat: ChatKey,
    /// Who.
    pub user: UserId,
    /// Her message; [`None`]: it has no number any more.
    pub message: Option<MessageId>,
    /// In which topic.
    pub thread: Option<ThreadId>,
    /// Since when.
    pub asked_at: DateTime<Utc>,
    /// Messages of others after it there.
    pub later: i64,
}

/// As the table has it.
struct Row {
    chat: i64,
    user_id: i64,
    message_id: i64,
    thread: i64,
    asked_at: i64,
    later: i64,
}

impl From<Row> for Unanswered {
    fn from(row: Row) -> Self {
        Self {
            chat: ChatKey(row.chat),
            user: UserId(row.user_id),
            message: Some(row.message_id).filter(|id| *id > 0).map(MessageId),
            thread: Some(row.thread).filter(|id| *id > 0).map(ThreadId),
            asked_at: instant(row.asked_at),
            later: row.later,
        }
    }
}

/// Her message waits for an answer; `due`: until when nobody is called.
pub async fn wait(tx: &Tx, one: &Unanswered, due: DateTime<Utc>) -> sqlx::Result<()> {
    let message = one.message.map_or(0, |message| message.0);
    let (thread, asked, due) = (one.thread.map_or(0, |thread| thread.0), seconds(one.asked_at), seconds(due));
    sqlx::query!(
        "INSERT INTO unanswered (chat, user_id, message_id, thread, asked_at, due_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT DO NOTHING",
        one.chat.0,
        one.user.0,
        message,
        thread,
        asked,
        due
    )
    .run(tx)
    .await
}

/// Whose messages wait in these groups, longest first.
pub async fn waiting_in(tx: &Tx, chats: &[ChatKey]) -> sqlx::Result<Vec<Unanswered>> {
    let chats = list(chats)?;
    sqlx::query_as!(
        Row,
        r#"SELECT u.chat AS "chat!: i64", user_id AS "user_id!: i64", message_id, thread, asked_at, later
           FROM jsonb_each(?) k CROSS JOIN unanswered u ON u.chat = k.value ORDER BY asked_at"#,
        chats
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(Unanswered::from).collect())
}

/// So many messages of others came after hers.
pub async fn set_later(tx: &Tx, chat: ChatKey, user: UserId, later: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE unanswered SET later = ? WHERE chat = ? AND user_id = ?", later, chat.0, user.0).run(tx).await
}

/// She waits no more. Returns whether she did.
pub async fn wait_no_more(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<bool> {
    sqlx::query!("DELETE FROM unanswered WHERE chat = ? AND user_id = ?", chat.0, user.0)
        .changes(tx)
        .await
        .map(|changes| changes > 0)
}

/// Whose waiting message this is.
pub async fn whose(tx: &Tx, chat: ChatKey, message: MessageId) -> sqlx::Result<Option<UserId>> {
    sqlx::query_scalar!("SELECT user_id FROM unanswered WHERE chat = ? AND message_id = ?", chat.0, message.0)
        .maybe(tx)
        .await
        .map(|user| user.map(UserId))
}

/// Those for whom somebody is to be called, longest first.
pub async fn overdue(tx: &Tx, chat: ChatKey, now: DateTime<Utc>, most: i64) -> sqlx::Result<Vec<Unanswered>> {
    let now = seconds(now);
    sqlx::query_as!(
        Row,
        r#"SELECT chat AS "chat!: i64", user_id AS "user_id!: i64", message_id AS "message_id!: i64",
                  thread AS "thread!: i64", asked_at AS "asked_at!: i64", later AS "later!: i64"
           FROM unanswered WHERE chat = ? AND due_at <= ? ORDER BY due_at LIMIT ?"#,
        chat.0,
        now,
        most
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(Unanswered::from).collect())
}

/// When somebody is to be called next.
pub async fn next_overdue(tx: &Tx, chat: ChatKey) -> sqlx::Result<Option<DateTime<Utc>>> {
    sqlx::query_scalar!(r#"SELECT min(due_at) AS "due: i64" FROM unanswered WHERE chat = ?"#, chat.0)
        .one(tx)
        .await
        .map(|due| due.map(instant))
}

/// She is looked at again then.
pub async fn look_at(tx: &Tx, chat: ChatKey, user: UserId, due: DateTime<Utc>) -> sqlx::Result<()> {
    let due = seconds(due);
    sqlx::query!("UPDATE unanswered SET due_at = ? WHERE chat = ? AND user_id = ?", due, chat.0, user.0).run(tx).await
}

/// The group's messages have new numbers.
pub async fn forget_messages(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("UPDATE unanswered SET message_id = 0 WHERE chat = ?", chat.0).run(tx).await
}

/// Counts answers: `[chat, day, halves, n]`.
pub async fn count_answers(tx: &Tx, rows: &[(i64, i64, i64, i64)]) -> sqlx::Result<()> {
    let rows = list(rows)?;
    sqlx::query!(
        "INSERT INTO response_times (chat, day, halves, n)
         SELECT value->>0, value->>1, value->>2, value->>3 FROM jsonb_each(?) WHERE true
         ON CONFLICT (chat, day, halves) DO UPDATE SET n = n + excluded.n",
        rows
    )
    .run(tx)
    .await
}

/// How many answers took so many half hours since a day.
pub async fn answers_since(tx: &Tx, chat: ChatKey, day: i64) -> sqlx::Result<Vec<(i64, i64)>> {
    sqlx::query!(
        r#"SELECT halves, sum(n) AS "n!: i64" FROM response_times WHERE chat = ? AND day >= ? GROUP BY halves"#,
        chat.0,
        day
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (row.halves, row.n)).collect())
}

/// Whether reactions of ours were refused in a group lately.
pub async fn are_reactions_refused(tx: &Tx, chat: ChatKey, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let now = seconds(now);
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM reactions_refused WHERE chat = ? AND until > ?) AS "are!: bool""#,
        chat.0,
        now
    )
    .one(tx)
    .await
}

/// None is tried until then.
pub async fn refuse_reactions(tx: &Tx, chat: ChatKey, until: DateTime<Utc>) -> sqlx::Result<()> {
    let until = seconds(until);
    sqlx::query!(
        "INSERT INTO reactions_refused (chat, until) VALUES (?, ?)
         ON CONFLICT (chat) DO UPDATE SET until = excluded.until",
        chat.0,
        until
    )
    .run(tx)
    .await
}

/// Forgets at most `most` of those who left before `before`, with their steps, and of the answers of days before.
pub async fn forget(tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
    let before = seconds(before);
    let day = before.div_euclid(86_400);
    let paths = sqlx::query!(
        "DELETE FROM paths WHERE (chat, user_id) IN
           (SELECT chat, user_id FROM paths WHERE left_at < ? ORDER BY left_at LIMIT ?)",
        before,
        most
    )
    .changes(tx)
    .await?;
    let answers = sqlx::query!(
        "DELETE FROM response_times WHERE (chat, day, halves) IN
           (SELECT chat, day, halves FROM response_times WHERE day < ? LIMIT ?)",
        day,
        most
    )
    .changes(tx)
    .await?;
    Ok(paths + answers)
}
