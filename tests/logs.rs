//! The log of a run full of faults and hostile names: every fault has a known code, and nobody's words, no name and
//! no token is in it.

#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod process {
    #![expect(dead_code, reason = "shared with other tests, each of which uses a part")]
    pub mod bot;
}

use std::{collections::BTreeSet, fs, path::PathBuf};

use process::bot::{Bot, SECRET, free_port, repository_file, webhook_sim, with_webhook};
use serde_json::{Value, json};
use simulator::{Fault, Options, Person, Rights, Sim};

/// What people are called and what they write; none of it may be logged.
const NAMES: [&str; 4] = ["</b><script>Hostile", "Na\u{202e}me", "דנה-השם", "Имя\"quoted\""];
const WORDS: [&str; 4] = ["hush-hush", "a \"quoted\" secret", "סודי ביותר", "stanza\nbreak-in"];

/// Everything that can go wrong goes wrong.
async fn misfortune(bot: &Bot) {
    let sim = &bot.sim;
    let noa = sim.create(Person::named("Noa-the-manager").username("noa_username").language("en"));
    let people: Vec<_> = NAMES.iter().map(|name| sim.create(Person::named(name).username("their_username"))).collect();
    let group = sim.supergroup("Title-of-the-group", noa);
    sim.seat(group, &people);
    sim.add_bot(group, noa);
    sim.promote_bot(group, noa, Rights::all());
    sim.start_bot(noa);
    bot.until_quiet().await;
    sim.fault("sendMessage", 0, 1, Fault::TooManyRequests(1));
    let why = format!("Bad Request: can't parse entities: Unsupported start tag \"{}\" at byte offset 3", WORDS[0]);
    // A whisper that is refused goes another way, and nothing is said of it; a poll has no other way.
    sim.fault("sendMessage", 0, 1, Fault::Reject(400, why.clone()));
    sim.fault("sendPoll", 0, 1, Fault::Reject(400, why));
    sim.say(group, noa, &format!("/poll {}\nYes\nNo", WORDS[0]));
    sim.fault("sendMessage", 0, 2, Fault::ServerError(502));
    sim.fault("sendMessage", 0, 1, Fault::DropBefore);
    sim.fault("sendMessage", 0, 1, Fault::Garbage);
    for method in ["getUpdates", "getWebhookInfo"] {
        sim.fault(method, 0, 1, Fault::ServerError(502));
    }
    sim.fault("webhook", 0, 1, Fault::DropAfter);
    for (person, words) in people.iter().zip(WORDS) {
        sim.say(group, *person, words);
        sim.say(group, *person, &format!("/poll {words}\nYes\nNo"));
        sim.say(group, *person, &format!("/help {words}"));
        sim.start_bot(*person);
        sim.say(person.private(), *person, words);
        let chat = json!({"id": group.0, "type": "supergroup", "title": "Title-of-the-group"});
        let from = json!({"id": person.0, "is_bot": false, "first_name": words});
        sim.inject(json!({"message": {"message_id": words, "date": 1, "chat": chat, "from": from, "text": words}}));
        sim.inject(json!({"message": {"message_id": 9, "date": words, "chat": chat, "from": from, "text": words}}));
        sim.inject(json!({"callback_query": {"id": words, "from": words, "data": words}}));
        sim.inject(json!({"poll": {"id": 5, "question": words, "options": words}}));
        sim.inject(json!({words: {"text": words}}));
    }
    sim.rename(people[0], Person::named("Renamed-in-between"));
    bot.until_quiet().await;
}

fn check(bot: &Bot) -> BTreeSet<String> {
    let log = bot.log();
    let token = bot.sim.token().split(':').nth(1).unwrap().to_owned();
    let forbidden = NAMES.into_iter().chain(WORDS).flat_map(|text| text.split(['"', '\n']));
    let forbidden = forbidden.filter(|part| part.len() > 3).map(str::to_owned);
    let others = ["Noa-the-manager", "noa_username", "their_username", "Title-of-the-group", "Renamed-in", SECRET];
    for text in forbidden.chain(others.map(str::to_owned)).chain([token]) {
        let escaped = text.escape_default().to_string();
        for text in [&text, &escaped] {
            let line = log.lines().find(|line| line.contains(text.as_str()));
            assert!(line.is_none(), "{text:?} is in the log: {line:?}");
        }
    }
    let mut codes = BTreeSet::new();
    for line in log.lines() {
        let line: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let code = line.get("code").and_then(Value::as_str);
        let is_fault = matches!(line["level"].as_str(), Some("WARN" | "ERROR"));
        assert!(!is_fault || code.is_some(), "a fault without a code: {line}");
        codes.extend(code.map(str::to_owned));
    }
    codes
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn faults_have_codes_and_nobodys_words_while_polling() {
    let sim = webhook_sim();
    let mut bot = Bot::new(&sim);
    bot.start_with("", &["--log-format", "json"], "info");
    misfortune(&bot).await;
    bot.stop();
    let codes = check(&bot);
    for code in ["update-quarantined", "slow-down", "request-refused", "updates-unavailable"] {
        assert!(codes.contains(code), "{code} is missing in {codes:?}");
    }
    let quarantined = bot.log().matches("update-quarantined").count();
    let kept: i64 =
        sqlx::query_scalar("SELECT count(*) FROM quarantine").fetch_one(&mut bot.database().await).await.unwrap();
    assert_eq!(i64::try_from(quarantined).unwrap(), kept, "one line for each");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn faults_have_codes_and_nobodys_words_through_the_webhook() {
    let (sim, port) = (webhook_sim(), free_port());
    let mut bot = Bot::new(&sim);
    bot.start_with(&with_webhook(port), &["--log-format", "json"], "info");
    misfortune(&bot).await;
    bot.stop();
    assert!(check(&bot).contains("update-quarantined"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn not_even_the_most_talkative_level_shows_a_token_or_anybodys_words() {
    let (sim, port) = (webhook_sim(), free_port());
    let mut bot = Bot::new(&sim);
    bot.start_with(&with_webhook(port), &["--log-format", "json"], "trace");
    misfortune(&bot).await;
    bot.kill();
    bot.start_with("", &["--log-format", "json"], "trace");
    bot.until_quiet().await;
    bot.stop();
    assert!(bot.log().lines().count() > 100, "it is talkative");
    let token = bot.sim.token().split(':').nth(1).unwrap().to_owned();
    assert!(!bot.log().contains(&token) && !bot.log().contains(SECRET));
    for text in ["hush-hush", "Hostile", "סודי ביותר", "noa_username"] {
        let line = bot.log().lines().find(|line| line.contains(text)).map(str::to_owned);
        assert!(line.is_none(), "{text:?} is in the log: {line:?}");
    }
}

#[test]
fn the_end_of_the_process_is_a_line_like_others() {
    let sim = Sim::start(Options::default()).unwrap();
    let directory = tempfile::tempdir().unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_kehila"))
        .current_dir(directory.path())
        .env_clear()
        .env("KEHILA_LOG_FORMAT", "json")
        .env("TELOXIDE_TOKEN", "123456:not-the-right-token")
        .env("TELOXIDE_API_URL", sim.url())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    let last: Value = serde_json::from_str(said.lines().last().unwrap()).unwrap();
    assert_eq!((output.status.code(), last["code"].as_str()), (Some(1), Some("ended")));
    assert!(!said.contains("not-the-right-token"), "{said}");
}

#[test]
fn every_code_is_explained_and_every_explained_code_exists() {
    let mut used = BTreeSet::new();
    let mut open = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(directory) = open.pop() {
        for entry in fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let text = fs::read_to_string(&path).unwrap_or_default();
                let faults = ["tracing::warn!(", "tracing::error!("].into_iter().flat_map(|it| text.split(it).skip(1));
                // The demo is watched by who plays with it.
                for fault in faults.filter(|_| !path.components().any(|part| part.as_os_str() == "demo")) {
                    assert!(fault.trim_start().starts_with("code = \""), "{}: a fault without a code", path.display());
                }
                let codes = text.split("code = \"").skip(1).filter_map(|rest| rest.split('"').next());
                used.extend(codes.map(str::to_owned));
            }
        }
    }
    let watching = repository_file("docs/operations/watching.md");
    let table = watching.split("| code | what happened |").nth(1).unwrap().split("\n\n").next().unwrap();
    let rows = table.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    let explained: BTreeSet<String> = rows.map(str::to_owned).collect();
    assert_eq!(used, explained);
}
