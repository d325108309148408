//! A picture is small enough to stand in a repository: what a map of five stages with three steps each may take.

use journeymap::output::{self, Drawing, Options};
use journeymap::scene::scene;
use journeymap::scene::theme::Theme;
use journeymap::source::NoFiles;
use journeymap::text::Fonts;

use crate::support::drawing::{map, shown};
use crate::support::generate::{ENGLISH, KOREAN, typical, typical_of};

/// How many bytes a map's SVG takes, its fonts inside.
fn size(text: &str) -> usize {
    let board = shown("typical.journey.yaml", &map("typical.journey.yaml", text, &NoFiles));
    let fonts = Fonts::default();
    let scene = scene(&board);
    let options = Options::default();
    let drawing = Drawing { board: &board, scene: &scene, theme: Theme::auto(), fonts: &fonts, options: &options };
    output::svg::SVG.draw(&drawing).unwrap().len()
}

#[test]
fn a_typical_map_is_small() {
    for seed in [7, 8, 9] {
        let check = |name: &str, text: &str, most: usize| {
            let size = size(text);
            println!("{name} {seed}: {size}");
            assert!(size <= most, "{name}, seed {seed}: {size} bytes, {most} are allowed");
        };
        check("English", &typical_of(ENGLISH, seed, 5, 3), 90_000);
        check("of three languages", &typical(seed, 5, 3), 90_000);
        check("Korean", &typical_of(KOREAN, seed, 5, 3), 160_000);
    }
}
