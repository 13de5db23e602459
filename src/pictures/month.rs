//! A month: what happens on which day, or how much.

use serde::{Deserialize, Serialize};

use super::{
    Heading, NotDrawn,
    canvas::{Align, Area, Canvas, Colour, MARGIN, WIDTH},
    fonts::Weight,
    page::{NOTE, Page},
    scale::{Scale, tame},
    text::{Line, Style},
};

/// Days have more room than other contents.
const EDGE: f32 = MARGIN * 0.72;
const WEEK: usize = 7;
const SPACE: f32 = 8.0;
const PLAIN: f32 = 104.0;
const WITH_WORDS: f32 = 152.0;
const NAMES: f32 = 54.0;
const NUMBER: Style = Style { size: 38.0, weight: Weight::Strong };
const SMALL: Style = Style { size: 27.0, weight: Weight::Regular };
/// Lines of words a day has room for.
const LINES: usize = 2;

/// A calendar of events, a streak.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Month {
    /// Above it
    pub heading: Heading,
    /// Short names, from the day the week begins with
    pub weekdays: Vec<String>,
    /// Days of the week before the first
    pub before: usize,
    /// From the first
    pub days: Vec<Day>,
}

/// A day.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Day {
    /// What happens: a word or two each
    #[serde(default)]
    pub says: Vec<String>,
    /// How much of it: the more, the darker
    #[serde(default)]
    pub level: Option<f64>,
    /// Today
    #[serde(default)]
    pub marked: bool,
    /// Its number, where the first is not the first of a month
    #[serde(default)]
    pub number: Option<u32>,
}

impl Month {
    /// No month has more days.
    pub const MOST: usize = 31;
}

pub fn draw(month: &Month, page: Page) -> Result<Canvas, NotDrawn> {
    let days = &month.days[..month.days.len().min(Month::MOST)];
    if days.is_empty() {
        return page.nothing(&month.heading);
    }
    let before = month.before % WEEK;
    let weeks = (before + days.len()).div_ceil(WEEK);
    let row = if days.iter().all(|day| day.says.is_empty()) { PLAIN } else { WITH_WORDS };
    let head = page.head(&month.heading);
    let mut canvas = Canvas::new(head.height() + NAMES + row * weeks as f32 + MARGIN * 0.72, page.direction)?;
    let top = head.draw(&mut canvas) + NAMES;
    let column = (WIDTH - 2.0 * EDGE) / WEEK as f32;
    for (number, name) in month.weekdays.iter().take(WEEK).enumerate() {
        let line = page.says(name, NOTE, column - SPACE);
        let middle = EDGE + column * (number as f32 + 0.5);
        canvas.text(&line, (middle, top - 18.0), Align::Middle, Colour::SOFT);
    }
    let scale = Scale::of(days.iter().map(|day| day.level)).map(Scale::with_zero);
    for (number, day) in days.iter().enumerate() {
        let (week, weekday) = ((before + number) / WEEK, (before + number) % WEEK);
        let area = Area {
            x: EDGE + column * weekday as f32 + SPACE / 2.0,
            y: top + row * week as f32 + SPACE / 2.0,
            width: column - SPACE,
            height: row - SPACE,
        };
        let shown = day.number.map_or_else(|| (number + 1).to_string(), |number| number.to_string());
        cell(&mut canvas, &shown, day, area, scale, page);
    }
    Ok(canvas)
}

fn cell(canvas: &mut Canvas, number: &str, day: &Day, area: Area, scale: Option<Scale>, page: Page) {
    let level = scale.zip(tame(day.level)).filter(|(scale, _)| scale.high > scale.low);
    let share = level.map_or(0.0, |(scale, level)| scale.share(level));
    let ground = match (share > 0.0, day.says.is_empty()) {
        (true, _) => Colour::CARD.towards(Colour::BLUE, 0.2 + 0.8 * share),
        (false, false) => Colour::CARD.towards(Colour::BLUE, 0.16),
        (false, true) => Colour::FAINT.towards(Colour::CARD, 0.4),
    };
    let ink = if share > 0.7 { Colour::CARD } else { Colour::INK };
    canvas.block(area, 18.0, ground);
    if day.marked {
        canvas.frame(area, 18.0, 7.0, Colour::GOLD);
    }
    let middle = area.x + area.width / 2.0;
    let line = page.says(number, NUMBER, area.width);
    if area.height < WITH_WORDS - SPACE {
        canvas.text(&line, (middle, area.y + area.height / 2.0 + NUMBER.size * 0.35), Align::Middle, ink);
        return;
    }
    canvas.text(&line, (middle, area.y + 48.0), Align::Middle, ink);
    for (place, line) in words(day, area.width - 14.0, page).iter().enumerate() {
        canvas.text(line, (middle, area.y + 88.0 + 34.0 * place as f32), Align::Middle, ink);
    }
}

/// One thing has all the lines; of several each has one; of many the first, and how many others.
fn words(day: &Day, most: f32, page: Page) -> Vec<Line> {
    match day.says.as_slice() {
        [only] => page.names(only, SMALL, most, LINES),
        all if all.len() <= LINES => all.iter().map(|says| page.name(says, SMALL, most)).collect(),
        [first, others @ ..] => {
            vec![page.name(first, SMALL, most), page.says(&format!("+{}", others.len()), SMALL, most)]
        }
        [] => Vec::new(),
    }
}
