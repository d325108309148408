//! `opportunity-without-impact-or-effort`: it cannot be weighed against the others.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::{Subject, written};
use crate::spec::card::Opportunity;

rule!(/** An opportunity that cannot be weighed. */ "opportunity-without-impact-or-effort", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let is_weighed = |one: &&Opportunity| one.impact.is_some() && one.effort.is_some();
    let open = || written::opportunities(subject).filter(|one| written::is_open(one));
    // Whoever weighs most of them wants to weigh them all.
    if written::is_archived(subject) || open().filter(is_weighed).count() * 2 <= open().count() {
        return;
    }
    for opportunity in open().filter(|one| !is_weighed(one)) {
        let lacks = match (&opportunity.impact, &opportunity.effort) {
            (None, None) => "`impact` and `effort`",
            (None, Some(_)) => "`impact`",
            (Some(_), _) => "`effort`",
        };
        findings.report(&CODE, || {
            let message = format!("`{}` has no {lacks}", shown(written::said(&opportunity.text)));
            let at = written::words(&opportunity.text, opportunity.span);
            Diagnostic::new(&CODE, at, message).help("write `impact` and `effort`, each from 1 to 5, as on the others")
        });
    }
}
