//! Which messages we pinned ourselves.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    store::{
        ChatKey, Tx,
        run::{Rows as _, Statement as _},
        seconds,
    },
    telegram::MessageId,
};

/// So long after a post is gone Telegram's line about its pin may still come.
const NOTICE: TimeDelta = TimeDelta::days(1);

/// Its posts are pinned from now on, or no longer. That it could not be done is to be said anew.
pub async fn set_pins(tx: &Tx, touchpoint: i64, pins: bool) -> sqlx::Result<()> {
    sqlx::query!("UPDATE touchpoints SET pins = ?, pin_failed = 0 WHERE id = ?", pins, touchpoint).run(tx).await
}

/// It could not be pinned, or could again. Returns whether that is news.
pub async fn set_failed(tx: &Tx, touchpoint: i64, failed: bool) -> sqlx::Result<bool> {
    sqlx::query!("UPDATE touchpoints SET pin_failed = ?1 WHERE id = ?2 AND pin_failed <> ?1", failed, touchpoint)
        .changes(tx)
        .await
        .map(|changes| changes > 0)
}

/// We pin this message. Returns whether that is news.
pub async fn pin(
    tx: &Tx,
    chat: ChatKey,
    touchpoint: i64,
    message: MessageId,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let (at, long_ago) = (seconds(now), seconds(now - NOTICE));
    sqlx::query!(
        "DELETE FROM pins WHERE chat = ? AND at < ? AND touchpoint NOT IN (SELECT id FROM touchpoints)",
        chat.0,
        long_ago
    )
    .run(tx)
    .await?;
    sqlx::query!(
        "INSERT INTO pins (chat, message, touchpoint, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        chat.0,
        message.0,
        touchpoint,
        at
    )
    .changes(tx)
    .await
    .map(|changes| changes > 0)
}

/// What we pinned of this post before that message.
pub async fn before(tx: &Tx, touchpoint: i64, message: MessageId) -> sqlx::Result<Vec<MessageId>> {
    sqlx::query_scalar!(
        r#"SELECT message AS "message!" FROM pins WHERE touchpoint = ? AND message < ?"#,
        touchpoint,
        message.0
    )
    .all(tx)
    .await
    .map(|all| all.into_iter().map(MessageId).collect())
}

/// Whether we pinned this message.
pub async fn is_ours(tx: &Tx, chat: ChatKey, message: MessageId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(r#"SELECT 1 AS "is!: i64" FROM pins WHERE chat = ? AND message = ?"#, chat.0, message.0)
        .maybe(tx)
        .await
        .map(|found| found.is_some())
}

/// We take its pin off, or it has none.
pub async fn forget(tx: &Tx, chat: ChatKey, message: MessageId) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM pins WHERE chat = ? AND message = ?", chat.0, message.0).run(tx).await
}

/// Messages of the group have other numbers now.
pub async fn forget_all(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM pins WHERE chat = ?", chat.0).run(tx).await
}
