//! What a picture is drawn on: a card on a calm ground, mirrored as a whole for a language read from the right, so that
//! recipes think of *start* and *end* only. The picture brings its own ground: it looks the same in Telegram's light and
//! dark themes, and needs no transparency, which Telegram takes out of photos.

use skrifa::{
    GlyphId, MetadataProvider,
    color::{Brush, ColorPainter, CompositeMode, Transform as Turned},
    instance::LocationRef,
    outline::{DrawSettings, OutlinePen},
    prelude::Size,
    raw::{TableProvider, types::BoundingBox},
};
use tiny_skia::{
    Color as Paint, FillRule, LineCap, LineJoin, Path, PathBuilder, Pixmap, Stroke, StrokeDash, Transform,
};

use super::{
    NotDrawn, file,
    fonts::{self, Font},
    text::{Direction, Glyph, Line},
};

/// Width of every picture: what phones show without enlarging.
pub const WIDTH: f32 = 1080.0;
/// Ground around the card.
const GROUND_WIDTH: f32 = 20.0;
const CORNER: f32 = 40.0;
/// From the picture's edge to its contents.
pub const MARGIN: f32 = 68.0;
/// Between these a picture is neither a strip nor a tower; Telegram refuses one much longer than wide.
const LOWEST: f32 = 260.0;
const HIGHEST: f32 = 2400.0;
/// Share of a circle's radius its Bézier curve's handles have.
const KAPPA: f32 = 0.552_285;

/// Colours told apart by people who see fewer of them: by lightness as well as by hue.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    pub const GROUND: Self = Self(0xD9, 0xE4, 0xF0);
    pub const CARD: Self = Self(0xFF, 0xFF, 0xFF);
    /// What is to be read first
    pub const INK: Self = Self(0x16, 0x20, 0x2C);
    /// Notes, axes
    pub const SOFT: Self = Self(0x55, 0x63, 0x73);
    /// Lines between rows, empty tracks
    pub const FAINT: Self = Self(0xE6, 0xEC, 0xF3);
    /// Bars, first line
    pub const BLUE: Self = Self(0x1F, 0x6F, 0xB8);
    /// Below zero
    pub const RUST: Self = Self(0xC2, 0x4D, 0x0F);
    /// What is marked
    pub const GOLD: Self = Self(0xF0, 0xA8, 0x1E);
    /// A third line
    pub const GREEN: Self = Self(0x0B, 0x8A, 0x6A);
    /// A fourth
    pub const PLUM: Self = Self(0x7A, 0x3E, 0x8E);

    /// A step of the way from this colour to another; `share` from 0 to 1.
    pub fn towards(self, other: Self, share: f32) -> Self {
        let mix = |from: u8, to: u8| (f32::from(from) + (f32::from(to) - f32::from(from)) * share).round() as u8;
        Self(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }

    fn paint(self) -> tiny_skia::Paint<'static> {
        let mut paint = tiny_skia::Paint::default();
        paint.set_color_rgba8(self.0, self.1, self.2, 0xFF);
        paint
    }
}

/// Which part of a text stands at the place given for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Where it begins to be read
    Start,
    /// Its middle
    Middle,
    /// Where its reading ends
    End,
}

/// A place and a size, in pixels from the card's start and top.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

/// See the module.
pub struct Canvas {
    pixmap: Pixmap,
    direction: Direction,
}

impl Canvas {
    /// An empty card of this height.
    pub fn new(height: f32, direction: Direction) -> Result<Self, NotDrawn> {
        let height = height.clamp(LOWEST, HIGHEST).round();
        let mut pixmap = Pixmap::new(WIDTH as u32, height as u32).ok_or(NotDrawn::NoRoom)?;
        let Colour(red, green, blue) = Colour::GROUND;
        pixmap.fill(Paint::from_rgba8(red, green, blue, 0xFF));
        let mut canvas = Self { pixmap, direction };
        let (width, height) = (WIDTH - 2.0 * GROUND_WIDTH, height - 2.0 * GROUND_WIDTH);
        canvas.block(Area { x: GROUND_WIDTH, y: GROUND_WIDTH, width, height }, CORNER, Colour::CARD);
        Ok(canvas)
    }

    /// Draws what runs from left to right in every language: plotted lines, as newspapers and statisticians print them.
    pub fn unmirrored(&mut self, draw: impl FnOnce(&mut Self)) {
        let direction = std::mem::replace(&mut self.direction, Direction::Ltr);
        draw(self);
        self.direction = direction;
    }

    /// Where something of this width at this distance from the start has its left side.
    pub fn left(&self, x: f32, width: f32) -> f32 {
        if self.direction == Direction::Rtl { WIDTH - x - width } else { x }
    }

    /// A rectangle with round corners.
    pub fn block(&mut self, area: Area, corner: f32, colour: Colour) {
        let left = self.left(area.x, area.width);
        if let Some(path) = rounded(Area { x: left, ..area }, corner) {
            self.fill(&path, colour);
        }
    }

    /// The edge of one.
    pub fn frame(&mut self, area: Area, corner: f32, width: f32, colour: Colour) {
        let left = self.left(area.x, area.width);
        if let Some(path) = rounded(Area { x: left, ..area }, corner) {
            self.stroke(&path, &Stroke { width, ..Stroke::default() }, colour);
        }
    }

    /// A disc around a point.
    pub fn disc(&mut self, (x, y): (f32, f32), radius: f32, colour: Colour) {
        if let Some(path) = PathBuilder::from_circle(self.left(x, 0.0), y, radius) {
            self.fill(&path, colour);
        }
    }

    /// A closed shape.
    pub fn shape(&mut self, points: &[(f32, f32)], colour: Colour) {
        if let Some(path) = self.through(points, true) {
            self.fill(&path, colour);
        }
    }

    /// A line through points; with dashes of this length, if any.
    pub fn line(&mut self, points: &[(f32, f32)], width: f32, dash: Option<f32>, colour: Colour) {
        let Some(path) = self.through(points, false) else { return };
        let dash = dash.and_then(|length| StrokeDash::new(vec![length, length * 0.9], 0.0));
        let stroke = Stroke { width, line_cap: LineCap::Round, line_join: LineJoin::Round, dash, ..Stroke::default() };
        self.stroke(&path, &stroke, colour);
    }

    /// Text with its baseline at this height.
    pub fn text(&mut self, line: &Line, (x, y): (f32, f32), align: Align, colour: Colour) {
        let start = match align {
            Align::Start => x,
            Align::Middle => x - line.width / 2.0,
            Align::End => x - line.width,
        };
        let left = self.left(start, line.width);
        let mut letters = PathBuilder::new();
        for glyph in &line.glyphs {
            let placed = Glyph { x: left + glyph.x, y: y + glyph.y, ..*glyph };
            if fonts::is_coloured(glyph.font) && self.coloured(placed, line.size).is_some() {
                continue;
            }
            outline(&mut letters, placed, line.size);
        }
        if let Some(path) = letters.finish() {
            self.fill(&path, colour);
        }
    }

    /// The picture as a file.
    pub fn png(&self) -> Result<Vec<u8>, NotDrawn> {
        file::png(self.pixmap.data().as_chunks().0, self.pixmap.width(), self.pixmap.height())
    }

    fn through(&self, points: &[(f32, f32)], is_closed: bool) -> Option<Path> {
        let mut path = PathBuilder::new();
        let (first, others) = points.split_first()?;
        path.move_to(self.left(first.0, 0.0), first.1);
        for (x, y) in others {
            path.line_to(self.left(*x, 0.0), *y);
        }
        if is_closed {
            path.close();
        }
        path.finish()
    }

    fn fill(&mut self, path: &Path, colour: Colour) {
        self.pixmap.fill_path(path, &colour.paint(), FillRule::Winding, Transform::identity(), None);
    }

    fn stroke(&mut self, path: &Path, stroke: &Stroke, colour: Colour) {
        self.pixmap.stroke_path(path, &colour.paint(), stroke, Transform::identity(), None);
    }

    /// [`None`] if the glyph has no colours of its own.
    fn coloured(&mut self, glyph: Glyph, size: f32) -> Option<()> {
        let face = fonts::font(glyph.font).and_then(Font::face)?;
        let layers = face.color_glyphs().get(glyph.id)?;
        let palette = face.cpal().ok()?;
        let colours = palette.color_records_array()?.ok()?;
        let colour = |index: u16| {
            let record = colours.get(usize::from(index))?;
            Some((Colour(record.red, record.green, record.blue), record.alpha))
        };
        let mut painter = Layers { canvas: self, glyph, size, colour: &colour };
        layers.paint(LocationRef::default(), &mut painter).ok()
    }
}

/// Draws a glyph made of plain ones, each in one colour; there is nothing else in our font of emoji.
struct Layers<'a> {
    canvas: &'a mut Canvas,
    glyph: Glyph,
    size: f32,
    colour: &'a dyn Fn(u16) -> Option<(Colour, u8)>,
}

impl ColorPainter for Layers<'_> {
    fn fill_glyph(&mut self, id: GlyphId, _: Option<Turned>, brush: Brush<'_>) {
        let Brush::Solid { palette_index, alpha } = brush else { return };
        let Some((colour, opacity)) = (self.colour)(palette_index) else { return };
        let mut path = PathBuilder::new();
        outline(&mut path, Glyph { id, ..self.glyph }, self.size);
        let Some(path) = path.finish() else { return };
        let mut paint = colour.paint();
        paint.set_color_rgba8(colour.0, colour.1, colour.2, (f32::from(opacity) * alpha).round() as u8);
        self.canvas.pixmap.fill_path(&path, &paint, FillRule::Winding, Transform::identity(), None);
    }

    fn push_transform(&mut self, _: Turned) {}
    fn pop_transform(&mut self) {}
    fn push_clip_glyph(&mut self, _: GlyphId) {}
    fn push_clip_box(&mut self, _: BoundingBox<f32>) {}
    fn pop_clip(&mut self) {}
    fn fill(&mut self, _: Brush<'_>) {}
    fn push_layer(&mut self, _: CompositeMode) {}
}

/// Adds a glyph's shape at its place.
fn outline(path: &mut PathBuilder, glyph: Glyph, size: f32) {
    let Some(face) = fonts::font(glyph.font).and_then(Font::face) else { return };
    let Some(shape) = face.outline_glyphs().get(glyph.id) else { return };
    let settings = DrawSettings::unhinted(Size::new(size), LocationRef::default());
    // A glyph that cannot be read is left out: there is none in our fonts.
    let _ = shape.draw(settings, &mut Pen { path, x: glyph.x, y: glyph.y });
}

/// Fonts count upwards, pictures downwards.
struct Pen<'a> {
    path: &'a mut PathBuilder,
    x: f32,
    y: f32,
}

impl OutlinePen for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(self.x + x, self.y - y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(self.x + x, self.y - y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.path.quad_to(self.x + cx, self.y - cy, self.x + x, self.y - y);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.path.cubic_to(self.x + ax, self.y - ay, self.x + bx, self.y - by, self.x + x, self.y - y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

fn rounded(Area { x, y, width, height }: Area, corner: f32) -> Option<Path> {
    let corner = corner.min(width / 2.0).min(height / 2.0).max(0.0);
    let (right, bottom, handle) = (x + width, y + height, corner * (1.0 - KAPPA));
    let mut path = PathBuilder::new();
    path.move_to(x + corner, y);
    path.line_to(right - corner, y);
    path.cubic_to(right - handle, y, right, y + handle, right, y + corner);
    path.line_to(right, bottom - corner);
    path.cubic_to(right, bottom - handle, right - handle, bottom, right - corner, bottom);
    path.line_to(x + corner, bottom);
    path.cubic_to(x + handle, bottom, x, bottom - handle, x, bottom - corner);
    path.line_to(x, y + corner);
    path.cubic_to(x, y + handle, x + handle, y, x + corner, y);
    path.close();
    path.finish()
}
