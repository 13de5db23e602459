//! `/staff`: who helps the managers. Somebody is named by `@username`, her link (`t.me/username`) or number, by
//! answering a message of hers, or by her name, as Telegram's apps mention people who have no username. What follows
//! are the sections she is to help with ([`super::sections`]).

use std::{collections::BTreeSet, sync::Arc};

use super::{panel::Panel, sections, show};
use crate::{
    dispatch::{Ask, Cx, Result, Room, Stop},
    store::{
        chats::Chat,
        people::{self, Help},
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
    let Some(Named { user, name, rest }) = named(&cx, chat, &ask).await? else {
        return show(&cx, &ask, Panel::Helpers).await;
    };
    let present = people::helps(&cx.tx, chat.key, user).await?;
    let wanted = sections::read(&cx.rooms, &rest)
        .map_err(|typed| sections::unknown(&cx.rooms, &typed, ask.reply_to.is_some()))?;
    let wanted = match (wanted, &present) {
        (sections::Wish::Everything, Help::Everything) if rest.is_empty() => Help::Nothing,
        (sections::Wish::Everything, _) => Help::Everything,
        (sections::Wish::Nothing, _) => Help::Nothing,
        (sections::Wish::These(these), _) => Help::Sections(these),
    };
    if wanted != Help::Nothing {
        may_help(&cx, chat, user, &name).await?;
    }
    let said = set(&cx, chat, &ask.actor, user, &name, &wanted).await?;
    cx.whisper(&ask, &said).await
}

/// A button: she helps no longer.
pub async fn dismiss(cx: &Cx, chat: &Chat, actor: &Actor, user: UserId) -> Result<Line> {
    let name = people::known(&cx.tx, user).await?.map(|known| known.name).unwrap_or_default();
    // Perhaps somebody else was faster, or she pressed twice.
    set(cx, chat, actor, user, &name, &Help::Nothing).await
}

/// A button: she helps with a section, or ([`None`]) with everything, or no longer.
pub async fn turn(cx: &Cx, chat: &Chat, actor: &Actor, user: UserId, what: (Option<&str>, bool)) -> Result<Line> {
    let name = people::known(&cx.tx, user).await?.map(|known| known.name).unwrap_or_default();
    let present = people::helps(&cx.tx, chat.key, user).await?;
    let wanted = match what {
        (None, true) => Help::Everything,
        (None, false) if present == Help::Everything => Help::Nothing,
        (None, false) => present,
        (Some(section), on) => {
            let all = cx.rooms.switchable().map(Room::name);
            let mut these: BTreeSet<String> = all.filter(|room| present.has(room)).map(str::to_owned).collect();
            if on {
                these.insert(section.to_owned())
            } else {
                these.remove(section)
            };
            // A second press of the same changes nothing, whatever everything is made of.
            let is_so = present.has(section) == on;
            match these.is_empty() {
                _ if is_so => present,
                true => Help::Nothing,
                false => Help::Sections(these),
            }
        }
    };
    if wanted != Help::Nothing {
        may_help(cx, chat, user, &name).await?;
    }
    set(cx, chat, actor, user, &name, &wanted).await
}

/// Whom she means, and what else was typed.
struct Named {
    user: UserId,
    name: String,
    rest: String,
}

/// Whom she means; [`None`] if nobody is named. In a reply what is typed may be somebody else's name.
async fn named(cx: &Cx, chat: &Chat, ask: &Ask) -> Result<Option<Named>> {
    let typed = ask.command.whole_but_mentioned();
    let of = |(user, name): (UserId, String), rest: &str| Named { user, name, rest: rest.to_owned() };
    match (ask.command.mentioned(), &ask.reply_to) {
        ([], Some(target)) if sections::are_meant(&cx.rooms, &typed) => {
            Ok(Some(of(pointed_at(cx, chat, &target.author).await?, &typed)))
        }
        ([], None) if typed.is_empty() => Ok(None),
        ([], _) => {
            let (first, rest) = first_word(&typed);
            if names_another(rest) {
                return Err(one_at_a_time(first));
            }
            Ok(Some(of(by_words(cx, chat, first).await?, rest)))
        }
        ([one], _) if !names_another(&typed) => {
            Ok(Some(of(pointed_at(cx, chat, &Person::new(&one.user)).await?, &typed)))
        }
        ([first, ..], _) => Err(one_at_a_time(&Person::new(&first.user).name)),
    }
}

/// The first word, and what follows.
fn first_word(typed: &str) -> (&str, &str) {
    let parts = |c: char| c.is_whitespace() || c == ',';
    let typed = typed.trim_matches(parts);
    typed.split_once(parts).map_or((typed, ""), |(first, rest)| (first, rest.trim_matches(parts)))
}

/// Whether somebody else is named there.
fn names_another(rest: &str) -> bool {
    rest.split(|c: char| c.is_whitespace() || c == ',').any(|word| word.starts_with('@') || word.contains("t.me/"))
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
    let username = username(typed);
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

async fn may_help(cx: &Cx, chat: &Chat, user: UserId, name: &str) -> Result {
    if people::is_admin(&cx.tx, chat.key, user).await? {
        return Err(line("settings-staff-admin-already").text("name", name).into());
    }
    let membership = people::membership(&cx.tx, chat.key, user).await?;
    if !membership.is_some_and(|membership| membership.is_in) {
        return Err(line("settings-staff-not-here").text("name", name).into());
    }
    Ok(())
}

/// Names her for this and nothing else, and writes that down; what is so already is only confirmed.
async fn set(cx: &Cx, chat: &Chat, actor: &Actor, user: UserId, name: &str, help: &Help) -> Result<Line> {
    if people::helps(&cx.tx, chat.key, user).await? != *help {
        people::set_help(&cx.tx, chat.key, user, help).await?;
        cx.log_setting(chat.key, actor, Change::to("staff", &sections::written(user, help)).about(user)).await?;
        cx.chat_changed(chat.key).await?;
    }
    Ok(match help {
        Help::Nothing => line("settings-staff-removed").text("name", name),
        Help::Everything => line("settings-staff-added").text("name", name),
        Help::Sections(these) => {
            line("settings-staff-sections").text("name", name).line("sections", sections::named(these))
        }
    })
}
