//! `many-steps`: a picture of so many columns is scrolled past and not read.

use crate::diagnostic::{Diagnostic, Findings};
use crate::lint::Subject;

rule!(/** More steps than anybody reads. */ "many-steps", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let most = subject.limits.steps;
    if let Some((_, _, step)) = subject.map.steps().nth(most) {
        let count = subject.map.steps().count();
        let message = format!("the map has {count} steps, and {most} are as many as anybody reads");
        let finding = Diagnostic::new(&CODE, subject.action_of(step), message);
        findings.add(finding.help("write several steps as one, or split the map in two"));
    }
}
