//! `unused-segment`: a segment that nobody belongs to and that nothing is for.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::Subject;
use crate::lint::written::is_own;
use crate::model::item::Whose;

rule!(/** A segment that nobody belongs to. */ "unused-segment", Warning, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let map = subject.map;
    let mut used: BTreeSet<usize> = map.personas.iter().flat_map(|persona| &persona.segments).copied().collect();
    used.extend(subject.marks().flat_map(|marks| &marks.whose).filter_map(|whose| match whose {
        Whose::Segment(index) => Some(*index),
        Whose::Persona(_) => None,
    }));
    for (index, segment) in map.segments.iter().enumerate() {
        // How many of all there are is told for its own sake.
        if used.contains(&index) || segment.share.is_some() {
            continue;
        }
        let written = subject.written.segments.get(index).and_then(|segment| segment.name.0.as_ref());
        let at = written.map_or(segment.marks.span, |name| name.span);
        if !is_own(at) {
            continue;
        }
        findings.report(&CODE, || {
            let message = format!("nobody in the map belongs to the segment `{}`", shown(&segment.name));
            let finding = Diagnostic::new(&CODE, at, message);
            finding.help(format!("write `segment: {}` on a persona, or `share: …` here, or delete it", segment.id))
        });
    }
}
