//! `metric-without-direction`: a metric of which nobody knows whether more of it is good.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::Subject;
use crate::lint::measure::measures;
use crate::lint::written::is_own;
use crate::model::name::slug;
use crate::source::Span;

rule!(/** A metric of which nobody knows whether more is good. */ "metric-without-direction", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    // One number by itself is neither good nor bad; against a target or an earlier one it is.
    let mut compared: BTreeMap<&str, Option<(f64, f64)>> = BTreeMap::new();
    for measure in measures(subject).filter(|measure| measure.metric.better.is_none()) {
        let reading = measure.reading;
        let aim = reading.value.zip(reading.target).filter(|(value, target)| (value - target).abs() > f64::EPSILON);
        if reading.target.is_some() || !reading.history.is_empty() {
            let known = compared.entry(&measure.metric.id).or_default();
            *known = known.or(aim);
        }
    }
    for definition in &subject.written.metrics.0 {
        let Some(id) = definition.id.as_ref().or(definition.name.as_ref()) else { continue };
        if !is_own(id.span) {
            continue;
        }
        let Some(aim) = compared.get(slug(&id.value).as_str()) else { continue };
        findings.report(&CODE, || {
            let message = format!("nothing says whether more or less of `{}` is better", shown(&id.value));
            let finding = Diagnostic::new(&CODE, id.span, message);
            match aim {
                Some((value, target)) => {
                    let better = if target > value { "higher" } else { "lower" };
                    let finding =
                        finding.help(format!("write `better: {better}` where it is declared, as its target tells"));
                    match subject.source.slice(definition.span).strip_suffix('}') {
                        Some(_) => finding.guess(
                            format!("write `better: {better}`"),
                            Span::new(definition.span.end - 1, definition.span.end - 1),
                            format!(", better: {better}"),
                        ),
                        None => finding,
                    }
                }
                None => finding.help("write `better: higher` or `better: lower` where it is declared"),
            }
        });
    }
}
