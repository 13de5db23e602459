//! Finding out whether a message arrived when the answer to sending it was lost.
//!
//! Telegram has no idempotency key, and a bot is never shown its own messages. But it refuses to change the
//! buttons of a message to what they already are: "message is not modified" is said only of a message that is
//! ours, while others' "can't be edited" and missing ones are "not found". One request is in flight per chat, so
//! a message of ours above the highest id known when it was claimed can only be the lost one. So we ask about
//! the ids from there on, after catching up with the updates of the meantime. Nothing is changed by asking.

use serde_json::{Value, json};

use super::{ChatId, MessageId, api::CallError};
use crate::store::outbox::Claimed;

/// How many ids are asked about; beyond this the outcome stays unknown.
const MOST_PROBES: i64 = 25;
/// Messages of others that may have come since we last caught up.
const BEYOND: i64 = 4;

/// A lost message being looked for.
#[derive(Debug, Clone)]
pub struct Probe {
    /// The request whose answer was lost.
    pub claimed: Claimed,
    chat: ChatId,
    next: i64,
    last: i64,
    reaches: bool,
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
    /// Looks for `claimed` among the ids above those known when it was claimed; `highest` is known now.
    #[must_use]
    pub fn new(claimed: Claimed, chat: ChatId, highest: i64) -> Self {
        let next = claimed.floor + 1;
        let wanted = highest.max(claimed.floor) + BEYOND;
        let last = wanted.min(claimed.floor + MOST_PROBES);
        Self { chat, next, last, reaches: wanted <= last, claimed }
    }

    /// Where the question goes, for pacing: it counts as an edit.
    #[must_use]
    pub const fn chat(&self) -> ChatId {
        self.chat
    }

    /// The question, as method and parameters.
    #[must_use]
    pub fn request(&self) -> (&'static str, String) {
        let sent: Value = serde_json::from_str(&self.claimed.request).unwrap_or_default();
        let mut body = json!({"chat_id": self.chat.0, "message_id": self.next});
        if let (Some(markup), Some(body)) = (sent.get("reply_markup"), body.as_object_mut()) {
            body.insert("reply_markup".to_owned(), markup.clone());
        }
        ("editMessageReplyMarkup", body.to_string())
    }

    /// What the answer means.
    #[must_use]
    pub fn learn(mut self, answer: &Result<Value, CallError>) -> Found {
        match answer {
            Ok(_) => return Found::Here(MessageId(self.next)),
            Err(CallError::Refused(why)) if why.contains("message is not modified") => {
                return Found::Here(MessageId(self.next));
            }
            Err(CallError::Refused(why)) if why.starts_with("Bad Request") => self.next += 1,
            Err(CallError::RetryAfter(_) | CallError::Unavailable(_) | CallError::Lost(_)) => {}
            Err(_) => return Found::Unknown(self.claimed),
        }
        match (self.next <= self.last, self.reaches) {
            (true, _) => Found::NotYet(self),
            (false, true) => Found::Nowhere(self.claimed),
            (false, false) => Found::Unknown(self.claimed),
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
        let probe = Probe::new(claimed(10), ChatId(-5), 11);
        let Found::NotYet(probe) = probe.learn(&refused("Bad Request: message can't be edited")) else {
            panic!("11 is somebody else's")
        };
        let ours = probe.learn(&refused("Bad Request: message is not modified: …"));
        assert!(matches!(ours, Found::Here(MessageId(12))));
    }

    #[test]
    fn it_was_not_sent_if_no_id_up_to_the_highest_is_ours() {
        let mut probe = Probe::new(claimed(10), ChatId(-5), 10);
        for _ in 0..BEYOND - 1 {
            let Found::NotYet(next) = probe.learn(&refused("Bad Request: message to edit not found")) else {
                panic!("there are more to ask about")
            };
            probe = next;
        }
        assert!(matches!(probe.learn(&refused("Bad Request: message to edit not found")), Found::Nowhere(_)));
    }

    #[test]
    fn too_far_to_look_stays_unknown() {
        let mut probe = Probe::new(claimed(10), ChatId(-5), 1_000);
        loop {
            match probe.learn(&refused("Bad Request: message to edit not found")) {
                Found::NotYet(next) => probe = next,
                Found::Unknown(_) => return,
                found => panic!("{found:?}"),
            }
        }
    }
}
