//! Text as it stands in XML: escaped, and without characters that XML does not know.

use std::fmt::Write;

use super::visible::shown;

/// A text between tags or in an attribute in double quotes.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // Bare ones in an attribute would become blanks.
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            other => escaped.push(shown(other)),
        }
    }
    escaped
}

/// ` name="value"` for each of them.
pub(super) fn attributes(pairs: &[(&str, &str)]) -> String {
    pairs.iter().fold(String::new(), |mut text, (name, value)| {
        // Writing to a text cannot fail.
        let _ = write!(text, " {name}=\"{}\"", escaped(value));
        text
    })
}
