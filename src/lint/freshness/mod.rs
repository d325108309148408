//! Rules about whether the map is still looked after.

mod never_reviewed;
mod review_in_the_future;
mod review_overdue;
mod review_without_period;

/// The rules of the group, in the order in which they are listed.
pub(super) const RULES: super::Rules =
    &[&review_overdue::RULE, &never_reviewed::RULE, &review_without_period::RULE, &review_in_the_future::RULE];
