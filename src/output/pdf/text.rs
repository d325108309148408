//! A line of text as glyphs: the very ones that were measured, with the words that they stand for.

use std::collections::BTreeMap;

use krilla::geom;
use krilla::surface::Surface;
use krilla::tagging::{ContentTag, Identifier};
use krilla::text::{Font, GlyphId, KrillaGlyph};

use super::shape::{self, corners};
use crate::geometry::{Rect, Segment};
use crate::output::line::{Placed, place};
use crate::output::outlines::{UNDERLINE, is_seen};
use crate::scene::item::{Ink, Run, TextLine};
use crate::scene::theme::Theme;
use crate::text::{Face, FontId, Fonts};

/// The fonts that a document has used so far.
pub(super) struct OpenFonts<'a> {
    fonts: &'a Fonts,
    open: BTreeMap<FontId, Font>,
    /// A glyph that is not seen, for what no font has.
    unseen: Option<(FontId, u16)>,
}

impl<'a> OpenFonts<'a> {
    /// None is open yet.
    pub(super) fn new(fonts: &'a Fonts) -> Self {
        let blank = fonts.glyphs(" ", Face::Regular).into_iter().next();
        let unseen = blank.and_then(|blank| blank.font.map(|font| (font, blank.id)));
        Self { fonts, open: BTreeMap::new(), unseen }
    }

    fn open(&mut self, id: FontId) -> Option<Font> {
        if let Some(font) = self.open.get(&id) {
            return Some(font.clone());
        }
        let font = Font::new(self.fonts.data(id).to_vec().into(), 0)?;
        self.open.insert(id, font.clone());
        Some(font)
    }
}

/// A mark that goes with a line of text: a line through it, or a box where no font has what is written.
pub(super) struct Mark {
    /// Its outline.
    pub(super) segments: Vec<Segment>,
    /// Its colour.
    pub(super) ink: Ink,
    /// How thick its line is, in CSS pixels; none for a shape that is filled.
    pub(super) line: Option<f64>,
}

/// A piece of a line that was drawn: what the library calls it, and, if it leads somewhere, its place and where to.
pub(super) type Piece = (Identifier, Option<(Rect, String)>);

/// Draws a line, and a blank after it if it stands for one; gives back the marks that are still to be drawn, and the
/// pieces of the line in the order in which they are read: one, or several where a part of it leads somewhere.
pub(super) fn draw(
    line: &TextLine,
    blank: bool,
    tag: ContentTag<'_>,
    surface: &mut Surface<'_>,
    theme: &Theme,
    fonts: &mut OpenFonts<'_>,
) -> (Vec<Mark>, Vec<Piece>) {
    let glyphs = place(line, fonts.fonts);
    let links = links(line, &glyphs);
    let mut pieces: Vec<(Identifier, Option<usize>)> = Vec::new();
    let mut pen = Pen { line, theme, surface, fonts, marks: Vec::new() };
    let mut rest = glyphs.as_slice();
    while let Some(first) = rest.first() {
        let kind = |placed: &Placed| (placed.glyph.run, placed.glyph.font, placed.glyph.slant.to_bits());
        let belongs = |other: &&Placed| kind(other) == kind(first);
        let (now, later) = rest.split_at(rest.iter().take_while(belongs).count());
        let end = later.first().map_or_else(|| pen.end(now), |next| next.x);
        let link = Some(first.glyph.run).filter(|run| links.contains_key(run));
        if pieces.last().is_none_or(|(_, open)| *open != link) {
            if !pieces.is_empty() {
                pen.surface.end_tagged();
            }
            pieces.push((pen.surface.start_tagged(tag), link));
        }
        if let Some(run) = line.runs.get(first.glyph.run) {
            match first.glyph.font {
                Some(font) => pen.put(run, font, now, end),
                None => pen.put_boxes(run, now, end),
            }
        }
        rest = later;
    }
    if let (Some(run), true) = (line.runs.last(), blank && !pieces.is_empty()) {
        let end = glyphs.last().map_or(line.at.x, |last| last.x + last.glyph.advance * line.size);
        pen.blank(run, end);
    }
    if !pieces.is_empty() {
        pen.surface.end_tagged();
    }
    let marks = pen.marks;
    let marks = marks.into_iter().chain(rules(line, &glyphs, fonts.fonts)).collect();
    if line.right_to_left {
        pieces.reverse();
    }
    let leading = |link: Option<usize>| link.and_then(|run| links.get(&run).cloned());
    (marks, pieces.into_iter().map(|(identifier, link)| (identifier, leading(link))).collect())
}

/// Draws the glyphs of a line.
struct Pen<'a, 's, 'f> {
    line: &'a TextLine,
    theme: &'a Theme,
    surface: &'a mut Surface<'s>,
    fonts: &'a mut OpenFonts<'f>,
    marks: Vec<Mark>,
}

impl Pen<'_, '_, '_> {
    /// Where the room of the last of these glyphs ends.
    fn end(&self, glyphs: &[Placed]) -> f64 {
        glyphs.last().map_or(0.0, |last| last.x + last.glyph.advance * self.line.size)
    }

    /// Draws neighbours of one run and font; what follows them begins at `end`.
    fn put(&mut self, run: &Run, font: FontId, glyphs: &[Placed], end: f64) {
        let size = self.line.size;
        let ends = glyphs.iter().skip(1).map(|next| next.x).chain([end]);
        let baseline = self.line.at.y;
        let glyph = |(Placed { glyph, x, y }, end): (&Placed, f64)| {
            let (advance, raised) = ((end - x) / size, (baseline - y) / size);
            let id = GlyphId::new(glyph.id.into());
            KrillaGlyph::new(id, advance as f32, 0.0, raised as f32, 0.0, glyph.text.clone(), None)
        };
        let placed: Vec<KrillaGlyph> = glyphs.iter().zip(ends).map(glyph).collect();
        if let Some(first) = glyphs.first() {
            let slant = first.glyph.slant as f32;
            // What leans does so from the baseline.
            self.surface.push_transform(&geom::Transform::from_row(
                1.0,
                0.0,
                -slant,
                1.0,
                slant * baseline as f32,
                0.0,
            ));
            self.show(first.x, &placed, font, run, &run.text);
            self.surface.pop();
        }
    }

    fn show(&mut self, x: f64, glyphs: &[KrillaGlyph], font: FontId, run: &Run, text: &str) {
        let Some(font) = self.fonts.open(font) else { return };
        self.surface.set_fill(Some(shape::fill(run.ink, 1.0, self.theme)));
        self.surface.set_stroke(None);
        let start = geom::Point::from_xy(x as f32, self.line.at.y as f32);
        self.surface.draw_glyphs(start, glyphs, font, text, self.line.size as f32, false);
    }

    /// A blank, to part the words of two lines.
    fn blank(&mut self, run: &Run, x: f64) {
        if let Some((font, id)) = self.fonts.unseen {
            let blank = KrillaGlyph::new(GlyphId::new(id.into()), 0.25, 0.0, 0.0, 0.0, 0..1, None);
            self.show(x, &[blank], font, run, " ");
        }
    }

    /// Leaves the place of something that no font has, and marks it with boxes. It can still be searched and copied: a
    /// blank as wide as the place stands for all of it.
    fn put_boxes(&mut self, run: &Run, glyphs: &[Placed], end: f64) {
        let size = self.line.size;
        let start = glyphs.first().map_or(end, |first| first.x);
        // From right to left, too, the text goes from its first byte to its last.
        let ranges = glyphs.iter().map(|placed| placed.glyph.text.clone());
        let text = ranges.reduce(|one, other| one.start.min(other.start)..one.end.max(other.end));
        if let (Some((font, id)), Some(text)) = (self.fonts.unseen, text) {
            let advance = ((end - start) / size) as f32;
            let blank = KrillaGlyph::new(GlyphId::new(id.into()), advance, 0.0, 0.0, 0.0, text, None);
            self.show(start, &[blank], font, run, &run.text);
        }
        for Placed { glyph, x, .. } in glyphs {
            let words = run.text.get(glyph.text.clone()).unwrap_or_default();
            if is_seen(words, glyph.advance) {
                let (tall, width) = (BOX_HEIGHT * size, BOX_LINE * size);
                let place = Rect::new(*x, self.line.at.y - tall, glyph.advance * size, tall);
                let segments = corners(place.shrunk(BOX_INSET * size, width / 2.0));
                self.marks.push(Mark { segments, ink: run.ink, line: Some(width) });
            }
        }
    }
}

/// From where to where each run stands, with its number, in the order of the runs.
fn runs<'a>(line: &'a TextLine, glyphs: &'a [Placed]) -> impl Iterator<Item = (usize, &'a Run, f64, f64)> {
    line.runs.iter().enumerate().filter_map(|(index, run)| {
        let own = || glyphs.iter().filter(|placed| placed.glyph.run == index);
        let left = own().map(|placed| placed.x).reduce(f64::min)?;
        let right = own().map(|placed| placed.x + placed.glyph.advance * line.size).reduce(f64::max)?;
        Some((index, run, left, right))
    })
}

/// Lines through what is struck and under what is underlined.
fn rules(line: &TextLine, glyphs: &[Placed], fonts: &Fonts) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (_, run, left, right) in runs(line, glyphs) {
        let (strike, thickness) = fonts.strike(run.face);
        let lines = [run.struck.then_some(strike), run.underlined.then_some(UNDERLINE)];
        for above in lines.into_iter().flatten() {
            let place = Rect::new(left, line.at.y - above * line.size, right - left, thickness * line.size);
            marks.push(Mark { segments: corners(place), ink: run.ink, line: None });
        }
    }
    marks
}

/// The runs that lead somewhere, by number: their places, and where to.
fn links(line: &TextLine, glyphs: &[Placed]) -> BTreeMap<usize, (Rect, String)> {
    let (ascent, descent) = (crate::text::ascent(line.size), crate::text::descent(line.size));
    let leading = runs(line, glyphs).filter(|(_, run, ..)| !run.link.is_empty());
    leading
        .map(|(number, run, left, right)| {
            let place = Rect::new(left, line.at.y - ascent, right - left, ascent + descent);
            (number, (place, run.link.clone()))
        })
        .collect()
}

/// The box for what no font has, in em: its height above the baseline, what is free at its sides, its line.
const BOX_HEIGHT: f64 = 0.72;
const BOX_INSET: f64 = 0.1;
const BOX_LINE: f64 = 0.06;
