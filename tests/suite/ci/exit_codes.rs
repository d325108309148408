//! The table of exit codes in docs/ci.md, row by row. A bug, 3, is tested in `src/cli/mod.rs`: there is none to call.

use super::{LUNCH, Repository};

#[test]
fn runs_end_as_the_table_says() {
    let small = Repository::new();
    small.write("advice/a.journey.yaml", LUNCH);
    small.write("error/a.journey.yaml", &LUNCH.replace("current-state", "currant-state"));
    small.write("untidy/a.journey.yaml", &LUNCH.replace("[Queues", "[ Queues"));
    small.write("empty/none.yaml", "");
    let cases: [(u8, &[&str]); 24] = [
        (0, &["check", "maps"]),
        (0, &["check", "advice"]),
        (0, &["check", "untidy"]),
        (0, &["build", "--check", "maps"]),
        (0, &["fmt", "--check", "maps"]),
        (0, &["check", "--shard", "2/2", "maps"]),
        (1, &["check", "error"]),
        (1, &["check", "--fail-on", "warning", "advice"]),
        (1, &["check", "--deny", "all", "advice"]),
        (1, &["check", "--diff", "--unsafe", "error"]),
        (1, &["build", "-q", "error"]),
        (1, &["build", "--check", "advice"]),
        (1, &["fmt", "--check", "untidy"]),
        (1, &["fmt", "--diff", "untidy"]),
        (2, &["check", "nowhere"]),
        (2, &["check", "empty"]),
        (2, &["check", "--frobnicate"]),
        (2, &["check", "--fail-on", "grave"]),
        (2, &["check", "--only-changed", "no-such-branch"]),
        (2, &["check", "--baseline", "none.json"]),
        (2, &["check", "error", "nowhere"]),
        (2, &["fmt", "--check", "untidy", "nowhere"]),
        (2, &["build", "--shard", "3/2"]),
        (2, &["explain", "no-such-code"]),
    ];
    for (code, arguments) in cases {
        let ended = small.tries("journeymap", arguments);
        assert_eq!(ended.code, i32::from(code), "{arguments:?}\n{}", ended.said);
    }
}

#[test]
fn no_count_of_findings_becomes_a_code() {
    let small = Repository::new();
    for number in 0..256 {
        small.write(&format!("many/{number}.journey.yaml"), "title: Nothing\ntype: current-state\n");
    }
    let ended = small.tries("journeymap", &["check", "many", "--report", "concise"]);
    assert!(ended.said.contains("256 maps checked in "), "{}", ended.said);
    assert!(ended.said.contains(": 256 errors\n"), "{}", ended.said);
    assert_eq!(ended.code, 1);
}

#[test]
fn the_command_that_mends_is_shown_without_what_only_looks() {
    let small = Repository::new();
    small.write("maps/lunch.journey.yaml", &LUNCH.replace("Queues", "Waits"));
    for (arguments, command) in [
        (&["build", "--check", "--report=terminal", "--"][..], "journeymap build"),
        (&["build", "--report", "concise", "--check", "-f", "svg", "--", "maps"], "journeymap build -f svg -- maps"),
    ] {
        let ended = small.tries("journeymap", arguments);
        assert!(ended.said.contains(&format!("to bring the outputs up to date: {command}\n")), "{}", ended.said);
    }
}
