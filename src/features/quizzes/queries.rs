//! Questions and answers in the database.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Serialize, de::DeserializeOwned};

use super::typed::Quiz;
use crate::{
    features::polls::stage::{Handle, PollId, Stage},
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, Statement as _, list},
        seconds,
    },
    telegram::{MessageId, ThreadId, UserId, attachment::Media},
};

pub mod rounds;
pub mod seasons;

/// Where a question is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// A member proposes it.
    Proposed,
    /// It can be asked.
    Ready,
    /// It is asked, or was.
    Asked(Stage),
}

/// A question.
#[derive(Debug, Clone)]
pub struct Question {
    /// Our number of it.
    pub id: i64,
    /// The group.
    pub chat: ChatKey,
    /// Where it is.
    pub state: State,
    /// Of which round it is; [`None`]: of none.
    pub round: Option<i64>,
    /// Where it stands in that.
    pub place: i64,
    /// The member who proposed it.
    pub author: Option<UserId>,
    /// Who asks it.
    pub asked_by: Option<UserId>,
    /// What it says.
    pub quiz: Quiz,
    /// The picture with it.
    pub media: Option<Media>,
    /// How long it is open.
    pub open: TimeDelta,
    /// In which season it counts; [`None`]: in none.
    pub season: Option<i64>,
    /// Forum topic; [`None`] for General.
    pub thread: Option<ThreadId>,
    /// Telegram's number of it, if it is known.
    pub number: Option<PollId>,
    /// What its options are called for good.
    pub option_ids: Vec<String>,
    /// When it was asked.
    pub asked_at: Option<DateTime<Utc>>,
    /// How many answered by Telegram's word.
    pub voters: Option<i64>,
    /// Answers that do not count: of who is not in the group, and of who wrote it.
    pub left_out: i64,
}

impl Question {
    /// Where it is in its life, if it was asked.
    #[must_use]
    pub const fn stage(&self) -> Option<&Stage> {
        match &self.state {
            State::Asked(stage) => Some(stage),
            State::Proposed | State::Ready => None,
        }
    }
}

/// What a question is to be.
#[derive(Debug, Clone)]
pub struct New<'a> {
    /// What it says.
    pub quiz: &'a Quiz,
    /// The picture with it.
    pub media: Option<&'a Media>,
    /// How long it is open.
    pub open: TimeDelta,
    /// Whether a member proposes it: who.
    pub author: Option<UserId>,
    /// Who asks it.
    pub asked_by: Option<UserId>,
    /// Of which round it is.
    pub round: Option<i64>,
}

fn json(value: &impl Serialize) -> sqlx::Result<String> {
    serde_json::to_string(value).map_err(|error| sqlx::Error::Encode(error.into()))
}

fn decoded<T: DeserializeOwned>(kept: &str) -> sqlx::Result<T> {
    serde_json::from_str(kept).map_err(|error| sqlx::Error::Decode(error.into()))
}

/// One by our number.
pub async fn by_id(tx: &Tx, id: i64) -> sqlx::Result<Option<Question>> {
    let row = sqlx::query!(
        r#"SELECT chat, stage, round, place, author, asked_by, question, options, correct, explanation, media, open_seconds,
                  season, thread, message_id, poll_id, option_ids, asked_at, voters, left_out
           FROM quiz_questions WHERE id = ?"#,
        id
    )
    .maybe(tx)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let number = row.poll_id.map(PollId);
    let handle = Handle { message: row.message_id.map(MessageId), poll: number.clone() };
    let state = match row.stage.as_str() {
        "proposed" => State::Proposed,
        "ready" => State::Ready,
        "posting" => State::Asked(Stage::Posting),
        "unsure" => State::Asked(Stage::Unsure),
        "open" => State::Asked(Stage::Open(handle)),
        "told" => State::Asked(Stage::Told),
        _ => State::Asked(Stage::Dropped),
    };
    Ok(Some(Question {
        id,
        chat: ChatKey(row.chat),
        state,
        round: row.round,
        place: row.place,
        author: row.author.map(UserId),
        asked_by: row.asked_by.map(UserId),
        quiz: Quiz {
            question: row.question,
            options: decoded(&row.options)?,
            right: decoded(&row.correct)?,
            explanation: row.explanation,
        },
        media: row.media.as_deref().map(decoded).transpose()?,
        open: TimeDelta::seconds(row.open_seconds),
        season: row.season,
        thread: row.thread.map(ThreadId),
        number,
        option_ids: row.option_ids.as_deref().map(decoded).transpose()?.unwrap_or_default(),
        asked_at: row.asked_at.map(instant),
        voters: row.voters,
        left_out: row.left_out,
    }))
}

/// Those of these numbers that are there.
async fn all(tx: &Tx, ids: Vec<i64>) -> sqlx::Result<Vec<Question>> {
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        found.extend(by_id(tx, id).await?);
    }
    Ok(found)
}

/// Adds one. Returns its number.
pub async fn insert(tx: &Tx, chat: ChatKey, new: New<'_>, now: DateTime<Utc>) -> sqlx::Result<i64> {
    let stage = if new.author.is_some() { "proposed" } else { "ready" };
    let (options, right) = (json(&new.quiz.options)?, json(&new.quiz.right)?);
    let media = new.media.map(json).transpose()?;
    let (author, asked_by) = (new.author.map(|user| user.0), new.asked_by.map(|user| user.0));
    let (open, now) = (new.open.num_seconds(), seconds(now));
    sqlx::query_scalar!(
        r#"INSERT INTO quiz_questions
               (chat, stage, round, place, author, asked_by, question, options, correct, explanation, media, open_seconds, made_at)
           VALUES (?1, ?2, ?3, (SELECT coalesce(max(place), 0) + 1 FROM quiz_questions WHERE round = ?3), ?4, ?5, ?6, ?7, ?8,
                   ?9, ?10, ?11, ?12) RETURNING id AS "id!""#,
        chat.0,
        stage,
        new.round,
        author,
        asked_by,
        new.quiz.question,
        options,
        right,
        new.quiz.explanation,
        media,
        open,
        now
    )
    .one(tx)
    .await
}

/// Changes what one says.
pub async fn change(tx: &Tx, id: i64, quiz: &Quiz, media: Option<&Media>, open: TimeDelta) -> sqlx::Result<()> {
    let (options, right, media) = (json(&quiz.options)?, json(&quiz.right)?, media.map(json).transpose()?);
    let open = open.num_seconds();
    sqlx::query!(
        "UPDATE quiz_questions SET question = ?, options = ?, correct = ?, explanation = ?, media = ?, open_seconds = ?
         WHERE id = ? AND stage IN ('proposed', 'ready')",
        quiz.question,
        options,
        right,
        quiz.explanation,
        media,
        open,
        id
    )
    .run(tx)
    .await
}

/// It can be asked from now on, in a round or whenever somebody likes.
pub async fn make_ready(tx: &Tx, id: i64, round: Option<i64>) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE quiz_questions SET stage = 'ready', round = ?1,
                open_seconds = coalesce((SELECT open_seconds FROM quiz_rounds WHERE id = ?1), open_seconds),
                place = (SELECT coalesce(max(place), 0) + 1 FROM quiz_questions WHERE round = ?1)
         WHERE id = ?2",
        round,
        id
    )
    .run(tx)
    .await
}

/// Two of a round change places.
pub async fn swap(tx: &Tx, one: &Question, other: &Question) -> sqlx::Result<()> {
    for (id, place) in [(one.id, other.place), (other.id, one.place)] {
        sqlx::query!("UPDATE quiz_questions SET place = ? WHERE id = ?", place, id).run(tx).await?;
    }
    Ok(())
}

/// One that was not asked goes.
pub async fn remove(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM quiz_questions WHERE id = ? AND stage IN ('proposed', 'ready')", id).run(tx).await
}

/// It is on its way to the group.
pub async fn set_asked(
    tx: &Tx,
    id: i64,
    thread: Option<ThreadId>,
    season: Option<i64>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let (thread, now) = (thread.map(|thread| thread.0), seconds(now));
    sqlx::query!(
        "UPDATE quiz_questions SET stage = 'posting', thread = ?, season = ?, asked_at = ? WHERE id = ?",
        thread,
        season,
        now,
        id
    )
    .run(tx)
    .await
}

/// It did not come to the group: it can be asked another time.
pub async fn set_back(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE quiz_questions SET stage = 'ready', season = NULL, asked_at = NULL, thread = NULL WHERE id = ?",
        id
    )
    .run(tx)
    .await
}

/// Its picture is refused: it goes without.
pub async fn drop_media(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE quiz_questions SET media = NULL WHERE id = ?", id).run(tx).await
}

/// Where it is in its life.
pub async fn set_stage(tx: &Tx, id: i64, stage: &Stage, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    let code = match stage {
        Stage::Posting => return Ok(()),
        Stage::Open(handle) => {
            let (message, poll) = (handle.message.map(|message| message.0), handle.poll.as_ref().map(|poll| &poll.0));
            return sqlx::query!(
                "UPDATE quiz_questions SET stage = 'open', message_id = ?, poll_id = ? WHERE id = ?",
                message,
                poll,
                id
            )
            .run(tx)
            .await;
        }
        Stage::Unsure => "unsure",
        Stage::Told => "told",
        Stage::Dropped => "dropped",
    };
    sqlx::query!("UPDATE quiz_questions SET stage = ?, ended_at = ? WHERE id = ?", code, now, id).run(tx).await
}

/// One by Telegram's number.
pub async fn by_number(tx: &Tx, number: &PollId) -> sqlx::Result<Option<Question>> {
    let id = sqlx::query_scalar!(r#"SELECT id AS "id!" FROM quiz_questions WHERE poll_id = ?"#, number.0);
    match id.maybe(tx).await? {
        Some(id) => by_id(tx, id).await,
        None => Ok(None),
    }
}

/// Those that may be in a group, and of which Telegram's number is not known, with these words.
pub async fn nameless(tx: &Tx, question: &str, options: &[String]) -> sqlx::Result<Vec<Question>> {
    let options = json(&options)?;
    let ids = sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM quiz_questions INDEXED BY quiz_questions_nameless
           WHERE stage IN ('posting', 'unsure', 'open') AND poll_id IS NULL AND question = ? AND options = ?"#,
        question,
        options
    );
    all(tx, ids.all(tx).await?).await
}

/// Those of a group that are on their way, or open.
pub async fn live_in(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<Question>> {
    let ids = sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM quiz_questions WHERE chat = ? AND stage IN ('posting', 'unsure', 'open') ORDER BY id"#,
        chat.0
    );
    all(tx, ids.all(tx).await?).await
}

/// Those of a group that are ready and of no round, at most `most`, without the first.
pub async fn pool(tx: &Tx, chat: ChatKey, most: i64, left_out: i64) -> sqlx::Result<Vec<Question>> {
    let ids = sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM quiz_questions WHERE chat = ? AND stage = 'ready' AND round IS NULL
           ORDER BY id LIMIT ? OFFSET ?"#,
        chat.0,
        most,
        left_out
    );
    all(tx, ids.all(tx).await?).await
}

/// How many those are.
pub async fn how_many_in_pool(tx: &Tx, chat: ChatKey) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"SELECT count(*) AS "n!: i64" FROM quiz_questions WHERE chat = ? AND stage = 'ready' AND round IS NULL"#,
        chat.0
    )
    .one(tx)
    .await
}

/// How many questions of somebody wait to be looked at; and how many she has written since then.
pub async fn proposed_by(tx: &Tx, chat: ChatKey, user: UserId, since: DateTime<Utc>) -> sqlx::Result<i64> {
    let since = seconds(since);
    sqlx::query_scalar!(
        r#"SELECT count(*) AS "n!: i64" FROM quiz_questions WHERE author = ? AND chat = ? AND made_at >= ?"#,
        user.0,
        chat.0,
        since
    )
    .one(tx)
    .await
}

/// What its options are called for good.
pub async fn set_option_ids(tx: &Tx, id: i64, names: &[String]) -> sqlx::Result<()> {
    let names = json(&names)?;
    sqlx::query!("UPDATE quiz_questions SET option_ids = ? WHERE id = ?", names, id).run(tx).await
}

/// How many answered by Telegram's word.
pub async fn set_voters(tx: &Tx, id: i64, voters: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE quiz_questions SET voters = ? WHERE id = ?", voters, id).run(tx).await
}

/// Somebody answered; the first answer counts.
pub async fn answer(
    tx: &Tx,
    question: &Question,
    user: UserId,
    chosen: &[String],
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let (chosen, now) = (json(&chosen)?, seconds(now));
    sqlx::query!(
        "INSERT INTO quiz_answers (question, chat, user_id, choices, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        question.id,
        question.chat.0,
        user.0,
        chosen,
        now
    )
    .run(tx)
    .await
}

/// An answer was taken back while the question was open.
pub async fn take_back(tx: &Tx, question: &Question, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM quiz_answers WHERE question = ? AND user_id = ? AND hit IS NULL", question.id, user.0)
        .run(tx)
        .await
}

/// An answer does not count.
pub async fn leave_out(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE quiz_questions SET left_out = left_out + 1 WHERE id = ?", id).run(tx).await
}

/// How many answers there are, and how many of them were counted as right.
pub async fn how_many_answers(tx: &Tx, id: i64) -> sqlx::Result<(i64, i64)> {
    sqlx::query!(
        r#"SELECT count(*) AS "n!: i64", coalesce(sum(hit), 0) AS "hit!: i64" FROM quiz_answers WHERE question = ?"#,
        id
    )
    .one(tx)
    .await
    .map(|row| (row.n, row.hit))
}

/// Answers that were not counted yet.
pub async fn uncounted(tx: &Tx, id: i64) -> sqlx::Result<Vec<(UserId, Vec<String>)>> {
    let rows = sqlx::query!("SELECT user_id, choices FROM quiz_answers WHERE question = ? AND hit IS NULL", id);
    let rows = rows.all(tx).await?;
    rows.into_iter().map(|row| Ok((UserId(row.user_id), decoded(&row.choices)?))).collect()
}

/// Counts the answers that were not counted yet, of which those of `hit` are right; in the question's season, while that
/// runs. Done twice it changes nothing.
pub async fn count(tx: &Tx, question: &Question, hit: &[UserId]) -> sqlx::Result<()> {
    let hit: Vec<i64> = hit.iter().map(|user| user.0).collect();
    let hit = list(&hit)?;
    if let Some(season) = question.season {
        sqlx::query!(
            "INSERT INTO quiz_points (season, chat, user_id, points, answered)
             SELECT ?1, a.chat, a.user_id, a.user_id IN (SELECT value FROM json_each(?3)), 1 FROM quiz_answers a
             WHERE a.question = ?2 AND a.hit IS NULL
               AND EXISTS (SELECT 1 FROM quiz_seasons WHERE id = ?1 AND frozen_at IS NULL)
             ON CONFLICT (season, user_id) DO UPDATE
             SET points = points + excluded.points, answered = answered + excluded.answered",
            season,
            question.id,
            hit
        )
        .run(tx)
        .await?;
    }
    sqlx::query!(
        "UPDATE quiz_answers SET hit = user_id IN (SELECT value FROM json_each(?2)) WHERE question = ?1 AND hit IS NULL",
        question.id,
        hit
    )
    .run(tx)
    .await?;
    let (received, hit) = how_many_answers(tx, question.id).await?;
    sqlx::query!("UPDATE quiz_questions SET received = ?, hit = ? WHERE id = ?", received, hit, question.id)
        .run(tx)
        .await
}

/// Those of a group stand where it was before it became another.
pub async fn forget_messages(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("UPDATE quiz_questions SET message_id = NULL WHERE chat = ? AND stage = 'open'", chat.0).run(tx).await
}

/// How many questions of a group somebody answered, and how many of them right.
pub async fn of_person(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<(i64, i64)> {
    sqlx::query!(
        r#"SELECT count(*) AS "n!: i64", coalesce(sum(hit), 0) AS "hit!: i64" FROM quiz_answers
           WHERE user_id = ? AND chat = ?"#,
        user.0,
        chat.0
    )
    .one(tx)
    .await
    .map(|row| (row.n, row.hit))
}

/// What somebody proposed in a group: the newest, at most `most`.
pub async fn written_by(tx: &Tx, chat: ChatKey, user: UserId, most: i64) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar!(
        "SELECT question FROM quiz_questions WHERE author = ? AND chat = ? ORDER BY id DESC LIMIT ?",
        user.0,
        chat.0,
        most
    )
    .all(tx)
    .await
}

/// Those of hers that nobody has looked at.
pub async fn waiting_of(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM quiz_questions WHERE author = ? AND chat = ? AND stage = 'proposed'"#,
        user.0,
        chat.0
    )
    .all(tx)
    .await
}

/// How many questions are ready, open and told in a group.
pub async fn counts(tx: &Tx, chat: ChatKey) -> sqlx::Result<(i64, i64, i64)> {
    sqlx::query!(
        r#"SELECT count(CASE WHEN stage = 'ready' THEN 1 END) AS "ready!: i64",
                  count(CASE WHEN stage = 'open' THEN 1 END) AS "open!: i64",
                  count(CASE WHEN stage = 'told' THEN 1 END) AS "told!: i64"
           FROM quiz_questions WHERE chat = ?"#,
        chat.0
    )
    .one(tx)
    .await
    .map(|row| (row.ready, row.open, row.told))
}
