//! The lane of the engagement curve.

use super::{Context, Lane};
use crate::board::shape::{Curve, Shape};
use crate::model::Scale;

/// How engaged the persona is, 0 to 5.
pub(super) static LANE: Lane = Lane { id: "engagement", also: &[], floor: None, explains: &[], shape };

fn shape(context: &Context<'_>) -> Option<Shape> {
    let ends = (0.0, 5.0);
    let lines = context.curve_lines(|facts| &facts.engagement, &Scale { min: ends.0, max: ends.1, ..Scale::default() });
    if lines.is_empty() {
        return None;
    }
    let words = &context.words.scale;
    let labels = vec![(1.0, words.high.to_owned()), (-1.0, words.low.to_owned())];
    let levels = vec![("0".to_owned(), words.low.to_owned()), ("5".to_owned(), words.high.to_owned())];
    Some(Shape::Curve(Curve { labels, levels, lines, moments: Vec::new(), has_neutral: false, ends }))
}
