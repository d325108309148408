//! `journeymap new`: a filled map to begin with.

use std::path::{Path, PathBuf};

use anyhow::{Error, anyhow, bail};
use jiff::Zoned;

use super::args::New;
use super::exit::Exit;
use super::inputs::stem;
use super::screen::Screen;
use super::starters::{Starter, starter};
use super::write;
use crate::spec::journey::MapType;

/// Runs the verb. A future state comes with the map of what is, to be held against.
pub(super) fn run(wanted: &New, screen: &Screen) -> Result<Exit, Error> {
    let today = wanted.today.unwrap_or_else(|| Zoned::now().date());
    let path = file(&wanted.name)?;
    let map_type = MapType::ALL.iter().copied().find(|known| known.word() == wanted.map_type);
    let map_type = map_type.ok_or_else(|| anyhow!("there is no type `{}`", wanted.map_type))?;
    let find =
        |map_type| starter(map_type, &wanted.lang).ok_or_else(|| anyhow!("there is no starter in `{}`", wanted.lang));
    let baseline = baseline(&path);
    let mut files: Vec<(PathBuf, Starter)> = vec![(path.clone(), find(map_type)?)];
    if map_type == MapType::FutureState {
        files.push((baseline.clone(), find(MapType::CurrentState)?));
    }
    // Both or none.
    if let Some((there, _)) = files.iter().find(|(path, _)| path.symlink_metadata().is_ok()) {
        bail!("`{}` is there already, and is left as it is", there.display());
    }
    let baseline = baseline.file_name().unwrap_or_default().to_string_lossy();
    for (path, starter) in &files {
        write::to_new_file(path, starter.text(today, &baseline).as_bytes())?;
        screen.tell(format_args!("wrote {}", path.display()));
    }
    screen.tell(format_args!("to draw it: journeymap build {}", shell_word(&path)));
    Ok(Exit::Fine)
}

/// The file of a map that the user calls `name`.
fn file(name: &Path) -> Result<PathBuf, Error> {
    let shown = name.display();
    let text = name.to_str().ok_or_else(|| anyhow!("the name `{shown}` is not UTF-8"))?;
    let last = name.file_name().and_then(|last| last.to_str()).filter(|_| !text.ends_with(['/', '\\']));
    let last =
        last.ok_or_else(|| anyhow!("`{shown}` names no file: a name looks like `checkout` or `maps/checkout`"))?;
    if last.ends_with(".journey.yml") || last.ends_with(".journey.yaml") {
        return Ok(name.to_path_buf());
    }
    Ok(name.with_file_name(format!("{}.journey.yaml", stem(last))))
}

/// A path as it is typed in a shell.
pub(super) fn shell_word(path: &Path) -> String {
    let shown = path.display().to_string();
    let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.' | '/' | ':' | '\\');
    if shown.chars().all(plain) { shown } else { format!("'{}'", shown.replace('\'', r"'\''")) }
}

/// The file of the map of what is, beside that of a future state.
fn baseline(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{}-current.journey.yaml", stem(&name)))
}
