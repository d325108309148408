//! Reports: every form of one set of findings as a golden, held against the shape that its readers ask for.

mod fingerprints;
mod readers;

use journeymap::diagnostic::{Code, Diagnostic, Level};
use journeymap::fingerprint::fingerprints;
use journeymap::report::{self, File, Rule, Run};
use journeymap::source::{NoFiles, Source, Span};
use snapbox::{Data, assert_data_eq};

use crate::support::repository;

/// A path with everything that a report must escape.
const ODD: &str = "maps/100%, 수강: 신청 & <co>.journey.yaml";
/// A map with a finding behind Korean words, one with a second place, one over several lines and one that can be mended.
const MAP: &str = "\
title: 온라인 수강 신청
type: current-state
channels:
  - {id: kakao, name: 카카오톡}
  - {id: kakao, name: 카톡}
stages:
  - name: 인식
    steps:
      - {action: 광고를 본다, touchpoint: {name: 포스터, channel: stroe}, emotion: -3}
      - action: 전화한다
        pain_points:
          - - text: one
            - text: two
";

/// A map in which nothing is found.
const CLEAN: &str = "title: Clean\ntype: current-state\nstages: [One, Two]\n";

fn code(name: &str) -> &'static Code {
    journeymap::codes().find(|code| code.name == name).expect("a code of this name")
}

/// A source and everything found in it as a file of a run.
fn file(path: &str, source: &Source, findings: &[Diagnostic]) -> File {
    let path = |_: &str| path.to_owned();
    File::new(
        source,
        findings,
        &fingerprints(&path(""), source, journeymap::yaml::read(source).value.as_ref(), findings),
        path,
    )
}

fn checked(path: &str, map: &str) -> File {
    let source = Source::new(path, map);
    file(path, &source, &journeymap::check(&source, &NoFiles).findings.sorted())
}

/// Findings whose words try to be something else.
fn hostile() -> File {
    let source = Source::new("b", "\u{feff}title: \"a\u{301}\t😀 x\"\ntype: x\n");
    let at = |words: &str| {
        let start = source.text().find(words).expect("there");
        Span::new(start, start + words.len())
    };
    let mut advice = Diagnostic::new(
        code("image-without-alt"),
        at("x\""),
        "100% of ``<b>|`x` &amp; @me, ::error::no\r\n\u{1b}[31m\u{0}\u{202e}\u{ffff} ]]> | </script>",
    )
    .help("write:\n\t`a|b`, \\ and *more*")
    .also(at("type: x\n"), "over\r\nlines")
    .fix("cut", at("x\"\ntype: x"), "y\"\n::error::type: \u{7}y");
    advice.level = Level::Advice;
    let mut warning = Diagnostic::new(code("unknown-icon"), at("x\"\ntype: x"), "a `|` over lines");
    warning.level = Level::Warning;
    let end = Diagnostic::new(code("missing-key"), Span::new(1000, 1000), "the end").guess(
        "add it",
        Span::new(source.text().len(), source.text().len()),
        "stages: [One]\n",
    );
    file("b/plain.journey.yaml", &source, &[advice, warning, end])
}

/// The run that the goldens are of.
fn run() -> Run {
    Run {
        files: vec![checked(ODD, MAP), hostile(), checked("clean.journey.yaml", CLEAN)],
        rules: journeymap::codes()
            .map(|code| Rule { code, group: (code.name == "unknown-icon").then_some("wording") })
            .collect(),
        failures: vec!["cannot read `c, d%.journey.yaml`: permission\ndenied".to_owned()],
        fails: Some(Level::Warning),
        version: "1.2.3".to_owned(),
    }
}

/// A run of so many findings of each level.
fn many(errors: usize, warnings: usize, advice: usize) -> Run {
    let source = Source::new("a", "title: A\n");
    let of = |count: usize, level: Level| {
        (0..count).map(move |number| {
            let mut found = Diagnostic::new(code("missing-key"), Span::new(0, 5), format!("number {number}"));
            found.level = level;
            found
        })
    };
    let all: Vec<Diagnostic> =
        of(advice, Level::Advice).chain(of(errors, Level::Error)).chain(of(warnings, Level::Warning)).collect();
    Run { files: vec![file("a.journey.yaml", &source, &all)], ..Run::default() }
}

fn written(name: &str, run: &Run) -> String {
    (report::named(name).expect("a report of this name").write)(run)
}

#[test]
fn every_report_of_one_run() {
    for report in report::ALL {
        let text = (report.write)(&run());
        assert_eq!(text, (report.write)(&run()), "{} is not the same twice", report.name);
        let control = |c: &char| c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{202e}' | '\u{ffff}');
        if !matches!(report.name, "json" | "json-lines" | "sarif" | "gitlab" | "rdjson") {
            assert_eq!(text.chars().find(control), None, "{}", report.name);
        }
        let ending = match report.name {
            "concise" | "github" => "txt",
            "checkstyle" | "junit" => "xml",
            "markdown" => "md",
            "json-lines" => "jsonl",
            _ => "json",
        };
        let golden = repository("tests/golden/reports").join(format!("{}.{ending}", report.name));
        assert_data_eq!(text, Data::read_from(&golden, Some(snapbox::data::DataFormat::Text)).raw());
    }
}

#[test]
fn nothing_found_is_a_report_too() {
    let empty = Run { files: vec![checked("clean.journey.yaml", CLEAN)], ..Run::default() };
    for name in ["concise", "json-lines", "github"] {
        assert_eq!(written(name, &empty), "", "{name}");
    }
    assert_eq!(written("gitlab", &empty), "[]\n");
    assert_eq!(written("markdown", &empty), "## journeymap\n\n1 file: nothing found.\n");
}

/// What maps share lies in another file, and a place there is a place of that file.
#[test]
fn a_place_in_the_file_that_maps_share_is_named_after_it() {
    let shared = std::sync::Arc::new(Source::new("journeymap.yaml", "personas:\n  - {id: 하나, name: Hana}\n"));
    let source = Source::new("maps/a.journey.yaml", "title: A\n").sharing(shared);
    let found = Diagnostic::new(code("missing-key"), Span::new(14, 30).shared(), "there").also(Span::new(0, 5), "here");
    let file = File::new(&source, &[found], &[], |name| format!("root/{name}"));
    let found = &file.findings[0];
    assert_eq!(file.path, "root/maps/a.journey.yaml");
    assert_eq!(
        (found.path.as_str(), found.labels[0].path.as_str()),
        ("root/journeymap.yaml", "root/maps/a.journey.yaml")
    );
    let (start, end) = (found.place.start, found.place.end);
    assert_eq!((start.line, start.column, start.byte_column, start.byte), (2, 5, 5, 14));
    assert_eq!((end.line, end.column, end.byte_column, end.byte), (2, 17, 21, 30));
}

#[test]
fn every_report_is_listed() {
    let rooms = crate::support::files_in("src/report", ".rs");
    let names: Vec<String> =
        rooms.iter().map(|path| crate::support::name_of(path).replace(".rs", "").replace('_', "-")).collect();
    // What several reports share, and the one that the command line draws.
    let shared = ["mod", "page", "run", "terminal", "visible", "xml"];
    for name in names.iter().filter(|name| !shared.contains(&name.as_str())) {
        let report = report::named(name).unwrap_or_else(|| panic!("src/report/{name}.rs is not listed"));
        assert!(report.about.ends_with('.'), "{name}");
    }
    assert_eq!(names.len(), shared.len() + report::ALL.len());
}

/// What GitHub shows of a step: ten of each level, in the order in which they are printed.
#[test]
fn annotations_are_the_gravest_and_the_others_are_counted() {
    for (errors, warnings, advice, shown, more) in [
        (0, 0, 10, [0, 0, 10], 0),
        (0, 0, 11, [0, 0, 9], 2),
        (10, 10, 10, [10, 10, 10], 0),
        (11, 0, 0, [10, 0, 0], 1),
        (25, 1, 30, [10, 1, 9], 36),
    ] {
        let text = written("github", &many(errors, warnings, advice));
        let count = |start: &str| text.lines().filter(|line| line.starts_with(start)).count();
        assert_eq!([count("::error "), count("::warning "), count("::notice title=missing")], shown, "{text}");
        let last = text.lines().last().expect("a line");
        assert_eq!(last.starts_with(&format!("::notice title=journeymap::{more} more")), more > 0, "{last}");
        assert!(count("::notice ") <= 10);
        let levels: Vec<&str> = text.lines().map(|line| line.split(' ').next().expect("a word")).collect();
        assert!(
            levels.is_sorted_by_key(|level| ["::error", "::warning", "::notice"].iter().position(|one| one == level))
        );
    }
}

#[test]
fn the_summary_of_a_job_stays_within_its_room() {
    let run = many(400, 0, 1);
    let whole = report::markdown::up_to(&run, usize::MAX);
    assert_eq!(whole.matches("| error |").count(), 400);
    for most in [2_000, 10_000, 20_000] {
        let cut = report::markdown::up_to(&run, most);
        let rows = cut.matches("| error |").count();
        assert!(cut.len() <= most && rows > 5, "{cut}");
        assert!(cut.ends_with(&format!("\n{} more are left out here.\n", 401 - rows)), "{cut}");
    }
    assert_eq!(report::markdown::up_to(&run, 50), "");
}
