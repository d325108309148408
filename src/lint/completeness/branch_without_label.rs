//! `branch-without-label`: where ways part, a reader asks who goes where.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::Subject;

rule!(/** A way out of a step that does not say who takes it. */ "branch-without-label", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let map = subject.map;
    let last = map.steps().count().saturating_sub(1);
    let mut ways: BTreeMap<usize, usize> = BTreeMap::new();
    for flow in &map.flows {
        *ways.entry(flow.from).or_default() += 1;
    }
    for flow in map.flows.iter().filter(|flow| flow.label.is_none()) {
        let is_alone = ways.get(&flow.from) == Some(&1);
        let everybody = flow.share.is_some_and(|share| share >= 100.0);
        if is_alone && (everybody || flow.from == last) {
            continue;
        }
        findings.report(&CODE, || {
            let message =
                format!("out of `{}` there are several ways, and this one has no label", shown(&flow.from_label));
            let finding = Diagnostic::new(&CODE, flow.marks.span, message);
            finding.help("write `label: …` on it: who goes this way, or why; the next step is always a way as well")
        });
    }
}
