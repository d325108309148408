//! `target-against-direction`: a target that is worse than all that was ever measured.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::measure::{Measure, measures};
use crate::lint::{Subject, written};
use crate::spec::metric::Better;

rule!(/** A target that is worse than all that was ever measured. */ "target-against-direction", Warning, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let is_against = |measure: &Measure<'_>| {
        let reading = measure.reading;
        let (Some(value), Some(target)) = (reading.value, reading.target) else { return false };
        // A target that was reached is worse than the value, and better than some earlier one.
        let was_never_aimed_for = reading.history.iter().all(|earlier| measure.is_worse(target, *earlier));
        let is_known = reading.from_baseline || !reading.history.is_empty();
        is_known && measure.is_worse(target, value) && was_never_aimed_for
    };
    let mut against = measures(subject).filter(is_against).peekable();
    if against.peek().is_none() || written::is_archived(subject) {
        return;
    }
    let records = written::measured(subject);
    for measure in against {
        let target = records.get(&measure.reading.marks.span).and_then(|written| written.target);
        findings.report(&CODE, || {
            let id = shown(&measure.metric.id);
            let (better, other) = match measure.metric.better {
                Some(Better::Higher) => ("higher", "lower"),
                Some(Better::Lower) | None => ("lower", "higher"),
            };
            let message = format!("{better} is better for `{id}`, and its target is {other} than it ever was");
            let finding = Diagnostic::new(&CODE, target.map_or(measure.reading.span, |target| target.span), message);
            finding.help(format!("write the target that is meant, or `better: {other}` where the metric is declared"))
        });
    }
}
