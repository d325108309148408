//! Characters that are safe to print: nothing moves a cursor, changes a colour or turns the writing direction.

/// A character as it may be printed. Lines and tabs are kept.
pub(super) fn shown(character: char) -> char {
    match character {
        '\t' | '\n' => character,
        '\u{7f}' => '\u{2421}',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{fffd}'),
        '\u{80}'..='\u{9f}'
        | '\u{200b}'..='\u{200c}'
        | '\u{200e}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '\u{fffe}'..='\u{ffff}' => '\u{fffd}',
        other => other,
    }
}

/// A text that is safe to print.
#[cfg(feature = "cli")]
pub(crate) fn visible(text: &str) -> String {
    text.chars().map(shown).collect()
}

/// The same on one line.
pub(super) fn line(text: &str) -> String {
    text.chars().map(|character| if matches!(character, '\t' | '\n') { ' ' } else { shown(character) }).collect()
}
