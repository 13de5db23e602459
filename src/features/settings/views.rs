//! What the settings say.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::{
    own,
    queries::{Helper, Logged},
    rooms,
    rules::{self, Change, Key},
    sections,
    typed::{self, Problem, Wish, quote},
};
use crate::{
    dispatch::{
        Cx,
        settings::{self, SettingSpec, Undone},
    },
    features::setup::{self, LONGEST_GOAL, place},
    store::{
        chats::{Chat, Community, QuietHours},
        people::Help,
        rest::{OwnDate, QuietDays, Window},
    },
    words::{Lang, Line, clip, clock_time, day_and_time, day_of_year, exists, line, weekday_name},
};

/// How much of what was typed, or logged, is quoted.
const LONGEST_QUOTE: usize = 60;
/// How much of what the community is for stands among the other settings.
const MOST_OF_GOAL: usize = 60;
/// So many helpers are named there; the others are on pages of their own.
const MOST_HELPERS: usize = 5;

/// All settings.
pub fn all(chat: &Chat, helpers: &[Helper], now: DateTime<Utc>, language: Lang) -> String {
    let mut lines: Vec<String> = Key::ALL.into_iter().map(|key| entry(key, chat, now).render(language)).collect();
    lines.push(goal_entry(chat, MOST_OF_GOAL).render(language));
    lines.push(
        line("settings-entry")
            .line("name", line("settings-name-staff"))
            .html("value", first_names(language, helpers))
            .render(language),
    );
    line("settings-all").text("group", &chat.title).html("lines", lines.join("\n")).render(language)
}

/// What the rooms have of their own, as far as it is hers to set.
pub fn owns(chat: &Chat, own: &[Line], language: Lang) -> String {
    if own.is_empty() {
        return line("settings-hers-none").text("group", &chat.title).render(language);
    }
    let lines: Vec<String> = own.iter().map(|entry| entry.render(language)).collect();
    line("settings-hers").text("group", &chat.title).html("lines", lines.join("\n")).render(language)
}

/// One of the managers' helpers, and with what she helps.
pub fn helper(name: &str, help: &Help, language: Lang) -> String {
    let with = match help {
        Help::Nothing => line("settings-value-none"),
        Help::Sections(these) => sections::named(these),
        Help::Everything => line("settings-button-everything"),
    };
    line("settings-helper-page").text("name", name).line("sections", with).render(language)
}

/// One setting with what it means and how to type it.
pub fn one(chat: &Chat, key: Key, now: DateTime<Utc>, language: Lang) -> String {
    let about = Line::named(format!("settings-about-{}", key.code()));
    let example = format!("/settings {}", rules::written(Change::present(key, chat)));
    line("settings-one")
        .line("entry", entry(key, chat, now))
        .line("about", about)
        .plain("example", &example)
        .render(language)
}

/// A room's setting with what it means and how to type it.
pub fn own(spec: &SettingSpec, code: &str, language: Lang) -> String {
    line("settings-one")
        .line("entry", own::entry(spec, code))
        .line("about", own::worded("about", spec.key, code))
        .plain("example", &format!("/settings {}", own::written(spec, code)))
        .render(language)
}

/// A setting was put back to what it was.
pub fn undone(cx: &Cx, chat: &Chat, undone: &Undone) -> Line {
    line("settings-undone")
        .line("setting", setting_name(&undone.key))
        .line("value", logged_value(cx, chat, &undone.key, &undone.value))
}

/// What the community is for, and how to change it.
pub fn goal(chat: &Chat, language: Lang) -> String {
    line("settings-goal").line("entry", goal_entry(chat, LONGEST_GOAL)).render(language)
}

fn goal_entry(chat: &Chat, most: usize) -> Line {
    let goal = chat.goal_in_a_line().map_or_else(|| line("settings-value-none"), |goal| quoted(&clip(&goal, most)));
    line("settings-entry").line("name", line("settings-name-goal")).line("value", goal)
}

/// What the community is for has been kept, or taken away.
pub fn goal_done(goal: Option<&str>) -> Line {
    goal.map_or_else(|| line("settings-done-goal-off"), |goal| line("settings-done-goal").text("goal", goal))
}

fn entry(key: Key, chat: &Chat, now: DateTime<Utc>) -> Line {
    line("settings-entry").line("name", key_name(key)).line("value", value(Change::present(key, chat), now))
}

/// What a setting is called.
pub fn key_name(key: Key) -> Line {
    Line::named(format!("settings-name-{}", key.code()))
}

/// A value in words.
fn value(change: Change, now: DateTime<Utc>) -> Line {
    match change {
        Change::Language(language) => line(language.message_id()),
        Change::Zone(zone) => line("settings-value-zone").line("place", place(zone)).text("time", &local(zone, now)),
        Change::Quiet { from, until } if from == until => line("settings-value-none"),
        Change::Quiet { from, until } => line("settings-value-range").text("range", &hours(from, until)),
        Change::Days(days) if days.is_off() => line("settings-value-none"),
        Change::Days(days) => line("settings-ready").made("html", move |language| days_in_words(days, language)),
        Change::Posts { per_day, per_week } => line("settings-value-posts").num("day", per_day).num("week", per_week),
        Change::Community(Some(community)) => setup::community(community),
        Change::Community(None) => line("settings-value-community-none"),
    }
}

/// A value as a button's label.
pub fn choice(change: Change, now: DateTime<Utc>) -> Line {
    match change {
        Change::Zone(zone) => line("settings-choice-zone").line("place", place(zone)).text("time", &local(zone, now)),
        Change::Quiet { from, until } if from == until => line("settings-choice-none"),
        Change::Posts { per_day, per_week } => line("settings-choice-posts").num("day", per_day).num("week", per_week),
        Change::Community(None) => line("settings-choice-community-none"),
        Change::Language(_) | Change::Quiet { .. } | Change::Days(_) | Change::Community(Some(_)) => value(change, now),
    }
}

/// What will happen now.
pub fn done(change: Change, now: DateTime<Utc>) -> Line {
    let value = value(change, now);
    match change {
        Change::Language(language) => line("settings-done-language").plain("language", language.code()),
        Change::Zone(zone) => line("settings-done-zone").line("place", place(zone)).text("time", &local(zone, now)),
        Change::Quiet { from, until } if from == until => line("settings-done-quiet-off"),
        Change::Quiet { .. } => line("settings-done-quiet").line("value", value),
        Change::Days(days) if days.is_off() => line("settings-done-days-off"),
        Change::Days(_) => line("settings-done-days").line("value", value),
        Change::Posts { .. } => line("settings-done-posts").line("value", value),
        Change::Community(community) => {
            line("settings-done-community").plain("community", community.map_or("none", Community::code))
        }
    }
}

/// The first few, and how many more.
fn first_names(language: Lang, helpers: &[Helper]) -> String {
    let more = helpers.len().saturating_sub(MOST_HELPERS);
    let first = names(language, &helpers[..helpers.len() - more]);
    if more == 0 {
        return first;
    }
    let more = i64::try_from(more).unwrap_or(i64::MAX);
    line("settings-helpers-more").html("names", first).num("more", more).render(language)
}

/// The managers' helpers.
pub fn staff(language: Lang, helpers: &[Helper]) -> String {
    line("settings-staff").html("names", names(language, helpers)).render(language)
}

fn names(language: Lang, helpers: &[Helper]) -> String {
    if helpers.is_empty() {
        return line("settings-value-none").render(language);
    }
    let name = |helper: &Helper| {
        let id = if helper.is_in { "settings-helper" } else { "settings-helper-left" };
        let name = line(id).text("name", &helper.name);
        let named = match &helper.help {
            Help::Sections(these) => {
                line("settings-helper-of").line("name", name).line("sections", sections::named(these))
            }
            Help::Everything | Help::Nothing => name,
        };
        named.render(language)
    };
    helpers.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// Who changed what lately: these lines.
pub fn log(changes: &[Line], language: Lang) -> String {
    if changes.is_empty() {
        return line("settings-log-empty").render(language);
    }
    let lines: Vec<String> = changes.iter().map(|change| change.render(language)).collect();
    line("settings-log").html("lines", lines.join("\n")).render(language)
}

/// One change: when, by whom, of what, and what became of it.
pub fn logged_line(chat: &Chat, logged: &Logged, what: Line, now: DateTime<Utc>) -> Line {
    let by = logged.by.as_deref().map_or_else(|| line("settings-log-anonymous"), quoted);
    line("settings-log-entry")
        .line("when", day_and_time(logged.at, chat.zone, now))
        .line("by", by)
        .line("setting", setting_name(&logged.setting))
        .line("value", what)
}

/// What a setting is called that was changed, in words if they are ours.
pub fn setting_name(setting: &str) -> Line {
    let name = format!("settings-name-{setting}");
    match rooms::logged(setting, settings::OFF) {
        Some((room, _)) => room,
        None if exists(Lang::En, &name) => Line::named(name),
        None => quoted(setting),
    }
}

/// What a setting was and is, in words if they are ours, else as it was written down.
pub fn logged(cx: &Cx, chat: &Chat, logged: &Logged) -> Line {
    if let Some(person) = &logged.person {
        return helper_logged(&logged.value).text("name", person);
    }
    if logged.setting == "staff" {
        // Whoever it was has been forgotten.
        return helper_logged(&logged.value).line("name", line("former-member"));
    }
    let is = logged_value(cx, chat, &logged.setting, &logged.value);
    match &logged.was {
        Some(was) => line("settings-log-from").line("was", logged_value(cx, chat, &logged.setting, was)).line("is", is),
        None => is,
    }
}

/// Somebody was named to help, or is not any more.
fn helper_logged(value: &str) -> Line {
    let these = sections::logged(value);
    if !these.is_empty() {
        return line("settings-log-staff-sections").line("sections", sections::named(&these));
    }
    let what = if value.starts_with('+') { "added" } else { "removed" };
    line("settings-log-staff").plain("what", what)
}

/// A value of a setting in words if they are ours, else as it was written down.
pub fn logged_value(cx: &Cx, chat: &Chat, setting: &str, value_written: &str) -> Line {
    if let Some((_, state)) = rooms::logged(setting, value_written) {
        return state;
    }
    let deed = format!("settings-logged-{setting}");
    if exists(Lang::En, &deed) {
        return Line::named(deed).plain("value", value_written);
    }
    let typed = format!("{setting} {value_written}");
    if let Some(own::Wish::Set(spec, code)) = own::read(&cx.rooms, &typed) {
        return own::worded("value", spec.key, code);
    }
    match typed::read(&typed, chat, cx.now) {
        Ok(Wish::Set(Change::Zone(zone))) => place(zone),
        Ok(Wish::Goal | Wish::SetGoal(None)) => line("settings-value-none"),
        Ok(Wish::Set(change)) => value(change, cx.now),
        _ => quoted(&clip(value_written, LONGEST_QUOTE)),
    }
}

fn quoted(text: &str) -> Line {
    line("settings-quote").text("text", text)
}

/// What was not understood, and the right form with her own words in it.
pub fn problem(problem: &Problem) -> Line {
    match problem {
        Problem::UnknownKey { typed, meant: Some(meant) } => {
            line("settings-unknown-meant").text("typed", &quote(typed)).plain("meant", &format!("/settings {meant}"))
        }
        Problem::UnknownKey { typed, meant: None } => line("settings-unknown").text("typed", &quote(typed)),
        Problem::UnknownValue { key, typed, meant } => Line::named(format!("settings-unknown-{}", key.code()))
            .text("typed", &quote(typed))
            .plain("meant", &format!("/settings {meant}"))
            .num("most-day", rules::MOST_A_DAY)
            .num("most-week", rules::MOST_A_WEEK),
        Problem::SeveralZones { typed, .. } => which_zone(typed),
    }
}

/// What she typed may mean several zones.
pub fn which_zone(typed: &str) -> Line {
    line("setup-zone-several").text("typed", &quote(typed))
}

fn days_in_words(days: QuietDays, language: Lang) -> String {
    let week = rules::week_from(language.week_start()).filter(|day| days.weekdays & rules::day_bit(*day) != 0);
    let QuietDays { rest, .. } = days;
    let kept = [(rest.shabbat, "shabbat"), (rest.il, "il"), (rest.ru, "ru")];
    let kept = kept.into_iter().filter(|(on, _)| *on).map(|(_, what)| Line::named(format!("settings-days-{what}")));
    let hours = rest.windows.iter().map(window);
    let dates = rest.dates.iter().map(own_date);
    let sombre = rest.sombre.iter().map(|date| line("settings-days-sombre").line("date", own_date(date)));
    let all = week.map(weekday_name).chain(kept).chain(hours).chain(dates).chain(sombre);
    let all = all.map(|line| line.render(language)).collect::<Vec<_>>().join(", ");
    if !rest.is_some() && rest.moves.is_none() {
        return all;
    }
    line("settings-days-moves").html("days", all).plain("moves", rest.moves().code()).render(language)
}

/// "Friday 14:00 – Sunday 09:00".
fn window(window: Window) -> Line {
    let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    line("settings-days-hours")
        .line("from", weekday_name(window.from.0))
        .plain("from-time", &clock(window.from.1))
        .line("until", weekday_name(window.until.0))
        .plain("until-time", &clock(window.until.1))
}

fn own_date(date: OwnDate) -> Line {
    let day = day_of_year(date.day.into(), date.month.into());
    match date.year {
        Some(year) => line("settings-days-date").line("day", day).plain("year", &year.to_string()),
        None => day,
    }
}

fn hours(from: u16, until: u16) -> String {
    QuietHours { from, until }.range('–')
}

fn local(zone: Tz, now: DateTime<Utc>) -> String {
    clock_time(now.with_timezone(&zone).time())
}
