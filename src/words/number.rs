//! How a number is shown in a language: percentages, large numbers shortened, and everything else.
//!
//! Digits are rounded as they are written, half away from zero: 1.005 is 1.01, whatever a float makes of it.

use super::{Numbers, words};

/// Digits after the decimal sign, at most.
const PLACES: usize = 2;

/// Digits after the decimal sign of a number as it was written: more than anybody writes, fewer than the last digits of
/// a float, which say nothing.
const WRITTEN_PLACES: usize = 9;

/// Digits after the decimal sign of a shortened number, at most.
const COMPACT_PLACES: usize = 1;

/// Whether words begin as a number does that stands alone, like `404` or `“-1`: a page says of a feeling that is called so
/// that it is none, by quotation marks. `24/7`, `100%` and `9:30` are no such numbers.
pub fn seems_alone(words: &str) -> bool {
    let words = words.trim_start_matches('“');
    let first = words.split_whitespace().next().unwrap_or_default();
    let behind = first.trim_start_matches(['+', '-', '−', '–', '±']);
    let is_number = behind.starts_with(char::is_numeric) && !first.contains(['/', '%', ':']);
    is_number || words.starts_with(['●', '○'])
}

/// A percentage, given in per cent: 71.0 is `71%`.
pub fn percent(value: f64, lang: &str) -> String {
    let numbers = &words(lang).0.numbers;
    format!("{}{}", shown(value, WRITTEN_PLACES, numbers), numbers.percent)
}

/// A number that may be large, shortened to one decimal and a unit: `48.2k`, `4.8만`, `48,2 tys.`. Below the
/// smallest unit of the language it stands as [`decimal`] shows it.
pub fn compact(value: f64, lang: &str) -> String {
    let numbers = &words(lang).0.numbers;
    match large_unit(value.abs(), numbers) {
        Some((size, unit)) => format!("{}{unit}", shown(value / size, COMPACT_PLACES, numbers)),
        None => shown(value, PLACES, numbers),
    }
}

/// The same where no digit is lost by that, in the unit of the language: 48,200 is `48.2k`, and nothing in ten thousands.
pub fn whole(value: f64, lang: &str) -> Option<String> {
    let (size, _) = large_unit(value.abs(), &words(lang).0.numbers)?;
    let is_whole = ((value / size * 10.0).round() / 10.0 * size - value).abs() < 1e-6;
    is_whole.then(|| compact(value, lang))
}

/// A number with all its decimals, and with groups of three digits: `12,345.678`, `12 345,678`.
pub fn exact(value: f64, lang: &str) -> String {
    shown(value, WRITTEN_PLACES, &words(lang).0.numbers)
}

/// A number with at most two decimals, and with groups of three digits: `12,345.68`, `12 345,68`.
pub fn decimal(value: f64, lang: &str) -> String {
    shown(value, PLACES, &words(lang).0.numbers)
}

/// The largest unit that a number has at least one of, once it is rounded: 999,950 is `1M`, not `1000k`.
fn large_unit(value: f64, numbers: &Numbers) -> Option<(f64, &'static str)> {
    if !value.is_finite() {
        return None;
    }
    let mut found: Option<(f64, &'static str)> = None;
    for &(size, unit) in numbers.large {
        let reached = match found {
            None => value >= size,
            Some((smaller, _)) => round(value / smaller, COMPACT_PLACES)
                .and_then(|rounded| rounded.whole.parse::<f64>().ok())
                .is_some_and(|count| count >= size / smaller),
        };
        if !reached {
            break;
        }
        found = Some((size, unit));
    }
    found
}

fn shown(value: f64, places: usize, numbers: &Numbers) -> String {
    let Some(rounded) = round(value, places) else { return value.to_string() };
    let sign = if rounded.negative { "-" } else { "" };
    let whole = grouped(&rounded.whole, numbers);
    if rounded.rest.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}{}{}", numbers.decimal, rounded.rest)
    }
}

fn grouped(whole: &str, numbers: &Numbers) -> String {
    let count = whole.len();
    if count < numbers.grouped_from {
        return whole.to_owned();
    }
    let mut grouped = String::with_capacity(count * 2);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (count - at).is_multiple_of(3) {
            grouped.push_str(numbers.group);
        }
        grouped.push(digit);
    }
    grouped
}

/// A number as digits: `rest` is what stands after the decimal sign, without noughts at its end.
struct Rounded {
    negative: bool,
    whole: String,
    rest: String,
}

/// Rounds half away from zero, digit by digit; nothing comes of a number that is none.
fn round(value: f64, places: usize) -> Option<Rounded> {
    if !value.is_finite() {
        return None;
    }
    // The shortest digits that read back as the same number: what was written, not what is stored.
    let digits = value.abs().to_string();
    let (whole, rest) = digits.split_once('.').unwrap_or((digits.as_str(), ""));
    let up = rest.chars().nth(places).is_some_and(|next| next >= '5');
    let mut kept: Vec<char> = whole.chars().chain(rest.chars().take(places)).collect();
    let places = kept.len() - whole.len();
    if up {
        add_one(&mut kept);
    }
    let split = kept.len() - places;
    let whole: String = kept.iter().take(split).collect();
    let rest: String = kept.iter().skip(split).collect();
    let rest = rest.trim_end_matches('0').to_owned();
    let negative = value < 0.0 && !(whole == "0" && rest.is_empty());
    Some(Rounded { negative, whole, rest })
}

/// Adds one in the last place.
fn add_one(digits: &mut Vec<char>) {
    for digit in digits.iter_mut().rev() {
        match digit.to_digit(10).and_then(|value| char::from_digit(value + 1, 10)) {
            Some(next) => {
                *digit = next;
                return;
            }
            None => *digit = '0',
        }
    }
    digits.insert(0, '1');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages() {
        for (value, en, ko, pl) in [
            (71.0, "71%", "71%", "71%"),
            (6.2, "6.2%", "6.2%", "6,2%"),
            (0.0, "0%", "0%", "0%"),
            (-0.4, "-0.4%", "-0.4%", "-0,4%"),
            (33.333_333, "33.333333%", "33.333333%", "33,333333%"),
            (99.995, "99.995%", "99.995%", "99,995%"),
            (0.1 + 0.2, "0.3%", "0.3%", "0,3%"),
            (1250.0, "1,250%", "1,250%", "1250%"),
        ] {
            assert_eq!([percent(value, "en"), percent(value, "ko"), percent(value, "pl")], [en, ko, pl], "{value}");
        }
    }

    #[test]
    fn large_numbers() {
        for (value, en, ko, pl) in [
            (0.0, "0", "0", "0"),
            (46.0, "46", "46", "46"),
            (6.25, "6.25", "6.25", "6,25"),
            (999.0, "999", "999", "999"),
            (999.99, "999.99", "999.99", "999,99"),
            (1000.0, "1k", "1,000", "1\u{a0}tys."),
            (3400.0, "3.4k", "3,400", "3,4\u{a0}tys."),
            (9999.0, "10k", "9,999", "10\u{a0}tys."),
            (10_000.0, "10k", "1만", "10\u{a0}tys."),
            (48_200.0, "48.2k", "4.8만", "48,2\u{a0}tys."),
            (48_250.0, "48.3k", "4.8만", "48,3\u{a0}tys."),
            (-48_200.0, "-48.2k", "-4.8만", "-48,2\u{a0}tys."),
            (950_000.0, "950k", "95만", "950\u{a0}tys."),
            (999_949.0, "999.9k", "100만", "999,9\u{a0}tys."),
            (999_950.0, "1M", "100만", "1\u{a0}mln"),
            (1_250_000.0, "1.3M", "125만", "1,3\u{a0}mln"),
            (12_345_678.0, "12.3M", "1,234.6만", "12,3\u{a0}mln"),
            (250_000_000.0, "250M", "2.5억", "250\u{a0}mln"),
            (2_500_000_000.0, "2.5B", "25억", "2,5\u{a0}mld"),
            (2.5e12, "2.5T", "2.5조", "2,5\u{a0}bln"),
            (2.5e18, "2,500,000T", "2,500,000조", "2\u{a0}500\u{a0}000\u{a0}bln"),
        ] {
            assert_eq!([compact(value, "en"), compact(value, "ko"), compact(value, "pl")], [en, ko, pl], "{value}");
        }
    }

    #[test]
    fn plain_numbers() {
        for (value, en, ko, pl) in [
            (0.0, "0", "0", "0"),
            (-0.0, "0", "0", "0"),
            (-0.004, "0", "0", "0"),
            (-0.005, "-0.01", "-0.01", "-0,01"),
            (1.005, "1.01", "1.01", "1,01"),
            (2.675, "2.68", "2.68", "2,68"),
            (-1.7, "-1.7", "-1.7", "-1,7"),
            (1.10, "1.1", "1.1", "1,1"),
            (9.999, "10", "10", "10"),
            (1234.5, "1,234.5", "1,234.5", "1234,5"),
            (12_345.678, "12,345.68", "12,345.68", "12\u{a0}345,68"),
            (1_000_000.0, "1,000,000", "1,000,000", "1\u{a0}000\u{a0}000"),
            (1e21, "1,000,000,000,000,000,000,000", "1,000,000,000,000,000,000,000", ""),
        ] {
            assert_eq!([decimal(value, "en"), decimal(value, "ko")], [en, ko], "{value}");
            if !pl.is_empty() {
                assert_eq!(decimal(value, "pl"), pl, "{value}");
            }
        }
    }

    #[test]
    fn numbers_as_they_were_written() {
        for (value, en, pl) in
            [(0.337, "0.337", "0,337"), (1234.567, "1,234.567", "1234,567"), (3.0 * 0.1 * 600.0, "180", "180")]
        {
            assert_eq!([exact(value, "en"), exact(value, "pl")], [en, pl], "{value}");
        }
    }

    #[test]
    fn what_is_no_number_is_shown_as_such() {
        assert_eq!(decimal(f64::NAN, "en"), "NaN");
        assert_eq!(compact(f64::INFINITY, "ko"), "inf");
        assert_eq!(percent(f64::NEG_INFINITY, "pl"), "-inf%");
    }

    #[test]
    fn an_unknown_language_reads_as_english() {
        assert_eq!(compact(48_200.0, "ja"), "48.2k");
        assert_eq!(decimal(0.5, "pl-PL"), "0,5");
    }
}
