//! Numbers as a page shows them in its language: `48.2k`, `48,2 tys.`, `−1.7`, `€49`, `9 s`, `71%`.

use serde_json::{Number, Value, json};

use crate::words::{Numbers, Words};

/// A number with what stands behind or before it as its unit.
pub(in crate::import::own) fn quantity(text: &str, words: &Words) -> Option<(Value, String)> {
    let numbers = &words.numbers;
    let text = even(text);
    let mut rest = text.trim();
    let mut sign = "";
    if let Some(behind) = rest.strip_prefix(['-', '−', '–']) {
        sign = "-";
        rest = behind.trim_start();
    } else if let Some(behind) = rest.strip_prefix(['+', '±']) {
        rest = behind;
    }
    let mut unit = String::new();
    if let Some(first) = rest.chars().next().filter(|first| !first.is_alphanumeric() && *first != '%') {
        unit.push(first);
        rest = rest.get(first.len_utf8()..)?.trim_start();
    }
    let (digits, behind) = digits(rest, numbers);
    if digits.is_empty() {
        return None;
    }
    let mut power = 0;
    let mut rest = behind;
    for (size, word) in numbers.large.iter().rev() {
        let word = even(word);
        let spoken = rest.strip_prefix(word.as_str()).filter(|tail| tail.is_empty() || tail.starts_with(' '));
        if let Some(tail) = spoken {
            power = size.log10().round() as i32;
            rest = tail;
            break;
        }
    }
    let rest = rest.trim();
    if unit.is_empty() {
        rest.clone_into(&mut unit);
    } else if !rest.is_empty() {
        return None;
    }
    let number: f64 = format!("{sign}{digits}e{power}").parse().ok()?;
    Some((value(number), unit))
}

/// A number without a unit.
pub(super) fn number(text: &str, words: &Words) -> Option<Value> {
    quantity(text, words).filter(|(_, unit)| unit.is_empty()).map(|(number, _)| number)
}

/// A number with the decimal sign of another language: `-1,5` on an English page.
pub(super) fn foreign(text: &str, words: &Words) -> Option<Value> {
    let (other, own) = if words.numbers.decimal == "," { ('.', ",") } else { (',', ".") };
    let (whole, behind) = text.split_once(other)?;
    let is_short = (1..=2).contains(&behind.len()) && behind.chars().all(|c| c.is_ascii_digit());
    is_short.then(|| number(&format!("{whole}{own}{behind}"), words)).flatten()
}

/// A share in percent.
pub(super) fn percent(text: &str, words: &Words) -> Option<Value> {
    quantity(text, words).filter(|(_, unit)| unit == "%").map(|(number, _)| number)
}

/// A number as JSON has it: as short as it can be.
pub(super) fn value(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0 {
        return json!(number as i64);
    }
    Number::from_f64(number).map_or(Value::Null, Value::Number)
}

/// The same with plain blanks.
fn even(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}', '\u{2009}'], " ")
}

/// The digits that a text begins with, without the signs between groups and with a point, and what is behind them.
fn digits<'t>(text: &'t str, numbers: &Numbers) -> (String, &'t str) {
    let group = even(numbers.group);
    let mut digits = String::new();
    let mut rest = text;
    let mut has_point = false;
    loop {
        let count = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let Some((run, behind)) = rest.split_at_checked(count) else { break };
        digits.push_str(run);
        rest = behind;
        let is_digit = |text: &str| text.chars().next().is_some_and(|c| c.is_ascii_digit());
        let of_three = |text: &str| text.chars().take_while(char::is_ascii_digit).count() == 3;
        if let Some(tail) = rest.strip_prefix(numbers.decimal).filter(|tail| !has_point && is_digit(tail)) {
            has_point = true;
            digits.push('.');
            rest = tail;
        } else if let Some(tail) =
            rest.strip_prefix(group.as_str()).filter(|tail| !has_point && !digits.is_empty() && of_three(tail))
        {
            rest = tail;
        } else {
            break;
        }
    }
    (digits, rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    #[test]
    fn what_is_shown_is_read() {
        for (lang, text, number, unit) in [
            ("en", "48.2k", 48_200.0, ""),
            ("en", "−1.7", -1.7, ""),
            ("en", "+0.4", 0.4, ""),
            ("en", "1,310", 1310.0, ""),
            ("en", "€49", 49.0, "€"),
            ("en", "−€5", -5.0, "€"),
            ("en", "9\u{a0}s", 9.0, "s"),
            ("en", "5 km", 5.0, "km"),
            ("en", "0.5%", 0.5, "%"),
            ("pl", "48,2\u{a0}tys.", 48_200.0, ""),
            ("pl", "12\u{a0}345,678\u{a0}zł", 12_345.678, "zł"),
            ("ko", "4.8만\u{a0}원", 48_000.0, "원"),
        ] {
            let read = quantity(text, words(lang).0);
            assert_eq!(read, Some((value(number), unit.to_owned())), "{text} in {lang}");
        }
        assert_eq!(quantity("soon", words("en").0), None);
        assert_eq!(number("9 s", words("en").0), None);
        assert_eq!(foreign("-1,5", words("en").0), Some(value(-1.5)));
        assert_eq!(foreign("–1.5", words("pl").0), Some(value(-1.5)));
        assert_eq!(foreign("1,310", words("en").0), None);
    }
}
