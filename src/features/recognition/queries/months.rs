//! Which month is closed next.

use crate::store::{
    ChatKey, Tx,
    run::{Rows as _, Statement as _},
};

/// The month a chat closes next; `present` is noted if none is.
pub async fn open_month(tx: &Tx, chat: ChatKey, present: i64) -> sqlx::Result<i64> {
    sqlx::query!("INSERT INTO open_months (chat, month) VALUES (?, ?) ON CONFLICT DO NOTHING", chat.0, present)
        .run(tx)
        .await?;
    sqlx::query_scalar!("SELECT month FROM open_months WHERE chat = ?", chat.0).one(tx).await
}

/// The month a chat closes next, if that was noted.
pub async fn noted_month(tx: &Tx, chat: ChatKey) -> sqlx::Result<Option<i64>> {
    sqlx::query_scalar!("SELECT month FROM open_months WHERE chat = ?", chat.0).maybe(tx).await
}

/// A month is closed; `next` is open now.
pub async fn set_open_month(tx: &Tx, chat: ChatKey, next: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE open_months SET month = ? WHERE chat = ?", next, chat.0).run(tx).await
}

/// Groups that close a month after `month` next, and which.
pub async fn opened_after(tx: &Tx, month: i64) -> sqlx::Result<Vec<(ChatKey, i64)>> {
    sqlx::query!(r#"SELECT chat AS "chat!", month FROM open_months WHERE month > ?"#, month)
        .all(tx)
        .await
        .map(|rows| rows.into_iter().map(|row| (ChatKey(row.chat), row.month)).collect())
}

/// This month was not over when it was closed, nor was any after it.
pub async fn open_again(tx: &Tx, chat: ChatKey, month: i64) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM season_results WHERE chat = ? AND month >= ?", chat.0, month).run(tx).await?;
    set_open_month(tx, chat, month).await
}

/// Groups that have no month to close yet.
pub async fn without_open_month(tx: &Tx) -> sqlx::Result<Vec<ChatKey>> {
    sqlx::query_scalar!(r#"SELECT id AS "id!" FROM chats WHERE id NOT IN (SELECT chat FROM open_months) ORDER BY id"#)
        .all(tx)
        .await
        .map(|keys| keys.into_iter().map(ChatKey).collect())
}
