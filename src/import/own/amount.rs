//! Numbers in cells of our flat table as people and spreadsheets write them: `85%`, `50.1k`, `0,5`.

use super::page::number::quantity;
use crate::words::{Words, words};

/// Why `0,5` is a number.
const COMMA: &str = "the comma is taken for a decimal point";
/// Why `50,100` is one.
const GROUPS: &str = "the sign between its digits is taken for one between thousands";
/// Why `50.1k` is one.
const LARGE: &str = "the letters behind it are taken for so many thousands";
/// A number in whose language decimals have commas.
const WITH_COMMAS: &str = "pl";

/// A number with what stands beside it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Amount {
    pub(super) number: f64,
    /// `%`, `€`, `s`; often nothing.
    pub(super) unit: String,
    /// Why it may be another number.
    pub(super) guess: Option<&'static str>,
}

/// How the numbers of a table are written.
#[derive(Clone, Copy)]
pub(super) struct Hand {
    /// The words of the map's language.
    pub(super) tongue: &'static Words,
    /// Whether commas stand before decimals in this table, whatever its language.
    pub(super) has_commas: bool,
}

impl Hand {
    /// How numbers are written where these cells stand, in a map of this language.
    pub(super) fn of<'c>(lang: Option<&str>, mut cells: impl Iterator<Item = &'c str>) -> Self {
        let tongue = words(lang.unwrap_or_default()).0;
        // Three digits behind a comma may be thousands.
        let has_commas = cells.any(|cell| {
            let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            let parts = cell.trim().trim_start_matches(['-', '+', '\'']).split_once(',');
            parts.is_some_and(|(whole, behind)| digits(whole) && digits(behind) && behind.len() != 3)
        });
        Self { tongue, has_commas }
    }

    /// The number that a cell holds.
    pub(super) fn amount(self, cell: &str) -> Option<Amount> {
        let text = cell.trim();
        let of = |number: f64, unit: &str, guess| Amount { number, unit: unit.to_owned(), guess };
        if let Some(number) = text.parse().ok().filter(|number: &f64| number.is_finite()) {
            return Some(of(number, "", None));
        }
        let bare = text.strip_suffix('%').map(str::trim_end);
        if let Some(number) = bare.and_then(|bare| bare.parse().ok()).filter(|number: &f64| number.is_finite()) {
            return Some(of(number, "%", None));
        }
        let own = if self.has_commas { words(WITH_COMMAS).0 } else { self.tongue };
        let read = |words: &Words| {
            let (number, unit) = quantity(text, words)?;
            let is_unit = !unit.contains(|sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ','));
            is_unit.then_some((number.as_f64()?, unit))
        };
        let is_large = |text: &str| text.chars().any(char::is_alphabetic);
        let mut all = [own, self.tongue, words("en").0].into_iter().filter_map(read);
        let first = all.next();
        // Letters that are no unit in one language are so many thousands in another.
        let better =
            first.as_ref().filter(|(_, unit)| is_large(unit)).and_then(|_| all.find(|(_, unit)| !is_large(unit)));
        if let Some((number, unit)) = better.or(first) {
            let is_counted = is_large(text) && !is_large(&unit);
            let why = if is_counted {
                Some(LARGE)
            } else if text.contains(',') && own.numbers.decimal == "," {
                Some(COMMA)
            } else {
                is_grouped(text).then_some(GROUPS)
            };
            return Some(of(number, &unit, why));
        }
        // What a spreadsheet makes of a number where decimals have commas.
        let with_point = text.replacen(',', ".", 1);
        let number = with_point.parse().ok().filter(|number: &f64| number.is_finite() && !text.contains('.'))?;
        Some(of(number, "", Some(COMMA)))
    }
}

/// Whether a sign between digits stands in a text that is no decimal point.
fn is_grouped(text: &str) -> bool {
    let signs: Vec<char> = text.chars().collect();
    signs.windows(3).any(|part| match part {
        [before, sign, behind] => {
            before.is_ascii_digit() && behind.is_ascii_digit() && !sign.is_ascii_digit() && *sign != '.'
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::{COMMA, GROUPS, Hand, LARGE};

    #[test]
    fn numbers_are_read_as_they_are_written() {
        let english = Hand::of(Some("en"), ["12", "50,100"].into_iter());
        let commas = Hand::of(Some("en"), ["0,5"].into_iter());
        let polish = Hand::of(Some("pl"), std::iter::empty());
        for (hand, cell, number, unit, guess) in [
            (english, "-1.5", -1.5, "", None),
            (english, "85%", 85.0, "%", None),
            (english, "85.5 %", 85.5, "%", None),
            (english, "50.1k", 50_100.0, "", Some(LARGE)),
            (english, "50,100", 50_100.0, "", Some(GROUPS)),
            (english, "1,310.5", 1310.5, "", Some(GROUPS)),
            (english, "€49.5", 49.5, "€", None),
            (english, "9 s", 9.0, "s", None),
            (english, "0,5", 0.5, "", Some(COMMA)),
            (commas, "50,100", 50.1, "", Some(COMMA)),
            (commas, "-1,5833333", -1.583_333_3, "", Some(COMMA)),
            (commas, "8,5%", 8.5, "%", Some(COMMA)),
            (polish, "50,1 tys.", 50_100.0, "", Some(LARGE)),
            (polish, "50.1k", 50_100.0, "", Some(LARGE)),
        ] {
            let found = hand.amount(cell).unwrap_or_else(|| panic!("{cell} is a number"));
            assert_eq!((found.number, found.unit.as_str(), found.guess), (number, unit, guess), "{cell}");
        }
        for cell in ["", "bad", "2027-03-01", "1,2,3", "NaN", "inf", "36:00"] {
            assert_eq!(english.amount(cell), None, "{cell}");
        }
    }
}
