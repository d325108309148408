//! The name of each thing in a file of data: the id as written, else one made from its words; both look alike.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::JourneyMap;
use crate::model::item::{ChannelUse, Point, Remark, Target, Whose};
use crate::model::name::slug;
use crate::model::stage::Facts;
use crate::source::Span;
use crate::text::plain;

/// The ids of one map.
#[derive(Debug)]
pub(super) struct Ids<'a> {
    map: &'a JourneyMap,
    personas: Vec<String>,
    segments: Vec<String>,
    channels: Vec<String>,
    research: Vec<String>,
    stages: Vec<String>,
    steps: Vec<String>,
    /// By where the words of a thing, or the id of a record of a list, are kept. No address is ever written, or decides an order.
    words: BTreeMap<usize, String>,
    /// By where its record was written; of copies the first.
    spans: BTreeMap<Span, String>,
    /// Those of the baseline.
    baseline: Option<Box<Ids<'a>>>,
}

/// A thing that may have an id.
struct Thing<'a> {
    words: &'a String,
    id: &'a str,
    span: Span,
    kind: &'static str,
}

impl<'a> Ids<'a> {
    /// The ids of a map, and of its baseline.
    pub(super) fn of(map: &'a JourneyMap) -> Self {
        let targets = targets(map);
        let comparison = map.comparison.as_ref();
        let new = comparison.iter().flat_map(|comparison| &comparison.new_pains).copied().collect();
        let mut ids = Self::naming(map, new);
        ids.baseline = comparison.map(|comparison| {
            let addressed = targets.iter().filter(|target| target.in_baseline).map(|target| target.span);
            let old = comparison.pains.iter().map(|pain| pain.span).chain(addressed).collect();
            Box::new(Self::naming(&comparison.baseline, old))
        });
        ids
    }

    /// Names what the author named, stages and steps, what something refers to, and what was written at `also`.
    fn naming(map: &'a JourneyMap, mut also: BTreeSet<Span>) -> Self {
        also.extend(targets(map).iter().filter(|target| !target.in_baseline).map(|target| target.span));
        let mut people = Taken::default();
        let of_personas = map.personas.iter().map(|persona| (persona.has_id, persona.id.as_str()));
        let of_segments = map.segments.iter().map(|segment| (segment.has_id, segment.id.as_str()));
        people.keep(of_personas.clone().chain(of_segments.clone()));
        let things = things(map);
        let mut taken = Taken::default();
        taken.keep(things.iter().map(|thing| (!thing.id.is_empty(), thing.id)));
        let (mut words, mut spans) = (BTreeMap::new(), BTreeMap::new());
        let (mut stages, mut steps) = (Vec::new(), Vec::new());
        for thing in &things {
            let is_place = matches!(thing.kind, "stage" | "step");
            if thing.id.is_empty() && !is_place && !also.contains(&thing.span) {
                continue;
            }
            // Made of the words that a reader sees: marks and entities are none of them.
            let id = taken.name(!thing.id.is_empty(), thing.id, &plain(thing.words), thing.kind);
            match thing.kind {
                "stage" => stages.push(id.clone()),
                "step" => steps.push(id.clone()),
                _ => {}
            }
            spans.entry(thing.span).or_insert_with(|| id.clone());
            words.insert(place(thing.words), id);
        }
        let personas = of_personas.map(|(written, id)| people.name(written, id, id, "persona")).collect();
        let segments = of_segments.map(|(written, id)| people.name(written, id, id, "segment")).collect();
        let channels = listed(map.channels.iter().map(|channel| (channel.has_id, channel.id.as_str())), "channel");
        let research = listed(map.research.iter().map(|research| (research.has_id, research.id.as_str())), "research");
        let rivals = listed(map.competitors.iter().map(|rival| (rival.has_id, rival.id.as_str())), "competitor");
        let mut ids = Self { map, personas, segments, channels, research, stages, steps, words, spans, baseline: None };
        let named = |named: &'a String, id: &String| (place(named), id.clone());
        let lists = [
            map.personas.iter().zip(&ids.personas).map(|(it, id)| named(&it.id, id)).collect::<Vec<_>>(),
            map.segments.iter().zip(&ids.segments).map(|(it, id)| named(&it.id, id)).collect(),
            map.channels.iter().zip(&ids.channels).map(|(it, id)| named(&it.id, id)).collect(),
            map.research.iter().zip(&ids.research).map(|(it, id)| named(&it.id, id)).collect(),
            map.competitors.iter().zip(&rivals).map(|(it, id)| named(&it.id, id)).collect(),
        ];
        ids.words.extend(lists.into_iter().flatten());
        ids
    }

    /// The id of the thing with these very words, if it has one.
    pub(super) fn thing(&self, words: &String) -> Option<String> {
        self.words.get(&place(words)).cloned()
    }

    /// The id of what was written here.
    pub(super) fn at(&self, span: Span) -> Option<String> {
        self.spans.get(&span).cloned()
    }

    /// Those of the baseline.
    pub(super) fn baseline(&self) -> &Ids<'a> {
        self.baseline.as_deref().unwrap_or(self)
    }

    /// Personas and segments.
    pub(super) fn people(&self, whose: &[Whose]) -> Vec<String> {
        let of = |whose: &Whose| match whose {
            Whose::Persona(index) => self.persona(*index),
            Whose::Segment(index) => self.segment(*index),
        };
        whose.iter().map(of).collect()
    }

    pub(super) fn persona(&self, index: usize) -> String {
        of(&self.personas, index)
    }

    pub(super) fn segment(&self, index: usize) -> String {
        of(&self.segments, index)
    }

    pub(super) fn research(&self, index: usize) -> String {
        of(&self.research, index)
    }

    pub(super) fn stage(&self, index: usize) -> String {
        of(&self.stages, index)
    }

    pub(super) fn step(&self, index: usize) -> String {
        of(&self.steps, index)
    }

    pub(super) fn metric(&self, index: usize) -> String {
        self.map.metrics.get(index).map(|metric| metric.id.clone()).unwrap_or_default()
    }

    pub(super) fn is_metric(&self, id: &str) -> bool {
        self.map.metrics.iter().any(|metric| metric.id == id)
    }

    pub(super) fn lane(&self, index: usize) -> String {
        self.map.lanes.get(index).map(|lane| lane.id.clone()).unwrap_or_default()
    }

    /// A declared channel by its id, or a built-in one by its word.
    pub(super) fn channel(&self, channel: &ChannelUse) -> String {
        let is_it = |declared: &crate::model::Channel| declared.name == channel.name && declared.kind == channel.kind;
        let found = self.map.channels.iter().position(is_it);
        found.map_or_else(|| channel.kind.word().to_owned(), |index| of(&self.channels, index))
    }

    /// The id of a record of one of the map's lists, by the field that holds what the model calls it.
    pub(super) fn own(&self, id: &String) -> String {
        self.thing(id).unwrap_or_else(|| id.clone())
    }

    /// The end of a flow: a step, or the stage that the author named.
    pub(super) fn end(&self, step: usize, label: &str) -> String {
        let found = self.map.steps().find(|(index, ..)| *index == step);
        match found {
            Some((_, stage, at)) if at.action != label && stage.name == label => {
                self.thing(&stage.name).unwrap_or_else(|| self.step(step))
            }
            _ => self.step(step),
        }
    }
}

fn of(ids: &[String], index: usize) -> String {
    ids.get(index).cloned().unwrap_or_default()
}

fn place(words: &String) -> usize {
    std::ptr::from_ref(words).addr()
}

/// The ids of a list with a namespace of its own.
fn listed<'i>(items: impl Iterator<Item = (bool, &'i str)> + Clone, kind: &str) -> Vec<String> {
    let mut taken = Taken::default();
    taken.keep(items.clone());
    items.map(|(written, id)| taken.name(written, id, id, kind)).collect()
}

/// One namespace, as it fills.
#[derive(Default)]
struct Taken {
    slugs: BTreeSet<String>,
    /// How often an id was made from these words.
    counts: BTreeMap<String, usize>,
}

impl Taken {
    /// Keeps written ids free.
    fn keep<'i>(&mut self, ids: impl Iterator<Item = (bool, &'i str)>) {
        self.slugs.extend(ids.filter(|(written, _)| *written).map(|(_, id)| slug(id)));
    }

    /// The written id, else one that nothing else has.
    fn name(&mut self, written: bool, id: &str, words: &str, kind: &str) -> String {
        if written {
            return id.to_owned();
        }
        let base = Some(slug(words)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| kind.to_owned());
        loop {
            let count = self.counts.entry(base.clone()).or_default();
            *count += 1;
            let id = if *count == 1 { base.clone() } else { format!("{base}-{count}") };
            if self.slugs.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// Everything that an id can be of, in the order of the map.
fn things(map: &JourneyMap) -> Vec<Thing<'_>> {
    let mut all = Vec::new();
    for persona in &map.personas {
        let lists = [&persona.goals, &persona.needs, &persona.pain_points, &persona.gains, &persona.expectations];
        all.extend(lists.into_iter().flatten().map(|point| thing(&point.remark, "card")));
    }
    for stage in &map.stages {
        all.push(Thing { words: &stage.name, id: &stage.id, span: stage.span, kind: "stage" });
        things_of(&stage.facts, &mut all);
        for step in &stage.steps {
            all.push(Thing { words: &step.action, id: &step.id, span: step.span, kind: "step" });
            things_of(&step.facts, &mut all);
        }
    }
    all
}

fn things_of<'a>(facts: &'a Facts, all: &mut Vec<Thing<'a>>) {
    all.extend(points(facts).map(|point| thing(&point.remark, "card")));
    all.extend(facts.opportunities.iter().map(|opportunity| thing(&opportunity.remark, "opportunity")));
    let cells = [&facts.physical_evidence, &facts.frontstage, &facts.backstage, &facts.support, &facts.policies];
    all.extend(cells.into_iter().flatten().map(|cell| thing(&cell.remark, "cell")));
    all.extend(facts.messages.iter().map(|message| thing(&message.remark, "message")));
}

fn thing<'a>(remark: &'a Remark, kind: &'static str) -> Thing<'a> {
    Thing { words: &remark.text, id: &remark.id, span: remark.span, kind }
}

fn points(facts: &Facts) -> impl Iterator<Item = &Point> {
    [&facts.pain_points, &facts.gains, &facts.needs, &facts.expectations].into_iter().flatten()
}

/// Everything that something refers to.
fn targets(map: &JourneyMap) -> Vec<&Target> {
    let places = map
        .stages
        .iter()
        .flat_map(|stage| std::iter::once(&stage.facts).chain(stage.steps.iter().map(|step| &step.facts)));
    let mut all = Vec::new();
    for persona in &map.personas {
        let lists = [&persona.goals, &persona.needs, &persona.pain_points, &persona.gains, &persona.expectations];
        lists.into_iter().flatten().for_each(|point| targets_of(point, &mut all));
    }
    for facts in places {
        points(facts).for_each(|point| targets_of(point, &mut all));
        all.extend(facts.opportunities.iter().flat_map(|opportunity| &opportunity.addresses));
        let cells = [&facts.physical_evidence, &facts.frontstage, &facts.backstage, &facts.support, &facts.policies];
        let triggers = cells.into_iter().flatten().flat_map(|cell| cell.triggers.iter().flatten());
        all.extend(triggers.map(|trigger| &trigger.to));
    }
    all
}

fn targets_of<'a>(point: &'a Point, all: &mut Vec<&'a Target>) {
    all.extend(&point.addresses);
    all.extend(point.cause.iter().filter_map(|cause| cause.of.as_ref()));
}
