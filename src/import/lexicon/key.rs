//! The form in which words are compared: no case, no accents, no plural, no marks.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Words in the form in which they are compared: lower case without accents, runs of other than letters and digits one
/// space, Latin words without the `s` of a plural.
pub(in crate::import) fn key(words: &str) -> String {
    let mut key = String::with_capacity(words.len());
    for word in plain(words).split(' ').filter(|word| !word.is_empty()) {
        if !key.is_empty() {
            key.push(' ');
        }
        let (stem, ending) = singular(word);
        key.push_str(stem);
        key.push_str(ending);
    }
    key
}

/// Lower case without accents, and a space for each sign that is no letter or digit.
fn plain(words: &str) -> String {
    // Most words need no table of letters.
    if words.is_ascii() {
        let sign =
            |sign: char| if sign.is_ascii_alphanumeric() || sign == '#' { sign.to_ascii_lowercase() } else { ' ' };
        return words.chars().map(sign).collect();
    }
    let mut letters = String::with_capacity(words.len());
    for sign in words.chars() {
        // A Hangul syllable would come apart into letters, and be put together again below.
        if matches!(sign, '가'..='힣') {
            letters.push(sign);
        } else {
            decompose_compatible(sign, |part| letters.extend(compared(part)));
        }
    }
    // A kana loses its mark: `nfc` puts together what it can, and both sides of a comparison lose the same.
    if is_nfc_quick(letters.chars()) == IsNormalized::Yes { letters } else { letters.nfc().collect() }
}

/// What is compared of a letter that was decomposed: nothing of an accent.
fn compared(part: char) -> impl Iterator<Item = char> {
    let lower = (!is_combining_mark(part)).then(|| part.to_lowercase());
    lower.into_iter().flatten().flat_map(|sign| {
        let (one, two) = match sign {
            'ł' => ('l', None),
            'ß' => ('s', Some('s')),
            'ø' => ('o', None),
            'đ' => ('d', None),
            'æ' => ('a', Some('e')),
            'œ' => ('o', Some('e')),
            'ー' => ('ー', None),
            other if other.is_alphanumeric() => (other, None),
            '#' => ('#', None),
            _ => (' ', None),
        };
        std::iter::once(one).chain(two)
    })
}

/// A word of Latin letters as it is in the singular, as its stem and the ending that takes the place of the plural's.
fn singular(word: &str) -> (&str, &'static str) {
    if !word.is_ascii() || word.len() < 4 || word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        return (word, "");
    }
    // "processes", "boxes", "wishes"
    if let Some(stem) = word.strip_suffix("es")
        && (stem.ends_with("ss") || stem.ends_with("sh") || stem.ends_with("ch") || stem.ends_with('x'))
    {
        return (stem, "");
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return (stem, "y");
    }
    (word.strip_suffix('s').unwrap_or(word), "")
}
