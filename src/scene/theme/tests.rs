//! The themes that come with the program are whole, can be seen and can be told apart by every eye.
//! A theme of a user is told exactly what is wrong with it.

use super::contrast::{Use, contrast, pairs};
use super::vision::Vision;
use super::*;
use crate::source::{NoFiles, Source};

const FILES: [(BuiltIn, &str); 4] = [
    (BuiltIn::Light, include_str!("../themes/light.yaml")),
    (BuiltIn::Dark, include_str!("../themes/dark.yaml")),
    (BuiltIn::Print, include_str!("../themes/print.yaml")),
    (BuiltIn::HighContrast, include_str!("../themes/high-contrast.yaml")),
];

/// Every table of the themes that come with the program.
fn tables() -> Vec<(String, &'static Palette)> {
    let of = |theme: &'static Theme| {
        let dark = theme.dark().map(|dark| (format!("{} in the dark", theme.name), dark));
        std::iter::once((theme.name.clone(), theme.palette())).chain(dark)
    };
    BuiltIn::ALL.iter().flat_map(|theme| of(theme.theme())).collect()
}

fn of_file(text: &str) -> Theme {
    let checked = read(&Source::new("brand.yaml", text), &NoFiles);
    let found: Vec<String> = checked.findings.iter().map(|found| found.message.clone()).collect();
    checked.value.unwrap_or_else(|| panic!("{found:?}")).theme
}

/// What is wrong with a theme, as `line:column code message (help)`.
fn findings(text: &str) -> Vec<String> {
    let source = Source::new("brand.yaml", text);
    let checked = read(&source, &NoFiles);
    assert!(checked.value.is_none(), "{text}");
    let line = |found: crate::diagnostic::Diagnostic| {
        let at = source.position(found.at.start);
        let help = found.help.unwrap_or_default();
        format!("{}:{} {} {} ({help})", at.line, at.column, found.code.name, found.message)
    };
    checked.findings.sorted().into_iter().map(line).collect()
}

#[test]
fn every_built_in_file_is_whole_by_either_reader() {
    for (theme, text) in FILES {
        let colors = super::read::colors(text).unwrap_or_else(|why| panic!("{}: {why}", theme.word()));
        assert_eq!(Palette { colors }, *theme.theme().palette());
        // Every colour is written, so that whatever is extended does not show.
        assert_eq!(of_file(&format!("extends: light\n{text}")).palette(), theme.theme().palette());
    }
    let auto = Theme::auto();
    assert_eq!(auto.dark(), Some(BuiltIn::Dark.theme().palette()));
    assert_eq!(auto.settled().dark(), None);
    assert_eq!(auto.settled().palette(), auto.palette());
}

#[test]
fn everything_can_be_seen() {
    let mut faults = Vec::new();
    for (name, palette) in tables() {
        for Pair { front, back, drawn } in pairs() {
            let found = contrast(palette.color(front), palette.color(back));
            let least = match (name.as_str(), drawn) {
                ("high-contrast", Use::Text) => 7.0,
                ("high-contrast", Use::Graphic) => 4.5,
                _ => drawn.least(),
            };
            if found < least {
                faults.push(format!("{name}: {} on {}: {found:.2} of {least}", front.name(), back.name()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_box_of_high_contrast_has_an_edge() {
    let palette = BuiltIn::HighContrast.theme().palette();
    for border in Ink::ALL.iter().filter(|ink| ink.name().ends_with(".border")) {
        for ground in [Ink::PageFill, Ink::PanelFill] {
            let found = contrast(palette.color(*border), palette.color(ground));
            assert!(found >= 4.5, "{} on {}: {found:.2}", border.name(), ground.name());
        }
    }
}

#[test]
fn print_has_no_hue() {
    let palette = BuiltIn::Print.theme().palette();
    for ink in Ink::ALL {
        let Rgb { red, green, blue } = palette.color(*ink);
        assert!(red == green && green == blue, "{}", ink.name());
    }
    assert_eq!(palette.color(Ink::PageFill).to_string(), "#FFFFFF");
    assert_eq!(palette.color(Ink::TextPrimary).to_string(), "#000000");
}

/// Pairs whose colours say different things, and how far apart every eye must see them.
fn meanings() -> Vec<(Ink, Ink, f64)> {
    /// More than twice what can just be told apart.
    const APART: f64 = 5.0;
    /// For neighbours that a gap, a name and a place tell apart as well.
    const NEIGHBOURS: f64 = 3.0;
    let mut pairs = vec![
        (Ink::CurvePositive, Ink::CurveNegative, APART),
        (Ink::ArrowLine, Ink::ArrowFail, APART),
        (Ink::CurveLine, Ink::CurveGhost, APART),
    ];
    for pain in [
        [Ink::PainText, Ink::GainText, Ink::OpportunityText, Ink::WarningText],
        [Ink::PainMark, Ink::GainMark, Ink::OpportunityMark, Ink::WarningMark],
    ] {
        let [pain, gain, opportunity, warning] = pain;
        // What wants attention says so in words.
        pairs.extend([(pain, gain, APART), (pain, opportunity, APART), (pain, warning, NEIGHBOURS)]);
    }
    for stage in 0..10 {
        pairs.push((Ink::stage(stage).fill, Ink::stage(stage + 1).fill, NEIGHBOURS));
    }
    for one in 0..6 {
        pairs.extend((one + 1..6).map(|other| (Ink::persona(one), Ink::persona(other), APART)));
    }
    pairs
}

#[test]
fn every_eye_tells_meanings_apart() {
    let mut faults = Vec::new();
    for (name, palette) in tables() {
        for (one, other, least) in meanings() {
            for vision in Vision::ALL {
                let found = vision.distance(palette.color(one), palette.color(other));
                if found < least {
                    faults.push(format!(
                        "{name}, {vision:?}: {} and {}: {found:.1} of {least}",
                        one.name(),
                        other.name()
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_simulation_that_is_known() {
    let color = |written: &str| Rgb::parse(written).unwrap();
    assert!((Vision::Full.distance(color("#000"), color("#FFF")) - 100.0).abs() < 0.1);
    for vision in Vision::ALL {
        assert!(vision.distance(color("#123456"), color("#123456")) < 1e-9);
        assert!(vision.distance(color("#000"), color("#FFF")) > 95.0, "{vision:?}");
    }
    // A red and a green that look alike without the cones for middle waves, and nothing like each other with them.
    let (red, green) = (color("#A9584C"), color("#7A7338"));
    assert!(Vision::Full.distance(red, green) > 10.0);
    assert!(Vision::Deuteranopia.distance(red, green) < 5.0);
}

#[test]
fn a_few_tokens_make_a_theme() {
    let brand = of_file("extends: light\ncolors:\n  text.primary: \"#222\"\n");
    assert_eq!(brand.color(Ink::TextPrimary).to_string(), "#222222");
    assert_eq!(brand.color(Ink::PainText), Theme::light().color(Ink::PainText));
    assert_eq!(brand.dark(), None);

    let both = of_file("colors: {text.primary: \"#111111\"}\ndark: {text.primary: \"#FFFFFF\"}\nx-mine: kept\n");
    assert_eq!(both.color(Ink::TextPrimary).to_string(), "#111111");
    assert_eq!(both.dark().unwrap().color(Ink::TextPrimary).to_string(), "#FFFFFF");

    let with_dark = of_file("extends: print\ndark: {}\n");
    assert_eq!(with_dark.dark(), Some(BuiltIn::Dark.theme().palette()));
}

#[test]
fn a_theme_may_say_nothing() {
    for text in ["", "# a brand, some day\n", "~\n", "{}\n", "extends:\n"] {
        let theme = of_file(text);
        let auto = BuiltIn::Auto.theme();
        assert_eq!((theme.palette(), theme.dark()), (auto.palette(), auto.dark()), "{text}");
    }
}

#[test]
fn a_theme_is_not_spoken_of_as_a_map() {
    let deep = format!("colors: {}", "[".repeat(40));
    for text in [
        "<<: {accent: \"#0B6E4F\"}\n",
        "accent: \"#0B6E4F\"\n---\na: 1\n",
        "accent: !!binary \"AAAA\"\n",
        "%A\naccent: \"#0B6E4F\"\n",
        &deep,
    ] {
        let found = findings(text);
        assert!(!found.is_empty() && found.iter().all(|found| !found.contains(" map")), "{found:?}");
    }
}

#[test]
fn an_accent_recolours_stages_and_can_be_seen() {
    // A brand's own colour where it can be seen; for black, white, a yellow and a grey what is nearest.
    assert_eq!(of_file("accent: \"#0A5F80\"").color(Ink::Stage1Fill).to_string(), "#0A5F80");
    for accent in ["#000000", "#FFFFFF", "#FFD400", "#808080", "#E4002B", "#00A651", "#FF00FF", "#001E60"] {
        for base in BuiltIn::ALL {
            let theme = of_file(&format!("extends: {}\naccent: \"{accent}\"", base.word()));
            let name = format!("{accent} on {}", base.word());
            for (palette, before) in
                [Some((theme.palette(), base.theme().palette())), theme.dark().zip(base.theme().dark())]
                    .into_iter()
                    .flatten()
            {
                for index in 0..10 {
                    let (stage, next) = (Ink::stage(index), Ink::stage(index + 1));
                    for vision in Vision::ALL {
                        let found = vision.distance(palette.color(stage.fill), palette.color(next.fill));
                        assert!(found > 3.0, "{name}, stage {index}: {found}");
                    }
                }
                assert_eq!(palette.color(Ink::PainText), before.color(Ink::PainText), "{name}");
            }
        }
    }
}

#[test]
fn everything_wrong_is_said_at_once() {
    let found = findings(
        "extends: lihgt\naccent: teal\ncolors:\n  text.primry: \"#111\"\n  page.fill: #FFFFFF\n  hairline:\n  badge.fill: 1B2130\n  badge.text: [1]\ndarc: {}\n",
    );
    let expected = [
        "1:10 unknown-value `lihgt` is not a theme (did you mean `light`?)",
        "2:9 bad-color `teal` is not a colour (write red, green and blue as six digits of 0 to 9 and A to F: `\"#1B2130\"`)",
        "4:3 unknown-key a table of colours has no key `text.primry` (did you mean `text.primary`?)",
        "5:14 bad-color `#FFFFFF` begins a comment, and nothing stands after `page.fill` (put the colour in quotes: `page.fill: \"#FFFFFF\"`)",
        "6:3 bad-color nothing stands after `hairline` (write `hairline: \"#…\"`, or leave the line out)",
        "7:15 bad-color `1B2130` is not a colour (write `\"#1B2130\"`)",
        "8:15 wrong-shape found a list, but text is wanted here (one text can stand here; if it begins with `[` or `-`, put it in quotes)",
        "9:1 unknown-key a theme has no key `darc` (did you mean `dark`?)",
    ];
    assert_eq!(found, expected);
}

#[test]
fn what_cannot_be_seen_is_named_with_its_contrast() {
    let found = findings("extends: auto\ncolors:\n  text.secondary: \"#8A93A5\"\ndark:\n  curve.line: \"#303540\"\n");
    let expected = [
        "3:19 low-contrast `text.secondary` on `stage.10.tint` has a contrast of 2.43, and words need 4.5 (too low as well: `text.secondary` on `stage.6.tint` (2.57), `text.secondary` on `badge.fill` (2.58), `text.secondary` on `stage.8.tint` (2.58) and 20 more; `\"#5D6576\"` would pass everywhere)",
        "5:15 low-contrast `curve.line` on `curve.positive_tint` has a contrast of 1.04 in the dark, and lines and marks need 3 (too low as well: `curve.line` on `curve.negative_tint` (1.10), `curve.line` on `panel.fill` (1.38); `\"#7D8390\"` would pass everywhere)",
    ];
    assert_eq!(found, expected);
    let found = findings("extends: light\ncolors:\n  panel.fill: \"#000000\"\n");
    let expected = "3:15 low-contrast `text.primary` on `panel.fill` has a contrast of 1.30, and words need 4.5 (too low as well: `curve.line` on `panel.fill` (1.30), `curve.persona.5` on `panel.fill` (2.19), `curve.persona.6` on `panel.fill` (2.22) and 28 more; `\"#F5F5F5\"` would pass everywhere)";
    assert_eq!(found, [expected]);
    // Where both are written it is the front's colour that is wrong; where no colour would do, none is made up.
    let found = findings("extends: light\ncolors: {page.fill: \"#000\", text.primary: \"#777\"}\n");
    assert!(found[0].contains("on `page.fill` has a contrast"), "{found:#?}");
    assert!(
        found[1].starts_with("2:43 low-contrast `text.primary` on ")
            && found[1].contains("; change `text.primary` or "),
        "{found:#?}"
    );
    assert_eq!(found.len(), 2);
}

#[test]
fn what_is_said_of_maps_is_not_said_of_themes() {
    let found = findings("style: x\nwidth: 3\njourney: x\ncolors: {x: \"#FFFFFF\"}\nlogo: {theme: x, image: a.svg}\n");
    let keys = found.iter().filter(|found| found.contains("unknown-key")).collect::<Vec<_>>();
    assert_eq!(keys.len(), 5, "{found:#?}");
    for line in keys {
        assert!(!line.contains("a map says") && !line.contains("other maps"), "{line}");
        assert!(line.contains("(did you mean") || line.contains("(the keys are"), "{line}");
    }
}
