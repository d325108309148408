//! A sheet as its file tells it: the words that cells show, which are merged, what is hidden, and what lies beside cells.

use std::collections::BTreeMap;

use super::Refusal;

/// The most cells with words in a workbook.
pub(super) const CELLS: usize = 250_000;
/// The most bytes of words in a workbook.
const WORDS: usize = 8 * 1024 * 1024;
/// The most merged areas of a sheet.
const MERGED: usize = 40_000;
/// The last row and the last column that a spreadsheet has.
pub(super) const ROWS: u32 = 1_048_576;
pub(super) const COLUMNS: u32 = 16_384;

/// A row and a column, from 0.
pub(super) type At = (u32, u32);

/// A sheet.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    /// What is written on its tab.
    pub(super) name: String,
    /// Whether the program that wrote it does not show it.
    pub(super) hidden: bool,
    /// The cells that hold something.
    pub(super) cells: BTreeMap<At, Found>,
    /// Areas that are merged to one cell.
    pub(super) merged: Vec<Area>,
    /// Rows that are not shown: the first and the last of each group.
    pub(super) hidden_rows: Vec<(u32, u32)>,
    /// Columns that are not shown.
    pub(super) hidden_columns: Vec<(u32, u32)>,
    /// What belongs to a cell, or lies over it, and is in none.
    pub(super) beside: Vec<Beside>,
}

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// Its words as a spreadsheet program shows them.
    pub(super) shown: String,
    /// Its value with all digits, where that is written in another way: `1234.5` of `1,235 €`, `34.56%` of `35%`.
    pub(super) plain: Option<String>,
    /// Why the words say nothing, if they are an error or a formula that was not worked out.
    pub(super) lack: Option<&'static str>,
    /// Why the words may not be what was meant, if that is not sure.
    pub(super) odd: Option<&'static str>,
}

impl Found {
    /// Words.
    pub(super) fn words(words: impl Into<String>) -> Self {
        Self { shown: words.into(), ..Self::default() }
    }

    /// Words that say nothing, and why.
    pub(super) fn lacking(words: impl Into<String>, why: &'static str) -> Self {
        Self { lack: Some(why), ..Self::words(words) }
    }

    /// An error such as `#REF!`.
    pub(super) fn error(words: impl Into<String>) -> Self {
        Self { lack: Some("the cell shows an error instead of a value"), ..Self::words(words) }
    }

    /// A formula whose value is not in the file.
    pub(super) fn formula(formula: &str) -> Self {
        let lack = "the formula has no value in the file: open it in a spreadsheet program, and save it";
        Self { lack: Some(lack), ..Self::words(format!("={formula}")) }
    }
}

/// A rectangle of cells, its ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) from: At,
    pub(super) to: At,
}

/// Something that belongs to a cell and is not in it: a comment, a link, a shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Beside {
    /// The cell.
    pub(super) at: At,
    /// What it is: "comment".
    pub(super) what: &'static str,
    /// Its words.
    pub(super) words: String,
    /// Why it is not in the map.
    pub(super) why: &'static str,
}

/// How much a workbook may still hold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    cells: usize,
    words: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { cells: CELLS, words: WORDS }
    }
}

impl Budget {
    fn take(&mut self, words: usize) -> Result<(), Refusal> {
        let help = "copy the sheet of the journey into a workbook of its own";
        self.cells = self.cells.checked_sub(1).ok_or_else(|| too_many().help(help))?;
        self.words = self
            .words
            .checked_sub(words)
            .ok_or_else(|| Refusal::new(format!("the words of a workbook may have {WORDS} bytes")).help(help))?;
        Ok(())
    }
}

/// What to say of too many cells.
pub(super) fn too_many() -> Refusal {
    Refusal::new(format!("a workbook may have {CELLS} cells"))
}

impl Sheet {
    /// Puts something into a cell; what shows nothing is left out.
    pub(super) fn put(&mut self, at: At, found: Found, budget: &mut Budget) -> Result<(), Refusal> {
        if at.0 >= ROWS || at.1 >= COLUMNS {
            return Err(Refusal::damaged("a cell lies beyond the last row or column").at(&self.called(at)));
        }
        if found.shown.trim().is_empty() {
            return Ok(());
        }
        let words = found.shown.len() + found.plain.as_ref().map_or(0, String::len);
        budget.take(words).map_err(|refused| refused.at(&self.called(at)))?;
        let words = found.shown.clone();
        if let Some(before) = self.cells.insert(at, found).filter(|before| before.shown != words) {
            let why = "the file has this cell twice, and the last one is read";
            self.lay(Beside { at, what: "cell", words: before.shown, why }, budget)?;
        }
        Ok(())
    }

    /// Puts something beside a cell; what has no words is left out.
    pub(super) fn lay(&mut self, beside: Beside, budget: &mut Budget) -> Result<(), Refusal> {
        if beside.words.trim().is_empty() {
            return Ok(());
        }
        budget.take(beside.words.len()).map_err(|refused| refused.at(&self.called(beside.at)))?;
        self.beside.push(beside);
        Ok(())
    }

    /// Makes an area one cell.
    pub(super) fn merge(&mut self, area: Area) -> Result<(), Refusal> {
        if self.merged.len() == MERGED {
            return Err(Refusal::new(format!("a sheet may have {MERGED} merged cells, and this is one more"))
                .help("copy the cells of the journey into a sheet of their own")
                .at(&self.called(area.from)));
        }
        if area.from != area.to && area.from.0 <= area.to.0 && area.from.1 <= area.to.1 {
            self.merged.push(area);
        }
        Ok(())
    }

    /// What a cell is called, as formulas write it: `Sheet1!B4`, `'My sheet'!B4`.
    pub(super) fn called(&self, at: At) -> String {
        let is_plain = self.name.chars().all(|sign| sign.is_alphanumeric() || sign == '_' || sign == '.');
        let cell = called(at);
        if is_plain { format!("{}!{cell}", self.name) } else { format!("'{}'!{cell}", self.name.replace('\'', "''")) }
    }
}

/// A cell's name: `B4`.
pub(super) fn called((row, column): At) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    letters.reverse();
    format!("{}{}", String::from_iter(letters), row + 1)
}

/// The cell of a name such as `B4` or `$B$4`.
pub(super) fn named(name: &str) -> Option<At> {
    let (mut column, mut row) = (0_u32, 0_u32);
    for sign in name.chars().filter(|sign| *sign != '$') {
        match sign {
            'A'..='Z' | 'a'..='z' if row == 0 => {
                column =
                    column.checked_mul(26)?.checked_add(u32::from(sign.to_ascii_uppercase()) - u32::from('A') + 1)?;
            }
            '0'..='9' => row = row.checked_mul(10)?.checked_add(sign.to_digit(10)?)?,
            _ => return None,
        }
    }
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// The area of a name such as `B4:C5`, or of one cell.
pub(super) fn area(name: &str) -> Option<Area> {
    let (from, to) = name.split_once(':').unwrap_or((name, name));
    Some(Area { from: named(from)?, to: named(to)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_names() {
        for (at, name) in [
            ((0, 0), "A1"),
            ((3, 1), "B4"),
            ((9, 25), "Z10"),
            ((0, 26), "AA1"),
            ((ROWS - 1, COLUMNS - 1), "XFD1048576"),
        ] {
            assert_eq!(called(at), name);
            assert_eq!(named(name), Some(at));
        }
        assert_eq!(named("$C$2"), Some((1, 2)));
        for name in ["", "A", "1", "A0", "4B", "A99999999999", "ZZZZZZZZZZ1", "é1"] {
            assert_eq!(named(name), None, "{name}");
        }
        assert_eq!(area("B2:C5"), Some(Area { from: (1, 1), to: (4, 2) }));
        let sheet = |name: &str| Sheet { name: name.to_owned(), ..Sheet::default() };
        assert_eq!(sheet("여정").called((0, 0)), "여정!A1");
        assert_eq!(sheet("Anna's map").called((0, 0)), "'Anna''s map'!A1");
    }
}
