//! `unused-persona`: a persona of a map with several, of whom the map tells nothing.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::Subject;
use crate::lint::written::is_own;
use crate::model::item::{End, Marks, Touchpoint, Whose};
use crate::model::people::Persona;

rule!(/** A persona of whom the map tells nothing. */ "unused-persona", Warning, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let map = subject.map;
    if map.personas.len() < 2 || !is_told_apart(subject) {
        return;
    }
    let named: BTreeSet<Whose> = subject.marks().flat_map(|marks| &marks.whose).copied().collect();
    let touchpoints = || subject.places().flat_map(|place| &place.facts.touchpoints);
    let ends = |touchpoint: &Touchpoint| [touchpoint.from.clone(), touchpoint.to.clone()];
    let met: BTreeSet<usize> = touchpoints()
        .flat_map(ends)
        .filter_map(|end| if let Some(End::Persona(index)) = end { Some(index) } else { None })
        .collect();
    let is_used = |index: usize, persona: &Persona| {
        let mut segments = persona.segments.iter().map(|segment| Whose::Segment(*segment));
        met.contains(&index) || named.contains(&Whose::Persona(index)) || segments.any(|own| named.contains(&own))
    };
    for (index, persona) in map.personas.iter().enumerate().filter(|(index, persona)| !is_used(*index, persona)) {
        let written = subject.written.personas.get(index).and_then(|persona| persona.name.0.as_ref());
        let at = written.map_or(persona.span, |name| name.span);
        if !is_own(at) {
            continue;
        }
        findings.report(&CODE, || {
            let message = format!("nothing in the map is `{}`'s", shown(&persona.name));
            let finding = Diagnostic::new(&CODE, at, message);
            finding.help(format!("write `for: {}` on what they feel, think or do, or delete the persona", persona.id))
        });
    }
}

/// Whether every feeling, or in a map without any every thought and word, says whose it is: what does not is everyone's.
fn is_told_apart(subject: &Subject<'_>) -> bool {
    let all_say = |all: Vec<&Marks>| (!all.is_empty()).then(|| all.iter().all(|marks| !marks.whose.is_empty()));
    let steps = || subject.places().map(|place| (place, place.step.map_or(&place.stage.marks, |step| &step.marks)));
    let open = || steps().filter(|(_, marks)| marks.whose.is_empty()).map(|(place, _)| place.facts);
    let feelings = open().flat_map(|facts| &facts.emotions).map(|feeling| &feeling.marks).collect();
    let words = open().flat_map(|facts| facts.thinking.iter().chain(&facts.saying)).map(|said| &said.marks).collect();
    all_say(feelings).or_else(|| all_say(words)).unwrap_or(false)
}
