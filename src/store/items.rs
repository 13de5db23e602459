//! What waits for those who manage groups: items, who was told of which, who wants to be told when, and whose week it is.

use chrono::{DateTime, Utc};

use super::{
    ChatKey, Tx,
    run::{Rows as _, Statement as _, list},
    seconds,
};
use crate::telegram::{MessageId, UserId};

/// Which item: there is one open for each.
#[derive(Debug, Clone, Copy)]
pub struct Cause<'a> {
    /// Where.
    pub chat: ChatKey,
    /// Whose.
    pub room: &'a str,
    /// What, as its room calls it.
    pub kind: &'a str,
    /// Which of its kind.
    pub reference: &'a str,
}

/// What somebody is in charge of: a group, or ([`Some`]) one section of it.
pub type Charge = (ChatKey, Option<String>);

/// What is kept of a new one.
#[derive(Debug, Clone, Copy)]
pub struct New<'a> {
    /// Which.
    pub cause: Cause<'a>,
    /// The section it belongs to.
    pub section: &'a str,
    /// Whether it cannot wait for a day.
    pub urgent: bool,
    /// A message's name and what is put into it, JSON.
    pub words: &'a str,
    /// What its buttons do, JSON.
    pub buttons: &'a str,
}

/// An item as it is kept.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its number.
    pub id: i64,
    /// Where.
    pub chat: i64,
    /// Whose.
    pub room: String,
    /// What.
    pub kind: String,
    /// Which of its kind.
    pub reference: String,
    /// The section it belongs to.
    pub section: String,
    /// Whether it cannot wait for a day.
    pub urgent: bool,
    /// JSON.
    pub words: String,
    /// JSON.
    pub buttons: String,
    /// Since when.
    pub since: i64,
    /// `new`, `mine`, `later` or `done`.
    pub state: String,
    /// Who has it, has put it off, or is done with it.
    pub owner: Option<i64>,
    /// Until when, or when.
    pub at: Option<i64>,
}

/// Opens one that was done since `since` once more, unless one is open. Returns its number.
pub async fn reopen(tx: &Tx, new: &New<'_>, since: DateTime<Utc>) -> sqlx::Result<Option<i64>> {
    let Cause { chat, room, kind, reference } = new.cause;
    let since = seconds(since);
    sqlx::query_scalar!(
        r#"UPDATE items SET state = 'new', owner = NULL, at = NULL, words = ?5, buttons = ?6, urgent = ?7
           WHERE id = (SELECT max(id) FROM items WHERE chat = ?1 AND room = ?2 AND kind = ?3 AND ref = ?4)
             AND state = 'done' AND at >= ?8
           RETURNING id AS "id!""#,
        chat.0,
        room,
        kind,
        reference,
        new.words,
        new.buttons,
        new.urgent,
        since
    )
    .maybe(tx)
    .await
}

/// Keeps a new one, unless one is open. Returns its number if it is new.
pub async fn insert(tx: &Tx, new: &New<'_>, now: DateTime<Utc>) -> sqlx::Result<Option<i64>> {
    let Cause { chat, room, kind, reference } = new.cause;
    let now = seconds(now);
    sqlx::query_scalar!(
        r#"INSERT INTO items (chat, room, kind, ref, section, urgent, words, buttons, since)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT DO NOTHING RETURNING id AS "id!""#,
        chat.0,
        room,
        kind,
        reference,
        new.section,
        new.urgent,
        new.words,
        new.buttons,
        now
    )
    .maybe(tx)
    .await
}

/// The number of the open one.
pub async fn open(tx: &Tx, cause: Cause<'_>) -> sqlx::Result<Option<i64>> {
    sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM items WHERE chat = ? AND room = ? AND kind = ? AND ref = ? AND state <> 'done'"#,
        cause.chat.0,
        cause.room,
        cause.kind,
        cause.reference
    )
    .maybe(tx)
    .await
}

/// The numbers of those open in a group: of a room, of a kind, or all.
pub async fn open_in(tx: &Tx, chat: ChatKey, room: Option<&str>, kind: Option<&str>) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM items WHERE chat = ?1 AND state <> 'done'
             AND (?2 IS NULL OR room = ?2) AND (?3 IS NULL OR kind = ?3) ORDER BY id"#,
        chat.0,
        room,
        kind
    )
    .all(tx)
    .await
}

/// The groups in which one of a kind is open.
pub async fn chats_with(tx: &Tx, room: &str, kind: &str) -> sqlx::Result<Vec<ChatKey>> {
    sqlx::query_scalar!(
        r#"SELECT DISTINCT chat AS "chat!" FROM items WHERE room = ? AND kind = ? AND state <> 'done' ORDER BY chat"#,
        room,
        kind
    )
    .all(tx)
    .await
    .map(|chats| chats.into_iter().map(ChatKey).collect())
}

/// One by its number.
pub async fn by_id(tx: &Tx, id: i64) -> sqlx::Result<Option<Row>> {
    sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", chat, room, kind, ref AS reference, section, urgent AS "urgent!: bool", words, buttons, since,
                  state, owner, at FROM items WHERE id = ?"#,
        id
    )
    .maybe(tx)
    .await
}

/// Whatever items of a room with this reference, alone or before a colon, say and are about is these words from now on.
/// Returns them.
pub async fn erase(tx: &Tx, chat: ChatKey, room: &str, reference: &str, words: &str) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar!(
        r#"UPDATE items SET words = ?1, ref = 'erased:' || id, buttons = '[]'
           WHERE chat = ?2 AND room = ?3 AND (ref = ?4 OR substr(ref, 1, length(?4) + 1) = ?4 || ':')
           RETURNING id AS "id!""#,
        words,
        chat.0,
        room,
        reference
    )
    .all(tx)
    .await
}

/// How it stands from now on.
pub async fn set_state(
    tx: &Tx,
    id: i64,
    state: &str,
    owner: Option<UserId>,
    at: Option<DateTime<Utc>>,
) -> sqlx::Result<()> {
    let (owner, at) = (owner.map(|owner| owner.0), at.map(seconds));
    sqlx::query!("UPDATE items SET state = ?, owner = ?, at = ? WHERE id = ?", state, owner, at, id).run(tx).await
}

/// What it says from now on. Returns whether that is news.
pub async fn reword(tx: &Tx, id: i64, words: &str) -> sqlx::Result<bool> {
    sqlx::query!("UPDATE items SET words = ?1 WHERE id = ?2 AND words <> ?1", words, id)
        .changes(tx)
        .await
        .map(|changes| changes > 0)
}

/// How many wait of what somebody is in charge of, in each group: what is put off is not among them until its time.
pub async fn counts(tx: &Tx, charges: &[Charge], now: DateTime<Utc>) -> sqlx::Result<Vec<(ChatKey, i64)>> {
    let (charges, now) = (list(charges)?, seconds(now));
    sqlx::query!(
        r#"SELECT i.chat AS "chat!: i64", count(*) AS "n!: i64"
           FROM json_each(?1) c JOIN items i ON i.chat = c.value->>0 AND i.section = coalesce(c.value->>1, i.section)
           WHERE i.state <> 'done' AND (i.state <> 'later' OR i.at <= ?2)
           GROUP BY i.chat ORDER BY i.chat"#,
        charges,
        now
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (ChatKey(row.chat), row.n)).collect())
}

/// Those that wait of what somebody is in charge of, the urgent first, then the oldest.
pub async fn waiting(tx: &Tx, charges: &[Charge], now: DateTime<Utc>, after: i64, most: i64) -> sqlx::Result<Vec<Row>> {
    let (charges, now) = (list(charges)?, seconds(now));
    sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", chat AS "chat!", room AS "room!", kind AS "kind!", ref AS "reference!",
                  section AS "section!", urgent AS "urgent!: bool", words AS "words!", buttons AS "buttons!",
                  since AS "since!", state AS "state!", owner, at
           FROM items WHERE id IN
             (SELECT i.id
              FROM json_each(?1) c JOIN items i ON i.chat = c.value->>0 AND i.section = coalesce(c.value->>1, i.section)
              WHERE i.state <> 'done' AND (i.state <> 'later' OR i.at <= ?2)
              ORDER BY i.urgent DESC, i.id LIMIT ?3 OFFSET ?4)
           ORDER BY urgent DESC, id"#,
        charges,
        now,
        most,
        after
    )
    .all(tx)
    .await
}

/// Whether somebody is yet to be told of anything she is in charge of, or will be once its time has come.
pub async fn is_anything_untold(tx: &Tx, user: UserId, charges: &[Charge]) -> sqlx::Result<bool> {
    let charges = list(charges)?;
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM json_each(?1) c
                          JOIN items i ON i.chat = c.value->>0 AND i.section = coalesce(c.value->>1, i.section)
                          WHERE i.state <> 'done'
                            AND ((i.state = 'later' AND i.owner = ?2)
                                 OR NOT EXISTS (SELECT 1 FROM items_told t WHERE t.item = i.id AND t.user_id = ?2)))
             AS "is!: bool""#,
        charges,
        user.0
    )
    .one(tx)
    .await
}

/// What she has put off, and is due, she is told once more.
pub async fn untell_due(tx: &Tx, user: UserId, charges: &[Charge], now: DateTime<Utc>) -> sqlx::Result<()> {
    let (charges, now) = (list(charges)?, seconds(now));
    let due = sqlx::query_scalar!(
        r#"SELECT i.id AS "id!: i64"
           FROM json_each(?2) c JOIN items i ON i.chat = c.value->>0 AND i.section = coalesce(c.value->>1, i.section)
           WHERE i.state = 'later' AND i.owner = ?1 AND i.at <= ?3"#,
        user.0,
        charges,
        now
    )
    .all(tx)
    .await?;
    for id in due {
        sqlx::query!("DELETE FROM items_told WHERE item = ? AND user_id = ?", id, user.0).run(tx).await?;
        sqlx::query!("UPDATE items SET state = 'new', owner = NULL, at = NULL WHERE id = ?", id).run(tx).await?;
    }
    Ok(())
}

/// Of what somebody is in charge of, that in which anything waits that she was not told of.
pub async fn untold(tx: &Tx, user: UserId, charges: &[Charge], now: DateTime<Utc>) -> sqlx::Result<Vec<Charge>> {
    let (charges, now) = (list(charges)?, seconds(now));
    sqlx::query!(
        r#"SELECT c.value->>0 AS "chat!: i64", c.value->>1 AS "section: String" FROM json_each(?1) c
           WHERE EXISTS (SELECT 1 FROM items i
                         WHERE i.chat = c.value->>0 AND i.section = coalesce(c.value->>1, i.section)
                           AND i.state <> 'done' AND (i.state <> 'later' OR i.at <= ?2)
                           AND NOT EXISTS (SELECT 1 FROM items_told t WHERE t.item = i.id AND t.user_id = ?3))"#,
        charges,
        now,
        user.0
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (ChatKey(row.chat), row.section)).collect())
}

/// Begins a message to somebody. Returns its number.
pub async fn call(tx: &Tx, user: UserId, now: DateTime<Utc>) -> sqlx::Result<i64> {
    let now = seconds(now);
    sqlx::query_scalar!(r#"INSERT INTO item_calls (user_id, at) VALUES (?, ?) RETURNING id AS "id!""#, user.0, now)
        .one(tx)
        .await
}

/// A message tells of everything that waits of this and of which she was not told. Returns how much that is.
pub async fn tell_all(tx: &Tx, call: i64, user: UserId, charges: &[Charge], now: DateTime<Utc>) -> sqlx::Result<u64> {
    let (charges, now) = (list(charges)?, seconds(now));
    sqlx::query!(
        "INSERT INTO items_told (item, user_id, chat, call)
         SELECT i.id, ?1, i.chat, ?2
         FROM json_each(?3) c JOIN items i ON i.chat = c.value->>0 AND i.section = coalesce(c.value->>1, i.section)
         WHERE i.state <> 'done' AND (i.state <> 'later' OR i.at <= ?4)
           AND NOT EXISTS (SELECT 1 FROM items_told t WHERE t.item = i.id AND t.user_id = ?1)",
        user.0,
        call,
        charges,
        now
    )
    .changes(tx)
    .await
}

/// A message tells of an item. Returns whether she was not told before.
pub async fn tell(tx: &Tx, call: i64, user: UserId, chat: ChatKey, item: i64) -> sqlx::Result<bool> {
    sqlx::query!(
        "INSERT INTO items_told (item, user_id, chat, call) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        item,
        user.0,
        chat.0,
        call
    )
    .changes(tx)
    .await
    .map(|changes| changes > 0)
}

/// Whether she was told of an item.
pub async fn is_told(tx: &Tx, item: i64, user: UserId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM items_told WHERE item = ? AND user_id = ?) AS "is!: bool""#,
        item,
        user.0
    )
    .one(tx)
    .await
}

/// A message that told somebody of items.
#[derive(Debug, Clone, Copy)]
pub struct Call {
    /// Its number with us.
    pub id: i64,
    /// Whom.
    pub user: UserId,
    /// Its number in her private chat.
    pub message: Option<MessageId>,
}

/// A message by our number.
pub async fn call_by_id(tx: &Tx, id: i64) -> sqlx::Result<Option<Call>> {
    sqlx::query!("SELECT user_id, message FROM item_calls WHERE id = ?", id)
        .maybe(tx)
        .await
        .map(|row| row.map(|row| Call { id, user: UserId(row.user_id), message: row.message.map(MessageId) }))
}

/// A message has arrived, as this one.
pub async fn arrived(tx: &Tx, call: i64, message: MessageId) -> sqlx::Result<()> {
    sqlx::query!("UPDATE item_calls SET message = ? WHERE id = ?", message.0, call).run(tx).await
}

/// A message shows this from now on, by a number for its words. Returns whether it showed something else.
pub async fn shows(tx: &Tx, call: i64, what: &str) -> sqlx::Result<bool> {
    sqlx::query!("UPDATE item_calls SET shown = ?1 WHERE id = ?2 AND shown IS NOT ?1", what, call)
        .changes(tx)
        .await
        .map(|changes| changes > 0)
}

/// A message did not arrive. Returns what it would have told.
pub async fn take_back(tx: &Tx, call: i64) -> sqlx::Result<Vec<i64>> {
    let items = sqlx::query_scalar!(r#"SELECT item AS "item!" FROM items_told WHERE call = ? ORDER BY item"#, call)
        .all(tx)
        .await?;
    sqlx::query!("DELETE FROM items_told WHERE call = ?", call).run(tx).await?;
    sqlx::query!("DELETE FROM item_calls WHERE id = ?", call).run(tx).await?;
    Ok(items)
}

/// The messages that have told of an item since `since`.
pub async fn calls_of(tx: &Tx, item: i64, since: DateTime<Utc>) -> sqlx::Result<Vec<Call>> {
    let since = seconds(since);
    sqlx::query!(
        r#"SELECT c.id AS "id!", c.user_id AS "user_id!", c.message FROM items_told t JOIN item_calls c ON c.id = t.call
           WHERE t.item = ? AND c.at >= ? ORDER BY c.id"#,
        item,
        since
    )
    .all(tx)
    .await
    .map(|rows| {
        let call = |id, user, message: Option<i64>| Call { id, user: UserId(user), message: message.map(MessageId) };
        rows.into_iter().map(|row| call(row.id, row.user_id, row.message)).collect()
    })
}

/// How many items a message tells of that somebody is in charge of.
pub async fn told_in(tx: &Tx, call: i64, charges: &[Charge]) -> sqlx::Result<i64> {
    let charges = list(charges)?;
    sqlx::query_scalar!(
        r#"SELECT count(*) AS "n!: i64" FROM items_told t JOIN items i ON i.id = t.item
           WHERE t.call = ?1
             AND (i.chat IN (SELECT value->>0 FROM json_each(?2) WHERE value->>1 IS NULL)
                  OR (i.chat, i.section) IN (SELECT value->>0, value->>1 FROM json_each(?2)))"#,
        call,
        charges
    )
    .one(tx)
    .await
}

/// Those a message tells of that somebody is in charge of, the urgent first.
pub async fn of_call(tx: &Tx, call: i64, charges: &[Charge], after: i64, most: i64) -> sqlx::Result<Vec<Row>> {
    let charges = list(charges)?;
    sqlx::query_as!(
        Row,
        r#"SELECT i.id AS "id!", i.chat AS "chat!", i.room AS "room!", i.kind AS "kind!", i.ref AS "reference!",
                  i.section AS "section!", i.urgent AS "urgent!: bool", i.words AS "words!", i.buttons AS "buttons!",
                  i.since AS "since!", i.state AS "state!", i.owner, i.at
           FROM items_told t JOIN items i ON i.id = t.item
           WHERE t.call = ?1
             AND (i.chat IN (SELECT value->>0 FROM json_each(?2) WHERE value->>1 IS NULL)
                  OR (i.chat, i.section) IN (SELECT value->>0, value->>1 FROM json_each(?2)))
           ORDER BY i.urgent DESC, i.id LIMIT ?3 OFFSET ?4"#,
        call,
        charges,
        most,
        after
    )
    .all(tx)
    .await
}

/// Forgets at most `most` of those done before `before`, and messages of before.
pub async fn forget(tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
    let before = seconds(before);
    sqlx::query!(
        "DELETE FROM items_told WHERE item IN
           (SELECT id FROM items WHERE state = 'done' AND at < ? ORDER BY at LIMIT ?)",
        before,
        most
    )
    .run(tx)
    .await?;
    let items = sqlx::query!(
        "DELETE FROM items WHERE id IN (SELECT id FROM items WHERE state = 'done' AND at < ? ORDER BY at LIMIT ?)",
        before,
        most
    )
    .changes(tx)
    .await?;
    let calls = sqlx::query!(
        "DELETE FROM item_calls WHERE id IN
           (SELECT c.id FROM item_calls c WHERE c.at < ?
              AND NOT EXISTS (SELECT 1 FROM items_told WHERE call = c.id) ORDER BY c.at LIMIT ?)",
        before,
        most
    )
    .changes(tx)
    .await?;
    Ok(items + calls)
}

/// When somebody wants to be told, and the minute of her day; [`None`] if she never said.
pub async fn wishes(tx: &Tx, user: UserId) -> sqlx::Result<Option<(String, i64)>> {
    sqlx::query!("SELECT how, minute FROM item_wishes WHERE user_id = ?", user.0)
        .maybe(tx)
        .await
        .map(|row| row.map(|row| (row.how, row.minute)))
}

/// She wants to be told so.
pub async fn set_wishes(tx: &Tx, user: UserId, how: &str, minute: i64) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO item_wishes (user_id, how, minute) VALUES (?, ?, ?)
         ON CONFLICT (user_id) DO UPDATE SET how = excluded.how, minute = excluded.minute",
        user.0,
        how,
        minute
    )
    .run(tx)
    .await
}

/// Who takes turns in a group, in the order they joined, each with her latest week.
pub async fn duties(tx: &Tx, chat: ChatKey) -> sqlx::Result<Vec<(UserId, Option<i64>)>> {
    sqlx::query!("SELECT user_id, week FROM duties WHERE chat = ? ORDER BY since, user_id", chat.0)
        .all(tx)
        .await
        .map(|rows| rows.into_iter().map(|row| (UserId(row.user_id), row.week)).collect())
}

/// She takes turns from now on.
pub async fn join_duty(tx: &Tx, chat: ChatKey, user: UserId, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "INSERT INTO duties (chat, user_id, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        chat.0,
        user.0,
        now
    )
    .run(tx)
    .await
}

/// She takes turns no longer.
pub async fn leave_duty(tx: &Tx, chat: ChatKey, user: UserId) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM duties WHERE chat = ? AND user_id = ?", chat.0, user.0).run(tx).await
}

/// A week is hers.
pub async fn set_duty_week(tx: &Tx, chat: ChatKey, user: UserId, week: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE duties SET week = ? WHERE chat = ? AND user_id = ?", week, chat.0, user.0).run(tx).await
}
