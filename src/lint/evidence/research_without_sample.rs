//! `research-without-sample`: nobody can tell whether one person said it or a thousand.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::Subject;
use crate::lint::sources::{called, name_of, sources};
use crate::model::Research;
use crate::spec::research::ResearchKind;

rule!(/** A survey or interviews of nobody knows how many. */ "research-without-sample", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let asks = |research: &Research| matches!(research.kind, Some(ResearchKind::Survey | ResearchKind::Interview));
    let lacks = |research: &Research| asks(research) && research.sample.is_none();
    for (research, written) in sources(subject).filter(|(research, _)| lacks(research)) {
        findings.report(&CODE, || {
            let message = format!("`{}` does not say how many were asked", shown(called(research)));
            Diagnostic::new(&CODE, name_of(written), message).help("write `sample: …` on it: how many answered")
        });
    }
}
