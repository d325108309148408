//! The only file that knows the SVG library: numbers, escaping, and characters that XML forbids.

use std::fmt::Write as _;

use svg::node::element::Element;
use svg::node::{Blob, Node, Text};

/// An element that is being written.
pub(super) struct Tag {
    element: Element,
    /// What stands on the element's own line between its two tags, ready to write; nothing for an element with children.
    inline: String,
}

impl Tag {
    /// An element without attributes.
    pub(super) fn new(name: &str) -> Self {
        Self { element: Element::new(name), inline: String::new() }
    }

    /// The same with one more attribute. The library sorts them by name.
    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        self.element.assign(name, clean(value));
        self
    }

    /// The same with words in it.
    pub(super) fn words(mut self, words: &str) -> Self {
        // Writing to a string cannot fail.
        let _ = write!(self.inline, "{}", Text::new(clean(words)));
        self
    }

    /// The same with an element in the middle of its words, without a line break that would be seen as a space.
    pub(super) fn span(mut self, span: Self) -> Self {
        self.inline.push_str(&span.into_line());
        self
    }

    /// Puts an element inside, on a line of its own.
    pub(super) fn push(&mut self, child: Self) {
        if child.inline.is_empty() {
            self.element.append(child.element);
        } else {
            self.element.append(Blob::new(child.into_line()));
        }
    }

    /// The whole file.
    pub(super) fn into_file(self) -> String {
        let mut file = self.element.to_string();
        file.push('\n');
        file
    }

    /// The element and its words on one line. The library would put each child on its own.
    fn into_line(self) -> String {
        let empty = self.element.to_string();
        let open = empty.strip_suffix("/>").unwrap_or(&empty);
        format!("{open}>{}</{}>", self.inline, self.element.get_name())
    }
}

/// A number with at most two decimals and nothing to spare: `12`, `0.5`, `-3.25`. What is no number is 0.
pub(super) fn number(value: f64) -> String {
    const MOST: f64 = 1e9;
    let value = if value.is_nan() { 0.0 } else { value.clamp(-MOST, MOST) };
    let hundredths = (value * 100.0).round_ties_even() as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    match (rest / 10, rest % 10) {
        (0, 0) => format!("{sign}{whole}"),
        (tenths, 0) => format!("{sign}{whole}.{tenths}"),
        _ => format!("{sign}{whole}.{rest:02}"),
    }
}

/// The same words without what XML cannot hold (it becomes U+FFFD) and without line breaks (they become spaces: a blank
/// line would end the picture where it is pasted into Markdown).
pub(super) fn clean(words: &str) -> String {
    // Most attributes are a number or a colour.
    if words.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        words.to_owned()
    } else {
        words.chars().map(legal).collect()
    }
}

fn legal(letter: char) -> char {
    match letter {
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => char::REPLACEMENT_CHARACTER,
        // The last two places of every plane are not characters; XML forbids those of the first.
        _ if u32::from(letter) & 0xFFFE == 0xFFFE => char::REPLACEMENT_CHARACTER,
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        let check = |value: f64, expected: &str| assert_eq!(number(value), expected);
        check(0.0, "0");
        check(-0.0, "0");
        check(-0.004, "0");
        check(12.0, "12");
        check(100.0, "100");
        check(0.1 + 0.2, "0.3");
        check(-3.25, "-3.25");
        check(2.005, "2");
        check(9.999, "10");
        check(1234.5678, "1234.57");
        check(f64::NAN, "0");
        check(f64::INFINITY, "1000000000");
        check(f64::NEG_INFINITY, "-1000000000");
        check(f64::MAX, "1000000000");
        check(f64::MIN_POSITIVE, "0");
    }

    #[test]
    fn what_xml_forbids_is_replaced() {
        let check = |words: &str, expected: &str| assert_eq!(clean(words), expected);
        check("plain 한국어 e\u{301} \u{202E}x", "plain 한국어 e\u{301} \u{202E}x");
        check("a\0b\u{7}c\u{8}d\u{B}e\u{1B}f\u{7F}g", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}f\u{FFFD}g");
        check("\u{FFFE}\u{FFFF}\u{1FFFE}", "\u{FFFD}\u{FFFD}\u{FFFD}");
        check("one\n\ntwo\tthree\u{2028}", "one  two three ");
    }

    #[test]
    fn spans_stand_on_one_line() {
        let line = Tag::new("text").span(Tag::new("tspan").words("im")).span(Tag::new("tspan").words("pli<it"));
        let mut root = Tag::new("g");
        root.push(line);
        assert_eq!(root.into_file(), "<g>\n<text><tspan>im</tspan><tspan>pli&lt;it</tspan></text>\n</g>\n");
    }
}
