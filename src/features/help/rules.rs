//! Which commands are for whom. Pure.

use crate::{
    dispatch::{Audience, CommandSpec},
    features::ROOMS,
    words::distance,
};

/// The right asked for when the bot is added by our button: removing typed commands. It works without it; the
/// setup says what is missing then.
const RIGHTS: &str = "delete_messages";

/// A name further than this from a command's is no slip of the finger.
const SLIP: usize = 2;

/// Commands of all rooms for one audience, each name once, in the order of the rooms.
pub fn commands(audience: Audience) -> Vec<CommandSpec> {
    let mut found: Vec<CommandSpec> = Vec::new();
    for spec in ROOMS.iter().flat_map(|room| room.commands()).filter(|spec| spec.audience == audience) {
        if found.iter().all(|known| known.name != spec.name) {
            found.push(*spec);
        }
    }
    found
}

/// Commands for managers that members have not.
pub fn only_managers() -> Vec<CommandSpec> {
    let members = commands(Audience::Member);
    let mut own = commands(Audience::Manager);
    own.retain(|spec| members.iter().all(|member| member.name != spec.name));
    own
}

/// The menu of who manages a group: what is theirs, then what every member has.
pub fn for_managers() -> Vec<CommandSpec> {
    let mut both = only_managers();
    both.extend(commands(Audience::Member));
    both
}

/// The command of this name, whoever it is for.
pub fn known(name: &str) -> Option<&'static str> {
    all().find(|known| *known == name)
}

/// The command whose name is most like what was typed, if one is at all.
pub fn nearest(typed: &str) -> Option<&'static str> {
    all()
        .map(|name| (distance(name, typed), name))
        .filter(|(slips, name)| *slips <= SLIP && *slips < name.len() / 2 + 1)
        .min()
        .map(|(_, name)| name)
}

fn all() -> impl Iterator<Item = &'static str> {
    ROOMS.iter().flat_map(|room| room.commands()).map(|spec| spec.name)
}

/// A link that adds the bot to a group of her choice and asks for its right at once.
pub fn add_link(username: &str) -> String {
    format!("https://t.me/{username}?startgroup&admin={RIGHTS}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_its_words_in_every_language() {
        for spec in ROOMS.iter().flat_map(|room| room.commands()) {
            for lang in crate::words::Lang::ALL {
                let id = format!("command-{}", spec.name);
                assert!(crate::words::exists(lang, &id), "{id} is missing in {}", lang.code());
                let words = crate::words::Line::named(id).render_plain(lang);
                assert!(words.chars().count() <= 100, "{words} is too long for a menu");
            }
        }
    }

    #[test]
    fn a_slip_of_the_finger_is_recognised() {
        assert_eq!(nearest("hepl"), Some("help"));
        assert_eq!(nearest("languag"), Some("language"));
        assert_eq!(nearest("xyz"), None);
        assert_eq!(nearest(""), None);
    }
}
