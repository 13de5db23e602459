//! One bot for one database; backups and what becomes of them.

use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};

use chrono::TimeDelta;
use kehila::clock::{Clock as _, SystemClock};

use super::house::{House, about, open};

const MESSAGES: &str = "SELECT count(*) FROM messages";

#[tokio::test]
async fn a_second_bot_is_refused_and_a_killed_one_leaves_the_place_free() {
    let house = House::new();
    let bot = house.run();
    house.settled().await;

    let second = house.types(&["run"]);
    assert_eq!(second.code, 1);
    assert!(second.err.contains("Kehila is already running on the database kehila.db (process "), "{}", second.err);

    bot.kill();
    let third = house.run();
    house.sim.say(house.group, house.noa, "hello");
    house.becomes(MESSAGES, 1).await;
    assert!(third.stop().success());
}

#[tokio::test]
async fn a_backup_of_the_running_bot_is_restored_and_the_old_database_kept() {
    let house = House::new();
    let bot = house.run();
    house.settled().await;
    house.sim.say(house.group, house.noa, "before");
    house.becomes(MESSAGES, 1).await;

    let backup = house.types(&["backup", "copy.db"]);
    assert_eq!((backup.code, backup.err.as_str()), (0, ""));
    assert!(backup.out.contains("written to copy.db, checked"), "{}", backup.out);
    // They hold people's names: nobody else may read them.
    let data: Vec<String> =
        house.names().into_iter().filter(|name| name.contains(".db") && !name.ends_with(".lock")).collect();
    assert!(data.iter().any(|name| name.ends_with("-wal")), "{data:?}");
    for name in data {
        let mode = std::fs::metadata(house.path(&name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name}");
    }
    let again = house.types(&["backup", "copy.db"]);
    assert_eq!(again.code, 1);
    assert!(again.err.contains("copy.db exists; a backup never overwrites a file"), "{}", again.err);

    house.sim.say(house.group, house.noa, "after");
    house.becomes(MESSAGES, 2).await;
    let early = house.types(&["restore", "copy.db"]);
    assert_eq!(early.code, 1);
    assert!(early.err.contains("stop it before restoring: Kehila is already running"), "{}", early.err);
    assert_eq!(house.number(MESSAGES).await, 2, "nothing was touched");

    // Killed, not stopped: the latest message is only in the side file.
    bot.kill();
    let (code, report) = house.json(&["restore", "copy.db"]);
    assert_eq!(code, 0, "{report:#}");
    assert_eq!(house.number(MESSAGES).await, 1);
    let old = about(&report, "kept")["facts"]["file"].as_str().unwrap();
    let kept: i64 = sqlx::query_scalar(MESSAGES).fetch_one(&mut open(&house.path(old)).await).await.unwrap();
    assert_eq!(kept, 2);

    let bot = house.run();
    house.sim.say(house.group, house.noa, "and on");
    house.becomes(MESSAGES, 2).await;
    assert!(bot.stop().success());
    assert!(house.names().iter().all(|name| !name.starts_with(".kehila-copy")), "{:?}", house.names());
}

#[tokio::test]
async fn a_backup_that_is_stopped_leaves_nothing_and_an_old_unfinished_one_goes() {
    let house = House::lived_in().await;
    house
        .sql(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
             INSERT INTO quarantine (source, raw, error, at) SELECT 'update', hex(zeroblob(50000)), '', unixepoch() FROM n",
        )
        .await;
    let is_unfinished = |name: &String| name.starts_with(".kehila-copy-");
    let backup = house.begins(&["backup", "copy.db"]);
    while !house.names().iter().any(|name| is_unfinished(name) || name == "copy.db") {
        tokio::task::yield_now().await;
    }
    assert_eq!(backup.stop().code(), Some(1));
    assert!(!house.names().iter().any(|name| is_unfinished(name) || name == "copy.db"), "{:?}", house.names());

    // Killed, it could not tidy up; the next one does, unless it may still be at work.
    for (name, age) in [(".kehila-copy-killed", 2 * 86_400), (".kehila-copy-at-work", 60)] {
        let file = std::fs::File::create(house.path(name)).unwrap();
        file.set_modified((SystemClock.now() - TimeDelta::seconds(age)).into()).unwrap();
    }
    assert_eq!(house.types(&["backup", "copy.db"]).code, 0);
    let left: Vec<String> = house.names().into_iter().filter(is_unfinished).collect();
    assert_eq!(left, [".kehila-copy-at-work"]);
}

#[tokio::test]
async fn what_root_restores_before_the_first_start_is_the_bots() {
    let other = House::lived_in().await;
    assert_eq!(other.types(&["backup", "copy.db"]).code, 0);
    let house = House::new();
    std::fs::copy(other.path("copy.db"), house.path("copy.db")).unwrap();
    // Only root can give a directory away; for others it is their own anyway.
    let _ = std::os::unix::fs::chown(house.path("."), Some(12_345), Some(12_345));
    let wanted = std::fs::metadata(house.path(".")).unwrap().uid();
    assert_eq!(house.types(&["restore", "copy.db"]).code, 0);
    for name in ["kehila.db", "kehila.db.lock"] {
        assert_eq!(std::fs::metadata(house.path(name)).unwrap().uid(), wanted, "{name}");
    }
}

#[tokio::test]
async fn the_file_of_a_stopped_bot_is_complete_by_itself() {
    let house = House::lived_in().await;
    assert_eq!(house.types(&["doctor"]).code, 0);
    assert_eq!(house.types(&["backup", "copy.db"]).code, 0);
    assert_eq!(house.types(&["quarantine", "list"]).code, 0);
    assert_eq!(house.names(), ["copy.db", "kehila.db", "kehila.db.lock"], "looking leaves nothing beside it");
    let copy = house.path("alone.db");
    std::fs::copy(house.path("kehila.db"), &copy).unwrap();
    let chats: i64 = sqlx::query_scalar("SELECT count(*) FROM chats").fetch_one(&mut open(&copy).await).await.unwrap();
    assert_eq!(chats, 1);
}

#[tokio::test]
async fn the_old_database_is_kept_whole_also_while_somebody_looks_at_it() {
    let house = House::new();
    let bot = house.run();
    house.settled().await;
    assert_eq!(house.types(&["backup", "copy.db"]).code, 0);
    let mut somebody = house.database().await;
    sqlx::raw_sql("BEGIN; SELECT * FROM cursor").execute(&mut somebody).await.unwrap();
    house.sim.say(house.group, house.noa, "after");
    house.becomes(MESSAGES, 1).await;
    assert!(bot.stop().success());
    let (code, report) = house.json(&["restore", "copy.db"]);
    assert_eq!(code, 0, "{report:#}");
    drop(somebody);
    let old = about(&report, "kept")["facts"]["file"].as_str().unwrap();
    let kept: i64 = sqlx::query_scalar(MESSAGES).fetch_one(&mut open(&house.path(old)).await).await.unwrap();
    assert_eq!((kept, house.number(MESSAGES).await), (1, 0));
}

#[tokio::test]
async fn what_is_no_sound_backup_of_this_version_touches_nothing() {
    let house = House::lived_in().await;
    std::fs::write(house.path("letter.txt"), "Dear Noa, this is a letter and no database at all.").unwrap();
    let mut other = open_new(&house, "other.db").await;
    sqlx::query("CREATE TABLE recipes (name TEXT)").execute(&mut other).await.unwrap();
    assert_eq!(house.types(&["backup", "newer.db"]).code, 0);
    assert_eq!(house.types(&["backup", "damaged.db"]).code, 0);
    let mut newer = open(&house.path("newer.db")).await;
    sqlx::query("UPDATE _sqlx_migrations SET version = 9000 WHERE version = 1").execute(&mut newer).await.unwrap();
    damage(&house, "damaged.db");

    let before = std::fs::read(house.path("kehila.db")).unwrap();
    for (file, why) in [
        ("letter.txt", "file is not a database"),
        ("other.db", "other.db is no database of Kehila"),
        ("newer.db", "newer.db was written by a newer version of Kehila (schema 9000"),
        ("damaged.db", "damaged"),
        ("missing.db", "/missing.db"),
        (".", ". is a directory"),
    ] {
        let said = house.types(&["restore", file]);
        assert_eq!(said.code, 1, "{file}");
        assert_eq!(said.err.matches(why).count(), 1, "{file}: {}", said.err);
        assert!(before == std::fs::read(house.path("kehila.db")).unwrap(), "{file} changed the database");
    }
    assert!(house.names().iter().all(|name| !name.contains("before-restore")), "{:?}", house.names());
}

async fn open_new(house: &House, name: &str) -> sqlx::SqliteConnection {
    std::fs::write(house.path(name), "").unwrap();
    open(&house.path(name)).await
}

/// Spoils a page in the middle.
pub fn damage(house: &House, name: &str) {
    let mut bytes = std::fs::read(house.path(name)).unwrap();
    // Behind the first page, which holds the schema.
    for page in bytes[4_096..].chunks_mut(4_096).skip(2).step_by(3) {
        page[..64].fill(0x55);
    }
    std::fs::write(house.path(name), bytes).unwrap();
}

#[tokio::test]
async fn a_post_that_waited_in_the_backup_is_not_sent_again_and_its_manager_is_told() {
    let house = House::lived_in().await;
    house
        .sql(
            "INSERT INTO outbox (chat_id, method, request, urgency, not_before, when_unknown, created_at)
             SELECT telegram_id, 'sendMessage', json_object('chat_id', telegram_id, 'text', 'Only once'), 2, 0, 'once', 0
             FROM chats",
        )
        .await;
    assert_eq!(house.types(&["backup", "copy.db"]).code, 0);
    let bot = house.run();
    house.settled().await;
    assert!(bot.stop().success());

    let (code, report) = house.json(&["restore", "copy.db"]);
    assert_eq!((code, &about(&report, "posts")["facts"]["count"]), (0, &1.into()), "{report:#}");
    let bot = house.run();
    house.becomes("SELECT count(*) FROM outbox WHERE state = 'unknown'", 1).await;
    house.settled().await;
    assert!(bot.stop().success());
    let transcript = house.sim.transcript(house.group, house.noa);
    assert_eq!(transcript.matches("Only once").count(), 1, "{transcript}");
    let told = house.sim.transcript(house.noa.private(), house.noa);
    assert!(told.contains("Bakers"), "{told}");
}
