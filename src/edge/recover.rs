//! Finding out whether a message arrived when the answer to sending it was lost.
//!
//! Telegram has no idempotency key, and a bot is never shown its own messages. But it refuses to change the
//! buttons of a message to what they already are: "message is not modified" is said only of a message that is
//! ours, while others' "can't be edited" and missing ones are "not found". One request is in flight per chat, so
//! a message of ours above the highest id known when it was claimed can only be the lost one. So we ask about
//! the ids from there on, after catching up with the updates of the meantime; those of messages we were shown,
//! by now or before a restart, are somebody else's and need no question. Nothing is changed by asking.

use std::collections::{BTreeSet, VecDeque};

use serde_json::{Value, json};

use crate::{
    store::outbox::Claimed,
    telegram::{
        ChatId, MessageId,
        api::CallError,
        refusal::{Refusal, is_bad_request, is_missing},
    },
};

/// How many ids are asked about; beyond this the outcome stays unknown.
const MOST_PROBES: usize = 25;
/// Messages of others that may have come since we last caught up.
const BEYOND: i64 = 4;

/// A lost message being looked for.
#[derive(Debug, Clone)]
pub struct Probe {
    /// The request whose answer was lost.
    pub claimed: Claimed,
    chat: ChatId,
    /// Ids to ask about, the first next.
    ids: VecDeque<i64>,
    /// How many more may be asked about.
    left: usize,
    /// The highest id that has to be asked about.
    last: i64,
    /// Whether `ids` go up to it.
    reaches: bool,
    /// Questions in a row that were not answered.
    unanswered: u32,
}

/// What one question told.
#[derive(Debug)]
pub enum Found {
    /// There it is.
    Here(MessageId),
    /// Not this one; ask about the next.
    NotYet(Probe),
    /// Nowhere: it was never sent.
    Nowhere(Claimed),
    /// It cannot be told.
    Unknown(Claimed),
}

impl Probe {
    /// Looks for `claimed` among the ids above those known when it was claimed. `highest` is known now; `seen` are
    /// ids of messages we were shown.
    #[must_use]
    pub fn new(claimed: Claimed, chat: ChatId, highest: i64, seen: &BTreeSet<i64>) -> Self {
        let last = highest.max(claimed.floor) + BEYOND;
        let mut unseen = (claimed.floor + 1..=last).filter(|id| !seen.contains(id));
        let ids: VecDeque<i64> = unseen.by_ref().take(MOST_PROBES).collect();
        let reaches = unseen.next().is_none();
        Self { chat, left: MOST_PROBES - ids.len(), ids, last, reaches, claimed, unanswered: 0 }
    }

    /// There is a message of this number, of which we had not heard: more may have come since than we thought.
    fn look_beyond(&mut self, id: i64) {
        let further = (self.last + 1..=id + BEYOND).collect::<Vec<_>>();
        self.last = self.last.max(id + BEYOND);
        self.reaches &= further.len() <= self.left;
        let further = &further[..further.len().min(self.left)];
        self.left -= further.len();
        self.ids.extend(further);
    }

    /// How many questions in a row were not answered.
    #[must_use]
    pub const fn unanswered(&self) -> u32 {
        self.unanswered
    }

    /// Where the question goes, for pacing: it counts as an edit.
    #[must_use]
    pub const fn chat(&self) -> ChatId {
        self.chat
    }

    fn id(&self) -> i64 {
        self.ids.front().copied().unwrap_or_default()
    }

    /// The question, as method and parameters.
    #[must_use]
    pub fn request(&self) -> (&'static str, String) {
        let sent: Value = serde_json::from_str(&self.claimed.request).unwrap_or_default();
        let mut body = json!({"chat_id": self.chat.0, "message_id": self.id()});
        if let (Some(markup), Some(body)) = (sent.get("reply_markup"), body.as_object_mut()) {
            body.insert("reply_markup".to_owned(), markup.clone());
        }
        ("editMessageReplyMarkup", body.to_string())
    }

    /// What the answer means.
    #[must_use]
    pub fn learn(mut self, answer: &Result<Value, CallError>) -> Found {
        match answer {
            Err(CallError::Unavailable(_) | CallError::Lost(_)) => self.unanswered += 1,
            _ => self.unanswered = 0,
        }
        match answer {
            Ok(_) => return Found::Here(MessageId(self.id())),
            Err(CallError::Refused(why)) if Refusal::of(why) == Refusal::NotModified => {
                return Found::Here(MessageId(self.id()));
            }
            Err(CallError::Refused(why)) if is_bad_request(why) => {
                let id = self.ids.pop_front();
                if let Some(id) = id.filter(|_| !is_missing(why)) {
                    self.look_beyond(id);
                }
            }
            Err(CallError::RetryAfter(_) | CallError::Unavailable(_) | CallError::Lost(_)) => {}
            Err(_) => return Found::Unknown(self.claimed),
        }
        match (self.ids.is_empty(), self.reaches) {
            (false, _) => Found::NotYet(self),
            (true, true) => Found::Nowhere(self.claimed),
            (true, false) => Found::Unknown(self.claimed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claimed(floor: i64) -> Claimed {
        Claimed {
            id: 1,
            chat: Some(ChatId(-5)),
            method: "sendMessage".into(),
            request: "{}".into(),
            once: true,
            lane: crate::telegram::request::Lane::Community,
            urgency: 1,
            floor,
            attempts: 1,
            room: None,
            note: None,
        }
    }

    fn refused(why: &str) -> Result<Value, CallError> {
        Err(CallError::Refused(why.into()))
    }

    #[test]
    fn ours_is_told_from_others_and_from_nothing() {
        let probe = Probe::new(claimed(10), ChatId(-5), 11, &BTreeSet::new());
        let Found::NotYet(probe) = probe.learn(&refused("Bad Request: message can't be edited")) else {
            panic!("11 is somebody else's")
        };
        let ours = probe.learn(&refused("Bad Request: message is not modified: …"));
        assert!(matches!(ours, Found::Here(MessageId(12))));
    }

    #[test]
    fn it_was_not_sent_if_no_id_up_to_the_highest_is_ours() {
        let mut probe = Probe::new(claimed(10), ChatId(-5), 10, &BTreeSet::new());
        for _ in 0..BEYOND - 1 {
            let Found::NotYet(next) = probe.learn(&refused("Bad Request: message to edit not found")) else {
                panic!("there are more to ask about")
            };
            probe = next;
        }
        assert!(matches!(probe.learn(&refused("Bad Request: message to edit not found")), Found::Nowhere(_)));
    }

    #[test]
    fn others_messages_we_had_not_heard_of_lead_further() {
        let mut probe = Probe::new(claimed(10), ChatId(-5), 10, &BTreeSet::new());
        for id in 11..21 {
            let Found::NotYet(next) = probe.learn(&refused("Bad Request: message can't be edited")) else {
                panic!("{id} is somebody else's, and there may be more")
            };
            probe = next;
        }
        let ours = probe.learn(&refused("Bad Request: message is not modified: …"));
        assert!(matches!(ours, Found::Here(MessageId(21))));
    }

    #[test]
    fn a_crowd_we_had_not_heard_of_leaves_it_unknown() {
        let mut probe = Probe::new(claimed(10), ChatId(-5), 10, &BTreeSet::new());
        let mut asked = 1;
        loop {
            match probe.learn(&refused("Bad Request: message can't be edited")) {
                Found::NotYet(next) => probe = next,
                Found::Unknown(_) => break,
                found => panic!("{found:?}"),
            }
            asked += 1;
        }
        assert_eq!(asked, MOST_PROBES);
    }

    #[test]
    fn messages_we_were_shown_need_no_question() {
        let others: BTreeSet<i64> = (11..1_000).filter(|id| *id != 500).collect();
        let probe = Probe::new(claimed(10), ChatId(-5), 999, &others);
        assert!(probe.request().1.contains("\"message_id\":500"));
        let ours = probe.learn(&refused("Bad Request: message is not modified: …"));
        assert!(matches!(ours, Found::Here(MessageId(500))));
    }

    #[test]
    fn too_far_to_look_stays_unknown() {
        let mut probe = Probe::new(claimed(10), ChatId(-5), 1_000, &BTreeSet::new());
        loop {
            match probe.learn(&refused("Bad Request: message to edit not found")) {
                Found::NotYet(next) => probe = next,
                Found::Unknown(_) => return,
                found => panic!("{found:?}"),
            }
        }
    }
}
