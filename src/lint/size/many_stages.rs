//! `many-stages`: more stages than anybody takes in at once.

use crate::diagnostic::{Diagnostic, Findings};
use crate::lint::Subject;

rule!(/** More stages than anybody takes in at once. */ "many-stages", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let most = subject.limits.stages;
    let stages = &subject.map.stages;
    if let Some(first_too_many) = stages.get(most) {
        let message = format!("the map has {} stages, and {most} are as many as one takes in", stages.len());
        let finding = Diagnostic::new(&CODE, first_too_many.span, message);
        findings.add(finding.help("join stages, or split the map in two"));
    }
}
