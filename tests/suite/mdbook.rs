//! The exchange with mdBook: what is sent back for a book as mdBook 0.4 sent it, and for made ones of both shapes.
//!
//! `tests/mdbook/0.4.json` is what mdBook 0.4.52 sent for a book of its own, with its root replaced by `ROOT`. mdBook 0.5
//! itself builds a book in the browser tests.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::program::{Ran, files, folder, run, run_with};
use crate::support::{repository, text_of};

const MAP: &str = "title: Buying shoes\ntype: current-state\nresearch: [{id: talks, name: Talks, sample: 9}]\nstages:\n  - {name: Search, emotion: 1, thinking: {text: Why?, evidence: talks}, link: notes.md}\n  - {name: Purchase, emotion: -1}\n";
const BLOCK: &str = "<!-- journeymap: maps/shop.journey.yaml -->\nold\n<!-- /journeymap -->\n";

/// A book with one chapter in the shape of this version, and what it is sent back.
fn sent(shape: &str, renderer: &str, chapter: &str, beside: &[(&str, &str)]) -> (TempDir, Ran) {
    let folder = folder(&[&[("src/maps/shop.journey.yaml", MAP), ("src/deep/one.md", chapter)], beside].concat());
    let chapter = json!({"Chapter": {"name": "One", "content": chapter, "number": [1], "sub_items": [], "path": "deep/one.md",
        "source_path": "deep/one.md", "parent_names": [], "unknown": {"kept": 1}}});
    let items = json!([chapter, "Separator", {"PartTitle": "Two"}]);
    let context =
        json!({"root": folder.path(), "config": {"book": {"src": "src"}}, "renderer": renderer, "mdbook_version": "0"});
    let book = json!({shape: items, "__non_exhaustive": null});
    let ran = run_with(folder.path(), &["mdbook"], json!([context, book]).to_string().as_bytes());
    (folder, ran)
}

/// The text of the first chapter that came back.
fn chapter(ran: &Ran) -> String {
    assert_eq!(ran.code, 0, "{}", ran.err);
    let book: Value = serde_json::from_str(&ran.out).unwrap();
    let items = book.get("items").or_else(|| book.get("sections")).unwrap();
    items.pointer("/0/Chapter/content").unwrap().as_str().unwrap().to_owned()
}

#[test]
fn it_works_for_every_renderer() {
    let folder = folder(&[]);
    for renderer in ["html", "markdown", "linkcheck"] {
        let asked = run(folder.path(), &["mdbook", "supports", renderer]);
        assert_eq!((asked.code, asked.out.as_str(), asked.err.as_str()), (0, "", ""), "{renderer}");
    }
}

#[test]
fn a_book_of_mdbook_0_4_comes_back_with_its_maps() {
    let recorded = text_of(repository("tests/mdbook/0.4.json"));
    let folder = folder(&[(
        "src/maps/switching-careers.journey.yaml",
        &text_of(repository("examples/switching-careers.journey.yaml")),
    )]);
    fs::create_dir_all(folder.path().join("src/guide")).unwrap();
    let sent = recorded.replace("ROOT", folder.path().to_str().unwrap());
    let ran = run_with(folder.path(), &["mdbook"], sent.as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let mut before: Value = serde_json::from_str::<Value>(&sent).unwrap().get(1).unwrap().clone();
    let after: Value = serde_json::from_str(&ran.out).unwrap();
    let [careers, deep] = ["/sections/0/Chapter/content", "/sections/0/Chapter/sub_items/0/Chapter/content"];
    for place in [careers, deep] {
        let text = after.pointer(place).unwrap().as_str().unwrap();
        assert_eq!(text.matches("<svg ").count(), 1, "{place}");
        assert!(!text.contains("<!-- ") && !text.contains("```"), "{place}");
        // An empty line would end the HTML in the middle of the picture.
        let svg = text.split_once("<div class=\"journeymap\"").unwrap().1.split_once("</div>").unwrap().0;
        assert!(svg.trim_end().lines().all(|line| !line.trim().is_empty()), "{place}");
        *before.pointer_mut(place).unwrap() = Value::String(text.to_owned());
    }
    // Nothing but these two texts has changed, in their order either.
    assert_eq!(before.to_string(), after.to_string());
    assert_eq!(files(folder.path()).len(), 1, "a file was written");
}

#[test]
fn both_shapes_of_a_book_are_read() {
    for shape in ["items", "sections"] {
        let (_folder, ran) = sent(shape, "html", &BLOCK.replace("maps/", "../maps/"), &[]);
        let book: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(book.pointer(&format!("/{shape}/0/Chapter/unknown/kept")), Some(&json!(1)));
        assert_eq!(book.get("__non_exhaustive"), Some(&Value::Null));
        let text = chapter(&ran);
        assert!(
            text.starts_with("<div class=\"journeymap\" style=\"margin:1em 0\">\n<svg style=\"max-width:100%;"),
            "{text}"
        );
        assert!(text.ends_with("</svg>\n</div>\n") && text.contains("viewBox=\"0 0 750 "), "{text}");
        assert!(
            text.contains("@media screen{html:is(.coal,.navy,.ayu) .jm-") && !text.contains("prefers-color-scheme")
        );
        // What is relative to the map is led there from the chapter.
        assert!(text.contains("<a href=\"../maps/notes.md\""), "{text}");
    }
}

#[test]
fn blocks_and_settings_say_how_a_map_is_shown() {
    let block = BLOCK.replace("maps/", "../maps/");
    let with = |options: &str, renderer: &str, beside: &[(&str, &str)]| {
        chapter(
            &sent(
                "items",
                renderer,
                &("# One\n\n".to_owned() + &block.replace(".yaml", &format!(".yaml {options}"))),
                beside,
            )
            .1,
        )
    };
    let text = with("width=600 tables=folded", "html", &[]);
    assert!(
        text.contains("viewBox=\"0 0 600 ")
            && text.contains("\n<summary>In words</summary>\n\nCurrent state\n\n## Journey")
    );
    assert!(text.contains("[^shop-talks]"), "{text}");
    let text = with("", "html", &[("journeymap.yaml", "theme: dark\nwidth: 900\n")]);
    assert!(text.contains("viewBox=\"0 0 900 ") && !text.contains("html:is("), "a theme of one look has no other");
    let text = with("tables=only", "html", &[]);
    assert!(text.starts_with("# One\n\nCurrent state\n\n## Journey") && !text.contains("<svg"), "{text}");
    let text = with("", "markdown", &[]);
    assert!(
        text.starts_with("# One\n\n**Buying shoes**\n\nCurrent state\n\n## Journey") && !text.contains("<svg"),
        "{text}"
    );
}

#[test]
fn a_chapter_with_errors_stops_the_book() {
    let block = BLOCK.replace("maps/", "../maps/");
    for (text, code, expected) in [
        (
            "a\n\n```journey\ntitle: A\ntype: current-state\nstages: [{name: B, emotion: 9}]\n```\n",
            1,
            "src/deep/one.md:6:29: error[score-out-of-range]",
        ),
        (&block.replace("shop.", "none."), 1, "src/deep/one.md:1:18: error[missing-map]"),
        (&block.replace("../maps/shop.", "../../../"), 1, "leads out of the workspace"),
        (&block.replace(" -->\nold", " tabels -->\nold"), 1, "did you mean `tables`?"),
        (&block.replace("<!-- /journeymap -->", ""), 1, "error[unclosed-embed]"),
    ] {
        let (_folder, ran) = sent("items", "html", text, &[]);
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{text}");
        assert!(ran.err.contains(expected), "{text}\n{}", ran.err);
    }
    let (_folder, ran) = sent("items", "html", &block, &[("src/maps/journeymap.yaml", "them: dark\n")]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("journeymap.yaml:1:1: error[unknown-key]"), "{}", ran.err);
}

#[test]
fn what_is_no_book_is_told() {
    let folder = folder(&[]);
    let context = json!({"root": folder.path()});
    for (input, why) in [
        (String::new(), "EOF while parsing"),
        ("{}".to_owned(), "it is no list"),
        ("[{}]".to_owned(), "it is not a list of two"),
        (json!([context, {}]).to_string(), "neither `items` (mdBook 0.5) nor `sections`"),
        (json!([{}, {"items": []}]).to_string(), "where its `root` is"),
        ("[".repeat(100_000), "recursion limit exceeded"),
    ] {
        let ran = run_with(folder.path(), &["mdbook"], input.as_bytes());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
        assert!(
            ran.err.starts_with("error: standard input holds no book of mdBook: ") && ran.err.contains(why),
            "{}",
            ran.err
        );
    }
    let empty =
        json!([context, {"items": [{"Chapter": {"name": "Draft", "content": "", "path": null, "sub_items": []}}]}]);
    let ran = run_with(folder.path(), &["mdbook"], empty.to_string().as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn words_of_a_map_are_nothing_to_do_for_a_book() {
    let include = "{{#include ../../secret}}";
    let fence = format!(
        "```journey tables\ntitle: \"{include}\"\ntype: current-state\nstages:\n  - {{name: \"{include}\"}}\n```\n"
    );
    for renderer in ["html", "markdown"] {
        let (_folder, ran) = sent("items", renderer, &fence, &[]);
        let chapter = chapter(&ran);
        assert!(chapter.contains("include") && !chapter.contains("{{"), "{renderer}: {chapter}");
    }
}
