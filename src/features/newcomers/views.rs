//! What people read.

use chrono::{NaiveDate, TimeDelta};

use super::{
    Action, NAME,
    funnel::{Funnel, Place},
    path::Saying,
    queries::Unanswered,
    rules::{self, Planned, Says, Step, Verdict},
    waits,
};
use crate::{
    dispatch::{Cx, Result, context::About, nudge::Way},
    pictures::{Bar, Bars, Heading, Picture},
    store::{chats::Chat, people},
    telegram::{
        MessageId, UserId,
        keyboard::{Key, Keyboard},
        marked::Marked,
    },
    words::{Lang, Line, day_and_time, grouped, line, long_date, quoted},
};

/// What a step says to somebody of this name: the managers' own words, or ours. In private the group is named above it.
#[must_use]
pub fn said(chat: &Chat, name: &str, own: Option<&Marked>, ours: Line, way: Way) -> String {
    let words = match own {
        Some(own) => own.filled(&rules::fillings(own.text(), name, &chat.title)),
        None => ours.text("name", name).text("group", &chat.title).render(way.language),
    };
    match way.in_private {
        true => line("newcomers-about").text("group", &chat.title).html("words", words).render(way.language),
        false => words,
    }
}

/// Who shares an interest with her: the one she has in common with the first of them.
#[must_use]
pub fn shared(alike: &[(UserId, String, Vec<String>)]) -> Option<Line> {
    let tag = alike.iter().find_map(|(_, _, tags)| tags.first())?;
    let share = alike.iter().filter(|(_, _, tags)| tags.contains(tag));
    let names: Vec<String> = share.map(|(_, name, _)| quoted(name)).collect();
    let n = i64::try_from(names.len()).unwrap_or(i64::MAX);
    Some(line("newcomers-shared").num("n", n).text("tag", &format!("#{tag}")).html("names", names.join(", ")))
}

/// The button that stops all of these.
pub(super) async fn stop_key(saying: &Saying<'_>) -> Result<Key> {
    key(saying, "newcomers-button-stop", &Action::Stop).await
}

/// The answers to the question after a month.
pub(super) async fn verdicts(saying: &Saying<'_>) -> Result<Keyboard> {
    let mut keys = Vec::new();
    for verdict in Verdict::ALL {
        let label = line("newcomers-verdict").plain("verdict", verdict.code());
        keys.push(labelled(saying, &label, &Action::Verdict(verdict)).await?);
    }
    Ok(Keyboard::new().row(keys))
}

async fn key(saying: &Saying<'_>, label: &'static str, action: &Action) -> Result<Key> {
    labelled(saying, &line(label), action).await
}

async fn labelled(saying: &Saying<'_>, label: &Line, action: &Action) -> Result<Key> {
    let about = About::chat(saying.chat.key).only_user(saying.user).for_anybody();
    saying.cx.button(NAME, label.render_plain(saying.way.language), action, about).await
}

/// Nobody has answered a newcomer's first message.
#[must_use]
pub fn unanswered(chat: &Chat, name: &str, message: Option<MessageId>) -> Line {
    match waits::link(chat, message) {
        Some(link) => line("newcomers-unanswered-link").text("name", name).plain("link", &link),
        None => line("newcomers-unanswered").text("name", name),
    }
}

/// What somebody wants managers to know after a month.
#[must_use]
pub fn told(name: &str, words: &str) -> Line {
    line("newcomers-told").text("name", name).text("words", words)
}

/// How it will look, for her who tells it.
#[must_use]
pub fn preview(chat: &Chat, name: &str, words: &str, language: Lang) -> String {
    line("newcomers-tell-preview").text("group", &chat.title).line("told", told(name, words)).render(language)
}

/// What a step is called.
#[must_use]
pub fn step_name(step: &Step) -> Line {
    Line::named(format!("newcomers-step-{}", step.name))
}

/// What it comes with, as managers read it: with the places of the names in it.
fn ours(says: Says) -> Line {
    let words = match says {
        Says::Introduce => line("newcomers-introduce"),
        Says::Company => line("newcomers-question").plain("link", "…"),
        Says::Thanks => line("newcomers-thanks"),
        Says::Question => line("newcomers-month"),
    };
    words.plain("name", "{name}").plain("group", "{group}")
}

/// How it would look, for who writes it.
#[must_use]
pub fn own_preview(chat: &Chat, name: &str, words: &Marked, language: Lang) -> String {
    let seen = words.filled(&rules::fillings(words.text(), name, &chat.title));
    line("newcomers-own-preview").text("group", &chat.title).html("words", seen).render(language)
}

/// A step as it is written down when it is changed.
#[must_use]
pub fn to_log(planned: &Planned) -> String {
    let state = if planned.is_on { "on" } else { "off" };
    let words = if planned.words.is_some() { "own" } else { "ours" };
    format!("{}:{state}:{}:{words}", planned.step.name, planned.day)
}

/// How far those came who joined lately.
#[must_use]
pub fn whole(chat: &Chat, funnel: &Funnel, waiting: i64, verdicts: &[(String, i64)], lang: Lang) -> String {
    let mut lines = vec![line("newcomers-title").text("group", &chat.title).render(lang)];
    if funnel.joined() == 0 {
        lines.push(line("newcomers-nobody").render(lang));
    } else {
        lines.extend(Place::ALL.into_iter().enumerate().map(|(at, place)| {
            let (came, did) = (funnel.came[at], funnel.did[at]);
            let id = if came == did { "newcomers-row" } else { "newcomers-row-did" };
            let row = line(id).plain("place", place.code()).plain("came", &grouped(came, lang));
            row.plain("did", &grouped(did, lang)).render(lang)
        }));
        lines.push(line("newcomers-how-read").render(lang));
    }
    let n = |verdict: Verdict| verdicts.iter().find(|(code, _)| code == verdict.code()).map_or(0, |(_, n)| *n);
    if !verdicts.is_empty() {
        let [yes, partly, no] = Verdict::ALL.map(n);
        lines.push(line("newcomers-verdicts").num("yes", yes).num("partly", partly).num("no", no).render(lang));
    }
    if waiting > 0 {
        lines.push(line("newcomers-wait").num("n", waiting).render(lang));
    }
    lines.join("\n")
}

/// The same as a picture.
#[must_use]
pub fn picture(chat: &Chat, funnel: &Funnel, lang: Lang) -> Picture {
    let bars = Place::ALL.into_iter().enumerate().map(|(at, place)| Bar {
        label: line("newcomers-place").plain("place", place.code()).render_plain(lang),
        value: Some(funnel.came[at] as f64),
        says: grouped(funnel.came[at], lang),
        marked: place == Place::Answered,
    });
    let heading = Heading {
        title: line("newcomers-picture").render_plain(lang),
        note: line("newcomers-picture-note").text("group", &chat.title).render_plain(lang),
        nothing: String::new(),
    };
    Picture::Bars(Bars { heading, bars: bars.collect(), whole: Some(funnel.joined() as f64) })
}

fn numbers(of: &str, funnel: &Funnel, lang: Lang) -> String {
    let mut numbers = line("newcomers-numbers").html("of", of.to_owned());
    for (at, place) in Place::ALL.into_iter().enumerate() {
        numbers = numbers.plain(place.code(), &grouped(funnel.came[at], lang));
    }
    numbers.render(lang)
}

/// By the week in which they joined.
#[must_use]
pub fn weeks(chat: &Chat, weeks: &[(NaiveDate, Funnel)], lang: Lang) -> String {
    let row = |(week, funnel): &(NaiveDate, Funnel)| {
        numbers(&line("newcomers-week").line("date", long_date(*week)).render(lang), funnel, lang)
    };
    list(line("newcomers-title-weeks").text("group", &chat.title), weeks.iter().map(row).collect(), lang)
}

/// By the link they came by.
#[must_use]
pub fn links(chat: &Chat, links: &[(Option<String>, Funnel)], lang: Lang) -> String {
    let row = |(link, funnel): &(Option<String>, Funnel)| {
        let of = match link {
            Some(link) => line("newcomers-link").text("name", link),
            None => line("newcomers-no-link"),
        };
        numbers(&of.render(lang), funnel, lang)
    };
    list(line("newcomers-title-links").text("group", &chat.title), links.iter().map(row).collect(), lang)
}

/// Who waits for an answer, and how long that may take there.
pub(super) async fn waiting(cx: &Cx, chat: &Chat, all: &[Unanswered], usual: TimeDelta, lang: Lang) -> Result<String> {
    let mut rows = Vec::new();
    for one in all {
        let name = people::known(&cx.tx, one.user).await?.map(|known| known.name).unwrap_or_default();
        let since = day_and_time(one.asked_at, chat.zone, cx.now);
        let row = match waits::link(chat, one.message) {
            Some(link) => line("newcomers-waits-link").plain("link", &link),
            None => line("newcomers-waits"),
        };
        rows.push(row.text("name", &name).line("since", since).render(lang));
    }
    let hours = (usual.num_minutes() + 59) / 60;
    let title = line("newcomers-title-waiting").text("group", &chat.title).num("hours", hours);
    let mut html = list(title, rows, lang);
    html.push_str(&format!("\n\n{}", line("newcomers-unseen").render(lang)));
    Ok(html)
}

fn list(title: Line, rows: Vec<String>, lang: Lang) -> String {
    let rows = if rows.is_empty() { line("newcomers-nobody").render(lang) } else { rows.join("\n\n") };
    format!("{}\n\n{rows}", title.render(lang))
}

/// The steps of the first weeks.
#[must_use]
pub fn steps(chat: &Chat, steps: &[Planned], lang: Lang) -> String {
    let rows = steps.iter().map(|planned| step_line(planned).render(lang)).collect::<Vec<_>>().join("\n");
    line("newcomers-steps").text("group", &chat.title).html("rows", rows).render(lang)
}

fn step_line(planned: &Planned) -> Line {
    line("newcomers-step-line")
        .num("day", planned.day)
        .line("step", step_name(planned.step))
        .plain("state", if planned.is_on { "on" } else { "off" })
        .plain("words", if planned.words.is_some() { "own" } else { "ours" })
}

/// What is on the button that opens a step.
#[must_use]
pub fn step_label(planned: &Planned) -> Line {
    let state = if planned.is_on { "on" } else { "off" };
    line("newcomers-step-label").plain("state", state).line("step", step_name(planned.step))
}

/// One of them, with what it says.
#[must_use]
pub fn one_step(chat: &Chat, planned: &Planned, lang: Lang) -> String {
    let says = match &planned.words {
        Some(own) => own.html(),
        None => ours(planned.step.says).render(lang),
    };
    line("newcomers-step")
        .text("group", &chat.title)
        .line("about", Line::named(format!("newcomers-step-{}-about", planned.step.name)))
        .line("how", step_line(planned))
        .html("says", says)
        .render(lang)
}
