//! What people write and send.

use crate::chats::ChatKind;
use crate::files::Medium;
use crate::html::Rich;
use crate::ids::{ANONYMOUS_BOT, CHANNEL_BOT, ChatId, MessageId, TELEGRAM, UserId};
use crate::messages::{Ephemeral, Msg};
use crate::params::Params;
use crate::polls;
use crate::sim::Sim;
use crate::text;
use crate::view::What;
use crate::world::World;
use serde_json::{Map, Value, json};

/// What stands under a picture or file, and where it goes.
#[derive(Clone, Debug, Default)]
pub struct Said<'a> {
    /// The words; none if empty.
    pub caption: &'a str,
    /// Marks on them, as `MessageEntity` objects.
    pub entities: Vec<Value>,
    /// The album it is part of.
    pub album: Option<&'a str>,
    /// What it answers.
    pub reply_to: Option<MessageId>,
}

fn with_text(msg: Msg, said: &str) -> Msg {
    let mut rich = Rich { text: said.to_owned(), entities: Vec::new() };
    text::add_automatic(&mut rich);
    Msg { text: Some(rich.text), entities: rich.entities, ..msg }
}

fn file(kind: &str, serial: i64) -> Map<String, Value> {
    let mut file = Map::new();
    file.insert("file_id".into(), json!(format!("{kind}-{serial}")));
    file.insert("file_unique_id".into(), json!(format!("u{serial}")));
    file.insert("file_size".into(), json!(2048));
    file
}

impl World {
    /// Posts as this person; writing to the bot in private also starts it.
    fn speak(&mut self, chat: i64, user: i64, msg: Msg) -> MessageId {
        if chat == user {
            self.private_chat(user).started = true;
        }
        let moved = self.chat(chat).migrated_to;
        assert!(moved.is_none(), "chat {chat} has become supergroup {moved:?}");
        let status = self.chat(chat).status(user);
        let may = status.is_member() && status.may("can_send_messages");
        assert!(chat == user || may, "user {user} may not write in chat {chat}");
        let seq = self.post_from_person(chat, Msg { from: user, ..msg });
        MessageId(self.chat(chat).messages[seq].id)
    }

    /// A command registered as ephemeral is seen by nobody but its sender and the bot.
    fn as_ephemeral_command(&mut self, chat: i64, user: i64, said: &str) -> Option<Ephemeral> {
        let name = said.strip_prefix('/')?.split([' ', '@', '\n']).next()?;
        let registered = chat < 0 && self.menu_entry(chat, user, name)?["is_ephemeral"] == true;
        if !registered || !self.chat(chat).status(self.bot).is_member() {
            return None;
        }
        let receiver = self.bot;
        let chat = self.chat_mut(chat);
        chat.next_ephemeral += 1;
        Some(Ephemeral { id: chat.next_ephemeral - 1, receiver, replaces: None })
    }

    /// Says something in a topic or in answer to a message, as [`Sim::say`] does.
    pub fn write(
        &mut self,
        chat: i64,
        user: i64,
        thread: Option<i64>,
        reply_to: Option<usize>,
        said: &str,
    ) -> MessageId {
        let ephemeral = self.as_ephemeral_command(chat, user, said);
        self.speak(chat, user, with_text(Msg { ephemeral, thread, reply_to, ..Msg::default() }, said))
    }

    fn seq_of(&self, chat: i64, message: MessageId) -> usize {
        match self.chat(chat).message(message.0) {
            Some(msg) => msg.seq,
            None => panic!("no message {message} in chat {chat}"),
        }
    }

    /// Copies a channel post into the linked group, as Telegram does.
    fn forward_to_linked(&mut self, channel: i64, seq: usize) {
        let Some(group) = self.chat(channel).linked else {
            return;
        };
        let source = self.chat(channel).messages[seq].clone();
        let origin = json!({
            "type": "channel", "date": source.date, "chat": self.chat_wire(channel), "message_id": source.id,
        });
        let mut copy = Msg {
            from: TELEGRAM.0,
            sender_chat: Some(channel),
            text: source.text,
            entities: source.entities,
            ..Msg::default()
        };
        copy.extra.insert("is_automatic_forward".into(), json!(true));
        copy.extra.insert("forward_origin".into(), origin);
        self.post_from_person(group, copy);
    }
}

impl Sim {
    /// Says something; commands, mentions, links and hashtags are found as Telegram finds them. A
    /// command the bot registered as ephemeral stays between the person and the bot, with id 0.
    ///
    /// # Panics
    /// When the person is not in the chat; all functions of this kind do.
    pub fn say(&self, chat: ChatId, user: UserId, text: &str) -> MessageId {
        self.with(|w| w.write(chat.0, user.0, None, None, text))
    }

    /// Says something in a topic of a forum, as [`Sim::say`] does.
    pub fn say_in(&self, chat: ChatId, thread: i64, user: UserId, text: &str) -> MessageId {
        self.with(|w| w.write(chat.0, user.0, Some(thread), None, text))
    }

    /// Answers a message.
    pub fn reply(&self, chat: ChatId, user: UserId, to: MessageId, text: &str) -> MessageId {
        self.with(|w| {
            let reply_to = w.seq_of(chat.0, to);
            let thread = w.thread_of_reply(chat.0, reply_to);
            let msg = Msg { reply_to: Some(reply_to), thread, ..Msg::default() };
            w.speak(chat.0, user.0, with_text(msg, text))
        })
    }

    /// Sends a message with these fields of the wire form added or replaced: unknown entities, new
    /// kinds of message. An empty text leaves the text out.
    pub fn say_with(&self, chat: ChatId, user: UserId, text: &str, fields: Value) -> MessageId {
        let mut msg = Msg::default();
        if !text.is_empty() {
            msg = with_text(msg, text);
        }
        msg.extra = fields.as_object().cloned().unwrap_or_default();
        self.with(|w| w.speak(chat.0, user.0, msg))
    }

    /// Edits her own text.
    pub fn edit(&self, chat: ChatId, message: MessageId, text: &str) {
        self.with(|w| {
            let seq = w.seq_of(chat.0, message);
            let now = w.now();
            let slot = &mut w.chat_mut(chat.0).messages[seq];
            *slot = with_text(std::mem::take(slot), text);
            slot.edit_date = Some(now);
            w.happened(chat.0, seq, What::Edited);
            w.tell_bot(chat.0, seq, "edited_message");
        });
    }

    /// Sends a poll of her own; the bot hears of it only as a message.
    pub fn poll(&self, chat: ChatId, user: UserId, question: &str, options: &[&str]) -> MessageId {
        let options: Vec<_> = options.iter().map(|text| json!({"text": text})).collect();
        let params = json_map(json!({"question": question, "options": options}));
        self.with(|w| {
            let mut poll = match polls::read(&Params(&params), w.now()) {
                Ok(poll) => poll,
                Err(error) => panic!("{}", error.description),
            };
            poll.by_bot = false;
            let seq = w.chat(chat.0).messages.len();
            let poll = Some(w.place_poll(poll, chat.0, seq));
            w.speak(chat.0, user.0, Msg { poll, ..Msg::default() })
        })
    }

    /// Sends a sticker.
    pub fn sticker(&self, chat: ChatId, user: UserId, emoji: &str) -> MessageId {
        let mut sticker = self.new_file("sticker");
        sticker.extend(json_map(json!({
            "type": "regular", "width": 512, "height": 512,
            "is_animated": false, "is_video": false, "emoji": emoji,
        })));
        self.say_with(chat, user, "", json!({"sticker": sticker}))
    }

    /// Sends a voice message of so many seconds.
    pub fn voice(&self, chat: ChatId, user: UserId, seconds: u32) -> MessageId {
        let mut voice = self.new_file("voice");
        voice.insert("duration".into(), json!(seconds));
        voice.insert("mime_type".into(), json!("audio/ogg"));
        self.say_with(chat, user, "", json!({"voice": voice}))
    }

    /// Sends a photo with a caption, which may be empty.
    pub fn photo(&self, chat: ChatId, user: UserId, caption: &str) -> MessageId {
        self.send(chat, user, Medium::Photo, caption)
    }

    /// Sends a picture or file with a caption, which may be empty. Commands, mentions and links in it are found.
    pub fn send(&self, chat: ChatId, user: UserId, medium: Medium, caption: &str) -> MessageId {
        self.send_as(chat, user, medium, Said { caption, ..Said::default() })
    }

    /// Sends a picture or file, as part of an album perhaps, in answer to a message, with marks on its caption.
    pub fn send_as(&self, chat: ChatId, user: UserId, medium: Medium, said: Said<'_>) -> MessageId {
        self.with(|w| {
            let mut msg = Msg::default();
            msg.reply_to = said.reply_to.map(|to| w.seq_of(chat.0, to));
            msg.thread = msg.reply_to.and_then(|to| w.thread_of_reply(chat.0, to));
            msg.extra.insert(medium.field().into(), w.persons_file(medium).wire());
            let mut caption = Rich { text: said.caption.to_owned(), entities: said.entities };
            text::add_automatic(&mut caption);
            if !caption.text.is_empty() {
                msg.extra.insert("caption".into(), json!(caption.text));
            }
            if !caption.entities.is_empty() {
                msg.extra.insert("caption_entities".into(), json!(caption.entities));
            }
            if let Some(album) = said.album {
                msg.extra.insert("media_group_id".into(), json!(album));
            }
            w.speak(chat.0, user.0, msg)
        })
    }

    /// From now on Telegram does not know this file.
    pub fn forget_file(&self, id: &str) {
        self.with(|w| w.files.remove(id.strip_suffix("-s").unwrap_or(id)));
    }

    /// From now on Telegram does not know any file it had.
    pub fn forget_files(&self) {
        self.with(|w| w.files.clear());
    }

    /// What is in a file the bot has sent; [`None`] for people's files, which have nothing in them.
    #[must_use]
    pub fn file(&self, id: &str) -> Option<std::sync::Arc<[u8]>> {
        self.read(|w| w.files.get(id.strip_suffix("-s").unwrap_or(id))?.bytes.clone())
    }

    /// Sends several photos as one album; the caption is on the first.
    pub fn album(&self, chat: ChatId, user: UserId, photos: usize, caption: &str) -> Vec<MessageId> {
        let group = self.with(|w| w.next_serial()).to_string();
        let one = |i: usize| {
            let caption = if i == 0 { caption } else { "" };
            self.send_as(chat, user, Medium::Photo, Said { caption, album: Some(&group), ..Said::default() })
        };
        (0..photos).map(one).collect()
    }

    fn new_file(&self, kind: &str) -> Map<String, Value> {
        file(kind, self.with(|w| w.next_serial()))
    }

    /// Forwards a message from anywhere.
    pub fn forward(&self, chat: ChatId, user: UserId, from: ChatId, message: MessageId) -> MessageId {
        self.with(|w| {
            let seq = w.seq_of(from.0, message);
            let source = w.chat(from.0).messages[seq].clone();
            let mut msg = Msg {
                text: source.text,
                entities: source.entities,
                extra: source.extra,
                poll: source.poll,
                ..Msg::default()
            };
            let origin = json!({"type": "user", "date": source.date, "sender_user": w.user_wire(source.from)});
            msg.extra.insert("forward_origin".into(), origin);
            w.speak(chat.0, user.0, msg)
        })
    }

    /// An administrator who remains anonymous says something.
    pub fn say_anonymously(&self, chat: ChatId, text: &str) -> MessageId {
        self.say_as(chat, ANONYMOUS_BOT, chat, text)
    }

    /// Somebody says something in the name of a channel.
    pub fn say_as_channel(&self, chat: ChatId, channel: ChatId, text: &str) -> MessageId {
        self.say_as(chat, CHANNEL_BOT, channel, text)
    }

    fn say_as(&self, chat: ChatId, from: UserId, sender: ChatId, text: &str) -> MessageId {
        let msg = Msg { from: from.0, sender_chat: Some(sender.0), ..Msg::default() };
        self.with(|w| {
            let seq = w.post_from_person(chat.0, with_text(msg, text));
            MessageId(w.chat(chat.0).messages[seq].id)
        })
    }

    /// A post in a channel; Telegram forwards it to the linked group.
    pub fn channel_post(&self, channel: ChatId, text: &str) -> MessageId {
        self.with(|w| {
            debug_assert_eq!(w.chat(channel.0).kind, ChatKind::Channel);
            let msg = Msg { from: CHANNEL_BOT.0, sender_chat: Some(channel.0), ..Msg::default() };
            let seq = w.post_from_person(channel.0, with_text(msg, text));
            w.forward_to_linked(channel.0, seq);
            MessageId(w.chat(channel.0).messages[seq].id)
        })
    }

    /// Starts the bot in private.
    pub fn start_bot(&self, user: UserId) -> MessageId {
        self.say(self.open_private(user), user, "/start")
    }

    /// Starts the bot in private by a deep link with this payload.
    pub fn start_bot_with(&self, user: UserId, payload: &str) -> MessageId {
        self.say(self.open_private(user), user, &format!("/start {payload}"))
    }

    fn open_private(&self, user: UserId) -> ChatId {
        self.with(|w| w.private_chat(user.0).started = true);
        user.private()
    }

    /// Renames the chat.
    pub fn set_title(&self, chat: ChatId, by: UserId, title: &str) {
        self.with(|w| {
            w.chat_mut(chat.0).title = Some(title.to_owned());
            let mut msg = Msg { from: by.0, service: true, ..Msg::default() };
            msg.extra.insert("new_chat_title".into(), json!(title));
            w.post_from_person(chat.0, msg);
        });
    }

    /// Somebody pins a message.
    pub fn pin(&self, chat: ChatId, by: UserId, message: MessageId) {
        self.with(|w| {
            let seq = w.seq_of(chat.0, message);
            w.pin_message(chat.0, by.0, seq, false);
        });
    }
}

fn json_map(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
