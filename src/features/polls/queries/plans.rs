//! Polls that are to come, and those kept to be used again, in the database.

use chrono::{DateTime, TimeDelta, Utc};

use super::{decoded, json};
use crate::{
    features::polls::rules::{form::Form, typed::Draft},
    schedule::recurrence::Recurrence,
    store::{
        ChatKey, Tx,
        run::{Rows as _, Statement as _},
        seconds,
    },
    telegram::UserId,
};

/// What a poll is to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// Question and options.
    pub words: Draft,
    /// How it is held.
    pub form: Form,
    /// How long it is open.
    pub open: TimeDelta,
    /// When it comes; [`None`]: when it is used.
    pub rule: Option<Recurrence>,
}

/// One that is kept.
#[derive(Debug, Clone)]
pub struct Planned {
    /// Its number.
    pub id: i64,
    /// Whether it comes by itself; else it is a template.
    pub comes: bool,
    /// What a template is called, if not by its question.
    pub name: Option<String>,
    /// What it is to be.
    pub spec: Spec,
    /// Who made it.
    pub made_by: Option<UserId>,
}

struct Row {
    id: i64,
    kind: String,
    name: Option<String>,
    question: String,
    options: String,
    form: String,
    open_seconds: i64,
    rule: Option<String>,
    made_by: Option<i64>,
}

impl Row {
    fn read(self) -> sqlx::Result<Planned> {
        let words = Draft { question: self.question, options: decoded(&self.options)? };
        Ok(Planned {
            id: self.id,
            comes: self.kind == "planned",
            name: self.name,
            spec: Spec {
                words,
                form: decoded(&self.form)?,
                open: TimeDelta::seconds(self.open_seconds),
                rule: self.rule.as_deref().map(decoded).transpose()?,
            },
            made_by: self.made_by.map(UserId),
        })
    }
}

/// Keeps one: it comes if it says when. Returns its number.
pub async fn insert(tx: &Tx, chat: ChatKey, spec: &Spec, by: UserId, now: DateTime<Utc>) -> sqlx::Result<i64> {
    let (options, form, open) = (json(&spec.words.options)?, json(&spec.form)?, spec.open.num_seconds());
    let rule = spec.rule.as_ref().map(json).transpose()?;
    let (kind, now) = (if rule.is_some() { "planned" } else { "template" }, seconds(now));
    sqlx::query_scalar!(
        r#"INSERT INTO poll_plans (chat, kind, question, options, form, open_seconds, rule, made_by, made_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id AS "id!""#,
        chat.0,
        kind,
        spec.words.question,
        options,
        form,
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
    let (options, form, open) = (json(&spec.words.options)?, json(&spec.form)?, spec.open.num_seconds());
    let rule = spec.rule.as_ref().map(json).transpose()?;
    let kind = if rule.is_some() { "planned" } else { "template" };
    sqlx::query!(
        "UPDATE poll_plans SET kind = ?, question = ?, options = ?, form = ?, open_seconds = ?, rule = ? WHERE id = ?",
        kind,
        spec.words.question,
        options,
        form,
        open,
        rule,
        id
    )
    .run(tx)
    .await
}

/// What came once is a template now, so that its words are not lost.
pub async fn keep_as_template(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE poll_plans SET kind = 'template', rule = NULL WHERE id = ?", id).run(tx).await
}

/// It comes no more; its rounds know it still.
pub async fn end(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE poll_plans SET kind = 'over' WHERE id = ?", id).run(tx).await
}

/// Gives a template a name.
pub async fn rename(tx: &Tx, id: i64, name: &str) -> sqlx::Result<()> {
    sqlx::query!("UPDATE poll_plans SET name = ? WHERE id = ?", name, id).run(tx).await
}

/// One of a group that comes or is a template.
pub async fn by_id(tx: &Tx, chat: ChatKey, id: i64) -> sqlx::Result<Option<Planned>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", kind, name, question, options, form, open_seconds, rule, made_by
           FROM poll_plans WHERE id = ? AND chat = ? AND kind <> 'over'"#,
        id,
        chat.0
    )
    .maybe(tx)
    .await?;
    row.map(Row::read).transpose()
}

/// One by its number, also when it is over.
pub async fn any_by_id(tx: &Tx, id: i64) -> sqlx::Result<Option<Planned>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", kind, name, question, options, form, open_seconds, rule, made_by
           FROM poll_plans WHERE id = ?"#,
        id
    )
    .maybe(tx)
    .await?;
    row.map(Row::read).transpose()
}

/// Those of a group: what comes first, then the templates.
pub async fn of_chat(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<Planned>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", kind, name, question, options, form, open_seconds, rule, made_by
           FROM poll_plans WHERE chat = ? AND kind <> 'over' ORDER BY kind, id"#,
        chat.0
    )
    .all(tx)
    .await?;
    rows.into_iter().map(Row::read).collect()
}
