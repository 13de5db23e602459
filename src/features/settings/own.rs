//! Settings that belong to a room ([`Room::settings`]): read in three languages, shown on pages of their own, all in the
//! same way. Their words are the messages `settings-name-KEY`, `-about-`, `-value-`, `-choice-`, `-done-` and
//! `-unknown-KEY`; the values are selected by a variable called as the setting.
//!
//! [`Room::settings`]: crate::dispatch::Room::settings

use super::typed::{heads, quote};
use crate::{
    dispatch::{
        Cx, Result, Rooms,
        settings::{self, SettingSpec},
    },
    store::ChatKey,
    words::{Line, distance, line},
};

/// A slip is no more than this.
const SLIP: usize = 2;

/// What was typed about a room's setting.
#[derive(Debug)]
pub enum Wish {
    /// Its page.
    Show(&'static SettingSpec),
    /// A value of it, by its code.
    Set(&'static SettingSpec, &'static str),
    /// None of its values.
    Unknown(&'static SettingSpec, String),
}

/// Reads what stands after `/settings`; [`None`] if it is about no room's setting.
#[must_use]
pub fn read(rooms: &Rooms, typed: &str) -> Option<Wish> {
    let (spec, rest) = heads(typed).find_map(|(name, rest)| Some((named(rooms, &name)?, rest)))?;
    if rest.is_empty() {
        return Some(Wish::Show(spec));
    }
    Some(value(spec, rest).map_or_else(|| Wish::Unknown(spec, rest.to_owned()), |code| Wish::Set(spec, code)))
}

/// What was probably meant by what names no setting: a value without its setting or before it, or a slip in its name.
#[must_use]
pub fn meant(rooms: &Rooms, typed: &str) -> Option<String> {
    let alone = (!settings::is_nothing(typed))
        .then(|| rooms.settings().find_map(|(_, spec)| Some((spec, value(spec, typed)?))));
    let swapped = || {
        let (typed, last) = typed.rsplit_once(char::is_whitespace)?;
        let spec = named(rooms, last)?;
        Some((spec, value(spec, typed)?))
    };
    let slip = || {
        let (spec, rest) = heads(typed).find_map(|(name, rest)| Some((like(rooms, &name)?, rest)))?;
        Some((spec, value(spec, rest).unwrap_or_else(|| near(spec, rest, spec.default))))
    };
    let (spec, code) = alone.flatten().or_else(swapped).or_else(slip)?;
    Some(written(spec, code))
}

/// Says that a value is none of a setting's, with the nearest that is.
pub async fn unknown(cx: &Cx, chat: ChatKey, spec: &SettingSpec, typed: &str) -> Result<Line> {
    let present = settings::own(cx, chat, spec).await?;
    let meant = format!("/settings {}", written(spec, near(spec, typed, &present)));
    Ok(Line::named(format!("settings-unknown-{}", spec.key)).text("typed", &quote(typed)).plain("meant", &meant))
}

/// A setting and value as they are typed.
#[must_use]
pub fn written(spec: &SettingSpec, code: &str) -> String {
    format!("{} {code}", spec.key)
}

fn named(rooms: &Rooms, name: &str) -> Option<&'static SettingSpec> {
    let name = name.to_lowercase();
    rooms.settings().map(|(_, spec)| spec).find(|spec| spec.key == name || spec.names.contains(&name.as_str()))
}

fn like(rooms: &Rooms, name: &str) -> Option<&'static SettingSpec> {
    let allowed = match name.chars().count() {
        0..=3 => return None,
        4..=5 => 1,
        _ => SLIP,
    };
    let slips = |spec: &SettingSpec| {
        std::iter::once(&spec.key).chain(spec.names).map(|known| distance(known, name)).min().unwrap_or(usize::MAX)
    };
    rooms.settings().map(|(_, spec)| spec).filter(|spec| slips(spec) <= allowed).min_by_key(|spec| slips(spec))
}

fn value(spec: &SettingSpec, typed: &str) -> Option<&'static str> {
    let typed = typed.to_lowercase();
    let named = spec.choices.iter().find(|choice| choice.code == typed || choice.typed.contains(&typed.as_str()));
    named.map(|choice| choice.code).or_else(|| spec.none.filter(|_| settings::is_nothing(&typed)))
}

/// The value most like what was typed; else the present one, so that trying it does no harm.
fn near<'a>(spec: &SettingSpec, typed: &str, present: &'a str) -> &'a str
where
    'static: 'a,
{
    let typed = typed.to_lowercase();
    let slips = |choice: &settings::Choice| {
        std::iter::once(&choice.code).chain(choice.typed).map(|known| distance(known, &typed)).min()
    };
    let nearest = spec.choices.iter().min_by_key(|choice| slips(choice));
    nearest.filter(|choice| slips(choice).is_some_and(|slips| slips <= SLIP)).map_or(present, |choice| choice.code)
}

/// What it is called, and its value.
#[must_use]
pub fn entry(spec: &SettingSpec, code: &str) -> Line {
    line("settings-entry").line("name", name(spec)).line("value", worded("value", spec.key, code))
}

/// What it is called.
#[must_use]
pub fn name(spec: &SettingSpec) -> Line {
    Line::named(format!("settings-name-{}", spec.key))
}

/// A value in words, as a button, or as what happens from now on: `kind` is part of the message's name.
#[must_use]
pub fn worded(kind: &str, key: &'static str, code: &str) -> Line {
    Line::named(format!("settings-{kind}-{key}")).plain(key, code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rooms() -> Rooms {
        Rooms::new(&crate::features::ROOMS).unwrap()
    }

    fn understood(typed: &str) -> Option<String> {
        match read(&rooms(), typed)? {
            Wish::Show(spec) => Some(spec.key.to_owned()),
            Wish::Set(spec, code) => Some(written(spec, code)),
            Wish::Unknown(..) => None,
        }
    }

    #[test]
    fn a_rooms_settings_are_read_in_three_languages() {
        for (typed, expected) in [
            ("rhythm Steady", "rhythm steady"),
            ("rhythm רגוע", "rhythm gentle"),
            ("קצב רגוע", "rhythm gentle"),
            ("ритм нет", "rhythm none"),
            ("rhythm none", "rhythm none"),
            ("links off", "links nobody"),
            ("קישורים כולם", "links all"),
            ("ссылки знакомые", "links known"),
            ("Links: all", "links all"),
            ("rhythm", "rhythm"),
            ("ссылки", "links"),
        ] {
            assert_eq!(understood(typed).as_deref(), Some(expected), "{typed}");
        }
        for typed in ["", "quiet 22-8", "rhythm wild", "linkss all"] {
            assert_eq!(understood(typed), None, "{typed}");
        }
    }

    #[test]
    fn what_was_probably_meant_is_shown() {
        for (typed, expected) in [
            ("steady", Some("rhythm steady")),
            ("ровный", Some("rhythm steady")),
            ("gentle rhythm", Some("rhythm gentle")),
            ("rythm steady", Some("rhythm steady")),
            ("ритмм", Some("rhythm gentle")),
            ("off", None),
            ("bananas", None),
        ] {
            assert_eq!(meant(&rooms(), typed).as_deref(), expected, "{typed}");
        }
        let (_, rhythm) = rooms().settings().find(|(_, spec)| spec.key == "rhythm").unwrap();
        assert_eq!(near(rhythm, "steedy", "none"), "steady");
        assert_eq!(near(rhythm, "every hour", "none"), "none");
    }

    #[test]
    fn every_setting_of_a_room_has_its_words() {
        use crate::words::Lang;
        for (_, spec) in rooms().settings() {
            assert!(spec.choices.iter().any(|choice| choice.code == spec.default), "{}", spec.key);
            for kind in ["name", "about", "value", "choice", "done", "unknown"] {
                for lang in Lang::ALL {
                    let words = worded(kind, spec.key, spec.default).text("typed", "?").plain("meant", "?");
                    assert!(!words.render(lang).contains("settings-"), "{kind} of {} in {}", spec.key, lang.code());
                }
            }
        }
    }
}
