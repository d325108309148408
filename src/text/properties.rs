//! What holds for any text in any width.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::{Face, Fonts, Line, Style, Typesetter, plain, width};

/// Texts of the kinds that authors write, and of kinds that nobody writes.
fn any_text() -> impl Strategy<Value = String> {
    let alphabet = prop::sample::select(vec![
        "a",
        "W",
        "fi",
        "-",
        "/",
        ".",
        ",",
        "(",
        ")",
        " ",
        "  ",
        "\t",
        "\n",
        "\u{a0}",
        "1",
        "%",
        "고",
        "객",
        "은",
        "漢",
        "字",
        "。",
        "カ",
        "ー",
        "ก",
        "ำ",
        "א",
        "ب",
        "e\u{301}",
        "\u{301}",
        "👩‍👩‍👧",
        "🇰🇷",
        "👍🏽",
        "\u{200d}",
        "\u{fe0f}",
        "\u{200b}",
        "\u{ad}",
        "w",
        "z",
        "*",
        "**",
        "_",
        "`",
        "[",
        "](x)",
        "<b>",
        "&amp;",
        "\\",
        "!",
        "#",
        "\u{7}",
        "\0",
        "\r\n",
    ]);
    prop_oneof![prop::collection::vec(alphabet, 0..40).prop_map(|parts| parts.concat()), "\\PC{0,40}", any::<String>()]
}

fn any_lang() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["en", "pl", "ko", "ja", "zh-Hans", "th", "", "-"])
}

fn any_face() -> impl Strategy<Value = Face> {
    prop::sample::select(vec![Face::Regular, Face::Semibold, Face::Bold, Face::Italic])
}

fn seen(text: &str) -> Vec<String> {
    let composed: String = text.nfc().filter(|c| !c.is_whitespace()).collect();
    composed.graphemes(true).map(str::to_owned).collect()
}

fn words(lines: &[Line]) -> String {
    let line = |line: &Line| line.pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_is_lost(text in any_text(), max in 1.0..400.0f64, lang in any_lang(), face in any_face()) {
        let lines = Typesetter::new(lang).layout(&text, Style::new(face, 13.0), max);
        prop_assert_eq!(seen(&words(&lines)), seen(&plain(&text)));
    }

    #[test]
    fn a_line_is_as_wide_as_its_pieces_and_no_wider_than_allowed(
        text in any_text(), max in 1.0..400.0f64, lang in any_lang(), face in any_face()
    ) {
        for line in Typesetter::new(lang).layout(&text, Style::new(face, 11.5), max) {
            let sum: f64 = line.pieces.iter().map(|piece| width(&piece.text, piece.face, 11.5)).sum();
            prop_assert!((sum - line.width).abs() < 1e-6, "{line:?}: {sum}");
            let lone = words(std::slice::from_ref(&line)).graphemes(true).count() == 1;
            prop_assert!(line.width <= max + 1e-6 || lone, "{line:?}");
            prop_assert!(!line.pieces.is_empty() && line.pieces.iter().all(|piece| !piece.text.is_empty()));
        }
    }

    #[test]
    fn glyphs_stand_where_measuring_says(text in any_text(), face in any_face()) {
        let glyphs = Fonts::default().glyphs(&text, face);
        let end = glyphs.last().map_or(0.0, |glyph| glyph.x + glyph.advance);
        prop_assert_eq!((end * 11.5).to_bits(), width(&text, face, 11.5).to_bits());
        let mut places: Vec<_> = glyphs.into_iter().map(|glyph| glyph.text).collect();
        places.sort_by_key(|place| place.start);
        prop_assert_eq!(places.into_iter().filter_map(|place| text.get(place)).collect::<String>(), text);
    }

    #[test]
    fn text_without_marks_is_its_own_plain_text(text in any_text()) {
        let text: String = text.chars().filter(|c| !"*_`[]<&\\!\n\r\u{b}\u{c}\u{85}\u{2028}\u{2029}".contains(*c)).collect();
        let text: String = text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}')).collect();
        prop_assert_eq!(seen(&plain(&text)), seen(&text));
    }

    #[test]
    fn literal_text_loses_nothing(text in any_text(), max in 1.0..400.0f64, lang in any_lang()) {
        let text: String = text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}')).collect();
        prop_assert_eq!(seen(&words(&Typesetter::new(lang).layout_plain(&text, Style::new(Face::Bold, 15.0), max))), seen(&text));
    }

    #[test]
    fn nothing_illegal_in_xml_comes_out(text in any_text()) {
        for c in words(&Typesetter::new("en").layout(&text, Style::new(Face::Regular, 13.0), 80.0)).chars().chain(plain(&text).chars()) {
            prop_assert!(c == '\n' || !(c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}')), "{c:?}");
        }
    }

    #[test]
    fn the_named_widths_suffice(text in any_text(), lang in any_lang(), face in any_face()) {
        let style = Style::new(face, 13.0);
        let natural = Typesetter::new(lang).natural_width(&text, style);
        prop_assert_eq!(Typesetter::new(lang).layout(&text, style, natural).len(), plain(&text).lines().count());
        prop_assert!(Typesetter::new(lang).longest_word(&text, style) <= natural + 1e-9);
    }
}
