//! Which way a text runs: by its first letter that has a direction, and in right-to-left languages by any such letter.

use unicode_bidi::{BidiClass, bidi_class};

/// Whether a paragraph in a language (a BCP 47 tag) runs from right to left.
///
/// As the Unicode bidirectional algorithm has it, the first letter with a direction decides. Where the language itself
/// is written from right to left, one such letter anywhere is enough: an Arabic sentence may begin with a Latin name.
///
/// ```
/// use journeymap::text::runs_leftward;
///
/// assert!(runs_leftward("شراء iPhone", "en") && runs_leftward("iPhone جديد", "ar"));
/// assert!(!runs_leftward("iPhone جديد", "en") && !runs_leftward("iPhone", "ar"));
/// ```
pub fn runs_leftward(text: &str, lang: &str) -> bool {
    // Nothing below Hebrew runs to the left, which is what most texts are.
    if !text.chars().any(|letter| letter >= '\u{590}') {
        return false;
    }
    let mut directions = text.chars().filter_map(leftward);
    if is_leftward_language(lang) { directions.any(|leftward| leftward) } else { directions.next().unwrap_or(false) }
}

/// Whether a letter runs to the left; `None` for what has no direction of its own, such as digits and punctuation.
fn leftward(letter: char) -> Option<bool> {
    match bidi_class(letter) {
        BidiClass::L => Some(false),
        BidiClass::R | BidiClass::AL => Some(true),
        _ => None,
    }
}

/// Languages that are written from right to left, unless the tag names another script.
fn is_leftward_language(tag: &str) -> bool {
    const LANGUAGES: [&str; 13] = ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi"];
    let tag = tag.to_ascii_lowercase();
    let mut parts = tag.split(['-', '_']);
    let language = parts.next().unwrap_or_default();
    LANGUAGES.contains(&language) && !parts.any(|part| matches!(part, "latn" | "cyrl" | "deva"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, lang: &str, expected: bool) {
        assert_eq!(runs_leftward(text, lang), expected, "{text:?} in {lang:?}");
    }

    #[test]
    fn the_first_letter_decides() {
        check("", "en", false);
        check("42 %", "en", false);
        check("hello שלום", "en", false);
        check("שלום hello", "en", true);
        check("12. مرحبا", "en", true);
        check("한국어", "ko", false);
        check("（注）日本語", "ja", false);
    }

    #[test]
    fn the_language_decides_where_a_latin_name_comes_first() {
        check("iPhone جديد", "en", false);
        check("iPhone جديد", "ar-EG", true);
        check("WhatsApp הודעה", "he", true);
        check("WhatsApp", "he", false);
        check("iPhone جديد", "ks-Deva", false);
    }
}
