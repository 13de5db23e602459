//! What members would like to be advised on, and who can be asked.

use chrono::{DateTime, Utc};

use crate::{
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, Statement as _},
        seconds,
    },
    telegram::{MessageId, UserId, marked::Marked},
};

/// So many who can be asked are looked at, those who were not asked for longest.
const MOST_ADVISERS: i64 = 200;

/// How a dilemma stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Somebody who manages the group is to look at it.
    Waits,
    /// It is to be posted.
    Ready,
    /// It is on its way to the group.
    Sent,
    /// It stands in the group.
    Posted,
    /// She said what came of it, or had time to.
    Over,
}

impl State {
    const ALL: [Self; 5] = [Self::Waits, Self::Ready, Self::Sent, Self::Posted, Self::Over];

    /// As kept.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waits => "waits",
            Self::Ready => "ready",
            Self::Sent => "sent",
            Self::Posted => "posted",
            Self::Over => "over",
        }
    }

    fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.code() == code).unwrap_or(Self::Over)
    }
}

/// What somebody would like to be advised on.
#[derive(Debug, Clone)]
pub struct Dilemma {
    /// Its number.
    pub id: i64,
    /// Where.
    pub chat: ChatKey,
    /// Whose.
    pub author: UserId,
    /// Whether her name stands below it.
    pub is_named: bool,
    /// How it stands.
    pub state: State,
    /// What she wrote.
    pub text: Marked,
    /// Where it stands in the group.
    pub message: Option<MessageId>,
    /// Since when.
    pub posted_at: Option<DateTime<Utc>>,
}

struct Row {
    id: i64,
    chat: i64,
    author: i64,
    is_named: i64,
    state: String,
    text: String,
    marks: Option<String>,
    message: Option<i64>,
    posted_at: Option<i64>,
}

impl Row {
    fn read(self) -> anyhow::Result<Dilemma> {
        Ok(Dilemma {
            id: self.id,
            chat: ChatKey(self.chat),
            author: UserId(self.author),
            is_named: self.is_named != 0,
            state: State::from_code(&self.state),
            text: Marked::from_kept(self.text, self.marks.as_deref())?,
            message: self.message.map(MessageId),
            posted_at: self.posted_at.map(instant),
        })
    }
}

/// A new one waits for somebody who manages the group. Returns its number.
pub async fn add(
    tx: &Tx,
    (chat, author): (ChatKey, UserId),
    text: &Marked,
    is_named: bool,
    now: DateTime<Utc>,
) -> anyhow::Result<i64> {
    let (now, marks, text) = (seconds(now), text.marks_to_keep()?, text.text());
    let id = sqlx::query_scalar!(
        r#"INSERT INTO dilemmas (chat, author, is_named, text, marks, at) VALUES (?, ?, ?, ?, ?, ?) RETURNING id AS "id!""#,
        chat.0,
        author.0,
        is_named,
        text,
        marks,
        now
    )
    .one(tx)
    .await?;
    Ok(id)
}

/// One by its number.
pub async fn by_id(tx: &Tx, id: i64) -> anyhow::Result<Option<Dilemma>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", chat, author, is_named, state, text, marks, message, posted_at FROM dilemmas WHERE id = ?"#,
        id
    )
    .maybe(tx)
    .await?;
    row.map(Row::read).transpose()
}

/// Those of a person in a group that stand so, oldest first.
pub async fn of_person(tx: &Tx, (chat, author): (ChatKey, UserId), state: State) -> anyhow::Result<Vec<Dilemma>> {
    let state = state.code();
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", chat, author, is_named, state, text, marks, message, posted_at FROM dilemmas
           WHERE author = ? AND chat = ? AND state = ? ORDER BY id"#,
        author.0,
        chat.0,
        state
    )
    .all(tx)
    .await?;
    rows.into_iter().map(Row::read).collect()
}

/// How many of hers in a group wait: for those who manage it, or for their turn.
pub async fn pending_of(tx: &Tx, chat: ChatKey, author: UserId) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        "SELECT count(*) FROM dilemmas WHERE author = ? AND chat = ? AND state IN ('waits', 'ready')",
        author.0,
        chat.0
    )
    .one(tx)
    .await
}

/// How many stand so in a group.
pub async fn how_many(tx: &Tx, chat: ChatKey, state: State) -> sqlx::Result<i64> {
    let state = state.code();
    sqlx::query_scalar!("SELECT count(*) FROM dilemmas WHERE chat = ? AND state = ?", chat.0, state).one(tx).await
}

/// The oldest that is to be posted, of those whose authors are in the group.
pub async fn next(tx: &Tx, chat: ChatKey) -> anyhow::Result<Option<Dilemma>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT d.id AS "id!", d.chat AS "chat!", d.author AS "author!", d.is_named AS "is_named!", d.state AS "state!",
             d.text AS "text!", d.marks, d.message, d.posted_at
           FROM dilemmas d JOIN members m ON m.chat = d.chat AND m.user_id = d.author
           WHERE d.chat = ? AND d.state = 'ready' AND m.status NOT IN ('left', 'kicked') ORDER BY d.id LIMIT 1"#,
        chat.0
    )
    .maybe(tx)
    .await?;
    row.map(Row::read).transpose()
}

/// It stands so from now on.
pub async fn set_state(tx: &Tx, id: i64, state: State) -> sqlx::Result<()> {
    let state = state.code();
    sqlx::query!("UPDATE dilemmas SET state = ? WHERE id = ?", state, id).run(tx).await
}

/// It says this from now on.
pub async fn set_text(tx: &Tx, id: i64, text: &Marked) -> anyhow::Result<()> {
    let (marks, text) = (text.marks_to_keep()?, text.text());
    Ok(sqlx::query!("UPDATE dilemmas SET text = ?, marks = ? WHERE id = ?", text, marks, id).run(tx).await?)
}

/// It stands in the group.
pub async fn stands(tx: &Tx, id: i64, message: Option<MessageId>, now: DateTime<Utc>) -> sqlx::Result<()> {
    let (message, now) = (message.map(|message| message.0), seconds(now));
    sqlx::query!("UPDATE dilemmas SET state = 'posted', message = ?, posted_at = ? WHERE id = ?", message, now, id)
        .run(tx)
        .await
}

/// It is gone.
pub async fn remove(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM dilemmas WHERE id = ?", id).run(tx).await
}

/// What was posted before `before` is over.
pub async fn end_of_person(tx: &Tx, (chat, author): (ChatKey, UserId), before: DateTime<Utc>) -> sqlx::Result<()> {
    let before = seconds(before);
    sqlx::query!(
        "UPDATE dilemmas SET state = 'over' WHERE author = ? AND chat = ? AND state = 'posted' AND posted_at < ?",
        author.0,
        chat.0,
        before
    )
    .run(tx)
    .await
}

/// What is not in the group yet goes. Returns what it was called by.
pub async fn drop_pending(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar!(
        r#"DELETE FROM dilemmas WHERE chat = ? AND state IN ('waits', 'ready', 'sent') RETURNING id AS "id!""#,
        chat.0
    )
    .all(tx)
    .await
}

/// Somebody was asked about it.
pub async fn asked(tx: &Tx, of: &Dilemma, user: UserId, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "INSERT INTO dilemma_people (dilemma, chat, user_id, is_asked) VALUES (?, ?, ?, 1)
         ON CONFLICT (dilemma, user_id) DO UPDATE SET is_asked = 1",
        of.id,
        of.chat.0,
        user.0
    )
    .run(tx)
    .await?;
    sqlx::query!("UPDATE advisers SET asked_at = ? WHERE chat = ? AND user_id = ?", now, of.chat.0, user.0)
        .run(tx)
        .await
}

/// Messages that answer others: `[chat, message answered, who]`. What answers a dilemma somebody else asked is counted.
pub async fn heard(tx: &Tx, replies: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO dilemma_people (dilemma, chat, user_id, replies)
         SELECT d.id, d.chat, r.value->>2, count(*) FROM json_each(?1) r
         JOIN dilemmas d ON d.chat = r.value->>0 AND d.message = r.value->>1
         WHERE d.state = 'posted' AND d.author <> r.value->>2 GROUP BY d.id, d.chat, r.value->>2
         ON CONFLICT (dilemma, user_id) DO UPDATE SET replies = replies + excluded.replies",
        replies
    )
    .run(tx)
    .await
}

/// Who was asked about one.
pub async fn who_was_asked(tx: &Tx, dilemma: i64) -> sqlx::Result<Vec<UserId>> {
    let users = sqlx::query_scalar!(
        r#"SELECT user_id AS "user_id!" FROM dilemma_people WHERE dilemma = ? AND is_asked = 1 ORDER BY user_id"#,
        dilemma
    )
    .all(tx)
    .await?;
    Ok(users.into_iter().map(UserId).collect())
}

/// Who answered, is still in the group and wants to be named, most replies first.
pub async fn who_answered(tx: &Tx, dilemma: i64) -> sqlx::Result<Vec<UserId>> {
    let users = sqlx::query_scalar!(
        r#"SELECT p.user_id AS "user_id!" FROM dilemma_people p JOIN members m USING (chat, user_id)
           WHERE p.dilemma = ? AND p.replies > 0 AND m.status NOT IN ('left', 'kicked') AND NOT m.hidden
           ORDER BY p.replies DESC, p.user_id"#,
        dilemma
    )
    .all(tx)
    .await?;
    Ok(users.into_iter().map(UserId).collect())
}

/// Those of a group who can be asked and are in it, and when they last were; who was not for longest comes first.
pub async fn advisers(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<(UserId, Option<DateTime<Utc>>)>> {
    let rows = sqlx::query!(
        r#"SELECT a.user_id AS "user_id!", a.asked_at FROM advisers a JOIN members m USING (chat, user_id)
           WHERE a.chat = ? AND m.status NOT IN ('left', 'kicked')
           ORDER BY coalesce(a.asked_at, 0), a.since, a.user_id LIMIT ?"#,
        chat.0,
        MOST_ADVISERS
    )
    .all(tx)
    .await?;
    Ok(rows.into_iter().map(|row| (UserId(row.user_id), row.asked_at.map(instant))).collect())
}

/// Whether she can be asked.
pub async fn is_adviser(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM advisers WHERE chat = ? AND user_id = ?) AS "is!: bool""#,
        chat.0,
        user.0
    )
    .one(tx)
    .await
}

/// She can be asked from now on.
pub async fn add_adviser(tx: &Tx, chat: ChatKey, user: UserId, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "INSERT INTO advisers (chat, user_id, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        chat.0,
        user.0,
        now
    )
    .run(tx)
    .await
}

/// Not any more.
pub async fn remove_adviser(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM advisers WHERE chat = ? AND user_id = ?", chat.0, user.0).run(tx).await
}

/// To how many she answered in a group, and about how many she was asked.
pub async fn answered_by(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<(i64, i64)> {
    sqlx::query!(
        r#"SELECT coalesce(sum(replies > 0), 0) AS "answered!: i64", coalesce(sum(is_asked), 0) AS "asked!: i64"
           FROM dilemma_people WHERE user_id = ? AND chat = ?"#,
        user.0,
        chat.0
    )
    .one(tx)
    .await
    .map(|row| (row.answered, row.asked))
}

/// Everything of hers in a group, as it stands.
pub async fn all_of(tx: &Tx, chat: ChatKey, author: UserId) -> anyhow::Result<Vec<Dilemma>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", chat, author, is_named, state, text, marks, message, posted_at FROM dilemmas
           WHERE author = ? AND chat = ? ORDER BY id"#,
        author.0,
        chat.0
    )
    .all(tx)
    .await?;
    rows.into_iter().map(Row::read).collect()
}

/// Texts of a group that mention somebody do so no longer.
pub async fn mention_no_more(tx: &Tx, chat: ChatKey, user: UserId) -> anyhow::Result<()> {
    let rows =
        sqlx::query!(r#"SELECT id AS "id!", text, marks FROM dilemmas WHERE chat = ? AND marks IS NOT NULL"#, chat.0)
            .all(tx)
            .await?;
    for row in rows {
        let marks = Marked::from_kept(row.text, row.marks.as_deref())?.without_mention_of(user.0).marks_to_keep()?;
        sqlx::query!("UPDATE dilemmas SET marks = ? WHERE id = ?", marks, row.id).run(tx).await?;
    }
    Ok(())
}

/// Where messages of a group stand is not known any more.
pub async fn forget_messages(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("UPDATE dilemmas SET message = NULL WHERE chat = ?", chat.0).run(tx).await
}

/// Forgets some of what was written before `before` and is over. Returns how many.
pub async fn forget(tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
    let before = seconds(before);
    sqlx::query!(
        "DELETE FROM dilemmas WHERE id IN (SELECT id FROM dilemmas WHERE at < ? AND state IN ('posted', 'over') LIMIT ?)",
        before,
        most
    )
    .changes(tx)
    .await
}
