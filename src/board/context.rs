//! What lanes and panels need at hand: the map, its words, and what is counted once for the whole board.

use std::collections::{BTreeMap, BTreeSet};

use super::card::{Card, Tone};
use super::channels::ChannelNumbers;
use super::shape::{Boxes, Cells, Floor, Shape};
use crate::model::JourneyMap;
use crate::model::comparison::OldPain;
use crate::model::item::{Cell, Point, Remark};
use crate::model::people::Persona;
use crate::model::stage::{Facts, Stage, Step};
use crate::source::Span;
use crate::spec::journey::MapType;
use crate::words::Words;

/// What a lane needs at hand.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The map.
    pub map: &'a JourneyMap,
    /// The words of its language.
    pub words: &'static Words,
    /// The pains that others refer to by number.
    pub(super) pains: &'a PainNumbers,
    /// The number of each channel.
    pub(super) channels: &'a ChannelNumbers,
    /// The personas that are shown, by place in the map's list.
    pub people: &'a [usize],
}

/// The number of each pain that others refer to, by its place and whether it stands in the baseline.
pub(super) type PainNumbers = BTreeMap<(Span, bool), usize>;

/// Numbers the pains that others refer to in the order in which they are shown: those of this map, then those of the
/// baseline that it does not repeat.
pub(super) fn pain_numbers(map: &JourneyMap) -> PainNumbers {
    let all = || map.stages.iter().flat_map(stage_facts);
    let addressed: BTreeSet<(Span, bool)> = all()
        .flat_map(|facts| {
            let gains = facts.gains.iter().flat_map(|gain| &gain.addresses);
            gains.chain(facts.opportunities.iter().flat_map(|opportunity| &opportunity.addresses))
        })
        .map(|target| (target.span, target.in_baseline))
        .collect();
    let here = all().flat_map(|facts| &facts.pain_points).map(|pain| (pain.remark.span, false));
    let old = map.comparison.iter().flat_map(|comparison| {
        let facts = comparison.baseline.stages.iter().flat_map(stage_facts);
        let personas = comparison.baseline.personas.iter().flat_map(|persona| &persona.pain_points);
        facts.flat_map(|facts| &facts.pain_points).chain(personas).map(|pain| (pain.remark.span, true))
    });
    let mut numbers = PainNumbers::new();
    let pains = here.chain(old).filter(|pain| addressed.contains(pain));
    for (number, pain) in (1..).zip(pains) {
        numbers.entry(pain).or_insert(number);
    }
    numbers
}

/// What stands on a stage, then what stands on its steps.
fn stage_facts(stage: &Stage) -> impl Iterator<Item = &Facts> {
    std::iter::once(&stage.facts).chain(stage.steps.iter().map(|step| &step.facts))
}

impl<'a> Context<'a> {
    /// Cells from what stands on stages and steps.
    pub(super) fn cells<T>(&self, choose: impl Fn(&'a Facts) -> Vec<T>) -> Cells<T> {
        Cells {
            stages: self.map.stages.iter().map(|stage| choose(&stage.facts)).collect(),
            columns: self.steps().map(|step| choose(&step.facts)).collect(),
        }
    }

    /// All steps, in order.
    pub(super) fn steps(&self) -> impl Iterator<Item = &'a Step> {
        self.map.stages.iter().flat_map(|stage| &stage.steps)
    }

    /// All stages, in order.
    pub(super) fn stages(&self) -> impl Iterator<Item = &'a Stage> {
        self.map.stages.iter()
    }

    /// Cells of plain words.
    pub(super) fn remarks(&self, tone: Tone, choose: fn(&'a Facts) -> &'a Vec<Remark>) -> Cells<Card> {
        self.cells(|facts| choose(facts).iter().map(|remark| self.remark(remark, tone)).collect())
    }

    /// Cells of pains, gains, needs or expectations.
    pub(super) fn points(&self, tone: Tone, choose: fn(&'a Facts) -> &'a Vec<Point>) -> Cells<Card> {
        self.cells(|facts| choose(facts).iter().map(|point| self.point(point, tone)).collect())
    }

    /// Boxes of one floor of a blueprint.
    pub(super) fn boxes(&self, floor: Floor, choose: fn(&'a Facts) -> &'a Vec<Cell>) -> Option<Shape> {
        let cells = self.cells(|facts| choose(facts).iter().map(|cell| self.blueprint_cell(cell)).collect());
        (!cells.is_empty()).then_some(Shape::Boxes(Boxes { floor, cells }))
    }

    /// Whether the map is a blueprint, in which actions are boxes too.
    pub(super) fn is_blueprint(&self) -> bool {
        self.map.map_type == MapType::ServiceBlueprint
    }

    /// The number of a pain that others refer to: "P1".
    pub(super) fn pain_number(&self, span: Span, in_baseline: bool) -> Option<String> {
        self.pains.get(&(span, in_baseline)).map(|number| format!("P{number}"))
    }

    /// The number of a pain of the baseline.
    pub(super) fn old_pain_number(&self, pain: &OldPain) -> Option<String> {
        let comparison = self.map.comparison.as_ref()?;
        let facts = comparison
            .baseline
            .stages
            .iter()
            .flat_map(|stage| std::iter::once(&stage.facts).chain(stage.steps.iter().map(|step| &step.facts)));
        let personas = comparison.baseline.personas.iter().flat_map(|persona| &persona.pain_points);
        let mut pains = facts.flat_map(|facts| &facts.pain_points).chain(personas);
        let found = pains.find(|old| old.remark.text == pain.text && old.remark.id == pain.id)?;
        self.pain_number(found.remark.span, true)
    }

    /// The personas that have a curve of their own, by place in the map's list.
    pub(super) fn curve_personas(&self) -> Vec<usize> {
        let mut personas: Vec<usize> = Vec::new();
        for step in self.steps() {
            for feeling in step.facts.emotions.iter().chain(&step.facts.engagement) {
                for whose in &feeling.marks.whose {
                    match whose {
                        crate::model::item::Whose::Persona(index) if !personas.contains(index) => personas.push(*index),
                        crate::model::item::Whose::Persona(_) | crate::model::item::Whose::Segment(_) => {}
                    }
                }
            }
        }
        personas.sort_unstable();
        personas
    }

    /// The personas that are shown, with their place in the map's list.
    pub(super) fn personas(&self) -> impl Iterator<Item = (usize, &'a Persona)> {
        let all = self.map.personas.iter().enumerate();
        let people = self.people;
        all.filter(move |(index, _)| people.contains(index))
    }

    /// A segment with its share.
    pub(super) fn segment(&self, index: usize) -> String {
        self.map.segments.get(index).map(|segment| segment.name.clone()).unwrap_or_default()
    }
}
