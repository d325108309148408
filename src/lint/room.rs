//! How much room words take: as many letters as an author can count, wide ones twice.

use unicode_width::UnicodeWidthChar;

use crate::text::plain;

/// How many columns a text takes as a reader sees it; a letter of Chinese, Japanese or Korean takes two.
pub(super) fn columns(text: &str) -> usize {
    plain(text).chars().map(|letter| letter.width().unwrap_or(0)).sum()
}
