//! getUpdates in all its moods, faults, and the speed of the queue.

use crate::support::{Scene, call, http, kinds, no, ok, scene, sim, updates};
use serde_json::{Value, json};
use simulator::{Fault, Sim};
use std::thread;
use std::time::{Duration, Instant};

fn polled(sim: &Sim, params: Value) -> Vec<Value> {
    ok(sim, "getUpdates", params).as_array().expect("a list").clone()
}

#[test]
fn a_long_poll_returns_as_soon_as_something_happens() {
    let sim = sim();
    let dana = sim.person("Dana");
    let waiting = {
        let sim = sim.clone();
        thread::spawn(move || {
            let start = Instant::now();
            (polled(&sim, json!({"timeout": 30})), start.elapsed())
        })
    };
    while sim.counters().polls == 0 {
        thread::yield_now();
    }
    sim.start_bot(dana);
    let (list, took) = waiting.join().expect("no panic");
    assert_eq!(list.len(), 1);
    assert!(took < Duration::from_secs(10), "{took:?}");
}

#[test]
fn updates_stay_until_confirmed() {
    let sim = sim();
    let dana = sim.person("Dana");
    for _ in 0..3 {
        sim.start_bot(dana);
    }
    let first = polled(&sim, json!({"limit": 2}));
    assert_eq!(first.len(), 2);
    assert_eq!(polled(&sim, json!({})).len(), 3);
    let next = first[1]["update_id"].as_i64().expect("a number") + 1;
    assert_eq!(polled(&sim, json!({"offset": next})).len(), 1);
    assert_eq!(sim.pending_updates(), 1);
    sim.redeliver(1);
    assert_eq!(polled(&sim, json!({})), polled(&sim, json!({"offset": 0})));
    assert_eq!(polled(&sim, json!({}))[0], first[1]);
    sim.jump_update_ids(5);
    sim.start_bot(dana);
    let jumped = polled(&sim, json!({}));
    assert_eq!(jumped.last().expect("one")["update_id"], 5);
}

#[test]
fn allowed_updates_stick_until_forgotten() {
    let Scene { sim, owner, dana, chat } = scene();
    let said = sim.say(chat, dana, "x");
    updates(&sim);
    polled(&sim, json!({"allowed_updates": ["message_reaction"]}));
    sim.react(chat, owner, said, "👍");
    sim.say(chat, dana, "not asked for");
    assert_eq!(kinds(&polled(&sim, json!({}))), ["message_reaction"]);
    sim.forget_allowed_updates();
    sim.react(chat, owner, said, "❤");
    sim.say(chat, dana, "in the default set");
    assert_eq!(kinds(&polled(&sim, json!({}))), ["message_reaction", "message"]);
}

#[test]
fn two_pollers_and_a_webhook_get_in_each_others_way() {
    let sim = sim();
    let first = {
        let sim = sim.clone();
        thread::spawn(move || call(&sim, "getUpdates", json!({"timeout": 30})))
    };
    while sim.counters().polls == 0 {
        thread::yield_now();
    }
    polled(&sim, json!({}));
    let ended = first.join().expect("no panic");
    assert_eq!(ended["error_code"], 409);
    assert_eq!(
        ended["description"],
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    );
    ok(&sim, "setWebhook", json!({"url": "https://example.org/hook"}));
    assert!(no(&sim, "getUpdates", json!({})).contains("while webhook is active"));
    assert_eq!(ok(&sim, "getWebhookInfo", json!({}))["url"], "https://example.org/hook");
    ok(&sim, "deleteWebhook", json!({}));
    polled(&sim, json!({}));
}

#[test]
fn faults_before_and_after_the_effect() {
    let sim = sim();
    let dana = sim.person("Dana");
    sim.start_bot(dana);
    let head = format!("POST /bot{}/sendMessage", sim.token());
    let body = json!({"chat_id": dana.0, "text": "x"}).to_string();
    let send = || http(&sim, &head, "application/json", &body);
    let count = || sim.view(dana.private(), dana).len() - 1;
    sim.fault("sendMessage", 0, 1, Fault::ServerError(502));
    let gateway = send().expect("an answer");
    assert_eq!((gateway.status, count()), (502, 0));
    assert!(gateway.body.starts_with("<html>"));
    sim.fault("*", 0, 1, Fault::TooManyRequests(7));
    let flood = send().expect("an answer");
    assert_eq!((flood.status, count()), (429, 0));
    assert!(flood.headers.to_lowercase().contains("retry-after: 7"));
    assert_eq!(sim.counters().too_many_requests, 0, "injected ones are not the bot's fault");
    sim.fault("sendMessage", 0, 1, Fault::Reject(400, "Bad Request: chat not found".into()));
    assert_eq!(send().expect("an answer").status, 400);
    sim.fault("sendMessage", 0, 1, Fault::DropBefore);
    assert!(send().is_err());
    assert_eq!(count(), 0);
    sim.fault("sendMessage", 0, 1, Fault::DropAfter);
    assert!(send().is_err());
    assert_eq!(count(), 1);
    sim.fault("sendMessage", 0, 1, Fault::Garbage);
    let garbage = send().expect("an answer");
    assert!(serde_json::from_str::<Value>(&garbage.body).is_err());
    assert_eq!(count(), 2);
    sim.fault("sendMessage", 0, 1, Fault::Stall(Duration::from_millis(30)));
    let start = Instant::now();
    assert_eq!(send().expect("an answer").status, 200);
    assert!(start.elapsed() >= Duration::from_millis(30));
    sim.fault("sendMessage", 0, 1, Fault::SlowAnswer(Duration::from_millis(30)));
    let start = Instant::now();
    assert_eq!(send().expect("an answer").status, 200);
    assert!(start.elapsed() >= Duration::from_millis(30));
    assert_eq!(count(), 4);
    sim.fault("sendMessage", 1, 1, Fault::DropBefore);
    assert!(send().is_ok());
    sim.clear_faults();
    assert!(send().is_ok());
    assert!(sim.refusals().is_empty());
}

#[test]
fn a_lost_answer_to_a_poll_loses_nothing() {
    let sim = sim();
    sim.start_bot(sim.person("Dana"));
    sim.fault("getUpdates", 0, 1, Fault::DropAfter);
    let head = format!("POST /bot{}/getUpdates", sim.token());
    assert!(http(&sim, &head, "application/json", "{}").is_err());
    assert_eq!(polled(&sim, json!({})).len(), 1);
}

#[test]
fn the_queue_is_never_the_bottleneck() {
    let sim = sim();
    let update = json!({"message": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private", "first_name": "x"}, "text": "x".repeat(100)}});
    for _ in 0..5_000 {
        sim.inject(update.clone());
    }
    let start = Instant::now();
    let mut offset = 0;
    let mut got = 0;
    loop {
        let head = format!("POST /bot{}/getUpdates", sim.token());
        let body = json!({"offset": offset, "limit": 100}).to_string();
        let answer = http(&sim, &head, "application/json", &body).expect("an answer");
        let count = answer.body.matches("\"update_id\"").count();
        if count == 0 {
            break;
        }
        got += count;
        offset = 100_000_001 + i64::try_from(got).expect("small");
    }
    assert_eq!(got, 5_000);
    let per_second = 5_000.0 / start.elapsed().as_secs_f64();
    println!("{per_second:.0} updates/s");
    assert!(per_second > 5_000.0, "{per_second:.0} updates/s, even in a debug build");
}

#[test]
fn waiting_for_something_to_show() {
    let sim = sim();
    let dana = sim.person("Dana");
    sim.start_bot(dana);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let writer = {
        let sim = sim.clone();
        thread::spawn(move || ok(&sim, "sendMessage", json!({"chat_id": dana.0, "text": "there"})))
    };
    let seen = runtime.block_on(
        sim.until(Duration::from_secs(10), |s| s.last(dana.private(), dana).is_some_and(|m| m.text == "there")),
    );
    assert!(seen);
    writer.join().expect("no panic");
    assert!(!runtime.block_on(sim.until(Duration::from_millis(1), |_| false)));
}

#[test]
fn an_outage_breaks_a_waiting_poll() {
    let sim = sim();
    let waiting = {
        let sim = sim.clone();
        thread::spawn(move || {
            let head = format!("POST /bot{}/getUpdates", sim.token());
            http(&sim, &head, "application/json", "{\"timeout\": 50}").is_err()
        })
    };
    while sim.counters().polls == 0 {
        thread::yield_now();
    }
    sim.stop_server();
    assert!(waiting.join().expect("no panic"));
    sim.start_bot(sim.person("Dana"));
    sim.start_server().expect("the port is still free");
    assert_eq!(polled(&sim, json!({})).len(), 1, "the world went on");
}

#[test]
fn many_hands_at_once() {
    let Scene { sim, dana, chat, .. } = scene();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for i in 0..25 {
                    ok(&sim, "sendMessage", json!({"chat_id": chat.0, "text": i.to_string()}));
                }
            });
        }
        scope.spawn(|| {
            for i in 0..100 {
                sim.say(chat, dana, &i.to_string());
            }
        });
    });
    assert_eq!(updates(&sim).len(), 100);
    let view = sim.view(chat, dana);
    assert!(view.is_sorted_by_key(|m| m.id), "numbers never go back");
    assert_eq!(view.len(), 201);
}
