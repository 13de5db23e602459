//! Telegram's limits, respected before it complains (invariant I6): one message a second in a chat, twenty a
//! minute in a group, thirty a second in all; edits count (TELEGRAM §4), deletions only by the second, the search
//! for a lost message only by the minute. After a 429 the chat it named waits as long as it was told to; the others
//! go on.
//!
//! Pure: time is an argument, in milliseconds.

use std::collections::{HashMap, VecDeque};

use super::ChatId;

const PER_CHAT_MS: i64 = 1_000;
/// A minute, and a second more: Telegram counts when a request arrives, we when it leaves.
const MINUTE_MS: i64 = 61_000;
const PER_GROUP_A_MINUTE: usize = 20;
const SECOND_MS: i64 = 1_000;
const ALL_A_SECOND: usize = 30;

/// Remembers what was sent in the last minute.
#[derive(Debug, Default)]
pub struct Pacer {
    chats: HashMap<ChatId, Recent>,
    all: VecDeque<i64>,
    /// The latest time we were told.
    latest: i64,
}

#[derive(Debug, Default)]
struct Recent {
    /// Messages and edits, for the minute's limit.
    sent: VecDeque<i64>,
    /// The latest request of any kind.
    last: Option<i64>,
    held_until: i64,
}

/// What a request weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// A message or an edit.
    Message,
    /// Taking something away.
    Tidying,
    /// A question about a lost message, in the form of an edit that changes nothing. The chat waits for what comes
    /// of it, and a process that does not live long must get there; so it keeps to the minute's limit, but not to
    /// the second's, of which Telegram says that short bursts are well.
    Search,
    /// A question of ours; nobody sees it.
    Reading,
}

impl Weight {
    /// Of a Bot API method.
    #[must_use]
    pub fn of(method: &str) -> Self {
        match method {
            method if method.starts_with("get") => Self::Reading,
            method if method.starts_with("delete") => Self::Tidying,
            _ => Self::Message,
        }
    }
}

impl Pacer {
    /// When a request to `chat` may go, in milliseconds; now or earlier means at once.
    #[must_use]
    pub fn ready_at(&self, chat: Option<ChatId>, weight: Weight, now: i64) -> i64 {
        let Some(chat) = chat else { return now };
        if weight == Weight::Reading {
            return self.chats.get(&chat).map_or(now, |recent| recent.held_until.max(now));
        }
        let in_all = nth_last(&self.all, ALL_A_SECOND).map_or(now, |at| at + SECOND_MS);
        let Some(recent) = self.chats.get(&chat) else { return in_all };
        let in_chat = recent.last.filter(|_| weight != Weight::Search).map_or(now, |at| at + PER_CHAT_MS);
        let in_group = if chat.is_group() && weight != Weight::Tidying {
            nth_last(&recent.sent, PER_GROUP_A_MINUTE).map_or(now, |at| at + MINUTE_MS)
        } else {
            now
        };
        in_all.max(in_chat).max(in_group).max(recent.held_until)
    }

    /// When something last went to a chat, if that was lately.
    #[must_use]
    pub fn last(&self, chat: ChatId) -> Option<i64> {
        self.chats.get(&chat).and_then(|recent| recent.last)
    }

    /// Notes that a request went to `chat`.
    pub fn sent(&mut self, chat: Option<ChatId>, weight: Weight, now: i64) {
        let Some(chat) = chat.filter(|_| weight != Weight::Reading) else { return };
        self.all.push_back(now);
        while self.all.len() > ALL_A_SECOND {
            self.all.pop_front();
        }
        let recent = self.chats.entry(chat).or_default();
        recent.last = Some(now);
        if weight != Weight::Tidying {
            recent.sent.push_back(now);
        }
        while recent.sent.len() > PER_GROUP_A_MINUTE {
            recent.sent.pop_front();
        }
        if self.chats.len() > 1_000 {
            self.forget(now);
        }
    }

    /// Says what time it is. Returns whether the clock was set back since; then all we remember moves with it, as
    /// Telegram's limits go by time that passes.
    pub fn clock_is(&mut self, now: i64) -> bool {
        let back = self.latest - now;
        self.latest = now;
        if back <= 0 {
            return false;
        }
        for recent in self.chats.values_mut() {
            recent.held_until -= back;
            recent.last = recent.last.map(|at| at - back);
            recent.sent.iter_mut().for_each(|at| *at -= back);
        }
        self.all.iter_mut().for_each(|at| *at -= back);
        back > MINUTE_MS
    }

    /// Obeys a 429.
    pub fn hold(&mut self, chat: Option<ChatId>, until: i64) {
        let Some(chat) = chat else { return };
        let recent = self.chats.entry(chat).or_default();
        recent.held_until = recent.held_until.max(until);
    }

    fn forget(&mut self, now: i64) {
        self.chats.retain(|_, recent| recent.held_until > now || recent.last.is_some_and(|at| at + MINUTE_MS > now));
    }
}

/// The time `n` sends ago, once there were that many.
fn nth_last(times: &VecDeque<i64>, n: usize) -> Option<i64> {
    times.len().checked_sub(n).and_then(|i| times.get(i)).copied()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const GROUP: Option<ChatId> = Some(ChatId(-1));

    fn send_all(requests: &[i64]) -> Vec<(i64, i64)> {
        let (mut pacer, mut now, mut sent) = (Pacer::default(), 0, Vec::new());
        for chat in requests {
            now = now.max(pacer.ready_at(Some(ChatId(*chat)), Weight::Message, now));
            pacer.sent(Some(ChatId(*chat)), Weight::Message, now);
            sent.push((*chat, now));
        }
        sent
    }

    proptest! {
        #[test]
        fn telegrams_limits_hold_in_every_window(requests in proptest::collection::vec(-40_i64..40, 1..300)) {
            let sent = send_all(&requests);
            for (i, (chat, at)) in sent.iter().enumerate() {
                let same = |window: i64| sent[..i].iter().filter(|(c, t)| c == chat && *t > at - window).count();
                prop_assert_eq!(same(PER_CHAT_MS), 0);
                prop_assert!(*chat >= 0 || same(MINUTE_MS) < PER_GROUP_A_MINUTE);
                prop_assert!(sent[..i].iter().filter(|(_, t)| *t > at - SECOND_MS).count() < ALL_A_SECOND);
            }
        }
    }

    #[test]
    fn a_429_holds_only_its_chat() {
        let mut pacer = Pacer::default();
        pacer.hold(GROUP, 5_000);
        assert_eq!(pacer.ready_at(GROUP, Weight::Message, 0), 5_000);
        assert_eq!(pacer.ready_at(Some(ChatId(-2)), Weight::Message, 0), 0);
    }

    #[test]
    fn a_clock_that_is_set_back_makes_nobody_wait_longer() {
        let mut pacer = Pacer::default();
        pacer.clock_is(9_000_000);
        pacer.sent(GROUP, Weight::Message, 9_000_000);
        assert!(pacer.clock_is(1_000_000));
        assert_eq!(pacer.ready_at(GROUP, Weight::Message, 1_000_000), 1_001_000);
        assert!(!pacer.clock_is(1_000_500));
    }

    #[test]
    fn tidying_leaves_the_minutes_messages_to_others() {
        let mut pacer = Pacer::default();
        for second in 0..40 {
            pacer.sent(GROUP, Weight::Tidying, second * 1_000);
        }
        assert_eq!(pacer.ready_at(GROUP, Weight::Message, 39_000), 40_000);
        assert_eq!(pacer.ready_at(GROUP, Weight::Search, 39_000), 39_000);
        assert_eq!(pacer.ready_at(GROUP, Weight::Reading, 39_000), 39_000);
    }
}
