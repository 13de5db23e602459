//! One batch of updates, applied inside one transaction.
//!
//! Plain group messages, the great majority, are gathered and handed to the rooms together; everything else is
//! handled one by one, each behind a savepoint, so that a poison update or a panicking handler is undone, put
//! into quarantine, and delays nobody (invariant I5). The order of updates is kept.

mod first_sight;
mod fold;
mod handle;
mod talk;
mod understand;

use std::collections::BTreeSet;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{Cx, Result, Room, Stop, attempt, drafts, quarantine, redact};
use crate::{
    store::{ChatKey, buttons, conversations, inbox as rows},
    telegram::{
        ChatId, UserId,
        update::{KINDS, Message, Raw, Update},
    },
    telemetry::cause,
};
use fold::Fold;

/// How long we remember which updates we applied. Telegram gives them again within a day, and begins to number anew
/// after a week without any at the earliest (TELEGRAM §2.4): in between there is room for a clock that is three days
/// off, in either direction.
pub const REMEMBER: TimeDelta = TimeDelta::days(4);

/// Whether Telegram has more updates for us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// It gave as many as it gives at once: we are behind.
    More,
    /// These were all.
    Nothing,
}

/// Hands to the rooms what was kept while we were behind; to be done before anything looks at the counts.
///
/// # Errors
/// Only if the database fails.
pub async fn settle(cx: &Cx) -> anyhow::Result<()> {
    talk::settle(cx, Vec::new()).await
}

/// An update that had failed before, as it is set aside.
#[derive(Debug, Serialize, Deserialize)]
struct Retried {
    retried: Box<RawValue>,
}

/// What was applied, to be told to others once it is committed.
#[derive(Debug, Default)]
pub struct Applied {
    /// The messages among it.
    pub messages: Vec<(ChatId, i64)>,
    /// When they were sent, Unix seconds.
    pub sent_at: Vec<i64>,
    /// How many updates of each of [`KINDS`].
    pub kinds: [u64; KINDS.len()],
    /// Whether the rooms heard of any, and so may have something to send, or to do later.
    pub was_heard: bool,
}

impl Applied {
    fn note(&mut self, update: Option<&Update>) {
        let Some(update) = update else {
            self.kinds[KINDS.len() - 1] += 1;
            return;
        };
        // In the order of KINDS.
        let is = [
            update.message.is_some(),
            update.callback_query.is_some(),
            update.my_chat_member.is_some(),
            update.chat_member.is_some(),
            update.message_reaction.is_some(),
            update.poll.is_some(),
            update.poll_answer.is_some(),
            update.chat_join_request.is_some(),
        ];
        self.kinds[is.iter().position(|is| *is).unwrap_or(KINDS.len() - 1)] += 1;
        if let Some(message) = &update.message {
            self.messages.push((ChatId(message.chat.id), message.message_id));
            self.sent_at.extend(Some(message.date).filter(|date| *date > 0));
        }
    }
}

/// Applies updates in order, each once whatever of it came before or comes twice in the batch, and remembers that.
/// Returns what was applied.
///
/// # Errors
/// Only if the database fails; then nothing of the batch happened.
pub async fn apply(cx: &Cx, batch: &[Raw], rest: Rest) -> anyhow::Result<Applied> {
    let ids = || batch.iter().map(|raw| raw.update_id);
    let (Some(first), Some(highest)) = (ids().min(), ids().max()) else {
        settle(cx).await?;
        return Ok(Applied { was_heard: true, ..Applied::default() });
    };
    let before = applied_in(cx, first, highest).await?;
    let mut met = BTreeSet::new();
    let mut is_new = |id: i64| !before.iter().any(|(from, to)| (*from..=*to).contains(&id)) && met.insert(id);

    let updates: Vec<&Raw> = batch.iter().filter(|raw| is_new(raw.update_id)).collect();
    let mut fold = Fold::default();
    fold.prepare(cx, updates.iter().filter_map(|raw| raw.update.as_ref().ok())).await?;
    let mut applied = Applied::default();
    for raw in updates {
        applied.note(raw.update.as_ref().ok());
        apply_one(cx, &mut fold, raw).await?;
    }
    if rest == Rest::Nothing {
        fold.flush(cx).await?;
    }
    applied.was_heard = fold.keep(cx).await?;
    note_applied(cx, &before, ids()).await?;
    Ok(applied)
}

/// Ranges of applied ids that touch `first..=last`. Telegram may start again among old ids after a week without
/// updates (TELEGRAM §2.4), so those of long ago are forgotten before they are taken for these. That goes for the one
/// that ends just before and the one that begins just after, too: they would grow together.
async fn applied_in(cx: &Cx, first: i64, last: i64) -> anyhow::Result<Vec<(i64, i64)>> {
    let long_ago = cx.now - REMEMBER;
    let mut applied = rows::applied_in(&cx.tx, first - 1, last + 1).await?;
    if applied.iter().any(|(.., at)| *at < long_ago) {
        rows::forget_applied(&cx.tx, long_ago).await?;
        applied.retain(|(.., at)| *at >= long_ago);
    }
    Ok(applied.into_iter().map(|(from, to, _)| (from, to)).collect())
}

/// Remembers what was applied, in one range with those it touches: updates come in any order through a webhook, and
/// ranges that have grown together are few to look through.
async fn note_applied(cx: &Cx, before: &[(i64, i64)], ids: impl Iterator<Item = i64>) -> anyhow::Result<()> {
    let grown = ranges(ids.map(|id| (id, id)).chain(before.iter().copied()));
    if let ([(first, _)], [(grown_first, last)]) = (before, grown.as_slice())
        && first == grown_first
    {
        return Ok(rows::grow_applied(&cx.tx, *first, *last, cx.now).await?);
    }
    for (first, _) in before {
        rows::remove_applied(&cx.tx, *first).await?;
    }
    for (first, last) in grown {
        rows::add_applied(&cx.tx, first, last, cx.now).await?;
    }
    Ok(())
}

async fn apply_one(cx: &Cx, fold: &mut Fold, raw: &Raw) -> anyhow::Result<()> {
    let update = match &raw.update {
        Ok(update) => update,
        Err(error) => {
            fold.flush(cx).await?;
            return keep_failed(cx, raw, None, &anyhow::anyhow!("{error}")).await;
        }
    };
    if fold.take(cx, update, raw.update_id).await? {
        return match update.message.as_ref().filter(|message| message.has_hashtag()) {
            Some(message) => {
                fold.flush(cx).await?;
                hashtagged(cx, raw, message).await
            }
            None => Ok(()),
        };
    }
    fold.flush(cx).await?;
    if update.message.as_ref().is_some_and(Message::is_migration) {
        fold.forget_chats();
    }
    guarded(cx, raw, update).await
}

/// Has what was said with a hashtag heard. It is counted already, so it is not set aside should that fail.
async fn hashtagged(cx: &Cx, raw: &Raw, message: &Message) -> anyhow::Result<()> {
    if let Some(Stop::Fault(error)) = attempt(cx, handle::hashtagged(cx, message)).await? {
        let error = format!("{error:#}");
        tracing::error!(
            code = "hashtag-unheard",
            update_id = raw.update_id,
            error = cause(&error),
            "What was said with a hashtag could not be heard by the rooms."
        );
    }
    Ok(())
}

/// Handles one update behind a savepoint.
async fn guarded(cx: &Cx, raw: &Raw, update: &Update) -> anyhow::Result<()> {
    // On the heap: what handles any update at all is large.
    match attempt(cx, Box::pin(handle::update(cx, raw, update))).await? {
        None => Ok(()),
        Some(Stop::Refusal(line)) => after(cx, raw, handle::refuse(cx, update, &line)).await,
        Some(Stop::Unsure(chat, who)) if without_secrets(cx, raw).await?.is_some() => {
            after(cx, raw, handle::once_more(cx, update, chat, who)).await
        }
        Some(Stop::Unsure(chat, who)) => after(cx, raw, handle::wait_for_certainty(cx, raw, chat, who)).await,
        Some(Stop::Fault(error)) => {
            keep_failed(cx, raw, chat_of(update), &error).await?;
            // Whoever waits for an answer has been told when it failed first.
            if raw.is_retry { Ok(()) } else { after(cx, raw, handle::apologise(cx, update)).await }
        }
    }
}

/// Answers after an undone update; should that fail too, it is only noted.
async fn after(cx: &Cx, raw: &Raw, answer: impl Future<Output = Result>) -> anyhow::Result<()> {
    match attempt(cx, answer).await? {
        None => Ok(()),
        Some(stop) => keep_failed(cx, raw, None, &stop.into()).await,
    }
}

/// Updates that had been set aside, inside the transaction of the answer that was awaited; each behind a savepoint of
/// its own, as when it came: one that fails keeps neither the others nor the answer from us.
pub(super) async fn replay(cx: &Cx, parked: Vec<String>) -> Result {
    if !parked.is_empty() {
        settle(cx).await?;
    }
    for json in parked {
        let raw = match serde_json::from_str::<Retried>(&json) {
            Ok(Retried { retried }) => Raw::numbered(retried).map(|raw| Raw { is_retry: true, ..raw }),
            Err(_) => Raw::numbered(RawValue::from_string(json)?),
        };
        let raw = match raw {
            Ok(raw) => raw,
            Err((json, _)) => {
                set_aside_unnumbered(cx, &json).await?;
                continue;
            }
        };
        match &raw.update {
            // Boxed: replaying may park again, and so the future contains itself.
            Ok(update) => Box::pin(guarded(cx, &raw, update)).await?,
            // An earlier version could read it.
            Err(error) => keep_failed(cx, &raw, None, &anyhow::anyhow!("{error}")).await?,
        }
    }
    Ok(())
}

/// Sets an update aside until the chat's administrators are known.
async fn park(cx: &Cx, chat: ChatKey, raw: &Raw) -> Result {
    Ok(rows::park(&cx.tx, chat, &for_replay(raw)?, cx.now).await?)
}

/// An update as [`replay`] reads it.
fn for_replay(raw: &Raw) -> serde_json::Result<String> {
    match raw.is_retry {
        true => serde_json::to_string(&Retried { retried: raw.json.clone() }),
        false => Ok(raw.json.get().to_owned()),
    }
}

/// An update that had failed, as if it came now.
pub(super) async fn again(cx: &Cx, json: String) -> anyhow::Result<()> {
    let raw = Raw { is_retry: true, ..Raw::new(RawValue::from_string(json)?)? };
    let mut fold = Fold::default();
    apply_one(cx, &mut fold, &raw).await?;
    fold.flush(cx).await
}

/// A message that could not be counted, as if it were said now.
pub(super) async fn count_again(cx: &Cx, json: &str) -> anyhow::Result<()> {
    talk::settle(cx, vec![serde_json::from_str(json)?]).await
}

/// Keeps something that came among updates and has no number.
///
/// # Errors
/// Only if the database fails.
pub async fn set_aside_unnumbered(cx: &Cx, json: &RawValue) -> anyhow::Result<()> {
    let error = "it has no number of an update";
    tracing::error!(code = "update-quarantined", error, "An update could not be handled and is in quarantine.");
    let failure =
        rows::Failure { source: rows::Source::Update, update_id: None, chat_id: None, raw: json.get(), error };
    quarantine::keep(cx, &failure).await
}

async fn keep_failed(cx: &Cx, raw: &Raw, chat: Option<i64>, error: &anyhow::Error) -> anyhow::Result<()> {
    let (kept, error) = match without_secrets(cx, raw).await? {
        // What cannot be read may be quoted by the error.
        Some(unsaid) if raw.update.is_err() => (unsaid, "it cannot be read, and was said in private".to_owned()),
        Some(unsaid) => (unsaid, format!("{error:#}")),
        None => (raw.json.get().to_owned(), format!("{error:#}")),
    };
    tracing::error!(
        code = "update-quarantined",
        update_id = raw.update_id,
        chat,
        error = cause(&error),
        "An update could not be handled and is in quarantine."
    );
    let failure = rows::Failure {
        source: rows::Source::Update,
        update_id: Some(raw.update_id),
        chat_id: chat,
        raw: &kept,
        error: &error,
    };
    quarantine::keep(cx, &failure).await
}

/// An update as it is kept where what it says is to be kept nowhere: what somebody answers in private to a room that keeps
/// secrets, and, as nobody knows then, all that was said in private and cannot be read. [`None`]: it is kept as it came.
async fn without_secrets(cx: &Cx, raw: &Raw) -> anyhow::Result<Option<String>> {
    let is_secret = match &raw.update {
        Ok(update) => match answered_room(cx, update).await? {
            Some(room) => cx.rooms.named(drafts::room_of(&room)).is_some_and(Room::keeps_secrets),
            None => return Ok(None),
        },
        Err(_) => redact::is_private(&serde_json::from_str(raw.json.get()).unwrap_or_default()),
    };
    if !is_secret {
        return Ok(None);
    }
    Ok(Some(redact::unsaid(&serde_json::from_str(raw.json.get())?).to_string()))
}

/// The room that is answered in private, by a button or by words.
async fn answered_room(cx: &Cx, update: &Update) -> anyhow::Result<Option<String>> {
    if let Some(token) = update.callback_query.as_ref().and_then(|query| query.data.as_deref()) {
        return Ok(buttons::by_token(&cx.tx, token, cx.now).await?.map(|button| button.room));
    }
    let Some(message) = update.message.as_ref().filter(|message| message.chat.kind == "private") else {
        return Ok(None);
    };
    let asked = conversations::asked(&cx.tx, UserId(message.chat.id), None).await?;
    Ok(asked.map(|asked| asked.room))
}

fn chat_of(update: &Update) -> Option<i64> {
    update
        .message
        .as_ref()
        .map(|message| message.chat.id)
        .or_else(|| update.my_chat_member.as_ref().map(|change| change.chat.id))
        .or_else(|| update.chat_member.as_ref().map(|change| change.chat.id))
        .or_else(|| update.chat_join_request.as_ref().map(|request| request.chat.id))
        .or_else(|| update.message_reaction.as_ref().map(|reaction| reaction.chat.id))
        .or_else(|| update.callback_query.as_ref()?.message.as_ref().map(|message| message.chat.id))
}

/// The same numbers in as few ranges as there can be, in order.
fn ranges(all: impl Iterator<Item = (i64, i64)>) -> Vec<(i64, i64)> {
    let mut out: Vec<(i64, i64)> = Vec::new();
    for (from, to) in all.collect::<BTreeSet<_>>() {
        match out.last_mut() {
            Some((_, end)) if from <= *end + 1 => *end = to.max(*end),
            _ => out.push((from, to)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_touches_is_one_range() {
        assert_eq!(ranges([(9, 12), (5, 5), (6, 6), (3, 4), (10, 10)].into_iter()), [(3, 6), (9, 12)]);
        assert!(ranges(std::iter::empty()).is_empty());
    }
}
