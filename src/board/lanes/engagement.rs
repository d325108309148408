//! The lane of the engagement curve.

use super::{Context, Lane};
use crate::board::shape::{Curve, Shape};

/// How engaged the persona is, 0 to 5.
pub(super) static LANE: Lane = Lane { id: "engagement", also: &[], floor: None, shape };

fn shape(context: &Context<'_>) -> Option<Shape> {
    let lines = context.curve_lines(|facts| &facts.engagement, |score| score / 2.5 - 1.0);
    if lines.is_empty() {
        return None;
    }
    let words = &context.words.scale;
    let labels = vec![(1.0, words.high.to_owned()), (-1.0, words.low.to_owned())];
    let levels = vec![("0".to_owned(), words.low.to_owned()), ("5".to_owned(), words.high.to_owned())];
    Some(Shape::Curve(Curve { labels, levels, lines, moments: Vec::new(), has_neutral: false }))
}
