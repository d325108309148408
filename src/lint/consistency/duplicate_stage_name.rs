//! `duplicate-stage-name`: two stages that nobody can tell apart by their names.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::Subject;
use crate::model::name::slug;
use crate::spec::journey::MapType;
use crate::spec::value::Text;

rule!(/** Two stages of one name. */ "duplicate-stage-name", Warning, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    // In a day the clock tells them apart: somebody is at home twice.
    if subject.map.map_type == MapType::DayInTheLife {
        return;
    }
    let mut first: BTreeMap<String, &Text> = BTreeMap::new();
    for name in subject.written.stages.list.iter().filter_map(|stage| stage.name.0.as_ref()) {
        let slug = slug(&name.value);
        let Some(earlier) = first.get(&slug) else {
            first.insert(slug, name);
            continue;
        };
        findings.report(&CODE, || {
            let message = format!("another stage is called `{}` as well", shown(&name.value));
            let finding = Diagnostic::new(&CODE, name.span, message).also(earlier.span, "the first of them");
            finding.help("write what is different this time, or join the stages")
        });
    }
}
