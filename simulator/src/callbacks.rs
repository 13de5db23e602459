//! Button presses and their answers.

use crate::error::{Answer, decline, refuse};
use crate::ids::{ChatId, UserId};
use crate::params::Params;
use crate::view::{Happening, What};
use crate::world::World;
use serde_json::{Value, json};

/// How long a press may be answered, milliseconds (TELEGRAM §4).
const ANSWER_WITHIN_MS: i64 = 150_000;
/// How long a press lets a bot that is no administrator send an ephemeral message.
const EPHEMERAL_WITHIN_MS: i64 = 15_000;

#[derive(Clone, Debug)]
pub(crate) struct Callback {
    pub user: i64,
    pub chat: i64,
    pub seq: usize,
    pub at_ms: i64,
    pub answered: bool,
}

impl World {
    /// A person presses a callback button; returns the query's id.
    pub fn press(&mut self, chat: i64, user: i64, seq: usize, data: &str) -> String {
        let id = format!("4{:018}", self.next_serial());
        let msg = &self.chat(chat).messages[seq];
        let message = if msg.deleted {
            // What Telegram sends when the message is gone by the time the press arrives.
            json!({"chat": self.chat_wire(chat), "message_id": msg.id, "date": 0})
        } else {
            self.message_wire(chat, seq)
        };
        let payload = json!({
            "id": id,
            "from": self.user_wire(user),
            "message": message,
            "chat_instance": (chat ^ 0x5EED).to_string(),
            "data": data,
        });
        let callback = Callback { user, chat, seq, at_ms: self.now_ms(), answered: false };
        self.callbacks.insert(id.clone(), callback);
        self.emit("callback_query", &payload);
        id
    }

    /// The press, if it is younger than 15 seconds and made by this person in this chat.
    pub fn fresh_press(&self, id: &str, chat: i64, user: i64) -> Option<&Callback> {
        let callback = self.callbacks.get(id)?;
        let fresh = self.now_ms() - callback.at_ms <= EPHEMERAL_WITHIN_MS;
        (fresh && callback.chat == chat && callback.user == user).then_some(callback)
    }

    /// answerCallbackQuery
    pub fn answer_callback(&mut self, params: &Params<'_>) -> Answer {
        let id = params.str("callback_query_id").unwrap_or("");
        let text = params.str("text").unwrap_or("").trim();
        if text.chars().count() > 200 {
            return Err(refuse("MESSAGE_TOO_LONG"));
        }
        if let Some(url) = params.str("url")
            && !url.starts_with(&format!("t.me/{}", self.bot_username()))
            && !url.starts_with(&format!("https://t.me/{}", self.bot_username()))
        {
            return Err(refuse("URL_INVALID"));
        }
        let now = self.now_ms();
        let known = self.callbacks.get_mut(id);
        let Some(callback) = known.filter(|c| !c.answered && now - c.at_ms <= ANSWER_WITHIN_MS) else {
            return Err(decline("query is too old and response timeout expired or query ID is invalid"));
        };
        callback.answered = true;
        let Callback { user, chat, seq, .. } = *callback;
        let shown = match (params.str("url"), text.is_empty()) {
            (Some(url), _) => Some(What::Link(url.to_owned())),
            (None, true) => None,
            (None, false) if params.flag("show_alert") => Some(What::Alert(text.to_owned())),
            (None, false) => Some(What::Toast(text.to_owned())),
        };
        if let Some(what) = shown {
            let message = self.seen(chat, seq);
            self.note(Happening { chat: ChatId(chat), only_for: Some(UserId(user)), what, message });
        }
        Ok(Value::Bool(true))
    }
}
