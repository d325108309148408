//! `review-without-period`: a map that was looked over once, and nobody knows when it is again.

use crate::diagnostic::{Diagnostic, Findings};
use crate::lint::{Subject, written};

rule!(/** A review that has no period. */ "review-without-period", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let Some(review) = subject.written.review.as_ref().filter(|review| review.every.is_none()) else { return };
    let Some(last) = review.last.as_ref().filter(|_| !written::is_archived(subject)) else { return };
    let finding = Diagnostic::new(&CODE, last.span, "nothing says when this map is to be looked over again");
    let whole = format!("{{last: {}, every: quarter}}", last.value.written);
    let finding = finding.help(format!("write `review: {whole}`"));
    findings.add(if review.span == last.span {
        finding.guess("review it every quarter", last.span, whole)
    } else {
        finding
    });
}
