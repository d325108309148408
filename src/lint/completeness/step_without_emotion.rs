//! `step-without-emotion`: the curve passes over the step as if nothing were felt there.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::Subject;
use crate::lint::exceptions::exceptions;
use crate::lint::place::words_of;
use crate::spec::journey::MapType;

rule!(/** A step without a feeling among others that have one. */ "step-without-emotion", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    if matches!(subject.map.map_type, MapType::ServiceBlueprint | MapType::Empathy) {
        return;
    }
    let steps = subject.map.steps().map(|(_, stage, step)| (stage, step));
    for (stage, step) in exceptions(steps, |(_, step)| !step.facts.emotions.is_empty()) {
        findings.report(&CODE, || {
            let message =
                format!("nothing says how `{}` feels, and of most steps it is said", shown(words_of(stage, step)));
            Diagnostic::new(&CODE, subject.action_of(step), message).help("write `emotion: …` on it")
        });
    }
}
