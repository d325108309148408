//! Foreign tables and pages: what stages, lanes and cells are, however a map lies; tab-separated texts stand for workbooks.

use std::fs;

use journeymap::import::foreign::{Foreign, Sample, Unopened, Wishes, utf_8};
use journeymap::import::loss::{self, Fate, Losses, Told};
use journeymap::import::table::{Cell, Grid, maps};
use journeymap::import::{self, Imported, Importer};
use journeymap::source::{NoFiles, Source, Span};
use journeymap::{check, import_with};
use proptest::prelude::{ProptestConfig, any, prop, proptest};

use crate::support::{Work, files_in, line, name_of, repository, text_of};

/// Texts with tabs between cells, `<br>` in them, `<<` for what is merged to the left and `^^` upward.
static TABS: Importer = Importer {
    name: "tabs",
    endings: &["tsv"],
    about: "Tables of tests.",
    recognises: |_: &Sample<'_>| false,
    opens,
    reads: |foreign, wishes| maps(foreign, &[grid(foreign.source.text())], wishes),
    heeds: &["map"],
};

fn opens(name: &str, bytes: &[u8], wishes: &Wishes) -> Result<Foreign, Unopened> {
    utf_8(name, bytes, wishes)
}

fn grid(text: &str) -> Grid {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let mut row: Vec<Cell> = Vec::new();
        for cell in line.split('\t') {
            let words = cell.replace("<br>", "\n");
            if cell == "<<" {
                if let Some(merged) = row.iter_mut().rev().find(|cell| !cell.words.is_empty()) {
                    merged.across += 1;
                }
            } else if cell == "^^" {
                let column = row.len();
                let above =
                    rows.iter_mut().rev().find_map(|row| row.get_mut(column).filter(|cell| !cell.words.is_empty()));
                if let Some(merged) = above {
                    merged.down += 1;
                }
            }
            let words = if matches!(cell, "<<" | "^^") { String::new() } else { words };
            row.push(Cell::new(words, Span::new(at, at + cell.len())));
            at += cell.len() + 1;
        }
        rows.push(row);
    }
    Grid { name: String::new(), rows }
}

fn read(name: &str, text: &str, wishes: &Wishes) -> Result<(Foreign, Vec<Imported>), String> {
    let foreign = Foreign::text(Source::new(name, text));
    let read = import_with(&TABS, &foreign, wishes);
    let found: Vec<String> = read.findings.sorted().iter().map(|found| line(&foreign.source, found) + "\n").collect();
    read.value.map(|maps| (foreign, maps)).ok_or_else(|| found.concat())
}

fn built(name: &str, imported: &Imported) {
    let source = Source::new("map.journey.yaml", imported.text.as_str());
    let checked = check(&source, &NoFiles);
    let found: String = checked.findings.iter().map(|found| line(&source, found) + "\n").collect();
    assert!(checked.value.is_some(), "{name} does not build:\n{found}\n{}", imported.text);
}

/// The words that no entry tells of.
fn untold(text: &str, maps: &[Imported]) -> String {
    let mut told = vec![false; text.len()];
    for entry in maps.iter().flat_map(|map| &map.entries) {
        told[entry.span.start..entry.span.end].fill(true);
    }
    let is_word = |sign: char| !sign.is_whitespace() && !sign.is_control();
    let left = text.char_indices().filter(|(at, sign)| is_word(*sign) && !told[*at]);
    left.map(|(_, sign)| sign).collect::<String>().replace("<<", "").replace("^^", "")
}

#[test]
fn tables_come_in_as_they_were_meant() {
    let folder = repository("tests/import/table");
    let (mut whole, mut count) = (0, 0);
    for path in files_in("tests/import/table", ".tsv") {
        let (name, text) = (name_of(&path), text_of(&path));
        let (foreign, maps) = read(&name, &text, &Wishes::default()).unwrap_or_else(|why| panic!("{name}: {why}"));
        let stem = name.trim_end_matches(".tsv");
        let several = maps.len() > 1;
        let names: Vec<String> = (0..maps.len())
            .map(|at| if several { format!("{stem}-{}.journey.yaml", at + 1) } else { format!("{stem}.journey.yaml") })
            .collect();
        for (map, file) in maps.iter().zip(&names) {
            built(&name, map);
            expect(&folder.join("expected").join(file), &map.text);
        }
        let told: Vec<Told<'_>> = maps
            .iter()
            .zip(&names)
            .map(|(map, file)| Told { file, title: &map.title, entries: &map.entries })
            .collect();
        let losses = [Losses { foreign: &foreign, format: "tabs", maps: &told }];
        expect(&folder.join("expected").join(format!("{stem}.loss.md")), &loss::markdown(&losses));
        assert_eq!(untold(&text, &maps), "", "{name}");
        for entry in maps.iter().flat_map(|map| &map.entries) {
            assert!(entry.fate == Fate::Mapped || !entry.reason.is_empty(), "{name}: {entry:?}");
            assert!(entry.fate == Fate::Unmapped || entry.what == "frame" || !entry.to.is_empty(), "{name}: {entry:?}");
        }
        count += 1;
        whole += usize::from(!maps.iter().any(|map| loss::is_lossy(&map.entries)));
    }
    assert!(count >= 5, "the corpus is missing");
    println!("tables: {whole} of {count} came in without loss");
}

/// The file must hold this text; with `UPDATE=1` it is made to.
fn expect(path: &std::path::Path, text: &str) {
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let kept = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(text, kept, "{}: accept it with UPDATE=1", path.display());
}

/// A table with a blank row before a row, and a blank column before a column.
fn spread(text: &str, row: Option<usize>, column: Option<usize>) -> String {
    let widened = |line: &str| -> String {
        let mut cells: Vec<&str> = line.split('\t').collect();
        if let Some(column) = column {
            cells.resize(cells.len().max(column), "");
            cells.insert(column, "");
        }
        cells.join("\t")
    };
    let mut lines: Vec<String> = text.split('\n').map(widened).collect();
    if let Some(row) = row {
        lines.insert(row, String::new());
    }
    lines.join("\n")
}

#[test]
fn blank_rows_and_columns_part_nothing_of_a_journey() {
    let mut count = 0;
    for path in files_in("tests/import/table", ".tsv") {
        let (name, text) = (name_of(&path), text_of(&path));
        let plain = |text: &str| {
            let (_, maps) = read(&name, text, &Wishes::default()).unwrap_or_else(|why| panic!("{name}: {why}\n{text}"));
            let lines = maps.iter().flat_map(|map| map.text.lines()).filter(|line| !line.trim_start().starts_with('#'));
            lines.collect::<Vec<_>>().join("\n")
        };
        // Sheets with other tables on them are parted by just these.
        if ["beside", "below", "above"].iter().any(|word| name.contains(word)) || text.contains("^^") {
            continue;
        }
        let whole = plain(&text);
        let rows = 1..text.trim_end().split('\n').count();
        let columns = 1..text.split('\n').map(|line| line.split('\t').count()).max().unwrap_or(1);
        // A blank column below a merged stage is one of its steps.
        let columns = columns.filter(|_| !text.contains("<<"));
        let spreads = rows.map(|row| (Some(row), None)).chain(columns.map(|column| (None, Some(column))));
        for (row, column) in spreads {
            let text = spread(&text, row, column);
            assert_eq!(plain(&text), whole, "{name}, blank row {row:?}, blank column {column:?}:\n{text}");
            count += 1;
        }
    }
    assert!(count > 50, "{count}");
}

#[test]
fn a_mapping_goes_before_the_lexicon() {
    let wish =
        |header: &str, lane: &str| Wishes { lanes: vec![(header.to_owned(), lane.to_owned())], ..Wishes::default() };
    let text = "Stage\tFind\tBuy\nActions\tLooks\tPays\nEmotions\tcurious\tcalm\nRumours\tCheap\tSlow\n";
    let of = |wishes: &Wishes| read("a.tsv", text, wishes).map(|(_, maps)| maps[0].text.clone());
    let plain = of(&Wishes::default()).unwrap();
    assert!(plain.contains("title: Rumours"), "{plain}");
    let mapped = of(&wish("rumours", "thinking")).unwrap();
    assert!(mapped.contains("thinking: Cheap") && !mapped.contains("Rumours"), "{mapped}");
    let skipped = of(&wish("Rumours", "skip")).unwrap();
    assert!(!skipped.contains("Cheap"), "{skipped}");
    let own = of(&wish("Emotions", "own")).unwrap();
    assert!(own.contains("title: Emotions"), "{own}");
    let wrong = of(&wish("Rumours", "touchpont")).unwrap_err();
    assert!(wrong.contains("there is no lane `touchpont` to map the header `Rumours` to"), "{wrong}");
}

#[test]
fn a_table_without_any_header_is_refused_at_its_first_cell() {
    let refused = read("a.tsv", "\n\tred\tblue\n\t1\t2\n", &Wishes::default()).unwrap_err();
    assert!(refused.starts_with("2:2 unreadable-import: no line of this table is understood"), "{refused}");
    let empty = read("a.tsv", "\n\n", &Wishes::default()).unwrap_err();
    assert!(empty.contains("there is nothing in this table"), "{empty}");
}

/// Words of tables, fit and unfit.
const WORDS: &str = "Stage|Step|Actions|Emotion|Touchpoints|Pain points|KPIs|Owner|Severity|Persona|#|Thoughts / Feelings|Moment of truth|Systems|\
    Line of visibility|Anna|4/5|\\+2|😊|-1|happy -> sad|a; b|- a<br>- b|NPS: 46|12%|x|High|–|\"q\"|Research|1\\. One|<<|\\^\\^|||\u{2028}|\u{7f}|`*_#|email|Kanał|감정|[a-z ]{0,9}";

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_table_comes_in_builds_and_is_told_of(rows in prop::collection::vec(prop::collection::vec(WORDS, 0..6), 0..9)) {
        let text = rows.iter().map(|row| row.join("\t")).collect::<Vec<_>>().join("\n");
        if let Ok((_, maps)) = read("any.tsv", &text, &Wishes::default()) {
            for map in &maps {
 built(&text, map);
 }
            assert_eq!(untold(&text, &maps), "", "{text}");
        }
    }

    #[test]
    fn no_table_makes_it_stumble(text in any::<String>(), head in "Stage\t|Actions\n|Touchpoints\tPain points\n|") {
        let text = format!("{head}{text}");
        if let Ok((_, maps)) = read("any.tsv", &text, &Wishes::default()) {
            for map in &maps {
 built(&text, map);
 }
        }
    }
}

#[test]
fn a_large_table_takes_no_time() {
    let header = (0..199).map(|at| format!("Stage {at}x")).collect::<Vec<_>>().join("\t");
    let row = |at: usize| {
        (0..199)
            .map(|column| if column % 2 == 0 { format!("cell {at} {column}") } else { String::new() })
            .collect::<Vec<_>>()
            .join("\t")
    };
    let lanes = ["Actions", "Touchpoints", "Thoughts", "Emotions", "Pain points", "Opportunities"];
    let rows: Vec<String> = (0..199)
        .map(|at| {
            format!("{}\t{}", lanes.get(at).map_or_else(|| format!("Own {at}"), |lane| (*lane).to_owned()), row(at))
        })
        .collect();
    let text = format!("Stage\t{header}\n{}", rows.join("\n"));
    let start = Work::begin();
    let (_, read) = read("large.tsv", &text, &Wishes::default()).unwrap();
    println!("{:?} for {} bytes", start.seconds(), read[0].text.len());
    assert!(start.seconds() < 90.0, "{:?}", start.seconds());
}

/// The maps of a page of Markdown.
fn page(name: &str, text: &str) -> Result<Vec<Imported>, String> {
    let importer = import::named("markdown").unwrap();
    let foreign = Foreign::text(Source::new(name, text));
    let read = import_with(importer, &foreign, &Wishes::default());
    let found: Vec<String> = read.findings.sorted().iter().map(|found| line(&foreign.source, found) + "\n").collect();
    read.value.ok_or_else(|| found.concat())
}

/// What of a page no entry tells of, but for the signs of Markdown.
fn untold_of_a_page(text: &str, maps: &[Imported]) -> String {
    // A break of the line says nothing.
    let left = untold(text, maps).replace("---", "").replace("<br>", "");
    left.chars().filter(|sign| sign.is_alphanumeric() && !sign.is_ascii_digit()).collect()
}

#[test]
fn every_word_of_every_page_is_told_of() {
    let (mut pages, mut dialects) = (0, std::collections::BTreeMap::<char, (usize, usize)>::new());
    for path in files_in("tests/import/markdown", ".md") {
        let (name, text) = (name_of(&path), text_of(&path));
        let maps = page(&name, &text).unwrap_or_else(|why| panic!("{name}: {why}"));
        for map in &maps {
            built(&name, map);
        }
        assert_eq!(untold_of_a_page(&text, &maps), "", "{name}");
        for entry in maps.iter().flat_map(|map| &map.entries) {
            assert!(entry.fate == Fate::Mapped || !entry.reason.is_empty(), "{name}: {entry:?}");
            assert!(entry.fate == Fate::Unmapped || entry.what == "frame" || !entry.to.is_empty(), "{name}: {entry:?}");
        }
        let dialect = dialects.entry(name.chars().next().unwrap()).or_default();
        dialect.0 += usize::from(!maps.iter().any(|map| loss::is_lossy(&map.entries)));
        dialect.1 += 1;
        pages += 1;
    }
    assert!(pages >= 20, "the corpus is missing");
    println!("whole and all by dialect: {dialects:?}");
}

#[test]
fn pages_that_are_no_maps_are_left_alone() {
    let mut taken = String::new();
    for folder in ["docs", "docs/codes", "docs/reference", "."] {
        for path in files_in(folder, ".md") {
            let (name, text) = (name_of(&path), text_of(&path));
            let found = import::of_file(&Sample::new(&name, text.as_bytes())).unwrap();
            if found.name == "markdown" {
                let maps = page(&name, &text).unwrap_or_default();
                taken.extend(maps.first().map(|map| format!("{name} is taken for a map: {}\n", map.title)));
            }
        }
    }
    assert_eq!(taken, "");
}

/// Lines of pages, fit and unfit.
const LINES: &str = "# Journey|## Stage 1: A|## Stage 2: B|### Phase 3|#### Touchpoints|\\*\\*Touchpoints:\\*\\* web|- \\*\\*Emotion:\\*\\* sad -> glad (3/5)|\
    - \\*\\*Pain\\*\\*: x; y|  - nested \\*one\\*|\\| Stage \\| A \\| B \\||\\|---\\|---\\|---\\||\\| Actions \\| a<br>b \\| \\[c\\]\\(http://d\\) \\||\\| Touchpoints \\| `e` \\| ~~f~~ \\||\
    \\| Pain points \\| g \\||\\| Dimension \\| Detail \\||\\|---\\|---\\||\\| Actions \\| a \\||\\| Thoughts \\| \"q\" \\||> \\*\\*Persona:\\*\\* Anna|```|<div>|---|\\*\\*Goal\\*\\*|1\\. \\*\\*One\\*\\*|\
    \\[x\\]\\(javascript:y\\)|!\\[i\\]\\(p\\.png\\)|&amp; &#0; \\\\\\*||[a-z*_`|: ]{0,12}|감정: 😊|\u{2028}|\u{7f}\u{0}";

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_page_comes_in_builds_and_is_told_of(lines in prop::collection::vec(LINES, 0..24)) {
        let text = lines.join("\n");
        if let Ok(maps) = page("any.md", &text) {
            for map in &maps {
 built(&text, map);
 }
            // What begins a line of code or HTML is told as a whole.
            assert_eq!(untold_of_a_page(&text, &maps), "", "{text}");
        }
    }

    #[test]
    fn no_page_makes_it_stumble(text in any::<String>(), head in "## Stage 1: A\n\\*\\*Actions:\\*\\* a\n\\*\\*Pain:\\*\\* b\n## Stage 2: B\n\\*\\*Actions:\\*\\* |\\| Stage \\| Actions \\| Pain points \\|\n\\|-\\|-\\|-\\|\n\\| |") {
        let text = format!("{head}{text}");
        if let Ok(maps) = page("any.md", &text) {
            for map in &maps {
 built(&text, map);
 }
        }
    }
}

#[test]
fn what_opens_and_never_closes_takes_no_time() {
    let start = Work::begin();
    let table = "| Stage | Actions | Touchpoints | Pain points |\n|-|-|-|-|\n| A | ";
    for sign in [
        "**",
        "(",
        "()",
        "🔴",
        "●",
        "★",
        "- ",
        "> ",
        "a<br>",
        "**a**<br>",
        "-> ",
        "; ",
        "\"",
        "[",
        "1. ",
        "<b>",
        "\n",
        "# a\n",
        "| a ",
        "7",
        "7,",
        "**a:**\n",
        "- **a:** b\n",
    ] {
        for head in ["", table, "## Stage 1: A\n**Actions:** "] {
            let text = format!("{head}{}", sign.repeat(12_000 / sign.len()));
            let _ = page("deep.md", &text);
            let took = start.seconds();
            assert!(took < 240.0, "{sign:?} behind {head:?}: {took} s");
        }
    }
    println!("{:?}", start.seconds());
}
