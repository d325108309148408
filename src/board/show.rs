//! Numbers as they are shown: in the language of the map, short where that loses nothing.

use crate::model::Scale;
use crate::model::metric::is_currency;
use crate::words::{decimal, exact, percent, whole};

/// A number with its unit.
pub(super) fn quantity(value: f64, unit: &str, lang: &str) -> String {
    if unit == "%" {
        return percent(value, lang);
    }
    let number = number(value, lang);
    if unit.is_empty() {
        number
    } else if is_currency(unit) && unit.chars().count() == 1 && !unit.chars().all(char::is_alphabetic) {
        match number.strip_prefix(['-', '−']) {
            Some(rest) => format!("−{unit}{rest}"),
            None => format!("{unit}{number}"),
        }
    } else {
        format!("{number}\u{a0}{unit}")
    }
}

/// A number without a unit: thousands as "48.2k" where no digit is lost, else in full.
pub(super) fn number(value: f64, lang: &str) -> String {
    let short = if value.abs() >= 10_000.0 { whole(value, lang) } else { None };
    short.unwrap_or_else(|| exact(value, lang))
}

/// A score: with its sign on a scale that goes below nothing, without on any other.
pub(super) fn score(value: f64, scale: &Scale, lang: &str) -> String {
    if scale.min < 0.0 { signed(value, exact(value.abs(), lang)) } else { exact(value, lang) }
}

/// A mean of scores, which is no more exact than two decimals.
pub(super) fn mean(value: f64, scale: &Scale, lang: &str) -> String {
    if scale.min < 0.0 { signed(value, decimal(value.abs(), lang)) } else { decimal(value, lang) }
}

/// A number with its sign.
fn signed(value: f64, shown: String) -> String {
    if value > 0.0 {
        format!("+{shown}")
    } else if value < 0.0 {
        format!("−{shown}")
    } else {
        shown
    }
}
