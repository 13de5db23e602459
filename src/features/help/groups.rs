//! The menus of a group in which other rooms are on than at first: with their commands. Everywhere else the menus of all
//! groups do ([`super::menus`]); where everything is as at first again, a group's own are taken away. What Telegram refuses is tried again
//! when something changes in the group, and at the next start.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{NAME, menus, queries::groups as rows, rules};
use crate::{
    dispatch::{Audience, CommandSpec, Cx, Outcome, Result, Rooms, prepare::prepare, rights::Rank, settings},
    store::{
        ChatKey,
        chats::{BotPlace, Chat},
    },
    telegram::{ChatId, request::Request},
    words::Lang,
};

/// For whom in the group, as Telegram names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Scope {
    Chat,
    ChatAdministrators,
}

impl Scope {
    const ALL: [Self; 2] = [Self::Chat, Self::ChatAdministrators];

    const fn code(self) -> &'static str {
        match self {
            Self::Chat => "chat",
            Self::ChatAdministrators => "chat_administrators",
        }
    }

    fn commands(self, rooms: &Rooms, off: &BTreeSet<String>) -> Vec<CommandSpec> {
        match self {
            Self::Chat => rules::commands(rooms, Audience::Member, off),
            Self::ChatAdministrators => rules::for_managers(rooms, off, &Rank::Administrator),
        }
    }
}

/// Which menu a request was about, and what is in it; nothing: it was to be taken away.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct OfGroup {
    chat: ChatKey,
    id: ChatId,
    for_whom: Scope,
    language: Option<Lang>,
    commands: Value,
}

/// The process started: perhaps with other commands, or as another bot.
pub(super) async fn register(cx: &Cx) -> Result {
    let mut chats: BTreeSet<ChatKey> = settings::with_switches(cx).await?.into_iter().collect();
    chats.extend(rows::chats(&cx.tx, cx.me.id).await?);
    for chat in chats {
        prepare(cx, NAME, Some(chat), follow(cx, chat)).await?;
    }
    Ok(())
}

/// A group's menus are made to be as they should.
pub(super) async fn follow(cx: &Cx, key: ChatKey) -> Result {
    let off = settings::off_in(cx, key).await?;
    let is_as_at_first = off == cx.rooms.off_at_first();
    let told = rows::told(&cx.tx, cx.me.id, key).await?;
    if is_as_at_first && told.is_empty() {
        return Ok(());
    }
    let chat = cx.chat(key).await?;
    if chat.bot == BotPlace::Out {
        return Ok(());
    }
    for for_whom in Scope::ALL {
        for language in Lang::ALL.map(Some).into_iter().chain([None]) {
            let commands = if is_as_at_first {
                json!([])
            } else {
                menus::wire(&for_whom.commands(&cx.rooms, &off), language.unwrap_or(chat.language))
            };
            let before = told.iter().find(|one| one.is(for_whom.code(), code(language)));
            let is_told = before.is_some_and(|before| *before.commands == *commands.to_string());
            if is_told || (before.is_none() && is_as_at_first) {
                continue;
            }
            send(cx, &chat, OfGroup { chat: key, id: chat.id, for_whom, language, commands }).await?;
        }
    }
    Ok(())
}

async fn send(cx: &Cx, chat: &Chat, menu: OfGroup) -> Result {
    let OfGroup { for_whom, language, ref commands, .. } = menu;
    rows::note(&cx.tx, cx.me.id, chat.key, (for_whom.code(), code(language)), &commands.to_string()).await?;
    let scope = json!({"type": for_whom.code(), "chat_id": chat.id.0});
    let request = match is_nothing(commands) {
        true => Request::delete_commands_in(scope, language.map(Lang::code)),
        false => Request::set_commands(scope, language.map(Lang::code), commands.clone()),
    };
    cx.send(request.tell(NAME, &menu)?).await
}

/// Where we are no more, there is nothing we could set or take away.
pub(super) async fn forget(cx: &Cx, chat: ChatKey) -> Result {
    Ok(rows::forget_all(&cx.tx, chat).await?)
}

/// What became of a menu. Requests may overtake each other, so it is compared with what was last wanted.
pub(super) async fn settled(cx: &Cx, menu: OfGroup, outcome: &Outcome) -> Result {
    let chat = cx.chat(menu.chat).await?;
    if chat.id != menu.id || chat.bot == BotPlace::Out {
        return Ok(());
    }
    let which = (menu.for_whom.code(), code(menu.language));
    let told = rows::told(&cx.tx, cx.me.id, menu.chat).await?;
    let wanted = told.iter().find(|one| one.is(which.0, which.1)).map(|one| one.commands.as_str());
    let is_as_wanted = wanted == Some(menu.commands.to_string().as_str());
    match outcome {
        Outcome::Done { .. } if is_as_wanted && is_nothing(&menu.commands) => {
            Ok(rows::forget(&cx.tx, cx.me.id, menu.chat, which).await?)
        }
        Outcome::Done { .. } if is_as_wanted || wanted.is_none() => Ok(()),
        Outcome::Done { .. } => {
            rows::note(&cx.tx, cx.me.id, menu.chat, which, &Value::Null.to_string()).await?;
            follow(cx, menu.chat).await
        }
        Outcome::Failed(_) | Outcome::Unknown if is_as_wanted => {
            Ok(rows::note(&cx.tx, cx.me.id, menu.chat, which, &Value::Null.to_string()).await?)
        }
        Outcome::Failed(_) | Outcome::Unknown => Ok(()),
    }
}

fn code(language: Option<Lang>) -> &'static str {
    language.map_or("", Lang::code)
}

fn is_nothing(commands: &Value) -> bool {
    commands.as_array().is_none_or(Vec::is_empty)
}
