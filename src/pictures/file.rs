//! From pixels to a PNG file. A picture has a few colours and the steps between them where edges are smoothed, so a palette
//! of 256 shows no less, and makes the file half as long and twice as fast to pack.

use std::collections::HashMap;

use super::NotDrawn;

/// A PNG palette has no more.
const MOST: usize = 256;
/// Two colours nearer than this, in all three parts together, are one to the eye.
const NEAR: u32 = 8;
/// Grounds and bars keep their very colour.
const EXACT: usize = 24;

/// Red, green, blue, and opacity, of which pictures have only one.
type Pixel = [u8; 4];

/// The file. Nothing shines through in it.
pub fn png(pixels: &[Pixel], width: u32, height: u32) -> Result<Vec<u8>, NotDrawn> {
    let (palette, data) = indexed(pixels);
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(palette);
    encoder.set_compression(png::Compression::Balanced);
    // Neighbours in a palette are no neighbours in colour.
    encoder.set_filter(png::Filter::NoFilter);
    encoder.write_header()?.write_image_data(&data)?;
    Ok(bytes)
}

/// The palette as bytes, and each pixel's place in it.
fn indexed(pixels: &[Pixel]) -> (Vec<u8>, Vec<u8>) {
    let counts = counts(pixels);
    let mut often: Vec<(Pixel, usize)> = counts.into_iter().collect();
    // Also by colour, so that a recipe always gives the same bytes.
    often.sort_unstable_by(|(one, ones), (other, others)| others.cmp(ones).then(one.cmp(other)));
    let mut palette: Vec<Pixel> = Vec::new();
    for (colour, _) in &often {
        let is_needed = palette.len() < EXACT || palette.iter().all(|known| distance(*known, *colour) > NEAR);
        if is_needed && palette.len() < MOST {
            palette.push(*colour);
        }
    }
    let places: HashMap<Pixel, u8> = often.into_iter().map(|(colour, _)| (colour, nearest(&palette, colour))).collect();
    let mut data = Vec::with_capacity(pixels.len());
    for run in pixels.chunk_by(|one, next| one == next) {
        let place = run.first().and_then(|colour| places.get(colour)).copied().unwrap_or_default();
        data.resize(data.len() + run.len(), place);
    }
    (palette.into_iter().flat_map(|[red, green, blue, _]| [red, green, blue]).collect(), data)
}

fn counts(pixels: &[Pixel]) -> HashMap<Pixel, usize> {
    let mut counts = HashMap::new();
    for run in pixels.chunk_by(|one, next| one == next) {
        if let Some(colour) = run.first() {
            *counts.entry(*colour).or_default() += run.len();
        }
    }
    counts
}

fn nearest(palette: &[Pixel], colour: Pixel) -> u8 {
    let place = (0..palette.len()).min_by_key(|place| palette.get(*place).map(|known| distance(*known, colour)));
    place.and_then(|place| u8::try_from(place).ok()).unwrap_or_default()
}

fn distance(one: Pixel, other: Pixel) -> u32 {
    one.into_iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b))).sum()
}
