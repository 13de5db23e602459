//! Rounds in the database.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Question, all, decoded, json};
use crate::{
    schedule::recurrence::Recurrence,
    store::{
        ChatKey, Tx,
        run::{Rows as _, Statement as _},
        seconds,
    },
    telegram::UserId,
};

/// Where a round is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is being written.
    Draft,
    /// Its questions are asked.
    Running,
    /// It is over.
    Over,
}

impl State {
    /// As kept, and as messages have it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Running => "running",
            Self::Over => "over",
        }
    }
}

/// A round.
#[derive(Debug, Clone)]
pub struct Round {
    /// Its number.
    pub id: i64,
    /// The group.
    pub chat: ChatKey,
    /// Where it is.
    pub state: State,
    /// Its own season, if it has one.
    pub season: Option<i64>,
    /// What it is to be.
    pub spec: Spec,
}

/// What a round is to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// What it is called.
    pub name: String,
    /// When a question is asked.
    pub rule: Recurrence,
    /// How long each is open.
    pub open: TimeDelta,
    /// What can be won: a line for each place.
    pub prize: String,
}

/// One by its number.
pub async fn by_id(tx: &Tx, id: i64) -> sqlx::Result<Option<Round>> {
    let row =
        sqlx::query!("SELECT chat, name, rule, open_seconds, prize, state, season FROM quiz_rounds WHERE id = ?", id);
    let Some(row) = row.maybe(tx).await? else { return Ok(None) };
    let state = match row.state.as_str() {
        "draft" => State::Draft,
        "running" => State::Running,
        _ => State::Over,
    };
    let (rule, open) = (decoded(&row.rule)?, TimeDelta::seconds(row.open_seconds));
    let spec = Spec { name: row.name, rule, open, prize: row.prize };
    Ok(Some(Round { id, chat: ChatKey(row.chat), state, season: row.season, spec }))
}

/// Adds one. Returns its number.
pub async fn insert(tx: &Tx, chat: ChatKey, spec: &Spec, by: UserId, now: DateTime<Utc>) -> sqlx::Result<i64> {
    let (rule, open, now) = (json(&spec.rule)?, spec.open.num_seconds(), seconds(now));
    sqlx::query_scalar!(
        r#"INSERT INTO quiz_rounds (chat, name, rule, open_seconds, prize, state, made_by, made_at)
           VALUES (?, ?, ?, ?, ?, 'draft', ?, ?) RETURNING id AS "id!""#,
        chat.0,
        spec.name,
        rule,
        open,
        spec.prize,
        by.0,
        now
    )
    .one(tx)
    .await
}

/// Changes one.
pub async fn change(tx: &Tx, id: i64, spec: &Spec) -> sqlx::Result<()> {
    let (rule, open) = (json(&spec.rule)?, spec.open.num_seconds());
    sqlx::query!(
        "UPDATE quiz_rounds SET name = ?, rule = ?, open_seconds = ?, prize = ? WHERE id = ?",
        spec.name,
        rule,
        open,
        spec.prize,
        id
    )
    .run(tx)
    .await?;
    sqlx::query!("UPDATE quiz_questions SET open_seconds = ? WHERE round = ? AND stage = 'ready'", open, id)
        .run(tx)
        .await
}

/// Where it is from now on.
pub async fn set_state(tx: &Tx, id: i64, state: State) -> sqlx::Result<()> {
    let state = state.code();
    sqlx::query!("UPDATE quiz_rounds SET state = ? WHERE id = ?", state, id).run(tx).await
}

/// It has a season of its own.
pub async fn set_season(tx: &Tx, id: i64, season: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE quiz_rounds SET season = ? WHERE id = ?", season, id).run(tx).await
}

/// One that was never asked goes; its questions are of no round.
pub async fn remove(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE quiz_questions SET round = NULL WHERE round = ?", id).run(tx).await?;
    sqlx::query!("DELETE FROM quiz_rounds WHERE id = ?", id).run(tx).await
}

/// Those of a group: the latest first.
pub async fn of_chat(tx: &Tx, chat: ChatKey, most: i64) -> sqlx::Result<Vec<Round>> {
    let ids = sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM quiz_rounds WHERE chat = ? ORDER BY id DESC LIMIT ?"#,
        chat.0,
        most
    );
    let mut found = Vec::new();
    for id in ids.all(tx).await? {
        found.extend(by_id(tx, id).await?);
    }
    Ok(found)
}

/// The questions of one in their order; those that were not asked, if that is said.
pub async fn questions(tx: &Tx, round: i64, only_ready: bool) -> sqlx::Result<Vec<Question>> {
    let ids = sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM quiz_questions
           WHERE round = ?1 AND (stage = 'ready' OR (NOT ?2 AND stage <> 'proposed')) ORDER BY place, id"#,
        round,
        only_ready
    );
    all(tx, ids.all(tx).await?).await
}

/// How many of its questions are there, how many were not asked yet, and how many are on their way or open.
pub async fn how_many(tx: &Tx, round: i64) -> sqlx::Result<(i64, i64, i64)> {
    sqlx::query!(
        r#"SELECT count(*) AS "all!: i64", count(CASE WHEN stage = 'ready' THEN 1 END) AS "ready!: i64",
                  count(CASE WHEN stage IN ('posting', 'unsure', 'open') THEN 1 END) AS "live!: i64"
           FROM quiz_questions WHERE round = ? AND stage <> 'proposed'"#,
        round
    )
    .one(tx)
    .await
    .map(|row| (row.all, row.ready, row.live))
}
