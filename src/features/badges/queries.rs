//! The room's SQL.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::rules::Badge;
use crate::{
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, Statement as _, list},
        seconds,
    },
    telegram::UserId,
};

/// How far it is with a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is being asked whether she has one of her own.
    Asked,
    /// It is being put there.
    Given,
    /// It is there.
    Worn,
    /// It is being taken back.
    Returned,
    /// It is there no more, or never was.
    Over,
}

impl State {
    const ALL: [Self; 5] = [Self::Asked, Self::Given, Self::Worn, Self::Returned, Self::Over];

    const fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Given => "given",
            Self::Worn => "worn",
            Self::Returned => "returned",
            Self::Over => "over",
        }
    }
}

/// A tag for a month.
#[derive(Debug, Clone)]
pub struct Tag {
    /// Which month's.
    pub month: i64,
    /// Beside whose name.
    pub user: UserId,
    /// Its words.
    pub tag: String,
    /// How far it is with it.
    pub state: State,
}

/// What is counted of a member.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counted {
    /// Weeks in which she talked.
    pub weeks: i64,
    /// The latest of them.
    pub last_week: i64,
}

/// Badges are given in a group from a day on, and for months from one on. What was noted before stays.
pub async fn begin(tx: &Tx, chat: ChatKey, day: i64, month: i64) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO badge_groups (chat, since, month) VALUES (?, ?, ?)
         ON CONFLICT (chat) DO UPDATE SET month = excluded.month",
        chat.0,
        day,
        month
    )
    .run(tx)
    .await
}

/// Since when badges are given in a group, and the month whose helpers come next.
pub async fn group(tx: &Tx, chat: ChatKey) -> sqlx::Result<Option<(i64, i64)>> {
    sqlx::query!("SELECT since, month FROM badge_groups WHERE chat = ?", chat.0)
        .maybe(tx)
        .await
        .map(|row| row.map(|row| (row.since, row.month)))
}

/// The helpers of the months before this one have theirs.
pub async fn set_month(tx: &Tx, chat: ChatKey, month: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE badge_groups SET month = ? WHERE chat = ?", month, chat.0).run(tx).await
}

/// Gives a badge. [`false`]: she has it.
pub async fn give(
    tx: &Tx,
    (chat, user): (ChatKey, UserId),
    badge: Badge,
    told: bool,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let (badge, now) = (badge.code(), seconds(now));
    sqlx::query!(
        "INSERT INTO badges (chat, user_id, badge, at, told) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        chat.0,
        user.0,
        badge,
        now,
        told
    )
    .changes(tx)
    .await
    .map(|n| n > 0)
}

/// She is to hear of a badge in another way.
pub async fn set_untold(tx: &Tx, chat: ChatKey, user: UserId, badge: &str) -> sqlx::Result<()> {
    sqlx::query!("UPDATE badges SET told = 0 WHERE chat = ? AND user_id = ? AND badge = ?", chat.0, user.0, badge)
        .run(tx)
        .await
}

/// Which of these (group, person, badge) there are.
pub async fn given(tx: &Tx, asked: &[(i64, i64, &str)]) -> sqlx::Result<Vec<(i64, i64, String)>> {
    let asked = list(asked)?;
    sqlx::query!(
        r#"SELECT b.chat AS "chat!: i64", b.user_id AS "user_id!: i64", b.badge AS "badge!: String"
           FROM jsonb_each(?) AS k
           CROSS JOIN badges AS b ON b.chat = k.value->>0 AND b.user_id = k.value->>1 AND b.badge = k.value->>2"#,
        asked
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (row.chat, row.user_id, row.badge)).collect())
}

/// A member's badges, and when she got each, oldest first.
pub async fn of_person(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Vec<(Badge, DateTime<Utc>)>> {
    sqlx::query!(
        r#"SELECT badge AS "badge!", at AS "at!" FROM badges WHERE chat = ? AND user_id = ? ORDER BY at, badge"#,
        chat.0,
        user.0
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().filter_map(|row| Some((Badge::from_code(&row.badge)?, instant(row.at)))).collect())
}

/// The badges of each of these people.
pub async fn of_people(tx: &Tx, chat: ChatKey, users: &[UserId]) -> sqlx::Result<HashMap<UserId, Vec<Badge>>> {
    let users = list(&users.iter().map(|user| user.0).collect::<Vec<_>>())?;
    let rows = sqlx::query!(
        r#"SELECT b.user_id AS "user_id!: i64", b.badge AS "badge!: String" FROM json_each(?2) AS k
           CROSS JOIN badges AS b ON b.chat = ?1 AND b.user_id = k.value"#,
        chat.0,
        users
    )
    .all(tx)
    .await?;
    let mut badges: HashMap<UserId, Vec<Badge>> = HashMap::new();
    for row in rows {
        badges.entry(UserId(row.user_id)).or_default().extend(Badge::from_code(&row.badge));
    }
    Ok(badges)
}

/// Who is to hear of badges, after this one: so many people.
pub async fn untold(tx: &Tx, chat: ChatKey, after: UserId, most: i64) -> sqlx::Result<Vec<UserId>> {
    sqlx::query_scalar!(
        r#"SELECT DISTINCT user_id AS "user_id!" FROM badges WHERE chat = ? AND told = 0 AND user_id > ?
           ORDER BY user_id LIMIT ?"#,
        chat.0,
        after.0,
        most
    )
    .all(tx)
    .await
    .map(|users| users.into_iter().map(UserId).collect())
}

/// What she is to hear of; she does now.
pub async fn tell(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Vec<Badge>> {
    let codes = sqlx::query_scalar!(
        r#"UPDATE badges SET told = 1 WHERE chat = ? AND user_id = ? AND told = 0 RETURNING badge AS "badge!: String""#,
        chat.0,
        user.0
    )
    .all(tx)
    .await?;
    let mut badges: Vec<Badge> = codes.iter().filter_map(|code| Badge::from_code(code)).collect();
    badges.sort_unstable();
    Ok(badges)
}

/// Nobody is to hear of what she has not heard of yet.
pub async fn all_told(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("UPDATE badges SET told = 1 WHERE chat = ? AND told = 0", chat.0).run(tx).await
}

/// How many members of a group have badges, and how many there are.
pub async fn how_many(tx: &Tx, chat: ChatKey) -> sqlx::Result<(i64, i64)> {
    sqlx::query!(
        r#"SELECT count(DISTINCT user_id) AS "people!: i64", count(*) AS "badges!: i64" FROM badges WHERE chat = ?"#,
        chat.0
    )
    .one(tx)
    .await
    .map(|row| (row.people, row.badges))
}

/// What is counted of each of these people, of whom anything is.
pub async fn counted(tx: &Tx, chat: ChatKey, users: &[UserId]) -> sqlx::Result<HashMap<UserId, Counted>> {
    let users = list(&users.iter().map(|user| user.0).collect::<Vec<_>>())?;
    sqlx::query!(
        r#"SELECT b.user_id AS "user_id!: i64", b.weeks AS "weeks!: i64", b.last_week AS "last_week!: i64"
           FROM json_each(?2) AS k CROSS JOIN badge_people AS b ON b.chat = ?1 AND b.user_id = k.value"#,
        chat.0,
        users
    )
    .all(tx)
    .await
    .map(|rows| {
        let counted = |weeks, last_week| Counted { weeks, last_week };
        rows.into_iter().map(|row| (UserId(row.user_id), counted(row.weeks, row.last_week))).collect()
    })
}

/// So much is counted of her now.
pub async fn count(tx: &Tx, chat: ChatKey, user: UserId, counted: Counted) -> sqlx::Result<()> {
    let Counted { weeks, last_week } = counted;
    sqlx::query!(
        "INSERT INTO badge_people (chat, user_id, weeks, last_week, shown) VALUES (?, ?, ?, ?, 0)
         ON CONFLICT (chat, user_id) DO UPDATE SET weeks = excluded.weeks, last_week = excluded.last_week",
        chat.0,
        user.0,
        weeks,
        last_week
    )
    .run(tx)
    .await
}

/// Whether others see her badges.
pub async fn are_shown(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM badge_people WHERE chat = ? AND user_id = ? AND shown = 1) AS "are!: bool""#,
        chat.0,
        user.0
    )
    .one(tx)
    .await
}

/// Others see her badges from now on, or do not.
pub async fn show(tx: &Tx, chat: ChatKey, user: UserId, shown: bool) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO badge_people (chat, user_id, weeks, last_week, shown) VALUES (?1, ?2, 0, -1, ?3)
         ON CONFLICT (chat, user_id) DO UPDATE SET shown = ?3",
        chat.0,
        user.0,
        shown
    )
    .run(tx)
    .await
}

/// Since when each of these people has been in the group, as far as that is known; of those who are in it and are no bots.
pub async fn members(tx: &Tx, chat: ChatKey, users: &[UserId]) -> sqlx::Result<HashMap<UserId, Option<DateTime<Utc>>>> {
    let users = list(&users.iter().map(|user| user.0).collect::<Vec<_>>())?;
    sqlx::query!(
        r#"SELECT m.user_id AS "user_id!: i64", m.joined_at AS "joined_at?: i64" FROM json_each(?2) AS k
           CROSS JOIN members AS m ON m.chat = ?1 AND m.user_id = k.value
           CROSS JOIN people AS p ON p.user_id = m.user_id
           WHERE m.status NOT IN ('left', 'kicked') AND p.is_bot = 0"#,
        chat.0,
        users
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (UserId(row.user_id), row.joined_at.map(instant))).collect())
}

/// The tags of a group that are not over, and those for a month.
pub async fn tags(tx: &Tx, chat: ChatKey, month: i64) -> sqlx::Result<Vec<Tag>> {
    sqlx::query!(
        r#"SELECT month AS "month!", user_id AS "user_id!", tag AS "tag!", state AS "state!" FROM badge_tags
           WHERE chat = ? AND (state <> 'over' OR month = ?) ORDER BY month"#,
        chat.0,
        month
    )
    .all(tx)
    .await
    .map(|rows| {
        let state = |code: &str| State::ALL.into_iter().find(|state| state.code() == code).unwrap_or(State::Over);
        let tags = rows.into_iter().map(|row| Tag {
            month: row.month,
            user: UserId(row.user_id),
            tag: row.tag,
            state: state(&row.state),
        });
        tags.collect()
    })
}

/// A tag for a month is wanted beside this name.
pub async fn want_tag(tx: &Tx, chat: ChatKey, month: i64, user: UserId, tag: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO badge_tags (chat, month, user_id, tag, state) VALUES (?, ?, ?, ?, 'asked')",
        chat.0,
        month,
        user.0,
        tag
    )
    .run(tx)
    .await
}

/// It is so with a tag from now on, if it was so before. [`false`]: it was not.
pub async fn set_tag(tx: &Tx, chat: ChatKey, month: i64, from: State, to: State) -> sqlx::Result<bool> {
    let (from, to) = (from.code(), to.code());
    sqlx::query!("UPDATE badge_tags SET state = ? WHERE chat = ? AND month = ? AND state = ?", to, chat.0, month, from)
        .changes(tx)
        .await
        .map(|n| n > 0)
}

/// No tag for a month is known of any more.
pub async fn forget_tag(tx: &Tx, chat: ChatKey, month: i64) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM badge_tags WHERE chat = ? AND month = ?", chat.0, month).run(tx).await
}

/// The tags that stand beside somebody's name, or may.
pub async fn tags_of(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar!(
        r#"SELECT tag AS "tag!" FROM badge_tags WHERE user_id = ? AND chat = ? AND state IN ('given', 'worn', 'returned')"#,
        user.0,
        chat.0
    )
    .all(tx)
    .await
}
