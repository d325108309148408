//! The fonts that a picture is set in: which glyph stands where on a line, what it looks like, and the files themselves.

use std::ops::Range;
use std::sync::Arc;

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::Face;
use super::bidi::visual_order;
use super::breaks::is_lang;
use super::bytes::table;
use super::direction::runs_leftward;
use super::font::{Cut, UNITS_PER_EM};
use super::own::{Cluster, Families, OwnFont, Stretch, set};
use super::width::{Pen, Step, bundled, is_emoji, known, steps};
use crate::geometry::{Point, Segment};

/// The fonts that a picture is set in: the bundled ones, and those that the user named. A copy costs next to nothing.
#[derive(Clone, Debug, Default)]
pub struct Fonts {
    own: Arc<Own>,
    /// The language of the texts, a BCP 47 tag: some fonts draw a letter in one way here and in another there.
    lang: Arc<str>,
}

/// The fonts that the user named.
#[derive(Debug, Default)]
struct Own {
    list: Vec<OwnFont>,
    families: Families,
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
    /// How far its origin stands below the baseline, in em; not 0 only for a mark that a font of the user's places.
    pub y: f64,
    /// How much room it takes, without kerning, in em.
    pub advance: f64,
    /// How far it leans to the right for each em of height, since its font has no italic; 0 for most.
    pub slant: f64,
    /// Which run of the line it belongs to, counted from 0.
    pub run: usize,
    /// The grapheme, as bytes of the run's text.
    pub text: Range<usize>,
}

impl Fonts {
    /// The bundled fonts, and fonts that the user named in their order; at most 200 of those are looked at.
    ///
    /// A family that has the Latin alphabet, and more letters of scripts that the bundled fonts have than of others, is
    /// asked before them in the weights and slants that it has. Any other is asked after them, for the letters that
    /// they lack.
    pub fn with(mut own: Vec<OwnFont>) -> Self {
        own.truncate(MOST_OWN);
        let families = Families::new(&own);
        Self { own: Arc::new(Own { list: own, families }), ..Self::default() }
    }

    /// The same fonts for texts in a language, a BCP 47 tag.
    #[must_use]
    pub fn in_language(&self, lang: &str) -> Self {
        Self { own: Arc::clone(&self.own), lang: lang.into() }
    }

    /// Whether the width of a grapheme in a face is its own: a font has it, or it is an ideograph or a kana, which fill a
    /// square in every font. Of anything else only an upper bound is known.
    pub fn measure(&self, cluster: &str, face: Face) -> bool {
        let square = |letter| {
            matches!(letter, '\u{3000}'..='\u{312F}' | '\u{31A0}'..='\u{31FF}' | '\u{3400}'..='\u{9FFF}'
                | '\u{F900}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}'
                | '\u{20000}'..='\u{3FFFF}')
        };
        let composed: String = cluster.nfc().collect();
        bundled(&composed, face) || composed.chars().all(square) || self.choose(cluster, face).is_some()
    }

    /// Whether a font has a letter.
    pub fn draws(&self, letter: char) -> bool {
        let letter = letter.to_string();
        bundled(&letter, Face::Regular) || self.choose(&letter, Face::Regular).is_some()
    }

    /// Whether the user named any.
    pub(super) fn has_own(&self) -> bool {
        !self.own.list.is_empty()
    }

    /// The user's font in a place of their list.
    pub(super) fn named(&self, place: usize) -> Option<&OwnFont> {
        self.own.list.get(place)
    }

    /// Whether a font is of a family that is asked before the bundled fonts.
    pub(super) fn leads(&self, font: &OwnFont) -> bool {
        self.own.list.iter().any(|other| other.leads && other.family == font.family)
    }

    /// The place of the user's font that sets a grapheme; `None` for the bundled fonts, and where no font has it.
    pub(super) fn choose(&self, cluster: &str, face: Face) -> Option<usize> {
        // A browser draws emoji in colour, with a font of its system, whatever fonts the picture has.
        if !self.has_own() || is_emoji(cluster) {
            return None;
        }
        let composed: String = cluster.nfc().collect();
        let having = |places: &[usize]| {
            places.iter().copied().find(|place| self.own.list.get(*place).is_some_and(|font| font.has(&composed)))
        };
        let families = &self.own.families;
        having(families.before(face)).or_else(|| {
            // The bundled Korean font has East Asian punctuation too, but Japanese and Chinese want their own.
            let foreign =
                is_eastern_punctuation(&composed) && ["ja", "zh"].iter().any(|lang| is_lang(&self.lang, lang));
            if foreign && let Some(place) = having(families.after(face)) {
                return Some(place);
            }
            if bundled(&composed, face) { None } else { having(families.after(face)) }
        })
    }

    /// The stretches of a line that the user's fonts set.
    pub(super) fn stretches(&self, words: &str, clusters: &[Cluster], right_to_left: bool) -> Vec<Stretch> {
        set(words, clusters, &self.own.list, &self.lang, right_to_left)
    }

    /// Kerning before each grapheme of a line, and its advance, in 2048ths of an em.
    pub(super) fn advances(&self, words: &str, clusters: &[Cluster], right_to_left: bool) -> Vec<(i64, i64)> {
        let mut stretches = self.stretches(words, clusters, right_to_left).into_iter().peekable();
        let mut steps = Vec::with_capacity(clusters.len());
        let mut pen: Option<(usize, Pen)> = None;
        while let Some(cluster) = clusters.get(steps.len()) {
            if let Some(stretch) = stretches.next_if(|stretch| stretch.clusters.start == steps.len()) {
                steps.extend(stretch.advances().into_iter().map(|advance| (0, advance)));
                pen = None;
                continue;
            }
            let (_, pen) = match &mut pen {
                Some(pen) if pen.0 == cluster.run => pen,
                pen => pen.insert((cluster.run, Pen::new(cluster.face))),
            };
            let step = pen.put(words.get(cluster.range.clone()).unwrap_or_default());
            steps.push((step.kern, step.advance));
        }
        steps
    }

    /// Width of a text, set literally on one line, in 2048ths of an em.
    pub(super) fn units(&self, text: &str, face: Face) -> i64 {
        if !self.has_own() {
            return steps(text, face).map(|(_, step)| step.kern + step.advance).sum();
        }
        let words: String = text.nfc().collect();
        let clusters: Vec<Cluster> =
            words.grapheme_indices(true).map(|(at, cluster)| self.cluster(at, cluster, face, 0)).collect();
        let right_to_left = runs_leftward(&words, &self.lang);
        self.advances(&words, &clusters, right_to_left).into_iter().map(|(kern, advance)| kern + advance).sum()
    }

    /// A grapheme that begins at `at`, with the font that sets it.
    pub(super) fn cluster(&self, at: usize, cluster: &str, face: Face, run: usize) -> Cluster {
        Cluster { range: at..at + cluster.len(), face, run, font: self.choose(cluster, face) }
    }

    /// The glyphs of a text, set literally on one line, from left to right.
    ///
    /// The last glyph's end, times a font size, is what [`super::width`] measures at that size.
    pub fn glyphs(&self, text: &str, face: Face) -> Vec<Glyph> {
        self.line([(text, face)])
    }

    /// The glyphs of a line whose runs follow each other without a gap, from left to right: where letters run to the
    /// left, later words stand further left. Nothing is kerned across runs, just as nothing is in measuring.
    ///
    /// The first letter with a direction gives the line's; see [`Self::line_in`].
    pub fn line<'text>(&self, runs: impl IntoIterator<Item = (&'text str, Face)>) -> Vec<Glyph> {
        self.line_running(runs, None)
    }

    /// The same for a line whose direction is known, from the paragraph that it belongs to.
    pub fn line_in<'text>(
        &self,
        runs: impl IntoIterator<Item = (&'text str, Face)>,
        right_to_left: bool,
    ) -> Vec<Glyph> {
        self.line_running(runs, Some(right_to_left))
    }

    fn line_running<'text>(
        &self,
        runs: impl IntoIterator<Item = (&'text str, Face)>,
        right_to_left: Option<bool>,
    ) -> Vec<Glyph> {
        let mut words = String::new();
        let mut places = Vec::new();
        for (run, (text, face)) in runs.into_iter().enumerate() {
            let before = words.len();
            let place =
                |(range, step): (Range<usize>, _)| Place { run, face, start: before + range.start, range, step };
            places.extend(steps(text, face).map(place));
            words.push_str(text);
        }
        if self.has_own() {
            return self.own_line(&words, &places, right_to_left);
        }
        let mut pen = 0;
        let ordered = visual_order(&words, right_to_left, places, |place| place.start);
        let glyph = |(place, leftward): (Place, bool)| place.drawn(leftward, &words, &mut pen);
        ordered.into_iter().map(glyph).collect()
    }

    /// The same where some graphemes are set in the user's fonts.
    fn own_line(&self, words: &str, places: &[Place], right_to_left: Option<bool>) -> Vec<Glyph> {
        let cluster = |place: &Place| {
            let text = words.get(place.start..place.start + place.range.len()).unwrap_or_default();
            self.cluster(place.start, text, place.face, place.run)
        };
        let clusters: Vec<Cluster> = places.iter().map(cluster).collect();
        let direction = right_to_left.unwrap_or_else(|| runs_leftward(words, &self.lang));
        let stretches = self.stretches(words, &clusters, direction);
        let mut parts = Vec::new();
        let mut known = stretches.iter().peekable();
        let mut next = 0;
        let mut kerning: Option<(usize, Pen)> = None;
        while let Some(place) = places.get(next) {
            if let Some(stretch) = known.next_if(|stretch| stretch.clusters.start == next) {
                parts.push((place.start, Err(stretch)));
                next = stretch.clusters.end;
                kerning = None;
                continue;
            }
            // Letters that the user's fonts set stand between those that were kerned with each other before.
            let (_, pen) = match &mut kerning {
                Some(pen) if pen.0 == place.run => pen,
                pen => pen.insert((place.run, Pen::new(place.face))),
            };
            let text = words.get(place.start..place.start + place.range.len()).unwrap_or_default();
            let step = pen.put(&text.nfc().collect::<String>());
            parts.push((place.start, Ok(Place { step, ..place.clone() })));
            next += 1;
        }
        let mut pen = 0;
        let mut glyphs = Vec::with_capacity(places.len());
        for ((_, part), leftward) in visual_order(words, Some(direction), parts, |(start, _)| *start) {
            match part {
                Ok(place) => glyphs.push(place.drawn(leftward, words, &mut pen)),
                Err(stretch) => {
                    let italic = self.named(stretch.font).is_some_and(|font| font.italic);
                    glyphs.extend(drawn(stretch, italic, places, &mut pen));
                }
            }
        }
        glyphs
    }

    /// The outline of a glyph around its origin, in em, y downward like all of a picture; empty for a blank.
    ///
    /// It is filled by the non-zero rule: contours may overlap.
    pub fn outline(&self, font: FontId, glyph: u16) -> Vec<Segment> {
        let mut outline = Outline { em: self.units_per_em(font), ..Outline::default() };
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

    /// The user's font of an id.
    fn own(&self, font: FontId) -> Option<&OwnFont> {
        usize::from(font.0).checked_sub(Cut::ALL.len()).and_then(|place| self.own.list.get(place))
    }

    fn units_per_em(&self, font: FontId) -> f64 {
        self.own(font).map_or(UNITS_PER_EM as f64, |own| f64::from(own.units_per_em))
    }

    /// The font's file, as OpenType with `glyf` outlines or, if the user named it, perhaps `CFF ` ones; empty if there is
    /// no such font.
    pub fn data(&self, font: FontId) -> &[u8] {
        match Cut::ALL.get(usize::from(font.0)) {
            Some(cut) => cut.data(),
            None => self.own(font).map_or(&[], |own| &own.file),
        }
    }

    /// What the font says of itself.
    pub fn about(&self, font: FontId) -> Option<FontAbout<'_>> {
        if let Some(own) = self.own(font) {
            let OwnFont { family, weight, italic, postscript, .. } = own;
            return Some(FontAbout { family, weight: *weight, italic: *italic, postscript });
        }
        Cut::ALL.get(usize::from(font.0)).map(|cut| FontAbout {
            family: cut.family(),
            weight: cut.weight(),
            italic: *cut == Cut::Italic,
            postscript: cut.postscript(),
        })
    }

    /// Every font: the bundled ones, then those that the user named.
    pub fn ids(&self) -> impl Iterator<Item = FontId> {
        (0..).map(FontId).take(Cut::ALL.len() + self.own.list.len())
    }
}

/// Whether a grapheme is punctuation that fills the square of an ideograph.
fn is_eastern_punctuation(cluster: &str) -> bool {
    cluster.chars().any(|letter| matches!(letter, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}'))
}

/// How many fonts a user may name: their numbers must fit in a byte.
const MOST_OWN: usize = 200;

/// The glyphs of a stretch in a font of the user's, from where the pen is.
fn drawn(stretch: &Stretch, italic: bool, places: &[Place], pen: &mut i64) -> Vec<Glyph> {
    let place = |index: usize| places.get(index);
    let glyph = |shaped: &super::own::Shaped| {
        let covered = stretch.covered(shaped);
        let first = place(covered.start);
        let last = place(covered.end.saturating_sub(1)).or(first);
        let text = first.map_or(0, |first| first.range.start)..last.map_or(0, |last| last.range.end);
        let at = *pen;
        *pen += shaped.advance;
        Glyph {
            font: u8::try_from(Cut::ALL.len() + stretch.font).ok().map(FontId),
            id: shaped.glyph,
            x: em(at + shaped.x),
            y: em(-shaped.y),
            advance: em(shaped.advance),
            slant: first.map_or(0.0, |first| slant(italic, first.face)),
            run: first.map_or(0, |first| first.run),
            text,
        }
    };
    stretch.glyphs.iter().map(glyph).collect()
}

/// One grapheme before the line is put in its visual order.
#[derive(Clone)]
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
fn slant(italic: bool, face: Face) -> f64 {
    if face == Face::Italic && !italic { 0.25 } else { 0.0 }
}

impl Place {
    /// The glyph where the pen is.
    fn drawn(self, leftward: bool, words: &str, pen: &mut i64) -> Glyph {
        let Place { run, face, start, range, step } = self;
        let mirrored = words.get(start..).filter(|_| leftward).and_then(|rest| mirror(rest, face));
        let drawn = step.glyph.map(|drawn| mirrored.unwrap_or(drawn));
        let x = em(*pen + step.kern);
        *pen += step.kern + step.advance;
        Glyph {
            font: drawn.map(|(cut, _)| FontId(cut as u8)),
            id: drawn.map_or(0, |(_, glyph)| glyph),
            x,
            y: 0.0,
            advance: em(step.advance),
            slant: drawn.map_or(0.0, |(cut, _)| slant(cut == Cut::Italic, face)),
            run,
            text: range,
        }
    }
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
    /// Font units in one em.
    em: f64,
}

impl Outline {
    fn point(&self, x: f32, y: f32) -> Point {
        Point::new(f64::from(x) / self.em, -f64::from(y) / self.em)
    }

    fn go(&mut self, to: Point) -> Point {
        self.at = to;
        to
    }
}

/// The point two thirds of the way from an end of a quadratic curve to its control point.
fn toward(end: Point, control: Point) -> Point {
    Point::new(end.x + (control.x - end.x) * 2.0 / 3.0, end.y + (control.y - end.y) * 2.0 / 3.0)
}

impl OutlinePen for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        let to = self.go(self.point(x, y));
        self.segments.push(Segment::Move(to));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.go(self.point(x, y));
        self.segments.push(Segment::Line(to));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (start, control) = (self.at, self.point(cx, cy));
        let to = self.go(self.point(x, y));
        self.segments.push(Segment::Cubic(toward(start, control), toward(to, control), to));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let to = self.go(self.point(x, y));
        self.segments.push(Segment::Cubic(self.point(cx0, cy0), self.point(cx1, cy1), to));
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
