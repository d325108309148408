//! `stage-without-touchpoint`: the organisation does not appear in the stage, or the map forgot where.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::Subject;
use crate::model::stage::{Facts, Stage};
use crate::spec::journey::MapType;

rule!(/** A stage in which the organisation does not appear. */ "stage-without-touchpoint", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let stages = &subject.map.stages;
    if !matches!(subject.map.map_type, MapType::CurrentState | MapType::FutureState) {
        return;
    }
    if !stages.iter().any(has_touchpoint) {
        let finding = Diagnostic::new(&CODE, subject.head(), "the map has no touchpoint");
        findings.add(finding.help("write `touchpoint: …` where persona and organisation meet"));
        return;
    }
    for stage in stages.iter().filter(|stage| !has_touchpoint(stage)) {
        findings.report(&CODE, || {
            let message = format!("`{}` has no touchpoint", shown(&stage.name));
            let finding = Diagnostic::new(&CODE, subject.name_of(stage), message);
            finding
                .help("write `touchpoint: …` where persona and organisation meet, perhaps one that is `status: wanted`")
        });
    }
}

/// Whether persona and organisation meet anywhere in a stage.
fn has_touchpoint(stage: &Stage) -> bool {
    let meets = |facts: &Facts| {
        let cells = [&facts.frontstage, &facts.physical_evidence].into_iter().flatten();
        !facts.touchpoints.is_empty() || !facts.messages.is_empty() || cells.count() > 0
    };
    meets(&stage.facts) || stage.steps.iter().any(|step| meets(&step.facts))
}
