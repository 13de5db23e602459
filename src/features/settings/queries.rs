//! Who changed which setting when, and who helps.

use chrono::{DateTime, Utc};

use crate::{
    store::{ChatKey, Tx, instant, people::Help, run::Rows as _},
    telegram::UserId,
};

/// A change that was written down.
#[derive(Debug)]
pub struct Logged {
    /// Its number.
    pub id: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Her name; [`None`] for an administrator who wrote as the group.
    pub by: Option<String>,
    /// Which setting.
    pub setting: String,
    /// What it was before, as logged, if that was written down.
    pub was: Option<String>,
    /// What it was set to, as logged.
    pub value: String,
    /// The name of whom it is about.
    pub person: Option<String>,
}

/// The latest changes of a group, newest first.
pub async fn log(tx: &Tx, chat: ChatKey, most: i64) -> sqlx::Result<Vec<Logged>> {
    sqlx::query!(
        r#"SELECT l.id, l.at, p.name AS "by?", l.setting, l.was, l.value, about.name AS "person?" FROM settings_log l
           LEFT JOIN people p ON p.user_id = l.user_id
           LEFT JOIN people about ON about.user_id = l.person
           WHERE l.chat = ? ORDER BY l.id DESC LIMIT ?"#,
        chat.0,
        most
    )
    .all(tx)
    .await
    .map(|rows| {
        rows.into_iter()
            .map(|row| Logged {
                id: row.id,
                at: instant(row.at),
                by: row.by,
                setting: row.setting,
                was: row.was,
                value: row.value,
                person: row.person,
            })
            .collect()
    })
}

/// A helper of the managers.
#[derive(Debug)]
pub struct Helper {
    /// Her number.
    pub id: UserId,
    /// Her name.
    pub name: String,
    /// Whether she is in the group now; if not, she manages nothing.
    pub is_in: bool,
    /// What she helps with.
    pub help: Help,
}

/// Those named with `/staff`, by name.
pub async fn helpers(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<Helper>> {
    sqlx::query!(
        r#"SELECT m.user_id, p.name, m.staff, m.sections, m.status NOT IN ('left', 'kicked') AS "is_in!: bool"
           FROM members m JOIN people p ON p.user_id = m.user_id
           WHERE m.chat = ? AND (m.staff = 1 OR m.sections IS NOT NULL) ORDER BY p.name, m.user_id"#,
        chat.0
    )
    .all(tx)
    .await
    .map(|rows| {
        rows.into_iter()
            .map(|row| Helper {
                id: UserId(row.user_id),
                name: row.name,
                is_in: row.is_in,
                help: Help::stored(row.staff, row.sections.as_deref()),
            })
            .collect()
    })
}
