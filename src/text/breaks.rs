//! Where a line may end: by Unicode's rules, Korean by word, Thai by dictionary, Polish one-letter words not at all.

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

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
    let inside = segmenter(line).segment_str(line).filter(|at| (1..line.len()).contains(at));
    inside.map(|at| (at, willingness(line, at, lang))).collect()
}

/// The rules of UAX 14 in their strict form (no small kana or long-vowel mark begins a line), and dictionaries where a
/// script leaves no blank between its words.
fn segmenter(line: &str) -> LineSegmenterBorrowed<'static> {
    let rules = LineBreakOptions::default();
    #[cfg(feature = "complex-scripts")]
    if line.chars().any(is_unspaced) {
        return LineSegmenter::new_dictionary(rules);
    }
    #[cfg(not(feature = "complex-scripts"))]
    let _ = line;
    LineSegmenter::new_for_non_complex_scripts(rules)
}

/// Whether a character is of a script that has a dictionary: Thai, Lao, Burmese, Khmer.
#[cfg(feature = "complex-scripts")]
const fn is_unspaced(character: char) -> bool {
    matches!(character, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{A9E0}'..='\u{A9FF}' | '\u{AA60}'..='\u{AA7F}')
}

fn willingness(line: &str, at: usize, lang: &str) -> Break {
    let (Some(before), Some(after)) = (line.get(..at), line.get(at..)) else { return Break::Emergency };
    let (Some(left), Some(right)) = (before.chars().next_back(), after.chars().next()) else { return Break::Emergency };
    let inside_korean_word = left.is_alphanumeric()
        && right.is_alphanumeric()
        && (is_lang(lang, "ko") || is_hangul(left) || is_hangul(right));
    // Thai and Lao repetition marks, the Thai and Khmer marks of abbreviation and repetition: they end a word.
    let ends_a_word = matches!(right, 'ๆ' | 'ฯ' | 'ໆ' | 'ຯ' | 'ៗ' | '។' | '៕');
    if inside_korean_word || ends_a_word || (left.is_whitespace() && ends_in_lone_letter(before, lang)) {
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
pub(super) fn is_lang(tag: &str, language: &str) -> bool {
    tag.split(['-', '_']).next().is_some_and(|primary| primary.eq_ignore_ascii_case(language))
}

const fn is_hangul(character: char) -> bool {
    matches!(character, '\u{1100}'..='\u{11FF}' | '\u{3131}'..='\u{318E}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}')
}
