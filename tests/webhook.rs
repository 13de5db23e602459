//! Updates through a webhook, to the real binary: nothing lost, nothing twice, whatever comes in whatever order,
//! and however the process or the way of receiving changes.

#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod process {
    #![expect(dead_code, reason = "shared with other tests, each of which uses a part")]
    pub mod bot;
}

use std::collections::BTreeSet;

use process::bot::{Bot, PATIENCE, SECRET, free_port, webhook_sim, with_webhook};
use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use simulator::{ChatId, Fault, Options, Person, Rights, Sim, UserId};
use sqlx::Executor as _;

/// A bot that has set its webhook, and the port it listens on.
async fn brought(sim: &Sim) -> (Bot, u16) {
    let (mut bot, port) = (Bot::new(sim), free_port());
    bot.start(&with_webhook(port));
    bot.until_logged("The webhook is set.").await;
    (bot, port)
}

/// Posts something as Telegram would.
async fn post(port: u16, secret: Option<&str>, body: String) -> StatusCode {
    let mut request = Client::new().post(format!("http://127.0.0.1:{port}/kehila")).body(body);
    if let Some(secret) = secret {
        request = request.header("X-Telegram-Bot-Api-Secret-Token", secret);
    }
    request.send().await.unwrap().status()
}

/// What people say, and what must have been counted afterwards.
struct Talk {
    sim: Sim,
    noa: UserId,
    groups: Vec<ChatId>,
    members: Vec<UserId>,
    said: BTreeSet<(i64, i64)>,
    asked: usize,
}

impl Talk {
    fn new(sim: &Sim) -> Self {
        let noa = sim.create(Person::named("Noa").language("en"));
        let members: Vec<UserId> = (0..5).map(|i| sim.person(&format!("Member {i}"))).collect();
        let groups = (0..4)
            .map(|i| {
                let group = sim.supergroup(&format!("Group {i}"), noa);
                sim.seat(group, &members);
                group
            })
            .collect();
        Self { sim: sim.clone(), noa, groups, members, said: BTreeSet::new(), asked: 0 }
    }

    /// The bot becomes an administrator everywhere, and Noa and the bot may talk in private.
    fn invite(&self) {
        for group in &self.groups {
            self.sim.add_bot(*group, self.noa);
            self.sim.promote_bot(*group, self.noa, Rights::all());
        }
        self.sim.start_bot(self.noa);
    }

    /// Each says something in each group, and Noa asks something in private.
    fn round(&mut self) {
        for group in &self.groups {
            for member in &self.members {
                let message = self.sim.say(*group, *member, "what a day");
                self.said.insert((group.0, message.0));
            }
        }
        self.sim.say(self.noa.private(), self.noa, "/nothing");
        self.asked += 1;
    }

    /// Everything said was counted once, everything asked was answered once.
    async fn check(&self, bot: &Bot) {
        bot.until_quiet().await;
        let mut database = bot.database().await;
        let counted: Vec<(i64, i64)> =
            sqlx::query_as("SELECT c.telegram_id, m.message_id FROM messages m JOIN chats c ON c.id = m.chat")
                .fetch_all(&mut database)
                .await
                .unwrap();
        assert_eq!(counted.len(), self.said.len(), "{}", bot.log());
        assert_eq!(counted.into_iter().collect::<BTreeSet<_>>(), self.said);
        let points: i64 = sqlx::query_scalar("SELECT count(*) FROM quarantine").fetch_one(&mut database).await.unwrap();
        assert_eq!(points, 0, "{}", bot.log());
        let view = self.sim.view(self.noa.private(), self.noa);
        let answers = view.iter().filter(|seen| seen.text.contains("I don't know this command")).count();
        assert_eq!(answers, self.asked, "each question is answered once\n{}", bot.log());
        assert!(self.sim.refusals().is_empty(), "{:#?}", self.sim.refusals());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_conversation_through_the_webhook() {
    let sim = webhook_sim();
    let mut talk = Talk::new(&sim);
    let (mut bot, _) = brought(&sim).await;
    let set = sim.requests_of("setWebhook")[0].params.clone();
    assert_eq!(set["allowed_updates"].as_array().unwrap().len(), 8, "{set:?}");
    assert_eq!((&set["max_connections"], &set["secret_token"]), (&json!(40), &json!(SECRET)));
    assert_eq!(set["drop_pending_updates"], json!(false));
    talk.invite();
    talk.round();
    talk.check(&bot).await;
    assert_eq!(sim.counters().polls, 0, "nothing is fetched");
    assert!(!bot.log().contains(SECRET) && !bot.log().contains("what a day"), "{}", bot.log());
    let mut database = bot.database().await;
    let next: i64 = sqlx::query_scalar("SELECT next_update FROM cursor").fetch_one(&mut database).await.unwrap();
    assert_eq!(next, 0, "polling would start with whatever Telegram still has");
    bot.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_telegram_is_let_in() {
    let sim = webhook_sim();
    let (mut bot, port) = brought(&sim).await;
    let update = json!({"update_id": 7, "message": {"message_id": 1, "date": 1, "text": "let me in",
        "chat": {"id": 5, "type": "private"}, "from": {"id": 5, "first_name": "Mallory"}}})
    .to_string();
    let almost = &SECRET[..SECRET.len() - 1];
    let longer = format!("{SECRET}x");
    for secret in [None, Some(""), Some("wrong"), Some(almost), Some(&longer), Some(&SECRET.to_uppercase())] {
        assert_eq!(post(port, secret, update.clone()).await, StatusCode::UNAUTHORIZED, "{secret:?}");
    }
    let huge = json!({"x": "y".repeat(5 << 20)}).to_string();
    assert_eq!(post(port, Some(SECRET), huge).await, StatusCode::PAYLOAD_TOO_LARGE);
    for nonsense in ["", "{}", "[]", "{\"update_id\": \"let me in\"}"] {
        assert_eq!(post(port, Some(SECRET), nonsense.to_owned()).await, StatusCode::BAD_REQUEST, "{nonsense}");
    }
    let got = reqwest::get(format!("http://127.0.0.1:{port}/kehila")).await.unwrap().status();
    assert_eq!(got, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(known_updates(&bot).await, Vec::<(i64, i64)>::new(), "nothing was applied");
    let log = bot.log();
    for code in ["webhook-denied", "webhook-too-large", "webhook-unreadable"] {
        assert!(log.contains(code), "{code} is missing in {log}");
    }
    assert!(!log.contains("let me in") && !log.contains("Mallory") && !log.contains("wrong"), "{log}");
    bot.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_too_long_is_taken_once_and_holds_nothing_up() {
    let sim = webhook_sim();
    let (mut bot, port) = brought(&sim).await;
    for length in [4 << 20, 20 << 20] {
        let huge = format!(r#"{{"update_id":{length},"message":{{"text":"{}"}}}}"#, "y".repeat(length));
        assert_eq!(post(port, Some(SECRET), huge).await, StatusCode::OK, "{length}");
    }
    let known = vec![(4 << 20, 4 << 20), (20 << 20, 20 << 20)];
    assert_eq!(known_updates(&bot).await, known, "it does not come again");
    let mut database = bot.database().await;
    let question = "SELECT update_id, length(raw), error FROM quarantine ORDER BY update_id";
    let kept: Vec<(i64, i64, String)> = sqlx::query_as(question).fetch_all(&mut database).await.unwrap();
    assert_eq!(kept.len(), 2);
    assert!(kept.iter().all(|(_, length, why)| *length < 2_000 && why == "it is too long to be read"), "{kept:?}");
    bot.stop();
}

async fn known_updates(bot: &Bot) -> Vec<(i64, i64)> {
    sqlx::query_as("SELECT first_update, last_update FROM applied_updates ORDER BY 1")
        .fetch_all(&mut bot.database().await)
        .await
        .unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lower_number_that_comes_later_is_not_taken_for_an_old_one() {
    let sim = webhook_sim();
    let talk = Talk::new(&sim);
    let (mut bot, port) = brought(&sim).await;
    talk.invite();
    bot.until_quiet().await;
    let before = known_updates(&bot).await;
    let update = |id: i64| {
        json!({"update_id": 1_000 + id, "message": {"message_id": 5_000 + id, "date": 1_800_000_000, "text": "hello",
            "chat": {"id": talk.groups[0].0, "type": "supergroup", "title": "Group 0"},
            "from": {"id": talk.members[0].0, "is_bot": false, "first_name": "Member"}}})
        .to_string()
    };
    for id in [6, 4, 9, 5, 4, 7, 6] {
        assert_eq!(post(port, Some(SECRET), update(id)).await, StatusCode::OK);
    }
    // Many at once, each several times.
    let all = (0..40).map(|i| post(port, Some(SECRET), update(10 + i % 10)));
    let answers = futures::future::join_all(all).await;
    assert!(answers.iter().all(|status| *status == StatusCode::OK));
    let mut database = bot.database().await;
    let counted: Vec<i64> = sqlx::query_scalar("SELECT message_id FROM messages WHERE message_id > 5000 ORDER BY 1")
        .fetch_all(&mut database)
        .await
        .unwrap();
    let expected: Vec<i64> = [4, 5, 6, 7].into_iter().chain(9..20).map(|id| 5_000 + id).collect();
    assert_eq!(counted, expected, "each once");
    let after = known_updates(&bot).await;
    let new: Vec<_> = after.iter().filter(|range| !before.contains(range)).collect();
    assert_eq!(new, [&(1_004, 1_007), &(1_009, 1_019)], "ranges have grown together");
    bot.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_committed_is_brought_again() {
    let sim = webhook_sim();
    let mut talk = Talk::new(&sim);
    let (mut bot, port) = brought(&sim).await;
    talk.invite();
    bot.until_quiet().await;
    let mut database = bot.database().await;
    database.execute("ALTER TABLE applied_updates RENAME TO out_of_reach").await.unwrap();
    talk.round();
    bot.until_logged("webhook-commit-failed").await;
    let refused = post(port, Some(SECRET), json!({"update_id": 1, "nothing": {}}).to_string()).await;
    assert_eq!(refused, StatusCode::SERVICE_UNAVAILABLE);
    // Whoever tries all the time leaves few moments for the repair.
    let repair = "ALTER TABLE out_of_reach RENAME TO applied_updates";
    let mut repaired = database.execute(repair).await;
    for _ in 0..3 {
        if repaired.is_err() {
            repaired = database.execute(repair).await;
        }
    }
    repaired.unwrap();
    talk.check(&bot).await;
    bot.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn kills_lose_nothing_and_repeat_nothing() {
    let sim = webhook_sim();
    let mut talk = Talk::new(&sim);
    let (mut bot, port) = brought(&sim).await;
    talk.invite();
    bot.until_quiet().await;
    for life in 1..=8_usize {
        // Some answers are lost on the way, others wait until the plug is pulled.
        sim.fault("webhook", 2 * life, 5, Fault::DropAfter);
        talk.round();
        let before = sim.pending_updates();
        sim.until(PATIENCE, |sim| sim.pending_updates() + life < before).await;
        bot.kill();
        bot.start(&with_webhook(port));
    }
    sim.clear_faults();
    talk.check(&bot).await;
    bot.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn changing_between_polling_and_webhook_loses_nothing_and_repeats_nothing() {
    let (sim, port) = (webhook_sim(), free_port());
    let mut talk = Talk::new(&sim);
    let mut bot = Bot::new(&sim);
    bot.start("");
    talk.invite();
    bot.until_quiet().await;
    for turn in 0..8_usize {
        talk.round();
        let before = sim.pending_updates();
        sim.until(PATIENCE, |sim| sim.pending_updates() < before.max(1)).await;
        if turn % 2 == 0 {
            bot.kill()
        } else {
            bot.stop()
        }
        talk.round();
        bot.start(&if turn % 2 == 0 { with_webhook(port) } else { String::new() });
    }
    talk.check(&bot).await;
    let log = bot.log();
    assert_eq!(log.matches("webhook-removed").count(), 4, "it says so each time: {log}");
    assert_eq!(sim.requests_of("deleteWebhook").len(), 4);
    bot.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_with_one_token_are_told_so() {
    let (sim, port) = (webhook_sim(), free_port());
    let (mut first, mut second) = (Bot::new(&sim), Bot::new(&sim));
    first.start("");
    first.until("the first poll", |sim| sim.counters().polls > 0).await;
    second.start("");
    first.until_logged("another-instance").await;
    assert!(first.log().contains("Another process receives the updates of this bot"), "{}", first.log());
    second.kill();
    second.start(&with_webhook(port));
    first.until_logged("webhook-removed").await;
    first.stop();
    second.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_webhook_telegram_refuses_ends_with_why() {
    let strict = Sim::start(Options::default()).unwrap();
    let directory = tempfile::tempdir().unwrap();
    std::fs::write(directory.path().join("config.toml"), with_webhook(free_port())).unwrap();
    let run = |environment: &[(&str, &str)]| {
        std::process::Command::new(env!("CARGO_BIN_EXE_kehila"))
            .current_dir(directory.path())
            .env_clear()
            .env("TELOXIDE_TOKEN", strict.token())
            .env("TELOXIDE_API_URL", strict.url())
            .envs(environment.iter().copied())
            .output()
            .unwrap()
    };
    let refused = run(&[]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(1), "{said}");
    assert!(said.contains("Telegram does not accept the webhook: Bad Request: bad webhook: An HTTPS URL"), "{said}");
    let wrong = run(&[("KEHILA_WEBHOOK_SECRET", "not a secret")]);
    let said = String::from_utf8_lossy(&wrong.stderr).into_owned();
    assert_eq!(wrong.status.code(), Some(2), "{said}");
    assert!(said.contains("KEHILA_WEBHOOK_SECRET should be") && !said.contains("not a secret"), "{said}");
    let made_up: Vec<Value> =
        strict.requests_of("setWebhook").into_iter().map(|r| r.params["secret_token"].clone()).collect();
    assert!(made_up[0].as_str().unwrap().len() >= 32, "{made_up:?}");
}
