//! The room's SQL.

use chrono::{DateTime, Utc};

use crate::{
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, Statement as _, list},
        seconds,
    },
    telegram::{MessageId, UserId},
};

/// How somebody thanked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// In an answer.
    Reply,
    /// By folded hands under a message.
    Reaction,
    /// By the command.
    Typed,
}

impl Way {
    const fn code(self) -> &'static str {
        match self {
            Self::Reply => "reply",
            Self::Reaction => "reaction",
            Self::Typed => "typed",
        }
    }
}

/// Thanks that are to count.
#[derive(Debug, Clone)]
pub struct New {
    /// Who thanks.
    pub giver: UserId,
    /// Whom.
    pub receiver: UserId,
    /// When.
    pub at: DateTime<Utc>,
    /// How.
    pub way: Way,
    /// The message that was reacted to.
    pub message: Option<MessageId>,
    /// What for.
    pub reason: Option<String>,
    /// Which of the group's values it shows.
    pub value: Option<i64>,
}

/// Thanks that count.
#[derive(Debug, Clone)]
pub struct Given {
    /// Which.
    pub id: i64,
    /// Who thanked.
    pub giver: UserId,
    /// Her name, if she is known.
    pub giver_name: Option<String>,
    /// Whom.
    pub receiver: UserId,
    /// Her name, if she is known.
    pub receiver_name: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// In which month of the group.
    pub month: i64,
    /// What for.
    pub reason: Option<String>,
    /// Which value it shows.
    pub value: Option<String>,
}

/// One of a community's values.
#[derive(Debug, Clone)]
pub struct Value {
    /// Which.
    pub id: i64,
    /// What it is called.
    pub name: String,
}

/// Thanks their receiver has not heard of.
#[derive(Debug, Clone)]
pub struct Untold {
    /// Which.
    pub id: i64,
    /// Where.
    pub chat: ChatKey,
    /// What the group is called.
    pub group: String,
    /// Who thanked, if she is known.
    pub giver: Option<String>,
    /// What for.
    pub reason: String,
    /// Which value it shows.
    pub value: Option<String>,
}

/// Points somebody was granted.
#[derive(Debug, Clone)]
pub struct Grant {
    /// Which.
    pub id: i64,
    /// Who granted them, if she is known.
    pub granter_name: Option<String>,
    /// To whom.
    pub receiver: UserId,
    /// Her name, if she is known.
    pub receiver_name: Option<String>,
    /// Whether she wants to be on no list.
    pub is_hidden: bool,
    /// How many.
    pub points: i64,
    /// What for.
    pub reason: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether they were taken back.
    pub is_taken: bool,
    /// By whom, if she is known.
    pub taken_by: Option<String>,
}

macro_rules! given {
    ($row:expr) => {
        Given {
            id: $row.id,
            giver: UserId($row.giver),
            giver_name: $row.giver_name,
            receiver: UserId($row.receiver),
            receiver_name: $row.receiver_name,
            at: instant($row.at),
            month: $row.month,
            reason: $row.reason,
            value: $row.value,
        }
    };
}

macro_rules! grant {
    ($row:expr) => {
        Grant {
            id: $row.id,
            granter_name: $row.granter_name,
            receiver: UserId($row.receiver),
            receiver_name: $row.receiver_name,
            is_hidden: $row.hidden != 0,
            points: $row.points,
            reason: $row.reason,
            at: instant($row.at),
            is_taken: $row.taken_at.is_some(),
            taken_by: $row.taken_by,
        }
    };
}

/// Adds thanks of a day and a month of the group. Returns which.
pub async fn add(tx: &Tx, chat: ChatKey, new: &New, (day, month): (i64, i64)) -> sqlx::Result<i64> {
    let (at, way, message) = (seconds(new.at), new.way.code(), new.message.map(|message| message.0));
    sqlx::query_scalar!(
        r#"INSERT INTO thanks (chat, giver, receiver, at, day, month, way, message_id, reason, value)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id AS "id!""#,
        chat.0,
        new.giver.0,
        new.receiver.0,
        at,
        day,
        month,
        way,
        message,
        new.reason,
        new.value
    )
    .one(tx)
    .await
}

/// Thanks of a group.
pub async fn by_id(tx: &Tx, chat: ChatKey, id: i64) -> sqlx::Result<Option<Given>> {
    let row = sqlx::query!(
        r#"SELECT t.id AS "id!", t.giver AS "giver!", g.name AS "giver_name?", t.receiver AS "receiver!",
                  r.name AS "receiver_name?", t.at AS "at!", t.month AS "month!", t.reason AS "reason?", v.name AS "value?"
           FROM thanks t LEFT JOIN people g ON g.user_id = t.giver LEFT JOIN people r ON r.user_id = t.receiver
                LEFT JOIN thanks_values v ON v.id = t.value
           WHERE t.id = ? AND t.chat = ?"#,
        id,
        chat.0
    )
    .maybe(tx)
    .await?;
    Ok(row.map(|row| given!(row)))
}

/// What somebody thanked another for on a day: which thanks, and whether a reason or a value stands there.
pub async fn on_day(
    tx: &Tx,
    chat: ChatKey,
    (giver, receiver): (UserId, UserId),
    day: i64,
) -> sqlx::Result<Option<(i64, bool)>> {
    sqlx::query!(
        r#"SELECT id AS "id!", reason IS NOT NULL OR value IS NOT NULL AS "says!: bool" FROM thanks
           WHERE giver = ? AND chat = ? AND receiver = ? AND day = ? ORDER BY id LIMIT 1"#,
        giver.0,
        chat.0,
        receiver.0,
        day
    )
    .maybe(tx)
    .await
    .map(|row| row.map(|row| (row.id, row.says)))
}

/// When somebody thanked another, nearest to an instant before or on that day or the days around it.
pub async fn last_between(
    tx: &Tx,
    chat: ChatKey,
    (giver, receiver): (UserId, UserId),
    day: i64,
) -> sqlx::Result<Option<DateTime<Utc>>> {
    sqlx::query_scalar!(
        r#"SELECT max(at) AS "at: i64" FROM thanks
           WHERE giver = ?1 AND chat = ?2 AND receiver = ?3 AND day BETWEEN ?4 - 2 AND ?4 + 1"#,
        giver.0,
        chat.0,
        receiver.0,
        day
    )
    .one(tx)
    .await
    .map(|at| at.map(instant))
}

/// Whether somebody thanked another in a month of the group.
pub async fn in_month(tx: &Tx, chat: ChatKey, (giver, receiver): (UserId, UserId), month: i64) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM thanks WHERE giver = ? AND chat = ? AND receiver = ? AND month = ?) AS "is!: bool""#,
        giver.0,
        chat.0,
        receiver.0,
        month
    )
    .one(tx)
    .await
}

/// A reason and a value are put to thanks that had none.
pub async fn explain(tx: &Tx, id: i64, reason: Option<&str>, value: Option<i64>) -> sqlx::Result<()> {
    sqlx::query!("UPDATE thanks SET reason = ?, value = ? WHERE id = ?", reason, value, id).run(tx).await
}

/// Thanks show this value.
pub async fn set_value(tx: &Tx, id: i64, value: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE thanks SET value = ? WHERE id = ?", value, id).run(tx).await
}

/// The reason of thanks is taken back.
pub async fn take_reason_back(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE thanks SET reason = NULL, value = NULL WHERE id = ?", id).run(tx).await
}

/// Thanks were none.
pub async fn remove(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM thanks WHERE id = ?", id).run(tx).await
}

/// Somebody's thanks by folded hands under a message.
pub async fn by_reaction(tx: &Tx, chat: ChatKey, message: MessageId, giver: UserId) -> sqlx::Result<Option<i64>> {
    sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM thanks WHERE chat = ? AND message_id = ? AND giver = ? LIMIT 1"#,
        chat.0,
        message.0,
        giver.0
    )
    .maybe(tx)
    .await
}

/// Somebody's latest thanks in a group since an instant.
pub async fn latest_of(tx: &Tx, chat: ChatKey, giver: UserId, since: DateTime<Utc>) -> sqlx::Result<Option<i64>> {
    let since = seconds(since);
    sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM thanks WHERE giver = ? AND chat = ? AND at >= ? ORDER BY id DESC LIMIT 1"#,
        giver.0,
        chat.0,
        since
    )
    .maybe(tx)
    .await
}

/// What somebody was thanked for, latest first: so many, after leaving out the first.
pub async fn received(tx: &Tx, chat: ChatKey, user: UserId, (most, left_out): (i64, i64)) -> sqlx::Result<Vec<Given>> {
    let rows = sqlx::query!(
        r#"SELECT t.id AS "id!", t.giver AS "giver!", g.name AS "giver_name?", t.receiver AS "receiver!",
                  r.name AS "receiver_name?", t.at AS "at!", t.month AS "month!", t.reason AS "reason?", v.name AS "value?"
           FROM thanks t LEFT JOIN people g ON g.user_id = t.giver LEFT JOIN people r ON r.user_id = t.receiver
                LEFT JOIN thanks_values v ON v.id = t.value
           WHERE t.receiver = ? AND t.chat = ? ORDER BY t.at DESC, t.id DESC LIMIT ? OFFSET ?"#,
        user.0,
        chat.0,
        most,
        left_out
    )
    .all(tx)
    .await?;
    Ok(rows.into_iter().map(|row| given!(row)).collect())
}

/// How often somebody was thanked in a group, and by how many people.
pub async fn how_often_received(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<(i64, i64)> {
    sqlx::query!(
        r#"SELECT count(*) AS "n!: i64", count(DISTINCT giver) AS "people!: i64" FROM thanks WHERE receiver = ? AND chat = ?"#,
        user.0,
        chat.0
    )
    .one(tx)
    .await
    .map(|row| (row.n, row.people))
}

/// What somebody gave a reason for, latest first: so many, after leaving out the first.
pub async fn explained_by(
    tx: &Tx,
    chat: ChatKey,
    user: UserId,
    (most, left_out): (i64, i64),
) -> sqlx::Result<Vec<Given>> {
    let rows = sqlx::query!(
        r#"SELECT t.id AS "id!", t.giver AS "giver!", g.name AS "giver_name?", t.receiver AS "receiver!",
                  r.name AS "receiver_name?", t.at AS "at!", t.month AS "month!", t.reason AS "reason?", v.name AS "value?"
           FROM thanks t LEFT JOIN people g ON g.user_id = t.giver LEFT JOIN people r ON r.user_id = t.receiver
                LEFT JOIN thanks_values v ON v.id = t.value
           WHERE t.giver = ? AND t.chat = ? AND t.reason IS NOT NULL ORDER BY t.id DESC LIMIT ? OFFSET ?"#,
        user.0,
        chat.0,
        most,
        left_out
    )
    .all(tx)
    .await?;
    Ok(rows.into_iter().map(|row| given!(row)).collect())
}

/// How often somebody thanked in a group, and how often with a reason.
pub async fn how_often_given(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<(i64, i64)> {
    sqlx::query!(
        r#"SELECT count(*) AS "n!: i64", count(reason) AS "explained!: i64" FROM thanks WHERE giver = ? AND chat = ?"#,
        user.0,
        chat.0
    )
    .one(tx)
    .await
    .map(|row| (row.n, row.explained))
}

/// How many thanks there were in a group since an instant.
pub async fn how_many_since(tx: &Tx, chat: ChatKey, since: DateTime<Utc>) -> sqlx::Result<i64> {
    let since = seconds(since);
    sqlx::query_scalar!("SELECT count(*) FROM thanks WHERE chat = ? AND at >= ?", chat.0, since).one(tx).await
}

/// A group's values, in their order.
pub async fn values(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<Value>> {
    sqlx::query!(
        r#"SELECT id AS "id!", name AS "name!" FROM thanks_values WHERE chat = ? AND gone = 0 ORDER BY place, id"#,
        chat.0
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| Value { id: row.id, name: row.name }).collect())
}

/// How often each of a group's values was named in a month.
pub async fn named_in_month(tx: &Tx, chat: ChatKey, month: i64) -> sqlx::Result<Vec<(i64, i64)>> {
    sqlx::query!(
        r#"SELECT value AS "value!: i64", count(*) AS "n!: i64" FROM thanks
           WHERE chat = ? AND month = ? AND value IS NOT NULL GROUP BY value"#,
        chat.0,
        month
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (row.value, row.n)).collect())
}

/// All values a group ever had, those that are gone as well.
pub async fn all_values(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<Value>> {
    sqlx::query!(r#"SELECT id AS "id!", name AS "name!" FROM thanks_values WHERE chat = ? ORDER BY gone, id"#, chat.0)
        .all(tx)
        .await
        .map(|rows| rows.into_iter().map(|row| Value { id: row.id, name: row.name }).collect())
}

/// A group has no values.
pub async fn drop_values(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("UPDATE thanks_values SET gone = 1 WHERE chat = ?", chat.0).run(tx).await
}

/// A group has this value no longer.
pub async fn drop_value(tx: &Tx, chat: ChatKey, id: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE thanks_values SET gone = 1 WHERE id = ? AND chat = ?", id, chat.0).run(tx).await
}

/// A group has a value that it had before, called so, in this place.
pub async fn restore_value(tx: &Tx, id: i64, name: &str, place: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE thanks_values SET gone = 0, name = ?, place = ? WHERE id = ?", name, place, id).run(tx).await
}

/// A group has a new value in this place.
pub async fn add_value(tx: &Tx, chat: ChatKey, name: &str, place: i64) -> sqlx::Result<()> {
    sqlx::query!("INSERT INTO thanks_values (chat, name, place) VALUES (?, ?, ?)", chat.0, name, place).run(tx).await
}

/// Thanks with a reason somebody has not heard of, in groups she is in, the latest last.
pub async fn untold(tx: &Tx, user: UserId) -> sqlx::Result<Vec<Untold>> {
    let rows = sqlx::query!(
        r#"SELECT t.id AS "id!", t.chat AS "chat!", c.title AS "title!", g.name AS "giver?", t.reason AS "reason!", v.name AS "value?"
           FROM thanks t JOIN chats c ON c.id = t.chat AND c.bot_status NOT IN ('left', 'kicked')
                JOIN members m ON m.chat = t.chat AND m.user_id = t.receiver AND m.status NOT IN ('left', 'kicked')
                LEFT JOIN people g ON g.user_id = t.giver LEFT JOIN thanks_values v ON v.id = t.value
           WHERE t.receiver = ? AND t.told = 0 AND t.reason IS NOT NULL ORDER BY t.at, t.id"#,
        user.0
    )
    .all(tx)
    .await?;
    let untold = rows.into_iter().map(|row| Untold {
        id: row.id,
        chat: ChatKey(row.chat),
        group: row.title,
        giver: row.giver,
        reason: row.reason,
        value: row.value,
    });
    Ok(untold.collect())
}

/// When somebody last heard of thanks.
pub async fn last_told(tx: &Tx, user: UserId) -> sqlx::Result<Option<DateTime<Utc>>> {
    sqlx::query_scalar!(
        r#"SELECT max(told_at) AS "at: i64" FROM thanks WHERE receiver = ? AND told_at IS NOT NULL"#,
        user.0
    )
    .one(tx)
    .await
    .map(|at| at.map(instant))
}

/// She heard of these.
pub async fn told(tx: &Tx, ids: &[i64], now: DateTime<Utc>) -> sqlx::Result<()> {
    let (ids, now) = (list(ids)?, seconds(now));
    sqlx::query!("UPDATE thanks SET told = 1, told_at = ? WHERE id IN (SELECT value FROM json_each(?))", now, ids)
        .run(tx)
        .await
}

/// She need not hear of these.
pub async fn need_not_tell(tx: &Tx, ids: &[i64]) -> sqlx::Result<()> {
    let ids = list(ids)?;
    sqlx::query!("UPDATE thanks SET told = 1 WHERE id IN (SELECT value FROM json_each(?))", ids).run(tx).await
}

/// Nobody hears any more of what was said in a group so far.
pub async fn need_not_be_told(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("UPDATE thanks SET told = 1 WHERE chat = ? AND told = 0", chat.0).run(tx).await
}

/// Whether a reaction like this was refused in a group lately.
pub async fn is_refused(tx: &Tx, chat: ChatKey, reaction: &str, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let now = seconds(now);
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM thanks_refused WHERE chat = ? AND reaction = ? AND until > ?) AS "is!: bool""#,
        chat.0,
        reaction,
        now
    )
    .one(tx)
    .await
}

/// None like it is tried until then.
pub async fn refuse(tx: &Tx, chat: ChatKey, reaction: &str, until: DateTime<Utc>) -> sqlx::Result<()> {
    let until = seconds(until);
    sqlx::query!(
        "INSERT INTO thanks_refused (chat, reaction, until) VALUES (?, ?, ?)
         ON CONFLICT (chat) DO UPDATE SET reaction = excluded.reaction, until = excluded.until",
        chat.0,
        reaction,
        until
    )
    .run(tx)
    .await
}

/// The group's messages have new numbers.
pub async fn forget_messages(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("UPDATE thanks SET message_id = NULL WHERE chat = ? AND message_id IS NOT NULL", chat.0).run(tx).await
}

/// Of at most `most` thanks of before `before` it is forgotten under which message they stood.
pub async fn forget_old_messages(tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
    let before = seconds(before);
    sqlx::query!(
        "UPDATE thanks SET message_id = NULL WHERE id IN
           (SELECT id FROM thanks WHERE message_id IS NOT NULL AND at < ? LIMIT ?)",
        before,
        most
    )
    .changes(tx)
    .await
}

/// What somebody gave as reasons in a group is forgotten.
pub async fn forget_reasons(tx: &Tx, chat: ChatKey, giver: UserId) -> sqlx::Result<()> {
    sqlx::query!("UPDATE thanks SET reason = NULL WHERE giver = ? AND chat = ?", giver.0, chat.0).run(tx).await
}

/// Grants points. Returns which.
pub async fn add_grant(
    tx: &Tx,
    chat: ChatKey,
    (granter, receiver): (UserId, UserId),
    (points, reason): (i64, &str),
    (at, month): (DateTime<Utc>, i64),
) -> sqlx::Result<()> {
    let at = seconds(at);
    sqlx::query!(
        "INSERT INTO grants (chat, granter, receiver, points, reason, at, month) VALUES (?, ?, ?, ?, ?, ?, ?)",
        chat.0,
        granter.0,
        receiver.0,
        points,
        reason,
        at,
        month
    )
    .run(tx)
    .await
}

/// What somebody was granted in a month, and what another granted.
pub async fn granted_in_month(
    tx: &Tx,
    chat: ChatKey,
    (granter, receiver): (UserId, UserId),
    month: i64,
) -> sqlx::Result<(i64, i64)> {
    sqlx::query!(
        r#"SELECT coalesce((SELECT sum(points) FROM grants
                            WHERE receiver = ?1 AND chat = ?3 AND month = ?4 AND taken_at IS NULL), 0) AS "received!: i64",
                  coalesce((SELECT sum(points) FROM grants
                            WHERE granter = ?2 AND chat = ?3 AND month = ?4 AND taken_at IS NULL), 0) AS "given!: i64""#,
        receiver.0,
        granter.0,
        chat.0,
        month
    )
    .one(tx)
    .await
    .map(|row| (row.received, row.given))
}

/// The same grant given a moment before: two presses of one button, or a command that came twice.
pub async fn granted_already(
    tx: &Tx,
    chat: ChatKey,
    (granter, receiver): (UserId, UserId),
    (points, reason): (i64, &str),
    since: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let since = seconds(since);
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM grants WHERE receiver = ? AND chat = ? AND granter = ? AND points = ? AND reason = ?
                            AND at >= ? AND taken_at IS NULL) AS "is!: bool""#,
        receiver.0,
        chat.0,
        granter.0,
        points,
        reason,
        since
    )
    .one(tx)
    .await
}

/// A grant of a group.
pub async fn grant(tx: &Tx, chat: ChatKey, id: i64) -> sqlx::Result<Option<Grant>> {
    let row = sqlx::query!(
        r#"SELECT o.id AS "id!", g.name AS "granter_name?", o.receiver AS "receiver!",
                  r.name AS "receiver_name?", coalesce(m.hidden, 0) AS "hidden!: i64", o.points AS "points!",
                  o.reason AS "reason!", o.at AS "at!", o.taken_at AS "taken_at?", t.name AS "taken_by?"
           FROM grants o LEFT JOIN people g ON g.user_id = o.granter LEFT JOIN people r ON r.user_id = o.receiver
                LEFT JOIN people t ON t.user_id = o.taken_by
                LEFT JOIN members m ON m.chat = o.chat AND m.user_id = o.receiver
           WHERE o.id = ? AND o.chat = ?"#,
        id,
        chat.0
    )
    .maybe(tx)
    .await?;
    Ok(row.map(|row| grant!(row)))
}

/// A group's grants, newest first: so many, after leaving out the first.
pub async fn grants(tx: &Tx, chat: ChatKey, most: i64, left_out: i64) -> sqlx::Result<Vec<Grant>> {
    let rows = sqlx::query!(
        r#"SELECT o.id AS "id!", g.name AS "granter_name?", o.receiver AS "receiver!",
                  r.name AS "receiver_name?", coalesce(m.hidden, 0) AS "hidden!: i64", o.points AS "points!",
                  o.reason AS "reason!", o.at AS "at!", o.taken_at AS "taken_at?", t.name AS "taken_by?"
           FROM grants o LEFT JOIN people g ON g.user_id = o.granter LEFT JOIN people r ON r.user_id = o.receiver
                LEFT JOIN people t ON t.user_id = o.taken_by
                LEFT JOIN members m ON m.chat = o.chat AND m.user_id = o.receiver
           WHERE o.chat = ? ORDER BY o.id DESC LIMIT ? OFFSET ?"#,
        chat.0,
        most,
        left_out
    )
    .all(tx)
    .await?;
    Ok(rows.into_iter().map(|row| grant!(row)).collect())
}

/// How many grants there are in a group.
pub async fn how_many_grants(tx: &Tx, chat: ChatKey) -> sqlx::Result<i64> {
    sqlx::query_scalar!("SELECT count(*) FROM grants WHERE chat = ?", chat.0).one(tx).await
}

/// A grant is taken back. [`false`]: it was already.
pub async fn take_grant_back(tx: &Tx, id: i64, by: UserId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let now = seconds(now);
    let changes =
        sqlx::query!("UPDATE grants SET taken_at = ?, taken_by = ? WHERE id = ? AND taken_at IS NULL", now, by.0, id)
            .changes(tx)
            .await?;
    Ok(changes > 0)
}

/// What somebody was granted in a group, and what she granted: points that stand.
pub async fn points_of(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<(i64, i64)> {
    sqlx::query!(
        r#"SELECT coalesce((SELECT sum(points) FROM grants WHERE receiver = ?1 AND chat = ?2 AND taken_at IS NULL), 0)
                    AS "received!: i64",
                  coalesce((SELECT sum(points) FROM grants WHERE granter = ?1 AND chat = ?2 AND taken_at IS NULL), 0)
                    AS "given!: i64""#,
        user.0,
        chat.0
    )
    .one(tx)
    .await
    .map(|row| (row.received, row.given))
}
