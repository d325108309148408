//! A line of the telling as HTML: the author's marks as elements, references as links, notes as what can be unfolded.

use super::markup::Html;
use crate::telling::{Line, Source, Span};
use crate::text::{Face, Piece, pieces, plain};

/// What a line needs that it does not hold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Voice<'a> {
    /// The word for a note.
    pub(super) note: &'a str,
    /// The source whose own line it is; a line does not refer to itself.
    pub(super) own: Option<&'a Source>,
}

/// Writes a line, and the notes on what it tells about.
pub(super) fn line(html: &mut Html, line: &Line, voice: Voice<'_>) {
    for span in &line.spans {
        self::span(html, span, voice.own);
    }
    notes(html, line, voice);
}

fn notes(html: &mut Html, line: &Line, voice: Voice<'_>) {
    if line.about.notes.is_empty() {
        return;
    }
    html.open("details", &[("class", "note")]);
    html.element("summary", &[], voice.note);
    for note in &line.about.notes {
        html.open("p", &[]);
        text(html, note);
        html.close("p");
    }
    html.close("details");
}

/// Whether a picture keeps something of a line to itself that a page can show beside it: notes, sources, links.
pub(super) fn has_more(line: &Line) -> bool {
    !line.about.notes.is_empty()
        || line.spans.iter().any(|span| match span {
            Span::Source(_) | Span::Link(_) => true,
            Span::Text(text) | Span::Listed(text) | Span::Said(text) | Span::Title(text) => leads(text),
            Span::Plain(_) | Span::Strong(_) | Span::Label(_) | Span::Sign(_) | Span::Shape(_) | Span::File { .. } => {
                false
            }
        })
}

/// Whether a text leads anywhere.
fn leads(text: &str) -> bool {
    pieces(text).iter().flatten().any(|piece| piece.link.is_some())
}

fn span(html: &mut Html, span: &Span, own: Option<&Source>) {
    match span {
        Span::Text(words) | Span::Listed(words) | Span::Said(words) => text(html, words),
        Span::Plain(words) => html.words(&flat(words)),
        Span::Strong(words) => html.element("strong", &[], &flat(words)),
        Span::Label(words) => html.words(&label(words)),
        Span::Title(words) => {
            html.open("strong", &[]);
            text(html, words);
            html.close("strong");
        }
        // The same stands beside it in words.
        Span::Sign(sign) if is_bar(sign) => html.element("span", &[("class", "bar"), ("aria-hidden", "true")], sign),
        Span::Sign(sign) => html.words(sign),
        Span::Shape(shape) => html.element("span", &[("class", "shape"), ("aria-hidden", "true")], shape),
        // The file itself is in the picture.
        Span::File { path, alt } if flat(alt).is_empty() => html.words(path),
        Span::File { alt, .. } => text(html, alt),
        Span::Link(address) if leads(address) => text(html, address),
        Span::Link(address) => link(html, &flat(address)),
        Span::Source(source) if own == Some(source) => {}
        Span::Source(source) => {
            html.open("sup", &[]);
            let to = format!("#source-{}", source.number);
            html.element("a", &[("class", "source"), ("href", &to)], &format!("[{}]", source.number));
            html.close("sup");
        }
    }
}

fn is_bar(sign: &str) -> bool {
    sign.contains(['●', '○']) && sign.chars().all(|c| matches!(c, '●' | '○' | ' '))
}

/// A text with its inline Markdown as elements.
pub(super) fn text(html: &mut Html, text: &str) {
    for (index, pieces) in pieces(text).iter().enumerate() {
        if index > 0 {
            html.open("br", &[]);
        }
        for same in pieces.chunk_by(|a, b| a.link == b.link) {
            let link = same.first().and_then(|piece| piece.link.as_deref()).filter(|link| is_safe(link));
            if let Some(link) = link {
                html.open("a", &[("href", link)]);
            }
            for piece in same {
                self::piece(html, piece);
            }
            if link.is_some() {
                html.close("a");
            }
        }
    }
}

fn piece(html: &mut Html, piece: &Piece) {
    let face = match piece.face {
        Face::Bold | Face::Semibold => Some("strong"),
        Face::Italic => Some("em"),
        Face::Regular => None,
    };
    let marks: Vec<&str> = face.into_iter().chain(piece.code.then_some("code")).collect();
    for mark in &marks {
        html.open(mark, &[]);
    }
    html.words(&piece.text);
    for mark in marks.iter().rev() {
        html.close(mark);
    }
}

/// A link that shows its address; an address that a page must not lead to is only shown.
fn link(html: &mut Html, address: &str) {
    if is_safe(address) {
        html.element("a", &[("href", address)], address);
    } else {
        html.words(address);
    }
}

/// Whether an address is one of the web, of a mailbox, or of a place near the map.
fn is_safe(address: &str) -> bool {
    let start = address.split(['/', '?', '#']).next().unwrap_or_default();
    let known = match start.split_once(':') {
        None => true,
        Some((scheme, _)) => ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known)),
    };
    known && !address.is_empty() && !address.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// A text without its inline Markdown, on one line.
pub(super) fn flat(text: &str) -> String {
    plain(text).lines().collect::<Vec<_>>().join(" / ")
}

/// The name of a fact without its colon.
pub(super) fn label(text: &str) -> String {
    flat(text).trim().trim_end_matches([':', '：']).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_elements_and_addresses_are_looked_at() {
        let written = |words: &str| {
            let mut html = Html::default();
            text(&mut html, words);
            html.finish()
        };
        assert_eq!(written("**Pay** *now* `x<y`"), "<strong>Pay</strong> <em>now</em> <code>x&lt;y</code>");
        assert_eq!(written("[the **till**](a.md)"), "<a href=\"a.md\">the <strong>till</strong></a>");
        assert_eq!(written("one\ntwo"), "one<br>two");
        assert!(!written("[no](javascript:alert(1))").contains("<a"));
        for (address, safe) in [
            ("https://a.example/x?y=1#z", true),
            ("research/e.md", true),
            ("#top", true),
            ("MAILTO:me@a.example", true),
            ("javascript:alert(1)", false),
            ("data:text/html,x", false),
            ("java\tscript:x", false),
            ("", false),
        ] {
            assert_eq!(is_safe(address), safe, "{address}");
        }
    }
}
