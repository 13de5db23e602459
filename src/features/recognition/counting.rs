//! Keeps the counts: messages in batches, reactions one by one.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{
    queries::counts,
    rules::{self, Changes, DayKey, Known, PairKey, ScoreKey, Talk, ThreadKey},
};
use crate::{
    dispatch::{Cx, GroupMessage, Reacted, Result},
    store::seconds,
};

/// Counts a batch of messages: a few statements, however many messages.
pub async fn messages(cx: &Cx, messages: &[GroupMessage]) -> Result {
    // In the table's order, which spares it much seeking.
    let rows: BTreeSet<_> = messages.iter().filter_map(message_row).collect();
    counts::note_messages(&cx.tx, &serde_json::to_string(&rows)?).await?;
    let talk: Vec<Talk> = messages.iter().filter(|message| message.substantive).map(talk_of).collect();
    if talk.is_empty() {
        return Ok(());
    }
    let mut known = known(cx, &talk).await?;
    let changes = rules::count(&mut known, &talk);
    keep(cx, &known).await?;
    add(cx, changes).await
}

/// What is kept of a message, so that reactions to it can be counted: chat, message, author, when, month.
fn message_row(message: &GroupMessage) -> Option<(i64, i64, i64, i64, i64)> {
    let month = rules::month_of(message.at.with_timezone(&message.zone).date_naive());
    Some((message.chat.0, message.id?.0, message.author.0, seconds(message.at), month))
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
    let threads = talk.iter().map(Talk::thread_key).map(|ThreadKey { chat, thread }| (chat, thread));
    let days = talk.iter().map(Talk::day_key).map(|DayKey { chat, day, user }| (chat, day, user));
    let pairs = talk.iter().filter_map(Talk::pair_key);
    let pairs = pairs.map(|PairKey { chat, from, author, month }| (chat, from, author, month));
    let turns = counts::turns(&cx.tx, &distinct(threads)?).await?;
    let days = counts::days(&cx.tx, &distinct(days)?).await?;
    let replies = match talk.iter().any(|one| one.answers.is_some()) {
        true => counts::replies(&cx.tx, &distinct(pairs)?).await?,
        false => Vec::new(),
    };
    Ok(Known {
        turns: turns.into_iter().collect(),
        days: days.into_iter().collect(),
        replies: replies.into_iter().collect(),
    })
}

fn distinct<K: Ord + Serialize>(keys: impl Iterator<Item = K>) -> serde_json::Result<String> {
    serde_json::to_string(&keys.collect::<BTreeSet<K>>())
}

async fn keep(cx: &Cx, known: &Known) -> Result {
    let turns = known.turns.iter();
    let turns = turns.map(|(key, turn)| (key.chat, key.thread, turn.author, turn.last_at, turn.tenths, &turn.album));
    let days = known.days.iter().map(|(key, tenths)| (key.chat, key.day, key.user, tenths));
    let replies = known.replies.iter().map(|(key, n)| (key.chat, key.from, key.author, key.month, n));
    counts::keep_turns(&cx.tx, &json(turns)?).await?;
    counts::keep_days(&cx.tx, &json(days)?).await?;
    if !known.replies.is_empty() {
        counts::keep_replies(&cx.tx, &json(replies)?).await?;
    }
    Ok(())
}

async fn add(cx: &Cx, changes: Changes) -> Result {
    let rows = changes
        .iter()
        .map(|(key, by)| (key.chat, key.month, key.user, by.points, by.answered, by.repliers, by.reactions, by.days));
    if !changes.is_empty() {
        counts::add_scores(&cx.tx, &json(rows)?).await?;
    }
    Ok(())
}

fn json(rows: impl Iterator<Item: Serialize>) -> serde_json::Result<String> {
    serde_json::to_string(&rows.collect::<Vec<_>>())
}

/// Counts that somebody's reactions to a message changed. A message we did not see, or her own, is left out.
pub async fn reaction(cx: &Cx, reacted: &Reacted) -> Result {
    let (chat, message, user) = (reacted.chat.key, reacted.message, reacted.person.id);
    let Some((author, month)) = counts::message(&cx.tx, chat, message).await? else { return Ok(()) };
    if author == user {
        return Ok(());
    }
    let before = counts::reaction(&cx.tx, chat, message, user).await?;
    let likes = rules::is_liked(&reacted.now);
    if before.is_some() == likes {
        return Ok(());
    }
    let pair = PairKey { chat: chat.0, from: user.0, author: author.0, month };
    let of_pair = counts::reactions_of_pair(&cx.tx, pair).await?;
    let counted = before.unwrap_or(of_pair < rules::MOST_REACTIONS_OF_A_PAIR);
    let reactors = counts::reactors(&cx.tx, chat, message).await?;
    if likes {
        counts::like(&cx.tx, chat, message, user, counted).await?;
    } else {
        counts::unlike(&cx.tx, chat, message, user).await?;
    }
    if !counted {
        return Ok(());
    }
    let step = if likes { 1 } else { -1 };
    counts::set_reactions_of_pair(&cx.tx, pair, of_pair + step).await?;
    let key = ScoreKey { chat: chat.0, month, user: author.0 };
    add(cx, [(key, rules::reaction_change(reactors, reactors + step))].into()).await
}
