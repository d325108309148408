//! Rules about where claims come from.

mod assumption_as_fact;
mod emotion_without_evidence;
mod map_without_research;
mod outdated_research;
mod pain_point_without_evidence;
mod quote_without_evidence;
mod research_without_date;
mod research_without_kind;
mod research_without_sample;
mod small_sample_for_shares;

/// The rules of the group, in the order in which they are listed.
pub(super) const RULES: super::Rules = &[
    &map_without_research::RULE,
    &pain_point_without_evidence::RULE,
    &quote_without_evidence::RULE,
    &emotion_without_evidence::RULE,
    &research_without_kind::RULE,
    &research_without_date::RULE,
    &research_without_sample::RULE,
    &outdated_research::RULE,
    &assumption_as_fact::RULE,
    &small_sample_for_shares::RULE,
];
