//! The room's SQL.

use chrono::Datelike as _;
use chrono::{DateTime, NaiveDate, Utc};

use super::rules::{State, Words};
use crate::{
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, Statement as _, list},
        seconds,
    },
    telegram::{MessageId, UserId},
};

/// So many ideas that share words with another are looked at closely.
const MOST_CLOSE: i64 = 50;
/// So many places of a word are counted, and so many of all words are looked up.
const MOST_PLACES: i64 = 2_000;
const MOST_LOOKED_UP: i64 = 6_000;

/// An idea.
#[derive(Debug, Clone)]
pub struct Idea {
    /// Which, among all groups'.
    pub id: i64,
    /// Where.
    pub chat: ChatKey,
    /// What it is called by there.
    pub number: i64,
    /// Whose; [`None`]: she is forgotten.
    pub author: Option<UserId>,
    /// Her name.
    pub name: Option<String>,
    /// What it says.
    pub text: String,
    /// What became of it.
    pub state: State,
    /// A manager's word about that.
    pub why: String,
    /// It is the same as this one.
    pub same_as: Option<i64>,
    /// Since when.
    pub merged_at: Option<DateTime<Utc>>,
    /// The one its votes count for.
    pub root: i64,
    /// How many are for it.
    pub votes: i64,
    /// How many of them told a manager.
    pub told: i64,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// Where it stands in the group.
    pub message: Option<MessageId>,
}

/// One by its number among all.
pub async fn by_id(tx: &Tx, id: i64) -> sqlx::Result<Option<Idea>> {
    let row = sqlx::query!(
        r#"SELECT i.chat, i.number, i.author, p.name AS "name?", i.text, i.state, i.why, i.same_as, i.merged_at, i.root,
                  i.votes, i.created_at, i.message_id,
                  (SELECT count(DISTINCT v.user_id) FROM idea_votes v JOIN ideas o ON o.id = v.idea
                   WHERE o.root = i.id AND v.told = 1) AS "told!: i64"
           FROM ideas i LEFT JOIN people p ON p.user_id = i.author WHERE i.id = ?"#,
        id
    )
    .maybe(tx)
    .await?;
    Ok(row.map(|row| Idea {
        id,
        chat: ChatKey(row.chat),
        number: row.number,
        author: row.author.map(UserId),
        name: row.name,
        text: row.text,
        state: State::from_code(&row.state),
        why: row.why,
        same_as: row.same_as,
        merged_at: row.merged_at.map(instant),
        root: row.root,
        votes: row.votes,
        told: row.told,
        at: instant(row.created_at),
        message: row.message_id.map(MessageId),
    }))
}

/// One by what it is called in its group.
pub async fn id_of(tx: &Tx, chat: ChatKey, number: i64) -> sqlx::Result<Option<i64>> {
    sqlx::query_scalar!(r#"SELECT id AS "id!" FROM ideas WHERE chat = ? AND number = ?"#, chat.0, number)
        .maybe(tx)
        .await
}

/// Adds one, with its author's vote. Returns its number among all.
pub async fn add(tx: &Tx, chat: ChatKey, author: UserId, text: &str, now: DateTime<Utc>) -> sqlx::Result<i64> {
    let at = seconds(now);
    let id = sqlx::query_scalar!(
        r#"INSERT INTO ideas (chat, number, author, text, root, created_at)
           VALUES (?1, (SELECT coalesce(max(number), 0) + 1 FROM ideas WHERE chat = ?1), ?2, ?3, 0, ?4)
           RETURNING id AS "id!""#,
        chat.0,
        author.0,
        text,
        at
    )
    .one(tx)
    .await?;
    sqlx::query!("UPDATE ideas SET root = id WHERE id = ?", id).run(tx).await?;
    let words = Words::of(text);
    let terms: Vec<&str> = words.forms().map(|(_, form)| form).collect();
    let terms = list(&terms)?;
    sqlx::query!(
        "INSERT OR IGNORE INTO idea_terms (chat, term, idea) SELECT ?, value, ? FROM json_each(?)",
        chat.0,
        id,
        terms
    )
    .run(tx)
    .await?;
    vote(tx, id, (chat, author), false, now).await?;
    Ok(id)
}

/// When somebody wrote ideas since `since`.
pub async fn written_by(
    tx: &Tx,
    chat: ChatKey,
    user: UserId,
    since: DateTime<Utc>,
) -> sqlx::Result<Vec<DateTime<Utc>>> {
    let since = seconds(since);
    sqlx::query_scalar!(
        r#"SELECT created_at AS "at!: i64" FROM ideas WHERE author = ? AND chat = ? AND created_at >= ?"#,
        user.0,
        chat.0,
        since
    )
    .all(tx)
    .await
    .map(|times| times.into_iter().map(instant).collect())
}

/// The idea in which somebody wrote these very words.
pub async fn written_already(tx: &Tx, chat: ChatKey, user: UserId, text: &str) -> sqlx::Result<Option<i64>> {
    sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM ideas WHERE author = ? AND chat = ? AND text = ? ORDER BY id DESC LIMIT 1"#,
        user.0,
        chat.0,
        text
    )
    .maybe(tx)
    .await
}

/// Ideas that share words with a text, those that share the rarest first: number and text.
pub async fn close_to(tx: &Tx, chat: ChatKey, text: &str) -> sqlx::Result<Vec<(i64, String)>> {
    let words = Words::of(text);
    let forms: Vec<(usize, &str)> = words.forms().collect();
    let forms = list(&forms)?;
    sqlx::query!(
        r#"WITH asked AS MATERIALIZED (
               SELECT value->>0 AS word, value->>1 AS term,
                      (SELECT count(*) FROM (SELECT 1 FROM idea_terms t WHERE t.chat = ?1 AND t.term = value->>1 LIMIT ?3)) AS n
               FROM json_each(?2)),
           rare AS MATERIALIZED (
               SELECT word, term, n, sum(n) OVER (ORDER BY n, term) AS so_far, row_number() OVER (ORDER BY n, term) AS place
               FROM asked WHERE n > 0),
           close AS MATERIALIZED (
               SELECT t.idea, sum(1.0 / r.n) AS weight FROM rare r CROSS JOIN idea_terms t ON t.chat = ?1 AND t.term = r.term
               WHERE r.so_far <= ?4 OR r.place = 1 GROUP BY t.idea ORDER BY weight DESC, t.idea DESC LIMIT ?5)
           SELECT i.id AS "id!: i64", i.text AS "text!: String" FROM close c JOIN ideas i ON i.id = c.idea
           ORDER BY c.weight DESC, i.id DESC"#,
        chat.0,
        forms,
        MOST_PLACES,
        MOST_LOOKED_UP,
        MOST_CLOSE
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (row.id, row.text)).collect())
}

/// How many ideas a group has that are not the same as another; that stand so, if that is said.
pub async fn how_many(tx: &Tx, chat: ChatKey, state: Option<State>) -> sqlx::Result<i64> {
    let state = state.map(State::code);
    sqlx::query_scalar!(
        r#"SELECT count(*) AS "n!: i64" FROM ideas
           WHERE chat = ?1 AND same_as IS NULL AND (?2 IS NULL OR state = ?2)"#,
        chat.0,
        state
    )
    .one(tx)
    .await
}

/// Some of them: most votes first, then the newest; at most `most`, without the first `skipped`.
pub async fn board(tx: &Tx, chat: ChatKey, state: Option<State>, most: i64, skipped: i64) -> sqlx::Result<Vec<i64>> {
    let state = state.map(State::code);
    sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM ideas WHERE chat = ?1 AND same_as IS NULL AND (?2 IS NULL OR state = ?2)
           ORDER BY votes DESC, id DESC LIMIT ?3 OFFSET ?4"#,
        chat.0,
        state,
        most,
        skipped
    )
    .all(tx)
    .await
}

/// Those that came to stand so within a time, most votes first.
pub async fn stated(
    tx: &Tx,
    chat: ChatKey,
    state: State,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
) -> sqlx::Result<Vec<i64>> {
    let (state, from, until) = (state.code(), seconds(from), seconds(until));
    sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM ideas WHERE chat = ? AND stated_at >= ? AND stated_at < ? AND state = ? AND same_as IS NULL
           ORDER BY votes DESC, id DESC"#,
        chat.0,
        from,
        until,
        state
    )
    .all(tx)
    .await
}

/// Whether somebody is for an idea, or for what is the same.
pub async fn has_vote(tx: &Tx, root: i64, user: UserId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM ideas i JOIN idea_votes v ON v.idea = i.id
                          WHERE i.root = ? AND v.user_id = ?) AS "is!: bool""#,
        root,
        user.0
    )
    .one(tx)
    .await
}

/// Somebody is for an idea; `told`: she told a manager. [`false`]: she was already.
pub async fn vote(
    tx: &Tx,
    root: i64,
    (chat, user): (ChatKey, UserId),
    told: bool,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    if has_vote(tx, root, user).await? {
        return Ok(false);
    }
    let at = seconds(now);
    sqlx::query!(
        "INSERT INTO idea_votes (idea, chat, user_id, at, told) VALUES (?, ?, ?, ?, ?)",
        root,
        chat.0,
        user.0,
        at,
        told
    )
    .run(tx)
    .await?;
    count(tx, root).await?;
    Ok(true)
}

/// Somebody is for it no longer, nor for what is the same; `told_only`: only if a manager entered it.
pub async fn withdraw(tx: &Tx, root: i64, user: UserId, told_only: bool) -> sqlx::Result<bool> {
    let gone = sqlx::query!(
        "DELETE FROM idea_votes WHERE user_id = ?2 AND idea IN (SELECT id FROM ideas WHERE root = ?1) AND told >= ?3",
        root,
        user.0,
        told_only
    )
    .changes(tx)
    .await?;
    count(tx, root).await?;
    Ok(gone > 0)
}

/// Counts who is for it: each once, however many of what is the same she is for.
async fn count(tx: &Tx, root: i64) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE ideas SET votes = (SELECT count(DISTINCT v.user_id) FROM ideas i JOIN idea_votes v ON v.idea = i.id
                                   WHERE i.root = ?1) WHERE id = ?1",
        root
    )
    .run(tx)
    .await
}

/// It stands so from now on.
pub async fn put(tx: &Tx, id: i64, state: State, why: &str, now: DateTime<Utc>) -> sqlx::Result<()> {
    let (state, now) = (state.code(), seconds(now));
    sqlx::query!("UPDATE ideas SET state = ?, why = ?, stated_at = ?, shown = -1 WHERE id = ?", state, why, now, id)
        .run(tx)
        .await
}

/// A word about how it stands.
pub async fn set_why(tx: &Tx, id: i64, why: &str) -> sqlx::Result<()> {
    sqlx::query!("UPDATE ideas SET why = ?, shown = -1 WHERE id = ?", why, id).run(tx).await
}

/// It is the same as another, which is the same as none: its votes, and those of what is the same as it, count there.
pub async fn merge(tx: &Tx, id: i64, root: i64, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!("UPDATE ideas SET same_as = ?, merged_at = ?, shown = -1 WHERE id = ?", root, now, id).run(tx).await?;
    set_root(tx, id, root).await?;
    count(tx, root).await
}

/// It is the same as no other: all votes given to it, and to what is the same as it, are its own again.
pub async fn take_apart(tx: &Tx, idea: &Idea) -> sqlx::Result<()> {
    sqlx::query!("UPDATE ideas SET same_as = NULL, merged_at = NULL, shown = -1 WHERE id = ?", idea.id).run(tx).await?;
    set_root(tx, idea.id, idea.id).await?;
    count(tx, idea.root).await?;
    count(tx, idea.id).await
}

/// The votes of it, and of what is the same as it, count there.
async fn set_root(tx: &Tx, id: i64, root: i64) -> sqlx::Result<()> {
    sqlx::query!(
        "WITH RECURSIVE those(id) AS (SELECT ?1 UNION SELECT i.id FROM ideas i JOIN those t ON i.same_as = t.id)
         UPDATE ideas SET root = ?2 WHERE id IN (SELECT id FROM those)",
        id,
        root
    )
    .run(tx)
    .await
}

/// It is gone, and what is the same as it. Where they stood in the group.
pub async fn remove(tx: &Tx, id: i64) -> sqlx::Result<Vec<(MessageId, DateTime<Utc>)>> {
    let gone = sqlx::query!(
        r#"WITH RECURSIVE those(id) AS (SELECT ?1 UNION SELECT i.id FROM ideas i JOIN those t ON i.same_as = t.id)
           SELECT i.id AS "id!: i64", i.message_id, i.created_at FROM those t JOIN ideas i ON i.id = t.id"#,
        id
    )
    .all(tx)
    .await?;
    for row in &gone {
        sqlx::query!("DELETE FROM ideas WHERE id = ?", row.id).run(tx).await?;
    }
    Ok(gone.into_iter().filter_map(|row| Some((MessageId(row.message_id?), instant(row.created_at)))).collect())
}

/// Who is for it or wrote it, or what is the same as it; those after `after`, at most `most`.
pub async fn concerned(tx: &Tx, id: i64, after: UserId, most: i64) -> sqlx::Result<Vec<UserId>> {
    sqlx::query_scalar!(
        r#"WITH RECURSIVE those(id) AS (SELECT ?1 UNION SELECT i.id FROM ideas i JOIN those t ON i.same_as = t.id)
           SELECT user_id AS "user!: i64" FROM
               (SELECT v.user_id FROM those t JOIN idea_votes v ON v.idea = t.id
                UNION SELECT i.author FROM those t JOIN ideas i ON i.id = t.id WHERE i.author IS NOT NULL)
           WHERE user_id > ?2 ORDER BY user_id LIMIT ?3"#,
        id,
        after.0,
        most
    )
    .all(tx)
    .await
    .map(|users| users.into_iter().map(UserId).collect())
}

/// What an idea is called whose votes count for another: those that are the same as it.
pub async fn same_as(tx: &Tx, id: i64) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar!(r#"SELECT number AS "number!" FROM ideas WHERE root = ?1 AND id <> ?1 ORDER BY number"#, id)
        .all(tx)
        .await
}

/// It stands in the group, and shows so many votes.
pub async fn stands(tx: &Tx, id: i64, message: MessageId, shown: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE ideas SET message_id = ?, shown = ? WHERE id = ?", message.0, shown, id).run(tx).await
}

/// Where it stands it shows its votes now.
pub async fn drawn(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE ideas SET shown = votes WHERE id = ?", id).run(tx).await
}

/// It is not there any more.
pub async fn is_lost(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE ideas SET message_id = NULL, shown = NULL WHERE id = ?", id).run(tx).await
}

/// Those of a group that show other votes than they have, or are to be drawn anew; at most `most`.
pub async fn to_draw(tx: &Tx, chat: ChatKey, most: i64) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM ideas WHERE chat = ? AND message_id IS NOT NULL AND shown <> votes ORDER BY id DESC LIMIT ?"#,
        chat.0,
        most
    )
    .all(tx)
    .await
}

/// Messages have other numbers now.
pub async fn forget_messages(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("UPDATE ideas SET message_id = NULL, shown = NULL WHERE chat = ?", chat.0).run(tx).await
}

/// The ideas of somebody in a group, newest first, at most `most`; and for how many she is.
pub async fn of_person(tx: &Tx, chat: ChatKey, user: UserId, most: i64) -> sqlx::Result<(Vec<String>, i64)> {
    let ideas = sqlx::query_scalar!(
        "SELECT text FROM ideas WHERE author = ? AND chat = ? ORDER BY id DESC LIMIT ?",
        user.0,
        chat.0,
        most
    )
    .all(tx)
    .await?;
    let votes = sqlx::query_scalar!(
        r#"SELECT count(*) AS "n!: i64" FROM idea_votes WHERE user_id = ? AND chat = ?"#,
        user.0,
        chat.0
    )
    .one(tx)
    .await?;
    Ok((ideas, votes))
}

/// She is being forgotten: her ideas are nobody's, and she is for none. Returns those of hers that stand in the group.
pub async fn forget(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Vec<i64>> {
    let hers = sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM ideas WHERE author = ? AND chat = ? AND message_id IS NOT NULL ORDER BY id"#,
        user.0,
        chat.0
    )
    .all(tx)
    .await?;
    sqlx::query!("UPDATE ideas SET author = NULL WHERE author = ? AND chat = ?", user.0, chat.0).run(tx).await?;
    let roots: Vec<i64> = sqlx::query_scalar!(
        r#"SELECT DISTINCT i.root AS "root!" FROM idea_votes v JOIN ideas i ON i.id = v.idea WHERE v.user_id = ? AND v.chat = ?"#,
        user.0,
        chat.0
    )
    .all(tx)
    .await?;
    sqlx::query!("DELETE FROM idea_votes WHERE user_id = ? AND chat = ?", user.0, chat.0).run(tx).await?;
    for root in roots {
        count(tx, root).await?;
    }
    Ok(hers)
}

/// Months that are to be told, and on which day.
pub async fn months(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<(i64, NaiveDate)>> {
    let rows = sqlx::query!(
        r#"SELECT month AS "month!: i64", day AS "day!: i64" FROM idea_months WHERE chat = ? ORDER BY month"#,
        chat.0
    )
    .all(tx)
    .await?;
    let date = |day| NaiveDate::from_num_days_from_ce_opt(i32::try_from(day).ok()?);
    Ok(rows.into_iter().filter_map(|row| Some((row.month, date(row.day)?))).collect())
}

/// A month is to be told on this day. [`false`]: it is already, or was.
pub async fn tell_month(tx: &Tx, chat: ChatKey, month: i64, day: NaiveDate) -> sqlx::Result<bool> {
    let day = day.num_days_from_ce();
    sqlx::query!("INSERT OR IGNORE INTO idea_months (chat, month, day) VALUES (?, ?, ?)", chat.0, month, day)
        .changes(tx)
        .await
        .map(|n| n > 0)
}

/// No month after this one is to be told.
pub async fn drop_months_from(tx: &Tx, chat: ChatKey, day: NaiveDate) -> sqlx::Result<()> {
    let day = day.num_days_from_ce();
    sqlx::query!("DELETE FROM idea_months WHERE chat = ? AND day >= ?", chat.0, day).run(tx).await
}

/// Whether somebody may not write in a group at present, as far as we know.
pub async fn is_muted(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM members WHERE chat = ? AND user_id = ? AND muted = 1) AS "is!: bool""#,
        chat.0,
        user.0
    )
    .one(tx)
    .await
}

/// The clock was ahead: nothing happened after `now`.
pub async fn not_after(tx: &Tx, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!("UPDATE ideas SET created_at = ?1 WHERE created_at > ?1", now).run(tx).await?;
    sqlx::query!("UPDATE ideas SET stated_at = ?1 WHERE stated_at > ?1", now).run(tx).await?;
    sqlx::query!("UPDATE ideas SET merged_at = ?1 WHERE merged_at > ?1", now).run(tx).await
}
