//! Telegram's limits, respected before it complains (invariant I6): one message a second in a chat, twenty a
//! minute in a group, thirty a second in all; edits count (TELEGRAM §4), the search for a lost message only by the
//! minute and in all. Deletions have a measure of their own, as the limits are about messages. After a 429 the chat it
//! named waits as long as it was told to; the others go on.
//!
//! Telegram counts when a request arrives, we know when it leaves and when it is answered. So there is a margin in the
//! second, and a request that was answered late counts as one that arrived late. If Telegram refuses several chats at
//! once all the same, it is not about a chat: the margin grows, and shrinks again with every message that is taken.
//!
//! Pure: time is an argument, in milliseconds.

use std::collections::{BTreeSet, HashMap, VecDeque};

use crate::telegram::{ChatId, request::Lane};

const PER_CHAT_MS: i64 = 1_000;
/// A minute, and a second more, for what arrives late.
const MINUTE_MS: i64 = 61_000;
const PER_GROUP_A_MINUTE: usize = 20;
/// Of these so many are kept for what a manager asks for and for the group's own posts, however much is answered.
const KEPT_A_MINUTE: usize = 3;
const SECOND_MS: i64 = 1_000;
const ALL_A_SECOND: usize = 30;
/// The second is so much longer: 29 messages a second.
const MARGIN_MS: i64 = 26;
/// What is left of the margin when the delay of an answer is counted in full.
const LEAST_MARGIN_MS: i64 = 12;
/// What was the quickest answer is expected for long, but not for ever: a millisecond more after so many messages.
const QUICKEST_FOR: u64 = 32;
/// By how much the margin grows when Telegram says that all is too much, and how far.
const LEARNED_MS: i64 = 50;
const MOST_LEARNED_MS: i64 = 1_000;
/// Refusals of two chats within this time are not about either of them.
const TOGETHER_MS: i64 = 2_000;
/// How often something is taken away in a chat.
const TIDYING_MS: i64 = 1_000;

/// Remembers what was sent in the last minute.
#[derive(Debug, Default)]
pub struct Pacer {
    chats: HashMap<ChatId, Recent>,
    /// The last second: until when each message counts, and its number; for ever while it is not answered.
    all: BTreeSet<(i64, u64)>,
    /// Messages so far.
    number: u64,
    /// The quickest answer of late.
    quickest: Option<i64>,
    /// What was learned from refusals, added to the margin.
    learned: i64,
    /// The chat that was refused last, and when.
    refused: Option<(ChatId, i64)>,
    /// Nobody sends before.
    all_held_until: i64,
    /// The latest time we were told.
    latest: i64,
}

#[derive(Debug, Default)]
struct Recent {
    /// For the minute's limit.
    sent: VecDeque<i64>,
    /// The latest message or edit.
    last: Option<i64>,
    /// The latest deletion.
    tidied: Option<i64>,
    held_until: i64,
}

/// What a message weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// One that may take all that is left of a minute.
    First,
    /// One that leaves something of the minute to others.
    Message,
    /// A question about a lost message, in the form of an edit that changes nothing. The chat waits for what comes
    /// of it, and a process that does not live long must get there; so it keeps to the minute's limit, but not to
    /// the second's, of which Telegram says that short bursts are well.
    Search,
}

impl Weight {
    /// Of a message for these.
    #[must_use]
    pub const fn of(lane: Lane) -> Self {
        match lane {
            Lane::Manager | Lane::Community => Self::First,
            Lane::Member | Lane::Stranger => Self::Message,
        }
    }
}

/// A message that was sent and is not answered yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    number: u64,
    left_at: i64,
}

impl Pacer {
    /// When a message may go to `chat` as far as the chat is concerned, in milliseconds; now or earlier means at once.
    #[must_use]
    pub fn ready_at(&self, chat: ChatId, weight: Weight, now: i64) -> i64 {
        let Some(recent) = self.chats.get(&chat) else { return now };
        let in_chat = recent.last.filter(|_| weight != Weight::Search).map_or(now, |at| at + PER_CHAT_MS);
        let a_minute = match weight {
            Weight::Message => PER_GROUP_A_MINUTE - KEPT_A_MINUTE,
            Weight::First | Weight::Search => PER_GROUP_A_MINUTE,
        };
        let in_group =
            if chat.is_group() { nth_last(&recent.sent, a_minute).map_or(now, |at| at + MINUTE_MS) } else { now };
        in_chat.max(in_group).max(recent.held_until).max(now)
    }

    /// When the next message may go, to whichever chat; [`i64::MAX`] while nothing is known of those that went.
    #[must_use]
    pub fn all_ready_at(&self, now: i64) -> i64 {
        let free = ALL_A_SECOND.saturating_sub(self.all.iter().rev().take_while(|(until, _)| *until > now).count());
        let next = match free {
            0 => self.all.iter().rev().nth(ALL_A_SECOND - 1).map_or(now, |(until, _)| *until),
            _ => now,
        };
        next.max(self.all_held_until).max(now)
    }

    /// When so many messages may go to `chat` at once, as those of an album do.
    #[must_use]
    pub fn room_at(&self, chat: ChatId, parts: usize, now: i64) -> i64 {
        let more = parts.saturating_sub(1);
        let recent = self.chats.get(&chat).filter(|_| chat.is_group());
        let before = recent.and_then(|recent| nth_last(&recent.sent, PER_GROUP_A_MINUTE.saturating_sub(more)));
        let in_group = before.map_or(now, |at| at + MINUTE_MS);
        let of_all = self.all.iter().rev().nth(ALL_A_SECOND.saturating_sub(parts)).map_or(now, |(until, _)| *until);
        // Nothing is known of one that is not answered yet: it is looked at again.
        let of_all = if of_all == i64::MAX { now + SECOND_MS } else { of_all };
        in_group.max(of_all).max(now)
    }

    /// When something may be taken away in a chat.
    #[must_use]
    pub fn tidying_ready_at(&self, chat: ChatId, now: i64) -> i64 {
        self.chats.get(&chat).and_then(|recent| recent.tidied).map_or(now, |at| (at + TIDYING_MS).max(now))
    }

    /// Notes that a message leaves for `chat`.
    pub fn sent(&mut self, chat: ChatId, now: i64) -> Slot {
        self.number += 1;
        let slot = Slot { number: self.number, left_at: now };
        self.all.insert((i64::MAX, slot.number));
        self.all.retain(|(until, _)| *until > now);
        self.note(chat, now);
        slot
    }

    /// Notes a message of the process before.
    pub fn was_sent(&mut self, chat: ChatId, at: i64) {
        self.number += 1;
        self.all.insert((at + SECOND_MS + MARGIN_MS, self.number));
        self.note(chat, at);
    }

    fn note(&mut self, chat: ChatId, at: i64) {
        let recent = self.chats.entry(chat).or_default();
        recent.last = Some(at);
        recent.sent.push_back(at);
        while recent.sent.len() > PER_GROUP_A_MINUTE {
            recent.sent.pop_front();
        }
        if self.chats.len() > 1_000 {
            self.forget(at);
        }
    }

    /// Notes that a message was answered: it arrived by now, and counts for a second from then on.
    pub fn answered(&mut self, slot: Slot, now: i64) {
        if !self.all.remove(&(i64::MAX, slot.number)) {
            return;
        }
        let took = (now - slot.left_at).max(0);
        let longer = i64::from(slot.number.is_multiple_of(QUICKEST_FOR));
        let quickest = self.quickest.map_or(took, |quickest| took.min(quickest + longer));
        self.quickest = Some(quickest);
        let margin = MARGIN_MS.max(took - quickest + LEAST_MARGIN_MS) + self.learned;
        self.all.insert((slot.left_at + SECOND_MS + margin, slot.number));
        self.learned = (self.learned - 1).max(0);
    }

    /// Notes that something is taken away in `chat`.
    pub fn tidied(&mut self, chat: ChatId, now: i64) {
        self.chats.entry(chat).or_default().tidied = Some(now);
    }

    /// Says what time it is. Returns whether the clock was set back since by more than a minute. What we remember moves
    /// with it, as Telegram's limits go by time that passes.
    pub fn clock_is(&mut self, now: i64) -> bool {
        let back = self.latest - now;
        self.latest = now;
        if back <= 0 {
            return false;
        }
        for recent in self.chats.values_mut() {
            recent.held_until -= back;
            recent.last = recent.last.map(|at| at - back);
            recent.tidied = recent.tidied.map(|at| at - back);
            recent.sent.iter_mut().for_each(|at| *at -= back);
        }
        let until = |until: i64| if until == i64::MAX { until } else { until - back };
        self.all = self.all.iter().map(|(at, number)| (until(*at), *number)).collect();
        self.all_held_until -= back;
        self.refused = None;
        back > MINUTE_MS
    }

    /// Obeys a 429 in a chat.
    pub fn hold(&mut self, chat: ChatId, until: i64) {
        let recent = self.chats.entry(chat).or_default();
        recent.held_until = recent.held_until.max(until);
    }

    /// Learns from a 429: if another chat was refused a moment ago, it is all of them that are too many.
    pub fn refused(&mut self, chat: ChatId, now: i64) {
        let before = self.refused.replace((chat, now));
        if before.is_some_and(|(other, at)| other != chat && now - at < TOGETHER_MS) {
            self.learned = (self.learned + LEARNED_MS).min(MOST_LEARNED_MS);
            self.all_held_until = now + SECOND_MS;
        }
    }

    fn forget(&mut self, now: i64) {
        self.chats.retain(|_, recent| {
            let last = recent.last.into_iter().chain(recent.tidied).max();
            recent.held_until > now || last.is_some_and(|at| at + MINUTE_MS > now)
        });
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

    const GROUP: ChatId = ChatId(-1);
    const OTHER: ChatId = ChatId(-2);

    #[test]
    fn an_album_waits_until_there_is_room_for_all_its_parts() {
        let mut pacer = Pacer::default();
        for n in 0..12 {
            pacer.was_sent(GROUP, n * 2_000);
        }
        let now = 30_000;
        assert_eq!(pacer.room_at(GROUP, 8, now), now);
        assert_eq!(pacer.room_at(GROUP, 9, now), MINUTE_MS, "when the first is a minute ago");
        assert_eq!(pacer.room_at(ChatId(7), 10, now), now, "in private there is no such limit");
        for chat in 0..25 {
            pacer.was_sent(ChatId(chat), now);
        }
        assert_eq!(pacer.room_at(OTHER, 5, now), now);
        assert_eq!(pacer.room_at(OTHER, 6, now), now + SECOND_MS + MARGIN_MS, "thirty a second in all");
    }

    /// When each message left and when it arrived, if the way there and back took it so long.
    struct Sent {
        chat: i64,
        left_at: i64,
        arrived_at: i64,
    }

    /// Sends one after the other, as soon as each may go.
    fn send_all(requests: &[(i64, i64, i64)]) -> Vec<Sent> {
        let (mut pacer, mut now, mut sent, mut open) = (Pacer::default(), 0, Vec::new(), Vec::<(i64, Slot)>::new());
        for (chat, there, back) in requests {
            loop {
                open.retain(|(at, slot)| {
                    if *at <= now {
                        pacer.answered(*slot, *at);
                    }
                    *at > now
                });
                let ready = pacer.ready_at(ChatId(*chat), Weight::First, now).max(pacer.all_ready_at(now));
                if ready <= now {
                    break;
                }
                now = open.iter().map(|(at, _)| *at).chain([ready]).filter(|at| *at > now).min().unwrap_or(now + 1);
            }
            let slot = pacer.sent(ChatId(*chat), now);
            open.push((now + there + back, slot));
            sent.push(Sent { chat: *chat, left_at: now, arrived_at: now + there });
        }
        sent
    }

    /// What arrives within a second, at most.
    fn most_in_a_second(sent: &[Sent]) -> usize {
        let within = |from: &Sent| from.arrived_at..from.arrived_at + SECOND_MS;
        sent.iter().map(|from| sent.iter().filter(|one| within(from).contains(&one.arrived_at)).count()).max().unwrap()
    }

    proptest! {
        #[test]
        fn telegrams_limits_hold_in_every_window(requests in proptest::collection::vec(-40_i64..40, 1..300)) {
            let requests: Vec<_> = requests.into_iter().map(|chat| (chat, 20, 20)).collect();
            let sent = send_all(&requests);
            for (i, one) in sent.iter().enumerate() {
                let same = |window: i64| {
                    sent[..i].iter().filter(|other| other.chat == one.chat && other.left_at > one.left_at - window).count()
                };
                prop_assert_eq!(same(PER_CHAT_MS), 0);
                prop_assert!(one.chat >= 0 || same(MINUTE_MS) < PER_GROUP_A_MINUTE);
            }
            prop_assert!(most_in_a_second(&sent) <= ALL_A_SECOND);
        }

        #[test]
        fn however_long_the_way_is_no_second_sees_too_many_arrive(
            delays in proptest::collection::vec(20_i64..300, 100..300)
        ) {
            // How quick it can be is known from the first.
            let requests: Vec<_> = (1..).zip([20].into_iter().chain(delays)).map(|(chat, there)| (chat, there, 20)).collect();
            prop_assert!(most_in_a_second(&send_all(&requests)) <= ALL_A_SECOND);
        }
    }

    #[test]
    fn nearly_all_that_is_allowed_is_used() {
        let sent = send_all(&(1..=1_000).map(|chat| (chat, 5, 5)).collect::<Vec<_>>());
        let took = sent.last().unwrap().left_at;
        assert!((32_300..=34_500).contains(&took), "{took} ms");
    }

    #[test]
    fn a_429_holds_only_its_chat() {
        let mut pacer = Pacer::default();
        pacer.hold(GROUP, 5_000);
        assert_eq!(pacer.ready_at(GROUP, Weight::First, 0), 5_000);
        assert_eq!(pacer.ready_at(OTHER, Weight::First, 0), 0);
    }

    #[test]
    fn refusals_that_are_not_about_a_chat_slow_all_a_little_for_a_while() {
        let mut pacer = Pacer::default();
        let slot = pacer.sent(GROUP, 0);
        pacer.refused(GROUP, 10);
        pacer.refused(GROUP, 20);
        assert_eq!(pacer.all_ready_at(20), 20, "one chat alone is one chat");
        pacer.refused(OTHER, 30);
        assert_eq!(pacer.all_ready_at(30), 1_030);
        pacer.answered(slot, 40);
        assert_eq!(pacer.learned, LEARNED_MS - 1, "it is forgotten with every message that is taken");
        for second in 0..LEARNED_MS {
            let slot = pacer.sent(ChatId(second), 10_000);
            pacer.answered(slot, 10_005);
        }
        assert_eq!(pacer.learned, 0);
    }

    #[test]
    fn a_clock_that_is_set_back_makes_nobody_wait_longer() {
        let mut pacer = Pacer::default();
        pacer.clock_is(9_000_000);
        pacer.was_sent(GROUP, 9_000_000);
        pacer.sent(OTHER, 9_000_000);
        assert!(pacer.clock_is(1_000_000));
        assert_eq!(pacer.ready_at(GROUP, Weight::First, 1_000_000), 1_001_000);
        assert!(!pacer.clock_is(1_000_500));
    }

    #[test]
    fn tidying_takes_nothing_from_messages() {
        let mut pacer = Pacer::default();
        for second in 0..40 {
            pacer.tidied(GROUP, second * 1_000);
        }
        assert_eq!(pacer.ready_at(GROUP, Weight::Message, 39_000), 39_000);
        assert_eq!(pacer.tidying_ready_at(GROUP, 39_000), 40_000);
    }

    #[test]
    fn answers_leave_something_of_a_minute_to_managers() {
        let mut pacer = Pacer::default();
        for second in 0..17 {
            assert_eq!(pacer.ready_at(GROUP, Weight::Message, second * 1_000), second * 1_000);
            pacer.sent(GROUP, second * 1_000);
        }
        assert_eq!(pacer.ready_at(GROUP, Weight::Message, 17_000), 61_000);
        assert_eq!(pacer.ready_at(GROUP, Weight::First, 17_000), 17_000);
    }
}
