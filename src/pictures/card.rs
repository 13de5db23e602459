//! A card: figures with their names, one of them large if it is what matters.

use serde::{Deserialize, Serialize};

use super::{
    Heading, NotDrawn,
    canvas::{Align, Area, Canvas, Colour, MARGIN},
    fonts::Weight,
    page::{BODY, FIGURE, INNER, NOTE, Page},
    text::Style,
};

const ROW: f32 = 96.0;
const LARGE: Style = Style { size: 120.0, weight: Weight::Strong };
const LARGE_ROW: f32 = 200.0;
const GAP: f32 = 28.0;
/// A name gives way to its figure down to so much of the row.
const LEAST: f32 = INNER * 0.4;

/// Somebody's months, a group's week.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// Above it; the title may be somebody's name
    pub heading: Heading,
    /// What matters most, large: a figure and what it counts
    #[serde(default)]
    pub large: Option<Row>,
    /// The others
    pub rows: Vec<Row>,
}

/// A figure with its name.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// What it is; may begin with an emoji
    pub label: String,
    /// How much
    pub says: String,
}

impl Card {
    /// More than these are counted, not drawn.
    pub const MOST: usize = 16;
}

pub fn draw(card: &Card, page: Page) -> Result<Canvas, NotDrawn> {
    let shown = &card.rows[..card.rows.len().min(Card::MOST)];
    if shown.is_empty() && card.large.is_none() {
        return page.nothing(&card.heading);
    }
    let head = page.head(&card.heading);
    let more = page.more(card.rows.len() - shown.len());
    let large = if card.large.is_some() { LARGE_ROW + GAP } else { 0.0 };
    let rows = ROW * shown.len() as f32 + if more.is_some() { 70.0 } else { 0.0 };
    let mut canvas = Canvas::new(head.height() + large + rows + MARGIN * 0.6, page.direction)?;
    let mut y = head.draw(&mut canvas);
    if let Some(row) = &card.large {
        largest(&mut canvas, row, page, y);
        y += large;
    }
    for (number, row) in shown.iter().enumerate() {
        if number > 0 {
            canvas.line(&[(MARGIN, y), (MARGIN + INNER, y)], 3.0, None, Colour::FAINT);
        }
        let least = page.name(&row.label, BODY, LEAST).width;
        let says = page.says(&row.says, FIGURE, INNER - least - GAP);
        let label = page.name(&row.label, BODY, INNER - says.width - GAP);
        let baseline = y + ROW / 2.0 + BODY.size * 0.35;
        canvas.text(&label, (MARGIN, baseline), Align::Start, Colour::INK);
        canvas.text(&says, (MARGIN + INNER, baseline), Align::End, Colour::INK);
        y += ROW;
    }
    if let Some(more) = more {
        canvas.text(&more, (MARGIN, y + BODY.size), Align::Start, Colour::SOFT);
    }
    Ok(canvas)
}

fn largest(canvas: &mut Canvas, row: &Row, page: Page, y: f32) {
    let area = Area { x: MARGIN, y, width: INNER, height: LARGE_ROW };
    canvas.block(area, 28.0, Colour::CARD.towards(Colour::BLUE, 0.12));
    let inner = INNER - 2.0 * GAP;
    let says = page.says(&row.says, LARGE, inner * 0.6);
    let label = page.name(&row.label, Style { size: 46.0, ..NOTE }, inner - says.width - GAP);
    canvas.text(&says, (MARGIN + GAP, y + LARGE_ROW / 2.0 + LARGE.size * 0.35), Align::Start, Colour::BLUE);
    let start = MARGIN + GAP + says.width + GAP;
    canvas.text(&label, (start, y + LARGE_ROW / 2.0 + LARGE.size * 0.35), Align::Start, Colour::INK);
}
