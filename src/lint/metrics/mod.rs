//! Rules about whether what is measured says something.

mod metric_moving_the_wrong_way;
mod metric_target_missed;
mod metric_with_small_sample;
mod metric_without_direction;
mod metric_without_source;
mod metric_without_target;
mod target_against_direction;

/// The rules of the group, in the order in which they are listed.
pub(super) const RULES: super::Rules = &[
    &metric_without_target::RULE,
    &metric_target_missed::RULE,
    &metric_moving_the_wrong_way::RULE,
    &target_against_direction::RULE,
    &metric_without_direction::RULE,
    &metric_without_source::RULE,
    &metric_with_small_sample::RULE,
];
