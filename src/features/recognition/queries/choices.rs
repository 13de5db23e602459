//! What managers decided about boards and topics.

use crate::store::{
    ChatKey, Tx,
    run::{Rows as _, Statement as _},
};

/// The boards a group does without.
pub async fn absent_boards(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar!("SELECT board FROM absent_boards WHERE chat = ?", chat.0).all(tx).await
}

/// A group does without a board, or has it again.
pub async fn set_absent(tx: &Tx, chat: ChatKey, board: &str, absent: bool) -> sqlx::Result<()> {
    if absent {
        sqlx::query!("INSERT INTO absent_boards (chat, board) VALUES (?, ?) ON CONFLICT DO NOTHING", chat.0, board)
            .run(tx)
            .await
    } else {
        sqlx::query!("DELETE FROM absent_boards WHERE chat = ? AND board = ?", chat.0, board).run(tx).await
    }
}

/// Topics in which nothing is counted.
pub async fn uncounted(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar!("SELECT thread FROM uncounted_topics WHERE chat = ? ORDER BY thread", chat.0).all(tx).await
}

/// From now on nothing is counted in a topic, or it is again.
pub async fn set_uncounted(tx: &Tx, chat: ChatKey, thread: i64, uncounted: bool) -> sqlx::Result<()> {
    if uncounted {
        sqlx::query!("INSERT INTO uncounted_topics (chat, thread) VALUES (?, ?) ON CONFLICT DO NOTHING", chat.0, thread)
            .run(tx)
            .await
    } else {
        sqlx::query!("DELETE FROM uncounted_topics WHERE chat = ? AND thread = ?", chat.0, thread).run(tx).await
    }
}
