//! The command line, as its users meet it: what it says (pages in `cli/`), what it writes, and how it ends.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may fail")]

mod importing;
mod reports;

use std::fs;
use std::path::Path;
use std::process::Command;

use journeymap::spec::journey::MapType;

use crate::support::program::{binary, changed, files, folder, names, run, run_with};
use crate::support::repository;

const GOOD: &str = "title: Good\ntype: current-state\nstages: [One, Two]\n";
const BAD: &str = "title: Bad\ntype: current-state\n";

/// `TRYCMD=overwrite cargo test` accepts what changed; the times are to be put back to `[..]`.
#[test]
fn what_it_says() {
    trycmd::TestCases::new()
        .register_bin("journeymap", trycmd::cargo::cargo_bin!("journeymap"))
        .env("GITHUB_ACTIONS", "")
        .case("tests/suite/cli/*.trycmd");
}

#[test]
fn build_writes_beside_the_map_and_only_once() {
    let folder = folder(&[("a.journey.yaml", GOOD), ("deep/b.journey.yml", GOOD)]);
    let first = run(folder.path(), &["build"]);
    assert_eq!((first.code, first.out.as_str()), (0, ""));
    assert!(first.err.starts_with("wrote a.svg, a.md in "), "{}", first.err);
    assert!(first.err.contains("\nwrote deep/b.svg, deep/b.md in "), "{}", first.err);
    assert!(first.err.contains("\n2 maps, 4 files written in "), "{}", first.err);
    let before = files(folder.path());
    assert_eq!(names(&before), ["a.journey.yaml", "a.md", "a.svg", "deep/b.journey.yml", "deep/b.md", "deep/b.svg"]);
    let times = changed(folder.path());
    let second = run(folder.path(), &["build"]);
    assert!(second.err.starts_with("2 maps, 4 unchanged in "), "{}", second.err);
    assert_eq!(files(folder.path()), before);
    assert_eq!(changed(folder.path()), times, "an unchanged file was touched");
    assert_eq!(run(folder.path(), &["build", "-q"]).err, "");
    // What somebody else wrote there is put right again.
    fs::write(folder.path().join("a.svg"), "<svg/>").unwrap();
    let third = run(folder.path(), &["build", "a.journey.yaml"]);
    assert!(third.err.contains("1 map, 1 file written, 1 unchanged in "), "{}", third.err);
    assert_eq!(files(folder.path()), before);
}

#[test]
fn what_is_relative_to_a_map_is_led_back_to_it_from_another_folder() {
    let map = format!(
        "{GOOD}link: research/site.md\npersona: {{name: Theo, bio: 'See [notes](notes.md), [all](https://a.example)'}}\n"
    );
    let folder = folder(&[("mine/a.journey.yaml", &map), ("mine/research/site.md", ""), ("mine/notes.md", "")]);
    for (place, way) in [("out/deep/", "../../mine/"), ("mine/out/", "../"), ("mine/", ""), ("a/../out/", "../mine/")] {
        let built = run(folder.path(), &["build", "-q", "mine/a.journey.yaml", "-f", "svg,md,html", "-o", place]);
        assert_eq!((built.code, built.err.as_str()), (0, ""));
        for (ending, begin, end) in [("svg", "href=\"", "\""), ("md", "](", ")"), ("html", "href=\"", "\"")] {
            let text = fs::read_to_string(folder.path().join(place).join(format!("a.{ending}"))).unwrap();
            for to in ["research/site.md", "notes.md"] {
                let link = format!("{begin}{way}{to}{end}");
                assert!(text.contains(&link), "{place} {ending}: {link}");
                assert!(way.is_empty() || !text.contains(&format!("{begin}{to}{end}")), "{place} {ending}: {to}");
            }
            assert!(text.contains("https://a.example"), "{place} {ending}");
        }
    }
}

#[cfg(all(feature = "png", feature = "pdf"))]
#[test]
fn options_that_no_format_listens_to_are_named() {
    let folder = folder(&[("a.journey.yaml", GOOD)]);
    let notes = |arguments: &[&str]| {
        let built = run(folder.path(), &[&["build", "-q"], arguments].concat());
        assert_eq!(built.code, 0, "{}", built.err);
        built.err
    };
    for option in [&["--page", "A4"][..], &["--scale", "2"], &["--background", "transparent"]] {
        let name = option[0];
        let format = if name == "--page" { "pdf" } else { "png" };
        let expected = format!("note: `{name}` has no effect without `-f {format}`\n");
        assert_eq!(notes(&[option, &["-f", "SVG"]].concat()), expected);
        assert_eq!(notes(&[option, &["-f", format]].concat()), "");
    }
    assert_eq!(notes(&["--text", "paths", "-f", "md"]), "note: `--text` has no effect without `-f svg`\n");
    assert_eq!(notes(&["--text", "system", "-f", "html"]), "");
    let told = run(folder.path(), &["build", "-f", "svg", "-o", "-"]);
    assert!(told.err.contains("1 map, written to standard output in "), "{}", told.err);
}

#[test]
fn a_slip_is_helped_by_what_is_meant() {
    let lanes = |id: &str| format!("{GOOD}lanes: [{id}]\n");
    let theme = "colours: {page: '#FFFFFF'}\n";
    let steps =
        "title: Good\ntype: current-state\nmetrics: {bounce-rate: 160}\nstages: [{name: One, steps: [{action: A}]}]\n";
    let out = "title: Good\ntype: current-state\nbaseline: ../../x.journey.yaml\nstages: [One]\n";
    for (map, help) in [
        (&*lanes("path"), "did you mean `flows`?"),
        (&lanes("storyboard"), "did you mean `image`?"),
        (&lanes("Feeling"), "did you mean `emotion`?"),
        (&lanes("curve"), "did you mean `emotion`?"),
        (steps, "`bounce-rate` is at most 100%"),
        (out, "an empty `journeymap.yaml` further up makes it"),
    ] {
        let folder = folder(&[("a.journey.yaml", map), ("journeymap.yaml", "")]);
        let checked = run(folder.path(), &["check"]);
        assert!(checked.err.contains(help), "{map}\n{}", checked.err);
    }
    let folder = folder(&[("a.journey.yaml", GOOD), ("brand.yaml", theme)]);
    let built = run(folder.path(), &["build", "--theme", "brand.yaml"]);
    assert!(built.err.contains("did you mean `colors`?"), "{}", built.err);
    let built = run(folder.path(), &["build", "a.journey.yaml", "-o", "a.jpg"]);
    assert!(built.err.contains("end it with one of `.svg`, `.md`, `.html`"), "{}", built.err);
}

#[test]
fn a_named_font_goes_into_the_picture_or_is_refused() {
    let folder = folder(&[("a.journey.yaml", GOOD), ("broken.ttf", "no font")]);
    let font = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text/fonts/sans-bold.ttf");
    let font = font.to_str().unwrap();
    let named = run(folder.path(), &["build", "-q", "-f", "svg", "--font", font, "-o", "-", "a.journey.yaml"]);
    assert_eq!((named.code, named.err.as_str()), (0, ""));
    assert!(named.out.contains(
        "@font-face{font-family:'Journeymap Sans';font-weight:400;font-style:normal;unicode-range:U+10FFFF;"
    ));
    for (font, why) in [
        ("broken.ttf", "cannot use the font `broken.ttf`: this is no TrueType or OpenType font (.ttf, .otf, .ttc)"),
        ("none.ttf", "cannot read `none.ttf`: there is no such file"),
        (&format!("{font}#1"), "the file holds one font: name it without `#`"),
    ] {
        for verb in ["build", "check"] {
            let refused = run(folder.path(), &[verb, "--font", font]);
            assert_eq!(refused.code, 2, "{}", refused.err);
            assert!(refused.err.contains(why), "{}", refused.err);
        }
    }
}

/// One of the bundled fonts with other bytes at a place of a table.
fn damaged(tag: &[u8], at: usize, bytes: &[u8]) -> Vec<u8> {
    let mut font = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text/fonts/sans-bold.ttf")).unwrap();
    let record = font.windows(4).position(|four| four == tag).unwrap();
    let start = u32::from_be_bytes(font[record + 8..record + 12].try_into().unwrap()) as usize + at;
    font[start..start + bytes.len()].copy_from_slice(bytes);
    font
}

#[test]
fn a_damaged_font_is_refused_and_no_bug() {
    let folder = folder(&[("a.journey.yaml", GOOD)]);
    let cases = [
        ("no units", damaged(b"head", 18, &[0, 0])),
        ("too many units", damaged(b"head", 18, &[0xFF, 0xFF])),
        ("a box inside out", damaged(b"head", 36, &[0x7F, 0xFF])),
        ("few glyphs, and characters of more", damaged(b"maxp", 4, &[0, 40])),
        ("no glyphs", damaged(b"maxp", 4, &[0, 0])),
    ];
    for (name, font) in cases {
        fs::write(folder.path().join("brand.ttf"), font).unwrap();
        for verb in ["build", "check"] {
            let refused = run(folder.path(), &[verb, "--font", "brand.ttf"]);
            assert_eq!(refused.code, 2, "{name}: {}", refused.err);
            assert_eq!(
                refused.err,
                "error: cannot use the font `brand.ttf`: this font is damaged, or lacks tables that every font has\n",
                "{name}"
            );
        }
    }
}

#[test]
fn as_many_jobs_as_are_wanted_but_one_at_least() {
    let folder = folder(&[("a.journey.yaml", GOOD)]);
    let refused = run(folder.path(), &["check", "--jobs", "0"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("a whole number is wanted, at least 1"), "{}", refused.err);
    assert_eq!(run(folder.path(), &["check", "--jobs", "1"]).code, 0);
}

#[cfg(feature = "png")]
#[test]
fn a_png_is_painted_whole_or_not_at_all() {
    let folder = folder(&[("a.journey.yaml", &GOOD.replace("Good", "Good 👍"))]);
    let small =
        run(folder.path(), &["build", "-q", "--format", "png", "--scale", "0.5", "--background", "transparent"]);
    let note = "note: `a.png` has boxes for characters that no font here has: 👍\n";
    assert_eq!((small.code, small.err.as_str()), (0, note));
    assert!(fs::read(folder.path().join("a.png")).unwrap().starts_with(b"\x89PNG"));
    fs::write(folder.path().join("a.journey.yaml"), GOOD.replace("Two]", &format!("Two{}]", ", More".repeat(300))))
        .unwrap();
    let large = run(folder.path(), &["build", "-f", "svg,png,md", "--scale", "10", "--width", "natural"]);
    assert_eq!(large.code, 2, "{}", large.err);
    assert!(large.err.contains("at most 100 million are painted: `--scale "), "{}", large.err);
    assert_eq!(names(&files(folder.path())), ["a.journey.yaml", "a.png"]);
    for wrong in ["0", "0.09", "10.1", "NaN", "x"] {
        assert_eq!(run(folder.path(), &["build", "-f", "png", "--scale", wrong]).code, 2, "{wrong}");
    }
    for wrong in ["white", "#12345", ""] {
        assert_eq!(run(folder.path(), &["build", "-f", "png", "--background", wrong]).code, 2, "{wrong}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_not_said_to_be_checked() {
    let folder = folder(&[("a.journey.yaml", GOOD)]);
    let none = run(folder.path(), &["check", "/dev/zero"]);
    assert_eq!((none.code, none.err.as_str()), (2, "error: cannot read `/dev/zero`: it is not a regular file\n"));
    let one = run(folder.path(), &["check", "a.journey.yaml", "/dev/zero"]);
    assert_eq!(one.code, 2);
    assert!(one.err.contains("\n1 map checked in "), "{}", one.err);
}

#[test]
fn the_same_bytes_wherever_and_however() {
    let examples = repository("examples");
    let build = |cwd: &Path, paths: &[&str], out: &Path, jobs: &str, env: &[(&str, &str)]| {
        let mut command = Command::new(binary());
        command.current_dir(cwd).arg("build").args(paths).arg("-o").arg(out).args(["--jobs", jobs]).envs(env.to_vec());
        assert!(command.output().unwrap().status.success());
        files(out)
    };
    let folder = tempfile::tempdir().unwrap();
    let out = |name: &str| folder.path().join(name);
    let root = repository("");
    let here = build(&root, &["examples"], &out("one"), "1", &[("TZ", "UTC"), ("LANG", "C")]);
    let env = [
        ("TZ", "Asia/Seoul"),
        ("LANG", "pl_PL.UTF-8"),
        ("LC_ALL", "ko_KR.UTF-8"),
        ("HOME", "/nonexistent"),
        ("COLUMNS", "40"),
    ];
    let there = build(folder.path(), &[examples.to_str().unwrap()], &out("two"), "7", &env);
    assert_eq!(here.len(), 38);
    assert!(here == there, "the bytes differ");
    let inside = build(&examples, &["."], &out("three"), "2", &[]);
    assert!(here == inside, "the bytes differ from inside");
}

#[test]
fn findings_come_in_the_order_of_the_maps() {
    let names: Vec<String> = (0..30).map(|number| format!("{number:02}.journey.yaml")).collect();
    let maps: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), BAD)).collect();
    let folder = folder(&maps);
    let alone = run(folder.path(), &["check", "--jobs", "1"]);
    assert_eq!(alone.code, 1);
    let places: Vec<&str> = alone
        .err
        .lines()
        .filter(|line| line.contains(": error["))
        .map(|line| line.split(':').next().unwrap())
        .collect();
    assert_eq!(places, names);
    for _ in 0..5 {
        assert_eq!(untimed(&run(folder.path(), &["check", "--jobs", "8"]).err), untimed(&alone.err));
    }
}

#[test]
fn one_bad_map_stops_no_other_and_keeps_its_old_outputs() {
    let folder = folder(&[("a.journey.yaml", BAD), ("b.journey.yaml", GOOD), ("a.svg", "old"), ("a.md", "old")]);
    let result = run(folder.path(), &["build"]);
    assert_eq!((result.code, result.out.as_str()), (1, ""));
    assert!(
        result.err.starts_with("a.journey.yaml:1:8: error[missing-key]: the map has no `stages`"),
        "{}",
        result.err
    );
    assert!(result.err.contains("2 maps, 1 not drawn, 2 files written in "), "{}", result.err);
    let all = files(folder.path());
    assert_eq!(names(&all), ["a.journey.yaml", "a.md", "a.svg", "b.journey.yaml", "b.md", "b.svg"]);
    assert_eq!(fs::read(folder.path().join("a.svg")).unwrap(), b"old");
    assert_eq!(fs::read(folder.path().join("a.md")).unwrap(), b"old");
}

#[test]
fn outputs_go_where_they_are_sent() {
    let maps = [("maps/a.journey.yaml", GOOD), ("maps/deep/b.journey.yaml", GOOD), ("c.journey.yaml", GOOD)];
    let cases: &[(&[&str], &[&str])] = &[
        (&["maps", "c.journey.yaml", "-o", "out"], &["a.md", "a.svg", "c.md", "c.svg", "deep/b.md", "deep/b.svg"]),
        (&["maps/deep/b.journey.yaml", "-o", "out/"], &["b.md", "b.svg"]),
        (&["c.journey.yaml", "-o", "out/new/c.md"], &["new/c.md"]),
        (&["c.journey.yaml", "-f", "svg", "-o", "out/x.y"], &["x.y"]),
        (&["maps/deep", "-f", "md,md", "-o", "out"], &["b.md"]),
        (
            &["c.journey.yaml", "-f", "md,csv,json,backlog-md,backlog-csv", "-o", "out/"],
            &["c.backlog.csv", "c.backlog.md", "c.csv", "c.json", "c.md"],
        ),
        (&["c.journey.yaml", "-o", "out/x.backlog.csv"], &["x.backlog.csv"]),
        (&["c.journey.yaml", "-f", "backlog-csv", "-o", "out/x.csv"], &["x.csv"]),
    ];
    for (arguments, expected) in cases {
        let folder = folder(&maps);
        let result = run(folder.path(), &[&["build"], *arguments].concat());
        assert_eq!(result.code, 0, "{arguments:?}: {}", result.err);
        assert_eq!(names(&files(&folder.path().join("out"))), *expected, "{arguments:?}");
        assert_eq!(files(folder.path()).len(), 3 + expected.len(), "{arguments:?}");
    }
}

#[test]
fn formatting_writes_what_changes_and_nothing_else() {
    let untidy = "type: experience\ntitle:   'Untidy' # a comment\nstages: [A]\n";
    let tidy = "title: Untidy # a comment\ntype: experience\nstages: [A]\n";
    let folder = folder(&[
        ("a.journey.yaml", untidy),
        ("b.journey.yaml", tidy),
        ("c.journey.yaml", "title: [\n"),
        ("d.journey.yaml", "titel: Unknown\n"),
    ]);
    let before = files(folder.path());
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();

    let checked = run(folder.path(), &["fmt", "--check"]);
    assert_eq!((checked.code, checked.out.as_str()), (1, "a.journey.yaml\n"));
    assert!(checked.err.contains("c.journey.yaml:1:8: error[yaml-syntax]"), "{}", checked.err);
    assert!(checked.err.contains("1 file not formatted, 2 formatted already"), "{}", checked.err);
    let compared = run(folder.path(), &["fmt", "--diff", "a.journey.yaml", "b.journey.yaml"]);
    assert_eq!(compared.code, 1);
    assert!(compared.out.starts_with("--- a.journey.yaml\n+++ a.journey.yaml\n@@ -1,3 +1,3 @@\n"), "{}", compared.out);
    assert_eq!(run(folder.path(), &["fmt", "--check", "b.journey.yaml"]).code, 0);
    assert_eq!(files(folder.path()), before, "a check wrote something");

    let written = run(folder.path(), &["fmt"]);
    assert_eq!((written.code, written.out.as_str()), (1, ""));
    assert!(written.err.contains("formatted a.journey.yaml\n"), "{}", written.err);
    assert_eq!(read("a.journey.yaml"), tidy);
    let times = changed(folder.path());
    let again = run(folder.path(), &["fmt", "-q", "a.journey.yaml", "b.journey.yaml", "d.journey.yaml"]);
    assert_eq!((again.code, again.out.as_str(), again.err.as_str()), (0, "", ""));
    assert_eq!(changed(folder.path()), times, "an unchanged file was touched");

    let piped = run_with(folder.path(), &["fmt", "-q", "-"], untidy.as_bytes());
    assert_eq!((piped.code, piped.out.as_str(), piped.err.as_str()), (0, tidy, ""));
    assert_eq!(run_with(folder.path(), &["fmt", "-"], b"title: [").out, "");
    assert_eq!(run_with(folder.path(), &["fmt", "--check", "-"], tidy.as_bytes()).code, 0);
    assert_eq!(run(folder.path(), &["fmt", "missing.journey.yaml"]).code, 2);
}

#[cfg(unix)]
#[test]
fn formatting_takes_the_workspace_along() {
    let map = "title: A\ntype: experience\nstages: [A]\n";
    let folder =
        folder(&[("maps/a.journey.yaml", map), ("journeymap.yaml", "lint: {fail_on: warning}\ninputs: maps\n")]);
    let checked = run(folder.path(), &["fmt", "--check"]);
    assert_eq!((checked.code, checked.out.as_str()), (1, "journeymap.yaml\n"));
    assert_eq!(run(folder.path(), &["fmt", "maps/a.journey.yaml", "--check"]).code, 0);
    assert_eq!(run(folder.path(), &["fmt"]).code, 0);
    let written = fs::read_to_string(folder.path().join("journeymap.yaml")).unwrap();
    assert_eq!(written, "input: maps\nlint: {fail_on: warning}\n");
}

#[test]
fn formatting_follows_a_link_that_is_named() {
    let folder = folder(&[("deep/a.journey.yaml", "type: experience\ntitle: T\n")]);
    let link = folder.path().join("link.yaml");
    std::os::unix::fs::symlink("deep/a.journey.yaml", &link).unwrap();
    assert_eq!(run(folder.path(), &["fmt", "link.yaml"]).code, 0);
    assert!(link.is_symlink());
    let formatted = fs::read_to_string(folder.path().join("deep/a.journey.yaml")).unwrap();
    assert_eq!(formatted, "title: T\ntype: experience\n");
}

#[test]
fn standard_input_and_output() {
    let folder = folder(&[("a.journey.yaml", GOOD)]);
    let picture = run_with(folder.path(), &["build", "-"], GOOD.as_bytes());
    assert_eq!(picture.code, 0);
    assert!(picture.out.starts_with("<svg "), "{}", picture.out);
    let page = run_with(folder.path(), &["build", "-q", "-", "-f", "md", "-o", "-"], GOOD.as_bytes());
    assert!(page.out.starts_with("# Good") && page.err.is_empty(), "{}{}", page.out, page.err);
    let file = run(folder.path(), &["build", "a.journey.yaml", "-f", "md", "-o", "-"]);
    assert!(file.out.starts_with("# Good"), "{}", file.out);
    let named = run_with(folder.path(), &["build", "-", "-o", "x.md"], GOOD.as_bytes());
    assert_eq!(named.code, 0, "{}", named.err);
    assert_eq!(names(&files(folder.path())), ["a.journey.yaml", "x.md"]);
    let bad = run_with(folder.path(), &["build", "-"], BAD.as_bytes());
    assert_eq!((bad.code, bad.out.as_str()), (1, ""));
    assert!(bad.err.starts_with("<stdin>:1:8: error[missing-key]"), "{}", bad.err);
    // Much more than a map may have is read no further.
    let huge = run_with(folder.path(), &["check", "-"], &vec![b'#'; 8 * 1024 * 1024]);
    assert_eq!(huge.code, 1);
    assert!(huge.err.starts_with("<stdin>:1:1: error[file-too-large]"), "{}", huge.err);
}

#[test]
fn a_journey_of_one_persona() {
    let text = "title: Two\ntype: current-state\npersonas: [{id: hana, name: Hana}, {id: jan, name: Jan}]\nstages:\n  - \
                name: One\n    thinking: [{text: Hers alone, for: hana}, {text: His alone, for: jan}]\n";
    let folder = folder(&[("a.journey.yaml", text)]);
    let all = run(folder.path(), &["build", "a.journey.yaml", "-f", "md", "-o", "-"]);
    assert!(all.out.contains("Hers alone") && all.out.contains("His alone"));
    let one = run(folder.path(), &["build", "a.journey.yaml", "-f", "md", "-o", "-", "--for", "jan"]);
    assert!(!one.out.contains("Hers alone") && one.out.contains("His alone"), "{}", one.out);
    for format in ["json", "csv"] {
        let data = run(folder.path(), &["build", "a.journey.yaml", "-f", format, "-o", "-", "--for", "jan"]);
        assert!(!data.out.contains("Hers alone") && data.out.contains("His alone"), "{}", data.out);
    }
    let nobody = run(folder.path(), &["build", "--for", "jna"]);
    assert_eq!(nobody.code, 2);
    assert!(nobody.err.contains("nobody is called `jna` here; did you mean `jan`?"), "{}", nobody.err);
    assert_eq!(files(folder.path()).len(), 1);
}

#[test]
fn a_new_map_builds_without_a_finding() {
    for map_type in MapType::ALL {
        for lang in ["en", "ko", "pl"] {
            let folder = tempfile::tempdir().unwrap();
            let made = ["new", "--type", map_type.word(), "--lang", lang, "--today", "2026-11-02", "maps/it's #1"];
            let new = run(folder.path(), &made);
            assert_eq!((new.code, new.out.as_str()), (0, ""), "{}", new.err);
            assert!(new.err.ends_with("to draw it: journeymap build 'maps/it'\\''s #1.journey.yaml'\n"), "{}", new.err);
            let build = run(folder.path(), &["build"]);
            assert_eq!(build.code, 0, "{}", build.err);
            let count = if *map_type == MapType::FutureState { "2 maps, 4" } else { "1 map, 2" };
            let last = build.err.lines().last().unwrap();
            assert!(last.starts_with(&format!("{count} files written in ")) && last.ends_with('s'), "{}", build.err);
            // Not even half of a future state is written over.
            let before = files(folder.path());
            assert_eq!(run(folder.path(), &made).code, 2);
            assert!(files(folder.path()) == before);
        }
    }
}

#[test]
fn a_map_knows_what_day_it_is() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(folder.path(), &["new", "-q", "shop"]).code, 0);
    let text = fs::read_to_string(folder.path().join("shop.journey.yaml")).unwrap();
    let year = text.split("review: {last: 20").nth(1).and_then(|rest| rest.get(..2)).unwrap();
    assert!(year.parse::<u8>().unwrap() >= 24, "{year}");
}

#[test]
fn the_language_is_that_of_the_map_or_of_the_command_line() {
    let map = "title: A\ntype: current-state\nstages: [B]\n";
    let polish = format!("{map}lang: pl\n");
    let folder = folder(&[("a.journey.yaml", map), ("b.journey.yaml", &polish)]);
    let drawn = |options: &[&str], name: &str| {
        let result = run(folder.path(), &[&["build", "-f", "md", "-o", "-", name], options].concat());
        assert_eq!((result.code, result.err.contains("journeymap.yaml")), (0, false), "{}", result.err);
        result.out
    };
    assert!(drawn(&[], "a.journey.yaml").contains("Current state"));
    assert!(drawn(&["--lang", "ko"], "a.journey.yaml").contains("현재 상태"));
    assert!(drawn(&["--lang", "ko"], "b.journey.yaml").contains("Stan obecny"));
    assert!(drawn(&["--lang", "xx"], "a.journey.yaml").contains("Current state"));
    fs::write(folder.path().join("journeymap.yaml"), "lang: pl\n").unwrap();
    assert!(drawn(&[], "a.journey.yaml").contains("Stan obecny"));
    assert!(drawn(&["--lang", "ko"], "a.journey.yaml").contains("현재 상태"));
}

#[test]
fn shells_and_manuals_know_every_command() {
    let folder = folder(&[]);
    let help = run(folder.path(), &["--help"]).out;
    let (_, commands) = help.split_once("Commands:\n").unwrap();
    let commands = commands.lines().map_while(|line| line.split_whitespace().next());
    let commands: Vec<&str> = commands.filter(|command| *command != "help").collect();
    assert!(commands.len() > 8, "{commands:?}");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let completions = run(folder.path(), &["completions", shell]).out;
        for command in &commands {
            assert!(completions.contains(command), "{shell} does not know {command}");
        }
    }
    assert_eq!(run(folder.path(), &["man", "-q", "-o", "pages"]).code, 0);
    let mut pages: Vec<String> = commands.iter().map(|command| format!("pages/journeymap-{command}.1")).collect();
    pages.push("pages/journeymap.1".to_owned());
    pages.sort();
    let written = files(folder.path());
    assert_eq!(written.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>(), pages);
    assert!(written.iter().all(|(_, page)| page.starts_with(b".ie")), "a page of manual begins otherwise");
    let page = run(folder.path(), &["man"]).out;
    assert!(page.contains("journeymap\\-check(1)") || page.contains("journeymap-check(1)"), "{page}");
}

#[test]
fn what_a_format_leaves_out_is_said() {
    let future = "title: F\ntype: future-state\nbaseline: a.journey.yaml\nstages: [One]\n";
    let folder = folder(&[("a.journey.yaml", GOOD), ("f.journey.yaml", future)]);
    let result = run(folder.path(), &["build", "-f", "csv,json"]);
    assert_eq!(result.code, 0, "{}", result.err);
    let notes: Vec<&str> = result.err.lines().filter(|line| line.contains("leaves out")).collect();
    assert_eq!(notes, ["note: `f.csv` leaves out the baseline and what became of its pain points"], "{}", result.err);
}

#[test]
fn the_schema_is_that_of_the_docs() {
    let schema = run(&repository(""), &["schema"]);
    assert_eq!(schema.out, fs::read_to_string(repository("docs/reference/journey.schema.json")).unwrap());
    let data = run(&repository(""), &["schema", "map-json"]);
    assert_eq!(data.out, fs::read_to_string(repository("docs/reference/map-json.schema.json")).unwrap());
    let pages = run(&repository(""), &["explain"]);
    assert_eq!(pages.out.lines().count(), journeymap::codes().count());
    for code in journeymap::codes() {
        let shown = run(&repository(""), &["explain", code.name]).out;
        // The places that only the page's test reads are left out; every other line is there.
        let marks = ["<!-- at ", "<!-- reads ", "<!-- also ", "<!-- today "];
        let is_mark = |line: &&str| marks.iter().any(|mark| line.starts_with(mark)) || line.starts_with("```");
        let lost: Vec<&str> =
            code.page.lines().filter(|line| !is_mark(line) && !shown.lines().any(|other| other == *line)).collect();
        let is_left = marks.iter().any(|mark| shown.lines().any(|line| line.starts_with(mark)));
        assert!(lost.is_empty() && !is_left, "{}: {lost:?}", code.name);
    }
}

#[cfg(unix)]
#[test]
fn odd_files_are_refused_and_links_not_followed() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = folder(&[("a.journey.yaml", GOOD), ("elsewhere/b.journey.yaml", BAD), ("kept.svg", "kept")]);
    let at = |name: &str| folder.path().join(name);
    let made = Command::new("mkfifo").arg(at("pipe.journey.yaml")).status().unwrap();
    assert!(made.success());
    symlink("nowhere", at("broken.journey.yaml")).unwrap();
    symlink("/dev/zero", at("endless.journey.yaml")).unwrap();
    let odd = ["check", "pipe.journey.yaml", "broken.journey.yaml", "endless.journey.yaml", "a.journey.yaml"];
    let result = run(folder.path(), &odd);
    assert_eq!(result.code, 2);
    for line in [
        "error: cannot read `pipe.journey.yaml`: it is not a regular file\n",
        "error: cannot read `broken.journey.yaml`: it is a symbolic link that leads nowhere\n",
        "error: cannot read `endless.journey.yaml`: it is not a regular file\n",
    ] {
        assert!(result.err.contains(line), "{}", result.err);
    }
    // A search takes regular files only, and goes through no link.
    fs::create_dir(at("top")).unwrap();
    symlink("../elsewhere", at("top/linked")).unwrap();
    symlink("../elsewhere/b.journey.yaml", at("top/b.journey.yaml")).unwrap();
    fs::copy(at("a.journey.yaml"), at("top/a.journey.yaml")).unwrap();
    assert!(run(folder.path(), &["check", "--allow", "all", "top"]).err.starts_with("1 map checked in "));
    // An output that is a link is replaced; what it led to is left alone.
    symlink("kept.svg", at("a.svg")).unwrap();
    assert_eq!(run(folder.path(), &["build", "a.journey.yaml"]).code, 0);
    assert_eq!(fs::read(at("kept.svg")).unwrap(), b"kept");
    assert!(at("a.svg").symlink_metadata().unwrap().is_file());
    // An output keeps the rights that it has; a new one has those that a new file has.
    fs::set_permissions(at("a.md"), fs::Permissions::from_mode(0o600)).unwrap();
    fs::write(at("a.md"), "old").unwrap();
    fs::remove_file(at("a.svg")).unwrap();
    assert_eq!(run(folder.path(), &["build", "a.journey.yaml"]).code, 0);
    let rights = |name: &str| fs::metadata(at(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!((rights("a.md"), rights("a.svg")), (0o600, rights("a.journey.yaml")));
    // A folder in the place of an output.
    fs::remove_file(at("a.svg")).unwrap();
    fs::create_dir(at("a.svg")).unwrap();
    let blocked = run(folder.path(), &["build", "a.journey.yaml"]);
    assert_eq!(blocked.code, 2);
    assert!(blocked.err.contains("error: cannot write `a.svg`: it is a folder"), "{}", blocked.err);
    // A name that is not UTF-8, as an argument and in a folder. Some file systems have none.
    let name = OsStr::from_bytes(b"caf\xe9.journey.yaml");
    if fs::write(folder.path().join("top").join(name), GOOD).is_ok() {
        let result = run(folder.path(), &["check", "--allow", "all", "top"]);
        assert_eq!(result.code, 2);
        assert!(result.err.contains("is not UTF-8\n") && result.err.contains("1 map checked"), "{}", result.err);
    }
    let named = Command::new(binary()).arg("check").arg(name).output().unwrap();
    assert_eq!(named.status.code(), Some(2));
}

/// A report without the time that it took.
fn untimed(report: &str) -> String {
    report.lines().filter(|line| !line.contains(" checked in ")).collect::<Vec<_>>().join("\n")
}
