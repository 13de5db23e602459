//! `/staff`: who helps the managers. Somebody is named by `@username`, her link (`t.me/username`) or number, by
//! answering a message of hers, or by her name, as Telegram's apps mention people who have no username.

use std::sync::Arc;

use super::{panel::Panel, queries, show};
use crate::{
    dispatch::{Ask, Cx, Press, Result, Stop},
    store::{
        chats::Chat,
        people::{self, Membership},
        settings_log::Change,
    },
    telegram::{
        UserId,
        actor::{Actor, Person},
        update::Status,
    },
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
        return show(&cx, &ask, Panel::Helpers { may_choose }).await;
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

/// Whom she means; [`None`] if nobody is named.
async fn named(cx: &Cx, chat: &Chat, ask: &Ask) -> Result<Option<(UserId, String)>> {
    let typed = ask.command.whole_but_mentioned();
    match (ask.command.mentioned(), typed.as_str()) {
        ([], "") => match &ask.reply_to {
            Some(target) => pointed_at(cx, chat, &target.author).await.map(Some),
            None => Ok(None),
        },
        ([], typed) => by_words(cx, chat, typed).await.map(Some),
        ([one], "") => pointed_at(cx, chat, &Person::new(&one.user)).await.map(Some),
        ([first, ..], _) => Err(one_at_a_time(&Person::new(&first.user).name)),
    }
}

/// Somebody an app points at: it knows her, even if she has not said a word since we came. It offers those who are in
/// the group, or wrote there; so she is, unless we saw her leave.
async fn pointed_at(cx: &Cx, chat: &Chat, person: &Person) -> Result<(UserId, String)> {
    if person.is_bot {
        return Err(unknown(&person.name));
    }
    people::upsert(&cx.tx, person).await?;
    if people::membership(&cx.tx, chat.key, person.id).await?.is_none() {
        people::set_in(&cx.tx, chat.key, person.id, Status::Member, None).await?;
    }
    Ok((person.id, person.name.clone()))
}

async fn by_words(cx: &Cx, chat: &Chat, typed: &str) -> Result<(UserId, String)> {
    let mut words = typed.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    if words.next().is_some() {
        return Err(one_at_a_time(first));
    }
    let username = username(first);
    let found = match username.parse() {
        Ok(number) => by_number(cx, chat, UserId(number)).await?,
        Err(_) => people::by_username(&cx.tx, chat.key, username).await?,
    };
    found.ok_or_else(|| unknown(typed))
}

/// What is typed for `@username`: also the address of her page, and a sign behind it.
fn username(typed: &str) -> &str {
    let address = typed.trim_start_matches("https://").trim_start_matches("http://");
    let hosts = ["t.me/", "telegram.me/", "telegram.dog/"];
    let name = hosts.iter().find_map(|host| address.strip_prefix(host)).unwrap_or(typed);
    name.trim_matches(|c: char| !c.is_alphanumeric() && c != '_')
}

/// Usernames do not begin with a digit: this is her number.
async fn by_number(cx: &Cx, chat: &Chat, user: UserId) -> Result<Option<(UserId, String)>> {
    if people::membership(&cx.tx, chat.key, user).await?.is_none() {
        return Ok(None);
    }
    Ok(people::known(&cx.tx, user).await?.map(|known| (user, known.name)))
}

fn one_at_a_time(first: &str) -> Stop {
    line("settings-staff-one").plain("example", &clip(first, LONGEST_USERNAME)).into()
}

fn unknown(typed: &str) -> Stop {
    line("settings-staff-unknown").text("typed", &clip(typed, LONGEST_USERNAME)).into()
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
