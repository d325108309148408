//! Rules about what a map of its type should have.

mod action_with_nothing_behind;
mod branch_without_label;
mod map_without_emotions;
mod map_without_goal;
mod map_without_owner;
mod map_without_persona;
mod map_without_scenario;
mod persona_without_goals;
mod question_without_answer;
mod stage_without_goal;
mod stage_without_time;
mod stage_without_touchpoint;
mod step_without_emotion;
mod touchpoint_without_channel;

/// The rules of the group, in the order in which they are listed.
pub(super) const RULES: super::Rules = &[
    &map_without_owner::RULE,
    &map_without_goal::RULE,
    &map_without_persona::RULE,
    &map_without_scenario::RULE,
    &map_without_emotions::RULE,
    &step_without_emotion::RULE,
    &stage_without_touchpoint::RULE,
    &stage_without_goal::RULE,
    &stage_without_time::RULE,
    &action_with_nothing_behind::RULE,
    &touchpoint_without_channel::RULE,
    &persona_without_goals::RULE,
    &branch_without_label::RULE,
    &question_without_answer::RULE,
];
