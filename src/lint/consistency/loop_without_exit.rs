//! `loop-without-exit`: a way that leads round and round and never to the end.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::Subject;

rule!(/** A way that never leads to the end. */ "loop-without-exit", Warning, check);

/// From how many percent on all of those at a step have left it by its flows; shares are often rounded.
const ALL: f64 = 99.9;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let (map, flows) = (subject.map, &subject.map.flows);
    let count = map.stages.iter().map(|stage| stage.steps.len()).sum::<usize>();
    let mut left = vec![0.0; count];
    for flow in flows {
        if let Some(left) = left.get_mut(flow.from) {
            *left += flow.share.unwrap_or(0.0);
        }
    }
    // The ways back from each step; the end is one place behind the last.
    let mut sources = vec![Vec::new(); count + 1];
    let mut add = |from: usize, to: usize| {
        if let Some(list) = sources.get_mut(to) {
            list.push(from);
        }
    };
    for flow in flows {
        add(flow.from, flow.to);
    }
    for (step, _) in left.iter().enumerate().filter(|(_, left)| **left < ALL) {
        add(step, step + 1);
    }
    let mut ends = vec![false; count + 1];
    let mut next = vec![count];
    while let Some(step) = next.pop() {
        if let Some(known) = ends.get_mut(step).filter(|known| !**known) {
            *known = true;
            next.extend(sources.get(step).into_iter().flatten());
        }
    }
    let stuck = |step: usize| ends.get(step) == Some(&false);
    // The way that leads back is the one to open.
    let Some(index) = flows.iter().position(|flow| stuck(flow.from) && flow.to <= flow.from) else { return };
    let Some(flow) = flows.get(index) else { return };
    let written = subject.written.flows.iter().find(|written| written.marks.span == flow.marks.span);
    let at = written.and_then(|written| written.share.as_ref()).map_or(flow.marks.span, |share| share.span);
    let message = format!("from `{}` no way leads to the end of the journey", shown(&flow.from_label));
    let finding = Diagnostic::new(&CODE, at, message);
    findings.add(
        finding.help("write a `share` under 100%, so that the others go on, or a flow that leads out of the loop"),
    );
}
