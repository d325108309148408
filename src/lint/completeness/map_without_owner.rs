//! `map-without-owner`: a map that nobody answers for.

use crate::diagnostic::{Diagnostic, Findings};
use crate::lint::Subject;

rule!(/** A map that nobody answers for. */ "map-without-owner", Warning, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    if subject.map.marks.owner.is_none() {
        let finding = Diagnostic::new(&CODE, subject.head(), "nobody answers for this map");
        findings.add(finding.help("write `owner: …` at the top: a person or a team"));
    }
}
