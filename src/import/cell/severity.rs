//! How much something hurts, helps or costs, by words, colours and numbers beside it.

use super::Words;
use crate::import::lexicon::{self, Tongue};

/// Coloured signs, and how much what stands beside them hurts.
const COLOURS: &[(char, &str)] = &[
    ('🔴', "high"),
    ('🟠', "medium"),
    ('🟡', "medium"),
    ('🟢', "low"),
    ('🟥', "high"),
    ('🟧', "medium"),
    ('🟨', "medium"),
    ('🟩', "low"),
    ('🚨', "critical"),
    ('⛔', "critical"),
];

/// The severity that stands beside a pain, whether it was guessed of a colour, and the words without it.
pub(in crate::import) fn severity(words: &Words, tongue: Option<Tongue>) -> (Option<(&'static str, bool)>, Words) {
    let words = words.trim();
    let text = words.text.as_str();
    let colour =
        |sign: Option<char>| COLOURS.iter().find(|(own, _)| Some(*own) == sign).map(|(own, word)| (*own, *word));
    if let Some((_, word)) = colour(text.chars().next()) {
        let rest = text.trim_start_matches(|sign| sign == '\u{fe0f}' || colour(Some(sign)).is_some()).trim();
        let (said, rest) = said_beside(&words.part(rest), tongue);
        return (said.or(Some((word, true))), rest);
    }
    if let Some((sign, word)) = colour(text.chars().next_back()) {
        return (Some((word, true)), words.part(text.strip_suffix(sign).unwrap_or(text).trim()));
    }
    said_beside(&words, tongue)
}

/// The severity that a word beside a pain says, and the words without it.
fn said_beside(words: &Words, tongue: Option<Tongue>) -> (Option<(&'static str, bool)>, Words) {
    let text = words.text.as_str();
    // "Too dear (high)", "[High] Too dear", "High: too dear", "Too dear – high"
    let said = |inside: &str| {
        let inside = inside.split_once(':').map_or(inside, |(label, value)| {
            if lexicon::sense(label, tongue) == Some(lexicon::Sense::Severity) { value } else { inside }
        });
        lexicon::severity(inside, tongue)
    };
    for (open, close) in [('(', ')'), ('[', ']'), ('（', '）')] {
        if let Some((inside, rest)) = text.strip_prefix(open).and_then(|rest| rest.split_once(close))
            && let Some(word) = said(inside).filter(|_| !rest.trim().is_empty())
        {
            return (Some((word, false)), words.part(rest.trim_start_matches([':', '-', '–', ' '])));
        }
        if let Some((rest, inside)) = text.strip_suffix(close).and_then(|rest| rest.rsplit_once(open))
            && let Some(word) = said(inside).filter(|_| !rest.trim().is_empty())
        {
            return (Some((word, false)), words.part(rest.trim()));
        }
    }
    if let Some((before, rest)) = text.split_once(':')
        && let Some(word) = lexicon::severity(before, tongue).filter(|_| !rest.trim().is_empty())
    {
        return (Some((word, false)), words.part(rest.trim()));
    }
    for dash in [" – ", " — ", " - "] {
        if let Some((rest, behind)) = text.rsplit_once(dash)
            && let Some(word) = said(behind)
        {
            return (Some((word, false)), words.part(rest.trim()));
        }
    }
    (None, words.clone())
}

/// A number beside a pain, where its header speaks of a severity: what is written, the word for it, and the pain without it.
/// On a scale that nobody names, a number says nothing.
pub(in crate::import) fn numbered(words: &Words, scale: Option<(f64, f64)>) -> Option<(String, &'static str, Words)> {
    let words = words.trim();
    let text = words.text.as_str();
    let inside = |open: char, close: char| text.strip_suffix(close).and_then(|text| text.rsplit_once(open));
    let dashed = || [" – ", " — ", " - ", ": "].iter().find_map(|dash| text.rsplit_once(*dash));
    let spaced = || text.rsplit_once(' ').filter(|(_, last)| last.contains('/'));
    let (rest, written) = inside('(', ')').or_else(|| inside('[', ']')).or_else(dashed).or_else(spaced)?;
    let (number, top) = written.split_once('/').map_or((written, None), |(number, top)| (number, Some(top)));
    let number: f64 = number.trim().parse().ok()?;
    let (low, high) = match (top.and_then(|top| top.trim().parse::<f64>().ok()), scale) {
        (Some(top), _) if top >= 3.0 => (1.0, top),
        (None, Some(scale)) if top.is_none() => scale,
        _ => return None,
    };
    let is_within = (low..=high).contains(&number) && !rest.trim().is_empty();
    let part = (number - low) / (high - low);
    let word = match part {
        part if part < 0.375 => "low",
        part if part < 0.625 => "medium",
        part if part < 0.9 => "high",
        _ if high - low < 3.0 => "high",
        _ => "critical",
    };
    is_within.then(|| (written.trim().to_owned(), word, words.part(rest.trim())))
}

/// Impact or effort from 1 to 5: a number, `3/5`, or a word (guessed).
pub(in crate::import) fn degree(text: &str, tongue: Option<Tongue>) -> Option<(u8, bool)> {
    let text = text.trim();
    let number = text.strip_suffix("/5").unwrap_or(text).trim();
    if let Some(number) = number.parse::<u8>().ok().filter(|number| (1..=5).contains(number)) {
        return Some((number, false));
    }
    match lexicon::severity(text, tongue)? {
        "low" => Some((2, true)),
        "medium" => Some((3, true)),
        "high" => Some((4, true)),
        _ => Some((5, true)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Words, severity};
    use crate::source::Span;

    #[test]
    fn severities_come_off_the_words() {
        let cases = [
            ("Too dear (high)", Some(("high", false)), "Too dear"),
            ("[Critical] Too dear", Some(("critical", false)), "Too dear"),
            ("High: too dear", Some(("high", false)), "too dear"),
            ("🔴 Too dear", Some(("high", true)), "Too dear"),
            ("🔴 Critical: too dear", Some(("critical", false)), "too dear"),
            ("Za drogo (waga: wysoka)", Some(("high", false)), "Za drogo"),
            ("Zu teuer – hoch", Some(("high", false)), "Zu teuer"),
            ("Too dear (in winter)", None, "Too dear (in winter)"),
            ("high", None, "high"),
            ("", None, ""),
        ];
        for (text, expected, rest) in cases {
            let (found, words) = severity(&Words::plain(text, Span::new(0, 0)), None);
            assert_eq!((found, words.text.as_str()), (expected, rest), "{text}");
        }
    }
}
