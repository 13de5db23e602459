//! A group and its sections: what waits, what comes, what each of its rooms does and how it stands; and what is a
//! member's own.

use std::collections::BTreeSet;

use chrono::TimeDelta;

use super::{Action, LONGEST_ALONE, LONGEST_IN_PAIR, Look, NAME, Page, Screen, queries, week};
use crate::{
    dispatch::{
        Audience, Cx, Press, Result, Room, Side,
        coming::Coming,
        context::About,
        posts,
        rights::{Need, Rank},
        settings,
    },
    features::{attention, recognition, settings as panel},
    store::{chats::Chat, occurrences},
    telegram::keyboard::{Key, Keyboard},
    words::{Line, day_and_time, exists, line},
};

/// Sections on a page: two in a row, so that a phone shows them all.
const PER_PAGE: usize = 8;
/// So many of a room's latest posts are looked at, and so many that were not posted are shown.
const LOOKED_AT: i64 = 20;
const MOST_LATELY: usize = 3;
/// What was not posted longer ago is not spoken of.
const LATELY: TimeDelta = TimeDelta::days(7);
/// Reasons that managers gave themselves.
const BY_MANAGERS: [&str; 2] = ["by-hand", "paused"];
/// What the house has for all rooms, in a section of its own at the end.
const LAST: [&str; 2] = ["status", "settings"];

/// The sections of a group, in the order of the menus: what can be switched, and what has screens.
fn sections(cx: &Cx, rank: &Rank) -> Vec<&'static dyn Room> {
    let is_section = |room: &&'static dyn Room| {
        let is_managed = room.doors().iter().any(|door| door.is_for == Side::Managers);
        let has_words = exists(crate::words::Lang::En, &format!("room-{}", room.name()));
        has_words && rank.may(&Need::of_room(*room)) && (room.can_be_switched() || is_managed)
    };
    let (last, mut all): (Vec<_>, Vec<_>) =
        cx.rooms.iter().filter(is_section).partition(|room| LAST.contains(&room.name()));
    all.extend(last);
    all
}

/// A group, for those who manage it.
pub async fn all(look: &Look<'_>, chat: &Chat, rank: &Rank, page: usize) -> Result<Page> {
    let cx = look.cx;
    let (sections, off) = (sections(cx, rank), settings::off_in(cx, chat.key).await?);
    let pages = sections.len().div_ceil(PER_PAGE).max(1);
    let page = page.min(pages - 1);
    let coming = week::coming(cx, chat, rank, week::WEEK).await?;
    let (mut lines, mut keys) = (Vec::new(), Vec::new());
    for room in sections.iter().skip(page * PER_PAGE).take(PER_PAGE) {
        lines.push(entry(cx, chat, *room, &off, &coming).await?.render(look.lang));
        let screen = Screen::Section(room.name().to_owned());
        let label = label(*room, &off);
        keys.push(look.show(&label, LONGEST_IN_PAIR, Some(chat.key), screen).await?);
    }
    let waiting = waiting(look, chat).await?;
    let week = look.show(&line("desk-button-week"), LONGEST_ALONE, Some(chat.key), Screen::Week { page: 0 }).await?;
    let turns = look.turns(Some(chat.key), page, pages, |page| Screen::Group { page }).await?;
    let mine = look.show(&line("desk-button-mine"), LONGEST_IN_PAIR, Some(chat.key), Screen::Mine).await?;
    let groups = Screen::Groups { page: 0, named: None };
    let groups = look.show(&line("desk-button-groups"), LONGEST_IN_PAIR, None, groups).await?;
    let keyboard = Keyboard::new().row([waiting]).row([week]).rows_of(2, keys).row(turns).row([mine, groups]);
    let words = line("desk-group-managed")
        .text("group", &chat.title)
        .line("doing", doing(cx, chat).await?)
        .line("week", week::in_a_line(cx, chat, &coming))
        .html("sections", lines.join("\n"));
    Ok(Page { html: look.words(&words), keyboard, chat: Some(chat.key) })
}

/// What waits for her in the group: a button that opens it, and how she is told of it.
async fn waiting(look: &Look<'_>, chat: &Chat) -> Result<Key> {
    let all = attention::waiting(look.cx, look.person.id).await?;
    let n = all.into_iter().find(|(key, _)| *key == chat.key).map_or(0, |(_, n)| n);
    let label = look.label(&line("desk-button-waiting").num("n", n), LONGEST_ALONE);
    let about = About::chat(chat.key).only(look.person).open_to(Audience::Helper);
    look.cx.button(attention::NAME, label, &attention::list_of(chat.key), about).await
}

/// How a group is doing, in one line.
async fn doing(cx: &Cx, chat: &Chat) -> Result<Line> {
    let (lately, before) = recognition::talked(cx, chat).await?;
    let members = queries::members(&cx.tx, chat.key).await?;
    Ok(line("desk-doing").num("members", members).num("talked", lately).num("before", before))
}

/// A section on a line of its own.
async fn entry(cx: &Cx, chat: &Chat, room: &dyn Room, off: &BTreeSet<String>, coming: &[Coming]) -> Result<Line> {
    let name = settings::name(room.name());
    if off.contains(room.name()) {
        return Ok(line("desk-section-off").line("name", name));
    }
    let posts = coming.iter().filter(|one| one.room == room.name() && one.is_posted()).count();
    let posts = (posts > 0).then(|| line("desk-standing-posts").num("n", i64::try_from(posts).unwrap_or(i64::MAX)));
    Ok(match room.standing(cx, chat).await?.or(posts) {
        Some(standing) => line("desk-section-standing").line("name", name).line("standing", standing),
        None if room.can_be_switched() => line("desk-section-on").line("name", name),
        None => name,
    })
}

fn label(room: &dyn Room, off: &BTreeSet<String>) -> Line {
    let name = settings::name(room.name());
    if off.contains(room.name()) { line("desk-section-label-off").line("name", name) } else { name }
}

/// A section: what it does, its switch, its screens, where its posts go.
pub async fn one(look: &Look<'_>, chat: &Chat, rank: &Rank, room: &str) -> Result<Page> {
    let cx = look.cx;
    let room = cx.rooms.named(room).ok_or_else(|| line("refuse-stale-button"))?;
    let off = settings::off_in(cx, chat.key).await?;
    let is_on = !off.contains(room.name());
    let coming = week::coming(cx, chat, &Rank::Administrator, week::WEEK).await?;
    let topic = settings::topic(cx, chat.key, room.name()).await?;
    let mut keyboard = Keyboard::new();
    if is_on {
        keyboard = keyboard.rows_of(2, doors(look, chat, room, Side::Managers).await?);
        keyboard = keyboard.rows_of(2, own_settings(look, chat, room).await?);
        let changes = look.label(&line("desk-door-log"), LONGEST_IN_PAIR);
        let mut more = Vec::new();
        if room.can_be_switched() {
            let about = About::chat(chat.key).only(look.person).open_to(Audience::Helper);
            let changes = cx.button(panel::NAME, changes, &panel::changes_of(room.name()), about).await?;
            more.push(changes);
        }
        if room.name() == panel::NAME {
            let copy = Screen::Copy { to: Vec::new(), page: 0 };
            more.push(look.show(&line("desk-button-copy"), LONGEST_IN_PAIR, Some(chat.key), copy).await?);
        }
        keyboard = keyboard.row(more);
        if topic.is_some() {
            let action = Action::General(room.name().to_owned());
            keyboard = keyboard
                .row([look.act(&line("desk-button-general"), LONGEST_ALONE, (chat, room.name()), &action).await?]);
        }
    }
    if room.can_be_switched() && rank.manages() {
        let label = if is_on { "desk-button-off" } else { "desk-button-on" };
        let action = Action::Switch { room: room.name().to_owned(), on: !is_on };
        keyboard = keyboard.row([look.act(&line(label), LONGEST_ALONE, (chat, NAME), &action).await?]);
    }
    let place = sections(cx, rank).iter().position(|section| section.name() == room.name());
    let back = Screen::Group { page: place.unwrap_or_default() / PER_PAGE };
    keyboard = keyboard.row([look.show(&line("desk-button-back"), LONGEST_ALONE, Some(chat.key), back).await?]);
    let place = match (room.has_topic(), topic) {
        (false, _) => line("desk-nothing"),
        (true, None) => line("desk-topic-general").plain("command", &format!("/settings {} here", room.name())),
        (true, Some(_)) => line("desk-topic-own").plain("command", &format!("/settings {} here", room.name())),
    };
    let words = line("desk-section")
        .text("group", &chat.title)
        .line("entry", entry(cx, chat, room, &off, &coming).await?)
        .line("about", Line::named(format!("room-{}-about", room.name())))
        .line("place", place)
        .html("lately", lately(look, chat, room).await?);
    Ok(Page { html: look.words(&words), keyboard, chat: Some(chat.key) })
}

/// What of a room was not posted in the last days, and why; nothing if all was, or a manager left it out.
async fn lately(look: &Look<'_>, chat: &Chat, room: &dyn Room) -> Result<String> {
    let cx = look.cx;
    let mut lines = Vec::new();
    for one in occurrences::latest(&cx.tx, chat.key, room.name(), LOOKED_AT).await? {
        let why = one.skipped.filter(|code| !BY_MANAGERS.contains(&code.as_str()));
        let Some(why) = why.filter(|_| cx.now - one.scheduled_for < LATELY) else { continue };
        let Some(what) = room.name_of_post(cx, &one.reference).await? else { continue };
        let entry = line("desk-lately-entry")
            .line("when", day_and_time(one.scheduled_for, chat.zone, cx.now))
            .line("what", what)
            .line("why", posts::why_skipped(chat, &why, one.scheduled_for));
        lines.push(entry.render(look.lang));
    }
    lines.truncate(MOST_LATELY);
    if lines.is_empty() {
        return Ok(String::new());
    }
    Ok(format!("\n\n{}", line("desk-lately").html("posts", lines.join("\n")).render(look.lang)))
}

/// What managers decide about a room, each as a button that opens it.
async fn own_settings(look: &Look<'_>, chat: &Chat, room: &'static dyn Room) -> Result<Vec<Key>> {
    let mut keys = Vec::new();
    for spec in room.settings() {
        let label = look.label(&Line::named(format!("settings-name-{}", spec.key)), LONGEST_IN_PAIR);
        let about = About::chat(chat.key).only(look.person).of(room.name());
        keys.push(look.cx.button(panel::NAME, label, &panel::own_of(spec.key), about).await?);
    }
    Ok(keys)
}

/// The screens of a room, as buttons of its own.
async fn doors(look: &Look<'_>, chat: &Chat, room: &'static dyn Room, side: Side) -> Result<Vec<Key>> {
    let mut keys = Vec::new();
    for door in room.doors().into_iter().filter(|door| door.is_for == side) {
        let about = About::chat(chat.key).only(look.person);
        let about = if side == Side::Members { about.for_anybody() } else { about };
        let label = look.label(&line(door.label), LONGEST_IN_PAIR);
        keys.push(look.cx.button(room.name(), label, &door.action, about).await?);
    }
    Ok(keys)
}

/// What is a member's own in a group.
pub async fn mine(look: &Look<'_>, chat: &Chat, rank: &Rank) -> Result<Page> {
    let cx = look.cx;
    let off = settings::off_in(cx, chat.key).await?;
    let mut keys = Vec::new();
    for room in cx.rooms.iter().filter(|room| !off.contains(room.name())) {
        keys.extend(doors(look, chat, room, Side::Members).await?);
    }
    let coming = week::coming(cx, chat, &Rank::Administrator, week::WEEK).await?;
    let groups = Screen::Groups { page: 0, named: None };
    let groups = look.show(&line("desk-button-groups"), LONGEST_IN_PAIR, None, groups).await?;
    let managed = match rank.is_any() {
        true => Some(
            look.show(&line("desk-button-managed"), LONGEST_IN_PAIR, Some(chat.key), Screen::Group { page: 0 }).await?,
        ),
        false => None,
    };
    let keyboard = Keyboard::new().rows_of(2, keys).row(managed.into_iter().chain([groups]));
    let goal = chat.goal_in_a_line();
    let goal = goal.map_or_else(|| line("desk-nothing"), |goal| line("help-goal").text("goal", &goal));
    let words = line("desk-mine")
        .text("group", &chat.title)
        .line("goal", goal)
        .line("week", week::in_a_line(cx, chat, &coming));
    Ok(Page { html: look.words(&words), keyboard, chat: Some(chat.key) })
}

/// Switches a section. Returns what to say.
pub async fn switch(cx: &Cx, chat: &Chat, press: &Press, room: &str, on: bool) -> Result<Line> {
    let room = cx.rooms.named(room).filter(|room| room.can_be_switched());
    let room = room.ok_or_else(|| line("refuse-stale-button"))?;
    settings::switch(cx, chat, &press.actor(), room, on).await?;
    Ok(if on {
        settings::is_on_now(room.name())
    } else {
        line("desk-switched-off").line("room", settings::name(room.name()))
    })
}

/// Sends a section's posts to General. Returns what to say.
pub async fn to_general(cx: &Cx, chat: &Chat, press: &Press, room: &str) -> Result<Line> {
    settings::set_topic(cx, chat.key, &press.actor(), room, None).await?;
    Ok(line("desk-in-general"))
}
