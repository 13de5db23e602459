//! Keeps the counts: messages in batches, reactions one by one.

use serde::Serialize;

use super::{
    queries,
    rules::{self, Changes, Known, PairKey, ScoreKey, Talk},
};
use crate::{
    dispatch::{Cx, GroupMessage, Reacted, Result},
    store::seconds,
};

#[derive(Serialize)]
struct MessageRow {
    chat: i64,
    id: i64,
    author: i64,
    at: i64,
    month: i64,
}

/// Counts a batch of messages: a few statements, however many messages.
pub async fn messages(cx: &Cx, messages: &[GroupMessage]) -> Result {
    queries::note_messages(&cx.tx, &json(messages.iter().filter_map(message_row))?).await?;
    let talk: Vec<Talk> = messages.iter().filter(|message| message.substantive).map(talk_of).collect();
    if talk.is_empty() {
        return Ok(());
    }
    let mut known = known(cx, &talk).await?;
    let changes = rules::count(&mut known, &talk);
    keep(cx, &known).await?;
    add(cx, changes).await
}

/// What is kept of a message, so that reactions to it can be counted.
fn message_row(message: &GroupMessage) -> Option<MessageRow> {
    Some(MessageRow {
        chat: message.chat.0,
        id: message.id?.0,
        author: message.author.0,
        at: seconds(message.at),
        month: rules::month_of(message.at.with_timezone(&message.zone).date_naive()),
    })
}

fn talk_of(message: &GroupMessage) -> Talk {
    Talk {
        chat: message.chat.0,
        thread: message.thread.map_or(0, |thread| thread.0),
        author: message.author.0,
        at: seconds(message.at),
        date: message.at.with_timezone(&message.zone).date_naive(),
        answers: message.answers.map(|author| author.0),
        forwarded: message.forwarded,
        album: message.album.clone(),
    }
}

async fn known(cx: &Cx, talk: &[Talk]) -> Result<Known> {
    let turns = queries::turns(&cx.tx, &distinct(talk.iter().map(Talk::thread_key))?).await?;
    let days = queries::days(&cx.tx, &distinct(talk.iter().map(Talk::day_key))?).await?;
    let replies = match talk.iter().any(|one| one.pair_key().is_some()) {
        true => queries::replies(&cx.tx, &distinct(talk.iter().filter_map(Talk::pair_key))?).await?,
        false => Vec::new(),
    };
    Ok(Known {
        turns: turns.into_iter().collect(),
        days: days.into_iter().collect(),
        replies: replies.into_iter().collect(),
    })
}

fn distinct<K: Ord + Serialize>(keys: impl Iterator<Item = K>) -> serde_json::Result<String> {
    serde_json::to_string(&keys.collect::<std::collections::BTreeSet<K>>())
}

async fn keep(cx: &Cx, known: &Known) -> Result {
    queries::keep_turns(&cx.tx, &json(known.turns.iter())?).await?;
    queries::keep_days(&cx.tx, &json(known.days.iter())?).await?;
    if !known.replies.is_empty() {
        queries::keep_replies(&cx.tx, &json(known.replies.iter())?).await?;
    }
    Ok(())
}

async fn add(cx: &Cx, changes: Changes) -> Result {
    if !changes.is_empty() {
        queries::add_scores(&cx.tx, &json(changes.iter())?).await?;
    }
    Ok(())
}

fn json(rows: impl Iterator<Item: Serialize>) -> serde_json::Result<String> {
    serde_json::to_string(&rows.collect::<Vec<_>>())
}

/// Counts that somebody's reactions to a message changed. A message we did not see, or her own, is left out.
pub async fn reaction(cx: &Cx, reacted: &Reacted) -> Result {
    let (chat, message, user) = (reacted.chat.key, reacted.message, reacted.person.id);
    let Some((author, month)) = queries::message(&cx.tx, chat, message).await? else { return Ok(()) };
    if author == user {
        return Ok(());
    }
    let before = queries::reaction(&cx.tx, chat, message, user).await?;
    let likes = rules::is_liked(&reacted.now);
    if before.is_some() == likes {
        return Ok(());
    }
    let pair = PairKey { chat: chat.0, from: user.0, author: author.0, month };
    let of_pair = queries::reactions_of_pair(&cx.tx, pair).await?;
    let counted = before.unwrap_or(of_pair < rules::MOST_REACTIONS_OF_A_PAIR);
    let reactors = queries::reactors(&cx.tx, chat, message).await?;
    if likes {
        queries::like(&cx.tx, chat, message, user, counted).await?;
    } else {
        queries::unlike(&cx.tx, chat, message, user).await?;
    }
    if !counted {
        return Ok(());
    }
    let step = if likes { 1 } else { -1 };
    queries::set_reactions_of_pair(&cx.tx, pair, of_pair + step).await?;
    let key = ScoreKey { chat: chat.0, month, user: author.0 };
    add(cx, [(key, rules::reaction_change(reactors, reactors + step))].into()).await
}
