//! A line of the telling as Markdown: each piece with its marks, escaped for the place where it stands.

use super::inline::{Place, image, inline, label, link, listed, said, strong, words};
use crate::telling::{Line, Span};

/// A line; `start` is the place of its beginning, where a sign could start a block.
pub(super) fn line(line: &Line, start: Place, note: &str) -> String {
    let mut written = String::new();
    for span in &line.spans {
        let place = if written.is_empty() { start } else { inside(start) };
        written.push_str(&self::span(span, place));
    }
    for text in line.about.notes.iter().filter(|_| !note.is_empty()) {
        written = format!("{written} · {}: {}", words(note), inline(text, inside(start)));
    }
    written
}

/// The place of what is not at the beginning of a line.
fn inside(start: Place) -> Place {
    if start == Place::Cell { Place::Cell } else { Place::Line }
}

fn span(span: &Span, place: Place) -> String {
    match span {
        Span::Text(text) => inline(text, place),
        Span::Listed(text) => listed(&inline(text, place)),
        Span::Said(text) => said(&inline(text, place)),
        Span::Plain(text) => words(text),
        Span::Strong(text) => format!("**{}**", words(text)),
        Span::Label(text) => label(text),
        Span::Title(text) => strong(text, place),
        Span::Sign(text) => text.clone(),
        Span::Shape(text) => format!("`{text}`"),
        Span::File { path, alt } => image(path, alt),
        Span::Link(address) => link(address, place),
        Span::Source(source) => format!("[^{}]", source.label),
    }
}
