//! Messages for one member: who may get one, and changing them later.

use crate::chats::Chat;
use crate::error::{Answer, decline, refuse};
use crate::markup::{self, Place};
use crate::messages::{Ephemeral, Msg};
use crate::params::Params;
use crate::view::What;
use crate::world::World;
use serde_json::{Value, json};

use super::{
    edit::NOT_MODIFIED,
    media::{medium_of, put_caption},
};

/// An ephemeral command may be answered this long, seconds.
const REPLY_WITHIN: i64 = 15;

impl World {
    /// Checks `ephemeral_message_parameters`: an administrator may always; another bot only
    /// within 15 s of that member's press or as a reply to her ephemeral command.
    pub fn ephemeral_param(&mut self, to: &Params<'_>, chat: i64, reply_to: Option<usize>) -> Answer<Ephemeral> {
        let receiver = to.i64("receiver_user_id").unwrap_or(0);
        let press = to.str("callback_query_id");
        let replace = to.flag("replace_callback_query_message");
        if chat > 0 {
            return Err(refuse("ephemeral messages can be sent only to groups"));
        }
        if replace && press.is_none() {
            return Err(refuse("callback_query_id must be specified to replace a message"));
        }
        if self.users.get(&receiver).is_some_and(|u| u.is_bot) {
            return Err(refuse("ephemeral messages can't be sent to bots"));
        }
        if !self.chat(chat).status(receiver).is_member() {
            return Err(decline("USER_NOT_PARTICIPANT"));
        }
        let press = match press {
            None => None,
            Some(id) => Some(
                self.fresh_press(id, chat, receiver)
                    .ok_or_else(|| decline("query is too old and response timeout expired or query ID is invalid"))?,
            ),
        };
        let answers_command = reply_to.is_some_and(|seq| {
            let target = &self.chat(chat).messages[seq];
            let hers = target.from == receiver && target.ephemeral.is_some();
            hers && self.now() - target.date <= REPLY_WITHIN
        });
        let admin = self.chat(chat).status(self.bot).is_admin();
        if !admin && press.is_none() && !answers_command {
            return Err(decline("not enough rights to send ephemeral messages to the chat"));
        }
        let replaces = press.filter(|_| replace).map(|press| press.seq);
        let chat = self.chat_mut(chat);
        chat.next_ephemeral += 1;
        Ok(Ephemeral { id: chat.next_ephemeral - 1, receiver, replaces })
    }

    fn find_ephemeral(&self, params: &Params<'_>, missing: &str) -> Answer<(i64, usize)> {
        let id = self.chat_param(params, "chat_id")?;
        self.check_readable(id)?;
        let wanted = (params.i64("receiver_user_id"), params.i64("ephemeral_message_id"));
        let is_it = |m: &&Msg| {
            !m.deleted && m.from == self.bot && m.ephemeral.is_some_and(|e| (Some(e.receiver), Some(e.id)) == wanted)
        };
        let chat: Option<&Chat> = self.chats.get(&id);
        let found = chat.and_then(|c| c.messages.iter().rev().find(is_it));
        found.map(|m| (id, m.seq)).ok_or_else(|| decline(missing))
    }

    /// editEphemeralMessageText and editEphemeralMessageReplyMarkup
    pub fn edit_ephemeral(&mut self, params: &Params<'_>, with_text: bool) -> Answer {
        let rich = if with_text { Some(self.text_param(params)?) } else { None };
        let markup = markup::check(params.0.get("reply_markup"), Place::Ephemeral)?;
        let (chat, seq) = self.find_ephemeral(params, "message to edit not found")?;
        let now = self.now();
        let msg = &self.chat(chat).messages[seq];
        if with_text && msg.text.is_none() {
            return Err(decline("there is no text in the message to edit"));
        }
        let same_text = rich.as_ref().is_none_or(|r| Some(&r.text) == msg.text.as_ref() && r.entities == msg.entities);
        if same_text && markup == msg.markup {
            return Err(decline(NOT_MODIFIED));
        }
        self.spend(chat)?;
        let msg = &mut self.chat_mut(chat).messages[seq];
        if let Some(rich) = rich {
            msg.text = Some(rich.text);
            msg.entities = rich.entities;
            msg.edit_date = Some(now);
        }
        msg.markup = markup;
        self.happened(chat, seq, What::Edited);
        Ok(json!(true))
    }

    pub fn edit_ephemeral_caption(&mut self, params: &Params<'_>) -> Answer {
        let caption = self.caption_param(params)?;
        let markup = markup::check(params.0.get("reply_markup"), Place::Ephemeral)?;
        let (chat, seq) = self.find_ephemeral(params, "message to edit not found")?;
        let msg = &self.chat(chat).messages[seq];
        if medium_of(msg).is_none() {
            return Err(decline("there is no caption in the message to edit"));
        }
        let mut changed = msg.clone();
        put_caption(&mut changed, caption);
        if changed.extra == msg.extra && markup == msg.markup {
            return Err(decline(NOT_MODIFIED));
        }
        self.spend(chat)?;
        changed.markup = markup;
        changed.edit_date = Some(self.now());
        self.chat_mut(chat).messages[seq] = changed;
        self.happened(chat, seq, What::Edited);
        Ok(json!(true))
    }

    pub fn delete_ephemeral(&mut self, params: &Params<'_>) -> Answer {
        let (chat, seq) = self.find_ephemeral(params, "message to delete not found")?;
        self.remove(chat, seq);
        Ok(Value::Bool(true))
    }
}
