//! Who changed which setting when.

use chrono::{DateTime, Utc};

use super::{ChatKey, Tx, seconds};
use crate::telegram::UserId;

/// Writes a change down. An anonymous administrator is user 0.
pub async fn write(
    tx: &Tx,
    chat: ChatKey,
    user: Option<UserId>,
    setting: &str,
    value: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let (user, now) = (user.map_or(0, |user| user.0), seconds(now));
    sqlx::query!(
        "INSERT INTO settings_log (chat, at, user_id, setting, value) VALUES (?, ?, ?, ?, ?)",
        chat.0,
        now,
        user,
        setting,
        value
    )
    .execute(&mut *tx.lock().await)
    .await
    .map(drop)
}
