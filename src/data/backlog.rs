//! The opportunities of a map as a backlog: with what they answer and where they stand, what helps most for least first.

use std::cmp::Ordering;

use crate::model::JourneyMap;
use crate::model::item::{Opportunity, Point, Target};
use crate::model::stage::Facts;
use crate::spec::card::Severity;

/// An opportunity in its place.
#[derive(Clone, Debug)]
pub struct Item<'a> {
    /// The opportunity.
    pub opportunity: &'a Opportunity,
    /// What its stage is called.
    pub stage: &'a str,
    /// What its step is called; empty where it stands on the stage as a whole.
    pub step: &'a str,
    /// Impact by effort, where both are known; from 0.2 to 5.
    pub ratio: Option<f64>,
    /// The pains that it answers.
    pub answers: Vec<Answered<'a>>,
    /// The research that it rests on, by name, else by id.
    pub evidence: Vec<&'a str>,
    /// Whose it is, by name.
    pub whose: Vec<&'a str>,
}

/// A pain that an opportunity answers.
#[derive(Clone, Copy, Debug)]
pub struct Answered<'a> {
    /// Its words.
    pub text: &'a str,
    /// How much it hurts.
    pub severity: Option<Severity>,
}

/// Every opportunity: by impact over effort, then by impact; those of which one is not known last; else as on the map.
pub fn backlog(map: &JourneyMap) -> Vec<Item<'_>> {
    let mut items = Vec::new();
    for stage in &map.stages {
        items.extend(stage.facts.opportunities.iter().map(|opportunity| item(map, opportunity, &stage.name, "")));
        for step in &stage.steps {
            let of_step = step.facts.opportunities.iter();
            items.extend(of_step.map(|opportunity| item(map, opportunity, &stage.name, &step.action)));
        }
    }
    items.sort_by(|one, other| {
        let by_ratio = descending(one.ratio, other.ratio);
        by_ratio.then_with(|| other.opportunity.impact.cmp(&one.opportunity.impact))
    });
    items
}

/// The larger first, what is unknown last.
fn descending(one: Option<f64>, other: Option<f64>) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => other.total_cmp(&one),
        (one, other) => other.is_some().cmp(&one.is_some()),
    }
}

fn item<'a>(map: &'a JourneyMap, opportunity: &'a Opportunity, stage: &'a str, step: &'a str) -> Item<'a> {
    let ratio = match (opportunity.impact, opportunity.effort) {
        (Some(impact), Some(effort)) if effort > 0 => Some(impact as f64 / effort as f64),
        _ => None,
    };
    let marks = &opportunity.remark.marks;
    let research = marks.evidence.iter().filter_map(|index| map.research.get(*index));
    Item {
        opportunity,
        stage,
        step,
        ratio,
        answers: opportunity.addresses.iter().map(|target| answered(map, target)).collect(),
        evidence: research.map(|research| research.name.as_deref().unwrap_or(&research.id)).collect(),
        whose: marks.whose.iter().filter_map(|whose| name(map, *whose)).collect(),
    }
}

fn name(map: &JourneyMap, whose: crate::model::item::Whose) -> Option<&str> {
    use crate::model::item::Whose;
    match whose {
        Whose::Persona(index) => map.personas.get(index).map(|persona| persona.name.as_str()),
        Whose::Segment(index) => map.segments.get(index).map(|segment| segment.name.as_str()),
    }
}

fn answered<'a>(map: &'a JourneyMap, target: &'a Target) -> Answered<'a> {
    let baseline = map.comparison.as_ref().filter(|_| target.in_baseline).map(|comparison| &*comparison.baseline);
    let found = pains(baseline.unwrap_or(map)).find(|pain| pain.remark.span == target.span);
    match found {
        Some(pain) => Answered { text: &pain.remark.text, severity: pain.severity },
        None => Answered { text: &target.label, severity: None },
    }
}

fn pains(map: &JourneyMap) -> impl Iterator<Item = &Point> {
    let of_people = map.personas.iter().flat_map(|persona| &persona.pain_points);
    let places = map.stages.iter().flat_map(|stage| {
        let steps = stage.steps.iter().map(|step| &step.facts);
        std::iter::once(&stage.facts).chain(steps)
    });
    of_people.chain(places.flat_map(|facts: &Facts| &facts.pain_points))
}
