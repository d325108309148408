//! The lane of the emotion curve.

use super::{Context, Lane};
use crate::board::shape::{Curve, CurveLine, Shape};
use crate::model::Scale;

/// How the persona feels.
pub(super) static LANE: Lane = Lane { id: "emotion", also: &["emotions", "feeling"], floor: None, shape };

fn shape(context: &Context<'_>) -> Option<Shape> {
    let scale = &context.map.scale;
    let mut lines: Vec<CurveLine> = context.ghost().into_iter().collect();
    lines.extend(context.curve_lines(|facts| &facts.emotions, |score| scale.level(score)));
    if lines.is_empty() {
        return None;
    }
    let moments = context.moments(&lines);
    Some(Shape::Curve(Curve { labels: labels(context, scale), lines, moments, has_neutral: true }))
}

/// The words at the left: the author's, or the language's for the ends and the middle of any scale.
fn labels(context: &Context<'_>, scale: &Scale) -> Vec<(f64, String)> {
    if !scale.labels.is_empty() {
        return scale.labels.iter().map(|(point, word)| (scale.level(*point), word.clone())).collect();
    }
    let words = &context.words.scale;
    [(1.0, words.very_positive), (0.0, words.neutral), (-1.0, words.very_negative)]
        .map(|(level, word)| (level, word.to_owned()))
        .into()
}
