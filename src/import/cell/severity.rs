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

/// What a severity was guessed of.
pub(in crate::import) const COLOUR: &str = "the colour of the sign beside it";
/// The same of a letter.
pub(in crate::import) const LETTER: &str = "the letter beside it";

/// A severity, and what it was guessed of.
type Found = (&'static str, Option<&'static str>);

/// The severity that stands beside a pain, what it was guessed of, and the words without it.
pub(in crate::import) fn severity(words: &Words, tongue: Option<Tongue>) -> (Option<Found>, Words) {
    let words = words.trim();
    let text = words.text.as_str();
    let colour =
        |sign: Option<char>| COLOURS.iter().find(|(own, _)| Some(*own) == sign).map(|(own, word)| (*own, *word));
    if let Some((_, word)) = colour(text.chars().next()) {
        let rest = text.trim_start_matches(|sign| sign == '\u{fe0f}' || colour(Some(sign)).is_some()).trim();
        if rest.is_empty() {
            // Nothing else says what hurts.
            return (Some((word, Some(COLOUR))), words);
        }
        let (said, rest) = said_beside(&words.part(rest), tongue);
        return (said.or(Some((word, Some(COLOUR)))), rest);
    }
    if let Some((sign, word)) = colour(text.chars().next_back()) {
        return (Some((word, Some(COLOUR))), words.part(text.strip_suffix(sign).unwrap_or(text).trim()));
    }
    said_beside(&words, tongue)
}

/// The severity that a word beside a pain says, and the words without it.
fn said_beside(words: &Words, tongue: Option<Tongue>) -> (Option<Found>, Words) {
    let text = words.text.as_str();
    // "Too dear (high)", "[High] Too dear", "High: too dear", "Too dear – high"
    let said = |inside: &str| {
        let inside = inside.split_once(':').map_or(inside, |(label, value)| {
            if lexicon::sense(label, tongue) == Some(lexicon::Sense::Severity) { value } else { inside }
        });
        lexicon::severity(inside, tongue).map(|word| (word, None))
    };
    let lettered = |inside: &str| letter(inside, Letters::Degrees).filter(|_| inside.chars().all(char::is_uppercase));
    let said_or_lettered = |inside: &str| said(inside).or_else(|| Some((lettered(inside)?, Some(LETTER))));
    for (open, close) in [('(', ')'), ('[', ']'), ('（', '）')] {
        if let Some((inside, rest)) = text.strip_prefix(open).and_then(|rest| rest.split_once(close))
            && let Some(found) = said_or_lettered(inside).filter(|_| !rest.trim().is_empty())
        {
            return (Some(found), words.part(rest.trim_start_matches([':', '-', '–', ' '])));
        }
        if let Some((rest, inside)) = text.strip_suffix(close).and_then(|rest| rest.rsplit_once(open))
            && let Some(found) = said_or_lettered(inside).filter(|_| !rest.trim().is_empty())
        {
            return (Some(found), words.part(rest.trim()));
        }
    }
    if let Some((before, rest)) = text.split_once(':')
        && let Some(word) = lexicon::severity(before, tongue).filter(|_| !rest.trim().is_empty())
    {
        return (Some((word, None)), words.part(rest.trim()));
    }
    for dash in [" – ", " — ", " - "] {
        if let Some((rest, behind)) = text.rsplit_once(dash)
            && let Some(found) = said(behind)
        {
            return (Some(found), words.part(rest.trim()));
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
    is_within.then(|| (written.trim().to_owned(), word_of(number, low, high), words.part(rest.trim())))
}

/// The word for a number between a lowest and a highest one.
fn word_of(number: f64, low: f64, high: f64) -> &'static str {
    match (number - low) / (high - low) {
        part if part < 0.375 => "low",
        part if part < 0.625 => "medium",
        part if part < 0.9 => "high",
        _ if high - low < 3.0 => "high",
        _ => "critical",
    }
}

/// A mark in a cell of its own: its value, and why that was guessed; empty where it was not.
pub(in crate::import) type Mark<V> = (V, String);

/// How much a pain hurts, as a cell beside it says: a word, a colour, a letter, or a number on a scale.
pub(in crate::import) fn degree_of_pain(
    text: &str,
    marks: Marks,
    tongue: Option<Tongue>,
) -> Option<Mark<&'static str>> {
    let text = text.trim();
    if let Some(word) = lexicon::severity(text, tongue) {
        return Some((word, String::new()));
    }
    let colour = text.chars().next().and_then(|first| COLOURS.iter().find(|(sign, _)| *sign == first));
    let (word, on) = match (colour, letter(text, marks.letters)) {
        (Some((_, word)), _) => (*word, String::new()),
        (None, Some(word)) => (word, String::new()),
        (None, None) => {
            let (number, low, high) = on_scale(text, marks.scale)?;
            (word_of(number, low, high), format!(" on a scale from {low} to {high}"))
        }
    };
    Some((word, format!("`{text}` is taken for `{word}`{on}")))
}

/// How the cells of a line of marks are written.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::import) struct Marks {
    /// The ends of the scale on which numbers are.
    pub(in crate::import) scale: Option<(f64, f64)>,
    /// What letters stand for.
    pub(in crate::import) letters: Letters,
}

/// What letters beside pains and ideas stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::import) enum Letters {
    /// Nobody knows: an `L` is low or large.
    #[default]
    Unknown,
    /// High, medium and low.
    Degrees,
    /// The sizes of shirts.
    Sizes,
}

impl Letters {
    /// What the letters of a line stand for.
    pub(in crate::import) fn of<'a>(mut texts: impl Iterator<Item = &'a str> + Clone) -> Self {
        if texts.clone().any(|text| matches!(text.trim(), "S" | "XS" | "XL" | "XXL")) {
            Self::Sizes
        } else if texts.any(|text| matches!(text.trim(), "H" | "h" | "W")) {
            Self::Degrees
        } else {
            Self::Unknown
        }
    }
}

/// What a letter beside a pain or an idea stands for: high, medium and low in English and Polish, or a size.
fn letter(text: &str, letters: Letters) -> Option<&'static str> {
    match (text, letters) {
        ("M" | "m", _) | ("Ś", Letters::Degrees) => Some("medium"),
        ("H" | "h" | "W", Letters::Degrees) | ("L", Letters::Sizes) => Some("high"),
        ("L" | "l" | "N", Letters::Degrees) | ("S" | "XS", Letters::Sizes) => Some("low"),
        ("XL" | "XXL", Letters::Sizes) => Some("critical"),
        _ => None,
    }
}

/// A number and the ends of its scale: `3/5`, or a scale that stands elsewhere.
fn on_scale(text: &str, scale: Option<(f64, f64)>) -> Option<(f64, f64, f64)> {
    let (number, top) = text.split_once('/').map_or((text, None), |(number, top)| (number, Some(top)));
    let number: f64 = number.trim().replace(',', ".").parse().ok()?;
    let top = match top {
        Some(top) => Some((1.0, top.trim().parse().ok().filter(|top: &f64| *top >= 3.0)?)),
        None => scale,
    };
    let (low, high) = top?;
    (low < high && (low..=high).contains(&number)).then_some((number, low, high))
}

/// Impact or effort from 1 to 5: a number, `3/5`, or a word, a letter or a number on another scale (guessed). `key` is what it is.
pub(in crate::import) fn degree(text: &str, key: &str, marks: Marks, tongue: Option<Tongue>) -> Option<Mark<u8>> {
    let text = text.trim();
    if let Some((number, low, high)) = on_scale(text, marks.scale.or(Some((1.0, 5.0)))) {
        let point = (1.0 + (number - low) / (high - low) * 4.0).round();
        let same = |one: f64, other: f64| (one - other).abs() < f64::EPSILON;
        let is_same = same(low, 1.0) && same(high, 5.0) && same(point, number);
        let why = format!("`{text}` on a scale from {low} to {high} is taken for {key} {point} of 5");
        return Some((point as u8, if is_same { String::new() } else { why }));
    }
    let point = match lexicon::severity(text, tongue).or_else(|| letter(text, marks.letters))? {
        "low" => 2,
        "medium" => 3,
        "high" => 4,
        _ => 5,
    };
    Some((point, format!("`{text}` is taken for a point of {key}")))
}

#[cfg(test)]
mod tests {
    use super::{COLOUR, LETTER, Words, severity};
    use crate::source::Span;

    #[test]
    fn severities_come_off_the_words() {
        let cases = [
            ("Too dear (high)", Some(("high", None)), "Too dear"),
            ("[Critical] Too dear", Some(("critical", None)), "Too dear"),
            ("High: too dear", Some(("high", None)), "too dear"),
            ("🔴 Too dear", Some(("high", Some(COLOUR))), "Too dear"),
            ("🔴", Some(("high", Some(COLOUR))), "🔴"),
            ("🔴 Critical: too dear", Some(("critical", None)), "too dear"),
            ("Za drogo (waga: wysoka)", Some(("high", None)), "Za drogo"),
            ("Zu teuer – hoch", Some(("high", None)), "Zu teuer"),
            ("On hold (H)", Some(("high", Some(LETTER))), "On hold"),
            ("[M] On hold", Some(("medium", Some(LETTER))), "On hold"),
            ("Shoes in (XL)", None, "Shoes in (XL)"),
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
