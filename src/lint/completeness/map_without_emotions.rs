//! `map-without-emotions`: a journey without a feeling is a process chart.

use crate::diagnostic::{Diagnostic, Findings};
use crate::lint::Subject;
use crate::spec::journey::MapType;

rule!(/** A map without a feeling. */ "map-without-emotions", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    if matches!(subject.map.map_type, MapType::ServiceBlueprint | MapType::Empathy) {
        return;
    }
    if subject.places().all(|place| place.facts.emotions.is_empty() && place.facts.engagement.is_empty()) {
        let finding = Diagnostic::new(&CODE, subject.head(), "the map does not say how anything feels");
        findings.add(finding.help("write `emotion: …` on its steps: a word, or a number from -2 to 2"));
    }
}
