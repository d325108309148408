//! The HTML page: every word of the board and every note is in its tables, and no text is read as anything but text.

use std::collections::BTreeSet;

use base64::Engine;
use journeymap::board::{Board, Body};
use journeymap::output::{Drawing, Options, TextMode, html};
use journeymap::scene::scene;
use journeymap::scene::theme::Theme;
use journeymap::source::NoFiles;
use journeymap::text::{Fonts, plain};
use proptest::prelude::*;
use sha2::Digest;

use crate::markdown::{Texts, board_of, everywhere, examples};

fn page(board: &Board) -> String {
    let scene = scene(board);
    let options = Options { text: TextMode::System, ..Options::default() };
    html::write(&Drawing { board, scene: &scene, theme: Theme::auto(), fonts: &Fonts::default(), options: &options })
}

/// The tags of a page in order, and the words between them. A page that a browser would have to mend is an error.
fn read(page: &str) -> Result<(Vec<String>, String), String> {
    const EMPTY: [&str; 4] = ["meta", "br", "rect", "path"];
    let mut rest = page.strip_prefix("<!doctype html>\n").ok_or("no doctype")?;
    let (mut tags, mut words, mut open) = (Vec::new(), String::new(), Vec::new());
    while let Some((before, after)) = rest.split_once('<') {
        words.push_str(before);
        let (tag, after) = after.split_once('>').ok_or("a tag without an end")?;
        rest = after;
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default().to_owned();
        if tag.starts_with('/') {
            let last: Option<String> = open.pop();
            if last.as_deref() != Some(name.as_str()) {
                return Err(format!("</{name}> closes {last:?}"));
            }
            words.push('\n');
            if ["a", "strong", "em", "code", "sup", "span"].contains(&name.as_str()) {
                words.pop();
            }
        } else if matches!(name.as_str(), "script" | "style") {
            rest = rest.split_once(&format!("</{name}>")).ok_or("no end")?.1;
        } else if tag.ends_with('/') || EMPTY.contains(&name.as_str()) {
            if name == "br" {
                words.push('\n');
            }
        } else {
            open.push(name.clone());
        }
        tags.push(tag.to_owned());
    }
    if open.is_empty() { Ok((tags, unescaped(&words))) } else { Err(format!("{open:?} stay open")) }
}

fn unescaped(text: &str) -> String {
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"), ("&amp;", "&")];
    entities.iter().fold(text.to_owned(), |text, (entity, sign)| text.replace(entity, sign))
}

/// The words below the picture, where the tables are.
fn told(page: &str) -> Result<String, String> {
    let at = page.find("<section id=\"words\"").ok_or("no words")?;
    let (head, body) = page.split_at(at);
    let title = head.split_once("<header>").and_then(|(_, rest)| rest.split_once("</header>")).ok_or("no header")?.0;
    let body = body.split_once("<div id=\"details\"").ok_or("no panel")?.0.replacen("</main>", "", 1);
    Ok(read(&format!("<!doctype html>\n<header>{title}</header>{body}"))?.1)
}

fn notes(board: &Board) -> Vec<String> {
    let mut notes = board.notes.clone();
    notes.extend(board.personas.iter().flat_map(|persona| persona.about_whom.notes.clone()));
    if let Body::Grid(grid) = &board.body {
        notes.extend(grid.stages.iter().flat_map(|stage| stage.about.notes.clone()));
        notes.extend(grid.columns.iter().flat_map(|column| column.about.notes.clone()));
    }
    notes
}

#[test]
fn every_word_of_the_board_is_in_the_tables() {
    for board in examples() {
        let page = page(&board);
        let told = told(&page).unwrap();
        for text in Texts::of(&board).0.iter().chain(&notes(&board)) {
            for line in plain(text).lines() {
                assert!(told.contains(line), "{}: {line:?} is not in\n{told}", board.file_name);
            }
        }
        assert_eq!(page, self::page(&board), "the same bytes");
    }
}

#[test]
fn every_note_of_an_example_is_there() {
    let folder = crate::support::repository("examples");
    let mut count = 0;
    for board in examples() {
        let text = std::fs::read_to_string(folder.join(&board.file_name)).unwrap();
        let told = told(&page(&board)).unwrap();
        for note in text.lines().filter_map(|line| line.trim_start().strip_prefix("note: ")) {
            let note = note.trim_matches('"');
            assert!(told.contains(note), "{}: {note}", board.file_name);
            count += 1;
        }
    }
    assert!(count > 3, "only {count} notes in all examples");
}

#[test]
fn a_page_is_whole_and_asks_for_nothing() {
    for board in examples() {
        let page = page(&board);
        let (tags, _) = read(&page).unwrap_or_else(|error| panic!("{}: {error}", board.file_name));
        let mut ids = BTreeSet::new();
        for tag in &tags {
            for attribute in [" on", " style=", " src=", " srcset=", " integrity="] {
                let found = tag.split('"').step_by(2).any(|outside| outside.contains(attribute));
                assert!(!found, "{}: <{tag}>", board.file_name);
            }
            if let Some(id) = tag.split(" id=\"").nth(1).and_then(|rest| rest.split('"').next()) {
                assert!(ids.insert(id.to_owned()), "{}: two of {id}", board.file_name);
            }
        }
        for tag in tags.iter().filter(|tag| tag.starts_with("a ")) {
            if let Some(id) = tag.split("href=\"#").nth(1).and_then(|rest| rest.split('"').next()) {
                assert!(ids.contains(id), "{}: nothing is called {id}", board.file_name);
            }
        }
        for tag in tags.iter().filter(|tag| tag.starts_with("th")) {
            assert!(tag.starts_with("thead") || tag.contains("scope="), "{}: <{tag}>", board.file_name);
        }
        assert!(page.contains(&format!("<html lang=\"{}\">", board.lang)), "{}", board.file_name);
    }
}

#[test]
fn the_policy_names_what_is_there() {
    let page = page(&examples()[0]);
    let policy = page.split("content=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    assert!(policy.starts_with("default-src 'none'; img-src data:; font-src data:; style-src 'sha256-"), "{policy}");
    assert!(policy.ends_with("; base-uri 'none'; form-action 'none'") && !policy.contains("unsafe"), "{policy}");
    for name in ["style", "script"] {
        let inside = page.split_once(&format!("<{name}>")).and_then(|(_, rest)| rest.split_once(&format!("</{name}>")));
        let hash = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(inside.unwrap().0.as_bytes()));
        assert!(policy.contains(&format!("{name}-src 'sha256-{hash}'")), "{name}");
        assert_eq!(page.matches(&format!("<{name}")).count(), 1, "one {name}");
    }
    let script = include_str!("../../src/output/html/page.js");
    assert!(script.len() < 11_000, "the script has {} bytes", script.len());
}

fn holds(text: &str, kind: &str) -> Result<(), String> {
    let Some(board) = board_of(&everywhere(text, kind), &NoFiles) else { return Ok(()) };
    let page = page(&board);
    let (tags, _) = read(&page).map_err(|error| format!("{text:?}: {error} in\n{page}"))?;
    let known = |tag: &String| {
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        !matches!(name, "img" | "iframe" | "object" | "embed" | "base" | "link" | "form" | "input" | "video" | "audio")
    };
    if let Some(tag) = tags.iter().find(|tag| !known(tag)) {
        return Err(format!("{text:?} makes <{tag}>"));
    }
    if tags.iter().filter(|tag| tag.starts_with("script") || tag.starts_with("style")).count() != 2 {
        return Err(format!("{text:?} makes scripts or style sheets"));
    }
    for tag in tags.iter().filter(|tag| tag.starts_with("a ")) {
        let to = unescaped(tag.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default());
        let scheme = to.split(['/', '?', '#']).next().and_then(|start| start.split_once(':')).map(|(scheme, _)| scheme);
        let safe = |scheme: &str| ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
        if !scheme.is_none_or(safe) {
            return Err(format!("{text:?} links to {to}"));
        }
    }
    let told = told(&page)?;
    let lines = Texts::of(&board)
        .0
        .iter()
        .flat_map(|text| plain(text).lines().map(str::to_owned).collect::<Vec<_>>())
        .collect::<Vec<_>>();
    match lines.iter().find(|line| !told.contains(line.trim())) {
        Some(line) => Err(format!("{line:?} of {text:?} is not in\n{told}")),
        None => Ok(()),
    }
}

#[test]
fn no_text_breaks_the_page() {
    for text in [
        "</script><img src=x onerror=alert(1)>",
        "</style><script>alert(1)</script>",
        "\"><svg onload=alert(1)>",
        "' onfocus='alert(1)' autofocus='",
        "<!-- --><![CDATA[ ]]>",
        "&lt;script&gt; &amp;amp; &#60;",
        "[no](javascript:alert(1)) [yes](https://a.example/?a=1&b=\"2\")",
        "{count} of {all}",
        "שלום \u{202e}rtl\u{202c} <b>",
    ] {
        for kind in ["current-state", "service-blueprint", "empathy"] {
            assert_eq!(holds(text, kind), Ok(()));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_random_text_breaks_the_page(
        text in "([ab가é]|[<>&\"'`/=!*_\\[\\]()-]|</|<!--|-->|&#|script|style|href=|\\n| ){1,14}",
    ) {
        prop_assume!(!plain(&text).trim().is_empty());
        prop_assert_eq!(holds(&text, "service-blueprint"), Ok(()));
    }
}
