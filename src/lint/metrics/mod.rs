//! Rules about whether what is measured says something.

mod metric_without_target;

/// The rules of the group, in the order in which they are listed.
pub(super) const RULES: super::Rules = &[&metric_without_target::RULE];
