//! A journey of a graph as the document of a map: its head, the order of its steps, its phases and its flows.

use std::collections::BTreeSet;

use serde_json::Value as Schema;

use super::graph::{Graph, Vertex};
use super::order::order;
use super::places::Place;
use super::record::{Record, made};
use crate::data;
use crate::diagnostic::Findings;
use crate::import::Imported;
use crate::import::foreign::{Foreign, refusal};
use crate::import::ledger::Ledger;
use crate::import::loss::Fate;
use crate::import::own::{document, json::shape::Shape};
use crate::import::parts::Parts;
use crate::import::spanned::{Node, Value};
use crate::import::tree::{Field, Page, Tree};
use crate::source::Span;
use crate::spec::slug::slug;

/// Why a map without a title has one.
const UNTITLED: &str = "the graph has no title; this is the name of its file";
/// Why a map has a type.
const UNTYPED: &str = "the graph does not say what kind of map it is";

/// A map as it is made.
pub(super) struct Building<'b, 'n> {
    pub(super) graph: &'b Graph<'n>,
    pub(super) ledger: Ledger,
    /// What was guessed: the value that comes of it, and why.
    pub(super) guesses: Vec<(Span, String)>,
    /// Which nodes were told of.
    told: &'b mut Vec<bool>,
    /// Ids that something has.
    ids: BTreeSet<String>,
    /// Actors who answer for something.
    pub(super) owners: Vec<usize>,
    /// The map's own keys.
    pub(super) map: Record,
}

/// A stage with its steps.
pub(super) struct StageRecord {
    pub(super) record: Record,
    pub(super) label: String,
    pub(super) phase: Option<usize>,
    pub(super) steps: Vec<StepRecord>,
}

/// A step.
pub(super) struct StepRecord {
    pub(super) record: Record,
    /// The identifiers that mean it: its own and those of its states.
    pub(super) iris: Vec<String>,
    pub(super) id: String,
}

/// The map of a journey, or of all steps where there is none. The first of several tells of what they share.
pub(super) fn map<'n>(
    foreign: &Foreign,
    graph: &Graph<'n>,
    journey: Option<Vertex<'n>>,
    number: usize,
    count: usize,
    told: &mut Vec<bool>,
) -> Result<Imported, Findings> {
    let start = journey.map_or(Span::new(0, 0), |journey| journey.node.span);
    let mut building = Building {
        graph,
        ledger: Ledger::default(),
        guesses: Vec::new(),
        told,
        ids: ids(graph),
        owners: Vec::new(),
        map: journey.as_ref().map_or_else(|| Record::empty(start), Record::of),
    };
    let states = building.states(journey.as_ref());
    let ways = building.ways(journey.as_ref(), &states);
    let places = building.places(&states, &ways, building.start(journey.as_ref(), &states), count == 1);
    let mut stages = building.stages(&places, count == 1);
    if stages.is_empty() {
        let mut findings = Findings::new();
        let at = Span::new(start.start, start.start);
        let found = refusal(at, "this graph has neither steps nor states nor phases");
        findings.add(found.help("a map is made of `ExperienceStep` nodes, or of the `State` nodes of a `Journey`"));
        return Err(findings);
    }
    building.flows(&ways, &stages);
    building.pains(&mut stages);
    building.measures(journey.as_ref(), &mut stages);
    let title = building.head(foreign, journey.as_ref(), number);
    building.personas();
    building.finish(title, stages, foreign)
}

/// The ids that our extensions give.
fn ids(graph: &Graph<'_>) -> BTreeSet<String> {
    let ours = graph.nodes.iter().filter_map(|vertex| vertex.ours()?.get("id")?.words());
    ours.map(slug).collect()
}

impl<'n> Building<'_, 'n> {
    /// Says what became of a node, once.
    pub(super) fn tell(&mut self, vertex: &Vertex<'_>, known: &[&str]) {
        if let Some(told) = self.told.get_mut(vertex.number).filter(|told| !**told) {
            *told = true;
            vertex.tell(known, &mut self.ledger);
        }
    }

    /// Says that a term of a node refers to what is told elsewhere.
    pub(super) fn refers(&mut self, vertex: &Vertex<'_>, names: &[&str]) {
        for entry in names.iter().filter_map(|name| vertex.entry(name)) {
            let whole = Span::new(entry.at.start, entry.node.span.end);
            if !self.ledger.entries.iter().any(|told| told.span == whole) {
                self.ledger.frame(whole);
            }
        }
    }

    /// An id for a node that is none of ours.
    pub(super) fn id(&mut self, vertex: &Vertex<'_>, otherwise: &str) -> String {
        let tail = slug(&vertex.tail());
        let base = if tail.is_empty() { otherwise.to_owned() } else { tail };
        let mut ids = (1..).map(|number| if number == 1 { base.clone() } else { format!("{base}-{number}") });
        let id = ids.find(|id| !self.ids.contains(id)).unwrap_or_default();
        self.ids.insert(id.clone());
        id
    }

    fn states(&mut self, journey: Option<&Vertex<'n>>) -> Vec<Vertex<'n>> {
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
    fn ways(&mut self, journey: Option<&Vertex<'n>>, states: &[Vertex<'n>]) -> Vec<(Vertex<'n>, usize, usize)> {
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
    fn start(&self, journey: Option<&Vertex<'n>>, states: &[Vertex<'n>]) -> Option<usize> {
        let journey = journey?;
        let first = |vertex: &Vertex<'n>, name: &str| vertex.references(name).first().map(|(iri, _)| *iri);
        let entry = first(journey, "defaultEntryRef").and_then(|iri| self.graph.find(iri));
        let state = entry.and_then(|entry| first(&entry, "stateRef")).or_else(|| first(journey, "startState"))?;
        states.iter().position(|vertex| vertex.iri == state)
    }

    /// The steps in the order of the journey: for each state those that refer to it, else the state itself.
    fn places(
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
            has_none |= at == phases.len();
            of.push(at);
        }
        let parts = Parts::new(phases.len() + usize::from(has_none), &of);
        let mut stages: Vec<StageRecord> = Vec::new();
        for (at, part) in parts.stages.iter().enumerate() {
            let stage = match phases.get(*part) {
                Some(phase) => self.stage(phase, parts.returns(at)),
                None => {
                    let mut record = Record::empty(Span::new(0, 0));
                    record.add("name", made("Journey", Span::new(0, 0)));
                    StageRecord { record, label: String::new(), phase: None, steps: Vec::new() }
                }
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

    fn stage(&mut self, phase: &Vertex<'n>, returns: bool) -> StageRecord {
        let label = phase.text("label");
        let shown = label.as_ref().map(|label| label.text.to_owned()).unwrap_or_default();
        let mut record = if returns { Record::empty(phase.node.span) } else { Record::of(phase) };
        match &label {
            Some(label) => record.say("name", label, ""),
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

    /// Ways that are not the next step, or have words.
    fn flows(&mut self, ways: &[(Vertex<'n>, usize, usize)], stages: &[StageRecord]) {
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
            if way.ours().is_none() && label.is_none() && to == from + 1 {
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

    /// Title and marks of the map. What it is called where the graph does not say so.
    fn head(&mut self, foreign: &Foreign, journey: Option<&Vertex<'n>>, number: usize) -> Option<String> {
        let Some(journey) = journey else { return Some(untitled(foreign, 0)) };
        let label = journey.text("label");
        if let Some(label) = &label {
            self.map.say("title", label, "");
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
            record.say("name", &label, "");
            if !record.is_ours {
                let id = self.id(&actor, "persona");
                record.add("id", made(id, actor.node.span));
                self.guesses.push((label.at, "an actor is a person or a system; it is taken for a persona".to_owned()));
            }
            self.tell(&actor, &["label"]);
            self.map.push("personas", record.into_node());
        }
    }

    /// The document, read as our own JSON is.
    fn finish(
        mut self,
        title: Option<String>,
        stages: Vec<StageRecord>,
        foreign: &Foreign,
    ) -> Result<Imported, Findings> {
        let nowhere = Span::new(0, 0);
        let is_ours = self.map.is_ours;
        let list = stages.into_iter().map(|stage| {
            let mut record = stage.record;
            if !stage.steps.is_empty() {
                let steps = stage.steps.into_iter().map(|step| step.record.into_node()).collect();
                record.add("steps", Node::new(Value::List(steps), nowhere));
            }
            record.into_node()
        });
        let list = Node::new(Value::List(list.collect()), nowhere);
        self.map.add("stages", list);
        if let Some(title) = &title {
            self.map.add("title", made(crate::import::tree::marked(title), nowhere));
        }
        if !is_ours {
            let ends = [("min", -2.0), ("max", 2.0)].map(|(key, end)| (key, Node::new(Value::Number(end), nowhere)));
            let mut scale = Record::empty(nowhere);
            ends.into_iter().for_each(|(key, end)| scale.add(key, end));
            self.map.add("format", made(data::FORMAT, nowhere));
            self.map.add("version", Node::new(Value::Number(f64::from(data::VERSION)), nowhere));
            self.map.add("type", made("current-state", nowhere));
            self.map.add("lang", made("en", nowhere));
            self.map.add("scale", scale.into_node());
        }
        let mut root = self.map.into_node();
        let schema: Schema = serde_json::from_str(&data::schema()).unwrap_or_default();
        let mut shape = Shape::new(&schema);
        shape.check(&mut root);
        if !shape.findings.is_empty() {
            return Err(shape.findings);
        }
        let title = root.get("title").and_then(Node::words).unwrap_or_default().to_owned();
        let is_untitled = root.get("title").is_some_and(|node| node.span.is_empty());
        let mut read = document(root);
        let mut entries = shape.entries;
        entries.retain(|entry| !entry.span.is_empty());
        entries.retain(|entry| {
            !read.left_out.iter().any(|left| left.span.start <= entry.span.start && entry.span.end <= left.span.end)
        });
        entries.extend(read.left_out);
        for (span, why) in &self.guesses {
            let is_it = |entry: &&mut crate::import::loss::Entry| {
                entry.fate == Fate::Mapped && entry.span.end == span.end && entry.span.start <= span.start
            };
            for entry in entries.iter_mut().filter(is_it) {
                entry.fate = Fate::Guessed;
                entry.reason.clone_from(why);
            }
            read.fields.iter_mut().any(|field| comment(field, *span, why));
        }
        for field in &mut read.fields {
            if field.key == "type" && !is_ours {
                field.comments.push(format!("guessed: {UNTYPED}"));
            } else if field.key == "title" && is_untitled {
                field.comments.push(format!("guessed: {UNTITLED}"));
            }
        }
        if !is_ours {
            read.fields.retain(|field| field.key != "lang");
        }
        entries.extend(self.ledger.entries);
        let _ = foreign;
        Ok(Imported::new(title, Page::of(&read.fields, &[]), entries))
    }
}

fn untitled(foreign: &Foreign, number: usize) -> String {
    let stem = Some(foreign.stem()).filter(|stem| !stem.is_empty()).unwrap_or("Journey");
    if number == 0 { stem.to_owned() } else { format!("{stem} {}", number + 1) }
}

/// Says above the value of a place what was guessed; whether there is such a value.
fn comment(field: &mut Field, span: Span, why: &str) -> bool {
    if field.at == Some(span) && !matches!(field.value, Tree::Map(_)) {
        field.comments.push(format!("guessed: {why}"));
        return true;
    }
    match &mut field.value {
        Tree::Map(fields) => fields.iter_mut().any(|field| comment(field, span, why)),
        Tree::List(items) => items.iter_mut().any(|item| match &mut item.value {
            Tree::Map(fields) => fields.iter_mut().any(|field| comment(field, span, why)),
            _ if item.at == Some(span) => {
                item.comments.push(format!("guessed: {why}"));
                true
            }
            _ => false,
        }),
        _ => false,
    }
}
