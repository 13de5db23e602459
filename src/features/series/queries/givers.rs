//! Who is glad to be asked for a tip.

use chrono::{DateTime, Utc};

use crate::{
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, Statement as _},
        seconds,
    },
    telegram::UserId,
};

/// Those of a group who are glad to be asked and are in it, and when they last were; who was not for longest comes first.
pub async fn glad(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<(UserId, Option<DateTime<Utc>>)>> {
    let rows = sqlx::query!(
        r#"SELECT g.user_id AS "user_id!", g.asked_at FROM tip_givers g JOIN members m USING (chat, user_id)
           WHERE g.chat = ? AND g.state = 'yes' AND m.status NOT IN ('left', 'kicked')
           ORDER BY coalesce(g.asked_at, 0), g.since, g.user_id"#,
        chat.0
    )
    .all(tx)
    .await?;
    Ok(rows.into_iter().map(|row| (UserId(row.user_id), row.asked_at.map(instant))).collect())
}

/// Whoever was told that she can be asked, or said so herself.
pub async fn all(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<UserId>> {
    let users =
        sqlx::query_scalar!(r#"SELECT user_id AS "user_id!" FROM tip_givers WHERE chat = ?"#, chat.0).all(tx).await?;
    Ok(users.into_iter().map(UserId).collect())
}

/// Whether she is glad to be asked.
pub async fn is_glad(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM tip_givers WHERE chat = ? AND user_id = ? AND state = 'yes') AS "is_glad!: bool""#,
        chat.0,
        user.0
    )
    .one(tx)
    .await
}

/// It stands so with her.
pub async fn set(tx: &Tx, (chat, user): (ChatKey, UserId), state: &str, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "INSERT INTO tip_givers (chat, user_id, state, since) VALUES (?, ?, ?, ?)
         ON CONFLICT (chat, user_id) DO UPDATE SET state = excluded.state, since = excluded.since",
        chat.0,
        user.0,
        state,
        now
    )
    .run(tx)
    .await
}

/// She is asked now.
pub async fn asked(tx: &Tx, chat: ChatKey, user: UserId, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!("UPDATE tip_givers SET asked_at = ? WHERE chat = ? AND user_id = ?", now, chat.0, user.0).run(tx).await
}
