//! Rules about whether the parts of a map fit together.

mod answer_shares_over_100;
mod duplicate_stage_name;
mod emotion_against_pain_points;
mod future_state_without_target;
mod high_pain_point_without_opportunity;
mod loop_without_exit;
mod low_point_without_pain_point;
mod opportunity_without_pain_point;
mod segment_shares_over_100;
mod two_names_for_one_channel;
mod unused_channel;
mod unused_metric;
mod unused_persona;
mod unused_research;
mod unused_segment;
mod wanted_touchpoint_in_current_state;

/// The rules of the group, in the order in which they are listed.
pub(super) const RULES: super::Rules = &[
    &high_pain_point_without_opportunity::RULE,
    &opportunity_without_pain_point::RULE,
    &emotion_against_pain_points::RULE,
    &low_point_without_pain_point::RULE,
    &wanted_touchpoint_in_current_state::RULE,
    &future_state_without_target::RULE,
    &loop_without_exit::RULE,
    &unused_research::RULE,
    &unused_persona::RULE,
    &unused_segment::RULE,
    &unused_channel::RULE,
    &unused_metric::RULE,
    &two_names_for_one_channel::RULE,
    &duplicate_stage_name::RULE,
    &segment_shares_over_100::RULE,
    &answer_shares_over_100::RULE,
];
