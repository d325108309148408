//! The lane of the storyboard.

use super::Lane;
use crate::board::shape::{Picture, Shape};

/// Pictures of the steps.
pub(super) static LANE: Lane = Lane {
    id: "image",
    also: &["images", "storyboard"],
    floor: None,
    shape: |context| {
        let picture = |image: &crate::model::item::Image| Picture {
            icon: image.icon.clone(),
            alt: image.alt.clone(),
            ..Picture::default()
        };
        let cells = context.cells(|facts| facts.image.iter().map(picture).collect());
        (!cells.is_empty()).then_some(Shape::Pictures(cells))
    },
};
