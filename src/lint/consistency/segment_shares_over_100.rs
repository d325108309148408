//! `segment-shares-over-100`: segments that together are more than everybody.

use crate::diagnostic::{Diagnostic, Findings};
use crate::lint::Subject;
use crate::lint::written::is_own;
use crate::spec::value::shortest;

rule!(/** Segments that together are more than everybody. */ "segment-shares-over-100", Warning, check);

/// By how many percent rounded shares may miss the whole.
const ROUNDING: f64 = 1.0;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let shares = || subject.written.segments.iter().filter_map(|segment| segment.share.as_ref());
    let sum: f64 = shares().map(|share| share.value.0).sum();
    let is_too_much = sum > 100.0 + ROUNDING;
    let Some(last) = shares().rfind(|share| is_too_much && is_own(share.span)) else { return };
    let sum = shortest((sum * 10.0).round() / 10.0);
    let finding = Diagnostic::new(&CODE, last.span, format!("the shares of all segments add up to {sum}%"));
    findings.add(finding.help("mend the shares; if people belong to several segments, allow this and say so"));
}
