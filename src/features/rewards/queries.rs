//! The room's SQL.

use chrono::{DateTime, Utc};

use crate::{
    store::{
        ChatKey, Tx, instant,
        run::{Rows as _, Statement as _, list},
        seconds,
    },
    telegram::{MessageId, ThreadId, UserId},
};

/// Who may claim one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Whoever is in the group.
    Everyone,
    /// Those who had won when it was made.
    Winners,
    /// Those whom a draw chooses.
    Draw,
}

impl Who {
    /// As kept, and in the names of messages.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Everyone => "everyone",
            Self::Winners => "winners",
            Self::Draw => "draw",
        }
    }

    fn of(code: &str) -> Self {
        match code {
            "winners" => Self::Winners,
            "draw" => Self::Draw,
            _ => Self::Everyone,
        }
    }
}

/// A reward.
#[derive(Debug, Clone)]
pub struct Reward {
    /// Which, among all groups'.
    pub id: i64,
    /// Where.
    pub chat: ChatKey,
    /// What it is called.
    pub title: String,
    /// What it is; may be empty.
    pub about: String,
    /// Whether it is a pool of codes, and no prize.
    pub codes: bool,
    /// Who may claim it.
    pub who: Who,
    /// For who has been in the group for so many days.
    pub days: i64,
    /// Until when.
    pub until: DateTime<Utc>,
    /// Whether it can be claimed.
    pub open: bool,
    /// In which topic it stands.
    pub thread: Option<ThreadId>,
    /// Where it stands.
    pub message: Option<MessageId>,
}

/// How much there is of one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stock {
    /// In all, but for codes that were taken back.
    pub all: i64,
    /// What nobody has.
    pub free: i64,
    /// What was delivered.
    pub delivered: i64,
    /// What is kept for somebody, or on its way.
    pub kept: i64,
}

/// How a claim stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is hers for a while.
    Reserved,
    /// The code is on its way.
    Sending,
    /// She has it.
    Delivered,
    /// It is hers no more.
    Released,
}

impl State {
    /// As kept, and in the names of messages.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reserved => "reserved",
            Self::Sending => "sending",
            Self::Delivered => "delivered",
            Self::Released => "released",
        }
    }

    fn of(code: &str) -> Self {
        match code {
            "sending" => Self::Sending,
            "delivered" => Self::Delivered,
            "released" => Self::Released,
            _ => Self::Reserved,
        }
    }
}

/// Somebody's claim.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Which, among all.
    pub id: i64,
    /// To which reward.
    pub reward: i64,
    /// Where.
    pub chat: ChatKey,
    /// To which of its pieces.
    pub piece: i64,
    /// Whose; [`None`]: somebody who is forgotten.
    pub user: Option<UserId>,
    /// What she is called.
    pub name: Option<String>,
    /// How it stands.
    pub state: State,
    /// Since when.
    pub since: DateTime<Utc>,
    /// Until when it is kept for her; [`None`]: until a human decides.
    pub until: Option<DateTime<Utc>>,
    /// What of the code others may see.
    pub tail: String,
    /// Why it was released, in the words of who decided.
    pub reason: String,
}

/// What a new one begins with.
#[derive(Debug)]
pub struct New<'a> {
    /// What it is called.
    pub title: &'a str,
    /// What it is.
    pub about: &'a str,
    /// Whether it is a pool of codes.
    pub codes: bool,
    /// Who may claim it.
    pub who: Who,
    /// For who has been in the group for so many days.
    pub days: i64,
    /// Until when.
    pub until: DateTime<Utc>,
    /// Who makes it.
    pub made_by: UserId,
    /// In which topic it is to stand.
    pub thread: Option<ThreadId>,
}

/// Makes one. Returns its number among all.
pub async fn add(tx: &Tx, chat: ChatKey, new: &New<'_>, now: DateTime<Utc>) -> sqlx::Result<i64> {
    let (kind, who) = (if new.codes { "codes" } else { "prize" }, new.who.code());
    let (until, now, thread) = (seconds(new.until), seconds(now), new.thread.map(|thread| thread.0));
    sqlx::query_scalar!(
        r#"INSERT INTO rewards (chat, title, about, kind, who, days, until, made_by, made_at, thread_id)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id AS "id!""#,
        chat.0,
        new.title,
        new.about,
        kind,
        who,
        new.days,
        until,
        new.made_by.0,
        now,
        thread
    )
    .one(tx)
    .await
}

/// One by its number among all.
pub async fn by_id(tx: &Tx, id: i64) -> sqlx::Result<Option<Reward>> {
    let row = sqlx::query!(
        r#"SELECT chat, title, about, kind, who, days, until, stage, thread_id, message_id FROM rewards WHERE id = ?"#,
        id
    )
    .maybe(tx)
    .await?;
    Ok(row.map(|row| Reward {
        id,
        chat: ChatKey(row.chat),
        title: row.title,
        about: row.about,
        codes: row.kind == "codes",
        who: Who::of(&row.who),
        days: row.days,
        until: instant(row.until),
        open: row.stage == "open",
        thread: row.thread_id.map(ThreadId),
        message: row.message_id.map(MessageId),
    }))
}

/// Those of a group, the newest first: at most `most`, without the first `skipped`.
pub async fn list_of(tx: &Tx, chat: ChatKey, most: i64, skipped: i64) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM rewards WHERE chat = ? ORDER BY id DESC LIMIT ? OFFSET ?"#,
        chat.0,
        most,
        skipped
    )
    .all(tx)
    .await
}

/// Those of a group that can be claimed.
pub async fn open_in(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar!(r#"SELECT id AS "id!" FROM rewards WHERE chat = ? AND stage = 'open' ORDER BY id"#, chat.0)
        .all(tx)
        .await
}

/// How many a group has, and how many of them can be claimed.
pub async fn how_many(tx: &Tx, chat: ChatKey) -> sqlx::Result<(i64, i64)> {
    let row = sqlx::query!(
        r#"SELECT (SELECT count(*) FROM rewards WHERE chat = ?1) AS "all!: i64",
                  (SELECT count(*) FROM rewards WHERE chat = ?1 AND stage = 'open') AS "open!: i64""#,
        chat.0
    )
    .one(tx)
    .await?;
    Ok((row.all, row.open))
}

/// How much there is of one.
pub async fn stock(tx: &Tx, reward: i64) -> sqlx::Result<Stock> {
    let row = sqlx::query!(
        r#"SELECT (SELECT count(*) FROM reward_pieces WHERE reward = ?1 AND state = 'free') AS "free!: i64",
                  (SELECT count(*) FROM reward_pieces WHERE reward = ?1 AND state = 'held') AS "held!: i64",
                  (SELECT count(*) FROM reward_claims WHERE reward = ?1 AND state = 'delivered') AS "delivered!: i64""#,
        reward
    )
    .one(tx)
    .await?;
    let kept = row.held - row.delivered;
    Ok(Stock { all: row.free + row.held, free: row.free, delivered: row.delivered, kept })
}

/// It cannot be claimed any more. [`false`]: it could not before.
pub async fn close(tx: &Tx, id: i64) -> sqlx::Result<bool> {
    let closed = sqlx::query!("UPDATE rewards SET stage = 'closed', stale = 1 WHERE id = ? AND stage = 'open'", id);
    Ok(closed.changes(tx).await? > 0)
}

/// It stands there; [`None`]: nowhere that is known.
pub async fn stands(tx: &Tx, id: i64, message: Option<MessageId>) -> sqlx::Result<()> {
    let message = message.map(|message| message.0);
    sqlx::query!("UPDATE rewards SET message_id = ? WHERE id = ?", message, id).run(tx).await
}

/// It is to stand in no topic.
pub async fn leave_topic(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE rewards SET thread_id = NULL WHERE id = ?", id).run(tx).await
}

/// Where those of a group stand is not known any more.
pub async fn forget_messages(tx: &Tx, chat: ChatKey) -> sqlx::Result<()> {
    sqlx::query!("UPDATE rewards SET message_id = NULL WHERE chat = ?", chat.0).run(tx).await
}

/// Where it stands in the group it is to be drawn anew.
pub async fn is_stale(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE rewards SET stale = 1 WHERE id = ?", id).run(tx).await
}

/// It is drawn.
pub async fn drawn(tx: &Tx, id: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE rewards SET stale = 0 WHERE id = ?", id).run(tx).await
}

/// Those of a group that stand there otherwise than they are, at most so many.
pub async fn to_draw(tx: &Tx, chat: ChatKey, most: i64) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM rewards WHERE chat = ? AND stale = 1 AND message_id IS NOT NULL ORDER BY id LIMIT ?"#,
        chat.0,
        most
    )
    .all(tx)
    .await
}

/// So many pieces of a prize are added.
pub async fn add_pieces(tx: &Tx, reward: &Reward, n: i64) -> sqlx::Result<()> {
    sqlx::query!(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?3)
         INSERT INTO reward_pieces (reward, chat) SELECT ?1, ?2 FROM n",
        reward.id,
        reward.chat.0,
        n
    )
    .run(tx)
    .await
}

/// A code, sealed, is added; `tail`: what of it others may see.
pub async fn add_code(tx: &Tx, reward: &Reward, sealed: &[u8], tail: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO reward_pieces (reward, chat, sealed, tail) VALUES (?, ?, ?, ?)",
        reward.id,
        reward.chat.0,
        sealed,
        tail
    )
    .run(tx)
    .await
}

/// All codes of a pool, sealed.
pub async fn sealed_of(tx: &Tx, reward: i64) -> sqlx::Result<Vec<Vec<u8>>> {
    sqlx::query_scalar!(
        r#"SELECT sealed AS "sealed!" FROM reward_pieces WHERE reward = ? AND sealed IS NOT NULL ORDER BY id"#,
        reward
    )
    .all(tx)
    .await
}

/// One code, sealed.
pub async fn sealed(tx: &Tx, piece: i64) -> sqlx::Result<Option<Vec<u8>>> {
    let found = sqlx::query_scalar!("SELECT sealed FROM reward_pieces WHERE id = ?", piece).maybe(tx).await?;
    Ok(found.flatten())
}

/// Whether all was taken, the next that nobody has is hers from now on: one statement, so that no two have the same.
pub async fn hold_one(tx: &Tx, reward: i64) -> sqlx::Result<Option<i64>> {
    sqlx::query_scalar!(
        r#"UPDATE reward_pieces SET state = 'held'
           WHERE id = (SELECT id FROM reward_pieces WHERE reward = ? AND state = 'free' ORDER BY id LIMIT 1)
           RETURNING id AS "id!""#,
        reward
    )
    .maybe(tx)
    .await
}

/// A piece is nobody's (`free`), or nobody is to have it any more.
pub async fn give_back(tx: &Tx, piece: i64, free: bool) -> sqlx::Result<()> {
    let state = if free { "free" } else { "gone" };
    sqlx::query!("UPDATE reward_pieces SET state = ? WHERE id = ?", state, piece).run(tx).await
}

/// It is hers for a while.
pub async fn reserve(
    tx: &Tx,
    reward: &Reward,
    (piece, user): (i64, UserId),
    (now, until): (DateTime<Utc>, Option<DateTime<Utc>>),
) -> sqlx::Result<i64> {
    let (at, until) = (seconds(now), until.map(seconds));
    let id = sqlx::query_scalar!(
        r#"INSERT INTO reward_claims (reward, chat, piece, user_id, since, until) VALUES (?, ?, ?, ?, ?, ?)
           RETURNING id AS "id!""#,
        reward.id,
        reward.chat.0,
        piece,
        user.0,
        at,
        until
    )
    .one(tx)
    .await?;
    note(tx, (reward.chat, reward.id, id), ("reserved", ""), now).await?;
    Ok(id)
}

/// Adds to the ledger.
async fn note(
    tx: &Tx,
    (chat, reward, claim): (ChatKey, i64, i64),
    (event, why): (&str, &str),
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "INSERT INTO reward_ledger (chat, reward, claim, event, why, at) VALUES (?, ?, ?, ?, ?, ?)",
        chat.0,
        reward,
        claim,
        event,
        why,
        now
    )
    .run(tx)
    .await
}

/// The code is on its way (or it is not, and is kept for her as before). [`false`]: it is not hers any more.
pub async fn set_sending(tx: &Tx, claim: i64, sending: bool) -> sqlx::Result<bool> {
    let (from, to) = if sending { ("reserved", "sending") } else { ("sending", "reserved") };
    let set = sqlx::query!("UPDATE reward_claims SET state = ? WHERE id = ? AND state = ?", to, claim, from);
    Ok(set.changes(tx).await? > 0)
}

/// She has it. [`false`]: she had it already, or it is not hers any more.
pub async fn deliver(tx: &Tx, claim: &Claim, by: Option<UserId>, why: &str, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let (by, at) = (by.map(|user| user.0), seconds(now));
    let delivered = sqlx::query!(
        "UPDATE reward_claims SET state = 'delivered', until = NULL, settled_at = ?, settled_by = ?
         WHERE id = ? AND state IN ('reserved', 'sending')",
        at,
        by,
        claim.id
    );
    let is_new = delivered.changes(tx).await? > 0;
    if is_new {
        note(tx, (claim.chat, claim.reward, claim.id), ("delivered", why), now).await?;
    }
    Ok(is_new)
}

/// How and by whom a claim is released.
#[derive(Debug, Clone, Copy)]
pub struct Release<'a> {
    /// Why, in a word.
    pub why: &'static str,
    /// Who decided.
    pub by: Option<UserId>,
    /// Why, in her words.
    pub reason: &'a str,
}

/// It is hers no more. [`false`]: it was not.
pub async fn release(tx: &Tx, claim: &Claim, release: Release<'_>, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let (by, at) = (release.by.map(|user| user.0), seconds(now));
    let released = sqlx::query!(
        "UPDATE reward_claims SET state = 'released', until = NULL, settled_at = ?, settled_by = ?, why = ?, reason = ?
         WHERE id = ? AND state <> 'released'",
        at,
        by,
        release.why,
        release.reason,
        claim.id
    );
    let was = released.changes(tx).await? > 0;
    if was {
        note(tx, (claim.chat, claim.reward, claim.id), ("released", release.why), now).await?;
    }
    Ok(was)
}

macro_rules! claims {
    ($tx:expr, $which:tt $(, $arg:expr)*) => {
        sqlx::query!(
            r#"SELECT c.id AS "id!", c.reward, c.chat, c.piece, c.user_id, p.name AS "name?", c.state, c.since, c.until,
                      coalesce(r.tail, '') AS "tail!: String", c.reason
               FROM reward_claims c LEFT JOIN people p ON p.user_id = c.user_id
               LEFT JOIN reward_pieces r ON r.id = c.piece WHERE "# + $which
            $(, $arg)*
        )
        .all($tx)
        .await
        .map(|rows| {
            rows.into_iter()
                .map(|row| Claim {
                    id: row.id,
                    reward: row.reward,
                    chat: ChatKey(row.chat),
                    piece: row.piece,
                    user: row.user_id.map(UserId),
                    name: row.name,
                    state: State::of(&row.state),
                    since: instant(row.since),
                    until: row.until.map(instant),
                    tail: row.tail,
                    reason: row.reason,
                })
                .collect::<Vec<_>>()
        })
    };
}

/// A claim by its number.
pub async fn claim(tx: &Tx, id: i64) -> sqlx::Result<Option<Claim>> {
    Ok(claims!(tx, "c.id = ?", id)?.pop())
}

/// What somebody has of a reward, or what is kept for her.
pub async fn live_of(tx: &Tx, reward: i64, user: UserId) -> sqlx::Result<Option<Claim>> {
    Ok(claims!(tx, "c.reward = ? AND c.user_id = ? AND c.state <> 'released'", reward, user.0)?.pop())
}

/// All that is kept for somebody in a group and not delivered; [`None`]: for anybody there.
pub async fn kept_in(tx: &Tx, chat: ChatKey, user: Option<UserId>) -> sqlx::Result<Vec<Claim>> {
    let user = user.map(|user| user.0);
    claims!(tx, "c.chat = ?1 AND (?2 IS NULL OR c.user_id = ?2) AND c.state = 'reserved' ORDER BY c.id", chat.0, user)
}

/// All somebody has, or had, in a group, the newest first.
pub async fn of_person(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<Vec<Claim>> {
    claims!(tx, "c.user_id = ? AND c.chat = ? ORDER BY c.id DESC", user.0, chat.0)
}

/// The claims to a reward, the newest first.
pub async fn of_reward(tx: &Tx, reward: i64, most: i64, skipped: i64) -> sqlx::Result<Vec<Claim>> {
    claims!(tx, "c.reward = ? ORDER BY c.id DESC LIMIT ? OFFSET ?", reward, most, skipped)
}

/// How many claims to a reward there were.
pub async fn how_many_claims(tx: &Tx, reward: i64) -> sqlx::Result<i64> {
    sqlx::query_scalar!(r#"SELECT count(*) AS "n!: i64" FROM reward_claims WHERE reward = ?"#, reward).one(tx).await
}

/// Whether those who manage the group took hers back, or could not give it.
pub async fn was_refused(tx: &Tx, reward: i64, user: UserId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM reward_claims WHERE reward = ? AND user_id = ? AND state = 'released'
                            AND why IN ('taken', 'cannot')) AS "was!: bool""#,
        reward,
        user.0
    )
    .one(tx)
    .await
}

/// What happened to a claim, and when.
pub async fn ledger(tx: &Tx, claim: &Claim) -> sqlx::Result<Vec<(String, String, DateTime<Utc>)>> {
    sqlx::query!(
        "SELECT event, why, at FROM reward_ledger WHERE reward = ? AND claim = ? ORDER BY id",
        claim.reward,
        claim.id
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (row.event, row.why, instant(row.at))).collect())
}

/// These may claim it until then.
pub async fn entitle(tx: &Tx, reward: &Reward, users: &[UserId], until: DateTime<Utc>) -> sqlx::Result<()> {
    let users = list(&users.iter().map(|user| user.0).collect::<Vec<_>>())?;
    let until = seconds(until);
    sqlx::query!(
        "INSERT INTO reward_entitled (reward, chat, user_id, until) SELECT ?1, ?2, value, ?3 FROM json_each(?4) WHERE true
         ON CONFLICT DO UPDATE SET until = excluded.until",
        reward.id,
        reward.chat.0,
        until,
        users
    )
    .run(tx)
    .await
}

/// Until when somebody may claim one that is for winners.
pub async fn entitled_until(tx: &Tx, reward: i64, user: UserId) -> sqlx::Result<Option<DateTime<Utc>>> {
    let until =
        sqlx::query_scalar!("SELECT until FROM reward_entitled WHERE reward = ? AND user_id = ?", reward, user.0)
            .maybe(tx)
            .await?;
    Ok(until.map(instant))
}

/// How many may claim one that is for winners.
pub async fn how_many_entitled(tx: &Tx, reward: i64) -> sqlx::Result<i64> {
    sqlx::query_scalar!(r#"SELECT count(*) AS "n!: i64" FROM reward_entitled WHERE reward = ?"#, reward).one(tx).await
}

/// What was written about somebody is forgotten.
pub async fn forget_reasons(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("UPDATE reward_claims SET reason = '' WHERE user_id = ? AND chat = ?", user.0, chat.0).run(tx).await
}

/// A code of each pool that can be claimed, sealed.
pub async fn one_sealed_of_each(tx: &Tx) -> sqlx::Result<Vec<(i64, Vec<u8>)>> {
    sqlx::query!(
        r#"SELECT r.id AS "id!", p.sealed AS "sealed!" FROM rewards r JOIN reward_pieces p ON p.id =
               (SELECT min(id) FROM reward_pieces WHERE reward = r.id AND state = 'free' AND sealed IS NOT NULL)
           WHERE r.stage = 'open' AND r.kind = 'codes'"#
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (row.id, row.sealed)).collect())
}
