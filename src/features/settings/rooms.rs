//! What the bot does in a group: which rooms are on, on a page with a button for each, and by `/settings polls off`.

use crate::{
    dispatch::{Cx, Result, Room, Rooms, settings},
    store::chats::Chat,
    telegram::{ThreadId, actor::Actor},
    words::{Lang, Line, exists, line},
};

/// What was typed after `/settings` about rooms.
#[derive(Clone, Copy)]
pub enum Wish {
    /// The page of all.
    Show,
    /// One of them, with neither on nor off beside it that is understood.
    Which(&'static dyn Room),
    /// On, or off.
    Switch(&'static dyn Room, bool),
    /// Its posts go to the topic in which this was typed.
    Here(&'static dyn Room),
}

/// Reads what stands after `/settings`; [`None`] if it is about no room.
#[must_use]
pub fn read(rooms: &Rooms, typed: &str) -> Option<Wish> {
    let typed = typed.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    if is_among("settings-rooms-typed", &typed) {
        return Some(Wish::Show);
    }
    rooms.switchable().find_map(|room| {
        let rest = names(room).iter().find_map(|name| after(&typed, name).map(str::to_owned))?;
        Some(match rest.as_str() {
            rest if is_among("room-on-typed", rest) => Wish::Switch(room, true),
            rest if is_among("room-off-typed", rest) => Wish::Switch(room, false),
            rest if room.has_topic() && is_among("room-here-typed", rest) => Wish::Here(room),
            _ => Wish::Which(room),
        })
    })
}

/// What follows a name, if that is what a text begins with.
pub fn after<'a>(typed: &'a str, name: &str) -> Option<&'a str> {
    let rest = typed.strip_prefix(name)?;
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    (rest.is_empty() || rest.starts_with(' ')).then(|| rest.trim_start())
}

/// A room's names in lower case: its own, and those it has in each language.
pub fn names(room: &dyn Room) -> Vec<String> {
    let shown = Lang::ALL.map(|lang| settings::name(room.name()).render_plain(lang).to_lowercase());
    std::iter::once(room.name().to_owned()).chain(shown).collect()
}

/// Whether something is one of the words in a message, in any language.
pub fn is_among(words: &str, typed: &str) -> bool {
    Lang::ALL.into_iter().any(|lang| {
        let words = Line::named(words.to_owned()).render_plain(lang);
        words.split(',').any(|word| word.trim() == typed)
    })
}

/// Switches a room, and says what that means.
pub async fn switch(cx: &Cx, chat: &Chat, actor: &Actor, room: &'static dyn Room, on: bool) -> Result<Line> {
    settings::switch(cx, chat, actor, room, on).await?;
    Ok(line("settings-done-room").line("room", settings::name(room.name())).plain("state", state(on)))
}

/// A room's posts go to this topic from now on, and what is said of it.
pub async fn put(cx: &Cx, chat: &Chat, actor: &Actor, room: &dyn Room, topic: Option<ThreadId>) -> Result<Line> {
    settings::set_topic(cx, chat.key, actor, room.name(), topic).await?;
    let place = if topic.is_some() { settings::IN_TOPIC } else { settings::IN_GENERAL };
    Ok(line("settings-done-topic").line("room", settings::name(room.name())).plain("place", place))
}

/// What can be typed about a room of which neither on nor off was said.
#[must_use]
pub fn which(room: &dyn Room) -> Line {
    line("settings-unknown-room")
        .line("room", settings::name(room.name()))
        .plain("meant", &format!("/settings {} {}", room.name(), settings::OFF))
}

/// The rooms that can be switched, and whether each is on.
pub async fn all(cx: &Cx, chat: &Chat) -> Result<Vec<(&'static dyn Room, bool)>> {
    let off = settings::off_in(cx, chat.key).await?;
    Ok(cx.rooms.switchable().map(|room| (room, !off.contains(room.name()))).collect())
}

/// The page.
#[must_use]
pub fn page(chat: &Chat, rooms: &[(&'static dyn Room, bool)], language: Lang) -> String {
    let entry = |(room, on): &(&'static dyn Room, bool)| {
        line("settings-room-entry")
            .line("name", label(*room, *on))
            .line("about", Line::named(format!("room-{}-about", room.name())))
            .render(language)
    };
    let lines: Vec<String> = rooms.iter().map(entry).collect();
    line("settings-rooms").text("group", &chat.title).html("lines", lines.join("\n")).render(language)
}

/// A room's name with the sign that it is on, or off.
#[must_use]
pub fn label(room: &dyn Room, on: bool) -> Line {
    line("settings-room").line("name", settings::name(room.name())).plain("state", state(on))
}

/// What a change of a switch that was logged says, and of what; [`None`] if it is no switch.
#[must_use]
pub fn logged(setting: &str, value: &str) -> Option<(Line, Line)> {
    if let Some(room) = setting.strip_suffix(settings::OF_POST) {
        return Some((settings::name(room), line("settings-value-post").plain("deed", value)));
    }
    if let Some(room) = setting.strip_suffix(settings::OF_CHANGE) {
        return Some((settings::name(room), Line::named(format!("room-{room}-logged")).plain("deed", value)));
    }
    let room = setting.strip_suffix(settings::OF_TOPIC).unwrap_or(setting);
    let is_room = exists(Lang::En, &format!("room-{room}"));
    is_room.then(|| (settings::name(room), line("settings-value-switch").plain("state", value)))
}

const fn state(on: bool) -> &'static str {
    if on { settings::ON } else { settings::OFF }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn understood(typed: &str) -> Option<(&'static str, Option<bool>)> {
        match read(&Rooms::new(&crate::features::ROOMS).unwrap(), typed)? {
            Wish::Show => Some(("all", None)),
            Wish::Which(room) => Some((room.name(), None)),
            Wish::Switch(room, on) => Some((room.name(), Some(on))),
            Wish::Here(_) => Some(("here", None)),
        }
    }

    #[test]
    fn rooms_are_named_in_every_language() {
        for typed in ["polls off", "Polls: off", "סקרים כבוי", "опросы выкл", "Опросы выключить"]
        {
            assert_eq!(understood(typed), Some(("polls", Some(false))), "{typed}");
        }
        assert_eq!(understood("regular posts on"), Some(("touchpoints", Some(true))));
        for typed in ["thanks here", "recognition here", "touchpoints сюда", "touchpoints כאן"] {
            assert_eq!(understood(typed), Some(("here", None)), "{typed}");
        }
        assert_eq!(understood("welcome here"), Some(("here", None)));
        assert_eq!(understood("pictures here"), Some(("pictures", None)), "it posts nothing");
        assert_eq!(understood("polls"), Some(("polls", None)));
        assert_eq!(understood("polls perhaps"), Some(("polls", None)));
        assert_eq!(understood("rooms"), Some(("all", None)));
        for typed in ["", "posts 2 8", "pollsters off", "help off", "status off", "language he"] {
            assert_eq!(understood(typed), None, "{typed}");
        }
    }

    #[test]
    fn every_room_that_can_be_switched_has_its_words() {
        for room in Rooms::new(&crate::features::ROOMS).unwrap().switchable() {
            for lang in Lang::ALL {
                for id in [format!("room-{}", room.name()), format!("room-{}-about", room.name())] {
                    assert!(exists(lang, &id), "{id} is missing in {}", lang.code());
                }
            }
        }
    }
}
