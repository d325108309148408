//! What was experienced at a touchpoint: a rating on a scale, and words.

use super::element::{Element, is_nothing};
use super::points::Point;
use crate::import::draft::{Said, Step};
use crate::import::ledger::Ledger;
use crate::import::tree::{Field, Item, Tree};

/// The scale of CJML.
const USUAL: (f64, f64) = (1.0, 5.0);
/// The scale of a map that says none.
const OURS: (f64, f64) = (-2.0, 2.0);
/// So long the word for a feeling may be, in characters.
const LONGEST: usize = 48;

/// The scale that the ratings of a journey are on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ratings {
    ends: (f64, f64),
    /// Whether it is another than that of CJML.
    is_guessed: bool,
}

impl Ratings {
    /// The scale that holds all ratings.
    pub(super) fn of<'p>(points: impl Iterator<Item = &'p Point<'p>>) -> Self {
        let ratings = points.filter_map(|point| point.element.child("touchpointExperience")?.child("experienceRating"));
        let numbers: Vec<f64> = ratings.filter_map(|rating| number(&rating.words().text)).collect();
        let holds = |(low, high): (f64, f64)| numbers.iter().all(|number| (low..=high).contains(number));
        let others = [OURS, (0.0, 5.0), (1.0, 10.0), (0.0, 10.0)];
        let other = others.into_iter().find(|ends| holds(*ends)).filter(|_| !holds(USUAL));
        Self { ends: other.unwrap_or(USUAL), is_guessed: other.is_some() }
    }

    /// The ends, where a map has to say them.
    pub(super) fn scale(self, has_ratings: bool) -> Option<(f64, f64)> {
        (has_ratings && self.ends != OURS).then_some(self.ends)
    }
}

fn number(text: &str) -> Option<f64> {
    text.replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite())
}

/// How far up a scale `3/5` and `60%` are, from 0 to 1; the five are the points of CJML.
fn part(text: &str) -> Option<f64> {
    let part = match (text.split_once('/'), text.strip_suffix('%')) {
        (Some((of, all)), _) => match (number(of.trim())?, number(all.trim())?) {
            (of, all) if (all - USUAL.1).abs() < f64::EPSILON => (of - USUAL.0) / (USUAL.1 - USUAL.0),
            (of, all) => of / all,
        },
        (None, Some(percent)) => number(percent.trim())? / 100.0,
        (None, None) => return None,
    };
    (0.0..=1.0).contains(&part).then_some(part)
}

/// Puts an experience into a step.
pub(super) fn read(element: &Element, ratings: Ratings, step: &mut Step, to: &str, ledger: &mut Ledger) {
    ledger.frame(element.head);
    for child in &element.children {
        let words = child.words();
        match child.name.to_lowercase().as_str() {
            _ if words.text.is_empty() && child.children.is_empty() => ledger.frame(child.whole),
            _ if is_nothing(&words.text) => {
                ledger.unmapped("element", child.whole, "a program had nothing to say here");
            }
            "experiencerating" => rate(child, &words.text, ratings, step, to, ledger),
            "experiencedescription" => describe(child, &words.text, step, to, ledger),
            _ => ledger.unmapped("element", child.whole, "a map says nothing of this kind of an experience"),
        }
    }
}

fn rate(element: &Element, text: &str, ratings: Ratings, step: &mut Step, to: &str, ledger: &mut Ledger) {
    let to = format!("{to}.emotion");
    let words = ["very dissatisfied", "dissatisfied", "neutral", "satisfied", "very satisfied"];
    let by_word = words.iter().position(|word| *word == text.to_lowercase());
    let (low, high) = ratings.ends;
    let (score, why) = match (number(text), by_word) {
        (Some(score), _) if ratings.is_guessed => {
            (score, Some(format!("CJML rates from 1 to 5; here all ratings are from {low} to {high}")))
        }
        (Some(score), _) if (low..=high).contains(&score) => (score, None),
        (Some(score), _) => (score.clamp(low, high), Some(format!("`{score}` is beyond the ratings of CJML, 1 to 5"))),
        (None, Some(at)) => (low + (high - low) * at as f64 / 4.0, Some("CJML wants a number from 1 to 5".to_owned())),
        (None, None) => match part(text) {
            Some(part) => (low + (high - low) * part, Some("CJML wants a number from 1 to 5".to_owned())),
            None => return ledger.unmapped("rating", element.whole, "it is no number"),
        },
    };
    step.score = Some(score);
    step.emotion_comments.extend(why.iter().map(|why| format!("guessed: {why}")));
    ledger.told("rating", element.whole, to, why.as_deref());
}

fn describe(element: &Element, text: &str, step: &mut Step, to: &str, ledger: &mut Ledger) {
    let is_word = text.chars().count() <= LONGEST && !text.contains(['\n', '.', '!', '?', ';']);
    let why = match &step.feeling {
        None if is_word => {
            step.feeling = Some(text.to_owned());
            return ledger.mapped("description", element.whole, format!("{to}.emotion.feeling"));
        }
        None => "it is too long for the word for a feeling",
        Some(_) => "there is a word for the feeling already",
    };
    let said = Said::plain(text).guessed(why).at(element.whole);
    push(&mut step.fields, "thinking", said.item());
    ledger.guessed("description", element.whole, format!("{to}.thinking"), why);
}

/// Adds to the list under a key.
pub(super) fn push(fields: &mut Vec<Field>, key: &str, item: Item) {
    let there = fields.iter_mut().find(|field| field.key == key);
    match there {
        Some(Field { value: Tree::List(items), .. }) => items.push(item),
        _ => fields.push(Field::new(key, Tree::List(vec![item]))),
    }
}
