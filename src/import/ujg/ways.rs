//! States and transitions: which steps there are, in which order, and which ways are flows.

use super::graph::Vertex;
use super::journey::{Building, StageRecord, StepRecord};
use super::order::order;
use super::places::Place;
use super::record::Record;
use crate::import::spanned::{Node, Value};
use crate::source::Span;

impl<'n> Building<'_, 'n> {
    /// The states of the journey; all where there is none.
    pub(super) fn states(&mut self, journey: Option<&Vertex<'n>>) -> Vec<Vertex<'n>> {
        let is_state = |vertex: &Vertex<'_>| matches!(vertex.kind, "State" | "CompositeState");
        let Some(journey) = journey else {
            return self.graph.nodes.iter().filter(|vertex| is_state(vertex)).copied().collect();
        };
        let mut states = Vec::new();
        for (iri, at) in journey.references("stateRefs") {
            match self.graph.find(iri).filter(is_state) {
                Some(state) => states.push(state),
                None => self.ledger.unmapped("reference", at, "no state of this file has this identifier"),
            }
        }
        states
    }

    /// The transitions of the journey, with the places of their states.
    pub(super) fn ways(
        &mut self,
        journey: Option<&Vertex<'n>>,
        states: &[Vertex<'n>],
    ) -> Vec<(Vertex<'n>, usize, usize)> {
        let listed = journey.filter(|journey| journey.entry("transitionRefs").is_some());
        let all: Vec<Vertex<'n>> = match listed {
            Some(journey) => {
                let mut found = Vec::new();
                for (iri, at) in journey.references("transitionRefs") {
                    match self.graph.find(iri).filter(|vertex| vertex.kind == "Transition") {
                        Some(way) => found.push(way),
                        None => self.ledger.unmapped("reference", at, "no transition of this file has this identifier"),
                    }
                }
                found
            }
            None => self.graph.of("Transition").collect(),
        };
        let place = |way: &Vertex<'n>, name: &str| {
            let (iri, _) = way.references(name).first().copied()?;
            states.iter().position(|state| state.iri == iri)
        };
        let mut ways = Vec::new();
        for way in all {
            match (place(&way, "from"), place(&way, "to")) {
                (Some(from), Some(to)) => ways.push((way, from, to)),
                _ if listed.is_some() => {
                    if let Some(told) = self.told.get_mut(way.number).filter(|told| !**told) {
                        *told = true;
                        let why = "an end of it is no state of this journey";
                        self.ledger.unmapped("transition", way.node.span, why);
                    }
                }
                _ => {}
            }
        }
        ways
    }

    /// The place of the state that the journey begins at.
    pub(super) fn start(&self, journey: Option<&Vertex<'n>>, states: &[Vertex<'n>]) -> Option<usize> {
        let journey = journey?;
        let first = |vertex: &Vertex<'n>, name: &str| vertex.references(name).first().map(|(iri, _)| *iri);
        let entry = first(journey, "defaultEntryRef").and_then(|iri| self.graph.find(iri));
        let state = entry.and_then(|entry| first(&entry, "stateRef")).or_else(|| first(journey, "startState"))?;
        states.iter().position(|vertex| vertex.iri == state)
    }

    /// The steps in the order of the journey: for each state those that refer to it, else the state itself.
    pub(super) fn places(
        &mut self,
        states: &[Vertex<'n>],
        ways: &[(Vertex<'n>, usize, usize)],
        start: Option<usize>,
        is_alone: bool,
    ) -> Vec<Place<'n>> {
        let plain: Vec<(usize, usize)> =
            ways.iter().filter(|(way, ..)| way.ours().is_none()).map(|(_, from, to)| (*from, *to)).collect();
        let led_to = |state: &usize| plain.iter().any(|(from, to)| to == state && from != state);
        let start = start.or_else(|| (0..states.len()).find(|state| !led_to(state))).unwrap_or(0);
        let steps: Vec<Vertex<'n>> = self.graph.of("ExperienceStep").collect();
        let mut placed = vec![false; steps.len()];
        let mut places: Vec<Place<'n>> = Vec::new();
        for at in order(states.len(), start, &plain) {
            let Some(state) = states.get(at) else { continue };
            let mut has_steps = false;
            for (number, step) in steps.iter().enumerate() {
                let references = step.references("stateRefs");
                if !references.iter().any(|(iri, _)| *iri == state.iri) {
                    continue;
                }
                has_steps = true;
                if let Some(placed) = placed.get_mut(number).filter(|placed| !**placed) {
                    *placed = true;
                    let of = references.iter().filter_map(|(iri, _)| states.iter().find(|state| state.iri == *iri));
                    places.push(Place { vertex: *step, states: of.copied().collect(), is_loose: false });
                }
            }
            if !has_steps {
                places.push(Place { vertex: *state, states: Vec::new(), is_loose: false });
            }
        }
        if is_alone {
            let loose = steps.iter().zip(placed).filter(|(_, placed)| !placed);
            places.extend(loose.map(|(step, _)| Place { vertex: *step, states: Vec::new(), is_loose: true }));
        }
        places
    }

    /// Ways that are not the next step, or have words.
    pub(super) fn flows(&mut self, ways: &[(Vertex<'n>, usize, usize)], stages: &[StageRecord]) {
        let steps: Vec<&StepRecord> = stages.iter().flat_map(|stage| &stage.steps).collect();
        let mut flows = Vec::new();
        for (way, ..) in ways {
            let end = |name: &str| {
                let (iri, at) = way.references(name).first().copied()?;
                let key = way.entry(name)?.at;
                let place = steps.iter().position(|step| step.iris.iter().any(|known| known == iri))?;
                Some((place, Node::text(steps.get(place)?.id.clone(), at), key))
            };
            let (Some((from, from_node, from_key)), Some((to, to_node, to_key))) = (end("from"), end("to")) else {
                continue;
            };
            let label = way.text("label");
            self.tell(way, &["from", "to", "label"]);
            let says_nothing = way.ours().is_none() && label.is_none();
            // Between states of one step there is no way.
            let is_inside = from == to && way.references("from") != way.references("to");
            if says_nothing && (to == from + 1 || is_inside) {
                self.refers(way, &["from", "to"]);
                continue;
            }
            let mut record = Record::of(way);
            for (key, node, at) in [("from", from_node, from_key), ("to", to_node, to_key)] {
                let is_same = |stage: &StageRecord| {
                    let of_it = if key == "from" { stage.steps.last() } else { stage.steps.first() };
                    stage.record.text("id") == record.text(key)
                        && of_it.is_some_and(|step| Some(&*step.id) == node.words())
                };
                if record.text(key).is_some() && stages.iter().any(is_same) {
                    self.refers(way, &[key]);
                } else {
                    record.set(key, at, node);
                }
            }
            if let Some(label) = &label {
                record.say("label", label, "");
            }
            flows.push(record.into_node());
        }
        if !flows.is_empty() {
            self.map.add("flows", Node::new(Value::List(flows), Span::new(0, 0)));
        }
    }

    /// Steps that no transition leads to from the step before: their order was guessed.
    pub(super) fn gaps(&mut self, ways: &[(Vertex<'n>, usize, usize)], stages: &[StageRecord]) {
        let steps: Vec<&StepRecord> = stages.iter().flat_map(|stage| &stage.steps).collect();
        let leads = |from: &StepRecord, to: &StepRecord| {
            ways.iter().any(|(way, ..)| {
                let is_at = |name: &str, step: &StepRecord| {
                    way.references(name).iter().any(|(iri, _)| step.iris.iter().any(|known| known == iri))
                };
                is_at("from", from) && is_at("to", to)
            })
        };
        for (from, to) in steps.iter().zip(steps.iter().skip(1)) {
            let is_one = from.iris.iter().any(|iri| to.iris.contains(iri));
            if let Some(at) = to.label.filter(|_| !is_one && !leads(from, to)) {
                let why = "no transition leads here from the step before; where it stands was guessed";
                if !self.guesses.iter().any(|(known, _)| *known == at) {
                    self.guesses.push((at, why.to_owned()));
                }
            }
        }
    }
}
