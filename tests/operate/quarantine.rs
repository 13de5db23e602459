//! What could not be handled: looked at, tried again, forgotten.

use super::house::House;

const IN_QUARANTINE: &str = "SELECT count(*) FROM quarantine";

/// A message that no version could read, and one that was a passing trouble.
async fn two_failures(house: &House) {
    house
        .sql(
            r#"INSERT INTO quarantine (source, update_id, chat_id, raw, error, at)
               SELECT 'update', 9000001, telegram_id, json_object('update_id', 9000001, 'message', json_object(
                   'message_id', 7001, 'date', unixepoch(), 'text', 'Rye at last',
                   'chat', json_object('id', telegram_id, 'type', 'supergroup', 'title', title),
                   'from', json_object('id', 4242, 'is_bot', json('false'), 'first_name', 'Anna'))),
                   'no such column: mood', unixepoch() FROM chats;
               INSERT INTO quarantine (source, update_id, raw, error, at)
               VALUES ('update', 9000002, '{"update_id": 9000002, "message": "no message"}', 'invalid type', unixepoch())"#,
        )
        .await;
}

#[tokio::test]
async fn it_is_listed_with_causes_and_without_words() {
    let house = House::lived_in().await;
    assert_eq!(house.types(&["quarantine", "list"]).out, "The quarantine is empty.\n");
    two_failures(&house).await;
    let said = house.types(&["quarantine", "list"]);
    assert_eq!(said.code, 0);
    assert!(said.out.contains("no such column: mood") && said.out.contains("Bakers"), "{}", said.out);
    assert!(!said.out.contains("Rye at last"), "{}", said.out);
    let (_, json) = house.json(&["quarantine", "list", "--raw"]);
    assert_eq!(json["quarantine"][0]["raw"]["message"]["text"], "Rye at last");
    assert_eq!(json["quarantine"][1]["error"], "invalid type");
}

#[tokio::test]
async fn a_retry_is_handled_as_if_it_came_now_and_what_fails_again_is_back() {
    let house = House::lived_in().await;
    two_failures(&house).await;
    let said = house.types(&["quarantine", "retry", "--all"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("2 things are to be tried again; the bot tries at its next start"), "{}", said.out);
    let (_, json) = house.json(&["quarantine", "list"]);
    assert_eq!(json["quarantine"][0]["is_tried_again"], true);

    let bot = house.run();
    house.becomes("SELECT count(*) FROM messages WHERE message_id = 7001 AND author = 4242", 1).await;
    house.becomes("SELECT count(*) FROM quarantine WHERE update_id = 9000002 AND id > 2", 1).await;
    assert_eq!(house.number(IN_QUARANTINE).await, 1);
    let again = house.types(&["quarantine", "retry", "3"]);
    assert!(again.out.contains("the running bot tries within a minute"), "{}", again.out);
    assert!(bot.stop().success());
}

#[tokio::test]
async fn what_is_dropped_is_gone_and_a_wrong_number_changes_nothing() {
    let house = House::lived_in().await;
    two_failures(&house).await;
    let wrong = house.types(&["quarantine", "drop", "1", "99"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.out.contains("99"), "{}", wrong.out);
    assert_eq!(house.number(IN_QUARANTINE).await, 2);
    assert_eq!(house.types(&["quarantine", "drop"]).code, 2, "one must say what");
    assert_eq!(house.types(&["quarantine", "retry", "1"]).code, 0);
    assert_eq!(house.types(&["quarantine", "drop", "1"]).code, 0);
    assert_eq!(house.number(IN_QUARANTINE).await, 1);
    assert_eq!(house.number("SELECT count(*) FROM timers WHERE key LIKE 'retry:%'").await, 0);
    assert_eq!(house.types(&["quarantine", "drop", "--all"]).code, 0);
    assert_eq!(house.number(IN_QUARANTINE).await, 0);
    for action in ["retry", "drop"] {
        let said = house.types(&["quarantine", action, "--all"]);
        assert!(said.code == 0 && said.out.contains("The quarantine is empty."), "{}", said.out);
    }
}
