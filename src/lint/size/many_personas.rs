//! `many-personas`: so many curves over one another cannot be told apart.

use crate::diagnostic::{Diagnostic, Findings};
use crate::lint::Subject;

rule!(/** More personas than one picture keeps apart. */ "many-personas", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let most = subject.limits.personas;
    let personas = &subject.map.personas;
    if let Some(first_too_many) = personas.get(most) {
        let message = format!("the map has {} personas, and {most} are as many as one keeps apart", personas.len());
        let finding = Diagnostic::new(&CODE, subject.part(first_too_many.span, "name"), message);
        findings.add(finding.help("write a map for each, or make one map for those who go the same way"));
    }
}
