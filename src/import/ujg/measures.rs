//! Observations of metrics as values at steps, stages or the map.

use super::building::{Building, StageRecord, where_steps_are};
use super::graph::{Term, Vertex};
use super::record::{Record, made};
use crate::import::spanned::{Node, Value};
use crate::import::tree::marked;
use crate::model::metric::seconds;
use crate::source::Span;
use crate::spec::slug::slug;

/// What is told of an observation where it is used.
const KNOWN: [&str; 5] = ["metricSubjectRef", "metricKey", "metricValue", "metricUnit", "denominatorCount"];

impl<'n> Building<'_, 'n> {
    /// The observations of a journey, its phases, steps and states.
    pub(super) fn measures(&mut self, journey: Option<&Vertex<'n>>, stages: &mut [StageRecord]) {
        self.put_back(stages);
        let observations: Vec<Vertex<'n>> = self.graph.of("MetricObservation").collect();
        let of = where_steps_are(stages);
        for observation in observations {
            let Some((subject, _)) = observation.references("metricSubjectRef").first().copied() else { continue };
            let is_map = journey.is_some_and(|journey| journey.iri == subject);
            let phase = self.graph.find(subject).filter(|found| found.kind == "Phase").map(|found| found.number);
            let at_stage = stages.iter().position(|stage| phase.is_some() && stage.phase == phase);
            let at_step = of.get(subject).map(|place| (place.stage, place.step));
            if !is_map && at_stage.is_none() && at_step.is_none() {
                continue;
            }
            let Some(reading) = self.reading(&observation) else { continue };
            self.tell(&observation, &KNOWN);
            self.refers(&observation, &["metricSubjectRef"]);
            match (at_step, at_stage) {
                (Some((stage, step)), _) => {
                    let step = stages.get_mut(stage).and_then(|stage| stage.steps.get_mut(step));
                    if let Some(step) = step {
                        place(&mut step.record, "metrics", reading);
                    }
                }
                (None, Some(stage)) => {
                    if let Some(stage) = stages.get_mut(stage) {
                        place(&mut stage.record, "metrics", reading);
                    }
                }
                (None, None) => place(&mut self.map, "readings", reading),
            }
        }
        for stage in stages {
            tidy(&mut stage.record, "metrics");
            stage.steps.iter_mut().for_each(|step| tidy(&mut step.record, "metrics"));
        }
        tidy(&mut self.map, "readings");
    }

    /// Readings that are no observations stand in extensions of ours, with `null` where an observation belongs.
    fn put_back(&mut self, stages: &[StageRecord]) {
        let records = stages
            .iter()
            .flat_map(|stage| std::iter::once(&stage.record).chain(stage.steps.iter().map(|step| &step.record)));
        let lists = records.filter_map(|record| record.get("metrics")).chain(self.map.get("readings"));
        let gaps: Vec<Span> =
            lists.flat_map(Node::items).filter(|item| item.value == Value::Null).map(|item| item.span).collect();
        for gap in gaps {
            self.ledger.frame(gap);
        }
    }

    fn reading(&mut self, observation: &Vertex<'n>) -> Option<Node> {
        observation.entry("metricValue")?;
        let mut record = Record::of(observation);
        let Some(number) = observation.number("metricValue") else {
            self.tell(observation, &["metricSubjectRef", "metricKey", "metricUnit", "denominatorCount"]);
            self.refers(observation, &["metricSubjectRef", "metricKey", "metricUnit", "denominatorCount"]);
            return None;
        };
        let unit = observation.text("metricUnit");
        let word = unit.as_ref().map_or("", |unit| unit.text);
        if record.is_ours && is_as_kept(&record, number, word) {
            self.refers(observation, &["metricValue", "metricUnit"]);
        } else {
            self.value(observation, &mut record, number, unit.as_ref());
        }
        self.which(observation, &mut record, word)?;
        self.sample(observation, &mut record, word);
        Some(record.into_node())
    }

    /// The number and the unit, as a map has them.
    fn value(&mut self, observation: &Vertex<'n>, record: &mut Record, number: f64, unit: Option<&Term<'n>>) {
        let Some(value) = observation.entry("metricValue") else { return };
        let (number, word) = match unit.map_or("", |unit| unit.text) {
            "ratio" => (number * 100.0, "%"),
            "count" => (number, ""),
            other => (number, other),
        };
        record.set("value", value.at, Node::new(Value::Number((number * 1e9).round() / 1e9), value.node.span));
        record.take("unit");
        match unit {
            Some(unit) if !word.is_empty() => record.set("unit", unit.key, Node::text(word, unit.at)),
            Some(_) => self.refers(observation, &["metricUnit"]),
            None => {}
        }
    }

    /// The metric: that of the key, which goes before what the extension holds. Nothing where none is said at all.
    fn which(&mut self, observation: &Vertex<'n>, record: &mut Record, unit: &str) -> Option<()> {
        let key = observation.text("metricKey");
        // What we write: our word before the id, and that of the unit behind it.
        let id = key.as_ref().map(|key| {
            let own = key.text.strip_prefix("journeymap:").unwrap_or(key.text);
            own.strip_suffix("Ms").filter(|_| unit == "ms" && own.len() < key.text.len()).unwrap_or(own)
        });
        match (key, id, record.get("metric")) {
            (Some(_), Some(id), Some(kept)) if kept.words() == Some(id) => self.refers(observation, &["metricKey"]),
            (Some(key), Some(id), _) => {
                let id = self.metric(id, observation.node.span);
                record.set("metric", key.key, Node::text(id, key.at));
            }
            (_, _, Some(kept)) => {
                self.guesses.push((kept.span, "the observation has no key; the extension beside it has".to_owned()));
            }
            (_, _, None) => return None,
        }
        Some(())
    }

    /// How many cases the value rests on. What a percentage is divided by goes before what the extension holds.
    fn sample(&mut self, observation: &Vertex<'n>, record: &mut Record, unit: &str) {
        let kept = record.get("sample").and_then(Node::number);
        let entry = observation.entry("denominatorCount");
        match entry.map(|entry| (entry, entry.node.number())) {
            Some((_, Some(count))) if kept == Some(count) => self.refers(observation, &["denominatorCount"]),
            Some((entry, Some(count))) if count.fract() == 0.0 && count >= 1.0 => {
                record.set("sample", entry.at, Node::new(Value::Number(count), entry.node.span));
            }
            Some((entry, _)) => {
                let whole = Span::new(entry.at.start, entry.node.span.end);
                self.ledger.unmapped("count", whole, "it is no whole number of cases");
            }
            None if unit == "ratio" => {
                if let Some(gone) = record.take("sample") {
                    let whole = Span::new(gone.at.start, gone.node.span.end);
                    self.ledger.unmapped("count", whole, "the observation beside it says no number of cases");
                }
            }
            None => {}
        }
    }

    /// The id of a metric, which is declared for its key.
    fn metric(&mut self, key: &str, at: Span) -> String {
        let id = Some(slug(key)).filter(|id| !id.is_empty()).unwrap_or_else(|| "metric".to_owned());
        let is_known =
            |list: &Node| list.items().iter().any(|known| known.get("id").and_then(Node::words) == Some(&id));
        if !self.map.get("metrics").is_some_and(is_known) {
            let nowhere = Span::new(at.start, at.start);
            let mut record = Record::empty(nowhere);
            record.add("id", made(id.clone(), at));
            record.add("name", made(marked(key), at));
            record.add("quantity", made("any", at));
            record.add("declared", Node::new(Value::Flag(true), nowhere));
            let Node { value, .. } = record.into_node();
            self.map.push("metrics", Node::new(value, Span::new(0, 0)));
        }
        id
    }
}

/// Whether an observation says what the extension beside it holds: nobody has changed it.
fn is_as_kept(record: &Record, number: f64, unit: &str) -> bool {
    let Some(kept) = record.get("value").and_then(Node::number) else { return false };
    let of = record.text("unit").unwrap_or("");
    let expected = match unit {
        "ratio" => kept / 100.0,
        "ms" => kept * seconds(of).unwrap_or(0.0) * 1000.0,
        _ => kept,
    };
    (expected - number).abs() <= 1e-6 * expected.abs().max(1.0)
}

/// Puts a reading into the first gap of a list, else behind it.
fn place(record: &mut Record, key: &str, reading: Node) {
    let Some(mut list) = record.take(key) else { return record.push(key, reading) };
    let gap = list.node.items_mut().iter_mut().find(|item| item.value == Value::Null);
    match gap {
        Some(gap) => *gap = reading,
        None => {
            if let Value::List(items) = &mut list.node.value {
                items.push(reading);
            }
        }
    }
    record.set(key, list.at, list.node);
}

/// Takes out gaps that nothing came into.
fn tidy(record: &mut Record, key: &str) {
    let Some(mut list) = record.take(key) else { return };
    if let Value::List(items) = &mut list.node.value {
        items.retain(|item| item.value != Value::Null);
    }
    if !list.node.items().is_empty() {
        record.set(key, list.at, list.node);
    }
}
