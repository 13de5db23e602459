//! What Telegram refuses a group until somebody mends it.

use chrono::{DateTime, Utc};

use super::{
    ChatKey, Tx,
    run::{Rows as _, Statement as _},
    seconds,
};
use crate::telegram::refusal::Refusal;

/// Notes a trouble. Returns whether it is a new one.
pub async fn begin(tx: &Tx, chat: ChatKey, refusal: Refusal, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let (code, now) = (refusal.code(), seconds(now));
    sqlx::query!(
        "INSERT INTO troubles (chat, refusal, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        chat.0,
        code,
        now
    )
    .changes(tx)
    .await
    .map(|changes| changes > 0)
}

/// The codes of a group's troubles, the oldest first.
pub async fn of_chat(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar!("SELECT refusal FROM troubles WHERE chat = ? ORDER BY since, refusal", chat.0).all(tx).await
}

/// They are over. Returns whether there were any.
pub async fn end(tx: &Tx, chat: ChatKey) -> sqlx::Result<bool> {
    sqlx::query!("DELETE FROM troubles WHERE chat = ?", chat.0).changes(tx).await.map(|changes| changes > 0)
}
