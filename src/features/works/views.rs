//! What works, in words and as a picture.

use super::{
    queries::Proposal,
    rules::{Format, Yield},
};
use crate::{
    features::touchpoints::{self, Known},
    pictures::{Bar, Bars, Heading, Picture},
    store::chats::Chat,
    words::{Lang, Line, clip, grouped, line},
};

/// Rows that are shown.
pub const MOST: usize = 12;

/// What posts of a format are called.
#[must_use]
pub fn name(format: &Format, known: &[Known]) -> Line {
    match format {
        Format::Own(id) => of_touchpoint(*id, known),
        Format::Series(series) => line("works-series").line("series", touchpoints::series_name(series)),
    }
}

fn of_touchpoint(id: i64, known: &[Known]) -> Line {
    known.iter().find(|one| one.id == id).map_or_else(|| line("works-gone"), |one| one.name.clone())
}

/// A minute of the day as a clock shows it.
#[must_use]
pub fn clock(minute: i64) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// A row: what, and what it yielded.
#[must_use]
pub fn row(name: Line, of: Yield, lang: Lang) -> String {
    line("works-row")
        .line("name", name)
        .num("percent", of.percent)
        .plain("answers", &grouped(of.answered, lang))
        .num("tries", of.tries)
        .render(lang)
}

/// The rows, and how many are not shown.
#[must_use]
pub fn rows(all: &[(Line, Yield)], lang: Lang) -> String {
    let mut rows: Vec<String> = all.iter().take(MOST).map(|(name, of)| row(name.clone(), *of, lang)).collect();
    if all.len() > MOST {
        let more = i64::try_from(all.len() - MOST).unwrap_or(i64::MAX);
        rows.push(line("works-more").num("n", more).render(lang));
    }
    if rows.is_empty() {
        rows.push(line("works-nothing").render(lang));
    }
    rows.join("\n")
}

/// The same as a picture.
#[must_use]
pub fn picture(chat: &Chat, title: Line, all: &[(Line, Yield)], lang: Lang) -> Picture {
    let bars = all.iter().take(MOST).enumerate().map(|(place, (name, of))| Bar {
        label: clip(&name.render_plain(lang), 60),
        value: Some(of.percent as f64),
        says: line("works-bar").num("percent", of.percent).num("tries", of.tries).render_plain(lang),
        marked: place == 0,
    });
    let heading = Heading {
        title: title.render_plain(lang),
        note: line("works-picture-note").text("group", &chat.title).render_plain(lang),
        nothing: String::new(),
    };
    Picture::Bars(Bars { heading, bars: bars.collect(), whole: None })
}

/// What was proposed, and what became of it.
#[must_use]
pub fn decided(one: &Proposal, known: &[Known]) -> Line {
    let name = match (one.touchpoint, one.series.as_str()) {
        (0, "") => line("works-library"),
        (0, series) => name(&Format::Series(series.to_owned()), known),
        (id, _) => of_touchpoint(id, known),
    };
    line("works-decided-row")
        .line("name", name)
        .plain("kind", &one.kind)
        .plain("was", &clock(one.was))
        .plain("becomes", &clock(one.becomes))
        .plain("answer", one.answer.as_deref().unwrap_or("none"))
}
