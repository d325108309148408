//! Rules about whether the map is still looked after.

mod review_overdue;

/// The rules of the group, in the order in which they are listed.
pub(super) const RULES: super::Rules = &[&review_overdue::RULE];
