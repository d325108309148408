//! Rules about whether the parts of a map fit together.

mod unused_research;

/// The rules of the group, in the order in which they are listed.
pub(super) const RULES: super::Rules = &[&unused_research::RULE];
