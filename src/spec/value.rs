//! Single values: how a scalar becomes a text, a number with a unit, a date or a period. The key decides the type.

use super::codes::{BAD_DATE, BAD_NUMBER, BAD_PERIOD, OUT_OF_RANGE, UNKNOWN_VALUE, UNSAFE_LINK, WRONG_SHAPE};
use super::record::{Reader, Value};
use super::shape::{Form, Shape};
use crate::diagnostic::{Diagnostic, nearest};
use crate::source::{At, Span};
use crate::yaml::{Kind, Node};

/// A text as the author wrote it, and where.
pub type Text = At<String>;

/// The text of a scalar; anything else is a finding.
pub fn text(node: &Node, reader: &mut Reader<'_>) -> Option<Text> {
    match &node.kind {
        Kind::Scalar(scalar) => Some(At::new(scalar.text.clone(), node.span)),
        Kind::Mapping(mapping) if mapping.braces && mapping.entries.len() == 1 => {
            let written = reader.source.slice(node.span).to_owned();
            let finding = Diagnostic::new(
                &WRONG_SHAPE,
                node.span,
                format!("found keys and values in `{written}`, but text is wanted here"),
            )
            .help(format!("text that begins with a brace must be quoted: `\"{written}\"`"));
            reader.findings.add(finding);
            None
        }
        Kind::Nothing | Kind::List(_) | Kind::Mapping(_) => {
            reader.wrong_shape(node, "text");
            None
        }
    }
}

impl Value for Text {
    fn shape() -> Shape {
        Shape::Text
    }
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        text(node, reader)
    }
}

/// Reports a word that is none of the choices.
pub fn unknown_choice<'a>(
    word: &Text,
    called: &str,
    choices: impl Iterator<Item = &'a str> + Clone,
    reader: &mut Reader<'_>,
) {
    let finding = Diagnostic::new(&UNKNOWN_VALUE, word.span, format!("`{}` is not {called}", word.value));
    let finding = match nearest(&word.value, choices.clone()) {
        Some(near) => finding.did_you_mean(Some(near)).fix(format!("write `{near}`"), word.span, near),
        None => finding.help(format!(
            "choose one of {}",
            choices.map(|choice| format!("`{choice}`")).collect::<Vec<_>>().join(", ")
        )),
    };
    reader.findings.add(finding);
}

impl Value for At<bool> {
    fn shape() -> Shape {
        Shape::Boolean
    }
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let word = text(node, reader)?;
        let value = match word.value.as_str() {
            "true" | "yes" => true,
            "false" | "no" => false,
            _ => {
                unknown_choice(&word, "a yes or a no", ["true", "false", "yes", "no"].into_iter(), reader);
                return None;
            }
        };
        Some(At::new(value, word.span))
    }
}

/// A number and its unit, as written: `48.2k`, `71%`, `€49`, `9 s`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quantity {
    /// The number, multiplier applied.
    pub value: f64,
    /// `%`, a currency sign or code, a word, or empty.
    pub unit: String,
}

/// How many digits a number may have: a spreadsheet writes up to 17.
const DIGITS: usize = 30;

/// Currency signs that may stand before a number.
const CURRENCY_SIGNS: &[char] = &['€', '$', '£', '¥', '₩', '₹', '₽', '₺', '₴', '₫', '฿'];

/// Whether a scalar begins as a number does (for a shorthand that may be a number or a word).
pub fn looks_like_number(written: &str) -> bool {
    let digits = written.trim_start_matches(['+', '-']);
    let digits = digits.trim_start_matches(CURRENCY_SIGNS).trim_start_matches(['+', '-']);
    digits.starts_with(|first: char| first.is_ascii_digit())
        || (digits.starts_with('.') && digits.chars().nth(1).is_some_and(|second| second.is_ascii_digit()))
}

/// Reads `[+-]digits[.digits][k|M|B][unit]`. The error is a sentence and what to type instead.
pub fn quantity(written: &str) -> Result<Quantity, (String, Option<String>)> {
    let written = written.trim();
    let plain = |why: &str| (format!("`{written}` is not a number{why}"), None);
    let (sign, rest) = match written.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, written.strip_prefix('+').unwrap_or(written)),
    };
    let (currency, rest) = match rest.chars().next().filter(|first| CURRENCY_SIGNS.contains(first)) {
        Some(first) => (first.to_string(), rest.get(first.len_utf8()..).unwrap_or("")),
        None => (String::new(), rest),
    };
    let (sign, rest) = match rest.strip_prefix('-') {
        Some(rest) if !currency.is_empty() => (-1.0, rest),
        _ => (sign, rest),
    };
    let length = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '_'))).unwrap_or(rest.len());
    let (digits, tail) = rest.split_at_checked(length).unwrap_or((rest, ""));
    if digits.contains([',', '_']) {
        return Err((
            format!("`{written}` has a comma in a number"),
            Some(written.replace(digits, &without_comma(digits))),
        ));
    }
    let well_formed =
        !digits.is_empty() && digits.matches('.').count() <= 1 && !digits.starts_with('.') && !digits.ends_with('.');
    if !well_formed || digits.len() > DIGITS {
        return Err(plain(if digits.len() > DIGITS { " of at most 30 digits" } else { "" }));
    }
    let value: f64 = digits.parse().map_err(|_| plain(""))?;
    let (factor, tail) = match tail.chars().next() {
        Some('k') if ends_number(tail) => (1e3, tail.get(1..).unwrap_or("")),
        Some('M') if ends_number(tail) => (1e6, tail.get(1..).unwrap_or("")),
        Some('B') if ends_number(tail) => (1e9, tail.get(1..).unwrap_or("")),
        _ => (1.0, tail),
    };
    let unit = unit(tail, written)?;
    if !unit.is_empty() && !currency.is_empty() {
        return Err((format!("`{written}` has two units"), Some(written.replace(tail, ""))));
    }
    Ok(Quantity { value: sign * value * factor, unit: if currency.is_empty() { unit } else { currency } })
}

/// Whether the multiplier at the start of `tail` is followed by the end, a space or a percent sign.
fn ends_number(tail: &str) -> bool {
    tail.chars().nth(1).is_none_or(|next| next == ' ' || next == '%')
}

/// `6,2` means 6.2 and `48,200` means 48200: three digits after every comma are thousands.
fn without_comma(digits: &str) -> String {
    let mut parts = digits.split([',', '_']);
    let first = parts.next().unwrap_or("");
    let rest: Vec<&str> = parts.collect();
    let thousands =
        rest.iter().all(|part| part.split('.').next().is_some_and(|whole| whole.len() == 3)) && first != "0";
    if thousands || rest.len() > 1 {
        format!("{first}{}", rest.concat())
    } else {
        format!("{first}.{}", rest.concat().replace('.', ""))
    }
}

fn unit(tail: &str, written: &str) -> Result<String, (String, Option<String>)> {
    let word = tail.trim_start();
    if tail.is_empty() || tail == "%" {
        return Ok(tail.to_owned());
    }
    if word == "%" {
        return Err((format!("`{written}` has a space before its `%`"), Some(written.replace(tail, "%"))));
    }
    let is_word = word.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '/' | '.' | '-' | '²' | '°' | '€' | '£'));
    if !is_word || word.len() > 40 {
        return Err((format!("`{written}` is not a number with a unit"), None));
    }
    if word.len() == tail.len() {
        return Err((
            format!("`{written}` has no space before its unit"),
            Some(written.replace(tail, &format!(" {word}"))),
        ));
    }
    Ok(word.to_owned())
}

impl Value for At<Quantity> {
    fn shape() -> Shape {
        Shape::Form(Form {
            name: "number with an optional unit",
            pattern: r"^[+-]?[€$£¥₩₹₽₺₴₫฿]?[+-]?\d+(\.\d+)?[kMB]?(%| .+)?$",
            number: true,
            examples: &["42", "71%", "48.2k", "€49", "9 s"],
        })
    }
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let written = scalar(node, "a number", reader)?;
        match quantity(&written.value) {
            Ok(value) => Some(At::new(value, written.span)),
            Err((message, instead)) => {
                bad_number(written.span, message, instead, reader);
                None
            }
        }
    }
}

fn bad_number(span: Span, message: String, instead: Option<String>, reader: &mut Reader<'_>) {
    let finding = Diagnostic::new(&BAD_NUMBER, span, message);
    reader.findings.add(match instead {
        Some(instead) => finding.help(format!("write `{instead}`")).fix(format!("write `{instead}`"), span, instead),
        None => finding.help("numbers look like `42`, `-1.5`, `71%`, `48.2k`, `€49` or `9 s`"),
    });
}

fn scalar(node: &Node, wanted: &str, reader: &mut Reader<'_>) -> Option<Text> {
    match &node.kind {
        Kind::Scalar(scalar) => Some(At::new(scalar.text.clone(), node.span)),
        Kind::Nothing | Kind::List(_) | Kind::Mapping(_) => {
            reader.wrong_shape(node, wanted);
            None
        }
    }
}

/// A number without a unit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Number(pub f64);

impl Value for At<Number> {
    fn shape() -> Shape {
        Shape::Form(Form { name: "number", pattern: r"^[+-]?\d+(\.\d+)?$", number: true, examples: &["1", "-0.5"] })
    }
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let quantity = At::<Quantity>::read(node, reader)?;
        if !quantity.unit.is_empty() {
            let message = format!("found the unit `{}`, but a bare number is wanted here", quantity.unit);
            bad_number(quantity.span, message, None, reader);
            return None;
        }
        Some(quantity.map(|quantity| Number(quantity.value)))
    }
}

/// A whole number from `LOW` to `HIGH`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Whole<const LOW: i64, const HIGH: i64>(pub i64);

impl<const LOW: i64, const HIGH: i64> Value for At<Whole<LOW, HIGH>> {
    fn shape() -> Shape {
        Shape::Form(Form { name: "whole number", pattern: r"^\d+$", number: true, examples: &["1", "3"] })
    }
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let number = At::<Number>::read(node, reader)?;
        let value = number.value.0;
        if value.fract() != 0.0 || value < LOW as f64 || value > HIGH as f64 {
            let high =
                if HIGH == i64::from(u32::MAX) { format!("from {LOW} up") } else { format!("from {LOW} to {HIGH}") };
            let message = format!("`{}` is not a whole number {high}", reader.source.slice(number.span));
            reader.findings.add(Diagnostic::new(&OUT_OF_RANGE, number.span, message));
            return None;
        }
        Some(number.map(|number| Whole(number.0 as i64)))
    }
}

/// How many: a whole number from 1.
pub type Count = Whole<1, { u32::MAX as i64 }>;
/// Impact or effort: a whole number from 1 to 5.
pub type Degree = Whole<1, 5>;

/// A part of a whole in percent, 0 to 100.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Share(pub f64);

impl Value for At<Share> {
    fn shape() -> Shape {
        Shape::Form(Form { name: "percentage", pattern: r"^\d+(\.\d+)?%$", number: false, examples: &["38%"] })
    }
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let quantity = At::<Quantity>::read(node, reader)?;
        let written = reader.source.slice(quantity.span).to_owned();
        if quantity.unit != "%" {
            let percent = if quantity.value.value > 0.0 && quantity.value.value < 1.0 {
                quantity.value.value * 100.0
            } else {
                quantity.value.value
            };
            let instead = quantity.unit.is_empty().then(|| format!("{}%", shortest(percent)));
            bad_number(quantity.span, format!("`{written}` is not a percentage"), instead, reader);
            return None;
        }
        if !(0.0..=100.0).contains(&quantity.value.value) {
            reader.findings.add(Diagnostic::new(
                &OUT_OF_RANGE,
                quantity.span,
                format!("`{written}` is not between 0% and 100%"),
            ));
            return None;
        }
        Some(quantity.map(|quantity| Share(quantity.value)))
    }
}

/// A number with at most four decimals and no trailing zeros.
pub fn shortest(value: f64) -> String {
    let text = format!("{value:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A day or a month of the Gregorian calendar; the text is kept as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Date {
    /// `2026-11-02` or `2026-11`.
    pub written: String,
    /// The day, or the first day of the month.
    pub first: jiff::civil::Date,
}

impl Value for At<Date> {
    fn shape() -> Shape {
        Shape::Form(Form {
            name: "date",
            pattern: r"^\d{4}-\d{2}(-\d{2})?$",
            number: false,
            examples: &["2026-11-02", "2026-11"],
        })
    }
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let written = scalar(node, "a date", reader)?;
        let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
        let mut parts = written.value.split('-');
        let shape = parts.next().is_some_and(|year| digits(year, 4))
            && parts.next().is_some_and(|month| digits(month, 2))
            && parts.next().is_none_or(|day| digits(day, 2))
            && parts.next().is_none();
        let full = if written.value.len() == 7 { format!("{}-01", written.value) } else { written.value.clone() };
        let first = if shape { full.parse::<jiff::civil::Date>().ok() } else { None };
        let Some(first) = first else {
            let message = format!("`{}` is not a date", written.value);
            let help = if shape {
                "there is no such day in the calendar"
            } else {
                "dates look like `2026-11-02` or, for a month, `2026-11`"
            };
            reader.findings.add(Diagnostic::new(&BAD_DATE, written.span, message).help(help));
            return None;
        };
        Some(written.map(|written| Date { written, first }))
    }
}

/// How often a map is reviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// So many days.
    Days(u16),
    /// So many months.
    Months(u16),
}

impl Value for At<Period> {
    fn shape() -> Shape {
        Shape::Form(Form {
            name: "period",
            pattern: r"^(month|quarter|year|\d+ (day|week|month)s?)$",
            number: false,
            examples: &["month", "quarter", "year", "6 weeks"],
        })
    }
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let written = scalar(node, "a period", reader)?;
        let counted = || {
            let (count, unit) = written.value.split_once(' ')?;
            let count = count.parse::<u16>().ok().filter(|count| (1..=1000).contains(count))?;
            match unit {
                "day" | "days" => Some(Period::Days(count)),
                "week" | "weeks" => Some(Period::Days(count * 7)),
                "month" | "months" => Some(Period::Months(count)),
                _ => None,
            }
        };
        let period = match written.value.as_str() {
            "month" => Some(Period::Months(1)),
            "quarter" => Some(Period::Months(3)),
            "year" => Some(Period::Months(12)),
            _ => counted(),
        };
        if period.is_none() {
            let message = format!("`{}` is not a period", written.value);
            let help = "periods are `month`, `quarter`, `year`, or like `10 days`, `6 weeks`, `2 months`";
            reader.findings.add(Diagnostic::new(&BAD_PERIOD, written.span, message).help(help));
        }
        period.map(|period| At::new(period, written.span))
    }
}

/// An address: `http`, `https`, `mailto`, or a path relative to the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link(pub String);

impl Value for At<Link> {
    fn shape() -> Shape {
        Shape::Form(Form {
            name: "address or path",
            pattern: r"^\S.*$",
            number: false,
            examples: &["https://example.org", "research/survey.md"],
        })
    }
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let written = text(node, reader)?;
        let scheme = written.value.split_once(':').map(|(scheme, _)| scheme.trim().to_ascii_lowercase());
        let path_before_colon = scheme.as_deref().is_some_and(|scheme| scheme.contains(['/', '?', '#']));
        let known = matches!(scheme.as_deref(), None | Some("http" | "https" | "mailto")) || path_before_colon;
        if !known || written.value.starts_with("//") {
            let message = format!("`{}` is not a link that a map may hold", written.value);
            let help = "links begin with `https://`, `http://` or `mailto:`, or are paths relative to the map";
            reader.findings.add(Diagnostic::new(&UNSAFE_LINK, written.span, message).help(help));
            return None;
        }
        Some(written.map(Link))
    }
}

#[cfg(test)]
mod tests {
    use super::quantity;

    #[test]
    fn numbers_are_read_as_written() {
        let cases = [
            ("42", "42 "),
            ("-1.7", "-1.7 "),
            ("+46", "46 "),
            ("71%", "71 %"),
            ("48.2k", "48200 "),
            ("1.2M", "1200000 "),
            ("€49", "49 €"),
            ("-€49", "-49 €"),
            ("49 PLN", "49 PLN"),
            ("9 s", "9 s"),
            ("3 kg", "3 kg"),
            ("2k PLN", "2000 PLN"),
            ("1.10", "1.1 "),
            ("010", "10 "),
        ];
        for (written, expected) in cases {
            let read = quantity(written).unwrap();
            assert_eq!(format!("{} {}", read.value, read.unit), expected, "{written}");
        }
    }

    #[test]
    fn a_wrong_number_says_what_to_type() {
        let cases = [
            ("6,2%", Some("6.2%")),
            ("48,200", Some("48200")),
            ("1,234.5", Some("1234.5")),
            ("71 %", Some("71%")),
            ("9s", Some("9 s")),
            ("many", None),
            ("", None),
            (".5", None),
            ("5.", None),
            ("1e3", None),
            ("--1", None),
            ("€", None),
            ("1.2.3", None),
        ];
        for (written, expected) in cases {
            let (_, instead) = quantity(written).unwrap_err();
            assert_eq!(instead.as_deref(), expected, "{written}");
        }
    }
}
