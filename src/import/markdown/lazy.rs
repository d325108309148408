//! Labels right below a list, which Markdown takes for more words of its last item: a blank line is put before them.

use std::ops::Range;

use pulldown_cmark::{DefaultBrokenLinkCallback, Event, OffsetIter, Options, Parser};

use super::label::label;
use crate::import::cell::Words;
use crate::import::table::Headers;

/// The events of a page, with places of the text as it was before blank lines were put in.
pub(super) struct Events<'t> {
    events: OffsetIter<'t, DefaultBrokenLinkCallback>,
    /// Where lines begin that a blank one was put before.
    before: Vec<usize>,
}

impl<'t> Events<'t> {
    /// The events of a text in which blank lines were put before lines that began at these places.
    pub(super) fn of(text: &'t str, before: Vec<usize>) -> Self {
        let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
        Self { events: Parser::new_ext(text, options).into_offset_iter(), before }
    }

    /// A place of the text as it was.
    fn place(&self, at: usize) -> usize {
        let (mut first, mut end) = (0, self.before.len());
        while first < end {
            let middle = usize::midpoint(first, end);
            if self.before.get(middle).is_some_and(|line| line + middle < at) {
                first = middle + 1;
            } else {
                end = middle;
            }
        }
        at - first
    }
}

impl<'t> Iterator for Events<'t> {
    type Item = (Event<'t>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let (event, range) = self.events.next()?;
        Some((event, self.place(range.start)..self.place(range.end)))
    }
}

/// The text with a blank line before each line that begins at one of these places.
pub(super) fn parted(text: &str, before: &[usize]) -> String {
    let mut parted = String::with_capacity(text.len() + before.len());
    let mut start = 0;
    for line in before {
        parted.push_str(text.get(start..*line).unwrap_or(""));
        parted.push('\n');
        start = *line;
    }
    parted.push_str(text.get(start..).unwrap_or(""));
    parted
}

/// Where the line of a place begins.
fn line_of(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
}

/// Where the line of these words begins, if they begin with a label and stand no further in than the sign of the list's
/// item that stands at `item`.
pub(super) fn begins(text: &str, item: usize, words: &Words) -> Option<usize> {
    let inside = |at: usize| text.get(line_of(text, at)..at).map(|before| before.chars().count());
    let line = line_of(text, words.span.start);
    let is_out = line > item && inside(words.span.start)? <= inside(item)?;
    (is_out && is_label(words)).then_some(line)
}

/// Whether words begin with a label: a bold one with a colon, or one that is known.
fn is_label(words: &Words) -> bool {
    let headers = Headers::default();
    let Some((name, _)) = label(words, &headers) else { return false };
    let behind = words.text.get(name.text.len()..).unwrap_or("").trim_start();
    name.text.ends_with([':', '：']) || behind.starts_with([':', '：']) || !headers.sense(&name.text).is_empty()
}

#[cfg(test)]
mod tests {
    use super::{Events, parted};

    #[test]
    fn places_are_those_of_the_text_as_it_was() {
        let text = "- a\n**B:** c\n- d\n**E:** f\n";
        let before = vec![4, 17];
        let changed = parted(text, &before);
        assert_eq!(changed, "- a\n\n**B:** c\n- d\n\n**E:** f\n");
        for (event, range) in Events::of(&changed, before) {
            if let pulldown_cmark::Event::Text(words) = event {
                assert_eq!(text.get(range), Some(&*words));
            }
        }
    }
}
