//! Spreadsheets before anybody asks what they mean: which cells are read, and what readers bear.

use std::fs;
use std::io::{Cursor, Read, Write};

use journeymap::import::foreign::{Foreign, Place, Wishes};
use journeymap::import::loss::Entry;
use journeymap::report::terminal::{self, Look};
use journeymap::source::Span;
use journeymap::{import, import_with};
use proptest::prelude::{ProptestConfig, any, prop, proptest};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::import::expect;
use crate::support::{Work, files_in, line, name_of, repository};

fn opened(format: &str, name: &str, bytes: &[u8]) -> Result<Foreign, String> {
    let importer = import::named(format).unwrap();
    (importer.opens)(name, bytes, &Wishes::default()).map_err(|unopened| line(&unopened.0, &unopened.1))
}

fn called(foreign: &Foreign, span: Span) -> String {
    match foreign.place(span) {
        Place::Cell(name) => name,
        Place::Text { line, column } => format!("{line}:{column}"),
    }
}

/// Everything that is known of a workbook, a line each.
fn listing(foreign: &Foreign) -> String {
    let mut listing = String::new();
    for sheet in &foreign.sheets {
        let hidden = if sheet.is_hidden { " (hidden)" } else { "" };
        listing.push_str(&format!("  [{}]{hidden}\n", sheet.grid.name));
        for cell in sheet.grid.rows.iter().flatten().filter(|cell| !cell.words.is_empty()) {
            let merged = if (cell.across, cell.down) == (1, 1) {
                String::new()
            } else {
                format!(" {}x{}", cell.across, cell.down)
            };
            listing.push_str(&format!("  {}{merged} {:?}\n", called(foreign, cell.span), cell.words));
            assert_eq!(foreign.source.slice(cell.span), cell.words);
        }
        for Entry { fate, what, span, reason, .. } in &sheet.told {
            let (place, words) = (called(foreign, *span), foreign.source.slice(*span));
            listing.push_str(&format!("  {place} {} {what} {words:?}: {reason}\n", fate.word()));
        }
    }
    listing
}

#[test]
fn cells_are_read_as_they_are_shown() {
    for format in ["xlsx", "ods"] {
        let mut all = String::new();
        for path in files_in(&format!("tests/import/{format}"), "").into_iter().filter(|path| path.is_file()) {
            let name = name_of(&path);
            let foreign =
                opened(format, &name, &fs::read(&path).unwrap()).unwrap_or_else(|why| panic!("{name}: {why}"));
            all.push_str(&format!("{name}\n{}", listing(&foreign)));
        }
        expect(&repository(&format!("tests/import/{format}/expected/cells.txt")), &all);
    }
}

/// Another library finds the same words in the same cells.
#[test]
fn words_are_those_that_another_reader_finds() {
    let mut count = 0;
    for path in files_in("tests/import/xlsx", ".xlsx") {
        let name = name_of(&path);
        let bytes = fs::read(&path).unwrap();
        let foreign = opened("xlsx", &name, &bytes).unwrap();
        let mut other: calamine::Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        for sheet in &foreign.sheets {
            let range = calamine::Reader::worksheet_range(&mut other, &sheet.grid.name).unwrap();
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, cell) in range.used_cells() {
                let calamine::Data::String(words) = cell else { continue };
                let ours = &sheet.grid.rows[row + top as usize][column + left as usize];
                assert_eq!(ours.words, words.replace("\r\n", "\n"), "{name}: {}", called(&foreign, ours.span));
                count += 1;
            }
        }
    }
    assert!(count > 200, "{count}");
}

/// 200 rows of 200 cells, as CSV and as a workbook of Excel.
#[test]
fn a_large_sheet_is_read_in_no_time() {
    let words = |row: usize| (0..200).map(move |column| format!("cell {row} {column}"));
    let csv: String = (0..200).map(|row| words(row).collect::<Vec<_>>().join(",") + "\n").collect();
    let cells = |row: usize| {
        words(row).map(|words| format!("<c t='inlineStr'><is><t>{words}</t></is></c>")).collect::<String>()
    };
    let rows: String = (0..200).map(|row| format!("<row>{}</row>", cells(row))).collect();
    let book = xlsx(&format!("<sheetData>{rows}</sheetData>"), "");
    let start = Work::begin();
    assert_eq!(opened("csv", "a.csv", csv.as_bytes()).unwrap().source.text().len(), csv.len());
    let foreign = opened("xlsx", "a.xlsx", &book).unwrap();
    assert_eq!(foreign.sheets[0].grid.rows.iter().map(Vec::len).sum::<usize>(), 40_000);
    assert!(start.seconds() < 20.0, "{:?}", start.seconds());
}

/// 200 rows of 200 cells come in, with short words as one map and with longer words as two. How long it takes is measured,
/// and written down in `docs/decisions.md`; this only holds that nothing runs away.
#[test]
fn a_large_sheet_is_a_map_in_no_time() {
    let known = ["Touchpoints", "Thoughts", "Pain points", "Opportunities", "Needs", "Channels"];
    for (words, count) in [("", 1), ("Whatever happens in ", 2)] {
        let cell = |row: usize, column: usize| match (row, column) {
            (0, 0) => String::new(),
            (0, column) => format!("Stage {column}"),
            (row, 0) => known.get(row - 1).map_or_else(|| format!("R{row}"), ToString::to_string),
            _ => format!("{words}{row} {column}"),
        };
        let rows = (0..200).map(|row| (0..200).map(|column| cell(row, column)).collect::<Vec<_>>().join("\t"));
        let table = rows.collect::<Vec<_>>().join("\n");
        let importer = import::named("csv").unwrap();
        let start = Work::begin();
        let foreign = opened("csv", "large.tsv", table.as_bytes()).unwrap();
        let read = import_with(importer, &foreign, &Wishes::default());
        let maps = read.value.unwrap_or_else(|| panic!("{:?}", read.findings.sorted()));
        assert!(start.seconds() < 60.0, "{:?}", start.seconds());
        let titles: Vec<&str> = maps.iter().map(|map| map.title.as_str()).collect();
        assert_eq!(titles, if count == 1 { vec!["Large"] } else { vec!["Large 1", "Large 2"] });
        let entries = maps.iter().flat_map(|map| &map.entries);
        let kept = entries.filter(|entry| entry.what == "cell" && !entry.to.is_empty()).count();
        assert!(kept >= 199 * 199, "{kept} cells");
    }
}

/// An archive of these parts.
pub(super) fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The parts of an archive.
pub(super) fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let part = |at| {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), bytes)
    };
    (0..ZipArchive::new(Cursor::new(bytes)).unwrap().len()).map(part).collect()
}

const WORKBOOK: &str = "<workbook xmlns:r='r'><sheets><sheet name='A' r:id='rId1'/></sheets></workbook>";
const RELATIONS: &str = "<Relationships><Relationship Id='rId1' Type='/worksheet' Target='sheet.xml'/>\
                         <Relationship Id='rId2' Type='/sharedStrings' Target='strings.xml'/></Relationships>";

/// A workbook of Excel with this sheet and these texts.
fn xlsx(sheet: &str, strings: &str) -> Vec<u8> {
    let parts = [
        ("xl/workbook.xml", WORKBOOK.to_owned()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.to_owned()),
        ("xl/sheet.xml", format!("<worksheet>{sheet}</worksheet>")),
        ("xl/strings.xml", format!("<sst>{strings}</sst>")),
    ];
    packed(&parts.map(|(name, text)| (name.to_owned(), text.into_bytes())))
}

/// A workbook of `LibreOffice` with these tables.
fn ods(tables: &str) -> Vec<u8> {
    let start = "<d xmlns:office='office' xmlns:table='table' xmlns:text='text'><office:body><office:spreadsheet>";
    let content = format!("{start}{tables}</office:spreadsheet></office:body></d>");
    packed(&[("content.xml".to_owned(), content.into_bytes())])
}

#[test]
fn a_workbook_that_is_too_much_is_refused_before_it_is_a_burden() {
    let cell = "<c t='s'><v>0</v></c>";
    let rows =
        |row: &str, count: usize| format!("<sheetData>{}</sheetData>", format!("<row>{row}</row>").repeat(count));
    let far = |row: usize| format!("<row r='{row}'><c r='XFD{row}'><v>1</v></c></row>");
    let far = format!("<sheetData>{}</sheetData>", (1..25).map(far).collect::<String>());
    let merged = format!("<sheetData/><mergeCells>{}</mergeCells>", "<mergeCell ref='A1:XFD9999'/>".repeat(41_000));
    let attributes: String = (0..50_000).map(|at| format!(" a{at}='1'")).collect();
    let spaces: String = (0..40_000).map(|at| format!("<x xmlns:a{at}='b'/>")).collect();
    let ods_cell = "<table:table-cell table:number-columns-repeated='16384'><text:p>x</text:p></table:table-cell>";
    let endless = |cell: &str| {
        ods(&format!(
            "<table:table><table:table-row table:number-rows-repeated='1048576'>{cell}</table:table-row></table:table>"
        ))
    };
    let blank = "<table:table-cell table:number-columns-repeated='16384'><text:p> </text:p></table:table-cell>";
    let blanks = "<table:table-cell><text:p>x<text:s text:c='99999999999999'/>y</text:p></table:table-cell>";
    for (format, why, bytes) in [
        (
            "xlsx",
            "unpacks to more than 67108864 bytes",
            xlsx("", &format!("<si><t>{}</t></si>", " ".repeat(70_000_000))),
        ),
        (
            "xlsx",
            "the words of a workbook may have 8388608 bytes",
            xlsx(&rows(cell, 9000), &format!("<si><t>{}</t></si>", "a".repeat(1000))),
        ),
        ("xlsx", "a workbook may have 250000 cells", xlsx(&rows(&cell.repeat(300), 1000), "<si><t>a</t></si>")),
        ("xlsx", "A!XFD16: a workbook may have 250000 cells", xlsx(&far, "")),
        (
            "xlsx",
            "this cell lies so far out",
            xlsx("<sheetData><row r='1048576'><c r='XFD1048576'><v>1</v></c></row></sheetData>", ""),
        ),
        ("xlsx", "more than 2000000 elements", xlsx(&rows(&"<c/>".repeat(2100), 1000), "")),
        ("xlsx", "nested too deep", xlsx(&format!("{}{}", "<x>".repeat(100_000), "</x>".repeat(100_000)), "")),
        ("xlsx", "too many attributes", xlsx(&format!("<x{attributes}/>"), "")),
        ("xlsx", "too many attributes", xlsx(&spaces, "")),
        ("xlsx", "a sheet may have 40000 merged cells", xlsx(&merged, "")),
        (
            "xlsx",
            "a cell lies beyond the last row or column",
            xlsx("<sheetData><row><c r='XFE1'><v>1</v></c></row></sheetData>", ""),
        ),
        (
            "xlsx",
            "a cell of the sheet `A` is called `1A`, as none is",
            xlsx("<sheetData><row><c r='1A'><v>1</v></c></row></sheetData>", ""),
        ),
        ("xlsx", "unknown entity reference", xlsx("<a>&lol;</a>", "")),
        (
            "xlsx",
            "DTD",
            packed(&[("xl/workbook.xml".to_owned(), b"<!DOCTYPE a [<!ENTITY l 'l'>]><workbook/>".to_vec())]),
        ),
        ("ods", "a workbook may have 250000 cells", endless(ods_cell)),
        ("ods", "damaged", ods("<table:table>")),
        ("ods", "damaged", packed(&[("content.xml".to_owned(), b"<table:table>".to_vec())])),
        ("ods", "", endless(blank)),
        ("ods", "", ods(&format!("<table:table><table:table-row>{blanks}</table:table-row></table:table>"))),
    ] {
        let start = Work::begin();
        let told = opened(format, "a", &bytes).map(|foreign| foreign.source.text().len().to_string());
        let told = told.unwrap_or_else(|why| why);
        assert!(told.contains(why), "{why}: {told}");
        assert!(start.seconds() < 20.0, "{why}: {:?}", start.seconds());
    }
}

/// A workbook has no lines: what is wrong with it is told with its sheet and cell, and nothing else.
#[test]
fn an_error_of_a_workbook_names_its_cell_only() {
    let rows: String = (1..=120).map(|row| format!("<row r='{row}'><c r='B{row}'><v>{row}</v></c></row>")).collect();
    let book = xlsx(&format!("<sheetData>{rows}</sheetData>"), "");
    let foreign = opened("xlsx", "data.xlsx", &book).unwrap();
    let read = import_with(import::named("xlsx").unwrap(), &foreign, &Wishes::default());
    let mut told = String::new();
    terminal::write(&mut told, &foreign.source, &read.findings.sorted(), Look::PLAIN).unwrap();
    assert!(told.starts_with("data.xlsx: error[unreadable-import]: A!B1: no line of this table"), "{told}");
    assert!(!told.contains('│') && told.contains("help: say what your headers mean"), "{told}");
}

#[test]
fn what_a_cell_cannot_be_is_told() {
    let row = |at: usize, cells: &str| format!("<row r='{at}'>{cells}</row>");
    let sheet = [
        row(1, "<c t='b'><v>1</v></c><c t='b'><v>false</v></c><c t='b'><v>7</v></c>"),
        row(2, "<c><v>1e999</v></c><c><v>NaN</v></c><c><v>12</v></c><c><v>a dozen</v></c>"),
        row(3, "<c t='s'><v>0</v></c><c t='s'><v>9</v></c><c t='s'><v>x</v></c>"),
        row(2, "<c r='C2'><v>13</v></c>"),
    ];
    let book = xlsx(&format!("<sheetData>{}</sheetData>", sheet.concat()), "<si><t>Anna</t></si>");
    let expected = "  [A]
  A!A1 \"TRUE\"
  A!B1 \"FALSE\"
  A!C1 \"7\"
  A!C2 \"13\"
  A!D2 \"a dozen\"
  A!A3 \"Anna\"
  A!C1 guessed cell \"7\": the cell is said to be true or false, and is read as it stands
  A!A2 unmapped cell \"1e999\": the cell is said to be a number, and holds none that can be
  A!B2 unmapped cell \"NaN\": the cell is said to be a number, and holds none that can be
  A!D2 guessed cell \"a dozen\": the cell is said to be a number, and is read as it stands
  A!B3 unmapped cell \"9\": the cell names a text by a number, and there is none of that number
  A!C3 unmapped cell \"x\": the cell names a text by a number, and there is none of that number
  A!C2 unmapped cell \"12\": the file has this cell twice, and the last one is read
";
    let listing = |foreign: &Foreign| {
        // A cell whose words say nothing is blank in the table.
        let mut listing = listing(foreign);
        listing = listing.lines().filter(|line| !line.ends_with("\"\"")).map(|line| format!("{line}\n")).collect();
        listing
    };
    assert_eq!(listing(&opened("xlsx", "a.xlsx", &book).unwrap()), expected);
    let cell = |value: &str| {
        format!(
            "<table:table-cell office:value-type='float' office:value='{value}'><text:p>{value}</text:p></table:table-cell>"
        )
    };
    let book = ods(&format!(
        "<table:table table:name='A'><table:table-row>{}{}</table:table-row></table:table>",
        cell("1e999"),
        cell("4")
    ));
    let told = listing(&opened("ods", "a.ods", &book).unwrap());
    assert!(told.contains("A!A1 unmapped cell \"1e999\"") && told.contains("A!B1 \"4\""), "{told}");
}

/// Opens and reads, as `journeymap import` does.
fn stumble(format: &str, bytes: &[u8], what: &dyn Fn() -> String) {
    let start = Work::begin();
    let importer = import::named(format).unwrap();
    if let Ok(foreign) = (importer.opens)("a", bytes, &Wishes::default()) {
        let read = import_with(importer, &foreign, &Wishes::default());
        assert_eq!(read.value.is_none(), read.findings.has_errors(), "{format}: {}", what());
    }
    assert!(start.seconds() < 20.0, "{format}: {}: {:?}", what(), start.seconds());
}

/// What is put in the place of something else: numbers, names and signs that readers may trip over.
const PIECES: [&str; 24] = [
    "",
    "<",
    ">",
    "\"",
    "&",
    "&#0;",
    "&#x110000;",
    "</row>",
    "<row>",
    "<c r=\"A1\">",
    "</table:table>",
    "<table:table-row>",
    "0",
    "-1",
    "99999999999999999999",
    "1e400",
    "NaN",
    "\u{0}",
    "é",
    "[h]",
    ";;;",
    "_x0000_",
    "AAAAAAA1",
    "\r",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_a_reader_stumble(bytes in prop::collection::vec(any::<u8>(), 0..400), text in any::<String>()) {
        for format in ["csv", "xlsx", "ods"] {
            stumble(format, &bytes, &|| format!("{bytes:?}"));
            stumble(format, text.as_bytes(), &|| text.clone());
            stumble(format, &[b"PK\x03\x04", &*bytes].concat(), &|| format!("PK {bytes:?}"));
        }
    }

    #[test]
    fn no_damage_makes_a_reader_stumble(
        file in any::<prop::sample::Index>(),
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0_usize..30), 1..6),
        part in any::<prop::sample::Index>(),
    ) {
        for format in ["csv", "xlsx", "ods"] {
            let files: Vec<_> = files_in(&format!("tests/import/{format}"), "").into_iter().filter(|path| path.is_file()).collect();
            let path = file.get(&files);
            let bytes = fs::read(path).unwrap();
            let damage = |bytes: &mut Vec<u8>| {
                for (at, piece, length) in &places {
                    if !bytes.is_empty() {
                        let at = at.index(bytes.len());
                        let end = bytes.len().min(at + length);
                        bytes.splice(at..end, piece.get(&PIECES).bytes());
                    }
                }
            };
            let what = || format!("{} {places:?} {part:?}", path.display());
            let mut whole = bytes.clone();
            damage(&mut whole);
            stumble(format, &whole, &what);
            if format != "csv" {
                // What is damaged within is found by no checksum.
                let mut parts = unpacked(&bytes);
                let count = parts.len();
                damage(&mut parts[part.index(count)].1);
                stumble(format, &packed(&parts), &what);
            }
        }
    }
}
