//! `journeymap import`: maps out of foreign formats, with a report of what was guessed and what was left out.

use std::fs;
use std::path::{Path, PathBuf, is_separator};

use anyhow::{Error, anyhow, bail};

use super::args::Import;
use super::check::open;
use super::disk;
use super::exit::Exit;
use super::inputs::Input;
use super::reports::Reports;
use super::screen::Screen;
use super::write;
use crate::diagnostic::{Checked, Findings};
use crate::import::foreign::{Foreign, Sample, Wishes};
use crate::import::loss::{self, Losses, Told};
use crate::import::{self, Imported, Importer, mapping};
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
    if let Some(loss) = &wanted.loss {
        refuse_double(loss, wanted)?;
    }
    for read in &mut all {
        let done = places(read, wanted.output.as_deref(), several).and_then(|places| {
            read.places = places;
            put(read, wanted.strict, screen)
        });
        exit = exit.max(done.unwrap_or_else(|error| {
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

/// What the options and the mapping file ask for; nothing if that file has errors, which are told. `is_alone` where nothing
/// can be written beside a map.
fn wishes(wanted: &Import, is_alone: bool, reports: &mut Reports) -> Result<Option<Wishes>, Error> {
    let asked = Wishes {
        lanes: wanted.lanes.clone(),
        sheets: wanted.sheets.clone(),
        encoding: wanted.encoding.clone(),
        separator: wanted.separator,
        is_alone,
    };
    let Some(path) = &wanted.mapping else { return Ok(Some(asked)) };
    let (source, _, found) = open(&Input::File { path: path.clone(), found_in: None })?;
    let checked =
        if found.is_none() { mapping::read(&source) } else { Checked { value: None, findings: Findings::new() } };
    let found: Vec<_> = found.into_iter().chain(checked.findings.sorted()).collect();
    reports.add(reports.see(&source, None, &found));
    Ok(checked.value.map(|file| asked.or(file)))
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
    for header in mapping::nowhere(&foreign, &wanted.lanes) {
        screen.note(&format!("{name}: the header `{}` of `--map` stands nowhere in it", visible(header)));
    }
    let Some(maps) = checked.value else {
        reports.add(reports.see(&foreign.source, None, &checked.findings.sorted()));
        return Ok(None);
    };
    Ok(Some(Read { input, foreign, importer, maps, places: Vec::new() }))
}

/// Where the maps of a file go.
fn places(read: &Read, output: Option<&Path>, several: bool) -> Result<Vec<Option<PathBuf>>, Error> {
    let count = read.maps.len();
    let folder = match (output, &read.input) {
        (Some(path), _) if path == Path::new("-") => None,
        (None, Input::Standard) => None,
        (Some(path), _) if path.is_dir() || path.as_os_str().to_string_lossy().ends_with(is_separator) => {
            Some(path.to_path_buf())
        }
        (Some(path), _) if count == 1 && !several => return Ok(vec![Some(path.to_path_buf())]),
        (Some(path), _) => bail!("`{}` cannot hold several maps: end it with `/` for a folder", path.display()),
        (None, Input::File { path, .. }) => Some(path.parent().unwrap_or(Path::new("")).to_path_buf()),
    };
    let Some(folder) = folder else {
        if count != 1 || several {
            bail!("standard output takes one map, and there are more: name a folder with `-o`");
        }
        return Ok(vec![None]);
    };
    let Input::File { path, .. } = &read.input else {
        bail!("standard input has no name for a file in `{}`: name the file", folder.display())
    };
    let stem = stem(path, read.importer);
    let name = |index: usize| match count {
        1 => format!("{stem}.journey.yaml"),
        _ => format!("{stem}-{}.journey.yaml", index + 1),
    };
    Ok((0..count).map(|index| Some(folder.join(name(index)))).collect())
}

/// The name of a file without its folders and without the ending of its format: `x` of `x.cjml.xml`.
fn stem(path: &Path, importer: &Importer) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let ends = |ending: &&str| name.to_lowercase().ends_with(&format!(".{ending}"));
    let length = importer.endings.iter().filter(|ending| ends(ending)).map(|ending| ending.len() + 1).max();
    let stem = length.and_then(|length| name.get(..name.len().saturating_sub(length))).filter(|stem| !stem.is_empty());
    stem.map_or_else(|| path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), str::to_owned)
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
        let lines = loss::lines(&read.foreign, &map.entries);
        for line in lines.iter().take(LINES) {
            tell(&format!("  {}", visible(line)));
        }
        if lines.len() > LINES {
            tell(&format!("  and {} more, which `--loss FILE.md` writes down", lines.len() - LINES));
        }
    }
    Ok(if fails { Exit::Findings } else { Exit::Fine })
}

/// The loss report is never written over what it tells of.
fn refuse_double(loss: &Path, wanted: &Import) -> Result<(), Error> {
    let same = |other: &Path| match (fs::canonicalize(loss), fs::canonicalize(other)) {
        (Ok(one), Ok(two)) => one == two,
        _ => loss == other,
    };
    let taken = wanted.files.iter().chain(&wanted.output).chain(&wanted.mapping).find(|path| same(path));
    match taken {
        Some(taken) => {
            bail!("the loss report cannot be `{}`, which is read or written too: name another file", taken.display())
        }
        None => Ok(()),
    }
}

/// How a loss report is written.
#[derive(Clone, Copy)]
enum LossFormat {
    Json,
    Markdown,
}

fn loss_format(path: &Path) -> Result<LossFormat, Error> {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("json") => Ok(LossFormat::Json),
        Some("md") => Ok(LossFormat::Markdown),
        _ => bail!("cannot tell how to write `{}`: end it with `.json` or `.md`", path.display()),
    }
}

fn losses(all: &[Read], format: LossFormat) -> String {
    let name = |place: Option<&Option<PathBuf>>| match place {
        Some(Some(path)) => path.display().to_string().replace('\\', "/"),
        _ => "-".to_owned(),
    };
    let names: Vec<Vec<String>> =
        all.iter().map(|read| (0..read.maps.len()).map(|index| name(read.places.get(index))).collect()).collect();
    let told: Vec<Vec<Told<'_>>> = all
        .iter()
        .zip(&names)
        .map(|(read, names)| {
            let maps = read.maps.iter().zip(names);
            maps.map(|(map, file)| Told { file, title: &map.title, entries: &map.entries }).collect()
        })
        .collect();
    let files: Vec<Losses<'_>> = all
        .iter()
        .zip(&told)
        .map(|(read, maps)| Losses { foreign: &read.foreign, format: read.importer.name, maps })
        .collect();
    match format {
        LossFormat::Json => loss::json(&files),
        LossFormat::Markdown => loss::markdown(&files),
    }
}
