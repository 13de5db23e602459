//! `kehila export --chat ID`: everything about one group, as one JSON document with a row on each line. Without `--chat`:
//! which groups there are.
//!
//! What belongs to a group is read off the schema: every table with a column `chat`, and the few in [`queries::BELONG`]. So a new
//! room's tables are exported without being mentioned here; a test fails for one of which it cannot be told. Rows are
//! written as they are read, so a large group needs no memory. Times, days and months are written as dates.
//!
//! `--person ID`: everything about one person, by the columns in which rooms say they hold people, as `/mydata` tells it.

use std::io::{self, BufWriter, ErrorKind, Write};

use futures::TryStreamExt as _;
use serde_json::{Value, json};

use super::{
    Surroundings, progress,
    queries::{self, Group},
    report::{self, Verdict},
};
use crate::{
    dispatch::{Rooms, known},
    features::ROOMS,
    store::{
        Store, Tx, chats, file, held,
        rows::readable,
        seconds,
        traces::{self, Marks},
    },
    telegram::UserId,
};

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

/// Writes everything about a person. Other people's numbers are left out.
pub async fn person(around: &Surroundings, person: i64) -> anyhow::Result<Verdict> {
    super::backup::of_kehila(&file::path(&around.database)?).await?;
    let tx = Store::look(&around.database).await?;
    let (user, held) = (UserId(person), known::held(&Rooms::new(&ROOMS)?));
    let mut of_groups = Vec::new();
    for key in held::groups(&tx, &held, user).await? {
        let chat = chats::by_key(&tx, key).await?;
        let known = held::export(&tx, &held, user, Some(key), usize::MAX).await?;
        of_groups.push(json!({ "chat": chat.id, "title": chat.title, "known": known }));
    }
    let known = held::export(&tx, &held, user, None, usize::MAX).await?;
    if known.is_empty() && of_groups.is_empty() {
        eprintln!("kehila: nothing is known of a person {person}");
        return Ok(Verdict::WrongUse);
    }
    let document = json!({
        "format": 1, "kehila": env!("CARGO_PKG_VERSION"), "exported_at": readable("at", seconds(around.clock.now()).into()),
        "person": person, "known": known, "groups": of_groups, "unhandled": unhandled(&tx, user).await?,
    });
    report::print(&format!("{document:#}\n"));
    Ok(Verdict::Well)
}

/// What names her and could not be handled, or waits to be, as it came.
async fn unhandled(tx: &Tx, user: UserId) -> anyhow::Result<Vec<Value>> {
    let username = traces::herself(tx, user).await?.and_then(|her| her.username).unwrap_or_default().to_lowercase();
    let marks = Marks { number: user.0.to_string(), username };
    let mut kept = traces::quarantined(tx, None, &marks).await?;
    kept.extend(traces::parked(tx, None, &marks).await?);
    let hers = kept.into_iter().filter(|kept| marks.are_in(&kept.raw));
    Ok(hers.map(|kept| serde_json::from_str(&kept.raw).unwrap_or(Value::String(kept.raw))).collect())
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
    tx: &Tx,
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

#[cfg(test)]
mod tests {
    use super::*;

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
