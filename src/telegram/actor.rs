//! Who is really behind a message.
//!
//! `from` is a stand-in when somebody writes as the group, as a channel, or when a linked channel's post is
//! forwarded (TELEGRAM §4). Rights and scores go by [`Actor`], made once here, never by `from`.

use super::{
    UserId,
    update::{Message, User},
};
use crate::words::{Lang, clean_name, person_name};

/// Telegram's stand-in for an administrator who writes as the group.
const GROUP_ANONYMOUS_BOT: i64 = 1_087_968_824;
/// Telegram's stand-in for posts forwarded from the linked channel.
const LINKED_CHANNEL_USER: i64 = 777_000;
/// Telegram's stand-in for whoever writes as a channel.
pub const CHANNEL_BOT: i64 = 136_817_688;

/// Who did something.
#[derive(Debug, Clone)]
pub enum Actor {
    /// A person as herself.
    Person(Person),
    /// An administrator who writes as the group; we cannot know which one.
    AnonymousAdmin,
    /// A channel, or the linked channel's own post.
    Channel,
    /// Another bot.
    Bot,
}

/// A user, cleaned for display.
#[derive(Debug, Clone)]
pub struct Person {
    /// Her number.
    pub id: UserId,
    /// Name fit to be shown, not escaped; never empty.
    pub name: String,
    /// Username without `@`.
    pub username: Option<String>,
    /// Her app's language, if we speak it.
    pub language: Option<Lang>,
    /// Whether it is a bot.
    pub is_bot: bool,
}

impl Person {
    /// From Telegram's user.
    #[must_use]
    pub fn new(user: &User) -> Self {
        let full = format!("{} {}", user.first_name, user.last_name.as_deref().unwrap_or_default());
        let mut name = clean_name(&full);
        if name.is_empty() {
            name = person_name(user.username.as_deref().unwrap_or_default(), user.id);
        }
        Self {
            id: UserId(user.id),
            name,
            username: user.username.clone(),
            language: user.language_code.as_deref().and_then(Lang::from_tag),
            is_bot: user.is_bot,
        }
    }
}

impl Actor {
    /// Who is behind `message`.
    #[must_use]
    pub fn of(message: &Message) -> Self {
        let from = message.from.as_ref();
        if message.is_automatic_forward || from.is_some_and(|user| user.id == LINKED_CHANNEL_USER) {
            return Self::Channel;
        }
        if let Some(chat) = &message.sender_chat {
            return if chat.id == message.chat.id { Self::AnonymousAdmin } else { Self::Channel };
        }
        match from {
            None => Self::Channel,
            Some(user) if user.id == GROUP_ANONYMOUS_BOT => Self::AnonymousAdmin,
            Some(user) if user.id == CHANNEL_BOT => Self::Channel,
            Some(user) if user.is_bot => Self::Bot,
            Some(user) => Self::Person(Person::new(user)),
        }
    }

    /// The person, if it is one.
    #[must_use]
    pub const fn person(&self) -> Option<&Person> {
        match self {
            Self::Person(person) => Some(person),
            Self::AnonymousAdmin | Self::Channel | Self::Bot => None,
        }
    }
}
