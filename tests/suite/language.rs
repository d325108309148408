//! What the language says, as tables of inputs and findings.
use super::support::*;
#[test]
fn explore() {
    println!("WHOLE {}", findings(&text_of(repository("tests/suite/language/whole-example.journey.yaml"))));
    for path in files_in("examples", ".journey.yaml") {
        println!("{}: {}", name_of(&path), findings_with(&text_of(&path), &Folder("examples")));
    }
}
