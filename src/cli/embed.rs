//! `journeymap embed`: Markdown pages filled with the maps that they name.

mod content;
mod pictures;
mod whose;

use std::collections::BTreeSet;
use std::env;
use std::time::Instant;

use anyhow::{Error, anyhow, bail};

use self::pictures::Pictures;
use super::args::{Build, Dark as Way, Embed, Paths};
use super::build::{became, command};
use super::check::{elapsed, open};
use super::exit::Exit;
use super::inputs::{self, Input};
use super::manner::Manners;
use super::outcome::{Built, Run};
use super::pages::{self, Answers, Page};
use super::reports::Reports;
use super::screen::Screen;
use super::workspaces::{self, Workspaces};
use crate::embed::{Dark, filled};
use crate::yaml::BYTE_LIMIT;

/// Runs the verb.
pub(super) fn run(wanted: &Embed, screen: &Screen) -> Result<Exit, Error> {
    let start = Instant::now();
    if wanted.pages.iter().any(|path| path.as_os_str() == "-") {
        bail!(
            "pages are filled where they lie, so that links to their pictures are right: name a file in place of `-`"
        );
    }
    let mut reports = Reports::of(&wanted.reporting.reports, false, screen)?;
    let mut run = Run::of_pages(wanted.check);
    let inputs = inputs::pages(&wanted.pages);
    for error in &inputs.errors {
        run.fail(error, &mut reports, screen);
    }
    let mut pages = Vec::new();
    for input in &inputs.maps {
        match open(input) {
            Ok((source, files, found)) => pages.push(Page::new(input, source, files, found)),
            Err(error) => run.fail(&error, &mut reports, screen),
        }
    }
    // The workspace of a page is also that of its fences.
    let maps = pages::inputs(&pages);
    let (workspaces, broken) = Workspaces::around(&maps, wanted.named.lang.as_deref())?;
    if !broken.is_empty() {
        return Ok(workspaces::refuse(&broken, &mut reports, screen).max(reports.finish()));
    }
    workspaces.remark(&mut reports);
    let Some(manners) = Manners::of_run(&as_build(wanted), &maps, &workspaces, &mut reports)? else {
        let exit = reports.finish();
        screen.tell("nothing was written: the theme has errors");
        return Ok(exit.max(Exit::Findings));
    };
    let usual = wanted.dark.map_or(Dark::Auto, dark);
    let (pictures, asked) = Pictures::of(&mut pages, &manners, &workspaces, usual, wanted.output.as_deref())?;
    let answers = pages::draw(&mut pages, &asked, &workspaces, wanted.jobs, &reports, screen)?;
    let Answers { each, maps, exit } = answers;
    run.exit = run.exit.max(exit);
    for (findings, seen) in maps {
        run.add(Built { findings, seen, done: true, ..Built::default() }, &mut reports, screen);
    }
    let pictures = pictures.drawn(&pages, &asked, each)?;
    let taken: Vec<_> = pages.iter().filter_map(|page| page.input.path()).chain(pictures.paths()).collect();
    reports.refuse_collisions(taken.into_iter())?;
    let count = pages.len();
    let mut written = BTreeSet::new();
    for (index, page) in pages.into_iter().enumerate() {
        let built = fill(index, &page, &pictures, &mut written, wanted.check, &reports, start);
        run.add(built, &mut reports, screen);
    }
    run.share(reports.add_shared());
    run.exit = run.exit.max(reports.finish());
    screen.tell(run.summary(many_pages(count), start));
    if run.is_behind() {
        screen.problem(format_args!("to bring the pages up to date: {}", command(env::args())));
    }
    Ok(run.exit)
}

/// What a page becomes, with the pictures that it shows. A page with anything wrong is left as it is.
fn fill(
    index: usize,
    page: &Page,
    pictures: &Pictures,
    written: &mut BTreeSet<std::path::PathBuf>,
    only_looks: bool,
    reports: &Reports,
    start: Instant,
) -> Built {
    let seen = reports.see(&page.source, None, &page.findings);
    let mut built = Built { findings: page.findings.clone(), seen, ..Built::default() };
    let shown = if page.is_sound() { pictures.of_page(index) } else { None };
    match shown {
        None => built.errors = pictures.errors(index),
        Some(shown) => {
            built.done = true;
            let contents: Vec<String> = page
                .places
                .iter()
                .zip(shown)
                .map(|((block, map), shown)| content::content(page, block, map, shown))
                .collect();
            let fills = page.places.iter().map(|(block, _)| block).zip(contents.iter().map(String::as_str));
            let text = filled(page.source.text(), fills);
            if text.len() > BYTE_LIMIT {
                let name = page.input.name();
                built.errors.push(anyhow!("`{name}` would have more than the {BYTE_LIMIT} bytes that are read"));
                built.done = false;
                return built;
            }
            for (path, svg) in shown.iter().flat_map(|shown| &shown.files) {
                if written.insert(path.clone()) {
                    put(&mut built, path, svg, path, only_looks);
                }
            }
            match (page.input.path(), page.place()) {
                (Some(path), Ok(place)) if !page.places.is_empty() => {
                    put(&mut built, &place, text.as_bytes(), path, only_looks);
                }
                (_, Err(error)) => built.errors.push(error),
                _ if matches!(page.input, Input::File { found_in: None, .. }) => {
                    let name = page.input.name();
                    built.notes.push(format!("`{name}` shows no map: name one as `<!-- journeymap: PATH -->`"));
                }
                _ => {}
            }
        }
    }
    built.took = elapsed(start);
    built
}

fn put(built: &mut Built, place: &std::path::Path, bytes: &[u8], shown: &std::path::Path, only_looks: bool) {
    match became(place, bytes, only_looks) {
        Ok(became) => built.files.push((shown.to_path_buf(), became)),
        Err(error) => built.errors.push(error),
    }
}

/// The same as a build that writes pictures.
fn as_build(wanted: &Embed) -> Build {
    Build {
        paths: Paths { given: Vec::new(), jobs: wanted.jobs, shard: None },
        check: wanted.check,
        cache: None,
        deps: None,
        format: vec!["svg".to_owned()],
        output: wanted.output.clone(),
        theme: wanted.theme.clone(),
        width: wanted.width,
        page: None,
        text: wanted.text,
        scale: None,
        background: None,
        reporting: super::args::Reporting { reports: Vec::new() },
        named: super::args::Named { lang: wanted.named.lang.clone(), fonts: wanted.named.fonts.clone() },
        whose: None,
    }
}

const fn dark(way: Way) -> Dark {
    match way {
        Way::Auto => Dark::Auto,
        Way::Picture => Dark::Picture,
        Way::Github => Dark::GitHub,
        Way::Material => Dark::Material,
    }
}

/// `1 page`, `3 pages`.
fn many_pages(count: usize) -> String {
    format!("{count} page{}", if count == 1 { "" } else { "s" })
}
