//! A tiny blocking HTTP client and the usual beginning of a scene.

use frankenstein::types::{ChatFullInfo, ChatMember, Message, MessageId, Poll, User};
use frankenstein::updates::{Update, WebhookInfo};
use serde_json::{Value, json};
use simulator::schema::check_type;
use simulator::{ChatId, Clock, Options, Rights, Sim, UserId};
use std::io::{Read, Write};
use std::net::TcpStream;

pub const NOON: i64 = 1_800_000_000;

/// All kinds of updates a bot may ask for.
pub const ALL_KINDS: [&str; 15] = [
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "callback_query",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "message_reaction",
    "message_reaction_count",
    "chat_boost",
    "removed_chat_boost",
    "inline_query",
];

pub struct Answer {
    pub status: u16,
    pub headers: String,
    pub body: String,
}

/// One request on a connection of its own; an error when the connection broke.
pub fn http(sim: &Sim, head: &str, kind: &str, body: impl AsRef<[u8]>) -> std::io::Result<Answer> {
    let address = sim.url().replace("http://", "");
    let mut stream = TcpStream::connect(&address)?;
    let body = body.as_ref();
    let length = body.len();
    write!(
        stream,
        "{head} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\r\n"
    )?;
    stream.write_all(body)?;
    let mut text = String::new();
    stream.read_to_string(&mut text)?;
    let (headers, body) = text.split_once("\r\n\r\n").ok_or_else(|| std::io::Error::other("no answer"))?;
    let status = headers[9..12].parse().map_err(std::io::Error::other)?;
    Ok(Answer { status, headers: headers.to_owned(), body: body.to_owned() })
}

/// Calls a method and returns the whole envelope.
pub fn call(sim: &Sim, method: &str, params: Value) -> Value {
    let head = format!("POST /bot{}/{method}", sim.token());
    let answer = http(sim, &head, "application/json", params.to_string()).expect("an answer");
    serde_json::from_str(&answer.body).expect("JSON")
}

/// Without the one field Telegram sends although it no longer documents it.
fn documented(value: &Value) -> Value {
    let mut value = value.clone();
    for path in ["", "/poll", "/message/poll", "/result/poll"] {
        if let Some(poll) = value.pointer_mut(path).and_then(Value::as_object_mut) {
            poll.remove("correct_option_id");
        }
    }
    value
}

/// Decodes with an independent description of the Bot API, and with the simulator's own.
fn check_result(method: &str, result: &Value) {
    let (name, decoded) = match method.to_lowercase().as_str() {
        "sendmessage"
        | "sendpoll"
        | "senddice"
        | "forwardmessage"
        | "editmessagetext"
        | "editmessagereplymarkup"
        | "sendphoto"
        | "sendvideo"
        | "sendanimation"
        | "sendaudio"
        | "senddocument"
        | "editmessagecaption"
        | "editmessagemedia" => ("Message", decode::<Message>(result)),
        "stoppoll" => ("Poll", decode::<Poll>(result)),
        "copymessage" => ("MessageId", decode::<MessageId>(result)),
        "getme" => ("User", decode::<User>(result)),
        "getchat" => ("ChatFullInfo", decode::<ChatFullInfo>(result)),
        "getchatmember" => ("ChatMember", decode::<ChatMember>(result)),
        "getwebhookinfo" => ("WebhookInfo", decode::<WebhookInfo>(result)),
        "sendmediagroup" => {
            let parts = result.as_array().into_iter().flatten();
            return parts.for_each(|part| check_result("sendPhoto", part));
        }
        "getchatadministrators" => {
            let list = result.as_array().into_iter().flatten();
            return list.for_each(|member| check_result("getChatMember", member));
        }
        _ => return,
    };
    decoded.unwrap_or_else(|e| panic!("{method}: {e}: {result}"));
    check_type(name, &documented(result)).unwrap_or_else(|e| panic!("{method}: {e}: {result}"));
}

fn decode<T: serde::de::DeserializeOwned>(value: &Value) -> Result<(), String> {
    serde_json::from_str::<T>(&value.to_string()).map(|_| ()).map_err(|e| e.to_string())
}

/// Every update must be what Telegram could have sent.
fn check_update(update: &Value) {
    decode::<Update>(update).unwrap_or_else(|e| panic!("{e}: {update}"));
    check_type("Update", &documented(update)).unwrap_or_else(|e| panic!("{e}: {update}"));
}

/// Calls a method that must succeed and returns the result.
pub fn ok(sim: &Sim, method: &str, params: Value) -> Value {
    let mut answer = call(sim, method, params.clone());
    assert_eq!(answer["ok"], true, "{method} {params}: {answer}");
    check_result(method, &answer["result"]);
    answer["result"].take()
}

/// Calls a method that must fail and returns the description.
pub fn no(sim: &Sim, method: &str, params: Value) -> String {
    let answer = call(sim, method, params.clone());
    assert_eq!(answer["ok"], false, "{method} {params}: {answer}");
    answer["description"].as_str().expect("a description").to_owned()
}

/// Takes and confirms all waiting updates.
pub fn updates(sim: &Sim) -> Vec<Value> {
    let mut all = Vec::new();
    let mut offset = 0;
    loop {
        let list = ok(sim, "getUpdates", json!({"offset": offset, "allowed_updates": ALL_KINDS}));
        let list = list.as_array().expect("a list");
        let Some(last) = list.last() else {
            return all;
        };
        offset = last["update_id"].as_i64().expect("a number") + 1;
        list.iter().for_each(check_update);
        all.extend(list.iter().cloned());
    }
}

/// The kinds of these updates, in order.
pub fn kinds(updates: &[Value]) -> Vec<String> {
    updates
        .iter()
        .map(|u| {
            let mut keys = u.as_object().expect("an object").keys();
            keys.find(|k| *k != "update_id").expect("a payload").to_owned()
        })
        .collect()
}

pub struct Scene {
    pub sim: Sim,
    pub owner: UserId,
    pub dana: UserId,
    pub chat: ChatId,
}

pub fn sim() -> Sim {
    let options = Options { clock: Clock::manual(NOON), flood: None, ..Options::default() };
    Sim::start(options).expect("starts")
}

/// A supergroup with an owner, Dana, and the bot as an administrator; all updates asked for.
pub fn scene() -> Scene {
    scene_with(Rights::all())
}

pub fn scene_with(rights: Rights) -> Scene {
    let sim = sim();
    updates(&sim);
    let owner = sim.person("Olga");
    let dana = sim.person("Dana");
    let chat = sim.supergroup("Bakers", owner);
    sim.seat(chat, &[dana]);
    sim.add_bot(chat, owner);
    sim.promote_bot(chat, owner, rights);
    updates(&sim);
    Scene { sim, owner, dana, chat }
}
