//! The menus as Telegram was last given them.

use crate::{store::Tx, telegram::UserId};

/// Notes a menu; [`false`] if it was the same already.
pub async fn note_menu(tx: &Tx, bot: UserId, scope: &str, language: &str, commands: &str) -> sqlx::Result<bool> {
    sqlx::query!(
        "INSERT INTO menus (bot, scope, language, commands) VALUES (?, ?, ?, ?)
         ON CONFLICT (bot, scope, language) DO UPDATE SET commands = excluded.commands
         WHERE commands <> excluded.commands",
        bot.0,
        scope,
        language,
        commands
    )
    .execute(&mut *tx.lock().await)
    .await
    .map(|done| done.rows_affected() > 0)
}

/// Forgets a menu that Telegram did not take.
pub async fn forget_menu(tx: &Tx, bot: UserId, scope: &str, language: &str) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM menus WHERE bot = ? AND scope = ? AND language = ?", bot.0, scope, language)
        .execute(&mut *tx.lock().await)
        .await
        .map(drop)
}
