//! Surveys in the database.

use chrono::{DateTime, Utc};

use super::{
    NAME, PULSE,
    rules::{At, Given, Question, Sheet},
};
use crate::{
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, Statement as _},
        seconds,
    },
    telegram::{MessageId, ThreadId, UserId},
};

/// Where a survey is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It is on its way to the group.
    Posting,
    /// It can be answered.
    Open,
    /// It is over.
    Closed,
    /// It never came to the group, or was taken back.
    Dropped,
}

impl Stage {
    const fn code(self) -> &'static str {
        match self {
            Self::Posting => "posting",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Dropped => "dropped",
        }
    }

    fn of(code: &str) -> Self {
        let all = [Self::Posting, Self::Open, Self::Closed];
        all.into_iter().find(|stage| stage.code() == code).unwrap_or(Self::Dropped)
    }
}

/// A survey.
#[derive(Debug, Clone)]
pub struct Survey {
    /// Our number of it.
    pub id: i64,
    /// The group.
    pub chat: ChatKey,
    /// Which question of the pulse it is.
    pub pulse: Option<String>,
    /// What it is called.
    pub title: String,
    /// What it asks.
    pub questions: Vec<Question>,
    /// Whether nobody learns who answered what.
    pub anonymous: bool,
    /// Whether who has not answered is reminded.
    pub reminds: bool,
    /// Only for who has been in the group for so many days.
    pub least_days: i64,
    /// Who asked for it.
    pub asked_by: Option<UserId>,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// When it is over.
    pub closes_at: DateTime<Utc>,
    /// Where it is in its life.
    pub stage: Stage,
    /// Its topic.
    pub thread: Option<ThreadId>,
    /// Where it stands in the group.
    pub message: Option<MessageId>,
    /// How many had answered when it closed.
    pub answered: Option<i64>,
}

impl Survey {
    /// The room it is of: whose switch, topic and timers are meant.
    pub const fn room(&self) -> &'static str {
        if self.pulse.is_some() { PULSE } else { NAME }
    }
}

/// As stored.
struct Row {
    id: i64,
    chat: i64,
    pulse: Option<String>,
    title: String,
    questions: String,
    anonymous: i64,
    reminds: i64,
    least_days: i64,
    asked_by: Option<i64>,
    asked_at: i64,
    closes_at: i64,
    stage: String,
    thread: Option<i64>,
    message_id: Option<i64>,
    answered: Option<i64>,
}

impl Row {
    fn read(self) -> sqlx::Result<Survey> {
        Ok(Survey {
            id: self.id,
            chat: ChatKey(self.chat),
            pulse: self.pulse,
            title: self.title,
            questions: decoded(&self.questions)?,
            anonymous: self.anonymous != 0,
            reminds: self.reminds != 0,
            least_days: self.least_days,
            asked_by: self.asked_by.map(UserId),
            asked_at: instant(self.asked_at),
            closes_at: instant(self.closes_at),
            stage: Stage::of(&self.stage),
            thread: self.thread.map(ThreadId),
            message: self.message_id.map(MessageId),
            answered: self.answered,
        })
    }
}

fn decoded<T: serde::de::DeserializeOwned>(kept: &str) -> sqlx::Result<T> {
    serde_json::from_str(kept).map_err(|error| sqlx::Error::Decode(error.into()))
}

fn json(value: &impl serde::Serialize) -> sqlx::Result<String> {
    serde_json::to_string(value).map_err(|error| sqlx::Error::Encode(error.into()))
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn place(n: i64) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

/// What a survey is to be.
#[derive(Debug, Clone)]
pub struct New {
    /// Which question of the pulse it is.
    pub pulse: Option<String>,
    /// What it is called.
    pub title: String,
    /// What it asks.
    pub questions: Vec<Question>,
    /// Whether nobody learns who answered what.
    pub anonymous: bool,
    /// Whether who has not answered is reminded.
    pub reminds: bool,
    /// Only for who has been in the group for so many days.
    pub least_days: i64,
    /// Who asks for it.
    pub asked_by: Option<UserId>,
    /// When it is over.
    pub closes_at: DateTime<Utc>,
    /// Its topic.
    pub thread: Option<ThreadId>,
}

/// Notes a survey that is on its way to the group. Returns our number of it.
pub async fn insert(tx: &Tx, chat: ChatKey, new: &New, now: DateTime<Utc>) -> sqlx::Result<i64> {
    let (asked_by, thread) = (new.asked_by.map(|user| user.0), new.thread.map(|thread| thread.0));
    let (questions, now, closes_at) = (json(&new.questions)?, seconds(now), seconds(new.closes_at));
    sqlx::query_scalar!(
        r#"INSERT INTO surveys (chat, pulse, title, questions, anonymous, reminds, least_days, asked_by, asked_at, closes_at, thread)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id AS "id!""#,
        chat.0,
        new.pulse,
        new.title,
        questions,
        new.anonymous,
        new.reminds,
        new.least_days,
        asked_by,
        now,
        closes_at,
        thread
    )
    .one(tx)
    .await
}

/// A survey by our number.
pub async fn by_id(tx: &Tx, id: i64) -> sqlx::Result<Option<Survey>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", chat, pulse, title, questions, anonymous, reminds, least_days, asked_by, asked_at, closes_at, stage,
                  thread, message_id, answered FROM surveys WHERE id = ?"#,
        id
    )
    .maybe(tx)
    .await?;
    row.map(Row::read).transpose()
}

/// Those of a group that were posted, latest first; not those of the pulse.
pub async fn of_chat(tx: &Tx, chat: ChatKey, most: i64, left_out: i64) -> sqlx::Result<Vec<Survey>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", chat, pulse, title, questions, anonymous, reminds, least_days, asked_by, asked_at, closes_at, stage,
                  thread, message_id, answered FROM surveys
           WHERE chat = ? AND pulse IS NULL AND stage <> 'posting' ORDER BY id DESC LIMIT ? OFFSET ?"#,
        chat.0,
        most,
        left_out
    )
    .all(tx)
    .await?;
    rows.into_iter().map(Row::read).collect()
}

/// How many those are, and how many of them are open.
pub async fn how_many(tx: &Tx, chat: ChatKey) -> sqlx::Result<(i64, i64)> {
    sqlx::query!(
        r#"SELECT count(*) AS "all!: i64", count(CASE WHEN stage = 'open' THEN 1 END) AS "open!: i64"
           FROM surveys WHERE chat = ? AND pulse IS NULL AND stage <> 'posting'"#,
        chat.0
    )
    .one(tx)
    .await
    .map(|row| (row.all, row.open))
}

/// Those of a group that are open or on their way.
pub async fn open_in(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM surveys WHERE chat = ? AND stage IN ('open', 'posting') ORDER BY id"#,
        chat.0
    )
    .all(tx)
    .await
}

/// Of a question of the pulse those that are over, oldest first: number, when it was asked, and how many answered.
pub async fn of_pulse(tx: &Tx, chat: ChatKey, pulse: &str) -> sqlx::Result<Vec<Survey>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", chat, pulse, title, questions, anonymous, reminds, least_days, asked_by, asked_at, closes_at, stage,
                  thread, message_id, answered FROM surveys
           WHERE chat = ? AND pulse = ? AND stage = 'closed' ORDER BY id"#,
        chat.0,
        pulse
    )
    .all(tx)
    .await?;
    rows.into_iter().map(Row::read).collect()
}

/// Notes where it is in its life.
pub async fn set_stage(tx: &Tx, id: i64, stage: Stage) -> sqlx::Result<()> {
    let stage = stage.code();
    sqlx::query!("UPDATE surveys SET stage = ? WHERE id = ?", stage, id).run(tx).await
}

/// It stands in the group, where if that is known, and can be answered if it could not before.
pub async fn stands(tx: &Tx, id: i64, message: Option<MessageId>) -> sqlx::Result<()> {
    let message = message.map(|message| message.0);
    sqlx::query!(
        "UPDATE surveys SET stage = iif(stage = 'posting', 'open', stage), message_id = coalesce(?, message_id),
                            shown = coalesce(shown, 0) WHERE id = ?",
        message,
        id
    )
    .run(tx)
    .await
}

/// It is over, with so many answers.
pub async fn closes(tx: &Tx, id: i64, answered: usize) -> sqlx::Result<()> {
    let answered = number(answered);
    sqlx::query!("UPDATE surveys SET stage = 'closed', answered = ?, shown = -1 WHERE id = ?", answered, id)
        .run(tx)
        .await
}

/// Where it stands it says how things are now, or it stands nowhere any more.
pub async fn shows(tx: &Tx, id: i64, answered: Option<i64>) -> sqlx::Result<()> {
    match answered {
        Some(n) => sqlx::query!("UPDATE surveys SET shown = ? WHERE id = ?", n, id).run(tx).await,
        None => sqlx::query!("UPDATE surveys SET message_id = NULL, shown = NULL WHERE id = ?", id).run(tx).await,
    }
}

/// What it says in the group of how many have answered.
pub async fn shown(tx: &Tx, id: i64) -> sqlx::Result<Option<i64>> {
    sqlx::query_scalar!("SELECT shown FROM surveys WHERE id = ?", id).one(tx).await
}

/// The summary is on its way to the group. [`false`]: it was already.
pub async fn tell(tx: &Tx, id: i64) -> sqlx::Result<bool> {
    sqlx::query!("UPDATE surveys SET told = 1 WHERE id = ? AND told = 0", id).changes(tx).await.map(|n| n > 0)
}

/// It did not come.
pub async fn is_not_told(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE surveys SET told = 0 WHERE id = ?", id).run(tx).await
}

/// It is gone, with all that was answered.
pub async fn remove(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM surveys WHERE id = ?", id).run(tx).await
}

/// Messages have other numbers now.
pub async fn forget_messages(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("UPDATE surveys SET message_id = NULL, shown = NULL WHERE chat = ?", chat.0).run(tx).await
}

/// How many have answered.
pub async fn answered(tx: &Tx, id: i64) -> sqlx::Result<usize> {
    sqlx::query_scalar!(r#"SELECT count(*) AS "n!: i64" FROM survey_sheets WHERE survey = ?"#, id)
        .one(tx)
        .await
        .map(place)
}

/// Whether somebody has.
pub async fn has_answered(tx: &Tx, id: i64, user: UserId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM survey_sheets WHERE survey = ? AND user_id = ?) AS "is!: bool""#,
        id,
        user.0
    )
    .one(tx)
    .await
}

/// Who has.
pub async fn who_answered(tx: &Tx, id: i64) -> sqlx::Result<Vec<UserId>> {
    sqlx::query_scalar!("SELECT user_id FROM survey_sheets WHERE survey = ?", id)
        .all(tx)
        .await
        .map(|users| users.into_iter().map(UserId).collect())
}

/// What somebody answered, as it is kept: in clear words, or sealed.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// In clear words, of a named survey.
    pub answers: Option<Sheet>,
    /// Sealed, of an anonymous one.
    pub sealed: Option<Vec<u8>>,
}

fn kept(answers: Option<&str>, sealed: Option<Vec<u8>>) -> sqlx::Result<Kept> {
    Ok(Kept { answers: answers.map(decoded).transpose()?, sealed })
}

/// What somebody has handed in.
pub async fn sheet(tx: &Tx, id: i64, user: UserId) -> sqlx::Result<Option<Kept>> {
    let row = sqlx::query!("SELECT answers, sealed FROM survey_sheets WHERE survey = ? AND user_id = ?", id, user.0)
        .maybe(tx)
        .await?;
    row.map(|row| kept(row.answers.as_deref(), row.sealed)).transpose()
}

/// What all have handed in, by their numbers.
pub async fn sheets(tx: &Tx, id: i64) -> sqlx::Result<Vec<(UserId, Kept)>> {
    let rows = sqlx::query!("SELECT user_id, answers, sealed FROM survey_sheets WHERE survey = ? ORDER BY user_id", id)
        .all(tx)
        .await?;
    rows.into_iter().map(|row| Ok((UserId(row.user_id), kept(row.answers.as_deref(), row.sealed)?))).collect()
}

/// Somebody hands in what she answered, in place of what she had.
pub async fn hand_in(tx: &Tx, survey: &Survey, user: UserId, what: &Kept) -> sqlx::Result<()> {
    let answers = what.answers.as_ref().map(json).transpose()?;
    sqlx::query!(
        "INSERT INTO survey_sheets (survey, user_id, chat, answers, sealed) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (survey, user_id) DO UPDATE SET answers = excluded.answers, sealed = excluded.sealed",
        survey.id,
        user.0,
        survey.chat.0,
        answers,
        what.sealed
    )
    .run(tx)
    .await
}

/// Who takes part is known any more, and nothing else: what was sealed is gone.
pub async fn empty(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE survey_sheets SET answers = NULL, sealed = NULL WHERE survey = ?", id).run(tx).await
}

/// Somebody took part in vain.
pub async fn did_not_take_part(tx: &Tx, id: i64, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM survey_sheets WHERE survey = ? AND user_id = ?", id, user.0).run(tx).await
}

/// Where somebody is in answering, and what she has answered so far.
pub async fn draft(tx: &Tx, id: i64, user: UserId) -> sqlx::Result<Option<(At, Kept)>> {
    let row = sqlx::query!(
        "SELECT question, option, answers, sealed FROM survey_drafts WHERE survey = ? AND user_id = ?",
        id,
        user.0
    )
    .maybe(tx)
    .await?;
    row.map(|row| {
        let at = At { question: place(row.question), option: place(row.option) };
        Ok((at, kept(row.answers.as_deref(), row.sealed)?))
    })
    .transpose()
}

/// She is there now, with that.
pub async fn set_draft(tx: &Tx, survey: &Survey, user: UserId, at: At, what: &Kept) -> sqlx::Result<()> {
    let answers = what.answers.as_ref().map(json).transpose()?;
    let (question, option) = (number(at.question), number(at.option));
    sqlx::query!(
        "INSERT INTO survey_drafts (survey, user_id, chat, question, option, answers, sealed) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (survey, user_id) DO UPDATE SET question = excluded.question, option = excluded.option,
                                                     answers = excluded.answers, sealed = excluded.sealed",
        survey.id,
        user.0,
        survey.chat.0,
        question,
        option,
        answers,
        what.sealed
    )
    .run(tx)
    .await
}

/// She answers no longer.
pub async fn end_draft(tx: &Tx, id: i64, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM survey_drafts WHERE survey = ? AND user_id = ?", id, user.0).run(tx).await
}

/// Nobody answers any longer. Who did.
pub async fn end_drafts(tx: &Tx, id: i64) -> sqlx::Result<Vec<UserId>> {
    sqlx::query_scalar!("DELETE FROM survey_drafts WHERE survey = ? RETURNING user_id", id)
        .all(tx)
        .await
        .map(|users| users.into_iter().map(UserId).collect())
}

/// What was answered to a question, and whether by somebody new if that may be known.
#[derive(Debug, Clone)]
pub struct Answered {
    /// Which question.
    pub question: usize,
    /// What.
    pub given: Given,
    /// Whether by somebody who has been in the group for less than thirty days.
    pub is_new: Option<bool>,
    /// Who, in a named survey.
    pub user: Option<UserId>,
}

/// Keeps what was answered to an anonymous survey, each answer in a place that has nothing to do with anything.
pub async fn keep(tx: &Tx, survey: &Survey, answers: &[([u8; 16], Answered)]) -> sqlx::Result<()> {
    let rows = answers.iter().map(|(id, answered)| -> sqlx::Result<_> {
        let (id, part) =
            (format!("{:032x}", u128::from_be_bytes(*id)), answered.is_new.map(|is_new| i64::from(!is_new)));
        Ok((id, number(answered.question), json(&answered.given)?, part))
    });
    let rows = json(&rows.collect::<sqlx::Result<Vec<_>>>()?)?;
    sqlx::query!(
        "INSERT INTO survey_answers (id, survey, chat, question, answer, part)
         SELECT unhex(value->>0), ?, ?, value->>1, value->>2, value->>3 FROM json_each(?)",
        survey.id,
        survey.chat.0,
        rows
    )
    .run(tx)
    .await
}

/// The buttons of all pages of a survey that somebody has seen so far are not needed after `at`.
pub async fn expire_pages(tx: &Tx, id: i64, user: UserId, at: DateTime<Utc>) -> sqlx::Result<()> {
    let at = seconds(at);
    sqlx::query!(
        r#"UPDATE buttons SET expires_at = ?1
           WHERE only_user = ?2 AND room = ?3 AND expires_at > ?1
             AND (instr(action, '"survey":' || ?4 || ',') > 0 OR instr(action, '"survey":' || ?4 || '}') > 0)"#,
        at,
        user.0,
        NAME,
        id
    )
    .run(tx)
    .await
}

/// What was answered anonymously.
pub async fn answers(tx: &Tx, id: i64) -> sqlx::Result<Vec<Answered>> {
    let rows = sqlx::query!("SELECT question, answer, part FROM survey_answers WHERE survey = ? ORDER BY id", id)
        .all(tx)
        .await?;
    rows.into_iter()
        .map(|row| {
            let (question, given) = (place(row.question), decoded(&row.answer)?);
            Ok(Answered { question, given, is_new: row.part.map(|part| part == 0), user: None })
        })
        .collect()
}

/// What managers chose of what was written: question and words.
pub async fn quotes(tx: &Tx, id: i64) -> sqlx::Result<Vec<(usize, String)>> {
    let rows = sqlx::query!("SELECT question, words FROM survey_quotes WHERE survey = ? ORDER BY question, words", id)
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(|row| (place(row.question), row.words)).collect())
}

/// These words are to be in the summary, or are no longer.
pub async fn turn_quote(tx: &Tx, survey: &Survey, answered: &Answered, words: &str) -> sqlx::Result<()> {
    let (question, user) = (number(answered.question), answered.user.map(|user| user.0));
    let gone = sqlx::query!(
        "DELETE FROM survey_quotes WHERE survey = ? AND question = ? AND words = ?",
        survey.id,
        question,
        words
    )
    .changes(tx)
    .await?;
    if gone > 0 {
        return Ok(());
    }
    sqlx::query!(
        "INSERT INTO survey_quotes (survey, chat, question, words, user_id) VALUES (?, ?, ?, ?, ?)",
        survey.id,
        survey.chat.0,
        question,
        words,
        user
    )
    .run(tx)
    .await
}

/// The names of people.
pub async fn name(tx: &Tx, user: UserId) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar!("SELECT name FROM people WHERE user_id = ?", user.0).maybe(tx).await
}

/// In which surveys of a group somebody took part, and what she answered in named ones, handed in or not: the questions, and the
/// sheet.
pub async fn of_person(
    tx: &Tx,
    chat: ChatKey,
    user: UserId,
) -> sqlx::Result<Vec<(String, Vec<Question>, Option<Sheet>)>> {
    let rows = sqlx::query!(
        r#"SELECT s.title AS "title!: String", s.questions AS "questions!: String", h.answers AS "answers?: String"
           FROM (SELECT survey, answers FROM survey_sheets WHERE user_id = ?1 AND chat = ?2
                 UNION ALL
                 SELECT survey, answers FROM survey_drafts WHERE user_id = ?1 AND chat = ?2 AND answers IS NOT NULL) h
           JOIN surveys s ON s.id = h.survey ORDER BY s.id"#,
        user.0,
        chat.0
    )
    .all(tx)
    .await?;
    rows.into_iter()
        .map(|row| Ok((row.title, decoded(&row.questions)?, row.answers.as_deref().map(decoded).transpose()?)))
        .collect()
}
