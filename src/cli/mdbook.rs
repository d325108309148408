//! `journeymap mdbook`: a preprocessor of mdBook, which shows maps in the colours of the book's theme.

mod book;

use std::io::{self, Read as _};
use std::path::Path;
use std::str::FromStr;

use anyhow::{Error, anyhow};

use self::book::{Book, Chapter};
use super::args::{Asks, Build, Mdbook, Named, Paths, Reporting};
use super::disk::{DiskFiles, reason};
use super::exit::Exit;
use super::inputs::Input;
use super::manner::Manners;
use super::pages::{self, Answer, Asked, Page, Side, way};
use super::reports::Reports;
use super::screen::Screen;
use super::ways;
use super::workspaces::{self, Workspaces};
use super::write;
use crate::embed::{Block, Map, Tables, replaced};
use crate::output::markdown::{folded, part};
use crate::scene::Width;
use crate::source::Source;
use crate::spec::slug::slug;

/// The elements of a book in which it is dark.
const DARK_THEMES: &str = "html:is(.coal,.navy,.ayu)";
/// As wide as the column of a book, in CSS pixels.
const COLUMN: f64 = 750.0;
/// How a picture stands in its column: never wider, with corners that are round where its page is of another colour than the
/// book's.
const STYLE: &str = "max-width:100%;height:auto;border-radius:12px";
/// A book of more bytes is not read.
const LONGEST: u64 = 256 * 1024 * 1024;

/// Runs the verb.
pub(super) fn run(wanted: &Mdbook, screen: &Screen) -> Result<Exit, Error> {
    match &wanted.asks {
        // A renderer that shows no SVG is given tables.
        Some(Asks::Supports { .. }) => Ok(Exit::Fine),
        None => preprocess(screen),
    }
}

fn preprocess(screen: &Screen) -> Result<Exit, Error> {
    let mut sent = String::new();
    let read = io::stdin().lock().take(LONGEST).read_to_string(&mut sent);
    read.map_err(|error| anyhow!("cannot read the book from standard input: {}", reason(&error)))?;
    let mut book = Book::from_str(&sent)?;
    let (root, source) = (book.root(), book.source());
    let mut reports = Reports::of(&[], true, screen)?;
    let mut exit = Exit::Fine;
    let (mut pages, mut numbers) = (Vec::new(), Vec::new());
    for (number, chapter) in book.chapters().into_iter().enumerate() {
        if let Some(page) = page(&root, &source, &chapter)? {
            pages.push(page);
            numbers.push(number);
        }
    }
    let maps = pages::inputs(&pages);
    let (workspaces, broken) = Workspaces::around(&maps, None)?;
    if !broken.is_empty() {
        return Ok(workspaces::refuse(&broken, &mut reports, screen).max(reports.finish()));
    }
    workspaces.remark(&mut reports);
    let Some(manners) = Manners::of_run(&pictures(), &maps, &workspaces, &mut reports)? else {
        return Ok(reports.finish().max(Exit::Findings));
    };
    let mut asked = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        for (place, (block, map)) in page.places.iter().enumerate() {
            let manner = pages::manner(&manners, map, &workspaces)?;
            asked.extend(
                Asked::new((index, place), block, &manner, Side::Auto).map(|one| for_book(one, page, block, map)),
            );
        }
    }
    let answers = pages::draw(&mut pages, &asked, &workspaces, None, &reports, screen)?;
    exit = exit.max(answers.exit);
    for (findings, seen) in answers.maps {
        exit = exit.max(super::check::end(&findings, crate::diagnostic::Level::Error));
        reports.add(seen);
    }
    let mut each = answers.each.into_iter();
    for (page, number) in pages.iter().zip(numbers) {
        reports.add(reports.see(&page.source, None, &page.findings));
        let answers: Vec<Answer> = each.by_ref().take(page.places.len()).collect();
        for error in answers.iter().filter_map(|answer| answer.error.as_ref()) {
            screen.error(error);
            exit = exit.max(Exit::Usage);
        }
        if !page.is_sound() {
            exit = exit.max(Exit::Findings);
        }
        let shown = page.places.iter().zip(&answers);
        let contents: Vec<String> =
            shown.map(|((block, map), answer)| content(page, block, map, answer, book.is_html())).collect();
        let fills = page.places.iter().map(|(block, _)| block).zip(contents.iter().map(String::as_str));
        book.write(number, replaced(page.source.text(), fills));
    }
    reports.add_shared();
    exit = exit.max(reports.finish());
    // What mdBook is not sent it does not build: a book with a hole in it must not look done.
    if exit == Exit::Fine {
        write::to_standard_output(book.to_string().as_bytes())?;
    }
    Ok(exit)
}

/// A chapter as a page; nothing if it is in no file. All of the book is its workspace, if that is not larger.
fn page(root: &Path, source: &Path, chapter: &Chapter) -> Result<Option<Page>, Error> {
    let Some(path) = &chapter.path else { return Ok(None) };
    if !crate::embed::may_show(&chapter.content) {
        return Ok(None);
    }
    let place = source.join(path);
    let shown = ways::from_here(&place).unwrap_or_else(|| place.clone());
    let files = DiskFiles::beside(&place)?.within(root);
    let text = Source::new(shown.display().to_string(), chapter.content.as_str());
    let input = Input::File { path: shown, found_in: None };
    Ok(Some(Page::new(&input, text, files, None)))
}

/// A picture as it stands in a book.
fn for_book(asked: Asked, page: &Page, block: &Block, map: &Input) -> Asked {
    let mut asked = asked.led_from(page.folder(), map);
    asked.options.dark_in = Some(DARK_THEMES);
    // What is wider than the column would be too small to read.
    if asked.style.width == Width::Automatic && block.wishes.width.is_none() {
        asked.style.width = Width::Pixels(COLUMN);
    }
    asked
}

/// What stands in place of a block.
fn content(page: &Page, block: &Block, map: &Input, answer: &Answer, is_html: bool) -> String {
    let Some(shown) = &answer.shown else { return String::new() };
    let tables = block.wishes.tables.as_ref().map(|tables| tables.value).unwrap_or_default();
    let name = match &block.map {
        Map::File(_) => slug(&shown.board.stem),
        Map::Fence(_) => block.wishes.name.as_ref().map_or_else(|| slug(&shown.board.title), |name| slug(name)),
    };
    let words = || part(&shown.board, &way(page.folder(), map), block.level, &name);
    if !is_html {
        // The title stands nowhere else.
        let title = crate::output::markdown::title(&shown.board);
        return inert(&format!("{title}\n\n{}", words()));
    }
    let picture = || picture(&String::from_utf8_lossy(&shown.svg));
    inert(&match tables {
        Tables::None => picture(),
        Tables::Only => words(),
        Tables::Below => format!("{}\n\n{}", picture(), words()),
        Tables::Folded => format!("{}\n\n{}", picture(), folded(shown.board.words.page.words, &words())),
    })
}

/// Words of a map are words: other preprocessors of the book take `{{#include …}}` for something to do.
fn inert(content: &str) -> String {
    content.replace("{{", "&#123;&#123;")
}

/// A picture as HTML that Markdown leaves alone: it begins with a block of HTML, and has no empty line.
fn picture(svg: &str) -> String {
    let svg = svg.trim_end().replacen("<svg ", &format!("<svg style=\"{STYLE}\" "), 1);
    format!("<div class=\"journeymap\" style=\"margin:1em 0\">\n{svg}\n</div>")
}

/// The same as a build that writes pictures.
fn pictures() -> Build {
    Build {
        paths: Paths { given: Vec::new(), jobs: None, shard: None },
        check: false,
        cache: None,
        deps: None,
        format: vec!["svg".to_owned()],
        output: None,
        theme: None,
        width: None,
        page: None,
        text: None,
        scale: None,
        background: None,
        reporting: Reporting { reports: Vec::new() },
        named: Named { lang: None, fonts: Vec::new() },
        whose: None,
    }
}
