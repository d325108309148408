//! Every code has a page, and every page is a test: its `trips` block raises that code there, its `passes` block none.

use std::fmt::Write as _;

use journeymap::diagnostic::{Code, Diagnostic};
use journeymap::import::foreign::{Foreign, Wishes};
use journeymap::lint::{self, Asked, Day, Group, Levels, Selector, Setting, group, settle};
use journeymap::scene::theme;
use journeymap::source::Source;
use journeymap::spec::workspace;
use journeymap::text::Fonts;
use journeymap::yaml::decode;
use journeymap::{embed, import, import_with};

use super::support::{Beside, line, repository, text_of};

/// What a page holds beside its prose.
struct Page {
    /// The bytes of the example that raises the code.
    trips: Vec<u8>,
    /// `line:column "word"`.
    at: String,
    /// Another code that the example raises as well.
    also: Option<String>,
    /// The text that raises nothing.
    passes: String,
    /// Files beside the map.
    files: Vec<(String, String)>,
    /// What its examples are where they are no maps: `theme` or `workspace`.
    reads: Option<String>,
    /// The day on which its examples are looked at.
    today: Day,
}

/// What is found in the file of a workspace.
fn settings(source: Source) -> Vec<Diagnostic> {
    let (_, _, checked) = workspace::read(source);
    let mut found = checked.findings;
    if let Some(workspace) = &checked.value {
        found.append(journeymap::cli::check_settings(&workspace.settings));
    }
    found.sorted()
}

/// What is found in a map when, of all rules, this one is on; for the settings of rules `map-without-owner` as well.
fn linted(code: &Code, source: &Source, beside: &Beside, today: Day) -> Vec<Diagnostic> {
    let codes: Vec<&'static Code> = journeymap::codes().collect();
    let mut levels = Levels::new();
    for rule in lint::rules().map(|rule| rule.code) {
        let also = group(code) == Group::Settings && rule.name == "map-without-owner";
        if rule != code && !also {
            levels.set(Selector::Rule(rule), Setting::Off);
        }
    }
    let analysis = journeymap::analyse(source, beside, &Fonts::default(), None);
    let mut found = analysis.findings.clone();
    found.append(journeymap::lint(&analysis, source, today));
    settle(found, source, analysis.node.as_ref(), &levels, &codes, Asked::Rules)
}

#[test]
fn every_page_trips_where_it_says_and_passes() {
    let mut wrong = String::new();
    for code in journeymap::codes() {
        let page = page(code);
        let beside = Beside(page.files);
        let found = |source: &Source| match page.reads.as_deref() {
            Some("theme") => theme::read(source, &beside).findings.sorted(),
            Some("workspace") => settings(source.clone()),
            Some("page") => embed::read(source, &beside).findings.sorted(),
            Some(format) => {
                import_with(import::named(format).unwrap(), &Foreign::text(source.clone()), &Wishes::default())
                    .findings
                    .sorted()
            }
            None => linted(code, source, &beside, page.today),
        };
        match decode("map.journey.yaml", &page.trips) {
            Ok(source) => {
                let found = found(&source);
                compare(code, &source, &found, &page.at, page.also.as_deref(), &mut wrong);
            }
            Err(refused) => compare(code, &refused.0, std::slice::from_ref(&refused.1), &page.at, None, &mut wrong),
        }
        let source = Source::new("map.journey.yaml", page.passes.as_str());
        let passes: String = found(&source).iter().map(|found| line(&source, found)).collect();
        if !passes.is_empty() {
            writeln!(wrong, "{} passes: {passes}", code.name).unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

fn compare(code: &Code, source: &Source, found: &[Diagnostic], at: &str, also: Option<&str>, wrong: &mut String) {
    let (own, others): (Vec<_>, Vec<_>) = found.iter().partition(|found| found.code == code);
    let places: Vec<String> = own
        .iter()
        .map(|found| {
            let place = source.position(found.at.start);
            format!("{}:{} {:?}", place.line, place.column, source.slice(found.at))
        })
        .collect();
    if places != [at] {
        writeln!(wrong, "{} trips at {places:?}, and the page says {at}", code.name).unwrap();
    }
    for other in others.iter().filter(|other| Some(other.code.name) != also) {
        writeln!(wrong, "{} also trips {}", code.name, line(source, other)).unwrap();
    }
    for found in own {
        let says_what_to_do = found.help.is_some() || found.fix.is_some();
        if !says_what_to_do {
            writeln!(wrong, "{} has no help: {}", code.name, found.message).unwrap();
        }
        if found.message.ends_with('.') || found.message.starts_with(char::is_uppercase) {
            writeln!(wrong, "{} has a message in another form: {}", code.name, found.message).unwrap();
        }
    }
}

/// Reads a page: blocks fenced as `yaml trips`, `markdown trips`, `bytes trips`, `yaml passes` and `… file=NAME`, and
/// comments `at LINE:COLUMN "WORD"`, `also CODE`, `reads theme`, `reads page` or
/// `reads workspace` where the examples are no maps, and `today YYYY-MM-DD`.
fn page(code: &Code) -> Page {
    let page = code.page;
    assert!(page.starts_with(&format!("# {}\n\n", code.name)), "{}: the title", code.name);
    let fence = |info: &str| blocks(page).find(|(found, _)| *found == info).map(|(_, text)| text.to_owned());
    let text = |what: &str| fence(&format!("yaml {what}")).or_else(|| fence(&format!("markdown {what}")));
    let trips = text("trips").map(String::into_bytes).or_else(|| fence("bytes trips").map(|recipe| bytes(&recipe)));
    let comment = |word: &str| {
        let (_, rest) = page.split_once(&format!("<!-- {word} "))?;
        // The word that is marked may be a comment itself.
        rest.lines().next()?.rsplit_once(" -->").map(|(text, _)| text.to_owned())
    };
    Page {
        trips: trips.unwrap_or_else(|| panic!("{}: no block that trips", code.name)),
        at: comment("at").unwrap_or_else(|| panic!("{}: no place", code.name)),
        also: comment("also"),
        passes: text("passes").unwrap_or_else(|| panic!("{}: no block that passes", code.name)),
        today: comment("today").map_or(Day::constant(2026, 11, 2), |day| day.parse().expect("a day")),
        reads: comment("reads"),
        files: blocks(page)
            .filter_map(|(info, text)| Some((info.split_once(" file=")?.1.to_owned(), text.to_owned())))
            .collect(),
    }
}

/// The fenced blocks of a page: what stands behind the opening fence, and the text.
fn blocks(page: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = page;
    std::iter::from_fn(move || {
        let (_, after) = rest.split_once("\n```")?;
        let (info, after) = after.split_once('\n')?;
        let (text, after) = after.split_once("\n```\n").or_else(|| after.split_once("\n```"))?;
        rest = after;
        Some((info, text))
    })
}

/// The bytes that a recipe stands for: `repeat COUNT TEXT`, alone or as the last of several lines, each then a line, or
/// text in which `\xff` is a byte.
fn bytes(recipe: &str) -> Vec<u8> {
    if let Some((head, repeated)) = recipe.split_once("\nrepeat ") {
        let (count, text) = repeated.trim_end().split_once(' ').expect("a count and a text");
        let lines = format!("{text}\n").repeat(count.parse().expect("a count"));
        return format!("{head}\n{lines}").into_bytes();
    }
    if let Some((count, text)) = recipe.strip_prefix("repeat ").and_then(|rest| rest.split_once(' ')) {
        return text.repeat(count.parse().expect("a count")).into_bytes();
    }
    let mut bytes = Vec::new();
    let mut parts = recipe.split("\\x");
    bytes.extend(parts.next().unwrap_or("").bytes());
    for part in parts {
        let (digits, rest) = part.split_at(2);
        bytes.push(u8::from_str_radix(digits, 16).expect("two hexadecimal digits"));
        bytes.extend(rest.bytes());
    }
    bytes
}

#[test]
fn the_index_lists_every_page() {
    let mut index = String::from(
        "# What can be wrong with a map or a theme\n\n\
         Every finding has a name. Each page says what the finding means and why it matters, shows a map that raises \
         it, and the same map mended. `journeymap explain NAME` prints the page.\n\n\
         An *error* keeps the map from being built; a *warning* is likely a mistake; *advice* is something to \
         consider. Warnings and advice can be set to another level or allowed in a map.\n",
    );
    let mut codes: Vec<&Code> = journeymap::codes().collect();
    codes.sort_by_key(|code| (group(code), code.name));
    for of in Group::ALL {
        writeln!(index, "\n## {}: {}\n\n| Name | Level | Meaning |\n| --- | --- | --- |", of.word(), of.about())
            .unwrap();
        for code in codes.iter().filter(|code| group(code) == *of) {
            let name = code.name;
            writeln!(index, "| [{name}]({name}.md) | {} | {} |", code.level.word(), first_sentence(code)).unwrap();
        }
    }
    let path = repository("docs/codes/README.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &index).expect("written");
    }
    assert!(text_of(&path) == index, "docs/codes/README.md is out of date: run the tests once with UPDATE=1");
}

/// The first sentence of a page, which ends at a full stop before a space or the line's end.
fn first_sentence(code: &Code) -> String {
    let paragraph = code.page.lines().nth(2).unwrap_or("");
    assert!(paragraph.len() > 40, "{}: the page explains nothing", code.name);
    let end = paragraph.find(". ").map_or(paragraph.len(), |end| end + 1);
    paragraph.get(..end).unwrap_or(paragraph).replace('|', "\\|")
}
