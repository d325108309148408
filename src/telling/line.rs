//! A line of the telling: the author's words, ours, and the signs between them; how they are marked is for a writer.

use crate::board::card::About;
use crate::text::plain;

/// What stands between the parts of a line.
pub(super) const DOT: &str = " · ";

/// A line, and what it tells about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Its pieces, one after the other without a gap.
    pub spans: Vec<Span>,
    /// What it tells about.
    pub about: About,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Span {
    /// A text with inline Markdown.
    Text(String),
    /// One of several things that are parted by a sign of ours, with inline Markdown.
    Listed(String),
    /// The author's words where words of ours may stand, with inline Markdown.
    Said(String),
    /// A text whose inline Markdown is left out.
    Plain(String),
    /// The same, in bold.
    Strong(String),
    /// The name of a fact, in bold and without its colon.
    Label(String),
    /// A text in bold; one that has inline Markdown of its own is left with this.
    Title(String),
    /// Signs of ours, as they stand.
    Sign(String),
    /// A curve as blocks of eight heights.
    Shape(String),
    /// A picture from a file.
    File {
        /// The path of the file, from the map.
        path: String,
        /// What it shows, with inline Markdown; may be empty.
        alt: String,
    },
    /// A link that shows its address.
    Link(String),
    /// A reference to a source.
    Source(Source),
}

/// A source of the research, as others refer to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The number under which the picture refers to it.
    pub number: String,
    /// The id that the author wrote, where it can be a label; else the number.
    pub label: String,
}

impl Line {
    /// A line of a text with inline Markdown.
    pub(super) fn text(text: &str) -> Self {
        Self::default().and_if(text, Span::Text)
    }

    /// A line of a text without its inline Markdown.
    pub(super) fn plain(text: &str) -> Self {
        Self::default().and_if(text, Span::Plain)
    }

    /// A line of one piece.
    pub(super) fn of(span: Span) -> Self {
        Self { spans: vec![span], about: About::default() }
    }

    /// A line of signs of ours.
    pub(super) fn sign(sign: impl Into<String>) -> Self {
        Self::of(Span::Sign(sign.into()))
    }

    /// The same about this.
    pub(super) fn about(mut self, about: &About) -> Self {
        self.about = about.clone();
        self
    }

    /// The same with one more piece.
    pub(super) fn and(mut self, span: Span) -> Self {
        self.spans.push(span);
        self
    }

    fn and_if(self, text: &str, span: fn(String) -> Span) -> Self {
        if plain(text).is_empty() { self } else { self.and(span(text.to_owned())) }
    }

    /// The same with another line behind it.
    pub(super) fn then(mut self, other: Self) -> Self {
        self.spans.extend(other.spans);
        self
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Lines one behind the other, with a sign between two.
    pub(super) fn joined(lines: impl IntoIterator<Item = Self>, sign: &str) -> Self {
        let mut all = Self::default();
        for (index, line) in lines.into_iter().enumerate() {
            if index > 0 {
                all = all.and(Span::Sign(sign.to_owned()));
            }
            all = all.then(line);
        }
        all
    }

    /// A template of ours with its gaps filled.
    pub(super) fn filled(template: &str, gaps: &[(&str, Self)]) -> Self {
        let mut all = Self::default();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            all = all.and(Span::Sign(before.to_owned()));
            let gap = after.split_once('}').and_then(|(name, tail)| {
                gaps.iter().find(|(known, _)| *known == name).map(|(_, line)| (line.clone(), tail))
            });
            let Some((line, tail)) = gap else {
                all = all.and(Span::Sign("{".to_owned()));
                rest = after;
                continue;
            };
            all = all.then(line);
            rest = tail;
        }
        if rest.is_empty() { all } else { all.and(Span::Sign(rest.to_owned())) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_filled_once() {
        let words = |line: &Line| -> String {
            line.spans
                .iter()
                .map(|span| match span {
                    Span::Sign(text) | Span::Text(text) => text.as_str(),
                    _ => "?",
                })
                .collect()
        };
        let gaps = [("from", Line::text("{to}")), ("to", Line::text("B"))];
        for (template, expected) in
            [("from {from} to {to}", "from {to} to B"), ("{nobody} {to}", "{nobody} B"), ("no gap }", "no gap }")]
        {
            assert_eq!(words(&Line::filled(template, &gaps)), expected, "{template}");
        }
    }
}
