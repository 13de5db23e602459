//! The room's SQL.

use std::{collections::HashMap, ops::Range};

use chrono::{DateTime, Utc};

use crate::{
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, Statement as _, list},
        seconds,
    },
    telegram::{MessageId, ThreadId, UserId},
};

/// How far it is with what a week loved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is being asked whether it is still there.
    Asked,
    /// It is, as far as could be found out.
    There,
    /// It was posted.
    Posted,
    /// It is gone, or was not posted.
    Gone,
}

impl State {
    const fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::There => "there",
            Self::Posted => "posted",
            Self::Gone => "gone",
        }
    }

    fn read(code: &str) -> Self {
        [Self::Asked, Self::There, Self::Posted].into_iter().find(|state| state.code() == code).unwrap_or(Self::Gone)
    }
}

/// What a week loved.
#[derive(Debug, Clone)]
pub struct Loved {
    /// Our number of it.
    pub id: i64,
    /// Where.
    pub chat: ChatKey,
    /// Which of the weekly times it is for.
    pub due: DateTime<Utc>,
    /// Who wrote it; [`None`]: nobody is named any more.
    pub author: Option<UserId>,
    /// It; [`None`]: numbers started again in a supergroup.
    pub message: Option<MessageId>,
    /// How many.
    pub n: i64,
    /// People; else reactions.
    pub named: bool,
    /// How far it is with it.
    pub state: State,
    /// Since when it is asked for.
    pub asked_at: DateTime<Utc>,
    /// Where it was said.
    pub post: Option<MessageId>,
    /// Where it is shown once more.
    pub hall: Option<MessageId>,
}

struct Row {
    id: i64,
    chat: i64,
    due: i64,
    author: Option<i64>,
    message_id: Option<i64>,
    n: i64,
    named: i64,
    state: String,
    asked_at: i64,
    post_id: Option<i64>,
    hall_id: Option<i64>,
}

impl From<Row> for Loved {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            chat: ChatKey(row.chat),
            due: instant(row.due),
            author: row.author.map(UserId),
            message: row.message_id.map(MessageId),
            n: row.n,
            named: row.named != 0,
            state: State::read(&row.state),
            asked_at: instant(row.asked_at),
            post: row.post_id.map(MessageId),
            hall: row.hall_id.filter(|id| *id != 0).map(MessageId),
        }
    }
}

/// Parts of albums: `(chat, message, album, at)`.
pub async fn note_albums(tx: &Tx, parts: &[(i64, i64, &str, i64)]) -> sqlx::Result<()> {
    let parts = list(parts)?;
    sqlx::query!(
        "INSERT INTO loved_albums (chat, message_id, album, at)
         SELECT value->>0, value->>1, value->>2, value->>3 FROM json_each(?) WHERE true ON CONFLICT DO NOTHING",
        parts
    )
    .run(tx)
    .await
}

/// The parts of albums among these messages, each with the first of its album.
pub async fn albums(tx: &Tx, chat: ChatKey, numbers: &Range<i64>) -> sqlx::Result<Vec<(MessageId, MessageId)>> {
    sqlx::query!(
        r#"SELECT a.message_id AS "part!: i64",
                  (SELECT min(b.message_id) FROM loved_albums b WHERE b.chat = a.chat AND b.album = a.album) AS "first!: i64"
           FROM loved_albums a WHERE a.chat = ? AND a.message_id >= ? AND a.message_id < ?"#,
        chat.0,
        numbers.start,
        numbers.end
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (MessageId(row.part), MessageId(row.first))).collect())
}

/// So many friendly reactions a message has now, whoever gave them.
pub async fn set_count(tx: &Tx, chat: ChatKey, message: MessageId, n: i64, at: DateTime<Utc>) -> sqlx::Result<()> {
    let at = seconds(at);
    sqlx::query!(
        "INSERT INTO loved_counts (chat, message_id, n, at) VALUES (?, ?, ?, ?)
         ON CONFLICT (chat, message_id) DO UPDATE SET n = excluded.n WHERE excluded.at >= at",
        chat.0,
        message.0,
        n,
        at
    )
    .run(tx)
    .await
}

/// How many reactions messages have that Telegram only counts: how many each, and how many messages have so many.
pub async fn spread(tx: &Tx, chat: ChatKey, numbers: &Range<i64>) -> sqlx::Result<Vec<(i64, i64)>> {
    sqlx::query!(
        r#"SELECT n AS "n!: i64", count(*) AS "messages!: i64" FROM loved_counts
           WHERE chat = ? AND message_id >= ? AND message_id < ? AND n > 0 GROUP BY n ORDER BY n"#,
        chat.0,
        numbers.start,
        numbers.end
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (row.n, row.messages)).collect())
}

/// Of these messages those with so many counted reactions, most first.
pub async fn counted(
    tx: &Tx,
    chat: ChatKey,
    numbers: &Range<i64>,
    (least, most): (i64, i64),
) -> sqlx::Result<Vec<(MessageId, i64)>> {
    sqlx::query!(
        r#"SELECT message_id AS "message_id!", n AS "n!" FROM loved_counts
           WHERE chat = ? AND message_id >= ? AND message_id < ? AND n >= ? ORDER BY n DESC, message_id LIMIT ?"#,
        chat.0,
        numbers.start,
        numbers.end,
        least,
        most
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (MessageId(row.message_id), row.n)).collect())
}

/// Of these people those who may win: in the group, not of those who manage it, and not left off the lists.
pub async fn eligible(tx: &Tx, chat: ChatKey, users: &[UserId]) -> sqlx::Result<Vec<UserId>> {
    let users = list(&users.iter().map(|user| user.0).collect::<Vec<_>>())?;
    sqlx::query_scalar!(
        r#"SELECT m.user_id AS "user_id!: i64" FROM json_each(?2) AS k
           CROSS JOIN members AS m ON m.chat = ?1 AND m.user_id = k.value
           CROSS JOIN people AS p ON p.user_id = m.user_id
           WHERE m.status IN ('member', 'restricted') AND m.staff = 0 AND m.hidden = 0 AND p.is_bot = 0"#,
        chat.0,
        users
    )
    .all(tx)
    .await
    .map(|users| users.into_iter().map(UserId).collect())
}

/// Since when each of these people has been in the group, as far as that is known.
pub async fn joined(tx: &Tx, chat: ChatKey, users: &[UserId]) -> sqlx::Result<HashMap<UserId, DateTime<Utc>>> {
    let users = list(&users.iter().map(|user| user.0).collect::<Vec<_>>())?;
    sqlx::query!(
        r#"SELECT m.user_id AS "user_id!: i64", m.joined_at AS "joined_at!: i64" FROM json_each(?2) AS k
           CROSS JOIN members AS m ON m.chat = ?1 AND m.user_id = k.value WHERE m.joined_at IS NOT NULL"#,
        chat.0,
        users
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (UserId(row.user_id), instant(row.joined_at))).collect())
}

/// Whose posts were the most loved of a week due after `after`, other than that due at `due`.
pub async fn named_lately(
    tx: &Tx,
    chat: ChatKey,
    (after, due): (DateTime<Utc>, DateTime<Utc>),
) -> sqlx::Result<Vec<UserId>> {
    let (after, due) = (seconds(after), seconds(due));
    sqlx::query_scalar!(
        r#"SELECT author AS "author!" FROM loved_posts
           WHERE chat = ? AND due > ? AND due <> ? AND state = 'posted' AND author IS NOT NULL"#,
        chat.0,
        after,
        due
    )
    .all(tx)
    .await
    .map(|users| users.into_iter().map(UserId).collect())
}

/// Messages that won before, or were found to be gone.
pub async fn settled(tx: &Tx, chat: ChatKey, since: DateTime<Utc>) -> sqlx::Result<Vec<MessageId>> {
    let since = seconds(since);
    sqlx::query_scalar!(
        r#"SELECT message_id AS "message_id!" FROM loved_posts
           WHERE chat = ? AND due > ? AND state IN ('posted', 'gone') AND message_id IS NOT NULL"#,
        chat.0,
        since
    )
    .all(tx)
    .await
    .map(|messages| messages.into_iter().map(MessageId).collect())
}

/// What is to be posted for a due time, if that was found.
pub async fn of_due(tx: &Tx, chat: ChatKey, due: DateTime<Utc>) -> sqlx::Result<Option<Loved>> {
    let due = seconds(due);
    sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", chat AS "chat!", due AS "due!", author AS "author?", message_id AS "message_id?", n AS "n!",
                  named AS "named!", state AS "state!", asked_at AS "asked_at!", post_id AS "post_id?", hall_id AS "hall_id?"
           FROM loved_posts WHERE chat = ? AND due = ? AND state IN ('asked', 'there') ORDER BY id DESC LIMIT 1"#,
        chat.0,
        due
    )
    .maybe(tx)
    .await
    .map(|row| row.map(Loved::from))
}

/// One of them.
pub async fn by_id(tx: &Tx, id: i64) -> sqlx::Result<Option<Loved>> {
    sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", chat AS "chat!", due AS "due!", author AS "author?", message_id AS "message_id?", n AS "n!",
                  named AS "named!", state AS "state!", asked_at AS "asked_at!", post_id AS "post_id?", hall_id AS "hall_id?"
           FROM loved_posts WHERE id = ?"#,
        id
    )
    .maybe(tx)
    .await
    .map(|row| row.map(Loved::from))
}

/// It is asked whether this one is still there. Returns our number of it.
pub async fn ask(
    tx: &Tx,
    (chat, due): (ChatKey, DateTime<Utc>),
    (message, author): (MessageId, UserId),
    (n, named): (i64, bool),
    now: DateTime<Utc>,
) -> sqlx::Result<i64> {
    let (due, now) = (seconds(due), seconds(now));
    sqlx::query_scalar!(
        r#"INSERT INTO loved_posts (chat, due, author, message_id, n, named, state, asked_at)
           VALUES (?, ?, ?, ?, ?, ?, 'asked', ?) RETURNING id AS "id!: i64""#,
        chat.0,
        due,
        author.0,
        message.0,
        n,
        named,
        now
    )
    .one(tx)
    .await
}

/// It is so with it from now on.
pub async fn set_state(tx: &Tx, id: i64, state: State) -> sqlx::Result<()> {
    let state = state.code();
    sqlx::query!("UPDATE loved_posts SET state = ? WHERE id = ?", state, id).run(tx).await
}

/// It is there, if that was being asked.
pub async fn is_there(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE loved_posts SET state = 'there' WHERE id = ? AND state = 'asked'", id).run(tx).await
}

/// What was found for a due time and will not be posted.
pub async fn drop_of_due(tx: &Tx, chat: ChatKey, due: DateTime<Utc>) -> sqlx::Result<()> {
    let due = seconds(due);
    sqlx::query!("DELETE FROM loved_posts WHERE chat = ? AND due = ? AND state IN ('asked', 'there')", chat.0, due)
        .run(tx)
        .await
}

/// What was found in a group and is not posted yet.
pub async fn drop_unposted(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM loved_posts WHERE chat = ? AND state IN ('asked', 'there')", chat.0).run(tx).await
}

/// It was said there.
pub async fn set_post(tx: &Tx, id: i64, post: MessageId) -> sqlx::Result<()> {
    sqlx::query!("UPDATE loved_posts SET post_id = ? WHERE id = ?", post.0, id).run(tx).await
}

/// It is on its way into the hall of fame. [`false`]: it is there, or was.
pub async fn enter_hall(tx: &Tx, id: i64) -> sqlx::Result<bool> {
    sqlx::query!("UPDATE loved_posts SET hall_id = 0 WHERE id = ? AND hall_id IS NULL", id)
        .changes(tx)
        .await
        .map(|n| n > 0)
}

/// It stands in the hall of fame there.
pub async fn set_hall(tx: &Tx, id: i64, message: MessageId) -> sqlx::Result<()> {
    sqlx::query!("UPDATE loved_posts SET hall_id = ? WHERE id = ?", message.0, id).run(tx).await
}

/// The latest that were posted, with the name of who wrote each; without those whose author left the group, or the lists.
pub async fn latest(tx: &Tx, chat: ChatKey, most: i64) -> sqlx::Result<Vec<(Loved, String)>> {
    sqlx::query!(
        r#"SELECT l.id AS "id!", l.due AS "due!", l.author AS "author?", l.message_id AS "message_id?", l.n AS "n!",
                  l.named AS "named!", l.asked_at AS "asked_at!", l.post_id AS "post_id?", l.hall_id AS "hall_id?",
                  p.name AS "name!"
           FROM loved_posts l
           JOIN members m ON m.chat = l.chat AND m.user_id = l.author
           JOIN people p ON p.user_id = l.author
           WHERE l.chat = ? AND l.state = 'posted' AND m.hidden = 0 AND m.status NOT IN ('left', 'kicked')
           ORDER BY l.due DESC, l.id DESC LIMIT ?"#,
        chat.0,
        most
    )
    .all(tx)
    .await
    .map(|rows| {
        let loved = rows.into_iter().map(|row| {
            let loved = Loved {
                id: row.id,
                chat,
                due: instant(row.due),
                author: row.author.map(UserId),
                message: row.message_id.map(MessageId),
                n: row.n,
                named: row.named != 0,
                state: State::Posted,
                asked_at: instant(row.asked_at),
                post: row.post_id.map(MessageId),
                hall: row.hall_id.filter(|id| *id != 0).map(MessageId),
            };
            (loved, row.name)
        });
        loved.collect()
    })
}

/// How many were posted.
pub async fn how_many(tx: &Tx, chat: ChatKey) -> sqlx::Result<i64> {
    sqlx::query_scalar!(r#"SELECT count(*) AS "n!: i64" FROM loved_posts WHERE chat = ? AND state = 'posted'"#, chat.0)
        .one(tx)
        .await
}

/// How often somebody wrote what a week loved.
pub async fn how_often(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"SELECT count(*) AS "n!: i64" FROM loved_posts WHERE author = ? AND chat = ? AND state = 'posted'"#,
        user.0,
        chat.0
    )
    .one(tx)
    .await
}

/// What somebody wrote and a week loved.
pub async fn of_person(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Vec<Loved>> {
    sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", chat AS "chat!", due AS "due!", author AS "author?", message_id AS "message_id?", n AS "n!",
                  named AS "named!", state AS "state!", asked_at AS "asked_at!", post_id AS "post_id?", hall_id AS "hall_id?"
           FROM loved_posts WHERE author = ? AND chat = ? AND state = 'posted'"#,
        user.0,
        chat.0
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(Loved::from).collect())
}

/// Of these people those who wrote what a week loved.
pub async fn won_among(tx: &Tx, chat: ChatKey, users: &[UserId]) -> sqlx::Result<Vec<UserId>> {
    let users = list(&users.iter().map(|user| user.0).collect::<Vec<_>>())?;
    sqlx::query_scalar!(
        r#"SELECT DISTINCT l.author AS "author!: i64" FROM json_each(?2) AS k
           CROSS JOIN loved_posts AS l ON l.author = k.value AND l.chat = ?1 WHERE l.state = 'posted'"#,
        chat.0,
        users
    )
    .all(tx)
    .await
    .map(|users| users.into_iter().map(UserId).collect())
}

/// The topic in which what was loved is collected.
pub async fn hall(tx: &Tx, chat: ChatKey) -> sqlx::Result<Option<ThreadId>> {
    sqlx::query_scalar!("SELECT thread FROM loved_halls WHERE chat = ?", chat.0)
        .maybe(tx)
        .await
        .map(|thread| thread.map(ThreadId))
}

/// What is loved is collected there from now on; [`None`]: nowhere.
pub async fn choose_hall(tx: &Tx, chat: ChatKey, thread: Option<ThreadId>) -> sqlx::Result<()> {
    match thread {
        None => sqlx::query!("DELETE FROM loved_halls WHERE chat = ?", chat.0).run(tx).await,
        Some(thread) => {
            sqlx::query!(
                "INSERT INTO loved_halls (chat, thread) VALUES (?, ?)
                 ON CONFLICT (chat) DO UPDATE SET thread = excluded.thread",
                chat.0,
                thread.0
            )
            .run(tx)
            .await
        }
    }
}

/// Numbers of messages start again: the old ones lead nowhere.
pub async fn forget_messages(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    drop_unposted(tx, chat).await?;
    choose_hall(tx, chat, None).await?;
    sqlx::query!("DELETE FROM loved_albums WHERE chat = ?", chat.0).run(tx).await?;
    sqlx::query!("DELETE FROM loved_counts WHERE chat = ?", chat.0).run(tx).await?;
    sqlx::query!(
        "UPDATE loved_posts SET message_id = NULL, post_id = NULL, hall_id = coalesce(hall_id * 0, hall_id) WHERE chat = ?",
        chat.0
    )
    .run(tx)
    .await
}

/// Forgets at most `most` of what is known of single messages from before `before`.
pub async fn forget_old(tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
    let before = seconds(before);
    let albums = sqlx::query!(
        "DELETE FROM loved_albums WHERE (chat, message_id) IN
           (SELECT chat, message_id FROM loved_albums WHERE at < ?1 LIMIT ?2)",
        before,
        most
    )
    .changes(tx)
    .await?;
    if i64::try_from(albums).is_ok_and(|n| n == most) {
        return Ok(albums);
    }
    let counts = sqlx::query!(
        "DELETE FROM loved_counts WHERE (chat, message_id) IN
           (SELECT chat, message_id FROM loved_counts WHERE at < ?1 LIMIT ?2)",
        before,
        most
    )
    .changes(tx)
    .await?;
    Ok(albums + counts)
}

/// What was asked after `now`, by a clock that was ahead, was asked now.
pub async fn not_after(tx: &Tx, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!("UPDATE loved_posts SET asked_at = ?1 WHERE asked_at > ?1", now).run(tx).await
}
