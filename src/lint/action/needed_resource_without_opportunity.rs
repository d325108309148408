//! `needed-resource-without-opportunity`: something is missing, and nothing is planned for which it would be needed.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::work::{is_open, near};
use crate::lint::{Subject, written};
use crate::model::item::Resource;
use crate::model::stage::Facts;
use crate::spec::message::Holding;
use crate::spec::touchpoint::Standing;

rule!(/** Something missing for which nothing is planned. */ "needed-resource-without-opportunity", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let needed = |resource: &&Resource| resource.status == Some(Holding::Needed);
    let plans = |facts: &Facts| {
        let wanted = facts.touchpoints.iter().any(|one| one.status == Some(Standing::Wanted) || one.is_new);
        wanted || facts.opportunities.iter().any(is_open) || facts.gains.iter().any(|gain| !gain.addresses.is_empty())
    };
    if written::is_archived(subject) {
        return;
    }
    for place in subject.places().filter(|place| place.facts.resources.iter().any(|one| needed(&one))) {
        if near(place).any(plans) {
            continue;
        }
        for resource in place.facts.resources.iter().filter(needed) {
            findings.report(&CODE, || {
                let message = format!("`{}` is needed, and nothing here is planned", shown(&resource.remark.text));
                let finding = Diagnostic::new(&CODE, resource.remark.span, message);
                finding.help("write the `opportunity` that needs it, at this step or stage, or delete it")
            });
        }
    }
}
