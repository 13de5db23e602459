//! One message, and how it looks on the wire.

use crate::chats::ChatKind;
use crate::world::World;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// A message only one member and the bot can see (TELEGRAM, first section).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ephemeral {
    pub id: i64,
    pub receiver: i64,
    /// Position of the message it is shown in place of.
    pub replaces: Option<usize>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Msg {
    pub seq: usize,
    pub id: i64,
    pub date: i64,
    pub edit_date: Option<i64>,
    /// The `from` of the wire: for an anonymous sender a service account.
    pub from: i64,
    pub sender_chat: Option<i64>,
    pub text: Option<String>,
    pub entities: Vec<Value>,
    /// Everything else of the wire form: media, service payload, forward origin.
    pub extra: Map<String, Value>,
    pub poll: Option<String>,
    pub markup: Option<Value>,
    pub reply_to: Option<usize>,
    pub thread: Option<i64>,
    pub service: bool,
    pub silent: bool,
    pub deleted: bool,
    /// When it last changed, by the world's count of changes.
    pub revision: u64,
    pub ephemeral: Option<Ephemeral>,
    /// Reactions by user or chat id.
    pub reactions: BTreeMap<i64, Vec<Value>>,
    pub anonymous_reactions: BTreeMap<String, u32>,
}

impl Msg {
    /// Reactions summed up by emoji (or custom emoji id), most frequent first.
    pub fn reaction_counts(&self) -> Vec<(String, u32)> {
        let mut counts = self.anonymous_reactions.clone();
        for reaction in self.reactions.values().flatten() {
            *counts.entry(reaction_key(reaction)).or_default() += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().filter(|(_, n)| *n > 0).collect();
        counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        counts
    }

    /// Whether this person may see it (being in the chat is checked elsewhere).
    pub fn visible_to(&self, user: i64) -> bool {
        self.ephemeral.is_none_or(|e| e.receiver == user || self.from == user)
    }
}

pub(crate) fn reaction_key(reaction: &Value) -> String {
    let key = reaction["emoji"].as_str().or(reaction["custom_emoji_id"].as_str());
    key.unwrap_or("⭐").to_owned()
}

impl World {
    /// A `Chat` object.
    pub fn chat_wire(&self, id: i64) -> Value {
        let Some(chat) = self.chats.get(&id) else {
            return json!({"id": id, "type": "private"});
        };
        let mut out = json!({"id": id, "type": chat.kind.wire()});
        if let (ChatKind::Private, Some(user)) = (chat.kind, self.users.get(&id)) {
            out["first_name"] = json!(user.first_name);
            if let Some(last) = &user.last_name {
                out["last_name"] = json!(last);
            }
            if let Some(name) = &user.username {
                out["username"] = json!(name);
            }
            return out;
        }
        out["title"] = json!(chat.title);
        if let Some(name) = &chat.username {
            out["username"] = json!(name);
        }
        if chat.forum {
            out["is_forum"] = json!(true);
        }
        out
    }

    /// The thread an answer to this message belongs to: its topic, or outside forums the number of
    /// the first message of the discussion, which real supergroups carry too (TELEGRAM §3).
    pub fn thread_of_reply(&self, chat: i64, target: usize) -> Option<i64> {
        let chat = self.chat(chat);
        let target = &chat.messages[target];
        let discussion = chat.kind == ChatKind::Supergroup && !chat.forum && target.ephemeral.is_none();
        target.thread.or_else(|| discussion.then_some(target.id))
    }

    pub fn user_wire(&self, id: i64) -> Value {
        self.users.get(&id).map_or(Value::Null, |u| u.wire())
    }

    /// A `Message` object with at most one level of `reply_to_message`.
    pub fn message_wire(&self, chat: i64, seq: usize) -> Value {
        self.wire(chat, &self.chats[&chat].messages[seq], true)
    }

    fn wire(&self, chat: i64, msg: &Msg, with_reply: bool) -> Value {
        let mut out = Map::new();
        let mut put = |key: &str, value: Value| out.insert(key.to_owned(), value);
        put("message_id", json!(msg.id));
        put("date", json!(msg.date));
        put("chat", self.chat_wire(chat));
        if self.chats[&chat].kind != ChatKind::Channel {
            put("from", self.user_wire(msg.from));
        }
        if let Some(sender) = msg.sender_chat {
            put("sender_chat", self.chat_wire(sender));
        }
        if let Some(tag) = self.chats[&chat].members.get(&msg.from).and_then(|m| m.tag.as_ref()) {
            put("sender_tag", json!(tag));
        }
        if let Some(date) = msg.edit_date {
            put("edit_date", json!(date));
        }
        if let Some(text) = &msg.text {
            put("text", json!(text));
        }
        if !msg.entities.is_empty() {
            put("entities", json!(msg.entities));
        }
        if let Some(thread) = msg.thread {
            put("message_thread_id", json!(thread));
            if self.chats[&chat].forum {
                put("is_topic_message", json!(true));
            }
        }
        if let Some(poll) = msg.poll.as_ref().and_then(|id| self.polls.get(id)) {
            put("poll", poll.wire());
        }
        if let Some(markup) = msg.markup.as_ref().filter(|m| m.get("inline_keyboard").is_some()) {
            put("reply_markup", markup.clone());
        }
        if let Some(ephemeral) = msg.ephemeral {
            put("ephemeral_message_id", json!(ephemeral.id));
            put("receiver_user", self.user_wire(ephemeral.receiver));
        }
        if let Some(target) = self.answered(chat, msg).filter(|target| with_reply && !target.deleted) {
            put("reply_to_message", self.wire(chat, target, false));
        }
        for (key, value) in &msg.extra {
            put(key, value.clone());
        }
        Value::Object(out)
    }

    /// What a message answers on the wire. In a forum's topic what answers nothing formally answers the topic's root.
    fn answered(&self, chat: i64, msg: &Msg) -> Option<&Msg> {
        let chat = &self.chats[&chat];
        let root = || msg.thread.filter(|thread| chat.forum && *thread != msg.id).and_then(|root| chat.message(root));
        msg.reply_to.map(|target| &chat.messages[target]).or_else(root)
    }
}
