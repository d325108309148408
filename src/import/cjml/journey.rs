//! A journey as a map: its head, its phases as stages, its touchpoints as steps.

use std::collections::BTreeSet;

use super::actors::Cast;
use super::beginning;
use super::element::{Element, File, Words, is_nothing};
use super::experience::Ratings;
use super::points::{Point, points};
use super::step::Steps;
use crate::diagnostic::Diagnostic;
use crate::import::Imported;
use crate::import::draft::{Draft, Said, Stage};
use crate::import::foreign::{Foreign, refusal};
use crate::import::ledger::Ledger;
use crate::import::parts::Parts;
use crate::import::tree::{Field, Tree};
use crate::source::Span;
use crate::spec::slug::slug;

/// A phase, as it is declared or referred to.
struct Phase {
    id: String,
    name: Said,
    notes: Vec<Said>,
    /// Where it is declared.
    at: Option<Span>,
}

/// The map of a journey. With the first one goes what belongs to the whole file.
pub(super) fn map(
    foreign: &Foreign,
    journey: &Element,
    number: usize,
    file: Option<&File>,
    comments: Vec<Words>,
) -> Result<Imported, Box<Diagnostic>> {
    let mut ledger = Ledger::default();
    let mut draft = Draft::default();
    let comments = comments.into_iter().inspect(|comment| ledger.mapped("comment", comment.at, "a comment")).collect();
    if let Some(file) = file {
        frame(file, journey, &mut draft, &mut ledger);
    }
    if file.is_none_or(|file| file.root.whole != journey.whole) {
        ledger.frame(journey.head);
    }
    let is_planned = journey.is("plannedJourney");
    let kind = Said::plain(if is_planned { "future-state" } else { "current-state" });
    let is_said = is_planned || journey.is("actualJourney");
    draft.map_type = if is_said { kind } else { kind.guessed("the file does not say whether it is planned or actual") };
    let cast = Cast::read(journey, &mut ledger);
    let mut phases = phases(journey, &mut ledger);
    let mut points = points(journey, &cast, &mut ledger);
    if points.is_empty() && phases.is_empty() {
        return Err(Box::new(
            refusal(journey.head, "this journey has no touchpoints and no phases")
                .help("touchpoints stand in `<touchpoints>`, each an action or a communication point"),
        ));
    }
    head(foreign, journey, number, &mut draft, &mut ledger);
    let of: Vec<usize> = of(&mut points, &mut phases, &mut ledger);
    let parts = Parts::new(phases.len(), &of);
    let mut taken = BTreeSet::new();
    draft.stages =
        (0..parts.stages.len()).filter_map(|at| stage(at, &parts, &phases, &mut taken, &mut ledger)).collect();
    let ratings = Ratings::of(points.iter().filter(|point| !point.is_behind(&cast)));
    draft.personas.clone_from(&cast.personas);
    draft.title.comments.extend(cast.guesses.iter().map(|why| format!("guessed: {why}")));
    let mut steps = Steps::new(&cast, ratings, comments, taken);
    draft
        .title
        .comments
        .extend(steps.comments_before(points.first().map_or(usize::MAX, |point| point.element.whole.start)));
    for (point, stage) in points.iter().zip(&parts.of) {
        if let Some(into) = draft.stages.get_mut(*stage) {
            steps.point(point, *stage, into, &mut ledger);
        }
    }
    draft.scale = ratings.scale(steps.has_ratings);
    draft.comments = steps.comments_before(usize::MAX);
    draft.fields.extend(steps.channels());
    Ok(Imported::new(draft.title.words.clone(), draft.page(), ledger.entries))
}

/// What stands around the journeys.
fn frame(file: &File, journey: &Element, draft: &mut Draft, ledger: &mut Ledger) {
    file.frames.iter().for_each(|span| ledger.frame(*span));
    for (span, why) in &file.guesses {
        draft.title.comments.push(format!("guessed: {why}"));
        ledger.guessed("frame", *span, "", why);
    }
    if file.guesses.is_empty() {
        ledger.frame(file.root.head);
    }
    if let Some(version) = file.root.attribute(&["version"]).filter(|version| !version.value.starts_with('2')) {
        let why = "this version is read as if it were 2.0";
        draft.title.comments.push(format!("guessed: {why}"));
        ledger.guessed("version", version.whole, "", why);
    }
    if file.root.whole == journey.whole {
        return;
    }
    for child in file.root.children.iter().filter(|child| !child.is("plannedJourney") && !child.is("actualJourney")) {
        ledger.unmapped("element", child.whole, "it is no journey");
    }
}

/// Title, summary and whatever else stands at the head.
fn head(foreign: &Foreign, journey: &Element, number: usize, draft: &mut Draft, ledger: &mut Ledger) {
    let mut title = None;
    let mut id = None;
    for child in &journey.children {
        let words = child.words();
        let said = || Said::plain(words.text.clone()).at(child.whole);
        match child.name.to_lowercase().as_str() {
            "actors" | "touchpoints" | "journeyphases" => {}
            _ if child.is_empty() && child.attributes.is_empty() => ledger.frame(child.whole),
            _ if is_nothing(&words.text) && child.children.is_empty() => {
                ledger.unmapped("element", child.whole, "a program had nothing to say here");
            }
            "journeyid" => {
                draft.title.comments.push(format!("{}: {}", child.name, words.text.replace('\n', " ")));
                ledger.mapped("id", child.whole, "a comment");
                id = Some(words.text.clone());
            }
            "journeytitle" if title.is_none() => {
                title = Some(said());
                ledger.mapped("title", child.whole, "title");
            }
            "journeyshortsummary" if draft.summary.is_none() => {
                draft.summary = Some(said());
                ledger.mapped("summary", child.whole, "summary");
            }
            "plannedreference" => {
                let why =
                    "a journey that this one is held against; a baseline of ours is the other way round, and a file";
                draft.notes.push(Said::plain(format!("{}: {}", child.name, words.text)).guessed(why).at(child.whole));
                ledger.guessed("reference", child.whole, "note", why);
            }
            _ if child.children.is_empty() && !words.text.is_empty() => {
                let why = "the language has no key for it";
                let note = format!("{}: {}", child.name, words.text);
                draft.notes.push(Said::plain(note).guessed(why).at(child.whole));
                ledger.guessed("element", child.whole, "note", why);
            }
            _ => ledger.unmapped("element", child.whole, "the language has no place for it"),
        }
    }
    let is_made = |id: &str| id.trim_start_matches(['A', 'P', 'J']).chars().all(|sign| sign.is_ascii_digit());
    let title = title.unwrap_or_else(|| {
        if let Some(id) = id.filter(|id| !is_made(id)) {
            return Said::plain(id.replace('\n', " ")).guessed("the journey has no title; this is its id");
        }
        let stem = Some(foreign.stem()).filter(|stem| !stem.is_empty()).unwrap_or("Journey");
        let name = if number == 0 { stem.to_owned() } else { format!("{stem} {}", number + 1) };
        Said::plain(name).guessed("the journey has no title; this is the name of its file")
    });
    let mut comments = std::mem::take(&mut draft.title.comments);
    comments.extend(title.comments);
    draft.title = Said { words: title.words.replace('\n', " "), comments, ..title };
}

fn phases(journey: &Element, ledger: &mut Ledger) -> Vec<Phase> {
    let mut phases: Vec<Phase> = Vec::new();
    for list in journey.children.iter().filter(|child| child.is("journeyPhases")) {
        ledger.frame(list.head);
        for element in &list.children {
            if !element.is("journeyPhase") {
                ledger.unmapped("element", element.whole, "it is no phase");
                continue;
            }
            let id = element.attribute(&["phaseID", "id"]).map(|id| id.value.clone()).unwrap_or_default();
            let name = element.child("phaseName").map(Element::words).filter(|name| !is_nothing(&name.text));
            if phases.iter().any(|phase| phase.id == id) || (id.is_empty() && name.is_none()) {
                ledger.unmapped("phase", element.whole, "it has no name, or is there already");
                continue;
            }
            let said = match &name {
                Some(name) => Said::plain(name.text.replace('\n', " ")).at(name.at),
                None => Said::plain(id.clone()).at(element.head),
            };
            let described =
                element.child("phaseDescription").map(Element::words).filter(|words| !is_nothing(&words.text));
            let notes = described.map(|words| Said::plain(words.text).at(words.at)).into_iter().collect();
            phases.push(Phase { id, name: said, notes, at: Some(element.head) });
        }
    }
    // Told with the stage that it becomes.
    for list in journey.children.iter().filter(|child| child.is("journeyPhases")) {
        for child in list.children.iter().flat_map(|phase| &phase.children) {
            let is_known = child.is("phaseName") || child.is("phaseDescription");
            let words = child.words();
            if child.is_empty() {
                ledger.frame(child.whole);
            } else if !is_known || is_nothing(&words.text) {
                ledger.unmapped("element", child.whole, "a map says nothing of this kind of a stage");
            }
        }
    }
    phases
}

/// The phase of each touchpoint. What belongs to none goes with the touchpoint before it.
fn of(points: &mut [Point<'_>], phases: &mut Vec<Phase>, ledger: &mut Ledger) -> Vec<usize> {
    let mut of: Vec<usize> = Vec::new();
    let is_phased = !phases.is_empty() || points.iter().any(|point| point.phase.is_some());
    for point in points {
        let reference = point.phase.as_ref();
        let same = |phase: &Phase, words: &Words| phase.id == words.text || phase.name.words == words.text;
        let known = reference.and_then(|words| phases.iter().position(|phase| same(phase, words)));
        let at = match (reference, known) {
            (Some(words), Some(at)) => {
                ledger.mapped(
                    "phase",
                    words.at,
                    format!("stages ({})", phases.get(at).map_or("", |phase| &phase.name.words)),
                );
                at
            }
            (Some(words), None) => {
                let why = "no phase has this id; it is taken for the name of one";
                let name = Said::plain(words.text.replace('\n', " ")).guessed(why).at(words.at);
                phases.push(Phase { id: words.text.clone(), name, notes: Vec::new(), at: None });
                ledger.guessed("phase", words.at, format!("stages ({})", words.text), why);
                phases.len() - 1
            }
            (None, _) => match of.last() {
                Some(last) => {
                    point.astray = is_phased.then_some("it belongs to no phase; it goes with the touchpoint before it");
                    *last
                }
                None if phases.is_empty() => {
                    let name = Said::plain("Journey")
                        .guessed("these touchpoints belong to no phase")
                        .at(beginning(point.element));
                    phases.push(Phase { id: String::new(), name, notes: Vec::new(), at: None });
                    0
                }
                None => {
                    point.astray = Some("it belongs to no phase; it stands in the first one");
                    0
                }
            },
        };
        of.push(at);
    }
    of
}

/// The stage of a phase; where the phase returns, another one of its name.
fn stage(
    at: usize,
    parts: &Parts,
    phases: &[Phase],
    taken: &mut BTreeSet<String>,
    ledger: &mut Ledger,
) -> Option<Stage> {
    let phase = phases.get(*parts.stages.get(at)?)?;
    let mut stage = Stage { name: phase.name.clone(), ..Stage::default() };
    if parts.returns(at) {
        return Some(stage);
    }
    let id = slug(&phase.id);
    if !id.is_empty() && id != slug(&phase.name.words) && taken.insert(id.clone()) {
        stage.fields.push(Field::new("id", Tree::words(id)));
    }
    let notes: Vec<_> = phase.notes.iter().map(Said::item).collect();
    for note in phase.notes.iter().filter_map(|note| note.at) {
        ledger.mapped("description", note, format!("stages[{at}].note"));
    }
    if !notes.is_empty() {
        stage.fields.push(Field::new("note", Tree::List(notes)));
    }
    if let Some(head) = phase.at {
        ledger.mapped("phase", head, format!("stages[{at}]"));
        if let Some(name) = phase.name.at.filter(|name| *name != head) {
            ledger.mapped("phase", name, format!("stages[{at}].name"));
        }
    }
    Some(stage)
}
