//! Lines of text: from words and a style to items that stand where they should.

use super::block::Block;
use super::item::{Anchor, Dash, Ink, Item, Path, Run, Stroke, TextLine};
use crate::geometry::{Point, Rect, Segment};
use crate::text::{self, Face, Line, Style, Typesetter};

/// A look of text: face, size and colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Weight and slant.
    pub face: Face,
    /// Size in CSS pixels.
    pub size: f64,
    /// Colour.
    pub ink: Ink,
    /// From baseline to baseline, as a multiple of the size.
    pub leading: f64,
    /// Whether a line runs through it.
    pub struck: bool,
}

impl Look {
    /// A look with the usual leading.
    pub const fn new(face: Face, size: f64, ink: Ink) -> Self {
        Self { face, size, ink, leading: 1.38, struck: false }
    }

    /// The same in another colour.
    #[must_use]
    pub const fn inked(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// Its style for measuring.
    pub const fn style(self) -> Style {
        Style { face: self.face, size: self.size }
    }

    /// From baseline to baseline in CSS pixels.
    pub fn line_height(self) -> f64 {
        self.size * self.leading
    }
}

/// Wrapped text as a block whose first line's box begins at the top; as wide as its widest line.
///
/// Where the lines can spare some of their width, no word is left alone on the last one, and no line ends in half a word.
pub fn paragraph(words: &str, look: Look, width: f64, typesetter: &Typesetter) -> Block {
    lines(tidied(words, look.style(), width, typesetter), look, Anchor::Start)
}

/// A last line narrower than this share of the widest one looks lost.
const LOST: f64 = 0.36;
/// A word with a hyphen after so few letters is not parted there: e-mail, Wi-Fi.
const SHORT_PREFIX: usize = 2;
/// How much narrower lines may become, as shares of their width.
const NARROWER: [f64; 7] = [0.95, 0.9, 0.84, 0.78, 0.72, 0.66, 0.6];

/// Lines as few as can be, set a little narrower where that looks better; one more only where a word would be parted.
fn tidied(words: &str, style: Style, width: f64, typesetter: &Typesetter) -> Vec<Line> {
    let mut best = typesetter.layout(words, style, width);
    let (count, mut least) = (best.len(), faults(&best));
    if count < 2 || least == 0 {
        return best;
    }
    let widest = widest(&best);
    let word = typesetter.longest_word(words, style);
    for narrower in NARROWER.iter().map(|share| widest * share).take_while(|width| *width >= word) {
        let tried = typesetter.layout(words, style, narrower);
        if tried.len() > count + 1 {
            break;
        }
        // Another line is as bad as a lost word, and better than a parted one.
        let found = faults(&tried) + (tried.len() - count);
        if found < least {
            (best, least) = (tried, found);
        }
        if least == 0 {
            break;
        }
    }
    best
}

/// How many things look wrong: parted words and parted numbers, each as bad as two lost words.
fn faults(lines: &[Line]) -> usize {
    let lost = lines.last().is_some_and(|last| last.width < LOST * widest(lines));
    let parted = lines.windows(2).filter(|pair| {
        let [line, next] = pair else { return false };
        parts_a_word(&said(line), &said(next))
    });
    usize::from(lost) + 2 * parted.count()
}

/// Units of more letters than a short prefix has; others are too like words.
const UNITS: [&str; 11] = ["min", "sec", "hrs", "kWh", "EUR", "USD", "GBP", "PLN", "KRW", "tys", "mln"];

/// Whether a line ends in a short prefix, in half a range, or in a number whose unit is on the next.
fn parts_a_word(line: &str, next: &str) -> bool {
    let last = line.split_whitespace().next_back().unwrap_or_default();
    let first = next.split_whitespace().next().unwrap_or_default();
    let short =
        |word: &str| (1..=SHORT_PREFIX).contains(&word.chars().count()) && word.chars().all(char::is_alphabetic);
    let ends_in_digit = |word: &str| word.ends_with(|letter: char| letter.is_ascii_digit());
    if let Some(prefix) = last.strip_suffix(['-', '–']) {
        return short(prefix) || ends_in_digit(prefix);
    }
    let unit = first.trim_end_matches(|letter: char| !letter.is_alphabetic());
    ends_in_digit(last) && (short(unit) || UNITS.contains(&unit))
}

fn said(line: &Line) -> String {
    line.pieces.iter().map(|piece| piece.text.as_str()).collect()
}

fn widest(lines: &[Line]) -> f64 {
    lines.iter().map(|line| line.width).fold(0.0, f64::max)
}

/// The same, with bold words in a colour of their own.
pub fn paragraph_with_strong(words: &str, look: Look, strong: Ink, width: f64, typesetter: &Typesetter) -> Block {
    let mut block = paragraph(words, look, width, typesetter);
    for item in &mut block.items {
        if let Item::Text(line) = item {
            line.runs.iter_mut().filter(|run| run.face == Face::Bold).for_each(|run| run.ink = strong);
        }
    }
    block
}

/// Several remarks in one line: a dot between two of them, which never begins a line.
pub fn dotted<T: AsRef<str>>(parts: impl IntoIterator<Item = T>) -> String {
    let parts: Vec<T> = parts.into_iter().collect();
    parts.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join("\u{a0}· ")
}

/// The same for words in which nothing is inline Markdown.
pub fn plain_paragraph(words: &str, look: Look, width: f64, typesetter: &Typesetter) -> Block {
    lines(typesetter.layout_plain(words, look.style(), width), look, Anchor::Start)
}

/// Laid-out lines as a block. With `Anchor::Middle` the block's origin is the middle of its top edge. With
/// `Anchor::Start` each of several lines begins where its script does: one that runs leftward at the right edge of the
/// block. A single line has no other to be in line with; of many scripts only an upper bound of its width is known.
pub fn lines(lines: Vec<Line>, look: Look, anchor: Anchor) -> Block {
    let several = lines.len() > 1;
    let look = if lines.iter().any(is_tall) { Look { leading: look.leading.max(TALL), ..look } } else { look };
    let mut block = Block { width: widest(&lines), ..Block::default() };
    for (index, line) in lines.into_iter().enumerate() {
        let baseline = baseline(look) + index as f64 * look.line_height();
        let (x, anchor) = match anchor {
            Anchor::Start if several && line.right_to_left => (block.width, Anchor::End),
            anchor => (0.0, anchor),
        };
        block.height += look.line_height();
        // Where a line mixes directions, its pieces stand in another order than they are read.
        if !line.right_to_left {
            block.items.extend(code_frames(&line, look, baseline, anchor));
        }
        block.items.push(line_at(line, look, Point::new(x, baseline), anchor));
    }
    block
}

/// The least leading of scripts whose letters and marks reach further up and down than Latin ones do.
const TALL: f64 = 1.55;

fn is_tall(line: &Line) -> bool {
    line.pieces.iter().any(|piece| text::hangs_together(&piece.text))
}

/// The same block in a room of this width, at whose right edge the lines that run leftward begin.
pub fn filling(mut block: Block, width: f64) -> Block {
    for item in &mut block.items {
        if let Item::Text(line) = item
            && line.right_to_left
            && line.anchor != Anchor::Middle
        {
            (line.at.x, line.anchor) = (width, Anchor::End);
            block.width = width;
        }
    }
    block
}

/// Thin frames around what is code, in the ink of its words, so that they show on any ground.
fn code_frames(line: &Line, look: Look, baseline: f64, anchor: Anchor) -> Vec<Item> {
    /// How far a frame stands off from its words, left and right; less than half a blank.
    const ASIDE: f64 = 1.0;
    if !line.pieces.iter().any(|piece| piece.code) {
        return Vec::new();
    }
    let mut x = match anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => -line.width / 2.0,
        Anchor::End => -line.width,
    };
    let mut frames = Vec::new();
    for piece in &line.pieces {
        let width = text::width(&piece.text, piece.face, look.size);
        if piece.code {
            let (top, height) = (baseline - 0.87 * look.size, 1.14 * look.size);
            let segments = rounded(Rect::new(x - ASIDE, top, width + 2.0 * ASIDE, height), 3.0);
            let stroke = Stroke { ink: look.ink, width: 0.8, dash: Dash::Solid };
            frames.push(Item::Path(Path { segments, fill: None, stroke: Some(stroke), opacity: 0.4 }));
        }
        x += width;
    }
    frames
}

/// The outline of a rectangle with round corners, clockwise.
fn rounded(area: Rect, radius: f64) -> Vec<Segment> {
    let (left, top, right, bottom) = (area.x, area.y, area.right(), area.bottom());
    // The handles of a quarter of a circle reach this far from its corner.
    let (radius, near) = (radius, radius * 0.448);
    let at = Point::new;
    vec![
        Segment::Move(at(left + radius, top)),
        Segment::Line(at(right - radius, top)),
        Segment::Cubic(at(right - near, top), at(right, top + near), at(right, top + radius)),
        Segment::Line(at(right, bottom - radius)),
        Segment::Cubic(at(right, bottom - near), at(right - near, bottom), at(right - radius, bottom)),
        Segment::Line(at(left + radius, bottom)),
        Segment::Cubic(at(left + near, bottom), at(left, bottom - near), at(left, bottom - radius)),
        Segment::Line(at(left, top + radius)),
        Segment::Cubic(at(left, top + near), at(left + near, top), at(left + radius, top)),
        Segment::Close,
    ]
}

/// How far the first baseline is below the top of a paragraph: the glyphs stand in the middle of their line.
pub fn baseline(look: Look) -> f64 {
    let glyphs = text::ascent(look.size) + text::descent(look.size);
    (look.line_height() - glyphs) / 2.0 + text::ascent(look.size)
}

/// One laid-out line whose baseline is at a point.
pub fn line_at(line: Line, look: Look, at: Point, anchor: Anchor) -> Item {
    let run = |piece: text::Piece| Run {
        text: piece.text,
        face: piece.face,
        ink: look.ink,
        struck: look.struck,
        underlined: piece.link.is_some(),
        link: piece.link.unwrap_or_default(),
    };
    let Line { pieces, width, right_to_left } = line;
    let runs = pieces.into_iter().map(run).collect();
    Item::Text(TextLine { at, anchor, runs, size: look.size, letter_spacing: 0.0, width, right_to_left })
}

/// One line of words of ours that is not wrapped, its baseline at a point, with optional letter spacing.
pub fn label(words: &str, look: Look, spacing: f64, at: Point, anchor: Anchor, typesetter: &Typesetter) -> Item {
    let width = label_width(words, look, spacing, typesetter);
    let spacing = fitting(words, spacing);
    let runs = vec![Run::new(words, look.face, look.ink, look.struck)];
    let right_to_left = text::runs_leftward(words, "");
    Item::Text(TextLine { at, anchor, runs, size: look.size, letter_spacing: spacing, width, right_to_left })
}

/// How wide a line of words of ours is.
pub fn label_width(words: &str, look: Look, spacing: f64, typesetter: &Typesetter) -> f64 {
    use unicode_segmentation::UnicodeSegmentation;
    typesetter.width(words, look.face, look.size) + fitting(words, spacing) * words.graphemes(true).count() as f64
}

/// Space between letters, none where they hang together.
fn fitting(words: &str, spacing: f64) -> f64 {
    if spacing != 0.0 && text::hangs_together(words) { 0.0 } else { spacing }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look = Look::new(Face::Regular, 13.0, Ink::TextPrimary);

    #[track_caller]
    fn check(words: &str, expected: &[&str]) {
        let set = tidied(words, LOOK.style(), 120.0, &Typesetter::new("en"));
        assert_eq!(set.iter().map(said).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn no_word_is_left_alone_and_none_is_parted() {
        check("One line", &["One line"]);
        check("Form reloads and loses what was typed", &["Form reloads", "and loses what", "was typed"]);
        check("Gets a welcome e-mail", &["Gets a welcome", "e-mail"]);
        check("Hold a place for 48 h", &["Hold a place", "for 48 h"]);
        check("Catch-up plan by e-mail after 5 days", &["Catch-up plan by", "e-mail after 5 days"]);
        check("well-known and wide-spread", &["well-known and", "wide-spread"]);
    }

    #[test]
    fn tidy_lines_are_as_many_as_full_ones() {
        let words = "Nobody told them that the antidisestablishmentarianism of a word like this one is of no use to it";
        for width in 20..400 {
            let (full, tidy) = (
                Typesetter::new("en").layout(words, LOOK.style(), f64::from(width)),
                tidied(words, LOOK.style(), f64::from(width), &Typesetter::new("en")),
            );
            assert_eq!(full.len(), tidy.len(), "{width}");
            assert!(widest(&tidy) <= widest(&full), "{width}");
        }
    }
}
