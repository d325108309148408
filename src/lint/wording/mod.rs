//! Rules about whether the words do their work.

mod company_side_stage_name;
mod double_space;
mod placeholder_text;
mod repeated_word;
mod shouting;
mod solution_as_pain_point;
mod trailing_space;

/// The rules of the group, in the order in which they are listed.
pub(super) const RULES: super::Rules = &[
    &placeholder_text::RULE,
    &solution_as_pain_point::RULE,
    &company_side_stage_name::RULE,
    &shouting::RULE,
    &repeated_word::RULE,
    &double_space::RULE,
    &trailing_space::RULE,
];
