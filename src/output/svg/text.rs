//! A line of text: one `<text>` for the line and a `<tspan>` for each of its runs, if there is more than one.

use unicode_segmentation::UnicodeSegmentation as _;

use super::link;
use super::markup::{Tag, clean};
use crate::scene::item::{Anchor, Run, TextLine};
use crate::scene::theme::Theme;
use crate::text::{Face, Fonts};

/// Size of text that does not say another, in CSS pixels; the root has it.
pub(super) const USUAL_SIZE: f64 = 13.0;

/// Writes a line.
pub(super) fn draw(line: &TextLine, theme: &Theme, fonts: &Fonts) -> Tag {
    let TextLine { at, anchor, runs, size, letter_spacing, width, right_to_left } = line;
    let words: String = runs.iter().map(|run| run.text.as_str()).collect();
    let words = clean(&words);
    let mut tag = Tag::new("text").with_number("x", at.x).with_number("y", at.y);
    if *size != USUAL_SIZE {
        tag = tag.with_number("font-size", *size);
    }
    match (anchor, *right_to_left) {
        // An anchor is a side of the picture here; in SVG the start of a line that runs leftward is its right end.
        (Anchor::Start, false) | (Anchor::End, true) => {}
        (Anchor::Middle, _) => tag = tag.with("text-anchor", "middle"),
        (Anchor::End, false) | (Anchor::Start, true) => tag = tag.with("text-anchor", "end"),
    }
    if *right_to_left {
        tag = tag.with("direction", "rtl");
    }
    // The reader may not have our font: the line keeps the width that was measured for it. A letter or two would be
    // stretched into something odd for the sake of a pixel. A spaced line is spaced by its width alone, since renderers
    // do not agree what `letter-spacing` and `textLength` are together.
    let spaced = *letter_spacing != 0.0;
    if *width > 0.0 && runs.iter().all(|run| is_measured(run, fonts)) && words.graphemes(true).nth(2).is_some() {
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
    match runs.as_slice() {
        [run] if run.link.is_empty() => style(tag, run, theme).words(&run.text),
        runs => runs.iter().fold(tag, |tag, run| tag.span(style(link::span(&run.link), run, theme).words(&run.text))),
    }
}

/// Colour, weight, slant and the lines through and under it; the root has the rest.
fn style(tag: Tag, run: &Run, theme: &Theme) -> Tag {
    let tag = tag.with("fill", &theme.color(run.ink).to_string());
    let tag = match run.face {
        Face::Regular => tag,
        Face::Semibold => tag.with("font-weight", "600"),
        Face::Bold => tag.with("font-weight", "700"),
        Face::Italic => tag.with("font-style", "italic"),
    };
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
