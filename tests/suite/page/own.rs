//! Maps with scales and lanes of their own, and pages that only speak of ours.

use journeymap::data::document;
use journeymap::import;
use journeymap::source::NoFiles;

use super::{comes_back, page, read};
use crate::support::drawing::map;

/// Scales and lanes of the map's own, in any order: nothing of an unedited page is told, and its data are the same to the letter.
#[test]
fn maps_with_their_own_scale_and_lanes_come_back() {
    let mut told = Vec::new();
    for (at, scale) in [
        "{min: 0, max: 100}",
        "{min: 1, max: 5}",
        "{min: 1, max: 10}",
        "{min: -3, max: 3}",
        "{min: -5, max: 5, labels: {-5: Woe, 0: So so, 5: Joy}}",
        "{min: 0, max: 4, labels: {2: Meh}}",
    ]
    .iter()
    .enumerate()
    {
        for lang in ["en", "ko", "pl"] {
            let lanes = [
                "[{id: risks, title: Risks}, {id: laws, title: Laws}]",
                "[{id: laws, title: Laws}, emotion, {id: risks, title: Risks}]",
            ][at % 2];
            let cells = ["{laws: GDPR, risks: [Fire, Water]}", "{risks: Fire, laws: GDPR}"][at / 2 % 2];
            let text = format!(
                "title: T\nlang: {lang}\ntype: current-state\nscale: {scale}\nlanes: {lanes}\nstages:\n- name: A\n  steps:\n  - {{action: B, emotion: 3, cells: {cells}}}\n  - {{action: C, emotion: 1, engagement: 4, cells: {cells}}}\n"
            );
            let before = map("own", &text, &NoFiles);
            told.extend(comes_back("own", &before, &NoFiles).err());
            let after = map("own", &read(&page(&before)).unwrap().text, &NoFiles);
            assert_eq!(format!("{:?}", document(&before)), format!("{:?}", document(&after)), "{text}");
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n\n"));
}

/// A page that only speaks of our comment is none of ours.
#[test]
fn a_page_about_our_pages_is_none() {
    for text in [
        "# My map\n\nThe word `<!-- ids` is ours.\n",
        "# My map\n\n```html\n<!-- ids\nstep 1: a\n-->\n```\n",
        "# My map\n\n    <!-- ids\n",
    ] {
        let table = format!("{text}\n| Stage | Aware | Buy |\n|---|---|---|\n| Actions | reads | pays |\n");
        let of = import::of_file(&import::foreign::Sample::new("a.md", table.as_bytes())).unwrap();
        assert_eq!(of.name, "markdown", "{text}");
    }
}
