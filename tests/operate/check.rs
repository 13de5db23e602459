//! The check: would it work, and what is missing?

use simulator::{Fault, Rights};

use super::house::{House, about};

#[tokio::test]
async fn before_the_first_start_it_says_whose_token_it_is() {
    let house = House::new();
    let (code, report) = house.json(&["check"]);
    assert_eq!(code, 0, "{report:#}");
    assert!(about(&report, "telegram")["facts"]["milliseconds"].is_number());
    assert!(about(&report, "token")["facts"]["bot"].is_string());
    assert_eq!(about(&report, "webhook")["facts"]["set"], false);
    assert_eq!(about(&report, "database")["level"], "note");
    assert_eq!(house.names(), Vec::<String>::new(), "nothing is made");
    assert_eq!(house.sim.counters().too_many_requests, 0);
}

#[test]
fn a_database_that_cannot_be_made_is_no_good_start() {
    let house = House::new();
    let (code, report) = house.json_with(&["check"], &[("DATABASE_URL", "sqlite:elsewhere/kehila.db")]);
    assert_eq!((code, &about(&report, "database")["level"]), (1, &"trouble".into()), "{report:#}");
}

#[tokio::test]
async fn missing_rights_are_named_with_what_does_not_work() {
    let house = House::lived_in().await;
    let (code, report) = house.json(&["check"]);
    assert_eq!((code, &about(&report, "groups")["facts"]["count"]), (0, &1.into()), "{report:#}");
    assert!(!report.to_string().contains("\"rights\""), "{report:#}");

    house.sim.promote_bot(house.group, house.noa, Rights::none());
    let said = house.types(&["check"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("Bakers") && said.out.contains("may not delete messages"), "{}", said.out);
    assert!(said.out.contains("typed commands and old greetings stay in the chat"), "{}", said.out);

    house.sim.remove_bot(house.group, house.noa);
    let said = house.types(&["check"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("the bot is not there any more"), "{}", said.out);
}

#[tokio::test]
async fn it_says_how_updates_come_and_how_they_should() {
    let house = House::new();
    let says = || about(&house.json(&["check"]).1, "webhook")["says"].as_str().unwrap().to_owned();
    let set = async |url: &str| {
        let address = format!("{}/bot{}/setWebhook", house.sim.url(), house.sim.token());
        let answer = reqwest::Client::new().post(address).json(&serde_json::json!({"url": url})).send().await.unwrap();
        assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
    };
    assert!(says().starts_with("none is set;"), "{}", says());
    set("https://bot.example.org/elsewhere").await;
    assert!(says().starts_with("one is set;"), "{}", says());
    let config = "[webhook]\nurl = \"https://bot.example.org/kehila\"\nlisten = \"127.0.0.1:1\"\n";
    std::fs::write(house.path("config.toml"), config).unwrap();
    assert!(says().starts_with("another one is set;"), "{}", says());
    set("https://bot.example.org/kehila").await;
    assert!(says().starts_with("the one of the configuration is set;"), "{}", says());
    set("").await;
    assert!(says().starts_with("none is set yet;"), "{}", says());
}

/// Only Telegram's own server is so particular; here nobody answers in its place, and the file is looked at all the same.
#[test]
fn a_webhook_telegram_would_refuse_is_named() {
    for (url, why) in
        [("https://bot.example.org:9999/kehila", "443, 80, 88 and 8443"), ("http://bot.example.org/kehila", "https://")]
    {
        assert!(kehila::config::refused_by_telegram(url).unwrap().contains(why), "{url}");
    }
    for url in ["https://bot.example.org/kehila", "https://bot.example.org:8443/", "https://[::1]:88/x"] {
        assert_eq!(kehila::config::refused_by_telegram(url), None, "{url}");
    }
}

#[tokio::test]
async fn a_telegram_that_does_not_answer_is_named() {
    let house = House::new();
    house.sim.fault("getMe", 0, usize::MAX, Fault::ServerError(502));
    let said = house.types(&["check"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("TROUBLE  telegram") && said.out.contains("cannot be reached"), "{}", said.out);
}
