//! Maps out of foreign files: a corpus with the maps and losses that come of it, and what holds for any file.
//!
//! `UPDATE=1 cargo test --test suite import` writes what is expected anew, to be read line by line.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use journeymap::board::Body;
use journeymap::import::beside::Waiting;
use journeymap::import::foreign::{Foreign, Sample, Wishes};
use journeymap::import::loss::{self, Fate, Losses, Told};
use journeymap::import::{self, Imported};
use journeymap::model::JourneyMap;
use journeymap::output::mermaid::MERMAID;
use journeymap::output::{Options, Shown, Writer};
use journeymap::scene::theme::Theme;
use journeymap::source::Source;
use journeymap::text::{Fonts, plain};
use journeymap::{check, import_with};
use proptest::prelude::{ProptestConfig, Strategy, any, prop, proptest};

use crate::support::drawing::{examples, map, shown};
use crate::support::{Folder, Work, files_in, line, name_of, repository, text_of};

/// The maps of a file in a format, or what is wrong with it.
fn read(format: &str, name: &str, bytes: &[u8]) -> Result<(Foreign, Vec<Imported>), String> {
    let importer = import::named(format).unwrap();
    let foreign =
        (importer.opens)(name, bytes, &Wishes::default()).map_err(|unopened| line(&unopened.0, &unopened.1) + "\n")?;
    let read = import_with(importer, &foreign, &Wishes::default());
    let found: Vec<String> = read.findings.sorted().iter().map(|found| line(&foreign.source, found) + "\n").collect();
    read.value.map(|maps| (foreign, maps)).ok_or_else(|| found.concat())
}

fn mermaid(name: &str, text: &str) -> Result<(Source, Vec<Imported>), String> {
    read("mermaid", name, text.as_bytes()).map(|(foreign, maps)| (foreign.source, maps))
}

/// The file must hold this text; with `UPDATE=1` it is made to.
pub(crate) fn expect(path: &Path, text: &str) {
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let kept = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(text, kept, "{}: accept it with UPDATE=1", path.display());
}

#[test]
fn the_corpus_comes_in_as_expected() {
    let head = "| Format | Files | Nothing left out | nor guessed | Tokens mapped | guessed | unmapped |\n\
                |---|--:|--:|--:|--:|--:|--:|\n";
    let mut report = head.to_owned();
    for format in import::ALL {
        let folder = format!("tests/import/{}", format.name);
        let expected = repository(&folder).join("expected");
        let sources = files_in(&folder, "").into_iter().filter(|path| path.is_file());
        let (mut count, mut whole, mut certain, mut tokens) = (0, 0, 0, [0; 3]);
        for path in sources {
            let name = name_of(&path);
            let bytes = fs::read(&path).unwrap();
            let found = import::of_file(&Sample::new(&name, &bytes)).map(|importer| importer.name);
            assert_eq!(found, Some(format.name), "{name} is taken for another format");
            let (foreign, maps) = read(format.name, &name, &bytes).unwrap_or_else(|why| panic!("{name}: {why}"));
            let stem = name.split('.').next().unwrap();
            let several = maps.len() > 1;
            let file = |at: usize| {
                if several { format!("{stem}-{}.journey.yaml", at + 1) } else { format!("{stem}.journey.yaml") }
            };
            let names: Vec<String> = (0..maps.len()).map(file).collect();
            for (map, file) in maps.iter().zip(&names) {
                expect(&expected.join(file), &map.text);
            }
            let told: Vec<Told<'_>> = maps
                .iter()
                .zip(&names)
                .map(|(map, file)| Told { file, title: &map.title, entries: &map.entries })
                .collect();
            let losses = [Losses { foreign: &foreign, format: format.name, maps: &told }];
            expect(&expected.join(format!("{stem}.loss.md")), &loss::markdown(&losses));
            count += 1;
            whole += usize::from(maps.iter().all(|map| loss::count(&map.entries, Fate::Unmapped) == 0));
            certain += usize::from(!maps.iter().any(|map| loss::is_lossy(&map.entries)));
            for (fate, tokens) in [Fate::Mapped, Fate::Guessed, Fate::Unmapped].into_iter().zip(&mut tokens) {
                *tokens += maps.iter().map(|map| loss::count(&map.entries, fate)).sum::<usize>();
            }
        }
        assert!(count >= 10, "the corpus of {} is missing", format.name);
        let [mapped, guessed, unmapped] = tokens;
        let name = format.name;
        report.push_str(&format!("| `{name}` | {count} | {whole} | {certain} | {mapped} | {guessed} | {unmapped} |\n"));
    }
    let page = repository("docs/importing.md");
    let text = text_of(&page);
    let (before, rest) = text.split_once("<!-- corpus -->\n").expect("the table of the corpus");
    let (_, after) = rest.split_once("<!-- /corpus -->").expect("its end");
    expect(&page, &format!("{before}<!-- corpus -->\n{report}<!-- /corpus -->{after}"));
}

#[test]
fn what_cannot_be_read_is_refused_with_its_place() {
    for format in import::ALL {
        let mut told = String::new();
        for path in files_in(&format!("tests/import/{}/refused", format.name), "") {
            let name = name_of(&path);
            let why = read(format.name, &name, &fs::read(&path).unwrap()).expect_err(&name);
            told.push_str(&format!("{name}\n{why}\n"));
        }
        expect(&repository(&format!("tests/import/{}/expected/refused.txt", format.name)), &told);
    }
}

/// A map that an import gave must be there without errors, and be in its form.
fn built(name: &str, imported: &Imported) -> JourneyMap {
    let source = Source::new("map.journey.yaml", imported.text.as_str());
    let checked = check(&source, &Waiting(&imported.beside));
    let found: String = checked.findings.iter().map(|found| line(&source, found) + "\n").collect();
    let formatted = journeymap::format::format(&imported.text).unwrap();
    assert_eq!(imported.text, formatted, "{name} is not in its form");
    checked.value.unwrap_or_else(|| panic!("{name} does not build:\n{found}\n{}", imported.text))
}

/// Everything of a diagram but blanks and the signs between tokens is told of, by byte.
fn untold(text: &str, imported: &Imported) -> String {
    let told = |at: usize| imported.entries.iter().any(|entry| (entry.span.start..entry.span.end).contains(&at));
    let is_word = |sign: char| !sign.is_whitespace() && !matches!(sign, ':' | ',' | '\u{feff}');
    text.char_indices().filter(|(at, sign)| is_word(*sign) && !told(*at)).map(|(_, sign)| sign).collect()
}

#[test]
fn every_token_of_the_corpus_is_told_of() {
    for path in files_in("tests/import/mermaid", ".mmd") {
        let (source, maps) = mermaid(&name_of(&path), &text_of(&path)).unwrap();
        assert_eq!(untold(source.text(), &maps[0]), "", "{}", path.display());
        for entry in &maps[0].entries {
            let says_why = entry.fate == Fate::Mapped || !entry.reason.is_empty();
            assert!(says_why, "{}: {entry:?}", path.display());
            assert_eq!(
                entry.to.is_empty(),
                entry.fate == Fate::Unmapped
                    || entry.what == "frame"
                    || entry.what == "separator"
                    || entry.what == "score" && source.slice(entry.span).is_empty(),
                "{entry:?}"
            );
        }
    }
}

/// Steps as an export and a map can be held against each other.
fn steps(map: &JourneyMap) -> Vec<(String, String)> {
    let steps = |stage: &journeymap::model::stage::Stage| {
        let name = plain(&stage.name);
        let own = |step: &journeymap::model::stage::Step| {
            (name.clone(), if step.action.is_empty() { name.clone() } else { plain(&step.action) })
        };
        stage.steps.iter().map(own).collect::<Vec<_>>()
    };
    map.stages.iter().flat_map(steps).collect()
}

#[test]
fn every_example_goes_out_and_comes_in_again() {
    let (fonts, options) = (Fonts::default(), Options::default());
    for path in examples() {
        let map = map(&name_of(&path), &text_of(&path), &Folder("examples"));
        let board = shown(&name_of(&path), &map);
        let Writer::Board(write) = MERMAID.write else { panic!("a diagram is made from the board") };
        let written =
            write(&Shown { board: &board, map: &map, theme: Theme::auto(), fonts: &fonts, options: &options });
        let Body::Grid(grid) = &board.body else {
            assert!(written.is_err(), "{}", path.display());
            continue;
        };
        let text = String::from_utf8(written.unwrap()).unwrap();
        let (_, maps) = mermaid("map.mmd", &text).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        assert!(!loss::is_lossy(&maps[0].entries), "{}: {:?}", path.display(), maps[0].entries);
        let map = built(&name_of(&path), &maps[0]);
        assert_eq!(plain(&map.title), plain(&board.title));
        let mut back = steps(&map);
        // A step that several feel differently about is a task for each of them.
        back.dedup();
        let stage = |at: usize| plain(&grid.stages[at].name);
        let out: Vec<_> = grid.columns.iter().map(|column| (stage(column.stage), plain(&column.name))).collect();
        assert_eq!(back, out, "{}", path.display());
    }
}

/// Lines of which diagrams are made: fit and unfit ones.
fn lines() -> impl Strategy<Value = String> {
    let word = "[a-zA-Z#;:%{}<>/&*_`\"'\\\\ 0-9,.~!|-]{0,12}|여정|https://x\\.y|title|section |journey|<br>|#35;|%%|%%\\{|\\}%%|---|\u{2028}|\u{7f}|\u{200b}";
    let score = "[0-9]|-1|3\\.5|x|";
    let name = || prop::collection::vec(word, 0..4).prop_map(|words| words.concat());
    let task = (name(), score, name()).prop_map(|(name, score, actors)| format!("{name}: {score}: {actors}"));
    let word = "title|section|accTitle:|accDescr:|accDescr \\{|\\}|%%|#|";
    let command = (word, name()).prop_map(|(word, words)| format!("{word} {words}"));
    proptest::prop_oneof![task, command, name()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_comes_in_builds_and_is_told_of(lines in prop::collection::vec(lines(), 0..12)) {
        let text = format!("journey\n{}\n", lines.join("\n"));
        if let Ok((source, maps)) = mermaid("any.mmd", &text) {
            built(&text, &maps[0]);
            assert_eq!(untold(source.text(), &maps[0]), "", "{text}");
        }
    }

    #[test]
    fn no_text_makes_it_stumble(text in any::<String>(), before in "|journey\n|---\n|```mermaid\njourney\n|> ```mermaid\n> journey\n> ") {
        if let Ok((_, maps)) = mermaid("any.md", &format!("{before}{text}")) {
            for map in &maps {
                built(&text, map);
            }
        }
    }
}

/// Every file of every corpus, with the name of its format; what is refused as well.
fn corpus() -> Vec<(&'static str, String, Vec<u8>)> {
    let mut all = Vec::new();
    for format in import::ALL {
        let folder = format!("tests/import/{}", format.name);
        let refused = files_in(&format!("{folder}/refused"), "");
        for path in files_in(&folder, "").into_iter().chain(refused).filter(|path| path.is_file()) {
            all.push((format.name, name_of(&path), fs::read(&path).unwrap()));
        }
    }
    all
}

/// Does to bytes what becomes of files: a part is lost, stands twice, is overwritten, or comes from another file.
fn spoilt(bytes: &[u8], other: &[u8], (what, at, length, byte): (u8, usize, usize, u8)) -> Vec<u8> {
    let at = at % (bytes.len() + 1);
    let end = (at + length % 64).min(bytes.len());
    let (before, part, after) = (&bytes[..at], &bytes[at..end], &bytes[end..]);
    match what {
        0 => before.to_vec(),
        1 => [before, after].concat(),
        2 => [before, part, part, after].concat(),
        3 => [before, &[byte], bytes.get(at + 1..).unwrap_or_default()].concat(),
        4 => [before, &vec![byte; length % 64], after].concat(),
        _ => [before, &other[..other.len().min(length)], after].concat(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever has become of a file, each importer makes a map of it that builds, or says what is wrong.
    #[test]
    fn no_file_makes_an_importer_stumble(
        which in any::<prop::sample::Index>(), other in any::<prop::sample::Index>(), reader in any::<prop::sample::Index>(),
        changes in prop::collection::vec((0..6_u8, any::<usize>(), 0..4000_usize, any::<u8>()), 0..4), own in 0..4_u8,
    ) {
        static CORPUS: LazyLock<Vec<(&str, String, Vec<u8>)>> = LazyLock::new(corpus);
        let (format, name, bytes) = which.get(&CORPUS);
        let other = &other.get(&CORPUS).2;
        let bytes = changes.into_iter().fold(bytes.clone(), |bytes, change| spoilt(&bytes, other, change));
        // Mostly as what it is, now and then as something else.
        let format = if own > 0 { format } else { reader.get(import::ALL).name };
        if let Ok((_, maps)) = read(format, name, &bytes) {
            for map in &maps {
                built(name, map);
            }
        }
    }
}

#[test]
fn of_a_file_with_too_many_maps_none_is_made() {
    let fence = "```mermaid\njourney\nA: 3\n```\n";
    let refused = read("mermaid", "many.md", fence.repeat(1001).as_bytes()).unwrap_err();
    let why = "unreadable-import: at most 1000 maps are made of one file, and this begins another";
    assert!(refused.starts_with(&format!("4001:1 {why}")), "{refused}");
    let table = "| Stage | Look | Buy |\n|---|---|---|\n| Actions | reads | pays |\n| Touchpoints | shop | till |\n\n";
    let pages = format!("{}{fence}", table.repeat(1000));
    for (format, page) in [("markdown", table.repeat(1001)), ("mermaid", pages)] {
        let refused = read(format, "many.md", page.as_bytes()).unwrap_err();
        assert!(refused.starts_with("5001:") && refused.contains(why), "{format}: {refused}");
    }
}

#[test]
fn a_large_diagram_takes_no_time_and_a_huge_one_is_refused() {
    let diagram = |tasks: usize| {
        let tasks: String =
            (0..tasks).map(|at| format!("  Task {at}: {}: Me, Person {}\n", at % 5 + 1, at % 40)).collect();
        format!("journey\n{tasks}")
    };
    let start = Work::begin();
    let (_, maps) = mermaid("large.mmd", &diagram(1500)).unwrap();
    built("large.mmd", &maps[0]);
    assert!(start.seconds() < 20.0, "{} s", start.seconds());
    let refused = mermaid("huge.mmd", &diagram(2100)).unwrap_err();
    assert!(refused.starts_with("1:1 unreadable-import: the map that comes of this cannot be drawn: "), "{refused}");
    // What opens and never closes, over and over.
    for sign in ["%%{", "accDescr {\n", "```mermaid\njourney\n", "#", ";", "a: 1; ", ":", "section\n", "---\n"] {
        let _ = mermaid("deep.mmd", &format!("journey\n{}", sign.repeat(20_000 / sign.len())));
    }
    // Statements without end in one line.
    for sign in ["A: 3: Me; ", ";", "title a; ", " # a", " %% a", "x; B: 2: Me; "] {
        let _ = mermaid("line.mmd", &format!("journey\n{}", sign.repeat(200_000 / sign.len())));
    }
    assert!(start.seconds() < 60.0, "{} s", start.seconds());
}
