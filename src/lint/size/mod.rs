//! Rules about whether the map can be taken in.

mod long_text;
mod long_title;
mod many_personas;
mod many_stages;
mod many_steps;

/// The rules of the group, in the order in which they are listed.
pub(super) const RULES: super::Rules =
    &[&many_stages::RULE, &many_steps::RULE, &many_personas::RULE, &long_text::RULE, &long_title::RULE];
