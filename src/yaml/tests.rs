//! What is said about each trap, and where: a text, and the findings it gives.

use std::fmt::Write;

use super::{Kind, Node, codes, decode, read};
use crate::source::Source;

/// The findings of a text, one a line: `line:column code: message [the bytes marked]`.
fn findings(text: &str) -> String {
    let source = Source::new("map.yaml", text);
    let lines: Vec<String> = read(&source)
        .findings
        .sorted()
        .into_iter()
        .map(|found| {
            let at = source.position(found.at.start);
            let words = source.slice(found.at);
            assert_eq!(words.len(), found.at.len(), "a span that is no text: {found:?}");
            format!("{}:{} {}: {} [{words}]", at.line, at.column, found.code.name, found.message)
        })
        .collect();
    lines.join("\n")
}

fn root(text: &str) -> Node {
    read(&Source::new("map.yaml", text)).value.expect("a node")
}

/// A node as one line: `{key: value}`, `[item]`, `'quoted'`, `plain`, `-` for nothing, `<` before braces.
fn shown(node: &Node) -> String {
    match &node.kind {
        Kind::Nothing => "-".to_owned(),
        Kind::Scalar(scalar) if scalar.plain => scalar.text.clone(),
        Kind::Scalar(scalar) => format!("{:?}", scalar.text),
        Kind::List(items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(", ")),
        Kind::Mapping(mapping) => {
            let entries: Vec<_> =
                mapping.entries.iter().map(|entry| format!("{}: {}", entry.key.value, shown(&entry.value))).collect();
            format!("{}{{{}}}", if mapping.braces { "<" } else { "" }, entries.join(", "))
        }
    }
}

/// Every value of a text, as the bytes its span marks.
fn marked(text: &str) -> Vec<String> {
    fn walk(node: &Node, source: &Source, into: &mut Vec<String>) {
        match &node.kind {
            Kind::List(items) => items.iter().for_each(|item| walk(item, source, into)),
            Kind::Mapping(mapping) => mapping.entries.iter().for_each(|entry| {
                assert_eq!(source.slice(entry.key.span).trim_matches(['"', '\'']), entry.key.value);
                walk(&entry.value, source, into);
            }),
            Kind::Nothing | Kind::Scalar(_) => into.push(source.slice(node.span).to_owned()),
        }
    }
    let source = Source::new("map.yaml", text);
    let mut into = Vec::new();
    walk(&root(text), &source, &mut into);
    into
}

#[test]
fn values_are_kept_as_written() {
    for (text, expected) in [
        ("a: no\nb: 1.10\nc: 010\nd: 6:10\ne: 1e3", "{a: no, b: 1.10, c: 010, d: 6:10, e: 1e3}"),
        ("a: 0x10\nb: .inf\nc: 2026-09-01\nd: 38%", "{a: 0x10, b: .inf, c: 2026-09-01, d: 38%}"),
        ("a: ~\nb: null\nc: Null\nd: NULL\ne:\nf: nULL", "{a: -, b: -, c: -, d: -, e: -, f: nULL}"),
        ("a: 'null'\nb: \"~\"\nc: ''", r#"{a: "null", b: "~", c: ""}"#),
        ("a: {x: 1, y: , z}\nb:\n  x: 1", "{a: <{x: 1, y: -, z: -}, b: {x: 1}}"),
        ("- [a, {b: c}]\n- [d: e]", "[[a, <{b: c}], [{d: e}]]"),
        ("a: one\n  two\n\n  three", "{a: one two\nthree}"),
        ("a: |\n  one\n   two\nb: >-\n  one\n  two\nc: x", r#"{a: "one\n two\n", b: "one two", c: x}"#),
        ("a: \"\\u00e9 \\ud83d\\ude00\"", r#"{a: "é 😀"}"#),
        ("a: &x [1, 2]\nb: *x\nc: &y z\n*y : 1", "{a: [1, 2], b: [1, 2], c: z, z: 1}"),
        ("? a\n: b\nnull: c\n~: d", "{a: b, null: c, ~: d}"),
        ("{\"a\":1,\"b\":[true,null]}", "<{a: 1, b: [true, -]}"),
    ] {
        assert_eq!(shown(&root(text)), expected, "in {text:?}");
        assert_eq!(findings(text), "", "in {text:?}");
    }
}

#[test]
fn spans_are_exact_to_the_byte() {
    for (text, expected) in [
        ("이름: 김하나\n기분: 😀 좋음\nz: end", vec!["김하나", "😀 좋음", "end"]),
        ("\u{feff}a: b\r\nc:\r\n  - '여 행'\r\n  - \"e\\n\"\r\nf: g\r\n", vec!["b", "'여 행'", "\"e\\n\"", "g"]),
        ("{👩‍👩‍👧: 가족, b: [é, ü]}", vec!["가족", "é", "ü"]),
        ("a: |  # why\n\n  일\n  이\n\n\nb: >-\n  x\n   y\nc: d", vec!["|  # why\n\n  일\n  이", ">-\n  x\n   y", "d"]),
        ("a: |+\n\nb: >\nc: d", vec!["|+", ">", "d"]),
        ("a: one\n  둘\nb: &n text\nc: *n", vec!["one\n  둘", "text", "*n"]),
        ("a:\nb: ~\nc: {d, e: }", vec!["", "~", "", ""]),
    ] {
        assert_eq!(marked(text), expected, "in {text:?}");
    }
    let source = Source::new("map.yaml", "가: [나,\n  다]\n라:\n  - 마: 1\n    바: 2 # no\n사: 3\n");
    let Kind::Mapping(mapping) = root(source.text()).kind else { panic!("no mapping") };
    let spans: Vec<&str> = mapping.entries.iter().map(|entry| source.slice(entry.value.span)).collect();
    assert_eq!(spans, ["[나,\n  다]", "- 마: 1\n    바: 2", "3"]);
}

#[test]
fn every_trap_is_explained_where_it_stands() {
    for (text, expected) in [
        // What can be read past.
        ("가: 1\r\n나: 😀\r\n가: 2", "3:1 duplicate-key: `가` is written twice here [가]"),
        (
            "a: &x {b: 1}\nc: {<<: *x, d: 2}",
            "2:5 merge-key: `<<` merges keys from elsewhere, and each key is written where it counts [<<]",
        ),
        (
            "a: !!str 1\nb: !새 말",
            "1:4 custom-tag: `!!str` is a YAML tag, and none is wanted here [!!str]\n2:4 text-needs-quotes: a value cannot begin with `!`, and this is text [!새 말]",
        ),
        ("a: !new shop", "1:4 custom-tag: `!new` is a YAML tag, and none is wanted here [!new]"),
        (
            "a: 도움 #help now",
            "1:7 text-cut-by-comment: `#help` begins a comment and is not part of the text [#help now]",
        ),
        (
            "a: #help\nb: c # fine\nd: e #",
            "1:4 text-cut-by-comment: `#help` begins a comment and is not part of the text [#help]",
        ),
        ("stages: #todo\n  - a", ""),
        (
            "a: \"\\a\\ud800\\u0041\"",
            "1:5 control-character: `\\a` is a character that cannot be shown [\\a]\n1:7 control-character: `\\ud800` is a character that cannot be shown [\\ud800]",
        ),
        ("\u{feff}a: 가\u{7}나", "1:5 control-character: `U+0007` is a character that cannot be shown [\u{7}]"),
        (
            "a: *none\nb: &nine 9\nc: *nin",
            "1:4 unknown-alias: `*none` repeats an anchor that is not written above [*none]\n3:4 unknown-alias: `*nin` repeats an anchor that is not written above [*nin]",
        ),
        ("a: &b [*b]", "1:8 too-many-aliases: `*b` stands inside the value that it repeats [*b]"),
        (
            "[a]: 1\n{b: c}: 2\n: 3",
            "1:1 key-not-text: this key is a list, and a key is a word [[a]]\n2:1 key-not-text: this key is a mapping, and a key is a word [{b: c}]\n3:1 key-not-text: there is nothing before this `:`, and a key is a word [:]",
        ),
        ("a: 1\n---\nb: 2\n", "2:1 second-document: a second document begins here, and a file holds one [---]"),
        ("# 주석\n", "1:1 empty-file: nothing is written here, and a map has at least a title []"),
        ("", "1:1 empty-file: nothing is written here, and a map has at least a title []"),
        // What ends the reading, and what is found beyond it.
        (
            "a: *bold* text\nb: 참고: 이것\nc: [sic] he said\nd: 'tis so\ne: \"Hi\" she said\nf: {g: @x, h: i}",
            "\
1:4 text-needs-quotes: a value that begins with `*` repeats an anchor, and this is text [*bold* text]
2:4 text-needs-quotes: a value that holds `: ` looks like a key, and this is text [참고: 이것]
3:4 text-needs-quotes: a value that begins with `[` is a list, and this is text [[sic] he said]
4:4 text-needs-quotes: the `'` that begins this text is never closed ['tis so]
5:4 text-needs-quotes: `\"` begins a quoted text that does not end with the line, and this is text [\"Hi\" she said]
6:8 text-needs-quotes: a value cannot begin with `@`, and this is text [@x]",
        ),
        (
            "- > 가\n- `b`\n- & c\n- %d\n- | e",
            "\
1:3 text-needs-quotes: after `>` a text begins on the next line, and this is text [> 가]
2:3 text-needs-quotes: a value cannot begin with a backtick, and this is text [`b`]
3:3 text-needs-quotes: a value that begins with `&` names an anchor, and this is text [& c]
4:3 text-needs-quotes: a value cannot begin with `%`, and this is text [%d]
5:3 text-needs-quotes: after `|` a text begins on the next line, and this is text [| e]",
        ),
        (
            "- {a: @x, b: c}\n- {d: e: f, g: h}\n- [1, `i`, 2]",
            "\
1:7 text-needs-quotes: a value cannot begin with `@`, and this is text [@x]
2:7 text-needs-quotes: a value that holds `: ` looks like a key, and this is text [e: f]
3:7 text-needs-quotes: a value cannot begin with a backtick, and this is text [`i`]",
        ),
        ("a:\n\tb: c", "2:1 tab-in-indentation: a tab stands where lines are indented with spaces [\t]"),
        ("a:\n  - b\n\t- c", "3:1 tab-in-indentation: a tab stands where lines are indented with spaces [\t]"),
        ("a:\n  b: c\n d: e", "3:2 yaml-syntax: `d` is indented by 1 space, `b` above it by 2 [d]"),
        ("가:나\nb: c", "1:1 yaml-syntax: `가:나` has no space behind its `:` [가:나]"),
        ("a: b\nc\nd: e", "2:1 yaml-syntax: `c` has no `:` behind it [c]"),
        ("a: [b\nc: d", "1:4 yaml-syntax: this `[` is not closed [[]"),
        ("a: \"\\q\"", "1:5 yaml-syntax: `\\q` is an escape that does not exist [\\q]"),
        ("*무엇*", "1:1 unknown-alias: `*무엇*` repeats an anchor that is not written above [*무엇*]"),
        (
            "%A b\n%B c\nd: e",
            "3:1 yaml-syntax: `d:` follows a line that begins with `%`, and that is not wanted here [d:]",
        ),
        ("a: ]", "1:4 yaml-syntax: `]` closes nothing []]"),
    ] {
        assert_eq!(findings(text), expected, "in {text:?}");
    }
}

#[test]
fn a_fix_mends_what_it_is_for() {
    for (text, expected) in [
        ("a: call #help now", "a: \"call #help now\""),
        ("a: He said \"no\": never", "a: 'He said \"no\": never'"),
        ("a: 'tis so", "a: \"'tis so\""),
        ("a: !!str 1", "a: 1"),
        ("a: !new shop", "a: \"!new shop\""),
        ("a: \"x\\ay\"", "a: \"xy\""),
        ("a:b\nc: d", "a: b\nc: d"),
        ("a:\n\t- b", "a:\n  - b"),
        ("s:\n  - a: x\n      b: 1", "s:\n  - a: x\n    b: 1"),
        ("s:\n  - a: x\n   b: 1", "s:\n  - a: x\n    b: 1"),
        ("s:\n  - a: x\n  -a: y", "s:\n  - a: x\n  - a: y"),
        ("s:\n  - a: x\n \u{a0}  b: 1\n\u{3000}  c: 2", "s:\n  - a: x\n    b: 1\n    c: 2"),
        ("- {a: b #3, c: d}", "- {a: \"b #3\", c: d}"),
    ] {
        let found = read(&Source::new("map.yaml", text)).findings.sorted().remove(0);
        let fix = found.fix.expect(text);
        let (before, after) = (text.get(..fix.span.start).unwrap(), text.get(fix.span.end..).unwrap());
        let mended = format!("{before}{}{after}", fix.replacement);
        assert_eq!(mended, expected);
        assert_eq!(findings(&mended), "");
    }
}

#[test]
fn bytes_that_are_no_text_are_explained() {
    let said = |bytes: &[u8]| {
        let (source, found) = *decode("map.yaml", bytes).expect_err("a finding");
        let at = source.position(found.at.start);
        format!("{}:{} {}: {}", at.line, at.column, found.code.name, found.message)
    };
    assert_eq!(said(b"a: b\nc: \xea\xb0\x80\xff"), "2:5 invalid-utf-8: the byte `ff` here is not UTF-8 text");
    assert_eq!(said(b"\xff\xfea\0"), "1:1 invalid-utf-8: the file is UTF-16, and UTF-8 is wanted");
    let large = vec![b'x'; super::BYTE_LIMIT + 1];
    assert_eq!(said(&large), "1:1 file-too-large: the file has 1048577 bytes, and at most 1048576 are read");
    assert!(decode("map.yaml", "가: 1".as_bytes()).is_ok());
}

#[test]
fn aliases_stay_within_bounds() {
    let mut laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let before = format!("*a{}", level - 1);
        writeln!(laughs, "a{level}: &a{level} [{}]", [before.as_str(); 9].join(", ")).unwrap();
    }
    assert!(findings(&laughs).starts_with("6:10 too-many-aliases: `*a4`"), "{}", findings(&laughs));
    let deep = format!("a: &a {}{}\nb: {}*a{}", "[".repeat(20), "]".repeat(20), "[".repeat(20), "]".repeat(20));
    assert!(findings(&deep).starts_with("2:24 nested-too-deeply"), "{}", findings(&deep));
}

#[test]
fn every_page_trips_and_passes() {
    for code in codes::CODES {
        assert!(code.page.starts_with(&format!("# {}\n", code.name)));
        let block = |fence: &str| {
            let (_, rest) = code.page.split_once(&format!("```{fence}\n"))?;
            rest.split_once("\n```").map(|(block, _)| block.to_owned())
        };
        if let Some(trips) = block("yaml trips") {
            let found = read(&Source::new("map.yaml", trips)).findings.sorted();
            assert_eq!(found.iter().map(|found| found.code.name).collect::<Vec<_>>(), [code.name]);
        }
        assert_eq!(findings(&block("yaml passes").unwrap()), "", "{}", code.name);
    }
}

/// The findings of a text with their helps: `line:column code: message -> help`.
fn advice(text: &str) -> String {
    let source = Source::new("map.yaml", text);
    let lines: Vec<String> = read(&source)
        .findings
        .sorted()
        .into_iter()
        .map(|found| {
            let at = source.position(found.at.start);
            let help = found.help.unwrap_or_default();
            format!("{}:{} {}: {} -> {help}", at.line, at.column, found.code.name, found.message)
        })
        .collect();
    lines.join("\n")
}

#[test]
fn typical_mistakes_are_answered_with_what_to_type() {
    for (text, expected) in [
        // Too far.
        (
            "s:\n      - action: x\n          emotion: 1\n        touchpoint: y",
            "3:11 yaml-syntax: `emotion` is indented by 10 spaces, `action` above it by 8 -> indent it by 8 spaces",
        ),
        (
            "a: b\n c: d",
            "2:2 yaml-syntax: `c` is indented by 1 space, `a` above it is not -> delete the spaces before it",
        ),
        (
            "s:\n  - action: x\n    - action: y",
            "3:5 yaml-syntax: this `-` is indented by 4 spaces, the one above it by 2 -> indent it by 2 spaces",
        ),
        (
            "s:\n  - action: x # y\n\n      emotion: 1",
            "4:7 yaml-syntax: `emotion` is indented by 6 spaces, `action` above it by 4 -> indent it by 4 spaces",
        ),
        // A dash without its space.
        (
            "s:\n  -name: A\n    steps:\n      - x",
            "2:3 yaml-syntax: `-name:` has no space behind its `-` -> write a space after `-`: `- name: A`",
        ),
        (
            "s:\n  - action: x\n  -action: y",
            "3:3 yaml-syntax: `-action:` has no space behind its `-` -> write a space after `-`: `- action: y`",
        ),
        // Keys below a text.
        (
            "s:\n  - a\n    emotion: 1\n  - b",
            "2:5 yaml-syntax: `a` is a text, so no keys can follow it -> write `- action: a` (or `- name: a` for a stage) to add keys",
        ),
        (
            "s:\n  - B c # d\n    steps:\n      - x",
            "2:5 yaml-syntax: `B c` is a text, so no keys can follow it -> write `- action: B c` (or `- name: B c` for a stage) to add keys",
        ),
        (
            "s:\n  - B\n  steps:\n    - x",
            "2:5 yaml-syntax: `B` is a text, so no keys can follow it -> write `- action: B` (or `- name: B` for a stage) to add keys",
        ),
        // Not far enough.
        (
            "s:\n      - action: x\n       touchpoint: y",
            "3:8 yaml-syntax: `touchpoint` is indented by 7 spaces, `action` above it by 8 -> indent it by 8 spaces",
        ),
        (
            "s:\n  - name: A\n  steps:\n    - x",
            "3:3 yaml-syntax: `steps` is indented by 2 spaces, `name` above it by 4 -> indent it by 4 spaces",
        ),
        (
            "- name: A\nsteps:\n  - x",
            "2:1 yaml-syntax: `steps` is not indented, `name` above it by 2 spaces -> indent it by 2 spaces",
        ),
        (
            "s:\n  - name: A\n    steps:\n      - action: x\n     thinking: y",
            "5:6 yaml-syntax: `thinking` is indented by 5 spaces, `action` above it by 8 -> indent it by 8 spaces to belong to `action`, or by 4 to belong to `steps`",
        ),
        (
            "a:\n  b: c\n d: e",
            "3:2 yaml-syntax: `d` is indented by 1 space, `b` above it by 2 -> indent it by 2 spaces to belong to `b`, or not at all to belong to `a`",
        ),
        // Blanks that are no spaces.
        (
            "s:\n  - action: x\n\u{a0}\u{a0}\u{a0} emotion: 1\n\u{3000}\u{3000}goal: 참고: 2\n \u{2003}  e: f",
            "3:1 tab-in-indentation: a no-break space stands in the indentation -> use ordinary spaces, on 3 lines\n4:9 text-needs-quotes: a value that holds `: ` looks like a key, and this is text -> write `\"참고: 2\"`",
        ),
        (
            "a:\n\u{3000}b: c",
            "2:1 tab-in-indentation: a full-width space stands in the indentation -> use ordinary spaces",
        ),
        (
            "a:\n\u{2003}b: c",
            "2:1 tab-in-indentation: the blank `U+2003` stands in the indentation -> use ordinary spaces",
        ),
        ("a: |\n  b\n  \u{3000}c: d\ne: f\u{a0}g\n  \u{3000}h", ""),
        // A comment in brackets.
        (
            "- {action: Waits in line #3, emotion: 1}\n- [b #4, `c]",
            "1:12 text-needs-quotes: a `#` behind a space begins a comment, and this is text -> write `\"Waits in line #3\"`\n2:4 text-needs-quotes: a `#` behind a space begins a comment, and this is text -> write `\"b #4\"`\n2:10 text-needs-quotes: a value cannot begin with a backtick, and this is text -> put the text in quotes",
        ),
        ("- [a, # b]\n  c]", ""),
        // Text that needs quotes.
        (
            "a: Asks: is it free?\nb: \"No\" she said",
            "1:4 text-needs-quotes: a value that holds `: ` looks like a key, and this is text -> write `\"Asks: is it free?\"`\n2:4 text-needs-quotes: `\"` begins a quoted text that does not end with the line, and this is text -> write `'\"No\" she said'`",
        ),
    ] {
        assert_eq!(advice(text), expected, "in {text:?}");
    }
}

#[test]
fn strange_blanks_are_read_past_at_the_columns_that_are_seen() {
    let text = "s:\n  - a: x\n\u{a0}\u{a0}\u{a0} b: y\n\u{3000}\u{3000}c: z\n    d: w\n";
    assert_eq!(shown(&root(text)), "{s: [{a: x, b: y, c: z, d: w}]}");
}
