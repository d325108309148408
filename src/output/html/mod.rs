//! The HTML output: one page that needs nothing else, with the picture to move through and the same map in words.
//!
//! `docs/html.md` says what a page can do and what it is not allowed to.

mod controls;
mod found;
mod line;
mod markup;
mod picture;
mod style;
mod words;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::{Drawing, Output, Writer, svg};
use crate::board::Board;
use crate::telling::tell;
use found::Found;
use markup::{Html, escaped};

/// HTML.
pub static HTML: Output = Output {
    name: "html",
    extension: "html",
    about: "One self-contained page: the picture to zoom and filter, and the whole map in words.",
    draws_letters: false,
    leaves_out: &[],
    write: Writer::Drawing(|drawing: &Drawing<'_>| Ok(write(drawing).into_bytes())),
};

/// What the page does, where scripts may run.
const SCRIPT: &str = include_str!("page.js");

/// A drawing as one page.
pub fn write(drawing: &Drawing<'_>) -> String {
    let board = drawing.board;
    let telling = tell(board).led_from(&drawing.options.base);
    let found = Found::of(board, &telling);
    let words = words::words(&telling, &found, board.words.labels.note);
    let head = bar(board, drawing.theme.dark().is_some());
    let tools = {
        let mut html = Html::default();
        controls::tools(&mut html, board);
        html.finish()
    };
    let told = told(board, &words);
    let picture = picture::picture(drawing, &found, &format!("{head}{tools}{told}{}", board.words.page.keys));
    let family = svg::stack(&drawing.scene.lang, &picture.fonts);
    let style = style::sheet(drawing.theme, &family, &picture.rules);

    let mut page = Html::default();
    self::head(&mut page, board, &style);
    page.open("body", &[]);
    page.line();
    page.element("a", &[("class", "skip"), ("href", "#words")], board.words.page.skip);
    page.line();
    page.html(&head);
    page.open("main", &[]);
    page.line();
    shown(&mut page, board, &tools, &picture.svg);
    page.html(&told);
    page.close("main");
    page.line();
    if !words.foot.is_empty() {
        page.open("footer", &[]);
        page.html(&words.foot);
        page.close("footer");
        page.line();
    }
    controls::details(&mut page, board);
    page.html(&format!("<script>{SCRIPT}</script>\n</body>\n</html>\n"));
    page.finish()
}

/// What stands before the page: its policy first, so that it holds for all that follows.
fn head(page: &mut Html, board: &Board, style: &str) {
    let policy = format!(
        "default-src 'none'; img-src data:; font-src data:; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'",
        hash(style),
        hash(SCRIPT)
    );
    page.html("<!doctype html>\n");
    page.open("html", &[("lang", if board.lang.is_empty() { "en" } else { &board.lang })]);
    page.html("\n<head>\n<meta charset=\"utf-8\">\n");
    page.html(&format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n"));
    page.html("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.html(&format!("<meta name=\"description\" content=\"{}\">\n", escaped(&board.description)));
    page.element("title", &[], &line::flat(&board.title));
    page.html(&format!("\n<style>{style}</style>\n</head>\n"));
}

/// The bar at the top: what the map is, where its parts are, and the switch between light and dark where there are both.
fn bar(board: &Board, turns_dark: bool) -> String {
    let words = &board.words.page;
    let mut html = Html::default();
    html.open("header", &[]);
    html.open("div", &[("class", "title")]);
    html.element("h1", &[], &line::flat(&board.title));
    html.open("p", &[("class", "badges")]);
    for (index, badge) in board.badges.iter().enumerate() {
        // Parted for those who hear it, too.
        if index > 0 {
            html.words(" ");
        }
        html.element("span", &[], badge);
    }
    html.close("p");
    html.close("div");
    html.open("nav", &[("aria-label", words.contents)]);
    html.element("a", &[("href", "#picture")], words.picture);
    html.element("a", &[("href", "#words")], words.words);
    html.close("nav");
    if turns_dark {
        html.element(
            "button",
            &[("id", "theme"), ("type", "button"), ("aria-pressed", "false"), ("hidden", "")],
            words.dark,
        );
    }
    html.close("header");
    html.line();
    html.finish()
}

/// The picture with its controls.
fn shown(page: &mut Html, board: &Board, tools: &str, svg: &str) {
    let words = &board.words.page;
    page.open("section", &[("id", "picture")]);
    page.element("h2", &[("class", "unseen")], words.picture);
    page.line();
    page.html(tools);
    page.element("p", &[("id", "keys"), ("class", "unseen"), ("hidden", "")], words.keys);
    page.open(
        "div",
        &[
            ("id", "view"),
            ("role", "region"),
            ("aria-label", words.picture),
            ("aria-describedby", "keys"),
            ("tabindex", "0"),
        ],
    );
    page.line();
    page.html(svg);
    page.close("div");
    page.line();
    page.close("section");
    page.line();
}

/// The map in words, with what it consists of.
fn told(board: &Board, words: &words::Words) -> String {
    let page = &board.words.page;
    let mut html = Html::default();
    html.open("section", &[("id", "words"), ("aria-labelledby", "words-title"), ("tabindex", "-1")]);
    html.open("div", &[("class", "opening")]);
    html.element("h2", &[("id", "words-title")], page.words);
    html.html(&words.introduction);
    html.close("div");
    if words.parts.len() > 1 {
        html.open("nav", &[("class", "contents"), ("aria-label", page.words)]);
        html.open("ol", &[]);
        for (id, name) in &words.parts {
            html.open("li", &[]);
            html.element("a", &[("href", &format!("#{id}"))], name);
            html.close("li");
        }
        html.close("ol");
        html.close("nav");
    }
    html.line();
    html.open("div", &[("class", "parts")]);
    html.line();
    html.html(&words.html);
    html.close("div");
    html.close("section");
    html.line();
    html.finish()
}

/// What a policy knows a text by.
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}
