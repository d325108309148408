//! `persona-without-goals`: what sets people apart is what they want.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::Subject;
use crate::model::people::Persona;
use crate::spec::journey::MapType;

rule!(/** A persona of whom nobody knows what they want. */ "persona-without-goals", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let map = subject.map;
    // Of a single persona on a journey `map-without-goal` speaks.
    if map.map_type != MapType::Empathy && map.personas.len() < 2 {
        return;
    }
    for persona in map.personas.iter().filter(|persona| !wants_something(persona)) {
        let name = subject.part(persona.span, "name");
        // Of one who is only a name there is a finding already.
        if name == persona.span {
            continue;
        }
        findings.report(&CODE, || {
            let message = format!("nothing says what `{}` wants", shown(&persona.name));
            Diagnostic::new(&CODE, name, message).help("write `goals: …` or `needs: …` on the persona")
        });
    }
}

fn wants_something(persona: &Persona) -> bool {
    [&persona.goals, &persona.needs, &persona.gains, &persona.expectations].into_iter().any(|points| !points.is_empty())
}
