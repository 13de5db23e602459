//! What nobody needs any more, of every table anybody can make grow: found and deleted in small steps.

use chrono::{DateTime, Utc};

use super::{
    ChatKey, Tx,
    run::{Rows as _, Statement as _},
    seconds,
};

/// A group, as far as keeping it is concerned.
#[derive(Debug, Clone, Copy)]
pub struct Kept {
    /// Which.
    pub chat: ChatKey,
    /// Whether we have been out of it, and heard nothing of it, for as long as groups are kept.
    pub is_over: bool,
}

/// Notes of groups we are out of since when that is known, and of those we are back in that we are.
pub async fn note_who_is_left(tx: &Tx, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "UPDATE chats SET left_at = CASE WHEN bot_status IN ('left', 'kicked') THEN ? END
         WHERE (bot_status IN ('left', 'kicked')) = (left_at IS NULL)",
        now
    )
    .run(tx)
    .await
}

/// The next group after `after`; it is over if we have been out since before `before`.
pub async fn next_group(tx: &Tx, after: ChatKey, before: DateTime<Utc>) -> sqlx::Result<Option<Kept>> {
    let before = seconds(before);
    sqlx::query!(
        r#"SELECT id AS "id!", coalesce(max(left_at, coalesce(last_human_at, 0)) < ?2, 0) AS "is_over!: bool"
           FROM chats WHERE id > ?1 ORDER BY id LIMIT 1"#,
        after.0,
        before
    )
    .maybe(tx)
    .await
    .map(|row| row.map(|row| Kept { chat: ChatKey(row.id), is_over: row.is_over }))
}

/// Forgets at most `most` rows of each kind of which a group can have many. Returns how many.
pub async fn thin_out_group(tx: &Tx, chat: ChatKey, most: i64) -> sqlx::Result<u64> {
    let mut rows = 0;
    rows += sqlx::query!(
        "DELETE FROM messages WHERE chat = ?1 AND message_id IN
           (SELECT message_id FROM messages WHERE chat = ?1 LIMIT ?2)",
        chat.0,
        most
    )
    .changes(tx)
    .await?;
    rows += sqlx::query!(
        "DELETE FROM reactions WHERE chat = ?1 AND (message_id, user_id) IN
           (SELECT message_id, user_id FROM reactions WHERE chat = ?1 LIMIT ?2)",
        chat.0,
        most
    )
    .changes(tx)
    .await?;
    rows += sqlx::query!(
        "DELETE FROM day_turns WHERE chat = ?1 AND (day, user_id) IN
           (SELECT day, user_id FROM day_turns WHERE chat = ?1 LIMIT ?2)",
        chat.0,
        most
    )
    .changes(tx)
    .await?;
    rows += sqlx::query!(
        "DELETE FROM reply_pairs WHERE chat = ?1 AND (replier, author, month) IN
           (SELECT replier, author, month FROM reply_pairs WHERE chat = ?1 LIMIT ?2)",
        chat.0,
        most
    )
    .changes(tx)
    .await?;
    rows += sqlx::query!(
        "DELETE FROM reaction_pairs WHERE chat = ?1 AND (reactor, author, month) IN
           (SELECT reactor, author, month FROM reaction_pairs WHERE chat = ?1 LIMIT ?2)",
        chat.0,
        most
    )
    .changes(tx)
    .await?;
    rows += sqlx::query!(
        "DELETE FROM scores WHERE chat = ?1 AND (month, user_id) IN
           (SELECT month, user_id FROM scores WHERE chat = ?1 LIMIT ?2)",
        chat.0,
        most
    )
    .changes(tx)
    .await?;
    rows += sqlx::query!(
        "DELETE FROM members WHERE chat = ?1 AND user_id IN (SELECT user_id FROM members WHERE chat = ?1 LIMIT ?2)",
        chat.0,
        most
    )
    .changes(tx)
    .await?;
    rows += sqlx::query!(
        "DELETE FROM buttons WHERE token IN (SELECT token FROM buttons WHERE chat = ?1 LIMIT ?2)",
        chat.0,
        most
    )
    .changes(tx)
    .await?;
    rows += sqlx::query!(
        "DELETE FROM occurrences WHERE id IN (SELECT id FROM occurrences WHERE chat = ?1 LIMIT ?2)",
        chat.0,
        most
    )
    .changes(tx)
    .await?;
    Ok(rows)
}

/// Forgets a group with what is left of it (the trigger `group_is_forgotten`).
pub async fn forget_group(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM chats WHERE id = ?", chat.0).run(tx).await
}

/// Forgets at most `most` of a group's changes of settings before the latest `kept`.
pub async fn trim_settings_log(tx: &Tx, chat: ChatKey, kept: i64, most: i64) -> sqlx::Result<u64> {
    sqlx::query!(
        "DELETE FROM settings_log WHERE id IN
           (SELECT id FROM settings_log WHERE chat = ? ORDER BY id DESC LIMIT ? OFFSET ?)",
        chat.0,
        most,
        kept
    )
    .changes(tx)
    .await
}

/// Forgets at most `most` of a group's messages before the latest `kept`, and the reactions to them.
pub async fn trim_messages(tx: &Tx, chat: ChatKey, kept: i64, most: i64) -> sqlx::Result<u64> {
    let surplus = sqlx::query_scalar!(
        "SELECT message_id FROM messages WHERE chat = ? ORDER BY message_id DESC LIMIT 1 OFFSET ?",
        chat.0,
        kept
    )
    .maybe(tx)
    .await?;
    let Some(last) = surplus else { return Ok(0) };
    let reactions = sqlx::query!(
        "DELETE FROM reactions WHERE chat = ?1 AND (message_id, user_id) IN
           (SELECT message_id, user_id FROM reactions WHERE chat = ?1 AND message_id <= ?2 LIMIT ?3)",
        chat.0,
        last,
        most
    )
    .changes(tx)
    .await?;
    if reactions > 0 {
        return Ok(reactions);
    }
    sqlx::query!(
        "DELETE FROM messages WHERE chat = ?1 AND message_id IN
           (SELECT message_id FROM messages WHERE chat = ?1 AND message_id <= ?2 LIMIT ?3)",
        chat.0,
        last,
        most
    )
    .changes(tx)
    .await
}

/// The last of the next `most` people after number `after`; [`None`] if there is nobody.
pub async fn last_of_next_people(tx: &Tx, after: i64, most: i64) -> sqlx::Result<Option<i64>> {
    sqlx::query_scalar!(
        r#"SELECT max(user_id) AS "last: i64"
           FROM (SELECT user_id FROM people WHERE user_id > ? ORDER BY user_id LIMIT ?)"#,
        after,
        most
    )
    .one(tx)
    .await
}

/// Forgets that people with these numbers were in groups they left before `before`, unless there is anything of theirs:
/// points, thanks, an introduction, a wish not to be listed.
pub async fn forget_who_left(tx: &Tx, after: i64, until: i64, before: DateTime<Utc>) -> sqlx::Result<u64> {
    let before = seconds(before);
    sqlx::query!(
        "DELETE FROM members AS m
         WHERE m.user_id > ?1 AND m.user_id <= ?2 AND m.status IN ('left', 'kicked') AND m.hidden = 0
           AND max(coalesce(m.left_at, 0), coalesce(m.joined_at, 0), coalesce(m.greeted_at, 0)) < ?3
           AND NOT EXISTS (SELECT 1 FROM scores WHERE user_id = m.user_id AND chat = m.chat)
           AND NOT EXISTS (SELECT 1 FROM season_results WHERE user_id = m.user_id AND chat = m.chat)
           AND NOT EXISTS (SELECT 1 FROM introductions WHERE user_id = m.user_id AND chat = m.chat)
           AND NOT EXISTS (SELECT 1 FROM newcomers WHERE user_id = m.user_id AND chat = m.chat)
           AND NOT EXISTS (SELECT 1 FROM readers WHERE user_id = m.user_id AND chat = m.chat)
           AND NOT EXISTS (SELECT 1 FROM setup_wizards WHERE user_id = m.user_id AND chat = m.chat)
           AND NOT EXISTS (SELECT 1 FROM helper_menus WHERE user_id = m.user_id AND chat = m.chat)",
        after,
        until,
        before
    )
    .changes(tx)
    .await
}

/// Forgets people with these numbers who are, and were, in no group, of whom there is nothing else, and who have not
/// written to us since `before`. By the highest number of a private message others are found (`messages::highest`), so
/// whoever has that one stays.
pub async fn forget_people(tx: &Tx, after: i64, until: i64, before: DateTime<Utc>) -> sqlx::Result<u64> {
    let before = seconds(before);
    sqlx::query!(
        "DELETE FROM people AS p
         WHERE p.user_id > ?1 AND p.user_id <= ?2 AND coalesce(p.started_at, 0) < ?3
           AND p.last_message_id < coalesce((SELECT max(last_message_id) FROM people WHERE last_message_id > 0), 1)
           AND NOT EXISTS (SELECT 1 FROM members WHERE user_id = p.user_id)
           AND NOT EXISTS (SELECT 1 FROM conversations WHERE user_id = p.user_id)
           AND NOT EXISTS (SELECT 1 FROM poll_votes WHERE user_id = p.user_id)
           AND NOT EXISTS (SELECT 1 FROM quiz_points WHERE user_id = p.user_id)
           AND NOT EXISTS (SELECT 1 FROM nudges WHERE user_id = p.user_id)
           AND NOT EXISTS (SELECT 1 FROM nudge_wishes WHERE user_id = p.user_id)
           AND NOT EXISTS (SELECT 1 FROM item_wishes WHERE user_id = p.user_id)
           AND NOT EXISTS (SELECT 1 FROM newcomers WHERE user_id = p.user_id)
           AND NOT EXISTS (SELECT 1 FROM readers WHERE user_id = p.user_id)
           AND NOT EXISTS (SELECT 1 FROM introductions WHERE user_id = p.user_id)
           AND NOT EXISTS (SELECT 1 FROM setup_wizards WHERE user_id = p.user_id)
           AND NOT EXISTS (SELECT 1 FROM helper_menus WHERE user_id = p.user_id)
           AND NOT EXISTS (SELECT 1 FROM scores WHERE user_id = p.user_id)
           AND NOT EXISTS (SELECT 1 FROM season_results WHERE user_id = p.user_id)
           AND NOT EXISTS (SELECT 1 FROM settings_log WHERE user_id = p.user_id)
           AND NOT EXISTS (SELECT 1 FROM join_requests WHERE user_id = p.user_id)",
        after,
        until,
        before
    )
    .changes(tx)
    .await
}

/// Forgets at most `most` conversations that have not moved on since `before`.
pub async fn forget_conversations(tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
    let before = seconds(before);
    sqlx::query!(
        "DELETE FROM conversations WHERE rowid IN
           (SELECT rowid FROM conversations WHERE updated_at < ? ORDER BY updated_at LIMIT ?)",
        before,
        most
    )
    .changes(tx)
    .await
}

/// Forgets at most `most` decisions about posts made before `before`; until when a restored database knows nothing
/// stays known.
pub async fn forget_occurrences(tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
    let before = seconds(before);
    sqlx::query!(
        "DELETE FROM occurrences WHERE id IN
           (SELECT id FROM occurrences WHERE decided_at < ? AND room <> 'house' ORDER BY decided_at LIMIT ?)",
        before,
        most
    )
    .changes(tx)
    .await
}

/// Forgets at most `most` votes given before `before` in polls that have ended, or that we never knew, and as many polls
/// that ended before, have no votes left, and of which nothing is kept.
pub async fn forget_polls(tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
    let before = seconds(before);
    let votes = sqlx::query!(
        "DELETE FROM poll_votes WHERE (poll_id, user_id) IN
           (SELECT v.poll_id, v.user_id FROM poll_votes v
            WHERE v.voted_at < ? AND NOT EXISTS (SELECT 1 FROM polls WHERE poll_id = v.poll_id AND ended_at IS NULL)
            ORDER BY v.voted_at LIMIT ?)",
        before,
        most
    )
    .changes(tx)
    .await?;
    let polls = sqlx::query!(
        "DELETE FROM polls WHERE id IN
           (SELECT p.id FROM polls p WHERE p.ended_at < ? AND p.question = ''
              AND NOT EXISTS (SELECT 1 FROM poll_votes WHERE poll_id = p.poll_id) ORDER BY p.ended_at LIMIT ?)",
        before,
        most
    )
    .changes(tx)
    .await?;
    Ok(votes + polls)
}

/// Forgets at most `most` of the settled requests before the latest `kept`.
pub async fn trim_settled_requests(tx: &Tx, kept: i64, most: i64) -> sqlx::Result<u64> {
    sqlx::query!(
        "DELETE FROM outbox WHERE id IN
           (SELECT id FROM outbox WHERE id <= (SELECT max(id) FROM outbox) - ? AND settled_at IS NOT NULL
            ORDER BY id LIMIT ?)",
        kept,
        most
    )
    .changes(tx)
    .await
}

/// Forgets at most `most` of what was put into quarantine before the latest `kept`.
pub async fn trim_quarantine(tx: &Tx, kept: i64, most: i64) -> sqlx::Result<u64> {
    sqlx::query!(
        "DELETE FROM quarantine WHERE id IN
           (SELECT id FROM quarantine WHERE id <= (SELECT max(id) FROM quarantine) - ? ORDER BY id LIMIT ?)",
        kept,
        most
    )
    .changes(tx)
    .await
}
