//! The form in which words are compared: no case, no accents, no plural, no marks.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

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
        let sign = |sign: char| if sign.is_ascii_alphanumeric() || sign == '#' { sign.to_ascii_lowercase() } else { ' ' };
        return words.chars().map(sign).collect();
    }
    // A Hangul syllable comes apart into letters here, a kana loses its mark: `nfc` puts together what it can, and both
    // sides of a comparison lose the same.
    let letters = words.nfkd().filter(|sign| !is_combining_mark(*sign)).flat_map(char::to_lowercase);
    let letters = letters.flat_map(|sign| {
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
    });
    letters.collect::<String>().nfc().collect()
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
