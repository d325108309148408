//! `opportunity-without-due-date`: what is planned or begun, and nobody says until when.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::{Subject, written};
use crate::spec::card::Progress;

rule!(/** Work that has no date. */ "opportunity-without-due-date", Warning, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    if written::is_archived(subject) {
        return;
    }
    for opportunity in written::opportunities(subject).filter(|opportunity| opportunity.due.is_none()) {
        let begun = opportunity.status.as_ref().filter(|one| matches!(one.value, Progress::Planned | Progress::Doing));
        let Some(status) = begun else { continue };
        findings.report(&CODE, || {
            let (text, word) = (shown(written::said(&opportunity.text)), subject.source.slice(status.span));
            let finding = Diagnostic::new(&CODE, status.span, format!("`{text}` is `{word}` and has no date"));
            finding.help("write `due: …`, a day or a month, or go back to `status: idea`")
        });
    }
}
