//! What answers in Telegram's place: garbage, pages, halves of answers, numbers nobody can wait for, and no end.

use std::{sync::Arc, time::Duration};

use chrono::TimeDelta;
use kehila::{
    edge::receive,
    telegram::{
        ChatId, MessageId,
        api::{Api, CallError, LONGEST_ANSWER},
        request::Request,
    },
    words::Lang,
};
use proptest::{prelude::*, sample::select};
use serde_json::json;
use simulator::Fault;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
    sync::Mutex,
};

use crate::{hostile, runs, support::Scene};

/// A server that says the same to everybody, `times` over. Returns its address and how much it has said.
async fn server(head: &'static str, body: Vec<u8>, times: usize) -> (String, Arc<Mutex<usize>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let said = Arc::new(Mutex::new(0));
    let counter = Arc::clone(&said);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let (body, counter) = (body.clone(), Arc::clone(&counter));
            tokio::spawn(async move {
                let mut asked = [0; 4_096];
                let _ = stream.read(&mut asked).await;
                let _ = stream.write_all(head.as_bytes()).await;
                for _ in 0..times {
                    if stream.write_all(&body).await.is_err() {
                        return;
                    }
                    *counter.lock().await += body.len();
                }
            });
        }
    });
    (url, said)
}

#[tokio::test]
async fn an_answer_without_end_is_not_read_to_its_end() {
    const GIGABYTE: usize = 1 << 30;
    let block = vec![b'['; 64 << 10];
    let (url, said) =
        server("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n", block.clone(), GIGABYTE / block.len()).await;
    let api = Api::new(&url, "1:x").unwrap();
    let call = api.call("getMe", "{}".to_owned()).await;
    assert!(matches!(&call, Err(CallError::Lost(why)) if why.contains(&LONGEST_ANSWER.to_string())), "{call:?}");
    let polled = api.get_updates(0, Duration::ZERO).await;
    assert!(matches!(polled, Err(CallError::Lost(_))), "{polled:?}");
    // Three times: for a call, for a hundred updates and for one. The rest is what the sockets hold.
    let said = *said.lock().await;
    assert!(said < 3 * LONGEST_ANSWER + (32 << 20), "{said} bytes were taken");
}

/// Answers as they should be, to be spoilt.
const RIGHT: &[&str] = &[
    r#"{"ok":true,"result":true}"#,
    r#"{"ok":true,"result":[]}"#,
    r#"{"ok":true,"result":{"message_id":5,"date":1,"chat":{"id":-1,"type":"group"}}}"#,
    r#"{"ok":true,"result":{"id":5,"is_bot":true,"first_name":"Bot","username":"x_bot"}}"#,
    r#"{"ok":true,"result":[{"user":{"id":5,"is_bot":false,"first_name":"x"},"status":"administrator"}]}"#,
    r#"{"ok":true,"result":{"id":"5","question":"?","options":[{"text":"a","voter_count":1}],"total_voter_count":1,"is_closed":true}}"#,
    r#"{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}"#,
    r#"{"ok":false,"error_code":403,"description":"Forbidden: bot was kicked from the supergroup chat"}"#,
    r#"{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":5}}"#,
    r#"{"ok":false,"error_code":400,"description":"Bad Request","parameters":{"migrate_to_chat_id":-1001}}"#,
    r#"{"ok":false,"error_code":502,"description":"Bad Gateway"}"#,
    "<html><h1>502 Bad Gateway</h1></html>",
];

fn answers() -> impl Strategy<Value = (u16, String)> {
    let seconds = prop_oneof![any::<i64>(), (0..63_u32).prop_map(|n| 1 << n)];
    let wait = seconds.prop_map(|seconds| {
        json!({"ok": false, "error_code": 429, "parameters": {"retry_after": seconds}}).to_string()
    });
    let cut = (select(RIGHT), any::<prop::sample::Index>()).prop_map(|(text, at)| text[..at.index(text.len())].into());
    let body = prop_oneof![4 => hostile::like(RIGHT), 1 => wait, 2 => cut];
    // A token that is refused ends the process, as it should.
    let body = body.prop_filter("a refused token", |body: &String| !body.contains("401") && !body.contains("404"));
    (select(vec![200_u16, 200, 400, 403, 429, 500, 502]), body)
}

#[tokio::test]
async fn whatever_is_answered_the_process_goes_on() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    // What is made up may leave trouble of any kind.
    scene.is_finished = true;
    for (n, (status, body)) in runs::samples(120, &answers()).into_iter().enumerate() {
        scene.sim.fault("*", 0, 2, Fault::Answer(status, body.clone()));
        // One answer for who sends, one for who receives.
        scene.with_cx(async |cx| cx.send(Request::message(ChatId(cast.group.0), "post")).await).await;
        if n % 3 == 0 {
            scene.with_cx(async |cx| cx.send(Request::delete(ChatId(cast.group.0), MessageId(1))).await).await;
        }
        scene.send_now().await;
        if let Err(error) = receive::poll(&scene.core, Duration::ZERO).await {
            panic!("{body}: {error:#}");
        }
        scene.sim.clear_faults();
        if n % 40 == 39 {
            scene.pass(TimeDelta::days(8)).await;
        }
    }
    scene.pass(TimeDelta::days(8)).await;
    scene.sim.start_bot(cast.alice);
    scene.settle().await;
    assert!(!scene.sees_in_private(cast.alice).is_empty(), "it answers no more");
}

#[test]
fn a_wait_is_one_that_can_be_waited() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runs::holds(50, &any::<u64>(), |seconds| {
        let body = json!({"ok": false, "error_code": 429, "parameters": {"retry_after": seconds}}).to_string();
        let answer = runtime.block_on(async {
            let (url, _) = server("HTTP/1.1 429 x\r\nconnection: close\r\n\r\n", body.into_bytes(), 1).await;
            Api::new(&url, "1:x").unwrap().call("sendMessage", "{}".to_owned()).await
        });
        prop_assert!(
            matches!(answer, Err(CallError::RetryAfter(wait)) if wait <= Duration::from_secs(7 * 86_400)),
            "{:?}",
            answer
        );
        Ok(())
    });
}
