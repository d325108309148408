//! `future-state-without-target`: an aim of which nobody can say when it is reached.

use crate::diagnostic::{Diagnostic, Findings};
use crate::lint::{Subject, written};
use crate::spec::journey::MapType;

rule!(/** An aim of which nobody can say when it is reached. */ "future-state-without-target", Warning, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let is_future = subject.map.map_type == MapType::FutureState && !written::is_archived(subject);
    if is_future && subject.readings().all(|reading| reading.target.is_none()) {
        let finding = Diagnostic::new(&CODE, subject.head(), "nothing says when this future state is reached");
        let help = "write `metrics: {satisfaction: {target: 85%}}` or the like, at a step, a stage or the map";
        findings.add(finding.help(help));
    }
}
