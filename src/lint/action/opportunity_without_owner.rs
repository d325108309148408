//! `opportunity-without-owner`: an opportunity that nobody answers for.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::Subject;
use crate::spec::card::Progress;

rule!(/** An opportunity that nobody answers for. */ "opportunity-without-owner", Warning, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for opportunity in subject.places().flat_map(|place| &place.facts.opportunities) {
        let is_over = matches!(opportunity.status, Some(Progress::Done | Progress::Dropped));
        if opportunity.remark.marks.owner.is_some() || is_over {
            continue;
        }
        findings.report(&CODE, || {
            let message = format!("nobody answers for `{}`", shown(&opportunity.remark.text));
            let finding = Diagnostic::new(&CODE, opportunity.remark.span, message);
            finding.help("write `owner: …` on it, or `status: dropped`")
        });
    }
}
