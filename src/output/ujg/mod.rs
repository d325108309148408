//! UJG (User Journey Graph, JSON-LD): steps as states and experience steps, order and flows as transitions.
//!
//! All that UJG has no term for is an extension of the node that it belongs to. `docs/ujg.md` says which is which.

mod metrics;
mod nodes;

use serde_json::{Map, Value, json};

use super::{Output, Told, Writer};
use crate::data::{document, pretty};
use crate::model::JourneyMap;
use crate::model::name::slug;
use nodes::{Names, Node, items, list, shown, taken, text};

/// The format, for the list.
pub static UJG: Output = Output {
    name: "ujg",
    extension: "ujg.jsonld",
    about: "A User Journey Graph (JSON-LD) of steps, phases, touchpoints, pain points and metrics; the rest as extensions.",
    draws_letters: false,
    // An extension of its node holds what UJG has no term for.
    leaves_out: &[],
    write: Writer::Map(|told: &Told<'_>| graph(told.map).map(String::into_bytes)),
};

/// The published contexts of the modules that a graph of ours uses.
const CONTEXTS: [&str; 4] = [
    "https://ujg.specs.openuji.org/ed/ns/core.context.jsonld",
    "https://ujg.specs.openuji.org/ed/ns/graph.context.jsonld",
    "https://ujg.specs.openuji.org/ed/ns/experience.context.jsonld",
    "https://ujg.specs.openuji.org/ed/ns/actor.context.jsonld",
];

fn graph(map: &JourneyMap) -> Result<String, String> {
    if map.stages.is_empty() {
        return Err("a User Journey Graph is made of states, and an empathy map has none".to_owned());
    }
    let names = Names::new(Some(slug(&map.title)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "map".to_owned()));
    let mut writer = Writing { names, nodes: Vec::new(), owners: Vec::new(), touchpoints: Vec::new() };
    writer.journey(document(map));
    let file = json!({
        "@context": CONTEXTS,
        "@id": writer.names.of("document", &[]),
        "@type": "UJGDocument",
        "nodes": writer.nodes,
    });
    Ok(pretty(&file))
}

/// A graph as it is written.
struct Writing {
    names: Names,
    nodes: Vec<Value>,
    /// Those who answer for something, with the identifiers of their nodes.
    owners: Vec<(String, String)>,
    /// Touchpoints that are nodes already: what they say, and their identifiers.
    touchpoints: Vec<(Map<String, Value>, String)>,
}

impl Writing {
    fn journey(&mut self, mut map: Map<String, Value>) {
        let label = shown(&mut map, "title", "");
        let (personas, stages) = (list(&mut map, "personas"), list(&mut map, "stages"));
        let (flows, readings) = (list(&mut map, "flows"), list(&mut map, "readings"));
        let owner = self.owner(&mut map);
        let (iri, entry) = (self.names.of("journey", &[]), self.names.of("entry", &[]));
        let steps: Vec<String> = stages.iter().flat_map(steps_of).map(|step| text(step, "id")).collect();
        let states: Vec<String> = steps.iter().map(|step| self.names.of("state", &[step])).collect();
        let ways = self.transitions(&stages, &steps, flows);
        let start = states.first().cloned().unwrap_or_default();
        let left = self.readings(readings, &iri, &[]);
        map.extend(left.map(|left| ("readings".to_owned(), left)));
        let journey = Node::new("Journey", &iri)
            .with("label", label)
            .with("defaultEntryRef", entry.clone())
            .with("entryRefs", vec![entry.clone()])
            .with("stateRefs", states)
            .with_some("transitionRefs", ways.iter().filter_map(|way| way.get("@id")).cloned().collect())
            .with_one("responsibleActorRef", owner)
            .extended(map);
        self.nodes.insert(0, journey);
        self.nodes.insert(1, Node::new("JourneyEntry", &entry).with("stateRef", start).done());
        for mut persona in personas {
            let iri = self.names.of("actor", &[&text(&persona, "id")]);
            let label = shown(&mut persona, "name", "");
            self.nodes.push(Node::new("Actor", &iri).with("label", label).extended(persona));
        }
        for (place, stage) in stages.into_iter().enumerate() {
            self.stage(place, stage);
        }
        self.nodes.extend(ways);
    }

    fn stage(&mut self, place: usize, mut stage: Map<String, Value>) {
        let id = text(&stage, "id");
        let phase = self.names.of("phase", &[&id]);
        let steps = list(&mut stage, "steps");
        let label = shown(&mut stage, "name", "");
        let all: Vec<String> = steps.iter().map(|step| self.names.of("step", &[&text(step, "id")])).collect();
        let at = json!({"stage": id.clone()});
        let shared = self.touchpoints(&mut stage, &id, Some(&at));
        let pains = list(&mut stage, "pain_points");
        let readings = list(&mut stage, "metrics");
        let left = self.readings(readings, &phase, &[&id]);
        stage.extend(left.map(|left| ("metrics".to_owned(), left)));
        let node = Node::new("Phase", &phase).with("label", label.clone()).with("order", place + 1);
        self.nodes.push(node.extended(stage));
        for step in steps {
            self.step(step, &label, &phase, &shared);
        }
        self.pains(pains, &id, &all, Some(&at));
    }

    fn step(&mut self, mut step: Map<String, Value>, stage: &str, phase: &str, shared: &[String]) {
        let id = text(&step, "id");
        let (state, iri) = (self.names.of("state", &[&id]), self.names.of("step", &[&id]));
        let label = shown(&mut step, "action", stage);
        let tags = taken(&mut step, "tags");
        let owner = self.owner(&mut step);
        let mut touchpoints = self.touchpoints(&mut step, &id, None);
        touchpoints.extend(shared.iter().cloned());
        let (pains, readings) = (list(&mut step, "pain_points"), list(&mut step, "metrics"));
        let left = self.readings(readings, &iri, &[&id]);
        step.extend(left.map(|left| ("metrics".to_owned(), left)));
        let node = Node::new("State", &state).with("label", label.clone()).with_one("responsibleActorRef", owner);
        self.nodes.push(node.done());
        let node = Node::new("ExperienceStep", &iri)
            .with("label", label)
            .with("stateRefs", vec![state])
            .with("phaseRef", phase)
            .with_some("touchpointRefs", touchpoints.into_iter().map(Value::String).collect())
            .with_one("tags", tags);
        self.nodes.push(node.extended(step));
        self.pains(pains, &id, &[iri], None);
    }

    /// The nodes of touchpoints. One that says nothing else than another is that one.
    fn touchpoints(&mut self, of: &mut Map<String, Value>, place: &str, at: Option<&Value>) -> Vec<String> {
        let mut refs: Vec<String> = Vec::new();
        for (number, mut touchpoint) in list(of, "touchpoints").into_iter().enumerate() {
            touchpoint.extend(at.map(|at| ("at".to_owned(), at.clone())));
            let known = self.touchpoints.iter().find(|(known, iri)| *known == touchpoint && !refs.contains(iri));
            if let Some((_, iri)) = known {
                refs.push(iri.clone());
                continue;
            }
            let iri = self.names.of("touchpoint", &[place, &(number + 1).to_string()]);
            self.touchpoints.push((touchpoint.clone(), iri.clone()));
            let channel = taken(&mut touchpoint, "channel");
            let fallback = channel.as_ref().and_then(Value::as_str).unwrap_or("-").to_owned();
            let label = shown(&mut touchpoint, "text", &fallback);
            let node = Node::new("Touchpoint", &iri).with("label", label).with_one("channel", channel);
            self.nodes.push(node.extended(touchpoint));
            refs.push(iri);
        }
        refs
    }

    fn pains(&mut self, pains: Vec<Map<String, Value>>, place: &str, steps: &[String], at: Option<&Value>) {
        for (number, mut pain) in pains.into_iter().enumerate() {
            let iri = self.names.of("pain", &[place, &(number + 1).to_string()]);
            let label = shown(&mut pain, "text", "-");
            let severity = taken(&mut pain, "severity").and_then(|word| severity(word.as_str()?));
            pain.extend(at.map(|at| ("at".to_owned(), at.clone())));
            let tags = taken(&mut pain, "tags");
            let node = Node::new("PainPoint", &iri)
                .with("label", label)
                .with_one("severity", severity.map(|severity| json!(severity)))
                .with("experienceRefs", steps.to_vec())
                .with_one("tags", tags);
            self.nodes.push(node.extended(pain));
        }
    }

    /// The ways from step to step: the next step, and flows.
    fn transitions(
        &self,
        stages: &[Map<String, Value>],
        steps: &[String],
        flows: Vec<Map<String, Value>>,
    ) -> Vec<Value> {
        let state = |step: &str| self.names.of("state", &[step]);
        let pairs = steps.iter().zip(steps.iter().skip(1));
        let next = pairs.map(|(from, to)| {
            let iri = self.names.of("transition", &[from, to]);
            Node::new("Transition", &iri).with("from", state(from)).with("to", state(to)).done()
        });
        // A flow may begin at a stage's end and lead to a stage's beginning.
        let end = |id: &str, is_start: bool| {
            let stage = stages.iter().find(|stage| text(stage, "id") == id && !steps.iter().any(|step| step == id));
            let Some(stage) = stage else { return state(id) };
            let all: Vec<&Map<String, Value>> = steps_of(stage).collect();
            let step = if is_start { all.last() } else { all.first() };
            state(&step.map(|step| text(step, "id")).unwrap_or_default())
        };
        let flows = flows.into_iter().enumerate().map(|(number, mut flow)| {
            let iri = self.names.of("flow", &[&(number + 1).to_string()]);
            let (from, to) = (end(&text(&flow, "from"), true), end(&text(&flow, "to"), false));
            let label = flow.contains_key("label").then(|| json!(shown(&mut flow, "label", "")));
            let node = Node::new("Transition", &iri).with_one("label", label).with("from", from).with("to", to);
            node.extended(flow)
        });
        next.chain(flows).collect()
    }

    /// The node of whoever answers for something.
    fn owner(&mut self, of: &mut Map<String, Value>) -> Option<Value> {
        let owner = taken(of, "owner")?.as_str()?.to_owned();
        if let Some((_, iri)) = self.owners.iter().find(|(known, _)| *known == owner) {
            return Some(json!(iri));
        }
        let iri = self.names.of("owner", &[&(self.owners.len() + 1).to_string()]);
        let mut record = Map::from_iter([("owner".to_owned(), json!(owner))]);
        let label = shown(&mut record, "owner", "-");
        self.nodes.push(Node::new("Actor", &iri).with("label", label).with_rest(record));
        self.owners.push((owner, iri.clone()));
        Some(json!(iri))
    }

    /// The nodes of values; what is none stays, in its place in the list.
    fn readings(&mut self, readings: Vec<Map<String, Value>>, subject: &str, place: &[&str]) -> Option<Value> {
        let mut left = Vec::new();
        for (number, reading) in readings.into_iter().enumerate() {
            let number = (number + 1).to_string();
            let iri = self.names.of("metric", &[place, &[number.as_str()]].concat());
            match metrics::observation(&iri, subject, &reading) {
                Some(node) => {
                    self.nodes.push(node.extended(reading));
                    left.push(Value::Null);
                }
                None => left.push(Value::Object(reading)),
            }
        }
        left.iter().any(|left| !left.is_null()).then_some(Value::Array(left))
    }
}

fn steps_of(stage: &Map<String, Value>) -> impl Iterator<Item = &Map<String, Value>> {
    items(stage, "steps")
}

/// How much a pain hurts, from 0 to 1.
fn severity(word: &str) -> Option<f64> {
    match word {
        "low" => Some(0.25),
        "medium" => Some(0.5),
        "high" => Some(0.75),
        "critical" => Some(1.0),
        _ => None,
    }
}
