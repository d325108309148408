//! What a reader is told: facts that must be found in the Markdown and in the picture, and how they are worded there.

use journeymap::output::markdown;
use journeymap::scene::item::{Item, Scene};
use journeymap::scene::scene;
use journeymap::source::NoFiles;

use crate::support::drawing::{map, shown};

/// A map as Markdown.
fn page(text: &str) -> String {
    markdown::write(&shown("map.journey.yaml", &map("map.journey.yaml", text, &NoFiles)))
}

/// The words of a map's picture, line by line.
fn picture(text: &str) -> String {
    let board = shown("map.journey.yaml", &map("map.journey.yaml", text, &NoFiles));
    words(&scene(&board))
}

fn words(scene: &Scene) -> String {
    fn collect(items: &[Item], all: &mut String) {
        for item in items {
            match item {
                Item::Group(group) => collect(&group.items, all),
                Item::Text(line) => {
                    line.runs.iter().for_each(|run| all.push_str(&run.text));
                    all.push('\n');
                }
                Item::Panel(_) | Item::Path(_) => {}
            }
        }
    }
    let mut all = String::new();
    collect(&scene.items, &mut all);
    all
}

/// A map with one stage and these lines more.
fn one_stage(more: &str) -> String {
    format!("title: T\ntype: current-state\n{more}\nstages: [{{name: A, steps: [{{action: Looks}}]}}]\n")
}

#[test]
fn a_review_without_a_day_is_told_as_it_was_written() {
    for (lang, every, expected) in [
        ("en", "quarter", "Reviewed every quarter"),
        ("en", "6 weeks", "Reviewed every 6 weeks"),
        ("ko", "6 weeks", "검토 주기: 6 weeks"),
        ("pl", "month", "Przegląd co: month"),
    ] {
        let text = one_stage(&format!("lang: {lang}\nreview: {{every: {every}}}"));
        assert!(page(&text).contains(expected), "{}", page(&text));
        assert!(picture(&text).contains(expected), "{}", picture(&text));
    }
    // With a day there is a day for the next.
    let text = one_stage("review: {last: 2026-01-10, every: 6 weeks}");
    assert!(page(&text).contains("Reviewed 2026-01-10 · next review 2026-02-21"), "{}", page(&text));
}
