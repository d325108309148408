//! Rules about whether something is done about what hurts.

mod done_opportunity_with_high_pain_point;
mod needed_resource_without_opportunity;
mod opportunity_overdue;
mod opportunity_without_due_date;
mod opportunity_without_impact_or_effort;
mod opportunity_without_owner;
mod resource_without_owner;

/// The rules of the group, in the order in which they are listed.
pub(super) const RULES: super::Rules = &[
    &opportunity_without_owner::RULE,
    &opportunity_without_due_date::RULE,
    &opportunity_overdue::RULE,
    &done_opportunity_with_high_pain_point::RULE,
    &opportunity_without_impact_or_effort::RULE,
    &needed_resource_without_opportunity::RULE,
    &resource_without_owner::RULE,
];
