//! A journey of a graph as the document of a map: its head, the order of its steps, its phases and its flows.

use std::collections::{BTreeMap, BTreeSet};

use super::building::{Building, StageRecord};
use super::graph::{Graph, Term, Vertex};
use super::places::Place;
use super::record::{Record, made};
use super::surplus;
use crate::diagnostic::Findings;
use crate::import::Imported;
use crate::import::beside::Neighbours;
use crate::import::foreign::{Foreign, refusal};
use crate::import::ledger::Ledger;
use crate::import::parts::Parts;
use crate::source::Span;
use crate::spec::slug::slug;

/// Where a map comes from.
pub(super) struct From<'f, 'n> {
    /// The file.
    pub(super) foreign: &'f Foreign,
    /// The graph in it.
    pub(super) graph: &'f Graph<'n>,
    /// The place of its journey among those of the file.
    pub(super) number: usize,
    /// Whether there is no other.
    pub(super) is_alone: bool,
}

/// The map of a journey, or of all steps where there is none. The first of several tells of what they share.
pub(super) fn map<'n>(
    from: &From<'_, 'n>,
    journey: Option<Vertex<'n>>,
    told: &mut Vec<bool>,
    neighbours: Neighbours,
) -> Result<Imported, Findings> {
    let graph = from.graph;
    let start = journey.map_or(Span::new(0, 0), |journey| journey.node.span);
    let mut building = Building {
        graph,
        ledger: Ledger::default(),
        guesses: Vec::new(),
        told,
        ids: ids(graph),
        references: BTreeSet::new(),
        owners: Vec::new(),
        map: journey.as_ref().map_or_else(|| Record::empty(start), Record::of),
    };
    let states = building.states(journey.as_ref());
    let ways = building.ways(journey.as_ref(), &states);
    let places = building.places(&states, &ways, building.start(journey.as_ref(), &states), from.is_alone);
    let mut stages = building.stages(&places, from.is_alone);
    if stages.is_empty() {
        let mut findings = Findings::new();
        let at = Span::new(start.start, start.start);
        let found = refusal(at, "this graph has neither steps nor states nor phases");
        findings.add(found.help("a map is made of `ExperienceStep` nodes, or of the `State` nodes of a `Journey`"));
        return Err(findings);
    }
    building.flows(&ways, &stages);
    building.gaps(&ways, &stages);
    building.pains(&mut stages);
    building.measures(journey.as_ref(), &mut stages);
    let title = building.head(from.foreign, journey.as_ref(), from.number);
    building.personas();
    building.finish(title.as_deref(), stages, neighbours)
}

/// The ids that our extensions give.
fn ids(graph: &Graph<'_>) -> BTreeMap<String, usize> {
    let ours = graph.nodes.iter().filter_map(|vertex| vertex.ours()?.get("id")?.words());
    ours.map(|id| (slug(id), 1)).collect()
}

impl<'n> Building<'_, 'n> {
    /// Says what became of a node, once.
    pub(super) fn tell(&mut self, vertex: &Vertex<'_>, known: &[&str]) {
        if let Some(told) = self.told.get_mut(vertex.number).filter(|told| !**told) {
            *told = true;
            vertex.tell(known, &mut self.ledger);
            surplus::tell(vertex, known, self.graph, &mut self.ledger);
        }
    }

    /// Says that a term of a node refers to what is told elsewhere.
    pub(super) fn refers(&mut self, vertex: &Vertex<'_>, names: &[&str]) {
        for entry in names.iter().filter_map(|name| vertex.entry(name)) {
            let whole = Span::new(entry.at.start, entry.node.span.end);
            if self.references.insert(whole) {
                self.ledger.frame(whole);
            }
        }
    }

    /// Sets words of a record from a label.
    pub(super) fn say(&mut self, record: &mut Record, key: &str, label: &Term<'_>, instead: &str) {
        for span in record.say(key, label, instead) {
            self.frame(span);
        }
    }

    /// Says of something that it says nothing by itself, once.
    pub(super) fn frame(&mut self, span: Span) {
        if self.references.insert(span) {
            self.ledger.frame(span);
        }
    }

    /// An id for a node that is none of ours.
    pub(super) fn id(&mut self, vertex: &Vertex<'_>, otherwise: &str) -> String {
        let tail = slug(&vertex.tail());
        let base = if tail.is_empty() { otherwise.to_owned() } else { tail };
        let mut number = self.ids.get(&base).copied().unwrap_or(0);
        loop {
            number += 1;
            let id = if number == 1 { base.clone() } else { format!("{base}-{number}") };
            if number == 1 || !self.ids.contains_key(&id) {
                self.ids.insert(id.clone(), 1);
                self.ids.insert(base, number);
                return id;
            }
        }
    }

    /// Stages with their steps.
    fn stages(&mut self, places: &[Place<'n>], is_alone: bool) -> Vec<StageRecord> {
        let mut phases: Vec<Vertex<'n>> = self.graph.of("Phase").collect();
        phases.sort_by(|one, other| {
            let order = |vertex: &Vertex<'_>| vertex.number("order").unwrap_or(f64::INFINITY);
            order(one).total_cmp(&order(other))
        });
        let reference = |place: &Place<'n>| place.vertex.references("phaseRef").first().map(|(iri, _)| *iri);
        if !is_alone {
            phases.retain(|phase| places.iter().any(|place| reference(place) == Some(phase.iri)));
        }
        // Behind the phases stands the stage of steps that belong to none.
        let mut of: Vec<usize> = Vec::new();
        let mut has_none = false;
        for place in places {
            let known = reference(place).and_then(|iri| phases.iter().position(|phase| phase.iri == iri));
            if known.is_none() && reference(place).is_some() {
                let at = place.vertex.entry("phaseRef").map_or(place.vertex.node.span, |entry| entry.node.span);
                self.ledger.unmapped("reference", at, "no phase of this file has this identifier");
            }
            let at = known.or_else(|| of.last().copied()).unwrap_or(phases.len());
            if let Some(label) = place.vertex.text("label").filter(|_| known.is_none() && at < phases.len()) {
                self.guesses.push((label.at, "it belongs to no phase; it goes with the step before it".to_owned()));
            }
            has_none |= at == phases.len();
            of.push(at);
        }
        let parts = Parts::new(phases.len() + usize::from(has_none), &of);
        let mut stages: Vec<StageRecord> = Vec::new();
        let mut last = f64::NEG_INFINITY;
        for (at, part) in parts.stages.iter().enumerate() {
            let stage = if let Some(phase) = phases.get(*part) {
                if !parts.returns(at) {
                    self.follows(phase, &mut last);
                }
                self.stage(phase, parts.returns(at))
            } else {
                let mut record = Record::empty(Span::new(0, 0));
                record.add("name", made("Journey", Span::new(0, 0)));
                StageRecord { record, label: String::new(), phase: None, steps: Vec::new() }
            };
            stages.push(stage);
        }
        for (place, at) in places.iter().zip(&parts.of) {
            if let Some(stage) = stages.get_mut(*at) {
                let step = self.step(place, stage);
                stage.steps.push(step);
            }
        }
        stages
    }

    /// Tells of a phase whose `order` is not that of its steps; `last` is the highest before it.
    fn follows(&mut self, phase: &Vertex<'n>, last: &mut f64) {
        let order = phase.number("order").unwrap_or(*last);
        if let Some(label) = phase.text("label").filter(|_| order < *last) {
            self.guesses.push((label.at, "its `order` is another; it stands where its steps do".to_owned()));
        }
        *last = last.max(order);
    }

    fn stage(&mut self, phase: &Vertex<'n>, returns: bool) -> StageRecord {
        let label = phase.text("label");
        let shown = label.as_ref().map(|label| label.text.to_owned()).unwrap_or_default();
        let mut record = if returns { Record::empty(phase.node.span) } else { Record::of(phase) };
        match &label {
            Some(label) => self.say(&mut record, "name", label, ""),
            None if record.get("name").is_none() => record.add("name", made("?", phase.node.span)),
            None => {}
        }
        if !returns && !record.is_ours {
            let id = self.id(phase, "stage");
            record.add("id", made(id, phase.node.span));
        }
        self.tell(phase, &["label", "order"]);
        self.refers(phase, &["order"]);
        StageRecord { record, label: shown, phase: Some(phase.number), steps: Vec::new() }
    }

    /// Title and marks of the map. What it is called where the graph does not say so.
    fn head(&mut self, foreign: &Foreign, journey: Option<&Vertex<'n>>, number: usize) -> Option<String> {
        let Some(journey) = journey else { return Some(untitled(foreign, 0)) };
        let label = journey.text("label");
        if let Some(label) = &label {
            let silent = self.map.say("title", label, "");
            for span in silent {
                self.frame(span);
            }
        }
        self.map.tags(journey);
        if let Some((node, key)) = self.owner(journey) {
            self.map.set("owner", key, node);
        }
        let entries: Vec<&str> = ["entryRefs", "defaultEntryRef"]
            .iter()
            .flat_map(|name| journey.references(name))
            .map(|(iri, _)| iri)
            .collect();
        for entry in entries.into_iter().filter_map(|iri| self.graph.find(iri)) {
            self.tell(&entry, &["stateRef"]);
            self.refers(&entry, &["stateRef"]);
        }
        let known = [
            "label",
            "tags",
            "responsibleActorRef",
            "entryRefs",
            "defaultEntryRef",
            "startState",
            "stateRefs",
            "transitionRefs",
        ];
        self.tell(journey, &known);
        self.refers(journey, &["entryRefs", "defaultEntryRef", "startState", "stateRefs", "transitionRefs"]);
        (label.is_none() && self.map.get("title").is_none()).then(|| untitled(foreign, number))
    }

    /// Actors who are not there to answer for something.
    fn personas(&mut self) {
        let actors: Vec<Vertex<'n>> =
            self.graph.of("Actor").filter(|actor| !self.owners.contains(&actor.number)).collect();
        for actor in actors {
            let Some(label) = actor.text("label") else { continue };
            let mut record = Record::of(&actor);
            self.say(&mut record, "name", &label, "");
            if !record.is_ours {
                let id = self.id(&actor, "persona");
                record.add("id", made(id, actor.node.span));
                self.guesses.push((label.at, "an actor is a person or a system; it is taken for a persona".to_owned()));
            }
            self.tell(&actor, &["label"]);
            self.map.push("personas", record.into_node());
        }
    }
}

fn untitled(foreign: &Foreign, number: usize) -> String {
    let stem = Some(foreign.stem()).filter(|stem| !stem.is_empty()).unwrap_or("Journey");
    if number == 0 { stem.to_owned() } else { format!("{stem} {}", number + 1) }
}
