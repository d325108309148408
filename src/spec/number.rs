//! Numbers as they are written: with a sign, a multiplier and a unit; and what to type instead of every other form.

use super::codes::{BAD_NUMBER, OUT_OF_RANGE, UNKNOWN_FORMAT};
use super::helps::{fraction, point};
use super::record::{Reader, Value};
use super::shape::{Form, Shape};
use super::value::scalar;
use crate::diagnostic::{Diagnostic, shown};
use crate::source::{At, Span};
use crate::yaml::{Kind, Node};

/// A number and its unit, as written: `48.2k`, `71%`, `€49`, `9 s`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quantity {
    /// The number, multiplier applied.
    pub value: f64,
    /// `%`, a currency sign or code, a word, or empty.
    pub unit: String,
}

/// Currency signs that may stand before a number.
const CURRENCY_SIGNS: &[char] = &['€', '$', '£', '¥', '₩', '₹', '₽', '₺', '₴', '₫', '฿'];

/// Whether a scalar is meant as a number (for a shorthand that may be a number or words): `0,4` is, `24/7` is not.
pub fn looks_like_number(written: &str) -> bool {
    let number = |word: &str| {
        let part =
            |c: char| c.is_ascii_digit() || CURRENCY_SIGNS.contains(&c) || "+-\u{2212}\u{2013}.,_%kKMB".contains(c);
        word.chars().any(|c| c.is_ascii_digit()) && word.chars().all(part)
    };
    if fraction(written).is_some() {
        return true;
    }
    let mut words = written.split_whitespace();
    words.next().is_some_and(number) && (words.next().is_none() || quantity(written).is_ok())
}

/// Reads `[+-]digits[.digits][k|M|B][unit]`. The error is a sentence and what to type instead.
pub fn quantity(written: &str) -> Result<Quantity, (String, Option<String>)> {
    let written = written.trim();
    parse(written).ok_or_else(|| {
        let (instead, reason) = mended(written);
        let instead = instead.filter(|instead| parse(instead).is_some());
        let reason = reason.filter(|_| instead.is_some() || written.contains(',') || written.len() > 15);
        (format!("`{}` {}", shown(written), reason.unwrap_or("is not a number")), instead)
    })
}

/// A written number cut into its parts: sign and currency, digits, and what follows them.
struct Parts<'w> {
    sign: &'w str,
    currency: &'w str,
    digits: &'w str,
    tail: &'w str,
}

/// Cuts a number into its parts; the digits may hold any of `inner` as well.
fn cut<'w>(written: &'w str, inner: &[char]) -> Parts<'w> {
    let split = |text: &'w str, part: &dyn Fn(char) -> bool| {
        let end = text.find(|c: char| !part(c)).unwrap_or(text.len());
        text.split_at_checked(end).unwrap_or((text, ""))
    };
    let one = |text: &'w str, part: &dyn Fn(char) -> bool| {
        let end = text.chars().next().filter(|c| part(*c)).map_or(0, char::len_utf8);
        text.split_at_checked(end).unwrap_or(("", text))
    };
    let is_sign = |c: char| matches!(c, '+' | '-');
    let is_currency = |c: char| CURRENCY_SIGNS.contains(&c);
    let (mut sign, rest) = one(written, &is_sign);
    let (currency, mut rest) = one(rest, &is_currency);
    if sign.is_empty() && !currency.is_empty() {
        (sign, rest) = one(rest, &is_sign);
    }
    let (digits, _) = split(rest, &|c| c.is_ascii_digit() || inner.contains(&c));
    let digits = digits.trim_end();
    let tail = rest.get(digits.len()..).unwrap_or("");
    Parts { sign, currency, digits, tail }
}

/// Reads a number that is written as the language says, and nothing else.
fn parse(written: &str) -> Option<Quantity> {
    let Parts { sign, currency, digits, tail } = cut(written, &['.']);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(whole) || !is_digits(fraction) || digits.len() > 16 {
        return None;
    }
    let value: f64 = digits.parse().ok()?;
    let (factor, tail) = match tail.chars().next() {
        Some('k') if ends_number(tail) => (1e3, tail.get(1..)?),
        Some('M') if ends_number(tail) => (1e6, tail.get(1..)?),
        Some('B') if ends_number(tail) => (1e9, tail.get(1..)?),
        _ => (1.0, tail),
    };
    let unit = match tail.strip_prefix(' ').map(str::trim_start) {
        None if matches!(tail, "" | "%") => tail,
        Some(word) if is_unit(word) => word,
        _ => return None,
    };
    if !unit.is_empty() && !currency.is_empty() {
        return None;
    }
    let unit = if currency.is_empty() { unit } else { currency };
    let sign = if sign == "-" { -1.0 } else { 1.0 };
    // There is one nought, whatever sign stands before it.
    let value = if value == 0.0 { 0.0 } else { sign * value * factor };
    Some(Quantity { value, unit: unit.to_owned() })
}

/// Whether a word can be a unit; a lone multiplier is none, since it touches its number.
fn is_unit(word: &str) -> bool {
    let letter =
        |c: char| c.is_alphabetic() || CURRENCY_SIGNS.contains(&c) || matches!(c, ' ' | '/' | '.' | '-' | '²' | '°');
    word.len() <= 40
        && word.starts_with(letter)
        && word.chars().all(letter)
        && !matches!(word.split(' ').next(), Some("k" | "K" | "M" | "B"))
}

/// Whether the multiplier at the start of `tail` is followed by the end, a space or a percent sign.
fn ends_number(tail: &str) -> bool {
    tail.chars().nth(1).is_none_or(|next| next == ' ' || next == '%')
}

/// What was probably meant, and what is wrong with what was written.
fn mended(written: &str) -> (Option<String>, Option<&'static str>) {
    let plain = written.replace(['\u{2212}', '\u{2013}'], "-").replace(['\u{a0}', '\u{202f}', '\u{2009}'], " ");
    let mut reason = written.contains(['\u{2212}', '\u{2013}']).then_some("has a dash that is no minus sign");
    let code = plain.get(..3).filter(|code| code.bytes().all(|byte| byte.is_ascii_uppercase()));
    let plain = match code.and_then(|code| Some((code, plain.get(3..)?.trim_start()))) {
        Some((code, number)) if number.starts_with(|c: char| c.is_ascii_digit() || c == '-') => {
            reason = reason.or(Some("has its currency before it"));
            format!("{number} {code}")
        }
        _ => plain,
    };
    let Parts { sign, currency, digits, tail } = cut(&plain, &['.', ',', '_', '\'', ' ']);
    let mut wrong = |what: &'static str| reason = reason.or(Some(what));
    if digits.contains(',') {
        wrong("has a comma in a number");
    } else if digits.contains(['_', '\'', ' ']) {
        wrong("has a blank or sign between its digits");
    } else if digits.starts_with('.') || digits.ends_with('.') {
        wrong("has no digit on one side of its point");
    } else if digits.len() > 16 {
        wrong("is not a number of at most 15 digits");
    }
    let word = tail.trim();
    let (number, tail) = match word.chars().next() {
        None => ("", String::new()),
        Some('%') if word == "%" => {
            if tail != "%" {
                wrong("has a space before its `%`");
            }
            ("", "%".to_owned())
        }
        Some(first @ ('k' | 'K' | 'M' | 'B')) if ends_number(word) => {
            if first == 'K' {
                wrong("has a `K`, and thousands are `k`");
            } else if tail.starts_with(' ') {
                wrong("has a space before its multiplier");
            }
            (if first == 'K' { "k" } else { word.get(..1).unwrap_or("") }, word.get(1..).unwrap_or("").to_owned())
        }
        Some(_) => {
            if !tail.starts_with(' ') && !digits.is_empty() {
                wrong("has no space before its unit");
            }
            ("", format!(" {word}"))
        }
    };
    let sign_after =
        tail.trim().chars().next().filter(|c| CURRENCY_SIGNS.contains(c) && tail.trim().chars().nth(1).is_none());
    let (before, tail) = match (currency, sign_after) {
        ("", Some(after)) => (after.to_string(), ""),
        ("", None) => (String::new(), tail.as_str()),
        _ => {
            if !tail.trim().is_empty() {
                wrong("has two units");
            }
            (currency.to_owned(), "")
        }
    };
    let instead = without_separators(digits).map(|digits| format!("{sign}{before}{digits}{number}{tail}"));
    (instead.filter(|instead| instead != written), reason)
}

/// `6,2` means 6.2 and `48,200` means 48200: groups of three digits are thousands, and of two kinds of signs the last
/// is the point.
fn without_separators(digits: &str) -> Option<String> {
    let last = digits.rfind(['.', ',']);
    let kinds = [',', '.', '_', '\'', ' '].into_iter().filter(|sign| digits.contains(*sign)).count();
    let groups = |text: &str| {
        let mut parts = text.split([',', '.', '_', '\'', ' ']);
        let first = parts.next().unwrap_or("");
        (1..=3).contains(&first.len()) && first != "0" && parts.all(|part| part.len() == 3)
    };
    let only_digits = |text: &str| text.replace(|c: char| !c.is_ascii_digit(), "");
    if kinds == 0 || (kinds > 0 && !digits.starts_with('.') && digits.matches('.').count() != 1 && groups(digits)) {
        return Some(only_digits(digits));
    }
    let last = last?;
    let (whole, fraction) = (digits.get(..last)?, digits.get(last + 1..)?);
    let is_plain = whole.bytes().all(|byte| byte.is_ascii_digit());
    if !(is_plain || groups(whole)) || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let whole = if whole.is_empty() { "0".to_owned() } else { only_digits(whole) };
    Some(if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") })
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
                match point(&written.value) {
                    Some(help) => reader.findings.add(Diagnostic::new(&BAD_NUMBER, written.span, message).help(help)),
                    None => bad_number(written.span, message, instead, reader),
                }
                None
            }
        }
    }
}

fn bad_number(span: Span, message: String, instead: Option<String>, reader: &mut Reader<'_>) {
    let finding = Diagnostic::new(&BAD_NUMBER, span, message);
    reader.findings.add(match instead {
        Some(instead) => finding.help(format!("write `{instead}`")).guess(format!("write `{instead}`"), span, instead),
        None => finding.help("numbers look like `42`, `-1.5`, `71%`, `48.2k`, `€49` or `9 s`"),
    });
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
        let range =
            if HIGH == i64::from(u32::MAX) { format!("from {LOW} up") } else { format!("from {LOW} to {HIGH}") };
        if let Kind::Scalar(scalar) = &node.kind
            && let Err((message, None)) = quantity(&scalar.text)
        {
            let finding = Diagnostic::new(&BAD_NUMBER, node.span, message);
            reader.findings.add(finding.help(format!("write a whole number {range}")));
            return None;
        }
        let number = At::<Number>::read(node, reader)?;
        let value = number.value.0;
        if value.fract() != 0.0 || value < LOW as f64 || value > HIGH as f64 {
            let written = shown(reader.source.slice(number.span));
            let finding =
                Diagnostic::new(&OUT_OF_RANGE, number.span, format!("`{written}` is not a whole number {range}"));
            reader.findings.add(finding.help(format!("write a whole number {range}")));
            return None;
        }
        Some(number.map(|number| Whole(number.0 as i64)))
    }
}

/// The version of the language: this tool reads format 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FormatNumber;

impl Value for At<FormatNumber> {
    fn shape() -> Shape {
        Shape::Form(Form { name: "format", pattern: "^1$", number: true, examples: &["1"] })
    }
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let written = scalar(node, "a number", reader)?;
        if written.value != "1" {
            let message = format!("`{}` is a format that this journeymap does not read", shown(&written.value));
            let finding = Diagnostic::new(&UNKNOWN_FORMAT, written.span, message);
            reader.findings.add(finding.help("it reads format 1; a newer journeymap may read this one"));
            return None;
        }
        Some(At::new(FormatNumber, written.span))
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
        let written = shown(reader.source.slice(quantity.span));
        if quantity.unit != "%" {
            let percent = if quantity.value.value > 0.0 && quantity.value.value < 1.0 {
                quantity.value.value * 100.0
            } else {
                quantity.value.value
            };
            if quantity.unit.is_empty() && percent > 100.0 {
                let message = format!("`{written}` is not a percentage");
                let finding = Diagnostic::new(&BAD_NUMBER, quantity.span, message);
                reader.findings.add(finding.help("a percentage is at most 100%, such as `38%`"));
                return None;
            }
            let instead = quantity.unit.is_empty().then(|| format!("{}%", shortest(percent)));
            bad_number(quantity.span, format!("`{written}` is not a percentage"), instead, reader);
            return None;
        }
        if !(0.0..=100.0).contains(&quantity.value.value) {
            let finding =
                Diagnostic::new(&OUT_OF_RANGE, quantity.span, format!("`{written}` is not between 0% and 100%"));
            reader.findings.add(finding.help("a share is a part of the whole, from 0% to 100%"));
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
            (".5", Some("0.5")),
            ("5.", Some("5")),
            ("1e3", None),
            ("--1", None),
            ("€", None),
            ("1.2.3", None),
            ("1.234.567", Some("1234567")),
            ("1.234,56", Some("1234.56")),
            ("1,2,3", None),
            ("48,20", Some("48.20")),
            ("0,500", Some("0.500")),
            ("1 234,50 zł", Some("1234.50 zł")),
            ("1\u{a0}234", Some("1234")),
            ("48_200", Some("48200")),
            ("48.2K", Some("48.2k")),
            ("48 k", Some("48k")),
            ("48 M PLN", Some("48M PLN")),
            ("\u{2212}1.7", Some("-1.7")),
            ("49€", Some("€49")),
            ("€49€", Some("€49")),
            ("€49 PLN", Some("€49")),
            ("EUR 49", Some("49 EUR")),
            ("PLN49", Some("49 PLN")),
            ("12345678901234567", None),
        ];
        for (written, expected) in cases {
            let (_, instead) = quantity(written).unwrap_err();
            assert_eq!(instead.as_deref(), expected, "{written}");
        }
    }
}
