//! What `/help` and `/start` say.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::rules;
use crate::{
    dispatch::{Audience, CommandSpec, Rooms, rights::Rank},
    store::chats::Chat,
    words::{Lang, Line, clip, exists, line},
};

/// Groups named in a welcome; the rest are counted.
const MOST_GROUPS: usize = 10;
/// How much of an unknown command's name is quoted.
const LONGEST_QUOTE: usize = 40;

/// What is said in private.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Greeting {
    /// `/start`
    Welcome,
    /// `/start` by a link that no longer works.
    StaleLink,
    /// `/start` by a link that was made for somebody else.
    AnothersLink,
    /// `/help`
    Help,
    /// `/language`
    Language,
    /// A language was chosen.
    Chosen,
}

/// What somebody in a group is offered.
#[derive(Debug)]
pub struct Offered<'a> {
    /// The rooms there are,
    pub rooms: &'a Rooms,
    /// those that are off in the group,
    pub off: &'a BTreeSet<String>,
    /// and what she is among those who manage it.
    pub rank: &'a Rank,
}

/// `/help` in a group: what it is for, if that is known, and what she can do.
pub fn in_group(what: &Offered<'_>, language: Lang, chat: &Chat) -> String {
    let goal = chat.goal_in_a_line().map(|goal| line("help-goal").text("goal", &goal));
    let parts = goal.into_iter().chain([can_do(what, language)]);
    parts.map(|part| part.render(language)).collect::<Vec<_>>().join("\n\n")
}

fn can_do(what: &Offered<'_>, language: Lang) -> Line {
    let Offered { rooms, off, rank } = *what;
    let members = list(language, &rules::commands(rooms, Audience::Member, off));
    if !rank.is_any() {
        return line("help-group").html("commands", members);
    }
    line("help-group-manager")
        .html("commands", members)
        .html("manager-commands", list(language, &rules::only_managers(rooms, off, rank)))
}

/// `/help NAME`: what it does, every form with an example, and who may.
pub fn one_command(rooms: &Rooms, name: &str) -> Line {
    line("help-page")
        .line("entry", entry(name))
        .line("page", Line::named(format!("help-{name}")))
        .line("who", line("help-audience").plain("who", rules::who_may(rooms, name)))
}

/// The example a button copies, for commands that take several lines.
pub fn to_copy(language: Lang, name: &str) -> Option<String> {
    let id = format!("help-{name}-copy");
    exists(language, &id).then(|| Line::named(id).render_plain(language))
}

/// `/help` with a name no command has.
pub fn no_such_command(typed: &str, nearest: Option<&str>) -> Line {
    let typed = clip(typed, LONGEST_QUOTE);
    match nearest {
        Some(name) => line("help-unknown-nearest").text("typed", &typed).live("nearest", &format!("/help {name}")),
        None => line("help-unknown").text("typed", &typed),
    }
}

/// What is said to somebody who asked for a language we do not speak.
pub fn no_such_language(typed: &str) -> Line {
    line("help-language-unknown").text("typed", &clip(typed, LONGEST_QUOTE))
}

/// What is said in private; `groups` are those she manages.
pub fn greeting(rooms: &Rooms, language: Lang, greeting: Greeting, groups: &[&str]) -> String {
    let intro = line("help-opening").render(language);
    let parts = match greeting {
        Greeting::Welcome => vec![intro, managed(language, groups)],
        Greeting::StaleLink => vec![line("help-stale-link").render(language), intro, managed(language, groups)],
        Greeting::AnothersLink => {
            vec![line("refuse-not-yours-link").render(language), intro, managed(language, groups)]
        }
        Greeting::Help => {
            let commands = list(language, &rules::commands(rooms, Audience::Private, &BTreeSet::new()));
            let here = line("help-private").html("commands", commands).render(language);
            vec![intro, here, managed(language, groups)]
        }
        Greeting::Language => vec![line("help-language-question").render(language)],
        Greeting::Chosen => vec![line("help-language-chosen").render(language)],
    };
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn managed(language: Lang, groups: &[&str]) -> String {
    if groups.is_empty() {
        return String::new();
    }
    let shown: Vec<String> = groups.iter().take(MOST_GROUPS).map(|title| crate::words::quoted(title)).collect();
    let more = i64::try_from(groups.len().saturating_sub(MOST_GROUPS)).unwrap_or_default();
    let titles = shown.join(", ");
    let count = i64::try_from(groups.len()).unwrap_or(i64::MAX);
    let line =
        if more > 0 { line("help-groups-more").num("more", more) } else { line("help-groups").num("count", count) };
    line.html("groups", titles).render(language)
}

fn list(language: Lang, commands: &[CommandSpec]) -> String {
    // She is reading `/help` already.
    let others = commands.iter().filter(|spec| spec.name != "help");
    others.map(|spec| entry(spec.name).render(language)).collect::<Vec<_>>().join("\n")
}

fn entry(name: &str) -> Line {
    line("help-entry").live("command", &format!("/{name}")).line("about", Line::named(format!("command-{name}")))
}
