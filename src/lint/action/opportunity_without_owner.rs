//! `opportunity-without-owner`: an opportunity that nobody answers for.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::{Subject, written};
use crate::spec::card::Progress;

rule!(/** An opportunity that nobody answers for. */ "opportunity-without-owner", Warning, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let all = subject.places().flat_map(|place| place.facts.opportunities.iter().map(move |one| (place, one)));
    for (place, opportunity) in all {
        let is_over = matches!(opportunity.status, Some(Progress::Done | Progress::Dropped));
        // An idea is looked after by whoever answers for its stage; work that is planned needs somebody who does it.
        let is_idea = matches!(opportunity.status, None | Some(Progress::Idea));
        let is_looked_after = is_idea && place.stage.marks.owner.is_some();
        if opportunity.remark.marks.owner.is_some() || is_over || is_looked_after || written::is_archived(subject) {
            continue;
        }
        findings.report(&CODE, || {
            let message = format!("nobody answers for `{}`", shown(&opportunity.remark.text));
            let finding = Diagnostic::new(&CODE, opportunity.remark.span, message);
            finding.help("write `owner: …` on it, or `status: dropped`")
        });
    }
}
