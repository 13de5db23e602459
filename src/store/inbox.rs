//! Where we are in Telegram's queue, and the updates that could not be handled at once.

use chrono::{DateTime, Utc};

use super::{
    ChatKey, Tx, instant,
    run::{Rows as _, Statement as _},
    seconds,
};

/// The number to ask for next; 0 before the first update.
pub async fn next_update(tx: &Tx) -> sqlx::Result<i64> {
    sqlx::query_scalar!("SELECT next_update FROM cursor").one(tx).await
}

/// When the last update was applied.
pub async fn last_update_at(tx: &Tx) -> sqlx::Result<Option<DateTime<Utc>>> {
    sqlx::query_scalar!("SELECT last_update_at FROM cursor").one(tx).await.map(|at| at.map(instant))
}

/// When Telegram last answered a poll, to the minute.
pub async fn last_poll_at(tx: &Tx) -> sqlx::Result<Option<DateTime<Utc>>> {
    sqlx::query_scalar!("SELECT last_poll_at FROM cursor").one(tx).await.map(|at| at.map(instant))
}

/// What Telegram's clock showed then, if it was told.
pub async fn telegram_at(tx: &Tx) -> sqlx::Result<Option<DateTime<Utc>>> {
    sqlx::query_scalar!("SELECT telegram_at FROM cursor").one(tx).await.map(|at| at.map(instant))
}

/// Telegram answered a poll; its own clock showed `telegram`.
pub async fn set_last_poll(tx: &Tx, now: DateTime<Utc>, telegram: Option<DateTime<Utc>>) -> sqlx::Result<()> {
    let (now, telegram) = (seconds(now), telegram.map(seconds));
    sqlx::query!("UPDATE cursor SET last_poll_at = ?, telegram_at = ?", now, telegram).run(tx).await
}

/// Until when the server is held for one that shows everybody what is for one person only.
pub async fn no_ephemeral_until(tx: &Tx) -> sqlx::Result<Option<DateTime<Utc>>> {
    sqlx::query_scalar!("SELECT no_ephemeral_until FROM cursor").one(tx).await.map(|at| at.map(instant))
}

/// The server has shown everybody what was for one person only; it is not tried again before `until`.
pub async fn set_no_ephemeral(tx: &Tx, until: DateTime<Utc>) -> sqlx::Result<()> {
    let until = seconds(until);
    sqlx::query!("UPDATE cursor SET no_ephemeral_until = ?", until).run(tx).await
}

/// Until when we had seen all that happened, to the minute.
pub async fn complete_at(tx: &Tx) -> sqlx::Result<Option<DateTime<Utc>>> {
    sqlx::query_scalar!("SELECT complete_at FROM cursor").one(tx).await.map(|at| at.map(instant))
}

/// We have seen all that happened.
pub async fn set_complete(tx: &Tx, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!("UPDATE cursor SET complete_at = ?", now).run(tx).await
}

/// Moves on in the queue. 0 where there is no place in it: a webhook is given updates in any order, so that
/// polling, should it follow, starts with whatever Telegram still has.
pub async fn set_next_update(tx: &Tx, next: i64, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!("UPDATE cursor SET next_update = ?, last_update_at = ?", next, now).run(tx).await
}

/// Ranges of applied update ids that touch `first..=last`, and when each last grew.
pub async fn applied_in(tx: &Tx, first: i64, last: i64) -> sqlx::Result<Vec<(i64, i64, DateTime<Utc>)>> {
    sqlx::query!(
        "SELECT first_update, last_update, at FROM applied_updates WHERE first_update <= ? AND last_update >= ?",
        last,
        first
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (row.first_update, row.last_update, instant(row.at))).collect())
}

/// Remembers that `first..=last` were applied. No other range holds or touches any of them.
pub async fn add_applied(tx: &Tx, first: i64, last: i64, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!("INSERT INTO applied_updates (first_update, last_update, at) VALUES (?, ?, ?)", first, last, now)
        .run(tx)
        .await
}

/// The range that begins with `first` ends with `last` now.
pub async fn grow_applied(tx: &Tx, first: i64, last: i64, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!("UPDATE applied_updates SET last_update = ?, at = ? WHERE first_update = ?", last, now, first)
        .run(tx)
        .await
}

/// The range that begins with `first` has become part of another.
pub async fn remove_applied(tx: &Tx, first: i64) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM applied_updates WHERE first_update = ?", first).run(tx).await
}

/// Forgets ranges not touched since `before`.
pub async fn forget_applied(tx: &Tx, before: DateTime<Utc>) -> sqlx::Result<()> {
    let before = seconds(before);
    sqlx::query!("DELETE FROM applied_updates WHERE at < ?", before).run(tx).await
}

/// What can go into quarantine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// An update of Telegram's.
    Update,
    /// What was said and not counted yet.
    Talk,
    /// A timer.
    Timer,
    /// What follows a settled request.
    Settle,
}

impl Source {
    const ALL: [Self; 4] = [Self::Update, Self::Talk, Self::Timer, Self::Settle];

    /// As stored.
    const fn code(self) -> &'static str {
        match self {
            Self::Update => "update",
            Self::Talk => "talk",
            Self::Timer => "timer",
            Self::Settle => "settle",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.code() == code)
    }
}

/// What went wrong with what.
#[derive(Debug)]
pub struct Failure<'a> {
    /// What kind of thing it is.
    pub source: Source,
    /// Telegram's number of the update.
    pub update_id: Option<i64>,
    /// Telegram's chat, if it could be read.
    pub chat_id: Option<i64>,
    /// As it came.
    pub raw: &'a str,
    /// The error with its causes.
    pub error: &'a str,
}

/// Keeps what could not be handled, for a human.
pub async fn quarantine(tx: &Tx, failure: &Failure<'_>, now: DateTime<Utc>) -> sqlx::Result<()> {
    let (source, now) = (failure.source.code(), seconds(now));
    sqlx::query!(
        "INSERT INTO quarantine (source, update_id, chat_id, raw, error, at) VALUES (?, ?, ?, ?, ?, ?)",
        source,
        failure.update_id,
        failure.chat_id,
        failure.raw,
        failure.error,
        now
    )
    .run(tx)
    .await
}

/// Something taken out of quarantine.
#[derive(Debug)]
pub struct Quarantined {
    /// What kind of thing it is.
    pub source: Source,
    /// Telegram's chat, if it could be read.
    pub chat_id: Option<i64>,
    /// As it came.
    pub raw: String,
}

/// Whether anything of a chat is in quarantine.
pub async fn is_any_quarantined(tx: &Tx, chat: i64) -> sqlx::Result<bool> {
    sqlx::query_scalar!(r#"SELECT EXISTS (SELECT 1 FROM quarantine WHERE chat_id = ?) AS "is!: bool""#, chat)
        .one(tx)
        .await
}

/// Takes something out of quarantine, if it is still there.
pub async fn release(tx: &Tx, number: i64) -> sqlx::Result<Option<Quarantined>> {
    let row =
        sqlx::query!("DELETE FROM quarantine WHERE id = ? RETURNING source, chat_id, raw", number).maybe(tx).await?;
    // The table takes no other.
    Ok(row.and_then(|row| {
        Some(Quarantined { source: Source::from_code(&row.source)?, chat_id: row.chat_id, raw: row.raw })
    }))
}

/// Forgets at most `most` of what was put into quarantine, and of what was set aside, before `before`.
pub async fn forget_unhandled(tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
    let before = seconds(before);
    let quarantined = sqlx::query!(
        "DELETE FROM quarantine WHERE id IN (SELECT id FROM quarantine WHERE at < ? ORDER BY id LIMIT ?)",
        before,
        most
    )
    .changes(tx)
    .await?;
    let parked = sqlx::query!(
        "DELETE FROM parked WHERE id IN (SELECT id FROM parked WHERE at < ? ORDER BY id LIMIT ?)",
        before,
        most
    )
    .changes(tx)
    .await?;
    Ok(quarantined + parked)
}

/// How many are in quarantine.
pub async fn quarantined(tx: &Tx) -> sqlx::Result<i64> {
    sqlx::query_scalar!("SELECT count(*) FROM quarantine").one(tx).await
}

/// Errors in quarantine, newest first, for tests.
pub async fn quarantine_errors(tx: &Tx, most: i64) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar!("SELECT error FROM quarantine ORDER BY id DESC LIMIT ?", most).all(tx).await
}

/// Sets an update aside until we know the chat's administrators.
pub async fn park(tx: &Tx, chat: ChatKey, raw: &str, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!("INSERT INTO parked (chat, raw, at) VALUES (?, ?, ?)", chat.0, raw, now).run(tx).await
}

/// Whether more may be set aside: fewer than `most_here` are for this chat, and fewer than `most` in all.
pub async fn has_room_to_park(tx: &Tx, chat: ChatKey, most_here: i64, most: i64) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT (SELECT count(*) FROM parked WHERE chat = ?1) < ?2 AND (SELECT count(*) FROM parked) < ?3
                  AS "has_room!: bool""#,
        chat.0,
        most_here,
        most
    )
    .one(tx)
    .await
}

/// Takes back what was set aside for a chat, oldest first.
pub async fn unpark(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<String>> {
    let rows = sqlx::query!("DELETE FROM parked WHERE chat = ? RETURNING id, raw", chat.0).all(tx).await?;
    let mut rows: Vec<(i64, String)> = rows.into_iter().map(|row| (row.id, row.raw)).collect();
    rows.sort_by_key(|(id, _)| *id);
    Ok(rows.into_iter().map(|(_, raw)| raw).collect())
}
