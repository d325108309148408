//! Names of sheets: what a spreadsheet takes, each once.

use unicode_segmentation::UnicodeSegmentation;

/// How long a name may be, in UTF-16 units.
const LONGEST: usize = 31;
/// What is taken where nothing is left of a name, or it is one that spreadsheets keep for themselves.
const PLAIN: &str = "Map";
/// Names that Excel keeps, or takes for something else where a chart or the print set-up refers to a sheet.
const RESERVED: [&str; 3] = ["history", "true", "false"];

/// The names that are taken, in lower case.
#[derive(Debug)]
pub(super) struct Names {
    taken: Vec<String>,
}

impl Names {
    /// No names but one that is kept free.
    pub(super) fn except(name: &str) -> Self {
        Self { taken: vec![name.to_lowercase()] }
    }

    /// A name made from a title, which nobody else has.
    pub(super) fn name(&mut self, title: &str) -> String {
        let shown: String = title.chars().map(|c| if is_forbidden(c) { ' ' } else { c }).collect();
        let words: Vec<&str> = shown.split_whitespace().collect();
        let words = words.join(" ");
        let mut name = words.trim_matches(['\'', ' ']);
        if name.is_empty() || RESERVED.iter().any(|reserved| name.eq_ignore_ascii_case(reserved)) {
            name = PLAIN;
        }
        let mut number = 1;
        loop {
            let ending = if number > 1 { format!(" ({number})") } else { String::new() };
            let found = format!("{}{ending}", cut(name, LONGEST - ending.len()));
            let lower = found.to_lowercase();
            if !self.taken.contains(&lower) {
                self.taken.push(lower);
                return found;
            }
            number += 1;
        }
    }
}

fn is_forbidden(c: char) -> bool {
    matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

/// The beginning of a text, at most so many UTF-16 units, with `…` where something is left out.
pub(super) fn cut(text: &str, longest: usize) -> String {
    let units = |text: &str| text.encode_utf16().count();
    if units(text) <= longest {
        return text.to_owned();
    }
    let (mut kept, mut used) = (String::new(), 1);
    for grapheme in text.graphemes(true) {
        used += units(grapheme);
        if used > longest {
            break;
        }
        kept.push_str(grapheme);
    }
    format!("{}…", kept.trim_end_matches([' ', '\'']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_that_excel_takes() {
        let mut names = Names::except("Data");
        for (title, expected) in [
            ("Buying a course", "Buying a course"),
            ("buying a Course", "buying a Course (2)"),
            ("What? [a/b]: \\ *", "What a b"),
            ("'quoted'", "quoted"),
            ("", "Map"),
            ("History", "Map (2)"),
            ("True", "Map (3)"),
            ("data", "data (2)"),
            ("A title that is longer than thirty-one signs", "A title that is longer than th…"),
            ("A title that is longer than thirty-one others", "A title that is longer tha… (2)"),
            ("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", "👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧…"),
        ] {
            let name = names.name(title);
            assert_eq!(name, expected);
            assert!(rust_xlsxwriter::utility::check_sheet_name(&name).is_ok(), "{name}");
        }
    }
}
