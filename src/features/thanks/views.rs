//! What people see of thanks and grants.

use super::{
    queries::{self, Given, Grant, Untold},
    rules,
};
use crate::{
    dispatch::{Cx, Result},
    store::chats::Chat,
    words::{Lang, Line, clip, line, long_date},
};

/// How much of a reason stands in a list, in graphemes.
const EXCERPT: usize = 120;
/// Thanks told at once; of more, how many.
const MOST_TOLD: usize = 10;

/// Who it was; [`None`]: nobody who is known any more.
pub fn name_of(name: Option<&str>) -> Line {
    match name {
        Some(name) => line("thanks-name").text("name", name),
        None => line("thanks-former"),
    }
}

/// What somebody is thanked for.
pub fn what(reason: Option<&str>, value: Option<&str>) -> Line {
    match (reason, value) {
        (Some(reason), Some(value)) => {
            line("thanks-what-both").text("reason", &clip(reason, EXCERPT)).text("value", value)
        }
        (Some(reason), None) => line("thanks-what-reason").text("reason", &clip(reason, EXCERPT)),
        (None, Some(value)) => line("thanks-what-value").text("value", value),
        (None, None) => line("thanks-what-none"),
    }
}

fn what_of(given: &Given) -> Line {
    what(given.reason.as_deref(), given.value.as_deref())
}

/// What she just said counts.
pub fn said(given: &Given) -> Line {
    line("thanks-said").line("name", name_of(given.receiver_name.as_deref())).line("what", what_of(given))
}

fn date(at: chrono::DateTime<chrono::Utc>, chat: &Chat) -> Line {
    long_date(at.with_timezone(&chat.zone).date_naive())
}

/// One she received.
pub fn received(given: &Given, chat: &Chat) -> Line {
    line("thanks-entry")
        .line("date", date(given.at, chat))
        .line("name", name_of(given.giver_name.as_deref()))
        .line("what", what_of(given))
}

/// One she gave a reason for.
pub fn given(given: &Given, number: usize, chat: &Chat) -> Line {
    line("thanks-entry-given")
        .plain("number", &number.to_string())
        .line("date", date(given.at, chat))
        .line("name", name_of(given.receiver_name.as_deref()))
        .line("what", what_of(given))
}

/// One grant in the log.
pub fn grant(grant: &Grant, is_named: bool, chat: &Chat) -> Line {
    let receiver = match is_named {
        true => name_of(grant.receiver_name.as_deref()),
        false => line("thanks-unlisted"),
    };
    let entry = line("thanks-grant-entry")
        .line("date", date(grant.at, chat))
        .num("points", grant.points)
        .line("name", receiver)
        .line("granter", name_of(grant.granter_name.as_deref()))
        .text("reason", &clip(&grant.reason, EXCERPT));
    match grant.is_taken {
        true => line("thanks-grant-taken").line("entry", entry).line("by", name_of(grant.taken_by.as_deref())),
        false => entry,
    }
}

/// Lines below each other.
pub fn lines(lines: impl Iterator<Item = Line>, lang: Lang) -> Vec<String> {
    lines.map(|line| line.render(lang)).collect()
}

/// A title, and what stands below it, if anything does.
pub fn titled(title: &str, lines: Vec<String>) -> String {
    if lines.is_empty() { title.to_owned() } else { format!("{title}\n\n{}", lines.join("\n")) }
}

/// The values of a group, and how often each was named this month.
pub async fn values(cx: &Cx, chat: &Chat, lang: Lang) -> Result<String> {
    let values = queries::values(&cx.tx, chat.key).await?;
    if values.is_empty() {
        return Ok(line("thanks-no-values").text("group", &chat.title).render(lang));
    }
    let named = queries::named_in_month(&cx.tx, chat.key, rules::month(cx.now, chat.zone)).await?;
    let entry = |value: &queries::Value| {
        let n = named.iter().find(|(id, _)| *id == value.id).map_or(0, |(_, n)| *n);
        line("thanks-value-entry").text("value", &value.name).num("n", n).render(lang)
    };
    let entries = values.iter().map(entry).collect();
    Ok(titled(&line("thanks-values").text("group", &chat.title).render(lang), entries))
}

/// What somebody hears of what she was thanked for.
pub fn told(untold: &[&Untold], lang: Lang) -> String {
    let entry = |one: &&Untold| {
        line("thanks-told-entry")
            .line("name", name_of(one.giver.as_deref()))
            .text("group", &one.group)
            .line("what", what(Some(&one.reason), one.value.as_deref()))
            .render(lang)
    };
    let mut lines: Vec<String> = untold.iter().take(MOST_TOLD).map(entry).collect();
    let more = untold.len().saturating_sub(MOST_TOLD);
    if more > 0 {
        lines.push(line("thanks-told-more").num("n", i64::try_from(more).unwrap_or(i64::MAX)).render(lang));
    }
    let n = i64::try_from(untold.len()).unwrap_or(i64::MAX);
    let (head, end) = (line("thanks-told").num("n", n).render(lang), line("thanks-told-end").render(lang));
    format!("{head}\n\n{}\n\n{end}", lines.join("\n"))
}

/// What is known of somebody.
#[derive(Debug)]
pub struct Known {
    /// How often she was thanked, and by how many.
    pub received: (i64, i64),
    /// How often she thanked.
    pub given: i64,
    /// What she gave as reasons, the latest.
    pub explained: Vec<Given>,
    /// What she was thanked for, the latest.
    pub for_what: Vec<Given>,
    /// Points she was granted, and granted.
    pub points: (i64, i64),
}

/// The same in words.
pub fn known(known: &Known) -> Vec<Line> {
    let mut lines = Vec::new();
    let (n, people) = known.received;
    if n > 0 {
        lines.push(line("mydata-thanks-received").num("n", n).num("people", people));
    }
    for given in known.for_what.iter().filter(|given| given.reason.is_some()) {
        let name = name_of(given.giver_name.as_deref());
        lines.push(line("mydata-thanks-for").line("name", name).line("what", what_of(given)));
    }
    if known.given > 0 {
        lines.push(line("mydata-thanks-given").num("n", known.given));
    }
    for given in &known.explained {
        let name = name_of(given.receiver_name.as_deref());
        lines.push(line("mydata-thanks-said").line("name", name).line("what", what_of(given)));
    }
    let (got, granted) = known.points;
    if got > 0 {
        lines.push(line("mydata-grants-received").num("n", got));
    }
    if granted > 0 {
        lines.push(line("mydata-grants-given").num("n", granted));
    }
    lines
}
