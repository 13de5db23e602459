//! The room's SQL.

use chrono::{DateTime, Utc};

use super::rules::Waiting;
use crate::{
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, Statement as _, list},
        seconds,
    },
    telegram::{MessageId, UserId},
};

/// Adds people to those who wait for a greeting.
pub async fn add_newcomers(tx: &Tx, chat: ChatKey, users: &[UserId], now: DateTime<Utc>) -> sqlx::Result<()> {
    let (users, now) = (list(users)?, seconds(now));
    sqlx::query!(
        "INSERT INTO newcomers (chat, user_id, came_at) SELECT ?, value, ? FROM json_each(?) WHERE true
         ON CONFLICT DO NOTHING",
        chat.0,
        now,
        users
    )
    .run(tx)
    .await
}

/// Who waits in a group and may write there, or may once she agrees to the rules; [`None`] if nobody does.
pub async fn waiting(tx: &Tx, chat: ChatKey) -> sqlx::Result<Option<Waiting>> {
    sqlx::query!(
        r#"SELECT count(*) AS "count!: i64", min(came_at) AS "first: i64", max(came_at) AS "last: i64"
           FROM newcomers n JOIN members m USING (chat, user_id) WHERE chat = ? AND m.muted <> 1"#,
        chat.0
    )
    .one(tx)
    .await
    .map(|row| Some(Waiting { count: row.count, first: instant(row.first?), last: instant(row.last?) }))
}

/// Those who wait, are still in the group and are not kept from writing by others, in the order they came, with their names.
pub async fn still_here(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<(UserId, String)>> {
    sqlx::query!(
        "SELECT n.user_id, p.name FROM newcomers n
         JOIN people p ON p.user_id = n.user_id
         JOIN members m ON m.chat = n.chat AND m.user_id = n.user_id
         WHERE n.chat = ? AND m.status NOT IN ('left', 'kicked') AND m.muted <> 1 ORDER BY n.id",
        chat.0
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (UserId(row.user_id), row.name)).collect())
}

/// The clock was set back: who came meanwhile came by now.
pub async fn clock_was_set_back(tx: &Tx, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!("UPDATE newcomers SET came_at = ?1 WHERE came_at > ?1", now).run(tx).await
}

/// She waits no longer.
pub async fn forget_newcomer(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM newcomers WHERE chat = ? AND user_id = ?", chat.0, user.0).run(tx).await
}

/// Nobody waits any longer but those who may not write yet.
pub async fn forget_who_may_write(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!(
        "DELETE FROM newcomers WHERE chat = ?1
         AND user_id NOT IN (SELECT user_id FROM members WHERE chat = ?1 AND muted = 1)",
        chat.0
    )
    .run(tx)
    .await
}

/// She may write from now on: if she came since `since` and waits, she waits as if she had come `now`. Returns whether
/// she does.
pub async fn came_again(
    tx: &Tx,
    chat: ChatKey,
    user: UserId,
    since: DateTime<Utc>,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let (since, now) = (seconds(since), seconds(now));
    sqlx::query!(
        "UPDATE newcomers SET came_at = ? WHERE chat = ? AND user_id = ? AND came_at >= ?",
        now,
        chat.0,
        user.0,
        since
    )
    .changes(tx)
    .await
    .map(|changes| changes > 0)
}

/// Nobody waits any longer.
pub async fn forget_newcomers(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM newcomers WHERE chat = ?", chat.0).run(tx).await
}

/// Nobody who came by then waits in a group any more.
pub async fn forget_newcomers_until(tx: &Tx, chat: ChatKey, until: DateTime<Utc>) -> sqlx::Result<()> {
    let until = seconds(until);
    sqlx::query!("DELETE FROM newcomers WHERE chat = ? AND came_at <= ?", chat.0, until).run(tx).await
}

/// The greeting of a group.
#[derive(Debug)]
pub struct Greeting {
    /// Its number.
    pub id: i64,
    /// Where it stands; [`None`] while it is on its way.
    pub message: Option<MessageId>,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Whom it greets, in order.
    pub greeted: Vec<UserId>,
    /// Of which words of the managers it is; [`None`]: of ours.
    pub welcome: Option<i64>,
    /// Whether it stands under a picture.
    pub has_photo: bool,
}

/// The greeting of a group, if there is one.
pub async fn greeting(tx: &Tx, chat: ChatKey) -> sqlx::Result<Option<Greeting>> {
    sqlx::query!("SELECT id, message_id, made_at, greeted, welcome, photo FROM greetings WHERE chat = ?", chat.0)
        .maybe(tx)
        .await
        .map(|row| {
            row.map(|row| Greeting {
                id: row.id,
                message: row.message_id.map(MessageId),
                made_at: instant(row.made_at),
                greeted: serde_json::from_str(&row.greeted).unwrap_or_default(),
                welcome: row.welcome,
                has_photo: row.photo != 0,
            })
        })
}

/// Notes a new greeting on its way, for these. Returns its number.
pub async fn add_greeting(tx: &Tx, chat: ChatKey, greeted: &[UserId], now: DateTime<Utc>) -> sqlx::Result<i64> {
    let (greeted, now) = (list(greeted)?, seconds(now));
    sqlx::query_scalar!(
        r#"INSERT INTO greetings (chat, greeted, made_at) VALUES (?, ?, ?) RETURNING id AS "id!""#,
        chat.0,
        greeted,
        now
    )
    .one(tx)
    .await
}

/// The greeting is for these from now on.
pub async fn set_greeted(tx: &Tx, greeting: i64, greeted: &[UserId]) -> sqlx::Result<()> {
    let greeted = list(greeted)?;
    sqlx::query!("UPDATE greetings SET greeted = ? WHERE id = ?", greeted, greeting).run(tx).await
}

/// Those of them who are in the group, in that order, with their names.
pub async fn here_of(tx: &Tx, chat: ChatKey, users: &[UserId]) -> sqlx::Result<Vec<(UserId, String)>> {
    let users = list(users)?;
    sqlx::query!(
        r#"SELECT p.user_id AS "user_id!", p.name FROM json_each(?2) greeted
           JOIN people p ON p.user_id = greeted.value
           JOIN members m ON m.chat = ?1 AND m.user_id = p.user_id
           WHERE m.status NOT IN ('left', 'kicked') ORDER BY greeted.key"#,
        chat.0,
        users
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (UserId(row.user_id), row.name)).collect())
}

/// A greeting arrived. [`false`] if it is no longer the group's.
pub async fn set_shown(tx: &Tx, greeting: i64, message: MessageId) -> sqlx::Result<bool> {
    sqlx::query!("UPDATE greetings SET message_id = ? WHERE id = ?", message.0, greeting)
        .changes(tx)
        .await
        .map(|changes| changes > 0)
}

/// The greeting is gone, or will be. Returns where it stood, if it did.
pub async fn forget_greeting(tx: &Tx, greeting: i64) -> sqlx::Result<Option<MessageId>> {
    sqlx::query_scalar!("DELETE FROM greetings WHERE id = ? RETURNING message_id", greeting)
        .maybe(tx)
        .await
        .map(|message| message.flatten().map(MessageId))
}

/// The group's messages have new numbers: what stands there can no longer be reached.
pub async fn forget_messages(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM greetings WHERE chat = ? AND message_id IS NOT NULL", chat.0).run(tx).await?;
    sqlx::query!("UPDATE introductions SET message_id = NULL, stands_since = NULL WHERE chat = ?", chat.0).run(tx).await
}

/// Which of these have introduced themselves to a group.
pub async fn introduced_among(tx: &Tx, chat: ChatKey, users: &[UserId]) -> sqlx::Result<Vec<UserId>> {
    let users = list(users)?;
    sqlx::query_scalar!(
        r#"SELECT i.user_id AS "user!: i64" FROM jsonb_each(?1) k
           CROSS JOIN introductions i ON i.chat = ?2 AND i.user_id = k.value"#,
        users,
        chat.0
    )
    .all(tx)
    .await
    .map(|users| users.into_iter().map(UserId).collect())
}
