//! The words of a curve: what is felt, the score, what else is known, and the moments that matter.

use super::trace::Trace;
use crate::board::card::Detail;
use crate::board::shape::CurvePoint;
use crate::geometry::{Point, Rect};
use crate::icons::icon;
use crate::scene::block::Block;
use crate::scene::icons;
use crate::scene::item::{Anchor, Ink, Item, TextLine};
use crate::scene::words::{Look, line_at, lines};
use crate::text::{self, Face, Line, Typesetter};
use unicode_segmentation::UnicodeSegmentation;

/// The word at a point.
pub(super) const WORD: Look = Look { leading: 1.32, ..Look::new(Face::Semibold, 12.5, Ink::TextPrimary) };
/// A feeling without a point.
pub(super) const LOOSE: Look = Look::new(Face::Italic, 12.5, Ink::CurveNeutral);
/// Score and details.
pub(super) const FAINT: Look = Look::new(Face::Regular, 11.5, Ink::TextFaint);
/// A moment that matters.
const MOMENT: Look = Look::new(Face::Semibold, 10.5, Ink::TextPrimary);

/// Pixels between the letters of a moment.
const SPACING: f64 = 0.45;
/// Pixels across the icon of a moment.
const ICON: f64 = 11.0;
/// Pixels from the start of the icon to the words.
const ICON_ADVANCE: f64 = 15.0;
/// Pixels of an icon's strokes.
const ICON_LINE: f64 = 1.3;
/// Icons that are shapes, not strokes.
const SOLID: [&str; 3] = ["star", "sparkle", "up"];
/// Of the height of a line, where the middle of capitals is.
const CAPITALS: f64 = 0.5;

/// Words in lines whose start or middle is at x = 0.
pub(super) fn words(words: &str, look: Look, width: f64, anchor: Anchor, typesetter: &Typesetter) -> Block {
    lines(typesetter.layout(words, look.style(), width), look, anchor)
}

/// Score and details in one line, as far as they are known.
pub(super) fn facts<'a>(score: Option<&'a String>, details: &'a [Detail]) -> Vec<String> {
    score.cloned().into_iter().chain(details.iter().map(Detail::line)).filter(|fact| !fact.is_empty()).collect()
}

/// What a curve of before says of a column: "Baseline −1".
pub(super) fn ghostly(trace: &Trace<'_>, point: &CurvePoint) -> String {
    let parts = std::iter::once(&trace.line.name).chain(&point.word).chain(&point.score);
    let mut parts: Vec<String> = parts.filter(|part| !part.is_empty()).cloned().collect();
    parts.extend(point.details.iter().map(Detail::line));
    parts.join(" ")
}

/// What a point says, for those who cannot see it.
pub(super) fn spoken(trace: &Trace<'_>, point: &CurvePoint) -> String {
    let parts = [Some(&trace.line.name), point.word.as_ref(), point.score.as_ref()];
    let parts: Vec<String> =
        parts.into_iter().flatten().filter(|part| !part.is_empty()).map(|part| text::plain(part)).collect();
    parts.join(", ")
}

/// A moment in capitals behind its icon; its start or middle is at x = 0.
pub(super) fn moment(moment: &(String, &str), ink: Ink, width: f64, anchor: Anchor, typesetter: &Typesetter) -> Block {
    let look = MOMENT.inked(ink);
    let (words, name) = moment;
    let icon = icon(name);
    let lead = if icon.is_some() { ICON_ADVANCE } else { 0.0 };
    let (laid, spacing) = spaced(&words.to_uppercase(), look, (width - lead).max(1.0), typesetter);
    let spread = |line: &Line| line.width + spacing * graphemes(line);
    let widest = laid.iter().map(spread).fold(0.0, f64::max);
    let mut block = Block { width: widest + lead, ..Block::default() };
    let left = if anchor == Anchor::Middle { -block.width / 2.0 } else { 0.0 };
    for (index, line) in laid.into_iter().enumerate() {
        let width = spread(&line);
        let aside = if anchor == Anchor::Middle { (widest - width) / 2.0 } else { 0.0 };
        let start = left + lead + aside;
        if let (0, Some(icon)) = (index, icon) {
            let area = Rect::new(start - lead, look.line_height() * CAPITALS - ICON / 2.0, ICON, ICON);
            block.items.push(if SOLID.contains(name) {
                icons::place_solid(icon, area, ink)
            } else {
                icons::place(icon, area, ink, ICON_LINE)
            });
        }
        let baseline = crate::scene::words::baseline(look) + index as f64 * look.line_height();
        block.height += look.line_height();
        block.items.push(match line_at(line, look, Point::new(start, baseline), Anchor::Start) {
            Item::Text(text) => Item::Text(TextLine { letter_spacing: spacing, width, ..text }),
            other => other,
        });
    }
    block
}

fn graphemes(line: &Line) -> f64 {
    line.pieces.iter().map(|piece| piece.text.graphemes(true).count()).sum::<usize>() as f64
}

/// Lines with space between their letters if that takes no more lines, else without.
fn spaced(words: &str, look: Look, width: f64, typesetter: &Typesetter) -> (Vec<Line>, f64) {
    /// Of the width, what is left to the letters where they are spaced.
    const SHARE: f64 = 0.92;
    let close = typesetter.layout_plain(words, look.style(), width);
    let fits = |laid: &[Line]| laid.iter().all(|line| line.width + SPACING * graphemes(line) <= width);
    if text::hangs_together(words) {
        return (close, 0.0);
    }
    if fits(&close) {
        return (close, SPACING);
    }
    let apart = typesetter.layout_plain(words, look.style(), width * SHARE);
    if apart.len() <= close.len() && fits(&apart) { (apart, SPACING) } else { (close, 0.0) }
}
