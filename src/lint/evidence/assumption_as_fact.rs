//! `assumption-as-fact`: those who agree to the map take what was only believed for known.

use crate::diagnostic::{Diagnostic, Findings};
use crate::lint::Subject;
use crate::spec::journey::MapStatus;
use crate::spec::research::ResearchKind;

rule!(/** A claim of an agreed map that rests on an assumption. */ "assumption-as-fact", Warning, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let map = subject.map;
    if map.status != Some(MapStatus::Agreed) || map.research.is_empty() {
        return;
    }
    let is_assumed =
        |index: usize| map.research.get(index).is_some_and(|one| one.kind == Some(ResearchKind::Assumption));
    if (0..map.research.len()).all(is_assumed) {
        let at = subject.written.status.as_ref().map_or_else(|| subject.head(), |status| status.span);
        let finding = Diagnostic::new(&CODE, at, "the map is agreed, and all of it rests on assumptions");
        findings.add(finding.help("look into them and list what you did under `research`, or write `status: draft`"));
        return;
    }
    for marks in subject.marks().filter(|marks| !marks.evidence.is_empty()) {
        if marks.evidence.iter().all(|index| is_assumed(*index)) {
            findings.report(&CODE, || {
                let message = "the map is agreed, and this rests on nothing but an assumption";
                let finding = Diagnostic::new(&CODE, subject.part(marks.span, "evidence"), message);
                finding.help("look into it and name that research here, or write `status: draft` at the top")
            });
        }
    }
}
