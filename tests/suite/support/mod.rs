//! What several tests share: the examples, maps from text, and generated maps.

pub(crate) mod generate;

use std::path::{Path, PathBuf};

use journeymap::board::{Board, View, board};
use journeymap::model::JourneyMap;
use journeymap::output::svg;
use journeymap::scene::item::Scene;
use journeymap::scene::scene;
use journeymap::scene::theme::Theme;
use journeymap::source::{Files, Source};

/// The folder of the package.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every example, in order of name.
pub(crate) fn examples() -> Vec<PathBuf> {
    let folder = std::fs::read_dir(root().join("examples")).unwrap();
    let mut paths: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.to_string_lossy().ends_with(".journey.yaml"));
    paths.sort();
    assert!(paths.len() >= 17, "the examples are missing");
    paths
}

/// Files of one folder.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Files for Folder {
    fn read(&self, path: &str) -> Result<Source, String> {
        let text = std::fs::read_to_string(self.0.join(path)).map_err(|error| error.to_string())?;
        Ok(Source::new(path, text))
    }
}

/// A map that must have no errors.
pub(crate) fn map(name: &str, text: &str, files: &dyn Files) -> (Source, JourneyMap) {
    let source = Source::new(name, text);
    let checked = journeymap::check(&source, files);
    let shown: Vec<String> = checked
        .findings
        .iter()
        .map(|found| format!("{}: {}: {}", source.position(found.at.start).line, found.code.name, found.message))
        .collect();
    (source, checked.value.unwrap_or_else(|| panic!("{name} has errors:\n{}", shown.join("\n"))))
}

/// What is shown of a map, its file called `name`.
pub(crate) fn shown(name: &str, source: &Source, map: &JourneyMap) -> Board {
    let view = View { whose: None, file_name: name.to_owned() };
    board(map, &view, source).value.unwrap()
}

/// An example as its board and its picture.
pub(crate) fn drawn(path: &Path) -> (Board, Scene) {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).unwrap();
    let (source, map) = map(&name, &text, &Folder(root().join("examples")));
    let board = shown(&name, &source, &map);
    let scene = scene(&board);
    (board, scene)
}

/// A scene as an SVG file with its fonts inside.
pub(crate) fn svg_text(scene: &Scene) -> String {
    svg::write(scene, Theme::light(), &svg::fonts(scene))
}
