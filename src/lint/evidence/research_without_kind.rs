//! `research-without-kind`: a survey of hundreds and a hunch look alike.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::Subject;
use crate::lint::sources::{called, name_of, sources};

rule!(/** Research that does not say how it was done. */ "research-without-kind", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for (research, written) in sources(subject).filter(|(research, _)| research.kind.is_none()) {
        findings.report(&CODE, || {
            let message = format!("`{}` does not say how it was done", shown(called(research)));
            let finding = Diagnostic::new(&CODE, name_of(written), message);
            finding.help("write `kind: …` on it: `survey`, `interview`, … or `assumption`")
        });
    }
}
