//! `unused-research`: research that nothing in the map rests on.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::Subject;

rule!(/** Research that nothing rests on. */ "unused-research", Warning, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let used: BTreeSet<usize> = subject.marks().flat_map(|marks| &marks.evidence).copied().collect();
    for (_, research) in subject.map.research.iter().enumerate().filter(|(index, _)| !used.contains(index)) {
        let name = research.name.as_deref().unwrap_or(&research.id);
        findings.report(&CODE, || {
            let message = format!("nothing rests on `{}`", shown(name));
            let finding = Diagnostic::new(&CODE, research.marks.span, message);
            finding.help(format!("write `evidence: {}` on what it showed, or delete it", research.id))
        });
    }
}
