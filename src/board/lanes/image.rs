//! The lane of the storyboard.

use super::Lane;
use crate::board::shape::{Picture, Shape};

/// Pictures of the steps.
pub(super) static LANE: Lane = Lane {
    id: "image",
    also: &["images", "storyboard"],
    floor: None,
    explains: &[],
    shape: |context| {
        let cells = context.cells(|facts| facts.image.iter().map(Picture::from).collect());
        (!cells.is_empty()).then_some(Shape::Pictures(cells))
    },
};
