//! Sheets of our workbooks that are drawn from the data: whoever changes one instead of the data is told.

use std::fs;

use super::spreadsheets::{packed, unpacked};
use crate::support::program::{folder, run};

const MAP: &str = "title: Paying\ntype: current-state\nstages:\n- name: Till\n  steps:\n  - {action: Pays, emotion: -1, pain_point: Waits}\n";

#[test]
fn a_sheet_that_was_changed_instead_of_the_data_is_told() {
    let folder = folder(&[("a.journey.yaml", MAP)]);
    let built = run(folder.path(), &["build", "-q", "-f", "xlsx", "a.journey.yaml", "-o", "book/"]);
    assert_eq!((built.code, built.err.as_str()), (0, ""));
    let as_written = run(folder.path(), &["import", "--strict", "book/a.xlsx"]);
    assert_eq!(as_written.code, 0, "{}", as_written.err);
    // The score on the map's own sheet, which is a number there and so stands in the sheet itself.
    let mut parts = unpacked(&fs::read(folder.path().join("book/a.xlsx")).unwrap());
    let sheet = parts.iter_mut().find(|(name, _)| name == "xl/worksheets/sheet1.xml").unwrap();
    let text = String::from_utf8(sheet.1.clone()).unwrap();
    assert_eq!(text.matches("<v>-1</v>").count(), 1, "{text}");
    sheet.1 = text.replace("<v>-1</v>", "<v>2</v>").into_bytes();
    fs::write(folder.path().join("book/b.xlsx"), packed(&parts)).unwrap();
    let changed = run(folder.path(), &["import", "book/b.xlsx"]);
    assert_eq!(changed.code, 0, "{}", changed.err);
    assert!(changed.err.contains("1 unmapped"), "{}", changed.err);
    assert!(changed.err.contains("it was changed, and is only drawn from `Data`"), "{}", changed.err);
    // The cell is named, and not the sheet alone.
    assert!(changed.err.contains("b.xlsx:Paying!B6: unmapped cell `2`"), "{}", changed.err);
    let strict = run(folder.path(), &["import", "--strict", "book/b.xlsx", "-o", "strict/"]);
    assert_eq!(strict.code, 1, "{}", strict.err);
}
