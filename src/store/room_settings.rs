//! What managers decided about a room in their group. What nobody decided is not here.

use sqlx::types::Json;

use super::{
    ChatKey, Tx,
    run::{Rows as _, Statement as _, list},
};

/// A value that was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// Of which room.
    pub room: String,
    /// What.
    pub key: String,
    /// As it is typed.
    pub value: String,
}

/// Everything decided in a group.
pub async fn of_chat(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<Decided>> {
    sqlx::query_as!(Decided, "SELECT room, key, value FROM room_settings WHERE chat = ?", chat.0).all(tx).await
}

/// From now on this holds.
pub async fn set(tx: &Tx, chat: ChatKey, room: &str, key: &str, value: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO room_settings (chat, room, key, value) VALUES (?, ?, ?, ?)
         ON CONFLICT (chat, room, key) DO UPDATE SET value = excluded.value",
        chat.0,
        room,
        key,
        value
    )
    .run(tx)
    .await
}

/// What was decided for `key` in these groups: the group, the room, the value.
pub async fn decided_among(tx: &Tx, chats: &[ChatKey], key: &str) -> sqlx::Result<Vec<(ChatKey, String, String)>> {
    let chats = list(chats)?;
    let found = sqlx::query_scalar!(
        r#"SELECT json_group_array(json_array(chat, room, value)) AS "found!: Json<Vec<(i64, String, String)>>"
           FROM room_settings WHERE chat IN (SELECT value FROM json_each(?)) AND key = ?"#,
        chats,
        key
    )
    .one(tx)
    .await?;
    Ok(found.0.into_iter().map(|(chat, room, value)| (ChatKey(chat), room, value)).collect())
}

/// Groups in which something was decided for `key` of a room.
pub async fn chats_with(tx: &Tx, key: &str) -> sqlx::Result<Vec<ChatKey>> {
    sqlx::query_scalar!(r#"SELECT DISTINCT chat AS "chat!" FROM room_settings WHERE key = ?"#, key)
        .all(tx)
        .await
        .map(|keys| keys.into_iter().map(ChatKey).collect())
}
