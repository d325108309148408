//! `stage-without-goal`: what the persona wants in the stage was forgotten.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::Subject;
use crate::lint::exceptions::exceptions;

rule!(/** A stage without a goal among others that have one. */ "stage-without-goal", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for stage in exceptions(subject.map.stages.iter(), |stage| stage.goal.is_some()) {
        findings.report(&CODE, || {
            let message = format!("`{}` has no goal, and most stages have one", shown(&stage.name));
            let finding = Diagnostic::new(&CODE, subject.name_of(stage), message);
            finding.help("write `goal: …` on it: what the persona wants there")
        });
    }
}
