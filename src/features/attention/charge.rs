//! What somebody is in charge of: the groups she manages, and of others the sections she helps with.

use std::collections::{BTreeSet, HashMap};

use crate::{
    dispatch::{Cx, Result, items::Item},
    store::{
        ChatKey,
        chats::{self, Chat},
        items::Charge,
        people,
    },
    telegram::UserId,
};

/// Her groups, and what she is in charge of there.
pub async fn of(cx: &Cx, user: UserId) -> Result<(Vec<Chat>, Vec<Charge>)> {
    let groups = chats::helped_by(&cx.tx, user).await?;
    let sections: HashMap<ChatKey, BTreeSet<String>> = people::sections_of(&cx.tx, user).await?.into_iter().collect();
    let mut charges = Vec::with_capacity(groups.len());
    for chat in &groups {
        match sections.get(&chat.key) {
            None => charges.push((chat.key, None)),
            Some(sections) => charges.extend(sections.iter().map(|section| (chat.key, Some(section.clone())))),
        }
    }
    Ok((groups, charges))
}

/// Everybody who is in charge of a section of a group: its helpers, and those who manage the group.
pub async fn all(cx: &Cx, chat: ChatKey, section: &str) -> Result<BTreeSet<UserId>> {
    let managers = people::managers(&cx.tx, chat).await?;
    let helpers = people::helpers(&cx.tx, chat, section).await?;
    Ok(managers.into_iter().chain(helpers).collect())
}

/// Whether she is in charge of an item.
pub async fn has(cx: &Cx, user: UserId, item: &Item) -> Result<bool> {
    Ok(all(cx, item.chat, &item.section).await?.contains(&user))
}
