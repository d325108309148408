//! `map-without-goal`: a journey without an aim has no end, and nothing to be measured by.

use crate::diagnostic::{Diagnostic, Findings};
use crate::lint::Subject;
use crate::spec::journey::MapType;

rule!(/** A map that does not say what its persona wants. */ "map-without-goal", Warning, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let map = subject.map;
    let has_goal = map.goal.is_some() || map.personas.iter().any(|persona| !persona.goals.is_empty());
    if has_goal || map.map_type == MapType::Empathy {
        return;
    }
    let finding = Diagnostic::new(&CODE, subject.head(), "the map does not say what the persona wants in the end");
    findings.add(finding.help("write `goal: …` at the top, in the persona's words"));
}
