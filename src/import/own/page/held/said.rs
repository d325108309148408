//! What a cell says as it is compared: its parts, with the numbers of steps, stages and pain points as they are now.

use std::collections::BTreeSet;

use serde_json::Value;

use super::super::cards::is_badge;
use super::super::heirs::{numbered_stage, numbered_step};
use super::super::inline::Inline;
use super::super::reader::{BADGE, Place, Reader, StepAt, address};
use super::super::tongue::{even, flat};
use crate::words::fill;

/// The parts of a cell, and the labels of its sources.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Said {
    pub(super) parts: Vec<String>,
    pub(super) sources: Vec<String>,
}

impl Said {
    /// What is written anew.
    pub(super) fn anew(line: &Inline) -> Self {
        Self::of(line, |part| even(&words(&unbadged(part).1)))
    }

    fn of(line: &Inline, said: impl Fn(&Inline) -> String) -> Self {
        let (parts, sources) = Reader::parts(line);
        let mut sources: Vec<String> = sources.into_iter().map(|(label, _)| even(&label)).collect();
        sources.sort();
        Self { parts: parts.iter().map(said).filter(|part| !part.is_empty()).collect(), sources }
    }

    /// Whether something says this, or this without what tells of steps that are new.
    pub(super) fn is_said_by(&self, other: &Self, fresh: &BTreeSet<String>) -> bool {
        let kept = || self.parts.iter().filter(|part| !fresh.contains(*part)).eq(&other.parts);
        self.sources == other.sources && (self.parts == other.parts || kept())
    }
}

/// What a part says; of a link, where it leads.
pub(super) fn words(part: &Inline) -> String {
    let plain = part.plain();
    part.link().map_or_else(|| plain.clone(), |link| address(link, &plain))
}

/// The number of a pain point at the beginning of a part, and what is behind it.
fn unbadged(part: &Inline) -> (Option<String>, Inline) {
    match part.bold_start() {
        Some((badge, rest)) if is_badge(&badge.plain()) => (Some(badge.plain()), rest),
        _ => (None, part.clone()),
    }
}

/// What is known of the numbers on a page.
pub(super) struct Numbers<'r, 's> {
    reader: &'r Reader<'s>,
    /// Whether the checklist counts up from 1, so that it says what each number was.
    is_counted: bool,
    /// The numbers of pain points by their words.
    badges: BTreeSet<(String, String)>,
    /// How the stages and the places of the inventory call what was not there when the page was written.
    pub(super) fresh: BTreeSet<String>,
}

impl<'r, 's> Numbers<'r, 's> {
    /// Of a page. `walked` are the lines of its checklist, with whether each stands below another.
    pub(super) fn of(reader: &'r Reader<'s>, map: &Value, walked: &[(bool, Inline)]) -> Self {
        let counts = |is_below: bool| {
            let lines = walked.iter().filter(move |(below, _)| *below == is_below);
            let number = |line: &Inline| {
                let first = Reader::parts(line).0.first().cloned().unwrap_or_default();
                if is_below { numbered_step(&first).0 } else { numbered_stage(reader, &first).0 }
            };
            (1_usize..).zip(lines).all(|(at, (_, line))| number(line) == at.to_string())
        };
        let is_counted = !walked.is_empty() && counts(false) && counts(true);
        let mut badges = BTreeSet::new();
        badges_of(map, &mut badges);
        let mut all = Self { reader, is_counted, badges, fresh: BTreeSet::new() };
        all.fresh = all.new_places();
        all
    }

    /// What a cell of the page says.
    pub(super) fn said(&self, line: &Inline) -> Said {
        Said::of(line, |part| self.part(part))
    }

    fn part(&self, part: &Inline) -> String {
        let (badge, rest) = unbadged(part);
        let words = even(&words(&rest));
        if let Some(badge) = badge {
            // The number that it has in the tables of the stages.
            let is_its = self.badges.contains(&(badge.clone(), even(&rest.plain())));
            return if is_its { words } else { format!("{} {words}", even(&badge)) };
        }
        self.now(&rest).unwrap_or(words)
    }

    /// The same with the number that a step or a stage has now, where it is called by the one that it had or shows.
    fn now(&self, part: &Inline) -> Option<String> {
        let reader = self.reader;
        let (number, name) = numbered_stage(reader, part);
        if !number.is_empty() {
            let words = even(&name.plain());
            let shown = reader.stages.iter().position(|stage| stage.number == number && stage.name == words);
            let was = || reader.heirs.stage(&number, &words).filter(|_| self.is_counted).map(|place| place.stage);
            return Some(even(&stage_called(reader, shown.or_else(was)? + 1, &words)));
        }
        let (number, action) = numbered_step(part);
        let words = even(&action?.plain());
        (!number.is_empty()).then_some(())?;
        let is_it = |step: &&StepAt| step.number == number && named(reader, step) == words;
        let shown = reader.steps.iter().find(is_it).map(|step| Place { stage: step.stage, step: Some(step.at) });
        let was = || reader.heirs.step(&number, &words).filter(|_| self.is_counted);
        let count = self.count(shown.or_else(was)?)?;
        Some(format!("{count}. {words}"))
    }

    /// Which step of all a place is, from 1.
    fn count(&self, place: Place) -> Option<usize> {
        let is_it = |step: &StepAt| step.stage == place.stage && Some(step.at) == place.step;
        self.reader.steps.iter().position(is_it).map(|at| at + 1)
    }

    /// How a page written anew calls the stages and steps that are surely new: others that were there stand behind them.
    fn new_places(&self) -> BTreeSet<String> {
        let reader = self.reader;
        let mut fresh = BTreeSet::new();
        let is_new = |step: &StepAt| reader.heirs.is_new(Place { stage: step.stage, step: Some(step.at) });
        let Some(last) = reader.steps.iter().rposition(|step| !is_new(step)).filter(|_| self.is_counted) else {
            return fresh;
        };
        let (mut new, mut old) = (BTreeSet::new(), BTreeSet::new());
        for (at, step) in reader.steps.iter().enumerate() {
            if at < last && is_new(step) {
                let words = named(reader, step);
                let stage = reader.stages.get(step.stage).map_or("", |stage| stage.name.as_str());
                fresh.insert(format!("{}. {words}", at + 1));
                fresh.insert(if step.action.is_empty() { stage.to_owned() } else { format!("{stage}: {words}") });
                new.insert(step.stage);
            } else {
                old.insert(step.stage);
            }
        }
        for stage in new.difference(&old) {
            let name = reader.stages.get(*stage).map_or("", |stage| stage.name.as_str());
            fresh.insert(even(&stage_called(reader, stage + 1, name)));
            fresh.insert(name.to_owned());
        }
        fresh
    }

    /// Where a step stands that a page written anew calls so.
    pub(super) fn place(&self, called: &str) -> Option<Place> {
        let number: usize = called.split_once(". ")?.0.parse().ok()?;
        let step = self.reader.steps.get(number.checked_sub(1)?)?;
        Some(Place { stage: step.stage, step: Some(step.at) })
    }
}

/// What a step is called, as it is compared: one that a stage is has its name.
fn named(reader: &Reader<'_>, step: &StepAt) -> String {
    let stage = || reader.stages.get(step.stage).map(|stage| stage.name.clone()).unwrap_or_default();
    if step.action.is_empty() { stage() } else { step.action.clone() }
}

fn stage_called(reader: &Reader<'_>, number: usize, name: &str) -> String {
    fill(reader.words.markdown.stage_heading, &[("number", &number.to_string()), ("name", name)])
}

/// The numbers of the pain points of a document, with their words.
fn badges_of(value: &Value, into: &mut BTreeSet<(String, String)>) {
    match value {
        Value::Object(entries) => {
            if let Some(badge) = entries.get(BADGE).and_then(Value::as_str) {
                let words = entries.get("text").and_then(Value::as_str).unwrap_or_default();
                into.insert((badge.to_owned(), flat(words)));
            }
            entries.values().for_each(|value| badges_of(value, into));
        }
        Value::Array(items) => items.iter().for_each(|item| badges_of(item, into)),
        _ => {}
    }
}
