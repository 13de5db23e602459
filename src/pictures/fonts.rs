//! The fonts in the binary: which there are, for which characters each is asked, and unpacking one when the first
//! character of its script is drawn. Where they come from is in `fonts/README.md`.

use std::{ops::RangeInclusive, sync::OnceLock};

use harfrust::ShaperData;
use skrifa::{FontRef, MetadataProvider};

/// How heavy letters are. Only the letters of our own languages come in two weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Names, notes
    Regular,
    /// Titles, figures
    Strong,
}

/// One of [`FONTS`], by its place.
pub type FontId = usize;

/// A font unpacked.
pub struct Font {
    bytes: Vec<u8>,
    /// What the shaper looks up again and again.
    pub shaper: ShaperData,
}

impl Font {
    /// Reads the directory of its tables: cheap.
    pub fn face(&self) -> Option<FontRef<'_>> {
        FontRef::new(&self.bytes).ok()
    }
}

struct Source {
    packed: &'static [u8],
    ranges: &'static [RangeInclusive<u32>],
    font: OnceLock<Option<Font>>,
}

macro_rules! source {
    ($name:literal, $($range:expr),+) => {
        Source {
            packed: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".ttf.packed")),
            ranges: &[$($range),+],
            font: OnceLock::new(),
        }
    };
}

const TEXT: FontId = 0;
const STRONG: FontId = 1;
const EMOJI: FontId = 2;

/// In the order they are asked.
static FONTS: [Source; 24] = [
    source!("text", 0..=0x5FF, 0x1C80..=0x22FF, 0xFB1D..=0xFB4F),
    source!("strong", 0..=0x5FF, 0x1C80..=0x22FF, 0xFB1D..=0xFB4F),
    source!("emoji", 0x23..=0x39, 0xA9..=0xAE, 0x2000..=0x32FF, 0x1F000..=0x1FAFF, 0xE0020..=0xE007F),
    source!("wide", 0x80..=0x52F, 0x1C80..=0x218F, 0x2DE0..=0x2DFF, 0xA640..=0xA7FF),
    source!("arabic", 0x600..=0x77F),
    source!("armenian", 0x530..=0x58F, 0xFB13..=0xFB17),
    source!("bengali", 0x980..=0x9FF),
    source!("devanagari", 0x900..=0x97F, 0xA8E0..=0xA8FF),
    source!("ethiopic", 0x1200..=0x139F),
    source!("georgian", 0x10A0..=0x10FF, 0x1C90..=0x1CBF),
    source!("gujarati", 0xA80..=0xAFF),
    source!("gurmukhi", 0xA00..=0xA7F),
    source!("kannada", 0xC80..=0xCFF),
    source!("khmer", 0x1780..=0x17FF),
    source!("lao", 0xE80..=0xEFF),
    source!("malayalam", 0xD00..=0xD7F),
    source!("myanmar", 0x1000..=0x109F),
    source!("sinhala", 0xD80..=0xDFF),
    source!("tamil", 0xB80..=0xBFF),
    source!("telugu", 0xC00..=0xC7F),
    source!("thai", 0xE00..=0xE7F),
    source!("symbols", 0x2190..=0x2BFF, 0x1F100..=0x1F1FF),
    source!("symbols2", 0x2190..=0x2BFF, 0x1F100..=0x1F1FF),
    source!("han", 0x1100..=0x11FF, 0x2E80..=0x9FFF, 0xAC00..=0xD7A3, 0xF900..=0xFAFF, 0xFF00..=0xFFEF),
];

/// Unpacks it if nobody has needed it before. [`None`] for one that cannot be read, which no build has.
pub fn font(id: FontId) -> Option<&'static Font> {
    let source = FONTS.get(id)?;
    source.font.get_or_init(|| unpack(source.packed)).as_ref()
}

fn unpack(packed: &[u8]) -> Option<Font> {
    let bytes = miniz_oxide::inflate::decompress_to_vec(packed).ok()?;
    let shaper = ShaperData::new(&FontRef::new(&bytes).ok()?);
    Some(Font { bytes, shaper })
}

/// The first font that has every one of these characters.
pub fn covering(characters: &[char], weight: Weight) -> Option<FontId> {
    let first = *characters.first()?;
    let other = if weight == Weight::Strong { TEXT } else { STRONG };
    (0..FONTS.len())
        .filter(|id| *id != other && *id != EMOJI && is_asked(*id, first))
        .find(|id| has_all(*id, characters))
        .or_else(|| emoji(characters))
}

/// The font of emoji, if it has all of these.
pub fn emoji(characters: &[char]) -> Option<FontId> {
    let first = *characters.first()?;
    (is_asked(EMOJI, first) && has_all(EMOJI, characters)).then_some(EMOJI)
}

/// Whether a font is that of emoji, whose glyphs bring their colours.
pub const fn is_coloured(id: FontId) -> bool {
    id == EMOJI
}

fn is_asked(id: FontId, c: char) -> bool {
    FONTS.get(id).is_some_and(|source| source.ranges.iter().any(|range| range.contains(&u32::from(c))))
}

fn has_all(id: FontId, characters: &[char]) -> bool {
    let Some(face) = font(id).and_then(Font::face) else { return false };
    let map = face.charmap();
    characters.iter().all(|c| map.map(*c).is_some())
}
