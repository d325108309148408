//! What a rule looks at, and the ways through it that rules go.

use super::{Day, Limits};
use crate::model::JourneyMap;
use crate::model::item::Marks;
use crate::model::metric::Reading;
use crate::model::stage::{Facts, Stage, Step};
use crate::source::{Source, Span};
use crate::spec::Journey;
use crate::yaml::{Kind, Node};

/// A map as a rule sees it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// What the map means. Most rules need nothing else: every item's `marks.span` is its place.
    pub map: &'a JourneyMap,
    /// What was written, where a rule needs the place of a single key.
    pub written: &'a Journey,
    /// The same as a tree, where a rule looks at texts of any kind.
    pub node: &'a Node,
    /// The text.
    pub source: &'a Source,
    /// The day of the run.
    pub today: Day,
    /// What a map may hold before the rules about size speak.
    pub limits: Limits,
}

/// A step, or a stage as a whole: what facts can stand on.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The stage.
    pub stage: &'a Stage,
    /// The step; none for what stands on the stage as a whole.
    pub step: Option<&'a Step>,
    /// What stands there.
    pub facts: &'a Facts,
}

/// A text that people read.
#[derive(Clone, Copy, Debug)]
pub struct Prose<'a> {
    /// The nearest key above it: `action`, `text`.
    pub key: &'a str,
    /// The text, after quotes and folding are undone.
    pub words: &'a str,
    /// Where it stands, with its quotes.
    pub span: Span,
    /// Whether it was written without quotes and not as a block.
    pub plain: bool,
}

/// Keys whose values are names, numbers, paths or words of the language.
const NO_PROSE: &[&str] = &[
    "format",
    "type",
    "lang",
    "status",
    "review",
    "last",
    "every",
    "id",
    "for",
    "evidence",
    "link",
    "tags",
    "tag",
    "image",
    "icon",
    "baseline",
    "journey",
    "kind",
    "channel",
    "date",
    "sample",
    "scale",
    "min",
    "max",
    "score",
    "scores",
    "share",
    "severity",
    "addresses",
    "of",
    "impact",
    "effort",
    "due",
    "moment",
    "moments",
    "from",
    "to",
    "both_ways",
    "hide",
    "role",
    "value",
    "target",
    "history",
    "unit",
    "better",
    "automated",
    "template",
    "segment",
    "segments",
    "lanes",
    "lane",
    "metrics",
    "metric",
    "engagement",
    "age",
];

impl<'a> Subject<'a> {
    /// Where a finding about the map as a whole stands: its title.
    pub fn head(&self) -> Span {
        self.written.title.0.as_ref().map_or_else(|| self.source.first_line(self.written.span), |title| title.span)
    }

    /// Every stage as a whole and every step, in the order written: a stage first, then its steps.
    pub fn places(&self) -> impl Iterator<Item = Place<'a>> + use<'a> {
        self.map.stages.iter().flat_map(|stage| {
            let whole = std::iter::once(Place { stage, step: None, facts: &stage.facts });
            whole.chain(stage.steps.iter().map(move |step| Place { stage, step: Some(step), facts: &step.facts }))
        })
    }

    /// The values of metrics on steps, stages, messages and the map.
    pub fn readings(&self) -> impl Iterator<Item = &'a Reading> + use<'a> {
        let on_messages = |facts: &'a Facts| facts.messages.iter().flat_map(|message| &message.metrics);
        let on_places = self.places().flat_map(move |place| place.facts.metrics.iter().chain(on_messages(place.facts)));
        self.map.readings.iter().chain(on_places)
    }

    /// The texts that people read, in the order written: no ids, numbers, paths or words of the language.
    pub fn prose(&self) -> Vec<Prose<'a>> {
        let mut texts = Vec::new();
        collect(self.node, "", &mut texts);
        texts
    }

    /// The marks of everything that a map holds, the map's own first.
    pub fn marks(&self) -> impl Iterator<Item = &'a Marks> + use<'a> {
        let map = self.map;
        let own = std::iter::once(&map.marks);
        let questions = map.questions.iter().map(|question| &question.marks);
        let personas = map.personas.iter().flat_map(|persona| {
            let points = [&persona.goals, &persona.needs, &persona.pain_points, &persona.gains, &persona.expectations];
            let points = points.into_iter().flatten().map(|point| &point.remark.marks);
            let senses = &persona.senses;
            let senses = [&senses.says, &senses.thinks, &senses.does, &senses.feels, &senses.sees, &senses.hears];
            let senses = senses.into_iter().flatten().map(|remark| &remark.marks);
            std::iter::once(&persona.marks).chain(points).chain(senses)
        });
        let declared = map.segments.iter().map(|segment| &segment.marks);
        let declared = declared.chain(map.channels.iter().map(|channel| &channel.marks));
        let declared = declared.chain(map.competitors.iter().map(|competitor| &competitor.marks));
        let declared = declared.chain(map.metrics.iter().map(|metric| &metric.marks));
        let research = map.research.iter().flat_map(|research| {
            std::iter::once(&research.marks).chain(research.questions.iter().map(|question| &question.marks))
        });
        let readings = map.readings.iter().map(|reading| &reading.marks);
        let places = self.places().flat_map(|place| {
            let (whole, rivals) = match place.step {
                None => (&place.stage.marks, place.stage.competitors.as_slice()),
                Some(step) => (&step.marks, [].as_slice()),
            };
            std::iter::once(whole).chain(rivals.iter().map(|rival| &rival.marks)).chain(on(place.facts))
        });
        let flows = map.flows.iter().map(|flow| &flow.marks);
        own.chain(questions).chain(personas).chain(declared).chain(research).chain(readings).chain(places).chain(flows)
    }
}

fn collect<'a>(node: &'a Node, key: &'a str, texts: &mut Vec<Prose<'a>>) {
    match &node.kind {
        Kind::Nothing => {}
        Kind::Scalar(scalar) if NO_PROSE.contains(&key) || key.starts_with("x-") || scalar.text.trim().is_empty() => {}
        Kind::Scalar(scalar) => {
            texts.push(Prose { key, words: &scalar.text, span: node.span, plain: scalar.plain });
        }
        Kind::List(items) => items.iter().for_each(|item| collect(item, key, texts)),
        Kind::Mapping(mapping) => {
            for entry in &mapping.entries {
                collect(&entry.value, &entry.key.value, texts);
            }
        }
    }
}

/// The marks of what stands on a step or stage.
fn on(facts: &Facts) -> impl Iterator<Item = &Marks> {
    let remarks = [&facts.thinking, &facts.saying, &facts.place, &facts.people, &facts.devices];
    let remarks = remarks.into_iter().flatten().map(|remark| &remark.marks);
    let own = facts.cells.iter().flat_map(|(_, remarks)| remarks).map(|remark| &remark.marks);
    let points = [&facts.pain_points, &facts.gains, &facts.needs, &facts.expectations];
    let points = points.into_iter().flatten().map(|point| &point.remark.marks);
    let cells = [&facts.physical_evidence, &facts.frontstage, &facts.backstage, &facts.support, &facts.policies];
    let cells = cells.into_iter().flatten().map(|cell| &cell.remark.marks);
    let feelings = facts.emotions.iter().chain(&facts.engagement).map(|feeling| &feeling.marks);
    let touchpoints = facts.touchpoints.iter().map(|touchpoint| &touchpoint.remark.marks);
    let opportunities = facts.opportunities.iter().map(|opportunity| &opportunity.remark.marks);
    let messages = facts.messages.iter().flat_map(|message| {
        std::iter::once(&message.remark.marks).chain(message.metrics.iter().map(|reading| &reading.marks))
    });
    let resources = facts.resources.iter().map(|resource| &resource.remark.marks);
    let readings = facts.metrics.iter().map(|reading| &reading.marks);
    let all = remarks.chain(own).chain(points).chain(cells).chain(feelings).chain(touchpoints);
    all.chain(opportunities).chain(messages).chain(resources).chain(readings)
}
