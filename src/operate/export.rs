//! `kehila export --chat ID`: everything about one group, as one JSON document with a row on each line. Without `--chat`:
//! which groups there are.
//!
//! What belongs to a group is read off the schema: every table with a column `chat`, and the few in [`queries::BELONG`]. So a new
//! room's tables are exported without being mentioned here; a test fails for one of which it cannot be told. Rows are
//! written as they are read, so a large group needs no memory. Times, days and months are written as dates.

use std::io::{self, BufWriter, ErrorKind, Write};

use futures::TryStreamExt as _;
use serde_json::{Value, json};

use super::{
    Surroundings, progress,
    queries::{self, Group},
    report::{self, Verdict},
};
use crate::store::{Store, file, seconds};

/// Columns with an instant whose name does not end in `_at`.
const INSTANTS: [&str; 3] = ["at", "scheduled_for", "not_before"];

/// Writes everything about the group `chat`, or says which groups there are.
pub async fn run(around: &Surroundings, chat: Option<i64>, json: bool) -> anyhow::Result<Verdict> {
    let path = file::path(&around.database)?;
    super::backup::of_kehila(&path).await?;
    let tx = Store::look(&around.database).await?;
    let groups = queries::groups(&tx).await?;
    let Some(chat) = chat else {
        list(&groups, json, true);
        return Ok(Verdict::Well);
    };
    let Some(group) = groups.iter().find(|group| group.telegram_id == chat) else {
        let rest = if groups.is_empty() { "and no other" } else { "there are:" };
        eprintln!("kehila: there is no group {chat}; {rest}");
        list(&groups, json, false);
        return Ok(Verdict::WrongUse);
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let head = json!({
        "format": 1, "kehila": env!("CARGO_PKG_VERSION"), "exported_at": readable("at", seconds(around.clock.now()).into()),
    });
    let rows = std::cell::Cell::new(0_u64);
    let writing = document(&mut out, &tx, group, &head, &rows);
    let total = queries::members_of(&tx, group.key).await?;
    match progress::show("Writing", u64::try_from(total)?, || rows.get(), writing).await {
        Ok(()) => Ok(Verdict::Well),
        // Whoever reads has had enough.
        Err(error) if is_closed(&error) => Ok(Verdict::Trouble),
        Err(error) => Err(error),
    }
}

/// Which groups there are; `ok` if that was asked.
fn list(groups: &[Group], json: bool, ok: bool) {
    if json {
        let groups: Vec<_> =
            groups.iter().map(|group| json!({"chat": group.telegram_id, "title": group.title})).collect();
        return report::print(&format!("{:#}\n", json!({"ok": ok, "chats": groups})));
    }
    if ok && groups.is_empty() {
        eprintln!("kehila: there are no groups yet");
    }
    report::print(&groups.iter().map(|group| format!("{}  {}\n", group.telegram_id, group.title)).collect::<String>());
}

fn is_closed(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}

async fn document(
    out: &mut impl Write,
    tx: &crate::store::Tx,
    group: &Group,
    head: &Value,
    written: &std::cell::Cell<u64>,
) -> anyhow::Result<()> {
    let head = head.to_string();
    write!(out, "{}", head.trim_end_matches('}'))?;
    for (table, which) in queries::parts_of_a_group(tx).await? {
        write!(out, ",\n\n\"{table}\": [")?;
        let mut connection = tx.lock().await;
        let mut rows = queries::rows_of(&mut connection, &table, which, group);
        let mut is_first = true;
        while let Some(row) = rows.try_next().await? {
            write!(out, "{}\n  {}", if is_first { "" } else { "," }, object(&row))?;
            is_first = false;
            written.set(written.get() + u64::from(table == "members"));
            if out_of_turn(written.get()) {
                tokio::task::yield_now().await;
            }
        }
        write!(out, "{}]", if is_first { "" } else { "\n" })?;
    }
    writeln!(out, "\n}}")?;
    Ok(out.flush()?)
}

/// Now and then the line that shows the progress has its turn.
const fn out_of_turn(written: u64) -> bool {
    written % 1_000 == 999
}

fn object(row: &[(String, Value)]) -> String {
    let members = row.iter().filter(|(_, value)| !value.is_null());
    let members = members.map(|(name, value)| format!("{}: {}", json!(name), readable(name, value.clone())));
    format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
}

/// As a person would write it.
fn readable(column: &str, value: Value) -> Value {
    match &value {
        Value::Number(number) => match number.as_i64() {
            Some(at) if column.ends_with("_at") || INSTANTS.contains(&column) => instant(at).unwrap_or(value),
            Some(day) if column == "day" => instant(day * 86_400).map_or(value, |day| day_of(&day)),
            Some(month) if column == "month" => json!(format!("{:04}-{:02}", month / 12, month % 12 + 1)),
            _ => value,
        },
        // What a room keeps as JSON stays what it is.
        Value::String(text) if text.starts_with(['{', '[']) => serde_json::from_str(text).unwrap_or(value),
        _ => value,
    }
}

fn instant(at: i64) -> Option<Value> {
    chrono::DateTime::from_timestamp(at, 0).map(|at| json!(at.format("%Y-%m-%dT%H:%M:%SZ").to_string()))
}

fn day_of(instant: &Value) -> Value {
    json!(instant.as_str().unwrap_or_default().split('T').next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_people_write_them() {
        assert_eq!(readable("joined_at", json!(1_794_816_000)), json!("2026-11-16T08:00:00Z"));
        assert_eq!(readable("scheduled_for", json!(0)), json!("1970-01-01T00:00:00Z"));
        assert_eq!(readable("day", json!(20_773)), json!("2026-11-16"));
        assert_eq!(readable("month", json!(2026 * 12 + 10)), json!("2026-11"));
        assert_eq!(readable("n", json!(5)), json!(5));
        assert_eq!(readable("rule", json!(r#"{"every":1}"#)), json!({"every": 1}));
        assert_eq!(readable("goal", json!("[bread] for all")), json!("[bread] for all"));
    }

    #[tokio::test]
    async fn of_every_table_it_is_known_whose_it_is() {
        let directory = tempfile::tempdir().unwrap();
        let store = Store::open(&format!("sqlite:{}", directory.path().join("kehila.db").display())).await.unwrap();
        let tx = store.read().await.unwrap();
        let of_chat = queries::tables_of_a_chat(&tx).await.unwrap();
        let is_known = |table: &str| {
            let belongs = queries::BELONG.iter().any(|(name, _)| *name == table);
            belongs || queries::NOT_OF_A_GROUP.contains(&table) || of_chat.iter().any(|name| name == table)
        };
        let unknown: Vec<_> =
            queries::tables(&tx).await.unwrap().into_iter().filter(|table| !is_known(table)).collect();
        assert_eq!(unknown, Vec::<String>::new(), "say in src/operate/queries.rs whose rows these are");
    }
}
