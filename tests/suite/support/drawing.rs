//! Maps that are drawn: the examples, and maps from text, as boards and pictures.

use std::path::{Path, PathBuf};

use journeymap::board::{Board, View, board};
use journeymap::model::JourneyMap;
use journeymap::scene::item::Scene;
use journeymap::scene::scene;
use journeymap::source::{Files, Source};

use super::{Folder, files_in, name_of, text_of};

/// Every example, in order of name.
pub(crate) fn examples() -> Vec<PathBuf> {
    let paths = files_in("examples", ".journey.yaml");
    assert!(paths.len() >= 17, "the examples are missing");
    paths
}

/// A map that must have no errors.
pub(crate) fn map(name: &str, text: &str, files: &dyn Files) -> JourneyMap {
    let source = Source::new(name, text);
    let checked = journeymap::check(&source, files);
    let shown: Vec<String> = checked
        .findings
        .iter()
        .map(|found| format!("{}: {}: {}", source.position(found.at.start).line, found.code.name, found.message))
        .collect();
    checked.value.unwrap_or_else(|| panic!("{name} has errors:\n{}", shown.join("\n")))
}

/// What is shown of a map, its file called `name`.
pub(crate) fn shown(name: &str, map: &JourneyMap) -> Board {
    let view = View { whose: None, file_name: name.to_owned() };
    board(map, &view)
}

/// An example as its board and its picture.
pub(crate) fn drawn(path: &Path) -> (Board, Scene) {
    let name = name_of(path);
    let map = map(&name, &text_of(path), &Folder("examples"));
    let board = shown(&name, &map);
    let scene = scene(&board);
    (board, scene)
}
