//! A future state and its baseline: reads the other map, matches steps, and says what becomes of its pains.

use super::{Resolver, resolve_map};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::JourneyMap;
use crate::model::codes::{BASELINE_PAIN_UNACCOUNTED, FUTURE_STATE_WITHOUT_BASELINE, UNREADABLE_BASELINE};
use crate::model::comparison::{Comparison, Fate, OldPain};
use crate::model::item::{Point, Target, Touchpoint};
use crate::model::metric::Reading;
use crate::model::name::{Names, slug};
use crate::model::stage::{Facts, Stage, Step};
use crate::source::Files;
use crate::spec;
use crate::spec::journey::MapType;
use crate::yaml;

impl Resolver<'_> {
    /// Reads the baseline, or says why it cannot be had.
    pub(super) fn load_baseline(&mut self, files: &dyn Files) {
        let spec = self.spec;
        let is_future = spec.map_type.0.as_ref().is_some_and(|map_type| map_type.value == MapType::FutureState);
        let Some(path) = &spec.baseline else {
            if is_future {
                let message = "this future state is held against nothing";
                let at = spec.map_type.0.as_ref().map_or_else(|| self.head(), |map_type| map_type.span);
                let finding = Diagnostic::new(&FUTURE_STATE_WITHOUT_BASELINE, at, message);
                self.report(finding.help("write `baseline: current.journey.yaml`, the path of the map of what is"));
            }
            return;
        };
        match read(&path.value, files) {
            Ok(baseline) => self.baseline = Some(baseline),
            Err(why) => {
                let finding = Diagnostic::new(&UNREADABLE_BASELINE, path.span, why);
                self.report(finding.help("write the path of the map of what is, relative to this file"));
            }
        }
    }

    /// Holds the map against its baseline.
    pub(super) fn compare(&mut self, map: &mut JourneyMap) {
        let (Some((baseline, _)), Some(path)) = (self.baseline.take(), &self.spec.baseline) else { return };
        let matches: Vec<Option<(&Stage, &Step)>> = matching_steps(map, &baseline);
        let ghosts = matches
            .iter()
            .map(|found| found.map(|(_, step)| step.facts.emotions.clone()).unwrap_or_default())
            .collect();
        let pains = old_pains(map, &baseline, &matches);
        for pain in pains.iter().filter(|pain| pain.fate == Fate::Unaccounted) {
            let message = format!("nothing here speaks of the baseline's pain point `{}`", pain.text);
            let help = if pain.id.is_empty() {
                "in the baseline give it an `id`; here let an opportunity or gain `addresses` it, or repeat it under that id".to_owned()
            } else {
                format!(
                    "let an opportunity or gain here say `addresses: {}`, or repeat the pain point under that id",
                    pain.id
                )
            };
            self.findings.add(Diagnostic::new(&BASELINE_PAIN_UNACCOUNTED, path.span, message).help(help));
        }
        let kept: Vec<&str> =
            pains.iter().filter(|pain| pain.fate == Fate::Kept).map(|pain| pain.id.as_str()).collect();
        let new_pains = points(map, |facts| &facts.pain_points)
            .filter(|pain| pain.remark.id.is_empty() || !kept.contains(&pain.remark.id.as_str()))
            .map(|pain| pain.remark.span)
            .collect();
        let values: Vec<(String, Reading)> = readings(&baseline);
        let comparison =
            Comparison { path: path.value.clone(), ghosts, pains, new_pains, baseline: Box::new(baseline.clone()) };
        mark_new_touchpoints(map, &baseline);
        take_values(map, &values);
        map.comparison = Some(comparison);
    }
}

fn read(path: &str, files: &dyn Files) -> Result<(JourneyMap, Names), String> {
    let source = files.read(path)?;
    let node = yaml::read(&source);
    let mut findings = node.findings;
    let spec = node.value.map(|node| spec::read(&node, &source));
    let mut map = None;
    let mut names = Names::default();
    if let Some(spec) = spec {
        findings.append(spec.findings);
        if let Some(spec) = spec.value {
            let (resolved, things) = resolve_map(&spec, &source, None);
            findings.append(resolved.findings);
            map = resolved.value;
            names = things;
        }
    }
    let errors = findings.iter().filter(|finding| finding.code.level == Level::Error).count();
    match map {
        Some(map) if errors == 0 => Ok((map, names)),
        _ => Err(format!(
            "the baseline `{path}` has {errors} error{}: see `journeymap check {path}`",
            if errors == 1 { "" } else { "s" }
        )),
    }
}

/// For each step of `map` the step of `baseline` that it matches: by written id, then by name, then by place.
fn matching_steps<'b>(map: &JourneyMap, baseline: &'b JourneyMap) -> Vec<Option<(&'b Stage, &'b Step)>> {
    let old: Vec<(&Stage, &Step)> = baseline.steps().map(|(_, stage, step)| (stage, step)).collect();
    let key = |stage: &Stage, step: &Step| slug(if step.action.is_empty() { &stage.name } else { &step.action });
    let id = |stage: &Stage, step: &Step| if step.action.is_empty() { stage.id.clone() } else { step.id.clone() };
    let by_name = |stage: &Stage, step: &Step| {
        let written = id(stage, step);
        let same_id =
            |(stage, step): &&(&Stage, &Step)| !written.is_empty() && slug(&id(stage, step)) == slug(&written);
        let same_name = |(old_stage, old_step): &&(&Stage, &Step)| key(old_stage, old_step) == key(stage, step);
        old.iter().find(same_id).or_else(|| old.iter().find(same_name)).copied()
    };
    let named: Vec<Option<(&Stage, &Step)>> = map.steps().map(|(_, stage, step)| by_name(stage, step)).collect();
    let taken: Vec<crate::source::Span> = named.iter().flatten().map(|(_, step)| step.span).collect();
    let by_place = |stage_index: usize, step_index: usize| {
        let stage = baseline.stages.get(stage_index)?;
        stage.steps.get(step_index).filter(|step| !taken.contains(&step.span)).map(|step| (stage, step))
    };
    let places =
        map.stages.iter().enumerate().flat_map(|(stage, all)| (0..all.steps.len()).map(move |step| (stage, step)));
    named.iter().zip(places).map(|(named, (stage, step))| named.or_else(|| by_place(stage, step))).collect()
}

fn points<'m>(map: &'m JourneyMap, choose: fn(&'m Facts) -> &'m Vec<Point>) -> impl Iterator<Item = &'m Point> {
    let stage_facts = map.stages.iter().map(|stage| &stage.facts);
    let step_facts = map.stages.iter().flat_map(|stage| &stage.steps).map(|step| &step.facts);
    stage_facts.chain(step_facts).flat_map(choose)
}

fn old_pains(map: &JourneyMap, baseline: &JourneyMap, matches: &[Option<(&Stage, &Step)>]) -> Vec<OldPain> {
    let here: Vec<&Facts> = map
        .stages
        .iter()
        .flat_map(|stage| std::iter::once(&stage.facts).chain(stage.steps.iter().map(|step| &step.facts)))
        .collect();
    let closing: Vec<(&str, &[Target])> = here
        .iter()
        .flat_map(|facts| {
            let gains = facts.gains.iter().map(|gain| (gain.remark.text.as_str(), gain.addresses.as_slice()));
            gains.chain(
                facts
                    .opportunities
                    .iter()
                    .map(|opportunity| (opportunity.remark.text.as_str(), opportunity.addresses.as_slice())),
            )
        })
        .collect();
    let kept_ids: Vec<String> = here
        .iter()
        .flat_map(|facts| &facts.pain_points)
        .filter(|pain| !pain.remark.id.is_empty())
        .map(|pain| slug(&pain.remark.id))
        .collect();
    let fate = |pain: &Point| {
        if !pain.remark.id.is_empty() && kept_ids.contains(&slug(&pain.remark.id)) {
            return Fate::Kept;
        }
        let closes = |(_, targets): &&(&str, &[Target])| {
            targets.iter().any(|target| target.in_baseline && target.span == pain.remark.span)
        };
        let by: Vec<String> = closing.iter().filter(closes).map(|(text, _)| (*text).to_owned()).collect();
        if by.is_empty() { Fate::Unaccounted } else { Fate::Closed(by) }
    };
    let column = |step: &Step| matches.iter().position(|found| found.is_some_and(|(_, old)| old.span == step.span));
    let last = matches.len().saturating_sub(1);
    let mut pains = Vec::new();
    let mut nearest = 0;
    for stage in &baseline.stages {
        let stage_column = stage.steps.iter().find_map(column);
        let old = |pain: &Point, step: usize| OldPain {
            text: pain.remark.text.clone(),
            id: pain.remark.id.clone(),
            fate: fate(pain),
            step,
        };
        pains.extend(stage.facts.pain_points.iter().map(|pain| old(pain, stage_column.unwrap_or(nearest).min(last))));
        for step in &stage.steps {
            nearest = column(step).unwrap_or(nearest);
            pains.extend(step.facts.pain_points.iter().map(|pain| old(pain, nearest.min(last))));
        }
    }
    pains
}

fn all_facts(map: &mut JourneyMap) -> impl Iterator<Item = &mut Facts> {
    map.stages
        .iter_mut()
        .flat_map(|stage| std::iter::once(&mut stage.facts).chain(stage.steps.iter_mut().map(|step| &mut step.facts)))
}

/// A touchpoint is new if the baseline has none of its name and channel.
fn mark_new_touchpoints(map: &mut JourneyMap, baseline: &JourneyMap) {
    let key = |touchpoint: &Touchpoint| {
        let channel = touchpoint.channel.as_ref().map(|channel| (slug(&channel.name), channel.kind));
        if touchpoint.remark.text.is_empty() { (String::new(), channel) } else { (slug(&touchpoint.remark.text), None) }
    };
    let facts = baseline
        .stages
        .iter()
        .flat_map(|stage| std::iter::once(&stage.facts).chain(stage.steps.iter().map(|step| &step.facts)));
    let old: Vec<_> = facts.flat_map(|facts| &facts.touchpoints).map(key).collect();
    for touchpoint in all_facts(map).flat_map(|facts| &mut facts.touchpoints) {
        touchpoint.is_new = !old.contains(&key(touchpoint));
    }
}

/// The baseline's readings by the id of their metric; a map has one value of each for this.
fn readings(map: &JourneyMap) -> Vec<(String, Reading)> {
    let facts = map
        .stages
        .iter()
        .flat_map(|stage| std::iter::once(&stage.facts).chain(stage.steps.iter().map(|step| &step.facts)));
    let all = map.readings.iter().chain(facts.flat_map(|facts| &facts.metrics));
    all.filter_map(|reading| Some((map.metrics.get(reading.metric)?.id.clone(), reading.clone()))).collect()
}

/// A metric that has only a target here takes its value now from the baseline, if it is in the same unit.
fn take_values(map: &mut JourneyMap, values: &[(String, Reading)]) {
    let ids: Vec<String> = map.metrics.iter().map(|metric| metric.id.clone()).collect();
    let take = |reading: &mut Reading| {
        let id = ids.get(reading.metric);
        let old =
            values.iter().find(|(old, found)| Some(old) == id && found.value.is_some() && found.unit == reading.unit);
        if let (None, Some((_, old))) = (reading.value, old) {
            reading.value = old.value;
            reading.from_baseline = true;
            reading.sample = reading.sample.or(old.sample);
            if reading.history.is_empty() {
                reading.history.clone_from(&old.history);
            }
        }
    };
    map.readings.iter_mut().for_each(take);
    all_facts(map).flat_map(|facts| &mut facts.metrics).for_each(take);
}
