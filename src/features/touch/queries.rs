//! The room's SQL.

use chrono::{DateTime, Utc};

use super::rules;
use crate::{
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, Statement as _, list},
        seconds,
    },
    telegram::UserId,
};

/// Somebody whom nobody has addressed for long.
#[derive(Debug, Clone)]
pub struct Alone {
    /// Who.
    pub user: UserId,
    /// Her name.
    pub name: String,
    /// When she joined, if that was seen.
    pub joined_at: Option<DateTime<Utc>>,
}

/// Those of a group whom nobody has addressed for longest, at most so many: who takes part before who only reads.
pub async fn longest_alone(tx: &Tx, chat: ChatKey, now: DateTime<Utc>, most: usize) -> sqlx::Result<Vec<Alone>> {
    let [new, lately, apart] = [rules::FIRST_WEEK, rules::LATELY, rules::APART].map(|time| seconds(now - time));
    let most = i64::try_from(most).unwrap_or_default();
    sqlx::query!(
        r#"SELECT m.user_id, p.name, m.joined_at
           FROM members m JOIN people p ON p.user_id = m.user_id
           LEFT JOIN contacts c ON c.chat = m.chat AND c.user_id = m.user_id
           LEFT JOIN touches t ON t.chat = m.chat AND t.user_id = m.user_id
           LEFT JOIN nudge_wishes w ON w.user_id = m.user_id
           WHERE m.chat = ?1 AND m.status IN ('member', 'restricted') AND m.staff = 0 AND m.sections IS NULL
             AND p.is_bot = 0 AND coalesce(m.joined_at, 0) < ?2 AND coalesce(c.addressed_at, 0) < ?3
             AND (t.at IS NULL OR (t.at < ?4 AND t.never = 0 AND t.is_open = 0))
             AND coalesce(w.much, '') <> 'none'
           ORDER BY c.spoke_at IS NULL, coalesce(c.addressed_at, m.joined_at, 0), m.user_id LIMIT ?5"#,
        chat.0,
        new,
        lately,
        apart,
        most
    )
    .all(tx)
    .await
    .map(|rows| {
        rows.into_iter()
            .map(|row| Alone { user: UserId(row.user_id), name: row.name, joined_at: row.joined_at.map(instant) })
            .collect()
    })
}

/// She is shown to those who manage the group.
pub async fn touch(tx: &Tx, chat: ChatKey, user: UserId, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "INSERT INTO touches (chat, user_id, at) VALUES (?, ?, ?)
         ON CONFLICT (chat, user_id) DO UPDATE SET at = excluded.at, is_open = 1",
        chat.0,
        user.0,
        now
    )
    .run(tx)
    .await
}

/// She waits no more.
pub async fn close(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("UPDATE touches SET is_open = 0 WHERE chat = ? AND user_id = ?", chat.0, user.0).run(tx).await
}

/// Not she, at no time.
pub async fn never(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("UPDATE touches SET never = 1 WHERE chat = ? AND user_id = ?", chat.0, user.0).run(tx).await
}

/// The room is off: nobody waits, and what was heard is out of date when it is on again.
pub async fn end_all(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("UPDATE touches SET is_open = 0 WHERE chat = ? AND is_open = 1", chat.0).run(tx).await?;
    sqlx::query!("DELETE FROM contacts WHERE chat = ?", chat.0).run(tx).await
}

/// These spoke: `[chat, user, day]`.
pub async fn heard(tx: &Tx, of: &[(i64, i64, i64)]) -> sqlx::Result<()> {
    let of = list(of)?;
    sqlx::query!(
        "INSERT INTO contacts (chat, user_id, spoke_at)
         SELECT value->>0, value->>1, value->>2 FROM jsonb_each(?) WHERE true
         ON CONFLICT (chat, user_id) DO UPDATE SET spoke_at = excluded.spoke_at
         WHERE coalesce(spoke_at, 0) < excluded.spoke_at",
        of
    )
    .run(tx)
    .await
}

/// These were addressed: `[chat, user, day]`.
pub async fn replied(tx: &Tx, of: &[(i64, i64, i64)]) -> sqlx::Result<()> {
    let of = list(of)?;
    sqlx::query!(
        "INSERT INTO contacts (chat, user_id, addressed_at)
         SELECT value->>0, value->>1, value->>2 FROM jsonb_each(?) WHERE true
         ON CONFLICT (chat, user_id) DO UPDATE SET addressed_at = excluded.addressed_at
         WHERE coalesce(addressed_at, 0) < excluded.addressed_at",
        of
    )
    .run(tx)
    .await
}

/// Somebody who manages the group has addressed her.
pub async fn addressed(tx: &Tx, chat: ChatKey, user: UserId, now: DateTime<Utc>) -> sqlx::Result<()> {
    replied(tx, &[(chat.0, user.0, rules::day(now))]).await
}

/// Which of these wait to be addressed.
pub async fn open_among(tx: &Tx, of: &[(i64, i64, i64)]) -> sqlx::Result<Vec<(ChatKey, UserId)>> {
    let of = list(of)?;
    sqlx::query!(
        r#"SELECT t.chat AS "chat!: i64", t.user_id AS "user!: i64" FROM jsonb_each(?) k
           CROSS JOIN touches t ON t.chat = k.value->>0 AND t.user_id = k.value->>1 WHERE t.is_open = 1"#,
        of
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (ChatKey(row.chat), UserId(row.user))).collect())
}

/// What was heard of her is not kept.
pub async fn forget_contact(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM contacts WHERE chat = ? AND user_id = ?", chat.0, user.0).run(tx).await
}

/// Whether anything is kept of her.
pub async fn is_known(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM contacts WHERE chat = ?1 AND user_id = ?2)
               OR EXISTS (SELECT 1 FROM touches WHERE chat = ?1 AND user_id = ?2) AS "is_known!: bool""#,
        chat.0,
        user.0
    )
    .one(tx)
    .await
}

/// The clock was ahead: nothing happened after `now`.
pub async fn not_after(tx: &Tx, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!("UPDATE touches SET at = ?1 WHERE at > ?1", now).run(tx).await?;
    sqlx::query!(
        "UPDATE contacts SET spoke_at = min(spoke_at, ?1), addressed_at = min(addressed_at, ?1)
         WHERE spoke_at > ?1 OR addressed_at > ?1",
        now
    )
    .run(tx)
    .await
}
