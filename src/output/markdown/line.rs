//! A line of the telling as Markdown: each piece with its marks, escaped for the place where it stands.

use super::inline::{Place, image, inline, label, link, listed, said, strong, words};
use crate::telling::{Line, Span};
use crate::text::{Piece, pieces};

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

/// Whether a text is nothing but a link that shows its address.
fn is_link(text: &str) -> bool {
    let lines = pieces(text);
    let shows = |piece: &Piece| {
        let address = piece.link.as_deref().map(|link| link.strip_prefix("mailto:").unwrap_or(link));
        address == Some(piece.text.strip_prefix("mailto:").unwrap_or(&piece.text))
    };
    !lines.is_empty() && lines.iter().flatten().all(shows)
}

/// Words at the beginning of a block that would begin another: a heading, a list or a quote.
fn flowing(words: &str) -> String {
    let behind = words.trim_start_matches(['#', '-', '+', '=']);
    let is_mark = behind.len() < words.len() && (behind.is_empty() || behind.starts_with(char::is_whitespace));
    if is_mark || words.starts_with('>') { format!("\\{words}") } else { words.to_owned() }
}

/// The place of what is not at the beginning of a line.
fn inside(start: Place) -> Place {
    if start == Place::Cell { Place::Cell } else { Place::Line }
}

fn span(span: &Span, place: Place) -> String {
    match span {
        Span::Text(text) => inline(text, place),
        Span::Listed(text) => listed(&inline(text, place)),
        // A link alone would be taken for that of the thing.
        Span::Said(text) if is_link(text) => said(&words(text)),
        Span::Said(text) => said(&inline(text, place)),
        Span::Plain(text) if place == Place::Flow => flowing(&words(text)),
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
