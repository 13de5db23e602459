//! Values and the wire: ids, updates read tolerantly, requests, the client, and what a refusal means. Only this folder,
//! `dispatch` and `edge` know Telegram's shapes.

pub mod actor;
pub mod api;
pub mod attachment;
pub mod keyboard;
pub mod marked;
pub mod refusal;
pub mod request;
pub mod seen;
pub mod time;
pub mod update;

use serde::{Deserialize, Serialize};

/// A chat as Telegram numbers it: negative for groups, a user's id for her private chat. A group's changes
/// when it becomes a supergroup; inside the bot a group is a [`crate::store::ChatKey`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ChatId(pub i64);

impl ChatId {
    /// Whether this is a group or supergroup (Telegram numbers them below zero).
    #[must_use]
    pub const fn is_group(self) -> bool {
        self.0 < 0
    }

    /// Whether this is a supergroup: those are numbered further below.
    #[must_use]
    pub const fn is_supergroup(self) -> bool {
        self.0 < -1_000_000_000_000
    }
}

/// A user as Telegram numbers her.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct UserId(pub i64);

impl UserId {
    /// The chat in which the bot and she talk in private.
    #[must_use]
    pub const fn private_chat(self) -> ChatId {
        ChatId(self.0)
    }
}

/// A message within its chat. Zero for ephemeral messages, which have a number of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MessageId(pub i64);

/// A forum topic (Telegram's `message_thread_id` of a topic message). General has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ThreadId(pub i64);
