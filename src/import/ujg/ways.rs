//! States and transitions: which steps there are, in which order, and which ways are flows.

use std::collections::{BTreeMap, BTreeSet};

use super::building::{Building, StageRecord, StepRecord, where_steps_are};
use super::graph::Vertex;
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
        let at: BTreeMap<&str, usize> = states.iter().enumerate().map(|(at, state)| (state.iri, at)).collect();
        let place = |way: &Vertex<'n>, name: &str| {
            let (iri, _) = way.references(name).first().copied()?;
            at.get(iri).copied()
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
        let led_to: BTreeSet<usize> = plain.iter().filter(|(from, to)| from != to).map(|(_, to)| *to).collect();
        let start = start.or_else(|| (0..states.len()).find(|state| !led_to.contains(state))).unwrap_or(0);
        let at: BTreeMap<&str, usize> = states.iter().enumerate().map(|(at, state)| (state.iri, at)).collect();
        let steps: Vec<Vertex<'n>> = self.graph.of("ExperienceStep").collect();
        // The states of each step, and the steps of each state.
        let states_of: Vec<Vec<usize>> = steps
            .iter()
            .map(|step| step.references("stateRefs").iter().filter_map(|(iri, _)| at.get(iri).copied()).collect())
            .collect();
        let mut steps_of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (step, of) in states_of.iter().enumerate() {
            for state in of {
                steps_of.entry(*state).or_default().push(step);
            }
        }
        let mut placed = vec![false; steps.len()];
        let mut places: Vec<Place<'n>> = Vec::new();
        for at in order(states.len(), start, &plain) {
            let Some(state) = states.get(at) else { continue };
            let Some(of_it) = steps_of.get(&at) else {
                places.push(Place { vertex: *state, states: Vec::new(), is_loose: false });
                continue;
            };
            for number in of_it {
                let (Some(step), Some(of), Some(placed)) =
                    (steps.get(*number), states_of.get(*number), placed.get_mut(*number))
                else {
                    continue;
                };
                if !std::mem::replace(placed, true) {
                    let of = of.iter().filter_map(|state| states.get(*state).copied()).collect();
                    places.push(Place { vertex: *step, states: of, is_loose: false });
                }
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
        let at = where_steps_are(stages);
        // A flow of ours may begin at a stage and lead to one: each by its id, with its last and its first step.
        let mut ends: BTreeSet<(&str, String, String)> = BTreeSet::new();
        for stage in stages {
            // A stage without an id is one that the graph does not have.
            let Some(id) = stage.record.text("id").map(str::to_owned) else { continue };
            ends.extend(stage.steps.last().map(|step| ("from", id.clone(), step.id.clone())));
            ends.extend(stage.steps.first().map(|step| ("to", id, step.id.clone())));
        }
        let mut flows = Vec::new();
        for (way, ..) in ways {
            let end = |name: &str| {
                let (iri, span) = way.references(name).first().copied()?;
                let key = way.entry(name)?.at;
                let place = at.get(iri)?.number;
                Some((place, Node::text(steps.get(place)?.id.clone(), span), key))
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
                let kept = record.text(key).unwrap_or_default().to_owned();
                if ends.contains(&(key, kept, node.words().unwrap_or_default().to_owned())) {
                    self.refers(way, &[key]);
                } else {
                    if let Some(stale) = record.take(key) {
                        self.frame(Span::new(stale.at.start, stale.node.span.end));
                    }
                    record.set(key, at, node);
                }
            }
            if let Some(label) = &label {
                self.say(&mut record, "label", label, "");
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
        let at = where_steps_are(stages);
        let place = |way: &Vertex<'n>, name: &str| {
            let (iri, _) = way.references(name).first().copied()?;
            at.get(iri).map(|at| at.number)
        };
        let led: BTreeSet<_> = ways.iter().map(|(way, ..)| (place(way, "from"), place(way, "to"))).collect();
        let guessed: BTreeSet<Span> = self.guesses.iter().map(|(span, _)| *span).collect();
        for (number, (from, to)) in steps.iter().zip(steps.iter().skip(1)).enumerate() {
            let is_one = from.iris.iter().any(|iri| to.iris.contains(iri));
            let is_led = led.contains(&(Some(number), Some(number + 1)));
            if let Some(at) = to.label.filter(|at| !is_one && !is_led && !guessed.contains(at)) {
                let why = "no transition leads here from the step before; where it stands was guessed";
                self.guesses.push((at, why.to_owned()));
            }
        }
    }
}
