//! `stage-without-time`: a day without a clock is a list of errands.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::Subject;
use crate::model::stage::Stage;
use crate::spec::journey::MapType;

rule!(/** A part of a day without its hours. */ "stage-without-time", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let stages = &subject.map.stages;
    if subject.map.map_type != MapType::DayInTheLife {
        return;
    }
    if !stages.iter().any(has_time) {
        let finding = Diagnostic::new(&CODE, subject.head(), "this day says nowhere what time it is");
        findings.add(finding.help("write `time: 06:30-08:00` and the like on its stages"));
        return;
    }
    for stage in stages.iter().filter(|stage| !has_time(stage)) {
        findings.report(&CODE, || {
            let message = format!("`{}` does not say when it is", shown(&stage.name));
            let finding = Diagnostic::new(&CODE, subject.name_of(stage), message);
            finding.help("write `time: 06:30-08:00` or the like on it")
        });
    }
}

/// Whether a stage or one of its steps says what time it is.
fn has_time(stage: &Stage) -> bool {
    stage.facts.time.is_some() || stage.steps.iter().any(|step| step.facts.time.is_some())
}
