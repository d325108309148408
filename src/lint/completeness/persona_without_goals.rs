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
    for (persona, written) in map.personas.iter().zip(&subject.written.personas) {
        let Some(name) = &written.name.0 else { continue };
        // Of one who is only a name there is a finding already.
        if wants_something(persona) || name.span == written.span {
            continue;
        }
        findings.report(&CODE, || {
            let message = format!("nothing says what `{}` wants", shown(&persona.name));
            Diagnostic::new(&CODE, name.span, message).help("write `goals: …` or `needs: …` on the persona")
        });
    }
}

fn wants_something(persona: &Persona) -> bool {
    [&persona.goals, &persona.needs, &persona.gains, &persona.expectations].into_iter().any(|points| !points.is_empty())
}
