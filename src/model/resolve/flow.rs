//! Flows: from where to where, and that no more than everybody leaves a step.

use std::collections::BTreeMap;

use super::references::Space;
use super::{Resolver, optional};
use crate::diagnostic::Diagnostic;
use crate::model::Flow;
use crate::model::codes::{SHARES_OVER_100, UNKNOWN_STEP};
use crate::model::name::{NameKind, Named};
use crate::source::At;
use crate::spec::value::{Share, shortest};

impl Resolver<'_> {
    pub(super) fn flows(&mut self) -> Vec<Flow> {
        let spec = self.spec;
        let mut flows = Vec::new();
        let first_steps = self.first_steps();
        let mut shares: BTreeMap<usize, Vec<At<Share>>> = BTreeMap::new();
        for written in spec.flows.iter() {
            let end = |resolver: &mut Self, text: &Option<crate::spec::value::Text>| {
                let fits = |kind| matches!(kind, NameKind::Stage | NameKind::Step);
                resolver.reference(text.as_ref()?, Space::Things, fits, &UNKNOWN_STEP, "step or stage")
            };
            let from = end(self, &written.from.0);
            let to = end(self, &written.to.0);
            let marks = self.marks(&written.marks);
            let (Some(from), Some(to)) = (from, to) else { continue };
            let (first, last) = (step_of(&from, &first_steps, true), step_of(&to, &first_steps, false));
            if let Some(share) = &written.share {
                shares.entry(first).or_default().push(share.clone());
            }
            flows.push(Flow {
                from: first,
                to: last,
                from_label: from.label,
                to_label: to.label,
                label: optional(written.label.as_ref()),
                share: written.share.as_ref().map(|share| share.value.0),
                marks,
            });
        }
        self.check_shares(&shares);
        flows
    }

    /// The first step of each stage, and where the last stage ends; a stage without steps is one.
    fn first_steps(&self) -> Vec<usize> {
        let mut next = 0;
        let counts = self.spec.stages.list.iter().map(|stage| stage.steps.len().max(1));
        let firsts = counts.map(|count| {
            next += count;
            next
        });
        std::iter::once(0).chain(firsts).collect()
    }

    fn check_shares(&mut self, shares: &BTreeMap<usize, Vec<At<Share>>>) {
        for list in shares.values() {
            let sum: f64 = list.iter().map(|share| share.value.0).sum();
            let (Some((last, others)), true) = (list.split_last(), sum > 100.0 + 1e-9) else { continue };
            let message = format!("the flows out of this step take {}% of those who are there", shortest(sum));
            let mut finding = Diagnostic::new(&SHARES_OVER_100, last.span, message)
                .help("shares out of one step add up to at most 100%");
            for other in others {
                finding = finding.also(other.span, "with this one");
            }
            self.report(finding);
        }
    }
}

/// The step that a flow touches: of a stage its last step where it leaves, its first where it arrives.
fn step_of(named: &Named, first_steps: &[usize], leaves: bool) -> usize {
    let first = |stage: usize| first_steps.get(stage).copied().unwrap_or(0);
    match named.kind {
        NameKind::Step => named.index,
        _ if leaves => first(named.index + 1).saturating_sub(1),
        _ => first(named.index),
    }
}
