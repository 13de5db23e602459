//! The room's SQL.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::{
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, Statement as _},
        seconds,
    },
    telegram::UserId,
};

/// Somebody who is there for newcomers, as kept.
#[derive(Debug)]
pub struct Kept {
    /// Who.
    pub user: UserId,
    /// Whether she is there for nobody at the moment.
    pub paused: bool,
    /// Newcomers she has, or is asked about.
    pub load: i64,
}

/// Those of a group who are there for newcomers, and are in it.
pub async fn volunteers(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<Kept>> {
    sqlx::query!(
        r#"SELECT b.user_id AS "user_id!: i64", b.paused AS "paused!: i64", (SELECT count(*) FROM buddy_pairs p WHERE p.chat = b.chat AND p.buddy = b.user_id)
             AS "load!: i64"
           FROM buddies b JOIN members m USING (chat, user_id)
           WHERE b.chat = ? AND m.status NOT IN ('left', 'kicked') ORDER BY b.user_id"#,
        chat.0
    )
    .all(tx)
    .await
    .map(|rows| {
        rows.into_iter()
            .map(|row| Kept { user: UserId(row.user_id), paused: row.paused != 0, load: row.load })
            .collect()
    })
}

/// Whether she is there for newcomers, and not at the moment.
pub async fn volunteer(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Option<bool>> {
    sqlx::query_scalar!(
        r#"SELECT paused AS "paused!: bool" FROM buddies WHERE chat = ? AND user_id = ?"#,
        chat.0,
        user.0
    )
    .maybe(tx)
    .await
}

/// She is there for newcomers, or not at the moment.
pub async fn set_volunteer(tx: &Tx, chat: ChatKey, user: UserId, paused: bool, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "INSERT INTO buddies (chat, user_id, since, paused) VALUES (?, ?, ?, ?)
         ON CONFLICT (chat, user_id) DO UPDATE SET paused = excluded.paused",
        chat.0,
        user.0,
        now,
        paused
    )
    .run(tx)
    .await
}

/// She is there for newcomers no longer.
pub async fn forget_volunteer(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM buddies WHERE chat = ? AND user_id = ?", chat.0, user.0).run(tx).await
}

/// How many are there for newcomers, and how many newcomers have somebody.
pub async fn counts(tx: &Tx, chat: ChatKey) -> sqlx::Result<(i64, i64)> {
    let counts = sqlx::query!(
        r#"SELECT (SELECT count(*) FROM buddies WHERE chat = ?1 AND paused = 0) AS "buddies!: i64",
                  (SELECT count(*) FROM buddy_pairs WHERE chat = ?1 AND state IN ('pair', 'wonders')) AS "pairs!: i64""#,
        chat.0
    )
    .one(tx)
    .await?;
    Ok((counts.buddies, counts.pairs))
}

/// How it stands with a newcomer who wants a buddy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nobody is asked at the moment.
    Seeks,
    /// Somebody is.
    Asked,
    /// Both want it.
    Pair,
    /// Both are asked whether they have talked.
    Wonders,
}

impl State {
    const ALL: [Self; 4] = [Self::Seeks, Self::Asked, Self::Pair, Self::Wonders];

    const fn code(self) -> &'static str {
        match self {
            Self::Seeks => "seeks",
            Self::Asked => "asked",
            Self::Pair => "pair",
            Self::Wonders => "wonders",
        }
    }

    fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.code() == code).unwrap_or(Self::Seeks)
    }
}

/// A newcomer who wants a buddy.
#[derive(Debug, Clone)]
pub struct Pair {
    /// The newcomer.
    pub newcomer: UserId,
    /// How it stands.
    pub state: State,
    /// Who is asked, or it is.
    pub buddy: Option<UserId>,
    /// How often both were asked whether they have talked.
    pub rounds: i64,
}

/// How it stands with a newcomer.
pub async fn pair(tx: &Tx, chat: ChatKey, newcomer: UserId) -> sqlx::Result<Option<Pair>> {
    sqlx::query!("SELECT state, buddy, rounds FROM buddy_pairs WHERE chat = ? AND user_id = ?", chat.0, newcomer.0)
        .maybe(tx)
        .await
        .map(|row| {
            row.map(|row| Pair {
                newcomer,
                state: State::from_code(&row.state),
                buddy: row.buddy.map(UserId),
                rounds: row.rounds,
            })
        })
}

/// The newcomers somebody has, or is asked about.
pub async fn of_buddy(tx: &Tx, chat: ChatKey, buddy: UserId) -> sqlx::Result<Vec<Pair>> {
    sqlx::query!(
        r#"SELECT user_id AS "user_id!: i64", state AS "state!", buddy, rounds AS "rounds!: i64" FROM buddy_pairs
           WHERE chat = ? AND buddy = ? ORDER BY since, user_id"#,
        chat.0,
        buddy.0
    )
    .all(tx)
    .await
    .map(|rows| {
        rows.into_iter()
            .map(|row| Pair {
                newcomer: UserId(row.user_id),
                state: State::from_code(&row.state),
                buddy: row.buddy.map(UserId),
                rounds: row.rounds,
            })
            .collect()
    })
}

/// So it stands with a newcomer from now on, until then.
pub async fn set_pair(
    tx: &Tx,
    chat: ChatKey,
    pair: &Pair,
    now: DateTime<Utc>,
    due: Option<DateTime<Utc>>,
) -> sqlx::Result<()> {
    let (state, buddy) = (pair.state.code(), pair.buddy.map(|buddy| buddy.0));
    let (now, due) = (seconds(now), due.map(seconds));
    sqlx::query!(
        "INSERT INTO buddy_pairs (chat, user_id, state, buddy, since, due_at, rounds) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (chat, user_id) DO UPDATE
         SET state = excluded.state, buddy = excluded.buddy, since = excluded.since, due_at = excluded.due_at,
             rounds = excluded.rounds",
        chat.0,
        pair.newcomer.0,
        state,
        buddy,
        now,
        due,
        pair.rounds
    )
    .run(tx)
    .await
}

/// It is over.
pub async fn forget_pair(tx: &Tx, chat: ChatKey, newcomer: UserId) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM buddies_passed WHERE chat = ? AND user_id = ?", chat.0, newcomer.0).run(tx).await?;
    sqlx::query!("DELETE FROM buddy_pairs WHERE chat = ? AND user_id = ?", chat.0, newcomer.0).run(tx).await
}

/// All of a group are over.
pub async fn forget_pairs(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM buddies_passed WHERE chat = ?", chat.0).run(tx).await?;
    sqlx::query!("DELETE FROM buddy_pairs WHERE chat = ?", chat.0).run(tx).await
}

/// She is not asked about that newcomer again.
pub async fn pass(tx: &Tx, chat: ChatKey, newcomer: UserId, buddy: UserId) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO buddies_passed (chat, user_id, buddy) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        chat.0,
        newcomer.0,
        buddy.0
    )
    .run(tx)
    .await
}

/// Who is not asked about a newcomer again.
pub async fn passed(tx: &Tx, chat: ChatKey, newcomer: UserId) -> sqlx::Result<BTreeSet<UserId>> {
    sqlx::query_scalar!(
        r#"SELECT buddy AS "buddy!: i64" FROM buddies_passed WHERE chat = ? AND user_id = ?"#,
        chat.0,
        newcomer.0
    )
    .all(tx)
    .await
    .map(|users| users.into_iter().map(UserId).collect())
}

/// Those for whom nobody is asked at the moment, in the order they came.
pub async fn seekers(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<UserId>> {
    sqlx::query_scalar!(
        r#"SELECT user_id AS "user_id!: i64" FROM buddy_pairs WHERE chat = ? AND state = 'seeks'
           ORDER BY since, user_id"#,
        chat.0
    )
    .all(tx)
    .await
    .map(|users| users.into_iter().map(UserId).collect())
}

/// Those with whom something is due by now.
pub async fn due(tx: &Tx, chat: ChatKey, now: DateTime<Utc>) -> sqlx::Result<Vec<UserId>> {
    let now = seconds(now);
    sqlx::query_scalar!(
        r#"SELECT user_id AS "user_id!: i64" FROM buddy_pairs WHERE chat = ? AND due_at <= ? ORDER BY due_at"#,
        chat.0,
        now
    )
    .all(tx)
    .await
    .map(|users| users.into_iter().map(UserId).collect())
}

/// When something is due next in a group.
pub async fn next_due(tx: &Tx, chat: ChatKey) -> sqlx::Result<Option<DateTime<Utc>>> {
    sqlx::query_scalar!(
        r#"SELECT min(due_at) AS "at: i64" FROM buddy_pairs WHERE chat = ? AND due_at IS NOT NULL"#,
        chat.0
    )
    .one(tx)
    .await
    .map(|at| at.map(instant))
}

/// The clock was set back: nothing is due later than it would be if it began now.
pub async fn not_later_than(tx: &Tx, latest: DateTime<Utc>) -> sqlx::Result<()> {
    let latest = seconds(latest);
    sqlx::query!("UPDATE buddy_pairs SET due_at = ?1 WHERE due_at > ?1", latest).run(tx).await
}
