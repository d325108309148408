//! `metric-without-source`: numbers of which nobody can say where they come from.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::measure::{Measure, measures};
use crate::lint::{Subject, written};

rule!(/** Numbers of which nobody can say where they come from. */ "metric-without-source", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    // Without research `map-without-research` says it all; evidence on the map is that of everything in it.
    let map = subject.map;
    if map.research.is_empty() || !map.marks.evidence.is_empty() || written::is_archived(subject) {
        return;
    }
    let is_missing = |measure: &Measure<'_>| {
        let own = &measure.reading.marks;
        let metric = &measure.metric.marks;
        let place = measure.place.map(|place| (&place.stage.marks, place.step.map(|step| &step.marks)));
        let (stage, step) = place.map_or((None, None), |(stage, step)| (Some(stage), step));
        let mut marks = [Some(own), Some(metric), stage, step].into_iter().flatten();
        let is_here = measure.reading.value.is_some() && !measure.reading.from_baseline;
        is_here && marks.all(|marks| marks.evidence.is_empty() && marks.link.is_none())
    };
    let missing: Vec<Measure<'_>> = measures(subject).filter(is_missing).collect();
    let Some(first) = missing.first() else { return };
    let id = shown(&first.metric.id);
    let message = match missing.len() {
        1 => format!("nothing says where the value of `{id}` comes from"),
        2 => format!("nothing says where the values of `{id}` and another metric come from"),
        count => format!("nothing says where the values of `{id}` and {} other metrics come from", count - 1),
    };
    let finding = Diagnostic::new(&CODE, first.reading.span, message);
    findings.add(
        finding.help("write `{value: …, evidence: …}` with the id of a piece of research, or `evidence` on the step"),
    );
}
