//! Rules about whether something is done about what hurts.

mod opportunity_without_owner;

/// The rules of the group, in the order in which they are listed.
pub(super) const RULES: super::Rules = &[&opportunity_without_owner::RULE];
