//! Numbers as a spreadsheet shows them: `0.35` with the format `0%` is `35%`.
//!
//! What a format cannot be followed in (fractions, powers of ten, conditions) is shown as the number itself: then nothing
//! is said that is not so.

use super::code::{Section, moment, section, sections};
use super::date::{self, Parts};

/// How the cells of one style show a number.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Format {
    /// The number itself.
    #[default]
    General,
    /// As a day or a time.
    Moment(Parts),
    /// With so many decimals, and words around: for numbers above zero, below it, and zero.
    Decimal(Vec<Section>),
}

impl Format {
    /// A format that every workbook knows by its number.
    pub(super) fn built_in(id: u32) -> Self {
        let code = match id {
            1 => "0",
            2 => "0.00",
            3 | 37 | 38 => "#,##0",
            4 | 39 | 40 => "#,##0.00",
            9 => "0%",
            10 => "0.00%",
            14..=17 | 27..=31 | 34..=36 | 50..=58 => {
                return Self::Moment(if id == 17 { Parts::MONTH } else { Parts::DATE });
            }
            18..=21 | 32 | 33 => return Self::Moment(Parts::TIME),
            22 => return Self::Moment(Parts::BOTH),
            45..=47 => return Self::Moment(Parts::LASTING),
            _ => return Self::General,
        };
        Self::of(code)
    }

    /// The format that a code describes.
    pub(super) fn of(code: &str) -> Self {
        if let Some(parts) = moment(code) {
            return Self::Moment(parts);
        }
        let sections: Option<Vec<Section>> = sections(code).iter().take(3).map(|code| section(code)).collect();
        match sections {
            Some(sections) if sections.iter().any(|section| section.shows) => Self::Decimal(sections),
            _ => Self::General,
        }
    }

    /// A number as it is shown, in a workbook that may count its days from 1904.
    pub(super) fn show(&self, number: f64, from_1904: bool) -> String {
        let shown = match self {
            Self::General => None,
            Self::Moment(parts) => date::shown(number, *parts, from_1904),
            Self::Decimal(sections) => decimal(number, sections),
        };
        shown.unwrap_or_else(|| general(number))
    }

    /// A number with all its digits, as what its format says that it is: a day stays a day, and `0.8537` that is shown as `85%`
    /// is `85.37%`.
    pub(super) fn kept(&self, number: f64, from_1904: bool) -> String {
        match self {
            Self::Moment(_) => self.show(number, from_1904),
            Self::Decimal(sections) if sections.first().is_some_and(|section| section.percent == 1) => percent(number),
            _ => general(number),
        }
    }
}

/// A number by itself, with the fifteen digits that spreadsheets keep.
pub(super) fn general(number: f64) -> String {
    let kept: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    let size = kept.abs();
    if kept == 0.0 {
        "0".to_owned()
    } else if (1e-9..1e15).contains(&size) {
        format!("{kept}")
    } else {
        format!("{kept:E}")
    }
}

/// A part of one as a percentage.
pub(super) fn percent(number: f64) -> String {
    format!("{}%", general(number * 100.0))
}

fn decimal(number: f64, sections: &[Section]) -> Option<String> {
    let (section, number) = match sections {
        [_, _, zero, ..] if number == 0.0 => (zero, 0.0),
        [_, below, ..] if number < 0.0 => (below, -number),
        [above, ..] => (above, number),
        [] => return None,
    };
    section.show(number)
}

impl Section {
    fn show(&self, number: f64) -> Option<String> {
        if !self.shows {
            // Words instead of a number; none at all would hide it.
            return (!self.before.trim().is_empty()).then(|| self.before.trim().to_owned());
        }
        let sign = if number < 0.0 { "-" } else { "" };
        let digits = if self.general { general(number.abs()) } else { self.digits(number.abs())? };
        let sign = if digits.contains(|digit: char| ('1'..='9').contains(&digit)) { sign } else { "" };
        Some(format!("{sign}{}{digits}{}", self.before, self.behind).trim().to_owned())
    }

    fn digits(&self, number: f64) -> Option<String> {
        let scaled = number * 100_f64.powi(self.percent) / 1000_f64.powi(self.thousands);
        if !scaled.is_finite() || scaled >= 1e15 {
            return None;
        }
        // As a spreadsheet rounds: a half goes up, and what a half is, is seen in fifteen digits.
        let power = 10_f64.powi(i32::try_from(self.decimals.1).ok()?);
        let kept: f64 = format!("{:.14e}", scaled * power).parse().ok()?;
        let rounded = kept.round() / power;
        let written = format!("{rounded:.*}", self.decimals.1);
        let (whole, decimals) = written.split_once('.').unwrap_or((&written, ""));
        let mut decimals = decimals.to_owned();
        while decimals.len() > self.decimals.0 && decimals.ends_with('0') {
            decimals.pop();
        }
        let whole = if whole == "0" && self.whole == 0 && !decimals.is_empty() { "" } else { whole };
        let whole = format!("{whole:0>width$}", width = self.whole);
        let whole = if self.grouped { grouped(&whole) } else { whole };
        Some(if decimals.is_empty() { whole } else { format!("{whole}.{decimals}") })
    }
}

fn grouped(whole: &str) -> String {
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::*;

    #[test]
    fn numbers_are_shown_as_their_format_says() {
        for (number, code, shown) in [
            (0.35, "0%", "35%"),
            (0.3456, "0.0%", "34.6%"),
            (3.0, "General", "3"),
            (3.5, "0", "4"),
            (2.5, "0", "3"),
            (1.005, "0.00", "1.01"),
            (3.14259, "0.00", "3.14"),
            (3.0, "0.##", "3"),
            (0.5, "#.0", ".5"),
            (1_234_567.5, "#,##0.00", "1,234,567.50"),
            (1_234_567.0, "0.0,,\"M\"", "1.2M"),
            (12.0, "#,##0 \"€\"", "12 €"),
            (12.0, "[$€-407] #,##0.00", "€ 12.00"),
            (12.0, "_-* #,##0.00\\ [$zł-415]_-;-* #,##0.00\\ [$zł-415]_-", "12.00 zł"),
            (3.0, "\"+\"0;\"-\"0;0", "+3"),
            (-3.0, "\"+\"0;\"-\"0;0", "-3"),
            (0.0, "\"+\"0;\"-\"0;0", "0"),
            (-3.0, "0;[Red]0", "3"),
            (-0.001, "0.0", "0.0"),
            (-12.5, "0.0", "-12.5"),
            (5.0, "General\" min\"", "5 min"),
            (7.0, "000", "007"),
            (4.0, "\"score \"0", "score 4"),
            // These cannot be followed.
            (0.5, "# ?/?", "0.5"),
            (12345.0, "0.00E+00", "12345"),
            (5.0, "[>3]\"high\";\"low\"", "5"),
            (5.0, ";;;", "5"),
            (0.1 + 0.2, "General", "0.3"),
            (1e300, "0", "1E300"),
            (-1.0, "yyyy-mm-dd", "-1"),
        ] {
            assert_eq!(Format::of(code).show(number, false), shown, "{number} {code}");
        }
    }

    #[test]
    fn days_and_times_are_told_from_numbers() {
        for (code, shown) in [
            ("dd.mm.yyyy", "2026-03-12"),
            ("[$-409]d-mmm-yy;@", "2026-03-12"),
            ("yyyy\"년\" m\"월\" d\"일\"", "2026-03-12"),
            ("mmm yyyy", "2026-03"),
            ("hh:mm", "14:30"),
            ("mm:ss", "14:30"),
            ("d/m/yyyy h:mm AM/PM", "2026-03-12 14:30"),
            ("[h]:mm", "1106246:30"),
            ("0.0\"d\"", "46093.6d"),
            ("[Red]0.0", "46093.6"),
        ] {
            assert_eq!(Format::of(code).show(46_093.604_166_666_664, false), shown, "{code}");
        }
        assert_eq!(Format::built_in(14).show(46_093.0, false), "2026-03-12");
        assert_eq!(Format::built_in(9).show(0.35, false), "35%");
        assert_eq!(Format::built_in(9999).show(0.35, false), "0.35");
    }

    #[test]
    fn percentages_and_days_are_kept_as_such_and_all_else_as_numbers() {
        for (number, code, kept) in [
            (0.85, "0%", "85%"),
            (0.8537, "0%", "85.37%"),
            (0.07, "0.0%", "7%"),
            (46_447.0, "dd.mm.yyyy", "2027-03-01"),
            (46_447.0, "mmm yyyy", "2027-03"),
            (46_447.0, "General", "46447"),
            (1_234.5, "#,##0", "1234.5"),
            (12.0, "#,##0 \"€\"", "12"),
        ] {
            assert_eq!(Format::of(code).kept(number, false), kept, "{number} {code}");
        }
    }

    proptest! {
        #[test]
        fn nothing_makes_it_stumble(number in any::<f64>(), code in any::<String>(), signs in "[0#?.,%;/E@\\[\\]\"\\\\_*$ymdhsGeneral -]{0,24}") {
            for code in [code, signs] {
                let _ = Format::of(&code).show(number, false);
            }
        }
    }
}
