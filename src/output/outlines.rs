//! A line of text as shapes, for the formats that draw letters themselves.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::rc::Rc;

use super::line::place;
use crate::geometry::{Point, Rect, Segment};
use crate::scene::item::{Ink, Item, Run, Scene, TextLine};
use crate::text::{self, FontId, Fonts, Glyph};

/// Draws the lines of a picture; each glyph is looked up once.
#[derive(Debug)]
pub struct Outliner<'fonts> {
    fonts: &'fonts Fonts,
    /// Outlines in em.
    known: RefCell<HashMap<(FontId, u16), Shape>>,
}

/// An outline, shared.
type Shape = Rc<[Segment]>;

/// How far the top of the line under words is above the baseline, in em: below it, where browsers draw it. It is as thick
/// as the line through what is struck.
pub(super) const UNDERLINE: f64 = -0.1;

/// A line of text as shapes, in CSS pixels of the picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outlined {
    /// The letters of each colour, in the order of the runs. Filled by the non-zero rule.
    pub letters: Vec<(Ink, Vec<Segment>)>,
    /// The lines through what is struck, and under what leads somewhere.
    pub lines: Vec<(Ink, Rect)>,
    /// What leads somewhere by itself, and where to.
    pub links: Vec<(String, Rect)>,
    /// What no font could draw, from left to right.
    pub gaps: Vec<Gap>,
}

/// A grapheme that no font could draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// The run that it belongs to.
    pub run: usize,
    /// Its bytes in the run.
    pub text: Range<usize>,
    /// The room that is kept for it: its left edge and its width.
    pub x: f64,
    /// How wide the room is; an upper bound.
    pub width: f64,
}

impl<'fonts> Outliner<'fonts> {
    /// For pictures in these fonts.
    pub fn new(fonts: &'fonts Fonts) -> Self {
        Self { fonts, known: RefCell::default() }
    }

    /// The fonts that it draws with.
    pub const fn fonts(&self) -> &'fonts Fonts {
        self.fonts
    }

    /// A line as shapes.
    pub fn outline(&self, line: &TextLine) -> Outlined {
        let mut outlined = Outlined::default();
        let mut ends: Vec<Option<(f64, f64)>> = vec![None; line.runs.len()];
        for placed in place(line, self.fonts) {
            let Glyph { font, id, advance, slant, run, text, .. } = placed.glyph;
            let (x, width) = (placed.x, advance * line.size);
            let Some(Run { text: words, ink, .. }) = line.runs.get(run) else { continue };
            if let Some(place) = ends.get_mut(run) {
                let (left, right) = place.unwrap_or((x, x));
                *place = Some((left.min(x), right.max(x + width)));
            }
            match font {
                Some(font) => {
                    let glyph = self.glyph(font, id);
                    let letters =
                        glyph.iter().map(|segment| moved(*segment, line.size, slant, Point::new(x, placed.y)));
                    outlined.add(*ink, letters);
                }
                None if is_seen(words.get(text.clone()).unwrap_or_default(), advance) => {
                    outlined.gaps.push(Gap { run, text, x, width });
                }
                None => {}
            }
        }
        // A blank is no shape.
        outlined.letters.retain(|(_, letters)| !letters.is_empty());
        for (run, ends) in line.runs.iter().zip(ends) {
            let Some((left, right)) = ends else { continue };
            let mut rule = |above: f64, thickness: f64| {
                let top = line.at.y - above * line.size;
                outlined.lines.push((run.ink, Rect::new(left, top, right - left, thickness * line.size)));
            };
            let (above, thickness) = self.fonts.strike(run.face);
            if run.struck {
                rule(above, thickness);
            }
            if run.underlined {
                rule(UNDERLINE, thickness);
            }
            if !run.link.is_empty() {
                let (ascent, descent) = (text::ascent(line.size), text::descent(line.size));
                let area = Rect::new(left, line.at.y - ascent, right - left, ascent + descent);
                outlined.links.push((run.link.clone(), area));
            }
        }
        outlined
    }

    fn glyph(&self, font: FontId, id: u16) -> Shape {
        let mut known = self.known.borrow_mut();
        known.entry((font, id)).or_insert_with(|| self.fonts.outline(font, id).into()).clone()
    }
}

impl Outlined {
    /// Adds letters to those of their colour.
    fn add(&mut self, ink: Ink, letters: impl Iterator<Item = Segment>) {
        match self.letters.iter_mut().find(|(other, _)| *other == ink) {
            Some((_, same)) => same.extend(letters),
            None => self.letters.push((ink, letters.collect())),
        }
    }
}

/// The graphemes of a picture that no font has, each once.
pub fn lacking(scene: &Scene, fonts: &Fonts) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(&scene.items, fonts, &mut found);
    found
}

fn collect(items: &[Item], fonts: &Fonts, found: &mut BTreeSet<String>) {
    for item in items {
        match item {
            Item::Group(group) => collect(&group.items, fonts, found),
            Item::Text(line) => {
                for run in line.runs.iter().filter(|run| !run.text.is_ascii()) {
                    let glyphs = fonts.glyphs(&run.text, run.face).into_iter().filter(|glyph| glyph.font.is_none());
                    let words = glyphs.filter_map(|glyph| Some((run.text.get(glyph.text)?, glyph.advance)));
                    found.extend(
                        words.filter(|(text, advance)| is_seen(text, *advance)).map(|(text, _)| text.to_owned()),
                    );
                }
            }
            Item::Panel(_) | Item::Path(_) | Item::Image(_) => {}
        }
    }
}

/// Whether a reader misses a grapheme that is not drawn; nobody misses a joiner or a blank.
pub(super) fn is_seen(text: &str, advance: f64) -> bool {
    advance > 0.0 && !text.chars().all(char::is_whitespace)
}

/// A piece of an outline in em, at its place in CSS pixels, leaning to the right by `slant` for each pixel of height.
fn moved(segment: Segment, size: f64, slant: f64, origin: Point) -> Segment {
    let at = |point: Point| Point::new(origin.x + (point.x - point.y * slant) * size, origin.y + point.y * size);
    match segment {
        Segment::Move(end) => Segment::Move(at(end)),
        Segment::Line(end) => Segment::Line(at(end)),
        Segment::Cubic(first, second, end) => Segment::Cubic(at(first), at(second), at(end)),
        Segment::Close => Segment::Close,
    }
}
