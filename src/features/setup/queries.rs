//! The room's tables.

use super::{
    NAME,
    rules::{Right, Screen},
};
use crate::{
    store::{
        ChatKey, Tx, conversations,
        run::{Rows as _, Statement as _},
    },
    telegram::{MessageId, UserId},
    words::Lang,
};

/// Where a manager is in the setup of a group.
#[derive(Debug, Clone, Default)]
pub struct Wizard {
    /// Its message in private, once sent.
    pub message: Option<MessageId>,
    /// What that shows.
    pub screen: Option<Screen>,
    /// The language she chose here.
    pub language: Option<Lang>,
    /// The right she was told is missing.
    pub told: Option<Right>,
    /// Whether that is said in `message`.
    pub told_in_message: bool,
}

/// Where a manager is in the setup of a group; nowhere if she never began.
pub async fn wizard(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Wizard> {
    let row = sqlx::query!(
        "SELECT message_id, screen, language, told, told_in_message FROM setup_wizards WHERE chat = ? AND user_id = ?",
        chat.0,
        user.0
    )
    .maybe(tx)
    .await?;
    Ok(row.map_or_else(Wizard::default, |row| Wizard {
        message: row.message_id.map(MessageId),
        screen: row.screen.and_then(|json| serde_json::from_str(&json).ok()),
        language: row.language.and_then(|code| code.parse().ok()),
        told: row.told.as_deref().and_then(Right::from_code),
        told_in_message: row.told_in_message != 0,
    }))
}

/// Her setup shows this now; `message` is [`None`] until it is known.
pub async fn set_shown(
    tx: &Tx,
    chat: ChatKey,
    user: UserId,
    screen: &str,
    message: Option<MessageId>,
) -> sqlx::Result<()> {
    let message = message.map(|message| message.0);
    sqlx::query!(
        "INSERT INTO setup_wizards (chat, user_id, message_id, screen) VALUES (?, ?, ?, ?)
         ON CONFLICT (chat, user_id) DO UPDATE SET message_id = excluded.message_id, screen = excluded.screen",
        chat.0,
        user.0,
        message,
        screen
    )
    .run(tx)
    .await
}

/// The setup's message was sent.
pub async fn set_message(tx: &Tx, chat: ChatKey, user: UserId, message: MessageId) -> sqlx::Result<()> {
    sqlx::query!("UPDATE setup_wizards SET message_id = ? WHERE chat = ? AND user_id = ?", message.0, chat.0, user.0)
        .run(tx)
        .await
}

/// She goes on in this language.
pub async fn set_language(tx: &Tx, chat: ChatKey, user: UserId, language: Lang) -> sqlx::Result<()> {
    let language = language.code();
    sqlx::query!(
        "INSERT INTO setup_wizards (chat, user_id, language) VALUES (?, ?, ?)
         ON CONFLICT (chat, user_id) DO UPDATE SET language = excluded.language",
        chat.0,
        user.0,
        language
    )
    .run(tx)
    .await
}

/// She was told that a right is missing, in the setup's message or in one of its own; or that none is.
pub async fn set_told(tx: &Tx, chat: ChatKey, user: UserId, told: Option<Right>, in_message: bool) -> sqlx::Result<()> {
    let told = told.map(Right::code);
    sqlx::query!(
        "INSERT INTO setup_wizards (chat, user_id, told, told_in_message) VALUES (?, ?, ?, ?)
         ON CONFLICT (chat, user_id) DO UPDATE SET told = excluded.told, told_in_message = excluded.told_in_message",
        chat.0,
        user.0,
        told,
        in_message
    )
    .run(tx)
    .await
}

/// Who was told that a right is missing.
pub async fn told(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<UserId>> {
    sqlx::query_scalar!(
        "SELECT user_id FROM setup_wizards WHERE chat = ? AND told IS NOT NULL ORDER BY user_id",
        chat.0
    )
    .all(tx)
    .await
    .map(|users| users.into_iter().map(UserId).collect())
}

/// Whether some manager has the setup open.
pub async fn has_begun(tx: &Tx, chat: ChatKey) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM setup_wizards WHERE chat = ? AND screen IS NOT NULL) AS "begun!: bool""#,
        chat.0
    )
    .one(tx)
    .await
}

/// She cannot be reached in private.
pub async fn forget_wizard(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM setup_wizards WHERE chat = ? AND user_id = ?", chat.0, user.0).run(tx).await
}

/// We are no longer in the group: setups and questions about it end.
pub async fn forget_group(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM setup_wizards WHERE chat = ?", chat.0).run(tx).await?;
    sqlx::query!("DELETE FROM setup_groups WHERE chat = ?", chat.0).run(tx).await?;
    conversations::end_about(tx, NAME, chat).await
}

/// The invitation in the group was sent.
pub async fn set_invitation(tx: &Tx, chat: ChatKey, message: MessageId) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO setup_groups (chat, invitation) VALUES (?, ?)
         ON CONFLICT (chat) DO UPDATE SET invitation = excluded.invitation",
        chat.0,
        message.0
    )
    .run(tx)
    .await
}

/// The invitation in the group, which is forgotten.
pub async fn take_invitation(tx: &Tx, chat: ChatKey) -> sqlx::Result<Option<MessageId>> {
    let row = sqlx::query_scalar!("SELECT invitation FROM setup_groups WHERE chat = ?", chat.0).maybe(tx).await?;
    sqlx::query!("UPDATE setup_groups SET invitation = NULL WHERE chat = ?", chat.0).run(tx).await?;
    Ok(row.flatten().map(MessageId))
}
