//! `research-without-sample`: nobody can tell whether one person said it or a thousand.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::Subject;
use crate::lint::sources::{called, name_of};
use crate::model::Research;
use crate::spec::research::ResearchKind;

rule!(/** A survey or interviews of nobody knows how many. */ "research-without-sample", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let asks = |research: &&Research| matches!(research.kind, Some(ResearchKind::Survey | ResearchKind::Interview));
    for research in subject.map.research.iter().filter(asks).filter(|research| research.sample.is_none()) {
        findings.report(&CODE, || {
            let message = format!("`{}` does not say how many were asked", shown(called(research)));
            Diagnostic::new(&CODE, name_of(subject, research), message)
                .help("write `sample: …` on it: how many answered")
        });
    }
}
