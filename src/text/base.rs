//! Where a map lies from the place of its outputs, so that what is relative to the map still leads there.

use std::fmt::Write as _;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::clean::hard_lines;
use super::inline::{SHIELD, is_beside};

/// The way from the folder of an output to the folder of its map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Base(String);

impl Base {
    /// The way as a relative path with `/` between folders: `../maps`. Empty where both are one folder.
    pub fn new(way: &str) -> Self {
        Self(way.trim_end_matches('/').to_owned())
    }

    /// Whether map and outputs lie in one folder.
    pub fn is_here(&self) -> bool {
        self.0.is_empty()
    }

    /// The path of a file that is written relative to the map.
    pub fn file(&self, path: &str) -> String {
        self.joined(path, str::to_owned)
    }

    /// The address of a link; one that is not relative to the map stays what it is.
    pub fn link(&self, address: &str) -> String {
        if is_beside(address) { self.joined(address, encoded) } else { address.to_owned() }
    }

    /// A text with inline Markdown, its links led from here.
    pub fn text(&self, text: &str) -> String {
        if self.is_here() || !text.contains("](") {
            return text.to_owned();
        }
        hard_lines(text).iter().map(|line| self.line(line)).collect::<Vec<_>>().join("\n")
    }

    fn line(&self, line: &str) -> String {
        let source = format!("{SHIELD}{line}");
        let mut written = String::with_capacity(source.len());
        // Up to where the source is written down, and the link that is open with the end of its words.
        let mut done = 0;
        let mut open: Option<(String, usize)> = None;
        for (event, range) in Parser::new_ext(&source, Options::empty()).into_offset_iter() {
            match (event, &mut open) {
                (Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, .. }), None)
                    if is_beside(&dest_url) =>
                {
                    open = Some((self.link(&dest_url), range.start + 1));
                }
                (Event::End(TagEnd::Link), Some((to, words))) => {
                    let tail = source.get(*words..range.end).unwrap_or_default();
                    if tail.starts_with("](") {
                        written.push_str(source.get(done..*words).unwrap_or_default());
                        written.extend(["](<", &escaped(to), ">)"]);
                        done = range.end;
                    }
                    open = None;
                }
                (_, Some((_, words))) => *words = range.end.max(*words),
                (_, None) => {}
            }
        }
        written.push_str(source.get(done..).unwrap_or_default());
        written.trim_start_matches(SHIELD).to_owned()
    }

    /// A relative path behind the way, without turning back on it.
    fn joined(&self, path: &str, encode: fn(&str) -> String) -> String {
        if self.is_here() {
            return path.to_owned();
        }
        let mut way: Vec<&str> = self.0.split('/').collect();
        let mut rest = path;
        loop {
            if let Some(after) = rest.strip_prefix("./") {
                rest = after;
            } else if let Some(after) = rest.strip_prefix("../")
                && way.last().is_some_and(|folder| *folder != "..")
            {
                way.pop();
                rest = after;
            } else {
                break;
            }
        }
        let way: Vec<String> = way.into_iter().map(encode).chain([rest.to_owned()]).collect();
        way.join("/")
    }
}

/// The name of a folder as a part of an address.
fn encoded(folder: &str) -> String {
    let mut address = String::with_capacity(folder.len());
    for c in folder.chars() {
        match c {
            // Writing to a text cannot fail.
            '%' | ' ' | '"' | '#' | '?' | '<' | '>' | '\\' | ':' | '&' => {
                let _ = write!(address, "%{:02X}", u32::from(c));
            }
            _ => address.push(c),
        }
    }
    address
}

/// An address as it stands between `<` and `>`.
fn escaped(address: &str) -> String {
    let mut written = String::with_capacity(address.len());
    for c in address.chars() {
        if matches!(c, '\\' | '&' | '<' | '>') {
            written.push('\\');
        }
        written.push(c);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::pieces;

    #[test]
    fn what_is_relative_is_led_from_here_and_nothing_else() {
        let base = Base::new("../my maps/");
        for (written, led) in [
            ("research/site.md", "../my%20maps/research/site.md"),
            ("./a.md#b", "../my%20maps/a.md#b"),
            ("../shared/a.md", "../shared/a.md"),
            ("https://a.example/b", "https://a.example/b"),
            ("mailto:me@a.example", "mailto:me@a.example"),
            ("#pay", "#pay"),
            ("?q", "?q"),
            ("/etc", "/etc"),
            ("", ""),
        ] {
            assert_eq!(base.link(written), led, "{written}");
        }
        assert_eq!(base.file("images/theo.png"), "../my maps/images/theo.png");
        assert_eq!(Base::default().link("../a.md"), "../a.md");
    }

    #[test]
    fn links_in_a_text_are_led_and_its_words_stay() {
        let base = Base::new("../maps");
        for (text, led) in [
            ("See [the **site**](site.md \"Title\"), ok", "See [the **site**](<../maps/site.md>), ok"),
            ("[](a.md) [`x`](a\\&b.md) end", "[](<../maps/a.md>) [`x`](<../maps/a\\&b.md>) end"),
            ("[a](https://a.example) [b](#b) `[c](c.md)`", "[a](https://a.example) [b](#b) `[c](c.md)`"),
            ("one [a](a.md)\ntwo [b](b.md)", "one [a](<../maps/a.md>)\ntwo [b](<../maps/b.md>)"),
            ("[a\\]](<a b.md>)", "[a\\]](<../maps/a b.md>)"),
        ] {
            assert_eq!(base.text(text), led);
            let words = |text: &str| pieces(text).concat().into_iter().map(|piece| piece.text).collect::<String>();
            assert_eq!(words(&base.text(text)), words(text));
        }
    }
}
