//! Lines of text: from words and a style to items that stand where they should.

use super::block::Block;
use super::item::{Anchor, Ink, Item, Run, TextLine};
use crate::geometry::Point;
use crate::text::{self, Face, Line, Style};

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
pub fn paragraph(words: &str, look: Look, width: f64, lang: &str) -> Block {
    lines(text::layout(words, look.style(), width, lang), look, Anchor::Start)
}

/// The same, with bold words in a colour of their own.
pub fn paragraph_with_strong(words: &str, look: Look, strong: Ink, width: f64, lang: &str) -> Block {
    let mut block = paragraph(words, look, width, lang);
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
pub fn plain_paragraph(words: &str, look: Look, width: f64, lang: &str) -> Block {
    lines(text::layout_plain(words, look.style(), width, lang), look, Anchor::Start)
}

/// Laid-out lines as a block. With `Anchor::Middle` the block's origin is the middle of its top edge.
pub fn lines(lines: Vec<Line>, look: Look, anchor: Anchor) -> Block {
    let mut block = Block::default();
    for (index, line) in lines.into_iter().enumerate() {
        let baseline = baseline(look) + index as f64 * look.line_height();
        block.width = block.width.max(line.width);
        block.height += look.line_height();
        block.items.push(line_at(line, look, Point::new(0.0, baseline), anchor));
    }
    block
}

/// How far the first baseline is below the top of a paragraph: the glyphs stand in the middle of their line.
pub fn baseline(look: Look) -> f64 {
    let glyphs = text::ascent(look.size) + text::descent(look.size);
    (look.line_height() - glyphs) / 2.0 + text::ascent(look.size)
}

/// One laid-out line whose baseline is at a point.
pub fn line_at(line: Line, look: Look, at: Point, anchor: Anchor) -> Item {
    let run = |piece: text::Piece| Run { text: piece.text, face: piece.face, ink: look.ink, struck: look.struck };
    let runs = line.pieces.into_iter().map(run).collect();
    Item::Text(TextLine { at, anchor, runs, size: look.size, letter_spacing: 0.0, width: line.width })
}

/// One line of words of ours that is not wrapped, its baseline at a point, with optional letter spacing.
pub fn label(words: &str, look: Look, spacing: f64, at: Point, anchor: Anchor) -> Item {
    let width = label_width(words, look, spacing);
    let runs = vec![Run { text: words.to_owned(), face: look.face, ink: look.ink, struck: look.struck }];
    Item::Text(TextLine { at, anchor, runs, size: look.size, letter_spacing: spacing, width })
}

/// How wide a line of words of ours is.
pub fn label_width(words: &str, look: Look, spacing: f64) -> f64 {
    use unicode_segmentation::UnicodeSegmentation;
    text::width(words, look.face, look.size) + spacing * words.graphemes(true).count() as f64
}
