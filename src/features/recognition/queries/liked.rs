//! Whose messages people like, and what others ask about people.

use std::ops::Range;

use chrono::{DateTime, Utc};

use crate::{
    features::recognition::{
        liked::{Achieved, Liked},
        spans::Span,
    },
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, list},
    },
    telegram::{MessageId, UserId},
};

/// The numbers of the first and the last message we know of; [`None`]: of none.
pub async fn first_and_last(tx: &Tx, chat: ChatKey) -> sqlx::Result<Option<(i64, i64)>> {
    let first = sqlx::query_scalar!(
        r#"SELECT message_id AS "id!: i64" FROM messages WHERE chat = ? ORDER BY message_id LIMIT 1"#,
        chat.0
    )
    .maybe(tx)
    .await?;
    let last = sqlx::query_scalar!(
        r#"SELECT message_id AS "id!: i64" FROM messages WHERE chat = ? ORDER BY message_id DESC LIMIT 1"#,
        chat.0
    )
    .maybe(tx)
    .await?;
    Ok(first.zip(last))
}

/// The first message from a number on, and when it was sent.
pub async fn from_number(tx: &Tx, chat: ChatKey, number: i64) -> sqlx::Result<Option<(i64, DateTime<Utc>)>> {
    sqlx::query!(
        r#"SELECT message_id AS "id!: i64", sent_at AS "sent_at!: i64" FROM messages
           WHERE chat = ? AND message_id >= ? ORDER BY message_id LIMIT 1"#,
        chat.0,
        number
    )
    .maybe(tx)
    .await
    .map(|row| row.map(|row| (row.id, instant(row.sent_at))))
}

/// Messages that so many like, most liked first.
pub async fn liked(tx: &Tx, chat: ChatKey, numbers: &Range<i64>, least: i64, most: i64) -> sqlx::Result<Vec<Liked>> {
    sqlx::query!(
        r#"SELECT l.message_id AS "message_id!: i64", l.n AS "n!: i64", m.author AS "author!: i64",
                  m.sent_at AS "sent_at!: i64"
           FROM (SELECT message_id, count(*) AS n FROM reactions
                 WHERE chat = ?1 AND message_id >= ?2 AND message_id < ?3
                 GROUP BY message_id HAVING count(*) >= ?4 ORDER BY n DESC, message_id LIMIT ?5) AS l
           CROSS JOIN messages AS m ON m.chat = ?1 AND m.message_id = l.message_id
           ORDER BY l.n DESC, l.message_id"#,
        chat.0,
        numbers.start,
        numbers.end,
        least,
        most
    )
    .all(tx)
    .await
    .map(|rows| {
        let liked = |message, author, sent_at, n| Liked {
            message: MessageId(message),
            author: UserId(author),
            sent_at: instant(sent_at),
            n,
        };
        rows.into_iter().map(|row| liked(row.message_id, row.author, row.sent_at, row.n)).collect()
    })
}

/// How many like a message, and how many messages are liked by so many.
pub async fn spread(tx: &Tx, chat: ChatKey, numbers: &Range<i64>) -> sqlx::Result<Vec<(i64, i64)>> {
    sqlx::query!(
        r#"SELECT n AS "n!: i64", count(*) AS "messages!: i64"
           FROM (SELECT count(*) AS n FROM reactions
                 WHERE chat = ? AND message_id >= ? AND message_id < ? GROUP BY message_id)
           GROUP BY n ORDER BY n"#,
        chat.0,
        numbers.start,
        numbers.end
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (row.n, row.messages)).collect())
}

/// Who likes each of these messages.
pub async fn who_likes(tx: &Tx, chat: ChatKey, messages: &[MessageId]) -> sqlx::Result<Vec<(MessageId, UserId)>> {
    let messages = list(&messages.iter().map(|message| message.0).collect::<Vec<_>>())?;
    sqlx::query!(
        r#"SELECT r.message_id AS "message_id!: i64", r.user_id AS "user_id!: i64"
           FROM json_each(?2) AS k CROSS JOIN reactions AS r ON r.chat = ?1 AND r.message_id = k.value"#,
        chat.0,
        messages
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (MessageId(row.message_id), UserId(row.user_id))).collect())
}

/// Who wrote each of these messages, and when.
pub async fn written(tx: &Tx, chat: ChatKey, messages: &[MessageId]) -> sqlx::Result<Vec<Liked>> {
    let messages = list(&messages.iter().map(|message| message.0).collect::<Vec<_>>())?;
    sqlx::query!(
        r#"SELECT m.message_id AS "message_id!: i64", m.author AS "author!: i64", m.sent_at AS "sent_at!: i64"
           FROM json_each(?2) AS k CROSS JOIN messages AS m ON m.chat = ?1 AND m.message_id = k.value"#,
        chat.0,
        messages
    )
    .all(tx)
    .await
    .map(|rows| {
        let written = |message, author, sent_at| Liked {
            message: MessageId(message),
            author: UserId(author),
            sent_at: instant(sent_at),
            n: 0,
        };
        rows.into_iter().map(|row| written(row.message_id, row.author, row.sent_at)).collect()
    })
}

/// How often somebody has answered others, each in the latest year in which she did.
pub async fn answers_given(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"SELECT coalesce(sum(in_year), 0) AS "n!: i64" FROM pairs WHERE chat = ? AND replier = ?"#,
        chat.0,
        user.0
    )
    .one(tx)
    .await
}

/// What each of these people has achieved.
pub async fn achieved(tx: &Tx, chat: ChatKey, users: &[UserId]) -> sqlx::Result<Vec<Achieved>> {
    let users = list(&users.iter().map(|user| user.0).collect::<Vec<_>>())?;
    let (first_year, last_year) = (Span::Year(0).code(), Span::Year(9_999).code());
    sqlx::query!(
        r#"SELECT m.user_id AS "user!: i64",
                  (SELECT count(*) FROM pairs AS p
                   WHERE p.chat = ?1 AND p.replier = m.user_id AND p.in_year > 0) AS "answered!: i64",
                  (SELECT coalesce(sum(t.starts), 0) FROM tallies AS t
                   WHERE t.chat = ?1 AND t.user_id = m.user_id AND t.span BETWEEN ?3 AND ?4) AS "starts!: i64"
           FROM json_each(?2) AS k CROSS JOIN members AS m ON m.chat = ?1 AND m.user_id = k.value"#,
        chat.0,
        users,
        first_year,
        last_year
    )
    .all(tx)
    .await
    .map(|rows| {
        let achieved = |user, answered, starts| Achieved { user: UserId(user), answered, starts };
        rows.into_iter().map(|row| achieved(row.user, row.answered, row.starts)).collect()
    })
}

/// Who talked on a day, so many after this one.
pub async fn talked_on(tx: &Tx, chat: ChatKey, day: i64, after: UserId, most: i64) -> sqlx::Result<Vec<UserId>> {
    sqlx::query_scalar!(
        r#"SELECT user_id AS "user_id!: i64" FROM day_turns
           WHERE chat = ? AND day = ? AND user_id > ? ORDER BY user_id LIMIT ?"#,
        chat.0,
        day,
        after.0,
        most
    )
    .all(tx)
    .await
    .map(|users| users.into_iter().map(UserId).collect())
}

/// On which of these days somebody talked: each is looked up by itself, as nothing leads from a person to her days.
pub async fn days_talked(tx: &Tx, chat: ChatKey, user: UserId, days: &[i64]) -> sqlx::Result<Vec<i64>> {
    let days = list(days)?;
    sqlx::query_scalar!(
        r#"SELECT d.day AS "day!: i64" FROM json_each(?3) AS k
           CROSS JOIN day_turns AS d ON d.chat = ?1 AND d.day = k.value AND d.user_id = ?2"#,
        chat.0,
        user.0,
        days
    )
    .all(tx)
    .await
}
