//! The room's SQL.

use chrono::{DateTime, Utc};

use super::rules::THROWS;
use crate::{
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, Statement as _},
        seconds,
    },
    telegram::{MessageId, ThreadId, UserId},
};

/// How a draw stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// People enter.
    Open,
    /// The list is on its way.
    Listing,
    /// Dice are.
    Throwing,
    /// It is drawn.
    Done,
    /// It never will be.
    Cancelled,
}

impl Stage {
    /// As kept, and in the names of messages.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Listing => "listing",
            Self::Throwing => "throwing",
            Self::Done => "done",
            Self::Cancelled => "cancelled",
        }
    }

    fn of(code: &str) -> Self {
        match code {
            "listing" => Self::Listing,
            "throwing" => Self::Throwing,
            "done" => Self::Done,
            "cancelled" => Self::Cancelled,
            _ => Self::Open,
        }
    }

    /// Whether something is still to come.
    pub const fn runs(self) -> bool {
        matches!(self, Self::Open | Self::Listing | Self::Throwing)
    }
}

/// A draw.
#[derive(Debug, Clone)]
pub struct Draw {
    /// Which, among all groups'.
    pub id: i64,
    /// Where.
    pub chat: ChatKey,
    /// What it is called where it is computed again.
    pub code: String,
    /// What is drawn.
    pub title: String,
    /// The same, if it is a reward.
    pub reward: Option<i64>,
    /// How many win.
    pub winners: i64,
    /// For who has been in the group for so many days.
    pub days: i64,
    /// Whether who manages the group may take part.
    pub staff: bool,
    /// Who made it.
    pub made_by: Option<UserId>,
    /// Until when people enter.
    pub closes_at: DateTime<Utc>,
    /// How it stands.
    pub stage: Stage,
    /// The secret, sealed.
    pub sealed: Vec<u8>,
    /// What is told of it from the beginning.
    pub commitment: String,
    /// The secret, once it is told.
    pub secret: Option<String>,
    /// In which topic it stands.
    pub thread: Option<ThreadId>,
    /// Where it stands.
    pub message: Option<MessageId>,
    /// The tickets, once they are frozen.
    pub list: Option<String>,
    /// Where that stands.
    pub list_message: Option<MessageId>,
    /// Of one with a reward: who has not claimed it then is passed over.
    pub claim_until: Option<DateTime<Utc>>,
}

/// A ticket.
#[derive(Debug, Clone)]
pub struct Ticket {
    /// What it says.
    pub ticket: String,
    /// Whose; [`None`]: somebody who is forgotten.
    pub user: Option<UserId>,
    /// What she is called; [`None`] also if she does not want to be named.
    pub name: Option<String>,
    /// in, out, waits, won, passed.
    pub state: String,
    /// Its place in the ranking, from one.
    pub place: Option<i64>,
}

/// What a new one begins with.
#[derive(Debug)]
pub struct New<'a> {
    /// What is drawn.
    pub title: &'a str,
    /// The same, if it is a reward.
    pub reward: Option<i64>,
    /// How many win.
    pub winners: i64,
    /// For who has been in the group for so many days.
    pub days: i64,
    /// Whether who manages the group may take part.
    pub staff: bool,
    /// Who makes it.
    pub made_by: UserId,
    /// Until when people enter.
    pub closes_at: DateTime<Utc>,
    /// The secret, sealed.
    pub sealed: &'a [u8],
    /// What is told of it.
    pub commitment: &'a str,
    /// In which topic it is to stand.
    pub thread: Option<ThreadId>,
}

/// Opens one. Returns its number among all.
pub async fn add(tx: &Tx, chat: ChatKey, new: &New<'_>, now: DateTime<Utc>) -> sqlx::Result<i64> {
    let (now, closes, thread) = (seconds(now), seconds(new.closes_at), new.thread.map(|thread| thread.0));
    sqlx::query_scalar!(
        r#"INSERT INTO draws (chat, title, reward, winners, days, staff, made_by, opened_at, closes_at, sealed, commitment, thread_id)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id AS "id!""#,
        chat.0,
        new.title,
        new.reward,
        new.winners,
        new.days,
        new.staff,
        new.made_by.0,
        now,
        closes,
        new.sealed,
        new.commitment,
        thread
    )
    .one(tx)
    .await
}

/// It is called so where it is computed again.
pub async fn set_code(tx: &Tx, id: i64, code: &str) -> sqlx::Result<()> {
    sqlx::query!("UPDATE draws SET code = ? WHERE id = ?", code, id).run(tx).await
}

/// One by its number among all.
pub async fn by_id(tx: &Tx, id: i64) -> sqlx::Result<Option<Draw>> {
    let row = sqlx::query!(
        r#"SELECT chat, code, title, reward, winners, days, staff AS "staff!: bool", made_by, closes_at, stage, sealed, commitment,
                  secret, thread_id, message_id, list, list_message, claim_until
           FROM draws WHERE id = ?"#,
        id
    )
    .maybe(tx)
    .await?;
    Ok(row.map(|row| Draw {
        id,
        chat: ChatKey(row.chat),
        code: row.code,
        title: row.title,
        reward: row.reward,
        winners: row.winners,
        days: row.days,
        staff: row.staff,
        made_by: row.made_by.map(UserId),
        closes_at: instant(row.closes_at),
        stage: Stage::of(&row.stage),
        sealed: row.sealed,
        commitment: row.commitment,
        secret: row.secret,
        thread: row.thread_id.map(ThreadId),
        message: row.message_id.map(MessageId),
        list: row.list,
        list_message: row.list_message.map(MessageId),
        claim_until: row.claim_until.map(instant),
    }))
}

/// Those of a group, the newest first: at most `most`, without the first `skipped`.
pub async fn list_of(tx: &Tx, chat: ChatKey, most: i64, skipped: i64) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM draws WHERE chat = ? ORDER BY id DESC LIMIT ? OFFSET ?"#,
        chat.0,
        most,
        skipped
    )
    .all(tx)
    .await
}

/// Those of a group of which something is to come.
pub async fn running_in(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM draws WHERE chat = ? AND stage IN ('open', 'listing', 'throwing') ORDER BY id"#,
        chat.0
    )
    .all(tx)
    .await
}

/// How many a group has, and of how many something is to come.
pub async fn how_many(tx: &Tx, chat: ChatKey) -> sqlx::Result<(i64, i64)> {
    let row = sqlx::query!(
        r#"SELECT (SELECT count(*) FROM draws WHERE chat = ?1) AS "all!: i64",
                  (SELECT count(*) FROM draws WHERE chat = ?1 AND stage IN ('open', 'listing', 'throwing')) AS "open!: i64""#,
        chat.0
    )
    .one(tx)
    .await?;
    Ok((row.all, row.open))
}

/// It goes on from one stage to another. [`false`]: it does not stand so.
pub async fn goes_on(tx: &Tx, id: i64, from: Stage, to: Stage) -> sqlx::Result<bool> {
    let (from, to) = (from.code(), to.code());
    let gone = sqlx::query!("UPDATE draws SET stage = ?, stale = 1 WHERE id = ? AND stage = ?", to, id, from);
    Ok(gone.changes(tx).await? > 0)
}

/// Its secret is told.
pub async fn tell_secret(tx: &Tx, id: i64, secret: &str) -> sqlx::Result<()> {
    sqlx::query!("UPDATE draws SET secret = ? WHERE id = ?", secret, id).run(tx).await
}

/// It stands there.
pub async fn stands(tx: &Tx, id: i64, message: Option<MessageId>) -> sqlx::Result<()> {
    let message = message.map(|message| message.0);
    sqlx::query!("UPDATE draws SET message_id = ? WHERE id = ?", message, id).run(tx).await
}

/// It is to stand in no topic.
pub async fn leave_topic(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE draws SET thread_id = NULL WHERE id = ?", id).run(tx).await
}

/// Where those of a group stand is not known any more.
pub async fn forget_messages(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("UPDATE draws SET message_id = NULL, list_message = NULL WHERE chat = ?", chat.0).run(tx).await
}

/// Where it stands in the group it is to be drawn anew.
pub async fn is_stale(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE draws SET stale = 1 WHERE id = ?", id).run(tx).await
}

/// It shows how things are. [`false`]: it did already.
pub async fn shows(tx: &Tx, id: i64) -> sqlx::Result<bool> {
    Ok(sqlx::query!("UPDATE draws SET stale = 0 WHERE id = ? AND stale = 1", id).changes(tx).await? > 0)
}

/// Somebody takes part. [`false`]: she does already.
pub async fn enter(tx: &Tx, draw: &Draw, user: UserId, ticket: &str, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let at = seconds(now);
    let entered = sqlx::query!(
        "INSERT INTO draw_tickets (draw, chat, ticket, user_id, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        draw.id,
        draw.chat.0,
        ticket,
        user.0,
        at
    );
    Ok(entered.changes(tx).await? > 0)
}

/// Somebody takes part no more.
pub async fn leave(tx: &Tx, draw: i64, user: UserId) -> sqlx::Result<bool> {
    let left = sqlx::query!("DELETE FROM draw_tickets WHERE draw = ? AND user_id = ? AND state = 'in'", draw, user.0);
    Ok(left.changes(tx).await? > 0)
}

/// Her ticket, and what became of it.
pub async fn ticket_of(tx: &Tx, draw: i64, user: UserId) -> sqlx::Result<Option<(String, String)>> {
    let found = sqlx::query!("SELECT ticket, state FROM draw_tickets WHERE draw = ? AND user_id = ?", draw, user.0);
    Ok(found.maybe(tx).await?.map(|row| (row.ticket, row.state)))
}

/// How many take part.
pub async fn how_many_in(tx: &Tx, draw: i64) -> sqlx::Result<i64> {
    sqlx::query_scalar!(r#"SELECT count(*) AS "n!: i64" FROM draw_tickets WHERE draw = ? AND state <> 'out'"#, draw)
        .one(tx)
        .await
}

/// All tickets, by their place in the ranking where there is one.
pub async fn tickets(tx: &Tx, draw: i64) -> sqlx::Result<Vec<Ticket>> {
    sqlx::query!(
        r#"SELECT t.ticket, t.user_id, t.state, t.place, iif(coalesce(m.hidden, 0) = 0, p.name, NULL) AS "name?: String"
           FROM draw_tickets t LEFT JOIN people p ON p.user_id = t.user_id
           LEFT JOIN members m ON m.chat = t.chat AND m.user_id = t.user_id
           WHERE t.draw = ? ORDER BY t.place, t.ticket"#,
        draw
    )
    .all(tx)
    .await
    .map(|rows| {
        rows.into_iter()
            .map(|row| Ticket {
                ticket: row.ticket,
                user: row.user_id.map(UserId),
                name: row.name,
                state: row.state,
                place: row.place,
            })
            .collect()
    })
}

/// What becomes of a ticket.
pub async fn set_state(tx: &Tx, draw: i64, ticket: &str, state: &str) -> sqlx::Result<()> {
    sqlx::query!("UPDATE draw_tickets SET state = ? WHERE draw = ? AND ticket = ?", state, draw, ticket).run(tx).await
}

/// The list is frozen.
pub async fn freeze(tx: &Tx, draw: i64, list: &str) -> sqlx::Result<()> {
    sqlx::query!("UPDATE draws SET list = ? WHERE id = ?", list, draw).run(tx).await?;
    sqlx::query!("UPDATE draw_tickets SET state = 'waits' WHERE draw = ? AND state = 'in'", draw).run(tx).await
}

/// The list stands there; [`None`]: not any more.
pub async fn list_stands(tx: &Tx, draw: i64, message: Option<MessageId>) -> sqlx::Result<()> {
    let message = message.map(|message| message.0);
    sqlx::query!("UPDATE draws SET list_message = ? WHERE id = ?", message, draw).run(tx).await
}

/// What fell. [`false`]: that throw counted already.
pub async fn fell(
    tx: &Tx,
    draw: &Draw,
    nth: usize,
    (message, value): (Option<MessageId>, u8),
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let (nth, at, message) = (i64::try_from(nth).unwrap_or(i64::MAX), seconds(now), message.map(|message| message.0));
    let fell = sqlx::query!(
        "INSERT INTO draw_throws (draw, chat, nth, message_id, value, at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        draw.id,
        draw.chat.0,
        nth,
        message,
        value,
        at
    );
    Ok(fell.changes(tx).await? > 0)
}

/// What fell so far, with the numbers of the messages.
pub async fn throws(tx: &Tx, draw: i64) -> sqlx::Result<Vec<(u8, Option<i64>)>> {
    let most = i64::try_from(THROWS).unwrap_or(i64::MAX);
    sqlx::query!("SELECT value, message_id FROM draw_throws WHERE draw = ? ORDER BY nth LIMIT ?", draw, most)
        .all(tx)
        .await
        .map(|rows| rows.into_iter().map(|row| (u8::try_from(row.value).unwrap_or_default(), row.message_id)).collect())
}

/// The tickets have these places, in this order.
pub async fn rank(tx: &Tx, draw: i64, ranking: &[String]) -> sqlx::Result<()> {
    let ranking = crate::store::run::list(ranking)?;
    sqlx::query!(
        "UPDATE draw_tickets SET place = r.key + 1 FROM json_each(?2) AS r
         WHERE draw_tickets.draw = ?1 AND draw_tickets.ticket = r.value",
        draw,
        ranking
    )
    .run(tx)
    .await
}

/// It is drawn; who has won a reward has to claim it until then.
pub async fn drawn(tx: &Tx, draw: i64, now: DateTime<Utc>, claim_until: Option<DateTime<Utc>>) -> sqlx::Result<()> {
    let (now, until) = (seconds(now), claim_until.map(seconds));
    sqlx::query!("UPDATE draws SET drawn_at = ?, claim_until = ? WHERE id = ?", now, until, draw).run(tx).await
}

/// How many draws somebody takes, or took, part in in a group, and how many she won.
pub async fn of_person(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<(i64, i64)> {
    let row = sqlx::query!(
        r#"SELECT count(*) AS "all!: i64", coalesce(sum(state = 'won'), 0) AS "won!: i64"
           FROM draw_tickets WHERE user_id = ? AND chat = ?"#,
        user.0,
        chat.0
    )
    .one(tx)
    .await?;
    Ok((row.all, row.won))
}

/// Somebody takes part in none of a group's draws that are open.
pub async fn leave_all(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE draws SET stale = 1 WHERE id IN (SELECT draw FROM draw_tickets WHERE user_id = ?1 AND chat = ?2 AND state = 'in')",
        user.0,
        chat.0
    )
    .run(tx)
    .await?;
    sqlx::query!("DELETE FROM draw_tickets WHERE user_id = ? AND chat = ? AND state = 'in'", user.0, chat.0)
        .run(tx)
        .await
}
