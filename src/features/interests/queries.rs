//! The room's SQL.

use chrono::{DateTime, Utc};

use super::rules::{How, Listed};
use crate::{
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, Statement as _, list},
        seconds,
    },
    telegram::{MessageId, UserId},
};

/// The lists somebody is on, by name: the tag, what it is called, and how she is asked.
pub async fn lists_of(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Vec<(String, String, How)>> {
    sqlx::query!(
        "SELECT tag, shown, how FROM interest_lists WHERE chat = ? AND user_id = ? ORDER BY tag",
        chat.0,
        user.0
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (row.tag, row.shown, How::from_code(&row.how))).collect())
}

/// Puts her on a list.
pub async fn join(tx: &Tx, (chat, user): (ChatKey, UserId), (tag, shown): (&str, &str), how: How) -> sqlx::Result<()> {
    let how = how.code();
    sqlx::query!(
        "INSERT INTO interest_lists (chat, user_id, tag, shown, how) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (chat, user_id, tag) DO UPDATE SET how = excluded.how",
        chat.0,
        user.0,
        tag,
        shown,
        how
    )
    .run(tx)
    .await
}

/// Takes her off a list.
pub async fn leave(tx: &Tx, chat: ChatKey, user: UserId, tag: &str) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM interest_lists WHERE chat = ? AND user_id = ? AND tag = ?", chat.0, user.0, tag)
        .run(tx)
        .await
}

/// Takes her off all lists of a group.
pub async fn leave_all(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM interest_lists WHERE chat = ? AND user_id = ?", chat.0, user.0).run(tx).await
}

/// The lists of a group with somebody on them who is there: the tag, and what it is called; what most are on comes first.
pub async fn lists_in(tx: &Tx, chat: ChatKey, most: i64) -> sqlx::Result<Vec<(String, String)>> {
    sqlx::query!(
        r#"SELECT l.tag, min(l.shown) AS "shown!: String" FROM interest_lists l JOIN members m USING (chat, user_id)
           WHERE l.chat = ? AND m.status NOT IN ('left', 'kicked')
           GROUP BY l.tag ORDER BY count(*) DESC, l.tag LIMIT ?"#,
        chat.0,
        most
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (row.tag, row.shown)).collect())
}

/// How many lists a group has with somebody on them.
pub async fn how_many(tx: &Tx, chat: ChatKey) -> sqlx::Result<i64> {
    sqlx::query_scalar!(r#"SELECT count(DISTINCT tag) AS "n!: i64" FROM interest_lists WHERE chat = ?"#, chat.0)
        .one(tx)
        .await
}

/// Who is on a list and in the group, those first who were not asked for longest, at most `most`; with when each was asked
/// by any list since `since`.
pub async fn listed(tx: &Tx, chat: ChatKey, tag: &str, since: DateTime<Utc>, most: i64) -> sqlx::Result<Vec<Listed>> {
    let since = seconds(since);
    sqlx::query!(
        r#"SELECT l.user_id AS "user_id!", p.name, l.how, l.asked_at,
                  (SELECT json_group_array(a.at) FROM interest_asked a WHERE a.user_id = l.user_id AND a.at >= ?3)
                  AS "asked!: String"
           FROM interest_lists l JOIN members m ON m.chat = l.chat AND m.user_id = l.user_id
           JOIN people p ON p.user_id = l.user_id
           WHERE l.chat = ?1 AND l.tag = ?2 AND m.status NOT IN ('left', 'kicked') AND p.is_bot = 0
           ORDER BY l.asked_at, l.user_id LIMIT ?4"#,
        chat.0,
        tag,
        since,
        most
    )
    .all(tx)
    .await
    .map(|rows| {
        let times = |json: &str| serde_json::from_str::<Vec<i64>>(json).unwrap_or_default();
        let listed = rows.into_iter().map(|row| Listed {
            user: UserId(row.user_id),
            name: row.name,
            how: How::from_code(&row.how),
            asked_at: instant(row.asked_at),
            asked: times(&row.asked).into_iter().map(instant).collect(),
        });
        listed.collect()
    })
}

/// When a list was last asked.
pub async fn last_asked(tx: &Tx, chat: ChatKey, tag: &str) -> sqlx::Result<Option<DateTime<Utc>>> {
    sqlx::query_scalar!(r#"SELECT max(at) AS "at: i64" FROM interest_asks WHERE chat = ? AND tag = ?"#, chat.0, tag)
        .one(tx)
        .await
        .map(|at| at.map(instant))
}

/// When somebody asked in a group since `since`.
pub async fn asked_by(tx: &Tx, chat: ChatKey, asker: UserId, since: DateTime<Utc>) -> sqlx::Result<Vec<DateTime<Utc>>> {
    let since = seconds(since);
    sqlx::query_scalar!(
        r#"SELECT at AS "at!: i64" FROM interest_asks WHERE chat = ? AND asker = ? AND at >= ?"#,
        chat.0,
        asker.0,
        since
    )
    .all(tx)
    .await
    .map(|times| times.into_iter().map(instant).collect())
}

/// Notes that somebody asks a list, and whom. Returns the number of her question.
pub async fn asks(
    tx: &Tx,
    chat: ChatKey,
    (tag, asker): (&str, UserId),
    asked: &[UserId],
    now: DateTime<Utc>,
) -> sqlx::Result<i64> {
    let now = seconds(now);
    let id = sqlx::query_scalar!(
        r#"INSERT INTO interest_asks (chat, tag, asker, at) VALUES (?, ?, ?, ?) RETURNING id AS "id!""#,
        chat.0,
        tag,
        asker.0,
        now
    )
    .one(tx)
    .await?;
    let asked = list(asked)?;
    sqlx::query!(
        "INSERT INTO interest_asked (ask, chat, user_id, at) SELECT ?, ?, value, ? FROM json_each(?)",
        id,
        chat.0,
        now,
        asked
    )
    .run(tx)
    .await?;
    sqlx::query!(
        "UPDATE interest_lists SET asked_at = ? WHERE chat = ? AND tag = ? AND user_id IN (SELECT value FROM json_each(?))",
        now,
        chat.0,
        tag,
        asked
    )
    .run(tx)
    .await?;
    Ok(id)
}

/// A question stands in the group.
pub async fn stands(tx: &Tx, ask: i64, message: MessageId) -> sqlx::Result<()> {
    sqlx::query!("UPDATE interest_asks SET message_id = ? WHERE id = ?", message.0, ask).run(tx).await
}

/// A question came to nothing: it is as if nobody had asked.
pub async fn take_back(tx: &Tx, ask: i64) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM interest_asked WHERE ask = ?", ask).run(tx).await?;
    sqlx::query!("DELETE FROM interest_asks WHERE id = ?", ask).run(tx).await
}

/// Where questions of somebody stand in a group, and since when.
pub async fn standing_of(tx: &Tx, chat: ChatKey, asker: UserId) -> sqlx::Result<Vec<(MessageId, DateTime<Utc>)>> {
    sqlx::query!(
        r#"SELECT message_id AS "message_id!", at FROM interest_asks
           WHERE chat = ? AND asker = ? AND message_id IS NOT NULL ORDER BY id"#,
        chat.0,
        asker.0
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (MessageId(row.message_id), instant(row.at))).collect())
}

/// Messages have other numbers now.
pub async fn forget_messages(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("UPDATE interest_asks SET message_id = NULL WHERE chat = ?", chat.0).run(tx).await
}

/// Forgets at most `most` questions asked before `before`, and whom they were asked. Returns how many.
pub async fn forget(tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
    let before = seconds(before);
    let asked = sqlx::query!(
        "DELETE FROM interest_asked WHERE (user_id, ask) IN
           (SELECT user_id, ask FROM interest_asked WHERE at < ? ORDER BY at LIMIT ?)",
        before,
        most
    )
    .changes(tx)
    .await?;
    let asks = sqlx::query!(
        "DELETE FROM interest_asks WHERE id IN (SELECT id FROM interest_asks WHERE at < ? ORDER BY at LIMIT ?)",
        before,
        most
    )
    .changes(tx)
    .await?;
    Ok(asked + asks)
}

/// Whether somebody may not write in a group at present, as far as we know.
pub async fn is_muted(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM members WHERE chat = ? AND user_id = ? AND muted = 1) AS "is!: bool""#,
        chat.0,
        user.0
    )
    .one(tx)
    .await
}
