//! The export: one group, all of it, nothing of others.

use serde_json::Value;

use super::house::House;

#[tokio::test]
async fn a_group_is_exported_whole_and_readable() {
    let house = House::new();
    let boris = house.sim.person("Борис");
    house.sim.seat(house.group, &[boris]);
    let bot = house.run();
    house.settled().await;
    house.sim.say(house.group, boris, "hello");
    house.becomes("SELECT count(*) FROM messages", 1).await;

    let said = house.types(&["export", "--chat", &house.group.0.to_string()]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let json: Value = serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error}: {}", said.out));
    assert_eq!(json["chats"][0]["title"], "Bakers");
    let names: Vec<_> = json["people"].as_array().unwrap().iter().map(|person| person["name"].clone()).collect();
    assert!(names.contains(&"Борис".into()) && names.contains(&"Noa".into()), "{names:?}");
    assert_eq!(json["messages"][0]["author"], boris.0);
    assert!(json["messages"][0]["sent_at"].as_str().unwrap().ends_with('Z'), "{}", json["messages"][0]);
    assert_eq!(json["format"], 1);

    let said = house.types(&["export", "--person", &boris.0.to_string()]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let json: Value = serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error}: {}", said.out));
    assert_eq!(json["known"]["people"][0]["name"], "Борис");
    assert_eq!(json["groups"][0]["title"], "Bakers");
    assert_eq!(json["groups"][0]["known"]["messages"].as_array().map(Vec::len), Some(1));
    assert!(!said.out.contains("Noa"), "{}", said.out);
    let said = house.types(&["export", "--person", "42"]);
    assert_eq!((said.code, said.err.as_str()), (2, "kehila: nothing is known of a person 42\n"));
    assert_eq!(house.types(&["export", "--person", "42", "--chat", "-42"]).code, 2);
    assert!(bot.stop().success());
}

#[tokio::test]
async fn fifty_thousand_members_are_no_trouble_and_other_groups_are_not_in_it() {
    let house = House::lived_in().await;
    house
        .sql(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
             INSERT INTO people (user_id, name) SELECT 100000000 + i, 'Member ' || i FROM n;
             INSERT INTO members (chat, user_id, status) SELECT 1, user_id, 'member' FROM people WHERE user_id > 100000000;
             INSERT INTO chats (telegram_id, kind, title, language, zone, created_at)
             VALUES (-100555, 'supergroup', 'Brewers', 'en', 'UTC', 0);
             INSERT INTO people (user_id, name) VALUES (77, 'A brewer');
             INSERT INTO members (chat, user_id, status) VALUES (2, 77, 'member');",
        )
        .await;
    let said = house.types(&["export", "--chat", &house.group.0.to_string()]);
    assert_eq!(said.code, 0, "{}", said.err);
    let json: Value = serde_json::from_str(&said.out).unwrap();
    assert!(json["members"].as_array().unwrap().len() > 50_000);
    assert!(!said.out.contains("brewer") && !said.out.contains("Brewers"));
    assert!(said.out.lines().count() > 100_000, "a row on each line");
}

#[tokio::test]
async fn without_a_group_it_says_which_there_are() {
    let house = House::lived_in().await;
    for (arguments, is_asked) in [(&["export"][..], true), (&["export", "--chat", "-42"], false)] {
        let (code, ok) = if is_asked { (0, true) } else { (2, false) };
        let said = house.types(arguments);
        assert_eq!((said.code, said.out), (code, format!("{}  Bakers\n", house.group.0)));
        assert_eq!(said.err.is_empty(), is_asked, "{}", said.err);
        let json = house.json(arguments);
        assert_eq!((json.0, &json.1["ok"], &json.1["chats"][0]["title"]), (code, &ok.into(), &"Bakers".into()));
    }
    assert_eq!(house.types(&["export", "--chat", "bakers"]).code, 2);
    house.sql("PRAGMA foreign_keys = OFF; DELETE FROM chats").await;
    let said = house.types(&["export"]);
    assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (0, "", "kehila: there are no groups yet\n"));
    assert!(house.types(&["export", "--chat", "-42"]).err.ends_with("there is no group -42; and no other\n"));
}
