//! `journeymap fmt`: what each rule does, and what holds for any text: the same map, every comment, and no second change.

use journeymap::format::{Unformatted, format};
use journeymap::source::{NoFiles, Source};
use proptest::prelude::*;
use proptest::sample::Index;

use super::support::generate::typical;
use super::support::{Work, files_in, text_of};

/// The formatted text, if it can be formatted. Formatting it again changes nothing.
#[track_caller]
fn formatted(text: &str) -> Option<String> {
    let once = match format(text) {
        Ok(once) => once,
        Err(Unformatted::Unreadable(_) | Unformatted::TooLarge) => return None,
        Err(Unformatted::Changed(how)) => panic!("{how}:\n{text}"),
    };
    match format(&once) {
        Ok(twice) => assert_eq!(once, twice, "formatted twice from\n{text}"),
        Err(why) => panic!("{why:?}: what was written cannot be formatted:\n{once}"),
    }
    Some(once)
}

/// The codes of everything that is found in a text.
fn codes(text: &str) -> Vec<&'static str> {
    let found = journeymap::check(&Source::new("map", text), &NoFiles).findings.sorted();
    let mut codes: Vec<_> = found.iter().map(|found| found.code.name).collect();
    codes.sort_unstable();
    codes
}

/// The comments that were put into an example.
fn comments(text: &str) -> Vec<&str> {
    let mut all: Vec<&str> = text.lines().filter_map(|line| line.find("# c").and_then(|at| line.get(at..))).collect();
    all.sort_unstable();
    all
}

/// Each file `NAME.in.yaml` of the folder becomes `NAME.out.yaml`.
#[test]
fn each_case_is_formatted_as_its_file_says() {
    let cases = files_in("tests/suite/formatting", ".in.yaml");
    assert!(cases.len() >= 8);
    for case in cases {
        let expected = case.to_string_lossy().replace(".in.yaml", ".out.yaml");
        let out = formatted(&text_of(&case)).unwrap_or_else(|| panic!("{} has errors", case.display()));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&expected, &out).expect("written");
        }
        assert_eq!(out, text_of(&expected), "{}", case.display());
    }
}

/// The examples and what `journeymap new` writes are models of the form.
#[test]
fn examples_and_starters_are_formatted() {
    for path in files_in("examples", ".journey.yaml").into_iter().chain(files_in("src/cli/starters", ".yaml")) {
        let text = text_of(&path);
        assert_eq!(formatted(&text).as_deref(), Some(&*text), "{}", path.display());
    }
}

#[test]
fn line_ends_are_those_of_the_first_line() {
    let text = "title:   A\ntype: experience\nstages: [B]\n";
    let windows = text.replace('\n', "\r\n");
    let formatted = formatted(text).expect("formatted");
    assert_eq!(super::formatting::formatted(&windows), Some(formatted.replace('\n', "\r\n")));
    assert_eq!(super::formatting::formatted(&format!("\u{feff}{text}")), Some(formatted.clone()));
    assert_eq!(super::formatting::formatted(&text.replace('\n', "\r")), Some(formatted));
}

#[test]
fn what_yaml_cannot_read_is_not_touched() {
    for text in ["", "title: [", "title: *a", "a: 1\na: 2", "a: !b c", "--- a\n--- b", "<<: {a: b}", "[a]: b"] {
        assert!(matches!(format(text), Err(Unformatted::Unreadable(found)) if found.has_errors()), "{text:?}");
    }
    let deep = format!("a: {}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(matches!(format(&deep), Err(Unformatted::Unreadable(_))));
}

#[test]
fn what_would_be_too_large_is_left_alone() {
    let text = format!("title: \"{}\"\ntype: experience\n", "a\n ".repeat(340_000));
    assert!(matches!(format(&text), Err(Unformatted::TooLarge)));
}

/// Some hundred kilobytes in some seconds without optimisation, whatever it holds.
#[test]
fn large_files_are_formatted_soon() {
    let large = typical(1, 30, 30);
    let list = format!("title: T\ntype: experience\nstages: [{}]\n", "{name: A, x-b: [1, 2]}, ".repeat(10_000));
    let remarks = format!("title: T\n{}type: experience\nstages: [A]\n", "# c\n\n".repeat(50_000));
    for text in [large, list, remarks] {
        let work = Work::begin();
        assert!(formatted(&text).is_some(), "{}", text.len());
        assert!(work.seconds() < 60.0, "{} s", work.seconds());
    }
}

/// One change of the layout of a line, most of which keep what the text says.
fn disturb(lines: &mut [String], at: usize, how: usize) {
    let Some(line) = lines.get(at).cloned() else { return };
    let changed = match how {
        0 => format!("{line} # c{at}"),
        1 => format!("{line}        # c{at}"),
        2 => format!("# c{at}\n{line}"),
        3 => format!("\n\n{line}"),
        4 => format!("        # c{at}\n\n{line}"),
        5 => format!("   # c{at}\n{line}\n\n   # c{at}b\n"),
        6 => line.replacen(": ", ":   ", 1),
        7 => line.replacen(": ", ":\n                ", 1),
        8 => line.replacen(": ", ": # c\n                ", 1),
        9 => line.replacen(": ", ":\n                # c\n                ", 1),
        10 => line.replacen(", ", ",\n                      ", 1),
        11 => line.replacen(", ", ", # c\n                      ", 1),
        12 => line.replacen("- ", "-    ", 1),
        13 => line.replacen("- ", "- # c\n              ", 1),
        14 => line.replacen('{', "{ # c\n                 ", 1),
        15 => line.replacen('}', "\n                  # c\n                }", 1),
        16 => line.replacen(": ", ": &anchor ", 1),
        17 => match line.split_once(": ") {
            Some((key, value)) if !value.starts_with(['{', '[', '"', '|', '>']) => {
                format!("{key}: '{}'", value.replace('\'', "''"))
            }
            _ => line,
        },
        18 => match line.split_once(": ") {
            Some((key, value)) if !value.starts_with(['{', '[', '"', '|', '>']) => {
                format!("{key}: |+\n                    {value}\n\n\n")
            }
            _ => line,
        },
        19 => match line.split_once(": ") {
            Some((key, value)) if !value.starts_with(['{', '[', '"', '|', '>']) => {
                format!("{key}: >2-  # c\n                        {value}\n                       {value}")
            }
            _ => line,
        },
        20 => {
            line.replacen(' ', "\n                      ", 40).replacen('\n', " ", line.len() - line.trim_start().len())
        }
        21 => match line.split_once(": ") {
            Some((key, value)) if !value.starts_with(['{', '[', '"', '|', '>']) => format!("{key}: *anchor"),
            _ => line,
        },
        _ => format!(" {line}"),
    };
    lines[at] = changed;
}

/// How many texts a property is tried on; `CASES=5000` for a long night.
fn cases() -> u32 {
    std::env::var("CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(150)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_disturbed_example_says_the_same(which in any::<Index>(), places in prop::collection::vec((any::<Index>(), 0_usize..23), 1..8), swaps in prop::collection::vec(any::<Index>(), 0..3)) {
        let paths = files_in("examples", ".journey.yaml");
        let mut lines: Vec<String> = text_of(which.get(&paths)).lines().take(140).map(str::to_owned).collect();
        for at in swaps {
            let at = at.index(lines.len() - 1);
            lines.swap(at, at + 1);
        }
        for (at, how) in places {
            let at = at.index(lines.len());
            disturb(&mut lines, at, how);
        }
        let text = lines.join("\n");
        if let Some(formatted) = formatted(&text) {
            prop_assert_eq!(comments(&text), comments(&formatted), "{}", text);
            prop_assert_eq!(codes(&text), codes(&formatted), "{}\n{}", text, formatted);
            for line in formatted.lines() {
                prop_assert!(line.trim_end_matches(' ') == line || text.contains(['|', '>', '"']), "{:?}", line);
            }
        }
    }

    #[test]
    fn any_signs_are_formatted_or_refused(text in "[-a-c \n:#?&*!|>'\"%@`{}\\[\\],~1\\\\\u{a0}한]{0,40}") {
        formatted(&text);
    }

    #[test]
    fn any_lines_are_formatted_or_refused(lines in prop::collection::vec((0_usize..6, prop::sample::select(&[
        "- a", "-", "- - b", "a:", "b: c", "b: # c", "# c", "", "- a: b", "c: {d: e, f}", "? g", ": h", "i: [j, # c", "k]",
        "l: |", "m: >-", "text", "n: \"o", "p\"", "q: &r s", "t: *r", "- &u", "- # c", "{v: w}", "---", "...", "x: |2+", "  y",
        "title: z", "type: experience", "stages:", "- name: A", "emotion: 1", "steps:", "action: b", "'a b': '", "'",
    ][..])), 0..14)) {
        let text: String = lines.iter().map(|(indent, line)| format!("{}{line}\n", " ".repeat(*indent))).collect();
        formatted(&text);
    }

    #[test]
    fn typical_maps_keep_their_findings(seed in any::<u64>()) {
        let text = typical(seed, 3, 3);
        let formatted = formatted(&text).expect("formatted");
        prop_assert_eq!(codes(&text), codes(&formatted));
    }
}
