//! Slugs: the form in which ids and names are compared.

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The form in which names are compared: NFC, lower case, every run of other than letters, marks and digits one `-`.
pub fn slug(written: &str) -> String {
    let mut slug = String::with_capacity(written.len());
    let mut add = |c: char| {
        if c.is_alphanumeric() || is_combining_mark(c) {
            slug.push(c);
        } else if !slug.ends_with('-') {
            slug.push('-');
        }
    };
    if is_nfc_quick(written.chars()) == IsNormalized::Yes {
        written.chars().flat_map(char::to_lowercase).for_each(&mut add);
    } else {
        written.nfc().flat_map(char::to_lowercase).for_each(&mut add);
    }
    slug.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn names_are_compared_without_case_and_punctuation() {
        let cases = [
            ("Friend's  Post!", "friend-s-post"),
            ("  --A--  ", "a"),
            ("가격표 보기", "가격표-보기"),
            ("Zażółć", "zażółć"),
            ("e\u{301}", "é"),
            ("…", ""),
        ];
        for (written, expected) in cases {
            assert_eq!(slug(written), expected);
        }
    }
}
