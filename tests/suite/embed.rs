//! Markdown pages filled with maps: what stands in them, which pictures there are, and that nothing else changes.

use std::fs;

use crate::support::program::{Ran, changed, files, folder, names, run};

const MAP: &str = "title: Buying *shoes*\ntype: current-state\npersona: {id: hana, name: Hana}\nresearch: [{id: talks, name: Talks, sample: 9}]\nstages:\n  - {name: Search, emotion: 1, thinking: {text: \"<!-- /journeymap -->\", evidence: talks}}\n  - {name: Purchase, emotion: -1}\n";

fn block(words: &str) -> String {
    format!("<!-- journeymap: {words} -->\n<!-- /journeymap -->\n")
}

/// A run with `embed` in a folder of these files, and the folder.
fn embed(contents: &[(&str, &str)], arguments: &[&str]) -> (Ran, tempfile::TempDir) {
    let folder = folder(contents);
    let ran = run(folder.path(), &[&["embed"], arguments].concat());
    (ran, folder)
}

fn text(folder: &tempfile::TempDir, path: &str) -> String {
    fs::read_to_string(folder.path().join(path)).unwrap()
}

/// What stands in the block of a page.
fn inside(page: &str) -> &str {
    page.split_once(" -->\n\n").unwrap().1.split_once("\n\n<!-- /journeymap -->").unwrap().0
}

#[test]
fn a_page_is_filled_once_and_agrees_with_build() {
    let page = format!("# Shop\n\n{}\nThe end", block("../maps/shop.journey.yaml"));
    let (first, folder) =
        embed(&[("docs/a.md", &page), ("maps/shop.journey.yaml", MAP), ("journeymap.yaml", "width: 830\n")], &[]);
    assert_eq!((first.code, first.out.as_str()), (0, ""), "{}", first.err);
    assert!(first.err.starts_with("wrote maps/shop.svg, docs/a.md in "), "{}", first.err);
    assert!(first.err.contains("\n1 page, 2 files written in "), "{}", first.err);
    let filled = text(&folder, "docs/a.md");
    let alt = "Current state: Buying shoes. Stages: 2. Steps: 2. As lived by Hana. Feeling is lowest at “Purchase” and highest at “Search”.";
    assert_eq!(inside(&filled), format!("![{alt}](../maps/shop.svg)"));
    assert!(filled.starts_with("# Shop\n\n<!-- journeymap: ") && filled.ends_with("<!-- /journeymap -->\n\nThe end"));
    let times = changed(folder.path());
    let again = run(folder.path(), &["embed"]);
    assert!(again.err.starts_with("1 page, 2 unchanged in "), "{}", again.err);
    assert_eq!(changed(folder.path()), times, "an unchanged file was touched");
    for command in [&["embed", "--check"][..], &["build", "--check", "-f", "svg"]] {
        let checked = run(folder.path(), command);
        assert_eq!(checked.code, 0, "{}", checked.err);
    }
    fs::write(folder.path().join("maps/shop.journey.yaml"), MAP.replace("Hana", "Ola")).unwrap();
    let before = files(folder.path());
    let stale = run(folder.path(), &["embed", "--check"]);
    assert_eq!(stale.code, 1);
    assert!(stale.err.starts_with("stale: maps/shop.svg\nstale: docs/a.md\n1 page, 2 stale in "), "{}", stale.err);
    assert!(stale.err.ends_with("to bring the pages up to date: journeymap embed\n"), "{}", stale.err);
    assert_eq!(files(folder.path()), before, "`--check` wrote something");
    assert_eq!(run(folder.path(), &["build", "--check", "-f", "svg"]).code, 1);
}

#[test]
fn options_say_what_stands_in_a_block() {
    let shown = |options: &str| {
        let page = format!("## Shop\n\n{}", block(&format!("shop.journey.yaml {options}")));
        let (ran, folder) = embed(&[("a.md", &page), ("shop.journey.yaml", MAP)], &[]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let again = run(folder.path(), &["embed", "--check"]);
        assert_eq!(again.code, 0, "{}", again.err);
        let there = files(folder.path());
        let pictures = names(&there).into_iter().filter(|name| name.ends_with("svg")).collect::<Vec<_>>().join(" ");
        (inside(&text(&folder, "a.md")).to_owned(), pictures)
    };
    let (words, pictures) = shown("alt=\"A <b> & [c]\" link=\"a b.html\" width=640");
    assert_eq!(
        (words.as_str(), pictures.as_str()),
        ("[![A \\<b> & \\[c\\]](shop.640.svg)](<a b.html>)", "shop.640.svg")
    );
    let (words, pictures) = shown("for=Hana alt=x");
    assert_eq!((words.as_str(), pictures.as_str()), ("![x](shop-hana.svg)", "shop-hana.svg"));
    for (dark, expected) in [
        ("github", "![x](shop.light.svg#gh-light-mode-only)![x](shop.dark.svg#gh-dark-mode-only)"),
        ("material", "![x](shop.light.svg#only-light)![x](shop.dark.svg#only-dark)"),
        (
            "picture",
            "<picture>\n  <source media=\"(prefers-color-scheme: dark)\" srcset=\"shop.dark.svg\">\n  <img alt=\"x\" src=\"shop.light.svg\">\n</picture>",
        ),
    ] {
        let (words, pictures) = shown(&format!("alt=x dark={dark}"));
        assert_eq!((words.as_str(), pictures.as_str()), (expected, "shop.dark.svg shop.light.svg"), "{dark}");
    }
    let (words, pictures) = shown("tables=only");
    assert_eq!(pictures, "");
    assert!(words.starts_with("Current state\n\n### Persona\n\n#### Hana\n"), "{words}");
    assert!(words.contains("[^shop-talks]") && !words.contains("[^talks]") && !words.contains("\n---\n"), "{words}");
    assert!(words.contains("\\<!-- /journeymap -->"), "{words}");
    let (words, _) = shown("tables=folded alt=x");
    assert!(
        words.starts_with("![x](shop.svg)\n\n<details>\n<summary>In words</summary>\n\nCurrent state\n"),
        "{words}"
    );
    assert!(words.ends_with("\n\n</details>"), "{words}");
}

#[test]
fn both_sides_of_a_theme_are_what_they_say() {
    let page = block("shop.journey.yaml dark=picture");
    let (ran, folder) = embed(&[("a.md", &page), ("shop.journey.yaml", MAP)], &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for theme in ["light", "dark"] {
        let built = run(folder.path(), &["build", "--theme", theme, "-f", "svg"]);
        assert_eq!(built.code, 0);
        // Of two roles that share a colour in one theme, the sides of `auto` paint one a step apart.
        let colors = |svg: &str| svg.split("fill=\"#").skip(1).map(|rest| rest[..6].to_owned()).collect::<Vec<_>>();
        let (own, built) = (colors(&text(&folder, &format!("shop.{theme}.svg"))), colors(&text(&folder, "shop.svg")));
        let near = |a: &str, b: &str| {
            (0..3).all(|at| {
                let part = |color: &str| i32::from_str_radix(&color[at * 2..at * 2 + 2], 16).unwrap();
                (part(a) - part(b)).abs() <= 2
            })
        };
        assert!(own.len() == built.len() && own.iter().zip(&built).all(|(a, b)| near(a, b)), "{theme}");
        assert!(!text(&folder, &format!("shop.{theme}.svg")).contains("prefers-color-scheme"));
    }
    let page = block("shop.journey.yaml dark=github");
    let (ran, folder) = embed(&[("a.md", &page), ("shop.journey.yaml", MAP)], &["--theme", "print"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("a.md:1:36: error[bad-embed-option]: the theme `print` has no colours for the dark"),
        "{}",
        ran.err
    );
    assert_eq!(text(&folder, "a.md"), page);
    let (ran, folder) = embed(
        &[("a.md", &block("shop.journey.yaml alt=x")), ("shop.journey.yaml", MAP)],
        &["--theme", "print", "--dark", "github"],
    );
    assert_eq!((ran.code, inside(&text(&folder, "a.md"))), (0, "![x](shop.svg)"));
}

#[test]
fn a_fence_becomes_a_picture_beside_its_page() {
    let fence =
        |title: &str, words: &str| format!("```journey{words}\n{}```\n\n", MAP.replace("Buying *shoes*", title));
    let page =
        ["", " name=mine alt=x", ""].map(|words| fence("'Über: *alles* 한국어'", words)).concat() + &fence("'***'", "");
    let (ran, folder) = embed(&[("docs/guide.md", &page)], &["docs"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let there = files(folder.path());
    assert_eq!(
        names(&there),
        [
            "docs/guide-über-alles-한국어-2.svg",
            "docs/guide-über-alles-한국어.svg",
            "docs/guide.md",
            "docs/guide.svg",
            "docs/mine.svg",
        ]
    );
    let filled = text(&folder, "docs/guide.md");
    assert!(filled.contains("```\n\n<!-- journeymap: fence -->\n\n![Current state: Über"), "{filled}");
    assert!(filled.contains("](guide-über-alles-한국어-2.svg)\n\n<!-- /journeymap -->\n\n```journey\n"), "{filled}");
    assert!(filled.contains("![x](mine.svg)"), "{filled}");
    assert_eq!(run(folder.path(), &["embed", "docs/guide.md", "--check"]).code, 0);
    fs::write(folder.path().join("docs/mine.journey.yaml"), MAP).unwrap();
    let refused = run(folder.path(), &["embed", "docs/guide.md"]);
    assert_eq!(refused.code, 2, "{}", refused.err);
    assert!(
        refused.err.contains("`docs/mine.svg`, which is the picture of `docs/mine.journey.yaml`"),
        "{}",
        refused.err
    );
    fs::remove_file(folder.path().join("docs/mine.journey.yaml")).unwrap();
    // What its author does to the block stays, and what we wrote comes back.
    let marked = filled.replacen("<!-- journeymap: fence -->", "<!-- journeymap: fence width=500 -->", 1);
    fs::write(folder.path().join("docs/guide.md"), marked.replacen("Current state", "Gone", 1)).unwrap();
    assert_eq!(run(folder.path(), &["embed", "docs"]).code, 0);
    assert_eq!(text(&folder, "docs/guide.md"), marked);
    assert!(text(&folder, "docs/guide-über-alles-한국어.svg").contains("width=\"500\""));
}

/// Pages that are filled one by one do not know of each other, and a folder holds what others drew.
#[test]
fn a_fence_does_not_write_over_what_is_not_its_own() {
    let fence = |title: &str| format!("```journey name=shoes\n{}```\n", MAP.replace("Buying *shoes*", title));
    let pages = [("docs/one.md", fence("One")), ("docs/same.md", fence("One")), ("docs/two.md", fence("Two"))];
    let given: Vec<(&str, &str)> = pages.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let (ran, folder) = embed(&given, &["docs/one.md"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(run(folder.path(), &["embed", "docs/same.md"]).code, 0, "the same picture may be there twice");
    let before = text(&folder, "docs/shoes.svg");
    let refused = run(folder.path(), &["embed", "docs/two.md"]);
    assert_eq!(refused.code, 2, "{}", refused.err);
    assert!(refused.err.contains("which `docs/one.md` shows for a fence of its own"), "{}", refused.err);
    assert_eq!((text(&folder, "docs/shoes.svg"), text(&folder, "docs/two.md")), (before, pages[2].1.clone()));
    // What its own page drew before is drawn again.
    let edited = text(&folder, "docs/one.md").replace("title: One", "title: Uno");
    fs::write(folder.path().join("docs/one.md"), edited).unwrap();
    fs::remove_file(folder.path().join("docs/same.md")).unwrap();
    assert_eq!(run(folder.path(), &["embed", "docs/one.md"]).code, 0);
    assert!(text(&folder, "docs/shoes.svg").contains("<title>Uno</title>"));
    let logo = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    fs::write(folder.path().join("docs/shoes.svg"), logo).unwrap();
    let refused = run(folder.path(), &["embed", "docs/one.md"]);
    assert_eq!(refused.code, 2, "{}", refused.err);
    assert!(refused.err.contains("which is there and is no picture of ours"), "{}", refused.err);
    assert_eq!(text(&folder, "docs/shoes.svg"), logo);
}

#[test]
fn what_is_wrong_is_told_in_the_page_and_nothing_is_written() {
    let map =
        "> ```journey\n> title: A\n> type: current-state\n> stages: [{name: B, emotion: 9}]\n> persna: é\n> ```\n";
    let cases = [
        (format!("a\n\n{map}"), "a.md:6:31: error[score-out-of-range]: the score `9` is not between -2 and 2"),
        (format!("a\n\n{map}"), "a.md:7:3: error[unknown-key]: the map has no key `persna`"),
        (
            block("shops.journey.yaml"),
            "a.md:1:18: error[missing-map]: cannot read `shops.journey.yaml`: there is no such file",
        ),
        (
            block("../../shop.journey.yaml"),
            "a.md:1:18: error[missing-map]: `../../shop.journey.yaml` leads out of the workspace",
        ),
        (block("/etc/passwd"), "a.md:1:18: error[missing-map]: `/etc/passwd` is absolute"),
        (block("C:\\x.yaml"), "a.md:1:18: error[missing-map]: `C:\\x.yaml` is absolute"),
        (block("sub"), "a.md:1:18: error[missing-map]: cannot read `sub`: it is a folder"),
        (block("shop.journey.yaml tabls"), "help: did you mean `tables`?"),
        (block("shop.journey.yaml for=hanna"), "a.md:1:36: error[bad-embed-option]: nobody is called `hanna` here"),
        (block("shop.journey.yaml for=hanna"), "help: did you mean `hana`?"),
        (block("bad.journey.yaml"), "bad.journey.yaml:2:7: error[unknown-value]"),
        (
            "a\n\n<!-- journeymap: shop.journey.yaml -->\n".to_owned(),
            "a.md:3:1: error[unclosed-embed]: this block has no end",
        ),
        (
            "```journey name=../../x\na: b\n```\n".to_owned(),
            "a.md:1:12: error[bad-embed-option]: `../../x` is no name for a file",
        ),
    ];
    for (wrong, expected) in cases {
        let page = format!("{wrong}\n{}", block("shop.journey.yaml"));
        let contents = [
            ("a.md", page.as_str()),
            ("shop.journey.yaml", MAP),
            ("bad.journey.yaml", "title: Bad\ntype: currnt\nstages: [A]\n"),
            ("sub/x", ""),
        ];
        let (ran, folder) = embed(&contents, &["a.md"]);
        assert_eq!(ran.code, 1, "{wrong}\n{}", ran.err);
        assert!(ran.err.contains(expected), "{wrong}\n{}", ran.err);
        assert!(ran.err.contains("1 page, 1 left as they were"), "{}", ran.err);
        assert_eq!(names(&files(folder.path())), ["a.md", "bad.journey.yaml", "shop.journey.yaml", "sub/x"]);
        assert_eq!(text(&folder, "a.md"), page);
    }
}

#[test]
fn a_page_with_errors_does_not_keep_another_from_being_filled() {
    let (ran, folder) = embed(
        &[
            ("a.md", &block("none")),
            ("b.md", &block("shop.journey.yaml alt=x")),
            ("c.md", "nothing"),
            ("shop.journey.yaml", MAP),
        ],
        &[],
    );
    assert_eq!((ran.code, text(&folder, "a.md")), (1, block("none")));
    assert_eq!(inside(&text(&folder, "b.md")), "![x](shop.svg)");
    let told = run(folder.path(), &["embed", "c.md", "-"]);
    assert_eq!(told.code, 2);
    let told = run(folder.path(), &["embed", "c.md"]);
    assert!(told.code == 0 && told.err.starts_with("note: `c.md` shows no map"), "{}", told.err);
    let told = run(folder.path(), &["embed", "d.md"]);
    assert!(told.code == 2 && told.err.contains("cannot read `d.md`: there is no such file"), "{}", told.err);
}

#[test]
fn pictures_go_where_the_workspace_or_an_option_says() {
    let page =
        block("maps/shop.journey.yaml alt=x") + "\n```journey alt=y\ntitle: T\ntype: current-state\nstages: [A]\n```\n";
    let contents = |settings: &'static str| {
        [
            ("docs/a.md", page.replace("maps/", "../maps/")),
            ("maps/shop.journey.yaml", MAP.to_owned()),
            ("journeymap.yaml", settings.to_owned()),
        ]
    };
    for (settings, arguments, expected) in [
        ("output: out\n", &["docs"][..], ["../out/maps/shop.svg", "../out/docs/a-t.svg"]),
        ("", &["docs", "-o", "docs/images"], ["images/shop.svg", "images/a-t.svg"]),
        ("", &["docs"], ["../maps/shop.svg", "a-t.svg"]),
    ] {
        let contents = contents(settings);
        let contents: Vec<(&str, &str)> = contents.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let (ran, folder) = embed(&contents, arguments);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let filled = text(&folder, "docs/a.md");
        for path in expected {
            assert!(filled.contains(&format!("]({path})")), "{path}\n{filled}");
            assert!(folder.path().join("docs").join(path).is_file(), "{path}");
        }
    }
    // Two maps of one name in one folder would be one picture.
    let page = block("a/x.journey.yaml") + &block("b/x.journey.yaml");
    let (ran, folder) = embed(
        &[("p.md", &page), ("a/x.journey.yaml", MAP), ("b/x.journey.yaml", &MAP.replace("Hana", "Ola"))],
        &["-o", "out"],
    );
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("would both be written to `out/x.svg`"), "{}", ran.err);
    assert_eq!(text(&folder, "p.md"), page);
}

#[test]
fn lines_end_as_they_did() {
    for (end, mark) in [("\r\n", ""), ("\n", "\u{feff}"), ("\r\n", "\u{feff}")] {
        let page =
            format!("{mark}# A\n\n{}\n```journey\n{MAP}```", block("shop.journey.yaml tables")).replace('\n', end);
        let (ran, folder) = embed(&[("a.md", &page), ("shop.journey.yaml", MAP)], &[]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let filled = text(&folder, "a.md");
        assert!(filled.starts_with(&format!("{mark}# A{end}")) && filled.ends_with("<!-- /journeymap -->"));
        assert_eq!(filled.matches('\n').count(), filled.matches(end).count());
        assert_eq!(run(folder.path(), &["embed", "--check"]).code, 0);
    }
    let (ran, _) = embed(&[("a.md", "a\n")], &["--report", "json"]);
    assert!(ran.code == 0 && ran.out.contains("\"findings\""), "{}", ran.out);
}

#[cfg(unix)]
#[test]
fn links_are_followed_only_inside_of_the_workspace() {
    use std::os::unix::fs::symlink;
    let outside = folder(&[("real.md", &block("shop.journey.yaml alt=x")), ("shop.journey.yaml", MAP)]);
    let inside_of = folder(&[("deep/real.md", &block("../shop.journey.yaml alt=x")), ("shop.journey.yaml", MAP)]);
    symlink(outside.path().join("real.md"), inside_of.path().join("out.md")).unwrap();
    symlink(outside.path().join("shop.journey.yaml"), inside_of.path().join("out.journey.yaml")).unwrap();
    symlink("real.md", inside_of.path().join("deep/in.md")).unwrap();
    fs::write(inside_of.path().join("p.md"), block("out.journey.yaml")).unwrap();
    let before = files(outside.path());
    let ran = run(inside_of.path(), &["embed", "out.md"]);
    assert!(ran.code == 2 && ran.err.contains("leads out of the workspace by a symbolic link"), "{}", ran.err);
    let ran = run(inside_of.path(), &["embed", "p.md"]);
    assert!(ran.code == 1 && ran.err.contains("leads out of the workspace by a symbolic link"), "{}", ran.err);
    assert_eq!(files(outside.path()), before);
    fs::write(inside_of.path().join("journeymap.yaml"), "").unwrap();
    let ran = run(inside_of.path(), &["embed", "deep/in.md"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(inside_of.path().join("deep/in.md").is_symlink());
    assert_eq!(inside(&fs::read_to_string(inside_of.path().join("deep/real.md")).unwrap()), "![x](../shop.svg)");
}

#[test]
fn a_page_that_would_become_too_large_is_left_alone() {
    let page = format!("{}{}", "words\n".repeat(174_740), block("shop.journey.yaml tables"));
    let (ran, folder) = embed(&[("a.md", &page), ("shop.journey.yaml", MAP)], &[]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("`a.md` would have more than the 1048576 bytes that are read"), "{}", ran.err);
    assert_eq!(text(&folder, "a.md"), page);
}
