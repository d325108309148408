//! `map-without-scenario`: without its situation a reader cannot tell which journeys the map holds for.

use crate::diagnostic::{Diagnostic, Findings};
use crate::lint::Subject;

rule!(/** A map that does not say in which situation. */ "map-without-scenario", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    if subject.map.scenario.is_none() {
        let finding = Diagnostic::new(&CODE, subject.head(), "the map does not say in which situation it happens");
        findings.add(finding.help("write `scenario: …`: what has happened, and what is at stake"));
    }
}
