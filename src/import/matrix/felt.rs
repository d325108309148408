//! A feeling at a place: several as one, and how it is written on the scale of its map.

use super::places::Place;
use crate::import::cell::{Feeling, Form, Scale, Scales, Words, chain};
use crate::import::lexicon::Tongue;
use crate::source::Span;

/// A feeling at a place.
#[derive(Clone, Debug)]
pub(super) struct Felt {
    pub(super) place: Place,
    /// The id of the persona whose it is; everyone's where there is none.
    pub(super) whose: Option<String>,
    pub(super) feeling: Feeling,
    /// The scale that its header names.
    pub(super) scale: Option<Scale>,
    /// Why it stands where it stands; empty where that is plain.
    pub(super) why: String,
    /// The entry that tells of it.
    pub(super) entry: Words,
}

/// How a feeling is written.
pub(super) struct Written {
    pub(super) score: Option<f64>,
    pub(super) words: Option<Words>,
    pub(super) guess: Vec<String>,
    /// What is not in the map, as something else stands for it.
    pub(super) lost: Vec<String>,
}

/// Several feelings as one: words after each other, all points, the last face and level.
pub(super) fn together(feelings: &[Feeling], between: &str) -> Feeling {
    let words: Vec<Words> =
        feelings.iter().map(|feeling| feeling.words.clone()).filter(|words| !words.is_blank()).collect();
    let is_chain = between.contains('→');
    let mean = |of: fn(&Feeling) -> Option<f64>| {
        let all: Vec<f64> = feelings.iter().filter_map(of).collect();
        if is_chain {
            all.last().copied()
        } else {
            (!all.is_empty()).then(|| all.iter().sum::<f64>() / all.len() as f64)
        }
    };
    let mut points: Vec<(f64, Form)> = feelings.iter().flat_map(|feeling| feeling.points.clone()).collect();
    if is_chain && points.len() > 1 {
        points = points.split_off(points.len() - 1);
    }
    Feeling {
        points,
        face: mean(|feeling| feeling.face),
        faces: feelings.iter().map(|feeling| feeling.faces.as_str()).collect(),
        level: mean(|feeling| feeling.level),
        words: Words::join(&words, between),
        written: feelings.iter().map(|feeling| feeling.written.as_str()).collect::<Vec<_>>().join(between),
    }
}

/// Whether feelings that follow each other are points of their own, of which a step holds the last one only.
pub(super) fn ends(written: &str, tongue: Option<Tongue>) -> bool {
    let feelings = chain(&Words::plain(written, Span::new(0, 0)), tongue);
    let points = feelings.iter().filter(|feeling| !feeling.points.is_empty()).count();
    let others = feelings.iter().filter(|feeling| feeling.face.is_some() || feeling.level.is_some()).count();
    points > 1 || points == 0 && others > 1
}

/// How a feeling is written on a scale.
pub(super) fn written(felt: &Felt, scale: Scale, all: &Scales) -> Written {
    let feeling = &felt.feeling;
    let words = Some(feeling.words.clone()).filter(|words| !words.is_blank());
    let mut guess = Vec::new();
    let on_scale: Vec<f64> = feeling
        .points
        .iter()
        .map(|(point, form)| {
            let own = match form {
                Form::Bare | Form::Signed => felt.scale.unwrap_or_else(|| all.of_form(*form)),
                _ => all.of_form(*form),
            };
            let is_same = own == scale
                || *form == Form::Bare && scale.holds(*point)
                || matches!(form, Form::OutOf(top) if (*top - scale.max).abs() < f64::EPSILON);
            if is_same {
                *point
            } else {
                guess.push(format!("`{point}` is on another scale than most points, and was put on theirs"));
                scale.from(own, *point)
            }
        })
        .collect();
    let score = match on_scale.as_slice() {
        [] => None,
        [one] => Some(*one),
        several => {
            guess.push("several points are one here: their mean".to_owned());
            Some((several.iter().sum::<f64>() / several.len() as f64 * 100.0).round() / 100.0)
        }
    };
    if let Some(score) = score {
        if !scale.holds(score) {
            guess.push(format!("`{score}` is off the scale, and stands at its end"));
        }
        let is_face = !feeling.faces.is_empty();
        let lost = is_face.then(|| format!("the points beside it stand for the face `{}`", feeling.faces));
        let score = Some(score.clamp(scale.min, scale.max));
        return Written { score, words, guess, lost: lost.into_iter().collect() };
    }
    let by_face = feeling.face.map(|level| {
        let mut faces = feeling.faces.chars();
        let first = faces.next();
        let why = if faces.any(|face| Some(face) != first) && !feeling.written.contains(" → ") {
            "several faces stand for one point on the scale, their mean"
        } else {
            "the face stands for a point on the scale"
        };
        (level, why)
    });
    let by_words = feeling.level.map(|level| (level, "the words stand for a point on the scale"));
    let level = by_face.or(by_words);
    guess.extend(level.map(|(_, why)| why.to_owned()));
    Written { score: level.map(|(level, _)| scale.at_level(level)), words, guess, lost: Vec::new() }
}
