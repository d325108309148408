//! Feelings in a cell: points out of so many, signs, stars, faces and words; several with arrows between them.

use super::Words;
use super::scale::Form;
use crate::import::lexicon::{self, Tongue, level};

/// A feeling.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::import) struct Feeling {
    /// Its points and how they are written; several of "4/5 or 2/5".
    pub(in crate::import) points: Vec<(f64, Form)>,
    /// How a face feels, from -2 to 2.
    pub(in crate::import) face: Option<f64>,
    /// The faces themselves.
    pub(in crate::import) faces: String,
    /// How the words feel, from -2 to 2.
    pub(in crate::import) level: Option<f64>,
    /// What else it says, without points and faces.
    pub(in crate::import) words: Words,
    /// All of it, as it was written.
    pub(in crate::import) written: String,
}

/// Signs between feelings that follow each other.
const ARROWS: &[&str] = &["->", "→", "⟶", "=>", "➜", "➔", "➡", "⇒", "▶", ">>"];

/// Faces and other signs, and how they feel.
const FACES: &[(f64, &str)] = &[
    (2.0, "😀😃😄😁😆🤩😍🥰🥳😎🎉💚💖❤🤗😂💪🌟✨🏆"),
    (1.0, "🙂😊☺😌👍😇🟢😏😋🤠💡✅🟩👏🙏😉😺"),
    (0.0, "😐😑😶🤔🟡➖🫤🟨🤷😮🧐"),
    (-1.0, "😕🙁☹😟😰😥😒🙄😬😓👎🟠😨😧😞😔😳🥺😴🥱🟧😪😯😲🫣😵❌❓⚠🤨"),
    (-2.0, "😡😠🤬😢😭😤😫😩😖😣😱🔴💔🤯🤢👿🟥🆘😿"),
];

/// The parts of words between arrows.
pub(in crate::import) fn arrows(words: &Words) -> Vec<Words> {
    let mut parts = vec![words.text.as_str()];
    for arrow in ARROWS {
        parts = parts.into_iter().flat_map(|part| part.split(arrow)).collect();
    }
    parts.into_iter().map(|part| words.part(part).trim()).filter(|part| !part.text.is_empty()).collect()
}

/// The feelings of an item, in their order.
pub(in crate::import) fn chain(item: &Words, tongue: Option<Tongue>) -> Vec<Feeling> {
    arrows(item).iter().map(|part| feeling(part, tongue)).collect()
}

fn feeling(words: &Words, tongue: Option<Tongue>) -> Feeling {
    let mut feeling = Feeling { written: words.one_line(), ..Feeling::default() };
    let mut kept: Vec<Words> = Vec::new();
    let text = words.text.as_str();
    let mut start = 0;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let found = point(rest, before).or_else(|| stars(rest)).or_else(|| face(rest, &mut feeling));
        if let Some((length, point)) = found {
            feeling.points.extend(point);
            kept.push(words.slice(start..at));
            at += length;
            start = at;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    kept.push(words.slice(start..text.len()));
    let kept: Vec<Words> = kept.iter().map(Words::trim).filter(|part| !part.text.is_empty()).collect();
    if kept.len() == 1 && feeling.points.is_empty() && feeling.face.is_none() {
        feeling.words = kept.into_iter().next().unwrap_or_default();
        bare(&mut feeling);
    } else if feeling.points.is_empty() {
        feeling.words = tidied(&Words::join(&kept, " "));
        bare(&mut feeling);
    } else {
        feeling.words = tidied(&Words::join(&kept, " "));
    }
    feeling.words.span = words.span;
    feeling.level = level(&feeling.words.text, tongue).or_else(|| sign(&feeling.words.text));
    // "Positive" and "+" are levels, and there is nothing to keep of a bare sign.
    if sign(&feeling.words.text).is_some() {
        feeling.face = feeling.face.or(feeling.level);
        feeling.words = Words::plain("", words.span);
    }
    feeling
}

/// A sign that says whether it is good: `+`, `--`.
fn sign(text: &str) -> Option<f64> {
    match text.trim() {
        "+" | ":)" | ":-)" | ";)" | "^^" => Some(1.0),
        "++" | ":D" | ":-D" => Some(2.0),
        "-" | "–" | "−" | ":(" | ":-(" | ":/" | ":-/" => Some(-1.0),
        "--" | "−−" | "––" | ":'(" | ">:(" => Some(-2.0),
        "+/-" | "±" | "o" | "=" | "~" | ":|" | ":-|" => Some(0.0),
        _ => None,
    }
}

/// What is left of a text when its points are taken out: no empty brackets, no dashes at its ends.
fn tidied(words: &Words) -> Words {
    let is_edge = |sign: char| {
        sign.is_whitespace()
            || matches!(sign, ':' | ',' | ';' | '-' | '–' | '—' | '|' | '/' | '=' | '·' | '\u{fe0f}' | '\u{200d}')
    };
    let mut words = words.trim();
    for _ in 0..8 {
        let text = words.text.trim_matches(is_edge);
        let inside = text
            .strip_prefix('(')
            .and_then(|rest| rest.strip_suffix(')'))
            .filter(|inside| !inside.contains(['(', ')']));
        let next = inside.unwrap_or(text);
        let next = next
            .strip_suffix("()")
            .or_else(|| next.strip_suffix("[]"))
            .or_else(|| next.strip_prefix("()"))
            .unwrap_or(next);
        if next.len() == words.text.len() {
            break;
        }
        words = words.part(next);
    }
    // "Curious ( )" in the middle.
    if let Some(at) = words.text.find("( )").or_else(|| words.text.find("()")) {
        let end = at + words.text.get(at..).map_or(0, |rest| rest.find(')').map_or(0, |end| end + 1));
        let parts = [words.slice(0..at).trim(), words.slice(end..words.text.len()).trim()];
        words = Words::join(&parts, " ").trim();
    }
    words
}

/// A number alone, at the beginning before a dash, or at the end in brackets or behind a colon.
fn bare(feeling: &mut Feeling) {
    let words = feeling.words.clone();
    let text = words.text.trim();
    let number = |text: &str| -> Option<(f64, Form)> {
        let text = text.trim();
        // "4점" is four points.
        let plain = text.strip_suffix('점').unwrap_or(text).replace(',', ".").replace('−', "-");
        let has_sign = plain.starts_with(['+', '-']);
        let digits = plain.trim_start_matches(['+', '-']);
        let is_number =
            !digits.is_empty() && digits.len() <= 6 && digits.chars().all(|sign| sign.is_ascii_digit() || sign == '.');
        let value: f64 = plain.strip_prefix('+').unwrap_or(&plain).parse().ok().filter(|_| is_number)?;
        Some((value, if has_sign { Form::Signed } else { Form::Bare }))
    };
    let take = |feeling: &mut Feeling, point, rest: Words| {
        feeling.points.push(point);
        feeling.words = rest;
    };
    if let Some(point) = number(text) {
        return take(feeling, point, Words::plain("", words.span));
    }
    for dash in [" — ", " – ", " - ", ": ", " (", "："] {
        if let Some((before, rest)) = text.split_once(dash)
            && let Some(point) = number(before)
        {
            let rest = rest.strip_suffix(')').filter(|_| dash == " (").unwrap_or(rest);
            return take(feeling, point, tidied(&words.part(rest)));
        }
    }
    let cut = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')).or_else(|| text.rsplit_once(": "));
    if let Some((rest, behind)) = cut
        && let Some(point) = number(behind)
    {
        take(feeling, point, tidied(&words.part(rest)));
    }
}

/// `4/5`, `3,5 / 5`, `80%`, `+2` at the beginning of a text, its length, and the point.
fn point(text: &str, before: Option<char>) -> Option<(usize, Option<(f64, Form)>)> {
    if before.is_some_and(|sign| sign.is_alphanumeric() || matches!(sign, '.' | ',' | '/' | '+' | '-')) {
        return None;
    }
    let signed = text.strip_prefix(['+', '-', '−']).map_or(0, |rest| text.len() - rest.len());
    let (value, length) = decimal(text.get(signed..)?)?;
    let is_negative = text.starts_with(['-', '−']);
    let length = signed + length;
    let rest = text.get(length..)?;
    if let Some(percent) = rest.trim_start().strip_prefix('%').filter(|_| signed == 0) {
        return Some((text.len() - percent.len(), Some((value, Form::Percent))));
    }
    if let Some(top) = rest.trim_start().strip_prefix(['/', '／'])
        && let Some((top_value, top_length)) = decimal(top.trim_start())
        && [3.0, 4.0, 5.0, 6.0, 7.0, 10.0, 100.0].contains(&top_value)
        && (0.0..=top_value).contains(&value)
        && !top.trim_start().get(top_length..)?.starts_with(|sign: char| sign == '/' || sign.is_alphanumeric())
    {
        let end = text.len() - top.trim_start().len() + top_length;
        return Some((end, Some((if is_negative { -value } else { value }, Form::OutOf(top_value)))));
    }
    let ends = !rest.starts_with(|sign: char| sign.is_alphanumeric() || sign == '/');
    (signed > 0 && ends && value <= 100.0)
        .then_some((length, Some((if is_negative { -value } else { value }, Form::Signed))))
}

/// Digits with a point or a comma, and how long they are.
fn decimal(text: &str) -> Option<(f64, usize)> {
    let length = text.find(|sign: char| !(sign.is_ascii_digit() || matches!(sign, '.' | ','))).unwrap_or(text.len());
    let digits = text.get(..length)?.trim_end_matches(['.', ',']);
    let value: f64 = digits.replace(',', ".").parse().ok()?;
    (digits.len() <= 6 && digits.starts_with(|sign: char| sign.is_ascii_digit())).then_some((value, digits.len()))
}

/// Stars at the beginning of a text.
fn stars(text: &str) -> Option<(usize, Option<(f64, Form)>)> {
    let (mut full, mut empty, mut half, mut length) = (0_u32, 0_u32, 0_u32, 0);
    // No scale has more than ten.
    for sign in text.chars().take(12) {
        match sign {
            '★' | '⭐' | '🌟' | '●' | '⬤' | '❤' => full += 1,
            '☆' | '○' | '✩' | '◯' | '🤍' => empty += 1,
            '½' | '⯨' if full > 0 => half += 1,
            '\u{fe0f}' => {}
            _ => break,
        }
        length += sign.len_utf8();
    }
    let is_row = full + empty >= 3 || (full > 0 && empty > 0);
    let top = if empty > 0 { full + empty + half } else { 5 };
    (is_row && full <= top && top >= 3)
        .then(|| (length, Some((f64::from(full) + 0.5 * f64::from(half), Form::OutOf(f64::from(top))))))
}

/// A face at the beginning of a text, which counts with those before it.
fn face(text: &str, feeling: &mut Feeling) -> Option<(usize, Option<(f64, Form)>)> {
    let sign = text.chars().next().filter(|sign| !sign.is_ascii())?;
    let (level, _) = FACES.iter().find(|(_, faces)| faces.contains(sign) && sign != '\u{fe0f}')?;
    feeling.face = Some(feeling.face.map_or(*level, |before| (before + level) / 2.0));
    feeling.faces.push(sign);
    let rest = text.get(sign.len_utf8()..)?;
    // Tones of skin and what joins signs belong to the face.
    let tail = rest.trim_start_matches(|next: char| {
        matches!(next, '\u{fe0f}' | '\u{200d}' | '\u{1f3fb}'..='\u{1f3ff}' | '♂' | '♀')
    });
    Some((text.len() - tail.len(), None))
}

/// Whether a text reads as a feeling rather than as a thought: it has a point, a face, or is a word for one.
pub(in crate::import) fn is_feeling(item: &Words, tongue: Option<Tongue>) -> bool {
    let feelings = chain(item, tongue);
    let is_short = item.text.split_whitespace().count() <= 3;
    feelings.iter().any(|feeling| {
        !feeling.points.is_empty()
            || feeling.face.is_some()
            || (is_short && lexicon::level(&feeling.words.text, tongue).is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::super::scale::{Form, Scale, scale_of};
    use super::{Feeling, Words, chain};
    use crate::source::Span;

    fn read(text: &str) -> Vec<Feeling> {
        chain(&Words::plain(text, Span::new(0, 0)), None)
    }

    fn told(text: &str) -> String {
        let one = |feeling: &Feeling| {
            let points: Vec<String> = feeling.points.iter().map(|(point, form)| format!("{point} {form:?}")).collect();
            let level = |level: Option<f64>| level.map_or(String::new(), |level| level.to_string());
            format!("{}|{}|{}|{}", points.join(","), level(feeling.face), level(feeling.level), feeling.words.text)
        };
        read(text).iter().map(one).collect::<Vec<_>>().join(" > ")
    }

    #[test]
    fn feelings_are_read_however_they_are_written() {
        let cases = [
            ("Curious (4/5)", "4 OutOf(5.0)||1|Curious"),
            ("3.5/5", "3.5 OutOf(5.0)|||"),
            ("3,5 / 5", "3.5 OutOf(5.0)|||"),
            ("😊 Happy", "|1|1|Happy"),
            ("困惑😕", "|-1|-1|困惑"),
            ("😟", "|-1||"),
            ("+2", "2 Signed|||"),
            ("-1 (worried)", "-1 Signed||-1|worried"),
            ("7/10", "7 OutOf(10.0)|||"),
            ("★★★☆☆", "3 OutOf(5.0)|||"),
            ("⭐⭐⭐⭐", "4 OutOf(5.0)|||"),
            ("80%", "80 Percent|||"),
            ("4", "4 Bare|||"),
            ("4점", "4 Bare|||"),
            ("7 — curiosity", "7 Bare|||curiosity"),
            ("10 — peak", "10 Bare||2|peak"),
            ("Happy: 4", "4 Bare||1|Happy"),
            ("Happy (4)", "4 Bare||1|Happy"),
            ("4/5 if relevant, 2/5 if generic", "4 OutOf(5.0),2 OutOf(5.0)|||if relevant, if generic"),
            ("Neutral -> Curious (3/5)", "||0|Neutral > 3 OutOf(5.0)||1|Curious"),
            ("😐 Neutral → 😟 Anxious", "|0|0|Neutral > |-1|-1|Anxious"),
            ("Waits 24/7", "|||Waits 24/7"),
            ("+", "|1|1|"),
            (":-(", "|-1|-1|"),
            ("11:30", "|||11:30"),
            ("Low — frustration", "||-1.5|Low — frustration"),
            ("", ""),
            ("/", "|||/"),
        ];
        for (text, expected) in cases {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn points_say_on_what_scale_they_are() {
        let scale = |texts: &[&str]| {
            let points: Vec<(f64, Form)> =
                texts.iter().flat_map(|text| read(text)).flat_map(|feeling| feeling.points).collect();
            scale_of(&points).map(|scale| (scale.min, scale.max))
        };
        assert_eq!(scale(&["4/5", "2/5"]), Some((1.0, 5.0)));
        assert_eq!(scale(&["0/5", "2/5"]), Some((0.0, 5.0)));
        assert_eq!(scale(&["7/10", "4/5", "9/10"]), Some((1.0, 10.0)));
        assert_eq!(scale(&["+1", "-2"]), Some((-2.0, 2.0)));
        assert_eq!(scale(&["+4", "-2"]), Some((-5.0, 5.0)));
        assert_eq!(scale(&["3", "5"]), Some((1.0, 5.0)));
        assert_eq!(scale(&["3", "8"]), Some((1.0, 10.0)));
        assert_eq!(scale(&["80%"]), Some((0.0, 100.0)));
        assert_eq!(scale(&["happy"]), None);
        assert!((Scale { min: 1.0, max: 5.0 }.at_level(1.0) - 4.0).abs() < 1e-9);
        assert!((Scale { min: 1.0, max: 5.0 }.from(Scale { min: 0.0, max: 10.0 }, 10.0) - 5.0).abs() < 1e-9);
    }
}
