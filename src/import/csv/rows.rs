//! A text to rows of cells: quotes, doubled quotes, line breaks in quotes, and all three ways to end a line.

use crate::import::own;
use crate::import::table::{Cell, Grid};
use crate::source::Span;

/// The most cells of a table.
const CELLS: usize = 250_000;
/// The most cells of a table of ours, which has a row for each card of a map.
const OWN_CELLS: usize = 1_000_000;

/// A table as it was parted.
#[derive(Debug, Default)]
pub(super) struct Parted {
    /// The cells.
    pub(super) grid: Grid,
    /// Cells in which quotes stand that are not doubled: they are read as they stand.
    pub(super) odd: Vec<Span>,
}

/// Why a text is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unparted {
    /// A quote that is never closed.
    Open(Span),
    /// The cell that is one too many, and how many there may be.
    TooMany(Span, usize),
}

/// Parts a text from a byte on, for so many rows at most.
pub(super) fn part(text: &str, from: usize, separator: char, rows: usize) -> Result<Parted, Unparted> {
    let mut parting = Parting { text, at: from, separator, closing: 0, odd: Vec::new() };
    let (mut grid, mut cells, mut most) = (Grid::default(), 0, CELLS);
    while !parting.rest().is_empty() && grid.rows.len() < rows {
        let row = parting.row()?;
        cells += row.len();
        if let (true, Some(last)) = (cells > most, row.last()) {
            return Err(Unparted::TooMany(last.span, most));
        }
        grid.rows.push(row);
        if grid.rows.len() == 1 && own::rows::is_ours(&grid) {
            most = OWN_CELLS;
        }
    }
    Ok(Parted { grid, odd: parting.odd })
}

struct Parting<'t> {
    text: &'t str,
    /// The next byte.
    at: usize,
    separator: char,
    /// Where the quote stands that is known to close a cell in which other quotes stand.
    closing: usize,
    odd: Vec<Span>,
}

impl<'t> Parting<'t> {
    fn from(&self, at: usize) -> &'t str {
        self.text.get(at..).unwrap_or("")
    }

    fn rest(&self) -> &'t str {
        self.from(self.at)
    }

    fn ends_cell(&self, sign: char) -> bool {
        sign == self.separator || sign == '\n' || sign == '\r'
    }

    /// Whether a cell ends before this.
    fn is_end(&self, rest: &str) -> bool {
        rest.chars().next().is_none_or(|sign| self.ends_cell(sign))
    }

    fn row(&mut self) -> Result<Vec<Cell>, Unparted> {
        let mut row = Vec::new();
        loop {
            row.push(self.cell()?);
            if self.rest().starts_with(self.separator) {
                self.at += self.separator.len_utf8();
                continue;
            }
            let end = if self.rest().starts_with("\r\n") { 2 } else { 1 };
            self.at = self.text.len().min(self.at + end);
            return Ok(row);
        }
    }

    fn cell(&mut self) -> Result<Cell, Unparted> {
        let rest = self.rest();
        let quoted = rest.trim_start_matches(' ');
        if quoted.starts_with('"') && self.separator != '"' {
            return self.quoted(self.at + (rest.len() - quoted.len()));
        }
        let start = self.at;
        self.at += rest.find(|sign| self.ends_cell(sign)).unwrap_or(rest.len());
        let span = Span::new(start, self.at);
        Ok(Cell::new(self.text.get(start..self.at).unwrap_or(""), span))
    }

    /// A cell whose quote opens at a byte.
    fn quoted(&mut self, open: usize) -> Result<Cell, Unparted> {
        let mut words = String::new();
        let mut at = open + 1;
        let mut is_odd = false;
        loop {
            let rest = self.from(at);
            let next = rest.find('"').ok_or(Unparted::Open(Span::new(open, open + 1)))?;
            words.push_str(rest.get(..next).unwrap_or(""));
            at += next + 1;
            let behind = self.from(at);
            if behind.starts_with('"') {
                words.push('"');
                at += 1;
                continue;
            }
            let after = behind.trim_start_matches(' ');
            if self.is_end(after) {
                self.at = at + (behind.len() - after.len());
                let span = Span::new(open + 1, at - 1);
                self.odd.extend(is_odd.then_some(span));
                return Ok(Cell::new(words, span));
            }
            is_odd = true;
            words.push('"');
            if at <= self.closing || self.closes_later(at) {
                continue;
            }
            // Nothing closes it: both quotes belong to the words.
            let end = behind.find(|sign| self.ends_cell(sign)).unwrap_or(behind.len());
            words.push_str(behind.get(..end).unwrap_or(""));
            words.insert(0, '"');
            self.at = at + end;
            let span = Span::new(open, self.at);
            self.odd.push(span);
            return Ok(Cell::new(words, span));
        }
    }

    /// Whether a cell that is open at a byte is closed on the same line, before the next one opens.
    fn closes_later(&mut self, at: usize) -> bool {
        let line = self.from(at).lines().next().unwrap_or("");
        for (quote, _) in line.match_indices('"') {
            let before = line.get(..quote).unwrap_or("").trim_end_matches(' ');
            if before.ends_with(self.separator) {
                return false;
            }
            let after = line.get(quote + 1..).unwrap_or("").trim_start_matches(' ');
            if self.is_end(after) {
                self.closing = at + quote;
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop, prop_assert_eq, proptest};

    use super::*;

    fn words(text: &str, separator: char) -> Vec<Vec<String>> {
        let parted = part(text, 0, separator, usize::MAX).unwrap_or_else(|why| panic!("{text:?}: {why:?}"));
        parted.grid.rows.into_iter().map(|row| row.into_iter().map(|cell| cell.words).collect()).collect()
    }

    #[test]
    fn a_text_is_parted_as_spreadsheets_do() {
        let cases: &[(&str, &[&[&str]])] = &[
            ("", &[]),
            ("a,b\r\nc\rd,\n", &[&["a", "b"], &["c"], &["d", ""]]),
            ("a\n\nb", &[&["a"], &[""], &["b"]]),
            ("\"a,b\",\"c\nd\"", &[&["a,b", "c\nd"]]),
            ("\"say \"\"hi\"\"\",x", &[&["say \"hi\"", "x"]]),
            ("5\" screen,a \"b\" c", &[&["5\" screen", "a \"b\" c"]]),
            ("a, \"b, c\" ,d", &[&["a", "b, c", "d"]]),
            ("\"He said \"yes, please\" to us\",4", &[&["He said \"yes, please\" to us", "4"]]),
            ("\"Hello\" she said,\"x\"\nb", &[&["\"Hello\" she said", "x"], &["b"]]),
            ("\"\",\"\"\"\"", &[&["", "\""]]),
        ];
        for (text, rows) in cases {
            assert_eq!(words(text, ','), *rows, "{text:?}");
        }
        assert_eq!(words("a;3,5|b", ';'), [["a", "3,5|b"]]);
    }

    #[test]
    fn cells_know_where_they_stand() {
        let text = "é,\"b \"\"c\"\"\"\n\"d\" e,f";
        let parted = part(text, 0, ',', usize::MAX).unwrap();
        let slices: Vec<&str> =
            parted.grid.rows.iter().flatten().map(|cell| text.get(cell.span.start..cell.span.end).unwrap()).collect();
        assert_eq!(slices, ["é", "b \"\"c\"\"", "\"d\" e", "f"]);
        assert_eq!(parted.odd.len(), 1);
        assert_eq!(part("a,\n\"b,c\n", 0, ',', usize::MAX).unwrap_err(), Unparted::Open(Span::new(3, 4)));
    }

    #[test]
    fn what_is_odd_takes_no_time() {
        let start = std::time::Instant::now();
        for piece in ["\"", "\"a", "\"a\"b", "\"a,", "\"a\"b,", "a\"", "\"\n", ",\"", "\" "] {
            let text = piece.repeat(100_000 / piece.len());
            let _ = part(&text, 0, ',', usize::MAX);
            let _ = part(&format!("{text}\""), 0, ',', usize::MAX);
        }
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    }

    proptest! {
        /// What the `csv` crate writes is read as it was; so is what it reads.
        #[test]
        fn it_reads_what_others_write(
            rows in prop::collection::vec(prop::collection::vec("[a-c,;\"\n\r é]{0,6}", 1..5), 1..6),
            separator in "[,;\t|]",
        ) {
            let separator = separator.chars().next().unwrap();
            let mut writer = csv::WriterBuilder::new().delimiter(separator as u8).flexible(true).from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            // Blanks before a quote that opens are no part of a cell; the writer quotes no blanks.
            let own: Vec<Vec<String>> = words(&text, separator);
            prop_assert_eq!(own, rows);
        }

        #[test]
        fn nothing_makes_it_stumble(text in any::<String>(), signs in "[\",\n\r; a]{0,40}") {
            for text in [text, signs] {
                if let Ok(parted) = part(&text, 0, ',', usize::MAX) {
                    assert!(parted.grid.rows.iter().flatten().all(|cell| text.get(cell.span.start..cell.span.end).is_some()));
                }
            }
        }
    }
}
