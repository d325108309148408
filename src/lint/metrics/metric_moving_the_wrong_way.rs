//! `metric-moving-the-wrong-way`: it gets worse, and nothing is to be done about it.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::measure::{Measure, measures};
use crate::lint::work::Work;
use crate::lint::{Subject, written};

rule!(/** A value that gets worse with nothing done about it. */ "metric-moving-the-wrong-way", Warning, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let worsens = |measure: &Measure<'_>| {
        let reading = measure.reading;
        let (Some(value), Some(first), Some(last)) = (reading.value, reading.history.first(), reading.history.last())
        else {
            return false;
        };
        // Worse than last time alone may be chance.
        let falls = measure.is_worse(value, *last) && measure.is_worse(value, *first) && reading.history.len() > 1;
        let is_well = reading.target.is_some_and(|target| !measure.is_worse(value, target));
        falls && !is_well && !reading.from_baseline
    };
    let mut worse = measures(subject).filter(worsens).peekable();
    if worse.peek().is_none() || written::is_archived(subject) {
        return;
    }
    let work = Work::of(subject);
    let records = written::measured(subject);
    for measure in worse.filter(|measure| !measure.is_worked_on(subject, &work)) {
        let written = records.get(&measure.reading.marks.span);
        findings.report(&CODE, || {
            let value = written.and_then(|written| written.value).map(|value| value.span);
            let message =
                format!("`{}` gets worse, and nothing here is to be done about it", shown(&measure.metric.id));
            let finding = Diagnostic::new(&CODE, value.unwrap_or(measure.reading.span), message);
            finding.help("write an `opportunity` at its step or stage: what would turn it")
        });
    }
}
