//! Group messages as Telegram sends them, made up but with the shape of real ones.

use std::sync::LazyLock;

use kehila::clock::{Clock as _, SystemClock};
use serde_json::{Value, json};

/// From the first message to now: Telegram keeps none for longer than a day.
const SECONDS: i64 = 72_000;
/// When the first message was sent.
static FIRST: LazyLock<i64> = LazyLock::new(|| SystemClock.now().timestamp() - SECONDS);

/// Messages of the last hours, in some groups in turn; every fifth is an answer.
#[derive(Debug, Clone, Copy)]
pub struct Feed {
    pub count: usize,
    pub chats: usize,
    /// Who talk in each group.
    pub authors: usize,
}

impl Feed {
    pub fn words(self) -> String {
        let groups = if self.chats == 1 { "one chat".to_owned() } else { format!("{} chats", self.chats) };
        format!("{groups} of {}", self.authors)
    }

    /// All of them, without numbers of updates.
    pub fn updates(self) -> impl Iterator<Item = Value> {
        (0..self.count).map(move |i| self.update(i))
    }

    /// Message number `i`; those after the last go on in the same way.
    pub fn update(self, i: usize) -> Value {
        let (chat, turn) = (i % self.chats, i / self.chats);
        let mut message = json!({
            "message_id": turn + 2,
            "date": *FIRST + whole(i) * SECONDS / whole(self.count),
            "chat": chat_of(chat),
            "from": person(chat, self.author(turn)),
            "text": format!("message {i}: what do you think about the new flour from the mill?"),
        });
        if turn > 0 && turn % 5 == 0 {
            message["reply_to_message"] = json!({
                "message_id": turn + 1,
                "date": *FIRST,
                "chat": chat_of(chat),
                "from": person(chat, self.author(turn - 1)),
                "text": "before",
            });
        }
        json!({ "message": message })
    }

    /// Authors alternate irregularly, as in a conversation.
    fn author(self, turn: usize) -> usize {
        (turn * 7 + turn / 3) % self.authors
    }
}

/// A made-up group by its number.
pub fn chat_of(chat: usize) -> Value {
    json!({"id": -1_001_000_000_000_i64 - whole(chat), "type": "supergroup", "title": format!("Group {chat}")})
}

fn person(chat: usize, author: usize) -> Value {
    let id = 10_000_000 + chat * 100_000 + author;
    json!({"id": id, "is_bot": false, "first_name": format!("Member {id}"), "language_code": "en"})
}

fn whole(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
