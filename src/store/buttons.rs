//! What buttons do. Their callback data is only a random token (invariant I8).

use chrono::{DateTime, Utc};

use super::{ChatKey, Tx, seconds};
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
        "INSERT INTO buttons (token, room, action, chat, only_user, expires_at) VALUES (?, ?, ?, ?, ?, ?)",
        token,
        button.room,
        button.action,
        chat,
        only_user,
        expires_at
    )
    .execute(&mut *tx.lock().await)
    .await
    .map(drop)
}

/// What a button does; [`None`] if it never existed or is too old.
pub async fn by_token(tx: &Tx, token: &str, now: DateTime<Utc>) -> sqlx::Result<Option<Button>> {
    let now = seconds(now);
    sqlx::query!("SELECT room, action, chat, only_user FROM buttons WHERE token = ? AND expires_at > ?", token, now)
        .fetch_optional(&mut *tx.lock().await)
        .await
        .map(|row| {
            row.map(|row| Button {
                room: row.room,
                action: row.action,
                chat: row.chat.map(ChatKey),
                only_user: row.only_user.map(UserId),
            })
        })
}

/// Forgets buttons whose time is over.
pub async fn forget_expired(tx: &Tx, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!("DELETE FROM buttons WHERE expires_at <= ?", now).execute(&mut *tx.lock().await).await.map(drop)
}
