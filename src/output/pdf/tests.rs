//! A small picture as a PDF: its bytes, and what it says of itself.

use krilla::configure::{Accessibility, ConfigurationBuilder};

use super::*;
use crate::geometry::{Point, Rect};
use crate::scene::item::{Anchor, Group, Ink, Item, Panel, Run, TextLine};
use crate::text::Face;

fn line(words: &str, x: f64, y: f64) -> Item {
    let run = Run::new(words, Face::Regular, Ink::TextPrimary, true);
    let width = crate::text::width(words, Face::Regular, 13.0);
    let at = Point::new(x, y);
    Item::Text(TextLine {
        at,
        anchor: Anchor::Start,
        runs: vec![run],
        size: 13.0,
        letter_spacing: 0.0,
        width,
        right_to_left: false,
    })
}

fn group(classes: &str, label: &str, items: Vec<Item>) -> Item {
    Item::Group(Group { classes: classes.to_owned(), label: label.to_owned(), items, ..Group::default() })
}

fn panel() -> Item {
    let area = Rect::new(10.0, 10.0, 50.0, 50.0);
    Item::Panel(Panel { area, radius: 8.0, fill: Some(Ink::PanelFill), stroke: None })
}

fn scene() -> Scene {
    let header = group("header", "", vec![line("A visit", 10.0, 30.0), line("to a shop", 10.0, 48.0)]);
    let picture = group("picture", "A shop", vec![panel()]);
    let stage = group("box stage", "", vec![panel(), line("Arrive 👍", 10.0, 80.0)]);
    Scene {
        width: 400.0,
        height: 200.0,
        lang: "en".to_owned(),
        title: "A visit".to_owned(),
        description: "A visit to a shop.".to_owned(),
        items: vec![header, picture, stage],
    }
}

fn written(scene: &Scene) -> Vec<u8> {
    write(scene, Theme::light(), &Fonts::default(), Paper::FIT).unwrap()
}

fn has(file: &[u8], words: &str) -> bool {
    file.windows(words.len()).any(|part| part == words.as_bytes())
}

#[test]
fn the_same_bytes_and_no_date() {
    let file = written(&scene());
    assert_eq!(file, written(&scene()));
    for date in ["CreationDate", "ModDate", "CreateDate", "ModifyDate"] {
        assert!(!has(&file, date), "{date}");
    }
}

#[test]
fn it_says_that_it_is_accessible_only_if_it_is() {
    let claim = "<pdfuaid:part>1</pdfuaid:part>";
    assert!(has(&written(&scene()), claim));
    let nameless = Scene { title: String::new(), ..scene() };
    assert!(!has(&written(&nameless), claim));
    let empty = written(&Scene::default());
    assert!(empty.starts_with(b"%PDF-1.7") && !has(&empty, claim));
}

#[test]
fn what_keeps_a_picture_from_being_accessible_is_known() {
    let strict = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish().unwrap();
    let nameless = Scene { title: String::new(), ..scene() };
    let sheets = sheets(&nameless, Paper::FIT, &Fonts::default());
    let error = document(&nameless, Theme::light(), &Fonts::default(), &sheets, strict).unwrap_err();
    let KrillaError::Validation(faults) = error else { panic!("{error}") };
    let faults: Vec<String> = faults.iter().map(|(fault, _)| format!("{fault:?}")).collect();
    assert_eq!(faults, ["NoDocumentTitle"]);
}
