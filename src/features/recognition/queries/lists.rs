//! Who did most, and who is next to whom.
//!
//! Each board has an index of its own, and each list is one walk down it that ends as soon as enough people were found. Who
//! is not to be listed is passed over on the way.

use chrono::{DateTime, Utc};

use crate::{
    features::recognition::{
        rules::{Standing, Sums},
        spans::Span,
        worth::Board,
    },
    store::{
        ChatKey, Tx,
        run::{Rows as _, list},
        seconds,
    },
    telegram::UserId,
};

struct Row {
    user_id: i64,
    name: String,
    standing: i64,
    talk: i64,
    response: i64,
    liked: i64,
    answered: i64,
    repliers: i64,
    reactions: i64,
    days: i64,
    weeks: i64,
    starts: i64,
    thanks: i64,
    granted: i64,
}

impl From<Row> for Standing {
    fn from(row: Row) -> Self {
        let Row { user_id: user, name, standing, talk, response, liked, answered, repliers, reactions, days, .. } = row;
        let Row { weeks, starts, thanks, granted, .. } = row;
        let sums = Sums { talk, response, liked, answered, repliers, reactions, days, weeks, starts, thanks, granted };
        Self { user, name, standing, sums }
    }
}

fn standings(rows: Vec<Row>) -> Vec<Standing> {
    rows.into_iter().map(Standing::from).collect()
}

/// A query for people of a span with what they did: what the order goes by, the tables they are walked through in, and
/// which of them.
macro_rules! people {
    ($order:tt, $index:tt, $which:tt, $($value:expr),+) => {
        sqlx::query_as!(
            Row,
            r#"SELECT s.user_id AS "user_id!", p.name AS "name!", "# + $order + r#" AS "standing!: i64", s.talk AS "talk!",
                      s.response AS "response!", s.liked AS "liked!", s.answered AS "answered!",
                      s.repliers AS "repliers!", s.reactions AS "reactions!", s.days AS "days!", s.weeks AS "weeks!",
                      s.starts AS "starts!", s.thanks AS "thanks!", s.granted AS "granted!"
               FROM tallies s INDEXED BY "# + $index + r#"
               CROSS JOIN members m ON m.chat = s.chat AND m.user_id = s.user_id
               CROSS JOIN people p ON p.user_id = s.user_id
               WHERE m.status IN ('member', 'restricted') AND m.staff = 0 AND m.hidden = 0 AND p.is_bot = 0
                 AND s.chat = ? AND s.span = ? AND "# + $which,
            $($value),+
        )
    };
}

/// How many of the same stand higher, counted up to a number.
macro_rules! above {
    ($index:tt, $which:tt, $($value:expr),+) => {
        sqlx::query_scalar!(
            r#"SELECT count(*) AS "n!: i64" FROM (
                 SELECT 1 FROM tallies s INDEXED BY "# + $index + r#"
                 CROSS JOIN members m ON m.chat = s.chat AND m.user_id = s.user_id
                 CROSS JOIN people p ON p.user_id = s.user_id
                 WHERE m.status IN ('member', 'restricted') AND m.staff = 0 AND m.hidden = 0 AND p.is_bot = 0
                   AND s.chat = ? AND s.span = ? AND "# + $which + r#" LIMIT ?)"#,
            $($value),+
        )
    };
}

/// Who is looked for on a board.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Of what time.
    pub span: Span,
    /// Active on so many days, at least.
    pub days: i64,
    /// Newcomers joined after this.
    pub new_since: DateTime<Utc>,
    /// So many.
    pub most: i64,
}

/// A board, best first: people in the chat who do not manage it and did not ask to be left off.
pub async fn best(tx: &Tx, chat: ChatKey, board: Board, wanted: &Wanted) -> sqlx::Result<Vec<Standing>> {
    let (chat, span, Wanted { days, most, .. }) = (chat.0, wanted.span.code(), *wanted);
    let new_since = seconds(wanted.new_since);
    let rows =
        match board {
            Board::Active => {
                people!(
                    "s.standing",
                    "tallies_by_standing",
                    "s.standing > 0 AND s.days >= ? ORDER BY s.standing DESC LIMIT ?",
                    chat,
                    span,
                    days,
                    most
                )
                .all(tx)
                .await
            }
            Board::Helpers => {
                people!(
                    "s.helping",
                    "tallies_by_helping",
                    "s.helping > 0 AND s.days >= ? ORDER BY s.helping DESC LIMIT ?",
                    chat,
                    span,
                    days,
                    most
                )
                .all(tx)
                .await
            }
            Board::Starters => {
                people!(
                    "s.starting",
                    "tallies_by_starting",
                    "s.starting > 0 AND s.days >= ? ORDER BY s.starting DESC LIMIT ?",
                    chat,
                    span,
                    days,
                    most
                )
                .all(tx)
                .await
            }
            Board::Steady => {
                people!(
                    "s.steadiness",
                    "tallies_by_steadiness",
                    "s.steadiness > 0 AND s.days >= ? ORDER BY s.steadiness DESC LIMIT ?",
                    chat,
                    span,
                    days,
                    most
                )
                .all(tx)
                .await
            }
            Board::Newcomers => people!(
                "s.standing",
                "tallies_of_fresh",
                "s.fresh = 1 AND s.standing > 0 AND s.days >= ? AND m.joined_at > ? ORDER BY s.standing DESC LIMIT ?",
                chat,
                span,
                days,
                new_since,
                most
            )
            .all(tx)
            .await,
        };
    rows.map(standings)
}

/// How many people stand higher on a board than `standing`, counted up to `most`.
pub async fn how_many_above(tx: &Tx, chat: ChatKey, board: Board, wanted: &Wanted, standing: i64) -> sqlx::Result<i64> {
    let (chat, span, most, new_since) = (chat.0, wanted.span.code(), wanted.most, seconds(wanted.new_since));
    match board {
        Board::Active => above!("tallies_by_standing", "s.standing > ?", chat, span, standing, most).one(tx).await,
        Board::Helpers => {
            above!("tallies_by_helping", "s.helping > 0 AND s.helping > ?", chat, span, standing, most).one(tx).await
        }
        Board::Starters => {
            above!("tallies_by_starting", "s.starting > 0 AND s.starting > ?", chat, span, standing, most).one(tx).await
        }
        Board::Steady => {
            above!("tallies_by_steadiness", "s.steadiness > 0 AND s.steadiness > ?", chat, span, standing, most)
                .one(tx)
                .await
        }
        Board::Newcomers => {
            above!(
                "tallies_of_fresh",
                "s.fresh = 1 AND m.joined_at > ? AND s.standing > ?",
                chat,
                span,
                new_since,
                standing,
                most
            )
            .one(tx)
            .await
        }
    }
}

/// How many listed people stand higher than `over`, up to `most` itself.
pub async fn how_many_between(tx: &Tx, chat: ChatKey, span: Span, over: i64, most: i64) -> sqlx::Result<i64> {
    let (chat, span, all) = (chat.0, span.code(), i64::MAX);
    above!("tallies_by_standing", "s.standing > ? AND s.standing <= ?", chat, span, over, most, all).one(tx).await
}

/// Names of those who manage the chat and were active in a span, the most active first. Looks at managers and their tallies
/// only.
pub async fn active_managers(tx: &Tx, chat: ChatKey, span: Span, most: i64) -> sqlx::Result<Vec<String>> {
    let span = span.code();
    sqlx::query_scalar!(
        r#"SELECT p.name AS "name!" FROM members m INDEXED BY members_who_manage
         CROSS JOIN people p ON p.user_id = m.user_id
         CROSS JOIN tallies s ON s.chat = m.chat AND s.span = ? AND s.user_id = m.user_id
         WHERE m.chat = ? AND (m.status IN ('creator', 'administrator') OR m.staff = 1)
           AND m.status NOT IN ('left', 'kicked') AND m.hidden = 0 AND p.is_bot = 0 AND s.standing > 0
         ORDER BY s.standing DESC, p.name LIMIT ?"#,
        span,
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

/// Who said something since a day and is in the chat, with her name, who did so last first; bots left out.
pub async fn talked_since(tx: &Tx, chat: ChatKey, day: i64) -> sqlx::Result<Vec<(UserId, String)>> {
    sqlx::query!(
        r#"SELECT p.user_id AS "user_id!", p.name AS "name!"
           FROM day_turns d
           CROSS JOIN members m ON m.chat = d.chat AND m.user_id = d.user_id
           CROSS JOIN people p ON p.user_id = d.user_id
           WHERE d.chat = ? AND d.day >= ? AND m.status NOT IN ('left', 'kicked') AND p.is_bot = 0
           GROUP BY p.user_id
           ORDER BY max(d.day) DESC, sum(d.tenths) DESC, p.user_id"#,
        chat.0,
        day
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (UserId(row.user_id), row.name)).collect())
}

/// On how many days somebody talked in each of these months in which she did.
pub async fn days_of_months(tx: &Tx, chat: ChatKey, months: &[i64], user: UserId) -> sqlx::Result<Vec<(i64, i64)>> {
    let months = list(months)?;
    sqlx::query!(
        r#"SELECT s.span - 2000000 AS "month!: i64", s.days AS "days!"
           FROM json_each(?) month
           CROSS JOIN tallies s ON s.chat = ? AND s.span = 2000000 + month.value AND s.user_id = ?
           WHERE s.days > 0"#,
        months,
        chat.0,
        user.0
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (row.month, row.days)).collect())
}

/// The listed people right above a standing, nearest first.
pub async fn nearest_above(
    tx: &Tx,
    chat: ChatKey,
    span: Span,
    standing: i64,
    most: i64,
) -> sqlx::Result<Vec<Standing>> {
    let (chat, span) = (chat.0, span.code());
    people!(
        "s.standing",
        "tallies_by_standing",
        "s.standing > ? ORDER BY s.standing LIMIT ?",
        chat,
        span,
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
    span: Span,
    me: &Standing,
    most: i64,
) -> sqlx::Result<Vec<Standing>> {
    let (chat, span, standing, user) = (chat.0, span.code(), me.standing, me.user);
    people!(
        "s.standing",
        "tallies_by_standing",
        "s.standing BETWEEN 1 AND ? AND s.user_id <> ? ORDER BY s.standing DESC LIMIT ?",
        chat,
        span,
        standing,
        user,
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
