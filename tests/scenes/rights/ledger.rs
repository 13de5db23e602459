//! All that is kept, to be compared: who may not do a thing must not have changed anything by trying.

use std::collections::{BTreeMap, BTreeSet};

use kehila::store::Tx;
use tokio::sync::OnceCell;

use crate::support::Scene;

/// What keeps account of coming and going itself: what was received, what is to be sent and what was, buttons.
const JOURNALS: [&str; 8] =
    ["cursor", "applied_updates", "outbox", "buttons", "frames", "menus", "group_menus", "_sqlx_migrations"];
/// What anybody changes by writing at all, whoever she is.
const MARKS: [(&str, &str); 7] = [
    ("chats", "last_message_id"),
    ("chats", "last_human_at"),
    ("chats", "admins_known_at"),
    ("members", "asked_at"),
    ("members", "vouched_at"),
    ("people", "last_message_id"),
    ("people", "started_at"),
];

/// Every row there is, with its table.
pub struct Ledger(BTreeSet<String>);

/// One query for all of it; the tables are the same in every scene.
static QUERY: OnceCell<String> = OnceCell::const_new();

async fn query(tx: &Tx) -> String {
    let names = sqlx::query_as::<_, (String, String)>(
        "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.cid",
    );
    let mut columns: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (table, column) in names.fetch_all(&mut *tx.lock().await).await.unwrap() {
        let is_mark = MARKS.contains(&(table.as_str(), column.as_str()));
        if !JOURNALS.contains(&table.as_str()) && !is_mark {
            // That she was put out, and did not go, may be learned later.
            let value = if column == "status" { "replace(status, 'kicked', 'left')" } else { &column };
            columns.entry(table).or_default().push(format!("'{column}', {value}"));
        }
    }
    let one = |(table, columns): (String, Vec<String>)| {
        let which = match table.as_str() {
            // Timers of the house itself take down what everybody could see for a minute.
            "timers" => "WHERE room <> 'house'",
            // Who never was there, and has been asked about.
            "members" => {
                "WHERE status NOT IN ('left', 'kicked') OR hidden + coalesce(joined_at, left_at, greeted_at, 0) > 0"
            }
            _ => "",
        };
        format!("SELECT '{table}: ' || json_object({}) FROM {table} {which}", columns.join(", "))
    };
    columns.into_iter().map(one).collect::<Vec<_>>().join(" UNION ALL ")
}

impl Ledger {
    pub async fn read(scene: &Scene) -> Self {
        let tx = scene.core.store.read().await.unwrap();
        let query = QUERY.get_or_init(|| query(&tx)).await;
        let rows = sqlx::query_scalar(sqlx::AssertSqlSafe(query.as_str()));
        Self(rows.fetch_all(&mut *tx.lock().await).await.unwrap().into_iter().collect())
    }

    /// Rows that are here and not there.
    pub fn beyond(&self, other: &Self) -> Vec<String> {
        self.0.difference(&other.0).cloned().collect()
    }
}
