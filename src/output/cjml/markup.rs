//! Elements of XML, each on a line of its own; the only place where words are escaped.

use std::fmt::Write as _;

use crate::text::plain;

/// A file that is being written.
pub(super) struct Markup {
    text: String,
    open: Vec<&'static str>,
}

impl Markup {
    /// A file without elements.
    pub(super) fn new() -> Self {
        Self { text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), open: Vec::new() }
    }

    /// Begins an element that holds others.
    pub(super) fn begin(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.head(name, attributes);
        self.text.push_str(">\n");
        self.open.push(name);
    }

    /// Ends the element that was begun last.
    pub(super) fn end(&mut self) {
        if let Some(name) = self.open.pop() {
            self.indent();
            // Writing to a text cannot fail.
            let _ = writeln!(self.text, "</{name}>");
        }
    }

    /// An element without anything in it.
    pub(super) fn empty(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.head(name, attributes);
        self.text.push_str("/>\n");
    }

    /// An element with words in it, which are read without their marks.
    pub(super) fn words(&mut self, name: &'static str, words: &str) {
        self.head(name, &[]);
        let _ = writeln!(self.text, ">{}</{name}>", escaped(&plain(words)));
    }

    /// The same, unless there are none.
    pub(super) fn some_words(&mut self, name: &'static str, words: &str) {
        if !words.is_empty() {
            self.words(name, words);
        }
    }

    /// The file.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    fn indent(&mut self) {
        self.text.push_str(&"  ".repeat(self.open.len()));
    }

    fn head(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.indent();
        let _ = write!(self.text, "<{name}");
        for (key, value) in attributes {
            let _ = write!(self.text, " {key}=\"{}\"", escaped(value));
        }
    }
}

/// Words as they stand between tags or in quotes. What XML does not know is shown as U+FFFD.
fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for sign in words.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' => escaped.push(sign),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            other if other.is_control() => escaped.push('\u{fffd}'),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_escaped_once() {
        let mut markup = Markup::new();
        markup.begin("a", &[("id", "x\"<&")]);
        markup.words("b", "1 < 2 & **3**\u{8}");
        markup.end();
        let expected = "<a id=\"x&quot;&lt;&amp;\">\n  <b>1 &lt; 2 &amp; 3\u{fffd}</b>\n</a>\n";
        assert_eq!(markup.into_text().split_once('\n').map(|(_, rest)| rest.to_owned()).as_deref(), Some(expected));
    }
}
