//! What is done about pain points: which opportunities answer which.

use std::collections::{BTreeMap, BTreeSet};

use super::{Place, Subject};
use crate::model::item::{Opportunity, Point};
use crate::model::stage::Facts;
use crate::source::Span;
use crate::spec::card::{Progress, Severity};

/// Whether an opportunity is neither done nor dropped.
pub(super) fn is_open(opportunity: &Opportunity) -> bool {
    !matches!(opportunity.status, Some(Progress::Done | Progress::Dropped))
}

/// Whether a pain point is high or critical.
pub(super) fn is_high(pain: &Point) -> bool {
    pain.severity >= Some(Severity::High)
}

/// The opportunities and gains of a map by the pain points that they say they address.
#[derive(Debug)]
pub(super) struct Work<'a> {
    opportunities: BTreeMap<Span, Vec<&'a Opportunity>>,
    gains: BTreeSet<Span>,
}

impl<'a> Work<'a> {
    /// What is done in a map.
    pub(super) fn of(subject: &Subject<'a>) -> Self {
        let mut work = Self { opportunities: BTreeMap::new(), gains: BTreeSet::new() };
        for facts in subject.places().map(|place| place.facts) {
            for opportunity in &facts.opportunities {
                for pain in opportunity.addresses.iter().filter(|pain| !pain.in_baseline) {
                    work.opportunities.entry(pain.span).or_default().push(opportunity);
                }
            }
            let addressed = facts.gains.iter().flat_map(|gain| &gain.addresses);
            work.gains.extend(addressed.filter(|pain| !pain.in_baseline).map(|pain| pain.span));
        }
        work
    }

    /// The opportunities that answer a pain point of a step or stage: those that say so, and those of its step and stage
    /// that do not say what they address. For a pain point of a whole stage, those of its steps count as well.
    pub(super) fn answers(&self, place: Place<'a>, pain: &Point) -> Vec<&'a Opportunity> {
        let said = self.opportunities.get(&pain.remark.span).into_iter().flatten().copied();
        let near = near(place).flat_map(|facts| &facts.opportunities);
        said.chain(near.filter(|opportunity| opportunity.addresses.is_empty())).collect()
    }

    /// Whether an opportunity or a gain says that it addresses a pain point, wherever that stands.
    pub(super) fn is_addressed(&self, pain: &Point) -> bool {
        let at = pain.remark.span;
        let open = |all: &Vec<&Opportunity>| all.iter().any(|one| one.status != Some(Progress::Dropped));
        self.gains.contains(&at) || self.opportunities.get(&at).is_some_and(open)
    }

    /// Whether something is still to be done at a place: by an opportunity that stands there, or that answers what hurts
    /// there.
    pub(super) fn goes_on_at(&self, place: Place<'a>) -> bool {
        let answered = |pain: &Point| {
            self.opportunities.get(&pain.remark.span).is_some_and(|all| all.iter().any(|one| is_open(one)))
        };
        near(place).any(|facts| facts.opportunities.iter().any(is_open) || facts.pain_points.iter().any(answered))
    }
}

/// The facts of a step and its stage, or of a stage and all its steps.
pub(super) fn near(place: Place<'_>) -> impl Iterator<Item = &Facts> {
    let count = if place.step.is_some() { 0 } else { place.stage.steps.len() };
    let own = place.step.map(|step| &step.facts);
    let below = place.stage.steps.iter().take(count).map(|step| &step.facts);
    std::iter::once(&place.stage.facts).chain(own).chain(below)
}
