//! Webhooks: setting them, and how updates are brought.

use crate::support::{NOON, call, kinds, no, ok, updates};
use serde_json::{Value, json};
use simulator::{Clock, Fault, Options, Sim};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

/// What a webhook was sent, and how to answer it.
struct Post {
    secret: Option<String>,
    update: Value,
    answer: Sender<u16>,
}

impl Post {
    fn id(&self) -> i64 {
        self.update["update_id"].as_i64().expect("a number")
    }

    fn take(self) {
        self.answer.send(200).expect("it waits");
    }
}

/// A webhook whose posts wait until the test answers them.
struct Hook {
    url: String,
    posts: Receiver<Post>,
}

impl Hook {
    fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://{}/hook", listener.local_addr().expect("an address"));
        let (sender, posts) = mpsc::channel();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let sender = sender.clone();
                thread::spawn(move || serve(stream, &sender));
            }
        });
        Self { url, posts }
    }

    fn next(&self) -> Post {
        self.posts.recv_timeout(Duration::from_secs(20)).expect("a post")
    }
}

fn serve(stream: std::net::TcpStream, posts: &Sender<Post>) {
    let mut reader = BufReader::new(stream.try_clone().expect("a clone"));
    let (mut length, mut secret, mut line) = (0, None, String::new());
    while reader.read_line(&mut line).expect("a line") > 2 {
        let (name, value) = line.trim_end().split_once(": ").unwrap_or_default();
        match name.to_lowercase().as_str() {
            "content-length" => length = value.parse().expect("a length"),
            "x-telegram-bot-api-secret-token" => secret = Some(value.to_owned()),
            _ => {}
        }
        line.clear();
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).expect("a body");
    let (answer, answered) = mpsc::channel();
    let update = serde_json::from_slice(&body).expect("JSON");
    // Who no longer looks lets the connection break.
    if posts.send(Post { secret, update, answer }).is_ok()
        && let Ok(status) = answered.recv()
    {
        let _ = (&stream).write_all(format!("HTTP/1.1 {status} Said\r\nContent-Length: 0\r\n\r\n").as_bytes());
    }
}

fn sim() -> Sim {
    Sim::start(Options {
        clock: Clock::manual(NOON),
        flood: None,
        plain_webhooks: true,
        webhook_pause: Duration::from_millis(5),
        ..Options::default()
    })
    .expect("starts")
}

fn none_waits(sim: &Sim) {
    while sim.pending_updates() > 0 {
        thread::yield_now();
    }
}

#[test]
fn an_update_is_brought_with_the_secret_and_is_gone_once_taken() {
    let (sim, hook) = (sim(), Hook::open());
    let dana = sim.person("Dana");
    sim.start_bot(dana);
    ok(&sim, "setWebhook", json!({"url": hook.url, "secret_token": "a-b_C1"}));
    let post = hook.next();
    assert_eq!(post.secret.as_deref(), Some("a-b_C1"));
    assert_eq!(kinds(std::slice::from_ref(&post.update)), ["message"]);
    assert_eq!(sim.pending_updates(), 1, "it is not taken yet");
    post.take();
    none_waits(&sim);
    let info = ok(&sim, "getWebhookInfo", json!({}));
    assert_eq!((&info["url"], &info["pending_update_count"]), (&json!(hook.url), &json!(0)));
    assert_eq!(info["max_connections"], 40);
    assert!(info.get("last_error_message").is_none());
}

#[test]
fn what_is_not_taken_comes_again() {
    let (sim, hook) = (sim(), Hook::open());
    let dana = sim.person("Dana");
    ok(&sim, "setWebhook", json!({"url": hook.url}));
    sim.start_bot(dana);
    let first = hook.next();
    let id = first.id();
    first.answer.send(503).expect("it waits");
    let again = hook.next();
    assert_eq!((again.id(), &again.secret), (id, &None));
    let info = ok(&sim, "getWebhookInfo", json!({}));
    assert_eq!(info["last_error_message"], "Wrong response from the webhook: 503 Said");
    assert_eq!((&info["last_error_date"], &info["pending_update_count"]), (&json!(NOON), &json!(1)));
    // The connection breaks without an answer.
    drop(again);
    let third = hook.next();
    assert_eq!(third.id(), id);
    third.take();
    none_waits(&sim);
}

#[test]
fn an_answer_that_is_lost_brings_the_update_twice() {
    let (sim, hook) = (sim(), Hook::open());
    sim.fault("webhook", 0, 1, Fault::DropAfter);
    ok(&sim, "setWebhook", json!({"url": hook.url}));
    sim.start_bot(sim.person("Dana"));
    let (first, id) = {
        let post = hook.next();
        let id = post.id();
        (post, id)
    };
    first.take();
    let second = hook.next();
    assert_eq!(second.id(), id);
    second.take();
    none_waits(&sim);
}

#[test]
fn each_chat_keeps_its_order_and_waits_for_no_other() {
    let (sim, hook) = (sim(), Hook::open());
    let (dana, olga) = (sim.person("Dana"), sim.person("Olga"));
    ok(&sim, "setWebhook", json!({"url": hook.url}));
    sim.start_bot(dana);
    let dana_first = hook.next();
    sim.say(dana.private(), dana, "second");
    sim.start_bot(olga);
    let olga_first = hook.next();
    assert_eq!(olga_first.update["message"]["chat"]["id"], olga.0, "hers does not wait for Dana's");
    assert!(olga_first.id() > dana_first.id());
    olga_first.take();
    dana_first.take();
    let dana_second = hook.next();
    assert_eq!(dana_second.update["message"]["text"], "second");
    dana_second.take();
    none_waits(&sim);
}

#[test]
fn no_more_are_on_their_way_than_connections() {
    let (sim, hook) = (sim(), Hook::open());
    ok(&sim, "setWebhook", json!({"url": hook.url, "max_connections": 2}));
    for name in ["Dana", "Olga", "Noa"] {
        sim.start_bot(sim.person(name));
    }
    let (first, second) = (hook.next(), hook.next());
    assert!(hook.posts.try_recv().is_err(), "two are on their way");
    first.take();
    hook.next().take();
    second.take();
    none_waits(&sim);
}

#[test]
fn what_waits_stays_when_the_webhook_goes() {
    let (sim, hook) = (sim(), Hook::open());
    ok(&sim, "setWebhook", json!({"url": hook.url}));
    sim.start_bot(sim.person("Dana"));
    let post = hook.next();
    assert!(no(&sim, "getUpdates", json!({})).contains("while webhook is active"));
    ok(&sim, "deleteWebhook", json!({"drop_pending_updates": false}));
    drop(post);
    assert_eq!(updates(&sim).len(), 1);
    sim.start_bot(sim.person("Olga"));
    ok(&sim, "setWebhook", json!({"url": hook.url, "drop_pending_updates": true}));
    assert_eq!(sim.pending_updates(), 0);
}

#[test]
fn only_https_and_a_clean_secret_are_accepted() {
    let strict = crate::support::sim();
    let plain = json!({"url": "http://127.0.0.1:1/"});
    assert_eq!(
        no(&strict, "setWebhook", plain.clone()),
        "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"
    );
    let sim = sim();
    for secret in ["with space", "é", "a.b"] {
        let asked = json!({"url": "https://x", "secret_token": secret});
        assert_eq!(no(&sim, "setWebhook", asked), "Bad Request: secret token contains unallowed characters");
    }
    assert_eq!(call(&sim, "setWebhook", plain)["ok"], true);
}
