//! Which messages Telegram has shown us lately, so that a search for one of ours passes over them.

use std::{
    collections::{BTreeSet, VecDeque},
    sync::{Mutex, PoisonError},
};

use super::ChatId;

/// Remembers the latest messages we were shown, so as not to ask about them.
#[derive(Debug, Default)]
pub struct Seen(Mutex<VecDeque<(ChatId, i64)>>);

/// How many are remembered, over all chats.
const REMEMBERED: usize = 20_000;

impl Seen {
    /// Notes messages of a batch of updates.
    pub fn note(&self, messages: impl IntoIterator<Item = (ChatId, i64)>) {
        let mut latest = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        latest.extend(messages);
        let surplus = latest.len().saturating_sub(REMEMBERED);
        latest.drain(..surplus);
    }

    /// Ids of the messages remembered of a chat.
    #[must_use]
    pub fn of(&self, chat: ChatId) -> BTreeSet<i64> {
        let latest = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        latest.iter().filter(|(at, _)| *at == chat).map(|(_, id)| *id).collect()
    }
}
