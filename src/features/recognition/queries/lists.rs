//! Who did most, and who is next to whom.

use crate::{
    features::recognition::rules::{Standing, Sums},
    store::{
        ChatKey, Tx,
        run::{Rows as _, list},
    },
    telegram::UserId,
};

struct Row {
    user_id: i64,
    name: String,
    standing: i64,
    points: i64,
    answered: i64,
    repliers: i64,
    reactions: i64,
    days: i64,
}

impl From<Row> for Standing {
    fn from(row: Row) -> Self {
        let Row { points, answered, repliers, reactions, days, .. } = row;
        let sums = Sums { points, answered, repliers, reactions, days };
        Self { user: row.user_id, name: row.name, standing: row.standing, sums }
    }
}

fn standings(rows: Vec<Row>) -> Vec<Standing> {
    rows.into_iter().map(Standing::from).collect()
}

/// The most active of a month, best first: people in the chat who do not manage it, did not ask to be left off,
/// and were active on `days` days or more. One walk down the index, ending at `most`.
pub async fn best_of_month(tx: &Tx, chat: ChatKey, month: i64, days: i64, most: i64) -> sqlx::Result<Vec<Standing>> {
    sqlx::query_as!(
        Row,
        r#"SELECT s.user_id AS "user_id!", p.name, s.standing AS "standing!", s.points, s.answered, s.repliers, s.reactions, s.days
           FROM scores s
           CROSS JOIN members m ON m.chat = s.chat AND m.user_id = s.user_id
           CROSS JOIN people p ON p.user_id = s.user_id
           WHERE s.chat = ? AND s.month = ? AND s.standing > 0 AND s.days >= ?
             AND m.status IN ('member', 'restricted') AND m.staff = 0 AND m.hidden = 0 AND p.is_bot = 0
           ORDER BY s.standing DESC LIMIT ?"#,
        chat.0,
        month,
        days,
        most
    )
    .all(tx)
    .await
    .map(standings)
}

/// As [`best_of_month`] for several months together. People answered are counted once however many months it
/// was; people who replied are not known for more than a month.
pub async fn best_of_months(tx: &Tx, chat: ChatKey, from: i64, to: i64, most: i64) -> sqlx::Result<Vec<Standing>> {
    sqlx::query_as!(
        Row,
        r#"SELECT s.user_id AS "user_id!", p.name AS "name!", s.standing AS "standing!: i64", 0 AS "points!: i64",
                  (SELECT count(DISTINCT r.author) FROM reply_pairs r
                   WHERE r.chat = ?1 AND r.replier = s.user_id AND r.month BETWEEN ?2 AND ?3) AS "answered!: i64",
                  0 AS "repliers!: i64", s.reactions AS "reactions!: i64", s.days AS "days!: i64"
           FROM (SELECT s.user_id, sum(s.standing) AS standing, sum(s.reactions) AS reactions, sum(s.days) AS days
                 FROM scores s
                 CROSS JOIN members m ON m.chat = s.chat AND m.user_id = s.user_id
                 WHERE s.chat = ?1 AND s.month BETWEEN ?2 AND ?3
                   AND m.status IN ('member', 'restricted') AND m.staff = 0 AND m.hidden = 0
                 GROUP BY s.user_id HAVING sum(s.standing) > 0 ORDER BY 2 DESC LIMIT ?4) s
           CROSS JOIN people p ON p.user_id = s.user_id
           WHERE p.is_bot = 0 ORDER BY s.standing DESC"#,
        chat.0,
        from,
        to,
        most
    )
    .all(tx)
    .await
    .map(standings)
}

/// Names of those who manage the chat and were active in these months, the most active first. Looks at managers and their scores
/// only.
pub async fn active_managers(tx: &Tx, chat: ChatKey, months: &[i64], most: i64) -> sqlx::Result<Vec<String>> {
    let months = list(months)?;
    sqlx::query_scalar!(
        "SELECT p.name FROM members m INDEXED BY members_who_manage
         CROSS JOIN people p ON p.user_id = m.user_id
         CROSS JOIN json_each(?) month
         CROSS JOIN scores s ON s.chat = m.chat AND s.month = month.value AND s.user_id = m.user_id
         WHERE m.chat = ? AND (m.status IN ('creator', 'administrator') OR m.staff = 1)
           AND m.status NOT IN ('left', 'kicked') AND m.hidden = 0 AND p.is_bot = 0
         GROUP BY m.user_id HAVING sum(s.standing) > 0 ORDER BY sum(s.standing) DESC, p.name LIMIT ?",
        months,
        chat.0,
        most
    )
    .all(tx)
    .await
}

/// What the days of everybody who may be listed counted for: who, her name, and turns in tenths.
pub async fn days_of_listed(tx: &Tx, chat: ChatKey, from: i64, to: i64) -> sqlx::Result<Vec<(i64, String, i64)>> {
    sqlx::query!(
        r#"SELECT d.user_id AS "user_id!", p.name AS "name!", d.tenths AS "tenths!"
           FROM day_turns d
           CROSS JOIN members m ON m.chat = d.chat AND m.user_id = d.user_id
           CROSS JOIN people p ON p.user_id = d.user_id
           WHERE d.chat = ? AND d.day BETWEEN ? AND ?
             AND m.status IN ('member', 'restricted') AND m.staff = 0 AND m.hidden = 0 AND p.is_bot = 0"#,
        chat.0,
        from,
        to
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (row.user_id, row.name, row.tenths)).collect())
}

/// Who said something since a day and is in the chat, with her name, by name; bots left out.
pub async fn talked_since(tx: &Tx, chat: ChatKey, day: i64) -> sqlx::Result<Vec<(UserId, String)>> {
    sqlx::query!(
        r#"SELECT DISTINCT p.user_id AS "user_id!", p.name AS "name!"
           FROM day_turns d
           CROSS JOIN members m ON m.chat = d.chat AND m.user_id = d.user_id
           CROSS JOIN people p ON p.user_id = d.user_id
           WHERE d.chat = ? AND d.day >= ? AND m.status NOT IN ('left', 'kicked') AND p.is_bot = 0
           ORDER BY p.name, p.user_id"#,
        chat.0,
        day
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (UserId(row.user_id), row.name)).collect())
}

/// A person's month, whether she is listed or not.
pub async fn month_of_person(tx: &Tx, chat: ChatKey, month: i64, user: UserId) -> sqlx::Result<Option<Standing>> {
    sqlx::query_as!(
        Row,
        r#"SELECT s.user_id AS "user_id!", p.name, s.standing AS "standing!", s.points, s.answered, s.repliers, s.reactions, s.days
           FROM scores s JOIN people p ON p.user_id = s.user_id
           WHERE s.chat = ? AND s.month = ? AND s.user_id = ? AND s.standing > 0"#,
        chat.0,
        month,
        user.0
    )
    .maybe(tx)
    .await
    .map(|row| row.map(Standing::from))
}

/// On how many days somebody talked in each of these months in which she did.
pub async fn days_of_months(tx: &Tx, chat: ChatKey, months: &[i64], user: UserId) -> sqlx::Result<Vec<(i64, i64)>> {
    let months = list(months)?;
    sqlx::query!(
        r#"SELECT s.month AS "month!", s.days AS "days!"
           FROM json_each(?) month
           CROSS JOIN scores s ON s.chat = ? AND s.month = month.value AND s.user_id = ?
           WHERE s.days > 0"#,
        months,
        chat.0,
        user.0
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (row.month, row.days)).collect())
}

/// How many listed people stand higher than `over`, up to `most` itself.
pub async fn how_many_between(tx: &Tx, chat: ChatKey, month: i64, over: i64, most: i64) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        "SELECT count(*) FROM scores s
         CROSS JOIN members m ON m.chat = s.chat AND m.user_id = s.user_id
         WHERE s.chat = ? AND s.month = ? AND s.standing > ? AND s.standing <= ?
           AND m.status IN ('member', 'restricted') AND m.staff = 0 AND m.hidden = 0",
        chat.0,
        month,
        over,
        most
    )
    .one(tx)
    .await
}

/// The listed people right above a standing, nearest first.
pub async fn nearest_above(
    tx: &Tx,
    chat: ChatKey,
    month: i64,
    standing: i64,
    most: i64,
) -> sqlx::Result<Vec<Standing>> {
    sqlx::query_as!(
        Row,
        r#"SELECT s.user_id AS "user_id!", p.name, s.standing AS "standing!", s.points, s.answered, s.repliers, s.reactions, s.days
           FROM scores s
           CROSS JOIN members m ON m.chat = s.chat AND m.user_id = s.user_id
           CROSS JOIN people p ON p.user_id = s.user_id
           WHERE s.chat = ? AND s.month = ? AND s.standing > ?
             AND m.status IN ('member', 'restricted') AND m.staff = 0 AND m.hidden = 0 AND p.is_bot = 0
           ORDER BY s.standing LIMIT ?"#,
        chat.0,
        month,
        standing,
        most
    )
    .all(tx)
    .await
    .map(standings)
}

/// The listed people beside or right below a standing, nearest first, herself left out.
pub async fn nearest_below(
    tx: &Tx,
    chat: ChatKey,
    month: i64,
    me: &Standing,
    most: i64,
) -> sqlx::Result<Vec<Standing>> {
    sqlx::query_as!(
        Row,
        r#"SELECT s.user_id AS "user_id!", p.name, s.standing AS "standing!", s.points, s.answered, s.repliers, s.reactions, s.days
           FROM scores s
           CROSS JOIN members m ON m.chat = s.chat AND m.user_id = s.user_id
           CROSS JOIN people p ON p.user_id = s.user_id
           WHERE s.chat = ? AND s.month = ? AND s.standing BETWEEN 1 AND ? AND s.user_id <> ?
             AND m.status IN ('member', 'restricted') AND m.staff = 0 AND m.hidden = 0 AND p.is_bot = 0
           ORDER BY s.standing DESC LIMIT ?"#,
        chat.0,
        month,
        me.standing,
        me.user,
        most
    )
    .all(tx)
    .await
    .map(standings)
}

/// How many people talked from `first` to `last`, days of its calendar counted from 1970-01-01.
pub async fn talked(tx: &Tx, chat: ChatKey, first: i64, last: i64) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"SELECT count(DISTINCT user_id) AS "n!: i64" FROM day_turns WHERE chat = ? AND day BETWEEN ? AND ?"#,
        chat.0,
        first,
        last
    )
    .one(tx)
    .await
}
