//! Numbers as a spreadsheet shows them: `0.35` with the format `0%` is `35%`.
//!
//! What a format cannot be followed in (fractions, powers of ten, conditions) is shown as the number itself: then nothing
//! is said that is not so.

use super::date::{self, Clock, Parts, Precision};

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

/// How numbers of one kind are shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Section {
    before: String,
    behind: String,
    /// The fewest digits before the point.
    whole: usize,
    /// The fewest decimals, and the most.
    decimals: (usize, usize),
    /// Whether thousands are parted.
    grouped: bool,
    /// How often the number is divided by a thousand.
    thousands: i32,
    /// How often it is multiplied by a hundred.
    percent: i32,
    /// Whether there is a number at all.
    shows: bool,
    /// Whether the words stand around the number itself.
    general: bool,
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

/// What a code is made of.
#[derive(Clone, Copy)]
enum Sign<'c> {
    /// A sign that means something.
    Code(char),
    /// Words that are shown.
    Words(&'c str),
    /// What stands in brackets.
    Brackets(&'c str),
    /// The end of a section.
    End,
}

/// The signs of a code.
fn signs(code: &str) -> Vec<Sign<'_>> {
    let mut signs = Vec::new();
    let mut rest = code;
    while let Some(sign) = rest.chars().next() {
        let behind = rest.get(sign.len_utf8()..).unwrap_or("");
        let until = |end: char| behind.find(end).unwrap_or(behind.len());
        let next = behind.chars().next().map_or(0, char::len_utf8);
        let (found, length) = match sign {
            '"' => (Some(Sign::Words(behind.get(..until('"')).unwrap_or(""))), until('"') + 1),
            '[' => (Some(Sign::Brackets(behind.get(..until(']')).unwrap_or(""))), until(']') + 1),
            '\\' | '!' => (Some(Sign::Words(behind.get(..next).unwrap_or(""))), next),
            // Room as wide as a sign, and a sign that fills the cell.
            '_' | '*' => (None, next),
            ';' => (Some(Sign::End), 0),
            other => (Some(Sign::Code(other)), 0),
        };
        signs.extend(found);
        rest = behind.get(length..).unwrap_or("");
    }
    signs
}

/// The parts of a day or a time that a code shows, if it is one for days or times.
fn moment(code: &str) -> Option<Parts> {
    let code = code.to_lowercase().replace("am/pm", "").replace("a/p", "");
    if code.contains("general") {
        return None;
    }
    let (mut year, mut month, mut day, mut clock) = (false, false, false, None);
    for sign in signs(&code) {
        match sign {
            Sign::Code('y' | 'e') => year = true,
            Sign::Code('d' | 'a') => day = true,
            Sign::Code('h' | 's') => clock = clock.or(Some(Clock::OfDay)),
            // Months, or minutes.
            Sign::Code('m') => month = true,
            Sign::Brackets(unit) if is_unit(unit) => clock = Some(Clock::Lasting),
            Sign::Code('0' | '#' | '?' | '%') if clock.is_none() => return None,
            Sign::End => break,
            _ => {}
        }
    }
    let date = match (year, month, day) {
        (true, true, false) => Some(Precision::Month),
        (true, ..) | (.., true) => Some(Precision::Day),
        (false, true, false) if clock.is_none() => Some(Precision::Day),
        (false, _, false) => None,
    };
    (date.is_some() || clock.is_some()).then_some(Parts { date, clock })
}

fn is_unit(unit: &str) -> bool {
    !unit.is_empty() && ["h", "m", "s"].iter().any(|letter| unit.replace(letter, "").is_empty())
}

/// The sections of a code, parted by semicolons.
fn sections(code: &str) -> Vec<Vec<Sign<'_>>> {
    let mut sections = vec![Vec::new()];
    for sign in signs(code) {
        match sign {
            Sign::End => sections.push(Vec::new()),
            sign => sections.last_mut().into_iter().for_each(|section| section.push(sign)),
        }
    }
    sections
}

/// How a section shows numbers; nothing if it cannot be followed.
fn section(code: &[Sign<'_>]) -> Option<Section> {
    let mut section = Section::default();
    let letters: String = code.iter().map(|sign| if let Sign::Code(sign) = sign { *sign } else { ' ' }).collect();
    if letters.trim().eq_ignore_ascii_case("general") {
        section.general = true;
    } else if letters.contains(['/', 'E', 'e', '@']) || letters.contains(char::is_alphabetic) {
        return None;
    }
    let (mut is_behind_point, mut is_over, mut commas) = (false, false, 0);
    for sign in code {
        match sign {
            Sign::Code('0' | '#' | '?') if is_over => return None,
            Sign::Code(digit @ ('0' | '#' | '?')) => {
                section.shows = true;
                section.grouped |= commas > 0 && !is_behind_point;
                commas = 0;
                let is_fixed = usize::from(*digit == '0');
                if is_behind_point {
                    section.decimals.0 += is_fixed;
                    section.decimals.1 += 1;
                } else {
                    section.whole += is_fixed;
                }
            }
            Sign::Code('.') if section.shows && !is_over && !is_behind_point => is_behind_point = true,
            Sign::Code(',') if section.shows && !is_over => commas += 1,
            Sign::Code('%') => {
                section.percent += 1;
                section.say("%", &mut is_over);
            }
            Sign::Code(letter) if section.general && letter.is_alphabetic() => section.shows = true,
            Sign::Code(sign) => section.say(sign.encode_utf8(&mut [0; 4]), &mut is_over),
            Sign::Words(words) => section.say(words, &mut is_over),
            Sign::Brackets(words) => match words.strip_prefix('$') {
                Some(currency) => section.say(currency.split('-').next().unwrap_or(""), &mut is_over),
                None if words.starts_with(['<', '>', '=']) => return None,
                None => {}
            },
            Sign::End => {}
        }
    }
    section.thousands = commas;
    let is_possible = section.decimals.1 <= 15 && section.whole <= 15 && section.percent <= 2 && section.thousands <= 3;
    is_possible.then_some(section)
}

impl Section {
    /// Puts words before the number, or behind it once it has begun.
    fn say(&mut self, words: &str, is_over: &mut bool) {
        if self.shows {
            self.behind.push_str(words);
            *is_over = true;
        } else {
            self.before.push_str(words);
        }
    }
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

    proptest! {
        #[test]
        fn nothing_makes_it_stumble(number in any::<f64>(), code in any::<String>(), signs in "[0#?.,%;/E@\\[\\]\"\\\\_*$ymdhsGeneral -]{0,24}") {
            for code in [code, signs] {
                let _ = Format::of(&code).show(number, false);
            }
        }
    }
}
