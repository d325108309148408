//! The lane of when it happens or how long it takes.

use super::{Lane, unless_empty};
use crate::board::card::Card;
use crate::board::shape::Shape;

/// When it happens or how long it takes.
pub(super) static LANE: Lane = Lane {
    id: "time",
    also: &["times"],
    floor: None,
    explains: &[],
    shape: |context| {
        let card = |text: &String| Card { icon: Some("clock".to_owned()), text: text.clone(), ..Card::default() };
        unless_empty(context.cells(|facts| facts.time.iter().map(card).collect()), Shape::Text)
    },
};
