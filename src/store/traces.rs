//! Where somebody may be named in what is kept as it came: updates that could not be handled, requests, buttons about
//! others. No column says whose these are, so they are looked for by her number and username.

use super::{
    ChatKey, Tx,
    run::{Rows as _, Statement as _},
};
use crate::telegram::UserId;

/// By what somebody is found in a text.
#[derive(Debug, Clone)]
pub struct Marks {
    /// Her number, as it is written.
    pub number: String,
    /// Her username in lower case; empty if she has none.
    pub username: String,
}

impl Marks {
    /// Whether a text names her.
    #[must_use]
    pub fn are_in(&self, text: &str) -> bool {
        let is_apart = |c: char| !c.is_ascii_alphanumeric() && c != '_';
        let mut words = text.split(is_apart);
        words.any(|word| word == self.number || (!word.is_empty() && word.eq_ignore_ascii_case(&self.username)))
    }
}

/// Something kept as it came.
#[derive(Debug)]
pub struct Kept {
    /// Its number.
    pub id: i64,
    /// Whether it is an update of Telegram's.
    pub is_update: bool,
    /// As it came.
    pub raw: String,
    /// Why it could not be handled.
    pub error: String,
}

/// Quarantined things of a group, or of all there is, that may name her.
pub async fn quarantined(tx: &Tx, chat: Option<ChatKey>, marks: &Marks) -> sqlx::Result<Vec<Kept>> {
    let chat = chat.map(|chat| chat.0);
    sqlx::query!(
        r#"SELECT id AS "id!", source = 'update' AS "is_update!: bool", raw, error FROM quarantine
           WHERE (instr(raw || ' ' || error, ?1) > 0
                  OR (?2 <> '' AND instr(lower(raw || ' ' || error), ?2) > 0))
             AND (?3 IS NULL OR chat_id IN (SELECT telegram_id FROM chats WHERE id = ?3
                                            UNION ALL SELECT telegram_id FROM former_ids WHERE chat = ?3))"#,
        marks.number,
        marks.username,
        chat
    )
    .all(tx)
    .await
    .map(|rows| {
        rows.into_iter()
            .map(|row| Kept { id: row.id, is_update: row.is_update, raw: row.raw, error: row.error })
            .collect()
    })
}

/// Updates of a group, or of all, that are set aside and may name her.
pub async fn parked(tx: &Tx, chat: Option<ChatKey>, marks: &Marks) -> sqlx::Result<Vec<Kept>> {
    let chat = chat.map(|chat| chat.0);
    sqlx::query!(
        r#"SELECT id AS "id!", raw FROM parked
           WHERE (instr(raw, ?1) > 0 OR (?2 <> '' AND instr(lower(raw), ?2) > 0)) AND chat = coalesce(?3, chat)"#,
        marks.number,
        marks.username,
        chat
    )
    .all(tx)
    .await
    .map(|rows| {
        rows.into_iter().map(|row| Kept { id: row.id, is_update: true, raw: row.raw, error: String::new() }).collect()
    })
}

/// A quarantined update is kept like this from now on; [`None`]: not at all.
pub async fn set_quarantined(tx: &Tx, id: i64, raw: Option<&str>) -> sqlx::Result<()> {
    match raw {
        Some(raw) => sqlx::query!("UPDATE quarantine SET raw = ? WHERE id = ?", raw, id).run(tx).await,
        None => sqlx::query!("DELETE FROM quarantine WHERE id = ?", id).run(tx).await,
    }
}

/// An update that is set aside is kept like this from now on; [`None`]: not at all.
pub async fn set_parked(tx: &Tx, id: i64, raw: Option<&str>) -> sqlx::Result<()> {
    match raw {
        Some(raw) => sqlx::query!("UPDATE parked SET raw = ? WHERE id = ?", raw, id).run(tx).await,
        None => sqlx::query!("DELETE FROM parked WHERE id = ?", id).run(tx).await,
    }
}

/// Forgets the buttons of a group that do something with her, such as ending her help.
pub async fn forget_buttons_about(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<()> {
    let number = user.0.to_string();
    sqlx::query!("DELETE FROM buttons WHERE chat = ? AND instr(action, ?) > 0", chat.0, number).run(tx).await
}

/// That somebody became a helper, or is one no longer, stays written down; who does not.
pub async fn forget_who_helped(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE settings_log SET value = substr(value, 1, 1) WHERE setting = 'staff' AND person = ? AND chat = ?",
        user.0,
        chat.0
    )
    .run(tx)
    .await
}

/// How many requests go to her, or are about her, and are not settled yet.
pub async fn requests_on_their_way(tx: &Tx, user: UserId) -> sqlx::Result<i64> {
    let number = user.0.to_string();
    sqlx::query_scalar!(
        r#"SELECT count(*) AS "n!" FROM outbox WHERE state IN ('pending', 'sending')
           AND (chat_id = ?1 OR instr(request, ?2) > 0 OR instr(coalesce(note, ''), ?2) > 0)"#,
        user.0,
        number
    )
    .one(tx)
    .await
}

/// Of requests that are settled nobody knows any more that they went to her.
pub async fn forget_who_was_written_to(tx: &Tx, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("UPDATE outbox SET chat_id = NULL WHERE chat_id = ? AND settled_at IS NOT NULL", user.0).run(tx).await
}

/// A row that an early version made of her private chat, as if it were a group, has a number of its own from now on.
pub async fn forget_private_chat(tx: &Tx, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("UPDATE chats SET telegram_id = id, title = '…' WHERE telegram_id = ?", user.0).run(tx).await
}

/// What is known of her membership of a group.
#[derive(Debug)]
pub struct Membership {
    /// When she joined, if that was seen. Unix seconds.
    pub joined_at: Option<i64>,
    /// When she left, if that was seen.
    pub left_at: Option<i64>,
    /// Whether she is in the group.
    pub is_in: bool,
    /// Whether she is an administrator at Telegram.
    pub is_admin: bool,
    /// Whether she was named with `/staff`.
    pub helps: bool,
    /// Whether she asked to be left off leaderboards.
    pub hidden: bool,
}

/// What is known of her membership of a group.
pub async fn membership(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Option<Membership>> {
    sqlx::query_as!(
        Membership,
        r#"SELECT joined_at, left_at, status NOT IN ('left', 'kicked') AS "is_in!: bool",
                  status IN ('creator', 'administrator') AS "is_admin!: bool",
                  staff = 1 OR sections IS NOT NULL AS "helps!: bool",
                  hidden = 1 AS "hidden!: bool"
           FROM members WHERE chat = ? AND user_id = ?"#,
        chat.0,
        user.0
    )
    .maybe(tx)
    .await
}

/// What is known of her whatever the group.
#[derive(Debug)]
pub struct Herself {
    /// Her name.
    pub name: String,
    /// Her username.
    pub username: Option<String>,
    /// The language she chose with us.
    pub chosen_language: Option<String>,
    /// When she opened her private chat with us. Unix seconds.
    pub started_at: Option<i64>,
    /// The highest number of a message there.
    pub last_message_id: i64,
}

/// What is known of her whatever the group.
pub async fn herself(tx: &Tx, user: UserId) -> sqlx::Result<Option<Herself>> {
    sqlx::query_as!(
        Herself,
        "SELECT name, username, chosen_language, started_at, last_message_id FROM people WHERE user_id = ?",
        user.0
    )
    .maybe(tx)
    .await
}

/// How many changes of settings in a group are hers.
pub async fn changes_by(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<i64> {
    sqlx::query_scalar!("SELECT count(*) FROM settings_log WHERE user_id = ? AND chat = ?", user.0, chat.0)
        .one(tx)
        .await
}
