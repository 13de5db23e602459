//! Pictures and files of albums that came lately. What for: `dispatch/albums.rs`.

use chrono::{DateTime, Utc};

use super::{
    ChatKey, Tx,
    run::{Rows as _, Statement as _},
    seconds,
};
use crate::telegram::{MessageId, UserId, attachment::Media};

/// Keeps a part. Returns whether it is new.
pub async fn keep(
    tx: &Tx,
    (chat, message): (ChatKey, MessageId),
    user: Option<UserId>,
    (album, media): (&str, &Media),
    now: DateTime<Utc>,
) -> anyhow::Result<bool> {
    let (user, media, now) = (user.map(|user| user.0), serde_json::to_string(media)?, seconds(now));
    let changes = sqlx::query!(
        "INSERT INTO album_parts (chat, album, message, user_id, media, at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT DO NOTHING",
        chat.0,
        album,
        message.0,
        user,
        media,
        now
    )
    .changes(tx)
    .await?;
    Ok(changes > 0)
}

/// The parts of an album in their order.
pub async fn parts(tx: &Tx, chat: ChatKey, album: &str) -> anyhow::Result<Vec<Media>> {
    let kept = sqlx::query_scalar!(
        "SELECT media FROM album_parts WHERE chat = ? AND album = ? ORDER BY message",
        chat.0,
        album
    );
    let kept = kept.all(tx).await?;
    Ok(kept.iter().map(|media| serde_json::from_str(media)).collect::<serde_json::Result<_>>()?)
}

/// Forgets at most `most` of those that came before `before`.
pub async fn forget(tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
    let before = seconds(before);
    sqlx::query!(
        "DELETE FROM album_parts WHERE (chat, album, message) IN
             (SELECT chat, album, message FROM album_parts WHERE at < ? ORDER BY at LIMIT ?)",
        before,
        most
    )
    .changes(tx)
    .await
}
