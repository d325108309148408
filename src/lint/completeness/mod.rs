//! Rules about what a map of its type should have.

mod map_without_owner;

/// The rules of the group, in the order in which they are listed.
pub(super) const RULES: super::Rules = &[&map_without_owner::RULE];
