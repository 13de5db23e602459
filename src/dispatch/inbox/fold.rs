//! Folding plain group messages: many messages, few statements.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    panic::AssertUnwindSafe,
    sync::Arc,
};

use futures::FutureExt as _;
use serde::Serialize;

use super::{keep_failed, not_of_the_database, panic_message};
use crate::{
    dispatch::{Command, Cx, GroupMessage, ReplyTarget, Result, Stop},
    store::{chats, chats::Chat, instant, people, seconds},
    telegram::{
        ChatId, MessageId, UserId,
        actor::{Actor, Person},
        update::{Message, Raw, ReplyTo, Update},
    },
    words::clean_name,
};

/// Plain messages waiting to be handed to the rooms together.
#[derive(Debug, Default)]
pub(super) struct Fold {
    waiting: Vec<Folded>,
    chats: HashMap<i64, Arc<Chat>>,
}

#[derive(Debug)]
struct Folded {
    message: GroupMessage,
    author: Person,
    update_id: i64,
    json: Box<serde_json::value::RawValue>,
}

impl Fold {
    /// Reads the chats of a whole batch at once.
    pub(super) async fn prepare(&mut self, cx: &Cx, updates: impl Iterator<Item = &Update>) -> anyhow::Result<()> {
        let ids: BTreeSet<i64> =
            updates.filter_map(|update| update.message.as_ref()).map(|message| message.chat.id).collect();
        for chat in chats::by_telegram_ids(&cx.tx, &serde_json::to_string(&ids)?).await? {
            self.chats.insert(chat.id.0, Arc::new(chat));
        }
        Ok(())
    }

    /// Takes the update if it is a plain message; [`false`] if it needs handling of its own.
    pub(super) async fn take(&mut self, cx: &Cx, update: &Update, raw: &Raw) -> anyhow::Result<bool> {
        let Some(message) = update.message.as_ref().filter(|message| is_plain(message, &cx.me.username)) else {
            return Ok(false);
        };
        let Actor::Person(author) = Actor::of(message) else { return Ok(false) };
        let Some(chat) = self.chat(cx, message).await? else { return Ok(false) };
        self.waiting.push(Folded {
            message: group_message(chat, message, author.id),
            author,
            update_id: raw.update_id,
            json: raw.json.clone(),
        });
        Ok(true)
    }

    /// The chat, if we know it; a new one is handled outside.
    async fn chat(&mut self, cx: &Cx, message: &Message) -> anyhow::Result<Option<Arc<Chat>>> {
        if let Some(chat) = self.chats.get(&message.chat.id) {
            return Ok(Some(Arc::clone(chat)));
        }
        let Some(chat) = chats::by_telegram_id(&cx.tx, ChatId(message.chat.id)).await? else { return Ok(None) };
        let chat = Arc::new(chat);
        self.chats.insert(message.chat.id, Arc::clone(&chat));
        Ok(Some(chat))
    }

    /// Settings may have changed: read chats again when next needed.
    pub(super) fn forget_chats(&mut self) {
        self.chats.clear();
    }

    /// Hands what waits to the rooms; if that fails, one by one, so that only the poison one is left out.
    pub(super) async fn flush(&mut self, cx: &Cx) -> anyhow::Result<()> {
        let waiting = std::mem::take(&mut self.waiting);
        if waiting.is_empty() || try_together(cx, &waiting).await?.is_none() {
            return Ok(());
        }
        for one in &waiting {
            if let Some(error) = try_together(cx, std::slice::from_ref(one)).await? {
                let raw = Raw { update_id: one.update_id, json: one.json.clone() };
                keep_failed(cx, &raw, Some(one.message.chat.id.0), &error).await?;
            }
        }
        Ok(())
    }
}

/// Hands messages to the rooms behind a savepoint. Returns what went wrong, if anything.
async fn try_together(cx: &Cx, waiting: &[Folded]) -> anyhow::Result<Option<anyhow::Error>> {
    cx.tx.mark().await?;
    let error = match AssertUnwindSafe(hand_over(cx, waiting)).catch_unwind().await {
        Ok(Ok(())) => {
            cx.tx.keep().await?;
            return Ok(None);
        }
        Ok(Err(Stop::Fault(error))) => not_of_the_database(error)?,
        Ok(Err(Stop::Refusal(line))) => anyhow::anyhow!("a plain message was refused: {}", line.id()),
        Err(panic) => anyhow::anyhow!("panicked: {}", panic_message(&*panic)),
    };
    cx.tx.undo().await?;
    Ok(Some(error))
}

async fn hand_over(cx: &Cx, waiting: &[Folded]) -> Result {
    note_people(cx, waiting).await?;
    let messages: Vec<GroupMessage> = waiting.iter().map(|one| one.message.clone()).collect();
    for room in crate::features::ROOMS {
        room.on_messages(cx, &messages).await?;
    }
    Ok(())
}

#[derive(Serialize)]
struct PersonRow<'a> {
    id: i64,
    name: &'a str,
    username: Option<&'a str>,
    language: Option<&'static str>,
}

#[derive(Serialize)]
struct MemberRow {
    chat: i64,
    user: i64,
}

#[derive(Serialize)]
struct SeenRow {
    chat: i64,
    message: i64,
    at: i64,
}

async fn note_people(cx: &Cx, waiting: &[Folded]) -> Result {
    let authors: BTreeMap<i64, PersonRow<'_>> = waiting
        .iter()
        .map(|Folded { author, .. }| {
            let row = PersonRow {
                id: author.id.0,
                name: &author.name,
                username: author.username.as_deref(),
                language: author.language.map(crate::words::Lang::code),
            };
            (author.id.0, row)
        })
        .collect();
    let members: BTreeMap<(i64, i64), MemberRow> = waiting
        .iter()
        .map(|one| (one.message.chat.key.0, one.author.id.0))
        .map(|(chat, user)| ((chat, user), MemberRow { chat, user }))
        .collect();
    people::upsert_many(&cx.tx, &serde_json::to_string(&authors.values().collect::<Vec<_>>())?).await?;
    people::are_members(&cx.tx, &serde_json::to_string(&members.values().collect::<Vec<_>>())?).await?;

    let mut latest: BTreeMap<i64, SeenRow> = BTreeMap::new();
    for Folded { message, .. } in waiting {
        let (chat, at) = (message.chat.key.0, seconds(message.at));
        let seen = latest.entry(chat).or_insert(SeenRow { chat, message: 0, at });
        seen.message = seen.message.max(message.id.0);
        seen.at = seen.at.max(at);
    }
    chats::saw_messages(&cx.tx, &serde_json::to_string(&latest.values().collect::<Vec<_>>())?).await?;
    Ok(())
}

/// Whether a message is nothing but talk in a group.
fn is_plain(message: &Message, our_username: &str) -> bool {
    let in_group = matches!(message.chat.kind.as_str(), "group" | "supergroup");
    let is_command = message.text.as_deref().is_some_and(|text| Command::parse(text, our_username).is_some());
    in_group && message.has_content() && !is_command && message.ephemeral_message_id.is_none()
}

fn group_message(chat: Arc<Chat>, message: &Message, author: UserId) -> GroupMessage {
    GroupMessage {
        chat,
        id: MessageId(message.message_id),
        author,
        at: instant(message.date),
        thread: message.topic(),
        reply_to: message.reply_to_message.as_deref().and_then(|target| real_reply(message, target, author)),
        // Commands of other bots are no talk either.
        substantive: message.is_substantive() && !message.text.as_deref().is_some_and(|text| text.starts_with('/')),
        forwarded: message.forward_origin.is_some(),
        album: message.media_group_id.clone(),
    }
}

/// The real-reply predicate (DOMAIN §A0): answers another person, and not merely a topic's root.
fn real_reply(message: &Message, target: &ReplyTo, author: UserId) -> Option<ReplyTarget> {
    let is_root = message.is_topic_message && message.message_thread_id == Some(target.message_id);
    let from = target.from.as_ref()?;
    if is_root || target.forum_topic_created.is_some() || target.sender_chat.is_some() || from.is_bot {
        return None;
    }
    (from.id != author.0).then(|| ReplyTarget {
        message: MessageId(target.message_id),
        author: UserId(from.id),
        name: clean_name(&from.first_name),
    })
}
