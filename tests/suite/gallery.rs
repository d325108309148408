//! The gallery is current: `UPDATE=1 cargo test --test suite gallery` makes it anew.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use journeymap::output::{Drawing, Options, named};
use journeymap::scene::theme::{BuiltIn, Theme};
use journeymap::text::Fonts;

use crate::support::drawing::{drawn, examples};
use crate::support::pixels::Pixels;
use crate::support::{name_of, repository};

/// How wide a picture of the gallery is, in pixels.
const WIDTH: f64 = 640.0;

const HEAD: &str = "# Gallery

Every example in light and in dark. A picture leads to its SVG, whose colours follow the screen. `UPDATE=1 cargo test
--test suite gallery` makes this page and its pictures from the [examples](../examples).
";

#[test]
fn the_gallery_is_current() {
    let mut page = HEAD.to_owned();
    for path in examples() {
        let name = name_of(&path).replace(".journey.yaml", "");
        let (board, _) = drawn(&path);
        let _ = write!(page, "\n## {}\n\n", board.title);
        let about: Vec<&str> = board.badges.iter().map(String::as_str).collect();
        let _ = write!(page, "{} · [source](../examples/{name}.journey.yaml)", about.join(" · "));
        let _ = write!(page, " · [Markdown](../tests/golden/{name}.md)\n\n| Light | Dark |\n| --- | --- |\n|");
        for (word, theme) in [("light", Theme::light()), ("dark", BuiltIn::Dark.theme())] {
            keep(&repository("docs/gallery").join(format!("{name}.{word}.png")), &picture(&path, theme));
            let _ =
                write!(page, " [![{}, {word}](gallery/{name}.{word}.png)](../tests/golden/{name}.svg) |", board.title);
        }
        page.push('\n');
    }
    let there = repository("docs/gallery.md");
    if env::var_os("UPDATE").is_some() {
        fs::write(&there, &page).unwrap();
    }
    assert!(fs::read_to_string(&there).is_ok_and(|there| there == page), "docs/gallery.md is behind");
}

/// The picture of an example, made small.
fn picture(path: &Path, theme: &Theme) -> Vec<u8> {
    let (board, scene) = drawn(path);
    let fonts = Fonts::default();
    let options = Options { scale: WIDTH / scene.width, ..Options::default() };
    let drawing = Drawing { board: &board, scene: &scene, theme, fonts: &fonts, options: &options };
    named("png").unwrap().draw(&drawing).unwrap()
}

/// A picture is there as it is now, but for the part of a pixel that another processor may round differently.
fn keep(place: &Path, now: &[u8]) {
    if env::var_os("UPDATE").is_some() {
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, now).unwrap();
    }
    let then = fs::read(place).unwrap_or_else(|error| panic!("{}: {error}", place.display()));
    assert_eq!(Pixels::of(now).unlike(&Pixels::of(&then)), 0, "{} is behind", place.display());
}
