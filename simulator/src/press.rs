//! What people do with messages: press buttons, vote, react, block.

use crate::chats::{Member, Status};
use crate::ids::{ChatId, MessageId, UserId};
use crate::sim::Sim;
use crate::world::World;
use serde_json::{Value, json};
use std::fmt;

/// Something a person cannot do, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impossible(pub String);

impl fmt::Display for Impossible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Impossible {}

/// What pressing a button did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// The bot was sent a callback query with this id.
    Callback(String),
    /// A link to the bot: its private chat opened and `/start` was sent with this payload.
    Started(String),
    /// Another link opened.
    Url(String),
    /// A button of a reply keyboard: its text was said in this message.
    Said(MessageId),
    /// This text was copied.
    Copied(String),
    /// Something else.
    Other,
}

impl World {
    /// The newest button she sees whose `field` has this value.
    fn find_button(
        &self,
        chat: i64,
        user: i64,
        only: Option<i64>,
        (field, wanted): (&str, &str),
    ) -> Result<(usize, Value), Impossible> {
        let mut labels = Vec::new();
        for seq in self.visible(chat, user).into_iter().rev() {
            let msg = &self.chat(chat).messages[seq];
            if only.is_some_and(|id| msg.id != id) {
                continue;
            }
            let rows = msg
                .markup
                .as_ref()
                .and_then(|m| m.get("inline_keyboard").or_else(|| m.get("keyboard")))
                .unwrap_or(&Value::Null);
            for button in rows.as_array().into_iter().flatten().filter_map(Value::as_array).flatten() {
                if button[field] == wanted {
                    return Ok((seq, button.clone()));
                }
                labels.push(button["text"].as_str().unwrap_or("").to_owned());
            }
        }
        Err(Impossible(format!("user {user} sees no button with {field} {wanted:?} in chat {chat}, only {labels:?}")))
    }

    /// The payload of `t.me/<bot>?start=…`.
    fn start_payload(&self, url: &str) -> Option<String> {
        let rest = url.trim_start_matches("https://").trim_start_matches("http://");
        let rest = rest.strip_prefix("t.me/")?;
        let (name, query) = rest.split_once('?').unwrap_or((rest, ""));
        if !name.eq_ignore_ascii_case(&self.bot_username()) {
            return None;
        }
        if query.is_empty() {
            return Some(String::new());
        }
        query.split('&').find_map(|p| p.strip_prefix("start=")).map(str::to_owned)
    }
}

impl Sim {
    /// Presses the button with this label on the newest message this person sees it on.
    ///
    /// # Errors
    /// When she sees no such button.
    pub fn press(&self, chat: ChatId, user: UserId, label: &str) -> Result<Pressed, Impossible> {
        self.press_button(chat, user, None, ("text", label))
    }

    /// Presses the button with this callback data on the newest message this person sees it on.
    ///
    /// # Errors
    /// When she sees no such button.
    pub fn press_data(&self, chat: ChatId, user: UserId, data: &str) -> Result<Pressed, Impossible> {
        self.press_button(chat, user, None, ("callback_data", data))
    }

    /// Presses the button with this label on this message.
    ///
    /// # Errors
    /// When she does not see the message or it has no such button.
    pub fn press_on(&self, chat: ChatId, user: UserId, message: MessageId, label: &str) -> Result<Pressed, Impossible> {
        self.press_button(chat, user, Some(message.0), ("text", label))
    }

    fn press_button(
        &self,
        chat: ChatId,
        user: UserId,
        only: Option<i64>,
        which: (&str, &str),
    ) -> Result<Pressed, Impossible> {
        let (seq, button) = self.read(|w| w.find_button(chat.0, user.0, only, which))?;
        self.push(chat, user, seq, &button)
    }

    /// What this button of this message does.
    pub(crate) fn push(&self, chat: ChatId, user: UserId, seq: usize, button: &Value) -> Result<Pressed, Impossible> {
        if let Some(data) = button["callback_data"].as_str() {
            return Ok(Pressed::Callback(self.with(|w| w.press(chat.0, user.0, seq, data))));
        }
        if button.get("disabled").is_some() {
            return Err(Impossible(format!("the button {} is disabled", button["text"])));
        }
        if let Some(text) = button["copy_text"]["text"].as_str() {
            return Ok(Pressed::Copied(text.to_owned()));
        }
        let Some(url) = button["url"].as_str() else {
            return Ok(self.press_other(chat, user, button));
        };
        Ok(self.follow(user, url))
    }

    /// Follows a link; one to the bot opens its private chat and starts it.
    pub(crate) fn follow(&self, user: UserId, url: &str) -> Pressed {
        match self.read(|w| w.start_payload(url)) {
            None => Pressed::Url(url.to_owned()),
            Some(payload) if payload.is_empty() => {
                self.start_bot(user);
                Pressed::Started(payload)
            }
            Some(payload) => {
                self.start_bot_with(user, &payload);
                Pressed::Started(payload)
            }
        }
    }

    /// A button of a reply keyboard has nothing but its text, and sends it.
    fn press_other(&self, chat: ChatId, user: UserId, button: &Value) -> Pressed {
        let only_text = button.as_object().is_some_and(|b| b.len() == 1);
        let Some(text) = button["text"].as_str().filter(|_| only_text) else {
            return Pressed::Other;
        };
        Pressed::Said(self.say(chat, user, text))
    }

    /// Sends callback data no visible button has: a forged press on a message she sees, or a press on one
    /// that was deleted under her finger, which the bot then gets as inaccessible.
    ///
    /// # Errors
    /// When she cannot have seen the message.
    pub fn forge_press(
        &self,
        chat: ChatId,
        user: UserId,
        message: MessageId,
        data: &str,
    ) -> Result<String, Impossible> {
        let sees = |w: &World| {
            let seq = *w.chat(chat.0).by_id.get(&message.0)?;
            w.can_read(chat.0, user.0).then_some(seq)
        };
        let Some(seq) = self.read(sees) else {
            return Err(Impossible(format!("user {user} does not see message {message}")));
        };
        Ok(self.with(|w| w.press(chat.0, user.0, seq, data)))
    }

    /// Whether the bot has answered this callback query.
    #[must_use]
    pub fn answered(&self, callback_id: &str) -> bool {
        self.read(|w| w.callbacks.get(callback_id).is_some_and(|c| c.answered))
    }

    /// Presses the bot has not answered, oldest first.
    #[must_use]
    pub fn unanswered(&self) -> Vec<String> {
        let open = |w: &World| {
            let open = w.callbacks.iter().filter(|(_, c)| !c.answered);
            open.map(|(id, _)| id.clone()).collect()
        };
        self.read(open)
    }

    /// Chooses options of the poll in this message, by position.
    ///
    /// # Errors
    /// When there is no open poll, or the vote is not allowed.
    pub fn vote(&self, chat: ChatId, user: UserId, message: MessageId, options: &[usize]) -> Result<(), Impossible> {
        self.with(|w| {
            let poll = w.chat(chat.0).message(message.0).and_then(|m| m.poll.clone());
            let Some(poll) = poll.filter(|_| w.can_read(chat.0, user.0)) else {
                return Err(Impossible(format!("user {user} sees no poll in message {message}")));
            };
            w.vote(&poll, user.0, options).map_err(Impossible)
        })
    }

    /// Adds an option to the poll in this message.
    ///
    /// # Errors
    /// When there is no open poll, or it takes none.
    pub fn add_option(&self, chat: ChatId, user: UserId, message: MessageId, text: &str) -> Result<(), Impossible> {
        self.with(|w| {
            let poll = w.chat(chat.0).message(message.0).and_then(|m| m.poll.clone());
            let Some(poll) = poll.filter(|_| w.can_read(chat.0, user.0)) else {
                return Err(Impossible(format!("user {user} sees no poll in message {message}")));
            };
            w.add_option(&poll, user.0, text).map_err(Impossible)
        })
    }

    /// A chat votes: a channel, or the group on behalf of an administrator who is anonymous.
    ///
    /// # Errors
    /// When there is no open poll.
    pub fn vote_as_chat(
        &self,
        chat: ChatId,
        voter: ChatId,
        message: MessageId,
        option: usize,
    ) -> Result<(), Impossible> {
        self.with(|w| {
            let poll = w.chat(chat.0).message(message.0).and_then(|m| m.poll.clone());
            let poll = poll.ok_or_else(|| Impossible(format!("there is no poll in message {message}")))?;
            w.chat_votes(&poll, voter.0, option).map_err(Impossible)
        })
    }

    /// Takes the vote back.
    ///
    /// # Errors
    /// When there is no open poll, or it does not allow that.
    pub fn retract_vote(&self, chat: ChatId, user: UserId, message: MessageId) -> Result<(), Impossible> {
        self.vote(chat, user, message, &[])
    }

    /// Puts this one emoji on a message in place of her earlier reaction; an empty one takes it back.
    ///
    /// # Panics
    /// When there is no such message.
    pub fn react(&self, chat: ChatId, user: UserId, message: MessageId, emoji: &str) {
        self.react_by(chat, user.0, message, emoji);
    }

    /// A reaction in the name of a chat: an anonymous administrator or a channel.
    ///
    /// # Panics
    /// When there is no such message.
    pub fn react_as_chat(&self, chat: ChatId, sender: ChatId, message: MessageId, emoji: &str) {
        self.react_by(chat, sender.0, message, emoji);
    }

    fn react_by(&self, chat: ChatId, actor: i64, message: MessageId, emoji: &str) {
        let new = if emoji.is_empty() { Vec::new() } else { vec![json!({"type": "emoji", "emoji": emoji})] };
        self.with(|w| {
            let Some(seq) = w.chat(chat.0).message(message.0).map(|m| m.seq) else {
                panic!("no message {message} in chat {chat}");
            };
            w.react(chat.0, actor, seq, new);
        });
    }

    /// Sets how many anonymous reactions of this emoji a message has.
    ///
    /// # Panics
    /// When there is no such message.
    pub fn react_anonymously(&self, chat: ChatId, message: MessageId, emoji: &str, count: u32) {
        self.with(|w| {
            let Some(msg) = w.chat_mut(chat.0).message_mut(message.0) else {
                panic!("no message {message} in chat {chat}");
            };
            msg.anonymous_reactions.insert(emoji.to_owned(), count);
            let counts = msg.reaction_counts();
            let seq = msg.seq;
            w.happened(chat.0, seq, crate::view::What::Reacted);
            if !w.chat(chat.0).status(w.bot).is_admin() {
                return;
            }
            let list: Vec<Value> =
                counts.iter().map(|(e, n)| json!({"type": {"type": "emoji", "emoji": e}, "total_count": n})).collect();
            let payload = json!({
                "chat": w.chat_wire(chat.0), "message_id": message.0, "date": w.now(), "reactions": list,
            });
            w.emit("message_reaction_count", &payload);
        });
    }

    /// Blocks the bot in private.
    pub fn block_bot(&self, user: UserId) {
        self.set_blocked(user, true);
    }

    /// Unblocks it again.
    pub fn unblock_bot(&self, user: UserId) {
        self.set_blocked(user, false);
    }

    fn set_blocked(&self, user: UserId, blocked: bool) {
        self.with(|w| {
            let chat = w.private_chat(user.0);
            if chat.blocked == blocked {
                return;
            }
            chat.blocked = blocked;
            let bot = w.user(w.bot).clone();
            let state = |blocked: bool| {
                let status = if blocked { Status::Banned { until: 0 } } else { Status::Member };
                Member::new(status).wire(&bot)
            };
            let payload = json!({
                "chat": w.chat_wire(user.0),
                "from": w.user_wire(user.0),
                "date": w.now(),
                "old_chat_member": state(!blocked),
                "new_chat_member": state(blocked),
            });
            w.emit("my_chat_member", &payload);
        });
    }
}
