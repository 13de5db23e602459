//! The menus of those named with `/staff`. Telegram shows managers' commands to its own administrators; helpers are
//! members to it, so each gets a menu for herself (scope `chat_member`), in her language.
//!
//! Telegram shows such a menu before all others (TELEGRAM §4), so it holds what an administrator's holds: should she
//! become one, nothing is hidden. Who helps with some sections has the commands of these; hers follows when she becomes an
//! administrator. It is set again when the commands, her language or the group's have changed, or the
//! group became a supergroup, and taken away when she helps no longer or leaves. Requests may overtake each other; so
//! whatever was done is compared with what was last wanted. What Telegram refuses, as it may for who is not there, is
//! tried again when she comes, when something changes in the group, and at the next start.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    NAME, groups, menus,
    queries::helpers::{self as rows, Standing},
    rules,
};
use crate::{
    dispatch::{BotMoved, Cx, Joined, Left, Outcome, Result, prepare::prepare, rights::Rank, settings},
    store::{
        ChatKey,
        chats::{BotPlace, Chat},
        people::Help,
    },
    telegram::{ChatId, UserId, request::Request},
};

/// Whose menu a request was about, and what is in it; nothing: it was to be taken away.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct OfOne {
    chat: ChatKey,
    id: ChatId,
    user: UserId,
    commands: Value,
}

/// The process started: perhaps with other commands, or as another bot.
pub(super) async fn register(cx: &Cx) -> Result {
    for chat in rows::chats_with_helpers(&cx.tx, cx.me.id).await? {
        prepare(cx, NAME, Some(chat), follow(cx, chat)).await?;
    }
    Ok(())
}

/// Menus in a group are made to be as they should.
pub(super) async fn follow(cx: &Cx, key: ChatKey) -> Result {
    let chat = cx.chat(key).await?;
    for user in rows::in_chat(&cx.tx, cx.me.id, key).await? {
        follow_one(cx, &chat, user).await?;
    }
    Ok(())
}

/// Her language is another now.
pub(super) async fn language_chosen(cx: &Cx, user: UserId) -> Result {
    for chat in rows::chats_of(&cx.tx, cx.me.id, user).await? {
        follow_one(cx, &*cx.chat(chat).await?, user).await?;
    }
    Ok(())
}

/// Who comes back helps no longer, and may still have the menu that Telegram did not let us take away.
pub(super) async fn joined(cx: Cx, joined: Arc<Joined>) -> Result {
    for newcomer in &joined.people {
        follow_one(&cx, &joined.chat, newcomer.person.id).await?;
    }
    Ok(())
}

pub(super) async fn left(cx: Cx, left: Arc<Left>) -> Result {
    follow_one(&cx, &left.chat, left.person.id).await
}

/// Where we are no more, there is nothing we could set or take away.
pub(super) async fn bot_moved(cx: Cx, moved: Arc<BotMoved>) -> Result {
    if moved.chat.bot == BotPlace::Out {
        rows::forget_all(&cx.tx, moved.chat.key).await?;
        groups::forget(&cx, moved.chat.key).await?;
    }
    Ok(())
}

/// The menus stay with the group that was.
pub(super) async fn migrated(cx: &Cx, chat: ChatKey) -> Result {
    rows::forget_all(&cx.tx, chat).await?;
    follow(cx, chat).await
}

async fn follow_one(cx: &Cx, chat: &Chat, user: UserId) -> Result {
    let Standing { help, is_admin, told } = rows::standing(&cx.tx, cx.me.id, chat.key, user).await?;
    let rank = match help {
        Help::Nothing => None,
        Help::Sections(sections) if !is_admin => Some(Rank::HelpsWith(sections)),
        Help::Sections(_) | Help::Everything => Some(Rank::Administrator),
    };
    if chat.bot == BotPlace::Out || (rank.is_none() && told.is_none()) {
        return Ok(());
    }
    let wanted = if let Some(rank) = rank {
        let language = cx.language_of(user, Some(chat.language)).await?;
        menus::wire(&rules::for_managers(&cx.rooms, &settings::off_in(cx, chat.key).await?, &rank), language)
    } else {
        json!([])
    };
    let as_kept = wanted.to_string();
    if told.is_some_and(|told| told == as_kept) {
        return Ok(());
    }
    rows::note(&cx.tx, cx.me.id, chat.key, user, &as_kept).await?;
    send(cx, chat, user, wanted).await
}

async fn send(cx: &Cx, chat: &Chat, user: UserId, commands: Value) -> Result {
    let scope = json!({"type": "chat_member", "chat_id": chat.id.0, "user_id": user.0});
    let request = match is_nothing(&commands) {
        true => Request::delete_commands(scope),
        false => Request::set_commands(scope, None, commands.clone()),
    };
    cx.send(request.tell(NAME, &OfOne { chat: chat.key, id: chat.id, user, commands })?).await
}

/// She is being forgotten: the menu made for her alone is taken away, and nobody asks what became of that.
pub(super) async fn forgotten(cx: &Cx, key: ChatKey, user: UserId) -> Result {
    let chat = cx.chat(key).await?;
    let told = rows::standing(&cx.tx, cx.me.id, key, user).await?.told;
    if chat.bot == BotPlace::Out || told.is_none() {
        return Ok(());
    }
    let scope = json!({"type": "chat_member", "chat_id": chat.id.0, "user_id": user.0});
    cx.send(Request::delete_commands(scope)).await
}

/// What became of a menu.
pub(super) async fn settled(cx: &Cx, menu: OfOne, outcome: &Outcome) -> Result {
    let chat = cx.chat(menu.chat).await?;
    if chat.id != menu.id || chat.bot == BotPlace::Out {
        return Ok(());
    }
    let told = rows::standing(&cx.tx, cx.me.id, menu.chat, menu.user).await?.told;
    let as_kept = menu.commands.to_string();
    let is_as_wanted = told.as_deref().unwrap_or("[]") == as_kept;
    match outcome {
        Outcome::Done { .. } if !is_as_wanted => {
            unclear(cx, &menu).await?;
            follow_one(cx, &chat, menu.user).await
        }
        Outcome::Done { .. } if is_nothing(&menu.commands) => {
            Ok(rows::forget(&cx.tx, cx.me.id, menu.chat, menu.user).await?)
        }
        Outcome::Failed(_) | Outcome::Unknown if is_as_wanted && told.is_some() => unclear(cx, &menu).await,
        _ => Ok(()),
    }
}

/// What Telegram shows her is not known: it is told again at the next occasion.
async fn unclear(cx: &Cx, menu: &OfOne) -> Result {
    Ok(rows::note(&cx.tx, cx.me.id, menu.chat, menu.user, &Value::Null.to_string()).await?)
}

fn is_nothing(commands: &Value) -> bool {
    commands.as_array().is_none_or(Vec::is_empty)
}
