//! Slugs: the form in which ids and names are compared.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The form in which names are compared: NFC, lower case, every run of other than letters, marks and digits one `-`.
pub fn slug(written: &str) -> String {
    let mut slug = String::with_capacity(written.len());
    for c in written.nfc().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || is_combining_mark(c) {
            slug.push(c);
        } else if !slug.ends_with('-') {
            slug.push('-');
        }
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
