//! A line of text in any script: which font each character is drawn with, the order in which its parts stand (Unicode's
//! bidirectional algorithm), and its glyphs as the shaper places them. Nothing is drawn here.
//!
//! A line is never wider than it may be: what is too long is cut where a reader would cut it, with an ellipsis. What no
//! font of ours has is replaced, never shown as an empty box: letters of mathematics by plain ones, a whole name by a
//! silhouette, a part of one by a dot.

use harfrust::{Direction as Way, UnicodeBuffer};
use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::{
    CodePointSetData,
    props::{DefaultIgnorableCodePoint, EmojiPresentation},
};
use skrifa::GlyphId;
use unicode_bidi::{BidiInfo, Level};
use unicode_segmentation::UnicodeSegmentation;

use super::fonts::{self, FontId, Weight};

/// Graphemes of a text that are looked at; no line has room for so many.
const MOST_GRAPHEMES: usize = 160;
/// Characters of one grapheme that are looked at: the longest family of emoji has ten, the flag of Wales seven.
const MOST_CHARACTERS: usize = 16;
const ELLIPSIS: &str = "…";
/// For a name of which nothing can be drawn.
const SILHOUETTE: &str = "👤";
/// For a part that cannot be drawn.
const DOT: &str = "·";
const EMOJI_FOLLOWS: char = '\u{FE0F}';
const TEXT_FOLLOWS: char = '\u{FE0E}';
const KEYCAP: char = '\u{20E3}';

/// Where a line begins to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// At the left
    Ltr,
    /// At the right
    Rtl,
}

/// From where a line takes its direction.
#[derive(Debug, Clone, Copy)]
pub enum Base {
    /// Our own words: from their language.
    Language(Direction),
    /// What people typed, names: from their first letter; from the language if they have none.
    Itself(Direction),
}

/// How a line looks.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Pixels to the em
    pub size: f32,
    /// How heavy its letters are
    pub weight: Weight,
}

/// A glyph and where it stands, in pixels from the line's left end and its baseline, downwards.
#[derive(Debug, Clone, Copy)]
pub struct Glyph {
    pub font: FontId,
    pub id: GlyphId,
    pub x: f32,
    pub y: f32,
}

/// Text ready to be drawn.
#[derive(Debug, Clone, Default)]
pub struct Line {
    pub glyphs: Vec<Glyph>,
    pub width: f32,
    pub size: f32,
}

/// A grapheme and the font that draws it.
struct Piece {
    text: String,
    font: FontId,
}

/// The text on one line no wider than `most`.
pub fn fit(text: &str, style: Style, base: Base, most: f32) -> Line {
    let pieces = pieces(text, style.weight);
    let whole = shape(&pieces, style, base);
    if whole.width <= most || pieces.is_empty() {
        return whole;
    }
    // The most graphemes that fit together with the ellipsis; none is always taken to fit.
    let (mut fits, mut too_many) = (0, pieces.len());
    while too_many - fits > 1 {
        let middle = usize::midpoint(fits, too_many);
        if shape(&cut(&pieces, middle, style.weight), style, base).width <= most {
            fits = middle;
        } else {
            too_many = middle;
        }
    }
    shape(&cut(&pieces, fits, style.weight), style, base)
}

/// The text on up to `lines` lines, broken between words; the last is cut.
pub fn wrap(text: &str, style: Style, base: Base, most: f32, lines: usize) -> Vec<Line> {
    let mut done = Vec::new();
    // Every line is read in the direction of the whole.
    let base = Base::Language(base.of(text));
    let mut rest = text.trim();
    while !rest.is_empty() && done.len() + 1 < lines {
        let end = first_break(rest, style, base, most);
        if end == 0 {
            break;
        }
        done.push(fit(&rest[..end], style, base, most));
        rest = rest[end..].trim_start();
    }
    if !rest.is_empty() {
        done.push(fit(rest, style, base, most));
    }
    done
}

/// How much of a text stands on its first line: whole words; 0 if the first one is too long.
fn first_break(text: &str, style: Style, base: Base, most: f32) -> usize {
    let fits = |end: usize| shape(&pieces(&text[..end], style.weight), style, base).width <= most;
    let is_break = |word: &str| word.trim().is_empty() && !word.contains(['\u{a0}', '\u{202f}']);
    let ends = text.split_word_bound_indices().filter(|(_, word)| is_break(word)).map(|(at, _)| at);
    // More words than this no line holds.
    ends.chain([text.len()]).take(40).take_while(|end| fits(*end)).last().unwrap_or(0)
}

fn cut(pieces: &[Piece], most: usize, weight: Weight) -> Vec<Piece> {
    let kept = pieces.iter().take(most).map(|piece| Piece { text: piece.text.clone(), font: piece.font });
    let mut kept: Vec<_> = kept.collect();
    while kept.last().is_some_and(|piece| piece.text.trim().is_empty()) {
        kept.pop();
    }
    kept.extend(known(ELLIPSIS, weight));
    kept
}

fn pieces(text: &str, weight: Weight) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut is_seen, mut is_lacking) = (false, false);
    for grapheme in text.graphemes(true).take(MOST_GRAPHEMES) {
        match known(grapheme, weight) {
            Some(piece) => {
                is_seen |= !piece.text.trim().is_empty() && !shows_nothing(&piece.text);
                is_lacking = false;
                pieces.push(piece);
            }
            // One dot for all that follow each other.
            None if is_lacking => {}
            None => {
                is_lacking = true;
                pieces.extend(known(DOT, weight));
            }
        }
    }
    if is_seen || pieces.iter().all(|piece| piece.text.trim().is_empty()) {
        return pieces;
    }
    known(SILHOUETTE, weight).into_iter().collect()
}

/// A line has no breaks in it.
fn visible(c: char) -> char {
    if c.is_control() || c.is_whitespace() { ' ' } else { c }
}

fn shows_nothing(text: &str) -> bool {
    text.chars().all(is_ignorable)
}

fn is_ignorable(c: char) -> bool {
    CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

/// Of what shows nothing: what joins, directs, or chooses a form. The shaper knows how to hide these. Fillers, which it
/// would look for in a font, are left out.
const fn acts(c: char) -> bool {
    matches!(c, '\u{34F}' | '\u{61C}' | '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{E0020}'..='\u{E007F}')
}

/// The grapheme with the font that can draw it, perhaps in a plainer form. [`None`] if none can.
fn known(grapheme: &str, weight: Weight) -> Option<Piece> {
    let has_a_part = |c: &char| !is_ignorable(*c) || acts(*c);
    let characters: Vec<char> = grapheme.chars().take(MOST_CHARACTERS).map(visible).filter(has_a_part).collect();
    let text: String = characters.iter().collect();
    let first = characters.first().copied().unwrap_or(' ');
    let seen: Vec<char> = characters.iter().copied().filter(|c| !is_ignorable(*c)).collect();
    if is_emoji(&characters) {
        // A family with a member newer than the font is shown by its first.
        let whole = fonts::emoji(&seen).map(|font| Piece { text: text.clone(), font });
        let piece = whole.or_else(|| fonts::emoji(&[first]).map(|font| Piece { text: first.to_string(), font }));
        if piece.is_some() {
            return piece;
        }
    }
    if seen.is_empty() {
        // Directional marks and joiners have their effect and no shape.
        return fonts::covering(&[' '], weight).map(|font| Piece { text, font });
    }
    if let Some(font) = fonts::covering(&seen, weight) {
        return Some(Piece { text, font });
    }
    let plain = ComposingNormalizerBorrowed::new_nfkc().normalize(&text).into_owned();
    let letters: Vec<char> = plain.chars().filter(|c| !is_ignorable(*c)).take(MOST_CHARACTERS).collect();
    if let Some(font) = fonts::covering(&letters, weight) {
        return Some(Piece { text: letters.iter().collect(), font });
    }
    // The letter without a mark that its font lacks.
    let letter = letters.first()?;
    fonts::covering(&[*letter], weight).map(|font| Piece { text: letter.to_string(), font })
}

fn is_emoji(characters: &[char]) -> bool {
    let Some(first) = characters.first() else { return false };
    let is_chosen = characters.iter().any(|c| matches!(*c, EMOJI_FOLLOWS | KEYCAP));
    let is_sign = ('\u{2600}'..='\u{27BF}').contains(first) && !characters.contains(&TEXT_FOLLOWS);
    is_chosen || is_sign || CodePointSetData::new::<EmojiPresentation>().contains(*first)
}

impl Base {
    fn of(self, text: &str) -> Direction {
        match self {
            Self::Language(direction) => direction,
            Self::Itself(direction) => match unicode_bidi::get_base_direction(text) {
                unicode_bidi::Direction::Ltr => Direction::Ltr,
                unicode_bidi::Direction::Rtl => Direction::Rtl,
                unicode_bidi::Direction::Mixed => direction,
            },
        }
    }
}

fn shape(pieces: &[Piece], style: Style, base: Base) -> Line {
    let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
    let mut line = Line { size: style.size, ..Line::default() };
    let level = if base.of(&text) == Direction::Rtl { Level::rtl() } else { Level::ltr() };
    let bidi = BidiInfo::new(&text, Some(level));
    let Some(paragraph) = bidi.paragraphs.first() else { return line };
    let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
    for run in runs {
        let is_rtl = levels.get(run.start).is_some_and(Level::is_rtl);
        let mut parts = parts(pieces, run.start, run.end);
        if is_rtl {
            parts.reverse();
        }
        for (words, font) in parts {
            push(&mut line, &words, font, if is_rtl { Way::RightToLeft } else { Way::LeftToRight });
        }
    }
    line
}

/// What stands between two places of the text, divided where the font changes.
fn parts(pieces: &[Piece], start: usize, end: usize) -> Vec<(String, FontId)> {
    let mut parts: Vec<(String, FontId)> = Vec::new();
    let mut at = 0;
    for piece in pieces {
        // A run may end within a grapheme: at a directional mark.
        let words: String =
            piece.text.char_indices().filter(|(i, _)| (start..end).contains(&(at + i))).map(|(_, c)| c).collect();
        at += piece.text.len();
        match parts.last_mut() {
            _ if words.is_empty() => {}
            Some((text, font)) if *font == piece.font => text.push_str(&words),
            _ => parts.push((words, piece.font)),
        }
    }
    parts
}

fn push(line: &mut Line, words: &str, id: FontId, way: Way) {
    let Some((font, face)) = fonts::font(id).and_then(|font| Some((font, font.face()?))) else { return };
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(words);
    buffer.set_direction(way);
    buffer.guess_segment_properties();
    let shaper = font.shaper.shaper(&face).build();
    let scale = line.size / shaper.units_per_em().max(1) as f32;
    let shaped = shaper.shape(buffer, harfrust::ShapeOptions::new());
    for (info, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
        line.glyphs.push(Glyph {
            font: id,
            id: GlyphId::new(info.glyph_id),
            x: line.width + position.x_offset as f32 * scale,
            y: -position.y_offset as f32 * scale,
        });
        line.width += position.x_advance as f32 * scale;
    }
}
