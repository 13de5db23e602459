//! What people did in a span, added together, and what waits to be added.

use chrono::{DateTime, Utc};

use crate::{
    features::recognition::rules::Sums,
    store::{
        ChatKey, Tx,
        run::{Rows as _, Statement as _, list},
        seconds,
    },
    telegram::UserId,
};

/// Spans of this number and above are years.
pub const YEARS: i64 = 4_000_000;
/// Spans from this number on are weeks, up to the next million.
const WEEKS: i64 = 1_000_000;

/// Keeps what changed: `[chat, how many, changes]`.
pub async fn keep_changes(tx: &Tx, rows: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO tally_changes (chat, n, changes) SELECT value->>0, value->>1, value->2 FROM json_each(?)",
        rows
    )
    .run(tx)
    .await
}

/// Those of these groups in which more than `most` rows, or `batches` batches, wait.
pub async fn with_many_changes(tx: &Tx, chats: &[i64], most: i64, batches: i64) -> sqlx::Result<Vec<ChatKey>> {
    let chats = list(chats)?;
    sqlx::query_scalar!(
        "SELECT c.chat FROM json_each(?) k CROSS JOIN tally_changes c ON c.chat = k.value
         GROUP BY c.chat HAVING sum(c.n) > ? OR count(*) > ?",
        chats,
        most,
        batches
    )
    .all(tx)
    .await
    .map(|chats| chats.into_iter().map(ChatKey).collect())
}

/// What waits in a group, batch by batch.
pub async fn changes(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar!("SELECT changes FROM tally_changes WHERE chat = ?", chat.0).all(tx).await
}

/// It is added.
pub async fn forget_changes(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM tally_changes WHERE chat = ?", chat.0).run(tx).await
}

/// Adds to people's spans: `[span, user, [sums in the columns' order]]`. Who joined after `new_since` is new.
pub async fn add(tx: &Tx, chat: ChatKey, rows: &str, weights: i64, new_since: DateTime<Utc>) -> sqlx::Result<()> {
    let new_since = seconds(new_since);
    sqlx::query!(
        "INSERT INTO tallies (chat, span, user_id, talk, response, liked, answered, repliers, reactions, days, weeks, starts,
                              thanks, granted, weights, fresh)
         SELECT ?1, value->>0, value->>1, value->>'$[2][0]', value->>'$[2][1]', value->>'$[2][2]', value->>'$[2][3]',
                value->>'$[2][4]', value->>'$[2][5]', value->>'$[2][6]', value->>'$[2][7]', value->>'$[2][8]',
                value->>'$[2][9]', value->>'$[2][10]', ?3,
                coalesce((SELECT m.joined_at > ?4 FROM members m WHERE m.chat = ?1 AND m.user_id = value->>1), 0)
         FROM jsonb_each(?2) WHERE true
         ON CONFLICT (chat, span, user_id) DO UPDATE
         SET talk = talk + excluded.talk, response = response + excluded.response, liked = liked + excluded.liked,
             answered = answered + excluded.answered, repliers = repliers + excluded.repliers,
             reactions = reactions + excluded.reactions, days = days + excluded.days, weeks = weeks + excluded.weeks,
             starts = starts + excluded.starts, thanks = thanks + excluded.thanks, granted = granted + excluded.granted,
             weights = excluded.weights, fresh = excluded.fresh",
        chat.0,
        rows,
        weights,
        new_since
    )
    .run(tx)
    .await
}

/// What counts for how much in a span; all of its rows say the same.
pub async fn weights_of(tx: &Tx, chat: ChatKey, span: i64) -> sqlx::Result<Option<i64>> {
    sqlx::query_scalar!("SELECT weights FROM tallies WHERE chat = ? AND span = ? LIMIT 1", chat.0, span).maybe(tx).await
}

/// What counts for how much in a span from now on.
pub async fn weigh(tx: &Tx, chat: ChatKey, span: i64, weights: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE tallies SET weights = ?3 WHERE chat = ?1 AND span = ?2", chat.0, span, weights).run(tx).await
}

/// What somebody did in a span, if anything.
pub async fn of_person(tx: &Tx, chat: ChatKey, span: i64, user: UserId) -> sqlx::Result<Option<Sums>> {
    sqlx::query_as!(
        Sums,
        "SELECT talk, response, liked, answered, repliers, reactions, days, weeks, starts, thanks, granted
         FROM tallies WHERE chat = ? AND span = ? AND user_id = ?",
        chat.0,
        span,
        user.0
    )
    .maybe(tx)
    .await
}

/// All that was counted of somebody in a group, year by year, without what waits.
pub async fn all_of(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Sums> {
    sqlx::query_as!(
        Sums,
        r#"SELECT coalesce(sum(talk), 0) AS "talk!: i64", coalesce(sum(response), 0) AS "response!: i64",
                  coalesce(sum(liked), 0) AS "liked!: i64", coalesce(sum(answered), 0) AS "answered!: i64",
                  coalesce(sum(repliers), 0) AS "repliers!: i64", coalesce(sum(reactions), 0) AS "reactions!: i64",
                  coalesce(sum(days), 0) AS "days!: i64", coalesce(sum(weeks), 0) AS "weeks!: i64",
                  coalesce(sum(starts), 0) AS "starts!: i64", coalesce(sum(thanks), 0) AS "thanks!: i64",
                  coalesce(sum(granted), 0) AS "granted!: i64"
           FROM tallies WHERE user_id = ? AND chat = ? AND span >= ?"#,
        user.0,
        chat.0,
        YEARS
    )
    .one(tx)
    .await
}

/// Whether anybody listed was active on so many days of a span.
pub async fn is_anybody_eligible(tx: &Tx, chat: ChatKey, span: i64, days: i64) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (
             SELECT 1 FROM tallies s INDEXED BY tallies_by_standing
             CROSS JOIN members m ON m.chat = s.chat AND m.user_id = s.user_id
             CROSS JOIN people p ON p.user_id = s.user_id
             WHERE s.chat = ? AND s.span = ? AND s.standing > 0 AND s.days >= ?
               AND m.status IN ('member', 'restricted') AND m.staff = 0 AND m.hidden = 0 AND p.is_bot = 0
             ORDER BY s.standing DESC) AS "any!: bool""#,
        chat.0,
        span,
        days
    )
    .one(tx)
    .await
}

/// Whether somebody is on a group's lists.
pub async fn is_listed(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (
             SELECT 1 FROM members m JOIN people p ON p.user_id = m.user_id
             WHERE m.chat = ? AND m.user_id = ? AND m.status IN ('member', 'restricted') AND m.staff = 0
               AND m.hidden = 0 AND p.is_bot = 0) AS "listed!: bool""#,
        chat.0,
        user.0
    )
    .one(tx)
    .await
}

/// Forgets at most `most` rows of weeks before `week`, in the next group that has such. What people did in them is part of
/// their months and years.
pub async fn forget_old_weeks(tx: &Tx, week: i64, most: i64) -> sqlx::Result<u64> {
    let before = WEEKS + week;
    sqlx::query!(
        "DELETE FROM tallies WHERE (chat, span, user_id) IN (
           SELECT s.chat, s.span, s.user_id
           FROM chats c CROSS JOIN tallies s ON s.chat = c.id AND s.span >= ?1 AND s.span < ?2 LIMIT ?3)",
        WEEKS,
        before,
        most
    )
    .changes(tx)
    .await
}
