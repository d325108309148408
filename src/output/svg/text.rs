//! A line of text: one `<text>` for the line and a `<tspan>` for each of its runs, if there is more than one.

use unicode_segmentation::UnicodeSegmentation as _;

use super::link;
use super::look::{Look, Needs};
use super::markup::{Tag, clean};
use crate::geometry::Point;
use crate::scene::item::{Anchor, Run, TextLine};
use crate::scene::theme::Theme;
use crate::text::Fonts;

/// Writes a line.
pub(super) fn draw(line: &TextLine, handed: Look, theme: &Theme, fonts: &Fonts) -> Tag {
    let TextLine { at, anchor: _, runs, size: _, letter_spacing, width, right_to_left } = line;
    let words: String = runs.iter().map(|run| run.text.as_str()).collect();
    let words = clean(&words);
    let measured = *width > 0.0 && runs.iter().all(|run| is_measured(run, fonts));
    // LibreOffice would put each piece in the middle by itself.
    if let (true, true, false, Some(left)) = (measured, runs.len() > 1, *right_to_left, before(line)) {
        let at = Point::new(at.x - left, at.y);
        return draw(&TextLine { at, anchor: Anchor::Start, ..line.clone() }, handed, theme, fonts);
    }
    let mut tag = Tag::new("text").with_number("x", at.x).with_number("y", at.y);
    if *right_to_left {
        tag = tag.with("direction", "rtl");
    }
    // The reader may not have our font: the line keeps the width that was measured for it. A letter or two would be
    // stretched into something odd for the sake of a pixel. A spaced line is spaced by its width alone, since renderers
    // do not agree what `letter-spacing` and `textLength` are together.
    let spaced = *letter_spacing != 0.0;
    if measured && words.graphemes(true).nth(2).is_some() {
        let adjusted = if spaced { "spacing" } else { "spacingAndGlyphs" };
        tag = tag.with_number("textLength", *width).with("lengthAdjust", adjusted);
    } else if spaced {
        tag = tag.with_number("letter-spacing", *letter_spacing);
    }
    // Some renderers drop a blank at the start of a later run unless they are told to keep it.
    let blank_ends = runs.len() > 1 && runs.iter().any(|run| run.text.starts_with(' ') || run.text.ends_with(' '));
    if blank_ends || words.starts_with(' ') || words.ends_with(' ') || words.contains("  ") {
        tag = tag.with("xml:space", "preserve");
    }
    let shared = Look::of_line(line).or(Needs::of_runs(runs, theme).shared(handed, 2));
    match runs.as_slice() {
        [run] if run.link.is_empty() => {
            decorated(Look::of_line(line).or(Look::of_run(run, theme)).put(tag, handed), run).words(&run.text)
        }
        // Each piece has a tag, even if it has nothing to say: LibreOffice lays words that stand beside tags of their
        // line across all of its width.
        runs => runs.iter().fold(shared.put(tag, handed), |tag, run| {
            let look = Look::of_run(run, theme).put(link::span(&run.link), shared.or(handed));
            tag.span(decorated(look, run).words(&run.text))
        }),
    }
}

/// How much of a line stands to the left of its place; none if all of it stands to the right.
fn before(line: &TextLine) -> Option<f64> {
    match line.anchor {
        Anchor::Start => None,
        Anchor::Middle => Some(line.width / 2.0),
        Anchor::End => Some(line.width),
    }
}

/// The lines through and under a run.
fn decorated(tag: Tag, run: &Run) -> Tag {
    match (run.struck, run.underlined) {
        (false, false) => tag,
        (true, false) => tag.with("text-decoration", "line-through"),
        (false, true) => tag.with("text-decoration", "underline"),
        (true, true) => tag.with("text-decoration", "underline line-through"),
    }
}

/// Whether the width of a run is its own. Of what no font has, only an upper bound is known; stretched to it, the letters
/// would be torn apart.
fn is_measured(run: &Run, fonts: &Fonts) -> bool {
    run.text.is_ascii() || run.text.graphemes(true).all(|cluster| fonts.measure(cluster, run.face))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::item::Ink;
    use crate::text::Face;

    #[test]
    fn what_is_measured() {
        let check = |words: &str, expected: bool| {
            let run = Run::new(words, Face::Regular, Ink::TextPrimary, false);
            assert_eq!(is_measured(&run, &Fonts::default()), expected, "{words}");
        };
        check("Zażółć 38 % – “ok” → ✓", true);
        check("한국어, 日本語、中文。", true);
        check("Ελληνικά Русский", true);
        check("שלום", false);
        check("ภาษาไทย", false);
        check("fine 👍", false);
        check("뷁", false);
        check("ｶﾀｶﾅ", false);
        check("n\u{308}", false);
    }
}
