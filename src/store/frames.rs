//! The message in a person's private chat in which rooms show their screens one after the other.

use chrono::{DateTime, Utc};

use super::{
    ChatKey, Tx, instant,
    run::{Rows as _, Statement as _},
    seconds,
};
use crate::telegram::{MessageId, UserId};

/// A message in which screens are shown.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Its number; [`None`] while it is on its way.
    pub message: Option<MessageId>,
    /// The group that is open in it.
    pub chat: Option<ChatKey>,
    /// Whose it is.
    pub room: String,
    /// What leads back to where she came from, as JSON for that room.
    pub back: String,
    /// When it was sent.
    pub laid_at: DateTime<Utc>,
}

/// A person's, if she has one.
pub async fn of(tx: &Tx, user: UserId) -> sqlx::Result<Option<Frame>> {
    sqlx::query!("SELECT message_id, chat, room, back, laid_at FROM frames WHERE user_id = ?", user.0)
        .maybe(tx)
        .await
        .map(|row| {
            row.map(|row| Frame {
                message: row.message_id.map(MessageId),
                chat: row.chat.map(ChatKey),
                room: row.room,
                back: row.back,
                laid_at: instant(row.laid_at),
            })
        })
}

/// A person's is this now, in place of any other.
pub async fn set(tx: &Tx, user: UserId, frame: &Frame) -> sqlx::Result<()> {
    let (message, chat) = (frame.message.map(|message| message.0), frame.chat.map(|chat| chat.0));
    let laid_at = seconds(frame.laid_at);
    sqlx::query!(
        "INSERT OR REPLACE INTO frames (user_id, message_id, chat, room, back, laid_at) VALUES (?, ?, ?, ?, ?, ?)",
        user.0,
        message,
        chat,
        frame.room,
        frame.back,
        laid_at
    )
    .run(tx)
    .await
}

/// It arrived as this message, unless another has taken its place.
pub async fn arrived(tx: &Tx, user: UserId, message: MessageId) -> sqlx::Result<bool> {
    sqlx::query!("UPDATE frames SET message_id = ? WHERE user_id = ? AND message_id IS NULL", message.0, user.0)
        .changes(tx)
        .await
        .map(|changes| changes > 0)
}

/// She has none any more.
pub async fn forget(tx: &Tx, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM frames WHERE user_id = ?", user.0).run(tx).await
}
