//! Characters that no picture and no page may hold: where they stand, raw or as an escape.

use std::borrow::Cow;

use super::codes::CONTROL_CHARACTER;
use crate::diagnostic::{Diagnostic, Findings};
use crate::source::Span;

/// How many of them are reported in one text.
const REPORTED: usize = 100;

/// Whether XML, and so the picture, cannot hold a character, or a reader would be misled by it.
pub(super) fn is_forbidden(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' | '\u{85}' => false,
        '\u{fffe}' | '\u{ffff}' => true,
        other => other.is_control(),
    }
}

/// Reports every forbidden character of a text and puts harmless ones of the same length in their places.
pub(super) fn replace_raw<'text>(text: &'text str, findings: &mut Findings) -> Cow<'text, str> {
    if !text.contains(is_forbidden) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut reported = 0;
    for (at, character) in text.char_indices() {
        if !is_forbidden(character) {
            clean.push(character);
            continue;
        }
        if reported < REPORTED {
            reported += 1;
            findings.add(finding(Span::new(at, at + character.len_utf8()), &named(character)).help("delete it").fix(
                "delete the character",
                Span::new(at, at + character.len_utf8()),
                "",
            ));
        }
        // Blank where it stands alone between blanks, otherwise a letter: neither begins anything in YAML.
        let before = clean.chars().next_back().is_none_or(char::is_whitespace);
        let after = text.get(at + character.len_utf8()..).and_then(|rest| rest.chars().next());
        let alone = before && after.is_none_or(|next| next.is_whitespace() || is_forbidden(next));
        clean.push_str(match character.len_utf8() {
            1 if alone => " ",
            1 => "_",
            2 => "\u{b7}",
            _ => "\u{fffd}",
        });
    }
    Cow::Owned(clean)
}

/// The finding for a forbidden character, written as `word`.
pub(super) fn finding(span: Span, word: &str) -> Diagnostic {
    Diagnostic::new(&CONTROL_CHARACTER, span, format!("`{word}` is a character that cannot be shown"))
}

/// The first escape in a double-quoted scalar that stands for a forbidden character or for none at all.
///
/// The span and the written escape are given; `from` is where `quoted` stands in the text.
pub(super) fn bad_escapes(quoted: &str, from: usize) -> Vec<(Span, &str)> {
    let mut bad = Vec::new();
    let mut at = 0;
    while let Some(step) = quoted.get(at..).and_then(|rest| rest.find('\\')) {
        let start = at + step;
        let Some((length, value)) = escape(quoted.get(start..).unwrap_or("")) else { break };
        let mut end = start + length;
        let good = match value {
            // Half a pair is good when the other half follows.
            Some(high @ 0xd800..=0xdbff) if length == 6 => match escape(quoted.get(end..).unwrap_or("")) {
                Some((6, Some(low @ 0xdc00..=0xdfff))) => {
                    end += 6;
                    let whole = 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00);
                    char::from_u32(whole).is_some_and(|character| !is_forbidden(character))
                }
                _ => false,
            },
            Some(value) => char::from_u32(value).is_some_and(|character| !is_forbidden(character)),
            None => true,
        };
        if !good && bad.len() < REPORTED {
            bad.push((Span::new(from + start, from + end), quoted.get(start..end).unwrap_or("")));
        }
        at = end;
    }
    bad
}

/// The first escape of a double-quoted scalar that does not exist in YAML.
pub(super) fn unknown_escape(quoted: &str, from: usize) -> Option<Span> {
    let mut at = 0;
    while let Some(step) = quoted.get(at..).and_then(|rest| rest.find('\\')) {
        let start = at + step;
        let rest = quoted.get(start..)?;
        let kind = rest.chars().nth(1)?;
        let (length, value) = escape(rest)?;
        let known = value.is_some()
            || matches!(kind, 't' | '\t' | 'n' | 'r' | ' ' | '"' | '/' | '\\' | 'N' | '_' | 'L' | 'P' | '\n' | '\r');
        if !known {
            return Some(Span::new(from + start, from + start + length));
        }
        at = start + length;
    }
    None
}

/// The length in bytes of the escape a text begins with, and the number it stands for, if it stands for one.
fn escape(text: &str) -> Option<(usize, Option<u32>)> {
    let kind = text.chars().nth(1)?;
    let number = |digits: usize| {
        let value = text.get(2..2 + digits).and_then(|hex| u32::from_str_radix(hex, 16).ok());
        if value.is_some() { (2 + digits, value) } else { (2, None) }
    };
    Some(match kind {
        'x' => number(2),
        'u' => number(4),
        'U' => number(8),
        '0' => (2, Some(0)),
        'a' => (2, Some(7)),
        'b' => (2, Some(8)),
        'v' => (2, Some(0xb)),
        'f' => (2, Some(0xc)),
        'e' => (2, Some(0x1b)),
        other => (1 + other.len_utf8(), None),
    })
}

/// The name by which a message speaks of a character that cannot be shown.
fn named(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}
