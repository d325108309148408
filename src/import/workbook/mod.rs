//! Workbooks: `.xlsx` and `.ods` files, read to the words that their cells show.
//!
//! Both become sheets, and these a text with a line for each row, so that reports can quote what they speak of.

mod code;
mod date;
pub mod drawn;
mod number;
mod ods;
mod package;
mod sheet;
mod text;
mod xlsx;

use super::foreign::{self, Foreign, Sample, Unopened, Wishes, refusal};
use super::loss::{Entry, Fate};
use super::table::{self, Cell, Grid};
use super::{Imported, Importer, csv, own};
use crate::diagnostic::{Checked, Diagnostic, Findings, nearest, shown};
use crate::source::{Source, Span};
use package::Package;
use sheet::Sheet;

/// Workbooks of Excel.
pub(super) static XLSX: Importer = Importer {
    name: "xlsx",
    endings: &["xlsx", "xlsm", "xltx", "xltm", "xls", "xlsb"],
    about: "Workbooks of Excel and of this program: .xlsx files.",
    recognises: |sample| holds(sample, "xl/workbook.xml"),
    opens: |name, bytes, _| open(name, bytes, xlsx::sheets),
    reads,
    heeds: &["map", "sheet"],
};

/// Workbooks of `LibreOffice` and others.
pub(super) static ODS: Importer = Importer {
    name: "ods",
    endings: &["ods", "ots"],
    about: "Workbooks of LibreOffice: .ods files (OpenDocument).",
    recognises: |sample| {
        Package::open(sample.bytes).and_then(|mut package| package.part("mimetype")).is_ok_and(|kind| {
            kind.is_some_and(|kind| kind.starts_with("application/vnd.oasis.opendocument.spreadsheet"))
        })
    },
    opens: |name, bytes, _| open(name, bytes, ods::sheets),
    reads,
    heeds: &["map", "sheet"],
};

fn holds(sample: &Sample<'_>, part: &str) -> bool {
    sample.bytes.starts_with(b"PK") && Package::open(sample.bytes).is_ok_and(|package| package.has(part))
}

/// Why a workbook cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Refusal {
    message: String,
    help: Option<&'static str>,
}

impl Refusal {
    const fn new(message: String) -> Self {
        Self { message, help: None }
    }

    fn help(mut self, help: &'static str) -> Self {
        self.help = Some(help);
        self
    }

    /// The same with the cell at which it was found out.
    fn at(mut self, cell: &str) -> Self {
        self.message = format!("{cell}: {}", self.message);
        self
    }

    fn damaged(why: &str) -> Self {
        Self::new(format!("the workbook is damaged, or none: {why}"))
            .help("open it in a spreadsheet program, and save it again")
    }

    fn encrypted() -> Self {
        Self::new("the workbook is encrypted".to_owned()).help("save a copy without a password")
    }
}

fn open(
    name: &str,
    bytes: &[u8],
    sheets: fn(&mut Package<'_>) -> Result<Vec<Sheet>, Refusal>,
) -> Result<Foreign, Unopened> {
    let opened = Package::open(bytes).and_then(|mut package| {
        let written = text::text(&sheets(&mut package)?)?;
        Ok((written, drawn::kept(&mut package)))
    });
    match opened {
        Ok((written, drawn)) => {
            let mut foreign = Foreign::workbook(Source::new(name, written.words).unlined(), written.cells);
            foreign.sheets = written.sheets;
            foreign.drawn = drawn;
            Ok(foreign)
        }
        Err(refused) => {
            let mut found = refusal(Span::new(0, 0), refused.message);
            found.help = refused.help.map(str::to_owned);
            Err(Box::new((Source::new(name, "").unlined(), found)))
        }
    }
}

fn reads(foreign: &Foreign, wishes: &Wishes) -> Checked<Vec<Imported>> {
    let ours = foreign.sheets.iter().find(|sheet| sheet.is_ours && wishes.sheets.is_empty());
    if let Some(ours) = ours {
        let others = foreign.sheets.iter().filter(|sheet| !std::ptr::eq(*sheet, ours) && is_filled(sheet));
        let name = &ours.grid.name;
        let why = format!("it was changed, and is only drawn from `{name}`, which is what is read: change it there");
        let drawn = |(at, sheet): (usize, &foreign::Sheet)| {
            let Some(drawn) = drawn::Drawn::of(&foreign.drawn).filter(|drawn| !drawn.has(sheet)) else {
                return vec![of_sheet(sheet, Fate::Mapped, &format!("drawn from `{name}`"))];
            };
            let cells = drawn.changed(at, sheet);
            if cells.is_empty() {
                return vec![of_sheet(sheet, Fate::Unmapped, &why)];
            }
            let of_cell =
                |cell: &Cell| Entry { what: "cell", span: cell.span, ..of_sheet(sheet, Fate::Unmapped, &why) };
            let rest = of_sheet(sheet, Fate::Mapped, &format!("drawn from `{name}`"));
            std::iter::once(rest).chain(cells.into_iter().map(of_cell)).collect()
        };
        let told: Vec<Entry> = others.enumerate().flat_map(drawn).chain(ours.told.clone()).collect();
        return csv::with_told(own::rows::maps(foreign, &ours.grid), &told);
    }
    match chosen(foreign, wishes) {
        Ok((sheets, mut told)) => {
            let grids: Vec<Grid> = sheets.iter().map(|sheet| sheet.grid.clone()).collect();
            told.extend(sheets.iter().flat_map(|sheet| sheet.told.clone()));
            csv::with_told(table::maps(foreign, &grids, wishes), &told)
        }
        Err(refused) => {
            let mut findings = Findings::new();
            findings.add(*refused);
            Checked { value: None, findings }
        }
    }
}

/// The sheets to read, and what is told of the others.
fn chosen<'f>(foreign: &'f Foreign, wishes: &Wishes) -> Result<(Vec<&'f foreign::Sheet>, Vec<Entry>), Box<Diagnostic>> {
    let names = || foreign.sheets.iter().map(|sheet| sheet.grid.name.as_str());
    for wanted in &wishes.sheets {
        if !names().any(|name| is_called(name, wanted)) {
            let found = refusal(Span::new(0, 0), format!("there is no sheet `{}` in this workbook", shown(wanted)));
            let listed: Vec<String> = names().map(|name| format!("`{}`", shown(name))).collect();
            return Err(Box::new(match nearest(wanted, names()) {
                Some(near) => found.did_you_mean(Some(near)),
                None => found.help(format!("there are {}", listed.join(", "))),
            }));
        }
    }
    let is_wanted = |sheet: &&foreign::Sheet| match wishes.sheets.as_slice() {
        [] => !sheet.is_hidden,
        wanted => wanted.iter().any(|wanted| is_called(&sheet.grid.name, wanted)),
    };
    let filled = foreign.sheets.iter().filter(|sheet| is_filled(sheet));
    let (sheets, others): (Vec<_>, Vec<_>) = filled.partition(is_wanted);
    if sheets.is_empty() {
        return Err(Box::new(nothing(wishes, &others)));
    }
    let why = if wishes.sheets.is_empty() {
        "the sheet is hidden: read it with `--sheet`"
    } else {
        "`--sheet` names another one"
    };
    Ok((sheets, others.into_iter().map(|sheet| of_sheet(sheet, Fate::Unmapped, why)).collect()))
}

/// What to say where no sheet that is read has words in it.
fn nothing(wishes: &Wishes, others: &[&foreign::Sheet]) -> Diagnostic {
    let Some(other) = others.first() else {
        return refusal(Span::new(0, 0), "the workbook has no cell with words in it")
            .help("are its values formulas? Open it in a spreadsheet program, and save it");
    };
    let message = if wishes.sheets.is_empty() {
        "every sheet with words in it is hidden"
    } else {
        "the sheet that `--sheet` names is blank"
    };
    refusal(Span::new(0, 0), message).help(format!("read another one: `--sheet '{}'`", shown(&other.grid.name)))
}

fn is_called(name: &str, wanted: &str) -> bool {
    name == wanted || name.to_lowercase() == wanted.trim().to_lowercase()
}

fn is_filled(sheet: &foreign::Sheet) -> bool {
    sheet.grid.rows.iter().flatten().any(|cell| !cell.words.is_empty()) || !sheet.told.is_empty()
}

/// What became of a whole sheet.
fn of_sheet(sheet: &foreign::Sheet, fate: Fate, why: &str) -> Entry {
    Entry { fate, what: "sheet", span: sheet.span, to: String::new(), reason: why.to_owned() }
}
