//! What a page holds that concerns us, in its order: comments of ours, fences of `journey`, and headings.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::excerpt::Excerpt;
use super::{BEGIN, END};
use crate::source::Span;

/// The word behind the signs of a fence that holds a map.
const FENCE_WORD: &str = "journey";

/// Something in a page.
#[derive(Clone, Debug)]
pub(super) enum Thing {
    /// A heading of this level.
    Heading(usize),
    /// A comment that begins a block.
    Begin(Comment),
    /// A comment that ends one.
    End(Comment),
    /// A comment of ours that itself has no end.
    Endless(Span),
    /// A comment of ours among the words of a paragraph.
    Among(Span),
    /// A fence that holds a map.
    Fence(Fence),
}

/// A comment of ours.
#[derive(Clone, Debug)]
pub(super) struct Comment {
    /// All of it, from `<!--` to `-->`.
    pub(super) span: Span,
    /// What stands behind the word that makes it ours.
    pub(super) words: Excerpt,
    /// What it stands in.
    pub(super) container: Container,
    /// Where the HTML begins that it is a part of.
    pub(super) html: usize,
}

/// Where the innermost quotation or item of a list begins that something stands in.
pub(super) type Container = Option<usize>;

/// A fence that holds a map.
#[derive(Clone, Debug)]
pub(super) struct Fence {
    /// All of it, without the end of its last line.
    pub(super) span: Span,
    /// What stands behind its word.
    pub(super) words: Excerpt,
    /// What it holds.
    pub(super) inside: Excerpt,
    /// Whether its last line ends it; else it only ends because what it stands in does.
    pub(super) is_closed: bool,
    /// What it stands in.
    pub(super) container: Container,
}

/// What is open while a page is read.
enum Open {
    Nothing,
    Html(Excerpt),
    Fence(Excerpt),
}

/// Everything in a page that concerns us.
pub(super) fn things(text: &str) -> Vec<Thing> {
    let first = front_matter(text);
    let page = text.get(first..).unwrap_or("");
    let mut things = Vec::new();
    let mut open = Open::Nothing;
    let mut containers: Vec<usize> = Vec::new();
    let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS;
    for (event, range) in Parser::new_ext(page, options).into_offset_iter() {
        let range = range.start + first..range.end + first;
        let here = || text.get(range.clone()).unwrap_or("");
        match (event, &mut open) {
            (Event::Start(Tag::Heading { level, .. }), _) => things.push(Thing::Heading(level as usize)),
            (Event::Start(Tag::BlockQuote(_) | Tag::Item), _) => containers.push(range.start),
            (Event::End(TagEnd::BlockQuote(_) | TagEnd::Item), _) => {
                containers.pop();
            }
            (Event::Start(Tag::HtmlBlock), _) => open = Open::Html(Excerpt::default()),
            (Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))), _) => {
                open = Open::Fence(Excerpt::default());
            }
            (Event::Html(_), Open::Html(html)) => html.push(here(), range.start),
            (Event::Text(words), Open::Fence(inside)) => {
                // Blanks that stand for a part of a tab are nowhere in the page.
                let piece = if here() == &*words { here() } else { &*words };
                inside.push(piece, range.start);
            }
            (Event::End(TagEnd::HtmlBlock), Open::Html(html)) => {
                comments(html, containers.last().copied(), &mut things);
                open = Open::Nothing;
            }
            (Event::End(TagEnd::CodeBlock), Open::Fence(inside)) => {
                let found = fence(here(), range.start, std::mem::take(inside));
                let container = containers.last().copied();
                things.extend(found.map(|found| Thing::Fence(Fence { container, ..found })));
                open = Open::Nothing;
            }
            (Event::InlineHtml(_), _) if ours(here()) => things.push(Thing::Among(Span::new(range.start, range.end))),
            _ => {}
        }
    }
    things
}

/// Whether a piece of HTML is a comment of ours.
fn ours(html: &str) -> bool {
    let words = html.strip_prefix("<!--").map_or("", str::trim_start);
    words.starts_with(BEGIN) || words.starts_with(END)
}

/// Where a page begins behind its byte order mark and its front matter.
fn front_matter(text: &str) -> usize {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut lines = text.get(start..).unwrap_or("").split_inclusive('\n');
    let Some(mark) = lines.next().filter(|line| matches!(line.trim_end(), "---" | "+++")) else { return start };
    let mut end = start + mark.len();
    for line in lines {
        end += line.len();
        let is_end = line.trim_end() == mark.trim_end() || mark.trim_end() == "---" && line.trim_end() == "...";
        if is_end {
            return end;
        }
    }
    start
}

/// The comments of ours in a block of HTML.
fn comments(html: &Excerpt, container: Container, things: &mut Vec<Thing>) {
    let start = html.place(Span::new(0, 0)).start;
    let mut at = 0;
    while let Some(begin) = html.text().get(at..).and_then(|rest| rest.find("<!--")).map(|found| at + found) {
        let Some(rest) = html.text().get(begin + "<!--".len()..) else { return };
        let first = begin + "<!--".len();
        let Some(length) = rest.find("-->") else {
            if ours(html.text().get(begin..).unwrap_or("")) {
                let end = html.text().trim_end().len();
                things.push(Thing::Endless(html.place(Span::new(begin, end))));
            }
            return;
        };
        let words = rest.get(..length).unwrap_or("");
        at = first + length + "-->".len();
        let span = html.place(Span::new(begin, at));
        let comment = |word: &str| {
            let skipped = words.len() - words.trim_start().len() + word.len();
            Comment { span, words: html.part(first + skipped, first + length), container, html: start }
        };
        if words.trim_start().starts_with(BEGIN) {
            things.push(Thing::Begin(comment(BEGIN)));
        } else if words.trim_start().strip_prefix(END).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)) {
            things.push(Thing::End(comment(END)));
        }
    }
}

/// A fence, if it is one of ours. `written` is what the page has of it, from `at` on.
fn fence(written: &str, at: usize, inside: Excerpt) -> Option<Fence> {
    let sign = written.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let signs = written.len() - written.trim_start_matches(sign).len();
    let first = written.lines().next()?.get(signs..)?;
    let begin = signs + (first.len() - first.trim_start().len());
    let words = first.trim().strip_prefix(FENCE_WORD)?;
    if words.chars().next().is_some_and(|next| !next.is_whitespace()) {
        return None;
    }
    let written = written.trim_end_matches(['\n', '\r']);
    let last = written.rsplit(['\n', '\r']).next().filter(|last| last.len() < written.len()).unwrap_or("");
    // A line that only looks like the end is in the fence.
    let is_inside = inside.end() > at + written.len() - last.len();
    let last = last.trim_matches([' ', '\t', '>']);
    let is_closed = !is_inside && last.len() >= signs && last.chars().all(|c| c == sign);
    Some(Fence {
        span: Span::new(at, at + written.len()),
        words: Excerpt::new(words, at + begin + FENCE_WORD.len()),
        inside,
        is_closed,
        container: None,
    })
}
