//! `metric-without-target`: a number without one that is aimed for says nothing of what is good.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::Subject;

rule!(/** A metric without a target. */ "metric-without-target", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for reading in subject.readings().filter(|reading| reading.value.is_some() && reading.target.is_none()) {
        let Some(metric) = subject.map.metrics.get(reading.metric) else { continue };
        findings.report(&CODE, || {
            let message = format!("`{}` has no target", shown(&metric.id));
            Diagnostic::new(&CODE, reading.span, message).help("write `{value: …, target: …}`")
        });
    }
}
