//! Sending: messages, polls, dice, forwards and copies.

use crate::chats::ChatKind;
use crate::error::{Answer, ApiError, decline, refuse};
use crate::html::Rich;
use crate::markup::{self, Place};
use crate::messages::Msg;
use crate::params::Params;
use crate::polls;
use crate::text;
use crate::world::World;
use serde_json::{Map, Value, json};

/// What a bot could ask for and would here be ignored without a word.
const NOT_SIMULATED: [&str; 5] = [
    "business_connection_id",
    "direct_messages_topic_id",
    "allow_paid_broadcast",
    "message_effect_id",
    "suggested_post_parameters",
];

impl World {
    /// Text of a message to be sent or edited, with mentioned people filled in.
    pub fn text_param(&self, params: &Params<'_>) -> Answer<Rich> {
        if params.0.contains_key("rich_message") {
            return Err(refuse("rich_message not simulated"));
        }
        let source = params.str("text").unwrap_or("");
        let rich = match params.array("entities") {
            Some(entities) => text::with_entities(source, entities)?,
            None => text::parse(source, params.str("parse_mode"))?,
        };
        Ok(self.with_known_mentions(text::message_text(rich)?))
    }

    /// With mentioned people filled in; those Telegram does not know are no mentions.
    pub fn with_known_mentions(&self, mut rich: Rich) -> Rich {
        rich.entities.retain_mut(|entity| {
            let Some(id) = entity["user"]["id"].as_i64() else {
                return true;
            };
            entity["user"] = self.user_wire(id);
            !entity["user"].is_null()
        });
        rich
    }

    fn place(&self, chat: i64) -> Place {
        if chat > 0 { Place::Private } else { Place::Group }
    }

    /// The position of the message a new one answers.
    fn reply_param(&self, params: &Params<'_>, chat: i64) -> Answer<Option<usize>> {
        let Some(reply) = params.object("reply_parameters") else {
            return Ok(None);
        };
        if reply.0.contains_key("chat_id") && self.chat_param(&reply, "chat_id")? != chat {
            return Err(refuse("reply to another chat not simulated"));
        }
        if reply.0.contains_key("quote") {
            return Err(refuse("quote not simulated"));
        }
        let chat = self.chats.get(&chat);
        let found = match (reply.i64("message_id"), reply.i64("ephemeral_message_id")) {
            (Some(id), None) => chat.and_then(|c| c.message(id)).map(|m| m.seq),
            (None, Some(id)) => chat
                .and_then(|c| c.messages.iter().find(|m| !m.deleted && m.ephemeral.is_some_and(|e| e.id == id)))
                .map(|m| m.seq),
            _ => return Err(refuse("message to be replied not specified")),
        };
        match found {
            Some(seq) => Ok(Some(seq)),
            None if reply.flag("allow_sending_without_reply") => Ok(None),
            None => Err(decline("message to be replied not found")),
        }
    }

    /// For whom alone it is to be; an older server does not read that.
    fn ephemeral_wish<'a>(&self, params: &'a Params<'_>) -> Option<Params<'a>> {
        params.object("ephemeral_message_parameters").filter(|_| self.knows_ephemeral)
    }

    /// Everything common to what is sent: access, topic, reply, keyboard.
    pub fn draft(&self, params: &Params<'_>, chat: i64, permission: &str, what: &str) -> Answer<Msg> {
        for key in NOT_SIMULATED {
            if params.0.contains_key(key) {
                return Err(refuse(format!("parameter {key} not simulated")));
            }
        }
        let place = match self.ephemeral_wish(params) {
            Some(_) => Place::Ephemeral,
            None => self.place(chat),
        };
        let markup = markup::check(params.0.get("reply_markup"), place)?;
        self.check_writable(chat, permission, what)?;
        let reply_to = self.reply_param(params, chat)?;
        let in_topic = reply_to.and_then(|seq| self.thread_of_reply(chat, seq));
        let thread = self.thread_param(params, chat)?.or(in_topic);
        self.check_open(chat, thread)?;
        let mut extra = Map::new();
        if params.flag("protect_content") {
            extra.insert("has_protected_content".into(), json!(true));
        }
        Ok(Msg {
            extra,
            from: self.bot,
            markup,
            reply_to,
            thread,
            silent: params.flag("disable_notification"),
            ..Msg::default()
        })
    }

    /// Counts against the flood limits.
    pub fn spend(&mut self, chat: i64) -> Answer<()> {
        self.spend_on(chat, 1)
    }

    /// Counts so many at once.
    pub fn spend_on(&mut self, chat: i64, messages: usize) -> Answer<()> {
        let now = self.now_ms();
        self.flood.spend_on(chat, messages, now).map_err(|seconds| {
            self.log.counters.too_many_requests += 1;
            ApiError::flood(seconds)
        })
    }

    pub fn deliver(&mut self, chat: i64, msg: Msg) -> Answer {
        self.spend(chat)?;
        if chat > 0 {
            self.private_chat(chat);
        }
        let seq = self.post(chat, msg);
        Ok(self.message_wire(chat, seq))
    }

    pub fn send_message(&mut self, params: &Params<'_>) -> Answer {
        let chat = self.chat_param(params, "chat_id")?;
        let rich = self.text_param(params)?;
        let mut msg = self.draft(params, chat, "can_send_messages", "text messages")?;
        msg.text = Some(rich.text);
        msg.entities = rich.entities;
        if let Some(preview) = params.0.get("link_preview_options") {
            msg.extra.insert("link_preview_options".into(), preview.clone());
        }
        if let Some(to) = self.ephemeral_wish(params) {
            msg.ephemeral = Some(self.ephemeral_param(&to, chat, msg.reply_to)?);
        }
        self.deliver(chat, msg)
    }

    pub fn send_poll(&mut self, params: &Params<'_>) -> Answer {
        let chat = self.chat_param(params, "chat_id")?;
        let mut poll = polls::read(params, self.now())?;
        if let Some(part) = params.object("media") {
            poll.media = Some(self.poll_media(&part)?);
        }
        for key in ["explanation_media", "members_only", "country_codes"] {
            if params.0.contains_key(key) {
                return Err(refuse(format!("poll parameter {key} not simulated")));
            }
        }
        if self.chats.get(&chat).is_some_and(|c| c.kind == ChatKind::Channel) && !poll.is_anonymous {
            return Err(refuse("non-anonymous polls can't be sent to channel chats"));
        }
        let mut msg = self.draft(params, chat, "can_send_polls", "polls")?;
        self.spend(chat)?;
        let seq = self.chats.get(&chat).map_or(0, |c| c.messages.len());
        msg.poll = Some(self.place_poll(poll, chat, seq));
        if chat > 0 {
            self.private_chat(chat);
        }
        let seq = self.post(chat, msg);
        Ok(self.message_wire(chat, seq))
    }

    pub fn send_dice(&mut self, params: &Params<'_>) -> Answer {
        let chat = self.chat_param(params, "chat_id")?;
        let emoji = params.str("emoji").unwrap_or("🎲");
        let sides = match emoji {
            "🎲" | "🎯" | "🎳" => 6,
            "🏀" | "⚽" => 5,
            "🎰" => 64,
            _ => return Err(refuse("DICE_EMOJI_INVALID")),
        };
        let mut msg = self.draft(params, chat, "can_send_other_messages", "dice")?;
        let value = self.next_serial() % sides + 1;
        msg.extra.insert("dice".into(), json!({"emoji": emoji, "value": value}));
        self.deliver(chat, msg)
    }

    /// The message another method repeats.
    fn source(&self, params: &Params<'_>, missing: &str) -> Answer<(i64, Msg)> {
        let from = self.chat_param(params, "from_chat_id")?;
        self.check_readable(from)?;
        let id = params.i64("message_id").unwrap_or(0);
        let msg = self.chats.get(&from).and_then(|c| c.message(id));
        msg.cloned().map(|m| (from, m)).ok_or_else(|| decline(missing))
    }

    pub fn forward_message(&mut self, params: &Params<'_>) -> Answer {
        let chat = self.chat_param(params, "chat_id")?;
        let (_, source) = self.source(params, "message to forward not found")?;
        if source.service {
            return Err(decline("message can't be forwarded"));
        }
        let mut msg = self.draft(params, chat, "can_send_messages", "text messages")?;
        let origin = json!({"type": "user", "date": source.date, "sender_user": self.user_wire(source.from)});
        msg.text = source.text;
        msg.entities = source.entities;
        msg.extra.extend(source.extra);
        msg.poll = source.poll;
        msg.extra.insert("forward_origin".into(), origin);
        self.deliver(chat, msg)
    }

    pub fn copy_message(&mut self, params: &Params<'_>) -> Answer {
        let chat = self.chat_param(params, "chat_id")?;
        let (_, source) = self.source(params, "message to copy not found")?;
        if source.service || source.poll.is_some() {
            return Err(decline("message can't be copied"));
        }
        if params.0.contains_key("caption") {
            return Err(refuse("parameter caption not simulated"));
        }
        let mut msg = self.draft(params, chat, "can_send_messages", "text messages")?;
        msg.text = source.text;
        msg.entities = source.entities;
        msg.extra.extend(without_origin(source.extra));
        let sent = self.deliver(chat, msg)?;
        Ok(json!({"message_id": sent["message_id"]}))
    }

    pub fn send_chat_action(&self, params: &Params<'_>) -> Answer {
        const ACTIONS: [&str; 11] = [
            "typing",
            "upload_photo",
            "record_video",
            "upload_video",
            "record_voice",
            "upload_voice",
            "upload_document",
            "choose_sticker",
            "find_location",
            "record_video_note",
            "upload_video_note",
        ];
        if !ACTIONS.contains(&params.str("action").unwrap_or("")) {
            return Err(refuse("wrong parameter action in request"));
        }
        let chat = self.chat_param(params, "chat_id")?;
        self.check_writable(chat, "can_send_messages", "text messages")?;
        Ok(json!(true))
    }
}

fn without_origin(mut extra: Map<String, Value>) -> Map<String, Value> {
    extra.remove("forward_origin");
    extra.remove("is_automatic_forward");
    extra
}
