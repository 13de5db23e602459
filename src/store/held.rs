//! Where people are in the tables, and what becomes of them there when somebody wants to be forgotten.
//!
//! Each room names the columns in which it holds people ([`Held`]), the house those everybody shares. By these names a
//! person is found, told what is known of her, and forgotten. A test over the schema fails for a column that may hold
//! somebody and is named by nobody.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use sqlx::AssertSqlSafe;

use super::{
    ChatKey, Tx, rows,
    run::{Rows as _, Statement as _},
};
use crate::telegram::UserId;

/// A column that holds people, or looks as if it did. The names are written in our source, never taken from outside.
#[derive(Debug, Clone, Copy)]
pub struct Held {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// What becomes of her there.
    pub fate: Fate,
    within: Within,
    finds: bool,
}

/// What becomes of somebody who is forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// The row is about her alone, and goes.
    Goes,
    /// What was counted stays: a number that leads to nobody takes the place of hers.
    Former,
    /// The row is the group's, and names nobody any more.
    Unnamed,
    /// As [`Fate::Unnamed`], where the column must not be empty: 0.
    Nobody,
    /// A text she may be in. Whoever keeps it mends it (`Room::forget_person`).
    Mended,
    /// A text that is about nobody.
    Impersonal,
}

/// Which rows are of a group.
#[derive(Debug, Clone, Copy)]
enum Within {
    /// Each is: the table has a column `chat`.
    Chat,
    /// Those whose column `chat` says so.
    ChatOrNone,
    /// None is.
    Apart,
    /// Those of which this holds; `?2` is the group.
    Those(&'static str),
}

impl Held {
    const fn new(table: &'static str, column: &'static str, fate: Fate) -> Self {
        let finds = matches!(fate, Fate::Goes | Fate::Unnamed | Fate::Nobody);
        Self { table, column, fate, within: Within::Chat, finds }
    }

    /// The row is about her alone, and goes.
    #[must_use]
    pub const fn goes(table: &'static str, column: &'static str) -> Self {
        Self::new(table, column, Fate::Goes)
    }

    /// What was counted stays, as that of a former member.
    #[must_use]
    pub const fn former(table: &'static str, column: &'static str) -> Self {
        Self::new(table, column, Fate::Former)
    }

    /// The row is the group's, and names nobody any more.
    #[must_use]
    pub const fn unnamed(table: &'static str, column: &'static str) -> Self {
        Self::new(table, column, Fate::Unnamed)
    }

    /// As [`Held::unnamed`], by 0.
    #[must_use]
    pub const fn nobody(table: &'static str, column: &'static str) -> Self {
        Self::new(table, column, Fate::Nobody)
    }

    /// A text she may be in, which the room mends itself.
    #[must_use]
    pub const fn mended(table: &'static str, column: &'static str) -> Self {
        Self::new(table, column, Fate::Mended)
    }

    /// A text that is about nobody.
    #[must_use]
    pub const fn impersonal(table: &'static str, column: &'static str) -> Self {
        Self::new(table, column, Fate::Impersonal)
    }

    /// No row of the table is of a group.
    #[must_use]
    pub const fn apart(self) -> Self {
        Self { within: Within::Apart, finds: false, ..self }
    }

    /// Some rows are of no group.
    #[must_use]
    pub const fn or_apart(self) -> Self {
        Self { within: Within::ChatOrNone, ..self }
    }

    /// Rows of which this holds are of the group `?2`.
    #[must_use]
    pub const fn within(self, which: &'static str) -> Self {
        Self { within: Within::Those(which), finds: false, ..self }
    }

    /// It has an index, so that the groups that know her are found by it.
    #[must_use]
    pub const fn finds(self) -> Self {
        Self { finds: true, ..self }
    }

    /// Which of her rows are of a group, or of none; [`None`]: there cannot be such.
    const fn which(&self, chat: Option<ChatKey>) -> Option<&'static str> {
        match (self.within, chat) {
            (Within::Chat | Within::ChatOrNone, Some(_)) => Some("chat = ?2"),
            (Within::ChatOrNone, None) => Some("chat IS ?2"),
            (Within::Those(which), Some(_)) => Some(which),
            // What is left of those of which it cannot be told any more.
            (Within::Apart | Within::Those(_), None) => Some("?2 IS NULL"),
            (Within::Chat, None) | (Within::Apart, Some(_)) => None,
        }
    }

    const fn is_hers(&self) -> bool {
        !matches!(self.fate, Fate::Mended | Fate::Impersonal)
    }
}

/// The groups in which something is held of her.
pub async fn groups(tx: &Tx, held: &[Held], user: UserId) -> sqlx::Result<Vec<ChatKey>> {
    let mut found = BTreeSet::new();
    for Held { table, column, .. } in held.iter().filter(|held| held.finds) {
        let statement = format!("SELECT DISTINCT chat FROM {table} WHERE {column} = ? AND chat IS NOT NULL");
        let chats: Vec<i64> = sqlx::query_scalar(AssertSqlSafe(statement)).bind(user.0).all(tx).await?;
        found.extend(chats.into_iter().map(ChatKey));
    }
    Ok(found.into_iter().collect())
}

/// Forgets her in a column: in the rows of a group, or in those of none. `former` takes her place where what was counted
/// stays.
pub async fn forget(tx: &Tx, held: &Held, user: UserId, chat: Option<ChatKey>, former: i64) -> sqlx::Result<()> {
    let Some(which) = held.which(chat).filter(|_| held.is_hers()) else { return Ok(()) };
    let Held { table, column, .. } = held;
    let change = match held.fate {
        Fate::Goes => format!("DELETE FROM {table}"),
        Fate::Former => format!("UPDATE {table} SET {column} = ?3"),
        Fate::Nobody => format!("UPDATE {table} SET {column} = 0"),
        Fate::Unnamed | Fate::Mended | Fate::Impersonal => format!("UPDATE {table} SET {column} = NULL"),
    };
    let statement = format!("{change} WHERE {column} = ?1 AND {which}");
    let query = sqlx::query(AssertSqlSafe(statement)).bind(user.0).bind(chat.map(|chat| chat.0));
    let query = if held.fate == Fate::Former { query.bind(former) } else { query };
    query.run(tx).await
}

/// All that is held of her in a group, or in none, table by table; of a table of which there is more than `most` only how
/// much. Other people's numbers are left out.
pub async fn export(
    tx: &Tx,
    held: &[Held],
    user: UserId,
    chat: Option<ChatKey>,
    most: usize,
) -> sqlx::Result<Map<String, Value>> {
    let mut tables = Map::new();
    for one in held.iter().filter(|held| held.is_hers()) {
        let Some(which) = one.which(chat) else { continue };
        let Held { table, column, .. } = one;
        let n = format!("SELECT count(*) FROM {table} WHERE {column} = ?1 AND {which}");
        let n: i64 = sqlx::query_scalar(AssertSqlSafe(n)).bind(user.0).bind(chat.map(|chat| chat.0)).one(tx).await?;
        if n == 0 {
            continue;
        }
        let rows = if usize::try_from(n).is_ok_and(|n| n <= most) {
            Value::Array(rows_of(tx, held, one, which, user, chat).await?)
        } else {
            json!({ "rows": n })
        };
        // A table that holds people in several ways is named once for each.
        let name = if tables.contains_key(*table) { format!("{table} ({column})") } else { (*table).to_owned() };
        tables.insert(name, rows);
    }
    Ok(tables)
}

async fn rows_of(
    tx: &Tx,
    all: &[Held],
    held: &Held,
    which: &str,
    user: UserId,
    chat: Option<ChatKey>,
) -> sqlx::Result<Vec<Value>> {
    let Held { table, column, .. } = held;
    let statement = format!("SELECT * FROM {table} WHERE {column} = ?1 AND {which}");
    let found = sqlx::query(AssertSqlSafe(statement))
        .bind(user.0)
        .bind(chat.map(|chat| chat.0))
        .fetch_all(&mut *tx.lock().await)
        .await?;
    let is_others = |name: &str, value: &Value| {
        let holds = all.iter().any(|one| one.table == *table && one.column == name && one.is_hers());
        holds && *value != json!(user.0)
    };
    let row = |row| {
        let columns = rows::columns(row)?.into_iter();
        let hers = columns.filter(|(name, value)| name != "chat" && !value.is_null() && !is_others(name, value));
        Ok(Value::Object(hers.map(|(name, value)| (name.clone(), rows::readable(&name, value))).collect()))
    };
    found.iter().map(row).collect()
}
