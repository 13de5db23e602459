//! Upgrades: a database of every earlier version, filled, is opened by today's: nothing is lost, and life goes on.
//!
//! `upgrades/NNNN.sql` holds what was in the tables migration NNNN made. A new migration brings such a file with it.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use chrono_tz::Asia::Jerusalem;
use kehila::{
    store::{Store, file, inbox},
    words::Lang,
};
use sqlx::{AssertSqlSafe, Column as _, ConnectOptions as _, Connection as _, Row as _, SqliteConnection};
use sqlx::{migrate::Migrator, sqlite::SqliteConnectOptions};

use super::support::{Cast, Scene};

/// A row as its columns, each as SQLite would quote it.
type Row = BTreeMap<String, String>;

fn root(directory: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(directory)
}

fn sql_files(directory: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(root(directory)).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// Makes a database as version `version` would have left it: each version before it has filled what it made.
async fn database_of(version: usize, path: &Path) -> SqliteConnection {
    let migrations = tempfile::tempdir().unwrap();
    let options = SqliteConnectOptions::new().filename(path).create_if_missing(true).foreign_keys(true);
    let mut database = options.connect().await.unwrap();
    for migration in sql_files("migrations").iter().take(version) {
        let name = migration.file_name().unwrap().to_str().unwrap();
        fs::copy(migration, migrations.path().join(name)).unwrap();
        Migrator::new(migrations.path()).await.unwrap().run_direct(None, &mut database, false).await.unwrap();
        let fixture = root("tests/scenes/upgrades").join(format!("{}.sql", name.split('_').next().unwrap()));
        if let Ok(text) = fs::read_to_string(&fixture) {
            let filled = sqlx::raw_sql(AssertSqlSafe(text)).execute(&mut database).await;
            filled.unwrap_or_else(|error| panic!("{fixture:?}: {error}"));
        }
    }
    database
}

async fn contents(database: &mut SqliteConnection) -> BTreeMap<String, Vec<Row>> {
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> '_sqlx_migrations'",
    )
    .fetch_all(&mut *database)
    .await
    .unwrap();
    let mut contents = BTreeMap::new();
    for table in tables {
        let columns: Vec<String> = sqlx::query_scalar("SELECT name FROM pragma_table_info(?)")
            .bind(&table)
            .fetch_all(&mut *database)
            .await
            .unwrap();
        let quoted: Vec<String> = columns.iter().map(|name| format!("quote(\"{name}\") AS \"{name}\"")).collect();
        let question = format!("SELECT {} FROM \"{table}\"", quoted.join(", "));
        let rows = sqlx::query(AssertSqlSafe(question)).fetch_all(&mut *database).await.unwrap();
        let row = |row: &sqlx::sqlite::SqliteRow| {
            row.columns().iter().map(|column| (column.name().to_owned(), row.get(column.ordinal()))).collect()
        };
        contents.insert(table, rows.iter().map(row).collect());
    }
    contents
}

/// What is kept elsewhere now: how a regular post stands is in the queue of posts, and so are the timers of posts.
fn is_moved(table: &str, row: &Row, after: &BTreeMap<String, Vec<Row>>) -> bool {
    let text = |name: &str| row.get(name).map(String::as_str);
    let rings = |at: Option<&str>| {
        after["timers"].iter().any(|timer| timer["room"] == "'posts'" && timer.get("due_at").map(String::as_str) == at)
    };
    match (table, text("room")) {
        ("timers", Some("'touchpoints'")) => rings(text("due_at")),
        ("timers", Some("'recognition'")) if text("key").is_some_and(|key| key.starts_with("'thank:")) => {
            rings(text("due_at"))
        }
        ("introductions", _) => ["does", "helps", "seeks"].iter().all(|question| {
            let told = row[*question].strip_prefix('\'').and_then(|told| told.strip_suffix('\''));
            let hers = |now: &&Row| (&now["chat"], &now["user_id"]) == (&row["chat"], &row["user_id"]);
            let now = after["introductions"].iter().find(hers).expect("an introduction");
            told.is_none_or(|told| now["answers"].contains(&format!("\"{question}\":{{\"text\":{{\"text\":\"{told}\"")))
        }),
        ("touchpoints", _) => after["posts"].iter().any(|post| {
            post["room"] == "'touchpoints'"
                && text("id") == Some(&post["number"])
                && text("scheduled_for") == Some(&post["due"])
                && text("asks_at") == Some(&post["asks_at"])
        }),
        _ => false,
    }
}

/// Whether what a regular post said is a piece of its content now.
fn is_piece(row: &Row, after: &BTreeMap<String, Vec<Row>>) -> bool {
    let same = |name: &str, piece: &Row| row.get(name).is_none_or(|before| *before == piece[name]);
    let is_hers = |piece: &Row| piece["touchpoint"] == row["id"] && same("text", piece);
    let is_same = |piece: &Row| is_hers(piece) && same("marks", piece) && same("media", piece);
    row["kind"] != "'own'" || after["pieces"].iter().any(is_same)
}

/// The row without the columns that [`is_moved`] looks after, or that say the same in another way now.
fn staying(table: &str, row: &Row) -> Row {
    let moved: &[&str] = match table {
        "touchpoints" => &["scheduled_for", "asks_at", "skip_date", "done_date", "text", "marks", "media"],
        "buttons" => &["managers_only"],
        "poll_votes" => &["choice"],
        "introductions" => &["does", "helps", "seeks"],
        _ => &[],
    };
    row.iter()
        .filter(|(name, _)| !moved.contains(&name.as_str()))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

/// The columns there were before.
fn known(row: &Row, before: &Row) -> Row {
    before.keys().filter_map(|name| row.get(name).map(|value| (name.clone(), value.clone()))).collect()
}

fn earlier_versions() -> usize {
    sql_files("migrations").len()
}

#[tokio::test]
async fn nothing_is_lost_on_the_way_from_any_version_to_this_one() {
    for version in 1..=earlier_versions() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("kehila.db");
        let mut database = database_of(version, &path).await;
        let before = contents(&mut database).await;
        database.close().await.unwrap();
        if version <= sql_files("tests/scenes/upgrades").len() {
            let empty: Vec<_> = before.iter().filter(|(_, rows)| rows.is_empty()).map(|(table, _)| table).collect();
            assert!(empty.is_empty(), "version {version} is tried with nothing in {empty:?}");
        }

        drop(Store::open(&format!("sqlite:{}", path.display())).await.unwrap());
        assert_eq!(file::version(&path).await.unwrap(), Some(file::known_version()));
        assert_eq!(file::faults(&path).await.unwrap(), Vec::<String>::new(), "from version {version}");
        let mut database = SqliteConnectOptions::new().filename(&path).connect().await.unwrap();
        let after = contents(&mut database).await;
        for (table, rows) in &before {
            for row in rows {
                let is_there = after[table].iter().any(|now| known(now, row) == staying(table, row));
                let is_there = match table.as_str() {
                    "touchpoints" if row.contains_key("text") && !is_piece(row, &after) => false,
                    "touchpoints" if row.contains_key("scheduled_for") => is_there && is_moved(table, row, &after),
                    "introductions" if row.contains_key("does") => is_there && is_moved(table, row, &after),
                    _ => is_there || is_moved(table, row, &after),
                };
                assert!(is_there, "from version {version}: {table} lost {row:?}");
            }
        }
    }
}

/// The stage, with a database of that version in the place of its own.
async fn on_stage(version: usize) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(Lang::Ru).await;
    let next = inbox::next_update(&scene.core.store.read().await.unwrap()).await.unwrap();
    let path = scene.database();
    for ending in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(file::with_ending(&path, ending));
    }
    let mut database = database_of(version, &path).await;
    // These would be looked for at a Telegram that never saw them.
    sqlx::raw_sql("DELETE FROM quarantine; DELETE FROM parked").execute(&mut database).await.unwrap();
    sqlx::query("UPDATE cursor SET next_update = ?").bind(next).execute(&mut database).await.unwrap();
    database.close().await.unwrap();
    scene.restart().await;
    (scene, cast)
}

#[tokio::test]
async fn life_goes_on_after_an_upgrade_from_any_version() {
    for version in 1..=earlier_versions() {
        let (mut scene, cast) = on_stage(version).await;
        scene.settle().await;
        let seen = scene.sees(cast.group, cast.boris);
        assert_eq!(seen.matches("Ждало обновления").count(), 1, "from version {version}: {seen}");

        let question = scene.sim.say(cast.group, cast.boris, "Кто знает хорошую мельницу в старом порту?");
        scene.sim.reply(cast.group, cast.alice, question, "У моста, спросите Дова, он там каждый день.");
        scene.sim.say(cast.group, cast.boris, "/top");
        scene.settle().await;
        let top = scene.sees(cast.group, cast.boris);
        assert!(top.contains("Активные участники месяца") && top.contains("Alice"), "from version {version}: {top}");
        assert_eq!(top.contains("2 дня в разговоре"), version >= 5, "from version {version}: {top}");

        let tx = scene.core.store.read().await.unwrap();
        let counted: i64 = sqlx::query_scalar("SELECT count(*) FROM messages WHERE message_id = 9")
            .fetch_one(&mut *tx.lock().await)
            .await
            .unwrap();
        drop(tx);
        assert_eq!(counted, i64::from(version >= 8), "from version {version}: talk that was kept");

        scene.pass_until("2026-11-23 10:05", Jerusalem).await;
        let week = scene.sees(cast.group, cast.boris);
        let posts = usize::from(version >= 2);
        assert_eq!(
            week.lines().filter(|line| *line == "Simbot: Доброе утро, пекари").count(),
            posts,
            "from version {version}: {week}"
        );
        scene.finish().await;
    }
}
