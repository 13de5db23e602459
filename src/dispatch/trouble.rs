//! What is for everybody in a group and cannot be posted there, because General is closed or we may not write. Those who
//! manage the group and have started us are told once, in words, and `/status` says it until something can be posted
//! again.

use super::{Cx, Outcome, Result, nudge::Reason};
use crate::{
    store::{ChatKey, people, troubles},
    telegram::{UserId, refusal::Refusal},
    words::{Line, line},
};

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
        (Outcome::Done { .. }, _) => Ok(troubles::end(&cx.tx, chat).await?),
        (_, Some(lasting @ (Refusal::TopicClosed | Refusal::MayNotWrite))) => begins(cx, chat, lasting).await,
        _ => Ok(()),
    }
}

async fn begins(cx: &Cx, key: ChatKey, refusal: Refusal) -> Result {
    if !troubles::begin(&cx.tx, key, refusal, cx.now).await? {
        return Ok(());
    }
    let chat = cx.chat(key).await?;
    let mut managers: Vec<UserId> = people::managers(&cx.tx, key).await?.into_iter().collect();
    managers.sort_unstable();
    for user in managers {
        let words = line("trouble-in-group").text("group", &chat.title).line("trouble", of_code(refusal.code()));
        cx.nudge(user, Some(&chat), Reason::Duty, &|language| words.render(language)).await?;
    }
    Ok(())
}

/// A trouble as it was noted, in words.
#[must_use]
pub fn of_code(code: &str) -> Line {
    Line::named(format!("trouble-{code}"))
}
