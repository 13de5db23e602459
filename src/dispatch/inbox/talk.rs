//! What people say in groups: kept at once, counted together.
//!
//! A message is durable before it is acknowledged. While we are behind (Telegram gives full batches) nobody is
//! answered anyway, so a batch of plain messages is kept as one row of the table `talk`, and many batches are
//! handed to the rooms at once, which is several times cheaper. A command, a timer and everything else that looks at
//! the counts has all of it handed over first ([`settle`]): nobody can tell the difference. The outcome of a request
//! has not: rooms only note it, and there are thirty in a second.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use serde::{Deserialize, Serialize, Serializer};

use crate::{
    dispatch::{Cx, GroupMessage, Result, attempt, quarantine, settings},
    store::{ChatKey, chats, inbox as rows, instant, messages, people, talk},
    telegram::{MessageId, ThreadId, UserId},
    telemetry::cause,
};

/// Batches that are counted together: few enough to be counted within a moment, many enough to be worth it.
const TOGETHER: i64 = 150;

/// A plain message, without its text. Kept as an array of its fields in this order; an object with
/// their names, as it was kept once, is read as well.
#[derive(Debug, Deserialize)]
pub(super) struct Said {
    pub(super) update: i64,
    pub(super) chat: ChatKey,
    /// Its number in the chat; 0: one of before the group became a supergroup, which it no longer has.
    pub(super) id: i64,
    pub(super) at: i64,
    pub(super) author: Author,
    pub(super) thread: Option<i64>,
    pub(super) answers: Option<i64>,
    pub(super) substantive: bool,
    pub(super) forwarded: bool,
    pub(super) album: Option<String>,
    /// How many seconds after the message it answers.
    #[serde(default)]
    pub(super) after: Option<i64>,
    #[serde(default)]
    pub(super) thanks: bool,
    /// The number of the message it answers.
    #[serde(default)]
    pub(super) to: Option<i64>,
    /// The number it begins with, if it answers something.
    #[serde(default)]
    pub(super) number: Option<i64>,
}

impl Serialize for Said {
    fn serialize<S: Serializer>(&self, to: S) -> std::result::Result<S::Ok, S::Error> {
        let Self {
            update,
            chat,
            id,
            at,
            author,
            thread,
            answers,
            substantive,
            forwarded,
            album,
            after,
            thanks,
            to: answered,
            number,
        } = self;
        let author = (author.id, &author.name, &author.username, &author.language);
        (update, chat, id, at, author, thread, answers, substantive, forwarded, album, after, thanks, answered, number)
            .serialize(to)
    }
}

/// Who said it.
#[derive(Debug, Deserialize)]
pub(super) struct Author {
    pub(super) id: i64,
    pub(super) name: String,
    pub(super) username: Option<String>,
    pub(super) language: Option<String>,
}

/// Keeps messages to be counted later; if enough wait, counts them now. Returns whether it did.
pub(super) async fn keep(cx: &Cx, said: &[Said]) -> anyhow::Result<bool> {
    let is_enough = talk::keep(&cx.tx, &serde_json::to_string(said)?).await? >= TOGETHER;
    if is_enough {
        settle(cx, Vec::new()).await?;
    }
    Ok(is_enough)
}

/// Hands over everything that was kept, and then `latest`. If that fails, one by one, so that only the poison
/// one is left out.
///
/// # Errors
/// Only if the database fails.
pub(super) async fn settle(cx: &Cx, latest: Vec<Said>) -> anyhow::Result<()> {
    let mut said = Vec::new();
    for batch in talk::take(&cx.tx).await? {
        match serde_json::from_str::<Vec<Said>>(&batch) {
            Ok(batch) => said.extend(batch),
            Err(error) => set_aside(cx, None, &batch, &error.into()).await?,
        }
    }
    said.extend(latest);
    if said.is_empty() || attempt(cx, hand_over(cx, &said)).await?.is_none() {
        return Ok(());
    }
    for one in &said {
        if let Some(stop) = attempt(cx, hand_over(cx, std::slice::from_ref(one))).await? {
            keep_failed(cx, one, &stop.into()).await?;
        }
    }
    Ok(())
}

async fn keep_failed(cx: &Cx, said: &Said, error: &anyhow::Error) -> anyhow::Result<()> {
    set_aside(cx, Some(said), &serde_json::to_string(said)?, error).await
}

async fn set_aside(cx: &Cx, said: Option<&Said>, raw: &str, error: &anyhow::Error) -> anyhow::Result<()> {
    let error = format!("{error:#}");
    let update_id = said.map(|said| said.update);
    tracing::error!(
        code = "talk-quarantined",
        update_id,
        error = cause(&error),
        "What was said could not be counted and is in quarantine."
    );
    let chat_id = match said {
        Some(said) => chats::by_key(&cx.tx, said.chat).await.ok().map(|chat| chat.id.0),
        None => None,
    };
    let failure = rows::Failure { source: rows::Source::Talk, update_id, chat_id, raw, error: &error };
    quarantine::keep(cx, &failure).await
}

async fn hand_over(cx: &Cx, said: &[Said]) -> Result {
    note_people(cx, said).await?;
    note_chats(cx, said).await?;
    let heard = group_messages(cx, said).await?;
    let off = settings::off_among(cx, &heard.iter().map(|message| message.chat).collect()).await?;
    for room in cx.rooms.iter() {
        if off.values().all(|off| !off.contains(room.name())) {
            room.on_messages(cx, &heard).await?;
            continue;
        }
        let is_on = |message: &&GroupMessage| off.get(&message.chat).is_none_or(|off| !off.contains(room.name()));
        room.on_messages(cx, &heard.iter().filter(is_on).cloned().collect::<Vec<_>>()).await?;
    }
    Ok(())
}

async fn note_people(cx: &Cx, said: &[Said]) -> Result {
    let authors: BTreeMap<i64, _> = said
        .iter()
        .map(|Said { author: one, .. }| {
            (one.id, (one.id, &*one.name, one.username.as_deref(), one.language.as_deref()))
        })
        .collect();
    let members: BTreeSet<(ChatKey, UserId)> = said.iter().map(|one| (one.chat, UserId(one.author.id))).collect();
    people::upsert_many(&cx.tx, &Vec::from_iter(authors.into_values())).await?;
    people::are_members(&cx.tx, &Vec::from_iter(members)).await?;
    Ok(())
}

/// The latest message of each chat.
async fn note_chats(cx: &Cx, said: &[Said]) -> Result {
    let mut latest: BTreeMap<ChatKey, (ChatKey, i64, i64)> = BTreeMap::new();
    for one in said {
        let (_, message, at) = latest.entry(one.chat).or_insert((one.chat, one.id, one.at));
        *message = one.id.max(*message);
        *at = one.at.max(*at);
    }
    messages::saw_many(&cx.tx, &Vec::from_iter(latest.into_values())).await?;
    Ok(())
}

async fn group_messages(cx: &Cx, said: &[Said]) -> Result<Vec<GroupMessage>> {
    let keys: BTreeSet<ChatKey> = said.iter().map(|one| one.chat).collect();
    let zones = chats::zones(&cx.tx, &Vec::from_iter(keys)).await?;
    let message = |one: &Said| {
        let zone =
            zones.get(&one.chat).copied().ok_or_else(|| anyhow::anyhow!("no group has the key {:?}", one.chat))?;
        Ok(GroupMessage {
            chat: one.chat,
            zone,
            id: Some(one.id).filter(|id| *id > 0).map(MessageId),
            author: UserId(one.author.id),
            at: instant(one.at),
            thread: one.thread.map(ThreadId),
            answers: one.answers.map(UserId),
            substantive: one.substantive,
            forwarded: one.forwarded,
            album: one.album.clone(),
            after: one.after.map(TimeDelta::seconds),
            thanks: one.thanks,
            to: one.to.map(MessageId),
            number: one.number,
        })
    };
    said.iter().map(message).collect()
}
