//! Polls and votes in the database.

use chrono::{DateTime, TimeDelta, Utc};

use super::rules::{
    stage::{Handle, PollId, Stage},
    tally::Tally,
    typed::Draft,
};
use crate::{
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, Statement as _},
        seconds,
    },
    telegram::{MessageId, ThreadId, UserId},
};

/// A poll.
#[derive(Debug, Clone)]
pub struct Poll {
    /// Our number of it.
    pub id: i64,
    /// The group.
    pub chat: ChatKey,
    /// Forum topic; [`None`] for General.
    pub thread: Option<ThreadId>,
    /// Who asked for it; [`None`] for an anonymous administrator.
    pub asked_by: Option<UserId>,
    /// Question and options; empty once the result is told.
    pub words: Draft,
    /// How long it is open.
    pub open: TimeDelta,
    /// Where it is in its life.
    pub stage: Stage,
    /// How it stood when Telegram last said so.
    pub last_state: Option<Tally>,
}

struct Row {
    id: i64,
    chat: i64,
    thread: Option<i64>,
    asked_by: Option<i64>,
    question: String,
    options: String,
    open_seconds: i64,
    stage: String,
    message_id: Option<i64>,
    poll_id: Option<String>,
    last_state: Option<String>,
}

impl Row {
    fn read(self) -> sqlx::Result<Poll> {
        let decoded = |error: serde_json::Error| sqlx::Error::Decode(error.into());
        let last_state = self.last_state.as_deref().map(serde_json::from_str).transpose().map_err(decoded)?;
        let stage = match self.stage.as_str() {
            "posting" => Stage::Posting,
            "unsure" => Stage::Unsure,
            "open" => Stage::Open(Handle { message: self.message_id.map(MessageId), poll: self.poll_id.map(PollId) }),
            "told" => Stage::Told,
            "dropped" => Stage::Dropped,
            other => return Err(sqlx::Error::Decode(format!("a poll at the stage {other:?}").into())),
        };
        Ok(Poll {
            id: self.id,
            chat: ChatKey(self.chat),
            thread: self.thread.map(ThreadId),
            asked_by: self.asked_by.map(UserId),
            words: Draft { question: self.question, options: serde_json::from_str(&self.options).map_err(decoded)? },
            open: TimeDelta::seconds(self.open_seconds),
            stage,
            last_state,
        })
    }
}

/// Notes a poll that is on its way to the group. Returns our number of it.
pub async fn insert(
    tx: &Tx,
    chat: ChatKey,
    thread: Option<ThreadId>,
    asked_by: Option<UserId>,
    (draft, open): (&Draft, TimeDelta),
    now: DateTime<Utc>,
) -> sqlx::Result<i64> {
    let (thread, asked_by, now) = (thread.map(|thread| thread.0), asked_by.map(|user| user.0), seconds(now));
    let (options, open) = (json(&draft.options)?, open.num_seconds());
    sqlx::query_scalar!(
        r#"INSERT INTO polls (chat, thread, asked_by, question, options, open_seconds, asked_at)
           VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id AS "id!""#,
        chat.0,
        thread,
        asked_by,
        draft.question,
        options,
        open,
        now
    )
    .one(tx)
    .await
}

/// A poll by our number.
pub async fn by_id(tx: &Tx, id: i64) -> sqlx::Result<Poll> {
    sqlx::query_as!(
        Row,
        "SELECT id, chat, thread, asked_by, question, options, open_seconds, stage, message_id, poll_id, last_state
         FROM polls WHERE id = ?",
        id
    )
    .one(tx)
    .await?
    .read()
}

/// When a poll was asked for.
pub async fn asked_at(tx: &Tx, id: i64) -> sqlx::Result<DateTime<Utc>> {
    sqlx::query_scalar!("SELECT asked_at FROM polls WHERE id = ?", id).one(tx).await.map(instant)
}

/// A poll by Telegram's number.
pub async fn by_poll_id(tx: &Tx, poll: &PollId) -> sqlx::Result<Option<Poll>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", chat, thread, asked_by, question, options, open_seconds, stage, message_id, poll_id, last_state
           FROM polls WHERE poll_id = ?"#,
        poll.0
    )
    .maybe(tx)
    .await?;
    row.map(Row::read).transpose()
}

/// Polls that may be in a group, but of which we do not know Telegram's number, with these words.
pub async fn nameless(tx: &Tx, words: &Draft) -> sqlx::Result<Vec<Poll>> {
    let options = json(&words.options)?;
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", chat, thread, asked_by, question, options, open_seconds, stage, message_id, poll_id, last_state
           FROM polls
           WHERE stage IN ('posting', 'unsure', 'open') AND poll_id IS NULL AND question = ? AND options = ?"#,
        words.question,
        options
    )
    .all(tx)
    .await?;
    rows.into_iter().map(Row::read).collect()
}

/// Open polls of a group, oldest first.
pub async fn open_in(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<Poll>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", chat, thread, asked_by, question, options, open_seconds, stage, message_id, poll_id, last_state
           FROM polls WHERE chat = ? AND stage = 'open' ORDER BY id"#,
        chat.0
    )
    .all(tx)
    .await?;
    rows.into_iter().map(Row::read).collect()
}

/// Notes where a poll is in its life. Once it has ended its words and its voters' choices are dropped (invariant
/// I9: they were given for the poll); who voted is kept as participation.
pub async fn set_stage(tx: &Tx, poll: &Poll, stage: &Stage, now: DateTime<Utc>) -> sqlx::Result<()> {
    match stage {
        Stage::Posting => Ok(()),
        Stage::Unsure => set_unsure(tx, poll.id).await,
        Stage::Open(handle) => set_open(tx, poll.id, handle).await,
        Stage::Told => end(tx, poll.id, "told", now).await,
        Stage::Dropped => end(tx, poll.id, "dropped", now).await,
    }
}

async fn set_unsure(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE polls SET stage = 'unsure' WHERE id = ?", id).run(tx).await
}

async fn set_open(tx: &Tx, id: i64, handle: &Handle) -> sqlx::Result<()> {
    let message = handle.message.map(|message| message.0);
    let poll = handle.poll.as_ref().map(|poll| &poll.0);
    sqlx::query!("UPDATE polls SET stage = 'open', message_id = ?, poll_id = ? WHERE id = ?", message, poll, id)
        .run(tx)
        .await
}

async fn end(tx: &Tx, id: i64, stage: &str, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!("UPDATE poll_votes SET choice = NULL WHERE poll_id = (SELECT poll_id FROM polls WHERE id = ?)", id)
        .run(tx)
        .await?;
    sqlx::query!(
        "UPDATE polls SET stage = ?, question = '', options = '[]', last_state = NULL, ended_at = ? WHERE id = ?",
        stage,
        now,
        id
    )
    .run(tx)
    .await
}

/// Notes how a poll stands by Telegram's word.
pub async fn set_last_state(tx: &Tx, id: i64, state: &Tally) -> sqlx::Result<()> {
    let state = json(state)?;
    sqlx::query!("UPDATE polls SET last_state = ? WHERE id = ?", state, id).run(tx).await
}

/// Notes a vote, or that it was changed. One that comes after the result counts as participation only.
pub async fn vote(tx: &Tx, poll: &PollId, user: UserId, choice: i64, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "INSERT INTO poll_votes (poll_id, user_id, choice, voted_at)
         VALUES (?1, ?2,
                 CASE WHEN EXISTS (SELECT 1 FROM polls WHERE poll_id = ?1 AND stage IN ('told', 'dropped'))
                      THEN NULL ELSE ?3 END,
                 ?4)
         ON CONFLICT (poll_id, user_id) DO UPDATE SET choice = excluded.choice",
        poll.0,
        user.0,
        choice,
        now
    )
    .run(tx)
    .await
}

/// Notes that a vote was taken back.
pub async fn take_back(tx: &Tx, poll: &PollId, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM poll_votes WHERE poll_id = ? AND user_id = ?", poll.0, user.0).run(tx).await
}

/// What people chose, as far as we heard.
pub async fn choices(tx: &Tx, poll: &PollId) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar!(
        r#"SELECT choice AS "choice!" FROM poll_votes WHERE poll_id = ? AND choice IS NOT NULL"#,
        poll.0
    )
    .all(tx)
    .await
}

fn json(value: &impl serde::Serialize) -> sqlx::Result<String> {
    serde_json::to_string(value).map_err(|error| sqlx::Error::Encode(error.into()))
}

/// How many polls of a group somebody asked for, and in how many she voted.
pub async fn of_person(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<(i64, i64)> {
    sqlx::query!(
        r#"SELECT (SELECT count(*) FROM polls WHERE asked_by = ?1 AND chat = ?2) AS "asked!: i64",
                  (SELECT count(*) FROM poll_votes v JOIN polls p ON p.poll_id = v.poll_id
                   WHERE v.user_id = ?1 AND p.chat = ?2) AS "voted!: i64""#,
        user.0,
        chat.0
    )
    .one(tx)
    .await
    .map(|row| (row.asked, row.voted))
}
