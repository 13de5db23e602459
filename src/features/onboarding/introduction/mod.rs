//! What an introduction is made of, beyond the conversation that makes it ([`super::introduce`]) and its place in the group
//! ([`super::publish`]).
//!
//! **Questions.** Up to six, the managers' own: words, a choice, tags, a place, a birthday, a photo; each may have to be
//! answered. Without any, those that suit the kind of community. On the desk, or `/questions` in private ([`manage`]).
//!
//! **`/who`** finds members by what they told: `/who rye`, `/who #baking`, `/who @name`, or as a reply ([`who`]). Only those
//! who let others find them, and are there. `/intro` shows one's own.
//!
//! **By hand.** Who introduces herself in a message of her own, with the group's hashtag, is asked whether that is to be kept
//! as hers ([`by_hand`]).

pub mod by_hand;
pub mod form;
pub mod manage;
pub mod queries;
mod typed;
pub mod views;
pub mod who;

use std::collections::BTreeSet;

use self::{
    form::{BY_HAND, FOUND, Form},
    queries::Told,
};
use crate::{
    dispatch::{
        Cx, Result,
        flow::{Answer, Answers},
    },
    store::chats::Chat,
    telegram::{UserId, attachment::Media},
    words::{
        search,
        tags::{self, Tag},
    },
};

/// So many old introductions are made findable at once.
const INDEXED_AT_ONCE: i64 = 500;

/// What a group asks.
pub async fn form(cx: &Cx, chat: &Chat) -> Result<Form> {
    let (questions, _) = queries::form(&cx.tx, chat.key).await?;
    Ok(Form::of_group(questions.as_deref(), chat.community))
}

/// The picture of an introduction.
#[must_use]
pub fn photo(answers: &Answers) -> Option<&Media> {
    answers.iter().find_map(|(_, answer)| match answer {
        Answer::Media(media) => Some(media),
        _ => None,
    })
}

/// The tags in what was told. In one typed by hand those are its hashtags, but for the one by which it is known.
#[must_use]
pub fn tags_of(answers: &Answers, known_by: &[String]) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::new();
    let mut add = |typed: &str| {
        let tag = Tag::read(typed).ok().filter(|tag| !known_by.iter().any(|by| by == tag.key()));
        if let Some(tag) = tag
            && tags.len() < tags::MOST
            && !tags.iter().any(|other| other.key() == tag.key())
        {
            tags.push(tag);
        }
    };
    for (key, answer) in answers.iter() {
        match answer {
            Answer::Tags(shown) => shown.iter().for_each(|tag| add(tag)),
            Answer::Text(text) if key == BY_HAND => by_hand::hashtags(text.text()).for_each(&mut add),
            _ => {}
        }
    }
    tags
}

/// What an introduction is found by.
fn terms(answers: &Answers) -> BTreeSet<String> {
    let mut terms = BTreeSet::new();
    for (_, answer) in answers.iter() {
        match answer {
            Answer::Text(text) => terms.extend(search::terms(text.text())),
            Answer::Tags(tags) => tags.iter().for_each(|tag| terms.extend(search::terms(tag))),
            _ => {}
        }
    }
    terms
}

/// Keeps what somebody tells a group about herself, and by what it is found.
pub async fn keep(cx: &Cx, chat: &Chat, user: UserId, answers: &Answers, round: u32) -> Result {
    let tags = tags_of(answers, &by_hand::known_by(cx, chat.key).await?);
    let told = Told { answers, findable: answers.is_on(&FOUND), tags: &tags, terms: &terms(answers) };
    Ok(queries::save(&cx.tx, (chat.key, user), told, round, cx.now).await?)
}

/// Makes introductions of versions that knew no search findable: some of them. Returns whether there are more.
pub async fn index_some(cx: &Cx) -> Result<bool> {
    let some = queries::not_indexed(&cx.tx, INDEXED_AT_ONCE).await?;
    for (chat, user, answers) in &some {
        let tags = tags_of(answers, &by_hand::known_by(cx, *chat).await?);
        queries::index(&cx.tx, (*chat, *user), &tags, &terms(answers)).await?;
    }
    Ok(i64::try_from(some.len()).is_ok_and(|n| n == INDEXED_AT_ONCE))
}
