//! The only file that knows the SVG library: numbers, escaping, and characters that XML forbids.

use std::borrow::Cow;
use std::fmt::Write as _;

use svg::node::element::SVG;
use svg::node::{Blob, Node};

/// A picture that is being written. The library holds it together; what is in it is written element by element, because
/// a tree of the library's elements takes longer than all the rest of a map.
pub(super) struct File {
    root: SVG,
}

impl File {
    /// A picture without anything in it.
    pub(super) fn new() -> Self {
        Self { root: SVG::new() }
    }

    /// The same with one more attribute on its outermost element. The library sorts them by name.
    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        self.root.assign(name, clean(value).into_owned());
        self
    }

    /// Puts an element inside, on a line of its own.
    pub(super) fn push(&mut self, child: Tag) {
        self.root.append(Blob::new(child.into_line()));
    }

    /// The whole file.
    pub(super) fn into_text(self) -> String {
        let mut text = self.root.to_string();
        text.push('\n');
        text
    }
}

/// An element that is being written.
pub(super) struct Tag {
    name: &'static str,
    /// The element so far, without the end of its first tag.
    head: String,
    /// What stands between its two tags.
    body: String,
    /// Whether its children stand on lines of their own.
    on_lines: bool,
}

impl Tag {
    /// An element without attributes.
    pub(super) fn new(name: &'static str) -> Self {
        Self { name, head: format!("<{name}"), body: String::new(), on_lines: false }
    }

    /// The same with one more attribute.
    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        self.open(name);
        escape(&mut self.head, value);
        self.head.push('"');
        self
    }

    /// The same with one more attribute, a number.
    pub(super) fn with_number(self, name: &str, value: f64) -> Self {
        self.with_hundredths(name, hundredths(value))
    }

    /// The same with one more attribute, a number of hundredths.
    pub(super) fn with_hundredths(mut self, name: &str, value: i64) -> Self {
        self.open(name);
        push_hundredths(&mut self.head, value);
        self.head.push('"');
        self
    }

    fn open(&mut self, name: &str) {
        self.head.push(' ');
        self.head.push_str(name);
        self.head.push_str("=\"");
    }

    /// The same with words in it.
    pub(super) fn words(mut self, words: &str) -> Self {
        escape(&mut self.body, words);
        self
    }

    /// The same with an element in the middle of its words, without a line break that would be seen as a space.
    pub(super) fn span(mut self, span: Self) -> Self {
        span.write(&mut self.body);
        self
    }

    /// Puts an element inside, on a line of its own.
    pub(super) fn push(&mut self, child: Self) {
        self.on_lines = true;
        self.body.push('\n');
        child.write(&mut self.body);
    }

    fn write(self, to: &mut String) {
        to.push_str(&self.head);
        if self.body.is_empty() {
            to.push_str("/>");
            return;
        }
        to.push('>');
        to.push_str(&self.body);
        if self.on_lines {
            to.push('\n');
        }
        to.push_str("</");
        to.push_str(self.name);
        to.push('>');
    }

    /// The element and what is in it.
    fn into_line(self) -> String {
        let mut line = String::with_capacity(self.head.len() + self.body.len() + 16);
        self.write(&mut line);
        line
    }
}

/// Words as they stand in an element or an attribute.
fn escape(to: &mut String, words: &str) {
    let words = clean(words);
    let mut rest = words.as_ref();
    while let Some((before, after)) = rest.find(['&', '<', '>', '"']).and_then(|at| rest.split_at_checked(at)) {
        to.push_str(before);
        let mut after = after.chars();
        to.push_str(match after.next() {
            Some('&') => "&amp;",
            Some('<') => "&lt;",
            Some('>') => "&gt;",
            _ => "&quot;",
        });
        rest = after.as_str();
    }
    to.push_str(rest);
}

/// A number with at most two decimals and nothing to spare: `12`, `0.5`, `-3.25`. What is no number is 0.
pub(super) fn number(value: f64) -> String {
    let mut text = String::new();
    push_hundredths(&mut text, hundredths(value));
    text
}

/// A number in hundredths; what is no number is 0.
pub(super) fn hundredths(value: f64) -> i64 {
    const MOST: f64 = 1e9;
    if value.is_nan() { 0 } else { (value.clamp(-MOST, MOST) * 100.0).round_ties_even() as i64 }
}

/// Writes a number of hundredths with nothing to spare.
pub(super) fn push_hundredths(to: &mut String, hundredths: i64) {
    if hundredths < 0 {
        to.push('-');
    }
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    // Writing to a string cannot fail.
    let _ = match (rest / 10, rest % 10) {
        (0, 0) => write!(to, "{whole}"),
        (tenths, 0) => write!(to, "{whole}.{tenths}"),
        _ => write!(to, "{whole}.{rest:02}"),
    };
}

/// The same words without what XML cannot hold (it becomes U+FFFD) and without line breaks (they become spaces: a blank
/// line would end the picture where it is pasted into Markdown).
pub(super) fn clean(words: &str) -> Cow<'_, str> {
    if words.chars().all(|letter| legal(letter) == letter) { words.into() } else { words.chars().map(legal).collect() }
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
        let mut group = Tag::new("g").with("data-id", "\"a\" & 'b'");
        group.push(line);
        let mut file = File::new();
        file.push(group);
        let lines =
            "<g data-id=\"&quot;a&quot; &amp; 'b'\">\n<text><tspan>im</tspan><tspan>pli&lt;it</tspan></text>\n</g>";
        assert_eq!(file.into_text(), format!("<svg xmlns=\"http://www.w3.org/2000/svg\">\n{lines}\n</svg>\n"));
    }
}
