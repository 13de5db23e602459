//! Which month is closed next, and who was thanked for those before.

use crate::{
    features::recognition::rules::Sums,
    store::{
        ChatKey, Tx,
        run::{Rows as _, Statement as _},
    },
};

/// The month a chat closes next; `present` is noted if none is.
pub async fn open_month(tx: &Tx, chat: ChatKey, present: i64) -> sqlx::Result<i64> {
    sqlx::query!("INSERT INTO open_months (chat, month) VALUES (?, ?) ON CONFLICT DO NOTHING", chat.0, present)
        .run(tx)
        .await?;
    sqlx::query_scalar!("SELECT month FROM open_months WHERE chat = ?", chat.0).one(tx).await
}

/// The month a chat closes next, if that was noted.
pub async fn noted_month(tx: &Tx, chat: ChatKey) -> sqlx::Result<Option<i64>> {
    sqlx::query_scalar!("SELECT month FROM open_months WHERE chat = ?", chat.0).maybe(tx).await
}

/// A month is closed; `next` is open now.
pub async fn set_open_month(tx: &Tx, chat: ChatKey, next: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE open_months SET month = ? WHERE chat = ?", next, chat.0).run(tx).await
}

/// Groups that close a month after `month` next, and which.
pub async fn opened_after(tx: &Tx, month: i64) -> sqlx::Result<Vec<(ChatKey, i64)>> {
    sqlx::query!(r#"SELECT chat AS "chat!", month FROM open_months WHERE month > ?"#, month)
        .all(tx)
        .await
        .map(|rows| rows.into_iter().map(|row| (ChatKey(row.chat), row.month)).collect())
}

/// This month was not over when it was closed, nor was any after it.
pub async fn open_again(tx: &Tx, chat: ChatKey, month: i64) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM season_results WHERE chat = ? AND month >= ?", chat.0, month).run(tx).await?;
    set_open_month(tx, chat, month).await
}

/// Groups that have no month to close yet.
pub async fn without_open_month(tx: &Tx) -> sqlx::Result<Vec<ChatKey>> {
    sqlx::query_scalar!(r#"SELECT id AS "id!" FROM chats WHERE id NOT IN (SELECT chat FROM open_months) ORDER BY id"#)
        .all(tx)
        .await
        .map(|keys| keys.into_iter().map(ChatKey).collect())
}

/// Keeps who is thanked for a month: `{user, place, resting, answered, repliers, reactions, days}`.
pub async fn freeze(tx: &Tx, chat: ChatKey, month: i64, rows: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO season_results (chat, month, user_id, place, resting, answered, repliers, reactions, days)
         SELECT ?, ?, value->>'user', value->>'place', value->>'resting', value->>'answered', value->>'repliers',
                value->>'reactions', value->>'days'
         FROM json_each(?)",
        chat.0,
        month,
        rows
    )
    .run(tx)
    .await
}

/// Who was listed in the thanks for a month, as they were frozen; whether they were posted is another matter.
pub async fn listed_in(tx: &Tx, chat: ChatKey, month: i64) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar!(
        "SELECT user_id FROM season_results WHERE chat = ? AND month = ? AND resting = 0",
        chat.0,
        month
    )
    .all(tx)
    .await
}

/// Who is thanked for a month, in order, without those who meanwhile left, took office, or asked to be left off:
/// name, what for, and whether she is resting.
pub async fn frozen(tx: &Tx, chat: ChatKey, month: i64) -> sqlx::Result<Vec<(String, Sums, bool)>> {
    sqlx::query!(
        r#"SELECT p.name, r.resting AS "resting: bool", r.answered, r.repliers, r.reactions, r.days
           FROM season_results r
           JOIN members m ON m.chat = r.chat AND m.user_id = r.user_id
           JOIN people p ON p.user_id = r.user_id
           WHERE r.chat = ? AND r.month = ?
             AND m.status IN ('member', 'restricted') AND m.staff = 0 AND m.hidden = 0
           ORDER BY r.resting, r.place, p.name COLLATE NOCASE, r.user_id"#,
        chat.0,
        month
    )
    .all(tx)
    .await
    .map(|rows| {
        rows.into_iter()
            .map(|row| {
                let sums = Sums {
                    points: 0,
                    answered: row.answered,
                    repliers: row.repliers,
                    reactions: row.reactions,
                    days: row.days,
                };
                (row.name, sums, row.resting)
            })
            .collect()
    })
}
