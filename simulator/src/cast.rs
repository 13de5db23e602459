//! Making people, bots, chats and topics.

use crate::chats::{Chat, ChatKind, Member, Status, Topic, User};
use crate::ids::{ChatId, MessageId, UserId};
use crate::messages::Msg;
use crate::sim::Sim;
use crate::world::World;
use serde_json::json;

/// A person to be made: `Person::named("Dana").last("Levi").username("dana_l").language("he")`.
#[derive(Clone, Debug, Default)]
pub struct Person {
    first_name: String,
    last_name: Option<String>,
    username: Option<String>,
    language: Option<String>,
    premium: bool,
    bot: bool,
}

impl Person {
    /// A person with just a first name.
    #[must_use]
    pub fn named(first_name: &str) -> Self {
        Self { first_name: first_name.to_owned(), ..Self::default() }
    }

    /// With a last name.
    #[must_use]
    pub fn last(mut self, name: &str) -> Self {
        self.last_name = Some(name.to_owned());
        self
    }

    /// With a username, without @.
    #[must_use]
    pub fn username(mut self, name: &str) -> Self {
        self.username = Some(name.to_owned());
        self
    }

    /// With a language code such as `he` or `pt-br`.
    #[must_use]
    pub fn language(mut self, code: &str) -> Self {
        self.language = Some(code.to_owned());
        self
    }

    /// With Telegram Premium.
    #[must_use]
    pub fn premium(mut self) -> Self {
        self.premium = true;
        self
    }

    /// Another bot.
    #[must_use]
    pub fn bot(mut self) -> Self {
        self.bot = true;
        self
    }
}

impl World {
    fn add_user(&mut self, person: Person) -> i64 {
        let id = 1_000_000 + self.next_serial();
        self.users.insert(
            id,
            User {
                id,
                is_bot: person.bot,
                first_name: person.first_name,
                last_name: person.last_name,
                username: person.username,
                language_code: person.language,
                is_premium: person.premium,
                deactivated: false,
            },
        );
        id
    }

    /// A chat with its owner in it.
    pub fn add_chat(&mut self, kind: ChatKind, title: &str, owner: i64) -> i64 {
        let serial = self.next_serial();
        let id = match kind {
            ChatKind::Group => -5_000_000 - serial,
            _ => -1_002_000_000_000 - serial,
        };
        let mut chat = Chat::new(id, kind, Some(title.to_owned()));
        chat.members.insert(owner, Member::new(Status::Owner { anonymous: false }));
        self.chats.insert(id, chat);
        id
    }
}

impl Sim {
    /// A person with this first name; see [`Sim::create`] for more.
    pub fn person(&self, first_name: &str) -> UserId {
        self.create(Person::named(first_name))
    }

    /// A person, or another bot, as described.
    pub fn create(&self, person: Person) -> UserId {
        UserId(self.with(|w| w.add_user(person)))
    }

    /// Changes a person's account: name, username, language.
    pub fn rename(&self, user: UserId, person: Person) {
        self.with(|w| {
            if let Some(account) = w.users.get_mut(&user.0) {
                account.first_name = person.first_name;
                account.last_name = person.last_name;
                account.username = person.username;
                account.language_code = person.language;
                account.is_premium = person.premium;
            }
        });
    }

    /// The account is gone ("Deleted Account").
    pub fn deactivate(&self, user: UserId) {
        self.with(|w| {
            if let Some(account) = w.users.get_mut(&user.0) {
                account.deactivated = true;
                account.first_name = String::new();
                account.last_name = None;
                account.username = None;
            }
        });
    }

    /// A basic group.
    pub fn group(&self, title: &str, owner: UserId) -> ChatId {
        ChatId(self.with(|w| w.add_chat(ChatKind::Group, title, owner.0)))
    }

    /// A supergroup.
    pub fn supergroup(&self, title: &str, owner: UserId) -> ChatId {
        ChatId(self.with(|w| w.add_chat(ChatKind::Supergroup, title, owner.0)))
    }

    /// A supergroup with topics.
    pub fn forum(&self, title: &str, owner: UserId) -> ChatId {
        ChatId(self.with(|w| {
            let id = w.add_chat(ChatKind::Supergroup, title, owner.0);
            // Number 1 stands for the General topic.
            w.chat_mut(id).next_id = 2;
            w.chat_mut(id).forum = true;
            id
        }))
    }

    /// A channel; see [`Sim::link`].
    pub fn channel(&self, title: &str, owner: UserId) -> ChatId {
        ChatId(self.with(|w| w.add_chat(ChatKind::Channel, title, owner.0)))
    }

    /// Makes `group` the discussion group of `channel`: its posts are forwarded there by Telegram.
    pub fn link(&self, channel: ChatId, group: ChatId) {
        self.with(|w| {
            w.chat_mut(channel.0).linked = Some(group.0);
            w.chat_mut(group.0).linked = Some(channel.0);
        });
    }

    /// Gives a chat a public name, without @.
    pub fn set_chat_username(&self, chat: ChatId, name: &str) {
        self.with(|w| w.chat_mut(chat.0).username = Some(name.to_owned()));
    }

    /// A new topic of a forum; returns its `message_thread_id`.
    pub fn topic(&self, chat: ChatId, by: UserId, name: &str) -> i64 {
        self.with(|w| {
            let mut msg = Msg { from: by.0, service: true, ..Msg::default() };
            let created = json!({"name": name, "icon_color": 7_322_096});
            msg.extra.insert("forum_topic_created".into(), created);
            // The thread is known only once the message has its number.
            let thread = w.chat(chat.0).next_id;
            msg.thread = Some(thread);
            w.chat_mut(chat.0).topics.insert(thread, Topic { name: name.to_owned(), closed: false });
            w.post_from_person(chat.0, msg);
            thread
        })
    }

    /// The name of a topic.
    #[must_use]
    pub fn topic_name(&self, chat: ChatId, thread: i64) -> Option<String> {
        self.read(|w| w.chat(chat.0).topics.get(&thread).map(|t| t.name.clone()))
    }

    /// Closes a topic to everybody but those who manage topics, or opens it again. 1 is General.
    pub fn close_topic(&self, chat: ChatId, by: UserId, thread: i64, closed: bool) {
        self.with(|w| {
            let group = w.chat_mut(chat.0);
            match group.topics.get_mut(&thread) {
                Some(topic) => topic.closed = closed,
                None => group.general_closed = closed,
            }
            let thread = Some(thread).filter(|thread| *thread != 1);
            let mut msg = Msg { from: by.0, service: true, thread, ..Msg::default() };
            let key = if closed { "forum_topic_closed" } else { "forum_topic_reopened" };
            msg.extra.insert(key.into(), json!({}));
            w.post_from_person(chat.0, msg);
        });
    }

    /// Deletes a topic with its messages; bots are not told.
    pub fn delete_topic(&self, chat: ChatId, thread: i64) {
        self.with(|w| {
            w.chat_mut(chat.0).topics.remove(&thread);
            let inside = |m: &&Msg| m.thread == Some(thread) && !m.deleted;
            let seqs: Vec<usize> = w.chat(chat.0).messages.iter().filter(inside).map(|m| m.seq).collect();
            for seq in seqs {
                w.remove(chat.0, seq);
            }
        });
    }

    /// The group is deleted by its owner.
    pub fn delete_chat(&self, chat: ChatId) {
        self.with(|w| w.chat_mut(chat.0).deleted = true);
    }

    /// A permission of all ordinary members, such as `can_send_polls`.
    pub fn set_permission(&self, chat: ChatId, permission: &str, allowed: bool) {
        self.with(|w| {
            w.chat_mut(chat.0).permissions.insert(permission.to_owned(), json!(allowed));
        });
    }

    /// Deletes a message as a person would; bots are not told.
    pub fn delete(&self, chat: ChatId, message: MessageId) {
        self.with(|w| {
            if let Some(seq) = w.chat(chat.0).message(message.0).map(|m| m.seq) {
                w.remove(chat.0, seq);
            }
        });
    }
}
