//! Links into groups, and who came by them.

use chrono::{DateTime, Utc};

use crate::{
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, Statement as _, list},
        seconds,
    },
    telegram::UserId,
};

/// A link of ours.
#[derive(Debug, Clone)]
pub struct Link {
    /// Its number.
    pub id: i64,
    /// The member whose it is; [`None`]: of a campaign.
    pub user: Option<UserId>,
    /// What it is called.
    pub name: String,
    /// Its address, once Telegram has made it.
    pub url: Option<String>,
    /// Whether it works no longer.
    pub is_over: bool,
}

struct Row {
    id: i64,
    user_id: Option<i64>,
    name: String,
    url: Option<String>,
    ended_at: Option<i64>,
}

impl From<Row> for Link {
    fn from(row: Row) -> Self {
        let user = row.user_id.map(UserId);
        Self { id: row.id, user, name: row.name, url: row.url, is_over: row.ended_at.is_some() }
    }
}

/// The link of a member that works.
pub async fn of_member(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Option<Link>> {
    sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", user_id, name, url, ended_at FROM invite_links
           WHERE chat = ? AND user_id = ? AND ended_at IS NULL"#,
        chat.0,
        user.0
    )
    .maybe(tx)
    .await
    .map(|row| row.map(Link::from))
}

/// The link of a campaign that works.
pub async fn of_campaign(tx: &Tx, chat: ChatKey, name: &str) -> sqlx::Result<Option<Link>> {
    sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", user_id, name, url, ended_at FROM invite_links
           WHERE chat = ? AND name = ? AND user_id IS NULL AND ended_at IS NULL"#,
        chat.0,
        name
    )
    .maybe(tx)
    .await
    .map(|row| row.map(Link::from))
}

/// One by its number.
pub async fn by_id(tx: &Tx, id: i64) -> sqlx::Result<Option<Link>> {
    sqlx::query_as!(Row, r#"SELECT id AS "id!", user_id, name, url, ended_at FROM invite_links WHERE id = ?"#, id)
        .maybe(tx)
        .await
        .map(|row| row.map(Link::from))
}

/// One by its address, whether it works or not: who came by it is told late.
pub async fn by_url(tx: &Tx, chat: ChatKey, url: &str) -> sqlx::Result<Option<Link>> {
    sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", user_id, name, url, ended_at FROM invite_links WHERE chat = ? AND url = ?"#,
        chat.0,
        url
    )
    .maybe(tx)
    .await
    .map(|row| row.map(Link::from))
}

/// A link that is to be made. Returns its number.
pub async fn insert(tx: &Tx, chat: ChatKey, user: Option<UserId>, name: &str, now: DateTime<Utc>) -> sqlx::Result<i64> {
    let (user, now) = (user.map(|user| user.0), seconds(now));
    sqlx::query_scalar!(
        r#"INSERT INTO invite_links (chat, user_id, name, made_at) VALUES (?, ?, ?, ?) RETURNING id AS "id!""#,
        chat.0,
        user,
        name,
        now
    )
    .one(tx)
    .await
}

/// Telegram has made it.
pub async fn set_url(tx: &Tx, id: i64, url: &str) -> sqlx::Result<()> {
    sqlx::query!("UPDATE invite_links SET url = ? WHERE id = ?", url, id).run(tx).await
}

/// It was not made.
pub async fn remove(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM invite_links WHERE id = ?", id).run(tx).await
}

/// It works no longer.
pub async fn end(tx: &Tx, id: i64, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!("UPDATE invite_links SET ended_at = ? WHERE id = ?", now, id).run(tx).await
}

/// How many campaigns of a group run.
pub async fn campaigns(tx: &Tx, chat: ChatKey) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        "SELECT count(*) FROM invite_links WHERE chat = ? AND user_id IS NULL AND ended_at IS NULL",
        chat.0
    )
    .one(tx)
    .await
}

/// What came of a link.
#[derive(Debug, Clone, Copy, Default)]
pub struct Numbers {
    /// Who came by it for the first time.
    pub came: i64,
    /// Who of them was here two weeks later.
    pub stayed: i64,
    /// Who of them has answered somebody.
    pub answered: i64,
}

/// The same; who came before `since` and has not left before that long had passed has stayed.
pub async fn numbers(tx: &Tx, link: i64, since: DateTime<Utc>) -> sqlx::Result<Numbers> {
    let since = seconds(since);
    sqlx::query!(
        r#"SELECT count(*) AS "came!: i64",
                  count(*) FILTER (WHERE came_at <= ?2 AND (left_at IS NULL OR state = 'stayed')) AS "stayed!: i64",
                  count(answered_at) AS "answered!: i64"
           FROM arrivals WHERE link = ?1"#,
        link,
        since
    )
    .one(tx)
    .await
    .map(|row| Numbers { came: row.came, stayed: row.stayed, answered: row.answered })
}

/// The links of a group with what came of them: those by which most came first.
pub async fn all(
    tx: &Tx,
    chat: ChatKey,
    since: DateTime<Utc>,
    (most, left_out): (i64, i64),
) -> sqlx::Result<Vec<(Link, Numbers)>> {
    let since = seconds(since);
    sqlx::query!(
        r#"SELECT l.id AS "id!", l.user_id, l.name AS "name!", l.url, l.ended_at, count(a.user_id) AS "came!: i64",
                  count(a.user_id) FILTER (WHERE a.came_at <= ?2 AND (a.left_at IS NULL OR a.state = 'stayed'))
                      AS "stayed!: i64",
                  count(a.answered_at) AS "answered!: i64"
           FROM invite_links l LEFT JOIN arrivals a ON a.link = l.id
           WHERE l.chat = ?1 AND l.url IS NOT NULL
           GROUP BY l.id ORDER BY count(a.user_id) DESC, l.id DESC LIMIT ?3 OFFSET ?4"#,
        chat.0,
        since,
        most,
        left_out
    )
    .all(tx)
    .await
    .map(|rows| {
        let link = |row: (i64, Option<i64>, String, Option<String>, Option<i64>)| {
            Link::from(Row { id: row.0, user_id: row.1, name: row.2, url: row.3, ended_at: row.4 })
        };
        rows.into_iter()
            .map(|row| {
                let numbers = Numbers { came: row.came, stayed: row.stayed, answered: row.answered };
                (link((row.id, row.user_id, row.name, row.url, row.ended_at)), numbers)
            })
            .collect()
    })
}

/// How many links a group has.
pub async fn how_many(tx: &Tx, chat: ChatKey) -> sqlx::Result<i64> {
    sqlx::query_scalar!("SELECT count(*) FROM invite_links WHERE chat = ? AND url IS NOT NULL", chat.0).one(tx).await
}

/// Somebody who came by a link.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// Where.
    pub chat: ChatKey,
    /// Who.
    pub user: UserId,
    /// Which, if it is one of ours.
    pub link: Option<i64>,
    /// What it is called.
    pub name: String,
    /// When.
    pub came_at: DateTime<Utc>,
    /// When she first answered somebody.
    pub answered_at: Option<DateTime<Utc>>,
    /// Whether it is not known yet if she stays.
    pub is_pending: bool,
}

/// She has come for the first time. Returns whether that is news.
pub async fn arrived(
    tx: &Tx,
    chat: ChatKey,
    user: UserId,
    (link, name): (Option<i64>, &str),
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let now = seconds(now);
    sqlx::query!(
        "INSERT INTO arrivals (chat, user_id, link, name, came_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        chat.0,
        user.0,
        link,
        name,
        now
    )
    .changes(tx)
    .await
    .map(|changes| changes > 0)
}

/// How she came.
pub async fn arrival(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Option<Arrival>> {
    sqlx::query!(
        r#"SELECT link, name, came_at, answered_at, state = 'pending' AS "is_pending!: bool"
           FROM arrivals WHERE chat = ? AND user_id = ?"#,
        chat.0,
        user.0
    )
    .maybe(tx)
    .await
    .map(|row| {
        row.map(|row| Arrival {
            chat,
            user,
            link: row.link,
            name: row.name,
            came_at: instant(row.came_at),
            answered_at: row.answered_at.map(instant),
            is_pending: row.is_pending,
        })
    })
}

/// These have answered somebody. Returns those of whom it is news, and who came by a link.
pub async fn answered(tx: &Tx, who: &[(ChatKey, UserId)], now: DateTime<Utc>) -> sqlx::Result<Vec<Arrival>> {
    let (who, now) = (list(who)?, seconds(now));
    sqlx::query!(
        r#"UPDATE arrivals SET answered_at = ?2
           WHERE (chat, user_id) IN (SELECT value->>0, value->>1 FROM json_each(?1)) AND answered_at IS NULL
             AND left_at IS NULL
           RETURNING chat AS "chat!", user_id AS "user_id!", link, name AS "name!", came_at AS "came_at!",
                     state = 'pending' AS "is_pending!: bool""#,
        who,
        now
    )
    .all(tx)
    .await
    .map(|rows| {
        rows.into_iter()
            .map(|row| Arrival {
                chat: ChatKey(row.chat),
                user: UserId(row.user_id),
                link: row.link,
                name: row.name,
                came_at: instant(row.came_at),
                answered_at: Some(instant(now)),
                is_pending: row.is_pending,
            })
            .collect()
    })
}

/// She has stayed, and has answered somebody.
pub async fn stayed(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("UPDATE arrivals SET state = 'stayed' WHERE chat = ? AND user_id = ?", chat.0, user.0).run(tx).await
}

/// She has left.
pub async fn left(tx: &Tx, chat: ChatKey, user: UserId, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "UPDATE arrivals SET left_at = ?, state = CASE state WHEN 'pending' THEN 'left' ELSE state END
         WHERE chat = ? AND user_id = ? AND left_at IS NULL",
        now,
        chat.0,
        user.0
    )
    .run(tx)
    .await
}

/// Nobody waits any more for whether they stay.
pub async fn lapse(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("UPDATE arrivals SET state = 'lapsed' WHERE chat = ? AND state = 'pending'", chat.0).run(tx).await
}

/// Who came by her links came by one without a name.
pub async fn forget_inviter(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE arrivals SET name = '', link = NULL
         WHERE link IN (SELECT id FROM invite_links WHERE chat = ? AND user_id = ?)",
        chat.0,
        user.0
    )
    .run(tx)
    .await
}

/// How many came by links since `since`.
pub async fn came_since(tx: &Tx, chat: ChatKey, since: DateTime<Utc>) -> sqlx::Result<i64> {
    let since = seconds(since);
    sqlx::query_scalar!("SELECT count(*) FROM arrivals WHERE chat = ? AND came_at >= ?", chat.0, since).one(tx).await
}

/// Forgets at most `most` of who left before `before`.
pub async fn forget(tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
    let before = seconds(before);
    sqlx::query!(
        "DELETE FROM arrivals WHERE (chat, user_id) IN
           (SELECT chat, user_id FROM arrivals WHERE left_at < ? ORDER BY left_at LIMIT ?)",
        before,
        most
    )
    .changes(tx)
    .await
}
