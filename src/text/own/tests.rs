//! The bundled fonts stand in for fonts of the user's: then what shaping gives is known.

#![cfg(feature = "fonts")]

use crate::text::bytes::{Bytes, table};
use crate::text::font::Cut;
use crate::text::{Face, FontError, Fonts, OwnFont, Style, Typesetter, Used, embed, width};

fn own(cut: Cut) -> OwnFont {
    OwnFont::read(cut.data(), 0).expect("it is a font")
}

/// A font with other bytes at a place of a table.
fn changed(cut: Cut, tag: [u8; 4], at: usize, bytes: &[u8]) -> Vec<u8> {
    let mut file = cut.data().to_vec();
    let records = (0..usize::from(Bytes(&file).u16(4))).map(|index| 12 + 16 * index);
    let record = records.into_iter().find(|record| Bytes(&file).between(*record, record + 4) == tag);
    let place = Bytes(&file).u32(record.expect("the table is there") + 8) as usize + at;
    file.splice(place..place + bytes.len(), bytes.iter().copied());
    file
}

fn refused(file: &[u8], number: u32) -> FontError {
    OwnFont::read(file, number).expect_err("it cannot be used")
}

#[test]
fn a_shaped_line_is_as_wide_as_one_from_the_tables() {
    let fonts = Fonts::with(vec![own(Cut::Regular), own(Cut::Semibold), own(Cut::Bold), own(Cut::Italic)]);
    let typesetter = Typesetter::with_fonts("en", &fonts);
    for face in [Face::Regular, Face::Semibold, Face::Bold, Face::Italic] {
        for text in
            ["AVATAR To. Wave", "Zażółć gęślą jaźń", "Ελληνικά", "고객은 A/B", "1 249,99 zł → ✓", "漢 😀 e\u{338}"]
        {
            let (shaped, known) = (typesetter.width(text, face, 100.0), width(text, face, 100.0));
            assert!((shaped - known).abs() < 0.1, "{text} in {face:?}: {shaped}, not {known}");
        }
    }
    let style = Style::new(Face::Regular, 13.0);
    let said = "Searches for **a flat near** the new job and reloads the form, twice";
    for max in [40.0, 90.0, 200.0, 1000.0] {
        let (shaped, known) = (typesetter.layout(said, style, max), Typesetter::new("en").layout(said, style, max));
        assert_eq!(shaped.len(), known.len(), "{max}");
        assert!(shaped.iter().zip(&known).all(|(one, other)| one.pieces == other.pieces), "{max}");
    }
}

#[test]
fn glyphs_stand_where_shaping_says() {
    let fonts = Fonts::with(vec![own(Cut::Regular)]);
    let glyphs = fonts.glyphs("Type 고객", Face::Regular);
    let bundled = Fonts::default().glyphs("Type 고객", Face::Regular);
    assert_eq!(glyphs.len(), bundled.len());
    for (one, other) in glyphs.iter().zip(&bundled) {
        assert!((one.x - other.x).abs() < 0.01 && one.text == other.text && one.id == other.id, "{one:?} {other:?}");
    }
    let named = fonts.about(glyphs[0].font.unwrap()).unwrap();
    assert_eq!((named.family, named.weight), ("Journeymap Sans", 400));
    assert!(!fonts.outline(glyphs[0].font.unwrap(), glyphs[0].id).is_empty());
    assert_eq!(glyphs[5].font, bundled[5].font);
}

#[test]
fn a_family_that_leads_sets_the_faces_that_it_has() {
    let fonts = Fonts::with(vec![own(Cut::Regular), own(Cut::Bold)]);
    let place = |face| fonts.choose("a", face);
    assert_eq!([Face::Regular, Face::Semibold, Face::Bold, Face::Italic].map(place), [Some(0), Some(1), Some(1), None]);
    assert_eq!(fonts.choose("고", Face::Regular), None);
    assert_eq!(fonts.choose("😀", Face::Regular), None);
}

#[test]
fn only_what_is_used_is_embedded() {
    let fonts = Fonts::with(vec![own(Cut::Regular)]);
    let mut used = Used::default();
    used.add("plain 고객", Face::Regular, &fonts);
    used.add("bold", Face::Bold, &fonts);
    let embedded = embed(&used, &fonts);
    let shown: Vec<String> = embedded
        .iter()
        .map(|font| {
            let kind = if font.base64_woff2.is_empty() { "gap" } else { "font" };
            format!("{} {}{} {kind}", font.family, font.weight, if font.italic { " italic" } else { "" })
        })
        .collect();
    assert_eq!(
        shown,
        [
            "Journeymap Sans 400 font",
            "Journeymap Sans 600 gap",
            "Journeymap Sans 400 italic gap",
            "Journeymap Sans 700 font",
            "Journeymap Sans KR 400 font"
        ]
    );
    assert!(embedded[0].base64_woff2.len() < 6000, "{}", embedded[0].base64_woff2.len());
    assert_eq!(embedded, embed(&used, &fonts));
}

#[test]
fn a_font_is_refused_with_its_reason() {
    assert_eq!(refused(b"", 0), FontError::NotAFont);
    assert_eq!(refused(b"<svg/>", 0), FontError::NotAFont);
    assert_eq!(refused(b"wOF2....", 0), FontError::Packed);
    assert_eq!(refused(Cut::Regular.data(), 1), FontError::NoSuchFont { count: 1 });
    assert_eq!(refused(b"ttcf\0\x01\0\0\0\0\0\x03", 3), FontError::NoSuchFont { count: 3 });
    let restricted = changed(Cut::Regular, *b"OS/2", 8, &[0, 2]);
    assert_eq!(refused(&restricted, 0), FontError::Restricted { family: "Journeymap Sans".to_owned() });
    assert!(OwnFont::read(&changed(Cut::Regular, *b"OS/2", 8, &[0, 8]), 0).is_ok(), "editable embedding is allowed");
    for cut in 0..Cut::Italic.data().len().min(3000) {
        // Whatever comes of it, it is no panic.
        let _ = OwnFont::read(&Cut::Italic.data()[..cut], 0);
    }
}

#[test]
fn damaged_fonts_do_no_harm() {
    for tag in [*b"cmap", *b"glyf", *b"GPOS", *b"hmtx", *b"loca", *b"head", *b"maxp", *b"hhea", *b"name", *b"OS/2"] {
        for at in [0, 4, 12] {
            if table(Cut::Regular.data(), tag).0.len() < at + 4 {
                continue;
            }
            let file = changed(Cut::Regular, tag, at, &[0xFF, 0xFF, 0xFF, 0xFE]);
            let Ok(font) = OwnFont::read(&file, 0) else { continue };
            let fonts = Fonts::with(vec![font]);
            let mut used = Used::default();
            used.add("Some Words, ąę", Face::Regular, &fonts);
            let _ = embed(&used, &fonts);
            for glyph in fonts.glyphs("Some Words, ąę", Face::Regular) {
                let _ = glyph.font.map(|font| fonts.outline(font, glyph.id));
            }
        }
    }
}
