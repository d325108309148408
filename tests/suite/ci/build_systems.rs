//! The build files of docs/build-systems.md: they build, and again only what has to be built again.

use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use super::{LUNCH, Repository, blocks, is_there};

/// A future state and the current state that it is held against, without outputs.
fn two_maps() -> Repository {
    let small = Repository::new();
    small.does("git", &["rm", "--quiet", "-r", "maps"]);
    small.write("maps/checkout-current.journey.yaml", LUNCH);
    let future = LUNCH.replace("current-state", "future-state\nbaseline: checkout-current.journey.yaml");
    small.write("maps/checkout.journey.yaml", &future);
    small
}

/// Runs a build system, which must build these and no others.
fn builds(small: &Repository, tool: &str, expected: &[&str]) {
    let arguments: &[&str] = if tool == "ninja" { &["-v"] } else { &[] };
    let said = small.does(tool, arguments);
    for map in ["maps/checkout.journey.yaml", "maps/checkout-current.journey.yaml"] {
        let wanted = usize::from(expected.contains(&map));
        assert_eq!(said.matches(&format!("journeymap build -q {map} ")).count(), wanted, "{tool}: {map}\n{said}");
    }
    // What is written next must be newer by the clock of the file system, which ticks slowly.
    sleep(Duration::from_millis(50));
}

fn goes_well(tool: &str, build_file: &str, language: &str) {
    if !is_there(Path::new(tool)) {
        return;
    }
    let (current, future) = ("maps/checkout-current.journey.yaml", "maps/checkout.journey.yaml");
    let small = two_maps();
    small.write(build_file, &blocks("docs/build-systems.md", language)[0]);
    builds(&small, tool, &[current, future]);
    for output in ["checkout.svg", "checkout.md", "checkout-current.svg", "checkout-current.md"] {
        assert!(small.path("maps").join(output).is_file(), "{output}");
    }
    builds(&small, tool, &[]);
    small.write(future, &small.read(future).replace("Lunch", "Lunch again"));
    builds(&small, tool, &[future]);
    small.write(current, &LUNCH.replace("Queues", "Waits"));
    builds(&small, tool, &[current, future]);
    // Other bytes of a map, the same of its outputs: built once, and then left alone.
    small.write(current, &(LUNCH.replace("Queues", "Waits") + "# a comment\n"));
    builds(&small, tool, &[current, future]);
    builds(&small, tool, &[]);
    small.write("journeymap.yaml", "formats: [svg, md]\ntheme: dark\n");
    builds(&small, tool, &[current, future]);
    assert_eq!(small.tries("journeymap", &["build", "--check"]).code, 0);
}

#[test]
fn make_builds_what_has_changed() {
    goes_well("make", "Makefile", "make");
}

#[test]
fn ninja_builds_what_has_changed() {
    goes_well("ninja", "build.ninja", "ninja");
}

#[test]
fn the_json_on_the_page_is_what_is_written() {
    let small = two_maps();
    for name in ["checkout", "checkout-current"] {
        let file = format!("{name}.journey.yaml");
        small.write(&file, &small.read(&format!("maps/{file}")));
    }
    small.does("journeymap", &["build", "-q", "checkout.journey.yaml", "--deps", "checkout.json"]);
    let written: serde_json::Value = serde_json::from_str(&small.read("checkout.json")).unwrap();
    let page: serde_json::Value = serde_json::from_str(&blocks("docs/build-systems.md", "json")[0]).unwrap();
    assert_eq!(written, page);
}
