//! Lines over time, with the band of what is usual behind them.

use serde::{Deserialize, Serialize};

use super::{
    Heading, NotDrawn,
    canvas::{Align, Canvas, Colour, MARGIN, WIDTH},
    page::{INNER, NOTE, Page},
    scale::{Scale, figure, tame},
    text::{self, Base, Direction, Line},
};

const PLOT: f32 = 520.0;
/// For what stands under the axis.
const UNDER: f32 = 64.0;
const LEGEND_ROW: f32 = 56.0;
const SAMPLE: f32 = 56.0;
const GAP: f32 = 20.0;
/// Points with a disc each are told apart only if they are few.
const FEW: usize = 16;
const THICK: f32 = 7.0;
const DASHES: [Option<f32>; Lines::MOST] = [None, Some(20.0), Some(6.0), Some(34.0)];
const COLOURS: [Colour; Lines::MOST] = [Colour::BLUE, Colour::RUST, Colour::GREEN, Colour::PLUM];

/// How something went.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Lines {
    /// Above them
    pub heading: Heading,
    /// One for each point, from the earliest; those for which there is no room are left out, empty ones too
    pub moments: Vec<String>,
    /// The lines
    pub series: Vec<Series>,
    /// What is usual, if it is known
    #[serde(default)]
    pub band: Option<Band>,
}

/// A line.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// What it is; needed where there are several
    pub name: String,
    /// From the earliest; a gap where nothing is known
    pub points: Vec<Option<f64>>,
}

/// From the least to the most that is usual.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Band {
    /// What it is called
    pub name: String,
    /// The lower edge, a point for each moment
    pub low: Vec<Option<f64>>,
    /// The upper edge
    pub high: Vec<Option<f64>>,
}

impl Lines {
    /// More than these are not told apart.
    pub const MOST: usize = 4;
    /// The latest of these are drawn.
    pub const MOST_POINTS: usize = 750;
}

/// Where the plot stands, from the left.
#[derive(Clone, Copy)]
struct Plot {
    left: f32,
    width: f32,
    top: f32,
    scale: Scale,
    /// Number of points, and of those left out before them
    points: usize,
    skipped: usize,
}

impl Plot {
    fn x(self, point: usize) -> f32 {
        let steps = self.points.saturating_sub(1);
        self.left + if steps == 0 { self.width / 2.0 } else { self.width * point as f32 / steps as f32 }
    }

    fn y(self, value: f64) -> f32 {
        self.top + PLOT * (1.0 - self.scale.share(value))
    }

    /// Each stretch without a gap.
    fn stretches(self, values: &[Option<f64>]) -> Vec<Vec<(f32, f32)>> {
        let mut stretches = vec![Vec::new()];
        for (point, value) in values.iter().skip(self.skipped).take(self.points).enumerate() {
            match (tame(*value), stretches.last_mut()) {
                (Some(value), Some(stretch)) => stretch.push((self.x(point), self.y(value))),
                _ => stretches.push(Vec::new()),
            }
        }
        stretches.retain(|stretch| !stretch.is_empty());
        stretches
    }
}

pub fn draw(lines: &Lines, page: Page) -> Result<Canvas, NotDrawn> {
    let series = &lines.series[..lines.series.len().min(Lines::MOST)];
    let longest = series.iter().map(|series| series.points.len()).max().unwrap_or(0);
    let skipped = longest.saturating_sub(Lines::MOST_POINTS);
    let of_band = lines.band.iter().flat_map(|band| band.low.iter().chain(&band.high));
    let values = || series.iter().flat_map(|series| series.points.iter().skip(skipped)).chain(of_band.clone()).copied();
    let Some(scale) = Scale::of(values()).filter(|_| longest > 0) else { return page.nothing(&lines.heading) };
    // Counts are seen in proportion only above their zero; other numbers may be far from theirs.
    let scale = if scale.low >= 0.0 && scale.low < scale.high * 0.7 { scale.with_zero() } else { scale };
    let is_whole = values().filter_map(tame).all(|value| value.fract() == 0.0);
    let (scale, marks) = scale.rounded(is_whole);

    let head = page.head(&lines.heading);
    let legend = legend(lines, series, page);
    let bottom = UNDER + LEGEND_ROW * legend.len() as f32;
    let mut canvas = Canvas::new(head.height() + 10.0 + PLOT + bottom + MARGIN * 0.8, page.direction)?;
    let top = head.draw(&mut canvas) + 10.0;

    let figures: Vec<(f64, Line)> = marks
        .into_iter()
        .map(|mark| (mark, text::fit(&figure(mark, page.lang), NOTE, Base::Language(Direction::Ltr), 220.0)))
        .collect();
    let axis = figures.iter().map(|(_, line)| line.width).fold(0.0, f32::max) + GAP;
    // The figures stand where reading begins; a point at the edge has room for its disc and its moment.
    let left = if page.direction == Direction::Rtl { MARGIN + 12.0 } else { MARGIN + axis + 12.0 };
    let plot = Plot { left, width: INNER - axis - 24.0, top, scale, points: longest - skipped, skipped };
    canvas.unmirrored(|canvas| {
        grid(canvas, plot, &figures, page);
        if let Some(band) = &lines.band {
            shade(canvas, plot, band);
        }
        for (series, (colour, dash)) in series.iter().zip(COLOURS.into_iter().zip(DASHES)).rev() {
            trace(canvas, plot, series, colour, dash);
        }
        moments(canvas, plot, &lines.moments, page);
    });
    for (row, (line, sample)) in legend.iter().enumerate() {
        let y = top + PLOT + UNDER + LEGEND_ROW * row as f32 + 40.0;
        sample.draw(&mut canvas, y - NOTE.size * 0.34);
        canvas.text(line, (MARGIN + SAMPLE + GAP, y), Align::Start, Colour::INK);
    }
    Ok(canvas)
}

fn grid(canvas: &mut Canvas, plot: Plot, figures: &[(f64, Line)], page: Page) {
    for (mark, line) in figures {
        let y = plot.y(*mark);
        canvas.line(&[(plot.left - 12.0, y), (plot.left + plot.width + 12.0, y)], 3.0, None, Colour::FAINT);
        let (x, align) = match page.direction {
            Direction::Ltr => (plot.left - 12.0 - GAP, Align::End),
            Direction::Rtl => (plot.left + plot.width + 12.0 + GAP, Align::Start),
        };
        canvas.text(line, (x, y + NOTE.size * 0.35), align, Colour::SOFT);
    }
}

fn shade(canvas: &mut Canvas, plot: Plot, band: &Band) {
    // Only where both edges are known.
    let both = || band.low.iter().zip(&band.high).map(|(low, high)| tame(*low).zip(tame(*high)));
    let lows: Vec<_> = both().map(|edges| edges.map(|(low, high)| low.min(high))).collect();
    let highs: Vec<_> = both().map(|edges| edges.map(|(low, high)| low.max(high))).collect();
    for (low, high) in plot.stretches(&lows).into_iter().zip(plot.stretches(&highs)) {
        let around: Vec<_> = low.into_iter().chain(high.into_iter().rev()).collect();
        canvas.shape(&around, band_colour());
    }
}

fn band_colour() -> Colour {
    Colour::CARD.towards(Colour::BLUE, 0.18)
}

fn trace(canvas: &mut Canvas, plot: Plot, series: &Series, colour: Colour, dash: Option<f32>) {
    for stretch in plot.stretches(&series.points) {
        canvas.line(&stretch, THICK, dash, colour);
        if plot.points <= FEW || stretch.len() == 1 {
            for point in &stretch {
                canvas.disc(*point, 11.0, Colour::CARD);
                canvas.disc(*point, 8.0, colour);
            }
        }
    }
}

fn moments(canvas: &mut Canvas, plot: Plot, moments: &[String], page: Page) {
    let mut free_from = 0.0;
    for (point, moment) in moments.iter().skip(plot.skipped).take(plot.points).enumerate() {
        if moment.trim().is_empty() {
            continue;
        }
        let line = page.says(moment, NOTE, plot.width / 2.0);
        let half = line.width / 2.0;
        let x = plot.x(point).clamp(MARGIN * 0.6 + half, WIDTH - MARGIN * 0.6 - half);
        if x - half < free_from {
            continue;
        }
        free_from = x + half + GAP;
        canvas.text(&line, (x, plot.top + PLOT + 48.0), Align::Middle, Colour::SOFT);
    }
}

/// What a line in the legend shows beside its name.
enum Sample {
    Line(Colour, Option<f32>),
    Band,
}

impl Sample {
    fn draw(&self, canvas: &mut Canvas, y: f32) {
        match self {
            Self::Line(colour, dash) => {
                canvas.line(&[(MARGIN, y), (MARGIN + SAMPLE, y)], THICK, *dash, *colour);
            }
            Self::Band => {
                let around = [(0.0, -16.0), (SAMPLE, -16.0), (SAMPLE, 16.0), (0.0, 16.0)];
                canvas.shape(&around.map(|(dx, dy)| (MARGIN + dx, y + dy)), band_colour());
            }
        }
    }
}

/// One line alone needs no name, unless it has one.
fn legend(lines: &Lines, series: &[Series], page: Page) -> Vec<(Line, Sample)> {
    let named = series.iter().zip(COLOURS.into_iter().zip(DASHES));
    let named = named.map(|(series, (colour, dash))| (series.name.as_str(), Sample::Line(colour, dash)));
    let band = lines.band.iter().map(|band| (band.name.as_str(), Sample::Band));
    let most = INNER - SAMPLE - GAP;
    named
        .chain(band)
        .filter(|(name, _)| series.len() > 1 || !name.trim().is_empty())
        .map(|(name, sample)| (page.name(name, NOTE, most), sample))
        .collect()
}
