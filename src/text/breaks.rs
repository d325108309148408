//! Where a line may end: Unicode line breaking, with Korean kept by word and Polish one-letter words kept with the next.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

/// How willingly a line ends at some place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    /// Only where a single word is wider than the line.
    Emergency,
    /// Wherever the line is full.
    Willing,
}

/// Places (byte offsets) inside a hard line where it may be broken, in order. Between any other two graphemes a line is
/// broken only where no such place helps.
pub(super) fn breaks(line: &str, lang: &str) -> Vec<(usize, Break)> {
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let inside = segmenter.segment_str(line).filter(|at| (1..line.len()).contains(at));
    inside.map(|at| (at, willingness(line, at, lang))).collect()
}

fn willingness(line: &str, at: usize, lang: &str) -> Break {
    let (Some(before), Some(after)) = (line.get(..at), line.get(at..)) else { return Break::Emergency };
    let (Some(left), Some(right)) = (before.chars().next_back(), after.chars().next()) else { return Break::Emergency };
    let inside_korean_word = left.is_alphanumeric()
        && right.is_alphanumeric()
        && (is_lang(lang, "ko") || is_hangul(left) || is_hangul(right));
    if inside_korean_word || (left.is_whitespace() && ends_in_lone_letter(before, lang)) {
        Break::Emergency
    } else {
        Break::Willing
    }
}

/// Whether the last word is one of those that good Slavic setting never leaves at a line's end.
fn ends_in_lone_letter(before: &str, lang: &str) -> bool {
    let letters = if is_lang(lang, "pl") {
        "aiouwzAIOUWZ"
    } else if is_lang(lang, "cs") || is_lang(lang, "sk") {
        "aikosuvzAIKOSUVZ"
    } else {
        return false;
    };
    let mut from_end = before.trim_end().chars().rev();
    let lone = from_end.next().is_some_and(|letter| letters.contains(letter));
    lone && from_end.next().is_none_or(|before| before.is_whitespace() || matches!(before, '(' | '„' | '"' | '–'))
}

/// Whether a BCP 47 tag names this language, whatever script or region follows.
fn is_lang(tag: &str, language: &str) -> bool {
    tag.split(['-', '_']).next().is_some_and(|primary| primary.eq_ignore_ascii_case(language))
}

const fn is_hangul(character: char) -> bool {
    matches!(character, '\u{1100}'..='\u{11FF}' | '\u{3131}'..='\u{318E}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}')
}
