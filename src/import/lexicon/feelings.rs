//! Feelings, severities and channels in words.

use super::key::key;
use super::{Index, Tongue, languages};

/// How a feeling in words feels, from -2 to 2: the mean of the words that are known; `None` where none is, or where one
/// is turned round ("not happy").
pub(in crate::import) fn level(words: &str, first: Option<Tongue>) -> Option<f64> {
    // What is longer is no word for a feeling.
    if words.len() > 300 {
        return None;
    }
    let key = key(words);
    languages(first).find_map(|(_, index)| {
        let levels = if index.is_dense { dense(&key, index) } else { spaced(&key, index) };
        levels.filter(|levels| !levels.is_empty()).map(|levels| levels.iter().sum::<f64>() / levels.len() as f64)
    })
}

/// The levels of the known words of a text with spaces, the longest first.
fn spaced(key: &str, index: &Index) -> Option<Vec<f64>> {
    let words: Vec<&str> = key.split(' ').collect();
    let (mut levels, mut at, mut start) = (Vec::new(), 0, 0);
    while let Some(first) = words.get(at) {
        let found = (1..=3).rev().find_map(|length| {
            // One blank stands between words.
            let bytes = words.get(at..at + length)?.iter().map(|word| word.len() + 1).sum::<usize>();
            let phrase = key.get(start..start + bytes - 1)?;
            index.feelings.get(phrase).map(|level| (length, *level))
        });
        let Some((length, level)) = found else {
            at += 1;
            start += first.len() + 1;
            continue;
        };
        let is_turned = at.checked_sub(1).and_then(|before| words.get(before));
        if is_turned.is_some_and(|before| index.negations.iter().any(|no| no == before)) {
            return None;
        }
        levels.push(f64::from(level));
        start += words.iter().skip(at).take(length).map(|word| word.len() + 1).sum::<usize>();
        at += length;
    }
    Some(levels)
}

/// The levels of the known words in a text without spaces between words, the longest first.
fn dense(key: &str, index: &Index) -> Option<Vec<f64>> {
    let text: String = key.split(' ').collect();
    let (mut levels, mut rest) = (Vec::new(), text.as_str());
    while let Some(sign) = rest.chars().next() {
        let known = index.dense.get(&sign).into_iter().flatten();
        let known = known.filter(|(word, _)| rest.starts_with(word.as_str())).map(|(word, level)| (word.len(), *level));
        let Some((length, level)) = known.max() else {
            rest = rest.get(sign.len_utf8()..)?;
            continue;
        };
        let before = text.get(..text.len() - rest.len()).unwrap_or("");
        if index.negations.iter().any(|no| before.ends_with(no.as_str())) {
            return None;
        }
        levels.push(f64::from(level));
        rest = rest.get(length..)?;
    }
    Some(levels)
}

/// How much something hurts, by a word: `low`, `medium`, `high` or `critical`.
pub(in crate::import) fn severity(words: &str, first: Option<Tongue>) -> Option<&'static str> {
    let key = key(words);
    languages(first).find_map(|(_, index)| index.severities.get(&key).copied())
}

/// The built-in kind of channel that words name.
pub(in crate::import) fn channel(words: &str, first: Option<Tongue>) -> Option<&'static str> {
    let key = key(words);
    languages(first).find_map(|(_, index)| index.channels.get(&key).copied())
}

/// Whether a cell says that there is nothing: `–`, `n/a`, `keine`.
pub(in crate::import) fn is_nothing(words: &str, first: Option<Tongue>) -> bool {
    let words = words.trim();
    if words.is_empty() || words.chars().all(|sign| matches!(sign, '-' | '–' | '—' | '−' | '.' | '…' | '_' | '/' | '―'))
    {
        return true;
    }
    if words.len() >= 24 {
        return false;
    }
    let key = key(words);
    languages(first).any(|(_, index)| index.nothing.contains(&key))
}

/// Whether a cell is no more than a mark: `x`, `✓`, `ja`.
pub(in crate::import) fn is_yes(words: &str, first: Option<Tongue>) -> bool {
    let words = words.trim().trim_end_matches('\u{fe0f}');
    if matches!(
        words,
        "x" | "X" | "✓" | "✔" | "✅" | "☑" | "⭐" | "★" | "●" | "•" | "1" | "○" | "O" | "!" | "🔥" | "⚡"
    ) {
        return true;
    }
    let key = key(words);
    !key.is_empty() && languages(first).any(|(_, index)| index.yes.contains(&key))
}

/// Whether a cell says no to what its header asks.
pub(in crate::import) fn is_no(words: &str, first: Option<Tongue>) -> bool {
    let key = key(words);
    matches!(words.trim(), "✗" | "✘" | "❌" | "0")
        || (!key.is_empty() && languages(first).any(|(_, index)| index.negations.contains(&key)))
}
