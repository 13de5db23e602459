//! What is for everybody in a group and cannot be posted there, because General is closed or we may not write. Those who
//! manage the group are told of it ([`items`]), and `/status` says it until something can be posted
//! again.

use super::{
    Cx, Outcome, Result, house,
    items::{self, Urgency},
};
use crate::{
    store::{ChatKey, troubles},
    telegram::refusal::Refusal,
    words::Line,
};

/// What waits for those who manage the group meanwhile.
const KIND: &str = "trouble";

/// A refusal in words that people may read.
#[must_use]
pub fn in_words(refusal: Refusal) -> Line {
    match refusal {
        Refusal::NotModified | Refusal::PollClosed | Refusal::TooLate | Refusal::UnknownPerson => {
            in_words(Refusal::Other)
        }
        said => Line::named(format!("refusal-{}", said.code())),
    }
}

/// What became of something for everybody that was posted outside of any topic.
pub async fn posted(cx: &Cx, chat: ChatKey, outcome: &Outcome) -> Result {
    match (outcome, outcome.refusal()) {
        (Outcome::Done { .. }, _) => ends(cx, chat).await,
        (_, Some(lasting @ (Refusal::TopicClosed | Refusal::MayNotWrite))) => begins(cx, chat, lasting).await,
        _ => Ok(()),
    }
}

async fn ends(cx: &Cx, chat: ChatKey) -> Result {
    match troubles::end(&cx.tx, chat).await? {
        true => items::end_kind(cx, chat, house::NAME, KIND).await,
        false => Ok(()),
    }
}

async fn begins(cx: &Cx, key: ChatKey, refusal: Refusal) -> Result {
    if !troubles::begin(&cx.tx, key, refusal, cx.now).await? {
        return Ok(());
    }
    let new = items::New {
        room: house::NAME,
        section: None,
        kind: KIND,
        reference: refusal.code(),
        urgency: Urgency::AtOnce,
        words: of_code(refusal.code()),
        buttons: Vec::new(),
    };
    items::raise(cx, key, new).await.map(drop)
}

/// A trouble as it was noted, in words.
#[must_use]
pub fn of_code(code: &str) -> Line {
    Line::named(format!("trouble-{code}"))
}
