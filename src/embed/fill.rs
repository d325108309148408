//! A page with its blocks filled: what stands outside of them stays byte for byte, and so do the page's line ends.

use super::{BEGIN, Block, END, FENCE};
use crate::source::Span;

/// The page with what stands inside of each block, written with line feeds and without a line end at its end.
///
/// A page that was filled is the same when it is filled again.
pub fn filled<'a>(text: &str, fills: impl Iterator<Item = (&'a Block, &'a str)>) -> String {
    let end = line_end(text);
    edited(text, fills.map(|(block, content)| (block.inside, inside(block, content, end))))
}

/// The page with something in the place of each block, its comments and its fence included. An empty line stands before
/// and behind it: without one what is HTML goes on with the next line, and a table or a list with that before or behind.
pub fn replaced<'a>(text: &str, fills: impl Iterator<Item = (&'a Block, &'a str)>) -> String {
    let end = line_end(text);
    edited(
        text,
        fills.map(|(block, content)| (block.whole, apart(text, block, &lines(content, &block.prefix, end), end))),
    )
}

/// What stands in the place of a block, with an empty line where the page has none around it.
fn apart(text: &str, block: &Block, content: &str, end: &str) -> String {
    let is_blank = |line: &str| line.chars().all(|sign| sign.is_whitespace() || sign == '>');
    let before = text.get(..block.whole.start).unwrap_or("");
    let behind = text.get(block.whole.end..).unwrap_or("");
    let mut lines_before = before.rsplit('\n');
    let begins_line = lines_before.next().is_some_and(is_blank);
    let follows_words = begins_line && lines_before.next().is_some_and(|line| !is_blank(line));
    let leads_to_words = behind.split('\n').nth(1).is_some_and(|line| !is_blank(line));
    let prefix = block.prefix.as_str();
    let head = if follows_words { format!("{end}{prefix}") } else { String::new() };
    let foot = if leads_to_words { format!("{end}{}", prefix.trim_end()) } else { String::new() };
    head + content + &foot
}

/// What stands between the two comments of a block; of a new one with the comments.
fn inside(block: &Block, content: &str, end: &str) -> String {
    let prefix = block.prefix.as_str();
    let empty = prefix.trim_end();
    let content = lines(content, prefix, end);
    let inside = format!("{end}{empty}{end}{prefix}{content}{end}{empty}{end}{prefix}");
    if block.is_new {
        format!("{end}{empty}{end}{prefix}<!-- {BEGIN} {FENCE} -->{inside}<!-- {END} -->")
    } else {
        inside
    }
}

/// Lines that each have what stands before a block's lines, but for the first.
fn lines(content: &str, prefix: &str, end: &str) -> String {
    let mut written = String::with_capacity(content.len());
    for (index, line) in content.lines().enumerate() {
        if index > 0 {
            written.push_str(end);
            written.push_str(if line.is_empty() { prefix.trim_end() } else { prefix });
        }
        written.push_str(line);
    }
    written
}

fn edited(text: &str, edits: impl Iterator<Item = (Span, String)>) -> String {
    let mut written = String::with_capacity(text.len());
    let mut done = 0;
    for (span, replacement) in edits {
        written.push_str(text.get(done..span.start).unwrap_or(""));
        written.push_str(&replacement);
        done = span.end;
    }
    written.push_str(text.get(done..).unwrap_or(""));
    written
}

/// How the lines of a page end: as the first does.
fn line_end(text: &str) -> &'static str {
    match text.find(['\n', '\r']).and_then(|at| text.get(at..)) {
        Some(rest) if rest.starts_with("\r\n") => "\r\n",
        Some(rest) if rest.starts_with('\r') => "\r",
        _ => "\n",
    }
}
