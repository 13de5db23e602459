//! Horizontal bars: each has its name and its figure above it, so that both have the whole width.

use serde::{Deserialize, Serialize};

use super::{
    Heading, NotDrawn,
    canvas::{Align, Area, Canvas, Colour, MARGIN},
    page::{BODY, FIGURE, INNER, Page},
    scale::{Scale, tame},
    text::Line,
};

const THICK: f32 = 28.0;
/// From one line of a name to the next, or to the bar.
const STEP: f32 = 56.0;
/// From a bar to the next name.
const APART: f32 = 24.0;
/// Lines a name may have.
const LINES: usize = 2;
/// At least so much of a bar is seen if there is anything.
const SHORTEST: f32 = 8.0;
const GAP: f32 = 28.0;

/// A poll's result, a leaderboard.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Bars {
    /// Above them
    pub heading: Heading,
    /// In the order they are shown
    pub bars: Vec<Bar>,
    /// How long a whole bar is, as all votes of a poll; without it the longest is whole
    #[serde(default)]
    pub whole: Option<f64>,
}

/// One of them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    /// Whose it is: a name, a poll's option
    pub label: String,
    /// How long it is
    pub value: Option<f64>,
    /// What is written at its end: `12 · 40%`
    pub says: String,
    /// The leading one, the reader's own
    #[serde(default)]
    pub marked: bool,
}

impl Bars {
    /// More than these are counted, not drawn.
    pub const MOST: usize = 12;
}

pub fn draw(bars: &Bars, page: Page) -> Result<Canvas, NotDrawn> {
    let shown = &bars.bars[..bars.bars.len().min(Bars::MOST)];
    if shown.is_empty() {
        return page.nothing(&bars.heading);
    }
    let head = page.head(&bars.heading);
    let more = page.more(bars.bars.len() - shown.len());
    let rows: Vec<Words> = shown.iter().map(|bar| Words::of(bar, page)).collect();
    let all: f32 = rows.iter().map(Words::height).sum();
    let under = if more.is_some() { BODY.size * 1.4 } else { -APART };
    let mut canvas = Canvas::new(head.height() + all + under + MARGIN, page.direction)?;
    let scale = Scale::of(shown.iter().map(|bar| bar.value).chain([bars.whole])).map(Scale::with_zero);
    let mut y = head.draw(&mut canvas);
    for (bar, words) in shown.iter().zip(&rows) {
        words.draw(&mut canvas, y);
        strip(&mut canvas, bar, scale, y + words.height() - APART - THICK);
        y += words.height();
    }
    if let Some(more) = more {
        canvas.text(&more, (MARGIN, y + BODY.size), Align::Start, Colour::SOFT);
    }
    Ok(canvas)
}

/// What stands above a bar.
struct Words {
    label: Vec<Line>,
    says: Line,
}

impl Words {
    fn of(bar: &Bar, page: Page) -> Self {
        let says = page.says(&bar.says, FIGURE, INNER * 0.5);
        Self { label: page.names(&bar.label, BODY, INNER - says.width - GAP, LINES), says }
    }

    fn height(&self) -> f32 {
        STEP * self.label.len() as f32 + THICK + APART
    }

    fn draw(&self, canvas: &mut Canvas, y: f32) {
        let baseline = |line: usize| y + STEP * line as f32 + BODY.size * 0.92;
        for (number, line) in self.label.iter().enumerate() {
            canvas.text(line, (MARGIN, baseline(number)), Align::Start, Colour::INK);
        }
        canvas.text(
            &self.says,
            (MARGIN + INNER, baseline(self.label.len().saturating_sub(1))),
            Align::End,
            Colour::INK,
        );
    }
}

fn strip(canvas: &mut Canvas, bar: &Bar, scale: Option<Scale>, y: f32) {
    let track = Area { x: MARGIN, y, width: INNER, height: THICK };
    canvas.block(track, THICK / 2.0, Colour::FAINT);
    let (Some(scale), Some(value)) = (scale, tame(bar.value)) else { return };
    if value == 0.0 {
        return;
    }
    let (zero, end) = (scale.share(0.0) * INNER, scale.share(value) * INNER);
    let width = (end - zero).abs().max(SHORTEST);
    // A sliver stays on the track, also at its very end.
    let x = if value > 0.0 { zero } else { zero - width }.clamp(0.0, INNER - width);
    let colour = match (bar.marked, value < 0.0) {
        (_, true) => Colour::RUST,
        (true, false) => Colour::GOLD,
        (false, false) => Colour::BLUE,
    };
    canvas.block(Area { x: MARGIN + x, width, ..track }, THICK / 2.0, colour);
}
