//! How a group is doing, in numbers.

use crate::store::{ChatKey, Tx, run::Rows as _};

/// How many people of a group we know to be in it.
pub async fn members(tx: &Tx, chat: ChatKey) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"SELECT count(*) AS "n!: i64" FROM members m JOIN people p ON p.user_id = m.user_id
           WHERE m.chat = ? AND m.status NOT IN ('left', 'kicked') AND p.is_bot = 0"#,
        chat.0
    )
    .one(tx)
    .await
}
