//! Requests to Telegram, from the moment they are decided on until it is known what became of them.

use chrono::{DateTime, Utc};

use super::{
    Tx,
    run::{Rows as _, Statement as _},
    seconds,
};
use crate::telegram::{
    ChatId, MessageId, UserId,
    request::{Lane, Request, Urgency},
};

/// As the highest message id known when it was claimed: whether the request was made cannot be found out, because the
/// database was restored from a backup since, or the group became a supergroup.
pub const OUT_OF_REACH: i64 = i64::MAX;

/// As the highest message id known when it was claimed: it was certainly not made then. What is known when it is claimed
/// again counts.
const ANEW: i64 = -1;

/// The method that sends several messages at once.
pub const ALBUM: &str = "sendMediaGroup";

/// What keeps an order of its own. As stored, the column `stream` follows from the chat and the method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stream {
    /// Messages and edits: what people of a chat see, in order.
    Messages = 0,
    /// Deletions: they give way to messages.
    Tidying = 1,
    /// Questions about a chat or its people; nobody sees them.
    Questions = 2,
    /// What goes to no chat (a button's answer, menus): in no order.
    Apart = 3,
}

impl Stream {
    /// All, in order.
    pub const ALL: [Self; 4] = [Self::Messages, Self::Tidying, Self::Questions, Self::Apart];

    /// Of a Bot API method that goes to a chat, or to none.
    #[must_use]
    pub fn of(chat: Option<ChatId>, method: &str) -> Self {
        match method {
            _ if chat.is_none() => Self::Apart,
            method if method.starts_with("get") => Self::Questions,
            method if method.starts_with("delete") => Self::Tidying,
            _ => Self::Messages,
        }
    }

    fn stored(number: i64) -> Self {
        Self::ALL.into_iter().find(|stream| *stream as i64 == number).unwrap_or(Self::Apart)
    }
}

/// Where a request waits: of one line one is on its way at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line {
    /// What it is.
    pub stream: Stream,
    /// Where it goes.
    pub chat: Option<ChatId>,
}

/// A place in a lane of a line; the least is next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// How soon it is wanted; less is sooner.
    pub urgency: i64,
    /// The request's number.
    pub id: i64,
}

/// A request that may be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ready {
    /// Where it waits.
    pub line: Line,
    /// For whom it is.
    pub lane: Lane,
    /// Its place there.
    pub place: Place,
}

struct ReadyRow {
    id: i64,
    chat_id: Option<i64>,
    stream: i64,
    lane: i64,
    urgency: i64,
}

impl From<ReadyRow> for Ready {
    fn from(row: ReadyRow) -> Self {
        Self {
            line: Line { stream: Stream::stored(row.stream), chat: row.chat_id.map(ChatId) },
            lane: Lane::stored(row.lane),
            place: Place { urgency: row.urgency, id: row.id },
        }
    }
}

/// A request claimed for sending.
#[derive(Debug, Clone)]
pub struct Claimed {
    /// Its number.
    pub id: i64,
    /// Where it goes.
    pub chat: Option<ChatId>,
    /// Bot API method.
    pub method: String,
    /// Parameters as JSON.
    pub request: String,
    /// Whether a second copy must not happen.
    pub once: bool,
    /// For whom it is.
    pub lane: Lane,
    /// How soon it is wanted; less is sooner.
    pub urgency: i64,
    /// Highest message id known in the chat when it was first claimed.
    pub floor: i64,
    /// Tries so far, this one included.
    pub attempts: i64,
    /// Who wants to hear how it went.
    pub room: Option<String>,
    /// What they want handed back, JSON.
    pub note: Option<String>,
}

struct ClaimedRow {
    id: i64,
    chat_id: Option<i64>,
    method: String,
    request: String,
    when_unknown: String,
    lane: i64,
    urgency: i64,
    floor_message_id: i64,
    attempts: i64,
    room: Option<String>,
    note: Option<String>,
}

impl From<ClaimedRow> for Claimed {
    fn from(row: ClaimedRow) -> Self {
        Self {
            id: row.id,
            chat: row.chat_id.map(ChatId),
            method: row.method,
            request: row.request,
            once: row.when_unknown == "once",
            lane: Lane::stored(row.lane),
            urgency: row.urgency,
            floor: row.floor_message_id,
            attempts: row.attempts,
            room: row.room,
            note: row.note,
        }
    }
}

impl Claimed {
    /// Where it waited.
    #[must_use]
    pub fn line(&self) -> Line {
        Line { stream: Stream::of(self.chat, &self.method), chat: self.chat }
    }

    /// How many messages it is.
    #[must_use]
    pub fn parts(&self) -> usize {
        if self.method != ALBUM {
            return 1;
        }
        let request: serde_json::Value = serde_json::from_str(&self.request).unwrap_or_default();
        request.get("media").and_then(serde_json::Value::as_array).map_or(1, Vec::len)
    }

    /// Whether only one person in a group would see it: it has no number by which it could be found.
    #[must_use]
    pub fn is_for_one(&self) -> bool {
        self.request.contains("\"ephemeral_message_parameters\":")
    }

    /// As one that waits again.
    #[must_use]
    pub fn ready(&self) -> Ready {
        Ready { line: self.line(), lane: self.lane, place: Place { urgency: self.urgency, id: self.id } }
    }
}

/// Puts a request into the outbox.
pub async fn push(tx: &Tx, request: Request, now: DateTime<Utc>) -> sqlx::Result<()> {
    let is_tidying = Stream::of(request.chat, request.method) == Stream::Tidying;
    if let (true, Some(chat), Some(message)) = (is_tidying, request.chat, request.deletes())
        && delete_also(tx, chat, message).await?
    {
        return Ok(());
    }
    let chat = request.chat.map(|chat| chat.0);
    let body = serde_json::Value::Object(request.body).to_string();
    // All of a chat's tidying is in one lane, so that one request may do for many messages.
    let (lane, urgency) = match is_tidying {
        true => (Lane::Community, Urgency::Bulk),
        false => (request.lane.unwrap_or(Lane::Community), request.urgency),
    };
    let (lane, urgency, when_unknown) = (lane as i64, urgency as i64, request.when_unknown.code());
    let not_before = seconds(request.not_before.unwrap_or(now));
    let is_later = not_before > seconds(now);
    let expires_at = request.worth.map(|worth| seconds(now + worth));
    let (room, note) = request.listener.map(|(room, note)| (room, note.to_string())).unzip();
    let created_at = seconds(now);
    sqlx::query!(
        "INSERT INTO outbox (chat_id, method, request, lane, urgency, later, not_before, expires_at, when_unknown, room,
                             note, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        chat,
        request.method,
        body,
        lane,
        urgency,
        is_later,
        not_before,
        expires_at,
        when_unknown,
        room,
        note,
        created_at
    )
    .run(tx)
    .await
}

/// Adds a message to those that are to be removed in one request, if such a request waits and has room.
pub async fn delete_also(tx: &Tx, chat: ChatId, message: MessageId) -> sqlx::Result<bool> {
    sqlx::query!(
        "UPDATE outbox
         SET method = 'deleteMessages',
             request = CASE method WHEN 'deleteMessages' THEN json_insert(request, '$.message_ids[#]', ?1)
                 ELSE json_object('chat_id', chat_id,
                                  'message_ids', json_array(json_extract(request, '$.message_id'), ?1)) END
         WHERE id = (SELECT id FROM outbox
                     WHERE state = 'pending' AND later = 0 AND stream = 1 AND chat_id = ?2 AND lane = 2 AND urgency = 2
                     ORDER BY id DESC LIMIT 1)
           AND attempts = 0 AND room IS NULL AND coalesce(json_array_length(request, '$.message_ids'), 1) < 100",
        message.0,
        chat.0
    )
    .changes(tx)
    .await
    .map(|changes| changes > 0)
}

/// The first of every lane of every line, of each urgency that waits there.
pub async fn firsts(tx: &Tx) -> sqlx::Result<Vec<Ready>> {
    sqlx::query_as!(
        ReadyRow,
        r#"SELECT min(id) AS "id!: i64", chat_id, stream AS "stream!: i64", lane AS "lane!: i64", urgency AS "urgency!: i64"
           FROM outbox WHERE state = 'pending' AND later = 0 GROUP BY stream, chat_id, lane, urgency ORDER BY 1"#
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(Ready::from).collect())
}

/// The highest number of a request so far.
pub async fn newest(tx: &Tx) -> sqlx::Result<i64> {
    sqlx::query_scalar!(r#"SELECT coalesce(max(id), 0) AS "id!: i64" FROM outbox"#).one(tx).await
}

/// What came after number `after`: what of it may be sent, and the highest number. Numbers grow with every commit, as
/// there is one writer at a time; so whoever goes on from there has missed nothing.
pub async fn since(tx: &Tx, after: i64) -> sqlx::Result<(Vec<Ready>, i64)> {
    let rows = sqlx::query!(
        r#"SELECT id, chat_id, stream AS "stream!: i64", lane, urgency, state = 'pending' AND later = 0 AS "is_ready!: bool"
           FROM outbox WHERE id > ? ORDER BY id"#,
        after
    )
    .all(tx)
    .await?;
    let newest = rows.last().map_or(after, |row| row.id);
    let ready = rows.into_iter().filter(|row| row.is_ready).map(|row| {
        let (id, chat_id, stream, lane, urgency) = (row.id, row.chat_id, row.stream, row.lane, row.urgency);
        ReadyRow { id, chat_id, stream, lane, urgency }.into()
    });
    Ok((ready.collect(), newest))
}

/// The first in a lane of a line.
pub async fn first_of(tx: &Tx, line: Line, lane: Lane) -> sqlx::Result<Option<Place>> {
    let (stream, chat, lane) = (line.stream as i64, line.chat.map(|chat| chat.0), lane as i64);
    sqlx::query_as!(
        Place,
        "SELECT urgency, id FROM outbox
         WHERE state = 'pending' AND later = 0 AND stream = ? AND chat_id IS ? AND lane = ? ORDER BY urgency, id LIMIT 1",
        stream,
        chat,
        lane
    )
    .maybe(tx)
    .await
}

/// When the next request that waits for its time will be due, in Unix seconds.
pub async fn next_due(tx: &Tx) -> sqlx::Result<Option<i64>> {
    sqlx::query_scalar!(
        r#"SELECT min(not_before) AS "at: i64" FROM outbox INDEXED BY outbox_later WHERE state = 'pending' AND later = 1"#
    )
    .one(tx)
    .await
}

/// Requests whose time has come, at most so many, may be sent from now on.
pub async fn wake(tx: &Tx, now: DateTime<Utc>, most: i64) -> sqlx::Result<Vec<Ready>> {
    let now = seconds(now);
    sqlx::query_as!(
        ReadyRow,
        r#"UPDATE outbox SET later = 0
           WHERE id IN (SELECT id FROM outbox INDEXED BY outbox_later
                        WHERE state = 'pending' AND later = 1 AND not_before <= ? ORDER BY not_before, id LIMIT ?)
           RETURNING id AS "id!", chat_id, stream AS "stream!: i64", lane AS "lane!", urgency AS "urgency!""#,
        now,
        most
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(Ready::from).collect())
}

/// Claims a request for sending; [`None`] if it is no longer waiting, or not worth it any more. Counted before it is tried. The highest message id
/// known now is kept with it, of all private chats and basic groups where these count together
/// ([`super::messages::highest`]).
pub async fn claim(tx: &Tx, id: i64, now: DateTime<Utc>) -> sqlx::Result<Option<Claimed>> {
    let now = seconds(now);
    sqlx::query_as!(
        ClaimedRow,
        r#"UPDATE outbox SET state = 'sending', attempts = attempts + 1,
                  floor_message_id = CASE WHEN attempts > 0 AND floor_message_id <> ?2 THEN floor_message_id
                      ELSE coalesce(
                          (SELECT last_message_id FROM chats WHERE telegram_id = outbox.chat_id AND kind = 'supergroup'),
                          (SELECT max(last) FROM (SELECT max(last_message_id) AS last FROM people WHERE last_message_id > 0
                                                  UNION ALL
                                                  SELECT max(last_message_id) FROM chats WHERE kind = 'group')),
                          0) END
           WHERE id = ?1 AND state = 'pending' AND (expires_at IS NULL OR expires_at > ?3)
           RETURNING id AS "id!", chat_id, method, request, when_unknown, lane, urgency, floor_message_id, attempts, room,
                     note"#,
        id,
        ANEW,
        now
    )
    .maybe(tx)
    .await
    .map(|row| row.map(Claimed::from))
}

/// Requests that were being sent when the process ended.
pub async fn in_flight(tx: &Tx) -> sqlx::Result<Vec<Claimed>> {
    sqlx::query_as!(
        ClaimedRow,
        r#"SELECT id AS "id!", chat_id, method, request, when_unknown, lane, urgency, floor_message_id, attempts, room, note
           FROM outbox WHERE state = 'sending' ORDER BY id"#
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(Claimed::from).collect())
}

/// It was sent. Its words are not kept (invariant I9).
pub async fn sent(tx: &Tx, id: i64, message: Option<MessageId>, now: DateTime<Utc>) -> sqlx::Result<()> {
    let (message, now) = (message.map(|message| message.0), seconds(now));
    sqlx::query!(
        "UPDATE outbox SET state = 'sent', request = '{}', note = NULL, message_id = ?, error = NULL, settled_at = ?
         WHERE id = ?",
        message,
        now,
        id
    )
    .run(tx)
    .await
}

/// Nothing is kept of it.
pub async fn forget(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM outbox WHERE id = ?", id).run(tx).await
}

/// How a request ends that is not sent any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GivenUp {
    /// Telegram refused it.
    Failed,
    /// It may have been sent.
    Unknown,
    /// It does not matter any more.
    Expired,
}

impl GivenUp {
    /// All, in the order they are shown.
    pub const ALL: [Self; 3] = [Self::Failed, Self::Unknown, Self::Expired];

    /// As stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::Unknown => "unknown",
            Self::Expired => "expired",
        }
    }
}

/// It will not be sent.
pub async fn gave_up(tx: &Tx, id: i64, how: GivenUp, error: &str, now: DateTime<Utc>) -> sqlx::Result<()> {
    let (state, now) = (how.code(), seconds(now));
    sqlx::query!(
        "UPDATE outbox SET state = ?, request = '{}', note = NULL, error = ?, settled_at = ? WHERE id = ?",
        state,
        error,
        now,
        id
    )
    .run(tx)
    .await
}

/// It may have been made, and is to be made again at `at` all the same.
pub async fn again(tx: &Tx, id: i64, at: DateTime<Utc>, error: &str) -> sqlx::Result<()> {
    let at = seconds(at);
    sqlx::query!(
        "UPDATE outbox SET state = 'pending', later = 1, not_before = ?, error = ? WHERE id = ? AND state = 'sending'",
        at,
        error,
        id
    )
    .run(tx)
    .await
}

/// It was certainly not made, and is to be tried again at `at`. Others of the chat may be sent before.
pub async fn anew(tx: &Tx, id: i64, at: DateTime<Utc>, error: &str) -> sqlx::Result<()> {
    let at = seconds(at);
    sqlx::query!(
        "UPDATE outbox SET state = 'pending', later = 1, not_before = ?, error = ?, floor_message_id = ?
         WHERE id = ? AND state = 'sending'",
        at,
        error,
        ANEW,
        id
    )
    .run(tx)
    .await
}

/// It was claimed, but has to wait: as if it had not been.
pub async fn put_off(tx: &Tx, id: i64, at: DateTime<Utc>) -> sqlx::Result<()> {
    let at = seconds(at);
    sqlx::query!(
        "UPDATE outbox SET state = 'pending', later = 1, not_before = ?, attempts = attempts - 1 WHERE id = ?",
        at,
        id
    )
    .run(tx)
    .await
}

/// It was not sent, as the group has become a supergroup: tried again there, as if for the first time.
pub async fn sent_to_former_id(tx: &Tx, id: i64, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "UPDATE outbox SET state = 'pending', later = 1, not_before = ?, floor_message_id = ? WHERE id = ?",
        now,
        ANEW,
        id
    )
    .run(tx)
    .await
}

/// Said of a request that was given up because it could not be sent while it was worth it.
pub const NOT_IN_TIME: &str = "it could not be sent while it was worth it";

/// What a room still had to say in a chat is worth nothing any more, also what the queue of posts says for it.
pub async fn withdraw(tx: &Tx, chat: ChatId, room: &str, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "UPDATE outbox SET expires_at = ?1 WHERE state = 'pending' AND chat_id = ?2 AND method GLOB 'send*'
           AND (room = ?3 OR (room = 'posts' AND note ->> '$.room' = ?3))",
        now,
        chat.0,
        room
    )
    .run(tx)
    .await
}

/// Gives up what has lost its worth, at most so many and `also` this one, and says what that was.
pub async fn expire(tx: &Tx, now: DateTime<Utc>, most: i64, also: Option<i64>) -> sqlx::Result<Vec<Claimed>> {
    let now = seconds(now);
    let expired = sqlx::query_as!(
        ClaimedRow,
        r#"UPDATE outbox SET state = 'expired', request = '{}', settled_at = ?1
           WHERE state = 'pending' AND expires_at <= ?1
             AND id IN (SELECT id FROM (SELECT id FROM outbox WHERE state = 'pending' AND expires_at IS NOT NULL
                                        ORDER BY expires_at LIMIT ?2)
                        UNION ALL SELECT ?3)
           RETURNING id AS "id!", chat_id, method, request, when_unknown, lane, urgency, floor_message_id, attempts, room,
                     note"#,
        now,
        most,
        also
    )
    .all(tx)
    .await?;
    if !expired.is_empty() {
        // RETURNING tells what is left of a row.
        sqlx::query!("UPDATE outbox SET note = NULL WHERE settled_at = ? AND state = 'expired'", now).run(tx).await?;
    }
    Ok(expired.into_iter().map(Claimed::from).collect())
}

/// The group's id at Telegram changed: what waits goes to the new one. Message ids start again there, so what is
/// about an old message is given up, and what answers one is sent as no answer. What is on its way may be one of the
/// old group's messages, where nobody can look for it any more.
pub async fn migrate(tx: &Tx, old: ChatId, new: ChatId, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "UPDATE outbox SET state = 'expired', request = '{}', note = NULL, settled_at = ?
         WHERE chat_id = ? AND state IN ('pending', 'sending')
           AND coalesce(json_extract(request, '$.message_id'), json_extract(request, '$.message_ids')) IS NOT NULL",
        now,
        old.0
    )
    .run(tx)
    .await?;
    sqlx::query!(
        "UPDATE outbox SET chat_id = ?1, request = json_set(json_remove(request, '$.reply_parameters'), '$.chat_id', ?1),
                floor_message_id = ?3
         WHERE chat_id = ?2 AND state = 'sending'",
        new.0,
        old.0,
        OUT_OF_REACH
    )
    .run(tx)
    .await?;
    // Under new numbers, as the sender learns by them where something waits ([`since`]).
    sqlx::query!(
        "INSERT INTO outbox (chat_id, method, request, lane, urgency, later, not_before, expires_at, when_unknown,
                             floor_message_id, attempts, room, note, error, created_at)
         SELECT ?1, method, json_set(json_remove(request, '$.reply_parameters'), '$.chat_id', ?1), lane, urgency, later,
                not_before, expires_at, when_unknown, ?3, attempts, room, note, error, created_at
         FROM outbox WHERE chat_id = ?2 AND state = 'pending' ORDER BY id",
        new.0,
        old.0,
        ANEW
    )
    .run(tx)
    .await?;
    sqlx::query!("DELETE FROM outbox WHERE chat_id = ? AND state = 'pending'", old.0).run(tx).await
}

/// What went to which chat since `since`, in Unix seconds, oldest first; to take up pacing after a restart.
pub async fn recently_sent(tx: &Tx, since: DateTime<Utc>) -> sqlx::Result<Vec<(ChatId, String, i64)>> {
    let since = seconds(since);
    sqlx::query!(
        r#"SELECT chat_id AS "chat_id!", method, settled_at AS "settled_at!" FROM outbox
           WHERE settled_at >= ? AND state = 'sent' AND chat_id IS NOT NULL ORDER BY settled_at"#,
        since
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (ChatId(row.chat_id), row.method, row.settled_at)).collect())
}

/// Chats that have to wait because Telegram said so or could not be reached, and until when, in Unix seconds.
pub async fn held(tx: &Tx, now: DateTime<Utc>) -> sqlx::Result<Vec<(ChatId, i64)>> {
    let now = seconds(now);
    sqlx::query!(
        r#"SELECT chat_id AS "chat_id!", max(not_before) AS "until!: i64" FROM outbox
           WHERE state = 'pending' AND later = 1 AND stream = 0 AND attempts > 0 AND not_before > ? GROUP BY chat_id"#,
        now
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (ChatId(row.chat_id), row.until)).collect())
}

/// The clock was ahead. Requests made meanwhile keep their distance from the present; those tried meanwhile are
/// tried now (should Telegram have asked for patience, it says so again).
pub async fn clock_was_set_back(tx: &Tx, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "UPDATE outbox SET not_before = ?1 + not_before - created_at, expires_at = ?1 + expires_at - created_at,
                created_at = ?1
         WHERE state = 'pending' AND created_at > ?1",
        now
    )
    .run(tx)
    .await?;
    sqlx::query!("UPDATE outbox SET not_before = ?1 WHERE state = 'pending' AND attempts > 0 AND not_before > ?1", now)
        .run(tx)
        .await
}

/// Questions of one kind that a room asked of a chat: how many wait, and how many are on their way.
pub async fn of_kind(tx: &Tx, chat: ChatId, room: &str, method: &str) -> sqlx::Result<(i64, i64)> {
    sqlx::query!(
        // Each state has an index of its own; of both at once nothing but the whole table would tell.
        r#"SELECT (SELECT count(*) FROM outbox WHERE state = 'pending' AND stream = 2 AND chat_id = ?1 AND room = ?2
                     AND method = ?3) AS "waiting!: i64",
                  (SELECT count(*) FROM outbox WHERE state = 'sending' AND chat_id = ?1 AND room = ?2 AND method = ?3)
                      AS "on_their_way!: i64""#,
        chat.0,
        room,
        method
    )
    .one(tx)
    .await
    .map(|row| (row.waiting, row.on_their_way))
}

/// Whether a question of a room's about somebody in a chat waits or is on its way.
pub async fn is_asked(tx: &Tx, chat: ChatId, room: &str, method: &str, about: UserId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        // Each state has an index of its own; of both at once nothing but the whole table would tell.
        r#"SELECT EXISTS (SELECT 1 FROM outbox WHERE state = 'pending' AND chat_id = ?1 AND room = ?2 AND method = ?3
                          AND request->>'user_id' = ?4)
               OR EXISTS (SELECT 1 FROM outbox WHERE state = 'sending' AND chat_id = ?1 AND room = ?2 AND method = ?3
                          AND request->>'user_id' = ?4) AS "is_asked!: bool""#,
        chat.0,
        room,
        method,
        about.0
    )
    .one(tx)
    .await
}

/// How many wait or are being sent; how many failed or are uncertain.
pub async fn counts(tx: &Tx) -> sqlx::Result<(i64, i64)> {
    sqlx::query!(
        r#"SELECT (SELECT count(*) FROM outbox WHERE state = 'pending')
                      + (SELECT count(*) FROM outbox WHERE state = 'sending') AS "waiting!: i64",
                  (SELECT count(*) FROM outbox WHERE state IN ('failed', 'unknown')) AS "failed!: i64""#
    )
    .one(tx)
    .await
    .map(|row| (row.waiting, row.failed))
}

/// Why the latest requests of a chat were refused, in Telegram's words; [`None`] if it is uncertain whether they were made.
pub async fn failures(tx: &Tx, chat: ChatId, most: i64) -> sqlx::Result<Vec<Option<String>>> {
    sqlx::query_scalar!(
        r#"SELECT CASE state WHEN 'failed' THEN coalesce(error, '') END AS "words: String" FROM outbox
           WHERE state IN ('failed', 'unknown') AND chat_id = ? ORDER BY id DESC LIMIT ?"#,
        chat.0,
        most
    )
    .all(tx)
    .await
}

/// Forgets at most `most` of the requests settled before `before`.
pub async fn forget_settled(tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
    let before = seconds(before);
    sqlx::query!(
        "DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE settled_at < ? ORDER BY settled_at LIMIT ?)",
        before,
        most
    )
    .changes(tx)
    .await
}
