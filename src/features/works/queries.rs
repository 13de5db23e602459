//! The room's SQL.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sqlx::types::Json;

use super::rules::{Answer, Known, Starts, Watched};
use crate::{
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, Statement as _, list},
        seconds,
    },
    telegram::{MessageId, UserId},
};

/// A regular post that was made.
#[derive(Debug)]
pub struct New<'a> {
    /// Which.
    pub touchpoint: i64,
    /// The conversation starter it was.
    pub prompt: Option<&'a str>,
    /// What it was for.
    pub purpose: &'a str,
    /// Where it stands.
    pub message: Option<MessageId>,
    /// In which topic.
    pub thread: i64,
    /// People who talked in the week before.
    pub active: i64,
    /// Whether its best answer is taken up.
    pub follows: bool,
}

/// Notes that it was made. Returns its number.
pub async fn insert(tx: &Tx, chat: ChatKey, new: &New<'_>, now: DateTime<Utc>) -> sqlx::Result<i64> {
    let (message, now) = (new.message.map(|message| message.0), seconds(now));
    let follows = if new.follows { "wanted" } else { "no" };
    sqlx::query_scalar!(
        r#"INSERT INTO tries (chat, touchpoint, prompt, purpose, message, thread, posted_at, active, follows)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id AS "id!""#,
        chat.0,
        new.touchpoint,
        new.prompt,
        new.purpose,
        message,
        new.thread,
        now,
        new.active,
        follows
    )
    .one(tx)
    .await
}

type Row = (i64, Option<i64>, Vec<(i64, Option<i64>, i64, i64, i64, i64)>);

/// What is known of these groups: the latest message, and the posts made since `since`. One look for all of a batch.
pub async fn known(tx: &Tx, chats: &[i64], since: i64) -> sqlx::Result<BTreeMap<i64, Known>> {
    let chats = list(chats)?;
    let rows = sqlx::query_scalar!(
        r#"SELECT json_group_array(json_array(k.value,
             (SELECT last_at FROM talk_hours h WHERE h.chat = k.value ORDER BY hour DESC LIMIT 1),
             (SELECT json_group_array(json_array(t.id, t.message, t.thread, t.posted_at, t.heard, t.follows = 'wanted'))
              FROM tries t WHERE t.chat = k.value AND t.posted_at >= ?2)))
           AS "rows!: Json<Vec<Row>>" FROM json_each(?1) k"#,
        chats,
        since
    )
    .one(tx)
    .await?;
    let watched =
        |(id, message, thread, at, heard, follows)| Watched { id, message, thread, at, heard, follows: follows != 0 };
    let known = rows.0.into_iter().map(|(chat, last_at, posts)| {
        let watched = posts.into_iter().map(watched).collect();
        (chat, Known { last_at, watched })
    });
    Ok(known.collect())
}

/// Hours in which something was said: `[chat, hour, last_at, by_members, by_managers, by_posts]`.
pub async fn add_hours(tx: &Tx, hours: &[(i64, i64, i64, i64, i64, i64)]) -> sqlx::Result<()> {
    let hours = list(hours)?;
    sqlx::query!(
        "INSERT INTO talk_hours (chat, hour, last_at, by_members, by_managers, by_posts)
         SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5 FROM json_each(?) WHERE true
         ON CONFLICT (chat, hour) DO UPDATE SET last_at = max(last_at, excluded.last_at),
                by_members = by_members + excluded.by_members, by_managers = by_managers + excluded.by_managers,
                by_posts = by_posts + excluded.by_posts",
        hours
    )
    .run(tx)
    .await
}

/// So many messages stood right after a post.
pub async fn set_heard(tx: &Tx, post: i64, heard: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE tries SET heard = ? WHERE id = ?", heard, post).run(tx).await
}

/// Somebody answered a post; who did before is not counted again.
pub async fn answer(tx: &Tx, answer: &Answer) -> sqlx::Result<()> {
    let is_new = sqlx::query!(
        "INSERT INTO answers (chat, post, user_id, message, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        answer.chat,
        answer.post,
        answer.author,
        answer.message,
        answer.at
    )
    .changes(tx)
    .await?;
    if is_new > 0 {
        sqlx::query!("UPDATE tries SET answered = answered + 1 WHERE id = ?", answer.post).run(tx).await?;
    }
    Ok(())
}

/// Replies to messages that may be answers: `[chat, message, who]`.
pub async fn add_replies(tx: &Tx, replies: &[(i64, i64, i64)]) -> sqlx::Result<()> {
    let replies = list(replies)?;
    sqlx::query!(
        "UPDATE answers SET replies = replies + (SELECT count(*) FROM json_each(?1) r
           WHERE r.value->>0 = answers.chat AND r.value->>1 = answers.message AND r.value->>2 <> answers.user_id)
         WHERE (chat, message) IN (SELECT value->>0, value->>1 FROM json_each(?1))",
        replies
    )
    .run(tx)
    .await
}

/// A post that was made, as kept.
#[derive(Debug)]
pub struct Kept {
    pub touchpoint: i64,
    pub prompt: Option<String>,
    pub purpose: String,
    pub at: DateTime<Utc>,
    pub active: i64,
    pub answered: i64,
}

/// A group's posts that were made between, oldest first.
pub async fn tries(tx: &Tx, chat: ChatKey, since: DateTime<Utc>, until: DateTime<Utc>) -> sqlx::Result<Vec<Kept>> {
    let (since, until) = (seconds(since), seconds(until));
    sqlx::query!(
        "SELECT touchpoint, prompt, purpose, posted_at, active, answered FROM tries
         WHERE chat = ? AND posted_at BETWEEN ? AND ? ORDER BY posted_at, id",
        chat.0,
        since,
        until
    )
    .all(tx)
    .await
    .map(|rows| {
        let kept = rows.into_iter().map(|row| Kept {
            touchpoint: row.touchpoint,
            prompt: row.prompt,
            purpose: row.purpose,
            at: instant(row.posted_at),
            active: row.active,
            answered: row.answered,
        });
        kept.collect()
    })
}

/// The latest times of one of a group's posts, newest first: when, and how many answered.
pub async fn latest_of(tx: &Tx, chat: ChatKey, touchpoint: i64, most: i64) -> sqlx::Result<Vec<(DateTime<Utc>, i64)>> {
    sqlx::query!(
        "SELECT posted_at, answered FROM tries WHERE chat = ? AND touchpoint = ? ORDER BY posted_at DESC LIMIT ?",
        chat.0,
        touchpoint,
        most
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (instant(row.posted_at), row.answered)).collect())
}

/// Hours since `since` in which something was said, counted from 1970-01-01.
pub async fn hours(tx: &Tx, chat: ChatKey, since: i64) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar!("SELECT hour FROM talk_hours WHERE chat = ? AND hour >= ? ORDER BY hour", chat.0, since)
        .all(tx)
        .await
}

/// Who began a group's conversations in the hours since `since`.
pub async fn starts(tx: &Tx, chat: ChatKey, since: i64) -> sqlx::Result<Starts> {
    sqlx::query_as!(
        Starts,
        r#"SELECT coalesce(sum(by_members), 0) AS "members!: i64", coalesce(sum(by_managers), 0) AS "managers!: i64",
                  coalesce(sum(by_posts), 0) AS "posts!: i64"
           FROM talk_hours WHERE chat = ? AND hour >= ?"#,
        chat.0,
        since
    )
    .one(tx)
    .await
}

/// A post whose best answer is to be taken up.
#[derive(Debug, Clone, Copy)]
pub struct ToFollow {
    pub id: i64,
    pub touchpoint: i64,
    pub thread: i64,
    pub at: DateTime<Utc>,
}

/// Those of a group.
pub async fn to_follow(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<ToFollow>> {
    sqlx::query!(
        r#"SELECT id AS "id!", touchpoint, thread, posted_at FROM tries WHERE chat = ? AND follows = 'wanted' ORDER BY id"#,
        chat.0
    )
    .all(tx)
    .await
    .map(|rows| {
        let one = rows.into_iter().map(|row| ToFollow {
            id: row.id,
            touchpoint: row.touchpoint,
            thread: row.thread,
            at: instant(row.posted_at),
        });
        one.collect()
    })
}

/// Which regular post one was of.
pub async fn touchpoint_of(tx: &Tx, post: i64) -> sqlx::Result<Option<i64>> {
    sqlx::query_scalar!("SELECT touchpoint FROM tries WHERE id = ?", post).maybe(tx).await
}

/// Its best answer was taken up, or is not to be any more.
pub async fn is_followed(tx: &Tx, post: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE tries SET follows = 'done' WHERE id = ? AND follows = 'wanted'", post).run(tx).await
}

/// Somebody's answer to a post, if it stands there.
#[derive(Debug, Clone, Copy)]
pub struct Answered {
    pub user: UserId,
    pub message: MessageId,
    pub replies: i64,
}

/// The answers to a post that stand there, in the order they were sent.
pub async fn answers_to(tx: &Tx, post: i64) -> sqlx::Result<Vec<Answered>> {
    sqlx::query!(
        r#"SELECT user_id, message AS "message!", replies FROM answers WHERE post = ? AND message IS NOT NULL
           ORDER BY message"#,
        post
    )
    .all(tx)
    .await
    .map(|rows| {
        let one = rows.into_iter().map(|row| Answered {
            user: UserId(row.user_id),
            message: MessageId(row.message),
            replies: row.replies,
        });
        one.collect()
    })
}

/// Who answered before `before` is forgotten; how many did is not.
pub async fn forget_answers(tx: &Tx, chat: ChatKey, before: DateTime<Utc>) -> sqlx::Result<()> {
    let before = seconds(before);
    sqlx::query!("DELETE FROM answers WHERE chat = ? AND at < ?", chat.0, before).run(tx).await
}

/// Forgets at most `most` hours of before `before`.
pub async fn forget_hours(tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
    let before = seconds(before).div_euclid(3_600);
    let chat = sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM chats
           WHERE (SELECT hour FROM talk_hours WHERE chat = chats.id ORDER BY hour LIMIT 1) < ? LIMIT 1"#,
        before
    )
    .maybe(tx)
    .await?;
    let Some(chat) = chat else { return Ok(0) };
    sqlx::query!(
        "DELETE FROM talk_hours WHERE chat = ?1 AND hour IN
           (SELECT hour FROM talk_hours WHERE chat = ?1 AND hour < ?2 ORDER BY hour LIMIT ?3)",
        chat,
        before,
        most
    )
    .changes(tx)
    .await
}

/// Messages of the group have other numbers now.
pub async fn forget_messages(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("UPDATE tries SET message = NULL WHERE chat = ?", chat.0).run(tx).await?;
    sqlx::query!("UPDATE answers SET message = NULL WHERE chat = ?", chat.0).run(tx).await
}

/// The clock was ahead: nothing was posted, said or proposed after `now`.
pub async fn not_after(tx: &Tx, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    let hour = now.div_euclid(3_600);
    sqlx::query!("UPDATE tries SET posted_at = ?1 WHERE posted_at > ?1", now).run(tx).await?;
    sqlx::query!("DELETE FROM talk_hours WHERE hour > ?1", hour).run(tx).await?;
    sqlx::query!(
        "UPDATE proposals SET at = min(at, ?1), answered_at = min(answered_at, ?1) WHERE at > ?1 OR answered_at > ?1",
        now
    )
    .run(tx)
    .await
}

/// What was proposed, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub id: i64,
    pub chat: ChatKey,
    pub kind: String,
    pub touchpoint: i64,
    pub series: String,
    pub was: i64,
    pub becomes: i64,
    pub at: DateTime<Utc>,
    pub answer: Option<String>,
    pub answered_at: Option<DateTime<Utc>>,
}

struct ProposalRow {
    id: i64,
    chat: i64,
    kind: String,
    touchpoint: i64,
    series: String,
    was: i64,
    becomes: i64,
    at: i64,
    answer: Option<String>,
    answered_at: Option<i64>,
}

impl From<ProposalRow> for Proposal {
    fn from(row: ProposalRow) -> Self {
        let ProposalRow { id, chat, kind, touchpoint, series, was, becomes, at, answer, answered_at } = row;
        let (chat, at, answered_at) = (ChatKey(chat), instant(at), answered_at.map(instant));
        Self { id, chat, kind, touchpoint, series, was, becomes, at, answer, answered_at }
    }
}

/// What is proposed.
#[derive(Debug)]
pub struct NewProposal<'a> {
    pub kind: &'a str,
    pub touchpoint: i64,
    pub series: &'a str,
    pub was: i64,
    pub becomes: i64,
}

/// Notes a proposal. Returns its number.
pub async fn propose(tx: &Tx, chat: ChatKey, new: &NewProposal<'_>, now: DateTime<Utc>) -> sqlx::Result<i64> {
    let now = seconds(now);
    sqlx::query_scalar!(
        r#"INSERT INTO proposals (chat, kind, touchpoint, series, was, becomes, at) VALUES (?, ?, ?, ?, ?, ?, ?)
           RETURNING id AS "id!""#,
        chat.0,
        new.kind,
        new.touchpoint,
        new.series,
        new.was,
        new.becomes,
        now
    )
    .one(tx)
    .await
}

/// What was proposed in a group, newest first.
pub async fn proposals(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<Proposal>> {
    let rows = sqlx::query_as!(
        ProposalRow,
        r#"SELECT id AS "id!", chat, kind, touchpoint, series, was, becomes, at, answer, answered_at FROM proposals
           WHERE chat = ? ORDER BY at DESC, id DESC LIMIT 200"#,
        chat.0
    )
    .all(tx)
    .await?;
    Ok(rows.into_iter().map(Proposal::from).collect())
}

/// One by its number.
pub async fn proposal(tx: &Tx, id: i64) -> sqlx::Result<Option<Proposal>> {
    let row = sqlx::query_as!(
        ProposalRow,
        r#"SELECT id AS "id!", chat, kind, touchpoint, series, was, becomes, at, answer, answered_at FROM proposals
           WHERE id = ?"#,
        id
    )
    .maybe(tx)
    .await?;
    Ok(row.map(Proposal::from))
}

/// What was said to a proposal.
pub async fn set_answer(tx: &Tx, id: i64, answer: &str, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!("UPDATE proposals SET answer = ?, answered_at = ? WHERE id = ?", answer, now, id).run(tx).await
}

/// To how many of a group's posts it is still known that she answered.
pub async fn answers_of(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<i64> {
    sqlx::query_scalar!("SELECT count(*) FROM answers WHERE chat = ? AND user_id = ?", chat.0, user.0).one(tx).await
}

/// No answer to a post of a group is taken up any more.
pub async fn follow_none(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("UPDATE tries SET follows = 'done' WHERE chat = ? AND follows = 'wanted'", chat.0).run(tx).await
}
