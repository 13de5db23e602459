//! Which chats the bot may speak to, and Telegram's words when it may not (TELEGRAM §2.6, §3).

use crate::chats::{Chat, ChatKind, Status};
use crate::error::{Answer, ApiError, decline, forbidden, refuse};
use crate::params::Params;
use crate::world::World;
use serde_json::Value;

/// A person who asked to join may be written to for five minutes.
const JOIN_REQUEST_SECONDS: i64 = 300;

impl World {
    /// The chat a request names, by number or by @username.
    pub fn chat_param(&self, params: &Params<'_>, key: &str) -> Answer<i64> {
        let value = params.0.get(key).cloned().unwrap_or(Value::Null);
        if let Some(id) = value.as_i64() {
            return Ok(id);
        }
        let text = value.as_str().unwrap_or("").trim();
        if text.is_empty() {
            return Err(refuse("chat_id is empty"));
        }
        if let Ok(id) = text.parse() {
            return Ok(id);
        }
        let name = text.trim_start_matches('@');
        let named = |c: &&Chat| c.username.as_deref().is_some_and(|n| n.eq_ignore_ascii_case(name));
        self.chats.values().find(named).map(|c| c.id).ok_or_else(|| decline("chat not found"))
    }

    /// Whether the bot may look at this chat.
    pub fn check_readable(&self, id: i64) -> Answer<()> {
        if id > 0 {
            return self.check_private(id);
        }
        let chat = self.chats.get(&id).ok_or_else(|| decline("chat not found"))?;
        if let Some(to) = chat.migrated_to {
            return Err(ApiError::migrated(to));
        }
        if chat.deleted {
            return Err(forbidden("the group chat was deleted"));
        }
        let words = chat.kind_words();
        match chat.members.get(&self.bot).map(|m| &m.status) {
            Some(Status::Banned { .. }) => Err(forbidden(format!("bot was kicked from the {words}"))),
            Some(status) if status.is_member() => Ok(()),
            Some(_) => Err(forbidden(format!("bot is not a member of the {words}"))),
            None if chat.username.is_some() => Err(forbidden(format!("bot is not a member of the {words}"))),
            None => Err(decline("chat not found")),
        }
    }

    fn check_private(&self, id: i64) -> Answer<()> {
        let user = self.users.get(&id).ok_or_else(|| decline("chat not found"))?;
        if user.is_bot {
            return Err(forbidden("bot can't send messages to bots"));
        }
        if user.deactivated {
            return Err(forbidden("user is deactivated"));
        }
        let chat = self.chats.get(&id);
        if chat.is_some_and(|c| c.blocked) {
            return Err(forbidden("bot was blocked by the user"));
        }
        let now = self.now();
        let asked_to_join =
            self.chats.values().any(|c| c.requests.get(&id).is_some_and(|r| now - r.at <= JOIN_REQUEST_SECONDS));
        if chat.is_some_and(|c| c.started) || asked_to_join {
            return Ok(());
        }
        Err(forbidden("bot can't initiate conversation with a user"))
    }

    /// Whether the bot may write here; `permission` is a field of `ChatPermissions`.
    pub fn check_writable(&self, id: i64, permission: &str, what: &str) -> Answer<()> {
        self.check_readable(id)?;
        let Some(chat) = self.chats.get(&id).filter(|c| c.kind != ChatKind::Private) else {
            return Ok(());
        };
        let status = chat.status(self.bot);
        let allowed = chat.permissions.get(permission) == Some(&Value::Bool(true));
        if chat.kind == ChatKind::Channel && !status.is_admin() {
            return Err(decline("need administrator rights in the channel chat"));
        }
        if status.is_admin() || (chat.is_group() && status.may(permission) && allowed) {
            return Ok(());
        }
        Err(decline(format!("not enough rights to send {what} to the chat")))
    }

    /// The forum topic of a message to be sent; outside forums the parameter is ignored.
    pub fn thread_param(&self, params: &Params<'_>, chat: i64) -> Answer<Option<i64>> {
        let Some(thread) = params.i64("message_thread_id").filter(|t| *t != 0) else {
            return Ok(None);
        };
        let Some(chat) = self.chats.get(&chat).filter(|c| c.forum) else {
            return Ok(None);
        };
        match chat.topics.contains_key(&thread) {
            true => Ok(Some(thread)),
            false => Err(decline("message thread not found")),
        }
    }

    /// In a topic that is closed, General too, write only those who manage topics.
    pub fn check_open(&self, chat: i64, thread: Option<i64>) -> Answer<()> {
        match self.chats.get(&chat).is_some_and(|chat| chat.is_closed_to(self.bot, thread)) {
            true => Err(decline("TOPIC_CLOSED")),
            false => Ok(()),
        }
    }
}
