//! A line of text: one `<text>` for the line and a `<tspan>` for each run that looks unlike the rest of it.

use unicode_segmentation::UnicodeSegmentation as _;

use super::link;
use super::look::{Look, Needs};
use super::markup::{Tag, clean};
use crate::scene::item::{Run, TextLine};
use crate::scene::theme::Theme;
use crate::text::Fonts;

/// Writes a line.
pub(super) fn draw(line: &TextLine, handed: Look, theme: &Theme, fonts: &Fonts) -> Tag {
    let TextLine { at, anchor: _, runs, size: _, letter_spacing, width, right_to_left } = line;
    let words: String = runs.iter().map(|run| run.text.as_str()).collect();
    let words = clean(&words);
    let mut tag = Tag::new("text").with_number("x", at.x).with_number("y", at.y);
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
    // What a piece says itself takes a tag as well: it is worth saying for all if it spares one piece its own.
    let shared = Look::of_line(line).or(Needs::of_runs(runs, theme).shared(handed, 1));
    let tag = shared.put(tag, handed);
    match runs.as_slice() {
        [run] if run.link.is_empty() => decorated(tag, run).words(&run.text),
        runs => runs.iter().fold(tag, |tag, run| piece(tag, run, shared.or(handed), theme)),
    }
}

/// Adds a piece of a line; one that looks like its line needs no tag of its own.
fn piece(line: Tag, run: &Run, handed: Look, theme: &Theme) -> Tag {
    let look = Look::of_run(run, theme);
    let plain = run.link.is_empty() && !run.struck && !run.underlined;
    if plain && look.or(handed) == handed {
        return line.words(&run.text);
    }
    line.span(decorated(look.put(link::span(&run.link), handed), run).words(&run.text))
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
