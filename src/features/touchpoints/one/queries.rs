//! What is said on one date instead of what a post would say, and what was shown before it came.

use chrono::{DateTime, NaiveDate, Utc};

use crate::{
    store::{
        ChatKey, Tx,
        run::{Rows as _, Statement as _},
        seconds,
    },
    telegram::{UserId, attachment::Media, marked::Marked},
};

/// Other words for one date.
#[derive(Debug, Clone)]
pub struct Words {
    /// The words; may be empty below a picture.
    pub text: Marked,
    /// What is shown above them.
    pub media: Vec<Media>,
    /// The album of which more parts may come.
    pub album: Option<String>,
}

struct Row {
    text: String,
    marks: Option<String>,
    media: Option<String>,
    album: Option<String>,
}

impl TryFrom<Row> for Words {
    type Error = serde_json::Error;

    fn try_from(row: Row) -> Result<Self, Self::Error> {
        let media = row.media.map(|media| serde_json::from_str(&media)).transpose()?.unwrap_or_default();
        Ok(Self { text: Marked::from_kept(row.text, row.marks.as_deref())?, media, album: row.album })
    }
}

/// What is said on that date, if something else than usual.
pub async fn words(tx: &Tx, touchpoint: i64, day: NaiveDate) -> anyhow::Result<Option<Words>> {
    let day = day.to_string();
    let row = sqlx::query_as!(
        Row,
        "SELECT text, marks, media, album FROM other_words WHERE touchpoint = ? AND day = ?",
        touchpoint,
        day
    )
    .maybe(tx)
    .await?;
    Ok(row.map(Words::try_from).transpose()?)
}

/// This is said on that date.
pub async fn set_words(
    tx: &Tx,
    (chat, touchpoint, day): (ChatKey, i64, NaiveDate),
    words: &Words,
    written_by: Option<UserId>,
) -> anyhow::Result<()> {
    let (text, marks) = (words.text.text(), words.text.marks_to_keep()?);
    let media = (!words.media.is_empty()).then(|| serde_json::to_string(&words.media)).transpose()?;
    let (day, written_by) = (day.to_string(), written_by.map(|user| user.0));
    sqlx::query!(
        "INSERT INTO other_words (touchpoint, day, chat, text, marks, media, album, written_by)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (touchpoint, day) DO UPDATE
         SET text = excluded.text, marks = excluded.marks, media = excluded.media, album = excluded.album,
             written_by = excluded.written_by",
        touchpoint,
        day,
        chat.0,
        text,
        marks,
        media,
        words.album,
        written_by
    )
    .run(tx)
    .await?;
    Ok(())
}

/// The usual is said on that date. [`false`]: it was already.
pub async fn forget_words(tx: &Tx, touchpoint: i64, day: NaiveDate) -> sqlx::Result<bool> {
    let day = day.to_string();
    sqlx::query!("DELETE FROM other_words WHERE touchpoint = ? AND day = ?", touchpoint, day)
        .changes(tx)
        .await
        .map(|changes| changes > 0)
}

/// What was to be said before a date is over.
pub async fn forget_before(tx: &Tx, touchpoint: i64, day: NaiveDate) -> sqlx::Result<()> {
    let day = day.to_string();
    sqlx::query!("DELETE FROM other_words WHERE touchpoint = ? AND day < ?", touchpoint, day).run(tx).await
}

/// All of a group, by touchpoint and date.
pub async fn of_chat(tx: &Tx, chat: ChatKey) -> anyhow::Result<Vec<(i64, NaiveDate, Words)>> {
    let rows = sqlx::query!(
        r#"SELECT touchpoint AS "touchpoint!", day AS "day!", text, marks, media, album
           FROM other_words WHERE chat = ?"#,
        chat.0
    )
    .all(tx)
    .await?;
    let mut all = Vec::new();
    for row in rows {
        let words = Words::try_from(Row { text: row.text, marks: row.marks, media: row.media, album: row.album })?;
        all.push((row.touchpoint, row.day.parse()?, words));
    }
    Ok(all)
}

/// Somebody is shown each before it comes; [`None`]: nobody.
pub async fn set_shown_to(tx: &Tx, touchpoint: i64, user: Option<UserId>) -> sqlx::Result<()> {
    let user = user.map(|user| user.0);
    sqlx::query!("UPDATE touchpoints SET shown_to = ?, shown_for = NULL WHERE id = ?", user, touchpoint).run(tx).await
}

/// Whether somebody is shown each before it comes.
pub async fn has_reader(tx: &Tx, touchpoint: i64) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM touchpoints WHERE id = ? AND shown_to IS NOT NULL AND paused = 0) AS "has!: bool""#,
        touchpoint
    )
    .one(tx)
    .await
}

/// Who is to be shown what is wanted then, if anybody and not yet: one that is moved is shown again.
pub async fn reader(tx: &Tx, touchpoint: i64, wanted: DateTime<Utc>) -> sqlx::Result<Option<UserId>> {
    let wanted = seconds(wanted);
    sqlx::query_scalar!(
        r#"SELECT shown_to AS "user!" FROM touchpoints
           WHERE id = ? AND shown_to IS NOT NULL AND shown_for IS NOT ? AND paused = 0"#,
        touchpoint,
        wanted
    )
    .maybe(tx)
    .await
    .map(|user| user.map(UserId))
}

/// What is wanted then was shown.
pub async fn shown(tx: &Tx, touchpoint: i64, wanted: DateTime<Utc>) -> sqlx::Result<()> {
    let wanted = seconds(wanted);
    sqlx::query!("UPDATE touchpoints SET shown_for = ? WHERE id = ?", wanted, touchpoint).run(tx).await
}
