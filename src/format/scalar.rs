//! The quotes and the lines of scalars.

use std::borrow::Cow;

use crate::yaml::written::{Style, Text};

/// Where a scalar stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// On a line of a block.
    Block,
    /// In braces or brackets.
    Braces,
}

/// A scalar on one line, with the quotes that it needs; nothing if it must stand on several.
pub(super) fn line<'p>(text: &'p Text<'_>, place: Place) -> Option<Cow<'p, str>> {
    let lines = text.written.contains('\n');
    match text.style {
        Style::Literal | Style::Folded => None,
        _ if lines && place == Place::Block => None,
        _ if lines && (text.says.contains('\n') || text.written.contains("\\\n")) => None,
        Style::Plain if lines => Some(Cow::Borrowed(&text.says)),
        Style::Plain => Some(Cow::Borrowed(text.written)),
        Style::Single | Style::Double if lines => {
            let folded: Vec<&str> = text.written.split('\n').map(str::trim).collect();
            Some(Cow::Owned(folded.join(" ")))
        }
        Style::Single | Style::Double => Some(quoted(text, place)),
    }
}

/// A key: on one line, whatever it takes.
pub(super) fn key<'p>(text: &'p Text<'_>, place: Place) -> Cow<'p, str> {
    let one_line = !text.written.contains('\n');
    line(text, place).filter(|_| one_line).unwrap_or_else(|| {
        if place == Place::Block && is_safe(&text.says) {
            return Cow::Borrowed(&text.says);
        }
        let mut escaped = text.says.replace('\\', "\\\\").replace('"', "\\\"");
        escaped = escaped.replace('\n', "\\n").replace('\t', "\\t");
        Cow::Owned(format!("\"{escaped}\""))
    })
}

/// A quoted scalar of one line: without quotes where none are needed, else in double ones unless these would need more
/// signs inside. In braces only words lose their quotes: prose belongs in quotes there.
fn quoted<'p>(text: &'p Text<'_>, place: Place) -> Cow<'p, str> {
    let is_word = |sign: char| sign.is_alphanumeric() || matches!(sign, ' ' | '-' | '_' | '.' | '/' | '\'');
    if is_safe(&text.says) && (place == Place::Block || text.says.chars().all(is_word)) {
        return Cow::Borrowed(&text.says);
    }
    if text.style == Style::Single && !text.says.contains(['"', '\\']) {
        return Cow::Owned(format!("\"{}\"", text.says));
    }
    Cow::Borrowed(text.written)
}

/// Whether every reader of YAML takes a text on a line of a block for just that text, without quotes.
fn is_safe(text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let begins_well = first.is_alphabetic() || !first.is_ascii() && !first.is_numeric();
    let ends_well = text.chars().next_back().is_some_and(|last| !last.is_whitespace() && last != ':');
    let is_plain = |sign: char| sign == ' ' || !(sign.is_whitespace() || sign.is_control() || is_unseen(sign));
    begins_well
        && ends_well
        && text.chars().all(is_plain)
        && !text.contains(": ")
        && !text.contains(" #")
        && !is_other(text)
}

/// Signs that are not seen, which an author may want to be quoted.
fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}')
}

/// Words that some reader of YAML takes for something else than text. (Numbers and dates do not begin with a letter.)
fn is_other(text: &str) -> bool {
    const WORDS: &[&str] = &["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"];
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// The lines of a scalar that the author has broken, without their indentation: the first, and those below it. Empty
/// ones are breaks.
pub(super) fn broken<'t>(text: &Text<'t>) -> Vec<Cow<'t, str>> {
    let double = text.style == Style::Double;
    let last = text.written.matches('\n').count();
    let lines = text.written.split('\n').enumerate().map(|(at, line)| {
        let line = if at == 0 { line } else { line.trim_start_matches([' ', '\t']) };
        let trimmed = line.trim_end_matches([' ', '\t']);
        // An escaped blank at the end of a line is text.
        let escapes = trimmed.len() - trimmed.trim_end_matches('\\').len();
        if at == last || double && escapes % 2 == 1 && trimmed.len() < line.len() {
            let kept = if at == last { line } else { line.get(..=trimmed.len()).unwrap_or(line) };
            return Cow::Borrowed(kept);
        }
        Cow::Borrowed(trimmed)
    });
    lines.collect()
}

/// A block of text: what stands behind its key, its lines without their indentation, and whether the empty lines after
/// it are a part of it.
pub(super) struct Block<'p> {
    /// `|`, `>-`, `|2+`.
    pub(super) header: String,
    /// The lines; those after the last are empty.
    pub(super) lines: Vec<&'p str>,
    /// Whether empty lines after it would be text.
    pub(super) keeps: bool,
}

/// The parts of a block of text.
pub(super) fn block<'p>(text: &'p Text<'_>) -> Block<'p> {
    let (header, body) = text.written.split_once('\n').unwrap_or((text.written, ""));
    let sign = if text.style == Style::Literal { '|' } else { '>' };
    let words = header.split_once(" #").map_or(header, |(words, _)| words);
    let chomping = words.chars().skip(1).find(|sign| matches!(sign, '+' | '-'));
    let says = text.says.trim_end_matches('\n');
    let ends = text.says.len() - says.len();
    let first = says.split('\n').find(|line| !line.is_empty()).unwrap_or("");
    let leading = first.len() - first.trim_start_matches(' ').len();
    let mut lines: Vec<&str> = if text.style == Style::Literal || says.is_empty() {
        says.split('\n').collect()
    } else {
        let is_text = |line: &&str| !line.trim_matches(' ').is_empty();
        let indentation =
            body.split('\n').find(is_text).map_or(0, |line| line.len() - line.trim_start_matches(' ').len());
        let indentation = indentation.saturating_sub(leading);
        let lines = body.split('\n').map(|line| line.get(indentation..).unwrap_or(""));
        let mut lines: Vec<&str> = lines.collect();
        while lines.last().is_some_and(|line| line.is_empty()) {
            lines.pop();
        }
        lines
    };
    if says.is_empty() {
        lines.clear();
    }
    let keeps = chomping == Some('+');
    if keeps {
        let breaks = if says.is_empty() { ends } else { ends.saturating_sub(1) };
        lines.extend(std::iter::repeat_n("", breaks));
    }
    let indicator = if leading > 0 { "2" } else { "" };
    let chomping = chomping.map(String::from).unwrap_or_default();
    Block { header: format!("{sign}{indicator}{chomping}"), lines, keeps }
}
