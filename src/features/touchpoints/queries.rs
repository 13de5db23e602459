//! The room's tables.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::{pool::Piece, purpose::Purpose, rules};
use crate::{
    schedule::{posts::Plan, recurrence::Recurrence},
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, Statement as _},
        seconds,
    },
    telegram::{ThreadId, UserId, attachment::Media, marked::Marked},
};

/// A touchpoint.
#[derive(Debug, Clone)]
pub struct Touchpoint {
    /// When. How it stands is put in from the queue of posts.
    pub plan: Plan,
    /// A manager's own, or the library's.
    pub own: bool,
    /// What it is for.
    pub purpose: Purpose,
    /// Where.
    pub chat: ChatKey,
    /// The words of its first piece of content, by which managers know it; empty for the library, and for a picture without
    /// words.
    pub text: Marked,
    /// What is shown above them.
    pub media: Vec<Media>,
    /// All it has to say, in the order it was added; none for the library.
    pub pieces: Vec<Piece>,
    /// Whether its pieces come in another order.
    pub is_shuffled: bool,
    /// Whether its best answer is taken up the day after.
    pub follows_up: bool,
    /// Who wrote it, if known.
    pub created_by: Option<UserId>,
    /// Whether a manager paused it.
    pub paused: bool,
    /// Whether each of them is pinned.
    pub pins: bool,
    /// Who is shown each of them before it comes.
    pub shown_to: Option<UserId>,
}

/// A touchpoint to be added.
#[derive(Debug)]
pub struct New<'a> {
    /// Where.
    pub chat: ChatKey,
    /// A manager's own, or the library's.
    pub own: bool,
    /// When.
    pub recurrence: &'a Recurrence,
    /// What a manager wrote; empty for the library.
    pub text: &'a Marked,
    /// What is shown above it.
    pub media: &'a [Media],
    /// Forum topic.
    pub thread: Option<ThreadId>,
    /// Who wrote it, if known.
    pub created_by: Option<UserId>,
}

struct Row {
    id: i64,
    chat: i64,
    kind: String,
    rule: String,
    thread: Option<i64>,
    created_by: Option<i64>,
    paused: i64,
    above_limits: i64,
    purpose: String,
    is_shuffled: i64,
    pins: i64,
    shown_to: Option<i64>,
    follows_up: i64,
}

struct PieceRow {
    id: i64,
    touchpoint: i64,
    text: String,
    marks: Option<String>,
    media: Option<String>,
    used_at: Option<i64>,
}

impl TryFrom<PieceRow> for Piece {
    type Error = serde_json::Error;

    fn try_from(row: PieceRow) -> Result<Self, Self::Error> {
        let media = row.media.map(|media| serde_json::from_str(&media)).transpose()?.unwrap_or_default();
        let text = Marked::from_kept(row.text, row.marks.as_deref())?;
        Ok(Self { id: row.id, text, media, used_at: row.used_at.map(instant) })
    }
}

impl TryFrom<Row> for Touchpoint {
    type Error = serde_json::Error;

    fn try_from(row: Row) -> Result<Self, Self::Error> {
        let own = row.kind == "own";
        let purpose = Purpose::from_code(&row.purpose);
        let plan = Plan {
            is_promotion: purpose == Purpose::Promotion,
            above_limits: row.above_limits != 0,
            // On a sombre day nobody wants to be cheered up.
            cheerful: purpose == Purpose::Fun,
            thread: row.thread.map(ThreadId),
            ..rules::plan(row.id, own, serde_json::from_str(&row.rule)?)
        };
        Ok(Self {
            plan,
            own,
            purpose,
            chat: ChatKey(row.chat),
            text: Marked::default(),
            media: Vec::new(),
            pieces: Vec::new(),
            is_shuffled: row.is_shuffled != 0,
            follows_up: row.follows_up != 0,
            created_by: row.created_by.map(UserId),
            paused: row.paused != 0,
            pins: row.pins != 0,
            shown_to: row.shown_to.map(UserId),
        })
    }
}

impl Touchpoint {
    fn with(mut self, pieces: Vec<Piece>) -> Self {
        if let Some(first) = pieces.first() {
            (self.text, self.media) = (first.text.clone(), first.media.clone());
        }
        Self { pieces, ..self }
    }
}

/// A piece of content to be added.
#[derive(Debug)]
pub struct NewPiece<'a> {
    /// Its words.
    pub text: &'a Marked,
    /// What is shown above them.
    pub media: &'a [Media],
    /// The album of which more parts may come.
    pub album: Option<&'a str>,
    /// Who added it, if known.
    pub added_by: Option<UserId>,
}

/// Adds a touchpoint. Returns its number.
pub async fn insert(tx: &Tx, new: &New<'_>, now: DateTime<Utc>) -> anyhow::Result<i64> {
    let kind = if new.own { "own" } else { "library" };
    let rule = serde_json::to_string(new.recurrence)?;
    let (thread, created_by) = (new.thread.map(|thread| thread.0), new.created_by.map(|user| user.0));
    let at = seconds(now);
    let id = sqlx::query_scalar!(
        r#"INSERT INTO touchpoints (chat, kind, rule, thread, created_by, created_at)
           VALUES (?, ?, ?, ?, ?, ?) RETURNING id AS "id!""#,
        new.chat.0,
        kind,
        rule,
        thread,
        created_by,
        at
    )
    .one(tx)
    .await?;
    if new.own {
        let piece = NewPiece { text: new.text, media: new.media, album: None, added_by: new.created_by };
        add_piece(tx, (new.chat, id), &piece, now).await?;
    }
    Ok(id)
}

fn media_to_keep(media: &[Media]) -> serde_json::Result<Option<String>> {
    let some = (!media.is_empty()).then_some(media);
    some.map(serde_json::to_string).transpose()
}

/// A touchpoint by its number, without how it stands.
pub async fn by_id(tx: &Tx, id: i64) -> anyhow::Result<Option<Touchpoint>> {
    let row = sqlx::query_as!(
        Row,
        "SELECT id, chat, kind, rule, thread, created_by, paused, above_limits, purpose, is_shuffled, pins, shown_to,
                follows_up
         FROM touchpoints WHERE id = ?",
        id
    )
    .maybe(tx)
    .await?;
    let Some(found) = row.map(Touchpoint::try_from).transpose()? else { return Ok(None) };
    Ok(Some(found.with(pieces_of(tx, id).await?)))
}

/// A group's touchpoints, without how they stand: the library first, then her own in the order they were added.
pub async fn of_chat(tx: &Tx, chat: ChatKey) -> anyhow::Result<Vec<Touchpoint>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", chat, kind, rule, thread, created_by, paused, above_limits, purpose, is_shuffled,
                  pins, shown_to, follows_up
           FROM touchpoints WHERE chat = ? ORDER BY kind = 'own', id"#,
        chat.0
    )
    .all(tx)
    .await?;
    let mut pieces = pieces_of_chat(tx, chat).await?;
    let mut with = |found: Touchpoint| {
        let pieces = pieces.remove(&found.plan.id).unwrap_or_default();
        found.with(pieces)
    };
    let all = rows.into_iter().map(|row| Touchpoint::try_from(row).map(&mut with));
    Ok(all.collect::<Result<_, _>>()?)
}

/// What a touchpoint has to say, in the order it was added.
async fn pieces_of(tx: &Tx, touchpoint: i64) -> anyhow::Result<Vec<Piece>> {
    let rows = sqlx::query_as!(
        PieceRow,
        r#"SELECT id AS "id!", touchpoint, text, marks, media, used_at FROM pieces
           WHERE touchpoint = ? AND removed_at IS NULL ORDER BY id"#,
        touchpoint
    )
    .all(tx)
    .await?;
    Ok(rows.into_iter().map(Piece::try_from).collect::<Result<_, _>>()?)
}

/// What a group's touchpoints have to say, by their numbers.
async fn pieces_of_chat(tx: &Tx, chat: ChatKey) -> anyhow::Result<HashMap<i64, Vec<Piece>>> {
    let rows = sqlx::query_as!(
        PieceRow,
        r#"SELECT id AS "id!", touchpoint, text, marks, media, used_at FROM pieces
           WHERE chat = ? AND removed_at IS NULL ORDER BY id"#,
        chat.0
    )
    .all(tx)
    .await?;
    let mut pieces: HashMap<i64, Vec<Piece>> = HashMap::new();
    for row in rows {
        pieces.entry(row.touchpoint).or_default().push(Piece::try_from(row)?);
    }
    Ok(pieces)
}

/// The piece of a touchpoint that an album became, removed or not.
pub async fn piece_of_album(tx: &Tx, touchpoint: i64, album: &str) -> anyhow::Result<Option<Piece>> {
    let row = sqlx::query_as!(
        PieceRow,
        r#"SELECT id AS "id!", touchpoint, text, marks, media, used_at FROM pieces
           WHERE touchpoint = ? AND album = ? LIMIT 1"#,
        touchpoint,
        album
    )
    .maybe(tx)
    .await?;
    Ok(row.map(Piece::try_from).transpose()?)
}

/// Adds a piece of content to a group's touchpoint. Returns its number.
pub async fn add_piece(
    tx: &Tx,
    (chat, touchpoint): (ChatKey, i64),
    new: &NewPiece<'_>,
    now: DateTime<Utc>,
) -> anyhow::Result<i64> {
    let (text, marks, media) = (new.text.text(), new.text.marks_to_keep()?, media_to_keep(new.media)?);
    let (added_by, now) = (new.added_by.map(|user| user.0), seconds(now));
    let id = sqlx::query_scalar!(
        r#"INSERT INTO pieces (chat, touchpoint, text, marks, media, album, added_by, added_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id AS "id!""#,
        chat.0,
        touchpoint,
        text,
        marks,
        media,
        new.album,
        added_by,
        now
    )
    .one(tx)
    .await?;
    Ok(id)
}

/// Other words and another picture.
pub async fn set_piece(tx: &Tx, id: i64, text: &Marked, media: &[Media]) -> anyhow::Result<()> {
    let (text, marks, media) = (text.text(), text.marks_to_keep()?, media_to_keep(media)?);
    sqlx::query!("UPDATE pieces SET text = ?, marks = ?, media = ? WHERE id = ?", text, marks, media, id)
        .run(tx)
        .await?;
    Ok(())
}

/// It was posted then; [`None`]: it was not.
pub async fn set_used(tx: &Tx, id: i64, at: Option<DateTime<Utc>>) -> sqlx::Result<()> {
    let at = at.map(seconds);
    sqlx::query!("UPDATE pieces SET used_at = ? WHERE id = ?", at, id).run(tx).await
}

/// It comes no more.
pub async fn remove_piece(tx: &Tx, id: i64, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!("UPDATE pieces SET removed_at = ? WHERE id = ?", now, id).run(tx).await
}

/// It comes after all. [`false`]: it is gone for good.
pub async fn keep_piece(tx: &Tx, touchpoint: i64, id: i64) -> sqlx::Result<bool> {
    sqlx::query!("UPDATE pieces SET removed_at = NULL WHERE touchpoint = ? AND id = ?", touchpoint, id)
        .changes(tx)
        .await
        .map(|changes| changes > 0)
}

/// What was removed in a group before `until` is gone for good.
pub async fn purge_pieces(tx: &Tx, chat: ChatKey, until: DateTime<Utc>) -> sqlx::Result<()> {
    let until = seconds(until);
    sqlx::query!("DELETE FROM pieces WHERE chat = ? AND removed_at <= ?", chat.0, until).run(tx).await
}

/// In the order it was added, or in another.
pub async fn set_shuffled(tx: &Tx, id: i64, is_shuffled: bool) -> sqlx::Result<()> {
    sqlx::query!("UPDATE touchpoints SET is_shuffled = ? WHERE id = ?", is_shuffled, id).run(tx).await
}

/// Its best answer is taken up the day after, or not.
pub async fn set_follows_up(tx: &Tx, id: i64, follows_up: bool) -> sqlx::Result<()> {
    sqlx::query!("UPDATE touchpoints SET follows_up = ? WHERE id = ?", follows_up, id).run(tx).await
}

/// Series of the library that are not posted again in a group.
pub async fn retired(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar!("SELECT series FROM retired_series WHERE chat = ?", chat.0).all(tx).await
}

/// A series is not posted again, or is. [`false`]: it was so before.
pub async fn set_retired(tx: &Tx, chat: ChatKey, series: &str, is_retired: bool) -> sqlx::Result<bool> {
    let changes = match is_retired {
        true => {
            sqlx::query!(
                "INSERT INTO retired_series (chat, series) VALUES (?, ?) ON CONFLICT DO NOTHING",
                chat.0,
                series
            )
            .changes(tx)
            .await?
        }
        false => {
            sqlx::query!("DELETE FROM retired_series WHERE chat = ? AND series = ?", chat.0, series).changes(tx).await?
        }
    };
    Ok(changes > 0)
}

/// Another rule.
pub async fn set_rule(tx: &Tx, id: i64, recurrence: &Recurrence) -> anyhow::Result<()> {
    let rule = serde_json::to_string(recurrence)?;
    sqlx::query!("UPDATE touchpoints SET rule = ? WHERE id = ?", rule, id).run(tx).await?;
    Ok(())
}

/// Another rule for a manager's own. What was asked of the times of before is asked no longer.
pub async fn move_own(tx: &Tx, id: i64, recurrence: &Recurrence) -> anyhow::Result<()> {
    let rule = serde_json::to_string(recurrence)?;
    sqlx::query!("UPDATE touchpoints SET rule = ?, above_limits = 0 WHERE id = ?", rule, id).run(tx).await?;
    Ok(())
}

/// Another text.
pub async fn set_text(tx: &Tx, piece: i64, text: &Marked) -> anyhow::Result<()> {
    let (text, marks) = (text.text(), text.marks_to_keep()?);
    sqlx::query!("UPDATE pieces SET text = ?, marks = ? WHERE id = ?", text, marks, piece).run(tx).await?;
    Ok(())
}

/// Another picture; empty: none.
pub async fn set_media(tx: &Tx, piece: i64, media: &[Media]) -> anyhow::Result<()> {
    let media = media_to_keep(media)?;
    sqlx::query!("UPDATE pieces SET media = ? WHERE id = ?", media, piece).run(tx).await?;
    Ok(())
}

/// It is for something else.
pub async fn set_purpose(tx: &Tx, id: i64, purpose: Purpose) -> sqlx::Result<()> {
    let purpose = purpose.code();
    sqlx::query!("UPDATE touchpoints SET purpose = ? WHERE id = ?", purpose, id).run(tx).await
}

/// It is to come even when the limits have no room for it.
pub async fn put_above_limits(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE touchpoints SET above_limits = 1 WHERE id = ?", id).run(tx).await
}

/// Pauses or resumes.
pub async fn set_paused(tx: &Tx, id: i64, paused: bool) -> sqlx::Result<()> {
    sqlx::query!("UPDATE touchpoints SET paused = ? WHERE id = ?", paused, id).run(tx).await
}

/// From now on in General.
pub async fn leave_topic(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE touchpoints SET thread = NULL WHERE id = ?", id).run(tx).await
}

/// Removes a touchpoint. What was decided about it stays in the ledger.
pub async fn delete(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM touchpoints WHERE id = ?", id).run(tx).await
}

/// Groups that should have a library but have none: after an upgrade, or after something that kept failing.
pub async fn chats_without_library(tx: &Tx) -> sqlx::Result<Vec<ChatKey>> {
    sqlx::query_scalar!(
        r#"SELECT c.id AS "chat!" FROM chats c
           LEFT JOIN room_settings s ON s.chat = c.id AND s.room = 'touchpoints' AND s.key = 'rhythm'
           WHERE coalesce(s.value, '') <> 'none' AND c.bot_status NOT IN ('left', 'kicked')
             AND NOT EXISTS (SELECT 1 FROM touchpoints t WHERE t.chat = c.id AND t.kind = 'library')"#
    )
    .all(tx)
    .await
    .map(|keys| keys.into_iter().map(ChatKey).collect())
}

/// No conversation starter was had, and nothing else said, after `now`.
pub async fn forget_after(tx: &Tx, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!("UPDATE prompts_used SET used_at = ?1 WHERE used_at > ?1", now).run(tx).await?;
    sqlx::query!("UPDATE pieces SET used_at = ?1 WHERE used_at > ?1", now).run(tx).await
}

/// Which conversation starters a group has had, and when last.
pub async fn prompts_used(tx: &Tx, chat: ChatKey) -> sqlx::Result<HashMap<String, DateTime<Utc>>> {
    sqlx::query!("SELECT prompt, used_at FROM prompts_used WHERE chat = ?", chat.0)
        .all(tx)
        .await
        .map(|rows| rows.into_iter().map(|row| (row.prompt, instant(row.used_at))).collect())
}

/// The group has had this conversation starter.
pub async fn use_prompt(tx: &Tx, chat: ChatKey, prompt: &str, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "INSERT INTO prompts_used (chat, prompt, used_at) VALUES (?, ?, ?)
         ON CONFLICT (chat, prompt) DO UPDATE SET used_at = excluded.used_at",
        chat.0,
        prompt,
        now
    )
    .run(tx)
    .await
}

/// Why a touchpoint was last skipped, if its latest due time was: when it was due, and the reason's code.
pub async fn last_skip(tx: &Tx, chat: ChatKey, id: i64) -> sqlx::Result<Option<(DateTime<Utc>, String)>> {
    let reference = id.to_string();
    sqlx::query!(
        "SELECT scheduled_for, reason FROM occurrences
         WHERE chat = ? AND room = 'touchpoints' AND ref = ? ORDER BY scheduled_for DESC LIMIT 1",
        chat.0,
        reference
    )
    .maybe(tx)
    .await
    .map(|row| row.and_then(|row| Some((instant(row.scheduled_for), row.reason?))))
}
