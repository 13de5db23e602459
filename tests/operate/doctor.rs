//! The doctor: quiet about what is well, plain about what is not.

use std::time::{Duration, Instant};

use super::{
    copies::damage,
    house::{House, about},
};

#[tokio::test]
async fn a_healthy_bot_is_told_healthy() {
    let house = House::new();
    let bot = house.run();
    house.settled().await;
    let said = house.types(&["doctor"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    let (code, report) = house.json(&["doctor"]);
    assert_eq!((code, &report["ok"]), (0, &true.into()));
    assert_eq!(about(&report, "process")["facts"]["running"], true);
    for (name, fact) in [
        ("schema", "found"),
        ("size", "bytes"),
        ("disk", "free_bytes"),
        ("outbox", "waiting"),
        ("quarantine", "count"),
        ("set aside", "count"),
        ("timers", "overdue"),
        ("clock", "seconds_behind"),
        ("telegram", "silence_seconds"),
    ] {
        let finding = about(&report, name);
        assert_eq!(finding["level"], "ok", "{finding}");
        assert!(finding["facts"][fact].is_number(), "{finding}");
    }
    assert!(bot.stop().success());
}

#[tokio::test]
async fn trouble_is_named_with_its_cause() {
    let house = House::lived_in().await;
    house
        .sql(
            "INSERT INTO quarantine (source, update_id, raw, error, at) VALUES ('update', 7, '{}', 'no such thing', 1);
             UPDATE cursor SET last_poll_at = unixepoch() + 3600, telegram_at = NULL;",
        )
        .await;
    let (code, report) = house.json(&["doctor"]);
    assert_eq!((code, &report["ok"]), (1, &false.into()));
    let quarantine = about(&report, "quarantine");
    assert_eq!(quarantine["level"], "trouble");
    assert_eq!(quarantine["details"][0], "1 × update: no such thing");
    assert_eq!(about(&report, "clock")["level"], "trouble");
    assert_eq!(about(&report, "process")["facts"]["running"], false);
    house.sql("UPDATE cursor SET last_poll_at = unixepoch(), telegram_at = unixepoch() - 86400").await;
    let (_, report) = house.json(&["doctor"]);
    assert_eq!(about(&report, "clock")["facts"]["seconds_ahead"], 86_400, "{report:#}");
}

#[tokio::test]
async fn nothing_is_dropped_by_a_clock_that_telegram_does_not_confirm() {
    let house = House::lived_in().await;
    house.sql("UPDATE buttons SET expires_at = 1").await;
    house.sim.set_tells_time(false);
    let (_, report) = house.json(&["doctor", "--fix"]);
    assert_eq!(about(&report, "fix: keep")["level"], "note", "{report:#}");
    house.sim.set_tells_time(true);
    let (_, report) = house.json(&["doctor", "--fix"]);
    assert!(about(&report, "fix: keep")["facts"]["rows"].as_u64().unwrap() > 0, "{report:#}");
}

#[tokio::test]
async fn what_fails_for_days_is_late_although_each_try_puts_it_off() {
    let house = House::new();
    let bot = house.run();
    house.settled().await;
    let outbox = || about(&house.json(&["doctor"]).1, "outbox").clone();
    // Meant for now, and being sent for the first time.
    house
        .sql(
            "INSERT INTO outbox (chat_id, method, request, urgency, not_before, when_unknown, created_at, state, attempts)
             VALUES (1, 'sendMessage', '{}', 2, unixepoch(), 'repeat', unixepoch() - 172800, 'sending', 1)",
        )
        .await;
    assert_eq!(outbox()["level"], "ok", "{}", outbox());
    house
        .sql(
            "INSERT INTO outbox (chat_id, method, request, urgency, not_before, when_unknown, created_at, attempts, error)
             VALUES (1, 'sendMessage', '{}', 2, unixepoch() + 3600, 'repeat', unixepoch() - 172800, 9, 'Bad Gateway')",
        )
        .await;
    let outbox = outbox();
    assert_eq!(outbox["level"], "trouble", "{outbox}");
    assert!(outbox["facts"]["oldest_due_seconds"].as_i64().unwrap() >= 172_800, "{outbox}");
    bot.kill();
}

#[tokio::test]
async fn fixing_leaves_the_running_bot_time_to_write() {
    let house = House::new();
    let bot = house.run();
    house.settled().await;
    house
        .sql(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000)
             INSERT INTO messages (chat, message_id, author, sent_at, month) SELECT 1, i, 1, i, 24000 FROM n;",
        )
        .await;
    let before = Instant::now();
    let (code, report) = house.json(&["doctor", "--fix"]);
    assert_eq!((code, &about(&report, "fix: keep")["facts"]["rows"]), (0, &12_000.into()), "{report:#}");
    // A thousand in a step, and after each a fifth of a second.
    assert!(before.elapsed() >= Duration::from_millis(12 * 200), "{:?}", before.elapsed());
    assert!(bot.stop().success());
}

#[tokio::test]
async fn a_bot_that_died_is_not_healthy() {
    let house = House::new();
    let bot = house.run();
    house.settled().await;
    house.becomes("SELECT count(*) FROM cursor WHERE last_poll_at IS NOT NULL", 1).await;
    let said = house.types(&["health"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    bot.kill();
    let said = house.types(&["health"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("the bot is not running"), "{}", said.err);
}

#[tokio::test]
async fn a_damaged_database_is_found_and_left_alone() {
    let house = House::lived_in().await;
    damage(&house, "kehila.db");
    let before = std::fs::read(house.path("kehila.db")).unwrap();
    let said = house.types(&["doctor", "--fix"]);
    assert_eq!(said.code, 1, "{} {}", said.out, said.err);
    assert!(said.out.contains("TROUBLE  integrity"), "{} {}", said.out, said.err);
    assert!(before == std::fs::read(house.path("kehila.db")).unwrap());
}

#[tokio::test]
async fn without_a_database_nothing_is_made() {
    let house = House::new();
    let said = house.types(&["doctor"]);
    assert_eq!(said.code, 1);
    let file = house.path("").canonicalize().unwrap().join("kehila.db");
    assert!(said.err.contains(&format!("there is no database {}", file.display())), "{}", said.err);
    let (code, report) = house.json(&["doctor"]);
    assert_eq!((code, &about(&report, "failed")["level"]), (1, &"trouble".into()));
    assert_eq!(house.names(), Vec::<String>::new());
}

#[tokio::test]
async fn fixing_drops_what_is_past_keeping_and_makes_an_old_file_shrink() {
    let house = House::lived_in().await;
    house
        .sql(
            "PRAGMA journal_mode = DELETE; PRAGMA auto_vacuum = NONE; VACUUM; PRAGMA journal_mode = WAL;
             WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000)
             INSERT INTO messages (chat, message_id, author, sent_at, month) SELECT 1, i, 1, i, 24000 FROM n;",
        )
        .await;
    let (_, before) = house.json(&["doctor"]);
    assert_eq!(about(&before, "size")["facts"]["shrinks"], false);
    let (code, report) = house.json(&["doctor", "--fix"]);
    assert_eq!(code, 0, "{report:#}");
    assert_eq!(about(&report, "fix: keep")["facts"]["rows"], 30_000);
    assert_eq!(house.number("SELECT count(*) FROM messages").await, 0);
    let (_, after) = house.json(&["doctor"]);
    assert_eq!(about(&after, "size")["facts"]["shrinks"], true);
    let bytes = |report: &serde_json::Value| about(report, "size")["facts"]["bytes"].as_u64().unwrap();
    assert!(bytes(&after) < bytes(&before), "{} then {}", bytes(&before), bytes(&after));
}

#[tokio::test]
async fn a_database_others_can_read_is_named_and_left_to_its_owner() {
    use std::os::unix::fs::PermissionsExt as _;
    let house = House::lived_in().await;
    let file = house.path("kehila.db");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let (code, report) = house.json(&["doctor"]);
    assert_eq!((code, &about(&report, "rights")["level"]), (1, &"trouble".into()), "{report:#}");
    house.json(&["doctor", "--fix"]);
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(house.json(&["doctor"]).0, 0);
}
