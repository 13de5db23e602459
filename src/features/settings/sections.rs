//! What a helper helps with: everything, or sections, which are the rooms that can be switched, called as there.

use std::collections::BTreeSet;

use super::{
    rooms::{after, is_among, names},
    typed::quote,
};
use crate::{
    dispatch::{Room, Rooms, settings},
    store::people::Help,
    telegram::UserId,
    words::{Lang, Line, line},
};

/// What somebody is to help with, as it was typed behind her name.
#[derive(Debug, PartialEq, Eq)]
pub enum Wish {
    /// All there is; also if nothing more was typed.
    Everything,
    /// Nothing any more.
    Nothing,
    /// These rooms.
    These(BTreeSet<String>),
}

/// Reads what was typed behind a name.
///
/// # Errors
/// From where on it is no section.
pub fn read(rooms: &Rooms, typed: &str) -> Result<Wish, String> {
    let typed =
        typed.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).collect::<Vec<_>>();
    let mut left = typed.join(" ").to_lowercase();
    if left.is_empty() || is_among("staff-everything-typed", &left) {
        return Ok(Wish::Everything);
    }
    if settings::is_nothing(&left) {
        return Ok(Wish::Nothing);
    }
    let mut these = BTreeSet::new();
    while !left.is_empty() {
        let Some((room, rest)) = first(rooms, &left) else { return Err(left) };
        these.insert(room.name().to_owned());
        left = rest;
    }
    Ok(Wish::These(these))
}

/// The section a text begins with, and what follows; of two names that fit the longer.
fn first(rooms: &Rooms, typed: &str) -> Option<(&'static dyn Room, String)> {
    let fitting = rooms.switchable().flat_map(|room| {
        names(room).into_iter().filter_map(move |name| Some((name.len(), room, after(typed, &name)?.to_owned())))
    });
    fitting.max_by_key(|(length, _, _)| *length).map(|(_, room, rest)| (room, rest))
}

/// Whether what is typed in a reply is about whoever is replied to, and names nobody.
#[must_use]
pub fn are_meant(rooms: &Rooms, typed: &str) -> bool {
    let lower = typed.to_lowercase();
    read(rooms, typed).is_ok() || first(rooms, &lower).is_some()
}

/// No section is called so: those there are, and the right form.
#[must_use]
pub fn unknown(rooms: &Rooms, typed: &str, is_reply: bool) -> Line {
    let example = rooms.switchable().next().map_or("polls", Room::name);
    let whom = if is_reply { "/staff" } else { "/staff @name" };
    let all = rooms.switchable().map(|room| room.name().to_owned()).collect();
    line("settings-staff-no-section")
        .text("typed", &quote(typed))
        .line("sections", named(&all))
        .plain("example", &format!("{whom} {example}"))
}

/// Their names.
#[must_use]
pub fn named(these: &BTreeSet<String>) -> Line {
    let these = these.clone();
    line("settings-ready").made("html", move |lang: Lang| {
        these.iter().map(|room| settings::name(room).render(lang)).collect::<Vec<_>>().join(", ")
    })
}

/// Who helps with what, as it is logged.
#[must_use]
pub fn written(user: UserId, help: &Help) -> String {
    match help {
        Help::Nothing => format!("-{}", user.0),
        Help::Everything => format!("+{}", user.0),
        Help::Sections(these) => {
            let these: Vec<&str> = these.iter().map(String::as_str).collect();
            format!("+{} {}", user.0, these.join(" "))
        }
    }
}

/// The sections in what was logged; none: all, or nothing any more.
#[must_use]
pub fn logged(value: &str) -> BTreeSet<String> {
    value.split_whitespace().skip(1).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn understood(typed: &str) -> Result<Vec<String>, String> {
        match read(&Rooms::new(&crate::features::ROOMS).unwrap(), typed)? {
            Wish::Everything => Ok(vec!["everything".to_owned()]),
            Wish::Nothing => Ok(Vec::new()),
            Wish::These(these) => Ok(these.into_iter().collect()),
        }
    }

    #[test]
    fn sections_are_named_in_every_language() {
        for typed in ["polls touchpoints", "Polls, regular posts", "регулярные посты, опросы", "סקרים, פוסטים קבועים"]
        {
            assert_eq!(understood(typed).unwrap(), ["polls", "touchpoints"], "{typed}");
        }
        for typed in ["", "everything", "All", "всё", "הכול"] {
            assert_eq!(understood(typed).unwrap(), ["everything"], "{typed}");
        }
        assert_eq!(understood("off"), Ok(Vec::new()));
        assert_eq!(understood("polls pols"), Err("pols".to_owned()));
        assert_eq!(understood("settings"), Err("settings".to_owned()));
    }
}
