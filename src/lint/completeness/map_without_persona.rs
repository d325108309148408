//! `map-without-persona`: the journey of everybody is the journey of nobody.

use crate::diagnostic::{Diagnostic, Findings};
use crate::lint::Subject;
use crate::spec::journey::MapType;

rule!(/** A map of nobody. */ "map-without-persona", Warning, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let map = subject.map;
    let needs_one = matches!(map.map_type, MapType::CurrentState | MapType::FutureState | MapType::DayInTheLife);
    if needs_one && map.personas.is_empty() && map.segments.is_empty() {
        let finding = Diagnostic::new(&CODE, subject.head(), "the map does not say whose journey it is");
        findings.add(finding.help("write `persona:` with `name`, `role` and what else is known"));
    }
}
