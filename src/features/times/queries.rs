//! The room's SQL.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::rules::{Form, Marks, Slot};
use crate::{
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, Statement as _},
        seconds,
    },
    telegram::{MessageId, ThreadId, UserId},
};

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Who makes it sees it, and nobody else.
    Draft,
    /// People answer.
    Open,
    /// It waits to be decided.
    Closed,
    /// It is decided.
    Fixed,
}

impl Stage {
    /// As kept, and in the names of messages.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Fixed => "fixed",
        }
    }

    fn of(code: &str) -> Self {
        match code {
            "open" => Self::Open,
            "closed" => Self::Closed,
            "fixed" => Self::Fixed,
            _ => Self::Draft,
        }
    }
}

/// What a time is looked for, and how that stands.
#[derive(Debug, Clone)]
pub struct Poll {
    /// Which, among all groups'.
    pub id: i64,
    /// Where.
    pub chat: ChatKey,
    /// What is to happen.
    pub title: String,
    /// How it stands.
    pub stage: Stage,
    /// Who makes it; [`None`]: an anonymous administrator, or she is forgotten.
    pub made_by: Option<UserId>,
    /// Whose clock its times go by.
    pub zone: Tz,
    /// When it could be, in order.
    pub slots: Vec<Slot>,
    /// How it is held.
    pub form: Form,
    /// Since when it is open.
    pub asked_at: Option<DateTime<Utc>>,
    /// Until when.
    pub closes_at: Option<DateTime<Utc>>,
    /// In which topic it stands.
    pub thread: Option<ThreadId>,
    /// Where it stands.
    pub message: Option<MessageId>,
    /// Where it stood it stands no more, or nobody knows whether it does.
    pub lost: bool,
    /// Which of its times it is.
    pub fixed: Option<usize>,
    /// Since when.
    pub fixed_at: Option<DateTime<Utc>>,
    /// How often another time was chosen since.
    pub changes: i64,
    /// Whether who answered was told.
    pub told: bool,
}

impl Poll {
    /// When one of its times is.
    pub fn at(&self, place: usize) -> Option<DateTime<Utc>> {
        self.slots.get(place).map(|slot| slot.at(self.zone))
    }
}

fn wrong(error: serde_json::Error) -> sqlx::Error {
    sqlx::Error::Decode(error.into())
}

fn written<T: serde::Serialize>(value: &T) -> sqlx::Result<String> {
    serde_json::to_string(value).map_err(|error| sqlx::Error::Encode(error.into()))
}

fn number(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}

/// One by its number among all.
pub async fn by_id(tx: &Tx, id: i64) -> sqlx::Result<Option<Poll>> {
    let row = sqlx::query!(
        r#"SELECT chat, title, stage, made_by, zone, slots, form, asked_at, closes_at, thread_id, message_id,
                  lost AS "lost!: bool", fixed, fixed_at, changes, told AS "told!: bool"
           FROM times WHERE id = ?"#,
        id
    )
    .maybe(tx)
    .await?;
    row.map(|row| {
        Ok(Poll {
            id,
            chat: ChatKey(row.chat),
            title: row.title,
            stage: Stage::of(&row.stage),
            made_by: row.made_by.map(UserId),
            zone: row.zone.parse().unwrap_or(Tz::UTC),
            slots: serde_json::from_str(&row.slots).map_err(wrong)?,
            form: serde_json::from_str(&row.form).map_err(wrong)?,
            asked_at: row.asked_at.map(instant),
            closes_at: row.closes_at.map(instant),
            thread: row.thread_id.map(ThreadId),
            message: row.message_id.map(MessageId),
            lost: row.lost,
            fixed: row.fixed.and_then(|place| usize::try_from(place).ok()),
            fixed_at: row.fixed_at.map(instant),
            changes: row.changes,
            told: row.told,
        })
    })
    .transpose()
}

/// What a new one begins with.
#[derive(Debug)]
pub struct New<'a> {
    /// What is to happen.
    pub title: &'a str,
    /// Who makes it; [`None`]: an anonymous administrator.
    pub made_by: Option<UserId>,
    /// Whose clock its times go by.
    pub zone: Tz,
    /// When it could be, as far as that is said.
    pub slots: &'a [Slot],
    /// How it is held.
    pub form: &'a Form,
    /// In which topic it is to stand.
    pub thread: Option<ThreadId>,
}

/// Begins one. Returns its number among all.
pub async fn add(tx: &Tx, chat: ChatKey, new: &New<'_>, now: DateTime<Utc>) -> sqlx::Result<i64> {
    let (slots, form, now) = (written(&new.slots)?, written(new.form)?, seconds(now));
    let (made_by, zone, thread) = (new.made_by.map(|user| user.0), new.zone.name(), new.thread.map(|thread| thread.0));
    sqlx::query_scalar!(
        r#"INSERT INTO times (chat, title, made_by, made_at, zone, slots, form, thread_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
           RETURNING id AS "id!""#,
        chat.0,
        new.title,
        made_by,
        now,
        zone,
        slots,
        form,
        thread
    )
    .one(tx)
    .await
}

/// What it is made of is this from now on.
pub async fn reshape(tx: &Tx, id: i64, slots: &[Slot], form: &Form) -> sqlx::Result<()> {
    let (slots, form) = (written(&slots)?, written(form)?);
    sqlx::query!("UPDATE times SET slots = ?, form = ? WHERE id = ?", slots, form, id).run(tx).await
}

/// It is called so from now on.
pub async fn rename(tx: &Tx, id: i64, title: &str) -> sqlx::Result<()> {
    sqlx::query!("UPDATE times SET title = ? WHERE id = ?", title, id).run(tx).await
}

/// It is there no more.
pub async fn remove(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM times WHERE id = ?", id).run(tx).await
}

/// It is open from now on, until then, and on its way to the group.
pub async fn opened(
    tx: &Tx,
    id: i64,
    thread: Option<ThreadId>,
    (now, until): (DateTime<Utc>, DateTime<Utc>),
) -> sqlx::Result<()> {
    let (thread, now, until) = (thread.map(|thread| thread.0), seconds(now), seconds(until));
    sqlx::query!(
        "UPDATE times SET stage = 'open', thread_id = ?, message_id = NULL, lost = 0, stale = 0, asked_at = ?, closes_at = ?
         WHERE id = ?",
        thread,
        now,
        until,
        id
    )
    .run(tx)
    .await
}

/// It did not come to the group: as before. What was answered stays.
pub async fn unopened(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE times SET stage = iif(EXISTS (SELECT 1 FROM time_answers WHERE poll = ?1), 'closed', 'draft')
         WHERE id = ?1 AND stage = 'open'",
        id
    )
    .run(tx)
    .await
}

/// The one somebody ([`None`]: an anonymous administrator) makes in a group.
pub async fn draft_of(tx: &Tx, chat: ChatKey, user: Option<UserId>) -> sqlx::Result<Option<i64>> {
    let user = user.map(|user| user.0);
    sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM times WHERE chat = ? AND made_by IS ? AND stage = 'draft' ORDER BY id DESC LIMIT 1"#,
        chat.0,
        user
    )
    .maybe(tx)
    .await
}

/// It is to stand in this topic.
pub async fn set_thread(tx: &Tx, id: i64, thread: Option<ThreadId>) -> sqlx::Result<()> {
    let thread = thread.map(|thread| thread.0);
    sqlx::query!("UPDATE times SET thread_id = ? WHERE id = ?", thread, id).run(tx).await
}

/// It stands there.
pub async fn stands(tx: &Tx, id: i64, message: MessageId) -> sqlx::Result<()> {
    sqlx::query!("UPDATE times SET message_id = ?, lost = 0 WHERE id = ?", message.0, id).run(tx).await
}

/// It is on its way once more.
pub async fn is_not_lost(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE times SET lost = 0 WHERE id = ?", id).run(tx).await
}

/// Where it stood it stands no more.
pub async fn is_lost(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE times SET message_id = NULL, lost = 1 WHERE id = ?", id).run(tx).await
}

/// It waits to be decided. [`false`]: it is not open.
pub async fn close(tx: &Tx, id: i64) -> sqlx::Result<bool> {
    let closed = sqlx::query!("UPDATE times SET stage = 'closed', stale = 1 WHERE id = ? AND stage = 'open'", id);
    Ok(closed.changes(tx).await? > 0)
}

/// It is decided. [`false`]: it was already, by somebody else.
pub async fn fix(tx: &Tx, id: i64, place: usize, by: Option<UserId>, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let (place, by, now) = (number(place), by.map(|user| user.0), seconds(now));
    let fixed = sqlx::query!(
        "UPDATE times SET stage = 'fixed', stale = 1, fixed = ?, fixed_by = ?, fixed_at = ?
         WHERE id = ? AND stage IN ('open', 'closed')",
        place,
        by,
        now,
        id
    );
    Ok(fixed.changes(tx).await? > 0)
}

/// It is another time than was decided. [`false`]: that was changed meanwhile.
pub async fn refix(tx: &Tx, poll: &Poll, place: usize, by: Option<UserId>) -> sqlx::Result<bool> {
    let (place, by) = (number(place), by.map(|user| user.0));
    let fixed = sqlx::query!(
        "UPDATE times SET stale = 1, fixed = ?, fixed_by = ?, changes = changes + 1
         WHERE id = ? AND stage = 'fixed' AND changes = ?",
        place,
        by,
        poll.id,
        poll.changes
    );
    Ok(fixed.changes(tx).await? > 0)
}

/// Who answered is being told.
pub async fn is_told(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE times SET told = 1 WHERE id = ?", id).run(tx).await
}

/// Somebody's answer; one that is there is another from now on.
pub async fn answer(
    tx: &Tx,
    id: i64,
    (chat, user): (ChatKey, UserId),
    marks: &Marks,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let (marks, now) = (marks.written(), seconds(now));
    sqlx::query!(
        "INSERT INTO time_answers (poll, chat, user_id, answers, at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET answers = excluded.answers, at = excluded.at",
        id,
        chat.0,
        user.0,
        marks,
        now
    )
    .run(tx)
    .await?;
    sqlx::query!("UPDATE times SET stale = 1 WHERE id = ?", id).run(tx).await
}

/// What somebody answered.
pub async fn answer_of(tx: &Tx, id: i64, user: UserId) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar!("SELECT answers FROM time_answers WHERE poll = ? AND user_id = ?", id, user.0).maybe(tx).await
}

/// What was answered, and by how many each.
pub async fn answers(tx: &Tx, id: i64) -> sqlx::Result<Vec<(String, i64)>> {
    sqlx::query!(r#"SELECT answers, count(*) AS "people!: i64" FROM time_answers WHERE poll = ? GROUP BY answers"#, id)
        .all(tx)
        .await
        .map(|rows| rows.into_iter().map(|row| (row.answers, row.people)).collect())
}

/// Who answered what: number, name, answer; who answered first comes first. At most so many.
pub async fn named_answers(tx: &Tx, id: i64, most: i64) -> sqlx::Result<Vec<(UserId, String, String)>> {
    sqlx::query!(
        r#"SELECT a.user_id, coalesce(p.name, '') AS "name!: String", a.answers
           FROM time_answers a LEFT JOIN people p ON p.user_id = a.user_id WHERE a.poll = ? ORDER BY a.at, a.user_id LIMIT ?"#,
        id,
        most
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (UserId(row.user_id), row.name, row.answers)).collect())
}

/// Who answered: those after `after`, at most so many.
pub async fn who_answered(tx: &Tx, id: i64, after: UserId, most: i64) -> sqlx::Result<Vec<UserId>> {
    sqlx::query_scalar!(
        r#"SELECT user_id AS "user!: i64" FROM time_answers WHERE poll = ? AND user_id > ? ORDER BY user_id LIMIT ?"#,
        id,
        after.0,
        most
    )
    .all(tx)
    .await
    .map(|users| users.into_iter().map(UserId).collect())
}

/// Whether anybody answered.
pub async fn has_answers(tx: &Tx, id: i64) -> sqlx::Result<bool> {
    sqlx::query_scalar!(r#"SELECT EXISTS (SELECT 1 FROM time_answers WHERE poll = ?) AS "has!: bool""#, id)
        .one(tx)
        .await
}

/// How many a group has, but for drafts, and how many of them are open.
pub async fn how_many(tx: &Tx, chat: ChatKey) -> sqlx::Result<(i64, i64)> {
    let row = sqlx::query!(
        r#"SELECT (SELECT count(*) FROM times WHERE chat = ?1 AND stage <> 'draft') AS "all!: i64",
                  (SELECT count(*) FROM times WHERE chat = ?1 AND stage IN ('open', 'closed') AND stage = 'open') AS "open!: i64""#,
        chat.0
    )
    .one(tx)
    .await?;
    Ok((row.all, row.open))
}

/// Those of a group, but for drafts, the newest first; at most `most`, without the first `skipped`.
pub async fn list(tx: &Tx, chat: ChatKey, most: i64, skipped: i64) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM times WHERE chat = ? AND stage <> 'draft' ORDER BY id DESC LIMIT ? OFFSET ?"#,
        chat.0,
        most,
        skipped
    )
    .all(tx)
    .await
}

/// Those of a group that are not decided.
pub async fn undecided(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM times WHERE chat = ? AND stage IN ('open', 'closed') ORDER BY id"#,
        chat.0
    )
    .all(tx)
    .await
}

/// Its times go by the clock of this zone from now on.
pub async fn set_zone(tx: &Tx, id: i64, zone: Tz) -> sqlx::Result<()> {
    let zone = zone.name();
    sqlx::query!("UPDATE times SET zone = ?, stale = 1 WHERE id = ?", zone, id).run(tx).await
}

/// It closes then.
pub async fn set_close(tx: &Tx, id: i64, at: DateTime<Utc>) -> sqlx::Result<()> {
    let at = seconds(at);
    sqlx::query!("UPDATE times SET closes_at = ? WHERE id = ?", at, id).run(tx).await
}

/// Those of a group that stand there otherwise than they are; at most so many.
pub async fn to_draw(tx: &Tx, chat: ChatKey, most: i64) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM times WHERE chat = ? AND stale = 1 AND message_id IS NOT NULL ORDER BY id LIMIT ?"#,
        chat.0,
        most
    )
    .all(tx)
    .await
}

/// It is drawn.
pub async fn drawn(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE times SET stale = 0 WHERE id = ?", id).run(tx).await
}

/// Somebody's answers in a group go; where they were they are to be drawn no more.
pub async fn leave(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE times SET stale = 1 WHERE id IN (SELECT poll FROM time_answers WHERE user_id = ?1 AND chat = ?2)",
        user.0,
        chat.0
    )
    .run(tx)
    .await?;
    sqlx::query!("DELETE FROM time_answers WHERE user_id = ? AND chat = ?", user.0, chat.0).run(tx).await
}

/// How many somebody answered in a group, and how many she made there.
pub async fn of_person(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<(i64, i64)> {
    let row = sqlx::query!(
        r#"SELECT (SELECT count(*) FROM time_answers WHERE user_id = ?1 AND chat = ?2) AS "answered!: i64",
                  (SELECT count(*) FROM times WHERE made_by = ?1 AND chat = ?2 AND stage <> 'draft') AS "made!: i64""#,
        user.0,
        chat.0
    )
    .one(tx)
    .await?;
    Ok((row.answered, row.made))
}

/// Where they stood in a group they stand no more.
pub async fn forget_messages(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE times SET message_id = NULL, lost = 1, thread_id = NULL WHERE chat = ? AND stage <> 'draft'",
        chat.0
    )
    .run(tx)
    .await
}
