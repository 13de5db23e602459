//! What is kept of months and seasons that are closed: who is thanked, who stood where, and where that was said.

use sqlx::types::Json;

use crate::{
    store::{
        ChatKey, Tx,
        run::{Rows as _, Statement as _},
    },
    telegram::{MessageId, UserId},
};

/// Something somebody did: what is said by the message `reason-CODE`, and of how many.
pub type Did = (String, i64);
/// What somebody did, the weightiest first.
pub type Why = Vec<Did>;

/// How somebody may be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// By her name.
    Known(String),
    /// She wishes not to be named.
    Hidden,
    /// She was forgotten.
    Former,
}

/// Somebody who may be thanked for a month.
#[derive(Debug, Clone)]
pub struct Seated {
    /// For what; [`None`]: an earlier version had no such slots.
    pub slot: Option<String>,
    /// Who.
    pub user: UserId,
    /// How she is named.
    pub name: Name,
    /// How she takes part.
    pub part: String,
    /// What she did.
    pub why: Why,
    /// Whether she may be named in the group now: she is in it, does not manage it, and is not left off the lists.
    pub is_there: bool,
}

/// Somebody on a board.
#[derive(Debug, Clone)]
pub struct Placed {
    /// Which.
    pub board: String,
    /// Who.
    pub user: UserId,
    /// How she is named.
    pub name: Name,
    /// Where; [`None`]: without ranking.
    pub place: Option<i64>,
    /// What she did.
    pub why: Why,
    /// Whether she may be named in the group now.
    pub is_there: bool,
}

fn name(name: Option<String>, hidden: bool) -> Name {
    match name {
        Some(_) if hidden => Name::Hidden,
        Some(name) => Name::Known(name),
        None => Name::Former,
    }
}

/// Keeps who may be thanked for a month: `{slot, user, position, part, why}`.
pub async fn keep_thanks(tx: &Tx, chat: ChatKey, month: i64, rows: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO month_thanks (chat, month, slot, user_id, position, part, why)
         SELECT ?, ?, value->>'slot', value->>'user', value->>'position', value->>'part', value->'why'
         FROM json_each(?)",
        chat.0,
        month,
        rows
    )
    .run(tx)
    .await
}

/// Keeps who stood where: `{board, user, position, place, why}`.
pub async fn keep_boards(tx: &Tx, chat: ChatKey, span: (&str, i64), rows: &str) -> sqlx::Result<()> {
    let (span, number) = span;
    sqlx::query!(
        "INSERT INTO board_results (chat, span, number, board, user_id, position, place, why)
         SELECT ?, ?, ?, value->>'board', value->>'user', value->>'position', value->>'place', value->'why'
         FROM json_each(?)",
        chat.0,
        span,
        number,
        rows
    )
    .run(tx)
    .await
}

/// All who may be thanked for a month, slot by slot, in order; of a version that knew no slots, those it thanked.
pub async fn seats(tx: &Tx, chat: ChatKey, month: i64) -> sqlx::Result<Vec<Seated>> {
    sqlx::query!(
        r#"SELECT r.slot AS "slot?: String", r.user_id AS "user_id!: i64", r.part AS "part!: String",
                  r.why AS "why!: Json<Why>", p.name AS "name?",
                  coalesce(m.hidden, 0) AS "hidden!: bool",
                  coalesce(m.status IN ('member', 'restricted') AND m.staff = 0 AND m.hidden = 0, 0) AS "is_there!: bool"
           FROM (SELECT chat, slot, user_id, part, why, position FROM month_thanks WHERE chat = ?1 AND month = ?2
                 UNION ALL
                 SELECT chat, NULL, user_id, iif(resting = 1, 'resting', 'named'),
                        json_array(json_array('answered', answered), json_array('replies', repliers),
                                   json_array('reactions', reactions), json_array('days', days)), place
                 FROM season_results WHERE chat = ?1 AND month = ?2) r
           LEFT JOIN members m ON m.chat = r.chat AND m.user_id = r.user_id
           LEFT JOIN people p ON p.user_id = r.user_id
           ORDER BY r.slot, r.position, p.name COLLATE NOCASE, r.user_id"#,
        chat.0,
        month
    )
    .all(tx)
    .await
    .map(|rows| {
        rows.into_iter()
            .map(|row| Seated {
                slot: row.slot,
                user: UserId(row.user_id),
                name: name(row.name, row.hidden),
                part: row.part,
                why: row.why.0,
                is_there: row.is_there,
            })
            .collect()
    })
}

/// Who stood where when a month or season was closed, board by board, in order.
pub async fn boards(tx: &Tx, chat: ChatKey, span: (&str, i64)) -> sqlx::Result<Vec<Placed>> {
    let (span, number) = span;
    sqlx::query!(
        r#"SELECT r.board AS "board!", r.user_id AS "user_id!", r.place, r.why AS "why!: Json<Why>", p.name AS "name?",
                  coalesce(m.hidden, 0) AS "hidden!: bool",
                  coalesce(m.status IN ('member', 'restricted') AND m.staff = 0 AND m.hidden = 0, 0) AS "is_there!: bool"
           FROM board_results r
           LEFT JOIN members m ON m.chat = r.chat AND m.user_id = r.user_id
           LEFT JOIN people p ON p.user_id = r.user_id
           WHERE r.chat = ? AND r.span = ? AND r.number = ?
           ORDER BY r.board, r.position"#,
        chat.0,
        span,
        number
    )
    .all(tx)
    .await
    .map(|rows| {
        rows.into_iter()
            .map(|row| Placed {
                board: row.board,
                user: UserId(row.user_id),
                name: name(row.name, row.hidden),
                place: row.place,
                why: row.why.0,
                is_there: row.is_there,
            })
            .collect()
    })
}

/// How somebody takes part in the thanks for a month from now on. [`false`]: she is not there.
pub async fn set_part(
    tx: &Tx,
    (chat, month): (ChatKey, i64),
    slot: &str,
    user: UserId,
    part: &str,
) -> sqlx::Result<bool> {
    sqlx::query!(
        "UPDATE month_thanks SET part = ? WHERE chat = ? AND month = ? AND slot = ? AND user_id = ? AND part <> ?",
        part,
        chat.0,
        month,
        slot,
        user.0,
        part
    )
    .changes(tx)
    .await
    .map(|n| n > 0)
}

/// The thanks for a month are posted: who was not named then, because she had left or wished not to be, stays so.
pub async fn leave_out_who_is_gone(tx: &Tx, chat: ChatKey, month: i64) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE month_thanks SET part = 'gone'
         WHERE chat = ?1 AND month = ?2 AND part IN ('named', 'resting')
           AND NOT EXISTS (SELECT 1 FROM members m WHERE m.chat = ?1 AND m.user_id = month_thanks.user_id
                           AND m.status IN ('member', 'restricted') AND m.staff = 0 AND m.hidden = 0)",
        chat.0,
        month
    )
    .run(tx)
    .await
}

/// Who is thanked for a month, whatever version closed it.
pub async fn thanked_in(tx: &Tx, chat: ChatKey, month: i64) -> sqlx::Result<Vec<UserId>> {
    sqlx::query_scalar!(
        r#"SELECT user_id AS "user_id!: i64" FROM month_thanks WHERE chat = ?1 AND month = ?2 AND part = 'named'
           UNION SELECT user_id FROM season_results WHERE chat = ?1 AND month = ?2 AND resting = 0"#,
        chat.0,
        month
    )
    .all(tx)
    .await
    .map(|users| users.into_iter().map(UserId).collect())
}

/// Who came first in a season: on each board down to this place, or, without ranking, everybody who was named.
pub async fn first_in(tx: &Tx, chat: ChatKey, season: i64, place: i64) -> sqlx::Result<Vec<UserId>> {
    sqlx::query_scalar!(
        r#"SELECT DISTINCT user_id AS "user_id!" FROM board_results
           WHERE chat = ? AND span = 'season' AND number = ? AND coalesce(place, 1) <= ? ORDER BY user_id"#,
        chat.0,
        season,
        place
    )
    .all(tx)
    .await
    .map(|users| users.into_iter().map(UserId).collect())
}

/// For how many months somebody was thanked in a group.
pub async fn times_thanked(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"SELECT count(*) AS "n!: i64" FROM month_thanks WHERE user_id = ? AND chat = ? AND part = 'named'"#,
        user.0,
        chat.0
    )
    .one(tx)
    .await
}

/// The months of which anything is kept, the latest first.
pub async fn months(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar!(
        r#"SELECT month AS "month!: i64" FROM season_results WHERE chat = ?1
           UNION SELECT month FROM month_thanks WHERE chat = ?1
           UNION SELECT number FROM board_results WHERE chat = ?1 AND span = 'month'
           ORDER BY 1 DESC"#,
        chat.0
    )
    .all(tx)
    .await
}

/// The posts that name somebody and can be mended, by their number; of a season those down to this place are named.
pub async fn posts_naming(tx: &Tx, chat: ChatKey, user: UserId, place: i64) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar!(
        r#"SELECT p.number AS "number!" FROM closed_posts p
           WHERE p.chat = ?1
             AND (EXISTS (SELECT 1 FROM month_thanks t WHERE t.chat = p.chat AND t.month = p.number AND t.user_id = ?2
                          AND t.part IN ('named', 'resting'))
                  OR EXISTS (SELECT 1 FROM board_results b WHERE b.chat = p.chat AND b.span = 'season'
                             AND b.number = -p.number AND b.user_id = ?2 AND coalesce(b.place, 1) <= ?3))"#,
        chat.0,
        user.0,
        place
    )
    .all(tx)
    .await
}

/// Where a post stands, and whether with a picture.
pub async fn post(tx: &Tx, chat: ChatKey, number: i64) -> sqlx::Result<Option<(MessageId, bool)>> {
    sqlx::query!(
        r#"SELECT message, has_picture AS "has_picture: bool" FROM closed_posts WHERE chat = ? AND number = ?"#,
        chat.0,
        number
    )
    .maybe(tx)
    .await
    .map(|row| row.map(|row| (MessageId(row.message), row.has_picture)))
}

/// A post stands there.
pub async fn stands(
    tx: &Tx,
    chat: ChatKey,
    number: i64,
    (message, has_picture): (MessageId, bool),
) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO closed_posts (chat, number, message, has_picture) VALUES (?, ?, ?, ?)
         ON CONFLICT (chat, number) DO UPDATE SET message = excluded.message, has_picture = excluded.has_picture",
        chat.0,
        number,
        message.0,
        has_picture
    )
    .run(tx)
    .await
}

/// It is not there any more.
pub async fn is_gone(tx: &Tx, chat: ChatKey, number: i64) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM closed_posts WHERE chat = ? AND number = ?", chat.0, number).run(tx).await
}

/// Message ids start again: what stands in the group is out of reach.
pub async fn forget_posts(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM closed_posts WHERE chat = ?", chat.0).run(tx).await
}

/// Months from this one on were not over when they were closed.
pub async fn forget_months_from(tx: &Tx, chat: ChatKey, month: i64) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM month_thanks WHERE chat = ? AND month >= ?", chat.0, month).run(tx).await?;
    sqlx::query!("DELETE FROM board_results WHERE chat = ? AND span = 'month' AND number >= ?", chat.0, month)
        .run(tx)
        .await
}

/// A season was not over when it was closed.
pub async fn forget_season(tx: &Tx, chat: ChatKey, season: i64) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM board_results WHERE chat = ? AND span = 'season' AND number = ?", chat.0, season)
        .run(tx)
        .await
}
