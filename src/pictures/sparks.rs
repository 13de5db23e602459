//! Rows of sparklines: what it is, how it went, where it stands, and which way it goes.

use serde::{Deserialize, Serialize};

use super::{
    Heading, NotDrawn,
    canvas::{Align, Canvas, Colour, MARGIN, WIDTH},
    page::{BODY, FIGURE, INNER, Page},
    scale::{Scale, tame},
    text::{Direction, Style},
};

const ROW: f32 = 124.0;
const LABEL: Style = Style { size: 38.0, ..BODY };
/// From one line of a name to the next.
const STEP: f32 = 46.0;
/// Lines a name may have.
const LINES: usize = 2;
const CURVE: f32 = 300.0;
const TALL: f32 = 64.0;
const FIGURES: f32 = 210.0;
const ARROW: f32 = 30.0;
const GAP: f32 = 24.0;

/// A row for each figure.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Sparks {
    /// Above them
    pub heading: Heading,
    /// In the order they are shown
    pub rows: Vec<Spark>,
}

/// One of them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Spark {
    /// What it is, or whose
    pub label: String,
    /// From the earliest; a gap where nothing is known
    pub points: Vec<Option<f64>>,
    /// Where it stands
    pub says: String,
    /// Which way it goes
    #[serde(default)]
    pub trend: Trend,
}

/// Which way something goes: told by shape and by colour.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Trend {
    /// Not told
    #[default]
    Unknown,
    /// More than is usual
    Up,
    /// As usual
    Level,
    /// Less than is usual
    Down,
}

impl Sparks {
    /// More than these are counted, not drawn.
    pub const MOST: usize = 12;
    /// The latest of these are drawn.
    pub const MOST_POINTS: usize = 300;
}

pub fn draw(sparks: &Sparks, page: Page) -> Result<Canvas, NotDrawn> {
    let shown = &sparks.rows[..sparks.rows.len().min(Sparks::MOST)];
    if shown.is_empty() {
        return page.nothing(&sparks.heading);
    }
    let head = page.head(&sparks.heading);
    let more = page.more(sparks.rows.len() - shown.len());
    let rows = ROW * shown.len() as f32 + if more.is_some() { 70.0 } else { 0.0 };
    let mut canvas = Canvas::new(head.height() + rows + MARGIN * 0.5, page.direction)?;
    let mut y = head.draw(&mut canvas);
    for (number, spark) in shown.iter().enumerate() {
        if number > 0 {
            canvas.line(&[(MARGIN, y), (MARGIN + INNER, y)], 3.0, None, Colour::FAINT);
        }
        row(&mut canvas, spark, page, y + ROW / 2.0);
        y += ROW;
    }
    if let Some(more) = more {
        canvas.text(&more, (MARGIN, y + BODY.size), Align::Start, Colour::SOFT);
    }
    Ok(canvas)
}

fn row(canvas: &mut Canvas, spark: &Spark, page: Page, middle: f32) {
    let baseline = middle + BODY.size * 0.35;
    let says = page.says(&spark.says, FIGURE, FIGURES - ARROW - GAP / 2.0);
    let before = INNER - FIGURES - CURVE - 2.0 * GAP;
    let label = page.names(&spark.label, LABEL, before, LINES);
    let first = middle + LABEL.size * 0.35 - STEP * (label.len().saturating_sub(1)) as f32 / 2.0;
    for (number, line) in label.iter().enumerate() {
        canvas.text(line, (MARGIN, first + STEP * number as f32), Align::Start, Colour::INK);
    }
    canvas.text(&says, (MARGIN + INNER - ARROW - GAP / 2.0, baseline), Align::End, Colour::INK);
    arrow(canvas, spark.trend, (MARGIN + INNER - ARROW / 2.0, middle));
    let start = MARGIN + before + GAP;
    let left = if page.direction == Direction::Rtl { WIDTH - start - CURVE } else { start };
    canvas.unmirrored(|canvas| curve(canvas, &spark.points, left, middle - TALL / 2.0));
}

fn curve(canvas: &mut Canvas, points: &[Option<f64>], left: f32, top: f32) {
    let points = &points[points.len().saturating_sub(Sparks::MOST_POINTS)..];
    let Some(scale) = Scale::of(points.iter().copied()) else { return };
    let steps = points.len().saturating_sub(1).max(1) as f32;
    let at =
        |number: usize, value: f64| (left + CURVE * number as f32 / steps, top + TALL * (1.0 - scale.share(value)));
    let mut stretch = Vec::new();
    let mut last = None;
    for (number, value) in points.iter().enumerate() {
        match tame(*value) {
            Some(value) => {
                stretch.push(at(number, value));
                last = Some(at(number, value));
            }
            None => canvas.line(&std::mem::take(&mut stretch), 6.0, None, Colour::BLUE),
        }
    }
    canvas.line(&stretch, 6.0, None, Colour::BLUE);
    if let Some(last) = last {
        canvas.disc(last, 13.0, Colour::CARD);
        canvas.disc(last, 10.0, Colour::GOLD);
    }
}

fn arrow(canvas: &mut Canvas, trend: Trend, (x, y): (f32, f32)) {
    let half = ARROW / 2.0;
    match trend {
        Trend::Unknown => {}
        Trend::Up => {
            canvas.shape(&[(x - half, y + half * 0.8), (x + half, y + half * 0.8), (x, y - half * 0.9)], Colour::GREEN)
        }
        Trend::Down => {
            canvas.shape(&[(x - half, y - half * 0.8), (x + half, y - half * 0.8), (x, y + half * 0.9)], Colour::RUST)
        }
        Trend::Level => canvas.line(&[(x - half * 0.8, y), (x + half * 0.8, y)], 8.0, None, Colour::SOFT),
    }
}
