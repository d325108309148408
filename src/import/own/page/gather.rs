//! Lines of a page out of the events of the Markdown parser.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::inline::{Atom, Inline, Kind};

/// Gathers the pieces of lines from the parser's events.
#[derive(Debug, Default)]
pub(super) struct Gatherer {
    line: Inline,
    bold: usize,
    italic: usize,
    links: Vec<String>,
    picture: Option<(usize, String, String)>,
}

impl Gatherer {
    /// Takes what belongs to a line; gives back whether it did.
    pub(super) fn take(&mut self, event: &Event<'_>, start: usize, end: usize, source: &str) -> bool {
        if let Event::End(TagEnd::Image) = event {
            if let Some((from, path, alt)) = self.picture.take() {
                self.push(Kind::Picture, &alt, from, end, Some(path));
            }
            return true;
        }
        if let Some((_, _, alt)) = &mut self.picture {
            if let Event::Text(text) | Event::Code(text) = event {
                alt.push_str(text);
            }
            return true;
        }
        match event {
            Event::Start(Tag::Strong) => self.bold += 1,
            Event::End(TagEnd::Strong) => self.bold = self.bold.saturating_sub(1),
            Event::Start(Tag::Emphasis) => self.italic += 1,
            Event::End(TagEnd::Emphasis) => self.italic = self.italic.saturating_sub(1),
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let mail = if *link_type == pulldown_cmark::LinkType::Email { "mailto:" } else { "" };
                self.links.push(format!("{mail}{dest_url}"));
            }
            Event::End(TagEnd::Link) => {
                self.links.pop();
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                self.picture = Some((start, dest_url.to_string(), String::new()));
            }
            Event::Text(text) => {
                let kind = if source.get(start..end) == Some(text) { Kind::Words } else { Kind::Entity };
                self.push(kind, text, start, end, None);
            }
            Event::Code(text) => self.push(Kind::Code, text, start, end, None),
            Event::FootnoteReference(label) => self.push(Kind::Source, label, start, end, None),
            Event::SoftBreak => self.push(Kind::Words, " ", start, end, None),
            Event::HardBreak => self.push(Kind::Break, " ", start, end, None),
            Event::InlineHtml(html) => {
                let name = html.trim_matches(['<', '>', '/', ' ']).to_lowercase();
                match name.as_str() {
                    "br" => self.push(Kind::Break, " ", start, end, None),
                    // A list in a cell, where Markdown has none.
                    "li" if !html.starts_with("</") => {
                        self.push(Kind::Break, " ", start, start, None);
                        self.push(Kind::Words, "• ", start, end, None);
                    }
                    "ul" | "ol" | "li" => {}
                    _ => self.push(Kind::Entity, html, start, end, None),
                }
            }
            _ => return false,
        }
        true
    }

    fn push(&mut self, kind: Kind, text: &str, start: usize, end: usize, path: Option<String>) {
        let link = path.or_else(|| self.links.last().cloned());
        let (bold, italic) = (self.bold > 0, self.italic > 0);
        if let Some(last) = self.line.atoms.last_mut()
            && (last.kind, kind) == (Kind::Words, Kind::Words)
            && last.end == start
            && (last.bold, last.italic) == (bold, italic)
            && last.link == link
        {
            last.text.push_str(text);
            last.end = end;
            return;
        }
        self.line.atoms.push(Atom { kind, text: text.to_owned(), start, end, bold, italic, link });
    }

    /// The line that was gathered.
    pub(super) fn finish(&mut self) -> Inline {
        std::mem::take(&mut self.line)
    }
}
