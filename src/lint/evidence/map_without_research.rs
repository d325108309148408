//! `map-without-research`: a map of which nobody can say where it comes from.

use crate::diagnostic::{Diagnostic, Findings};
use crate::lint::Subject;

rule!(/** A map without research. */ "map-without-research", Warning, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    // What a future state is held against says where it comes from.
    if subject.map.research.is_empty() && subject.map.comparison.is_none() {
        let finding = Diagnostic::new(&CODE, subject.head(), "the map does not say where its claims come from");
        let help = "list what was done under `research`, if only `{id: workshop, kind: assumption}`, and write `evidence` \
            on what rests on it";
        findings.add(finding.help(help));
    }
}
