//! Brand in theme files: a logo and fonts come with the theme, and what is wrong with them is said where it is written.

use std::process::Command;
use std::{fs, str};

use journeymap::board::Board;
use journeymap::output::{self, Drawing, Options, markdown};
use journeymap::scene::item::{Image, Item, Scene};
use journeymap::scene::theme::{self, Brand};
use journeymap::scene::{Width, laid_out};
use journeymap::source::{Files, Source};
use journeymap::text::Fonts;
use snapbox::{Data, assert_data_eq};

use super::support::drawing::{drawn, examples};
use super::support::{Beside, Folder, line, name_of, repository, text_of};

/// A square that is drawn and nothing else.
const SQUARE: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 40'><path d='M0 0h40v40z'/></svg>";

fn brand(text: &str, files: &dyn Files) -> Brand {
    let source = Source::new("brand.yaml", text);
    let checked = theme::read(&source, files);
    let found: Vec<String> = checked.findings.iter().map(|found| line(&source, found)).collect();
    checked.value.unwrap_or_else(|| panic!("{found:#?}"))
}

fn findings(text: &str, files: &dyn Files) -> String {
    let source = Source::new("brand.yaml", text);
    let found = theme::read(&source, files).findings.sorted();
    assert!(found.iter().all(|found| found.help.is_some()), "{found:#?}");
    found.iter().map(|found| line(&source, found)).collect::<Vec<_>>().join("\n")
}

fn fernway() -> Brand {
    brand(&text_of(repository("examples/brand/fernway.yaml")), &Folder("examples/brand"))
}

/// An example with a brand's logo, in a picture of some width.
fn branded(name: &str, brand: &Brand, width: Width) -> (Board, Scene) {
    let path = examples().into_iter().find(|path| name_of(path).starts_with(name)).expect(name);
    let board = Board { logo: brand.logo.clone(), ..drawn(&path).0 };
    let scene = laid_out(&board, width, &Fonts::default());
    (board, scene)
}

fn written(output: &str, board: &Board, scene: &Scene, brand: &Brand) -> Vec<u8> {
    let (fonts, options) = (Fonts::default(), Options::default());
    let drawing = Drawing { board, scene, theme: &brand.theme, fonts: &fonts, options: &options };
    output::named(output).expect(output).draw(&drawing).expect(output)
}

#[test]
fn a_map_in_a_brand() {
    let brand = fernway();
    let (board, scene) = branded("minimal", &brand, Width::Automatic);
    let picture = written("svg", &board, &scene, &brand);
    assert_eq!(picture, written("svg", &board, &scene, &fernway()), "not the same twice");
    let golden = Data::read_from(&repository("tests/golden/minimal-brand.svg"), Some(snapbox::data::DataFormat::Text));
    assert_data_eq!(str::from_utf8(&picture).unwrap().to_owned(), golden.raw());
}

#[test]
fn a_logo_is_said_once_and_turns_with_the_screen() {
    let brand = fernway();
    let (board, scene) = branded("minimal", &brand, Width::Automatic);
    let picture = String::from_utf8(written("svg", &board, &scene, &brand)).unwrap();
    let document = roxmltree::Document::parse(&picture).unwrap();
    let images: Vec<_> = document.descendants().filter(|node| node.has_tag_name("image")).collect();
    let said: Vec<_> = images.iter().map(|image| (image.attribute("display"), image.attribute("aria-label"))).collect();
    // What is not displayed is not read aloud either.
    assert_eq!(said, [(Some("inline"), Some("Fernway")), (Some("none"), Some("Fernway"))]);
    let (_, dark) = picture.split_once("(prefers-color-scheme:dark){").expect("dark rules");
    assert!(dark.contains("[display='inline']{display:none}") && dark.contains("[display='none']{display:inline}"));
    assert!(!picture.contains("url(#") && !picture.contains(" id="));

    let html = String::from_utf8(written("html", &board, &scene, &brand)).unwrap();
    assert_eq!(html.matches("aria-label=\"Fernway\"").count(), 2);
    assert!(!markdown::write(&board).contains("Fernway"), "a logo is decoration");
}

#[test]
fn a_theme_with_one_look_has_one_logo() {
    let files = Beside(vec![("l.svg".into(), SQUARE.into()), ("d.svg".into(), SQUARE.replace("40v40", "30v30"))]);
    let logo = |text: &str| brand(text, &files).logo.expect("a logo");
    let both = "logo: {image: l.svg, dark: d.svg}";
    for (theme, expected) in [("light", "l.svg"), ("print", "l.svg"), ("dark", "d.svg")] {
        let brand = brand(&format!("extends: {theme}\n{both}"), &files);
        let (board, scene) = branded("minimal", &brand, Width::Automatic);
        assert_eq!(brand.logo.as_ref().unwrap().image.path, expected, "{theme}");
        let picture = String::from_utf8(written("svg", &board, &scene, &brand)).unwrap();
        assert_eq!(picture.matches("<image ").count(), 1, "{theme}");
        assert!(picture.contains("aria-hidden=\"true\"") && !picture.contains("display="), "{theme}");
    }
    assert!(logo(both).dark.is_some() && logo("logo: l.svg").dark.is_none());
}

/// Where the logo stands, and every line of words and every box beside it.
fn places(scene: &Scene) -> (journeymap::geometry::Rect, Vec<journeymap::geometry::Rect>) {
    fn walk(items: &[Item], logos: &mut Vec<Image>, others: &mut Vec<journeymap::geometry::Rect>) {
        for item in items {
            match item {
                Item::Group(group) if group.classes == "logo" => walk(&group.items, logos, &mut Vec::new()),
                Item::Group(group) if group.classes.starts_with("box") => {
                    others.extend(journeymap::scene::extent::extent(item));
                }
                Item::Group(group) => walk(&group.items, logos, others),
                Item::Text(_) => others.extend(journeymap::scene::extent::extent(item)),
                Item::Image(image) => logos.push(image.clone()),
                Item::Panel(_) | Item::Path(_) => {}
            }
        }
    }
    let (mut logos, mut others) = (Vec::new(), Vec::new());
    walk(&scene.items, &mut logos, &mut others);
    assert_eq!(logos.len(), 1, "one logo");
    (logos[0].area, others)
}

#[test]
fn nothing_stands_in_the_place_of_a_logo() {
    let wide = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 900 40'><path d='M0 0h900v40z'/></svg>";
    let tall = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 400'><path d='M0 0h4v400z'/></svg>";
    for shape in [SQUARE, wide, tall] {
        let brand = brand("logo: l.svg", &Beside(vec![("l.svg".into(), shape.into())]));
        for name in ["minimal", "marketplace", "two-personas", "ko-online", "new-manager"] {
            for width in [Width::Pixels(Width::LEAST), Width::Pixels(830.0), Width::Automatic] {
                let (_, scene) = branded(name, &brand, width);
                let (logo, others) = places(&scene);
                assert!(
                    logo.y >= 0.0 && logo.height <= 36.01 && logo.right() <= scene.width - 20.0,
                    "{name}: {logo:?}"
                );
                assert!(logo.width <= 180.01 && logo.width <= 0.3 * scene.width, "{name}: {logo:?}");
                let over: Vec<_> = others.iter().filter(|other| other.overlaps(logo)).collect();
                assert!(over.is_empty(), "{name} at {width:?}: {logo:?} on {over:?}");
            }
        }
    }
}

#[test]
fn what_is_wrong_is_said_where_it_stands_in_one_run() {
    let files = Beside(vec![
        ("text.png".into(), "text".into()),
        ("text.ttf".into(), "text".into()),
        ("script.svg".into(), SQUARE.replace("<path", "<script>x</script><path")),
    ]);
    let text = "accent: teal\nfont: [nowhere.ttf, text.ttf, 'text.ttf#1', text.ttf]\nlogo: {image: text.png, dark: nowhere.svg, alt: [x]}\n";
    assert_eq!(
        findings(text, &files),
        "1:9 bad-color: `teal` is not a colour\n\
         2:8 unusable-font: there is no file `nowhere.ttf` here\n\
         2:21 unusable-font: cannot use the font `text.ttf`: this is no TrueType or OpenType font (.ttf, .otf, .ttc)\n\
         2:31 unusable-font: cannot use the font `text.ttf#1`: this is no TrueType or OpenType font (.ttf, .otf, .ttc)\n\
         3:15 damaged-image: `text.png` is neither PNG, JPEG, WebP nor SVG\n\
         3:31 unreadable-image: there is no file `nowhere.svg` here\n\
         3:49 wrong-shape: found a list, but text is wanted here"
    );
    assert_eq!(
        findings("logo: script.svg", &files),
        "1:7 image-parts-left-out: `script.svg` is shown without its `script`"
    );
    assert_eq!(
        findings("logo: https://example.org/x.png", &files),
        "1:7 unreadable-image: `https://example.org/x.png` is an address, and a picture is a file"
    );
    assert_eq!(
        findings("logo: script #2.svg", &files),
        "1:7 unreadable-image: there is no file `script` here\n\
         1:14 text-cut-by-comment: `#2.svg` begins a comment and is not part of the text"
    );
    assert_eq!(findings("logo: {alt: x}", &files), "1:8 missing-key: a logo has no `image`");
    assert_eq!(findings("font: a.ttf\nfonts: b.ttf", &files).lines().count(), 3);
    let many: String = (0..200).map(|number| format!("  - {number}.ttf\n")).collect();
    let found = findings(&format!("font:\n{many}"), &files);
    assert_eq!(found.lines().count(), 65);
    assert!(found.ends_with("66:5 unusable-font: this is one font more than the 64 that a theme may have"), "{found}");
}

/// The command line finds the files beside the theme, and none outside of its workspace.
#[test]
fn paths_begin_at_the_theme_file() {
    let folder = tempfile::tempdir().unwrap();
    let at = |path: &str| folder.path().join(path);
    fs::create_dir_all(at("brand/fonts")).unwrap();
    fs::create_dir_all(at("maps")).unwrap();
    fs::copy(repository("examples/minimal.journey.yaml"), at("maps/m.journey.yaml")).unwrap();
    fs::copy(repository("src/text/fonts/sans-regular.ttf"), at("brand/fonts/own.ttf")).unwrap();
    fs::write(at("brand/l.svg"), SQUARE).unwrap();
    fs::write(at("outside.svg"), SQUARE).unwrap();
    let run = |theme: &str| {
        fs::write(at("brand/b.yaml"), theme).unwrap();
        let program = env!("CARGO_BIN_EXE_journeymap");
        let command = ["build", "m.journey.yaml", "--theme", "../brand/b.yaml", "-f", "svg", "-o", "-"];
        let done = Command::new(program).args(command).current_dir(at("maps")).output().unwrap();
        (done.status.code(), String::from_utf8(done.stdout).unwrap(), String::from_utf8(done.stderr).unwrap())
    };
    let (code, picture, said) = run("font: fonts/own.ttf\nlogo: l.svg\n");
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(picture.matches("<image ").count(), 1);
    assert!(picture.contains("unicode-range:"), "a named font says what it sets");
    let (code, _, said) = run("font: ../fonts/own.ttf\nlogo: ../outside.svg\n");
    assert_eq!(code, Some(1));
    for place in ["../brand/b.yaml:1:7: error[unusable-font]", "../brand/b.yaml:2:7: error[unreadable-image]"] {
        assert!(said.contains(place), "{said}");
    }
    assert!(said.contains("`../outside.svg` leads out of the workspace"), "{said}");
}

/// A face that the command line names is not taken from the theme as well.
#[test]
fn the_command_line_comes_before_the_theme() {
    let folder = tempfile::tempdir().unwrap();
    let at = |path: &str| folder.path().join(path);
    let font = fs::read(repository("src/text/fonts/sans-regular.ttf")).unwrap();
    // The same family, with letters twice as far apart.
    let mut wide = font.clone();
    let metrics = wide.windows(4).position(|four| four == b"hmtx").unwrap();
    let start = u32::from_be_bytes(wide[metrics + 8..metrics + 12].try_into().unwrap()) as usize;
    for glyph in 0..200 {
        let place = start + 4 * glyph;
        let advance = u16::from_be_bytes(wide[place..place + 2].try_into().unwrap());
        wide[place..place + 2].copy_from_slice(&(2 * advance).to_be_bytes());
    }
    fs::write(at("plain.ttf"), font).unwrap();
    fs::write(at("wide.ttf"), wide).unwrap();
    fs::copy(repository("examples/minimal.journey.yaml"), at("m.journey.yaml")).unwrap();
    let picture = |theme: &str, named: &[&str]| {
        fs::write(at("b.yaml"), theme).unwrap();
        let program = env!("CARGO_BIN_EXE_journeymap");
        let fixed = ["build", "m.journey.yaml", "-q", "--theme", "b.yaml", "-f", "svg", "-o", "-"];
        let done = Command::new(program).args(fixed).args(named).current_dir(folder.path()).output().unwrap();
        assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
        done.stdout
    };
    let (plain, wide) = (picture("font: plain.ttf", &[]), picture("font: wide.ttf", &[]));
    assert_ne!(plain, wide);
    assert_eq!(picture("font: wide.ttf", &["--font", "plain.ttf"]), plain);
    assert_eq!(picture("font: plain.ttf", &["--font", "wide.ttf"]), wide);
    assert_eq!(picture("extends: auto", &["--font", "wide.ttf"]), wide);
}
