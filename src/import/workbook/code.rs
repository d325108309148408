//! The codes of formats of numbers, such as `#,##0.00`: what they say of how a number is shown.

use super::date::{Clock, Parts, Precision};

/// How numbers of one kind are shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Section {
    pub(super) before: String,
    pub(super) behind: String,
    /// The fewest digits before the point.
    pub(super) whole: usize,
    /// The fewest decimals, and the most.
    pub(super) decimals: (usize, usize),
    /// Whether thousands are parted.
    pub(super) grouped: bool,
    /// How often the number is divided by a thousand.
    pub(super) thousands: i32,
    /// How often it is multiplied by a hundred.
    pub(super) percent: i32,
    /// Whether there is a number at all.
    pub(super) shows: bool,
    /// Whether the words stand around the number itself.
    pub(super) general: bool,
}

/// What a code is made of.
#[derive(Clone, Copy)]
pub(super) enum Sign<'c> {
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
pub(super) fn moment(code: &str) -> Option<Parts> {
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
pub(super) fn sections(code: &str) -> Vec<Vec<Sign<'_>>> {
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
pub(super) fn section(code: &[Sign<'_>]) -> Option<Section> {
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
