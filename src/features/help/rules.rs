//! Which commands are for whom. Pure.

use std::collections::BTreeSet;

use crate::{
    dispatch::{
        Audience, CommandSpec, Rooms,
        rights::{Need, Rank},
    },
    words::{Lang, Line, distance},
};

/// The right asked for when the bot is added by our button: removing typed commands. It works without it; the
/// setup says what is missing then.
const RIGHTS: &str = "delete_messages";

/// Shorter words are in too many descriptions to mean one command.
const SHORTEST_WORD: usize = 3;

/// A name further than this from a command's is no slip of the finger.
const SLIP: usize = 2;

/// Commands of all rooms but those that are off, for one audience, each name once, in the order of the rooms.
pub fn commands(rooms: &Rooms, audience: Audience, off: &BTreeSet<String>) -> Vec<CommandSpec> {
    let mut found: Vec<CommandSpec> = Vec::new();
    let on = rooms.iter().filter(|room| !off.contains(room.name()));
    for spec in on.flat_map(|room| room.commands()).filter(|spec| spec.audience == audience) {
        if found.iter().all(|known| known.name != spec.name) {
            found.push(*spec);
        }
    }
    found
}

/// Commands for those who manage a group that members have not, as far as somebody of this rank may give them.
pub fn only_managers(rooms: &Rooms, off: &BTreeSet<String>, rank: &Rank) -> Vec<CommandSpec> {
    let mut found = Vec::new();
    let members = commands(rooms, Audience::Member, off);
    for room in rooms.iter().filter(|room| !off.contains(room.name())) {
        let may = |spec: &&CommandSpec| {
            let need = Need::of(spec.audience, room);
            spec.audience.manages() && need.is_some_and(|need| rank.may(&need))
        };
        let others = room.commands().iter().filter(may);
        found.extend(others.filter(|spec| members.iter().all(|member| member.name != spec.name)).copied());
    }
    found
}

/// The menu of who manages a group, or helps there: what is hers, then what every member has.
pub fn for_managers(rooms: &Rooms, off: &BTreeSet<String>, rank: &Rank) -> Vec<CommandSpec> {
    let mut both = only_managers(rooms, off, rank);
    both.extend(commands(rooms, Audience::Member, off));
    both
}

/// The command of this name, whoever it is for.
pub fn known(rooms: &Rooms, name: &str) -> Option<&'static str> {
    all(rooms).find(|known| *known == name)
}

/// What somebody wants to know more of, as it stands after `/help`: one word without slash and our name.
pub fn topic(typed: &str) -> String {
    let first = typed.split_whitespace().next().unwrap_or_default().trim_start_matches('/');
    let name = first.split('@').next().unwrap_or_default();
    name.trim_end_matches(|c: char| c.is_ascii_punctuation()).to_lowercase()
}

/// The command whose name is most like what was typed, or in whose description it stands, in any language.
pub fn nearest(rooms: &Rooms, typed: &str) -> Option<&'static str> {
    most_alike(rooms, typed).or_else(|| described_by(rooms, typed))
}

fn described_by(rooms: &Rooms, typed: &str) -> Option<&'static str> {
    if typed.chars().count() < SHORTEST_WORD {
        return None;
    }
    let says = |name: &str, language| {
        let about = Line::named(format!("command-{name}")).render_plain(language).to_lowercase();
        about.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(typed))
    };
    all(rooms).find(|name| Lang::ALL.into_iter().any(|language| says(name, language)))
}

fn most_alike(rooms: &Rooms, typed: &str) -> Option<&'static str> {
    all(rooms)
        .map(|name| (distance(name, typed), name))
        .filter(|(slips, name)| *slips <= SLIP && *slips < name.len() / 2 + 1)
        .min()
        .map(|(_, name)| name)
}

/// Where a command works and for whom: the name of a variant of the message `help-audience`.
pub fn who_may(rooms: &Rooms, name: &str) -> &'static str {
    let is_for = |audience| commands(rooms, audience, &BTreeSet::new()).iter().any(|spec| spec.name == name);
    let is_for_managers = rooms.commands().any(|spec| spec.name == name && spec.audience.manages());
    match (is_for(Audience::Member), is_for_managers, is_for(Audience::Private)) {
        (true, _, true) => "both",
        (true, _, false) => "group",
        (false, true, true) => "managers-both",
        (false, true, false) => "managers",
        (false, false, _) => "private",
    }
}

fn all(rooms: &Rooms) -> impl Iterator<Item = &'static str> + use<'_> {
    rooms.commands().map(|spec| spec.name)
}

/// A link that adds the bot to a group of her choice and asks for its right at once.
pub fn add_link(username: &str) -> String {
    format!("https://t.me/{username}?startgroup&admin={RIGHTS}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rooms() -> Rooms {
        Rooms::new(&crate::features::ROOMS).unwrap()
    }

    #[test]
    fn every_command_has_its_words_in_every_language() {
        for spec in rooms().commands() {
            for lang in Lang::ALL {
                let id = format!("command-{}", spec.name);
                assert!(crate::words::exists(lang, &id), "{id} is missing in {}", lang.code());
                let words = Line::named(id).render_plain(lang);
                assert!(words.chars().count() <= 100, "{words} is too long for a menu");
            }
        }
    }

    #[test]
    fn every_command_has_a_page_in_every_language_whose_examples_are_commands() {
        for spec in rooms().commands() {
            for lang in Lang::ALL {
                let id = format!("help-{}", spec.name);
                assert!(crate::words::exists(lang, &id), "{id} is missing in {}", lang.code());
                let page = super::super::views::one_command(&rooms(), spec.name).render(lang);
                assert!(page.encode_utf16().count() <= 4096, "{id} is too long for a message");
                for example in super::super::examples(lang, spec.name) {
                    let named = crate::dispatch::Command::parse(&example, "bot").map(|command| command.name);
                    let is_known = named.as_deref().is_some_and(|name| known(&rooms(), name).is_some());
                    assert!(is_known || !example.starts_with('/'), "{id} in {}: {example}", lang.code());
                }
                if let Some(copied) = super::super::views::to_copy(lang, spec.name) {
                    assert!(super::super::examples(lang, spec.name).contains(&copied), "{id}: {copied} is not shown");
                    assert!(copied.chars().count() <= 256, "{id}: {copied} is too long for its button");
                }
            }
        }
    }

    #[test]
    fn what_follows_help_is_one_name() {
        for typed in ["poll", "/poll", "Poll", "/poll close", "poll@KehilaBot", "/poll@KehilaBot", "poll?"] {
            assert_eq!(topic(typed), "poll", "{typed}");
        }
        for typed in ["", "/", "@KehilaBot", "?"] {
            assert_eq!(topic(typed), "", "{typed}");
        }
    }

    #[test]
    fn a_word_of_any_language_leads_to_its_command() {
        assert_eq!(nearest(&rooms(), "опрос"), Some("poll"));
        assert_eq!(nearest(&rooms(), "סקר"), Some("poll"));
        assert_eq!(nearest(&rooms(), "hours"), Some("settings"));
    }

    #[test]
    fn a_slip_of_the_finger_is_recognised() {
        assert_eq!(nearest(&rooms(), "hepl"), Some("help"));
        assert_eq!(nearest(&rooms(), "languag"), Some("language"));
        assert_eq!(nearest(&rooms(), "xyz"), None);
        assert_eq!(nearest(&rooms(), ""), None);
    }
}
