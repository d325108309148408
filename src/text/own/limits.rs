//! How large fonts of the user's may be, and which one of a file is meant.

/// The largest file: 40 MB hold every Chinese, Japanese and Korean letter in one weight twice over.
pub const FONT_BYTES: usize = 40_000_000;

/// The largest sum of all files, for every one is held in memory.
const TOTAL_BYTES: usize = 200_000_000;

/// Why a file of `length` bytes, with which all have `total`, is too much, as the end of a sentence.
pub fn too_much(length: usize, total: usize) -> Option<String> {
    if length > FONT_BYTES {
        return Some(format!("it is larger than {} MB", FONT_BYTES / 1_000_000));
    }
    (total > TOTAL_BYTES).then(|| format!("with it the fonts are larger than {} MB together", TOTAL_BYTES / 1_000_000))
}

/// The file and the number of a font in a collection, of `FILE#2`; none where no number is written.
pub fn numbered(wanted: &str) -> Option<(&str, u32)> {
    let (file, number) = wanted.rsplit_once('#')?;
    Some((file, number.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_have_a_limit_each_and_together() {
        assert_eq!(too_much(40_000_000, 200_000_000), None);
        assert_eq!(too_much(40_000_001, 40_000_001).unwrap(), "it is larger than 40 MB");
        assert_eq!(too_much(1, 200_000_001).unwrap(), "with it the fonts are larger than 200 MB together");
    }

    #[test]
    fn a_font_of_a_collection_has_a_number() {
        assert_eq!(numbered("a#b.ttc#2"), Some(("a#b.ttc", 2)));
        assert_eq!(numbered("a.ttf"), None);
        assert_eq!(numbered("a#b.ttf"), None);
    }
}
