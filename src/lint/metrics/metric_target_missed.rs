//! `metric-target-missed`: a target is missed, the value does not come nearer, and nothing is to be done about it.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::measure::{Measure, measures};
use crate::lint::work::Work;
use crate::lint::{Subject, written};

rule!(/** A missed target that nothing leads to. */ "metric-target-missed", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let missed = |measure: &Measure<'_>| {
        let (Some(value), Some(target)) = (measure.reading.value, measure.reading.target) else { return false };
        let last = measure.reading.history.last();
        // One that moves towards its target gets there; one that moves away is told by `metric-moving-the-wrong-way`.
        let stands = last.is_none_or(|last| !measure.is_worse(value, *last) && !measure.is_worse(*last, value));
        !measure.reading.from_baseline && measure.is_worse(value, target) && stands
    };
    let mut missed = measures(subject).filter(missed).peekable();
    if missed.peek().is_none() || written::is_archived(subject) {
        return;
    }
    let work = Work::of(subject);
    let records = written::measured(subject);
    for measure in missed.filter(|measure| !measure.is_worked_on(subject, &work)) {
        let written = records.get(&measure.reading.marks.span);
        findings.report(&CODE, || {
            let target = written.and_then(|written| written.target).map(|target| target.span);
            let words = target.map_or("", |target| subject.source.slice(target));
            let id = shown(&measure.metric.id);
            let message = format!("`{id}` misses its target of {words}, and nothing here is to be done about it");
            let finding = Diagnostic::new(&CODE, target.unwrap_or(measure.reading.span), message);
            finding.help("write an `opportunity` at its step or stage, or a target that is meant")
        });
    }
}
