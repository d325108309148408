//! Rules about what those who cannot see the picture learn.

mod emoji_only_text;
mod link_without_words;
mod map_without_summary;
mod summary_repeats_title;

/// The rules of the group, in the order in which they are listed.
pub(super) const RULES: super::Rules =
    &[&map_without_summary::RULE, &emoji_only_text::RULE, &summary_repeats_title::RULE, &link_without_words::RULE];
