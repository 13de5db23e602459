//! What waits for those who manage groups: items, who was told of which, who wants to be told when, and whose week it is.

use chrono::{DateTime, Utc};

use super::{
    ChatKey, Tx,
    run::{Rows as _, Statement as _},
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

/// What is kept of a new one.
#[derive(Debug, Clone, Copy)]
pub struct New<'a> {
    /// Which.
    pub cause: Cause<'a>,
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
        r#"INSERT INTO items (chat, room, kind, ref, urgent, words, buttons, since) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT DO NOTHING RETURNING id AS "id!""#,
        chat.0,
        room,
        kind,
        reference,
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
        r#"SELECT id AS "id!", chat, room, kind, ref AS reference, urgent AS "urgent!: bool", words, buttons, since,
                  state, owner, at FROM items WHERE id = ?"#,
        id
    )
    .maybe(tx)
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

/// How many wait in each of these groups, a JSON array: what is put off is not among them until its time.
pub async fn counts(tx: &Tx, chats: &str, now: DateTime<Utc>) -> sqlx::Result<Vec<(ChatKey, i64)>> {
    let now = seconds(now);
    sqlx::query!(
        r#"SELECT chat AS "chat!", count(*) AS "n!: i64" FROM items
           WHERE chat IN (SELECT value FROM json_each(?1)) AND state <> 'done' AND (state <> 'later' OR at <= ?2)
           GROUP BY chat ORDER BY chat"#,
        chats,
        now
    )
    .all(tx)
    .await
    .map(|rows| rows.into_iter().map(|row| (ChatKey(row.chat), row.n)).collect())
}

/// Those that wait in these groups, the urgent first, then the oldest.
pub async fn waiting(tx: &Tx, chats: &str, now: DateTime<Utc>, after: i64, most: i64) -> sqlx::Result<Vec<Row>> {
    let now = seconds(now);
    sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", chat AS "chat!", room AS "room!", kind AS "kind!", ref AS "reference!",
                  urgent AS "urgent!: bool", words AS "words!", buttons AS "buttons!", since AS "since!",
                  state AS "state!", owner, at
           FROM items
           WHERE chat IN (SELECT value FROM json_each(?1)) AND state <> 'done' AND (state <> 'later' OR at <= ?2)
           ORDER BY urgent DESC, id LIMIT ?3 OFFSET ?4"#,
        chats,
        now,
        most,
        after
    )
    .all(tx)
    .await
}

/// Whether somebody is yet to be told of anything that waits in these groups, or will be once its time has come.
pub async fn is_anything_untold(tx: &Tx, user: UserId, chats: &str) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM items i
                          WHERE i.chat IN (SELECT value FROM json_each(?1)) AND i.state <> 'done'
                            AND ((i.state = 'later' AND i.owner = ?2)
                                 OR NOT EXISTS (SELECT 1 FROM items_told t WHERE t.item = i.id AND t.user_id = ?2)))
             AS "is!: bool""#,
        chats,
        user.0
    )
    .one(tx)
    .await
}

/// What she has put off, and is due, she is told once more.
pub async fn untell_due(tx: &Tx, user: UserId, chats: &str, now: DateTime<Utc>) -> sqlx::Result<()> {
    let now = seconds(now);
    sqlx::query!(
        "DELETE FROM items_told WHERE user_id = ?1 AND item IN
           (SELECT id FROM items WHERE chat IN (SELECT value FROM json_each(?2)) AND state = 'later' AND owner = ?1
              AND at <= ?3)",
        user.0,
        chats,
        now
    )
    .run(tx)
    .await?;
    sqlx::query!(
        "UPDATE items SET state = 'new', owner = NULL, at = NULL
         WHERE chat IN (SELECT value FROM json_each(?2)) AND state = 'later' AND owner = ?1 AND at <= ?3",
        user.0,
        chats,
        now
    )
    .run(tx)
    .await
}

/// Those of these groups, a JSON array, in which anything waits that she was not told of.
pub async fn chats_untold(tx: &Tx, user: UserId, chats: &str, now: DateTime<Utc>) -> sqlx::Result<Vec<ChatKey>> {
    let now = seconds(now);
    sqlx::query_scalar!(
        r#"SELECT c.id AS "chat!" FROM chats c
           WHERE c.id IN (SELECT value FROM json_each(?1))
             AND EXISTS (SELECT 1 FROM items i
                         WHERE i.chat = c.id AND i.state <> 'done' AND (i.state <> 'later' OR i.at <= ?2)
                           AND NOT EXISTS (SELECT 1 FROM items_told t WHERE t.item = i.id AND t.user_id = ?3))"#,
        chats,
        now,
        user.0
    )
    .all(tx)
    .await
    .map(|chats| chats.into_iter().map(ChatKey).collect())
}

/// Begins a message to somebody. Returns its number.
pub async fn call(tx: &Tx, user: UserId, now: DateTime<Utc>) -> sqlx::Result<i64> {
    let now = seconds(now);
    sqlx::query_scalar!(r#"INSERT INTO item_calls (user_id, at) VALUES (?, ?) RETURNING id AS "id!""#, user.0, now)
        .one(tx)
        .await
}

/// A message tells of everything that waits in these groups and of which she was not told. Returns how much that is.
pub async fn tell_all(tx: &Tx, call: i64, user: UserId, chats: &str, now: DateTime<Utc>) -> sqlx::Result<u64> {
    let now = seconds(now);
    sqlx::query!(
        "INSERT INTO items_told (item, user_id, chat, call)
         SELECT i.id, ?1, i.chat, ?2 FROM items i
         WHERE i.chat IN (SELECT value FROM json_each(?3)) AND i.state <> 'done' AND (i.state <> 'later' OR i.at <= ?4)
           AND NOT EXISTS (SELECT 1 FROM items_told t WHERE t.item = i.id AND t.user_id = ?1)",
        user.0,
        call,
        chats,
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

/// How many items of these groups, a JSON array, a message tells of.
pub async fn told_in(tx: &Tx, call: i64, chats: &str) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"SELECT count(*) AS "n!: i64" FROM items_told
           WHERE call = ? AND chat IN (SELECT value FROM json_each(?))"#,
        call,
        chats
    )
    .one(tx)
    .await
}

/// Those of these groups a message tells of, the urgent first.
pub async fn of_call(tx: &Tx, call: i64, chats: &str, after: i64, most: i64) -> sqlx::Result<Vec<Row>> {
    sqlx::query_as!(
        Row,
        r#"SELECT i.id AS "id!", i.chat AS "chat!", i.room AS "room!", i.kind AS "kind!", i.ref AS "reference!",
                  i.urgent AS "urgent!: bool", i.words AS "words!", i.buttons AS "buttons!", i.since AS "since!",
                  i.state AS "state!", i.owner, i.at
           FROM items_told t JOIN items i ON i.id = t.item
           WHERE t.call = ?1 AND t.chat IN (SELECT value FROM json_each(?2))
           ORDER BY i.urgent DESC, i.id LIMIT ?3 OFFSET ?4"#,
        call,
        chats,
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
