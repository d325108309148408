//! `map-without-summary`: nobody who cannot see the picture is told what it shows.

use crate::diagnostic::{Diagnostic, Findings};
use crate::lint::Subject;

rule!(/** A map without a summary. */ "map-without-summary", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    if subject.map.summary.is_none() {
        let finding = Diagnostic::new(&CODE, subject.head(), "the map has no `summary`");
        findings.add(finding.help("write `summary: …`: what the picture shows, in a sentence or two"));
    }
}
