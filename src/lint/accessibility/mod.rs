//! Rules about what those who cannot see the picture learn.

mod map_without_summary;

/// The rules of the group, in the order in which they are listed.
pub(super) const RULES: super::Rules = &[&map_without_summary::RULE];
