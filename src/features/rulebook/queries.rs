//! The room's SQL.

use chrono::{DateTime, Utc};

use super::rules::May;
use crate::{
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, Statement as _},
        seconds,
    },
    telegram::{UserId, marked::Marked},
};

/// The rules of a group.
#[derive(Debug, Clone)]
pub struct Rulebook {
    /// As they look.
    pub text: Marked,
    /// The word hidden in them.
    pub word: Option<String>,
}

/// The rules of a group, if it has any.
pub async fn rulebook(tx: &Tx, chat: ChatKey) -> anyhow::Result<Option<Rulebook>> {
    let row = sqlx::query!("SELECT text, marks, word FROM rulebooks WHERE chat = ?", chat.0).maybe(tx).await?;
    row.map(|row| Ok(Rulebook { text: Marked::from_kept(row.text, row.marks.as_deref())?, word: row.word })).transpose()
}

/// Whether a group has rules.
pub async fn has_rules(tx: &Tx, chat: ChatKey) -> sqlx::Result<bool> {
    sqlx::query_scalar!(r#"SELECT EXISTS (SELECT 1 FROM rulebooks WHERE chat = ?) AS "has!: bool""#, chat.0)
        .one(tx)
        .await
}

/// These are the rules from now on.
pub async fn set_rulebook(tx: &Tx, chat: ChatKey, rules: &Rulebook, now: DateTime<Utc>) -> anyhow::Result<()> {
    let (text, marks, now) = (rules.text.text(), rules.text.marks_to_keep()?, seconds(now));
    sqlx::query!(
        "INSERT INTO rulebooks (chat, text, marks, word, set_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (chat) DO UPDATE
         SET text = excluded.text, marks = excluded.marks, word = excluded.word, set_at = excluded.set_at",
        chat.0,
        text,
        marks,
        rules.word,
        now
    )
    .run(tx)
    .await?;
    Ok(())
}

/// The rules look otherwise.
pub async fn set_marks(tx: &Tx, chat: ChatKey, rules: &Marked) -> anyhow::Result<()> {
    let marks = rules.marks_to_keep()?;
    sqlx::query!("UPDATE rulebooks SET marks = ? WHERE chat = ?", marks, chat.0).run(tx).await?;
    Ok(())
}

/// The group has no rules any more.
pub async fn forget_rulebook(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM rulebooks WHERE chat = ?", chat.0).run(tx).await
}

/// How a newcomer stands at the gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Telegram was asked what she may do.
    Asks,
    /// Somebody else keeps her from writing.
    Theirs,
    /// Our restriction is on its way.
    Mutes,
    /// She may write once she agrees.
    Waits,
    /// She is being given back what she had.
    Frees,
    /// She is through, or was let be.
    Over,
    /// She went before.
    Left,
}

impl State {
    const ALL: [Self; 7] = [Self::Asks, Self::Theirs, Self::Mutes, Self::Waits, Self::Frees, Self::Over, Self::Left];

    const fn code(self) -> &'static str {
        match self {
            Self::Asks => "asks",
            Self::Theirs => "theirs",
            Self::Mutes => "mutes",
            Self::Waits => "waits",
            Self::Frees => "frees",
            Self::Over => "over",
            Self::Left => "left",
        }
    }

    fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.code() == code).unwrap_or(Self::Over)
    }
}

/// A newcomer whom the gate has to do with.
#[derive(Debug, Clone)]
pub struct AtGate {
    /// How she stands.
    pub state: State,
    /// When she came.
    pub came_at: DateTime<Utc>,
    /// Words picked that were not the one.
    pub tries: i64,
    /// What she might do before, and until when (0: for ever), if we have taken it from her.
    pub owed: Option<(May, i64)>,
    /// What follows once what is on its way is settled.
    pub next: Option<State>,
}

/// A newcomer, if the gate has, or had, to do with her.
pub async fn at_gate(tx: &Tx, chat: ChatKey, user: UserId) -> anyhow::Result<Option<AtGate>> {
    let row = sqlx::query!(
        "SELECT state, came_at, tries, owed, owed_until, next FROM rulebook_gates WHERE chat = ? AND user_id = ?",
        chat.0,
        user.0
    )
    .maybe(tx)
    .await?;
    row.map(|row| {
        let owed: Option<May> = row.owed.map(|owed| serde_json::from_str(&owed)).transpose()?;
        Ok(AtGate {
            state: State::from_code(&row.state),
            came_at: instant(row.came_at),
            tries: row.tries,
            owed: owed.map(|owed| (owed, row.owed_until)),
            next: row.next.map(|next| State::from_code(&next)),
        })
    })
    .transpose()
}

/// She comes to the gate. What she is owed from before stays so.
pub async fn comes(tx: &Tx, chat: ChatKey, user: UserId, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "INSERT INTO rulebook_gates (chat, user_id, state, came_at) VALUES (?, ?, 'asks', ?)
         ON CONFLICT (chat, user_id) DO UPDATE
         SET state = 'asks', came_at = excluded.came_at, tries = 0, next = NULL, is_asked = 0",
        chat.0,
        user.0,
        now
    )
    .run(tx)
    .await
}

/// She stands so from now on; nothing else follows.
pub async fn set_state(tx: &Tx, chat: ChatKey, user: UserId, state: State) -> sqlx::Result<()> {
    let state = state.code();
    sqlx::query!(
        "UPDATE rulebook_gates SET state = ?, next = NULL, is_asked = 0 WHERE chat = ? AND user_id = ?",
        state,
        chat.0,
        user.0
    )
    .run(tx)
    .await
}

/// That follows once what is on its way is settled.
pub async fn set_next(tx: &Tx, chat: ChatKey, user: UserId, next: Option<State>) -> sqlx::Result<()> {
    let next = next.map(State::code);
    sqlx::query!("UPDATE rulebook_gates SET next = ? WHERE chat = ? AND user_id = ?", next, chat.0, user.0)
        .run(tx)
        .await
}

/// This is what she might do before, until then.
pub async fn set_owed(tx: &Tx, chat: ChatKey, user: UserId, may: &May, until: i64) -> anyhow::Result<()> {
    let may = serde_json::to_string(may)?;
    sqlx::query!(
        "UPDATE rulebook_gates SET owed = ?, owed_until = ? WHERE chat = ? AND user_id = ?",
        may,
        until,
        chat.0,
        user.0
    )
    .run(tx)
    .await?;
    Ok(())
}

/// It is over with her, and nothing is owed to her.
pub async fn end(tx: &Tx, chat: ChatKey, user: UserId, state: State) -> sqlx::Result<()> {
    let state = state.code();
    sqlx::query!(
        "UPDATE rulebook_gates SET state = ?, next = NULL, is_asked = 0, owed = NULL, owed_until = 0
         WHERE chat = ? AND user_id = ?",
        state,
        chat.0,
        user.0
    )
    .run(tx)
    .await
}

/// The gate has nothing to do with her.
pub async fn forget(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM rulebook_gates WHERE chat = ? AND user_id = ?", chat.0, user.0).run(tx).await
}

/// She picked another word.
pub async fn tried(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("UPDATE rulebook_gates SET tries = tries + 1 WHERE chat = ? AND user_id = ?", chat.0, user.0)
        .run(tx)
        .await
}

/// Her requests are on their way, or are to be made again.
pub async fn set_asked(tx: &Tx, chat: ChatKey, user: UserId, is_asked: bool) -> sqlx::Result<()> {
    sqlx::query!("UPDATE rulebook_gates SET is_asked = ? WHERE chat = ? AND user_id = ?", is_asked, chat.0, user.0)
        .run(tx)
        .await
}

/// Everybody at the gate is to have back what she had. Who was not kept from writing yet will not be.
pub async fn free_all(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE rulebook_gates
         SET state = CASE WHEN state = 'mutes' THEN 'mutes' WHEN owed IS NOT NULL THEN 'frees' ELSE 'over' END,
             next = CASE WHEN state = 'mutes' OR owed IS NOT NULL THEN coalesce(next, 'over') END, is_asked = 0
         WHERE chat = ? AND state IN ('asks', 'theirs', 'mutes', 'waits')",
        chat.0
    )
    .run(tx)
    .await
}

/// The next of those who are to have back what they had, and for whom nothing is on its way.
pub async fn next_to_free(tx: &Tx, chat: ChatKey, most: i64) -> sqlx::Result<Vec<UserId>> {
    sqlx::query_scalar!(
        "SELECT user_id FROM rulebook_gates WHERE chat = ? AND state = 'frees' AND is_asked = 0 ORDER BY came_at LIMIT ?",
        chat.0,
        most
    )
    .all(tx)
    .await
    .map(|users| users.into_iter().map(UserId).collect())
}

/// How many are to have back what they had.
pub async fn to_free(tx: &Tx, chat: ChatKey) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"SELECT count(*) AS "n!: i64" FROM rulebook_gates WHERE chat = ? AND state = 'frees'"#,
        chat.0
    )
    .one(tx)
    .await
}

/// Whether the gate has to do with anybody who is not through.
pub async fn is_anybody_there(tx: &Tx, chat: ChatKey) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM rulebook_gates WHERE chat = ? AND state NOT IN ('over', 'left')
           AND state <> 'frees') AS "is!: bool""#,
        chat.0
    )
    .one(tx)
    .await
}

/// How many may not write yet and came since then.
pub async fn waiting(tx: &Tx, chat: ChatKey, since: DateTime<Utc>) -> sqlx::Result<i64> {
    let since = seconds(since);
    sqlx::query_scalar!(
        r#"SELECT count(*) AS "n!: i64" FROM rulebook_gates
           WHERE chat = ? AND state IN ('asks', 'mutes', 'waits') AND came_at >= ?"#,
        chat.0,
        since
    )
    .one(tx)
    .await
}

/// How many of those who may not write yet came between these two, counted up to `most`.
pub async fn came_between(
    tx: &Tx,
    chat: ChatKey,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
    most: i64,
) -> sqlx::Result<i64> {
    let (from, until) = (seconds(from), seconds(until));
    sqlx::query_scalar!(
        r#"SELECT count(*) AS "n!: i64" FROM (
               SELECT 1 FROM rulebook_gates WHERE chat = ? AND state IN ('asks', 'mutes', 'waits')
                 AND came_at BETWEEN ? AND ? LIMIT ?)"#,
        chat.0,
        from,
        until,
        most
    )
    .one(tx)
    .await
}

/// Forgets at most `most` of those who came before `before` and went without agreeing.
pub async fn forget_who_left(tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
    let before = seconds(before);
    sqlx::query!(
        "DELETE FROM rulebook_gates WHERE (chat, user_id) IN
           (SELECT chat, user_id FROM rulebook_gates WHERE state = 'left' AND came_at < ? ORDER BY came_at LIMIT ?)",
        before,
        most
    )
    .changes(tx)
    .await
}
