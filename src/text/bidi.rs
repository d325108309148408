//! The order in which a line is seen: by the Unicode bidirectional algorithm, where some letters run to the left.

use unicode_bidi::{BidiInfo, Level};

/// The parts of a line, given as they are read, as they are seen from left to right, each with whether its letters run to
/// the left. `start` is where a part begins in the line; `right_to_left` is the line's own direction, and without it the
/// first letter with a direction gives it.
pub(super) fn visual_order<T>(
    line: &str,
    right_to_left: Option<bool>,
    parts: Vec<T>,
    start: impl Fn(&T) -> usize,
) -> Vec<(T, bool)> {
    if right_to_left != Some(true) && !line.chars().any(may_turn) {
        return parts.into_iter().map(|part| (part, false)).collect();
    }
    let bidi = BidiInfo::new(line, right_to_left.map(|leftward| if leftward { Level::rtl() } else { Level::ltr() }));
    let levels: Vec<_> =
        parts.iter().map(|part| bidi.levels.get(start(part)).copied().unwrap_or(Level::ltr())).collect();
    let order = BidiInfo::reorder_visual(&levels);
    let mut parts: Vec<Option<T>> = parts.into_iter().map(Some).collect();
    let mut seen = Vec::with_capacity(parts.len());
    for place in order {
        let part = parts.get_mut(place).and_then(Option::take);
        let leftward = levels.get(place).is_some_and(Level::is_rtl);
        seen.extend(part.map(|part| (part, leftward)));
    }
    seen
}

/// Whether a character can change the order of a line: letters that run to the left, and marks that say so. Most lines
/// have none, and are spared the algorithm.
const fn may_turn(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{8FF}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FB1D}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFE}'
        | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}')
}
