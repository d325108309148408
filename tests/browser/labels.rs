//! Two hundred labels in cards of real maps, in the browser: no label leaves its card, with the fonts inside or without.

use std::path::{Path, PathBuf};
use std::{env, fs};

use journeymap::board::{View, board};
use journeymap::output::{Drawing, Options, TextMode, svg};
use journeymap::scene::theme::Theme;
use journeymap::scene::{Width, laid_out};
use journeymap::source::{NoFiles, Source};
use journeymap::text::{Face, Fonts, OwnFont, Style, Typesetter};

use super::{Picture, measure};

/// Where Debian puts `fonts-noto-core` and `fonts-noto-cjk`; another folder by `JOURNEYMAP_FONTS`.
const FONTS: &str = "/usr/share/fonts";

/// Fonts for the scripts that the bundled ones lack, in two weights where there are two.
const NOTO: [&str; 9] = [
    "truetype/noto/NotoSansArabic-Regular.ttf",
    "truetype/noto/NotoSansArabic-Bold.ttf",
    "truetype/noto/NotoSansHebrew-Regular.ttf",
    "truetype/noto/NotoSansHebrew-Bold.ttf",
    "truetype/noto/NotoSansThai-Regular.ttf",
    "truetype/noto/NotoSansThai-Bold.ttf",
    "truetype/noto/NotoSansDevanagari-Regular.ttf",
    "truetype/noto/NotoSansDevanagari-Bold.ttf",
    "opentype/noto/NotoSansCJK-Regular.ttc",
];

#[test]
fn no_label_leaves_its_card() {
    let fonts = Fonts::default();
    let pictures = pictures(&fonts, TextMode::Font);
    assert!(pictures.iter().any(|(_, svg)| svg.contains("@font-face")));
    hold(&pictures);
}

#[test]
fn no_label_leaves_its_card_where_fonts_are_blocked() {
    hold(&pictures(&Fonts::default(), TextMode::System));
}

#[test]
fn no_label_leaves_its_card_in_fonts_that_the_user_names() {
    let folder = env::var_os("JOURNEYMAP_FONTS").map_or_else(|| PathBuf::from(FONTS), PathBuf::from);
    let files: Vec<Vec<u8>> = NOTO.iter().filter_map(|name| fs::read(folder.join(name)).ok()).collect();
    if files.len() < NOTO.len() {
        assert!(env::var_os("CI").is_none(), "no Noto fonts on this machine");
        println!("did not run: no Noto fonts in {}", folder.display());
        return;
    }
    let fonts = Fonts::with(files.iter().map(|file| OwnFont::read(file, 0).unwrap()).collect());
    let pictures = pictures(&fonts, TextMode::Font);
    for (lang, family) in [("ar", "Noto Sans Arabic"), ("th", "Noto Sans Thai"), ("ja", "Noto Sans CJK JP")] {
        let (_, svg) = pictures.iter().find(|(name, _)| name == lang).unwrap();
        assert!(svg.contains(&format!("font-family:'{family}'")), "{lang}");
    }
    hold(&pictures);
}

#[test]
fn blank_labels_take_no_line() {
    let (_, blank) = sections().pop().unwrap();
    assert_eq!(blank.len(), 6);
    for label in blank.iter().filter(|label| *label != "\u{200b}") {
        assert!(Typesetter::new("en").layout(label, Style::new(Face::Regular, 13.0), 100.0).is_empty(), "{label:?}");
    }
}

fn hold(pictures: &[Picture]) {
    let Some(faults) = measure(pictures) else { return };
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// Each section as maps, the labels as steps, touchpoints, quotes and pain points.
fn pictures(fonts: &Fonts, text: TextMode) -> Vec<Picture> {
    let sections = sections();
    let labels: usize = sections.iter().map(|(_, labels)| labels.len()).sum();
    assert!(labels >= 200, "only {labels} labels");
    let drawn = sections.iter().flat_map(|(name, labels)| {
        labels.chunks(8).enumerate().map(move |(part, labels)| {
            let name = if part == 0 { name.clone() } else { format!("{name} {part}") };
            let svg = drawn(&yaml(&name, labels), fonts, text);
            (name, svg)
        })
    });
    drawn.collect()
}

fn drawn(yaml: &str, fonts: &Fonts, text: TextMode) -> String {
    let checked = journeymap::check(&Source::new("labels.journey.yaml", yaml), &NoFiles);
    let Some(map) = checked.value else { panic!("{:?}\n{yaml}", checked.findings.sorted()) };
    let board = board(&map, &View { whose: None, file_name: "labels.journey.yaml".to_owned() });
    let fonts = fonts.in_language(&board.lang);
    let scene = laid_out(&board, Width::Automatic, &fonts);
    let options = Options { text, ..Options::default() };
    let drawing = Drawing { board: &board, scene: &scene, theme: Theme::light(), fonts: &fonts, options: &options };
    String::from_utf8(svg::SVG.draw(&drawing).unwrap()).unwrap()
}

fn yaml(name: &str, labels: &[String]) -> String {
    let lang = name.split(' ').next().filter(|name| Path::new(name).extension().is_none() && name.len() < 8);
    let lang = lang.filter(|lang| !["emoji", "marks", "url", "code", "long", "blank"].contains(lang)).unwrap_or("en");
    let stages: Vec<String> = labels
        .iter()
        .map(|label| {
            let said = if label.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{200b}').is_empty() {
                format!("- action: Step\n        thinking: {}\n", quoted(label))
            } else {
                let label = quoted(label);
                format!(
                    "- action: {label}\n        touchpoint: {label}\n        saying: {label}\n        \
                     pain_points: [{{ text: {label}, severity: high }}]\n"
                )
            };
            format!("  - name: Stage\n    steps:\n      {said}")
        })
        .collect();
    format!("title: {}\ntype: current-state\nlang: {lang}\nstages:\n{}", quoted(name), stages.concat())
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// The sections of the list: what each is called, and its labels.
fn sections() -> Vec<(String, Vec<String>)> {
    let mut sections: Vec<(String, Vec<String>)> = Vec::new();
    for line in include_str!("labels.txt").lines().filter(|line| !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) if !name.contains(' ') => sections.push((name.to_owned(), Vec::new())),
            _ => sections.last_mut().unwrap().1.push(unescaped(line)),
        }
    }
    sections
}

/// The line with `\u0301` and `\t` as the characters that they stand for.
fn unescaped(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let code = after.strip_prefix('u').and_then(|code| code.get(..4));
        let letter = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        rest = match (letter, after.strip_prefix('t')) {
            (Some(letter), _) => {
                text.push(letter);
                after.get(5..).unwrap_or_default()
            }
            (None, Some(after)) if after.is_empty() => {
                text.push('\t');
                after
            }
            _ => {
                text.push('\\');
                after
            }
        };
    }
    text + rest
}
