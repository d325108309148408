//! `metric-with-small-sample`: a number that rests on too few to be one.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::measure::measures;
use crate::lint::{Subject, written};

rule!(/** A number that rests on too few. */ "metric-with-small-sample", Advice, check);

/// How many answers or cases a mean or a share needs at least: under thirty, chance moves it by tens of percent.
const FEWEST: i64 = 30;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let records = written::measured(subject);
    for measure in measures(subject).filter(|measure| measure.reading.value.is_some()) {
        let Some(sample) = measure.reading.sample.filter(|sample| *sample < FEWEST) else { continue };
        let written = records.get(&measure.reading.marks.span).and_then(|written| written.sample);
        findings.report(&CODE, || {
            let message = format!(
                "`{}` rests on {sample} answers or cases, and a number needs {FEWEST}",
                shown(&measure.metric.id)
            );
            let at = written.map_or(measure.reading.span, |sample| sample.span);
            let finding = Diagnostic::new(&CODE, at, message);
            finding.help("measure more, or write what was found in words, as a quote or a pain point")
        });
    }
}
