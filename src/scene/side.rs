//! The side of a cell that its words begin at: what stands before them stands there, and they are aligned to it.

use super::block::{Block, moved};
use super::item::{Anchor, Item};
use super::words::filling;
use crate::geometry::Point;
use crate::text::{Typesetter, plain, runs_leftward};

/// Where the words of a cell begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// They run to the right.
    Left,
    /// They run to the left.
    Right,
}

impl Side {
    /// The side that a text (inline Markdown understood) begins at.
    pub(super) fn of(words: &str, typesetter: &Typesetter) -> Self {
        if words.is_ascii() || !runs_leftward(&plain(words), typesetter.lang()) { Self::Left } else { Self::Right }
    }

    /// The left edge of a thing of this width that begins so many pixels from this side of a room.
    pub(super) fn x(self, from: f64, width: f64, room: f64) -> f64 {
        match self {
            Self::Left => from,
            Self::Right => room - from - width,
        }
    }

    /// Words in a room of this width, all lines at this side. Lines that run to the left stand at the right anyway.
    pub(super) fn aligned(self, block: Block, room: f64) -> Block {
        match self {
            Self::Left => filling(block, room),
            Self::Right => at_the_right(block, room),
        }
    }
}

fn at_the_right(block: Block, room: f64) -> Block {
    let mut items = Vec::with_capacity(block.items.len());
    // The frames of code come before the line that they belong to, and go with it.
    let mut frames = Vec::new();
    for item in block.items {
        let Item::Text(line) = item else {
            frames.push(item);
            continue;
        };
        let right = match line.anchor {
            Anchor::Start => line.at.x + line.width,
            Anchor::Middle => line.at.x + line.width / 2.0,
            Anchor::End => line.at.x,
        };
        let by = Point::new(room - right, 0.0);
        items.extend(frames.drain(..).map(|frame| moved(frame, by)));
        let at = Point::new(room, line.at.y);
        items.push(Item::Text(super::item::TextLine { at, anchor: Anchor::End, ..line }));
    }
    items.extend(frames);
    Block { width: block.width.max(room), items, ..block }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::sizes::BODY;
    use crate::scene::words::paragraph;

    #[test]
    fn words_from_the_right_have_their_icon_at_the_right() {
        let typesetter = Typesetter::new("en");
        let side = |words: &str| Side::of(words, &typesetter);
        assert_eq!((side("Owner: Ann"), side("“שלום”"), side("Ann אמרה")), (Side::Left, Side::Right, Side::Left));
        assert_eq!((Side::Left.x(5.0, 14.0, 100.0), Side::Right.x(5.0, 14.0, 100.0)), (5.0, 81.0));
    }

    #[test]
    fn every_line_of_such_a_cell_ends_at_its_right_edge() {
        let words = paragraph("Owner: Growth and `code`", BODY, 300.0, &Typesetter::new("en"));
        let aligned = Side::Right.aligned(words, 300.0);
        let extents: Vec<_> = aligned.items.iter().filter_map(crate::scene::extent::extent).collect();
        assert_eq!(extents.len(), 2, "a line, and the frame of its code");
        // The frame stands one pixel and half its line off from its words.
        assert!(extents.iter().all(|extent| extent.right() > 299.9 && extent.right() < 301.5), "{extents:?}");
    }
}
