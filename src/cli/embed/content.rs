//! What stands inside of a block: the image of a map, with what it shows, and the map in words.

use std::path::Path;

use super::pictures::OfPlace;
use crate::cli::inputs::Input;
use crate::cli::pages::{Page, way};
use crate::cli::ways;
use crate::embed::{Block, Dark, Tables};
use crate::output::markdown::{folded, image, linked, part, switching};

/// What fills a block.
pub(super) fn content(page: &Page, block: &Block, map: &Input, shown: &OfPlace) -> String {
    let tables = block.wishes.tables.as_ref().map(|tables| tables.value).unwrap_or_default();
    let words = || part(&shown.board, &way(page.folder(), map), block.level, &shown.name);
    match tables {
        Tables::None => picture(page, block, shown),
        Tables::Only => words(),
        Tables::Below => format!("{}\n\n{}", picture(page, block, shown), words()),
        Tables::Folded => {
            let summary = shown.board.words.page.words;
            format!("{}\n\n{}", picture(page, block, shown), folded(summary, &words()))
        }
    }
}

fn picture(page: &Page, block: &Block, shown: &OfPlace) -> String {
    let alt = block.wishes.alt.as_ref().map_or(shown.board.description.as_str(), |alt| &alt.value);
    let to = block.wishes.link.as_ref().map(|link| link.value.as_str());
    let paths: Vec<String> = shown.files.iter().map(|(path, _)| from(page.folder(), path)).collect();
    let written = match (shown.dark, paths.as_slice()) {
        (Dark::Picture, [light, dark]) => return switching(alt, light, dark, to),
        (Dark::GitHub, [light, dark]) => {
            image(alt, light, "#gh-light-mode-only") + &image(alt, dark, "#gh-dark-mode-only")
        }
        (Dark::Material, [light, dark]) => image(alt, light, "#only-light") + &image(alt, dark, "#only-dark"),
        (_, paths) => paths.iter().map(|path| image(alt, path, "")).collect(),
    };
    match to {
        Some(to) => linked(&written, to),
        None => written,
    }
}

/// The way from the folder of a page to a file.
fn from(folder: &Path, file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let to = file.parent().unwrap_or(Path::new(""));
    let way = ways::real(folder).zip(ways::real(to)).and_then(|(from, to)| ways::way(&from, &to));
    match way.as_deref() {
        None | Some("") => name.into_owned(),
        Some(way) => format!("{way}/{name}"),
    }
}
