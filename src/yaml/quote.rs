//! A text in quotes, and the value that stands on a line.

use std::ops::Range;

/// A text as a quoted scalar on one line.
pub(super) fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}

/// The bytes of the line that holds a byte, without its line break.
pub(super) fn line_around(text: &str, at: usize) -> Range<usize> {
    let start = text.get(..at).and_then(|before| before.rfind(['\n', '\r'])).map_or(0, |found| found + 1);
    let end = text.get(at..).and_then(|after| after.find(['\n', '\r'])).map_or(text.len(), |found| at + found);
    start..end
}

/// The bytes of a line on which a list item or the value of a key stands; without comment and blanks around.
///
/// `- key: value` gives `value`, `- item` gives `item`. Lists and mappings in brackets are not looked into.
pub(super) fn value_on(text: &str, line: Range<usize>) -> Range<usize> {
    let content = text.get(line.clone()).unwrap_or("");
    let mut rest = content.trim_start_matches([' ', '\t', '\u{feff}']);
    while let Some(item) = rest.strip_prefix("- ") {
        rest = item.trim_start_matches(' ');
    }
    if !rest.starts_with(['{', '[']) {
        let key = match rest.chars().next() {
            Some(quote @ ('"' | '\'')) => rest.get(1..).and_then(|inner| inner.find(quote)).map_or(0, |end| end + 2),
            _ => 0,
        };
        if let Some(colon) = rest.get(key..).and_then(|after| after.find(": ")).map(|found| key + found)
            && (key == 0 || rest.get(key..colon).is_some_and(|between| between.trim().is_empty()))
        {
            rest = rest.get(colon + 1..).unwrap_or("").trim_start_matches(' ');
        }
    }
    let start = line.end - rest.len();
    let rest = match rest.find(" #") {
        Some(comment) => rest.get(..comment).unwrap_or(rest),
        None => rest,
    };
    start..start + rest.trim_end().len()
}

/// The bytes of the piece between commas and brackets of one line that holds a byte: its value, if it has a key.
pub(super) fn piece_around(text: &str, at: usize) -> Range<usize> {
    const EDGES: [char; 5] = [',', '{', '}', '[', ']'];
    let line = line_around(text, at);
    let start = text
        .get(line.start..at)
        .and_then(|before| before.rfind(EDGES))
        .map_or(line.start, |found| line.start + found + 1);
    let end = text.get(at..line.end).and_then(|after| after.find(EDGES)).map_or(line.end, |found| at + found);
    let piece = text.get(start..end).unwrap_or("");
    let value = piece.find(": ").and_then(|colon| piece.get(colon + 1..)).unwrap_or(piece).trim_start();
    let start = end - value.len();
    start..start + value.trim_end().len()
}
