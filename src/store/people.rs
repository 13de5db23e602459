//! Users and their memberships.

use std::collections::{BTreeSet, HashSet};

use chrono::{DateTime, Utc};

use super::{
    ChatKey, Tx, instant,
    run::{Rows as _, Statement as _, list},
    seconds,
};
use crate::{
    telegram::{UserId, actor::Person, update::Status},
    words::Lang,
};

/// What we know of a person beyond her name.
#[derive(Debug, Clone)]
pub struct Known {
    /// Name fit to be shown.
    pub name: String,
    /// The language to use in private: her choice, else her app's.
    pub language: Option<Lang>,
    /// Her choice.
    pub chosen_language: Option<Lang>,
    /// Whether we may write to her in private.
    pub started: bool,
}

/// Notes a person or what changed about her.
pub async fn upsert(tx: &Tx, person: &Person) -> sqlx::Result<()> {
    let language = person.language.map(Lang::code);
    sqlx::query!(
        "INSERT INTO people (user_id, name, username, is_bot, language) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (user_id) DO UPDATE
         SET name = excluded.name, username = excluded.username, language = coalesce(excluded.language, language)
         WHERE name <> excluded.name OR username IS NOT excluded.username
            OR (excluded.language IS NOT NULL AND language IS NOT excluded.language)",
        person.id.0,
        person.name,
        person.username,
        person.is_bot,
        language
    )
    .run(tx)
    .await
}

/// Somebody's number, name, username, and the language of her app.
pub type Human<'a> = (i64, &'a str, Option<&'a str>, Option<&'a str>);

/// As [`upsert`] for many.
pub async fn upsert_many(tx: &Tx, people: &[Human<'_>]) -> sqlx::Result<()> {
    let people = list(people)?;
    sqlx::query!(
        "INSERT INTO people (user_id, name, username, language)
         SELECT value->>0, value->>1, value->>2, value->>3 FROM jsonb_each(?) WHERE true
         ON CONFLICT (user_id) DO UPDATE
         SET name = excluded.name, username = excluded.username, language = coalesce(excluded.language, language)
         WHERE name <> excluded.name OR username IS NOT excluded.username
            OR (excluded.language IS NOT NULL AND language IS NOT excluded.language)",
        people
    )
    .run(tx)
    .await
}

/// Notes that people are in chats.
pub async fn are_members(tx: &Tx, members: &[(ChatKey, UserId)]) -> sqlx::Result<()> {
    let members = list(members)?;
    sqlx::query!(
        "INSERT INTO members (chat, user_id, status)
         SELECT value->>0, value->>1, 'member' FROM jsonb_each(?) WHERE true
         ON CONFLICT (chat, user_id) DO UPDATE SET status = 'member' WHERE status IN ('left', 'kicked')",
        members
    )
    .run(tx)
    .await
}

/// What we know of a person.
pub async fn known(tx: &Tx, user: UserId) -> sqlx::Result<Option<Known>> {
    sqlx::query!("SELECT name, language, chosen_language, started_at FROM people WHERE user_id = ?", user.0)
        .maybe(tx)
        .await
        .map(|row| {
            row.map(|row| {
                let language = |code: Option<String>| code.and_then(|code| code.parse().ok());
                let chosen_language = language(row.chosen_language);
                Known {
                    name: row.name,
                    language: chosen_language.or_else(|| language(row.language)),
                    chosen_language,
                    started: row.started_at.is_some(),
                }
            })
        })
}

/// Whether the bot may write to her in private: she started it, or blocked it.
pub async fn set_started(tx: &Tx, user: UserId, at: Option<DateTime<Utc>>) -> sqlx::Result<()> {
    let at = at.map(seconds);
    sqlx::query!("UPDATE people SET started_at = ? WHERE user_id = ?", at, user.0).run(tx).await
}

/// The language she chose for private talk.
pub async fn choose_language(tx: &Tx, user: UserId, language: Lang) -> sqlx::Result<()> {
    let language = language.code();
    sqlx::query!("UPDATE people SET chosen_language = ? WHERE user_id = ?", language, user.0).run(tx).await
}

/// A membership as it was before.
#[derive(Debug, Clone)]
pub struct Membership {
    /// Whether she was in the chat.
    pub is_in: bool,
    /// When she last joined, if we saw it.
    pub joined_at: Option<DateTime<Utc>>,
    /// When she last left, if we saw it.
    pub left_at: Option<DateTime<Utc>>,
    /// When she was last greeted.
    pub greeted_at: Option<DateTime<Utc>>,
    /// Whether she asked to be left off leaderboards.
    pub hidden: bool,
    /// Whether she runs the chat: administrator, or named with `/staff` for everything.
    pub manages: bool,
}

/// A membership, if we know of one.
pub async fn membership(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Option<Membership>> {
    sqlx::query!(
        "SELECT status, staff, hidden, joined_at, left_at, greeted_at FROM members WHERE chat = ? AND user_id = ?",
        chat.0,
        user.0
    )
    .maybe(tx)
    .await
    .map(|row| {
        row.map(|row| {
            let is_in = !matches!(row.status.as_str(), "left" | "kicked");
            Membership {
                is_in,
                joined_at: row.joined_at.map(instant),
                left_at: row.left_at.map(instant),
                greeted_at: row.greeted_at.map(instant),
                hidden: row.hidden != 0,
                manages: matches!(row.status.as_str(), "creator" | "administrator") || (row.staff != 0 && is_in),
            }
        })
    })
}

/// She is in the chat now, as `status`; `joined_at` is set when she just came.
pub async fn set_in(
    tx: &Tx,
    chat: ChatKey,
    user: UserId,
    status: Status,
    joined_at: Option<DateTime<Utc>>,
) -> sqlx::Result<()> {
    let (status, joined_at) = (status.code(), joined_at.map(seconds));
    sqlx::query!(
        "INSERT INTO members (chat, user_id, status, joined_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (chat, user_id) DO UPDATE
         SET status = excluded.status, joined_at = coalesce(excluded.joined_at, joined_at)",
        chat.0,
        user.0,
        status,
        joined_at
    )
    .run(tx)
    .await
}

/// Who keeps somebody from writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Muted {
    /// Nobody.
    No = 0,
    /// Somebody else.
    ByOthers = 1,
    /// We do.
    ByUs = 2,
}

/// Whether she may write in the chat, as we were told. Returns whether that is news.
pub async fn set_muted(tx: &Tx, chat: ChatKey, user: UserId, muted: Muted) -> sqlx::Result<bool> {
    let muted = muted as i64;
    sqlx::query!(
        "UPDATE members SET muted = ?3 WHERE chat = ?1 AND user_id = ?2 AND muted <> ?3",
        chat.0,
        user.0,
        muted
    )
    .changes(tx)
    .await
    .map(|changes| changes > 0)
}

/// Whether she may not write in the chat.
pub async fn is_muted(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM members WHERE chat = ? AND user_id = ? AND muted = 1) AS "is_muted!: bool""#,
        chat.0,
        user.0
    )
    .one(tx)
    .await
}

/// She is in the chat; keeps what she is if we knew (a service message does not say it).
pub async fn came(tx: &Tx, chat: ChatKey, user: UserId, at: DateTime<Utc>) -> sqlx::Result<()> {
    let at = seconds(at);
    sqlx::query!(
        "INSERT INTO members (chat, user_id, status, joined_at) VALUES (?1, ?2, 'member', ?3)
         ON CONFLICT (chat, user_id) DO UPDATE
         SET status = CASE WHEN status IN ('left', 'kicked') THEN 'member' ELSE status END, joined_at = ?3",
        chat.0,
        user.0,
        at
    )
    .run(tx)
    .await
}

/// She did something in the chat, so she is in it.
pub async fn came_to_notice(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO members (chat, user_id, status) VALUES (?, ?, 'member')
         ON CONFLICT (chat, user_id) DO UPDATE SET status = 'member' WHERE status IN ('left', 'kicked')",
        chat.0,
        user.0
    )
    .run(tx)
    .await
}

/// She is not in the chat, nor is she staff; she left it at `at`, unless she was out before.
pub async fn left(tx: &Tx, chat: ChatKey, user: UserId, kicked: bool, at: Option<DateTime<Utc>>) -> sqlx::Result<()> {
    let (status, at) = (if kicked { "kicked" } else { "left" }, at.map(seconds));
    sqlx::query!(
        "INSERT INTO members (chat, user_id, status, left_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (chat, user_id) DO UPDATE SET status = ?3, left_at = coalesce(?4, left_at), staff = 0,
             sections = NULL",
        chat.0,
        user.0,
        status,
        at
    )
    .run(tx)
    .await
}

/// Everybody who was an administrator becomes a member; the new list follows.
pub async fn demote_all(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE members SET status = 'member' WHERE chat = ? AND status IN ('creator', 'administrator')",
        chat.0
    )
    .run(tx)
    .await
}

/// Administrators of a chat and those who help with everything, bots left out.
pub async fn managers(tx: &Tx, chat: ChatKey) -> sqlx::Result<HashSet<UserId>> {
    sqlx::query_scalar!(
        "SELECT m.user_id FROM members m JOIN people p ON p.user_id = m.user_id
         WHERE m.chat = ? AND p.is_bot = 0
           AND (m.status IN ('creator', 'administrator') OR (m.staff = 1 AND m.status IN ('member', 'restricted')))",
        chat.0
    )
    .all(tx)
    .await
    .map(|ids| ids.into_iter().map(UserId).collect())
}

/// Those who help with a section, and with nothing else, bots left out.
pub async fn helpers(tx: &Tx, chat: ChatKey, section: &str) -> sqlx::Result<HashSet<UserId>> {
    sqlx::query_scalar!(
        "SELECT m.user_id FROM members m JOIN people p ON p.user_id = m.user_id
         WHERE m.chat = ?1 AND p.is_bot = 0 AND m.sections IS NOT NULL AND m.staff = 0
           AND m.status IN ('member', 'restricted')
           AND EXISTS (SELECT 1 FROM json_each(m.sections) WHERE value = ?2)",
        chat.0,
        section
    )
    .all(tx)
    .await
    .map(|ids| ids.into_iter().map(UserId).collect())
}

/// The groups in which somebody helps with sections, and with nothing else, and with which.
pub async fn sections_of(tx: &Tx, user: UserId) -> sqlx::Result<Vec<(ChatKey, BTreeSet<String>)>> {
    let rows = sqlx::query!(
        "SELECT chat, sections FROM members
         WHERE user_id = ? AND sections IS NOT NULL AND staff = 0 AND status IN ('member', 'restricted')",
        user.0
    )
    .all(tx)
    .await?;
    let sections = |kept: &Option<String>| match Help::stored(0, kept.as_deref()) {
        Help::Sections(sections) => sections,
        Help::Nothing | Help::Everything => BTreeSet::new(),
    };
    Ok(rows.iter().map(|row| (ChatKey(row.chat), sections(&row.sections))).collect())
}

/// What somebody was named for with `/staff`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Help {
    /// For nothing.
    #[default]
    Nothing,
    /// For these rooms.
    Sections(BTreeSet<String>),
    /// For everything.
    Everything,
}

impl Help {
    /// Whether she helps with a room.
    #[must_use]
    pub fn has(&self, room: &str) -> bool {
        match self {
            Self::Nothing => false,
            Self::Sections(sections) => sections.contains(room),
            Self::Everything => true,
        }
    }

    /// As it is kept.
    #[must_use]
    pub fn stored(staff: i64, sections: Option<&str>) -> Self {
        match sections.and_then(|sections| serde_json::from_str::<BTreeSet<String>>(sections).ok()) {
            _ if staff != 0 => Self::Everything,
            Some(sections) if !sections.is_empty() => Self::Sections(sections),
            _ => Self::Nothing,
        }
    }
}

/// What somebody is in a chat, and how well we know.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// Administrator by the list we have.
    pub is_admin: bool,
    /// What she helps with, named with `/staff` and in the chat as far as we know.
    pub helps: Help,
    /// When Telegram was last asked about her.
    pub asked_at: Option<DateTime<Utc>>,
    /// When it last said that she is in the chat; [`None`]: never, or we may have missed that she left since.
    pub vouched_at: Option<DateTime<Utc>>,
}

/// What somebody is in a chat; of a stranger nothing.
pub async fn standing(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Standing> {
    let row = sqlx::query!(
        "SELECT status, staff, sections, asked_at, vouched_at FROM members WHERE chat = ? AND user_id = ?",
        chat.0,
        user.0
    )
    .maybe(tx)
    .await?;
    Ok(row.map_or_else(Standing::default, |row| Standing {
        is_admin: matches!(row.status.as_str(), "creator" | "administrator"),
        helps: match row.status.as_str() {
            "left" | "kicked" => Help::Nothing,
            _ => Help::stored(row.staff, row.sections.as_deref()),
        },
        asked_at: row.asked_at.map(instant),
        vouched_at: row.vouched_at.map(instant),
    }))
}

/// Telegram answered what she is in a chat, or would not: then nobody vouches for her.
pub async fn set_asked(
    tx: &Tx,
    chat: ChatKey,
    user: UserId,
    is_vouched_for: bool,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "UPDATE members SET asked_at = ?1, vouched_at = CASE WHEN ?2 THEN ?1 END WHERE chat = ?3 AND user_id = ?4",
        now,
        is_vouched_for,
        chat.0,
        user.0
    )
    .run(tx)
    .await
}

/// We may have missed who left a chat, or all: Telegram is asked again before somebody is believed.
pub async fn vouch_no_longer(tx: &Tx, chat: Option<ChatKey>) -> sqlx::Result<()> {
    let chat = chat.map(|chat| chat.0);
    sqlx::query!("UPDATE members SET vouched_at = NULL WHERE vouched_at IS NOT NULL AND chat = coalesce(?, chat)", chat)
        .run(tx)
        .await
}

/// What was vouched for before `at`, or, by a clock that was ahead, after `now`, is asked again.
pub async fn vouch_only_since(tx: &Tx, at: DateTime<Utc>, now: DateTime<Utc>) -> sqlx::Result<()> {
    let (at, now) = (seconds(at), seconds(now));
    sqlx::query!(
        "UPDATE members SET vouched_at = NULL WHERE vouched_at IS NOT NULL AND vouched_at NOT BETWEEN ? AND ?",
        at,
        now
    )
    .run(tx)
    .await
}

/// Whether she is an administrator of the chat by Telegram's word.
pub async fn is_admin(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM members WHERE chat = ? AND user_id = ?
                          AND status IN ('creator', 'administrator')) AS "is_admin!: bool""#,
        chat.0,
        user.0
    )
    .one(tx)
    .await
}

/// What somebody was named for, whether she is in the chat or not.
pub async fn helps(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Help> {
    let row = sqlx::query!("SELECT staff, sections FROM members WHERE chat = ? AND user_id = ?", chat.0, user.0)
        .maybe(tx)
        .await?;
    Ok(row.map_or_else(Help::default, |row| Help::stored(row.staff, row.sections.as_deref())))
}

/// Names a member for this, and for nothing else.
pub async fn set_help(tx: &Tx, chat: ChatKey, user: UserId, help: &Help) -> sqlx::Result<()> {
    let staff = *help == Help::Everything;
    let sections = match help {
        Help::Sections(sections) => serde_json::to_string(sections).ok(),
        Help::Nothing | Help::Everything => None,
    };
    sqlx::query!(
        "INSERT INTO members (chat, user_id, status, staff, sections) VALUES (?1, ?2, 'member', ?3, ?4)
         ON CONFLICT (chat, user_id) DO UPDATE SET staff = ?3, sections = ?4",
        chat.0,
        user.0,
        staff,
        sections
    )
    .run(tx)
    .await
}

/// A group she and we are in.
#[derive(Debug)]
pub struct Shared {
    /// Which.
    pub chat: ChatKey,
    /// Its name, not escaped.
    pub title: String,
}

/// Groups we share with her, by name.
pub async fn shared_groups(tx: &Tx, user: UserId) -> sqlx::Result<Vec<Shared>> {
    sqlx::query!(
        r#"SELECT c.id AS "id!", c.title FROM members m JOIN chats c ON c.id = m.chat
           WHERE m.user_id = ? AND m.status NOT IN ('left', 'kicked') AND c.bot_status NOT IN ('left', 'kicked')
           ORDER BY c.title, c.id"#,
        user.0
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| Shared { chat: ChatKey(row.id), title: row.title }).collect())
}

/// Whether she and we are in a group together, as far as is known.
pub async fn shares_a_group(tx: &Tx, user: UserId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM members m JOIN chats c ON c.id = m.chat
                          WHERE m.user_id = ? AND m.status NOT IN ('left', 'kicked')
                            AND c.bot_status NOT IN ('left', 'kicked')) AS "shares!: bool""#,
        user.0
    )
    .one(tx)
    .await
}

/// Whether she manages any group we are in: as administrator, or named with `/staff` for everything.
pub async fn manages_any(tx: &Tx, user: UserId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM members m JOIN chats c ON c.id = m.chat
                          WHERE m.user_id = ?
                            AND (m.status IN ('creator', 'administrator')
                                 OR (m.staff = 1 AND m.status NOT IN ('left', 'kicked')))
                            AND c.bot_status NOT IN ('left', 'kicked')) AS "manages!: bool""#,
        user.0
    )
    .one(tx)
    .await
}

/// Finds a member of a chat by username, as typed after `@`. Nobody if two are known by it: one of them had it before,
/// and we cannot tell which.
pub async fn by_username(tx: &Tx, chat: ChatKey, username: &str) -> sqlx::Result<Option<(UserId, String)>> {
    let found = sqlx::query!(
        "SELECT p.user_id, p.name FROM people p JOIN members m ON m.user_id = p.user_id AND m.chat = ?
         WHERE p.username = ? COLLATE NOCASE AND p.is_bot = 0 LIMIT 2",
        chat.0,
        username
    )
    .all(tx)
    .await?;
    let only = <[_; 1]>::try_from(found).ok();
    Ok(only.map(|[row]| (UserId(row.user_id), row.name)))
}

/// Members of a chat whose name begins so, at most `most`, by name.
pub async fn called(tx: &Tx, chat: ChatKey, name: &str, most: i64) -> sqlx::Result<Vec<(UserId, String)>> {
    sqlx::query!(
        r#"SELECT p.user_id AS "user_id!", p.name FROM people p JOIN members m ON m.user_id = p.user_id AND m.chat = ?1
           WHERE substr(p.name, 1, length(?2)) = ?2 COLLATE NOCASE AND p.is_bot = 0
             AND m.status NOT IN ('left', 'kicked') ORDER BY p.name, p.user_id LIMIT ?3"#,
        chat.0,
        name,
        most
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (UserId(row.user_id), row.name)).collect())
}

/// People who are in a chat, by name: so many, after leaving out the first.
pub async fn in_chat_by_name(tx: &Tx, chat: ChatKey, most: i64, left_out: i64) -> sqlx::Result<Vec<(UserId, String)>> {
    sqlx::query!(
        r#"SELECT p.user_id AS "user_id!", p.name FROM members m JOIN people p ON p.user_id = m.user_id
         WHERE m.chat = ? AND m.status NOT IN ('left', 'kicked') AND p.is_bot = 0
         ORDER BY p.name COLLATE NOCASE, p.user_id LIMIT ? OFFSET ?"#,
        chat.0,
        most,
        left_out
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (UserId(row.user_id), row.name)).collect())
}

/// How many people are in a chat, as far as they are known.
pub async fn how_many_in(tx: &Tx, chat: ChatKey) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        "SELECT count(*) FROM members m JOIN people p ON p.user_id = m.user_id
         WHERE m.chat = ? AND m.status NOT IN ('left', 'kicked') AND p.is_bot = 0",
        chat.0
    )
    .one(tx)
    .await
}

/// Leaves a member off leaderboards, or puts her back.
pub async fn set_hidden(tx: &Tx, chat: ChatKey, user: UserId, hidden: bool) -> sqlx::Result<()> {
    sqlx::query!("UPDATE members SET hidden = ? WHERE chat = ? AND user_id = ?", hidden, chat.0, user.0).run(tx).await
}

/// Members were greeted.
pub async fn set_greeted(tx: &Tx, chat: ChatKey, users: &[UserId], at: DateTime<Utc>) -> sqlx::Result<()> {
    let (users, at) = (list(users)?, seconds(at));
    sqlx::query!(
        "UPDATE members SET greeted_at = ? WHERE chat = ? AND user_id IN (SELECT value FROM json_each(?))",
        at,
        chat.0,
        users
    )
    .run(tx)
    .await
}
