//! Rules about whether the words do their work.

mod placeholder_text;

/// The rules of the group, in the order in which they are listed.
pub(super) const RULES: super::Rules = &[&placeholder_text::RULE];
