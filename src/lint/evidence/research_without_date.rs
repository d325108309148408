//! `research-without-date`: nobody can tell whether it still holds.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::Subject;
use crate::lint::sources::{called, name_of, sources};
use crate::model::Research;
use crate::spec::research::ResearchKind;

rule!(/** Research that does not say when it was done. */ "research-without-date", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let undated = |research: &Research| research.date.is_none() && research.kind != Some(ResearchKind::Assumption);
    for (research, written) in sources(subject).filter(|(research, _)| undated(research)) {
        findings.report(&CODE, || {
            let message = format!("`{}` does not say when it was done", shown(called(research)));
            let finding = Diagnostic::new(&CODE, name_of(written), message);
            finding.help("write `date: …` on it: a day like `2026-11-02`, or a month like `2026-11`")
        });
    }
}
