//! From numbers to places, whatever the numbers are.

use crate::words::{Lang, grouped};

/// Beyond this nothing is told apart, and differences could no longer be counted.
const HUGE: f64 = 1e300;
/// Whole numbers up to here are written out.
const LONGEST: f64 = 1e9;
/// Divisions of an axis, about.
const STEPS: f64 = 4.0;

/// A number that can be drawn: finite.
pub fn tame(value: Option<f64>) -> Option<f64> {
    value.filter(|value| value.is_finite()).map(|value| value.clamp(-HUGE, HUGE))
}

/// The lowest and the highest of some numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    pub low: f64,
    pub high: f64,
}

impl Scale {
    /// [`None`] if there is no number among them.
    pub fn of(values: impl IntoIterator<Item = Option<f64>>) -> Option<Self> {
        values.into_iter().filter_map(tame).fold(None, |scale, value| {
            let Self { low, high } = scale.unwrap_or(Self { low: value, high: value });
            Some(Self { low: low.min(value), high: high.max(value) })
        })
    }

    /// So that a bar has somewhere to begin.
    pub const fn with_zero(self) -> Self {
        Self { low: self.low.min(0.0), high: self.high.max(0.0) }
    }

    /// From 0 (lowest) to 1 (highest); the middle if there is no difference.
    pub fn share(self, value: f64) -> f32 {
        let range = self.high - self.low;
        if range > 0.0 { (((value - self.low) / range) as f32).clamp(0.0, 1.0) } else { 0.5 }
    }

    /// Widened to round numbers, with the marks between.
    pub fn rounded(self, is_whole: bool) -> (Self, Vec<f64>) {
        let range = if self.high > self.low { self.high - self.low } else { self.high.abs().max(1.0) };
        let mut step = nice(range / STEPS);
        if is_whole {
            step = step.max(1.0);
        }
        let low = (self.low / step).floor() * step;
        let count = ((self.high - low) / step).ceil().clamp(1.0, 2.0 * STEPS);
        let marks: Vec<f64> = (0..=count as u32).map(|i| low + f64::from(i) * step).collect();
        let high = marks.last().copied().unwrap_or(self.high).max(self.high);
        (Self { low: low.min(self.low), high }, marks)
    }
}

/// 1, 2 or 5 times a power of ten, not less than this.
fn nice(step: f64) -> f64 {
    let power = 10_f64.powf(step.log10().floor());
    [1.0, 2.0, 5.0, 10.0].map(|times| times * power).into_iter().find(|nice| *nice >= step).unwrap_or(step)
}

/// A number on an axis.
pub fn figure(value: f64, lang: Lang) -> String {
    if value.abs() >= LONGEST || (value != 0.0 && value.abs() < 0.001) {
        return format!("{value:.0e}");
    }
    if value.fract() == 0.0 {
        return grouped(value as i64, lang);
    }
    let written = format!("{value:.3}");
    let written = written.trim_end_matches('0').trim_end_matches('.');
    if lang == Lang::Ru { written.replace('.', ",") } else { written.to_owned() }
}
