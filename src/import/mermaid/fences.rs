//! The diagrams of a Markdown file: its fences of `mermaid`, of which those count that are journeys.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::bit::{Bit, lines};
use crate::import::markdown::page_title;
use crate::source::Span;

/// A diagram, and the heading above it in a Markdown file.
#[derive(Clone, Debug)]
pub(super) struct Fence<'s> {
    /// Its lines.
    pub(super) lines: Vec<Bit<'s>>,
    /// The nearest heading above, or the title in the head of the page.
    pub(super) heading: Option<String>,
    /// All of it in the page.
    pub(super) whole: Span,
}

/// Every fence of `mermaid` that holds a journey.
pub(super) fn fences(text: &str) -> Vec<Fence<'_>> {
    let mut found = Vec::new();
    let (mut open, mut in_heading): (Option<Vec<Bit<'_>>>, bool) = (None, false);
    let mut heading = String::new();
    for (event, range) in Parser::new_ext(text, Options::ENABLE_YAML_STYLE_METADATA_BLOCKS).into_offset_iter() {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => {
                let title = text.get(range).and_then(page_title).map(|(title, _)| title);
                heading = title.unwrap_or_default();
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if is_mermaid(&info) => open = Some(Vec::new()),
            Event::End(TagEnd::CodeBlock) => {
                if let Some(inside) = open.take().filter(|inside| is_diagram(inside)) {
                    let heading = Some(heading.trim().to_owned()).filter(|heading| !heading.is_empty());
                    found.push(Fence { lines: inside, heading, whole: Span::new(range.start, range.end) });
                }
            }
            Event::Start(Tag::Heading { .. }) => {
                heading.clear();
                in_heading = true;
            }
            Event::End(TagEnd::Heading(_)) => in_heading = false,
            Event::Text(words) | Event::Code(words) => match &mut open {
                // In a list or a quotation the lines of a fence are parted by what stands before them.
                Some(inside) => inside.extend(lines(text.get(range.clone()).unwrap_or(""), range.start)),
                None if in_heading => heading.push_str(&words),
                None => {}
            },
            _ => {}
        }
    }
    found
}

/// Whether a fence is one of Mermaid: `mermaid`, `{mermaid}` of `MyST` and Quarto, `mermaid {…}`.
fn is_mermaid(info: &str) -> bool {
    let word =
        info.split(|sign: char| sign.is_whitespace() || matches!(sign, '{' | '}' | ',')).find(|word| !word.is_empty());
    word.is_some_and(|word| word.eq_ignore_ascii_case("mermaid"))
}

/// Whether these lines are a journey.
pub(super) fn is_diagram(lines: &[Bit<'_>]) -> bool {
    begins(lines).is_some()
}

/// What stands behind the word of a journey in its line; nothing unless that is the first thing behind front matter,
/// directives and comments.
pub(super) fn begins<'s>(lines: &[Bit<'s>]) -> Option<&'s str> {
    let mut rest = lines.iter().map(|line| line.text.trim()).skip_while(|line| line.is_empty()).peekable();
    if rest.next_if_eq(&"---").is_some() {
        for line in rest.by_ref() {
            if line == "---" {
                break;
            }
        }
    }
    let mut in_directive = false;
    for line in rest {
        let mut line = line;
        if in_directive || line.starts_with("%%{") {
            let Some((_, after)) = line.split_once("}%%") else {
                in_directive = true;
                continue;
            };
            in_directive = false;
            line = after.trim();
        }
        if line.is_empty() || line.starts_with("%%") {
            continue;
        }
        return Bit { text: line, at: 0 }.strip_whole_word("journey").map(|rest| rest.text.trim());
    }
    None
}
