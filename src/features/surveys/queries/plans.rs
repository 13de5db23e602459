//! Surveys that are to come in the database.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Row as Round, Survey, decoded, json};
use crate::{
    features::surveys::rules::Question,
    schedule::recurrence::Recurrence,
    store::{
        ChatKey, Tx,
        run::{Rows as _, Statement as _},
        seconds,
    },
    telegram::UserId,
};

/// What one is to be.
#[derive(Debug, Clone)]
pub struct Spec {
    /// What it is called.
    pub title: String,
    /// What it asks.
    pub questions: Vec<Question>,
    /// Whether nobody learns who answered what.
    pub anonymous: bool,
    /// Whether who has not answered is reminded.
    pub reminds: bool,
    /// Only for who has been in the group for so many days.
    pub least_days: i64,
    /// How long it is open each time.
    pub open: TimeDelta,
    /// When it comes; [`None`]: it could not, and is kept to be asked.
    pub rule: Option<Recurrence>,
}

/// One that is kept.
#[derive(Debug, Clone)]
pub struct Planned {
    /// Its number.
    pub id: i64,
    /// What it is to be.
    pub spec: Spec,
    /// Who made it.
    pub made_by: Option<UserId>,
}

struct Row {
    id: i64,
    title: String,
    questions: String,
    anonymous: i64,
    reminds: i64,
    least_days: i64,
    open_seconds: i64,
    rule: Option<String>,
    made_by: Option<i64>,
}

impl Row {
    fn read(self) -> sqlx::Result<Planned> {
        let spec = Spec {
            title: self.title,
            questions: decoded(&self.questions)?,
            anonymous: self.anonymous != 0,
            reminds: self.reminds != 0,
            least_days: self.least_days,
            open: TimeDelta::seconds(self.open_seconds),
            rule: self.rule.as_deref().map(decoded).transpose()?,
        };
        Ok(Planned { id: self.id, spec, made_by: self.made_by.map(UserId) })
    }
}

/// Keeps one. Returns its number.
pub async fn insert(tx: &Tx, chat: ChatKey, spec: &Spec, by: UserId, now: DateTime<Utc>) -> sqlx::Result<i64> {
    let (questions, rule) = (json(&spec.questions)?, spec.rule.as_ref().map(json).transpose()?);
    let (open, now) = (spec.open.num_seconds(), seconds(now));
    sqlx::query_scalar!(
        r#"INSERT INTO survey_plans (chat, title, questions, anonymous, reminds, least_days, open_seconds, rule, made_by, made_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id AS "id!""#,
        chat.0,
        spec.title,
        questions,
        spec.anonymous,
        spec.reminds,
        spec.least_days,
        open,
        rule,
        by.0,
        now
    )
    .one(tx)
    .await
}

/// Changes one.
pub async fn change(tx: &Tx, id: i64, spec: &Spec) -> sqlx::Result<()> {
    let (questions, rule) = (json(&spec.questions)?, spec.rule.as_ref().map(json).transpose()?);
    let open = spec.open.num_seconds();
    sqlx::query!(
        "UPDATE survey_plans SET title = ?, questions = ?, anonymous = ?, reminds = ?, least_days = ?, open_seconds = ?,
                                 rule = ? WHERE id = ?",
        spec.title,
        questions,
        spec.anonymous,
        spec.reminds,
        spec.least_days,
        open,
        rule,
        id
    )
    .run(tx)
    .await
}

/// What was to come once could not: it is kept to be asked.
pub async fn keep(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE survey_plans SET rule = NULL WHERE id = ?", id).run(tx).await
}

/// It comes no more.
pub async fn end(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE survey_plans SET over = 1 WHERE id = ?", id).run(tx).await
}

/// One by its number, also when it is over.
pub async fn any_by_id(tx: &Tx, id: i64) -> sqlx::Result<Option<Planned>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", title, questions, anonymous, reminds, least_days, open_seconds, rule, made_by
           FROM survey_plans WHERE id = ?"#,
        id
    )
    .maybe(tx)
    .await?;
    row.map(Row::read).transpose()
}

/// One of a group that comes, or is kept.
pub async fn by_id(tx: &Tx, chat: ChatKey, id: i64) -> sqlx::Result<Option<Planned>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", title, questions, anonymous, reminds, least_days, open_seconds, rule, made_by
           FROM survey_plans WHERE id = ? AND chat = ? AND over = 0"#,
        id,
        chat.0
    )
    .maybe(tx)
    .await?;
    row.map(Row::read).transpose()
}

/// Those of a group.
pub async fn of_chat(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<Planned>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", title, questions, anonymous, reminds, least_days, open_seconds, rule, made_by
           FROM survey_plans WHERE chat = ? AND over = 0 ORDER BY id"#,
        chat.0
    )
    .all(tx)
    .await?;
    rows.into_iter().map(Row::read).collect()
}

/// The rounds of one that are over, latest first.
pub async fn rounds(tx: &Tx, id: i64, most: i64) -> sqlx::Result<Vec<Survey>> {
    let rows = sqlx::query_as!(
        Round,
        r#"SELECT id AS "id!", chat, pulse, title, questions, anonymous, reminds, least_days, asked_by, asked_at, closes_at, stage,
                  thread, message_id, answered FROM surveys
           WHERE plan = ? AND stage = 'closed' ORDER BY id DESC LIMIT ?"#,
        id,
        most
    )
    .all(tx)
    .await?;
    rows.into_iter().map(Round::read).collect()
}
