//! Evening out what an author typed: hard lines, blanks, composed letters, and nothing that XML forbids.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The hard lines of a text, composed (NFC), without illegal characters; blanks are still as typed.
pub(super) fn hard_lines(text: &str) -> Vec<String> {
    let text: Cow<'_, str> = if text.contains("\r\n") { text.replace("\r\n", "\n").into() } else { text.into() };
    let as_it_is = is_composed(&text) && text.chars().all(|letter| legal(letter) == letter);
    let composed = if as_it_is { text } else { text.nfc().map(legal).collect::<String>().into() };
    composed
        .split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'])
        .filter(|line| !is_blank(line))
        .map(str::to_owned)
        .collect()
}

/// Whether a text is surely composed already (NFC), which can be seen without composing it.
pub(super) fn is_composed(text: &str) -> bool {
    text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes
}

/// The character itself, or what stands for it where XML 1.0 knows no such character.
pub(super) const fn legal(character: char) -> char {
    match character {
        '\u{B}' | '\u{C}' => ' ',
        '\0'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}' => {
            '\u{FFFD}'
        }
        other => other,
    }
}

/// Whether a reader sees nothing.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// Whether a run of these becomes one space; wider and unbreakable blanks are left as they are.
pub(super) const fn is_collapsible(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
