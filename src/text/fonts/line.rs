//! What stands where on a line: how far its graphemes advance, and which glyph draws each.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::{FontId, Fonts};
use crate::text::Face;
use crate::text::bidi::visual_order;
use crate::text::direction::runs_leftward;
use crate::text::font::{Cut, UNITS_PER_EM};
use crate::text::own::{Cluster, Shaped, Stretch, set};
use crate::text::width::{Pen, Step, known, steps};

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
    /// The stretches of a line that the user's fonts set.
    pub(in crate::text) fn stretches(&self, words: &str, clusters: &[Cluster], right_to_left: bool) -> Vec<Stretch> {
        set(words, clusters, &self.own.list, &self.lang, right_to_left)
    }

    /// Kerning before each grapheme of a line, and its advance, in 2048ths of an em.
    pub(in crate::text) fn advances(&self, words: &str, clusters: &[Cluster], right_to_left: bool) -> Vec<(i64, i64)> {
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
    pub(in crate::text) fn units(&self, text: &str, face: Face) -> i64 {
        if !self.has_own() {
            return steps(text, face).map(|(_, step)| step.kern + step.advance).sum();
        }
        let words: String = text.nfc().collect();
        let clusters: Vec<Cluster> =
            words.grapheme_indices(true).map(|(at, cluster)| self.cluster(at, cluster, face, 0)).collect();
        let right_to_left = runs_leftward(&words, &self.lang);
        self.advances(&words, &clusters, right_to_left).into_iter().map(|(kern, advance)| kern + advance).sum()
    }

    /// The glyphs of a text, set literally on one line, from left to right.
    ///
    /// The last glyph's end, times a font size, is what [`crate::text::width`] measures at that size.
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
}

/// The glyphs of a stretch in a font of the user's, from where the pen is.
fn drawn(stretch: &Stretch, italic: bool, places: &[Place], pen: &mut i64) -> Vec<Glyph> {
    let place = |index: usize| places.get(index);
    let glyph = |shaped: &Shaped| {
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

pub(super) fn em(units: i64) -> f64 {
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
