//! The words of a page in its language, from what is shown back to what is meant.

use super::inline::Inline;
use crate::words::{Moments, Words, languages, words};

/// The id of which this is the word, whatever the case.
pub(super) fn id_of<W: AsRef<str>>(
    ids: &[&'static str],
    word_of: impl Fn(&str) -> Option<W>,
    shown: &str,
) -> Option<&'static str> {
    let shown = even(shown);
    ids.iter().copied().find(|id| word_of(id).is_some_and(|word| even(word.as_ref()) == shown))
}

/// The moment that is called so.
pub(super) fn moment(words: &Words, shown: &str) -> Option<&'static str> {
    id_of(Moments::IDS, |id| words.moments.get(id), shown)
}

/// Words without regard to case and kind of blank.
pub(super) fn even(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A text of our language as a page says it, as it is compared.
pub(super) fn flat(text: &str) -> String {
    even(&crate::text::plain(text).replace('\n', " / "))
}

/// The words of the language in which the first badge is a type of map, else of the language that is written.
pub(super) fn of_page(lang: Option<&str>, badge: &str) -> &'static Words {
    let is_type =
        |words: &&'static Words| id_of(crate::words::MapTypes::IDS, |id| words.types.get(id), badge).is_some();
    let written = lang.map(|lang| words(lang).0);
    let of_badge = languages().map(|lang| words(lang).0).find(is_type);
    written.filter(is_type).or(of_badge).or(written).unwrap_or_else(|| words("en").0)
}

/// What stands behind a label inside a line: `Owner: Growth`.
pub(super) fn behind(part: &Inline, label: &str) -> Option<Inline> {
    let close = || part.without_start(label).filter(|_| label.ends_with([':', '：']));
    part.without_start(&format!("{label} ")).or_else(close).filter(|rest| !rest.is_empty())
}

/// A label with its colon.
pub(super) fn colon(label: &str) -> String {
    if label.trim_end().ends_with(':') { label.to_owned() } else { format!("{label}:") }
}

/// A label as it heads a fact: without its colon.
pub(super) fn head(label: &str) -> String {
    even(label.trim().trim_end_matches([':', '：']))
}
