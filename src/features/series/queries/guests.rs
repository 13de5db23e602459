//! Guests, what they are asked, and who would like to hear what.

use chrono::{DateTime, Utc};

use crate::{
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, Statement as _},
        seconds,
    },
    telegram::{MessageId, UserId},
};

/// How it stands with a guest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// She is asked, and has not said anything yet.
    Invited,
    /// She comes.
    Agreed,
    /// She does not.
    Declined,
    /// The questions stand in the group.
    Posted,
    /// It has been.
    Over,
}

impl State {
    const ALL: [Self; 5] = [Self::Invited, Self::Agreed, Self::Declined, Self::Posted, Self::Over];

    /// As kept.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Agreed => "agreed",
            Self::Declined => "declined",
            Self::Posted => "posted",
            Self::Over => "over",
        }
    }

    fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.code() == code).unwrap_or(Self::Over)
    }
}

/// A guest.
#[derive(Debug, Clone)]
pub struct Guest {
    /// Of which series.
    pub series: i64,
    /// The member she is, if she is one.
    pub user: Option<UserId>,
    /// Who set it up.
    pub by: Option<UserId>,
    /// When.
    pub added_at: DateTime<Utc>,
    /// Her name, if she is not in the group.
    pub name: String,
    /// Who she is, in a line.
    pub about: String,
    /// How long it lasts.
    pub minutes: i64,
    /// How it stands.
    pub state: State,
    /// Where she is announced,
    pub announced: Option<MessageId>,
    /// since when,
    pub announced_at: Option<DateTime<Utc>>,
    /// and for when.
    pub told: Option<DateTime<Utc>>,
    /// Where the questions stand.
    pub message: Option<MessageId>,
    /// Since when.
    pub posted_at: Option<DateTime<Utc>>,
    /// Her replies there.
    pub answers: i64,
    /// And the first of them.
    pub first: Option<MessageId>,
}

impl Guest {
    /// Whether she is from outside.
    #[must_use]
    pub fn is_from_outside(&self) -> bool {
        !self.name.is_empty()
    }

    /// Whose replies answer the questions: hers, or, where she is from outside, those of whoever set it up.
    #[must_use]
    pub fn answerer(&self) -> Option<UserId> {
        if self.is_from_outside() { self.by } else { self.user }
    }
}

/// A question.
#[derive(Debug, Clone)]
pub struct Question {
    /// Its number.
    pub id: i64,
    /// Of which series.
    pub series: i64,
    /// Whose.
    pub author: UserId,
    /// What.
    pub text: String,
    /// How many would like to hear.
    pub votes: i64,
    /// Its number among those that were posted.
    pub place: Option<i64>,
    /// The message that answers it.
    pub answer: Option<MessageId>,
}

struct Row {
    series: i64,
    user_id: Option<i64>,
    added_by: Option<i64>,
    added_at: i64,
    name: String,
    about: String,
    minutes: i64,
    state: String,
    announced: Option<i64>,
    announced_at: Option<i64>,
    told: Option<i64>,
    message: Option<i64>,
    posted_at: Option<i64>,
    answers: i64,
    first: Option<i64>,
}

impl Row {
    fn read(self) -> Guest {
        Guest {
            series: self.series,
            user: self.user_id.map(UserId),
            by: self.added_by.map(UserId),
            added_at: instant(self.added_at),
            name: self.name,
            about: self.about,
            minutes: self.minutes,
            state: State::from_code(&self.state),
            announced: self.announced.map(MessageId),
            announced_at: self.announced_at.map(instant),
            told: self.told.map(instant),
            message: self.message.map(MessageId),
            posted_at: self.posted_at.map(instant),
            answers: self.answers,
            first: self.first.map(MessageId),
        }
    }
}

struct QuestionRow {
    id: i64,
    series: i64,
    author: i64,
    text: String,
    votes: i64,
    place: Option<i64>,
    answer: Option<i64>,
}

impl QuestionRow {
    fn read(self) -> Question {
        Question {
            id: self.id,
            series: self.series,
            author: UserId(self.author),
            text: self.text,
            votes: self.votes,
            place: self.place,
            answer: self.answer.map(MessageId),
        }
    }
}

/// What is known of a guest from the beginning.
#[derive(Debug, Clone)]
pub struct New {
    /// Her name, if she is not in the group.
    pub name: String,
    /// Who she is, in a line.
    pub about: String,
    /// How long it lasts.
    pub minutes: i64,
}

/// A series has a guest: one from outside has agreed already.
pub async fn insert(tx: &Tx, chat: ChatKey, series: i64, new: &New) -> sqlx::Result<()> {
    let New { name, about, minutes } = new;
    let state = if name.is_empty() { State::Invited } else { State::Agreed }.code();
    sqlx::query!(
        "INSERT INTO guests (series, chat, name, about, minutes, state) VALUES (?, ?, ?, ?, ?, ?)",
        series,
        chat.0,
        name,
        about,
        minutes,
        state
    )
    .run(tx)
    .await
}

/// The guest of a series.
pub async fn of_series(tx: &Tx, series: i64) -> sqlx::Result<Option<Guest>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT g.series AS "series!", s.user_id, s.added_by, s.added_at AS "added_at!",
             g.name AS "name!", g.about AS "about!", g.minutes AS "minutes!", g.state AS "state!", g.announced,
             g.announced_at, g.told, g.message, g.posted_at, g.answers AS "answers!", g.first
           FROM guests g JOIN series s ON s.id = g.series WHERE g.series = ?"#,
        series
    )
    .maybe(tx)
    .await?;
    Ok(row.map(Row::read))
}

/// The guests of a group, in the order they were asked.
pub async fn of_chat(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<Guest>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT g.series AS "series!", s.user_id, s.added_by, s.added_at AS "added_at!",
             g.name AS "name!", g.about AS "about!", g.minutes AS "minutes!", g.state AS "state!", g.announced,
             g.announced_at, g.told, g.message, g.posted_at, g.answers AS "answers!", g.first
           FROM guests g JOIN series s ON s.id = g.series WHERE g.chat = ? ORDER BY g.series"#,
        chat.0
    )
    .all(tx)
    .await?;
    Ok(rows.into_iter().map(Row::read).collect())
}

/// It stands so from now on.
pub async fn set_state(tx: &Tx, series: i64, state: State) -> sqlx::Result<()> {
    let state = state.code();
    sqlx::query!("UPDATE guests SET state = ? WHERE series = ?", state, series).run(tx).await
}

/// She is announced there.
pub async fn is_announced(
    tx: &Tx,
    series: i64,
    message: Option<MessageId>,
    (told, now): (DateTime<Utc>, DateTime<Utc>),
) -> sqlx::Result<()> {
    let (message, told, now) = (message.map(|message| message.0), seconds(told), seconds(now));
    sqlx::query!(
        "UPDATE guests SET announced = ?, announced_at = ?, told = ? WHERE series = ?",
        message,
        now,
        told,
        series
    )
    .run(tx)
    .await
}

/// The announcement says so from now on.
pub async fn is_told(tx: &Tx, series: i64, told: DateTime<Utc>) -> sqlx::Result<()> {
    let told = seconds(told);
    sqlx::query!("UPDATE guests SET told = ? WHERE series = ?", told, series).run(tx).await
}

/// The questions stand there, numbered in this order.
pub async fn stand(
    tx: &Tx,
    series: i64,
    message: Option<MessageId>,
    questions: &[i64],
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let (message, now) = (message.map(|message| message.0), seconds(now));
    sqlx::query!(
        "UPDATE guests SET state = 'posted', message = ?, posted_at = ? WHERE series = ?",
        message,
        now,
        series
    )
    .run(tx)
    .await?;
    for (place, question) in (1_i64..).zip(questions) {
        sqlx::query!("UPDATE guest_questions SET place = ? WHERE id = ?", place, question).run(tx).await?;
    }
    Ok(())
}

/// The message of a guest that is answered here, if that answer is the guest's: its series, how it stands.
pub async fn answered(
    tx: &Tx,
    (chat, to): (ChatKey, MessageId),
    author: UserId,
    since: DateTime<Utc>,
) -> sqlx::Result<Option<i64>> {
    let since = seconds(since);
    sqlx::query_scalar!(
        r#"SELECT g.series AS "series!" FROM guests g JOIN series s ON s.id = g.series
           WHERE g.chat = ? AND g.message = ? AND g.state IN ('posted', 'over') AND g.posted_at >= ?
             AND CASE WHEN g.name = '' THEN s.user_id ELSE s.added_by END = ?"#,
        chat.0,
        to.0,
        since,
        author.0
    )
    .maybe(tx)
    .await
}

/// Whether any of these messages of a group holds questions for a guest: `[chat, message]`.
pub async fn any_of(tx: &Tx, replies: &str) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM json_each(?) r
             JOIN guests g ON g.chat = r.value->>0 AND g.message = r.value->>1) AS "any!: bool""#,
        replies
    )
    .one(tx)
    .await
}

/// The guest replied: to the question of that number, if she said which.
pub async fn reply(tx: &Tx, series: i64, message: MessageId, number: Option<i64>) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE guests SET answers = answers + 1, first = coalesce(first, ?) WHERE series = ?",
        message.0,
        series
    )
    .run(tx)
    .await?;
    sqlx::query!(
        "UPDATE guest_questions SET answer = ? WHERE series = ? AND place = ? AND answer IS NULL",
        message.0,
        series,
        number
    )
    .run(tx)
    .await
}

/// The questions to a guest: those most would like to hear come first, of equals the older.
pub async fn questions(tx: &Tx, series: i64) -> sqlx::Result<Vec<Question>> {
    let rows = sqlx::query_as!(
        QuestionRow,
        r#"SELECT q.id AS "id!", q.series AS "series!", q.author AS "author!", q.text AS "text!", q.place, q.answer,
             (SELECT count(*) FROM guest_votes v WHERE v.question = q.id) AS "votes!: i64"
           FROM guest_questions q WHERE q.series = ? ORDER BY 7 DESC, q.id"#,
        series
    )
    .all(tx)
    .await?;
    Ok(rows.into_iter().map(QuestionRow::read).collect())
}

/// One of them.
pub async fn question(tx: &Tx, id: i64) -> sqlx::Result<Option<Question>> {
    let row = sqlx::query_as!(
        QuestionRow,
        r#"SELECT q.id AS "id!", q.series AS "series!", q.author AS "author!", q.text AS "text!", q.place, q.answer,
             (SELECT count(*) FROM guest_votes v WHERE v.question = q.id) AS "votes!: i64"
           FROM guest_questions q WHERE q.id = ?"#,
        id
    )
    .maybe(tx)
    .await?;
    Ok(row.map(QuestionRow::read))
}

/// How many of hers there are to a guest.
pub async fn asked_by(tx: &Tx, series: i64, author: UserId) -> sqlx::Result<i64> {
    sqlx::query_scalar!("SELECT count(*) FROM guest_questions WHERE series = ? AND author = ?", series, author.0)
        .one(tx)
        .await
}

/// Whether she asked exactly this already.
pub async fn is_asked(tx: &Tx, series: i64, author: UserId, text: &str) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM guest_questions WHERE series = ? AND author = ? AND text = ?) AS "is!: bool""#,
        series,
        author.0,
        text
    )
    .one(tx)
    .await
}

/// She asks: her own vote is the first.
pub async fn ask(
    tx: &Tx,
    (series, chat): (i64, ChatKey),
    author: UserId,
    text: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let now = seconds(now);
    let id = sqlx::query_scalar!(
        r#"INSERT INTO guest_questions (series, chat, author, text, at) VALUES (?, ?, ?, ?, ?) RETURNING id AS "id!""#,
        series,
        chat.0,
        author.0,
        text,
        now
    )
    .one(tx)
    .await?;
    vote(tx, (id, chat), author).await.map(drop)
}

/// She would like to hear that. [`false`]: she said so already.
pub async fn vote(tx: &Tx, (question, chat): (i64, ChatKey), user: UserId) -> sqlx::Result<bool> {
    sqlx::query!(
        "INSERT INTO guest_votes (question, chat, user_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        question,
        chat.0,
        user.0
    )
    .changes(tx)
    .await
    .map(|n| n > 0)
}

/// Not any more.
pub async fn withdraw(tx: &Tx, question: i64, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM guest_votes WHERE question = ? AND user_id = ?", question, user.0).run(tx).await
}

/// For which of the questions to a guest she is.
pub async fn voted(tx: &Tx, series: i64, user: UserId) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar!(
        r#"SELECT v.question AS "question!" FROM guest_votes v JOIN guest_questions q ON q.id = v.question
           WHERE v.user_id = ? AND q.series = ?"#,
        user.0,
        series
    )
    .all(tx)
    .await
}

/// A question is gone.
pub async fn remove(tx: &Tx, question: i64) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM guest_questions WHERE id = ?", question).run(tx).await
}

/// Hers in a group are gone. Returns the series of those that stand there.
pub async fn remove_of(tx: &Tx, chat: ChatKey, author: UserId) -> sqlx::Result<Vec<i64>> {
    let stood = sqlx::query_scalar!(
        r#"SELECT DISTINCT series AS "series!" FROM guest_questions
           WHERE author = ? AND chat = ? AND place IS NOT NULL"#,
        author.0,
        chat.0
    )
    .all(tx)
    .await?;
    sqlx::query!("DELETE FROM guest_questions WHERE author = ? AND chat = ?", author.0, chat.0).run(tx).await?;
    Ok(stood)
}

/// How many questions and votes of hers there are in a group.
pub async fn of_person(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<(Vec<String>, i64)> {
    let questions = sqlx::query_scalar!(
        "SELECT text FROM guest_questions WHERE author = ? AND chat = ? ORDER BY id",
        user.0,
        chat.0
    )
    .all(tx)
    .await?;
    let votes = sqlx::query_scalar!("SELECT count(*) FROM guest_votes WHERE user_id = ? AND chat = ?", user.0, chat.0)
        .one(tx)
        .await?;
    Ok((questions, votes))
}

/// Where messages of a group stand is not known any more.
pub async fn forget_messages(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("UPDATE guests SET announced = NULL, message = NULL, first = NULL WHERE chat = ?", chat.0)
        .run(tx)
        .await?;
    sqlx::query!("UPDATE guest_questions SET answer = NULL WHERE chat = ?", chat.0).run(tx).await
}
