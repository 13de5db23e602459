//! What a person sees: the messages of a chat, and what was new since she last looked.

use crate::api::media::medium_of;
use crate::ids::{ANONYMOUS_BOT, ChatId, MessageId, UserId};
use crate::messages::Msg;
use crate::world::World;
use serde::Serialize;
use serde_json::Value;

/// One option of a poll on the screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SeenOption {
    /// The option.
    pub text: String,
    /// How many chose it.
    pub votes: usize,
}

/// A poll on the screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SeenPoll {
    /// The question.
    pub question: String,
    /// The options in order.
    pub options: Vec<SeenOption>,
    /// No more votes.
    pub closed: bool,
    /// Nobody sees who voted.
    pub anonymous: bool,
    /// Has right answers.
    pub quiz: bool,
}

/// A picture or file on the screen.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SeenMedia {
    /// `photo`, `video`, `animation`, `audio` or `document`.
    pub kind: String,
    /// The id of the file.
    pub file: String,
    /// What the file is called; pictures have no name.
    pub name: Option<String>,
    /// The words under it.
    pub caption: String,
    /// Their formatting, as `MessageEntity` objects.
    pub entities: Vec<Value>,
    /// The album it is part of.
    pub album: Option<String>,
}

/// One message on the screen.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Seen {
    /// Its number; 0 when ephemeral.
    pub id: MessageId,
    /// Its number as an ephemeral message.
    pub ephemeral: Option<i64>,
    /// The name above the bubble.
    pub sender: String,
    /// Who that is on the wire.
    pub sender_id: UserId,
    /// The plain text, or a few words in brackets for what is not text.
    pub text: String,
    /// Formatting, as `MessageEntity` objects.
    pub entities: Vec<Value>,
    /// Labels of the buttons below, by row.
    pub buttons: Vec<Vec<String>>,
    /// The poll in it.
    pub poll: Option<SeenPoll>,
    /// The picture or file in it.
    pub media: Option<SeenMedia>,
    /// Reactions and how many, most frequent first.
    pub reactions: Vec<(String, u32)>,
    /// The message it answers.
    pub reply_to: Option<MessageId>,
    /// The forum topic.
    pub thread: Option<i64>,
    /// Written by Telegram: joined, left, pinned.
    pub service: bool,
    /// Shown as edited.
    pub edited: bool,
    /// Came without a sound.
    pub silent: bool,
    /// Unix seconds.
    pub date: i64,
}

/// What happened to a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "text")]
pub enum What {
    /// It appeared.
    New,
    /// Its text or buttons changed.
    Edited,
    /// It disappeared.
    Deleted,
    /// Its poll closed.
    PollClosed,
    /// Its reactions changed.
    Reacted,
    /// It was pinned.
    Pinned,
    /// The bot answered a button press with a small notice.
    Toast(String),
    /// The bot answered a button press with a window to close.
    Alert(String),
    /// The bot answered a button press by opening this link.
    Link(String),
}

/// Something people could see happen; also what live listeners receive.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Happening {
    /// Where.
    pub chat: ChatId,
    /// Only this person saw it.
    pub only_for: Option<UserId>,
    /// What.
    pub what: What,
    /// The message as it was at that moment.
    pub message: Seen,
}

impl Happening {
    /// One line of a transcript.
    #[must_use]
    pub fn line(&self) -> String {
        let m = &self.message;
        match &self.what {
            What::New => m.lines(),
            What::Edited => format!("(edited) {}", m.lines()),
            What::Deleted => format!("(deleted) {}: {}", m.sender, m.text),
            What::PollClosed => format!("(poll closed) {}", m.lines()),
            What::Reacted => {
                let all: Vec<_> = m.reactions.iter().map(|(e, n)| format!("{e}{n}")).collect();
                format!("(reactions) {} on {}: {}", all.join(" "), m.sender, m.text)
            }
            What::Pinned => format!("(pinned) {}: {}", m.sender, m.text),
            What::Toast(text) => format!("(toast) {text}"),
            What::Alert(text) => format!("(alert) {text}"),
            What::Link(url) => format!("(link) {url}"),
        }
    }
}

impl Seen {
    /// The message as transcript lines: sender and text, then poll options and button rows.
    #[must_use]
    pub fn lines(&self) -> String {
        let mark = if self.ephemeral.is_some() { " (only you)" } else { "" };
        let mut out = format!("{}{mark}: {}", self.sender, self.text);
        for option in self.poll.iter().flat_map(|p| &p.options) {
            out.push_str(&format!("\n  ( ) {} [{}]", option.text, option.votes));
        }
        for row in &self.buttons {
            let row: Vec<_> = row.iter().map(|label| format!("[{label}]")).collect();
            out.push_str(&format!("\n  {}", row.join(" ")));
        }
        out
    }
}

fn button_rows(msg: &Msg) -> Vec<Vec<String>> {
    let rows = msg.markup.as_ref().and_then(|m| m.get("inline_keyboard").or_else(|| m.get("keyboard"))?.as_array());
    let label = |b: &Value| b["text"].as_str().or(b.as_str()).unwrap_or("").to_owned();
    rows.into_iter().flatten().filter_map(Value::as_array).map(|row| row.iter().map(label).collect()).collect()
}

/// Words in brackets for what a message holds besides text.
fn stand_in(msg: &Msg) -> String {
    let name = |user: &Value| user["first_name"].as_str().unwrap_or("?").to_owned();
    for (key, value) in &msg.extra {
        let words = match key.as_str() {
            "new_chat_members" => {
                let names: Vec<_> = value.as_array().into_iter().flatten().map(name).collect();
                format!("[{} joined]", names.join(", "))
            }
            "left_chat_member" => format!("[{} left]", name(value)),
            "pinned_message" => "[pinned a message]".to_owned(),
            "caption"
            | "media_group_id"
            | "caption_entities"
            | "has_media_spoiler"
            | "show_caption_above_media"
            | "has_protected_content"
            | "forward_origin"
            | "is_automatic_forward"
            | "author_signature" => continue,
            kind => format!("[{kind}]"),
        };
        return match msg.extra.get("caption").and_then(Value::as_str) {
            Some(caption) => format!("{words} {caption}"),
            None => words,
        };
    }
    String::new()
}

fn media(msg: &Msg) -> Option<SeenMedia> {
    let kind = medium_of(msg)?.field();
    let file = &msg.extra[kind];
    let file = file.as_array().and_then(|sizes| sizes.last()).unwrap_or(file);
    let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
    Some(SeenMedia {
        kind: kind.to_owned(),
        file: text(file.get("file_id")).unwrap_or_default(),
        name: text(file.get("file_name")),
        caption: text(msg.extra.get("caption")).unwrap_or_default(),
        entities: msg.extra.get("caption_entities").and_then(Value::as_array).cloned().unwrap_or_default(),
        album: text(msg.extra.get("media_group_id")),
    })
}

impl World {
    /// The message at this position as it looks now.
    pub fn seen(&self, chat: i64, seq: usize) -> Seen {
        let chat = self.chat(chat);
        let msg = &chat.messages[seq];
        let poll = msg.poll.as_ref().and_then(|id| self.polls.get(id)).map(|poll| SeenPoll {
            question: poll.question.text.clone(),
            options: poll
                .options
                .iter()
                .enumerate()
                .map(|(i, o)| SeenOption {
                    text: o.rich.text.clone(),
                    votes: if poll.hides_results && !poll.is_closed { 0 } else { poll.count(i) },
                })
                .collect(),
            closed: poll.is_closed,
            anonymous: poll.is_anonymous,
            quiz: poll.quiz,
        });
        let text = match (&msg.text, &poll) {
            (Some(text), _) => text.clone(),
            (None, Some(poll)) => format!("📊 {}", poll.question),
            (None, None) => stand_in(msg),
        };
        Seen {
            id: MessageId(msg.id),
            ephemeral: msg.ephemeral.map(|e| e.id),
            sender: self.sender_name(msg),
            sender_id: UserId(msg.from),
            text,
            entities: msg.entities.clone(),
            buttons: button_rows(msg),
            poll,
            media: media(msg),
            reactions: msg.reaction_counts(),
            reply_to: msg.reply_to.map(|seq| MessageId(chat.messages[seq].id)),
            thread: msg.thread.filter(|_| chat.forum),
            service: msg.service,
            edited: msg.edit_date.is_some(),
            silent: msg.silent,
            date: msg.date,
        }
    }

    fn sender_name(&self, msg: &Msg) -> String {
        let by_chat = msg.sender_chat.and_then(|id| self.chats.get(&id)?.title.clone());
        let name = || self.users.get(&msg.from).map_or_else(|| "?".to_owned(), |u| u.name());
        match by_chat {
            Some(title) if msg.from == ANONYMOUS_BOT.0 => format!("{title} (anonymous)"),
            Some(title) => title,
            None => name(),
        }
    }

    /// Whether this person can open the chat at all.
    pub fn can_read(&self, chat: i64, user: i64) -> bool {
        self.chats
            .get(&chat)
            .is_some_and(|c| c.id == user || c.status(user).is_member() || c.kind == crate::chats::ChatKind::Channel)
    }

    /// Positions of the messages this person sees, in the order of the screen.
    pub fn visible(&self, chat: i64, user: i64) -> Vec<usize> {
        if !self.can_read(chat, user) {
            return Vec::new();
        }
        let chat = self.chat(chat);
        let mine = |m: &&Msg| !m.deleted && m.visible_to(user);
        let stand_ins: Vec<(usize, usize)> =
            chat.messages.iter().filter(mine).filter_map(|m| Some((m.ephemeral?.replaces?, m.seq))).collect();
        let mut out = Vec::new();
        for msg in chat.messages.iter().filter(mine) {
            if msg.ephemeral.is_some_and(|e| e.replaces.is_some()) {
                continue;
            }
            let shown = stand_ins.iter().rev().find(|(replaced, _)| *replaced == msg.seq);
            out.push(shown.map_or(msg.seq, |(_, seq)| *seq));
        }
        out
    }

    /// What this person saw happen in this chat since the last call, her own actions included.
    pub fn news(&mut self, chat: i64, user: i64) -> Vec<Happening> {
        let from = self.cursors.get(&(chat, user)).copied().unwrap_or(0);
        let readable = self.can_read(chat, user);
        let Some(c) = self.chats.get(&chat) else {
            return Vec::new();
        };
        let end = c.forgotten + c.happenings.len();
        let fresh = c.happenings.iter().skip(from.saturating_sub(c.forgotten));
        let mine = |h: &&Happening| h.only_for.is_none_or(|only| only.0 == user);
        let fresh = if readable { fresh.filter(mine).cloned().collect() } else { Vec::new() };
        self.cursors.insert((chat, user), end);
        fresh
    }
}
