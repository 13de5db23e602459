//! The three numbers everything is addressed by, as types that cannot be mixed up.
//!
//! Ranges are disjoint on purpose: users from 1 000 001, the bot 7 000 000 001, basic groups from
//! -5 000 001 down, supergroups and channels from -1 002 000 000 001 down. A private chat has the
//! user's own number, as on Telegram.

use serde::Serialize;
use std::fmt;

/// A chat: a private one (equal to the user's number), a group, a supergroup or a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct ChatId(pub i64);

/// A person or a bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct UserId(pub i64);

/// A message inside one chat; 0 for ephemeral messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct MessageId(pub i64);

impl UserId {
    /// The private chat between this person and the bot.
    #[must_use]
    pub fn private(self) -> ChatId {
        ChatId(self.0)
    }
}

macro_rules! display {
    ($($name:ident),*) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}
display!(ChatId, UserId, MessageId);

/// `from` of messages sent by an anonymous administrator (TELEGRAM §3).
pub const ANONYMOUS_BOT: UserId = UserId(1_087_968_824);
/// `from` of messages written in the name of a channel (TELEGRAM §3).
pub const CHANNEL_BOT: UserId = UserId(136_817_688);
/// `from` of automatic forwards from a linked channel (TELEGRAM §3).
pub const TELEGRAM: UserId = UserId(777_000);
