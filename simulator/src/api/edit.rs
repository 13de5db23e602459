//! Editing messages, stopping polls, pinning.

use crate::chats::ChatKind;
use crate::error::{Answer, decline, refuse};
use crate::markup::{self, Place};
use crate::messages::Msg;
use crate::params::Params;
use crate::rights::Right;
use crate::view::What;
use crate::world::World;
use serde_json::{Value, json};

/// Telegram's answer to an edit that changes nothing.
pub(crate) const NOT_MODIFIED: &str = "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

impl World {
    /// The bot's own message a request wants to change.
    pub fn own_message(&self, params: &Params<'_>, missing: &str, foreign: &str) -> Answer<(i64, usize)> {
        if params.0.contains_key("inline_message_id") {
            return Err(refuse("inline messages not simulated"));
        }
        let chat = self.chat_param(params, "chat_id")?;
        let Some(id) = params.i64("message_id").filter(|id| *id > 0) else {
            return Err(refuse("message identifier is not specified"));
        };
        self.check_readable(chat)?;
        let msg = self.chats.get(&chat).and_then(|c| c.message(id)).ok_or_else(|| decline(missing))?;
        if msg.from != self.bot || msg.service {
            return Err(decline(foreign));
        }
        Ok((chat, msg.seq))
    }

    pub fn keyboard(&self, params: &Params<'_>) -> Answer<Option<Value>> {
        let private = params.i64("chat_id").is_some_and(|id| id > 0);
        let place = if private { Place::Private } else { Place::Group };
        markup::check(params.0.get("reply_markup"), place)
    }

    pub fn edit_text(&mut self, params: &Params<'_>) -> Answer {
        let rich = self.text_param(params)?;
        let markup = self.keyboard(params)?;
        let (chat, seq) = self.own_message(params, "message to edit not found", "message can't be edited")?;
        let msg = &self.chat(chat).messages[seq];
        let Some(text) = &msg.text else {
            return Err(decline("there is no text in the message to edit"));
        };
        if *text == rich.text && msg.entities == rich.entities && msg.markup == markup {
            return Err(decline(NOT_MODIFIED));
        }
        self.spend(chat)?;
        let now = self.now();
        let msg = &mut self.chat_mut(chat).messages[seq];
        msg.text = Some(rich.text);
        msg.entities = rich.entities;
        msg.markup = markup;
        msg.edit_date = Some(now);
        self.happened(chat, seq, What::Edited);
        Ok(self.message_wire(chat, seq))
    }

    pub fn edit_markup(&mut self, params: &Params<'_>) -> Answer {
        let markup = self.keyboard(params)?;
        let (chat, seq) = self.own_message(params, "message to edit not found", "message can't be edited")?;
        if self.chat(chat).messages[seq].markup == markup {
            return Err(decline(NOT_MODIFIED));
        }
        self.spend(chat)?;
        self.chat_mut(chat).messages[seq].markup = markup;
        self.happened(chat, seq, What::Edited);
        Ok(self.message_wire(chat, seq))
    }

    pub fn stop_poll(&mut self, params: &Params<'_>) -> Answer {
        let markup = self.keyboard(params)?;
        let (chat, seq) = self.own_message(params, "message with poll to stop not found", "poll can't be stopped")?;
        let Some(id) = self.chat(chat).messages[seq].poll.clone() else {
            return Err(decline("message is not a poll"));
        };
        if self.polls[&id].is_closed {
            return Err(decline("poll has already been closed"));
        }
        self.chat_mut(chat).messages[seq].markup = markup;
        self.close_poll(&id);
        Ok(self.polls[&id].wire())
    }

    fn may_pin(&self, params: &Params<'_>) -> Answer<i64> {
        let chat = self.chat_param(params, "chat_id")?;
        self.check_readable(chat)?;
        if chat < 0 && !self.bot_has(chat, Right::PinMessages) {
            return Err(decline("not enough rights to manage pinned messages in the chat"));
        }
        Ok(chat)
    }

    pub fn pin(&mut self, params: &Params<'_>) -> Answer {
        let chat = self.may_pin(params)?;
        let id = params.i64("message_id").unwrap_or(0);
        let found = self.chats.get(&chat).and_then(|c| c.message(id)).map(|m| (m.seq, m.service));
        let Some((seq, service)) = found else {
            return Err(decline("message to pin not found"));
        };
        if service {
            return Err(decline("message can't be pinned"));
        }
        self.pin_message(chat, self.bot, seq, params.flag("disable_notification"));
        Ok(json!(true))
    }

    /// Pins, and posts the notice everybody gets, the bot that caused it included.
    pub fn pin_message(&mut self, chat: i64, by: i64, seq: usize, silent: bool) {
        let id = self.chat(chat).messages[seq].id;
        let c = self.chat_mut(chat);
        if c.pinned.last() == Some(&id) {
            return;
        }
        c.pinned.retain(|p| *p != id);
        c.pinned.push(id);
        self.happened(chat, seq, What::Pinned);
        if self.chat(chat).kind == ChatKind::Private {
            return;
        }
        let mut pinned = self.message_wire(chat, seq);
        if let Some(pinned) = pinned.as_object_mut() {
            pinned.remove("reply_to_message");
        }
        let mut notice = Msg { from: by, service: true, silent, ..Msg::default() };
        notice.extra.insert("pinned_message".into(), pinned);
        self.post_from_person(chat, notice);
    }

    pub fn unpin(&mut self, params: &Params<'_>) -> Answer {
        let chat = self.may_pin(params)?;
        let pinned = &mut self.chat_mut(chat).pinned;
        match params.i64("message_id") {
            Some(id) if pinned.contains(&id) => pinned.retain(|p| *p != id),
            None if !pinned.is_empty() => {
                pinned.pop();
            }
            _ => return Err(decline("message to unpin not found")),
        }
        Ok(json!(true))
    }

    pub fn unpin_all(&mut self, params: &Params<'_>) -> Answer {
        let chat = self.may_pin(params)?;
        self.chat_mut(chat).pinned.clear();
        Ok(json!(true))
    }
}
