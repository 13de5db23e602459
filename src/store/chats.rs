//! Groups: what we know of them and what their managers decided.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use sqlx::types::Json;

use super::{
    ChatKey, Tx, instant,
    rest::Rest,
    run::{Rows as _, Statement as _, list},
    seconds,
};
use crate::{
    telegram::{ChatId, UserId},
    words::Lang,
};

/// A group and its settings.
#[derive(Debug, Clone)]
pub struct Chat {
    /// Within the bot.
    pub key: ChatKey,
    /// At Telegram.
    pub id: ChatId,
    /// Its name, cleaned, not escaped.
    pub title: String,
    /// The language the group hears.
    pub language: Lang,
    /// Its days and hours.
    pub zone: Tz,
    /// Why it exists, in the manager's own words.
    pub goal: Option<String>,
    /// What kind of community it is; [`None`]: nobody said.
    pub community: Option<Community>,
    /// Hours in which nothing unasked is posted.
    pub quiet: QuietHours,
    /// Days on which nothing unasked is posted: bit 0 Monday to bit 6 Sunday.
    pub quiet_days: u8,
    /// When else it is left in peace.
    pub rest: Rest,
    /// Unasked posts a day.
    pub posts_per_day: i64,
    /// Unasked posts in a week of the chat.
    pub posts_per_week: i64,
    /// What we are there.
    pub bot: BotPlace,
    /// Who added us.
    pub added_by: Option<UserId>,
    /// When the list of administrators was last read.
    pub admins_known_at: Option<DateTime<Utc>>,
    /// When a manager finished the setup.
    pub set_up_at: Option<DateTime<Utc>>,
    /// The latest human message.
    pub last_human_at: Option<DateTime<Utc>>,
    /// Since when we know it.
    pub created_at: DateTime<Utc>,
}

impl Chat {
    /// [`Chat::goal`] without breaks.
    #[must_use]
    pub fn goal_in_a_line(&self) -> Option<String> {
        self.goal.as_deref().map(|goal| goal.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// What kind of community a group is: the library chooses by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Community {
    /// Who buys or uses the same thing.
    Customers,
    /// A shared interest.
    Interest,
    /// People who work together.
    Team,
    /// Who carry each other through something.
    Support,
}

impl Community {
    /// All, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Customers, Self::Interest, Self::Team, Self::Support];

    /// As stored, and as in the names of messages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Customers => "customers",
            Self::Interest => "interest",
            Self::Team => "team",
            Self::Support => "support",
        }
    }

    /// From [`Community::code`].
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|community| community.code() == code)
    }
}

/// In whose introductions links may be pressed, and people who are mentioned hear of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Links {
    /// In nobody's
    Nobody,
    /// In those of people the group knows
    Known,
    /// In everybody's
    All,
}

impl Links {
    /// All, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Known, Self::Nobody, Self::All];

    /// As stored and as typed.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Known => "known",
            Self::All => "all",
        }
    }

    /// From [`Links::code`].
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|links| links.code() == code).unwrap_or(Self::Known)
    }
}

/// How often the library's prompts are posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rhythm {
    /// One a week
    Gentle,
    /// One each working day
    Steady,
    /// None
    None,
}

impl Rhythm {
    /// All, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Gentle, Self::Steady, Self::None];

    /// As stored and as written in the configuration.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Gentle => "gentle",
            Self::Steady => "steady",
            Self::None => "none",
        }
    }

    /// From [`Rhythm::code`].
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|rhythm| rhythm.code() == code).unwrap_or(Self::Gentle)
    }
}

/// Minutes after local midnight between which the group is left in peace; equal: never.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuietHours {
    /// First quiet minute.
    pub from: u16,
    /// First minute after.
    pub until: u16,
}

impl QuietHours {
    /// `21:00-09:00`, with the dash that suits.
    #[must_use]
    pub fn range(self, dash: char) -> String {
        let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
        format!("{}{dash}{}", clock(self.from), clock(self.until))
    }

    /// Whether `minute` of the local day is quiet.
    #[must_use]
    pub const fn contains(self, minute: u16) -> bool {
        if self.from <= self.until {
            self.from <= minute && minute < self.until
        } else {
            minute >= self.from || minute < self.until
        }
    }
}

/// What the bot is in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BotPlace {
    /// Not there any more.
    Out,
    /// There without rights.
    Member {
        /// Whether it may write at all.
        can_write: bool,
    },
    /// Administrator.
    Administrator {
        /// Whether it may delete others' messages.
        can_delete: bool,
    },
}

impl BotPlace {
    /// As stored.
    const fn code(self) -> &'static str {
        match self {
            Self::Out => "left",
            Self::Member { .. } => "member",
            Self::Administrator { .. } => "administrator",
        }
    }

    /// Whether it may delete members' messages.
    #[must_use]
    pub const fn can_delete(self) -> bool {
        matches!(self, Self::Administrator { can_delete: true })
    }

    /// Whether it is an administrator: only then does it see reactions, joins in large groups, and all
    /// messages whatever its privacy mode.
    #[must_use]
    pub const fn is_admin(self) -> bool {
        matches!(self, Self::Administrator { .. })
    }

    /// Whether anything can be posted.
    #[must_use]
    pub const fn can_write(self) -> bool {
        matches!(self, Self::Administrator { .. } | Self::Member { can_write: true })
    }
}

struct Row {
    id: i64,
    telegram_id: i64,
    title: String,
    language: String,
    zone: String,
    goal: Option<String>,
    community: Option<String>,
    quiet_from: i64,
    quiet_until: i64,
    quiet_days: i64,
    rest: String,
    posts_per_day: i64,
    posts_per_week: i64,
    bot_status: String,
    bot_can_delete: i64,
    bot_can_write: i64,
    added_by: Option<i64>,
    admins_known_at: Option<i64>,
    set_up_at: Option<i64>,
    last_human_at: Option<i64>,
    created_at: i64,
}

impl From<Row> for Chat {
    fn from(row: Row) -> Self {
        let bot = match row.bot_status.as_str() {
            "administrator" => BotPlace::Administrator { can_delete: row.bot_can_delete != 0 },
            "member" | "restricted" => BotPlace::Member { can_write: row.bot_can_write != 0 },
            _ => BotPlace::Out,
        };
        Self {
            key: ChatKey(row.id),
            id: ChatId(row.telegram_id),
            title: row.title,
            language: row.language.parse().unwrap_or(Lang::En),
            zone: zone_of(&row.zone),
            goal: row.goal,
            community: row.community.as_deref().and_then(Community::from_code),
            quiet: QuietHours {
                from: u16::try_from(row.quiet_from).unwrap_or_default(),
                until: u16::try_from(row.quiet_until).unwrap_or_default(),
            },
            quiet_days: u8::try_from(row.quiet_days).unwrap_or_default(),
            rest: Rest::read(&row.rest),
            posts_per_day: row.posts_per_day,
            posts_per_week: row.posts_per_week,
            bot,
            added_by: row.added_by.map(UserId),
            admins_known_at: row.admins_known_at.map(instant),
            set_up_at: row.set_up_at.map(instant),
            last_human_at: row.last_human_at.map(instant),
            created_at: instant(row.created_at),
        }
    }
}

/// What a group starts with.
#[derive(Debug)]
pub struct NewChat<'a> {
    /// At Telegram.
    pub id: ChatId,
    /// `group` or `supergroup`.
    pub kind: &'a str,
    /// Its name.
    pub title: &'a str,
    /// First guess.
    pub language: Lang,
    /// First guess.
    pub zone: Tz,
    /// Default of the configuration.
    pub quiet: QuietHours,
    /// Default of the configuration.
    pub posts_per_day: i64,
    /// Default of the configuration.
    pub posts_per_week: i64,
}

/// A group by Telegram's id.
pub async fn by_telegram_id(tx: &Tx, id: ChatId) -> sqlx::Result<Option<Chat>> {
    sqlx::query_as!(
        Row,
        "SELECT id, telegram_id, title, language, zone, goal, community, quiet_from, quiet_until,
                quiet_days, rest, posts_per_day, posts_per_week, bot_status, bot_can_delete, bot_can_write, added_by,
                admins_known_at, set_up_at, last_human_at, created_at
         FROM chats WHERE telegram_id = ?",
        id.0
    )
    .maybe(tx)
    .await
    .map(|row| row.map(Chat::from))
}

/// The group that had this id before it became a supergroup.
pub async fn by_former_id(tx: &Tx, id: ChatId) -> sqlx::Result<Option<Chat>> {
    let key = sqlx::query_scalar!("SELECT chat FROM former_ids WHERE telegram_id = ?", id.0).maybe(tx).await?;
    match key {
        Some(key) => by_key(tx, ChatKey(key)).await.map(Some),
        None => Ok(None),
    }
}

fn zone_of(name: &str) -> Tz {
    name.parse().unwrap_or(Tz::UTC)
}

/// Our keys of groups and their names, by Telegram's numbers; those we do not know are left out.
pub async fn named(tx: &Tx, ids: &[ChatId]) -> sqlx::Result<Vec<(ChatId, ChatKey, String)>> {
    let ids = list(ids)?;
    // One row: a row of its own for each would cost more on its way here than finding it.
    let found = sqlx::query_scalar!(
        r#"SELECT json_group_array(json_array(telegram_id, id, title)) AS "found!: Json<Vec<(i64, i64, String)>>"
           FROM chats WHERE telegram_id IN (SELECT value FROM json_each(?))"#,
        ids
    )
    .one(tx)
    .await?;
    Ok(found.0.into_iter().map(|(id, key, title)| (ChatId(id), ChatKey(key), title)).collect())
}

/// The time zones of groups.
pub async fn zones(tx: &Tx, keys: &[ChatKey]) -> sqlx::Result<HashMap<ChatKey, Tz>> {
    let keys = list(keys)?;
    let pairs = sqlx::query_scalar!(
        r#"SELECT json_group_array(json_array(id, zone)) AS "pairs!: Json<Vec<(i64, String)>>"
           FROM chats WHERE id IN (SELECT value FROM json_each(?))"#,
        keys
    )
    .one(tx)
    .await?;
    Ok(pairs.0.into_iter().map(|(key, zone)| (ChatKey(key), zone_of(&zone))).collect())
}

/// A group by our key.
pub async fn by_key(tx: &Tx, key: ChatKey) -> sqlx::Result<Chat> {
    sqlx::query_as!(
        Row,
        "SELECT id, telegram_id, title, language, zone, goal, community, quiet_from, quiet_until,
                quiet_days, rest, posts_per_day, posts_per_week, bot_status, bot_can_delete, bot_can_write, added_by,
                admins_known_at, set_up_at, last_human_at, created_at
         FROM chats WHERE id = ?",
        key.0
    )
    .one(tx)
    .await
    .map(Chat::from)
}

/// Groups in which `user` is an administrator or staff, and we still are.
pub async fn managed_by(tx: &Tx, user: UserId) -> sqlx::Result<Vec<Chat>> {
    sqlx::query_as!(
        Row,
        r#"SELECT c.id AS "id!", c.telegram_id, c.title, c.language, c.zone, c.goal, c.community, c.quiet_from,
                c.quiet_until, c.quiet_days, c.rest, c.posts_per_day, c.posts_per_week, c.bot_status, c.bot_can_delete, c.bot_can_write,
                c.added_by, c.admins_known_at, c.set_up_at, c.last_human_at, c.created_at
         FROM members m JOIN chats c ON c.id = m.chat
         WHERE m.user_id = ?
           AND (m.status IN ('creator', 'administrator') OR (m.staff = 1 AND m.status IN ('member', 'restricted')))
           AND c.bot_status NOT IN ('left', 'kicked')
         ORDER BY c.title, c.id"#,
        user.0
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(Chat::from).collect())
}

/// As [`managed_by`], and those in which she helps with a section, too.
pub async fn helped_by(tx: &Tx, user: UserId) -> sqlx::Result<Vec<Chat>> {
    sqlx::query_as!(
        Row,
        r#"SELECT c.id AS "id!", c.telegram_id, c.title, c.language, c.zone, c.goal, c.community, c.quiet_from,
                c.quiet_until, c.quiet_days, c.rest, c.posts_per_day, c.posts_per_week, c.bot_status, c.bot_can_delete, c.bot_can_write,
                c.added_by, c.admins_known_at, c.set_up_at, c.last_human_at, c.created_at
         FROM members m JOIN chats c ON c.id = m.chat
         WHERE m.user_id = ?
           AND (m.status IN ('creator', 'administrator')
                OR ((m.staff = 1 OR m.sections IS NOT NULL) AND m.status IN ('member', 'restricted')))
           AND c.bot_status NOT IN ('left', 'kicked')
         ORDER BY c.title, c.id"#,
        user.0
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(Chat::from).collect())
}

/// Groups whose administrators were last read before `at`, or, by a clock that was ahead, after `now`: those we are in,
/// and those we are said to have left but have heard of since `at`.
pub async fn with_admins_older_than(tx: &Tx, at: DateTime<Utc>, now: DateTime<Utc>) -> sqlx::Result<Vec<ChatKey>> {
    let (at, now) = (seconds(at), seconds(now));
    sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM chats
           WHERE (bot_status NOT IN ('left', 'kicked') OR last_human_at >= ?1)
             AND coalesce(admins_known_at, 0) NOT BETWEEN ?1 AND ?2
           ORDER BY id"#,
        at,
        now
    )
    .all(tx)
    .await
    .map(|keys| keys.into_iter().map(ChatKey).collect())
}

/// Groups we are in.
pub async fn we_are_in(tx: &Tx) -> sqlx::Result<Vec<Chat>> {
    sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", telegram_id, title, language, zone, goal, community, quiet_from, quiet_until,
                quiet_days, rest, posts_per_day, posts_per_week, bot_status, bot_can_delete, bot_can_write, added_by,
                admins_known_at, set_up_at, last_human_at, created_at
         FROM chats WHERE bot_status NOT IN ('left', 'kicked') ORDER BY id"#
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(Chat::from).collect())
}

/// The numbers a group had before it became a supergroup.
pub async fn former_ids(tx: &Tx, id: ChatId) -> sqlx::Result<Vec<ChatId>> {
    sqlx::query_scalar!(
        r#"SELECT f.telegram_id AS "id!" FROM former_ids f JOIN chats c ON c.id = f.chat WHERE c.telegram_id = ?"#,
        id.0
    )
    .all(tx)
    .await
    .map(|ids| ids.into_iter().map(ChatId).collect())
}

/// Notes a group we did not know. Returns its key.
pub async fn insert(tx: &Tx, new: &NewChat<'_>, now: DateTime<Utc>) -> sqlx::Result<ChatKey> {
    let (language, zone, now) = (new.language.code(), new.zone.name(), seconds(now));
    let kind = if new.kind == "group" { "group" } else { "supergroup" };
    sqlx::query_scalar!(
        r#"INSERT INTO chats (telegram_id, kind, title, language, zone, quiet_from, quiet_until,
                              posts_per_day, posts_per_week, created_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id AS "id!""#,
        new.id.0,
        kind,
        new.title,
        language,
        zone,
        new.quiet.from,
        new.quiet.until,
        new.posts_per_day,
        new.posts_per_week,
        now
    )
    .one(tx)
    .await
    .map(ChatKey)
}

/// The group was renamed.
pub async fn set_title(tx: &Tx, chat: ChatKey, title: &str) -> sqlx::Result<()> {
    sqlx::query!("UPDATE chats SET title = ? WHERE id = ? AND title <> ?", title, chat.0, title).run(tx).await
}

/// What we are in the group has changed.
pub async fn set_bot(tx: &Tx, chat: ChatKey, place: BotPlace) -> sqlx::Result<()> {
    let (status, can_delete, can_write) = (place.code(), place.can_delete(), place.can_write());
    sqlx::query!(
        "UPDATE chats SET bot_status = ?, bot_can_delete = ?, bot_can_write = ? WHERE id = ?",
        status,
        can_delete,
        can_write,
        chat.0
    )
    .run(tx)
    .await
}

/// What we may do there as an administrator, by Telegram's names.
pub async fn set_bot_rights(tx: &Tx, chat: ChatKey, rights: &[&str]) -> sqlx::Result<()> {
    let rights = rights.join(" ");
    sqlx::query!("UPDATE chats SET bot_rights = ?1 WHERE id = ?2 AND bot_rights IS NOT ?1", rights, chat.0)
        .run(tx)
        .await
}

/// Whether we have a right of an administrator there, by Telegram's name; [`None`]: nobody has told us.
pub async fn bot_has(tx: &Tx, chat: ChatKey, right: &str) -> sqlx::Result<Option<bool>> {
    let rights = sqlx::query_scalar!("SELECT bot_rights FROM chats WHERE id = ?", chat.0).maybe(tx).await?.flatten();
    Ok(rights.map(|rights| rights.split(' ').any(|one| one == right)))
}

/// Who added us; with her language and zone as a first guess while nobody has set the group up or chosen these.
pub async fn set_added_by(tx: &Tx, chat: ChatKey, user: UserId, language: Lang, zone: Tz) -> sqlx::Result<()> {
    let (language, zone) = (language.code(), zone.name());
    sqlx::query!(
        "UPDATE chats SET added_by = ?1,
                language = CASE WHEN set_up_at IS NULL AND NOT EXISTS
                    (SELECT 1 FROM settings_log WHERE chat = ?4 AND setting = 'language') THEN ?2 ELSE language END,
                zone = CASE WHEN set_up_at IS NULL AND NOT EXISTS
                    (SELECT 1 FROM settings_log WHERE chat = ?4 AND setting = 'zone') THEN ?3 ELSE zone END
         WHERE id = ?4",
        user.0,
        language,
        zone,
        chat.0
    )
    .run(tx)
    .await
}

/// The list of administrators was just read; [`None`] makes us ask again before it is next needed.
pub async fn set_admins_known(tx: &Tx, chat: ChatKey, at: Option<DateTime<Utc>>) -> sqlx::Result<()> {
    let at = at.map(seconds);
    sqlx::query!("UPDATE chats SET admins_known_at = ? WHERE id = ?", at, chat.0).run(tx).await
}

/// We may have missed who became an administrator, or is one no longer: every list is read again before it is needed.
pub async fn forget_administrators(tx: &Tx) -> sqlx::Result<()> {
    sqlx::query!("UPDATE chats SET admins_known_at = NULL WHERE admins_known_at IS NOT NULL").run(tx).await
}

/// A first guess at the language and zone of a group that is new to us.
pub async fn guess(tx: &Tx, chat: ChatKey, language: Lang, zone: Tz) -> sqlx::Result<()> {
    let (language, zone) = (language.code(), zone.name());
    sqlx::query!("UPDATE chats SET language = ?, zone = ? WHERE id = ?", language, zone, chat.0).run(tx).await
}

/// The language the group hears.
pub async fn set_language(tx: &Tx, chat: ChatKey, language: Lang) -> sqlx::Result<()> {
    let language = language.code();
    sqlx::query!("UPDATE chats SET language = ? WHERE id = ?", language, chat.0).run(tx).await
}

/// The group's zone.
pub async fn set_zone(tx: &Tx, chat: ChatKey, zone: Tz) -> sqlx::Result<()> {
    let zone = zone.name();
    sqlx::query!("UPDATE chats SET zone = ? WHERE id = ?", zone, chat.0).run(tx).await
}

/// Why the group exists; [`None`] forgets it.
pub async fn set_goal(tx: &Tx, chat: ChatKey, goal: Option<&str>) -> sqlx::Result<()> {
    sqlx::query!("UPDATE chats SET goal = ? WHERE id = ?", goal, chat.0).run(tx).await
}

/// What kind of community the group is; [`None`] forgets it.
pub async fn set_community(tx: &Tx, chat: ChatKey, community: Option<Community>) -> sqlx::Result<()> {
    let community = community.map(Community::code);
    sqlx::query!("UPDATE chats SET community = ? WHERE id = ?", community, chat.0).run(tx).await
}

/// The most unasked posts a day and a week.
pub async fn set_posts(tx: &Tx, chat: ChatKey, (per_day, per_week): (i64, i64)) -> sqlx::Result<()> {
    sqlx::query!("UPDATE chats SET posts_per_day = ?, posts_per_week = ? WHERE id = ?", per_day, per_week, chat.0)
        .run(tx)
        .await
}

/// Quiet hours.
pub async fn set_quiet(tx: &Tx, chat: ChatKey, quiet: QuietHours) -> sqlx::Result<()> {
    sqlx::query!("UPDATE chats SET quiet_from = ?, quiet_until = ? WHERE id = ?", quiet.from, quiet.until, chat.0)
        .run(tx)
        .await
}

/// Quiet days: bit 0 Monday to bit 6 Sunday.
pub async fn set_quiet_days(tx: &Tx, chat: ChatKey, days: u8) -> sqlx::Result<()> {
    sqlx::query!("UPDATE chats SET quiet_days = ? WHERE id = ?", days, chat.0).run(tx).await
}

/// Sets what else is quiet.
pub async fn set_rest(tx: &Tx, chat: ChatKey, rest: &Rest) -> sqlx::Result<()> {
    let written = rest.written();
    sqlx::query!("UPDATE chats SET rest = ? WHERE id = ?", written, chat.0).run(tx).await
}

/// A manager finished the setup.
pub async fn set_set_up(tx: &Tx, chat: ChatKey, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!("UPDATE chats SET set_up_at = coalesce(set_up_at, ?) WHERE id = ?", now, chat.0).run(tx).await
}

/// The group's id at Telegram changed; its message ids start again. The former one is remembered.
pub async fn rename(tx: &Tx, chat: ChatKey, new: ChatId) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT OR REPLACE INTO former_ids (telegram_id, chat) SELECT telegram_id, id FROM chats WHERE id = ?",
        chat.0
    )
    .run(tx)
    .await?;
    sqlx::query!(
        "UPDATE chats SET telegram_id = ?, kind = 'supergroup', last_message_id = 0 WHERE id = ?",
        new.0,
        chat.0
    )
    .run(tx)
    .await
}

/// Takes a group we noted under its new id, before we knew it was an old one, out of the way: it keeps its rows
/// but no longer answers to the id. (Its own key, being positive, is no group's id at Telegram.)
pub async fn set_aside(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("UPDATE chats SET telegram_id = id, bot_status = 'left' WHERE id = ?", chat.0).run(tx).await
}
