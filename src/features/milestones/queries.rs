//! The room's SQL.

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};

use super::{rules::DayOf, typed::Typed};
use crate::store::{
    ChatKey, Tx, instant,
    run::{Rows as _, Statement as _, list},
    seconds,
};

/// One of a group's own dates.
#[derive(Debug, Clone)]
pub struct Own {
    /// Its number.
    pub id: i64,
    /// Which day.
    pub day: DayOf,
    /// The civil year it counts from.
    pub since: Option<i32>,
    /// It is the group's own birthday.
    pub is_birthday: bool,
    /// What is posted, in a manager's words.
    pub text: String,
}

/// A group's own dates, in the order they were added.
pub async fn own(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<Own>> {
    let rows = sqlx::query!(
        r#"SELECT id AS "id!", day, since, is_birthday AS "is_birthday!: bool", text FROM milestones WHERE chat = ? ORDER BY id"#,
        chat.0
    )
    .all(tx)
    .await?;
    let read = rows.into_iter().map(|row| {
        let since = row.since.and_then(|year| i32::try_from(year).ok());
        Some(Own { id: row.id, day: DayOf::read(&row.day)?, since, is_birthday: row.is_birthday, text: row.text })
    });
    Ok(read.flatten().collect())
}

/// Adds one; the group's own birthday takes the place of what it was before.
pub async fn add(tx: &Tx, chat: ChatKey, typed: &Typed, text: &str) -> sqlx::Result<()> {
    let day = typed.day.written();
    if typed.is_birthday {
        sqlx::query!("DELETE FROM milestones WHERE chat = ? AND is_birthday = 1", chat.0).run(tx).await?;
    }
    sqlx::query!(
        "INSERT INTO milestones (chat, day, since, is_birthday, text) VALUES (?, ?, ?, ?, ?)",
        chat.0,
        day,
        typed.since,
        typed.is_birthday,
        text
    )
    .run(tx)
    .await
}

/// Takes one away. [`false`]: it is not there.
pub async fn remove(tx: &Tx, chat: ChatKey, id: i64) -> sqlx::Result<bool> {
    sqlx::query!("DELETE FROM milestones WHERE chat = ? AND id = ?", chat.0, id).changes(tx).await.map(|n| n > 0)
}

/// Who is in a group, wants to be on its lists, and joined before `before`: name and when.
pub async fn joined_before(
    tx: &Tx,
    chat: ChatKey,
    before: DateTime<Utc>,
) -> sqlx::Result<Vec<(String, DateTime<Utc>)>> {
    let before = seconds(before);
    sqlx::query!(
        r#"SELECT p.name, m.joined_at AS "joined_at!: i64" FROM members m JOIN people p ON p.user_id = m.user_id
           WHERE m.chat = ? AND m.status NOT IN ('left', 'kicked') AND m.joined_at < ? AND m.hidden = 0 AND p.is_bot = 0
           ORDER BY m.joined_at, m.user_id"#,
        chat.0,
        before
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (row.name, instant(row.joined_at))).collect())
}

/// The days near today on which something is to be said, and whether that is cheerful.
pub async fn days(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<(NaiveDate, bool)>> {
    let rows = sqlx::query!(
        r#"SELECT day AS "day!: i64", cheerful AS "cheerful!: bool" FROM milestone_days WHERE chat = ? ORDER BY day"#,
        chat.0
    )
    .all(tx)
    .await?;
    let date = |day| NaiveDate::from_num_days_from_ce_opt(i32::try_from(day).ok()?);
    Ok(rows.into_iter().filter_map(|row| Some((date(row.day)?, row.cheerful))).collect())
}

/// From now on these are the days near today, from `from` on; of those before, what is younger than `oldest` stays.
pub async fn set_days(
    tx: &Tx,
    chat: ChatKey,
    (oldest, from): (NaiveDate, NaiveDate),
    days: &[(NaiveDate, bool)],
) -> sqlx::Result<()> {
    let (oldest, from) = (oldest.num_days_from_ce(), from.num_days_from_ce());
    let rows: Vec<_> = days.iter().map(|(date, cheerful)| (date.num_days_from_ce(), i64::from(*cheerful))).collect();
    let rows = list(&rows)?;
    sqlx::query!("DELETE FROM milestone_days WHERE chat = ? AND (day < ? OR day >= ?)", chat.0, oldest, from)
        .run(tx)
        .await?;
    sqlx::query!(
        "INSERT INTO milestone_days (chat, day, cheerful) SELECT ?, value->>0, value->>1 FROM jsonb_each(?)",
        chat.0,
        rows
    )
    .run(tx)
    .await
}
