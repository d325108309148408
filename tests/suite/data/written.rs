//! Cells of our rows that people and spreadsheets wrote: percentages, thousands and days.

use journeymap::import::Imported;
use journeymap::import::foreign::Wishes;
use journeymap::import::loss::Fate;
use journeymap::source::NoFiles;
use journeymap::{import, import_with};

use super::super::support::drawing::map;

/// The map of a file, with what of it was guessed or lost, or what is wrong with it.
fn read(format: &str, bytes: &[u8]) -> Result<(Imported, Vec<String>), Vec<String>> {
    let importer = import::named(format).unwrap();
    let foreign = (importer.opens)("a", bytes, &Wishes::default()).unwrap_or_else(|_| panic!("it is opened"));
    let read = import_with(importer, &foreign, &Wishes::default());
    let wrong = |found: &journeymap::diagnostic::Diagnostic| {
        format!("{} ({})", found.message, found.help.as_deref().unwrap_or("no help"))
    };
    let Some(mut maps) = read.value else { return Err(read.findings.sorted().iter().map(wrong).collect()) };
    let one = maps.remove(0);
    map("a", &one.text, &NoFiles);
    let told = one.entries.iter().filter(|entry| entry.fate != Fate::Mapped);
    let told = told.map(|entry| format!("{}: {}", foreign.source.slice(entry.span), entry.reason)).collect();
    Ok((one, told))
}

const TABLE: &str = "\
stage,step,lane,text,id,of,severity,score,metric,value,target,unit,share,impact,moments,type
,,map,T,,,,,,,,,,,,current-state
,,segments,Some,some,,,,,,,,40,,,
Buy,,stages,Buy,buy,,,,,,,,,,,
Buy,Pays,steps,Pays,pays,buy,,,,,,,,,truth,
Buy,Pays,pain_points,Too slow,,pays,high,,,,,,,,,
Buy,Pays,emotions,Bored,,pays,,-1,,,,,,,,
Buy,Pays,opportunities,Faster,,pays,,,,,,,,4,,
Buy,Pays,metrics,,,pays,,,open-rate,83,90,%,,,,
Buy,Pays,metrics,,,pays,,,reach,48200,60000,,,,,
";

fn with(from: &str, to: &str) -> Result<(Imported, Vec<String>), Vec<String>> {
    assert!(TABLE.contains(from), "{from}");
    read("csv", TABLE.replace(from, to).as_bytes())
}

#[test]
fn numbers_may_have_their_signs() {
    assert_eq!(read("csv", TABLE.as_bytes()).unwrap().1, Vec::<String>::new());
    for (from, to, line, told) in [
        ("83,90,%", "85%,90,%", "value: \"85%\"", ""),
        ("83,90,%", "85%,90%,", "target: \"90%\"", ""),
        (",,40,,,", ",,45%,,,", "share: \"45%\"", ""),
        ("48200", "50.1k", "value: 50100", "50.1k: the letters behind it"),
        ("48200", "\"50,100\"", "value: 50100", "50,100: the sign between its digits"),
        ("48200,60000", "\"50,1\",\"60,125\"", "target: 60.125", "50,1: the comma is taken for a decimal point"),
    ] {
        let (map, found) = with(from, to).unwrap_or_else(|wrong| panic!("{to}: {wrong:?}"));
        assert!(map.text.contains(line), "{to}: {}", map.text);
        let first = found.first().map_or("", String::as_str);
        assert!(first.starts_with(told) && first.is_empty() == told.is_empty(), "{to}: {found:?}");
        assert_eq!(map.text.contains("# guessed"), !told.is_empty(), "{to}: {}", map.text);
    }
    assert!(with("83,90,%", "83 s,90,%").is_err(), "a unit is not another");
}

#[test]
fn words_may_be_those_that_people_use() {
    for (from, to, line, told) in [
        ("high", "High", "severity: high", ""),
        ("high", "●●●● Critical", "severity: critical", ""),
        ("high", "med", "severity: medium", "med: `med` is taken for `medium`"),
        ("truth", "Moment of truth", "moments: truth", ""),
        (",,4,,", ",,High,,", "impact: 4", "High: `High` is taken for a point of impact"),
        ("pain_points", "Pain Points", "text: Too slow", ""),
        ("pain_points", "Pain point", "pain_points:", "Pain point: no lane is called so"),
        ("opportunities", "Ideas", "opportunities:", "Ideas: no lane is called so"),
        ("current-state", "Current state", "type: current-state", ""),
    ] {
        let (map, found) = with(from, to).unwrap_or_else(|wrong| panic!("{to}: {wrong:?}"));
        let text = map.text.replace("moments:\n          - truth", "moments: truth");
        assert!(text.contains(line), "{to}: {text}");
        let first = found.first().map_or("", String::as_str);
        assert!(first.starts_with(told) && first.is_empty() == told.is_empty(), "{to}: {found:?}");
        assert_eq!(map.text.contains("# guessed"), !told.is_empty(), "{to}: {}", map.text);
    }
}

/// All that is wrong is told at once, each with what to do.
#[test]
fn all_errors_of_a_table_are_told_in_one_run() {
    let wrong = TABLE
        .replace("high", "huge")
        .replace(",-1,", ",bad,")
        .replace("83,90", "83 s,90")
        .replace("truth", "Magic")
        .replace("Buy,Pays,opportunities", "Buy,Pays,weather")
        .replace("48200,60000", "48200 EUR,60000 s");
    let found = read("csv", wrong.as_bytes()).unwrap_err();
    assert_eq!(found.len(), 6, "{found:#?}");
    for found in &found {
        assert!(!found.contains("no help"), "{found}");
    }
    // An error of the map that would come of it is told with them.
    let both = TABLE.replace("high", "huge").replace(",-1,", ",-7,");
    let found = read("csv", both.as_bytes()).unwrap_err();
    assert_eq!(found.len(), 2, "{found:#?}");
}

/// A number that a sheet shows as a percentage or as a day is one.
#[cfg(feature = "sheets")]
#[test]
fn the_sheet_of_data_holds_percentages_and_days() {
    let row = |cells: &[&str]| format!("<row>{}</row>", cells.concat());
    let text = |words: &str| format!("<c t='inlineStr'><is><t>{words}</t></is></c>");
    let line = |words: &str, more: &[&str]| {
        let cells: Vec<String> = words.split(',').map(text).collect();
        let cells: Vec<&str> = cells.iter().map(String::as_str).chain(more.iter().copied()).collect();
        row(&cells)
    };
    let sheet = [
        line("stage,step,lane,text,metric,value,due,share,type", &[]),
        line(",,map,T,,,,,current-state", &[]),
        line(",,segments,Some,,,", &["<c s='1'><v>0.405</v></c>"]),
        line("Buy,Pays,metrics,,open-rate", &["<c s='1'><v>0.85</v></c>"]),
        line("Buy,Pays,opportunities,Faster,,", &["<c s='2'><v>46447</v></c>"]),
    ];
    let parts = [
        (
            "xl/workbook.xml",
            "<workbook xmlns:r='r'><sheets><sheet name='Data' r:id='rId1'/></sheets></workbook>".to_owned(),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id='rId1' Type='/worksheet' Target='sheet.xml'/>\
             <Relationship Id='rId2' Type='/styles' Target='styles.xml'/></Relationships>"
                .to_owned(),
        ),
        ("xl/sheet.xml", format!("<worksheet><sheetData>{}</sheetData></worksheet>", sheet.concat())),
        (
            "xl/styles.xml",
            "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='9'/><xf numFmtId='14'/></cellXfs></styleSheet>"
                .to_owned(),
        ),
    ];
    let book = super::super::spreadsheets::packed(&parts.map(|(name, text)| (name.to_owned(), text.into_bytes())));
    let (map, told) = read("xlsx", &book).unwrap();
    for line in ["value: \"85%\"", "due: 2027-03-01", "share: \"40.5%\""] {
        assert!(map.text.replace("due: \"2027-03-01\"", "due: 2027-03-01").contains(line), "{line}: {}", map.text);
    }
    assert_eq!(told, Vec::<String>::new());
}
