//! Who asked to be let in, what they wrote, and what is asked.

use chrono::{DateTime, Utc};

use super::rules::State;
use crate::{
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, Statement as _},
        seconds,
    },
    telegram::UserId,
};

/// Somebody asked to be let in.
#[derive(Debug, Clone)]
pub struct Request {
    /// Its number.
    pub id: i64,
    /// Into which group.
    pub chat: ChatKey,
    /// Who.
    pub user: UserId,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// The name of the link she came by.
    pub link: Option<String>,
    /// What she says of herself to everybody.
    pub bio: Option<String>,
    /// How it stands.
    pub state: State,
    /// Whether she can be written to.
    pub is_reached: bool,
    /// What was decided.
    pub lets_in: Option<bool>,
    /// By whom, if by somebody we know of.
    pub decided_by: Option<UserId>,
    /// What she was told.
    pub reason: Option<String>,
    /// Who asked her more last.
    pub talks_with: Option<UserId>,
}

struct Row {
    id: i64,
    chat: i64,
    user_id: i64,
    asked_at: i64,
    link: Option<String>,
    bio: Option<String>,
    state: String,
    is_reached: i64,
    lets_in: Option<i64>,
    decided_by: Option<i64>,
    reason: Option<String>,
    talks_with: Option<i64>,
}

impl From<Row> for Request {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            chat: ChatKey(row.chat),
            user: UserId(row.user_id),
            asked_at: instant(row.asked_at),
            link: row.link,
            bio: row.bio,
            state: State::stored(&row.state),
            is_reached: row.is_reached != 0,
            lets_in: row.lets_in.map(|lets_in| lets_in != 0),
            decided_by: row.decided_by.map(UserId),
            reason: row.reason,
            talks_with: row.talks_with.map(UserId),
        }
    }
}

/// A new request. Returns its number.
pub async fn insert(
    tx: &Tx,
    chat: ChatKey,
    user: UserId,
    asked_at: DateTime<Utc>,
    (link, bio): (Option<&str>, Option<&str>),
) -> sqlx::Result<i64> {
    let asked_at = seconds(asked_at);
    sqlx::query_scalar!(
        r#"INSERT INTO join_requests (chat, user_id, asked_at, link, bio) VALUES (?, ?, ?, ?, ?) RETURNING id AS "id!""#,
        chat.0,
        user.0,
        asked_at,
        link,
        bio
    )
    .one(tx)
    .await
}

/// She asks once more, having taken the one before back.
pub async fn asked_again(
    tx: &Tx,
    id: i64,
    asked_at: DateTime<Utc>,
    (link, bio): (Option<&str>, Option<&str>),
) -> sqlx::Result<()> {
    let asked_at = seconds(asked_at);
    sqlx::query!("UPDATE join_requests SET asked_at = ?, link = ?, bio = ? WHERE id = ?", asked_at, link, bio, id)
        .run(tx)
        .await
}

/// One by its number.
pub async fn by_id(tx: &Tx, id: i64) -> sqlx::Result<Option<Request>> {
    sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", chat, user_id, asked_at, link, bio, state, is_reached, lets_in, decided_by, reason,
                  talks_with
           FROM join_requests WHERE id = ?"#,
        id
    )
    .maybe(tx)
    .await
    .map(|row| row.map(Request::from))
}

/// Hers that is not over: it can be decided, or is being.
pub async fn open_of(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Option<Request>> {
    sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", chat, user_id, asked_at, link, bio, state, is_reached, lets_in, decided_by, reason,
                  talks_with
           FROM join_requests WHERE chat = ? AND user_id = ? AND state IN ('asking', 'waiting', 'deciding')"#,
        chat.0,
        user.0
    )
    .maybe(tx)
    .await
    .map(|row| row.map(Request::from))
}

/// Those of a group that can be decided, the oldest first: so many, after leaving out the first.
pub async fn open_in(tx: &Tx, chat: ChatKey, most: i64, left_out: i64) -> sqlx::Result<Vec<Request>> {
    sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", chat, user_id, asked_at, link, bio, state, is_reached, lets_in, decided_by, reason,
                  talks_with
           FROM join_requests WHERE chat = ? AND state IN ('asking', 'waiting') ORDER BY id LIMIT ? OFFSET ?"#,
        chat.0,
        most,
        left_out
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(Request::from).collect())
}

/// How many of a group can be decided.
pub async fn how_many_open(tx: &Tx, chat: ChatKey) -> sqlx::Result<i64> {
    sqlx::query_scalar!("SELECT count(*) FROM join_requests WHERE chat = ? AND state IN ('asking', 'waiting')", chat.0)
        .one(tx)
        .await
}

/// All of hers in a group, the latest first.
pub async fn of_person(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Vec<Request>> {
    sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", chat, user_id, asked_at, link, bio, state, is_reached, lets_in, decided_by, reason,
                  talks_with
           FROM join_requests WHERE user_id = ? AND chat = ? ORDER BY id DESC"#,
        user.0,
        chat.0
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(Request::from).collect())
}

/// It stands so from now on.
pub async fn set_state(tx: &Tx, id: i64, state: State) -> sqlx::Result<()> {
    let state = state.code();
    sqlx::query!("UPDATE join_requests SET state = ? WHERE id = ?", state, id).run(tx).await
}

/// She can be written to, or not.
pub async fn set_reached(tx: &Tx, id: i64, is_reached: bool) -> sqlx::Result<()> {
    sqlx::query!("UPDATE join_requests SET is_reached = ? WHERE id = ?", is_reached, id).run(tx).await
}

/// What was decided, as far as we know by whom.
#[derive(Debug, Clone, Copy)]
pub struct Verdict<'a> {
    /// How it stands with that.
    pub state: State,
    /// Whether she is let in.
    pub lets_in: bool,
    /// By whom.
    pub by: Option<UserId>,
    /// When.
    pub at: DateTime<Utc>,
    /// What she is told.
    pub reason: Option<&'a str>,
}

/// It is decided.
pub async fn decide(tx: &Tx, id: i64, verdict: Verdict<'_>) -> sqlx::Result<()> {
    let (state, by, at) = (verdict.state.code(), verdict.by.map(|by| by.0), seconds(verdict.at));
    sqlx::query!(
        "UPDATE join_requests SET state = ?, lets_in = ?, decided_by = ?, decided_at = ?, reason = ? WHERE id = ?",
        state,
        verdict.lets_in,
        by,
        at,
        verdict.reason,
        id
    )
    .run(tx)
    .await
}

/// It waits again: what was decided could not be done.
pub async fn undecide(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE join_requests SET state = 'waiting', lets_in = NULL, decided_by = NULL, decided_at = NULL, reason = NULL
         WHERE id = ?",
        id
    )
    .run(tx)
    .await
}

/// All of a group that were not over are.
pub async fn end_all(tx: &Tx, chat: ChatKey, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "UPDATE join_requests SET state = 'over', decided_at = ?
         WHERE chat = ? AND state IN ('asking', 'waiting', 'deciding')",
        now,
        chat.0
    )
    .run(tx)
    .await
}

/// Who manages the group asked her more.
pub async fn set_talks_with(tx: &Tx, id: i64, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("UPDATE join_requests SET talks_with = ? WHERE id = ?", user.0, id).run(tx).await
}

/// Forgets what she wrote, and what was said both ways.
pub async fn forget_words(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM join_answers WHERE request = ?", id).run(tx).await?;
    sqlx::query!("DELETE FROM join_talk WHERE request = ?", id).run(tx).await?;
    sqlx::query!("UPDATE join_requests SET bio = NULL, reason = NULL WHERE id = ?", id).run(tx).await
}

/// The same of all of a group.
pub async fn forget_words_in(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM join_answers WHERE chat = ?", chat.0).run(tx).await?;
    sqlx::query!("DELETE FROM join_talk WHERE chat = ?", chat.0).run(tx).await?;
    sqlx::query!("UPDATE join_requests SET bio = NULL, reason = NULL WHERE chat = ?", chat.0).run(tx).await
}

/// Forgets at most `most` that were decided before `before`.
pub async fn forget(tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
    let before = seconds(before);
    sqlx::query!(
        "DELETE FROM join_requests WHERE id IN
           (SELECT id FROM join_requests WHERE decided_at < ? AND state NOT IN ('asking', 'waiting', 'deciding')
            ORDER BY decided_at LIMIT ?)",
        before,
        most
    )
    .changes(tx)
    .await
}

/// What she is asked, in this order.
pub async fn ask(tx: &Tx, request: &Request, questions: &[String]) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM join_answers WHERE request = ?", request.id).run(tx).await?;
    for (place, question) in (0_i64..).zip(questions) {
        sqlx::query!(
            "INSERT INTO join_answers (request, place, chat, user_id, question) VALUES (?, ?, ?, ?, ?)",
            request.id,
            place,
            request.chat.0,
            request.user.0,
            question
        )
        .run(tx)
        .await?;
    }
    Ok(())
}

/// She answered one of them.
pub async fn answered(tx: &Tx, request: i64, place: i64, answer: Option<&str>) -> sqlx::Result<()> {
    sqlx::query!("UPDATE join_answers SET answer = ? WHERE request = ? AND place = ?", answer, request, place)
        .run(tx)
        .await
}

/// What she was asked, each with what she answered.
pub async fn answers(tx: &Tx, request: i64) -> sqlx::Result<Vec<(String, Option<String>)>> {
    sqlx::query!("SELECT question, answer FROM join_answers WHERE request = ? ORDER BY place", request)
        .all(tx)
        .await
        .map(|rows| rows.into_iter().map(|row| (row.question, row.answer)).collect())
}

/// Something was said, by her or by who manages the group.
pub async fn say(tx: &Tx, request: &Request, by: UserId, words: &str, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "INSERT INTO join_talk (request, chat, user_id, words, said_at) VALUES (?, ?, ?, ?, ?)",
        request.id,
        request.chat.0,
        by.0,
        words,
        now
    )
    .run(tx)
    .await
}

/// The latest that was said, the earliest of it first.
pub async fn talk(tx: &Tx, request: i64, most: i64) -> sqlx::Result<Vec<(UserId, String)>> {
    let rows =
        sqlx::query!("SELECT user_id, words FROM join_talk WHERE request = ? ORDER BY id DESC LIMIT ?", request, most)
            .all(tx)
            .await?;
    Ok(rows.into_iter().rev().map(|row| (UserId(row.user_id), row.words)).collect())
}

/// The questions of a group, if they are its own.
pub async fn questions(tx: &Tx, chat: ChatKey) -> sqlx::Result<Option<Vec<String>>> {
    let kept = sqlx::query_scalar!("SELECT questions FROM join_questions WHERE chat = ?", chat.0).maybe(tx).await?;
    Ok(kept.map(|kept| serde_json::from_str(&kept).unwrap_or_default()))
}

/// From now on these are asked; [`None`]: the usual ones.
pub async fn set_questions(tx: &Tx, chat: ChatKey, questions: Option<&str>) -> sqlx::Result<()> {
    match questions {
        Some(questions) => {
            sqlx::query!(
                "INSERT INTO join_questions (chat, questions) VALUES (?, ?)
                 ON CONFLICT (chat) DO UPDATE SET questions = excluded.questions",
                chat.0,
                questions
            )
            .run(tx)
            .await
        }
        None => sqlx::query!("DELETE FROM join_questions WHERE chat = ?", chat.0).run(tx).await,
    }
}

/// A link by which people asked.
#[derive(Debug, Clone)]
pub struct Link {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Whether who comes by it is let in at once.
    pub at_once: bool,
}

/// Somebody came by a link; of so many the latest are known. Returns it.
pub async fn saw_link(
    tx: &Tx,
    chat: ChatKey,
    (url, name): (&str, &str),
    most: i64,
    now: DateTime<Utc>,
) -> sqlx::Result<Link> {
    let now = seconds(now);
    let row = sqlx::query!(
        r#"INSERT INTO join_links (chat, url, name, seen_at) VALUES (?, ?, ?, ?)
           ON CONFLICT (chat, url, name) DO UPDATE SET seen_at = excluded.seen_at
           RETURNING id AS "id!", at_once AS "at_once!: bool""#,
        chat.0,
        url,
        name,
        now
    )
    .one(tx)
    .await?;
    sqlx::query!(
        "DELETE FROM join_links WHERE id IN
           (SELECT id FROM join_links WHERE chat = ? AND at_once = 0 ORDER BY seen_at DESC, id DESC LIMIT -1 OFFSET ?)",
        chat.0,
        most
    )
    .run(tx)
    .await?;
    Ok(Link { id: row.id, name: name.to_owned(), at_once: row.at_once })
}

/// The links of a group, by name.
pub async fn links(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<Link>> {
    sqlx::query!(
        r#"SELECT id AS "id!", name, at_once AS "at_once!: bool" FROM join_links WHERE chat = ? ORDER BY name, id"#,
        chat.0
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| Link { id: row.id, name: row.name, at_once: row.at_once }).collect())
}

/// From now on who comes by a link is let in at once, or is not. Returns its name.
pub async fn set_at_once(tx: &Tx, chat: ChatKey, link: i64, at_once: bool) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar!(
        "UPDATE join_links SET at_once = ? WHERE id = ? AND chat = ? RETURNING name",
        at_once,
        link,
        chat.0
    )
    .maybe(tx)
    .await
}
