//! What is unusual about how some are counted, for those who manage the group.

use crate::{
    store::{ChatKey, Tx, run::Rows as _},
    telegram::UserId,
};

/// Two people who answered each other often in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// One of them, and the other, by name.
    pub names: [String; 2],
    /// Who they are.
    pub users: [i64; 2],
    /// How often each answered the other.
    pub answers: [i64; 2],
}

/// Pairs who answered each other at least `least` times each in a month, those who did most often first.
pub async fn exchanges(tx: &Tx, chat: ChatKey, month: i64, least: i64, most: i64) -> sqlx::Result<Vec<Exchange>> {
    sqlx::query!(
        r#"SELECT a.replier AS "one!", a.author AS "other!", a.in_month AS "there!", b.in_month AS "back!",
                  p.name AS "name!", q.name AS "second!"
           FROM pairs a INDEXED BY pairs_of_many
           CROSS JOIN pairs b ON b.chat = a.chat AND b.replier = a.author AND b.author = a.replier AND b.month = a.month
           CROSS JOIN people p ON p.user_id = a.replier
           CROSS JOIN people q ON q.user_id = a.author
           WHERE a.chat = ?1 AND a.month = ?2 AND a.in_month >= 20 AND a.in_month >= ?3 AND b.in_month >= ?3
             AND a.replier < a.author
           ORDER BY a.in_month DESC LIMIT ?4"#,
        chat.0,
        month,
        least,
        most
    )
    .all(tx)
    .await
    .map(|rows| {
        rows.into_iter()
            .map(|row| Exchange {
                names: [row.name, row.second],
                users: [row.one, row.other],
                answers: [row.there, row.back],
            })
            .collect()
    })
}

/// Somebody whom people like who say nothing themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quietly {
    /// Who.
    pub user: i64,
    /// By name.
    pub name: String,
    /// How many people reacted to her messages.
    pub reactors: i64,
    /// How many of them said nothing in that month.
    pub silent: i64,
}

/// Those half of whose reactions in a month, from three people or more, come from who says nothing.
pub async fn liked_quietly(tx: &Tx, chat: ChatKey, month: i64, most: i64) -> sqlx::Result<Vec<Quietly>> {
    sqlx::query_as!(
        Quietly,
        r#"SELECT r.user AS "user!: i64", p.name AS "name!", r.reactors AS "reactors!: i64", r.silent AS "silent!: i64"
           FROM (SELECT author AS user, count(*) AS reactors,
                        sum(NOT EXISTS (SELECT 1 FROM tallies t WHERE t.chat = ?1 AND t.span = 2000000 + ?2
                                          AND t.user_id = reactor AND t.days > 0)) AS silent
                 FROM reaction_pairs WHERE chat = ?1 AND month = ?2 AND n > 0 GROUP BY author) AS r
           CROSS JOIN people p ON p.user_id = r.user
           WHERE r.silent >= 3 AND r.silent * 2 >= r.reactors
           ORDER BY r.silent DESC, p.name LIMIT ?3"#,
        chat.0,
        month,
        most
    )
    .all(tx)
    .await
}

/// Somebody who talks much and is hardly answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unheard {
    /// Who.
    pub user: i64,
    /// By name.
    pub name: String,
    /// How many turns she had.
    pub turns: i64,
    /// On how many days.
    pub days: i64,
    /// How many people answered her.
    pub repliers: i64,
}

/// Those who had at least `turns` in a month, of whose days `first` and `last` are given, and whom at most `repliers` people
/// answered.
pub async fn unheard(
    tx: &Tx,
    chat: ChatKey,
    month: i64,
    (first, last): (i64, i64),
    (turns, repliers, most): (i64, i64, i64),
) -> sqlx::Result<Vec<Unheard>> {
    sqlx::query_as!(
        Unheard,
        r#"SELECT d.user_id AS "user!: i64", p.name AS "name!", d.turns AS "turns!: i64", d.days AS "days!: i64",
                  coalesce(t.repliers, 0) AS "repliers!: i64"
           FROM (SELECT user_id, sum(tenths) / 10 AS turns, count(*) AS days FROM day_turns
                 WHERE chat = ?1 AND day BETWEEN ?3 AND ?4 GROUP BY user_id HAVING sum(tenths) >= 10 * ?5) AS d
           JOIN people p ON p.user_id = d.user_id
           LEFT JOIN tallies t ON t.chat = ?1 AND t.span = 2000000 + ?2 AND t.user_id = d.user_id
           WHERE p.is_bot = 0 AND coalesce(t.repliers, 0) <= ?6 ORDER BY d.turns DESC, d.user_id LIMIT ?7"#,
        chat.0,
        month,
        first,
        last,
        turns,
        repliers,
        most
    )
    .all(tx)
    .await
}

/// A person's name, if she is, or was, in the group.
pub async fn name_of(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar!(
        "SELECT p.name FROM members m JOIN people p ON p.user_id = m.user_id WHERE m.chat = ? AND m.user_id = ?",
        chat.0,
        user.0
    )
    .maybe(tx)
    .await
}
