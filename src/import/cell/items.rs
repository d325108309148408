//! The items of a cell: bullets, numbers, lines, or parts between `;`.

use super::Words;
use super::bullets::{BULLETS, bullet, unticked};
use super::lists::{Above, indent};

/// The items of a cell; none is blank.
pub(in crate::import) fn items(words: &Words) -> Vec<Words> {
    let all = words.lines();
    let indents: Vec<usize> = all.iter().filter(|line| !line.is_blank()).map(|line| indent(&line.text)).collect();
    let lines: Vec<Words> = all.iter().map(Words::trim).filter(|line| !line.text.is_empty()).collect();
    if let [only] = lines.as_slice() {
        // A sign alone begins no list, and says what its header asks: "✓".
        let is_sign = only.text.trim_end_matches('\u{fe0f}').chars().count() == 1;
        return if is_sign { lines } else { one_line(only) };
    }
    // Lines without a sign are items, and bullets below one that ends in a colon are of that.
    let are_parted = lines.iter().filter(|line| bullet(&line.text).is_none() && !goes_on(&line.text)).count() > 1;
    let has_bullets = lines.iter().any(|line| bullet(&line.text).is_some());
    let mut items: Vec<Vec<Words>> = Vec::new();
    let mut above: Option<Above> = None;
    for (line, indent) in lines.into_iter().zip(indents) {
        let here = Above::of(&line.text, indent, are_parted);
        if let (Some(above), Some(last)) = (above, items.last_mut())
            && above.holds(here)
        {
            last.push(line);
            continue;
        }
        above = Some(here);
        match (bullet(&line.text), items.last_mut()) {
            (Some(rest), _) => items.push(vec![line.part(rest)]),
            // Below a bullet, a line without one goes on with it.
            (None, Some(last)) if has_bullets && goes_on(&line.text) => last.push(line),
            (None, _) => items.push(vec![line]),
        }
    }
    items.iter().map(|lines| ended(&Words::join(lines, "\n"))).filter(|item| !item.text.is_empty()).collect()
}

/// Whether a line goes on with the item before it: it begins with a small letter.
fn goes_on(line: &str) -> bool {
    line.chars().next().is_some_and(|sign| sign.is_lowercase() || sign == '(')
}

/// Whether words have boxes to tick, of which it is not kept whether they are.
pub(in crate::import) fn has_ticks(words: &Words) -> bool {
    words.text.split('\n').any(|line| {
        let line = line.trim();
        let rest = line.strip_prefix(['-', '*', '+']).unwrap_or(line).trim_start();
        unticked(rest).is_some() || (line.starts_with(['☐', '☑', '☒']) && line.chars().nth(1).is_some())
    })
}

/// The parts of an item between commas, where all of them are short: "Email, app, store". A comma in a sentence parts
/// nothing.
pub(in crate::import) fn enumerated(item: &Words) -> Vec<Words> {
    let text = item.text.as_str();
    let whole = || vec![item.clone()];
    if text.contains('\n') || text.ends_with(['.', '?', '!', '…']) {
        return whole();
    }
    let pieces = outside_brackets(text, |sign| matches!(sign, ',' | '、' | '，'));
    let is_between_digits = pieces.windows(2).any(|pair| match pair {
        [one, other] => {
            one.ends_with(|sign: char| sign.is_ascii_digit()) && other.starts_with(|sign: char| sign.is_ascii_digit())
        }
        _ => false,
    });
    let is_short = |piece: &&str| {
        let piece = piece.trim();
        !piece.is_empty()
            && piece.split_whitespace().count() <= 3
            && piece.chars().count() <= 28
            && piece
                .starts_with(|sign: char| sign.is_alphanumeric() || sign as u32 > 0x2190 || matches!(sign, '"' | '“'))
    };
    let joins = [
        "and ", "or ", "but ", "then ", "e.g.", "i.e.", "which ", "who ", "i ", "oraz ", "lub ", "und ", "oder ", "y ",
        "e ", "et ", "ou ", "np.",
    ];
    let goes_on = |piece: &&str| {
        let piece = piece.trim_start().to_lowercase();
        joins.iter().any(|join| piece.starts_with(join))
    };
    if pieces.len() < 2 || is_between_digits || !pieces.iter().all(is_short) || pieces.iter().any(goes_on) {
        return whole();
    }
    pieces.into_iter().map(|piece| item.part(piece).trim()).collect()
}

/// The parts of one line: between `;`, between bullets, or between numbers that count from 1.
fn one_line(line: &Words) -> Vec<Words> {
    let counted = counted(&line.text);
    if counted.len() > 1 {
        let parts = counted.into_iter().map(|part| ended(&line.part(part).trim()));
        return parts.filter(|part| !part.text.is_empty()).collect();
    }
    let whole = bullet(&line.text).map_or_else(|| line.clone(), |rest| line.part(rest));
    let is_inner = |sign: char| !sign.is_ascii() && sign != '·' && BULLETS.contains(&sign);
    let parts = if whole.text.contains([';', '；']) {
        outside_brackets(&whole.text, |sign| matches!(sign, ';' | '；'))
    } else {
        outside_brackets(&whole.text, is_inner)
    };
    if parts.len() < 2 {
        return vec![ended(&whole)].into_iter().filter(|item| !item.text.is_empty()).collect();
    }
    parts.into_iter().map(|part| ended(&whole.part(part).trim())).filter(|part| !part.text.is_empty()).collect()
}

/// Words before numbers such as `2.` that count nothing in a list.
const BEFORE_ORDINALS: &[&str] = &[
    "the", "den", "dem", "der", "die", "das", "des", "im", "am", "zum", "zur", "vom", "bis", "ab", "w", "na", "do",
    "od", "po", "z", "no", "nr",
];

/// The parts of `1. Search 2. Compare` and `a) Search b) Compare`; none where nothing is counted.
fn counted(text: &str) -> Vec<&str> {
    let mark = |at: u8, end: char, is_letter: bool| {
        if is_letter { format!("{}{end} ", char::from(b'a' + at)) } else { format!("{}{end} ", at + 1) }
    };
    if !text.starts_with(['1', 'a']) {
        return Vec::new();
    }
    let begins = |(end, is_letter): &(char, bool)| text.starts_with(&mark(0, *end, *is_letter));
    let Some((end, is_letter)) = [('.', false), (')', false), (')', true)].into_iter().find(begins) else {
        return Vec::new();
    };
    let (mut parts, mut rest) = (Vec::new(), text.get(3..).unwrap_or_default());
    for at in 1..20 {
        let next = mark(at, end, is_letter);
        let Some((part, behind)) = rest.split_once(&format!(" {next}")) else { break };
        // "1. Goes to the 2. floor", as German and Polish write it.
        let before = part.rsplit(' ').next().unwrap_or_default().to_lowercase();
        if end == '.' && BEFORE_ORDINALS.contains(&before.as_str()) {
            return Vec::new();
        }
        parts.push(part);
        rest = behind;
    }
    parts.push(rest);
    parts
}

/// The parts of a text between signs that stand in no brackets and no quotation marks.
fn outside_brackets(text: &str, is_sign: impl Fn(char) -> bool) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut quoted) = (Vec::new(), 0, 0_usize, false);
    for (at, sign) in text.char_indices() {
        match sign {
            '(' | '[' | '（' | '“' | '„' | '«' | '「' => depth += 1,
            ')' | ']' | '）' | '”' | '»' | '」' => depth = depth.saturating_sub(1),
            '"' => quoted = !quoted,
            _ if depth == 0 && !quoted && is_sign(sign) => {
                parts.extend(text.get(start..at));
                start = at + sign.len_utf8();
            }
            _ => {}
        }
    }
    parts.extend(text.get(start..));
    // What opens and never closes hides nothing.
    if parts.len() == 1 && (depth > 0 || quoted) { text.split(is_sign).collect() } else { parts }
}

/// An item without the sign that parts it from the next.
fn ended(item: &Words) -> Words {
    let text = item.text.trim();
    item.part(text.trim_end_matches([';', '；', ',']).trim_end())
}

#[cfg(test)]
mod tests {
    use super::{Words, enumerated, has_ticks, items};
    use crate::source::Span;

    #[test]
    fn lists_are_found_however_they_are_written() {
        let cases: &[(&str, &[&str])] = &[
            ("Search", &["Search"]),
            ("- Search\n- Compare\n  prices", &["Search", "Compare\nprices"]),
            ("1. Search\n2) Compare", &["Search", "Compare"]),
            ("Search; compare; ask", &["Search", "compare", "ask"]),
            ("Search\nCompare\n\nAsk", &["Search", "Compare", "Ask"]),
            ("• Search • Compare", &["Search", "Compare"]),
            ("Call (09:00; 17:00); ask", &["Call (09:00; 17:00)", "ask"]),
            ("“Is it; safe?”", &["“Is it; safe?”"]),
            ("a (b; c", &["a (b", "c"]),
            ("- [ ] Call\n- [x] Ask", &["Call", "Ask"]),
            ("[ ] Call\n[x] Ask", &["Call", "Ask"]),
            ("- [x](y) Ask", &["[x](y) Ask"]),
            ("-", &["-"]),
            ("- ", &["-"]),
            ("✓", &["✓"]),
            (" ", &[]),
            (";;", &[]),
            ("3.5/5", &["3.5/5"]),
            ("10 minutes", &["10 minutes"]),
            ("Before:\n- a\n- b", &["Before:", "a", "b"]),
            ("1. Search 2. Compare 3. Ask", &["Search", "Compare", "Ask"]),
            ("1) Search 2) Compare", &["Search", "Compare"]),
            ("a) Search b) Compare", &["Search", "Compare"]),
            ("1. Geht in den 2. Stock", &["Geht in den 2. Stock"]),
            ("1. Search", &["Search"]),
            ("2. Search 3. Compare", &["Search 3. Compare"]),
        ];
        for (text, expected) in cases {
            let found = items(&Words::plain(*text, Span::new(0, 0)));
            let found: Vec<&str> = found.iter().map(|item| item.text.as_str()).collect();
            assert_eq!(found, *expected, "{text}");
        }
    }

    #[test]
    fn lists_below_labels_stay_with_them() {
        let cases: &[(&str, &[&str])] = &[
            (
                "• Looks\n• Compares:\n1) price\n2) reviews\n• Pays",
                &["Looks", "Compares:\n1) price\n2) reviews", "Pays"],
            ),
            (
                "1. Looks\n2. Compares:\nA) price\nB) reviews\n3. Pays",
                &["Looks", "Compares:\nA) price\nB) reviews", "Pays"],
            ),
            (
                "- Looks\n- Compares:\n  - price\n  - reviews\n- Pays",
                &["Looks", "Compares:\n- price\n- reviews", "Pays"],
            ),
            ("• Looks\n   - at home\n   - at work\n• Pays", &["Looks\n- at home\n- at work", "Pays"]),
            ("Compares:\n1) price\n2) reviews", &["Compares:\n1) price\n2) reviews"]),
            (
                "Online:\n1. Looks\n2. Asks\nIn the shop:\n1. Pays",
                &["Online:\n1. Looks\n2. Asks", "In the shop:\n1. Pays"],
            ),
            ("Problems:\n- slow\n- dear", &["Problems:", "slow", "dear"]),
            ("Looks:\n- at home\n- in the tram\nPays", &["Looks:\n- at home\n- in the tram", "Pays"]),
            ("• A\n • B\n • C", &["A", "B", "C"]),
            ("• Pays:\n• waits", &["Pays:", "waits"]),
            ("1. Looks\n2. Pays\n• late", &["Looks", "Pays", "late"]),
        ];
        for (text, expected) in cases {
            let found = items(&Words::plain(*text, Span::new(0, 0)));
            let found: Vec<&str> = found.iter().map(|item| item.text.as_str()).collect();
            assert_eq!(found, *expected, "{text}");
        }
    }

    #[test]
    fn commas_part_short_names() {
        let cases: &[(&str, &[&str])] = &[
            ("Email, App, Store", &["Email", "App", "Store"]),
            ("웹, 앱, 매장", &["웹", "앱", "매장"]),
            ("ウェブ、アプリ", &["ウェブ", "アプリ"]),
            ("Strona WWW, infolinia", &["Strona WWW", "infolinia"]),
            ("Store (Leeds, York), app", &["Store (Leeds, York)", "app"]),
            ("The shop assistant, who is tired", &["The shop assistant, who is tired"]),
            ("Calls the hotline, waits for ten minutes", &["Calls the hotline, waits for ten minutes"]),
            ("App, then store", &["App, then store"]),
            ("Version 3,5", &["Version 3,5"]),
            ("Email, app.", &["Email, app."]),
            ("Email", &["Email"]),
            ("Email,", &["Email,"]),
        ];
        for (text, expected) in cases {
            let found = enumerated(&Words::plain(*text, Span::new(0, 0)));
            let found: Vec<&str> = found.iter().map(|item| item.text.as_str()).collect();
            assert_eq!(found, *expected, "{text}");
        }
    }

    #[test]
    fn boxes_to_tick_are_seen() {
        for (text, expected) in [
            ("- [x] Call", true),
            ("[ ] Call", true),
            ("☑ Call", true),
            ("☐", false),
            ("[x](y)", false),
            ("- Call", false),
        ] {
            assert_eq!(has_ticks(&Words::plain(text, Span::new(0, 0))), expected, "{text}");
        }
    }
}
