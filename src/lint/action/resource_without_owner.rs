//! `resource-without-owner`: something is missing, and nobody is to get it.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::{Subject, written};
use crate::model::item::Resource;
use crate::spec::message::Holding;

rule!(/** Something missing that nobody is to get. */ "resource-without-owner", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    if written::is_archived(subject) {
        return;
    }
    for place in subject.places() {
        // Who answers for a stage or a step answers for what it needs.
        let near = [&place.stage.marks, place.step.map_or(&place.stage.marks, |step| &step.marks)];
        if near.iter().any(|marks| marks.owner.is_some()) {
            continue;
        }
        let is_left = |one: &&Resource| one.status == Some(Holding::Needed) && one.remark.marks.owner.is_none();
        for resource in place.facts.resources.iter().filter(is_left) {
            findings.report(&CODE, || {
                let message = format!("`{}` is needed, and nobody is to get it", shown(&resource.remark.text));
                Diagnostic::new(&CODE, resource.remark.span, message).help("write `owner: …` on it or on its stage")
            });
        }
    }
}
