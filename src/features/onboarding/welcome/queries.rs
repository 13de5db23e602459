//! The SQL of the welcome's words, its buttons, and who only reads.

use std::collections::HashSet;

use chrono::{DateTime, Utc};

use super::words::Words;
use crate::{
    store::{
        ChatKey, Tx,
        run::{Rows as _, Statement as _, list},
        seconds,
    },
    telegram::{UserId, marked::Marked},
};

/// Words of a welcome, as kept.
#[derive(Debug)]
pub struct Variant {
    /// Its number.
    pub id: i64,
    /// Where it stands in the list.
    pub place: i64,
    /// The words.
    pub words: Words,
}

struct Row {
    id: i64,
    place: i64,
    text: String,
    marks: Option<String>,
    photo: Option<String>,
}

impl Row {
    fn variant(self) -> sqlx::Result<Variant> {
        let text = Marked::from_kept(self.text, self.marks.as_deref()).map_err(|e| sqlx::Error::Decode(e.into()))?;
        Ok(Variant { id: self.id, place: self.place, words: Words { text, photo: self.photo } })
    }
}

/// The words a group's newcomers are greeted with in turn, in the order of the list.
pub async fn variants(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<Variant>> {
    let rows = sqlx::query_as!(
        Row,
        "SELECT id, place, text, marks, photo FROM welcomes WHERE chat = ? AND gone = 0 ORDER BY place, id",
        chat.0
    );
    rows.all(tx).await?.into_iter().map(Row::variant).collect()
}

/// Words by their number, be they taken out meanwhile.
pub async fn variant(tx: &Tx, chat: ChatKey, id: i64) -> sqlx::Result<Option<Variant>> {
    let row = sqlx::query_as!(
        Row,
        "SELECT id, place, text, marks, photo FROM welcomes WHERE chat = ? AND id = ?",
        chat.0,
        id
    );
    row.maybe(tx).await?.map(Row::variant).transpose()
}

/// The words whose turn it is; [`None`]: our own.
pub async fn next(tx: &Tx, chat: ChatKey) -> sqlx::Result<Option<Variant>> {
    let row = sqlx::query_as!(
        Row,
        "SELECT id, place, text, marks, photo FROM welcomes WHERE chat = ? AND gone = 0 ORDER BY used, place, id LIMIT 1",
        chat.0
    );
    row.maybe(tx).await?.map(Row::variant).transpose()
}

/// People were greeted with these words: it is the others' turn.
pub async fn used(tx: &Tx, chat: ChatKey, variant: i64) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE welcomes SET used = (SELECT max(used) + 1 FROM welcomes WHERE chat = ?1) WHERE chat = ?1 AND id = ?2",
        chat.0,
        variant
    )
    .run(tx)
    .await
}

/// Adds words, at the end or in the place of others. Returns their number.
pub async fn add(tx: &Tx, chat: ChatKey, place: Option<i64>, words: &Words) -> sqlx::Result<i64> {
    let (text, photo) = (words.text.text(), words.photo.as_deref());
    let marks = words.text.marks_to_keep().map_err(|e| sqlx::Error::Encode(e.into()))?;
    sqlx::query_scalar!(
        r#"INSERT INTO welcomes (chat, place, text, marks, photo)
           VALUES (?1, coalesce(?2, (SELECT coalesce(max(place), 0) + 1 FROM welcomes WHERE chat = ?1)), ?3, ?4, ?5)
           RETURNING id AS "id!""#,
        chat.0,
        place,
        text,
        marks,
        photo
    )
    .one(tx)
    .await
}

/// Takes words out. Returns whether they were there.
pub async fn take_out(tx: &Tx, chat: ChatKey, id: i64) -> sqlx::Result<bool> {
    let changes = sqlx::query!("UPDATE welcomes SET gone = 1 WHERE chat = ? AND id = ? AND gone = 0", chat.0, id)
        .changes(tx)
        .await?;
    Ok(changes > 0)
}

/// Forgets words that were taken out and of which no greeting stands.
pub async fn forget_taken_out(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!(
        "DELETE FROM welcomes WHERE chat = ?1 AND gone = 1
         AND id NOT IN (SELECT welcome FROM greetings WHERE chat = ?1 AND welcome IS NOT NULL)",
        chat.0
    )
    .run(tx)
    .await
}

/// Words that mention somebody say her name no longer as a link.
pub async fn set_marks(tx: &Tx, id: i64, text: &Marked) -> sqlx::Result<()> {
    let marks = text.marks_to_keep().map_err(|e| sqlx::Error::Encode(e.into()))?;
    sqlx::query!("UPDATE welcomes SET marks = ? WHERE id = ?", marks, id).run(tx).await
}

/// All words of a group, those taken out as well.
pub async fn all(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<Variant>> {
    let rows = sqlx::query_as!(Row, "SELECT id, place, text, marks, photo FROM welcomes WHERE chat = ?", chat.0);
    rows.all(tx).await?.into_iter().map(Row::variant).collect()
}

/// The greeting is of these words.
pub async fn set_words(tx: &Tx, greeting: i64, variant: Option<i64>, has_photo: bool) -> sqlx::Result<()> {
    sqlx::query!("UPDATE greetings SET welcome = ?, photo = ? WHERE id = ?", variant, has_photo, greeting).run(tx).await
}

/// The buttons below a greeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Buttons {
    /// *Introduce yourself*.
    pub introduction: bool,
    /// *Just reading*.
    pub reading: bool,
    /// A link: its label, and where it leads.
    pub link: Option<(String, String)>,
}

impl Default for Buttons {
    fn default() -> Self {
        Self { introduction: true, reading: false, link: None }
    }
}

/// Those of a group.
pub async fn buttons(tx: &Tx, chat: ChatKey) -> sqlx::Result<Buttons> {
    let row = sqlx::query!("SELECT introduction, reading, label, url FROM welcome_buttons WHERE chat = ?", chat.0)
        .maybe(tx)
        .await?;
    Ok(row.map_or_else(Buttons::default, |row| Buttons {
        introduction: row.introduction != 0,
        reading: row.reading != 0,
        link: row.label.zip(row.url),
    }))
}

/// These from now on.
pub async fn set_buttons(tx: &Tx, chat: ChatKey, buttons: &Buttons) -> sqlx::Result<()> {
    let (label, url) = buttons.link.as_ref().map(|(label, url)| (label.as_str(), url.as_str())).unzip();
    sqlx::query!(
        "INSERT INTO welcome_buttons (chat, introduction, reading, label, url) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (chat) DO UPDATE
         SET introduction = excluded.introduction, reading = excluded.reading, label = excluded.label, url = excluded.url",
        chat.0,
        buttons.introduction,
        buttons.reading,
        label,
        url
    )
    .run(tx)
    .await
}

/// She only reads.
pub async fn reads(tx: &Tx, chat: ChatKey, user: UserId, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "INSERT INTO readers (chat, user_id, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        chat.0,
        user.0,
        now
    )
    .run(tx)
    .await
}

/// Whether she said so.
pub async fn only_reads(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM readers WHERE chat = ? AND user_id = ?) AS "reads!: bool""#,
        chat.0,
        user.0
    )
    .one(tx)
    .await
}

/// She has done more than read, or is gone.
pub async fn reads_no_longer(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM readers WHERE chat = ? AND user_id = ?", chat.0, user.0).run(tx).await
}

/// Those who wait to be greeted before everybody, however others are greeted.
pub async fn waiting_openly(tx: &Tx, chat: ChatKey) -> sqlx::Result<HashSet<UserId>> {
    let all =
        sqlx::query_scalar!("SELECT user_id FROM newcomers WHERE chat = ? AND openly = 1", chat.0).all(tx).await?;
    Ok(all.into_iter().map(UserId).collect())
}

/// These could not be greeted alone: they wait to be greeted before everybody.
pub async fn wait_openly(tx: &Tx, chat: ChatKey, users: &[UserId], now: DateTime<Utc>) -> sqlx::Result<()> {
    let (users, now) = (list(users)?, seconds(now));
    sqlx::query!(
        "INSERT INTO newcomers (chat, user_id, came_at, openly) SELECT ?, value, ?, 1 FROM json_each(?) WHERE true
         ON CONFLICT DO UPDATE SET openly = 1",
        chat.0,
        now,
        users
    )
    .run(tx)
    .await
}
