//! The shortest whole story: a press on a button, an answer, an ephemeral message, an edit.

use crate::support::{Scene, call, http, kinds, no, ok, scene, updates};
use serde_json::json;
use simulator::{Pressed, Sim};

#[test]
fn a_greeting_from_both_sides() {
    let Scene { sim, dana, chat, .. } = scene();
    let mira = sim.person("Mira");
    sim.join(chat, mira);
    assert_eq!(kinds(&updates(&sim)), ["chat_member", "message"]);
    let keyboard = json!({"inline_keyboard": [[{"text": "Hello", "callback_data": "h1"}]]});
    let sent = ok(
        &sim,
        "SendMessage",
        json!({"chat_id": chat.0, "text": "<b>Welcome</b> Mira", "parse_mode": "HTML", "reply_markup": keyboard}),
    );
    assert_eq!(sent["text"], "Welcome Mira");
    let pressed = sim.press(chat, mira, "Hello").expect("she sees it");
    let query = updates(&sim).remove(0);
    let Pressed::Callback(id) = pressed else {
        panic!("a callback button");
    };
    assert_eq!(query["callback_query"]["id"], id.as_str());
    ok(&sim, "answerCallbackQuery", json!({"callback_query_id": id, "text": "Hi!"}));
    let whisper = ok(
        &sim,
        "sendMessage",
        json!({"chat_id": chat.0, "text": "only you", "ephemeral_message_parameters": {"receiver_user_id": mira.0}}),
    );
    assert_eq!(whisper["message_id"], 0);
    assert_eq!(whisper["receiver_user"]["id"], mira.0);
    ok(&sim, "editMessageText", json!({"chat_id": chat.0, "message_id": sent["message_id"], "text": "Welcome!"}));
    assert_eq!(
        sim.transcript(chat, mira).lines().skip(1).collect::<Vec<_>>(),
        [
            "Mira: [Mira joined]",
            "Simbot: Welcome Mira",
            "  [Hello]",
            "(toast) Hi!",
            "Simbot (only you): only you",
            "(edited) Simbot: Welcome!",
        ]
    );
    let seen: Vec<_> = sim.view(chat, dana).into_iter().map(|m| m.text).collect();
    assert_eq!(seen.last().map(String::as_str), Some("Welcome!"));
    assert!(sim.refusals().is_empty(), "{:?}", sim.refusals());
}

#[test]
fn tokens_paths_and_ways_to_pass_parameters() {
    let Scene { sim, chat, .. } = scene();
    let get = |path: String| http(&sim, &format!("GET {path}"), "text/plain", "").expect("an answer");
    let wrong = get("/bot1:x/getMe".into());
    assert_eq!(wrong.status, 401);
    assert_eq!(wrong.body, r#"{"description":"Unauthorized","error_code":401,"ok":false}"#);
    let by_query = get(format!("/bot{}/GETCHAT?chat_id={}", sim.token(), chat.0));
    assert!(by_query.body.contains("Bakers"), "{}", by_query.body);
    let head = format!("POST /bot{}/sendMessage", sim.token());
    let form = format!("chat_id={}&text=a%20b+c", chat.0);
    let by_form = http(&sim, &head, "application/x-www-form-urlencoded", &form).expect("an answer");
    assert!(by_form.body.contains("a b c"), "{}", by_form.body);
    let multipart = http(&sim, &head, "multipart/form-data; boundary=x", "--x--").expect("an answer");
    assert_eq!(multipart.status, 400);
    assert_eq!(call(&sim, "sendMassage", json!({}))["error_code"], 404);
    assert_eq!(
        no(&sim, "sendVenue", json!({"chat_id": 1, "latitude": 1.0, "longitude": 1.0, "title": "t", "address": "a"})),
        "Bad Request: method not simulated"
    );
    assert_eq!(sim.refusals().len(), 3);
}

#[test]
fn it_lives_without_a_runtime_and_stops_and_starts() {
    let sim: Sim = crate::support::sim();
    for _ in 0..20 {
        sim.stop_server();
        assert!(http(&sim, "GET /x", "text/plain", "").is_err());
        sim.start_server().expect("the port is still free");
        assert_eq!(http(&sim, "GET /x", "text/plain", "").expect("an answer").status, 404);
    }
}

#[test]
fn a_press_may_open_a_link_or_a_window() {
    let Scene { sim, dana, chat, .. } = scene();
    let keyboard = json!({"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]});
    ok(&sim, "sendMessage", json!({"chat_id": chat.0, "text": "x", "reply_markup": keyboard}));
    let press = || match sim.press(chat, dana, "A") {
        Ok(Pressed::Callback(id)) => id,
        other => panic!("{other:?}"),
    };
    sim.transcript(chat, dana);
    let (link, window) = (press(), press());
    assert_eq!(sim.unanswered(), [link.clone(), window.clone()]);
    ok(&sim, "answerCallbackQuery", json!({"callback_query_id": link, "url": "t.me/sim_test_bot?start=x"}));
    ok(&sim, "answerCallbackQuery", json!({"callback_query_id": window, "text": "No", "show_alert": true}));
    assert_eq!(sim.transcript(chat, dana), "(link) t.me/sim_test_bot?start=x\n(alert) No");
    assert!(sim.unanswered().is_empty());
}
