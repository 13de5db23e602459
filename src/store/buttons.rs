//! What buttons do. Their callback data is only a random token (invariant I8).
//!
//! There is an end to how many are kept for a person, and for a group: the oldest go first. Those of a page that has made
//! way for another go soon after.

use chrono::{DateTime, Utc};

use super::{
    ChatKey, Tx,
    run::{Rows as _, Statement as _, list},
    seconds,
};
use crate::telegram::UserId;

/// What a button does.
#[derive(Debug, Clone)]
pub struct Button {
    /// Whose it is.
    pub room: String,
    /// What that room wants done, JSON.
    pub action: String,
    /// The group it is about.
    pub chat: Option<ChatKey>,
    /// Only she may press it.
    pub only_user: Option<UserId>,
    /// Who may, in the group it is about, as written by who made it.
    pub audience: String,
    /// The section by which a manager's button is judged; [`None`]: its room.
    pub section: Option<String>,
}

impl Button {
    /// Whether she may press it.
    #[must_use]
    pub fn is_for(&self, user: UserId) -> bool {
        self.only_user.is_none_or(|only| only == user)
    }
}

/// Keeps what a new button does.
pub async fn insert(tx: &Tx, token: &str, button: &Button, expires_at: DateTime<Utc>) -> sqlx::Result<()> {
    let (chat, only_user) = (button.chat.map(|chat| chat.0), button.only_user.map(|user| user.0));
    let expires_at = seconds(expires_at);
    sqlx::query!(
        "INSERT INTO buttons (token, room, action, chat, only_user, audience, section, expires_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        token,
        button.room,
        button.action,
        chat,
        only_user,
        button.audience,
        button.section,
        expires_at
    )
    .run(tx)
    .await
}

/// What a button does; [`None`] if it never existed or is too old.
pub async fn by_token(tx: &Tx, token: &str, now: DateTime<Utc>) -> sqlx::Result<Option<Button>> {
    let now = seconds(now);
    sqlx::query!(
        "SELECT room, action, chat, only_user, audience, section FROM buttons WHERE token = ? AND expires_at > ?",
        token,
        now
    )
    .maybe(tx)
    .await
    .map(|row| {
        row.map(|row| Button {
            room: row.room,
            action: row.action,
            chat: row.chat.map(ChatKey),
            only_user: row.only_user.map(UserId),
            audience: row.audience,
            section: row.section,
        })
    })
}

/// Buttons, by their tokens, are not needed after `at`.
pub async fn expire_by(tx: &Tx, tokens: &[String], at: DateTime<Utc>) -> sqlx::Result<()> {
    let (tokens, at) = (list(tokens)?, seconds(at));
    sqlx::query!(
        "UPDATE buttons SET expires_at = ?1 WHERE token IN (SELECT value FROM json_each(?2)) AND expires_at > ?1",
        at,
        tokens
    )
    .run(tx)
    .await
}

/// Forgets at most `most` of the buttons whose time is over.
pub async fn forget_expired(tx: &Tx, now: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
    let now = seconds(now);
    sqlx::query!(
        "DELETE FROM buttons WHERE token IN
           (SELECT token FROM buttons WHERE expires_at <= ? ORDER BY expires_at LIMIT ?)",
        now,
        most
    )
    .changes(tx)
    .await
}

/// Forgets at most `most` of the buttons about a group beyond the latest `kept`.
pub async fn trim_of_chat(tx: &Tx, chat: ChatKey, kept: i64, most: i64) -> sqlx::Result<()> {
    sqlx::query!(
        "DELETE FROM buttons WHERE token IN
           (SELECT token FROM buttons WHERE chat = ? ORDER BY expires_at DESC LIMIT ? OFFSET ?)",
        chat.0,
        most,
        kept
    )
    .run(tx)
    .await
}

/// Forgets at most `most` of the buttons only she may press beyond the latest `kept`.
pub async fn trim_of_person(tx: &Tx, user: UserId, kept: i64, most: i64) -> sqlx::Result<()> {
    sqlx::query!(
        "DELETE FROM buttons WHERE token IN
           (SELECT token FROM buttons WHERE only_user = ? ORDER BY expires_at DESC LIMIT ? OFFSET ?)",
        user.0,
        most,
        kept
    )
    .run(tx)
    .await
}
