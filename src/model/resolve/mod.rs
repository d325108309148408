//! From what was written to what it means: names become things, defaults are filled in, everything is checked.

mod baseline;
mod declared;
mod facts;
mod feelings;
mod flow;
mod images;
mod metric;
mod names;
mod people;
mod references;

use std::collections::BTreeMap;

use super::codes::{EMPTY_SCALE, NO_STAGES, NOT_ON_AN_EMPATHY_MAP, TOO_MANY_STEPS, UNKNOWN_LANGUAGE};
use super::name::Names;
use super::{JourneyMap, Scale};
use crate::diagnostic::{Checked, Diagnostic, Findings};
use crate::source::{Files, Source, Span};
use crate::spec::journey::MapType;
use crate::spec::record::Required;
use crate::spec::synonyms::language;
use crate::spec::value::Text;
use crate::spec::workspace::Sharing;
use crate::spec::{self, Journey};
use crate::words::words;

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
