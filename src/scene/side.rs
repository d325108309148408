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
