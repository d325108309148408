//! Steps and what stands on them: touchpoints, owners, tags, and pain points.

use super::building::{Building, StageRecord, StepRecord, where_steps_are};
use super::graph::Vertex;
use super::record::{Record, made};
use crate::import::channels;
use crate::import::spanned::{Node, Value};
use crate::import::tree::marked;
use crate::source::Span;
use crate::spec::slug::slug;
use crate::text::plain;

/// A step of the journey, before it is one of ours.
pub(super) struct Place<'n> {
    /// An experience step, or a state that has none.
    pub(super) vertex: Vertex<'n>,
    /// The states of an experience step.
    pub(super) states: Vec<Vertex<'n>>,
    /// Whether it has no state in the journey.
    pub(super) is_loose: bool,
}

impl<'n> Building<'_, 'n> {
    /// A step; what belongs to its whole stage goes there.
    pub(super) fn step(&mut self, place: &Place<'n>, stage: &mut StageRecord) -> StepRecord {
        let vertex = &place.vertex;
        let mut record = Record::of(vertex);
        let label = vertex.text("label");
        match &label {
            Some(label) => self.say(&mut record, "action", label, &stage.label),
            None if record.get("action").is_none() => record.add("action", made("?", vertex.node.span)),
            None => {}
        }
        if place.is_loose
            && let Some(label) = &label
        {
            self.guesses
                .push((label.at, "it has no state in the journey; it stands behind those that have".to_owned()));
        }
        record.tags(vertex);
        let id = record.text("id").map_or_else(|| self.id(vertex, "step"), str::to_owned);
        if record.get("id").is_none() {
            record.add("id", made(id.clone(), vertex.node.span));
        }
        self.touchpoints(vertex, &mut record, stage);
        for state in std::iter::once(vertex).filter(|vertex| vertex.kind != "ExperienceStep").chain(&place.states) {
            if record.get("owner").is_none()
                && let Some((node, key)) = self.owner(state)
            {
                record.set("owner", key, node);
            }
        }
        for state in &place.states {
            self.state(state, label.as_ref().map_or("", |label| label.text), &mut record);
        }
        if vertex.kind == "ExperienceStep" {
            self.lost_states(vertex);
        }
        let known = ["label", "tags", "stateRefs", "phaseRef", "touchpointRefs", "responsibleActorRef"];
        self.tell(
            vertex,
            if vertex.kind == "ExperienceStep" { &known[..5] } else { &["label", "tags", "responsibleActorRef"] },
        );
        self.refers(vertex, &["stateRefs", "phaseRef", "touchpointRefs"]);
        let iris = std::iter::once(vertex).chain(&place.states).map(|vertex| vertex.iri.to_owned()).collect();
        StepRecord { record, iris, id, label: label.map(|label| label.at) }
    }

    /// Tells of references of a step that lead to no state.
    fn lost_states(&mut self, step: &Vertex<'n>) {
        for (iri, at) in step.references("stateRefs") {
            let is_there = self.graph.find(iri).is_some_and(|found| matches!(found.kind, "State" | "CompositeState"));
            if !is_there && self.references.insert(at) {
                self.ledger.unmapped("reference", at, "no state of this file has this identifier");
            }
        }
    }

    /// What a state says beyond its step.
    fn state(&mut self, state: &Vertex<'n>, label: &str, record: &mut Record) {
        if let Some(own) = state.text("label") {
            if own.text == label {
                self.refers(state, &["label"]);
            } else {
                record.push("notes", Node::text(marked(own.text), own.at));
                if self.references.insert(own.key) {
                    self.ledger.frame(own.key);
                }
                self.guesses.push((own.at, "the name of a state; its step has a name of its own".to_owned()));
            }
        }
        if let Some(entry) = state.entry("tags") {
            for (text, at) in state.texts("tags") {
                record.push("tags", Node::text(marked(text), at));
            }
            self.ledger.frame(entry.at);
        }
        self.tell(state, &["label", "tags", "responsibleActorRef"]);
    }

    /// Who answers for a node: the words, and where the key stands.
    pub(super) fn owner(&mut self, vertex: &Vertex<'n>) -> Option<(Node, Span)> {
        let entry = vertex.entry("responsibleActorRef")?;
        let (iri, at) = vertex.references("responsibleActorRef").first().copied()?;
        let Some(actor) = self.graph.find(iri).filter(|actor| actor.kind == "Actor") else {
            self.ledger.unmapped(
                "reference",
                Span::new(entry.at.start, entry.node.span.end),
                "no actor has this identifier",
            );
            return None;
        };
        let label = actor.text("label")?;
        let kept = Record::of(&actor).text("owner").filter(|kept| plain(kept) == label.text).map(str::to_owned);
        if !self.owners.contains(&actor.number) {
            self.owners.push(actor.number);
            self.ledger.mapped("owner", Span::new(label.key.start, label.at.end), "owner");
        }
        self.tell(&actor, &["label"]);
        Some((Node::text(kept.unwrap_or_else(|| marked(label.text).into_owned()), at), entry.at))
    }

    fn touchpoints(&mut self, vertex: &Vertex<'n>, step: &mut Record, stage: &mut StageRecord) {
        for (iri, at) in vertex.references("touchpointRefs") {
            let Some(touchpoint) = self.graph.find(iri).filter(|found| found.kind == "Touchpoint") else {
                self.ledger.unmapped("reference", at, "no touchpoint of this file has this identifier");
                continue;
            };
            let mut record = Record::of(&touchpoint);
            let is_of_the_stage = record.take("at");
            let channel = touchpoint.text("channel");
            if let Some(label) = touchpoint.text("label") {
                self.say(&mut record, "text", &label, channel.as_ref().map_or("-", |channel| channel.text));
            }
            if let Some(channel) = &channel {
                let id = self.channel(channel.text, channel.at);
                record.set("channel", channel.key, Node::text(id, channel.at));
            }
            self.tell(&touchpoint, &["label", "channel"]);
            let record = record.into_node();
            if let Some(at) = is_of_the_stage {
                self.frame_of(&at.node, at.at);
                let there = stage.record.get("touchpoints").is_some_and(|list| list.items().contains(&record));
                if !there {
                    stage.record.push("touchpoints", record);
                }
            } else {
                step.push("touchpoints", record);
            }
        }
    }

    /// A built-in kind of channel, or one that is declared for the words.
    fn channel(&mut self, words: &str, at: Span) -> String {
        let is_id = |known: &Node| known.get("id").and_then(Node::words) == Some(words);
        if self.map.get("channels").is_some_and(|list| list.items().iter().any(is_id)) {
            return words.to_owned();
        }
        if let Some((kind, true)) = channels::kind(words) {
            return kind.to_owned();
        }
        let id = slug(words);
        if id.is_empty() {
            return "other".to_owned();
        }
        let is_known =
            |list: &Node| list.items().iter().any(|known| known.get("id").and_then(Node::words) == Some(&id));
        if !self.map.get("channels").is_some_and(is_known) {
            let mut record = Record::empty(at);
            record.add("id", made(id.clone(), at));
            record.add("name", made(marked(words), at));
            record.add("kind", made(channels::kind(words).map_or("other", |(kind, _)| kind), at));
            let Node { value, .. } = record.into_node();
            self.map.push("channels", Node::new(value, Span::new(0, 0)));
        }
        id
    }

    /// The place of a thing of a whole stage, in an extension of ours.
    fn frame_of(&mut self, node: &Node, key: Span) {
        let whole = Span::new(key.start, node.span.end);
        if self.references.insert(whole) {
            self.ledger.frame(whole);
        }
    }

    /// Pain points, on their steps or stages.
    pub(super) fn pains(&mut self, stages: &mut [StageRecord]) {
        let pains: Vec<Vertex<'n>> = self.graph.of("PainPoint").collect();
        let of = where_steps_are(stages);
        for pain in pains {
            let references = pain.references("experienceRefs");
            let places: Vec<(usize, usize)> =
                references.iter().filter_map(|(iri, _)| of.get(*iri)).map(|place| (place.stage, place.step)).collect();
            let Some((stage, step)) = places.first().copied() else { continue };
            let mut record = self.pain(&pain);
            let is_of_the_stage = record.take("at");
            let label = pain.text("label");
            let is_one_stage = places.iter().all(|(other, _)| *other == stage);
            let goes_to_stage = is_of_the_stage.is_some() || places.len() > 1 && is_one_stage;
            if let Some(at) = &is_of_the_stage {
                self.frame_of(&at.node, at.at);
            } else if places.len() > 1
                && let Some(label) = &label
            {
                let why = if is_one_stage {
                    "it is of several steps of one stage; here it is of the whole stage"
                } else {
                    "it is of steps of several stages; here it is of the first"
                };
                self.guesses.push((label.at, why.to_owned()));
            }
            let Some(stage) = stages.get_mut(stage) else { continue };
            let into = stage.steps.get_mut(step).filter(|_| !goes_to_stage);
            into.map_or(&mut stage.record, |step| &mut step.record).push("pain_points", record.into_node());
            self.tell(&pain, &["label", "severity", "description", "experienceRefs", "tags"]);
            self.refers(&pain, &["experienceRefs"]);
        }
    }

    fn pain(&mut self, pain: &Vertex<'n>) -> Record {
        let mut record = Record::of(pain);
        match pain.text("label") {
            Some(label) => self.say(&mut record, "text", &label, "-"),
            None => record.add("text", made("?", pain.node.span)),
        }
        record.tags(pain);
        if let Some(description) = pain.text("description") {
            let at = Span::new(description.key.start, description.key.end);
            let note = Node::text(marked(description.text), description.at);
            record.set("notes", at, Node::new(Value::List(vec![note]), description.at));
        }
        if let Some(entry) = pain.entry("severity") {
            let whole = Span::new(entry.at.start, entry.node.span.end);
            match pain.number("severity").filter(|number| (0.0..=1.0).contains(number)) {
                Some(number) => {
                    let words = ["low", "medium", "high", "critical"];
                    let at = ((number * 4.0).round() - 1.0).clamp(0.0, 3.0);
                    let word = words.get(at as usize).copied().unwrap_or("low");
                    record.set("severity", entry.at, Node::text(word, entry.node.span));
                    if (number * 4.0 - (at + 1.0)).abs() > 1e-9 {
                        self.guesses
                            .push((entry.node.span, format!("of the four severities `{word}` is nearest to {number}")));
                    }
                }
                None => self.ledger.unmapped("severity", whole, "it is no number from 0 to 1"),
            }
        }
        record
    }
}
