//! What people did in a span, added together, and what waits to be added.

use sqlx::types::Json;

use crate::{
    features::recognition::rules::Sums,
    store::{
        ChatKey, Tx,
        run::{Rows as _, Statement as _, list},
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

/// A person's span as it is kept: which, who, the sums, what each order goes by, and when she joined the group.
pub type Kept = (i64, i64, [i64; 11], [i64; 4], Option<i64>);

/// What is kept of people's spans: `[span, user]`. Without an order: nothing yet.
pub async fn kept(tx: &Tx, chat: ChatKey, keys: &str) -> sqlx::Result<Vec<Kept>> {
    sqlx::query_scalar!(
        r#"SELECT json_group_array(json_array(k.value->>0, k.value->>1,
                    json_array(coalesce(t.talk, 0), coalesce(t.response, 0), coalesce(t.liked, 0), coalesce(t.answered, 0),
                               coalesce(t.repliers, 0), coalesce(t.reactions, 0), coalesce(t.days, 0),
                               coalesce(t.weeks, 0), coalesce(t.starts, 0), coalesce(t.thanks, 0),
                               coalesce(t.granted, 0)),
                    json_array(coalesce(t.standing, -1), coalesce(t.helping, -1), coalesce(t.starting, -1),
                               coalesce(t.steadiness, -1)),
                    m.joined_at)) AS "kept!: Json<Vec<Kept>>"
           FROM jsonb_each(?2) k
           LEFT JOIN tallies t ON t.chat = ?1 AND t.span = k.value->>0 AND t.user_id = k.value->>1
           LEFT JOIN members m ON m.chat = ?1 AND m.user_id = k.value->>1"#,
        chat.0,
        keys
    )
    .one(tx)
    .await
    .map(|kept| kept.0)
}

/// Keeps people's spans: `[span, user, the sums in the columns' order, what each order goes by, whether she is new]`.
pub async fn keep(tx: &Tx, chat: ChatKey, rows: &str, weights: i64) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO tallies (chat, span, user_id, talk, response, liked, answered, repliers, reactions, days, weeks, starts,
                              thanks, granted, standing, helping, starting, steadiness, fresh, weights)
         SELECT ?1, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, value->>8,
                value->>9, value->>10, value->>11, value->>12, value->>13, value->>14, value->>15, value->>16, value->>17, ?3
         FROM jsonb_each(?2) WHERE true
         ON CONFLICT (chat, span, user_id) DO UPDATE
         SET talk = excluded.talk, response = excluded.response, liked = excluded.liked, answered = excluded.answered,
             repliers = excluded.repliers, reactions = excluded.reactions, days = excluded.days, weeks = excluded.weeks,
             starts = excluded.starts, thanks = excluded.thanks, granted = excluded.granted,
             standing = excluded.standing, helping = excluded.helping, starting = excluded.starting,
             steadiness = excluded.steadiness, fresh = excluded.fresh",
        chat.0,
        rows,
        weights
    )
    .run(tx)
    .await
}

/// As [`keep`], of those who stand elsewhere among the most active only: the other orders are left alone, which spares most
/// of the work.
pub async fn keep_standing(tx: &Tx, chat: ChatKey, rows: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO tallies (chat, span, user_id, talk, response, liked, answered, repliers, reactions, days, weeks, starts,
                              thanks, granted, standing)
         SELECT ?1, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, value->>8,
                value->>9, value->>10, value->>11, value->>12, value->>13
         FROM jsonb_each(?2) WHERE true
         ON CONFLICT (chat, span, user_id) DO UPDATE
         SET talk = excluded.talk, response = excluded.response, liked = excluded.liked, answered = excluded.answered,
             repliers = excluded.repliers, reactions = excluded.reactions, days = excluded.days, weeks = excluded.weeks,
             starts = excluded.starts, thanks = excluded.thanks, granted = excluded.granted, standing = excluded.standing",
        chat.0,
        rows
    )
    .run(tx)
    .await
}

/// Everybody who did something in a span, from one number on, as far as so many.
pub async fn people_of(tx: &Tx, chat: ChatKey, span: i64, after: i64, most: i64) -> sqlx::Result<Vec<(i64, i64)>> {
    sqlx::query_scalar!(
        "SELECT user_id FROM tallies WHERE chat = ? AND span = ? AND user_id > ? ORDER BY user_id LIMIT ?",
        chat.0,
        span,
        after,
        most
    )
    .all(tx)
    .await
    .map(|people| people.into_iter().map(|user| (span, user)).collect())
}

/// What counts for how much in a span; all of its rows say the same.
pub async fn weights_of(tx: &Tx, chat: ChatKey, span: i64) -> sqlx::Result<Option<i64>> {
    sqlx::query_scalar!("SELECT weights FROM tallies WHERE chat = ? AND span = ? LIMIT 1", chat.0, span).maybe(tx).await
}

/// What counts for how much in a span from now on.
pub async fn set_weights(tx: &Tx, chat: ChatKey, span: i64, weights: i64) -> sqlx::Result<()> {
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
