//! Who changed which setting when.

use chrono::{DateTime, Utc};

use super::{
    ChatKey, Tx,
    run::{Rows as _, Statement as _},
    seconds,
};
use crate::telegram::UserId;

/// A change.
#[derive(Debug, Clone, Copy)]
pub struct Change<'a> {
    /// Of what.
    pub setting: &'a str,
    /// What it was before, written as `value` is; [`None`]: nothing.
    pub was: Option<&'a str>,
    /// What it is now, in words for no reader: whoever shows it finds the words.
    pub value: &'a str,
    /// Whom it is about.
    pub person: Option<UserId>,
}

impl<'a> Change<'a> {
    /// What something is from now on.
    #[must_use]
    pub const fn to(setting: &'a str, value: &'a str) -> Self {
        Self { setting, was: None, value, person: None }
    }

    /// What it was before.
    #[must_use]
    pub const fn from(self, was: &'a str) -> Self {
        Self { was: Some(was), ..self }
    }

    /// Whom it is about.
    #[must_use]
    pub const fn about(self, person: UserId) -> Self {
        Self { person: Some(person), ..self }
    }
}

/// Writes a change down. An anonymous administrator is user 0.
pub async fn write(
    tx: &Tx,
    chat: ChatKey,
    user: Option<UserId>,
    change: &Change<'_>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let (user, now, person) = (user.map_or(0, |user| user.0), seconds(now), change.person.map(|person| person.0));
    sqlx::query!(
        "INSERT INTO settings_log (chat, at, user_id, setting, was, value, person) VALUES (?, ?, ?, ?, ?, ?, ?)",
        chat.0,
        now,
        user,
        change.setting,
        change.was,
        change.value,
        person
    )
    .run(tx)
    .await
}

/// A change to be taken back.
#[derive(Debug)]
pub struct Entry {
    /// Of what.
    pub setting: String,
    /// What it was before; [`None`] if that was not written down.
    pub was: Option<String>,
    /// Whether it was changed again since.
    pub is_outdated: bool,
}

/// A change by its number.
pub async fn entry(tx: &Tx, chat: ChatKey, id: i64) -> sqlx::Result<Option<Entry>> {
    sqlx::query_as!(
        Entry,
        r#"SELECT setting, was, EXISTS (SELECT 1 FROM settings_log AS later WHERE later.chat = l.chat
               AND later.setting = l.setting AND later.id > l.id) AS "is_outdated!: bool"
           FROM settings_log AS l WHERE chat = ? AND id = ?"#,
        chat.0,
        id
    )
    .maybe(tx)
    .await
}
