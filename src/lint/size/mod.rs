//! Rules about whether the map can be taken in.

mod many_stages;

/// The rules of the group, in the order in which they are listed.
pub(super) const RULES: super::Rules = &[&many_stages::RULE];
