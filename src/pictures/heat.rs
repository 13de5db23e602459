//! A table by warmth: weekdays × hours. The warmest cell wears a ring.

use serde::{Deserialize, Serialize};

use super::{
    Heading, NotDrawn,
    canvas::{Align, Area, Canvas, Colour, MARGIN},
    page::{INNER, NOTE, Page},
    scale::{Scale, tame},
    text::Line,
};

const ROW: f32 = 68.0;
const SPACE: f32 = 5.0;
const GAP: f32 = 20.0;
const LEGEND: f32 = 90.0;
const SWATCHES: usize = 7;
/// From hardly anything to most: each step is darker, whatever colours one sees.
const COLD: Colour = Colour(0xE3, 0xEE, 0xF8);
const WARM: Colour = Colour(0x3D, 0x8F, 0xC9);
const HOT: Colour = Colour(0x0A, 0x2F, 0x62);

/// When people write, in which hour of which weekday.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Heat {
    /// Above it
    pub heading: Heading,
    /// Names of the rows: weekdays, from the chat's first
    pub rows: Vec<String>,
    /// Names of the columns: hours; those for which there is no room are left out, empty ones too
    pub columns: Vec<String>,
    /// Row by row
    pub values: Vec<Vec<Option<f64>>>,
    /// What the palest and the darkest mean
    #[serde(default)]
    pub legend: (String, String),
}

impl Heat {
    /// More rows than these are not drawn.
    pub const MOST_ROWS: usize = 14;
    /// More columns than these are not drawn.
    pub const MOST_COLUMNS: usize = 31;
}

pub fn draw(heat: &Heat, page: Page) -> Result<Canvas, NotDrawn> {
    let rows = &heat.values[..heat.values.len().min(Heat::MOST_ROWS)];
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0).min(Heat::MOST_COLUMNS);
    let cells = || rows.iter().flat_map(|row| row.iter().take(columns)).copied();
    let Some(scale) = Scale::of(cells()) else { return page.nothing(&heat.heading) };
    let scale = if scale.low >= 0.0 { scale.with_zero() } else { scale };

    let head = page.head(&heat.heading);
    let name = |row: usize| heat.rows.get(row).map_or("", String::as_str);
    let names: Vec<Line> = (0..rows.len()).map(|row| page.says(name(row), NOTE, INNER * 0.25)).collect();
    let beside = names.iter().map(|line| line.width).fold(0.0, f32::max) + GAP;
    let height = head.height() + 44.0 + ROW * rows.len() as f32 + LEGEND + MARGIN * 0.8;
    let mut canvas = Canvas::new(height, page.direction)?;
    let top = head.draw(&mut canvas) + 44.0;
    let width = (INNER - beside) / columns as f32;
    let place = |row: usize, column: usize| Area {
        x: MARGIN + beside + width * column as f32 + SPACE / 2.0,
        y: top + ROW * row as f32 + SPACE / 2.0,
        width: width - SPACE,
        height: ROW - SPACE,
    };
    hours(&mut canvas, heat, page, |column| place(0, column));
    let mut warmest: Option<(f64, Area)> = None;
    for (row, (values, line)) in rows.iter().zip(&names).enumerate() {
        let y = top + ROW * row as f32 + ROW / 2.0 + NOTE.size * 0.35;
        canvas.text(line, (MARGIN, y), Align::Start, Colour::SOFT);
        for (column, value) in values.iter().take(columns).enumerate() {
            let value = tame(*value);
            canvas.block(place(row, column), 8.0, value.map_or(Colour::FAINT, |value| warmth(scale, value)));
            if let Some(value) = value.filter(|value| warmest.is_none_or(|(most, _)| *value > most)) {
                warmest = Some((value, place(row, column)));
            }
        }
    }
    if let Some((_, area)) = warmest.filter(|(value, _)| *value > scale.low) {
        canvas.frame(area, 8.0, 6.0, Colour::GOLD);
    }
    swatches(&mut canvas, heat, page, top + ROW * rows.len() as f32 + 34.0);
    Ok(canvas)
}

fn warmth(scale: Scale, value: f64) -> Colour {
    colour(if scale.high > scale.low { scale.share(value) } else { 0.0 })
}

fn colour(share: f32) -> Colour {
    if share < 0.5 { COLD.towards(WARM, share * 2.0) } else { WARM.towards(HOT, share * 2.0 - 1.0) }
}

fn hours(canvas: &mut Canvas, heat: &Heat, page: Page, place: impl Fn(usize) -> Area) {
    let mut free_from = 0.0;
    for (column, name) in heat.columns.iter().take(Heat::MOST_COLUMNS).enumerate() {
        let area = place(column);
        if name.trim().is_empty() || area.x + area.width > MARGIN + INNER {
            continue;
        }
        let line = page.says(name, NOTE, INNER * 0.2);
        let middle = area.x + area.width / 2.0;
        if middle - line.width / 2.0 >= free_from {
            free_from = middle + line.width / 2.0 + GAP;
            canvas.text(&line, (middle, area.y - 18.0), Align::Middle, Colour::SOFT);
        }
    }
}

fn swatches(canvas: &mut Canvas, heat: &Heat, page: Page, y: f32) {
    const SIDE: f32 = 34.0;
    let (least, most) = &heat.legend;
    let least = page.says(least, NOTE, INNER * 0.3);
    let most = page.says(most, NOTE, INNER * 0.3);
    let baseline = y + SIDE / 2.0 + NOTE.size * 0.35;
    canvas.text(&least, (MARGIN, baseline), Align::Start, Colour::SOFT);
    let mut x = MARGIN + least.width + if least.width > 0.0 { GAP } else { 0.0 };
    for step in 0..SWATCHES {
        let area = Area { x, y, width: SIDE, height: SIDE };
        canvas.block(area, 8.0, colour(step as f32 / (SWATCHES - 1) as f32));
        x += SIDE + SPACE;
    }
    canvas.text(&most, (x + GAP - SPACE, baseline), Align::Start, Colour::SOFT);
}
