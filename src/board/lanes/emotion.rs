//! The lane of the emotion curve.

use super::{Context, Lane};
use crate::board::shape::{Curve, CurveLine, Shape};
use crate::board::show;
use crate::model::Scale;

/// How the persona feels.
pub(super) static LANE: Lane =
    Lane { id: "emotion", also: &["emotions", "feeling"], floor: None, explains: &[], shape };

fn shape(context: &Context<'_>) -> Option<Shape> {
    let scale = &context.map.scale;
    let mut lines: Vec<CurveLine> = context.ghost().into_iter().collect();
    lines.extend(context.curve_lines(|facts| &facts.emotions, scale));
    if lines.is_empty() {
        return None;
    }
    let moments = context.moments(&lines);
    Some(Shape::Curve(Curve {
        labels: labels(context, scale),
        levels: levels(context, scale),
        lines,
        moments,
        has_neutral: true,
        ends: (scale.min, scale.max),
    }))
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

/// The same with the numbers of the scale, lowest first.
fn levels(context: &Context<'_>, scale: &Scale) -> Vec<(String, String)> {
    let words = &context.words.scale;
    let middle = f64::midpoint(scale.min, scale.max);
    let mut levels = scale.labels.clone();
    if levels.is_empty() {
        let ends = [(scale.min, words.very_negative), (middle, words.neutral), (scale.max, words.very_positive)];
        levels = ends.map(|(score, word)| (score, word.to_owned())).into();
    } else {
        // The ends are told also where they have no word, so that a score can be judged.
        for end in [scale.min, scale.max] {
            if !levels.iter().any(|(score, _)| score.total_cmp(&end).is_eq()) {
                levels.push((end, String::new()));
            }
        }
    }
    levels.sort_by(|a, b| a.0.total_cmp(&b.0));
    levels.into_iter().map(|(score, word)| (show::score(score, scale, &context.map.lang), word)).collect()
}
