//! The room's SQL.

pub mod dilemmas;
pub mod givers;
pub mod guests;

use chrono::{DateTime, Utc};

use super::{
    partner::Partner,
    rules::{Kind, State},
};
use crate::{
    dispatch::flow::Piece,
    schedule::recurrence::Recurrence,
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, Statement as _},
        seconds,
    },
    telegram::{MessageId, UserId, marked::Marked},
};

/// A series.
#[derive(Debug, Clone)]
pub struct Series {
    /// Its number, and that of its posts.
    pub id: i64,
    /// Where.
    pub chat: ChatKey,
    /// What comes.
    pub kind: Kind,
    /// When.
    pub rule: Recurrence,
    /// Who is asked.
    pub who: Option<UserId>,
    /// Since when.
    pub added_at: DateTime<Utc>,
}

/// One due time of a series.
#[derive(Debug, Clone)]
pub struct Slot {
    /// Of which series.
    pub series: i64,
    /// When.
    pub due: DateTime<Utc>,
    /// Who was asked.
    pub user: Option<UserId>,
    /// How it stands.
    pub state: State,
    /// Whether she was reminded.
    pub reminded: bool,
    /// What she sent.
    pub piece: Option<Piece>,
    /// Whether her name is to stand below it.
    pub is_named: bool,
    /// Whether it may be posted, once somebody who manages the group has said.
    pub approved: Option<bool>,
}

/// Where something of hers stands in a group.
#[derive(Debug, Clone, Copy)]
pub struct Stands {
    /// The message.
    pub message: MessageId,
    /// Since when.
    pub since: DateTime<Utc>,
    /// Whether it is a picture or file.
    pub is_picture: bool,
}

struct Row {
    id: i64,
    chat: i64,
    kind: String,
    rule: String,
    user_id: Option<i64>,
    added_at: i64,
}

impl Row {
    fn read(self) -> anyhow::Result<Option<Series>> {
        let Some(kind) = Kind::from_code(&self.kind) else { return Ok(None) };
        let (rule, who) = (serde_json::from_str(&self.rule)?, self.user_id.map(UserId));
        let added_at = instant(self.added_at);
        Ok(Some(Series { id: self.id, chat: ChatKey(self.chat), kind, rule, who, added_at }))
    }
}

struct SlotRow {
    series: i64,
    due: i64,
    user_id: Option<i64>,
    state: String,
    reminded: i64,
    text: String,
    marks: Option<String>,
    media: Option<String>,
    is_named: i64,
    approved: Option<i64>,
}

impl SlotRow {
    fn read(self) -> anyhow::Result<Slot> {
        let media = self.media.as_deref().map(serde_json::from_str).transpose()?;
        let text = Marked::from_kept(self.text, self.marks.as_deref())?;
        let piece = (media.is_some() || !text.text().is_empty()).then_some(Piece { text, media });
        Ok(Slot {
            series: self.series,
            due: instant(self.due),
            user: self.user_id.map(UserId),
            state: State::from_code(&self.state),
            reminded: self.reminded != 0,
            piece,
            is_named: self.is_named != 0,
            approved: self.approved.map(|approved| approved != 0),
        })
    }
}

/// A group's series, in the order they were begun.
pub async fn of_chat(tx: &Tx, chat: ChatKey) -> anyhow::Result<Vec<Series>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", chat, kind, rule, user_id, added_at FROM series WHERE chat = ? ORDER BY id"#,
        chat.0
    )
    .all(tx)
    .await?;
    rows.into_iter().filter_map(|row| row.read().transpose()).collect()
}

/// One of them.
pub async fn by_id(tx: &Tx, id: i64) -> anyhow::Result<Option<Series>> {
    let row =
        sqlx::query_as!(Row, r#"SELECT id AS "id!", chat, kind, rule, user_id, added_at FROM series WHERE id = ?"#, id)
            .maybe(tx)
            .await?;
    row.map(Row::read).transpose().map(Option::flatten)
}

/// How many series a group has.
pub async fn how_many(tx: &Tx, chat: ChatKey) -> sqlx::Result<i64> {
    sqlx::query_scalar!("SELECT count(*) FROM series WHERE chat = ?", chat.0).one(tx).await
}

/// What is begun.
#[derive(Debug, Clone, Copy)]
pub struct New {
    /// What comes.
    pub kind: Kind,
    /// When.
    pub rule: Recurrence,
    /// Who is asked.
    pub who: Option<UserId>,
    /// Who begins it.
    pub by: Option<UserId>,
}

/// A new series. Returns its number.
pub async fn insert(tx: &Tx, chat: ChatKey, new: &New, now: DateTime<Utc>) -> anyhow::Result<i64> {
    let (kind, rule, now) = (new.kind.code(), serde_json::to_string(&new.rule)?, seconds(now));
    let (who, by) = (new.who.map(|who| who.0), new.by.map(|by| by.0));
    let id = sqlx::query_scalar!(
        r#"INSERT INTO series (chat, kind, rule, user_id, added_by, added_at) VALUES (?, ?, ?, ?, ?, ?)
           RETURNING id AS "id!""#,
        chat.0,
        kind,
        rule,
        who,
        by,
        now
    )
    .one(tx)
    .await?;
    Ok(id)
}

/// What a partner has to say.
pub async fn set_partner(tx: &Tx, id: i64, partner: &Partner) -> anyhow::Result<()> {
    let Partner { name, piece } = partner;
    let (text, marks) = (piece.text.text(), piece.text.marks_to_keep()?);
    let media = piece.media.as_ref().map(serde_json::to_string).transpose()?;
    sqlx::query!(
        "UPDATE series SET title = ?, text = ?, marks = ?, media = ? WHERE id = ?",
        name,
        text,
        marks,
        media,
        id
    )
    .run(tx)
    .await?;
    Ok(())
}

/// What the partner of a series has to say; [`None`]: it has none.
pub async fn partner(tx: &Tx, id: i64) -> anyhow::Result<Option<Partner>> {
    let row = sqlx::query!("SELECT title, text, marks, media FROM series WHERE id = ?", id).maybe(tx).await?;
    let Some(row) = row else { return Ok(None) };
    let Some(name) = row.title else { return Ok(None) };
    let media = row.media.as_deref().map(serde_json::from_str).transpose()?;
    let text = Marked::from_kept(row.text, row.marks.as_deref())?;
    Ok(Some(Partner { name, piece: Piece { text, media } }))
}

/// It ends, with all its times.
pub async fn remove(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM series WHERE id = ?", id).run(tx).await
}

/// Somebody else is asked from now on, or nobody.
pub async fn set_who(tx: &Tx, id: i64, who: Option<UserId>) -> sqlx::Result<()> {
    let who = who.map(|who| who.0);
    sqlx::query!("UPDATE series SET user_id = ? WHERE id = ?", who, id).run(tx).await
}

/// Somebody is asked anew for what has not come yet; what is ready stays.
pub async fn ask_anew(tx: &Tx, series: i64, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "DELETE FROM series_slots WHERE series = ? AND due > ? AND state IN ('asked', 'declined', 'nobody')",
        series,
        now
    )
    .run(tx)
    .await
}

/// One due time, if somebody was to be asked for it already.
pub async fn slot(tx: &Tx, series: i64, due: DateTime<Utc>) -> anyhow::Result<Option<Slot>> {
    let due = seconds(due);
    let row = sqlx::query_as!(
        SlotRow,
        "SELECT series, due, user_id, state, reminded, text, marks, media, is_named, approved FROM series_slots WHERE series = ? AND due = ?",
        series,
        due
    )
    .maybe(tx)
    .await?;
    row.map(SlotRow::read).transpose()
}

/// The due time somebody is asked for in a group: first what she has sent nothing for.
pub async fn open_slot(
    tx: &Tx,
    (chat, user): (ChatKey, UserId),
    kind: Kind,
    now: DateTime<Utc>,
) -> anyhow::Result<Option<Slot>> {
    let (now, kind) = (seconds(now), kind.code());
    let row = sqlx::query_as!(
        SlotRow,
        r#"SELECT series AS "series!", due AS "due!", user_id, state, reminded, text, marks, media, is_named, approved FROM series_slots
         WHERE chat = ? AND user_id = ? AND due > ? AND state IN ('asked', 'told', 'declined')
           AND series IN (SELECT id FROM series WHERE kind = ?)
         ORDER BY state <> 'asked', due LIMIT 1"#,
        chat.0,
        user.0,
        now,
        kind
    )
    .maybe(tx)
    .await?;
    row.map(SlotRow::read).transpose()
}

/// The next tip of a group about which nobody has said yet whether it may be posted.
pub async fn waiting(tx: &Tx, chat: ChatKey, now: DateTime<Utc>) -> anyhow::Result<Option<Slot>> {
    let now = seconds(now);
    let row = sqlx::query_as!(
        SlotRow,
        r#"SELECT series AS "series!", due AS "due!", user_id, state, reminded, text, marks, media, is_named, approved
         FROM series_slots
         WHERE chat = ? AND due > ? AND state = 'told' AND approved IS NULL
           AND series IN (SELECT id FROM series WHERE kind = 'tips')
         ORDER BY due LIMIT 1"#,
        chat.0,
        now
    )
    .maybe(tx)
    .await?;
    row.map(SlotRow::read).transpose()
}

/// Somebody who manages the group said whether it may be posted.
pub async fn set_approved(tx: &Tx, slot: &Slot, approved: bool) -> sqlx::Result<()> {
    let due = seconds(slot.due);
    sqlx::query!("UPDATE series_slots SET approved = ? WHERE series = ? AND due = ?", approved, slot.series, due)
        .run(tx)
        .await
}

/// Whether her name is to stand below it.
pub async fn set_named(tx: &Tx, slot: &Slot) -> sqlx::Result<()> {
    let due = seconds(slot.due);
    sqlx::query!("UPDATE series_slots SET is_named = ? WHERE series = ? AND due = ?", slot.is_named, slot.series, due)
        .run(tx)
        .await
}

/// What somebody was asked for in a group and has not come yet.
pub async fn open_of(tx: &Tx, chat: ChatKey, user: UserId, now: DateTime<Utc>) -> anyhow::Result<Vec<Slot>> {
    let now = seconds(now);
    let rows = sqlx::query_as!(
        SlotRow,
        r#"SELECT series AS "series!", due AS "due!", user_id, state, reminded, text, marks, media, is_named, approved FROM series_slots
         WHERE chat = ? AND user_id = ? AND due > ?"#,
        chat.0,
        user.0,
        now
    )
    .all(tx)
    .await?;
    rows.into_iter().map(SlotRow::read).collect()
}

/// The latest due times of a series, latest first.
pub async fn latest(tx: &Tx, series: i64, most: i64) -> anyhow::Result<Vec<Slot>> {
    let rows = sqlx::query_as!(
        SlotRow,
        "SELECT series, due, user_id, state, reminded, text, marks, media, is_named, approved FROM series_slots WHERE series = ?
         ORDER BY due DESC LIMIT ?",
        series,
        most
    )
    .all(tx)
    .await?;
    rows.into_iter().map(SlotRow::read).collect()
}

/// Somebody is asked for a due time, or ([`None`]) there is nobody.
pub async fn open(tx: &Tx, of: &Series, due: DateTime<Utc>, user: Option<UserId>) -> sqlx::Result<()> {
    let (due, user, state) = (seconds(due), user.map(|user| user.0), if user.is_some() { "asked" } else { "nobody" });
    sqlx::query!(
        "INSERT INTO series_slots (series, chat, due, user_id, state) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (series, due) DO UPDATE SET user_id = ?4, state = ?5, reminded = 0, text = '', marks = NULL,
             media = NULL, is_named = 1, approved = NULL",
        of.id,
        of.chat.0,
        due,
        user,
        state
    )
    .run(tx)
    .await
}

/// She sent something for it.
pub async fn set_piece(tx: &Tx, slot: &Slot, piece: &Piece) -> anyhow::Result<()> {
    let (due, text, marks) = (seconds(slot.due), piece.text.text(), piece.text.marks_to_keep()?);
    let media = piece.media.as_ref().map(serde_json::to_string).transpose()?;
    sqlx::query!(
        "UPDATE series_slots SET state = 'told', text = ?, marks = ?, media = ?, approved = NULL WHERE series = ? AND due = ?",
        text,
        marks,
        media,
        slot.series,
        due
    )
    .run(tx)
    .await?;
    Ok(())
}

/// It stands another way, and what she had sent is kept no longer.
pub async fn set_state(tx: &Tx, series: i64, due: DateTime<Utc>, state: State) -> sqlx::Result<()> {
    let (due, state) = (seconds(due), state.code());
    sqlx::query!(
        "UPDATE series_slots SET state = ?, text = '', marks = NULL, media = NULL WHERE series = ? AND due = ?",
        state,
        series,
        due
    )
    .run(tx)
    .await
}

/// It stands in the group.
pub async fn stands(
    tx: &Tx,
    (series, due): (i64, DateTime<Utc>),
    message: Option<MessageId>,
    is_picture: bool,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let (due, message, now) = (seconds(due), message.map(|message| message.0), seconds(now));
    sqlx::query!(
        "UPDATE series_slots SET message = ?, is_picture = ?, posted_at = ? WHERE series = ? AND due = ?",
        message,
        is_picture,
        now,
        series,
        due
    )
    .run(tx)
    .await
}

/// She was reminded. [`false`]: she was before, or has answered.
pub async fn remind(tx: &Tx, series: i64, due: DateTime<Utc>) -> sqlx::Result<bool> {
    let due = seconds(due);
    sqlx::query!(
        "UPDATE series_slots SET reminded = 1 WHERE series = ? AND due = ? AND state = 'asked' AND reminded = 0",
        series,
        due
    )
    .changes(tx)
    .await
    .map(|n| n > 0)
}

/// The series for which somebody is asked in a group.
pub async fn of_person(tx: &Tx, chat: ChatKey, user: UserId) -> anyhow::Result<Vec<Series>> {
    let all = of_chat(tx, chat).await?;
    Ok(all.into_iter().filter(|one| one.who == Some(user)).collect())
}

/// For how many due times somebody was asked in a group, as far as that is kept.
pub async fn times_asked(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<i64> {
    sqlx::query_scalar!("SELECT count(*) FROM series_slots WHERE chat = ? AND user_id = ?", chat.0, user.0)
        .one(tx)
        .await
}

/// What of hers stands in a group.
pub async fn standing_of(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Vec<Stands>> {
    let rows = sqlx::query!(
        r#"SELECT message AS "message!: i64", coalesce(posted_at, due) AS "since!: i64",
             is_picture AS "is_picture!: bool" FROM series_slots
           WHERE chat = ? AND user_id = ? AND message IS NOT NULL"#,
        chat.0,
        user.0
    )
    .all(tx)
    .await?;
    let stands = rows.into_iter().map(|row| Stands {
        message: MessageId(row.message),
        since: instant(row.since),
        is_picture: row.is_picture,
    });
    Ok(stands.collect())
}

/// Texts of a group that mention somebody do so no longer.
pub async fn mention_no_more(tx: &Tx, chat: ChatKey, user: UserId) -> anyhow::Result<()> {
    let rows =
        sqlx::query!("SELECT series, due, text, marks FROM series_slots WHERE chat = ? AND marks IS NOT NULL", chat.0)
            .all(tx)
            .await?;
    let own =
        sqlx::query!(r#"SELECT id AS "id!", text, marks FROM series WHERE chat = ? AND marks IS NOT NULL"#, chat.0)
            .all(tx)
            .await?;
    for row in own {
        let marks = Marked::from_kept(row.text, row.marks.as_deref())?.without_mention_of(user.0).marks_to_keep()?;
        sqlx::query!("UPDATE series SET marks = ? WHERE id = ?", marks, row.id).run(tx).await?;
    }
    for row in rows {
        let marks = Marked::from_kept(row.text, row.marks.as_deref())?.without_mention_of(user.0).marks_to_keep()?;
        sqlx::query!("UPDATE series_slots SET marks = ? WHERE series = ? AND due = ?", marks, row.series, row.due)
            .run(tx)
            .await?;
    }
    Ok(())
}

/// Where messages of a group stand is not known any more.
pub async fn forget_messages(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("UPDATE series_slots SET message = NULL WHERE chat = ?", chat.0).run(tx).await
}

/// Forgets some of the due times before `before`. Returns how many.
pub async fn forget(tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
    let before = seconds(before);
    sqlx::query!(
        "DELETE FROM series_slots WHERE (series, due) IN (SELECT series, due FROM series_slots WHERE due < ? LIMIT ?)",
        before,
        most
    )
    .changes(tx)
    .await
}

/// Nobody is asked any more for what has not come yet.
pub async fn close_all(tx: &Tx, chat: ChatKey, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "DELETE FROM series_slots WHERE chat = ? AND state IN ('asked', 'told', 'declined', 'nobody') AND due > ?",
        chat.0,
        now
    )
    .run(tx)
    .await
}
