//! Every kind of update of the published description, as it should be and as it should not.

use std::time::Duration;

use chrono::TimeDelta;
use kehila::{
    edge::receive,
    store::inbox,
    telegram::{
        api::{CallError, LONGEST_ANSWER},
        update::Raw,
    },
    words::{Lang, line},
};
use proptest::{collection::vec, prelude::*, sample::select};
use serde_json::{Value, json, value::RawValue};
use simulator::{Fault, Rights, schema::check_type};

use crate::{
    hostile, runs,
    shapes::{STRANGE_GROUP, TURNS, every_update, fields},
    support::{Cast, START, Scene},
};

fn raw(text: &str) -> Option<Raw> {
    Raw::new(RawValue::from_string(text.to_owned()).ok()?).ok()
}

fn numbered(mut update: Value, number: i64) -> Value {
    update["update_id"] = json!(number);
    update
}

#[test]
fn every_kind_of_the_description_is_made_as_described() {
    let all = every_update(STRANGE_GROUP, TURNS);
    for (name, update) in &all {
        let checked = check_type("Update", &numbered(update.clone(), 1));
        assert_eq!(checked, Ok(()), "{name}: {update:#}");
    }
    let kinds = fields("Update").count() - 1;
    assert!(all.len() > kinds * 7 && kinds >= 26, "{} of {kinds} kinds", all.len());
}

#[test]
fn every_kind_is_read_and_nothing_hides_text_or_sender() {
    for (name, update) in every_update(STRANGE_GROUP, TURNS) {
        let raw = raw(&numbered(update.clone(), 77).to_string()).unwrap();
        assert_eq!(raw.update_id, 77, "{name}");
        let read = raw.update.as_ref().unwrap_or_else(|error| panic!("{name}: {error}"));
        let Some(message) = &read.message else { continue };
        let sent = &update["message"];
        assert_eq!(message.text.as_deref(), sent["text"].as_str(), "{name}");
        assert_eq!(message.caption.as_deref(), sent["caption"].as_str(), "{name}");
        assert_eq!(message.from.as_ref().map(|user| user.id), sent["from"]["id"].as_i64(), "{name}");
    }
}

/// Why we read updates ourselves (docs/architecture.md). Should a later teloxide read them all, think again.
#[test]
fn teloxide_cannot_read_all_of_them() {
    let read = |update: &Value| {
        let text = update.to_string();
        let update = std::panic::catch_unwind(|| serde_json::from_str::<teloxide::types::Update>(&text));
        matches!(update, Ok(Ok(update)) if !matches!(update.kind, teloxide::types::UpdateKind::Error(_)))
    };
    let all = every_update(STRANGE_GROUP, TURNS);
    let unread = all.iter().filter(|(_, update)| !read(&numbered(update.clone(), 1))).count();
    println!("teloxide cannot read {unread} of {}", all.len());
    assert!(unread > 0);
}

/// What is in quarantine: the reasons.
async fn quarantined(scene: &Scene) -> Vec<String> {
    inbox::quarantine_errors(&scene.core.store.read().await.unwrap(), 1_000_000).await.unwrap()
}

/// Whether the bot still does what it is asked to.
async fn answers(scene: &mut Scene, cast: &Cast, after: &str) {
    scene.sees_in_private(cast.alice);
    scene.sim.say(cast.alice.private(), cast.alice, "/cancel");
    scene.settle().await;
    let seen = scene.sees_in_private(cast.alice);
    assert!(seen.contains(&line("nothing-to-cancel").render_plain(Lang::En)), "no answer after {after}: {seen}");
    // She is not held back as one who asks too often.
    scene.pass(TimeDelta::seconds(30)).await;
}

/// A stage on which Alice has started the bot.
async fn stage() -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    // What is made up may leave trouble of any kind.
    scene.is_finished = true;
    scene.sim.start_bot(cast.alice);
    scene.settle().await;
    (scene, cast)
}

#[tokio::test]
async fn every_kind_is_handled_and_none_is_left_over() {
    let (mut scene, cast) = stage().await;
    for (chat, turns) in [(cast.group.0, TURNS), (STRANGE_GROUP, 2), (cast.boris.0, 1)] {
        for (name, update) in every_update(chat, turns) {
            scene.sim.inject(update);
            if scene.sim.pending_updates() >= 50 {
                scene.settle().await;
                assert_eq!(quarantined(&scene).await, Vec::<String>::new(), "up to {name} in {chat}");
            }
        }
        scene.settle().await;
        assert_eq!(quarantined(&scene).await, Vec::<String>::new(), "in {chat}");
        answers(&mut scene, &cast, "all kinds").await;
    }
}

/// Gives the bot raw updates as one answer of Telegram's.
async fn give(scene: &mut Scene, updates: &[String]) -> Result<usize, CallError> {
    let body = format!(r#"{{"ok":true,"result":[{}]}}"#, updates.join(","));
    // Twice: asked for a hundred, and, if that is too long, for one.
    scene.sim.fault("getUpdates", 0, 2, Fault::Answer(200, body));
    let given = receive::poll(&scene.core, Duration::ZERO).await.unwrap();
    scene.sim.clear_faults();
    given
}

/// An update Telegram gives after a bad one: Alice asks for something.
fn good(cast: &Cast, number: i64) -> String {
    let message = json!({
        "message_id": number, "date": START, "text": "/cancel", "chat": {"id": cast.alice.0, "type": "private"},
        "from": {"id": cast.alice.0, "is_bot": false, "first_name": "Alice", "language_code": "en"},
    });
    json!({"update_id": number, "message": message}).to_string()
}

#[tokio::test]
async fn the_corpus_stops_nothing() {
    let (mut scene, cast) = stage().await;
    let done = line("nothing-to-cancel").render_plain(Lang::En);
    let mut number = 1_000;
    for bad in include_str!("corpus/updates.txt").lines().filter(|line| !line.starts_with('#')) {
        let before = quarantined(&scene).await.len();
        number += 2;
        let bad = bad.replacen(r#""update_id":1,"#, &format!(r#""update_id":{number},"#), 1);
        let is_read = raw(&bad).is_some_and(|raw| raw.update.is_ok());
        scene.sees_in_private(cast.alice);
        give(&mut scene, &[bad.clone(), good(&cast, number + 1)]).await.unwrap();
        scene.settle().await;
        let seen = scene.sees_in_private(cast.alice);
        assert!(seen.contains(&done), "what came after it was not answered: {bad}: {seen}");
        let after = quarantined(&scene).await;
        assert!(is_read || after.len() == before + 1, "not set aside: {bad}");
        assert!(after.iter().all(|why| !why.contains("panicked")), "{bad}: {after:?}");
        scene.pass(TimeDelta::seconds(12)).await;
    }
    answers(&mut scene, &cast, "the corpus").await;
}

/// What becomes of a right update.
#[derive(Debug, Clone)]
enum Change {
    /// A field or item is missing.
    Missing,
    /// Something else stands there.
    Other(Value),
    /// There is a field nobody knows.
    Added(String),
    /// It stands so deep.
    Deep(usize),
}

fn changes() -> impl Strategy<Value = Vec<(usize, Change)>> {
    let numbers = [0, 1, -1, i64::MAX, i64::MIN, 1 << 53, -(1 << 53), i64::from(u32::MAX), 8_210_266_876_799];
    let other = prop_oneof![
        Just(json!(null)),
        Just(json!([])),
        Just(json!({})),
        any::<bool>().prop_map(Value::from),
        select(numbers.to_vec()).prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        hostile::text().prop_map(Value::from),
    ];
    let change = prop_oneof![
        2 => Just(Change::Missing),
        6 => other.prop_map(Change::Other),
        1 => hostile::text().prop_map(Change::Added),
        1 => select(vec![1_usize, 100, 130, 200]).prop_map(Change::Deep),
    ];
    vec((any::<usize>(), change), 1..4)
}

/// Does a change at some place of an update, counted through all of it.
fn apply(update: &mut Value, place: usize, change: &Change) {
    let mut paths = vec![];
    collect(update, &mut String::new(), &mut paths);
    let Some(path) = paths.get(place % paths.len().max(1)).cloned() else { return };
    let (parent, key) = path.rsplit_once('/').unwrap();
    let key = key.replace("~1", "/").replace("~0", "~");
    match (change, update.pointer_mut(parent)) {
        (Change::Missing, Some(Value::Object(fields))) => drop(fields.remove(&key)),
        (Change::Missing, Some(Value::Array(items))) => drop(items.pop()),
        (Change::Added(name), Some(Value::Object(fields))) => drop(fields.insert(name.clone(), json!([{}, null]))),
        (Change::Other(value), _) => *update.pointer_mut(&path).unwrap() = value.clone(),
        (Change::Deep(levels), _) => {
            let inner = update.pointer_mut(&path).unwrap();
            *inner = (0..*levels)
                .fold(inner.take(), |inner, level| if level % 2 == 0 { json!([inner]) } else { json!({ "x": inner }) });
        }
        _ => {}
    }
}

/// Where something stands, each as a JSON pointer.
fn collect(value: &Value, at: &mut String, paths: &mut Vec<String>) {
    let mut step = |key: &str, value: &Value| {
        let length = at.len();
        at.push('/');
        at.push_str(&key.replace('~', "~0").replace('/', "~1"));
        paths.push(at.clone());
        collect(value, at, paths);
        at.truncate(length);
    };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| step(key, value)),
        Value::Array(items) => items.iter().enumerate().for_each(|(n, value)| step(&n.to_string(), value)),
        _ => {}
    }
}

/// Right updates of every kind, a few of them small enough that a change hits what we read.
fn mutants(chat: i64) -> impl Strategy<Value = Value> {
    let kinds = every_update(chat, 2);
    (any::<prop::sample::Index>(), changes()).prop_map(move |(which, changes)| {
        let (_, mut update) = kinds[which.index(kinds.len())].clone();
        changes.iter().for_each(|(place, change)| apply(&mut update, *place, change));
        update
    })
}

#[test]
fn whatever_becomes_of_an_update_its_number_is_read() {
    runs::holds(2_000, &mutants(STRANGE_GROUP), |update| {
        let text = numbered(update, 77).to_string();
        let raw = raw(&text).expect("the number is right");
        prop_assert_eq!(raw.update_id, 77);
        Ok(())
    });
}

#[tokio::test]
async fn whatever_becomes_of_updates_they_are_handled_or_set_aside_with_a_reason() {
    let (mut scene, cast) = stage().await;
    let all = runs::samples(1_000, &mutants(cast.group.0));
    for (n, fifty) in all.chunks(50).enumerate() {
        let first = 1_000 + 50 * i64::try_from(n).unwrap();
        let numbered = fifty.iter().zip(first..).map(|(update, number)| numbered(update.clone(), number));
        let texts: Vec<String> = numbered.map(|update| update.to_string()).collect();
        let unread = texts.iter().filter(|text| raw(text).is_none_or(|raw| raw.update.is_err())).count();
        let before = quarantined(&scene).await.len();
        let given = give(&mut scene, &texts).await;
        assert_eq!(given.ok(), Some(texts.len()));
        scene.settle().await;
        let after = quarantined(&scene).await;
        let new = &after[..after.len() - before];
        assert!(new.iter().all(|why| !why.is_empty() && !why.contains("panicked")), "{new:#?}");
        assert_eq!(new.len(), unread, "only what cannot be read: {new:#?}");
    }
    answers(&mut scene, &cast, "mutants").await;
}

#[tokio::test]
async fn the_long_and_the_deep_hold_nothing_up() {
    let (mut scene, cast) = stage().await;
    let mut number = 1_000;
    let long = "x".repeat(10_000_000);
    let some = "y".repeat(1_000_000);
    let deep = |levels: usize| format!("{}1{}", "[".repeat(levels), "]".repeat(levels));
    let message = |what: &str| {
        format!(
            r#""message":{{"message_id":9,"date":5,"chat":{{"id":{},"type":"supergroup"}},
            "from":{{"id":{},"is_bot":false,"first_name":"Alice"}},{what}}}"#,
            cast.group.0, cast.alice.0
        )
    };
    for (bad, is_set_aside) in [
        (message(&format!(r#""text":"{long}""#)), true),
        (message(&format!(r#""text":"{some}""#)), false),
        (message(&format!(r#""text":"/help {some}""#)), false),
        (message(&format!(r#""text":"/{some}""#)), false),
        (message(&format!(r#""text":5,"caption":"{some}""#)), true),
        (message(&format!(r#""new_chat_title":"{some}""#)), false),
        (message(&format!(r#""text":"x","entities":{}"#, deep(200))), false),
        (message(&format!(r#""text":"x","entities":{}"#, deep(400_000))), false),
        (message(&format!(r#""text":{}"#, deep(200))), true),
        (format!(r#""of_2030":{}"#, deep(400_000)), false),
        (format!(r#""{some}":null"#), false),
        // Too long altogether.
        (message(&format!(r#""text":"{}""#, "z".repeat(LONGEST_ANSWER))), true),
    ] {
        let before = quarantined(&scene).await.len();
        number += 2;
        let bad = format!(r#"{{"update_id":{number},{bad}}}"#);
        let start: String = bad.chars().take(200).collect();
        give(&mut scene, &[bad]).await.unwrap();
        give(&mut scene, &[good(&cast, number + 1)]).await.unwrap();
        scene.settle().await;
        let new = quarantined(&scene).await.len() - before;
        assert_eq!(new, usize::from(is_set_aside), "{start}");
        answers(&mut scene, &cast, &start).await;
    }
}

#[test]
fn any_bytes_have_a_number_or_none() {
    const BEGUN: &[&str] = &[r#"{"update_id":77,"message":{"text":"x"#, r#"{"update_id": 5 "#, r#"{"x":"y"}"#];
    let bytes = prop_oneof![hostile::like(BEGUN).prop_map(String::into_bytes), vec(any::<u8>(), 0..2_500)];
    runs::holds(1_000, &bytes, |bytes| {
        if let Some(cut) = Raw::cut(&bytes) {
            prop_assert!(cut.update_id >= 0 && cut.json.get().len() < 10_000);
            prop_assert!(cut.update.is_err());
        }
        Ok(())
    });
}

/// What really happened in a group with a poll, a newcomer and a setup under way, as Telegram tells it.
async fn real_updates(scene: &mut Scene, cast: &Cast) -> Vec<Value> {
    scene.sim.say(cast.group, cast.noa, "/poll Tea?\nGreen\nBlack");
    scene.sim.say(cast.group, cast.noa, "/touchpoint every monday 10:00 Good morning");
    scene.settle().await;
    let sim = &scene.sim;
    let poll = sim.view(cast.group, cast.alice).into_iter().find(|seen| seen.poll.is_some()).unwrap().id;
    sim.vote(cast.group, cast.alice, poll, &[0]).unwrap();
    sim.vote(cast.group, cast.boris, poll, &[1]).unwrap();
    sim.retract_vote(cast.group, cast.boris, poll).unwrap();
    let said = sim.say(cast.group, cast.boris, "who has a sourdough starter to share with me?");
    sim.reply(cast.group, cast.alice, said, "I have one, come by tomorrow");
    sim.react(cast.group, cast.noa, said, "👍");
    sim.join(cast.group, cast.newcomer);
    sim.say(cast.group, cast.noa, "/settings");
    sim.say(cast.group, cast.alice, "/me");
    sim.say(cast.group, cast.alice, "/introduce Bread\nRye\nAn oven");
    sim.forge_press(cast.group, cast.alice, poll, "nothing").unwrap();
    sim.say(cast.alice.private(), cast.alice, "/help");
    sim.leave(cast.group, cast.boris);
    sim.promote_bot(cast.group, cast.noa, Rights::none());
    let given = scene.core.api.get_updates(0, Duration::ZERO).await.unwrap();
    given.updates.iter().map(|raw| serde_json::from_str(raw.json.get()).unwrap()).collect()
}

#[tokio::test]
async fn spoilt_news_of_what_we_know_harm_nothing() {
    let (mut scene, cast) = stage().await;
    let real = real_updates(&mut scene, &cast).await;
    assert!(real.len() > 12, "{real:#?}");
    let spoilt = (select(real), changes()).prop_map(|(mut update, changes)| {
        changes.iter().for_each(|(place, change)| apply(&mut update, *place, change));
        update
    });
    let mut unread = 0;
    for (n, twenty) in runs::samples(400, &spoilt).chunks(20).enumerate() {
        let first = 1_000 + 20 * i64::try_from(n).unwrap();
        let numbered = twenty.iter().zip(first..).map(|(update, number)| numbered(update.clone(), number));
        let texts: Vec<String> = numbered.map(|update| update.to_string()).collect();
        unread += texts.iter().filter(|text| raw(text).is_none_or(|raw| raw.update.is_err())).count();
        give(&mut scene, &texts).await.unwrap();
        if n % 5 == 0 {
            scene.pass(TimeDelta::hours(7)).await;
        }
    }
    // The poll is closed, Monday comes.
    scene.pass(TimeDelta::days(9)).await;
    let why = quarantined(&scene).await;
    assert!(why.iter().all(|why| !why.contains("panicked")), "{why:#?}");
    assert_eq!(why.len(), unread, "{why:#?}");
    answers(&mut scene, &cast, "spoilt news").await;
}
