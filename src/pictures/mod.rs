//! Pictures: charts, calendars and cards as PNG, for names in any script.
//!
//! People see a white card on a calm ground, in large type, made for a phone: bars for a poll or a leaderboard, lines
//! with the band of what is usual, the hours of a week by warmth, rows of sparklines, a month, a card of figures. In
//! Hebrew it is mirrored: labels at the right, bars growing to the left, tables and calendars read from the right. Only
//! plotted lines run from left to right in every language, as newspapers and statisticians print them.
//!
//! A room makes a [`Picture`], the recipe, from words already in the reader's language (numbers too); the outbox keeps it
//! with that language as JSON ([`Kept`]) and draws it when it is sent. Drawing is pure: the same recipe gives the same
//! bytes. It takes tens of milliseconds of work and waits for nothing, so it belongs on a thread that may be kept busy
//! (`spawn_blocking`).
//!
//! Every recipe takes anything: no rows, too many of them (the first are drawn, and `+ 12` says how many are not),
//! numbers that are missing, huge or none at all, names that are long, empty, or hostile.

mod bars;
mod canvas;
mod card;
mod file;
mod fonts;
mod heat;
mod lines;
mod month;
mod page;
mod scale;
mod sparks;
#[cfg(test)]
mod tests;
mod text;

pub use bars::{Bar, Bars};
pub use card::{Card, Row};
pub use heat::Heat;
pub use lines::{Band, Lines, Series};
pub use month::{Day, Month};
pub use page::Heading;
use serde::{Deserialize, Serialize};
pub use sparks::{Spark, Sparks, Trend};

use crate::words::Lang;

/// A recipe: what is to be drawn. A number that is missing is a gap, never a zero.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Picture {
    /// Horizontal bars: a poll's result, a leaderboard
    Bars(Bars),
    /// Lines over time, with the band of what is usual
    Lines(Lines),
    /// Weekday × hour, or any other table, by warmth
    Heat(Heat),
    /// A row for each figure: how it went, and where it stands
    Sparks(Sparks),
    /// A month with what happens in it
    Month(Month),
    /// Figures with their names
    Card(Card),
}

/// A community with us in it, as `kehila demo` shows one; the README has the same.
#[must_use]
pub const fn community(lang: Lang) -> &'static [u8] {
    match lang {
        Lang::He => include_bytes!("../../docs/demo-he.png"),
        Lang::Ru => include_bytes!("../../docs/demo-ru.png"),
        Lang::En => include_bytes!("../../docs/demo.png"),
    }
}

/// A recipe with the language of whoever reads it: what the outbox keeps.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// Its words are in this language
    pub lang: Lang,
    /// What is to be drawn
    pub picture: Picture,
}

impl Kept {
    /// The picture as a PNG file.
    pub fn draw(&self) -> Result<Vec<u8>, NotDrawn> {
        self.picture.draw(self.lang)
    }
}

/// Why there is no picture. Whoever asked for it sends its words alone.
#[derive(Debug, thiserror::Error)]
pub enum NotDrawn {
    /// No memory for its pixels
    #[error("no room for the pixels of a picture")]
    NoRoom,
    /// The file could not be made
    #[error("a picture could not be made a file")]
    File(#[from] png::EncodingError),
}

impl Picture {
    /// The picture as a PNG file, for a reader of this language.
    pub fn draw(&self, lang: Lang) -> Result<Vec<u8>, NotDrawn> {
        let page = page::Page::new(lang);
        let canvas = match self {
            Self::Bars(bars) => bars::draw(bars, page),
            Self::Lines(lines) => lines::draw(lines, page),
            Self::Heat(heat) => heat::draw(heat, page),
            Self::Sparks(sparks) => sparks::draw(sparks, page),
            Self::Month(month) => month::draw(month, page),
            Self::Card(card) => card::draw(card, page),
        };
        canvas?.png()
    }
}
