//! Seasons, their tables and winners in the database.

use chrono::{DateTime, NaiveDate, Utc};

use crate::{
    features::quizzes::rules::{Outcome, Period},
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, Statement as _},
        seconds,
    },
    telegram::UserId,
};

/// A season.
#[derive(Debug, Clone)]
pub struct Season {
    /// Its number.
    pub id: i64,
    /// The group.
    pub chat: ChatKey,
    /// What it covers.
    pub period: Period,
    /// When it began.
    pub begins: DateTime<Utc>,
    /// When it is over; [`None`]: with the last question of its round.
    pub ends: Option<DateTime<Utc>>,
    /// What decides between equals; told when it is over.
    pub seed: String,
    /// What is told of it before.
    pub commitment: String,
    /// What can be won: a line for each place.
    pub prize: String,
    /// Since when it is over.
    pub frozen_at: Option<DateTime<Utc>>,
    /// When its winners are announced.
    pub post_on: Option<NaiveDate>,
    /// The name of its round, if it is one's.
    pub round: Option<String>,
    /// Its number.
    pub round_id: Option<i64>,
}

/// Somebody in the table.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Whose name.
    pub name: String,
    /// Questions she had right.
    pub points: i64,
    /// Questions she answered.
    pub answered: i64,
    /// Whether she manages the group or helps there, and so wins nothing.
    pub is_staff: bool,
}

/// Somebody who won.
#[derive(Debug, Clone)]
pub struct Winner {
    /// Which place.
    pub place: i64,
    /// Who; [`None`]: she is forgotten.
    pub user: Option<UserId>,
    /// Her name.
    pub name: Option<String>,
    /// With how many points.
    pub points: i64,
    /// What she wins; empty: nothing was written.
    pub prize: String,
    /// Whether she was given it.
    pub is_given: bool,
}

/// What a season is to be.
#[derive(Debug)]
pub struct New<'a> {
    /// What it covers.
    pub period: Period,
    /// From when, until when.
    pub time: (DateTime<Utc>, Option<DateTime<Utc>>),
    /// What decides between equals.
    pub seed: &'a str,
    /// What is told of that.
    pub commitment: &'a str,
    /// What can be won.
    pub prize: &'a str,
}

/// Begins one. Returns its number.
pub async fn insert(tx: &Tx, chat: ChatKey, new: New<'_>) -> sqlx::Result<i64> {
    let (kind, begins, ends) = (new.period.code(), seconds(new.time.0), new.time.1.map(seconds));
    sqlx::query_scalar!(
        r#"INSERT INTO quiz_seasons (chat, kind, begins, ends, seed, commitment, prize) VALUES (?, ?, ?, ?, ?, ?, ?)
           RETURNING id AS "id!""#,
        chat.0,
        kind,
        begins,
        ends,
        new.seed,
        new.commitment,
        new.prize
    )
    .one(tx)
    .await
}

/// One by its number.
pub async fn by_id(tx: &Tx, id: i64) -> sqlx::Result<Option<Season>> {
    let row = sqlx::query!(
        r#"SELECT chat, kind, begins, ends, seed, commitment, prize, frozen_at, post_on,
                  (SELECT name FROM quiz_rounds r WHERE r.chat = s.chat AND r.season = s.id) AS "round?: String",
                  (SELECT id FROM quiz_rounds r WHERE r.chat = s.chat AND r.season = s.id) AS "round_id?: i64"
           FROM quiz_seasons s WHERE id = ?"#,
        id
    );
    let row = row.maybe(tx).await?;
    Ok(row.map(|row| Season {
        id,
        chat: ChatKey(row.chat),
        period: Period::from_code(&row.kind),
        begins: instant(row.begins),
        ends: row.ends.map(instant),
        seed: row.seed,
        commitment: row.commitment,
        prize: row.prize,
        frozen_at: row.frozen_at.map(instant),
        post_on: row.post_on.and_then(|date| date.parse().ok()),
        round: row.round,
        round_id: row.round_id,
    }))
}

/// The one of a period that runs.
pub async fn running(tx: &Tx, chat: ChatKey, period: Period, now: DateTime<Utc>) -> sqlx::Result<Option<i64>> {
    let (kind, now) = (period.code(), seconds(now));
    sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM quiz_seasons WHERE chat = ? AND kind = ? AND frozen_at IS NULL AND ends > ?
           ORDER BY id DESC LIMIT 1"#,
        chat.0,
        kind,
        now
    )
    .maybe(tx)
    .await
}

/// Those of a group, the latest first: numbers, at most `most`, without the first.
pub async fn of_chat(tx: &Tx, chat: ChatKey, most: i64, left_out: i64) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM quiz_seasons WHERE chat = ? ORDER BY id DESC LIMIT ? OFFSET ?"#,
        chat.0,
        most,
        left_out
    )
    .all(tx)
    .await
}

/// How many there are.
pub async fn how_many(tx: &Tx, chat: ChatKey) -> sqlx::Result<i64> {
    sqlx::query_scalar!(r#"SELECT count(*) AS "n!: i64" FROM quiz_seasons WHERE chat = ?"#, chat.0).one(tx).await
}

/// Those of a group that run.
pub async fn open_in(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM quiz_seasons WHERE chat = ? AND frozen_at IS NULL ORDER BY id"#,
        chat.0
    )
    .all(tx)
    .await
}

/// Whether questions of it are on their way, or open.
pub async fn has_live(tx: &Tx, id: i64) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM quiz_questions WHERE season = ? AND stage IN ('posting', 'unsure', 'open'))
           AS "is!: bool""#,
        id
    )
    .one(tx)
    .await
}

/// Whether no other question was asked in it before this one.
pub async fn begins_with(tx: &Tx, id: i64, question: i64) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT NOT EXISTS (SELECT 1 FROM quiz_questions WHERE season = ? AND id <> ? AND stage IN ('open', 'told'))
           AS "is!: bool""#,
        id,
        question
    )
    .one(tx)
    .await
}

/// What can be won from now on.
pub async fn set_prize(tx: &Tx, id: i64, prize: &str) -> sqlx::Result<()> {
    sqlx::query!("UPDATE quiz_seasons SET prize = ? WHERE id = ? AND frozen_at IS NULL", prize, id).run(tx).await
}

/// Everybody who may win: in the group as far as is known, not hidden from lists, nobody who manages it or helps there, or
/// asked one of its questions.
pub async fn may_win(tx: &Tx, season: &Season) -> sqlx::Result<Vec<(UserId, i64)>> {
    sqlx::query!(
        r#"SELECT q.user_id AS "user!: i64", q.points AS "points!: i64" FROM quiz_points q
           LEFT JOIN members m ON m.chat = q.chat AND m.user_id = q.user_id
           LEFT JOIN people p ON p.user_id = q.user_id
           WHERE q.season = ? AND q.points > 0 AND coalesce(p.is_bot, 0) = 0 AND coalesce(m.hidden, 0) = 0
             AND coalesce(m.status, 'member') IN ('member', 'restricted')
             AND coalesce(m.staff, 0) = 0 AND m.sections IS NULL
             AND NOT EXISTS (SELECT 1 FROM quiz_questions k WHERE k.season = q.season AND k.asked_by = q.user_id)
           ORDER BY q.points DESC, q.user_id"#,
        season.id
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (UserId(row.user), row.points)).collect())
}

/// It is over, and won so. [`false`]: it was over before.
pub async fn freeze(
    tx: &Tx,
    season: &Season,
    outcome: &Outcome,
    prizes: &[&str],
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let now = seconds(now);
    let changed =
        sqlx::query!("UPDATE quiz_seasons SET frozen_at = ? WHERE id = ? AND frozen_at IS NULL", now, season.id);
    if changed.changes(tx).await? == 0 {
        return Ok(false);
    }
    for (place, (user, points)) in outcome.winners.iter().enumerate() {
        let prize = prizes.get(place).copied().unwrap_or_default();
        let place = i64::try_from(place + 1).unwrap_or(i64::MAX);
        sqlx::query!(
            "INSERT INTO quiz_winners (season, place, chat, user_id, points, prize) VALUES (?, ?, ?, ?, ?, ?)",
            season.id,
            place,
            season.chat.0,
            user.0,
            points,
            prize
        )
        .run(tx)
        .await?;
    }
    for (user, ticket) in &outcome.drawn {
        sqlx::query!("UPDATE quiz_points SET ticket = ? WHERE season = ? AND user_id = ?", ticket, season.id, user.0)
            .run(tx)
            .await?;
    }
    Ok(true)
}

/// Its winners are announced on that day; [`None`]: not any more.
pub async fn set_post(tx: &Tx, id: i64, day: Option<NaiveDate>) -> sqlx::Result<()> {
    let day = day.map(|day| day.to_string());
    sqlx::query!("UPDATE quiz_seasons SET post_on = ? WHERE id = ?", day, id).run(tx).await
}

/// Those of a group whose winners are, or were, to be announced since a day.
pub async fn to_post(tx: &Tx, chat: ChatKey, since: NaiveDate) -> sqlx::Result<Vec<Season>> {
    let since = since.to_string();
    let ids = sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM quiz_seasons WHERE chat = ? AND post_on >= ? ORDER BY id"#,
        chat.0,
        since
    );
    let mut found = Vec::new();
    for id in ids.all(tx).await? {
        found.extend(by_id(tx, id).await?);
    }
    Ok(found)
}

/// Who won.
pub async fn winners(tx: &Tx, season: i64) -> sqlx::Result<Vec<Winner>> {
    let rows = sqlx::query!(
        r#"SELECT w.place, w.user_id, p.name AS "name?", w.points, w.prize, w.given_at FROM quiz_winners w
           LEFT JOIN people p ON p.user_id = w.user_id WHERE w.season = ? ORDER BY w.place"#,
        season
    );
    Ok(rows
        .all(tx)
        .await?
        .into_iter()
        .map(|row| Winner {
            place: row.place,
            user: row.user_id.map(UserId),
            name: row.name,
            points: row.points,
            prize: row.prize,
            is_given: row.given_at.is_some(),
        })
        .collect())
}

/// She was given what she won.
pub async fn is_given(tx: &Tx, season: i64, place: i64, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "UPDATE quiz_winners SET given_at = coalesce(given_at, ?) WHERE season = ? AND place = ?",
        now,
        season,
        place
    )
    .run(tx)
    .await
}

/// Which places of which seasons somebody has in a group.
pub async fn won_by(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Vec<(i64, i64)>> {
    sqlx::query!(
        r#"SELECT season AS "season!", place AS "place!" FROM quiz_winners WHERE user_id = ? AND chat = ?"#,
        user.0,
        chat.0
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (row.season, row.place)).collect())
}

/// How many are in the table of a season: who is in the group as far as is known, and not hidden from lists.
pub async fn how_many_in_table(tx: &Tx, season: i64) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"SELECT count(*) AS "n!: i64" FROM quiz_points q
           LEFT JOIN members m ON m.chat = q.chat AND m.user_id = q.user_id
           WHERE q.season = ? AND coalesce(m.hidden, 0) = 0 AND coalesce(m.status, 'member') NOT IN ('left', 'kicked')"#,
        season
    )
    .one(tx)
    .await
}

/// A page of the table: most points first.
pub async fn table(tx: &Tx, season: i64, most: i64, left_out: i64) -> sqlx::Result<Vec<Entry>> {
    sqlx::query!(
        r#"SELECT coalesce(p.name, '') AS "name!: String", q.points AS "points!: i64", q.answered AS "answered!: i64",
                  (coalesce(m.status, '') IN ('creator', 'administrator') OR coalesce(m.staff, 0) = 1
                   OR m.sections IS NOT NULL) AS "is_staff!: bool"
           FROM quiz_points q INDEXED BY quiz_points_table
           LEFT JOIN members m ON m.chat = q.chat AND m.user_id = q.user_id
           LEFT JOIN people p ON p.user_id = q.user_id
           WHERE q.season = ? AND coalesce(m.hidden, 0) = 0 AND coalesce(m.status, 'member') NOT IN ('left', 'kicked')
           ORDER BY q.points DESC, q.user_id LIMIT ? OFFSET ?"#,
        season,
        most,
        left_out
    )
    .all(tx)
    .await
    .map(|rows| {
        let entry = |(name, points, answered, is_staff)| Entry { name, points, answered, is_staff };
        rows.into_iter().map(|row| entry((row.name, row.points, row.answered, row.is_staff))).collect()
    })
}

/// Her points and answers in a season, and how many of its table have more points.
pub async fn place_of(tx: &Tx, season: i64, user: UserId) -> sqlx::Result<Option<(i64, i64, i64)>> {
    sqlx::query!(
        r#"SELECT q.points AS "points!: i64", q.answered AS "answered!: i64",
                  (SELECT count(*) FROM quiz_points o LEFT JOIN members m ON m.chat = o.chat AND m.user_id = o.user_id
                   WHERE o.season = q.season AND o.points > q.points AND coalesce(m.hidden, 0) = 0
                     AND coalesce(m.status, 'member') NOT IN ('left', 'kicked')) AS "before!: i64"
           FROM quiz_points q WHERE q.season = ? AND q.user_id = ?"#,
        season,
        user.0
    )
    .maybe(tx)
    .await
    .map(|row| row.map(|row| (row.points, row.answered, row.before)))
}

/// Who was in the draws of a season, most points first, among equals the lowest ticket: at most `most`, without the first.
pub async fn drawn(tx: &Tx, season: i64, most: i64, left_out: i64) -> sqlx::Result<Vec<(UserId, String, i64, String)>> {
    sqlx::query!(
        r#"SELECT q.user_id AS "user!: i64", coalesce(p.name, '') AS "name!: String", q.points AS "points!: i64",
                  q.ticket AS "ticket!: String"
           FROM quiz_points q LEFT JOIN people p ON p.user_id = q.user_id
           WHERE q.season = ? AND q.ticket IS NOT NULL ORDER BY q.points DESC, q.ticket LIMIT ? OFFSET ?"#,
        season,
        most,
        left_out
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (UserId(row.user), row.name, row.points, row.ticket)).collect())
}

/// How many were.
pub async fn how_many_drawn(tx: &Tx, season: i64) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"SELECT count(*) AS "n!: i64" FROM quiz_points WHERE season = ? AND ticket IS NOT NULL"#,
        season
    )
    .one(tx)
    .await
}

/// How many points somebody has in all seasons of a group that are told of.
pub async fn points_of(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"SELECT coalesce(sum(points), 0) AS "n!: i64" FROM quiz_points WHERE user_id = ? AND chat = ?"#,
        user.0,
        chat.0
    )
    .one(tx)
    .await
}

/// How many of the table of a season have more points than these.
pub async fn how_many_before(tx: &Tx, season: i64, points: i64) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"SELECT count(*) AS "n!: i64" FROM quiz_points q
           LEFT JOIN members m ON m.chat = q.chat AND m.user_id = q.user_id
           WHERE q.season = ? AND q.points > ? AND coalesce(m.hidden, 0) = 0
             AND coalesce(m.status, 'member') NOT IN ('left', 'kicked')"#,
        season,
        points
    )
    .one(tx)
    .await
}
