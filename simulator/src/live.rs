//! A person's screen, kept up to date: what changed since she last looked, with everything a page needs to
//! draw it.

use crate::chats::ChatKind;
use crate::ids::{ChatId, MessageId, UserId};
use crate::messages::{Msg, reaction_key};
use crate::sim::Sim;
use crate::view::Seen;
use crate::world::World;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;

/// Longest part of a message shown above an answer to it, in characters.
const LONGEST_QUOTE: usize = 120;

/// A part of a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// All of it.
    Whole,
    /// Of a forum: what is in no topic.
    General,
    /// Of a forum: this topic.
    Topic(i64),
}

impl Part {
    fn holds(self, thread: Option<i64>) -> bool {
        match self {
            Self::Whole => true,
            Self::General => thread.is_none(),
            Self::Topic(topic) => thread == Some(topic),
        }
    }
}

/// A button on the screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Key {
    /// Its label.
    pub label: String,
    /// Where it leads, if it is a link.
    pub url: Option<String>,
}

/// The message above an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// Its place.
    pub place: usize,
    /// Who wrote it.
    pub sender: String,
    /// How it begins.
    pub text: String,
}

/// What Telegram itself says in a chat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// The field of the wire form, such as `new_chat_members`.
    pub kind: String,
    /// Who or what it is about: names, a title.
    pub names: Vec<String>,
}

/// A message with everything needed to draw it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shown {
    /// Its position in the chat, which orders messages and never changes.
    pub place: usize,
    /// The message.
    #[serde(flatten)]
    pub seen: Seen,
    /// Its buttons, by row.
    pub keys: Vec<Vec<Key>>,
    /// What it answers.
    pub quote: Option<Quote>,
    /// What Telegram says, if it is a service message.
    pub notice: Option<Notice>,
    /// Her vote in its poll, by position.
    pub my_votes: Vec<usize>,
    /// How many voted.
    pub voters: usize,
    /// More than one option may be chosen.
    pub many: bool,
    /// Which options of a quiz are right, once she may know.
    pub right: Vec<usize>,
    /// Her reaction.
    pub my_reaction: Option<String>,
}

/// What changed on a screen.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Changes {
    /// Ask with this next time.
    pub revision: u64,
    /// Whether she can open the chat at all.
    pub open: bool,
    /// New and changed messages.
    pub shown: Vec<Shown>,
    /// Places where there is nothing any more.
    pub gone: Vec<usize>,
}

/// A chat in somebody's list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Listed {
    /// Its number.
    pub id: ChatId,
    /// Its title; none for a private chat.
    pub title: Option<String>,
    /// Whether she is in it (a private chat: whether she has started the bot).
    pub is_in: bool,
    /// Topics of a forum: number and name.
    pub topics: Vec<(i64, String)>,
    /// How many people and bots are in it.
    pub members: usize,
    /// Pinned messages, newest last.
    pub pinned: Vec<MessageId>,
}

impl World {
    fn keys_of(msg: &Msg) -> Vec<Vec<Key>> {
        let rows = msg.markup.as_ref().and_then(|m| m.get("inline_keyboard").or_else(|| m.get("keyboard"))?.as_array());
        let key = |button: &Value| Key {
            label: button["text"].as_str().or(button.as_str()).unwrap_or("").to_owned(),
            url: button["url"].as_str().map(str::to_owned),
        };
        rows.into_iter().flatten().filter_map(Value::as_array).map(|row| row.iter().map(key).collect()).collect()
    }

    fn quote(&self, chat: i64, place: usize) -> Option<Quote> {
        let msg = &self.chat(chat).messages[place];
        if msg.deleted {
            return None;
        }
        let seen = self.seen(chat, place);
        let text = seen.text.replace('\n', " ").chars().take(LONGEST_QUOTE).collect();
        Some(Quote { place, sender: seen.sender, text })
    }

    /// The message at `source`, drawn at `place`.
    fn shown(&self, chat: i64, place: usize, source: usize, user: i64) -> Shown {
        let msg = &self.chat(chat).messages[source];
        let poll = msg.poll.as_ref().and_then(|id| self.polls.get(id));
        let my_votes = poll.and_then(|p| p.votes.get(&user).cloned()).unwrap_or_default();
        let may_know = poll.is_some_and(|p| p.is_closed || !my_votes.is_empty());
        Shown {
            place,
            seen: self.seen(chat, source),
            keys: Self::keys_of(msg),
            quote: msg.reply_to.and_then(|to| self.quote(chat, to)),
            notice: msg.service.then(|| notice(msg)).flatten(),
            voters: poll.map_or(0, |p| p.votes.len()),
            many: poll.is_some_and(|p| p.multiple),
            right: poll.filter(|_| may_know).map(|p| p.correct.clone()).unwrap_or_default(),
            my_votes,
            my_reaction: msg.reactions.get(&user).and_then(|list| list.first()).map(reaction_key),
        }
    }

    /// Messages only she sees that stand in place of others: the place, and the message there.
    pub fn stand_ins(&self, chat: i64, user: i64) -> Vec<(usize, usize)> {
        let visible = self.chat(chat).messages.iter().filter(|m| !m.deleted && m.visible_to(user));
        visible.filter_map(|m| Some((m.ephemeral?.replaces?, m.seq))).collect()
    }

    /// What is shown at `place`.
    pub fn at_place(&self, chat: i64, place: usize, user: i64, stand_ins: &[(usize, usize)]) -> Option<usize> {
        let original = &self.chat(chat).messages[place];
        if original.deleted || !original.visible_to(user) {
            return None;
        }
        let instead = stand_ins.iter().rev().find(|(at, _)| *at == place);
        Some(instead.map_or(place, |(_, seq)| *seq))
    }

    fn changes(&self, chat: i64, part: Part, user: i64, since: u64) -> Changes {
        let mut out = Changes { revision: self.revision, ..Changes::default() };
        if !self.can_read(chat, user) {
            return out;
        }
        out.open = true;
        let is_forum = self.chat(chat).forum;
        let touched = self.chat(chat).messages.iter().filter(|m| m.revision > since);
        let touched = touched.filter(|m| !is_forum || part.holds(m.thread));
        let places: BTreeSet<usize> = touched.map(|m| m.ephemeral.and_then(|e| e.replaces).unwrap_or(m.seq)).collect();
        let stand_ins = self.stand_ins(chat, user);
        for place in places {
            match self.at_place(chat, place, user, &stand_ins) {
                Some(source) => out.shown.push(self.shown(chat, place, source, user)),
                // At first there is nothing she could have seen before.
                None if since == 0 => {}
                None => out.gone.push(place),
            }
        }
        out
    }

    fn unread(&self, chat: i64, part: Part, user: i64, read: usize) -> usize {
        if !self.can_read(chat, user) {
            return 0;
        }
        let is_forum = self.chat(chat).forum;
        let fresh = self.chat(chat).messages.get(read..).unwrap_or_default().iter();
        let counts = |m: &&Msg| !m.deleted && !m.service && m.from != user && m.visible_to(user);
        fresh.filter(counts).filter(|m| !is_forum || part.holds(m.thread)).count()
    }

    fn newest(&self, chat: i64, part: Part, user: i64) -> Option<Seen> {
        if !self.can_read(chat, user) {
            return None;
        }
        let is_forum = self.chat(chat).forum;
        let mut messages = self.chat(chat).messages.iter().rev().filter(|m| !is_forum || part.holds(m.thread));
        let newest = messages.find(|m| !m.deleted && m.visible_to(user))?;
        Some(self.seen(chat, newest.seq))
    }

    fn listed(&self, id: i64, user: i64) -> Listed {
        let Some(chat) = self.chats.get(&id) else {
            let id = ChatId(id);
            return Listed { id, title: None, is_in: false, topics: Vec::new(), members: 0, pinned: Vec::new() };
        };
        let private = chat.kind == ChatKind::Private;
        Listed {
            id: ChatId(id),
            title: chat.title.clone(),
            is_in: if private { chat.started } else { chat.status(user).is_member() },
            topics: chat.topics.iter().map(|(id, topic)| (*id, topic.name.clone())).collect(),
            members: chat.members.values().filter(|m| m.status.is_member()).count(),
            pinned: chat.pinned.iter().copied().map(MessageId).collect(),
        }
    }

    /// Notes that a message looks different now.
    pub fn touch(&mut self, chat: i64, seq: usize) {
        self.revision += 1;
        let revision = self.revision;
        self.chat_mut(chat).messages[seq].revision = revision;
    }
}

fn notice(msg: &Msg) -> Option<Notice> {
    let name = |user: &Value| user["first_name"].as_str().unwrap_or("?").to_owned();
    let (kind, value) = msg.extra.iter().next()?;
    let names = match (kind.as_str(), value) {
        ("new_chat_members", Value::Array(users)) => users.iter().map(name).collect(),
        ("left_chat_member", user) => vec![name(user)],
        ("pinned_message", pinned) => {
            let text = pinned["text"].as_str().or(pinned["poll"]["question"].as_str()).unwrap_or("");
            vec![text.chars().take(LONGEST_QUOTE).collect()]
        }
        (_, Value::String(text)) => vec![text.clone()],
        (_, other) => other["name"].as_str().map(str::to_owned).into_iter().collect(),
    };
    Some(Notice { kind: kind.clone(), names })
}

impl Sim {
    /// Completes when something has changed, as far as anybody can tell, since this was called.
    pub fn changed(&self) -> impl Future<Output = ()> + '_ {
        // It counts from its making, not from its first poll.
        self.shared.changed.notified()
    }

    /// How many requests there were, polls left out.
    #[must_use]
    pub fn request_count(&self) -> usize {
        self.read(|w| w.log.requests.len())
    }

    /// What changed on this person's screen since a revision; 0 gives all of it.
    #[must_use]
    pub fn changes(&self, chat: ChatId, part: Part, user: UserId, since: u64) -> Changes {
        self.read(|w| {
            if w.chats.contains_key(&chat.0) { w.changes(chat.0, part, user.0, since) } else { Changes::default() }
        })
    }

    /// How many messages others have written from this place on that she can see.
    #[must_use]
    pub fn unread(&self, chat: ChatId, part: Part, user: UserId, read: usize) -> usize {
        self.read(|w| if w.chats.contains_key(&chat.0) { w.unread(chat.0, part, user.0, read) } else { 0 })
    }

    /// The newest message on her screen.
    #[must_use]
    pub fn newest(&self, chat: ChatId, part: Part, user: UserId) -> Option<Seen> {
        self.read(|w| if w.chats.contains_key(&chat.0) { w.newest(chat.0, part, user.0) } else { None })
    }

    /// How many messages a chat has had; the next one gets this place.
    #[must_use]
    pub fn length(&self, chat: ChatId) -> usize {
        self.read(|w| w.chats.get(&chat.0).map_or(0, |c| c.messages.len()))
    }

    /// A chat as it stands in this person's list.
    #[must_use]
    pub fn listed(&self, chat: ChatId, user: UserId) -> Listed {
        self.read(|w| w.listed(chat.0, user.0))
    }

    /// Whether she manages the chat.
    #[must_use]
    pub fn is_admin(&self, chat: ChatId, user: UserId) -> bool {
        self.read(|w| w.chats.get(&chat.0).is_some_and(|c| c.status(user.0).is_admin()))
    }

    /// When the next poll closes by itself, Unix seconds.
    #[must_use]
    pub fn next_closing(&self) -> Option<i64> {
        self.read(|w| w.closings.first().map(|(at, _)| *at))
    }

    /// Requests from this position on, polls left out.
    #[must_use]
    pub fn requests_from(&self, position: usize) -> Vec<crate::Request> {
        self.read(|w| w.log.requests.get(position..).map(<[_]>::to_vec).unwrap_or_default())
    }
}
