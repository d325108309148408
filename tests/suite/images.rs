//! Pictures from files: what is wrong with them is said at their place in the map, and what is shown is inside the SVG.

use journeymap::board::{View, board};
use journeymap::output::{markdown, svg};
use journeymap::scene::scene;
use journeymap::scene::theme::Theme;
use journeymap::source::{Files, NoFiles, Source};

use super::support::{findings_with, repository};

/// Files by name and bytes.
struct Pictures(Vec<(&'static str, Vec<u8>)>);

impl Files for Pictures {
    fn read(&self, path: &str) -> Result<Source, String> {
        NoFiles.read(path)
    }

    fn bytes(&self, path: &str, most: usize) -> Result<Vec<u8>, String> {
        let found = self.0.iter().find(|(name, _)| *name == path);
        let cut = |bytes: &Vec<u8>| bytes[..bytes.len().min(most + 1)].to_vec();
        found.map(|(_, bytes)| cut(bytes)).ok_or_else(|| format!("there is no file `{path}` here"))
    }
}

fn map(images: &[&str]) -> String {
    let steps: String = images.iter().map(|image| format!("      - action: Looks\n        image: {image}\n")).collect();
    format!("title: T\ntype: current-state\nstages:\n  - name: A\n    steps:\n{steps}")
}

fn example(name: &str) -> Vec<u8> {
    std::fs::read(repository("examples/images").join(name)).unwrap()
}

#[test]
fn what_is_wrong_is_said_where_it_stands() {
    let files = Pictures(vec![
        ("empty.png", Vec::new()),
        ("text.png", b"text".to_vec()),
        ("big.png", vec![0; 6 << 20]),
        ("script.svg", b"<svg viewBox='0 0 1 1'><script>x</script></svg>".to_vec()),
    ]);
    let found = findings_with(
        &map(&[
            "empty.png",
            "text.png",
            "big.png",
            "{image: script.svg, alt: x}",
            "https://example.org/x.png",
            "nowhere.png",
            "nowhere.png",
            "peson",
        ]),
        &files,
    );
    assert_eq!(
        found,
        "7:16 damaged-image: `empty.png` is empty\n\
         9:16 damaged-image: `text.png` is neither PNG, JPEG, WebP nor SVG\n\
         11:16 image-too-large: `big.png` is larger than 5 MB\n\
         13:24 image-parts-left-out: `script.svg` is shown without its `script`\n\
         15:16 unreadable-image: `https://example.org/x.png` is an address, and a picture is a file\n\
         17:16 unreadable-image: there is no file `nowhere.png` here\n\
         19:16 unreadable-image: there is no file `nowhere.png` here\n\
         21:16 unknown-icon: there is no built-in icon `peson`"
    );
}

#[test]
fn many_pictures_are_too_many_together_even_if_they_are_one() {
    // Four megabytes that stay: the name of a shape, which is no work to draw.
    let path = format!("<svg viewBox='0 0 1 1'><path class='{}'/></svg>", "h1".repeat(2 << 20));
    let files = Pictures(vec![("long.svg", path.into_bytes())]);
    assert_eq!(findings_with(&map(&["{image: long.svg, alt: x}"; 3]), &files), "");
    assert_eq!(
        findings_with(&map(&["{image: long.svg, alt: x}"; 9]), &files),
        "13:24 image-too-large: with this one, the pictures of the map have more than 15 MB together"
    );
}

#[test]
fn pictures_are_inside_and_say_what_they_show() {
    let files = Pictures(vec![("theo.png", example("theo.png")), ("a b/(party).svg", example("party.svg"))]);
    let text = "title: T\ntype: current-state\npersona: {name: Theo, role: r, image: {image: theo.png, alt: 'Theo, *smiling*'}}\n\
                stages:\n  - name: A\n    steps:\n      - action: Looks\n        image: {image: 'a b/(party).svg', alt: \"Lights & \\\"music\\\"\"}\n      - action: Goes\n        image: a b/(party).svg\n";
    let map = journeymap::check(&Source::new("m.journey.yaml", text), &files).value.expect("no errors");
    let board = board(&map, &View { whose: None, file_name: "m.journey.yaml".to_owned() });
    let picture = svg::write(&scene(&board), Theme::light(), &[]);
    let document = roxmltree::Document::parse(&picture).unwrap();
    let images: Vec<_> = document.descendants().filter(|node| node.has_tag_name("image")).collect();
    let said: Vec<_> = images.iter().map(|image| image.attribute("aria-label").unwrap_or("–")).collect();
    assert_eq!(said, ["Theo, smiling", "Lights & \"music\"", "–"]);
    for image in &images {
        let address = image.attribute(("http://www.w3.org/1999/xlink", "href")).unwrap();
        assert!(address.starts_with("data:image/"), "{address}");
    }
    assert!(!picture.contains("url(#") && !picture.contains(" id="));
    let markdown = markdown::write(&board);
    assert!(markdown.contains("![Theo, smiling](theo.png)"), "{markdown}");
    assert!(markdown.contains(r#"![Lights & "music"](a%20b/\(party\).svg) | ![](a%20b/\(party\).svg)"#), "{markdown}");
}

#[test]
fn a_baseline_brings_no_pictures() {
    struct Baseline;
    impl Files for Baseline {
        fn read(&self, path: &str) -> Result<Source, String> {
            Ok(Source::new(path, map(&["../elsewhere.png"])))
        }
    }
    let text = "title: T\ntype: future-state\nbaseline: b.journey.yaml\nstages: [A]\n";
    assert_eq!(findings_with(text, &Baseline), "");
}

/// What only unpacking shows is said by `check` where the path is written, as any other damage.
#[cfg(feature = "pixels")]
#[test]
fn pixels_that_cannot_be_unpacked() {
    let mut picture = example("story.png");
    // The first bytes of the pixels are others; their checksum is right.
    let at = picture.windows(4).position(|four| four == b"IDAT").unwrap();
    let length = u32::from_be_bytes(picture[at - 4..at].try_into().unwrap()) as usize;
    picture[at + 4..at + 8].fill(0xFF);
    let sum = checksum(&picture[at..at + 4 + length]).to_be_bytes();
    picture[at + 4 + length..at + 8 + length].copy_from_slice(&sum);
    let files = Pictures(vec![("story.png", picture)]);
    assert_eq!(
        findings_with(&map(&["{image: story.png, alt: x}"]), &files),
        "7:24 damaged-image: `story.png` is damaged: its pixels cannot be unpacked"
    );
}

/// CRC-32.
#[cfg(feature = "pixels")]
fn checksum(bytes: &[u8]) -> u32 {
    let step = |sum: u32, _| if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 };
    !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), step))
}
