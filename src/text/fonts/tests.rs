//! Tests of the fonts: glyphs stand where measuring says, and look like letters.

use skrifa::{FontRef, MetadataProvider as _};

use super::*;
use crate::geometry::Segment;
use crate::text::{Face, width};

const FACES: [Face; 4] = [Face::Regular, Face::Semibold, Face::Bold, Face::Italic];

/// Where each grapheme stands, from left to right.
fn order(text: &str) -> String {
    Fonts::default().glyphs(text, Face::Regular).into_iter().filter_map(|glyph| text.get(glyph.text)).collect()
}

#[test]
fn glyphs_end_where_measuring_says() {
    for face in FACES {
        for text in ["Total: AVATAR Type", "고객은 A/B테스트", "漢字 😀 שלום", "e\u{301}\u{338}", ""] {
            let glyphs = Fonts::default().glyphs(text, face);
            let end = glyphs.last().map_or(0.0, |glyph| glyph.x + glyph.advance);
            assert_eq!((end * 13.0).to_bits(), width(text, face, 13.0).to_bits(), "{text}");
        }
    }
}

#[test]
fn what_no_font_has_is_a_gap() {
    let glyphs = Fonts::default().glyphs("a漢b", Face::Regular);
    let fonts: Vec<bool> = glyphs.iter().map(|glyph| glyph.font.is_some()).collect();
    assert_eq!(fonts, [true, false, true]);
    assert_eq!((glyphs[1].advance, glyphs[1].text.clone()), (1.0, 1..4));
}

#[test]
fn letters_that_run_to_the_left() {
    assert_eq!(order("hello"), "hello");
    assert_eq!(order("שלום"), "םולש");
    assert_eq!(order("ab שלום 12 cd"), "ab 12 םולש cd");
    assert_eq!(order("שלום (ab)"), ")ab( םולש");
    let fonts = Fonts::default();
    let mirrored = fonts.glyphs("ש(", Face::Regular);
    assert_eq!(mirrored[0].id, fonts.glyphs(")", Face::Regular)[0].id);
}

#[test]
fn runs_stand_side_by_side() {
    let glyphs = Fonts::default().line([("ab", Face::Bold), ("ć", Face::Italic)]);
    let places: Vec<_> = glyphs.iter().map(|glyph| (glyph.run, glyph.text.clone())).collect();
    assert_eq!(places, [(0, 0..1), (0, 1..2), (1, 0..2)]);
    assert!((glyphs[2].x - width("ab", Face::Bold, 1.0)).abs() < 1e-9);
}

#[test]
fn korean_leans_where_it_is_italic() {
    let slants = |face| Fonts::default().glyphs("a고", face).into_iter().map(|glyph| glyph.slant).collect::<Vec<_>>();
    assert_eq!((slants(Face::Italic), slants(Face::Bold)), (vec![0.0, 0.25], vec![0.0, 0.0]));
}

#[test]
fn every_font_draws_its_letters() {
    let fonts = Fonts::default();
    for (face, letter) in FACES.into_iter().flat_map(|face| [(face, "É"), (face, "고")]) {
        let glyph = fonts.glyphs(letter, face).remove(0);
        let outline = fonts.outline(glyph.font.unwrap(), glyph.id);
        assert!(matches!(outline.first(), Some(Segment::Move(_))) && outline.last() == Some(&Segment::Close));
        let top = outline.iter().filter_map(|segment| match segment {
            Segment::Move(to) | Segment::Line(to) | Segment::Cubic(_, _, to) => Some(to.y),
            Segment::Close => None,
        });
        let top = top.fold(0.0, f64::min);
        assert!((-1.2..-0.6).contains(&top), "{letter} in {face:?}: {top}");
    }
    let blank = fonts.glyphs(" ", Face::Regular).remove(0);
    assert!(fonts.outline(blank.font.unwrap(), blank.id).is_empty());
}

#[test]
fn fonts_say_what_they_are() {
    let fonts = Fonts::default();
    let shown: Vec<String> = fonts
        .ids()
        .map(|id| {
            let about = fonts.about(id).unwrap();
            let name = FontRef::new(fonts.data(id)).unwrap();
            let name = name.localized_strings(skrifa::string::StringId::POSTSCRIPT_NAME).english_or_first();
            assert_eq!(name.unwrap().to_string(), about.postscript);
            format!("{} {}{}", about.family, about.weight, if about.italic { " italic" } else { "" })
        })
        .collect();
    assert_eq!(
        shown,
        [
            "Journeymap Sans 400",
            "Journeymap Sans 600",
            "Journeymap Sans 700",
            "Journeymap Sans 400 italic",
            "Journeymap Sans KR 400",
            "Journeymap Sans KR 600"
        ]
    );
}
