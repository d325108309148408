//! Blanks in the indentation that look like spaces and are none.

use std::borrow::Cow;

use super::codes::TAB_IN_INDENTATION;
use crate::diagnostic::{Diagnostic, Findings};
use crate::source::Span;

/// How many columns a blank that is no space takes; nothing for all other characters.
fn width(character: char) -> Option<usize> {
    match character {
        '\u{3000}' => Some(2),
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => Some(1),
        _ => None,
    }
}

/// Reports the blanks in the indentation that are no spaces, all of them at once, and puts spaces in their places.
///
/// The text keeps its length, and each line its columns: what a blank has more bytes than columns becomes an empty
/// line above.
pub(super) fn replace<'text>(text: Cow<'text, str>, findings: &mut Findings) -> Cow<'text, str> {
    if !text.contains(|character| width(character).is_some()) {
        return text;
    }
    let mut clean = String::with_capacity(text.len());
    let mut strange: Vec<(Span, String)> = Vec::new();
    // The column of the line whose block of text is read.
    let mut block: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let content = line.trim_start_matches(|sign| sign == ' ' || width(sign).is_some());
        let (indentation, _) = line.split_at_checked(line.len() - content.len()).unwrap_or_default();
        let columns: usize = indentation.chars().map(|sign| width(sign).unwrap_or(1)).sum();
        let spaces = indentation.len() - indentation.trim_start_matches(' ').len();
        block = block.filter(|parent| columns > *parent || content.trim().is_empty());
        // In a block of text only what belongs to the indentation of the block counts: more is text.
        let counts = block.map_or_else(|| begins_something(content), |parent| spaces <= parent);
        if counts && columns < indentation.len() {
            let at = clean.len();
            strange.push((Span::new(at + spaces, at + indentation.len()), " ".repeat(columns - spaces)));
            clean.push_str(&" ".repeat(indentation.len() - columns - 1));
            clean.push('\n');
            clean.push_str(&" ".repeat(columns));
        } else {
            clean.push_str(indentation);
        }
        clean.push_str(content);
        if block.is_none() && opens_block(content) {
            block = Some(columns);
        }
    }
    if let (Some((first, _)), Some((last, _))) = (strange.first(), strange.last()) {
        findings.add(finding(&text, *first, *last, &strange));
    }
    Cow::Owned(clean)
}

/// Whether a line begins a key, a list item or a comment, or holds nothing, so that YAML looks at its indentation.
fn begins_something(content: &str) -> bool {
    let content = content.trim_end();
    content.is_empty()
        || content.starts_with(['#', '{', '['])
        || content == "-"
        || content.starts_with("- ")
        || content.ends_with(':')
        || content.contains(": ")
}

/// Whether the value of a line is a block of text on the lines below.
fn opens_block(content: &str) -> bool {
    let content = content.find(" #").and_then(|comment| content.get(..comment)).unwrap_or(content).trim_end();
    let head = content.trim_end_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, '+' | '-'));
    head.strip_suffix(['|', '>']).is_some_and(|before| before.ends_with([' ']))
}

/// One finding for all of them.
fn finding(text: &str, first: Span, last: Span, strange: &[(Span, String)]) -> Diagnostic {
    let sign = text.get(first.start..first.end).and_then(|run| run.chars().find(|sign| *sign != ' '));
    let name = match sign {
        Some('\u{a0}' | '\u{202f}') | None => "a no-break space".to_owned(),
        Some('\u{3000}') => "a full-width space".to_owned(),
        Some(other) => format!("the blank `U+{:04X}`", u32::from(other)),
    };
    let mut mended = String::new();
    let mut from = first.start;
    for (span, spaces) in strange {
        mended.push_str(text.get(from..span.start).unwrap_or(""));
        mended.push_str(spaces);
        from = span.end;
    }
    let help = match strange.len() {
        1 => "use ordinary spaces".to_owned(),
        lines => format!("use ordinary spaces, on {lines} lines"),
    };
    Diagnostic::new(&TAB_IN_INDENTATION, first, format!("{name} stands in the indentation")).help(help).fix(
        "write spaces",
        Span::new(first.start, last.end),
        mended,
    )
}
