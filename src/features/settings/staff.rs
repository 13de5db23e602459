//! `/staff`: who helps the managers.

use std::sync::Arc;

use super::{panel, panel::Panel, queries, whisper_pages};
use crate::{
    dispatch::{Ask, Cx, Press, Result, whisper::Pages},
    store::{
        chats::Chat,
        people::{self, Membership},
        settings_log::Change,
    },
    telegram::{UserId, actor::Actor},
    words::{Line, clip, line},
};

/// Longest username Telegram allows.
const LONGEST_USERNAME: usize = 32;

pub async fn command(cx: Cx, ask: Arc<Ask>) -> Result {
    let chat = cx.managed_group(&ask).await?;
    let may_choose = may_choose(&cx, chat, &ask.actor).await?;
    let names_somebody = ask.reply_to.is_some() || !ask.command.whole().is_empty();
    if names_somebody && !may_choose {
        return Err(line("settings-staff-admins-only").into());
    }
    let Some((user, name)) = named(&cx, chat, &ask).await? else {
        return list(&cx, &ask, chat, may_choose).await;
    };
    let membership = people::membership(&cx.tx, chat.key, user).await?;
    let is_helper = queries::helpers(&cx.tx, chat.key).await?.iter().any(|helper| helper.id == user);
    let said = if is_helper {
        set(&cx, chat, &ask.actor, user, &name, false).await?
    } else {
        may_help(&cx, chat, user, &name, membership.as_ref()).await?;
        set(&cx, chat, &ask.actor, user, &name, true).await?
    };
    cx.whisper(&ask, &said).await
}

/// A button: she helps no longer.
pub async fn dismiss(cx: &Cx, chat: &Chat, press: &Press, user: UserId) -> Result<Line> {
    if !may_choose(cx, chat, &press.actor()).await? {
        return Err(line("settings-staff-admins-only").into());
    }
    let name = people::known(&cx.tx, user).await?.map(|known| known.name).unwrap_or_default();
    if queries::helpers(&cx.tx, chat.key).await?.iter().all(|helper| helper.id != user) {
        // Somebody else was faster, or she pressed twice.
        return Ok(line("settings-staff-removed").text("name", &name));
    }
    set(cx, chat, &press.actor(), user, &name, false).await
}

/// Helpers choose no helpers: that is for administrators by Telegram's word.
async fn may_choose(cx: &Cx, chat: &Chat, actor: &Actor) -> Result<bool> {
    match actor {
        Actor::AnonymousAdmin => Ok(true),
        Actor::Person(person) => Ok(people::is_admin(&cx.tx, chat.key, person.id).await?),
        Actor::Channel | Actor::Bot => Ok(false),
    }
}

/// Whom she means: by username, or by answering one of her messages; [`None`] if nobody is named.
async fn named(cx: &Cx, chat: &Chat, ask: &Ask) -> Result<Option<(UserId, String)>> {
    let typed = ask.command.whole();
    if typed.is_empty() {
        return Ok(ask.reply_to.as_ref().map(|target| (target.author, target.name.clone())));
    }
    let mut words = typed.split_whitespace();
    let username = words.next().unwrap_or_default().trim_start_matches('@');
    if words.next().is_some() {
        return Err(line("settings-staff-one").plain("example", &clip(username, LONGEST_USERNAME)).into());
    }
    match people::by_username(&cx.tx, chat.key, username).await? {
        Some(found) => Ok(Some(found)),
        None => Err(line("settings-staff-unknown").text("typed", &clip(&typed, LONGEST_USERNAME)).into()),
    }
}

async fn may_help(cx: &Cx, chat: &Chat, user: UserId, name: &str, membership: Option<&Membership>) -> Result {
    if people::is_admin(&cx.tx, chat.key, user).await? {
        return Err(line("settings-staff-admin-already").text("name", name).into());
    }
    if !membership.is_some_and(|membership| membership.is_in) {
        return Err(line("settings-staff-not-here").text("name", name).into());
    }
    Ok(())
}

async fn set(cx: &Cx, chat: &Chat, actor: &Actor, user: UserId, name: &str, is_helper: bool) -> Result<Line> {
    people::set_staff(&cx.tx, chat.key, user, is_helper).await?;
    let value = format!("{}{}", if is_helper { '+' } else { '-' }, user.0);
    cx.log_setting(chat.key, actor, Change::to("staff", &value).about(user)).await?;
    cx.chat_changed(chat.key).await?;
    let id = if is_helper { "settings-staff-added" } else { "settings-staff-removed" };
    Ok(line(id).text("name", name))
}

async fn list(cx: &Cx, ask: &Ask, chat: &Chat, may_choose: bool) -> Result {
    let mut pages = Pages::default();
    for lang in cx.whisper_languages(ask).await? {
        let (html, keyboard) = panel::staff(cx, chat, 0, may_choose, lang).await?;
        pages.add(lang, html, keyboard);
    }
    whisper_pages(cx, ask, chat, Panel::Staff, &pages).await
}
