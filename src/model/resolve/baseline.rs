//! A future state and its baseline: reads the other map, matches steps, and says what becomes of its pains.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Resolver, resolve_map};
use crate::diagnostic::{Diagnostic, Level, shown};
use crate::model::JourneyMap;
use crate::model::codes::{BASELINE_PAIN_UNACCOUNTED, FUTURE_STATE_WITHOUT_BASELINE, UNREADABLE_BASELINE};
use crate::model::comparison::{Comparison, Fate, OldPain, OldPlace};
use crate::model::item::{Feeling, Point, Touchpoint, Whose};
use crate::model::metric::Reading;
use crate::model::name::{Names, slug};
use crate::model::stage::{Facts, Stage, Step};
use crate::source::{Files, Span, help_about};
use crate::spec;
use crate::spec::journey::MapType;
use crate::spec::workspace::Sharing;
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
        match read(&path.value, files, self.sharing) {
            Ok(baseline) => self.baseline = Some(baseline),
            Err(why) => {
                let finding = Diagnostic::new(&UNREADABLE_BASELINE, path.span, &*why);
                self.report(
                    finding.help(help_about(&why, "write the path of the map of what is, relative to this file")),
                );
            }
        }
    }

    /// Holds the map against its baseline.
    pub(super) fn compare(&mut self, map: &mut JourneyMap) {
        let (Some((baseline, _)), Some(path)) = (self.baseline.take(), &self.spec.baseline) else { return };
        let matches: Vec<Option<Place<'_>>> = matching_steps(map, &baseline);
        let persona = shared_persona(map, &baseline);
        let ghost = |step: &Step| {
            let mut feelings = step.facts.emotions.clone();
            if let Some(persona) = persona {
                let theirs = |feeling: &Feeling| feeling.marks.whose.contains(&Whose::Persona(persona));
                let has_own = feelings.iter().any(theirs);
                feelings.retain(|feeling| theirs(feeling) || !has_own && feeling.marks.whose.is_empty());
            }
            feelings
        };
        let ghosts = matches.iter().map(|found| found.map(|(_, step)| ghost(step)).unwrap_or_default()).collect();
        let mut pains = old_pains(map, &baseline, &matches);
        let kept = kept_pains(map, &baseline);
        for pain in &mut pains {
            if pain.fate == Fate::Unaccounted && kept.old.contains(&pain.span) {
                pain.fate = Fate::Kept;
            }
        }
        for pain in pains.iter().filter(|pain| pain.fate == Fate::Unaccounted) {
            self.findings.report(&BASELINE_PAIN_UNACCOUNTED, || unaccounted(path.span, pain));
        }
        let new_pains = points(map, |facts| &facts.pain_points)
            .map(|pain| pain.remark.span)
            .filter(|span| !kept.new.contains(span))
            .collect();
        let values = readings(&baseline);
        let comparison =
            Comparison { path: path.value.clone(), ghosts, pains, new_pains, baseline: Box::new(baseline.clone()) };
        mark_new_touchpoints(map, &baseline);
        take_values(map, &values);
        map.comparison = Some(comparison);
    }
}

fn read(path: &str, files: &dyn Files, sharing: Option<Sharing<'_>>) -> Result<(JourneyMap, Names), String> {
    let mut source = files.read(path)?;
    if let Some(sharing) = sharing {
        source = source.sharing(Arc::clone(&sharing.workspace.source));
    }
    let node = yaml::read(&source);
    let mut findings = node.findings;
    let mut map = None;
    let mut names = Names::default();
    if let Some(node) = node.value {
        let written = spec::read(&node, &source);
        findings.append(written.findings);
        if let Some(mut written) = written.value {
            if let Some(sharing) = sharing {
                sharing.share(&mut written, &node);
            }
            let (resolved, things) = resolve_map(&written, &source, None, None);
            findings.append(resolved.findings);
            map = resolved.value;
            names = things;
        }
    }
    let errors = findings.iter().filter(|finding| finding.level == Level::Error).count();
    match map {
        Some(map) if errors == 0 => Ok((map, names)),
        _ => Err(format!(
            "the baseline `{path}` has {errors} error{}: see `journeymap check {path}`",
            if errors == 1 { "" } else { "s" }
        )),
    }
}

fn unaccounted(at: Span, pain: &OldPain) -> Diagnostic {
    let message = format!("nothing here speaks of the baseline's pain point `{}`", shown(&pain.text));
    let help = if pain.id.is_empty() {
        "give it an `id` in the baseline and let an opportunity or gain here say `addresses` with it, or repeat it here \
         in the same words"
            .to_owned()
    } else {
        format!(
            "let an opportunity or gain here say `addresses: {}`, or repeat the pain point under that id",
            shown(&pain.id)
        )
    };
    Diagnostic::new(&BASELINE_PAIN_UNACCOUNTED, at, message).help(help)
}

/// A stage and one of its steps.
type Place<'m> = (&'m Stage, &'m Step);

/// For each step of `map` the step of `baseline` that it matches: by written id, then by name, then by place.
fn matching_steps<'b>(map: &JourneyMap, baseline: &'b JourneyMap) -> Vec<Option<Place<'b>>> {
    let name = |stage: &Stage, step: &Step| slug(if step.action.is_empty() { &stage.name } else { &step.action });
    let id = |stage: &Stage, step: &Step| slug(if step.action.is_empty() { &stage.id } else { &step.id });
    let mut by_id: BTreeMap<String, Place<'b>> = BTreeMap::new();
    let mut by_name: BTreeMap<String, Place<'b>> = BTreeMap::new();
    for (_, stage, step) in baseline.steps() {
        by_id.entry(id(stage, step)).or_insert((stage, step));
        by_name.entry(name(stage, step)).or_insert((stage, step));
    }
    by_id.remove("");
    by_name.remove("");
    let find =
        |stage: &Stage, step: &Step| by_id.get(&id(stage, step)).or_else(|| by_name.get(&name(stage, step))).copied();
    let named: Vec<Option<Place<'b>>> = map.steps().map(|(_, stage, step)| find(stage, step)).collect();
    let taken: BTreeSet<Span> = named.iter().flatten().map(|(_, step)| step.span).collect();
    let by_place = |stage_index: usize, step_index: usize| {
        let stage = baseline.stages.get(stage_index)?;
        stage.steps.get(step_index).filter(|step| !taken.contains(&step.span)).map(|step| (stage, step))
    };
    let places =
        map.stages.iter().enumerate().flat_map(|(stage, all)| (0..all.steps.len()).map(move |step| (stage, step)));
    named.iter().zip(places).map(|(named, (stage, step))| named.or_else(|| by_place(stage, step))).collect()
}

/// Pains that both maps have: their spans in the baseline, and here.
#[derive(Default)]
struct KeptPains {
    old: BTreeSet<Span>,
    new: BTreeSet<Span>,
}

/// A pain is kept if it is repeated under its id; without an id on one of the two, in the same words.
fn kept_pains(map: &JourneyMap, baseline: &JourneyMap) -> KeptPains {
    let mut by_id: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    // Of the same words those without an id, and those with one.
    let mut by_words: BTreeMap<String, [Vec<Span>; 2]> = BTreeMap::new();
    for pain in pains(baseline) {
        by_id.entry(slug(&pain.remark.id)).or_default().push(pain.remark.span);
        let [without, with] = by_words.entry(slug(&pain.remark.text)).or_default();
        if pain.remark.id.is_empty() { without.push(pain.remark.span) } else { with.push(pain.remark.span) }
    }
    by_id.remove("");
    by_words.remove("");
    let mut kept = KeptPains::default();
    let mut keep = |spans: &mut Vec<Span>, new: Span| {
        // The first that repeats them is enough.
        kept.old.extend(spans.iter().copied());
        spans.truncate(1);
        if !spans.is_empty() {
            kept.new.insert(new);
        }
    };
    for pain in pains(map) {
        if let Some(spans) = by_id.get_mut(&slug(&pain.remark.id)) {
            keep(spans, pain.remark.span);
        } else if let Some([without, with]) = by_words.get_mut(&slug(&pain.remark.text)) {
            keep(without, pain.remark.span);
            if pain.remark.id.is_empty() {
                keep(with, pain.remark.span);
            }
        }
    }
    kept
}

/// The one persona of a map, by their place in the baseline's list, if they are there as well: the ghost is then theirs.
fn shared_persona(map: &JourneyMap, baseline: &JourneyMap) -> Option<usize> {
    let [persona] = map.personas.as_slice() else { return None };
    baseline.personas.iter().position(|old| slug(&old.id) == slug(&persona.id))
}

fn points<'m>(map: &'m JourneyMap, choose: fn(&'m Facts) -> &'m Vec<Point>) -> impl Iterator<Item = &'m Point> {
    facts(map).flat_map(choose)
}

/// The pains of stages and steps, then those of the personas.
fn pains(map: &JourneyMap) -> impl Iterator<Item = &Point> {
    let personas = map.personas.iter().flat_map(|persona| &persona.pain_points);
    points(map, |facts| &facts.pain_points).chain(personas)
}

fn old_pains(map: &JourneyMap, baseline: &JourneyMap, matches: &[Option<Place<'_>>]) -> Vec<OldPain> {
    let mut closed: BTreeMap<Span, Vec<String>> = BTreeMap::new();
    for facts in facts(map) {
        let gains = facts.gains.iter().map(|gain| (&gain.remark.text, &gain.addresses));
        let opportunities = facts.opportunities.iter().map(|chance| (&chance.remark.text, &chance.addresses));
        for (text, targets) in gains.chain(opportunities) {
            for target in targets.iter().filter(|target| target.in_baseline) {
                closed.entry(target.span).or_default().push(text.clone());
            }
        }
    }
    let mut columns: BTreeMap<Span, usize> = BTreeMap::new();
    for (column, (_, old)) in matches.iter().enumerate().filter_map(|(column, found)| Some((column, (*found)?))) {
        columns.entry(old.span).or_insert(column);
    }
    let column = |step: &Step| columns.get(&step.span).copied();
    let last = matches.len().saturating_sub(1);
    let mut pains = Vec::new();
    let mut nearest = 0;
    let old = |pain: &Point, place: OldPlace| OldPain {
        text: pain.remark.text.clone(),
        id: pain.remark.id.clone(),
        span: pain.remark.span,
        fate: closed.get(&pain.remark.span).map_or(Fate::Unaccounted, |by| Fate::Closed(by.clone())),
        place,
    };
    // For each column the stage that it belongs to.
    let stages: Vec<usize> =
        map.stages.iter().enumerate().flat_map(|(index, stage)| vec![index; stage.steps.len()]).collect();
    for stage in &baseline.stages {
        let stage_column = stage.steps.iter().find_map(column).unwrap_or(nearest).min(last);
        let at_stage = OldPlace::Stage(stages.get(stage_column).copied().unwrap_or_default());
        pains.extend(stage.facts.pain_points.iter().map(|pain| old(pain, at_stage)));
        for step in &stage.steps {
            nearest = column(step).unwrap_or(nearest);
            pains.extend(step.facts.pain_points.iter().map(|pain| old(pain, OldPlace::Step(nearest.min(last)))));
        }
    }
    for persona in &baseline.personas {
        // They are the same by id, or where there is only one.
        let same = map.personas.iter().position(|new| slug(&new.id) == slug(&persona.id)).unwrap_or_default();
        pains.extend(persona.pain_points.iter().map(|pain| old(pain, OldPlace::Persona(same))));
    }
    pains
}

/// What stands on the stages and steps of a map.
fn facts(map: &JourneyMap) -> impl Iterator<Item = &Facts> {
    map.stages.iter().flat_map(|stage| std::iter::once(&stage.facts).chain(stage.steps.iter().map(|step| &step.facts)))
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
    let old: BTreeSet<_> = facts(baseline).flat_map(|facts| &facts.touchpoints).map(key).collect();
    for touchpoint in all_facts(map).flat_map(|facts| &mut facts.touchpoints) {
        touchpoint.is_new = !old.contains(&key(touchpoint));
    }
}

/// The baseline's values by the id of their metric and their unit: of each the first, the whole map's before others.
fn readings(map: &JourneyMap) -> BTreeMap<(String, String), Reading> {
    let mut readings = BTreeMap::new();
    for reading in map.readings.iter().chain(facts(map).flat_map(|facts| &facts.metrics)) {
        if let (Some(metric), Some(_)) = (map.metrics.get(reading.metric), reading.value) {
            readings.entry((metric.id.clone(), reading.unit.clone())).or_insert_with(|| reading.clone());
        }
    }
    readings
}

/// A metric that has only a target here takes its value now from the baseline, if it is in the same unit.
fn take_values(map: &mut JourneyMap, values: &BTreeMap<(String, String), Reading>) {
    let ids: Vec<String> = map.metrics.iter().map(|metric| metric.id.clone()).collect();
    let take = |reading: &mut Reading| {
        let id = ids.get(reading.metric).cloned().unwrap_or_default();
        if let (None, Some(old)) = (reading.value, values.get(&(id, reading.unit.clone()))) {
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
