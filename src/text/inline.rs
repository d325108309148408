//! The little Markdown inside a text: bold, italic, code and links; everything else is the author's own words.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use unicode_normalization::UnicodeNormalization;

use super::Face;
use super::clean::{hard_lines, is_blank, is_collapsible, is_composed, legal};

/// Words in one face.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Weight and slant.
    pub face: Face,
    /// Whether it was marked as code; it keeps its face.
    pub code: bool,
    /// Where it leads to: `http:`, `https:`, `mailto:` or relative.
    pub link: Option<String>,
}

/// `text` with its inline Markdown taken off: the words that a reader sees, hard lines parted by `\n`.
///
/// ```
/// assert_eq!(journeymap::text::plain("**Pay** at [the till](#till) \\*"), "Pay at the till *");
/// ```
pub fn plain(text: &str) -> String {
    let lines = marked_lines(text, Face::Regular);
    let words = lines.iter().map(|line| line.iter().map(|piece| piece.text.as_str()).collect::<String>());
    words.collect::<Vec<_>>().join("\n")
}

/// The hard lines of a text as a reader sees them: its inline Markdown understood, blanks evened out, none blank.
pub fn pieces(text: &str) -> Vec<Vec<Piece>> {
    marked_lines(text, Face::Regular)
}

/// Where the inline links of a text lead that no picture may lead to, as written.
pub fn unsafe_links(text: &str) -> Vec<String> {
    if !text.contains("](") {
        return Vec::new();
    }
    let mut found = Vec::new();
    for line in hard_lines(text) {
        let source = format!("{SHIELD}{line}");
        for event in Parser::new_ext(&source, Options::empty()) {
            if let Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, .. }) = event
                && !dest_url.is_empty()
                && destination(LinkType::Inline, &dest_url).is_none()
            {
                found.push(dest_url.into_string());
            }
        }
    }
    found
}

/// The hard lines of a text that is written in inline Markdown; none is blank.
pub(super) fn marked_lines(text: &str, face: Face) -> Vec<Vec<Piece>> {
    hard_lines(text).iter().map(|line| collapse(parse(line, face))).filter(|line| !line.is_empty()).collect()
}

/// The hard lines of a text that is taken literally; none is blank.
pub(super) fn literal_lines(text: &str, face: Face) -> Vec<Vec<Piece>> {
    let piece = |text| Piece { text, face, code: false, link: None };
    hard_lines(text).into_iter().map(|line| collapse(vec![piece(line)])).filter(|line| !line.is_empty()).collect()
}

/// A blank that Markdown does not count as indentation: after it no list, heading or other block can start.
pub(super) const SHIELD: char = '\u{A0}';

fn parse(line: &str, base: Face) -> Vec<Piece> {
    if !line.contains(['*', '_', '`', '[', '<', '&', '\\', '!']) {
        // Nothing in it can be Markdown, which is what most lines are.
        return vec![Piece { text: line.chars().map(legal).collect(), face: base, code: false, link: None }];
    }
    let source = format!("{SHIELD}{line}");
    let mut reader = Reader { base, ..Reader::default() };
    for (event, range) in Parser::new_ext(&source, Options::empty()).into_offset_iter() {
        reader.take(event, source.get(range).unwrap_or_default());
    }
    if let Some(first) = reader.pieces.first_mut()
        && let Some(rest) = first.text.strip_prefix(SHIELD)
    {
        first.text = rest.to_owned();
    }
    reader.pieces
}

/// Gathers pieces from the parser's events.
struct Reader {
    base: Face,
    bold: usize,
    italic: usize,
    links: Vec<Option<String>>,
    /// Depth of images, whose source is shown as it is.
    images: usize,
    pieces: Vec<Piece>,
}

impl Default for Reader {
    fn default() -> Self {
        Self { base: Face::Regular, bold: 0, italic: 0, links: Vec::new(), images: 0, pieces: Vec::new() }
    }
}

impl Reader {
    fn take(&mut self, event: Event<'_>, source: &str) {
        match event {
            Event::End(TagEnd::Image) => self.images = self.images.saturating_sub(1),
            Event::Start(Tag::Image { .. }) => {
                if self.images == 0 {
                    self.push(source, false);
                }
                self.images += 1;
            }
            _ if self.images > 0 => {}
            Event::Start(Tag::Strong) => self.bold += 1,
            Event::End(TagEnd::Strong) => self.bold = self.bold.saturating_sub(1),
            Event::Start(Tag::Emphasis) => self.italic += 1,
            Event::End(TagEnd::Emphasis) => self.italic = self.italic.saturating_sub(1),
            Event::Start(Tag::Link { link_type, dest_url, .. }) => self.links.push(destination(link_type, &dest_url)),
            Event::End(TagEnd::Link) => {
                self.links.pop();
            }
            Event::Code(text) => self.push(&text, true),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.push(&text, false),
            Event::SoftBreak | Event::HardBreak => self.push(" ", false),
            Event::Start(_) | Event::End(_) => {}
            // Extensions that are not switched on; should one come, its words are shown.
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_) => self.push(source, false),
        }
    }

    fn push(&mut self, text: &str, code: bool) {
        let face = match (self.bold, self.italic) {
            (0, 0) => self.base,
            (0, _) if self.base == Face::Bold => Face::Bold,
            (0, _) => Face::Italic,
            _ => Face::Bold,
        };
        let piece = Piece {
            text: text.chars().map(legal).collect(),
            face,
            code,
            link: self.links.iter().rev().find_map(Clone::clone),
        };
        match self.pieces.last_mut() {
            Some(last) if last.face == face && last.code == code && last.link == piece.link => {
                last.text.push_str(&piece.text);
            }
            _ => self.pieces.push(piece),
        }
    }
}

/// Whether the address of a link is one of a place near the map, and not on the map itself.
pub(super) fn is_beside(address: &str) -> bool {
    let scheme = address.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':'));
    !scheme && !address.is_empty() && !address.starts_with(['/', '\\', '#', '?'])
}

/// Where a link leads to, if a picture may lead there.
fn destination(kind: LinkType, written: &str) -> Option<String> {
    if written.is_empty() || written.chars().any(|c| c.is_control() || c.is_whitespace() || legal(c) != c) {
        return None;
    }
    if kind == LinkType::Email {
        return Some(format!("mailto:{written}"));
    }
    if kind != LinkType::Autolink && written.starts_with(['/', '\\']) {
        // An absolute path, or another machine: neither is beside the map.
        return None;
    }
    let scheme =
        written.split(['/', '?', '#']).next().and_then(|start| start.split_once(':')).map(|(scheme, _)| scheme);
    match scheme.map(str::to_ascii_lowercase).as_deref() {
        None | Some("http" | "https" | "mailto") => Some(written.to_owned()),
        Some(_) => None,
    }
}

/// One space for each run of blanks, also across pieces; none at the ends; no empty piece.
fn collapse(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut collapsed: Vec<Piece> = Vec::new();
    let mut after_blank = true;
    for mut piece in pieces {
        let mut typed = std::mem::take(&mut piece.text);
        // Composed again: an entity may have brought a mark.
        if !is_composed(&typed) {
            typed = typed.nfc().collect();
        }
        for character in typed.chars() {
            let blank = is_collapsible(character);
            if !(blank && after_blank) {
                piece.text.push(if blank { ' ' } else { character });
            }
            after_blank = blank;
        }
        if !piece.text.is_empty() {
            collapsed.push(piece);
        }
    }
    if let Some(last) = collapsed.last_mut() {
        if last.text.ends_with(' ') {
            last.text.pop();
        }
        if last.text.is_empty() {
            collapsed.pop();
        }
    }
    if collapsed.iter().all(|piece| is_blank(&piece.text)) {
        collapsed.clear();
    }
    collapsed
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pieces as `face:words`, with `` ` `` before code and `<destination>` after links.
    fn shown(text: &str) -> String {
        let lines = marked_lines(text, Face::Regular).into_iter().map(|line| {
            let pieces = line.into_iter().map(|piece| {
                let face = match piece.face {
                    Face::Regular => "",
                    Face::Semibold => "S:",
                    Face::Bold => "B:",
                    Face::Italic => "I:",
                };
                let code = if piece.code { "`" } else { "" };
                let link = piece.link.map(|link| format!("<{link}>")).unwrap_or_default();
                format!("{face}{code}{}{link}", piece.text)
            });
            pieces.collect::<Vec<_>>().join("|")
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(shown(text), expected, "{text:?}");
    }

    #[test]
    fn the_four_marks() {
        check("pay **at once** now", "pay |B:at once| now");
        check("*soon* and _later_", "I:soon| and |I:later");
        check("**very *very* bold**", "B:very very bold");
        check("press `Enter **`", "press |`Enter **");
        check(
            "see [the **FAQ**](https://a.example/faq?x=1)",
            "see |the <https://a.example/faq?x=1>|B:FAQ<https://a.example/faq?x=1>",
        );
        check(
            "<https://a.example> <me@a.example>",
            "https://a.example<https://a.example>| |me@a.example<mailto:me@a.example>",
        );
        check("고객이 **카드**를 *꺼낸다*", "고객이 |B:카드|를 |I:꺼낸다");
    }

    #[test]
    fn links_lead_to_the_web_or_nearby() {
        check("[a](mailto:a@b.example)", "a<mailto:a@b.example>");
        check("[a](../x.md#y)", "a<../x.md#y>");
        check("[a](#here:there)", "a<#here:there>");
        check("[a](javascript:alert(1))", "a");
        check("[a](JavaScript:x)", "a");
        check("[a](data:text/html,x)", "a");
        check("[a](<java script:x>)", "a");
        check("[a](/etc/passwd)", "a");
        check("[a](//host/share)", "a");
        check("[a]()", "a");
        check("[a]", "[a]");
        check("[a][b]", "[a][b]");
        check("[a]: https://x.example", "[a]: https://x.example");
    }

    #[test]
    fn links_that_lead_elsewhere_are_told() {
        assert_eq!(unsafe_links("[a](javascript:x) [b](b.md)\n[c](//d) `[e](tel:1)` <tel:2>"), ["javascript:x", "//d"]);
        assert!(unsafe_links("[a](https://a.example/?b=c&d) [e]()").is_empty());
    }

    #[test]
    fn all_else_is_literal() {
        for text in [
            "<b>not bold</b> & co.",
            "<!-- seen -->",
            "<script>alert(1)</script>",
            "# 1 in the queue",
            "1. first",
            "- 5 °C",
            "+ more",
            "> quoted",
            "---",
            "===",
            "***",
            "```rust",
            "~~~",
            "~~struck~~",
            "| a | b |",
            "![alt](picture.png)",
            "![*alt* [x](y)](picture.png)",
            "2 * 3 * 4",
            "snake_case_name",
            "[ ] todo",
            "\"quotes\" -- ... 'stay'",
            "100 % & more &",
            "$5 $x$",
            "www.example.com",
            "[^1]",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn escapes_and_entities() {
        check("\\*no\\* C:\\path \\\\", "*no* C:\\path \\");
        check("a\\", "a\\");
        check("&amp;&lt;b&gt; &nbsp;&#65;&unknown;", "&<b> \u{a0}A&unknown;");
        check("a&#7;b&#0;c&#10;d", "a\u{FFFD}b\u{FFFD}c d");
        check("e&#x301;", "é");
    }

    #[test]
    fn lines_and_blanks() {
        check(" a \t b\r\n\r\n   c\u{2028}d\re  ", "a b\nc\nd\ne");
        check("a **b ** c", "a **b ** c");
        check("a ` b ` c", "a |`b| c");
        check("    indented\n\ttoo", "indented\ntoo");
        check("bell\u{7}\0", "bell\u{FFFD}\u{FFFD}");
        for blank in ["", " ", "\n\n", "\t\r\n ", "&#32;", "\u{a0}", "\u{3000}"] {
            check(blank, "");
        }
    }

    #[test]
    fn faces_follow_the_base() {
        let faces =
            |base| marked_lines("a *b* **c**", base).concat().iter().map(|piece| piece.face).collect::<Vec<_>>();
        assert_eq!(faces(Face::Semibold), [Face::Semibold, Face::Italic, Face::Semibold, Face::Bold]);
        assert_eq!(faces(Face::Bold), [Face::Bold]);
    }
}
