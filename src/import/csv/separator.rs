//! Which sign parts the cells of a table.

use super::rows::{Unparted, part};

/// The signs that are looked for; where nothing tells them apart, the first one holds.
pub(super) const KNOWN: [char; 4] = [',', ';', '\t', '|'];

/// So many rows are looked at.
const ROWS: usize = 60;

/// A separator, and where the table begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Separator {
    /// The sign.
    pub(super) sign: char,
    /// The first byte behind the line that names it, if there is one.
    pub(super) from: usize,
}

/// The separator that a word of the command line or a mapping file means: the sign, or its name.
pub(in crate::import) fn named(word: &str) -> Option<char> {
    match word {
        "tab" | "\\t" => return Some('\t'),
        "comma" => return Some(','),
        "semicolon" => return Some(';'),
        "pipe" => return Some('|'),
        "space" => return Some(' '),
        _ => {}
    }
    let mut signs = word.chars();
    let sign = signs.next().filter(|sign| is_fit(*sign));
    if signs.next().is_none() { sign } else { None }
}

fn is_fit(sign: char) -> bool {
    !sign.is_alphanumeric() && !matches!(sign, '"' | '\n' | '\r')
}

/// The separator of a text: the one asked for, the one that the first line names as Excel does, or the one that fits.
pub(super) fn of(text: &str, wanted: Option<char>) -> Separator {
    let said = said(text);
    let from = said.map_or(0, |said| said.from);
    if let Some(sign) = wanted {
        return Separator { sign, from };
    }
    said.unwrap_or_else(|| Separator { sign: found(text), from: 0 })
}

/// Excel's first line `sep=;`.
fn said(text: &str) -> Option<Separator> {
    let end = text.find(['\n', '\r']).unwrap_or(text.len());
    let line = text.get(..end)?;
    let line = line.strip_prefix('"').and_then(|line| line.strip_suffix('"')).unwrap_or(line);
    let word = line.get(..4).filter(|word| word.eq_ignore_ascii_case("sep=")).and_then(|_| line.get(4..))?;
    // Excel itself writes `sep=` and a comma behind it where it has opened and saved the file.
    let sign = word.chars().next().filter(|sign| is_fit(*sign))?;
    let from = if text.get(end..)?.starts_with("\r\n") { end + 2 } else { text.len().min(end + 1) };
    word.trim_end_matches(KNOWN).is_empty().then_some(Separator { sign, from })
}

/// The sign that gives most rows the same number of cells, and more of them than others do.
fn found(text: &str) -> char {
    let mut best = (0.0, ',');
    for sign in KNOWN {
        let fit = fit(text, sign);
        if fit > best.0 {
            best = (fit, sign);
        }
    }
    best.1
}

/// How well a sign parts a text, from 0 to 1.
fn fit(text: &str, sign: char) -> f64 {
    let parted = match part(text, 0, sign, ROWS) {
        // The lines before a quote that is never closed say it as well.
        Err(Unparted::Open(at)) => {
            let before = text.get(..at.start).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
            part(text.get(..before).unwrap_or(""), 0, sign, ROWS)
        }
        parted => parted,
    };
    let Ok(parted) = parted else { return 0.0 };
    let is_filled = |row: &&Vec<_>| row.iter().any(|cell: &crate::import::table::Cell| !cell.words.trim().is_empty());
    let widths: Vec<usize> = parted.grid.rows.iter().filter(is_filled).map(Vec::len).collect();
    let count = |width: usize| widths.iter().filter(|other| **other == width).count();
    // The usual width; of two, the larger.
    let Some(usual) = widths.iter().copied().filter(|width| *width > 1).max_by_key(|width| (count(*width), *width))
    else {
        return 0.0;
    };
    let even = count(usual) as f64 / widths.len() as f64;
    even * (1.0 - 1.0 / usual as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_is_found_that_parts_a_table() {
        for (text, sign) in [
            ("Stage,Actions\nBuy,Pays", ','),
            ("Phase;Handlung;Gefühl\nKauf;Zahlt, wartet;3,5\nNutzung;Lernt, fragt;4,0", ';'),
            ("Stage\tActions\nBuy, try\tPays; waits", '\t'),
            ("Stage|Actions|Pain\nBuy|Pays|Slow", '|'),
            ("Persona: Anna; 34, Berlin\n\nStage,Actions,Pain\nBuy,\"Pays; waits; goes\",Slow\nUse,Opens,Crash", ','),
            ("Stage,A,B,C\nActions,\"a; b\",\"c; d\",e\nPain,x\nGains,\"y; z\",q,r", ','),
            ("\"Stage\";\"Say \"\"a, b\"\"\"\n\"x, y\";\"z\"", ';'),
            ("one\ntwo", ','),
            ("", ','),
        ] {
            assert_eq!(of(text, None).sign, sign, "{text}");
        }
    }

    #[test]
    fn excels_line_names_it() {
        assert_eq!(of("sep=;\r\na;b,c,d\r\n", None), Separator { sign: ';', from: 7 });
        assert_eq!(of("SEP=|\na|b", None), Separator { sign: '|', from: 6 });
        assert_eq!(of("\"sep=,\"\na,b", None), Separator { sign: ',', from: 8 });
        assert_eq!(of("sep=;\na;b", Some('|')), Separator { sign: '|', from: 6 });
        assert_eq!(of("separate,b\n1,2", None), Separator { sign: ',', from: 0 });
        assert_eq!(of("sep=", None).from, 0);
    }

    #[test]
    fn signs_have_names() {
        for (word, sign) in
            [("tab", Some('\t')), (";", Some(';')), ("pipe", Some('|')), ("x", None), ("", None), (";;", None)]
        {
            assert_eq!(named(word), sign, "{word}");
        }
    }
}
