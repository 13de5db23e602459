//! What all recipes share: the heading, sizes of type, and how words become lines for a reader.

use serde::{Deserialize, Serialize};

use super::{
    NotDrawn,
    canvas::{Align, Canvas, Colour, MARGIN, WIDTH},
    fonts::Weight,
    text::{self, Base, Direction, Line, Style},
};
use crate::words::{Lang, clean_line};

/// Between the margins.
pub const INNER: f32 = WIDTH - 2.0 * MARGIN;
const TITLE: Style = Style { size: 54.0, weight: Weight::Strong };
const TITLE_STEP: f32 = 66.0;
const TITLE_LINES: usize = 2;
/// Names and whatever else is read.
pub const BODY: Style = Style { size: 42.0, weight: Weight::Regular };
/// Figures beside them.
pub const FIGURE: Style = Style { size: 42.0, weight: Weight::Strong };
/// Axes, legends, notes.
pub const NOTE: Style = Style { size: 34.0, weight: Weight::Regular };
const NOTE_STEP: f32 = 48.0;
/// The last resort for a name that shows nothing at all.
const SILHOUETTE: &str = "👤";
/// For data of which there is none.
const NONE: &str = "—";

/// What stands above a picture, in the reader's words.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Heading {
    /// What is shown
    pub title: String,
    /// Of when, of whom, how many; may be empty
    #[serde(default)]
    pub note: String,
    /// What is said instead of a chart when there is nothing to draw; may be empty
    #[serde(default)]
    pub nothing: String,
}

/// Whom a picture is for.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    pub lang: Lang,
    pub direction: Direction,
}

/// A heading ready to be drawn.
pub struct Head {
    title: Vec<Line>,
    note: Option<Line>,
}

impl Page {
    pub const fn new(lang: Lang) -> Self {
        let direction = if matches!(lang, Lang::He) { Direction::Rtl } else { Direction::Ltr };
        Self { lang, direction }
    }

    /// Our own words.
    pub fn says(self, words: &str, style: Style, most: f32) -> Line {
        let is_figure = words.starts_with(['-', '+', '−']) && !words.contains(char::is_alphabetic);
        let direction = if is_figure { Direction::Ltr } else { self.direction };
        text::fit(words, style, Base::Language(direction), most)
    }

    /// What people typed. It is read in its own direction, and stands where the reader's language begins.
    pub fn name(self, name: &str, style: Style, most: f32) -> Line {
        text::fit(&shown(name), style, Base::Itself(self.direction), most)
    }

    /// The same on up to `lines` lines.
    pub fn names(self, name: &str, style: Style, most: f32, lines: usize) -> Vec<Line> {
        text::wrap(&shown(name), style, Base::Itself(self.direction), most, lines)
    }

    /// `+ 12`: so many rows are not shown.
    pub fn more(self, count: usize) -> Option<Line> {
        (count > 0).then(|| text::fit(&format!("+ {count}"), BODY, Base::Language(Direction::Ltr), INNER))
    }

    pub fn head(self, heading: &Heading) -> Head {
        let title = text::wrap(&heading.title, TITLE, Base::Language(self.direction), INNER, TITLE_LINES);
        let note = heading.note.trim();
        Head { title, note: (!note.is_empty()).then(|| self.says(note, NOTE, INNER)) }
    }

    /// A picture with a heading and nothing under it.
    pub fn nothing(self, heading: &Heading) -> Result<Canvas, NotDrawn> {
        let head = self.head(heading);
        let words = if heading.nothing.trim().is_empty() { NONE } else { &heading.nothing };
        let lines = text::wrap(words, BODY, Base::Language(self.direction), INNER, 3);
        let mut canvas = Canvas::new(head.height() + 60.0 * lines.len() as f32 + MARGIN, self.direction)?;
        let mut y = head.draw(&mut canvas);
        for line in &lines {
            canvas.text(line, (MARGIN, y + BODY.size), Align::Start, Colour::SOFT);
            y += 60.0;
        }
        Ok(canvas)
    }
}

fn shown(name: &str) -> String {
    let name = clean_line(name);
    if name.is_empty() { SILHOUETTE.to_owned() } else { name }
}

impl Head {
    /// Where what follows begins.
    pub fn height(&self) -> f32 {
        let note = if self.note.is_some() { NOTE_STEP } else { 0.0 };
        let words = TITLE_STEP * self.title.len() as f32 + note;
        MARGIN + words + if words > 0.0 { 26.0 } else { 0.0 }
    }

    /// Where what follows begins.
    pub fn draw(&self, canvas: &mut Canvas) -> f32 {
        let mut y = MARGIN;
        for line in &self.title {
            canvas.text(line, (MARGIN, y + TITLE.size * 0.88), Align::Start, Colour::INK);
            y += TITLE_STEP;
        }
        if let Some(note) = &self.note {
            canvas.text(note, (MARGIN, y + NOTE.size), Align::Start, Colour::SOFT);
        }
        self.height()
    }
}
