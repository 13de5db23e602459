//! Polls and votes in the database.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Serialize, de::DeserializeOwned};

use super::rules::{
    form::Form,
    rounds::Round,
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
    telegram::{ChatId, MessageId, ThreadId, UserId},
};

pub mod plans;

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
    /// Question and options; empty of one that was never there, or was told by an earlier version.
    pub words: Draft,
    /// How long it is open.
    pub open: TimeDelta,
    /// How it is held.
    pub form: Form,
    /// Where it is in its life.
    pub stage: Stage,
    /// Telegram's number of it, if it is known.
    pub number: Option<PollId>,
    /// How it stood when Telegram last said so.
    pub last_state: Option<Tally>,
    /// What its options are called for good, in their order; empty until Telegram said so.
    pub option_ids: Vec<String>,
    /// Of which plan it is a round.
    pub plan: Option<i64>,
    /// When it was asked for, or came by its plan.
    pub asked_at: DateTime<Utc>,
    /// When its result was told.
    pub ended_at: Option<DateTime<Utc>>,
    /// Votes that had reached us then.
    pub received: Option<i64>,
    /// Where its result stands: its message, and that one's topic.
    pub result: Option<(MessageId, Option<ThreadId>)>,
    /// Of a tie the one a manager chose, counted from zero.
    pub cast: Option<usize>,
}

impl Poll {
    /// One that is nowhere yet, to be looked at.
    #[must_use]
    pub fn to_look(chat: ChatKey, spec: &plans::Spec, now: DateTime<Utc>) -> Self {
        Self {
            id: 0,
            chat,
            thread: None,
            asked_by: None,
            words: spec.words.clone(),
            open: spec.open,
            form: spec.form.clone(),
            stage: Stage::Posting,
            number: None,
            last_state: None,
            option_ids: Vec::new(),
            plan: None,
            asked_at: now,
            ended_at: None,
            received: None,
            result: None,
            cast: None,
        }
    }
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
    form: String,
    option_ids: Option<String>,
    plan: Option<i64>,
    asked_at: i64,
    ended_at: Option<i64>,
    received: Option<i64>,
    result_id: Option<i64>,
    result_thread: Option<i64>,
    cast_option: Option<i64>,
}

fn decoded<T: DeserializeOwned>(kept: &str) -> sqlx::Result<T> {
    serde_json::from_str(kept).map_err(|error| sqlx::Error::Decode(error.into()))
}

fn json(value: &impl Serialize) -> sqlx::Result<String> {
    serde_json::to_string(value).map_err(|error| sqlx::Error::Encode(error.into()))
}

impl Row {
    fn read(self) -> sqlx::Result<Poll> {
        let number = self.poll_id.clone().map(PollId);
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
            words: Draft { question: self.question, options: decoded(&self.options)? },
            open: TimeDelta::seconds(self.open_seconds),
            form: decoded(&self.form)?,
            stage,
            number,
            last_state: self.last_state.as_deref().map(decoded).transpose()?,
            option_ids: self.option_ids.as_deref().map(decoded).transpose()?.unwrap_or_default(),
            plan: self.plan,
            asked_at: instant(self.asked_at),
            ended_at: self.ended_at.map(instant),
            received: self.received,
            result: self.result_id.map(|id| (MessageId(id), self.result_thread.map(ThreadId))),
            cast: self.cast_option.and_then(|option| usize::try_from(option).ok()),
        })
    }
}

/// What a poll is to be.
#[derive(Debug, Clone, Copy)]
pub struct New<'a> {
    /// Forum topic; [`None`] for General.
    pub thread: Option<ThreadId>,
    /// Who asks for it; [`None`] for an anonymous administrator.
    pub asked_by: Option<UserId>,
    /// Question and options.
    pub words: &'a Draft,
    /// How long it is open.
    pub open: TimeDelta,
    /// How it is held.
    pub form: &'a Form,
    /// Of which plan it is a round.
    pub plan: Option<i64>,
}

/// Notes a poll that is on its way to the group. Returns our number of it.
pub async fn insert(tx: &Tx, chat: ChatKey, new: New<'_>, now: DateTime<Utc>) -> sqlx::Result<i64> {
    let (thread, asked_by, now) = (new.thread.map(|thread| thread.0), new.asked_by.map(|user| user.0), seconds(now));
    let (options, form, open) = (json(&new.words.options)?, json(new.form)?, new.open.num_seconds());
    sqlx::query_scalar!(
        r#"INSERT INTO polls (chat, thread, asked_by, question, options, open_seconds, asked_at, form, plan)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id AS "id!""#,
        chat.0,
        thread,
        asked_by,
        new.words.question,
        options,
        open,
        now,
        form,
        new.plan
    )
    .one(tx)
    .await
}

/// A poll by our number.
pub async fn by_id(tx: &Tx, id: i64) -> sqlx::Result<Poll> {
    sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", chat, thread, asked_by, question, options, open_seconds, stage, message_id, poll_id, last_state,
                  form, option_ids, plan, asked_at, ended_at, received, result_id, result_thread, cast_option
           FROM polls WHERE id = ?"#,
        id
    )
    .one(tx)
    .await?
    .read()
}

/// A poll of a group by our number.
pub async fn in_chat(tx: &Tx, chat: ChatKey, id: i64) -> sqlx::Result<Option<Poll>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", chat, thread, asked_by, question, options, open_seconds, stage, message_id, poll_id, last_state,
                  form, option_ids, plan, asked_at, ended_at, received, result_id, result_thread, cast_option
           FROM polls WHERE id = ? AND chat = ?"#,
        id,
        chat.0
    )
    .maybe(tx)
    .await?;
    row.map(Row::read).transpose()
}

/// A poll by Telegram's number.
pub async fn by_poll_id(tx: &Tx, poll: &PollId) -> sqlx::Result<Option<Poll>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", chat, thread, asked_by, question, options, open_seconds, stage, message_id, poll_id, last_state,
                  form, option_ids, plan, asked_at, ended_at, received, result_id, result_thread, cast_option
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
        r#"SELECT id AS "id!", chat, thread, asked_by, question, options, open_seconds, stage, message_id, poll_id, last_state,
                  form, option_ids, plan, asked_at, ended_at, received, result_id, result_thread, cast_option
           FROM polls WHERE stage IN ('posting', 'unsure', 'open') AND poll_id IS NULL AND question = ? AND options = ?"#,
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
        r#"SELECT id AS "id!", chat, thread, asked_by, question, options, open_seconds, stage, message_id, poll_id, last_state,
                  form, option_ids, plan, asked_at, ended_at, received, result_id, result_thread, cast_option
           FROM polls WHERE chat = ? AND stage = 'open' ORDER BY id"#,
        chat.0
    )
    .all(tx)
    .await?;
    rows.into_iter().map(Row::read).collect()
}

/// Open polls of a group and those whose words are kept, latest first: so many, after leaving out the first.
pub async fn kept(tx: &Tx, chat: ChatKey, most: i64, left_out: i64) -> sqlx::Result<Vec<Poll>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", chat, thread, asked_by, question, options, open_seconds, stage, message_id, poll_id, last_state,
                  form, option_ids, plan, asked_at, ended_at, received, result_id, result_thread, cast_option
           FROM polls INDEXED BY polls_kept WHERE chat = ? AND stage IN ('open', 'told') AND question <> ''
           ORDER BY id DESC LIMIT ? OFFSET ?"#,
        chat.0,
        most,
        left_out
    )
    .all(tx)
    .await?;
    rows.into_iter().map(Row::read).collect()
}

/// How many those are, and how many of them are open.
pub async fn how_many_kept(tx: &Tx, chat: ChatKey) -> sqlx::Result<(i64, i64)> {
    sqlx::query!(
        r#"SELECT count(*) AS "all!: i64", count(CASE WHEN stage = 'open' THEN 1 END) AS "open!: i64"
           FROM polls INDEXED BY polls_kept WHERE chat = ? AND stage IN ('open', 'told') AND question <> ''"#,
        chat.0
    )
    .one(tx)
    .await
    .map(|row| (row.all, row.open))
}

/// The rounds of a plan whose results were told, before one of them if that is said, latest first.
pub async fn rounds(tx: &Tx, plan: i64, before: Option<i64>, most: i64) -> sqlx::Result<Vec<Round>> {
    let before = before.unwrap_or(i64::MAX);
    let rows = sqlx::query!(
        r#"SELECT id AS "id!", asked_at, question, options, last_state AS "state!" FROM polls
           WHERE plan = ? AND id < ? AND stage = 'told' AND last_state IS NOT NULL AND question <> ''
           ORDER BY id DESC LIMIT ?"#,
        plan,
        before,
        most
    )
    .all(tx)
    .await?;
    rows.into_iter()
        .map(|row| {
            let words = Draft { question: row.question, options: decoded(&row.options)? };
            Ok(Round { id: row.id, at: instant(row.asked_at), words, tally: decoded(&row.state)? })
        })
        .collect()
}

/// Notes where a poll is in its life. Once it has ended its voters' choices are dropped; its words and counts stay, for
/// those who manage the group had given them to be looked at again. Who voted is kept as participation.
pub async fn set_stage(tx: &Tx, poll: &Poll, stage: &Stage, now: DateTime<Utc>) -> sqlx::Result<()> {
    match stage {
        Stage::Posting => Ok(()),
        Stage::Unsure => set_unsure(tx, poll.id).await,
        Stage::Open(handle) => set_open(tx, poll.id, handle).await,
        Stage::Told => end(tx, poll.id, "told", now).await,
        Stage::Dropped => {
            end(tx, poll.id, "dropped", now).await?;
            sqlx::query!("UPDATE polls SET question = '', options = '[]', last_state = NULL WHERE id = ?", poll.id)
                .run(tx)
                .await
        }
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
    sqlx::query!("UPDATE poll_votes SET choices = NULL WHERE poll_id = (SELECT poll_id FROM polls WHERE id = ?)", id)
        .run(tx)
        .await?;
    sqlx::query!(
        "UPDATE poll_chat_votes SET choices = NULL WHERE poll_id = (SELECT poll_id FROM polls WHERE id = ?)",
        id
    )
    .run(tx)
    .await?;
    sqlx::query!("UPDATE polls SET stage = ?, ended_at = ? WHERE id = ?", stage, now, id).run(tx).await
}

/// Notes in which topic a poll goes to the group.
pub async fn set_thread(tx: &Tx, id: i64, thread: Option<ThreadId>) -> sqlx::Result<()> {
    let thread = thread.map(|thread| thread.0);
    sqlx::query!("UPDATE polls SET thread = ? WHERE id = ?", thread, id).run(tx).await
}

/// Notes how a poll stands by Telegram's word.
pub async fn set_last_state(tx: &Tx, id: i64, state: &Tally) -> sqlx::Result<()> {
    let state = json(state)?;
    sqlx::query!("UPDATE polls SET last_state = ? WHERE id = ?", state, id).run(tx).await
}

/// Notes how a poll ended: its counts, and how many votes had reached us.
pub async fn set_end(tx: &Tx, id: i64, state: &Tally, received: i64) -> sqlx::Result<()> {
    let state = json(state)?;
    sqlx::query!("UPDATE polls SET last_state = ?, received = ? WHERE id = ?", state, received, id).run(tx).await
}

/// Notes the options as they are now, and what they are called for good.
pub async fn set_options(tx: &Tx, id: i64, options: &[String], ids: &[String]) -> sqlx::Result<()> {
    let (options, ids) = (json(&options)?, json(&ids)?);
    sqlx::query!("UPDATE polls SET options = ?, option_ids = ? WHERE id = ?", options, ids, id).run(tx).await
}

/// Notes who added an option.
pub async fn added(tx: &Tx, poll: &Poll, option: &str, user: UserId) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO poll_added (chat, poll, option_id, user_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        poll.chat.0,
        poll.id,
        option,
        user.0
    )
    .run(tx)
    .await
}

/// Options somebody added in a group: which poll, and what the option is called for good.
pub async fn added_by(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Vec<(i64, String)>> {
    sqlx::query!(
        r#"SELECT poll AS "poll!", option_id AS "option_id!" FROM poll_added WHERE chat = ? AND user_id = ?"#,
        chat.0,
        user.0
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (row.poll, row.option_id)).collect())
}

/// Notes where the result stands.
pub async fn set_result(tx: &Tx, id: i64, message: MessageId, thread: Option<ThreadId>) -> sqlx::Result<()> {
    let thread = thread.map(|thread| thread.0);
    sqlx::query!("UPDATE polls SET result_id = ?, result_thread = ? WHERE id = ?", message.0, thread, id).run(tx).await
}

/// Results stand in a group that is another now.
pub async fn forget_results(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE polls SET result_id = NULL, result_thread = NULL WHERE chat = ? AND result_id IS NOT NULL",
        chat.0
    )
    .run(tx)
    .await
}

/// Notes which option of a tie was chosen, and by whom. [`false`]: that was done before.
pub async fn cast(tx: &Tx, id: i64, option: usize, by: UserId) -> sqlx::Result<bool> {
    let option = i64::try_from(option).unwrap_or(i64::MAX);
    let changed = sqlx::query!(
        "UPDATE polls SET cast_option = ?, cast_by = ? WHERE id = ? AND cast_option IS NULL",
        option,
        by.0,
        id
    )
    .changes(tx)
    .await?;
    Ok(changed > 0)
}

/// Notes a vote, or that it was changed. One that comes after the result counts as participation only.
pub async fn vote(tx: &Tx, poll: &PollId, user: UserId, choices: &[String], now: DateTime<Utc>) -> sqlx::Result<()> {
    let (choices, now) = (json(&choices)?, seconds(now));
    sqlx::query!(
        "INSERT INTO poll_votes (poll_id, user_id, choices, voted_at)
         VALUES (?1, ?2,
                 CASE WHEN EXISTS (SELECT 1 FROM polls WHERE poll_id = ?1 AND stage IN ('told', 'dropped'))
                      THEN NULL ELSE ?3 END,
                 ?4)
         ON CONFLICT (poll_id, user_id) DO UPDATE SET choices = excluded.choices",
        poll.0,
        user.0,
        choices,
        now
    )
    .run(tx)
    .await
}

/// Notes that a vote was taken back.
pub async fn take_back(tx: &Tx, poll: &PollId, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM poll_votes WHERE poll_id = ? AND user_id = ?", poll.0, user.0).run(tx).await
}

/// As [`vote`], on behalf of a chat.
pub async fn chat_vote(
    tx: &Tx,
    poll: &PollId,
    chat: ChatId,
    choices: &[String],
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let (choices, now) = (json(&choices)?, seconds(now));
    sqlx::query!(
        "INSERT INTO poll_chat_votes (poll_id, voter_chat, choices, voted_at)
         VALUES (?1, ?2,
                 CASE WHEN EXISTS (SELECT 1 FROM polls WHERE poll_id = ?1 AND stage IN ('told', 'dropped'))
                      THEN NULL ELSE ?3 END,
                 ?4)
         ON CONFLICT (poll_id, voter_chat) DO UPDATE SET choices = excluded.choices",
        poll.0,
        chat.0,
        choices,
        now
    )
    .run(tx)
    .await
}

/// As [`take_back`], on behalf of a chat.
pub async fn chat_takes_back(tx: &Tx, poll: &PollId, chat: ChatId) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM poll_chat_votes WHERE poll_id = ? AND voter_chat = ?", poll.0, chat.0).run(tx).await
}

/// Takes the votes of people in a poll that is none of ours.
pub async fn hand_over(tx: &Tx, poll: &PollId) -> sqlx::Result<Vec<(UserId, Vec<String>)>> {
    let rows = sqlx::query!(
        r#"DELETE FROM poll_votes WHERE poll_id = ?1 AND NOT EXISTS (SELECT 1 FROM polls WHERE poll_id = ?1)
           RETURNING user_id AS "user_id!: i64", choices"#,
        poll.0
    )
    .all(tx)
    .await?;
    let hers = rows.into_iter().filter_map(|row| Some((row.user_id, row.choices?)));
    hers.map(|(user, choices)| Ok((UserId(user), decoded(&choices)?))).collect()
}

/// How many chats voted in a poll.
pub async fn how_many_chats(tx: &Tx, poll: &PollId) -> sqlx::Result<i64> {
    sqlx::query_scalar!(r#"SELECT count(*) AS "n!: i64" FROM poll_chat_votes WHERE poll_id = ?"#, poll.0).one(tx).await
}

/// What people and chats chose, as far as we heard.
pub async fn choices(tx: &Tx, poll: &PollId) -> sqlx::Result<Vec<Vec<String>>> {
    let kept = sqlx::query_scalar!(
        r#"SELECT choices AS "choices!" FROM poll_votes WHERE poll_id = ?1 AND choices IS NOT NULL
           UNION ALL
           SELECT choices FROM poll_chat_votes WHERE poll_id = ?1 AND choices IS NOT NULL"#,
        poll.0
    )
    .all(tx)
    .await?;
    kept.iter().map(|choices| decoded(choices)).collect()
}

/// Who voted: her number, her name, and what she chose if that is still known; by name.
pub async fn voters(tx: &Tx, poll: &PollId) -> sqlx::Result<Vec<(UserId, String, Option<Vec<String>>)>> {
    let rows = sqlx::query!(
        r#"SELECT v.user_id AS "user_id!", p.name AS "name!", v.choices FROM poll_votes v
           JOIN people p ON p.user_id = v.user_id WHERE v.poll_id = ? ORDER BY p.name, v.user_id"#,
        poll.0
    )
    .all(tx)
    .await?;
    rows.into_iter()
        .map(|row| Ok((UserId(row.user_id), row.name, row.choices.as_deref().map(decoded).transpose()?)))
        .collect()
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
