//! The signs that items of lists begin with: bullets, numbers, and boxes to tick.

/// Signs that begin an item of a list.
pub(super) const BULLETS: &[char] = &[
    '•', '●', '◦', '▪', '■', '‣', '∙', '·', '○', '▸', '►', '➤', '➢', '✔', '✓', '☐', '☑', '◆', '◇', '🔹', '🔸', '▶',
    '👉', '※', '√',
];

/// A line without the bullet or number that it begins with.
pub(super) fn bullet(line: &str) -> Option<&str> {
    let first = line.chars().next()?;
    let rest = line.get(first.len_utf8()..)?;
    if let Some(rest) = unticked(line) {
        return Some(rest.trim_start());
    }
    if BULLETS.contains(&first) {
        return Some(rest.trim_start_matches('\u{fe0f}').trim_start());
    }
    if matches!(first, '-' | '–' | '—' | '*' | '+' | 'o') && rest.starts_with([' ', '\u{a0}', '\t']) {
        let rest = rest.trim_start();
        return Some(unticked(rest).unwrap_or(rest).trim_start());
    }
    let digits = line.find(|sign: char| !sign.is_ascii_digit()).filter(|digits| (1..=2).contains(digits))?;
    let rest = line.get(digits..)?.strip_prefix(['.', ')'])?;
    rest.starts_with([' ', '\u{a0}', '\t']).then(|| rest.trim_start())
}

/// What stands behind a box to tick: `[ ] call`, but not the words of a link such as `[x](y)`.
pub(super) fn unticked(line: &str) -> Option<&str> {
    let rest = ["[ ]", "[x]", "[X]", "[]", "[✓]", "[✔]"].iter().find_map(|mark| line.strip_prefix(mark))?;
    rest.starts_with([' ', '\u{a0}', '\t']).then_some(rest)
}
