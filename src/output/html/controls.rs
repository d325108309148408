//! The controls of a page. They are hidden until its script runs, since without it they would do nothing.

use super::line::flat;
use super::markup::Html;
use crate::board::Board;

/// The row of controls above the picture.
pub(super) fn tools(html: &mut Html, board: &Board) {
    let words = &board.words.page;
    html.open("div", &[("id", "tools"), ("hidden", "")]);
    html.open("div", &[("class", "group"), ("role", "group"), ("aria-label", words.tools)]);
    button(html, "zoom-out", "−", Some(words.zoom_out));
    html.element("output", &[("id", "zoom"), ("for", "view")], "100%");
    button(html, "zoom-in", "+", Some(words.zoom_in));
    button(html, "fit", words.fit, None);
    button(html, "full-size", words.full_size, None);
    html.close("div");
    filters(html, board);
    html.close("div");
    html.line();
}

fn button(html: &mut Html, id: &str, words: &str, label: Option<&str>) {
    let mut attributes = vec![("id", id), ("type", "button")];
    attributes.extend(label.map(|label| ("aria-label", label)));
    attributes.extend(label.map(|label| ("title", label)));
    html.element("button", &attributes, words);
}

fn filters(html: &mut Html, board: &Board) {
    let (words, filters) = (&board.words.page, &board.filters);
    let all = [
        ("persona", board.words.labels.persona, &filters.personas),
        ("segment", board.words.persona.segment, &filters.segments),
        ("channel", board.words.markdown.channel, &filters.channels),
    ];
    if all.iter().all(|(_, _, choices)| choices.is_empty()) {
        return;
    }
    html.open("div", &[("class", "group"), ("role", "group"), ("aria-label", words.filters)]);
    for (name, label, choices) in all.into_iter().filter(|(_, _, choices)| !choices.is_empty()) {
        html.open("label", &[]);
        html.words(label);
        html.open("select", &[("name", name)]);
        html.element("option", &[("value", "")], words.all);
        for (number, choice) in choices {
            html.element("option", &[("value", &number.to_string())], &flat(choice));
        }
        html.close("select");
        html.close("label");
    }
    // The script fills the gaps of the template.
    html.element("output", &[("id", "matching"), ("data-template", words.matching)], "");
    html.close("div");
}

/// The panel that shows what is known of a thing.
pub(super) fn details(html: &mut Html, board: &Board) {
    let words = &board.words.page;
    html.open(
        "div",
        &[("id", "details"), ("role", "dialog"), ("aria-label", words.details), ("tabindex", "-1"), ("hidden", "")],
    );
    html.open("div", &[("id", "details-text")]);
    html.close("div");
    button(html, "details-close", "×", Some(words.close));
    html.close("div");
    html.line();
}
