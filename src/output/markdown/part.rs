//! A map as a part of somebody's page: its picture as an image, and its words under the headings of that page.

use super::inline::{Place, strong, words};
use super::line::line;
use super::page::Page;
use super::{add, encoded, literal};
use crate::board::Board;
use crate::telling::{Block, tell};
use crate::text::Base;

/// The deepest heading that there is.
const DEEPEST: usize = 6;

/// A picture in Markdown. `alt` is plain words, `path` leads there from the page, and `end` stands behind it, like `#dark`.
pub fn image(alt: &str, path: &str, end: &str) -> String {
    format!("![{}]({}{end})", words(&literal(alt)), encoded(path))
}

/// A picture that leads somewhere; `to` is an address as its author wrote it.
pub fn linked(picture: &str, to: &str) -> String {
    format!("[{picture}](<{}>)", escaped_address(to))
}

/// Two pictures of which a browser shows one, by whether the screen is dark. HTML that forges take.
pub fn switching(alt: &str, light: &str, dark: &str, to: Option<&str>) -> String {
    let (light, dark) = (encoded(light), encoded(dark));
    let source = format!("<source media=\"(prefers-color-scheme: dark)\" srcset=\"{}\">", attribute(&dark));
    let image = format!("<img alt=\"{}\" src=\"{}\">", attribute(alt), attribute(&light));
    let picture = format!("<picture>\n  {source}\n  {image}\n</picture>");
    match to {
        Some(to) => format!("<a href=\"{}\">\n{picture}\n</a>", attribute(to)),
        None => picture,
    }
}

/// A map in words under a heading of this level, without its title and its picture. `base` is the way from the page to the
/// map, and `name` tells its footnotes from those of the page's other maps. It has no notes: others than those who work on
/// the map read such a page.
pub fn part(board: &Board, base: &Base, level: usize, name: &str) -> String {
    let telling = tell(board).led_from(base).labelled(name);
    let mut page = Page::default();
    for block in telling.blocks {
        match block {
            // The page has a title of its own, and the picture stands above.
            Block::Heading { level: 0 | 1, .. } | Block::Picture { .. } => {}
            Block::Heading { level: own, text } => page.heading((level.max(1) + own - 1).min(DEEPEST), &text),
            // A rule could end what a page that begins with one is taken for: front matter.
            Block::Foot(told) => page.block(&line(&told, Place::Flow, "")),
            Block::Person { name, age } => page.person((level.max(1) + 2).min(DEEPEST), &name, age.as_deref()),
            other => add(&mut page, &other),
        }
    }
    page.finish()
}

/// The title of a map in bold, to stand above its words where there is no picture.
pub fn title(board: &Board) -> String {
    strong(&board.title, Place::Flow)
}

/// Something that a reader unfolds.
pub fn folded(summary: &str, content: &str) -> String {
    format!("<details>\n<summary>{}</summary>\n\n{}\n\n</details>", attribute(summary), content.trim_end())
}

/// Words in HTML, on one line.
fn attribute(words: &str) -> String {
    let mut written = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' => written.push_str("&quot;"),
            c if c.is_control() || c == '\u{2028}' || c == '\u{2029}' => written.push(' '),
            c => written.push(c),
        }
    }
    written
}

/// An address between `<` and `>`.
fn escaped_address(to: &str) -> String {
    let mut written = String::with_capacity(to.len());
    for c in to.chars() {
        match c {
            '<' => written.push_str("%3C"),
            '>' => written.push_str("%3E"),
            '\\' => written.push_str("%5C"),
            c if c.is_control() => {}
            c => written.push(c),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_words() {
        let hostile = "a] b](c) <!-- /journeymap --> *d* \"e\"\nf";
        let shown = image(hostile, "maps/a b.svg", "#dark");
        assert_eq!(shown, "![a\\] b\\](c) \\<!-- /journeymap --> \\*d\\* \"e\" / f](maps/a%20b.svg#dark)");
        let shown = switching(hostile, "a.svg", "b\".svg", Some("x\"><script>"));
        assert!(!shown.contains("<!--") && !shown.contains("<script") && shown.contains("b%22.svg"), "{shown}");
        assert_eq!(linked("![x](y)", "a b>(c).md"), "[![x](y)](<a b%3E(c).md>)");
        assert_eq!(folded("In <words>", "a\n"), "<details>\n<summary>In &lt;words&gt;</summary>\n\na\n\n</details>");
    }
}
