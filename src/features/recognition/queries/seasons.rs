//! The seasons of a group's own.

use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::{
    features::recognition::rules::day_of,
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, Statement as _, list},
        seconds,
    },
    telegram::UserId,
};

/// A season of a group's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Season {
    /// Its number in the group.
    pub number: i64,
    /// What it is called, if anything.
    pub name: Option<String>,
    /// Its first day, in the group's zone.
    pub first: NaiveDate,
    /// Its last.
    pub last: NaiveDate,
    /// When it was closed.
    pub closed_at: Option<DateTime<Utc>>,
}

struct Row {
    number: i64,
    name: Option<String>,
    first_day: i64,
    last_day: i64,
    closed_at: Option<i64>,
}

impl From<Row> for Season {
    fn from(row: Row) -> Self {
        Self {
            number: row.number,
            name: row.name,
            first: date(row.first_day),
            last: date(row.last_day),
            closed_at: row.closed_at.map(instant),
        }
    }
}

fn date(day: i64) -> NaiveDate {
    let epoch = NaiveDate::default();
    u64::try_from(day).ok().and_then(|days| epoch.checked_add_days(Days::new(days))).unwrap_or(epoch)
}

/// All of a group, by their days.
pub async fn all(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<Season>> {
    sqlx::query_as!(
        Row,
        "SELECT number, name, first_day, last_day, closed_at FROM seasons WHERE chat = ? ORDER BY first_day",
        chat.0
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(Season::from).collect())
}

/// One of them.
pub async fn by_number(tx: &Tx, chat: ChatKey, number: i64) -> sqlx::Result<Option<Season>> {
    sqlx::query_as!(
        Row,
        "SELECT number, name, first_day, last_day, closed_at FROM seasons WHERE chat = ? AND number = ?",
        chat.0,
        number
    )
    .maybe(tx)
    .await
    .map(|row| row.map(Season::from))
}

/// A new one. Returns its number.
pub async fn add(
    tx: &Tx,
    chat: ChatKey,
    name: Option<&str>,
    (first, last): (NaiveDate, NaiveDate),
) -> sqlx::Result<i64> {
    let (first, last) = (day_of(first), day_of(last));
    sqlx::query_scalar!(
        r#"INSERT INTO seasons (chat, number, name, first_day, last_day)
           SELECT ?1, coalesce((SELECT max(number) FROM seasons WHERE chat = ?1), 0) + 1, ?2, ?3, ?4
           RETURNING number AS "number!""#,
        chat.0,
        name,
        first,
        last
    )
    .one(tx)
    .await
}

/// It ends on another day.
pub async fn set_last(tx: &Tx, chat: ChatKey, number: i64, last: NaiveDate) -> sqlx::Result<()> {
    let last = day_of(last);
    sqlx::query!("UPDATE seasons SET last_day = ? WHERE chat = ? AND number = ?", last, chat.0, number).run(tx).await
}

/// It is closed, or, by [`None`], open again.
pub async fn set_closed(tx: &Tx, chat: ChatKey, number: i64, at: Option<DateTime<Utc>>) -> sqlx::Result<()> {
    let at = at.map(seconds);
    sqlx::query!("UPDATE seasons SET closed_at = ? WHERE chat = ? AND number = ?", at, chat.0, number).run(tx).await
}

/// It is taken back.
pub async fn remove(tx: &Tx, chat: ChatKey, number: i64) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM seasons WHERE chat = ? AND number = ?", chat.0, number).run(tx).await
}

/// Those of all groups that were closed after `now`, by a clock that was ahead, or end on this day or later all the same.
pub async fn closed_too_soon(tx: &Tx, now: DateTime<Utc>, day: NaiveDate) -> sqlx::Result<Vec<(ChatKey, i64)>> {
    let (now, day) = (seconds(now), day_of(day));
    sqlx::query!(
        r#"SELECT chat AS "chat!", number AS "number!" FROM seasons
           WHERE closed_at IS NOT NULL AND (closed_at > ? OR last_day >= ?)"#,
        now,
        day
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (ChatKey(row.chat), row.number)).collect())
}

/// On how many of these days somebody took part, and how often; part of a turn counts as one.
pub async fn part_of(tx: &Tx, chat: ChatKey, user: UserId, days: &[i64]) -> sqlx::Result<(i64, i64)> {
    let days = list(days)?;
    sqlx::query!(
        r#"SELECT count(*) AS "days!: i64", coalesce(sum((tenths + 9) / 10), 0) AS "turns!: i64"
           FROM json_each(?) AS k CROSS JOIN day_turns AS d ON d.chat = ? AND d.day = k.value AND d.user_id = ?"#,
        days,
        chat.0,
        user.0
    )
    .one(tx)
    .await
    .map(|row| (row.days, row.turns))
}
