//! A label of a line, and what stands behind it.

use crate::import::cell::{Kind, Words};
use crate::import::table::Headers;

/// A label and what stands behind it: "**Touchpoints:** web", or without bold where the label is a known one.
pub(super) fn label(words: &Words, headers: &Headers) -> Option<(Words, Words)> {
    let text = words.text.as_str();
    // A name in code is a key of a program.
    if words.marks.first().is_some_and(|mark| mark.kind == Kind::Code && mark.range.start == 0) {
        return None;
    }
    let bold = words.marks.iter().find(|mark| mark.kind == Kind::Bold).map(|mark| mark.range.clone());
    let before = bold.as_ref().and_then(|range| text.get(..range.start)).unwrap_or("x");
    if let Some(range) = bold.filter(|_| !before.chars().any(char::is_alphanumeric)) {
        let name = words.slice(0..range.end);
        let rest = words.slice(range.end..text.len());
        let is_ended = name.text.trim_end().ends_with([':', '：'])
            || rest.text.trim_start().starts_with([':', '：', '–', '—', '-'])
            || rest.is_blank();
        let rest = rest.part(rest.text.trim_start().trim_start_matches([':', '：', '–', '—', '-']).trim());
        // Of "**Pay** at the till" nothing is a label; "**Note** – x" is.
        if is_ended && name.text.chars().count() <= 60 {
            let name = Words { marks: Vec::new(), ..name.trim() };
            return Some((name, rest));
        }
        return None;
    }
    let (name, rest) = text.split_once([':', '：'])?;
    (name.chars().count() <= 40 && !headers.sense(name).is_empty())
        .then(|| (words.part(name).trim(), words.part(rest).trim()))
}
