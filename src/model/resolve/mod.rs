//! From what was written to what it means: names become things, defaults are filled in, everything is checked.

mod baseline;
mod facts;
mod feelings;
mod flow;
mod images;
mod metric;
mod names;
mod people;
mod references;

use std::collections::BTreeMap;

use super::codes::{EMPTY_SCALE, NO_STAGES, NOT_ON_AN_EMPATHY_MAP, TOO_MANY_STEPS, UNKNOWN_LANE, UNKNOWN_LANGUAGE};
use super::name::{Names, slug};
use super::{Channel, Competitor, JourneyMap, KeyQuestion, LaneSetting, Research, ResearchQuestion, Scale};
use crate::diagnostic::{Checked, Diagnostic, Findings, nearest, shown};
use crate::source::{Files, Source, Span};
use crate::spec::journey::MapType;
use crate::spec::record::Required;
use crate::spec::synonyms::{language, other_word};
use crate::spec::value::Text;
use crate::spec::workspace::Sharing;
use crate::spec::{self, Journey};
use crate::words::{self, words};

/// How many steps a map has at most; a stage without steps is one.
const STEP_LIMIT: usize = 2000;

/// Everything that resolving needs at hand.
pub(super) struct Resolver<'a> {
    /// What was written.
    spec: &'a Journey,
    /// The text, for quoting.
    source: &'a Source,
    /// Stages, steps, cells, cards and messages.
    things: Names,
    /// Personas and segments.
    people: Names,
    channels: Names,
    research: Names,
    competitors: Names,
    lanes: Names,
    /// The ids of the language's lanes.
    lane_keys: Vec<&'static str>,
    /// The scale of emotions.
    scale: Scale,
    /// Whether the scale is not known, which an error has said: then no score can be off it.
    no_scale: bool,
    /// The metrics that are declared or used, in order of first use.
    metrics: Vec<super::metric::Metric>,
    /// Where a metric stands in that list, by the slug of its id or name.
    metric_names: BTreeMap<String, usize>,
    /// The baseline, if there is one and it could be read.
    baseline: Option<(JourneyMap, Names)>,
    /// The files beside the map; none for a baseline, of which no pictures are shown.
    files: Option<&'a dyn Files>,
    /// The workspace, from which the baseline takes what it names there.
    sharing: Option<Sharing<'a>>,
    /// The pictures that were read.
    images: images::Images,
    /// Everything found.
    findings: Findings,
}

impl Resolver<'_> {
    fn report(&mut self, diagnostic: Diagnostic) {
        self.findings.add(diagnostic);
    }
}

/// Resolves a map. `files` gives the baseline and the pictures. There is a map only if nothing that it needs is missing; the findings
/// are complete either way.
/// The baseline takes from `sharing` what it names there; the map itself has done so before.
pub fn resolve(
    spec: &Journey,
    source: &Source,
    files: &dyn Files,
    sharing: Option<Sharing<'_>>,
) -> Checked<JourneyMap> {
    resolve_map(spec, source, Some(files), sharing).0
}

/// Resolves a map, and gives its names as well. Without files its own baseline is not looked at: that is how a
/// baseline is read, so that two maps that name each other cannot go round in circles.
fn resolve_map(
    spec: &Journey,
    source: &Source,
    files: Option<&dyn Files>,
    sharing: Option<Sharing<'_>>,
) -> (Checked<JourneyMap>, Names) {
    let mut resolver = Resolver {
        spec,
        source,
        things: Names::default(),
        people: Names::default(),
        channels: Names::default(),
        research: Names::default(),
        competitors: Names::default(),
        lanes: Names::default(),
        lane_keys: spec::stage::lane_keys().collect(),
        scale: Scale::default(),
        no_scale: false,
        metrics: Vec::new(),
        metric_names: BTreeMap::new(),
        baseline: None,
        files,
        sharing,
        images: images::Images::default(),
        findings: Findings::new(),
    };
    resolver.collect_names();
    resolver.scale = resolver.scale();
    resolver.declare_metrics();
    if let Some(files) = files {
        resolver.load_baseline(files);
    }
    let map = resolver.map();
    (Checked { value: map, findings: resolver.findings }, resolver.things)
}

impl Resolver<'_> {
    fn map(&mut self) -> Option<JourneyMap> {
        let spec = self.spec;
        let map_type = spec.map_type.0.as_ref().map_or(MapType::CurrentState, |map_type| map_type.value);
        self.check_stages(map_type);
        self.check_size();
        let lang = self.lang();
        let mut map = JourneyMap {
            title: required(&spec.title),
            map_type,
            lang,
            status: spec.status.as_ref().map(|status| status.value),
            reviewed: spec.review.as_ref().and_then(|review| review.last.as_ref()).map(|date| date.value.clone()),
            review_period: spec
                .review
                .as_ref()
                .and_then(|review| review.every.as_ref())
                .map(|period| period.value.clone()),
            summary: optional(spec.summary.as_ref()),
            scenario: optional(spec.scenario.as_ref()),
            goal: optional(spec.goal.as_ref()),
            questions: self.questions(),
            personas: self.personas(),
            segments: self.segments(),
            channels: self.declared_channels(),
            research: self.declared_research(),
            metrics: Vec::new(),
            readings: self.map_readings(),
            competitors: self.declared_competitors(),
            scale: self.scale.clone(),
            lanes: self.lane_settings(),
            stages: self.stages(),
            flows: self.flows(),
            comparison: None,
            marks: self.marks(&spec.marks),
        };
        map.metrics = std::mem::take(&mut self.metrics);
        self.compare(&mut map);
        (spec.title.0.is_some() && spec.map_type.0.is_some()).then_some(map)
    }

    fn check_stages(&mut self, map_type: MapType) {
        let spec = self.spec;
        if map_type == MapType::Empathy {
            if spec.personas.is_empty() && !spec.broken {
                let message = "an empathy map has no `persona`";
                let finding = Diagnostic::new(&spec::codes::MISSING_KEY, self.head(), message);
                self.report(finding.help("write `persona:` with what they say, think, do and feel"));
            }
            self.check_no_journey();
        } else if spec.stages.list.is_empty()
            && !spec.stages.broken
            && (spec.map_type.0.is_some() || spec.personas.is_empty())
        {
            let (code, at, message) = match spec.stages.key {
                Some(key) => (&NO_STAGES, key, "`stages` holds no stage"),
                None => (&spec::codes::MISSING_KEY, self.head(), "the map has no `stages`"),
            };
            self.report(Diagnostic::new(code, at, message).help("write `stages:` and under it at least `- name: …`"));
        }
    }

    /// An empathy map stands around a persona; what only a journey has would be shown nowhere.
    fn check_no_journey(&mut self) {
        let spec = self.spec;
        let written = [
            ("stages", spec.stages.key.filter(|_| !spec.stages.list.is_empty())),
            ("flows", spec.flows.key.filter(|_| !spec.flows.is_empty())),
            ("lanes", spec.lanes.key.filter(|_| !spec.lanes.is_empty())),
            ("scale", spec.scale.key.filter(|_| spec.scale.is_some())),
        ];
        for (key, at) in written {
            let Some(at) = at else { continue };
            let finding = Diagnostic::new(&NOT_ON_AN_EMPATHY_MAP, at, format!("an empathy map shows no `{key}`"));
            let help = if key == "stages" {
                "delete it, or write another `type`, such as `current-state`"
            } else {
                "delete it: only a map with stages has a use for it"
            };
            self.report(finding.help(help));
        }
    }

    fn check_size(&mut self) {
        let stages = &self.spec.stages;
        let steps: usize = stages.list.iter().map(|stage| stage.steps.len().max(1)).sum();
        if steps > STEP_LIMIT {
            let message = format!("the map has {steps} steps, and a picture holds at most {STEP_LIMIT}");
            let at = stages.key.unwrap_or_else(|| self.head());
            let finding = Diagnostic::new(&TOO_MANY_STEPS, at, message);
            self.report(finding.help("split it into several maps, or write several steps as one"));
        }
    }

    /// The place of a message about the map as a whole: its title, or else its first line.
    fn head(&self) -> Span {
        self.spec.title.0.as_ref().map_or_else(|| self.source.first_line(self.spec.span), |title| title.span)
    }

    fn lang(&mut self) -> String {
        let Some(lang) = &self.spec.lang else { return "en".to_owned() };
        if !words(&lang.value).1 {
            let message = format!("the picture has no words of its own in `{}`", lang.value);
            let finding = Diagnostic::new(&UNKNOWN_LANGUAGE, lang.span, message);
            if let Some(tag) = language(&lang.value) {
                let finding = finding.did_you_mean(Some(tag)).guess(format!("write `{tag}`"), lang.span, tag);
                self.report(finding);
                return lang.value.clone();
            }
            self.report(finding.help("its own words exist in `en`, `ko` and `pl`; here they will be English, and the map's text stays as it is"));
        }
        lang.value.clone()
    }

    fn scale(&mut self) -> Scale {
        let Some(written) = &*self.spec.scale else { return Scale::default() };
        let (Some(min), Some(max)) = (&written.min.0, &written.max.0) else {
            self.no_scale = true;
            return Scale::default();
        };
        if min.value.0 >= max.value.0 {
            let message = format!(
                "the scale's `min` {} is not below its `max` {}",
                self.source.slice(min.span),
                self.source.slice(max.span)
            );
            let finding = Diagnostic::new(&EMPTY_SCALE, max.span, message).also(min.span, "the low end");
            self.report(finding.help("write the worst as `min` and the best as `max`"));
            self.no_scale = true;
            return Scale::default();
        }
        let mut labels = Vec::new();
        for (point, word) in &written.labels.0 {
            match spec::value::quantity(&point.value) {
                Ok(number) if number.unit.is_empty() && (min.value.0..=max.value.0).contains(&number.value) => {
                    labels.push((number.value, word.value.clone()));
                }
                _ => {
                    let message = format!("`{}` is not a point on the scale", point.value);
                    let finding = Diagnostic::new(&super::codes::SCORE_OUT_OF_RANGE, point.span, message);
                    self.report(
                        finding.help(format!("labels stand at numbers from {} to {}", min.value.0, max.value.0)),
                    );
                }
            }
        }
        Scale { min: min.value.0, max: max.value.0, labels, declared: true }
    }

    fn questions(&mut self) -> Vec<KeyQuestion> {
        let spec = self.spec;
        let question = |question: &spec::journey::KeyQuestion| KeyQuestion {
            question: required(&question.question),
            answer: optional(question.answer.as_ref()),
            marks: self.marks(&question.marks),
        };
        spec.questions.iter().map(question).collect()
    }

    fn declared_channels(&mut self) -> Vec<Channel> {
        let spec = self.spec;
        let channel = |channel: &spec::touchpoint::Channel| Channel {
            id: id_or_slug(channel.id.as_ref(), &required(&channel.name)),
            has_id: channel.id.is_some(),
            name: required(&channel.name),
            kind: references::channel_kind(channel),
            marks: self.marks(&channel.marks),
        };
        spec.channels.iter().map(channel).collect()
    }

    fn declared_research(&mut self) -> Vec<Research> {
        let spec = self.spec;
        let mut all = Vec::new();
        for research in &spec.research {
            let mut questions = Vec::new();
            for question in &research.questions {
                self.check_question(question);
                questions.push(ResearchQuestion {
                    question: required(&question.question),
                    answers: question.answers.texts.iter().map(|text| text.value.clone()).collect(),
                    shares: question
                        .answers
                        .shares
                        .iter()
                        .map(|(text, share)| (text.value.clone(), share.value.0))
                        .collect(),
                    scale: question.scale.as_ref().map(|scale| scale.value),
                    score: question.score.as_ref().map(|score| score.value.0),
                    marks: self.marks(&question.marks),
                });
            }
            all.push(Research {
                id: id_or_slug(research.id.as_ref(), research.name.as_ref().map_or("", |name| name.value.as_str())),
                has_id: research.id.is_some(),
                name: optional(research.name.as_ref()),
                kind: research.kind.as_ref().map(|kind| kind.value),
                sample: research.sample.as_ref().map(|sample| sample.value.0),
                respondents: optional(research.respondents.as_ref()),
                date: research.date.as_ref().map(|date| date.value.clone()),
                questions,
                findings: research.findings.iter().map(|text| text.value.clone()).collect(),
                marks: self.marks(&research.marks),
            });
        }
        all
    }

    fn check_question(&mut self, question: &spec::research::Question) {
        if let (Some(scale), Some(score)) = (&question.scale, &question.score)
            && !(scale.value.low..=scale.value.high).contains(&score.value.0)
        {
            let message = format!(
                "the score `{}` is not on the scale `{}`",
                self.source.slice(score.span),
                self.source.slice(scale.span)
            );
            let finding = Diagnostic::new(&super::codes::SCORE_OUT_OF_RANGE, score.span, message);
            self.report(finding.also(scale.span, "the scale").help("write the score that was given on this scale"));
        }
    }

    fn declared_competitors(&mut self) -> Vec<Competitor> {
        let spec = self.spec;
        let competitor = |competitor: &spec::journey::Competitor| Competitor {
            id: id_or_slug(competitor.id.as_ref(), &required(&competitor.name)),
            has_id: competitor.id.is_some(),
            name: required(&competitor.name),
            marks: self.marks(&competitor.marks),
        };
        spec.competitors.iter().map(competitor).collect()
    }

    fn lane_settings(&mut self) -> Vec<LaneSetting> {
        let spec = self.spec;
        let mut settings = Vec::new();
        for lane in spec.lanes.iter() {
            let Some(id) = lane.id.0.as_ref() else { continue };
            // A mistake in `hide` alone says nothing of whose lane it is; any other may be a title or a role.
            let is_hidden_badly = lane.hide.key.is_some() && lane.hide.is_none();
            let declared = lane.title.is_some() || lane.role.is_some() || lane.broken && !is_hidden_badly;
            if !declared && self.lane_key(id).is_none() {
                self.report_lane(id);
            }
            settings.push(LaneSetting {
                id: id.value.clone(),
                title: optional(lane.title.as_ref()),
                role: lane.role.as_ref().map(|role| role.value),
                hide: lane.hide.as_ref().is_some_and(|hide| hide.value),
                declared,
                span: id.span,
            });
        }
        settings
    }

    /// The lane of the language that a word names.
    fn lane_key(&self, written: &Text) -> Option<&'static str> {
        let key = slug(&written.value).replace('-', "_");
        self.lane_keys.iter().copied().find(|lane| *lane == key)
    }

    fn report_lane(&mut self, id: &Text) {
        let known = &self.lane_keys;
        self.findings.report(&UNKNOWN_LANE, || {
            let written = shown(&id.value);
            let finding = Diagnostic::new(&UNKNOWN_LANE, id.span, format!("there is no lane `{written}`"));
            let declare = format!("to declare a lane of your own, give it a title: `{{id: {written}, title: …}}`");
            let titled = || known.iter().copied().find(|lane| is_title(&id.value, lane));
            let meant = titled().or_else(|| other_word(&id.value, known.iter().copied()));
            match meant.or_else(|| nearest(&id.value, known.iter().copied())) {
                Some(near) => finding.did_you_mean(Some(near)).guess(format!("write `{near}`"), id.span, near),
                None => finding.help(declare),
            }
        });
    }
}

/// Whether a word is what pictures call a lane, in any language.
fn is_title(word: &str, lane: &str) -> bool {
    let is = |title: &str| title.to_lowercase() == word.trim().to_lowercase().replace(['-', '_'], " ");
    words::languages().filter_map(|lang| words::words(lang).0.lanes.get(lane)).any(|words| is(words.title))
}

/// The text of a key that must be there; empty where it is missing, which an error has said already.
pub(super) fn required(text: &Required<Text>) -> String {
    text.0.as_ref().map(|text| text.value.clone()).unwrap_or_default()
}

pub(super) fn optional(text: Option<&Text>) -> Option<String> {
    text.map(|text| text.value.clone()).filter(|text| !text.trim().is_empty())
}

pub(super) fn id_or_slug(id: Option<&Text>, name: &str) -> String {
    id.map_or_else(|| super::name::slug(name), |id| id.value.clone())
}
