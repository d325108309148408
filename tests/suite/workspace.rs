//! Workspaces: what their maps share, how they are set, and that nothing in them leads out.

use super::support::place::Place;

const SHARED: &str = "\
lang: en
personas:
  - {id: ola, name: Ola Nowak, link: people/ola.md, segment: students, evidence: talks, goals: {text: A room, link: research/goal.md}, image: {image: pics/ola.svg, alt: Ola}}
  - {id: jan, name: Jan, goals: Rest}
segments: [{id: students, name: Students, share: 30%}]
channels: [{id: kakao, name: KakaoTalk, kind: chat, link: channels/kakao.md}]
metrics: [{id: calls, name: Calls, unit: calls, better: lower, evidence: logs}]
research:
  - {id: talks, kind: interview, sample: 9, date: 2026-05, link: research/talks.md, for: mia}
  - {id: logs, kind: analytics, date: 2026-05}
";
const LATER: &str = "  - {id: unused, kind: survey, sample: 3, date: 2026-05}\n";
const MAP: &str = "\
title: A flat
type: current-state
persona: ola
stages:
  - name: Search
    steps:
      - id: writes
        action: Writes
        touchpoint: {name: Chat, channel: kakao, from: jan, to: ola}
        emotion: {score: 1, for: ola, evidence: talks}
        metrics: {calls: 4}
";
const PORTRAIT: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"><path d=\"M0 0h8v8z\"/></svg>";

fn shared() -> String {
    SHARED.replace(", for: mia", "") + LATER
}

/// A workspace whose one map lies deep in it.
fn place() -> Place {
    Place::with(&[("journeymap.yaml", &shared()), ("pics/ola.svg", PORTRAIT), ("maps/deep/a.journey.yaml", MAP)])
}

/// The findings that say that something is wrong with the language.
const LANGUAGE: &[&str] = &["-A", "all", "-W", "language"];

#[test]
fn what_a_map_names_comes_from_the_workspace() {
    let place = place();
    assert_eq!(place.told(LANGUAGE), (0, vec![]));
    // One thing that is shared may name another.
    place.write("journeymap.yaml", shared().replace("date: 2026-05, link", "date: 2026-05, for: jan, link"));
    place.write("maps/deep/a.journey.yaml", MAP.replace("from: jan, ", ""));
    assert_eq!(place.told(LANGUAGE), (0, vec![]));
    // The map's own comes first.
    let own = MAP.replace("persona: ola", "personas: [{id: ola, name: Ola Own}, jan]\nlang: ko");
    place.write("maps/deep/a.journey.yaml", own);
    assert_eq!(place.told(LANGUAGE), (0, vec![]));
    assert_eq!(place.run(&["build", "-q"]).code, 0);
    let page = place.text("maps/deep/a.md");
    assert!(page.contains("Ola Own") && !page.contains("Ola Nowak") && page.contains("Jan"), "{page}");
}

#[test]
fn a_baseline_takes_from_the_workspace_as_well() {
    let place = place();
    let future = MAP.replace("type: current-state", "type: future-state\nbaseline: deep/a.journey.yaml");
    place.write("maps/b.journey.yaml", future);
    assert_eq!(place.told(LANGUAGE), (0, vec![]));
}

#[test]
fn relative_paths_of_the_workspace_lead_there_from_every_folder() {
    let place = place();
    for (output, folder, way) in
        [(None, "maps/deep", "../../"), (Some("out/x/"), "out/x/deep", "../../../"), (Some("./"), "deep", "../")]
    {
        let mut arguments = vec!["build", "-q", "maps", "-f", "svg,md,html"];
        arguments.extend(output.iter().flat_map(|output| ["-o", *output]));
        let built = place.run(&arguments);
        assert_eq!((built.code, built.err.as_str()), (0, ""));
        let page = place.text(&format!("{folder}/a.md"));
        for path in ["people/ola.md", "research/goal.md", "research/talks.md"] {
            assert!(page.contains(&format!("]({way}{path})")), "{output:?} {path}: {page}");
        }
        let picture = place.text(&format!("{folder}/a.svg"));
        assert!(picture.contains(&format!("\"{way}people/ola.md\"")), "{output:?}");
    }
}

#[test]
fn what_is_wrong_with_what_is_shared_is_told_once_where_it_stands() {
    let place = Place::with(&[("journeymap.yaml", SHARED), ("pics/ola.svg", PORTRAIT)]);
    for name in ["a.journey.yaml", "b/c.journey.yaml", "b/d/e.journey.yaml"] {
        place.write(name, MAP);
    }
    assert_eq!(place.told(LANGUAGE), (1, vec!["journeymap.yaml:9 unknown-persona".to_owned()]));
    // What no map names is nobody's mistake yet.
    place.write("journeymap.yaml", format!("{}  - {{id: more, for: nobody}}\n", shared()));
    assert_eq!(place.told(LANGUAGE), (0, vec![]));
}

#[test]
fn the_nearest_workspace_is_around_a_map() {
    let place = place();
    place.write("maps/journeymap.yaml", "personas: [{id: ola, name: Inner}]\n");
    let found = place.told(LANGUAGE).1;
    assert!(found.contains(&"maps/deep/a.journey.yaml:9 unknown-channel".to_owned()), "{found:?}");
    place.write("other.journey.yaml", MAP);
    let found = place.told(&[LANGUAGE, &["other.journey.yaml"]].concat());
    assert_eq!(found, (0, vec![]));
}

#[test]
fn a_broken_workspace_stops_all_and_is_named() {
    let place = place();
    place.write("journeymap.yaml", "personas: [{id: ola, name: Ola\n");
    for verb in ["check", "build"] {
        for folder in ["", "maps/deep"] {
            let ran = place.run_in(folder, &[verb]);
            assert_eq!(ran.code, 1, "{}", ran.err);
            let way = if folder.is_empty() { "" } else { "../../" };
            assert!(ran.err.contains(&format!("nothing was done: {way}journeymap.yaml has errors")), "{}", ran.err);
        }
    }
    assert!(!place.holds("maps/deep/a.svg"));
    // All that is wrong with it is told at once.
    place.write("journeymap.yaml", "formats: [jpeg]\nlint: {levels: {evidence: eror}, fail_on: never}\nwidth: 3\n");
    let told = place.told(&[]).1;
    let wrong = ["1 bad-setting", "2 unknown-value", "2 unknown-value", "3 bad-setting"];
    assert_eq!(told, wrong.map(|line| format!("journeymap.yaml:{line}")));
    // A folder of its name is none, and neither is an empty one an error.
    place.remove("journeymap.yaml");
    place.write("journeymap.yaml/x", "");
    place.write("maps/journeymap.yaml", "# nothing yet\n");
    assert!(!place.told(&[]).1.iter().any(|line| line.contains("journeymap.yaml:")));
}

#[test]
fn what_is_shared_has_one_id() {
    let place = Place::with(&[("a.journey.yaml", &plain())]);
    let settings = "personas: [{id: ola, name: Ola}, {id: Jan, name: Jan}]\nsegments:\n  - {id: jan, name: All}\nchannels:\n  - {id: k, name: K, kind: chat}\n  - {id: k, name: L, kind: chat}\n";
    place.write("journeymap.yaml", settings);
    assert_eq!(
        place.told(&[]),
        (1, vec!["journeymap.yaml:3 duplicate-id".to_owned(), "journeymap.yaml:6 duplicate-id".to_owned()])
    );
}

/// A map that needs no workspace.
fn plain() -> String {
    "title: A flat\ntype: current-state\nstages: [Search, Sign]\n".to_owned()
}

#[test]
fn an_option_comes_before_a_setting() {
    let settings = "inputs: maps\noutput: out\nformats: [svg]\ntheme: dark\nwidth: 600\ntext: paths\nlang: pl\n";
    let place = Place::with(&[
        ("journeymap.yaml", settings),
        ("maps/x/a.journey.yaml", &plain()),
        ("b.journey.yaml", &plain()),
    ]);
    // From any folder of the workspace the same is built.
    assert_eq!(place.run_in("maps/x", &["build", "-q"]).code, 0);
    let here =
        ["b.journey.yaml", "journeymap.yaml", "maps/x/a.journey.yaml", "out/.journeymap-outputs", "out/maps/x/a.svg"];
    assert_eq!(place.names(), here);
    let set = place.text("out/maps/x/a.svg");
    assert!(set.contains("lang=\"pl\"") && !set.contains("<text"), "{set}");
    let built = |options: &[&str]| {
        assert_eq!(place.run(&[&["build", "-q", "maps", "-o", "there/"], options].concat()).code, 0);
        place.text("there/x/a.svg")
    };
    assert!(built(&[]) == set);
    for options in [["--theme", "light"], ["--width", "natural"], ["--text", "system"]] {
        assert!(built(&options) != set, "{options:?}");
    }
    assert_eq!(place.run(&["build", "-q", "maps", "-o", "there/", "-f", "md"]).code, 0);
    assert!(place.holds("there/x/a.md") && !place.holds("out/maps/x/a.md"));
}

#[test]
fn levels_and_the_end_of_a_run_are_set() {
    let place = Place::with(&[("a.journey.yaml", &plain())]);
    let owner = |told: &(i32, Vec<String>)| told.1.iter().any(|line| line.ends_with(" map-without-owner"));
    let with = |settings: &str, options: &[&str]| {
        place.write("journeymap.yaml", settings);
        place.told(options)
    };
    assert!(owner(&with("lint: {levels: {all: off, completeness: warning}}\n", &[])));
    assert!(!owner(&with("lint: {levels: {completeness: error, map-without-owner: off}}\n", &[])));
    let off = "lint: {levels: {all: off}}\n";
    assert_eq!(with(off, &[]), (0, vec![]));
    let denied = with(off, &["-D", "map-without-owner"]);
    assert_eq!(denied, (1, vec!["a.journey.yaml:1 map-without-owner".to_owned()]));
    let strict = "lint: {levels: {all: off, map-without-owner: warning}, fail_on: warning}\n";
    assert_eq!(with(strict, &[]).0, 1);
    assert_eq!(with(strict, &["--fail-on", "error"]).0, 0);
    // A build is not stopped by rules.
    assert_eq!(place.run(&["build", "-q"]).code, 0);
}

#[test]
fn a_missing_input_is_told_and_the_others_are_done() {
    let place = Place::with(&[
        ("journeymap.yaml", "inputs: [gone.journey.yaml, a.journey.yaml]\n"),
        ("a.journey.yaml", &plain()),
    ]);
    let ran = place.run(&["build"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("cannot read `gone.journey.yaml`: there is no such file"), "{}", ran.err);
    assert!(place.holds("a.svg"));
}

#[cfg(unix)]
#[test]
fn no_setting_leads_out_by_a_link() {
    use std::os::unix::fs::symlink;

    let outside = Place::with(&[("x.journey.yaml", &plain()), ("brand.yaml", "extends: dark\n")]);
    for (setting, link) in [
        ("output: linked", "linked"),
        ("inputs: linked", "linked"),
        ("inputs: l.journey.yaml", "l.journey.yaml"),
        ("theme: linked/brand.yaml", "linked"),
    ] {
        let place = Place::with(&[("journeymap.yaml", setting), ("maps/a.journey.yaml", &plain())]);
        let to = if link == "linked" { outside.path().to_owned() } else { outside.path().join("x.journey.yaml") };
        symlink(to, place.path().join(link)).expect("a link");
        let before = outside.names();
        let ran = place.run(&["build"]);
        assert_eq!(outside.names(), before, "{setting}");
        assert_eq!(ran.code, 1, "{setting}: {}", ran.err);
        assert!(ran.err.contains("leads out of the workspace"), "{setting}: {}", ran.err);
    }
}
