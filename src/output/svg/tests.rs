//! A scene made by hand, hostile words, and what every file must keep.

use super::*;
use crate::geometry::Segment;
use crate::geometry::{Point, Rect};
use crate::scene::item::{Anchor, Dash, Run, TextLine};
use crate::text::Face;

fn run(text: &str, face: Face) -> Run {
    Run::new(text, face, Ink::TextPrimary, false)
}

fn line(runs: Vec<Run>) -> TextLine {
    TextLine {
        at: Point::new(20.0, 30.5),
        anchor: Anchor::Start,
        runs,
        size: 13.0,
        letter_spacing: 0.0,
        width: 60.126,
        right_to_left: false,
    }
}

fn panel(area: Rect, fill: Ink) -> Item {
    Item::Panel(Panel { area, radius: 0.0, fill: Some(fill), stroke: None })
}

/// One of everything.
fn scene() -> Scene {
    let border = Stroke { ink: Ink::PainBorder, width: 1.0, dash: Dash::Solid };
    let dotted = Stroke { ink: Ink::ArrowLine, width: 2.0, dash: Dash::Dotted };
    let struck = Run { struck: true, ..run("gone", Face::Italic) };
    let card = Group {
        classes: "box card pain".to_owned(),
        id: "late".to_owned(),
        lane: "pain-points".to_owned(),
        label: "Late".to_owned(),
        link: String::new(),
        items: vec![
            Item::Panel(Panel {
                area: Rect::new(10.0, 10.0, 80.0, 40.0),
                radius: 8.0,
                fill: None,
                stroke: Some(border),
            }),
            Item::Text(line(vec![run("im", Face::Bold), run("plicit", Face::Regular)])),
            Item::Text(TextLine { anchor: Anchor::Middle, letter_spacing: 0.4, width: 9.0, ..line(vec![struck]) }),
            Item::Text(TextLine { width: 9.0, letter_spacing: 0.4, ..line(vec![run("48", Face::Semibold)]) }),
        ],
        ..Group::default()
    };
    let arrow = Path {
        segments: vec![
            Segment::Move(Point::new(0.0, 0.0)),
            Segment::Line(Point::new(5.0, -1.5)),
            Segment::Cubic(Point::new(1.0, 2.0), Point::new(3.0, 4.0), Point::new(5.0, 6.0)),
            Segment::Close,
        ],
        fill: None,
        stroke: Some(dotted),
        opacity: 0.5,
    };
    Scene {
        width: 120.0,
        height: 60.0,
        lang: "en".to_owned(),
        title: "One card".to_owned(),
        description: "A pain & an arrow.".to_owned(),
        items: vec![panel(Rect::new(0.0, 0.0, 120.0, 60.0), Ink::PageFill), Item::Group(card), Item::Path(arrow)],
    }
}

/// A scene of one line.
fn with(line: TextLine) -> Scene {
    Scene { width: 100.0, height: 50.0, items: vec![Item::Text(line)], ..Scene::default() }
}

#[test]
fn one_of_everything() {
    let expected = r##"<svg direction="ltr" font-family="Journeymap Sans, Journeymap Sans KR, Inter, Pretendard, Noto Sans CJK KR, Noto Sans KR, Apple SD Gothic Neo, Malgun Gothic, Noto Sans, Noto Sans Arabic, Noto Sans Hebrew, Noto Sans Thai, sans-serif" font-size="13" font-style="normal" font-weight="400" height="60" lang="en" letter-spacing="0" role="img" stroke-linecap="round" stroke-linejoin="round" text-anchor="start" text-rendering="geometricPrecision" viewBox="0 0 120 60" width="120" word-spacing="0" xml:lang="en" xmlns="http://www.w3.org/2000/svg">
<title>One card</title>
<desc>A pain &amp; an arrow.</desc>
<rect x="0" y="0" width="120" height="60" fill="#F6F7FA"/>
<g class="box card pain" data-id="late" data-lane="pain-points" aria-label="Late" fill="#1B2130">
<rect x="10" y="10" width="80" height="40" rx="8" fill="none" stroke-width="1" stroke="#F3C7CD"/>
<text x="20" y="30.5" textLength="60.13" lengthAdjust="spacingAndGlyphs"><tspan font-weight="700">im</tspan><tspan>plicit</tspan></text>
<text x="20" y="30.5" textLength="9" lengthAdjust="spacing" text-anchor="middle" font-style="italic" text-decoration="line-through">gone</text>
<text x="20" y="30.5" letter-spacing="0.4" font-weight="600">48</text>
</g>
<path d="M0 0l5-1.5c-4 3.5-2 5.5 0 7.5z" fill="none" stroke-width="2" stroke="#566074" stroke-dasharray="0.1 5.2" opacity="0.5"/>
</svg>
"##;
    assert_eq!(write(&scene(), Theme::light(), &[]), expected);
}

#[test]
fn hostile_words_stay_words() {
    for words in [
        "</text><script>alert(1)</script>",
        "]]>",
        "<![CDATA[x]]>",
        "<!-- x -->",
        "\" onload=\"alert(1)\" x='",
        "&amp; &lt; &#0;",
        "\u{301}\u{338}lone marks",
        "\u{202E}txet sdrawkcab\u{202C}",
        "\u{200D}\u{200D}",
        "two  spaces, and at the end ",
        "👩‍👩‍👧‍👦 𝔘𝔫𝔦",
    ] {
        let mut scene = with(line(vec![run(words, Face::Regular), run(words, Face::Bold)]));
        scene.title = words.to_owned();
        scene.description = words.to_owned();
        scene.lang = words.to_owned();
        let mut group = Group { classes: words.to_owned(), id: words.to_owned(), ..Group::default() };
        group.label = words.to_owned();
        group.items.append(&mut scene.items);
        scene.items.push(Item::Group(group));
        let file = write(&scene, Theme::light(), &[]);

        let tree = roxmltree::Document::parse(&file).unwrap_or_else(|error| panic!("{words:?}: {error}\n{file}"));
        let mut elements: Vec<_> = tree.descendants().filter(roxmltree::Node::is_element).collect();
        elements.retain(|element| element.tag_name().name() != "tspan");
        let names: Vec<_> = elements.iter().map(|element| element.tag_name().name()).collect();
        assert_eq!(names, ["svg", "title", "desc", "g", "text"], "{words:?}");
        for element in tree.descendants().filter(|node| matches!(node.tag_name().name(), "title" | "desc" | "tspan")) {
            assert_eq!(element.text(), Some(words));
        }
        for name in ["class", "data-id", "aria-label"] {
            assert_eq!(elements[3].attribute(name), Some(words), "{name}");
        }
        assert!(!elements.iter().any(|element| element.has_attribute("onload")), "{words:?}");
    }
}

#[test]
fn forbidden_characters_are_replaced() {
    let file = write(&with(line(vec![run("a\0b\u{FFFE}c\n\nd", Face::Regular)])), Theme::light(), &[]);
    let tree = roxmltree::Document::parse(&file).unwrap();
    let text = tree.descendants().find(|node| node.tag_name().name() == "text").unwrap();
    assert_eq!(text.text(), Some("a\u{FFFD}b\u{FFFD}c  d"));
    assert_eq!(text.attribute(("http://www.w3.org/XML/1998/namespace", "space")), Some("preserve"));
}

#[test]
fn nothing_that_a_host_refuses() {
    let mut scene = scene();
    scene.description = "One.\n\n\tTwo.\r\n\r\nThree.".to_owned();
    let file = write(&scene, Theme::light(), &[]);
    assert!(
        file.lines().all(|line| line.starts_with('<') && line.ends_with('>')),
        "one element a line, none blank:\n{file}"
    );
    for refused in ["<script", "<foreignObject", "<style", "<image", "href", "url(", " id=", " style=", "NaN", "inf"] {
        assert!(!file.contains(refused), "{refused}");
    }
}

#[test]
fn fonts_come_in_one_sheet() {
    let font = FontFace {
        family: "Journey Sans".to_owned(),
        weight: 400,
        italic: true,
        base64_woff2: "d09GMg==".to_owned(),
        unicode_range: None,
    };
    let file = write(&with(line(vec![run("Words", Face::Italic)])), Theme::light(), &[font.clone(), font]);
    assert_eq!(file.matches("<style>").count(), 1);
    assert_eq!(file.matches("@font-face{").count(), 2);
    assert!(roxmltree::Document::parse(&file).is_ok());
}

#[test]
fn pieces_in_the_middle_begin_where_their_line_does() {
    let runs = |count| vec![run("38%", Face::Bold), run(" go back", Face::Regular)].into_iter().take(count).collect();
    let file = |count| write(&with(TextLine { anchor: Anchor::Middle, ..line(runs(count)) }), Theme::light(), &[]);
    assert!(file(1).contains("<text x=\"20\"") && file(1).contains("text-anchor=\"middle\""), "{}", file(1));
    assert!(file(2).contains("<text x=\"-10.06\"") && !file(2).contains("\"middle\""), "{}", file(2));
}

#[test]
fn a_line_that_runs_leftward_keeps_its_side() {
    let check = |anchor: Anchor, words: &str, expected: Option<&str>| {
        let right_to_left = words == "שלום";
        let set = TextLine { anchor, right_to_left, ..line(vec![run(words, Face::Regular)]) };
        let file = write(&with(set), Theme::light(), &[]);
        let tree = roxmltree::Document::parse(&file).unwrap();
        let text = tree.descendants().find(|node| node.tag_name().name() == "text").unwrap();
        assert_eq!(text.attribute("text-anchor"), expected, "{words}");
        assert_eq!(text.attribute("direction"), right_to_left.then_some("rtl"), "{words}");
    };
    check(Anchor::Start, "hello", None);
    check(Anchor::End, "hello", Some("end"));
    check(Anchor::Start, "שלום", Some("end"));
    check(Anchor::Middle, "שלום", Some("middle"));
    check(Anchor::End, "שלום", None);
}
