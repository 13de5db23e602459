//! Keeps the counts: one look and one statement for a batch of messages, and one more for each that answers a post.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::{
    queries,
    rules::{self, DAY, Said},
};
use crate::{
    dispatch::{Cx, GroupMessage, Result},
    store::{ChatKey, people, seconds},
    telegram::UserId,
};

/// People talked in groups.
pub async fn messages(cx: &Cx, messages: &[GroupMessage]) -> Result {
    let Some(first) = messages.iter().map(|message| seconds(message.at)).min() else { return Ok(()) };
    let chats: BTreeSet<i64> = messages.iter().map(|message| message.chat.0).collect();
    let mut known = queries::known(&cx.tx, &Vec::from_iter(chats), first - DAY).await?;
    let found = rules::count(&mut known, messages.iter().map(said));
    let asked = found.answers.iter().map(|answer| answer.chat).chain(found.starts.iter().map(|start| start.chat));
    let managers = managers(cx, asked.collect()).await?;
    let manages = |chat: i64, user: i64| managers.get(&chat).is_some_and(|managers| managers.contains(&UserId(user)));
    let mut hours: BTreeMap<(i64, i64), (i64, [i64; 3])> =
        found.hours.iter().map(|(key, last)| (*key, (*last, [0; 3]))).collect();
    for start in &found.starts {
        let Some((_, begun)) = hours.get_mut(&(start.chat, start.hour)) else { continue };
        let by = if start.by_post { 2 } else { usize::from(manages(start.chat, start.author)) };
        begun[by] += 1;
    }
    let hours = hours
        .into_iter()
        .map(|((chat, hour), (last, [members, managers, posts]))| (chat, hour, last, members, managers, posts));
    queries::add_hours(&cx.tx, &Vec::from_iter(hours)).await?;
    for (post, heard) in &found.heard {
        queries::set_heard(&cx.tx, *post, *heard).await?;
    }
    for answer in found.answers.iter().filter(|answer| !manages(answer.chat, answer.author)) {
        queries::answer(&cx.tx, answer).await?;
    }
    if !found.replies.is_empty() {
        queries::add_replies(&cx.tx, &Vec::from_iter(found.replies)).await?;
    }
    Ok(())
}

fn said(message: &GroupMessage) -> Said {
    Said {
        chat: message.chat.0,
        id: message.id.map(|id| id.0),
        author: message.author.0,
        at: seconds(message.at),
        thread: message.thread.map_or(0, |thread| thread.0),
        to: message.to.map(|to| to.0),
        substantive: message.substantive,
    }
}

async fn managers(cx: &Cx, chats: BTreeSet<i64>) -> Result<HashMap<i64, HashSet<UserId>>> {
    let mut managers = HashMap::new();
    for chat in chats {
        managers.insert(chat, people::managers(&cx.tx, ChatKey(chat)).await?);
    }
    Ok(managers)
}
