//! An introduction somebody types in the group herself: `#intro I bake bread`. She is asked whether it is to be kept as hers;
//! it stays where it is, and `/who` finds it. A command that answers one's own message does the same where the bot cannot
//! read along: `/intro` as a reply.
//!
//! Until she has said so her words are kept for a day at most.

use std::sync::Arc;

use async_trait::async_trait;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::{
    form::BY_HAND,
    queries::{self, Offer},
    typed,
};
use crate::{
    dispatch::{
        Ask, Command, Content, Cx, Hashtagged, Place, Press, Result,
        flow::{self, Answer, Answers},
        panel::{self, Done, For, Page, Panel, View},
    },
    features::onboarding::{Later, NAME, publish, views as common},
    store::{ChatKey, chats::Chat, timers},
    telegram::{
        MessageId, UserId,
        actor::{Actor, Person},
        attachment,
        keyboard::Keyboard,
    },
    words::{line, tags::Tag},
};

/// What was typed is kept so long for her answer.
const KEPT: TimeDelta = TimeDelta::days(1);
/// Nobody is asked again sooner.
const ASKED_AGAIN_AFTER: TimeDelta = TimeDelta::hours(1);
/// At most so many are forgotten at once.
const FORGOTTEN_AT_ONCE: i64 = 1_000;
/// Fewer letters beside the hashtag say nothing.
const FEWEST_LETTERS: usize = 3;
/// Most hashtags a group has for it.
pub const MOST_HASHTAGS: usize = 5;

/// What our buttons do.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum ByHand {
    /// Asks her.
    Typed,
    /// It is hers.
    SaveTyped,
    /// It is not.
    LeaveTyped,
}

/// The hashtags in a text, without their `#`.
pub fn hashtags(text: &str) -> impl Iterator<Item = &str> {
    let behind = text.split('#').skip(1);
    behind
        .map(|rest| rest.split(|c: char| c != '_' && !c.is_alphanumeric()).next().unwrap_or_default())
        .filter(|tag| !tag.is_empty())
}

/// By which hashtags an introduction is known in a group, as tags are compared.
pub async fn known_by(cx: &Cx, chat: ChatKey) -> Result<Vec<String>> {
    let (_, own) = queries::form(&cx.tx, chat).await?;
    let own: Option<Vec<String>> = own.and_then(|own| serde_json::from_str(&own).ok());
    Ok(own.unwrap_or_else(|| typed::HASHTAGS.map(str::to_owned).into()))
}

/// Somebody wrote something with a hashtag.
pub async fn heard(cx: Cx, heard: Arc<Hashtagged>) -> Result {
    let known_by = known_by(&cx, heard.chat.key).await?;
    let is_known = |tag: &str| Tag::read(tag).is_ok_and(|tag| known_by.iter().any(|by| by == tag.key()));
    if !heard.tags.iter().any(|tag| is_known(tag)) || !says_more(heard.content.text.text(), &is_known) {
        return Ok(());
    }
    let before = queries::offer(&cx.tx, heard.chat.key, heard.person.id).await?;
    keep(&cx, &heard.chat, heard.person.id, &heard.content, heard.at.message).await?;
    if before.is_some_and(|before| (cx.now - before.at).abs() < ASKED_AGAIN_AFTER) {
        return Ok(());
    }
    // She is answered as if she had asked for it.
    let Some(command) = Command::parse("/intro", &cx.me.username) else { return Ok(()) };
    let ask = Ask {
        place: Place::Group(Arc::clone(&heard.chat)),
        at: heard.at,
        actor: Actor::Person(heard.person.clone()),
        command,
        has_media: true,
        media: None,
        reply_to: None,
        answers: None,
        answered: None,
    };
    panel::whisper(&cx, &ask, &ByHand::Typed).await
}

/// Whether there is anything beside the hashtags it is known by.
fn says_more(text: &str, is_known: &impl Fn(&str) -> bool) -> bool {
    let without: String = hashtags(text)
        .filter(|tag| is_known(tag))
        .fold(text.to_owned(), |text, tag| text.replace(&format!("#{tag}"), ""));
    without.chars().filter(|c| c.is_alphabetic()).nth(FEWEST_LETTERS - 1).is_some()
}

/// `/intro` as a reply to a message of her own. [`false`]: it answers none.
pub async fn answers_own(cx: &Cx, ask: &Ask, person: &Person) -> Result<bool> {
    let (Place::Group(chat), Some(answered), Some(message)) = (&ask.place, &ask.answered, ask.answers) else {
        return Ok(false);
    };
    if !answered.is_own || !says_more(answered.content.text.text(), &|_| false) {
        return Ok(false);
    }
    keep(cx, chat, person.id, &answered.content, message).await?;
    panel::whisper(cx, ask, &ByHand::Typed).await?;
    Ok(true)
}

async fn keep(cx: &Cx, chat: &Chat, user: UserId, content: &Content, message: MessageId) -> Result {
    let mut answers = Answers::default();
    answers.set(BY_HAND, Some(Answer::Text(content.text.without(turns).trimmed())));
    let photo = content.media.clone().filter(|media| media.kind == attachment::Kind::Photo);
    answers.set("photo", photo.map(Answer::Media));
    queries::keep_offer(&cx.tx, (chat.key, user), &serde_json::to_string(&answers)?, message, cx.now).await?;
    let timer = timer(chat.key);
    if timers::due_at(&cx.tx, NAME, &timer).await?.is_none() {
        cx.set_timer(NAME, &timer, Some(chat.key), cx.now + KEPT, &Later::ForgetTyped(chat.key)).await?;
    }
    Ok(())
}

/// What would turn the direction of others' words around.
const fn turns(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn timer(chat: ChatKey) -> String {
    format!("typed:{}", chat.0)
}

/// What nobody answered about for a day is forgotten; what is younger, when it is as old.
pub async fn forget_old(cx: &Cx, chat: ChatKey) -> Result {
    queries::forget_old_offers(&cx.tx, cx.now - KEPT + TimeDelta::seconds(1), FORGOTTEN_AT_ONCE).await?;
    match queries::first_offer(&cx.tx, chat).await? {
        Some(first) => cx.set_timer(NAME, &timer(chat), Some(chat), first + KEPT, &Later::ForgetTyped(chat)).await,
        None => Ok(()),
    }
}

#[async_trait]
impl Panel for ByHand {
    const ROOM: &'static str = NAME;
    const FOR: For = For::Her;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let (chat, person) = (view.chat()?, view.person()?);
        if queries::offer(&view.cx.tx, chat.key, person.id).await?.is_none() {
            return Ok(Page::new(view.says(&line("intro-typed-gone")), Keyboard::new()));
        }
        let keys = view.keys(&[("intro-typed-save", Self::SaveTyped), ("intro-typed-leave", Self::LeaveTyped)]).await?;
        Ok(Page::new(view.says(&line("intro-typed")), Keyboard::new().row(keys)))
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (chat, user) = (view.chat()?, press.person.id);
        let Some(offer) = queries::offer(&view.cx.tx, chat.key, user).await? else { return Ok(Done::shown()) };
        let said = match self {
            Self::Typed => return Ok(Done::shown()),
            Self::SaveTyped => {
                save(view.cx, chat, user, &offer).await?;
                "intro-typed-saved"
            }
            Self::LeaveTyped => "intro-typed-left",
        };
        queries::forget_offer(&view.cx.tx, chat.key, user).await?;
        Ok(Done::instead(Page::new(view.says(&line(said)), Keyboard::new())))
    }
}

/// It is hers: what stands in the group from before makes way.
async fn save(cx: &Cx, chat: &Chat, user: UserId, offer: &Offer) -> Result {
    let answers: Answers = serde_json::from_str(&offer.content)?;
    let before = queries::introduction(&cx.tx, chat.key, user).await?.and_then(|kept| kept.stands);
    super::keep(cx, chat, user, &answers, 0).await?;
    let message = Some(offer.message).filter(|message| message.0 != 0);
    queries::stands_by_hand(&cx.tx, chat.key, user, message, cx.now).await?;
    match (before.filter(|before| Some(before.message) != message), message) {
        (Some(before), Some(message)) => {
            let instead = common::replaced(chat, &flow::person(cx, user).await?.name, message);
            publish::take_down(cx, chat, before, &instead).await
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashtags_are_found_wherever_they_stand() {
        let found = |text| hashtags(text).collect::<Vec<_>>();
        assert_eq!(found("#intro I bake #sour_dough, #רוגעלך!"), ["intro", "sour_dough", "רוגעלך"]);
        assert!(found("# none ## #!").is_empty());
    }

    #[test]
    fn a_hashtag_alone_says_nothing() {
        let known = |tag: &str| tag == "intro";
        for text in ["#intro", "#intro 🍞 hi", "#intro!!"] {
            assert!(!says_more(text, &known), "{text}");
        }
        assert!(says_more("#intro bakes", &known));
        assert!(says_more("#intro #baking", &known));
    }
}
