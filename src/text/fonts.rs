//! The fonts that a picture is set in: which glyph stands where on a line, what it looks like, and the files themselves.

use std::ops::Range;
use std::sync::Arc;

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

use super::Face;
use super::bidi::visual_order;
use super::bytes::table;
use super::font::{Cut, UNITS_PER_EM};
use super::width::{Step, known, steps};
use crate::geometry::{Point, Segment};

/// The fonts that a picture is set in; today the bundled ones. A copy costs next to nothing.
#[derive(Clone, Debug)]
pub struct Fonts {
    list: Arc<[Cut]>,
}

/// One of [`Fonts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FontId(u8);

/// What a font says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FontAbout<'font> {
    /// Its family.
    pub family: &'font str,
    /// Its weight, 100 to 900.
    pub weight: u16,
    /// Whether it is slanted.
    pub italic: bool,
    /// The name of this one font, as PDF and PostScript know it: without blanks.
    pub postscript: &'font str,
}

/// What draws one grapheme of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// The font that it is in; `None` where no font has the grapheme. Then there is nothing to draw, and `advance` is
    /// the upper bound that measuring took for it (0 for what is never seen, such as a joiner).
    pub font: Option<FontId>,
    /// Its number in the font.
    pub id: u16,
    /// Where its origin stands, from the left end of the line, in em.
    pub x: f64,
    /// How much room it takes, without kerning, in em.
    pub advance: f64,
    /// How far it leans to the right for each em of height, since its font has no italic; 0 for most.
    pub slant: f64,
    /// Which run of the line it belongs to, counted from 0.
    pub run: usize,
    /// The grapheme, as bytes of the run's text.
    pub text: Range<usize>,
}

impl Default for Fonts {
    fn default() -> Self {
        Self { list: Cut::ALL.into() }
    }
}

impl Fonts {
    /// The glyphs of a text, set literally on one line, from left to right.
    ///
    /// The last glyph's end, times a font size, is what [`super::width`] measures at that size.
    pub fn glyphs(&self, text: &str, face: Face) -> Vec<Glyph> {
        self.line([(text, face)])
    }

    /// The glyphs of a line whose runs follow each other without a gap, from left to right: where letters run to the
    /// left, later words stand further left. Nothing is kerned across runs, just as nothing is in measuring.
    pub fn line<'text>(&self, runs: impl IntoIterator<Item = (&'text str, Face)>) -> Vec<Glyph> {
        let mut words = String::new();
        let mut places = Vec::new();
        for (run, (text, face)) in runs.into_iter().enumerate() {
            let before = words.len();
            let place =
                |(range, step): (Range<usize>, _)| Place { run, face, start: before + range.start, range, step };
            places.extend(steps(text, face).map(place));
            words.push_str(text);
        }
        let mut pen = 0;
        let ordered = visual_order(&words, places, |place| place.start);
        let glyph = |(place, leftward): (Place, bool)| {
            let Place { run, face, start, range, step } = place;
            let mirrored = words.get(start..).filter(|_| leftward).and_then(|rest| mirror(rest, face));
            let drawn = step.glyph.map(|drawn| mirrored.unwrap_or(drawn));
            let x = em(pen + step.kern);
            pen += step.kern + step.advance;
            Glyph {
                font: drawn.map(|(cut, _)| FontId(cut as u8)),
                id: drawn.map_or(0, |(_, glyph)| glyph),
                x,
                advance: em(step.advance),
                slant: drawn.map_or(0.0, |(cut, _)| slant(cut, face)),
                run,
                text: range,
            }
        };
        ordered.into_iter().map(glyph).collect()
    }

    /// The outline of a glyph around its origin, in em, y downward like all of a picture; empty for a blank.
    ///
    /// It is filled by the non-zero rule: contours may overlap.
    pub fn outline(&self, font: FontId, glyph: u16) -> Vec<Segment> {
        let mut outline = Outline::default();
        let file = FontRef::new(self.data(font)).ok();
        if let Some(drawn) = file.and_then(|file| file.outline_glyphs().get(GlyphId::from(glyph))) {
            // What cannot be read stays as far as it came.
            let _ = drawn.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut outline);
        }
        outline.segments
    }

    /// The line through struck words of a face: how far its top is above the baseline, and how thick it is, both in em.
    pub fn strike(&self, face: Face) -> (f64, f64) {
        let table = table(Cut::latin(face).data(), *b"OS/2");
        let (thickness, top) = (table.i16(26), table.i16(28));
        (em(top.into()), em(thickness.into()))
    }

    /// The font's file, as OpenType with `glyf` outlines; empty if there is no such font.
    pub fn data(&self, font: FontId) -> &[u8] {
        self.list.get(usize::from(font.0)).map_or(&[], |cut| cut.data())
    }

    /// What the font says of itself.
    pub fn about(&self, font: FontId) -> Option<FontAbout<'_>> {
        self.list.get(usize::from(font.0)).map(|cut| FontAbout {
            family: cut.family(),
            weight: cut.weight(),
            italic: *cut == Cut::Italic,
            postscript: cut.postscript(),
        })
    }

    /// Every font, in the order in which they are asked.
    pub fn ids(&self) -> impl Iterator<Item = FontId> {
        (0..).map(FontId).take(self.list.len())
    }
}

/// One grapheme before the line is put in its visual order.
struct Place {
    run: usize,
    face: Face,
    /// Where it starts in the whole line.
    start: usize,
    /// Where it stands in its run.
    range: Range<usize>,
    step: Step,
}

/// How far letters lean that stand for italic ones: as far as browsers lean them.
fn slant(cut: Cut, face: Face) -> f64 {
    if face == Face::Italic && cut != Cut::Italic { 0.25 } else { 0.0 }
}

fn em(units: i64) -> f64 {
    // A power of two: nothing is rounded.
    units as f64 / UNITS_PER_EM as f64
}

/// The glyph of the character that stands for the first one where letters run to the left.
fn mirror(text: &str, face: Face) -> Option<(Cut, u16)> {
    const PAIRS: [(char, char); 6] = [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>'), ('«', '»'), ('‹', '›')];
    let first = text.chars().next()?;
    PAIRS
        .iter()
        .find_map(|(open, close)| match first {
            first if first == *open => Some(*close),
            first if first == *close => Some(*open),
            _ => None,
        })
        .and_then(|other| known(other, face))
}

/// Gathers the outline of a glyph whose units grow upward.
#[derive(Default)]
struct Outline {
    segments: Vec<Segment>,
    at: Point,
}

impl Outline {
    fn go(&mut self, to: Point) -> Point {
        self.at = to;
        to
    }
}

fn point(x: f32, y: f32) -> Point {
    Point::new(f64::from(x) / UNITS_PER_EM as f64, -f64::from(y) / UNITS_PER_EM as f64)
}

/// The point two thirds of the way from an end of a quadratic curve to its control point.
fn toward(end: Point, control: Point) -> Point {
    Point::new(end.x + (control.x - end.x) * 2.0 / 3.0, end.y + (control.y - end.y) * 2.0 / 3.0)
}

impl OutlinePen for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        let to = self.go(point(x, y));
        self.segments.push(Segment::Move(to));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.go(point(x, y));
        self.segments.push(Segment::Line(to));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (start, control) = (self.at, point(cx, cy));
        let to = self.go(point(x, y));
        self.segments.push(Segment::Cubic(toward(start, control), toward(to, control), to));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let to = self.go(point(x, y));
        self.segments.push(Segment::Cubic(point(cx0, cy0), point(cx1, cy1), to));
    }

    fn close(&mut self) {
        self.segments.push(Segment::Close);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width;

    const FACES: [Face; 4] = [Face::Regular, Face::Semibold, Face::Bold, Face::Italic];

    /// Where each grapheme stands, from left to right.
    fn order(text: &str) -> String {
        Fonts::default().glyphs(text, Face::Regular).into_iter().filter_map(|glyph| text.get(glyph.text)).collect()
    }

    #[test]
    fn glyphs_end_where_measuring_says() {
        for face in FACES {
            for text in ["Total: AVATAR Type", "고객은 A/B테스트", "漢字 😀 שלום", "e\u{301}\u{338}", ""]
            {
                let glyphs = Fonts::default().glyphs(text, face);
                let end = glyphs.last().map_or(0.0, |glyph| glyph.x + glyph.advance);
                assert_eq!((end * 13.0).to_bits(), width(text, face, 13.0).to_bits(), "{text}");
            }
        }
    }

    #[test]
    fn what_no_font_has_is_a_gap() {
        let glyphs = Fonts::default().glyphs("a漢b", Face::Regular);
        let fonts: Vec<bool> = glyphs.iter().map(|glyph| glyph.font.is_some()).collect();
        assert_eq!(fonts, [true, false, true]);
        assert_eq!((glyphs[1].advance, glyphs[1].text.clone()), (1.0, 1..4));
    }

    #[test]
    fn letters_that_run_to_the_left() {
        assert_eq!(order("hello"), "hello");
        assert_eq!(order("שלום"), "םולש");
        assert_eq!(order("ab שלום 12 cd"), "ab 12 םולש cd");
        assert_eq!(order("שלום (ab)"), ")ab( םולש");
        let fonts = Fonts::default();
        let mirrored = fonts.glyphs("ש(", Face::Regular);
        assert_eq!(mirrored[0].id, fonts.glyphs(")", Face::Regular)[0].id);
    }

    #[test]
    fn runs_stand_side_by_side() {
        let glyphs = Fonts::default().line([("ab", Face::Bold), ("ć", Face::Italic)]);
        let places: Vec<_> = glyphs.iter().map(|glyph| (glyph.run, glyph.text.clone())).collect();
        assert_eq!(places, [(0, 0..1), (0, 1..2), (1, 0..2)]);
        assert!((glyphs[2].x - width("ab", Face::Bold, 1.0)).abs() < 1e-9);
    }

    #[test]
    fn korean_leans_where_it_is_italic() {
        let slants =
            |face| Fonts::default().glyphs("a고", face).into_iter().map(|glyph| glyph.slant).collect::<Vec<_>>();
        assert_eq!((slants(Face::Italic), slants(Face::Bold)), (vec![0.0, 0.25], vec![0.0, 0.0]));
    }

    #[test]
    fn every_font_draws_its_letters() {
        let fonts = Fonts::default();
        for (face, letter) in FACES.into_iter().flat_map(|face| [(face, "É"), (face, "고")]) {
            let glyph = fonts.glyphs(letter, face).remove(0);
            let outline = fonts.outline(glyph.font.unwrap(), glyph.id);
            assert!(matches!(outline.first(), Some(Segment::Move(_))) && outline.last() == Some(&Segment::Close));
            let top = outline.iter().filter_map(|segment| match segment {
                Segment::Move(to) | Segment::Line(to) | Segment::Cubic(_, _, to) => Some(to.y),
                Segment::Close => None,
            });
            let top = top.fold(0.0, f64::min);
            assert!((-1.2..-0.6).contains(&top), "{letter} in {face:?}: {top}");
        }
        let blank = fonts.glyphs(" ", Face::Regular).remove(0);
        assert!(fonts.outline(blank.font.unwrap(), blank.id).is_empty());
    }

    #[test]
    fn fonts_say_what_they_are() {
        let fonts = Fonts::default();
        let shown: Vec<String> = fonts
            .ids()
            .map(|id| {
                let about = fonts.about(id).unwrap();
                let name = FontRef::new(fonts.data(id)).unwrap();
                let name = name.localized_strings(skrifa::string::StringId::POSTSCRIPT_NAME).english_or_first();
                assert_eq!(name.unwrap().to_string(), about.postscript);
                format!("{} {}{}", about.family, about.weight, if about.italic { " italic" } else { "" })
            })
            .collect();
        assert_eq!(
            shown,
            [
                "Journeymap Sans 400",
                "Journeymap Sans 600",
                "Journeymap Sans 700",
                "Journeymap Sans 400 italic",
                "Journeymap Sans KR 400",
                "Journeymap Sans KR 600"
            ]
        );
    }
}
