//! Numbers of messages: the latest of each chat, and those that are somebody else's. By them a message of ours is
//! found whose sending was never answered (`edge/recover.rs`).

use chrono::{DateTime, Utc};
use sqlx::types::Json;

use super::{
    ChatKey, Tx,
    run::{Rows as _, Statement as _, list},
    seconds,
};
use crate::telegram::{ChatId, MessageId};

/// Remembers the highest message id and the latest human message; both only grow.
pub async fn saw(tx: &Tx, chat: ChatKey, message: MessageId, human_at: Option<DateTime<Utc>>) -> sqlx::Result<()> {
    let human_at = human_at.map(seconds);
    sqlx::query!(
        "UPDATE chats SET last_message_id = max(last_message_id, ?1),
                last_human_at = CASE WHEN ?2 IS NULL THEN last_human_at ELSE max(coalesce(last_human_at, 0), ?2) END
         WHERE id = ?3",
        message.0,
        human_at,
        chat.0
    )
    .run(tx)
    .await
}

/// As [`saw`] for many: chat, message, and when it was sent in Unix seconds; each chat once.
pub async fn saw_many(tx: &Tx, seen: &[(ChatKey, i64, i64)]) -> sqlx::Result<()> {
    let seen = list(seen)?;
    sqlx::query!(
        "UPDATE chats SET last_message_id = max(last_message_id, seen.value->>1),
                last_human_at = max(coalesce(last_human_at, 0), seen.value->>2)
         FROM jsonb_each(?) AS seen WHERE chats.id = seen.value->>0",
        seen
    )
    .run(tx)
    .await
}

/// Ids above `floor` of messages people wrote in a group.
pub async fn of_people_above(tx: &Tx, chat: ChatId, floor: i64) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar!(
        r#"SELECT json_group_array(m.message_id) AS "ids!: Json<Vec<i64>>"
           FROM chats c JOIN messages m ON m.chat = c.id AND m.message_id > ? WHERE c.telegram_id = ?"#,
        floor,
        chat.0
    )
    .one(tx)
    .await
    .map(|ids| ids.0)
}

/// The highest message id seen where ids are counted together with those of `chat`: a supergroup counts its own;
/// private chats and basic groups share one count for the whole bot. 0 if none.
pub async fn highest(tx: &Tx, chat: ChatId) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"SELECT coalesce(
             (SELECT last_message_id FROM chats WHERE telegram_id = ? AND kind = 'supergroup'),
             (SELECT max(last) FROM (SELECT max(last_message_id) AS last FROM people WHERE last_message_id > 0
                                     UNION ALL SELECT last_private_message FROM cursor
                                     UNION ALL SELECT max(last_message_id) FROM chats WHERE kind = 'group')),
             0) AS "last!: i64""#,
        chat.0
    )
    .one(tx)
    .await
}

/// Remembers a message id seen in a group or private chat by Telegram's id.
pub async fn sent(tx: &Tx, chat: ChatId, message: MessageId) -> sqlx::Result<()> {
    if chat.is_group() {
        sqlx::query!(
            "UPDATE chats SET last_message_id = ?1 WHERE telegram_id = ?2 AND last_message_id < ?1",
            message.0,
            chat.0
        )
        .run(tx)
        .await
    } else {
        sqlx::query!(
            "UPDATE people SET last_message_id = ?1 WHERE user_id = ?2 AND last_message_id < ?1",
            message.0,
            chat.0
        )
        .run(tx)
        .await
    }
}

/// Remembers the number of a message in some private chat, though nobody's it is any more.
pub async fn saw_in_private(tx: &Tx, message: MessageId) -> sqlx::Result<()> {
    sqlx::query!("UPDATE cursor SET last_private_message = max(last_private_message, ?)", message.0).run(tx).await
}
