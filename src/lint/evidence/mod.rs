//! Rules about where claims come from.

mod map_without_research;

/// The rules of the group, in the order in which they are listed.
pub(super) const RULES: super::Rules = &[&map_without_research::RULE];
