//! Holds arcs to it that no line runs through a label, no two labels meet, and all stay inside the row.

use super::*;
use crate::board::card::Detail;
use crate::geometry::Rect;
use crate::scene::item::{Anchor, TextLine};
use crate::text;
use crate::text::Typesetter;

/// A frame of equal columns.
fn frame(columns: usize, width: f64) -> Frame {
    let columns: Vec<Stretch> =
        (0..columns).map(|index| Stretch { x: 170.0 + index as f64 * (width + 16.0), width }).collect();
    let right = columns.last().map_or(0.0, |column| column.right());
    Frame { row: Stretch { x: 20.0, width: right }, columns, ..Frame::default() }
}

fn arc(from: usize, to: usize, label: &str) -> Arc {
    Arc { from, to, label: label.to_owned(), text: Some(label.to_owned()), ..Arc::default() }
}

fn area(line: &TextLine) -> Rect {
    let start = match line.anchor {
        Anchor::Start => line.at.x,
        Anchor::Middle => line.at.x - line.width / 2.0,
        Anchor::End => line.at.x - line.width,
    };
    Rect::new(start, line.at.y - line.size * 0.75, line.width, line.size)
}

fn walk(items: &[Item], texts: &mut Vec<Rect>, points: &mut Vec<Point>) {
    for item in items {
        match item {
            Item::Group(group) => walk(&group.items, texts, points),
            Item::Text(line) => texts.push(area(line)),
            Item::Path(path) => sample(&path.segments, points),
            Item::Panel(_) | Item::Image(_) => {}
        }
    }
}

fn sample(segments: &[Segment], points: &mut Vec<Point>) {
    let mut pen = Point::default();
    for segment in segments {
        let (first, second, end) = match *segment {
            Segment::Move(end) => {
                pen = end;
                continue;
            }
            Segment::Line(end) => (pen, end, end),
            Segment::Cubic(first, second, end) => (first, second, end),
            Segment::Close => (pen, pen, pen),
        };
        for step in 0..=200 {
            let t = f64::from(step) / 200.0;
            let u = 1.0 - t;
            let mix = |a: f64, b: f64, c: f64, d: f64| {
                u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d
            };
            points.push(Point::new(mix(pen.x, first.x, second.x, end.x), mix(pen.y, first.y, second.y, end.y)));
        }
        pen = end;
    }
}

#[track_caller]
fn check(arcs: &[Arc], frame: &Frame) -> Block {
    let block = draw(arcs, frame, &Typesetter::new("en"));
    let (mut texts, mut points) = (Vec::new(), Vec::new());
    walk(&block.items, &mut texts, &mut points);
    for (index, text) in texts.iter().enumerate() {
        assert!(text.x >= frame.row.x && text.right() <= frame.row.right(), "{text:?} is outside");
        assert!(text.y >= 0.0 && text.bottom() <= block.height, "{text:?} is outside");
        assert!(!texts.iter().skip(index + 1).any(|other| other.overlaps(*text)), "{text:?} meets another");
        let through = points.iter().find(|point| text.overlaps(Rect::new(point.x - 1.0, point.y - 1.0, 2.0, 2.0)));
        assert!(through.is_none(), "a line runs through {text:?} at {through:?}");
    }
    for point in points {
        assert!(point.y >= TOP - 1e-6 && point.y <= block.height && point.x >= frame.row.x, "{point:?}");
    }
    block
}

#[test]
fn one_loop() {
    let block = check(&[arc(3, 1, "38 % go back to searching")], &frame(6, 150.0));
    assert!(block.height > 30.0 && block.height < 60.0, "{}", block.height);
}

#[test]
fn nothing_takes_no_room() {
    assert!(draw(&[], &frame(3, 100.0), &Typesetter::new("en")).height.abs() < 1e-9);
    assert!(draw(&[arc(0, 9, "nowhere")], &frame(3, 100.0), &Typesetter::new("en")).items.is_empty());
}

#[test]
fn nested_arcs_do_not_cross() {
    let frame = frame(5, 140.0);
    let ways = ends::ways(&[arc(0, 4, "outer"), arc(3, 1, "inner"), arc(3, 0, "left"), arc(2, 2, "again")], &frame);
    let order: Vec<&str> = ways.iter().filter_map(|way| way.arcs.first()).map(|arc| arc.label.as_str()).collect();
    assert_eq!(order, ["again", "inner", "left", "outer"]);
    let at = |label: &str| ways.iter().find(|way| way.arcs.iter().any(|arc| arc.label == label)).unwrap().clone();
    assert!(at("outer").left() < at("left").left());
    assert!(at("inner").right() < at("left").right());
}

#[test]
fn arcs_that_go_the_same_way_are_one() {
    let same = [arc(2, 0, "some"), arc(2, 0, "others")];
    assert_eq!(ends::ways(&same, &frame(3, 120.0)).len(), 1);
    check(&same, &frame(3, 120.0));
}

#[test]
fn no_line_runs_through_words_whatever_the_flows() {
    let mut seed: u64 = 7;
    let mut dice = |sides: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % sides
    };
    for _ in 0..400 {
        let columns = 1 + dice(9);
        let frame = frame(columns, 90.0 + dice(120) as f64);
        let arcs: Vec<Arc> = (0..=dice(14))
            .map(|_| Arc {
                share: (dice(2) == 0).then(|| format!("{}%", dice(100))),
                details: vec![Detail::bare("evidence", "[1, 2]"); dice(2)],
                ..arc(
                    dice(columns),
                    dice(columns),
                    ["", "go back", "leave and come back weeks later with a question"][dice(3)],
                )
            })
            .collect();
        check(&arcs, &frame);
    }
}

#[test]
fn text_is_measured_as_it_is_drawn() {
    let block = check(&[arc(0, 1, "a")], &frame(2, 120.0));
    let (mut texts, mut points) = (Vec::new(), Vec::new());
    walk(&block.items, &mut texts, &mut points);
    assert!((texts[0].width - text::width("a", text::Face::Regular, 11.5)).abs() < 1e-9);
}
