//! `metric-without-target`: a number without one that is aimed for says nothing of what is good.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::measure::{Measure, measures};
use crate::lint::{Subject, written};

rule!(/** A metric without a target. */ "metric-without-target", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    if written::is_archived(subject) {
        return;
    }
    let aimed: BTreeSet<usize> =
        subject.readings().filter(|reading| reading.target.is_some()).map(|reading| reading.metric).collect();
    let bare = |measure: &Measure<'_>| measure.reading.value.is_some() && !aimed.contains(&measure.reading.metric);
    let mut bare = measures(subject).filter(bare).peekable();
    if aimed.is_empty() {
        // Where nobody aims for anything, that is one thing to say and not many.
        let Some(first) = bare.peek() else { return };
        let finding = Diagnostic::new(&CODE, first.reading.span, "no metric of this map has a target");
        findings.add(finding.help("write `{value: …, target: …}` on those that somebody wants to change"));
        return;
    }
    // Who looks at a number again and again wants something of it; one that was taken once may be there to be known.
    for measure in bare.filter(|measure| !measure.reading.history.is_empty()) {
        findings.report(&CODE, || {
            let message = format!("`{}` is followed and has no target", shown(&measure.metric.id));
            Diagnostic::new(&CODE, measure.reading.span, message).help("write `{value: …, target: …}`")
        });
    }
}
