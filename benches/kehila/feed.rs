//! Group messages as Telegram sends them, made up but with the shape of real ones.

use serde_json::{Value, json};

/// How messages spread over chats.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// One busy group.
    OneChat,
    /// Two hundred groups in turn.
    ManyChats,
}

impl Shape {
    pub fn words(self) -> &'static str {
        match self {
            Self::OneChat => "one chat",
            Self::ManyChats => "200 chats",
        }
    }

    fn chats(self) -> usize {
        match self {
            Self::OneChat => 1,
            Self::ManyChats => 200,
        }
    }
}

/// A queue of updates.
pub struct Feed {
    pub updates: Vec<Value>,
}

/// When the first message was sent: 1 November 2026.
const FIRST: i64 = 1_793_491_200;
/// Authors who talk in a group.
const AUTHORS: usize = 50;

impl Feed {
    /// `count` messages by 50 authors in each chat, every fifth an answer.
    pub fn new(shape: Shape, count: usize) -> Self {
        Self { updates: (0..count).map(|i| message(i, shape.chats(), AUTHORS, 1)).collect() }
    }
}

/// Message number `i` of a feed over `chats` chats with `authors` authors each, `gap` seconds apart.
pub fn message(i: usize, chats: usize, authors: usize, gap: i64) -> Value {
    let (chat, turn) = (i % chats, i / chats);
    // Authors alternate irregularly, as in a conversation.
    let author = (turn * 7 + turn / 3) % authors;
    let mut message = json!({
        "message_id": turn + 2,
        "date": FIRST + i64::try_from(i).unwrap_or_default() * gap,
        "chat": chat_of(chat),
        "from": person(chat, author),
        "text": format!("message {i}: what do you think about the new flour from the mill?"),
    });
    if turn > 0 && turn % 5 == 0 {
        let before = ((turn - 1) * 7 + (turn - 1) / 3) % authors;
        message["reply_to_message"] = json!({
            "message_id": turn + 1,
            "date": FIRST,
            "chat": chat_of(chat),
            "from": person(chat, before),
            "text": "before",
        });
    }
    json!({ "message": message })
}

fn chat_of(chat: usize) -> Value {
    json!({"id": -1_001_000_000_000_i64 - i64::try_from(chat).unwrap_or_default(), "type": "supergroup",
        "title": format!("Group {chat}")})
}

fn person(chat: usize, author: usize) -> Value {
    let id = 10_000_000 + chat * 100_000 + author;
    json!({"id": id, "is_bot": false, "first_name": format!("Member {id}"), "language_code": "en"})
}
