//! What holds for any text at all: no panic, and every place is a place in the text.

use proptest::prelude::*;

use super::written::written;
use super::{Kind, Node, read, read_remarks, read_written};
use crate::source::{Source, Span};

/// Pieces of which texts are made that are nearly YAML.
const PIECES: &[&str] = &[
    "a",
    "b: ",
    "- ",
    "\n",
    "\n  ",
    "\n    ",
    "\r\n",
    "\t",
    " ",
    ": ",
    ":",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "\"",
    "'",
    "|\n",
    ">-\n",
    "&a ",
    "*a",
    "*b ",
    "!x ",
    "!!str ",
    "<<: ",
    "#",
    " # c\n",
    " #c\n",
    "---\n",
    "...\n",
    "? ",
    "@",
    "`",
    "%",
    "~",
    "null",
    "가",
    "😀",
    "\u{feff}",
    "\u{7}",
    "\u{85}",
    "\0",
    "\\ud800",
    "\\x07",
    "\\",
    "\u{ffff}",
    "1.10",
    "\r",
    "key: value\n",
    "- item\n",
    "-name: x\n",
    "\n\u{a0}\u{3000}",
    "\n \u{2003}- ",
    " #3, ",
];

fn check(text: &str) {
    let source = Source::new("map.yaml", text);
    let checked = read(&source);
    let sits = |span: Span| {
        assert!(span.start <= span.end, "{span:?} in {text:?}");
        assert!(text.get(span.start..span.end).is_some(), "{span:?} in {text:?}");
    };
    for found in checked.findings.iter() {
        sits(found.at);
        found.also.iter().for_each(|label| sits(label.span));
        found.fix.iter().for_each(|fix| sits(fix.span));
    }
    assert!(checked.value.is_some() || !checked.findings.is_empty(), "neither a map nor a finding in {text:?}");
    let walk = |node: &Node| {
        let mut open = vec![(node, Span::new(0, text.len()))];
        while let Some((node, around)) = open.pop() {
            sits(node.span);
            assert!(
                around.start <= node.span.start && node.span.end <= around.end,
                "{node:?} outside {around:?} in {text:?}"
            );
            if source.slice(node.span).starts_with('*') {
                continue;
            }
            match &node.kind {
                Kind::List(items) => open.extend(items.iter().map(|item| (item, node.span))),
                Kind::Mapping(mapping) => {
                    for entry in &mapping.entries {
                        sits(entry.key.span);
                        open.push((&entry.value, node.span));
                    }
                }
                Kind::Nothing | Kind::Scalar(_) => {}
            }
        }
    };
    checked.value.iter().for_each(walk);
}

/// One walk gives what several do: what a text holds, how it is written, and what stands beside its values.
fn check_together(text: &str) {
    let source = Source::new("map.yaml", text);
    let alone = read(&source);
    let (with_remarks, remarks) = read_remarks(&source);
    let (with_written, together) = read_written(&source);
    for read in [with_remarks, with_written] {
        assert_eq!(read.value, alone.value, "{text:?}");
        assert_eq!(format!("{:?}", read.findings), format!("{:?}", alone.findings), "{text:?}");
    }
    if let Some(together) = together {
        assert_eq!(format!("{remarks:?}"), format!("{:?}", together.remarks), "{text:?}");
        assert_eq!(format!("{:?}", Some(together)), format!("{:?}", written(text)), "{text:?}");
    }
}

#[test]
fn one_walk_gives_what_several_do() {
    let text = "# a\n%YAML 1.2\n---\n# b\n&r\na: &x 1 # c\n\n\"b\": [*x, &y {c: d}, &z [], e: f]\n? &k g\n: &l\n  - &m h\n  # d\n  - |+ # e\n    i\n\n# f\n";
    check_together(text);
    let source = Source::new("map.yaml", text);
    assert_eq!(read_remarks(&source).1.comments, ["# b", "# c", "# d", "# e", "# f"]);
    assert!(read_written(&Source::new("map.yaml", text.replace("%YAML 1.2\n", ""))).1.is_some());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_explained(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_near_yaml_is_read_or_explained(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        check(&pieces.concat());
        check_together(&pieces.concat());
    }
}

#[test]
fn hostile_files_are_refused_or_read_in_time() {
    const LIMIT: usize = super::BYTE_LIMIT;
    let filled = |piece: &str| piece.repeat(LIMIT / piece.len());
    let after = |start: &str, piece: &str| format!("{start}{}", piece.repeat((LIMIT - start.len()) / piece.len()));
    for (name, text) in [
        ("one line", filled("x")),
        ("brackets", filled("[")),
        ("keys in braces", filled("a: {")),
        ("lists in lists", filled("- ")),
        ("keys in keys", filled("? ")),
        ("the same key", filled("a:\n")),
        ("anchors and aliases", filled("- &a x\n- *a\n")),
        ("endless aliases", filled("- &a [*a]\n")),
        ("one long text repeated", after(&format!("- &a {}\n", "x".repeat(LIMIT / 2)), "- *a\n")),
        ("stars", filled(":*")),
        ("half characters", after("a: \"", "\\ud800")),
        ("zeros", filled("\0")),
        ("comments", filled("- a #x\n")),
        ("tags", filled("- !a x\n")),
        ("text without quotes", filled("- @x\n")),
    ] {
        let start = std::time::Instant::now();
        check(&text);
        // A second on an idle machine; a test machine may be busy.
        assert!(start.elapsed().as_secs() < 60, "{name} took {:?}", start.elapsed());
    }
}
