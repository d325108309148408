//! `journeymap import`: maps out of foreign formats, with a report of what was guessed and what was left out.

mod losses;
mod places;
mod wishes;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Error, anyhow, bail};

use self::losses::{loss_format, losses};
use self::places::places;
use self::wishes::{unfollowed, wishes};
use super::args::Import;
use super::disk;
use super::exit::Exit;
use super::inputs::Input;
use super::reports::Reports;
use super::screen::Screen;
use super::ways::identity;
use super::write;
use crate::import::foreign::{Foreign, Sample, Wishes};
use crate::import::loss::{self, Fate};
use crate::import::{self, Imported, Importer};
use crate::import_with;
use crate::report::visible;

/// So many lines of losses are told for one map; `--loss` writes all.
const LINES: usize = 40;

/// A foreign file that was read.
struct Read {
    input: Input,
    foreign: Foreign,
    importer: &'static Importer,
    maps: Vec<Imported>,
    /// Where each map goes; `None` is standard output.
    places: Vec<Option<PathBuf>>,
}

/// Runs the verb. Each foreign file comes in whole or not at all.
pub(super) fn run(wanted: &Import, screen: &Screen) -> Result<Exit, Error> {
    if let Some(path) = &wanted.loss {
        loss_format(path)?;
    }
    let to_standard_output = wanted.output.as_deref().is_none_or(|output| output == Path::new("-"))
        && (wanted.output.is_some() || wanted.files.iter().any(|file| file == Path::new("-")));
    let mut reports = Reports::of(&wanted.reporting.reports, to_standard_output, screen)?;
    let sources = wanted.files.iter().chain(&wanted.mapping).map(PathBuf::as_path);
    refuse_collisions(&reports, wanted.loss.as_deref(), sources)?;
    let Some(wishes) = wishes(wanted, to_standard_output, &mut reports)? else {
        let exit = reports.finish();
        screen.tell("nothing was imported: the mapping has errors");
        return Ok(exit.max(Exit::Findings));
    };
    let mut exit = Exit::Fine;
    let mut all = Vec::new();
    for file in &wanted.files {
        match read(file, wanted, &wishes, &mut reports, screen) {
            Ok(Some(read)) => all.push(read),
            Ok(None) => exit = exit.max(Exit::Findings),
            Err(error) => {
                screen.error(&error);
                reports.fail(format!("{error:#}"));
                exit = exit.max(Exit::Usage);
            }
        }
    }
    let several = wanted.files.len() > 1;
    for read in &mut all {
        match places(read, wanted.output.as_deref(), several) {
            Ok(places) => read.places = places,
            Err(error) => {
                screen.error(&error);
                exit = exit.max(Exit::Usage);
            }
        }
    }
    let maps = all.iter().flat_map(|read| &read.places).flatten().map(PathBuf::as_path);
    refuse_collisions(&reports, wanted.loss.as_deref(), maps)?;
    for read in all.iter().filter(|read| !read.places.is_empty()) {
        exit = exit.max(put(read, wanted.strict, screen).unwrap_or_else(|error| {
            screen.error(&error);
            Exit::Usage
        }));
    }
    if let Some(path) = &wanted.loss {
        write::to_file(path, losses(&all, loss_format(path)?).as_bytes())?;
        screen.tell(format_args!("wrote {}", path.display()));
    }
    Ok(exit.max(reports.finish()))
}

/// Reports are never written over one another, nor over what is read or written besides.
fn refuse_collisions<'a>(
    reports: &Reports,
    loss: Option<&'a Path>,
    others: impl Iterator<Item = &'a Path>,
) -> Result<(), Error> {
    let others: Vec<&Path> = others.collect();
    if let Some(loss) = loss.filter(|loss| others.iter().any(|other| identity(other) == identity(loss))) {
        bail!("the loss report cannot be `{}`, which is read or written too: name another file", loss.display());
    }
    reports.refuse_collisions(loss.into_iter().chain(others))
}

/// Reads a foreign file; nothing if it has errors, which are told.
fn read(
    file: &Path,
    wanted: &Import,
    wishes: &Wishes,
    reports: &mut Reports,
    screen: &Screen,
) -> Result<Option<Read>, Error> {
    let input =
        if file == Path::new("-") { Input::Standard } else { Input::File { path: file.to_path_buf(), found_in: None } };
    let bytes = match &input {
        Input::Standard => disk::read_standard_input_up_to(import::BYTES)?,
        Input::File { path, .. } => disk::read_up_to(path, import::BYTES)?,
    };
    let name = input.name();
    let named = wanted.from.as_deref().and_then(import::named);
    let importer = named.or_else(|| import::of_file(&Sample::new(&name, &bytes))).ok_or_else(|| {
        let formats: Vec<String> = import::ALL.iter().map(|importer| format!("`{}`", importer.name)).collect();
        let formats = formats.join(", ");
        anyhow!("cannot tell the format of `{name}`: name it with `--from`, one of {formats}")
    })?;
    let foreign = match (importer.opens)(&name, &bytes, wishes) {
        Ok(foreign) => foreign,
        Err(unopened) => {
            reports.add(reports.see(&unopened.0, None, &[unopened.1]));
            return Ok(None);
        }
    };
    let checked = import_with(importer, &foreign, wishes);
    for told in unfollowed(wanted, importer, &foreign, checked.value.as_deref()) {
        screen.note(&format!("{name}: {}", visible(&told)));
    }
    let Some(maps) = checked.value else {
        reports.add(reports.see(&foreign.source, None, &checked.findings.sorted()));
        return Ok(None);
    };
    Ok(Some(Read { input, foreign, importer, maps, places: Vec::new() }))
}

/// Writes the maps of a file, and tells what they have lost.
fn put(read: &Read, strict: bool, screen: &Screen) -> Result<Exit, Error> {
    let fails = strict && read.maps.iter().any(|map| loss::is_lossy(&map.entries));
    if !fails {
        // All or none.
        let all = read.maps.iter().zip(&read.places).flat_map(|(map, place)| {
            let beside = place.iter().flat_map(|path| map.beside.iter().map(|file| path.with_file_name(&file.name)));
            beside.chain(place.clone()).collect::<Vec<_>>()
        });
        if let Some(there) = all.into_iter().find(|path| fs::symlink_metadata(path).is_ok()) {
            bail!("`{}` is there already, and is left as it is", there.display());
        }
    }
    for (map, place) in read.maps.iter().zip(&read.places) {
        let counts = loss::counts(&map.entries);
        let tell = |line: &str| if fails { screen.problem(line) } else { screen.tell(line) };
        match place {
            _ if fails => {
                let name = read.foreign.source.name();
                screen.problem(format_args!("{name}: `{}` is not written: {counts}", visible(&map.title)));
            }
            Some(path) => {
                for file in &map.beside {
                    let path = path.with_file_name(&file.name);
                    write::to_new_file(&path, &file.bytes)?;
                    screen.tell(format_args!("wrote {}", path.display()));
                }
                write::to_new_file(path, map.text.as_bytes())?;
                screen.tell(format_args!("wrote {}: {counts}", path.display()));
            }
            None => {
                write::to_standard_output(map.text.as_bytes())?;
                screen.tell(counts);
            }
        }
        for line in loss::lines(&read.foreign, &map.entries).take(LINES) {
            tell(&format!("  {}", visible(&line)));
        }
        let all = map.entries.len() - loss::count(&map.entries, Fate::Mapped);
        if all > LINES {
            tell(&format!("  and {} more, which `--loss FILE.md` writes down", all - LINES));
        }
    }
    Ok(if fails { Exit::Findings } else { Exit::Fine })
}
