//! A page whose lines a formatter has broken, as if nobody had: each text on one line, and the way back to its places.

use pulldown_cmark::{Event, Options, Parser};

use crate::source::Span;

/// A text with what was broken put together, and where its parts stood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Whole {
    /// The text.
    pub(super) text: String,
    /// Where a part begins in it, and in the text as it is, in their order.
    parts: Vec<(usize, usize)>,
}

impl Whole {
    /// The text of a page with its soft breaks as blanks.
    pub(super) fn of(page: &str, options: Options) -> Self {
        let mut whole = Self::default();
        let mut copied = 0;
        let mut broken: Option<usize> = None;
        for (event, range) in Parser::new_ext(page, options).into_offset_iter() {
            if let Some(start) = broken.take().filter(|start| range.start > *start) {
                whole.text.push_str(page.get(copied..start).unwrap_or_default());
                whole.text.push(' ');
                whole.parts.push((whole.text.len(), range.start));
                copied = range.start;
            }
            if matches!(event, Event::SoftBreak) && range.start >= copied {
                broken = Some(range.start);
            }
        }
        whole.text.push_str(page.get(copied..).unwrap_or_default());
        whole
    }

    /// Where a part of it stands in the text as it is.
    pub(super) fn place(&self, span: Span) -> Span {
        let back = |at: usize| {
            let before = self.parts.partition_point(|(start, _)| *start <= at);
            let part = before.checked_sub(1).and_then(|index| self.parts.get(index));
            part.map_or(at, |(start, own)| own + (at - start))
        };
        // What ends before a blank that is a break ends there.
        let end = span
            .end
            .checked_sub(1)
            .filter(|last| *last >= span.start)
            .map_or_else(|| back(span.end), |last| back(last) + 1);
        Span::new(back(span.start), end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_lines_are_put_together_and_keep_their_places() {
        let page =
            "# A\n\n- **Goal**: To be\n  there in time · Owner:\n  Ward\n\n> Now\n> or never\n\n| a |\n| - |\n| b |\n";
        let whole = Whole::of(page, Options::ENABLE_TABLES);
        assert!(
            whole.text.contains("- **Goal**: To be there in time · Owner: Ward\n\n> Now or never\n\n| a |"),
            "{}",
            whole.text
        );
        for words in ["there in time", "Ward", "never", "| b |", "A"] {
            let at = whole.text.find(words).unwrap();
            let span = whole.place(Span::new(at, at + words.len()));
            assert_eq!(page.get(span.start..span.end), Some(words));
        }
        let same = "# A\n\nOne line\n\n    code\n    code\n\n<!-- ids\nstep 1: a\n-->\n";
        assert_eq!(Whole::of(same, Options::empty()), Whole { text: same.to_owned(), parts: Vec::new() });
    }
}
