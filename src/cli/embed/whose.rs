//! Whose a picture is that a fence would write: not that of a map or of another page, and none that we did not draw.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::cli::pages::Page;
use crate::embed::{self, Block, Map};
use crate::source::Source;
use crate::yaml::BYTE_LIMIT;

/// How each of our pictures begins.
const OURS: &[u8] = b"<svg class=\"jm-";

/// Why the picture of a fence may not be written to a path; nothing if it may.
pub(super) fn refused(page: &Page, block: &Block, path: &Path, svg: &[u8]) -> Option<String> {
    let name = page.input.name();
    let shown = path.display();
    let would = format!("the picture of a fence in `{name}` would be written to `{shown}`");
    if let Some(map) = map_of(path) {
        return Some(format!("{would}, which is the picture of `{}`: give it another `name=`", map.display()));
    }
    if !path.exists() || fs::read(path).is_ok_and(|there| there == svg) {
        return None;
    }
    if !is_ours(path) {
        return Some(format!("{would}, which is there and is no picture of ours: give it another `name=`"));
    }
    let other = other_page(page, block, path)?;
    Some(format!("{would}, which `{}` shows for a fence of its own: give it another `name=`", other.display()))
}

/// The map beside a picture of which `build` would write this very picture.
fn map_of(picture: &Path) -> Option<PathBuf> {
    let stem = picture.file_stem()?.to_string_lossy();
    let maps = ["yaml", "yml"].map(|ending| picture.with_file_name(format!("{stem}.journey.{ending}")));
    maps.into_iter().find(|map| map.exists())
}

/// Whether the file of a path begins as our pictures do.
fn is_ours(path: &Path) -> bool {
    let mut start = [0; OURS.len()];
    File::open(path).and_then(|mut file| file.read_exact(&mut start)).is_ok() && start == *OURS
}

/// A page in the folder of this one with a fence of another map, which shows this picture.
fn other_page(page: &Page, block: &Block, path: &Path) -> Option<PathBuf> {
    let picture = path.file_name()?.to_str()?;
    let Map::Fence(map) = &block.map else { return None };
    let own = page.input.path()?;
    let folder = Some(page.folder()).filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut pages: Vec<PathBuf> = fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    pages.retain(|path| path.extension().is_some_and(|ending| ending == "md" || ending == "markdown"));
    pages.retain(|path| path.file_name() != own.file_name());
    pages.sort();
    pages.into_iter().find(|path| {
        let is_small = path.metadata().is_ok_and(|about| about.len() <= BYTE_LIMIT as u64);
        let text = is_small.then(|| fs::read_to_string(path).ok()).flatten();
        let Some(text) = text.filter(|text| embed::may_show(text)) else { return false };
        let source = Source::new(path.to_string_lossy(), text);
        let blocks = embed::read(&source, page.files()).value.unwrap_or_default();
        blocks.iter().any(|other| {
            let is_another = matches!(&other.map, Map::Fence(fence) if fence.text() != map.text());
            is_another && links_to(source.slice(other.inside), picture)
        })
    })
}

/// Whether a text of ours links to a picture.
fn links_to(text: &str, picture: &str) -> bool {
    text.match_indices(picture).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        before.is_some_and(|sign| matches!(sign, '(' | '<' | '"' | '/'))
    })
}
