//! What an author wrote where Mermaid wants a score.

/// What stands where a score is wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Score {
    /// A number, as JavaScript reads it.
    Number(f64),
    /// Something that is no number to Mermaid, and one to a reader: `3/5`, `3,5`.
    Meant(f64),
    /// Nothing at all.
    Nothing,
    /// Other words.
    Words,
}

/// The ends of Mermaid's plot.
pub(super) const LOWEST: f64 = 1.0;
/// The other end.
pub(super) const HIGHEST: f64 = 5.0;

/// Reads a score.
pub(super) fn score(written: &str) -> Score {
    let written = written.trim();
    if written.is_empty() {
        return Score::Nothing;
    }
    if let Some(number) = number(written) {
        return Score::Number(number);
    }
    let of_five =
        written.split_once('/').filter(|(_, whole)| whole.trim() == "5").and_then(|(part, _)| number(part.trim()));
    let with_comma = written.split_once(',').filter(|(_, part)| part.chars().all(|sign| sign.is_ascii_digit()));
    let with_comma = with_comma.and_then(|_| number(&written.replacen(',', ".", 1)));
    of_five.or(with_comma).map_or(Score::Words, Score::Meant)
}

/// What JavaScript's `Number` makes of it, if that is finite.
fn number(written: &str) -> Option<f64> {
    let radix = |prefix: [&str; 2], radix| {
        let digits = prefix.iter().find_map(|prefix| written.strip_prefix(*prefix))?;
        let digits = Some(digits).filter(|digits| !digits.starts_with(['+', '-']))?;
        u32::from_str_radix(digits, radix).ok().map(f64::from)
    };
    let other = || radix(["0x", "0X"], 16).or_else(|| radix(["0b", "0B"], 2)).or_else(|| radix(["0o", "0O"], 8));
    let is_decimal = written.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | '+' | '-' | 'e' | 'E'));
    let decimal = if is_decimal { written.parse::<f64>().ok() } else { None };
    decimal.or_else(other).filter(|number| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_javascript() {
        for (written, expected) in [
            ("5", Score::Number(5.0)),
            (" 3.5 ", Score::Number(3.5)),
            (".5", Score::Number(0.5)),
            ("-1", Score::Number(-1.0)),
            ("1e1", Score::Number(10.0)),
            ("0x3", Score::Number(3.0)),
            ("", Score::Nothing),
            ("X", Score::Words),
            ("NaN", Score::Words),
            ("inf", Score::Words),
            ("1e999", Score::Words),
            ("3/5", Score::Meant(3.0)),
            ("3.5 / 5", Score::Meant(3.5)),
            ("3/10", Score::Words),
            ("3,5", Score::Meant(3.5)),
            ("3,Me", Score::Words),
        ] {
            assert_eq!(score(written), expected, "{written}");
        }
    }
}
