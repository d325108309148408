//! Holds curves to it that they do not overshoot, that tints part at neutral, and that words keep off the line.

use super::spline::Spline;
use super::*;
use crate::board::shape::{CurveLine, CurvePoint};
use crate::scene::frame::Stretch;
use crate::scene::item::{Anchor, TextLine};
use crate::text;
use crate::text::Typesetter;

fn at(x: f64, y: f64) -> Point {
    Point::new(x, y)
}

fn frame(columns: usize, width: f64) -> Frame {
    let columns: Vec<Stretch> =
        (0..columns).map(|index| Stretch { x: 170.0 + index as f64 * (width + 16.0), width }).collect();
    let right = columns.last().map_or(0.0, |column| column.right());
    let row = Stretch { x: 20.0, width: right };
    Frame { row, label: Stretch { x: 32.0, width: 120.0 }, columns, ..Frame::default() }
}

fn point(column: usize, level: f64, word: &str) -> CurvePoint {
    CurvePoint {
        column,
        level: Some(level),
        word: Some(word.to_owned()),
        score: Some(format!("{level:+}")),
        ..CurvePoint::default()
    }
}

fn curve(lines: Vec<CurveLine>) -> Curve {
    let labels = vec![(1.0, "Delighted".to_owned()), (0.0, "Neutral".to_owned()), (-1.0, "Upset".to_owned())];
    Curve { labels, levels: Vec::new(), lines, moments: Vec::new(), has_neutral: true, ends: (-2.0, 2.0) }
}

fn walk<'a>(items: &'a [Item], texts: &mut Vec<&'a TextLine>, paths: &mut Vec<&'a Path>) {
    for item in items {
        match item {
            Item::Group(group) => walk(&group.items, texts, paths),
            Item::Text(line) => texts.push(line),
            Item::Path(path) => paths.push(path),
            Item::Panel(_) | Item::Image(_) => {}
        }
    }
}

fn area(line: &TextLine) -> Rect {
    let start = match line.anchor {
        Anchor::Start => line.at.x,
        Anchor::Middle => line.at.x - line.width / 2.0,
        Anchor::End => line.at.x - line.width,
    };
    Rect::new(start, line.at.y - line.size * 0.75, line.width, line.size)
}

#[test]
fn a_curve_never_overshoots() {
    let heights = [0.0, 80.0, 82.0, 10.0, 10.0, 130.0, 0.0, 1.0, 60.0, 61.0];
    let points: Vec<Point> =
        heights.iter().enumerate().map(|(index, y)| at(index as f64 * (40.0 + index as f64 * 13.0), *y)).collect();
    let spline = Spline::through(&points);
    for piece in &spline.pieces {
        let (low, high) = (piece.from.y.min(piece.to.y), piece.from.y.max(piece.to.y));
        let mut before = piece.from.y;
        for step in 0..=100 {
            let y = piece.at(f64::from(step) / 100.0).y;
            assert!(y >= low - 1e-9 && y <= high + 1e-9, "{y} is outside {low}..{high}");
            assert!((y - before) * (piece.to.y - piece.from.y) >= -1e-9, "it turns round");
            before = y;
        }
    }
}

#[test]
fn a_curve_is_smooth() {
    let spline = Spline::through(&[at(0.0, 0.0), at(50.0, 30.0), at(140.0, 40.0), at(200.0, 90.0)]);
    for pair in spline.pieces.windows(2) {
        let [one, other] = pair else { continue };
        let leaving = (one.to.y - one.second.y) / (one.to.x - one.second.x);
        let arriving = (other.first.y - other.from.y) / (other.first.x - other.from.x);
        assert!((leaving - arriving).abs() < 1e-9);
    }
}

#[test]
fn tints_part_exactly_at_neutral() {
    let spline = Spline::through(&[at(0.0, 10.0), at(100.0, 90.0), at(200.0, 30.0), at(300.0, 50.0), at(400.0, 50.0)]);
    let parts = tint::parts(&spline, 50.0);
    for part in &parts {
        let above = part.iter().map(|piece| piece.at(0.5).y - 50.0).sum::<f64>() < 0.0;
        for piece in part {
            for step in 0..=50 {
                let y = piece.at(f64::from(step) / 50.0).y;
                assert!(if above { y <= 50.0 + 1e-6 } else { y >= 50.0 - 1e-6 }, "{y}");
            }
        }
    }
    // A reach as far as nothing goes leaves the layer at neutral alone: above in two areas, and below in one.
    let layers = tint::draw(&spline, 50.0, 1e4);
    let areas = |item: &Item| match item {
        Item::Path(path) => path.segments.iter().filter(|segment| matches!(segment, Segment::Close)).count(),
        _ => 0,
    };
    assert_eq!(layers.iter().map(areas).collect::<Vec<_>>(), [2, 1]);
    assert!(tint::draw(&spline, 50.0, 50.0).len() > 2, "the tint is stronger farther from neutral");
}

#[test]
fn there_is_a_gap_where_nothing_is_known() {
    let points = [0, 1, 3, 5, 6, 7].map(|column| point(column, 0.5, "well")).into();
    let curve = curve(vec![CurveLine { points, ..CurveLine::default() }]);
    let frame = frame(8, 120.0);
    let plot = Plot { frame: &frame, height: 100.0 };
    let traces = trace::traces(&curve, &plot);
    let pieces: Vec<usize> = traces[0].splines.iter().map(|spline| spline.pieces.len()).collect();
    assert_eq!(pieces, [1, 2]);
    assert_eq!(traces[0].spots.len(), 6);
}

#[track_caller]
fn check(curve: &Curve, frame: &Frame) -> Block {
    let block = draw(curve, frame, 40.0, &Typesetter::new("en"));
    let (mut texts, mut paths) = (Vec::new(), Vec::new());
    walk(&block.items, &mut texts, &mut paths);
    let areas: Vec<Rect> = texts.into_iter().map(area).collect();
    for (index, one) in areas.iter().enumerate() {
        assert!(one.x >= frame.row.x && one.right() <= frame.row.right(), "{one:?} is outside");
        assert!(one.y >= 0.0 && one.bottom() <= block.height, "{one:?} is outside");
        assert!(!areas.iter().skip(index + 1).any(|other| other.overlaps(*one)), "{one:?} meets another");
        for path in &paths {
            if path.fill.is_none() && path.stroke.is_some_and(|stroke| stroke.width >= GHOST_LINE) {
                let through =
                    samples(&path.segments).into_iter().find(|at| one.overlaps(Rect::new(at.x, at.y, 0.1, 0.1)));
                assert!(through.is_none(), "a curve runs through {one:?} at {through:?}");
            }
        }
    }
    block
}

fn samples(segments: &[Segment]) -> Vec<Point> {
    let mut pen = Point::default();
    let mut points = Vec::new();
    for segment in segments {
        match *segment {
            Segment::Move(end) | Segment::Line(end) => pen = end,
            Segment::Cubic(first, second, end) => {
                let piece = spline::Piece { from: pen, first, second, to: end };
                points.extend((0..=200).map(|step| piece.at(f64::from(step) / 200.0)));
                pen = end;
            }
            Segment::Close => {}
        }
    }
    points
}

#[test]
fn words_keep_off_the_curve_and_off_each_other() {
    let mut seed: u64 = 3;
    let mut dice = |sides: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % sides
    };
    let words = ["Calm", "Curious but somewhat unsure", "Overwhelmed", "Relieved that it is over at last", ""];
    for round in 0..150 {
        let columns = 1 + dice(9);
        let frame = frame(columns, 96.0 + dice(80) as f64);
        let count = if round % 3 == 0 { 1 + dice(3) } else { 1 };
        let lines = (0..count).map(|look| {
            let mut points = Vec::new();
            for column in 0..columns {
                if dice(6) == 0 {
                    continue;
                }
                let mut point = point(column, dice(9) as f64 / 4.0 - 1.0, words[dice(words.len())]);
                if dice(8) == 0 {
                    (point.level, point.score) = (None, None);
                }
                if dice(4) == 0 {
                    point.spread = point.level.map(|level| (12, level - 0.3, level + 0.4));
                }
                points.push(point);
            }
            let name = if count > 1 { format!("Persona number {look}") } else { String::new() };
            CurveLine { name, look, points, ..CurveLine::default() }
        });
        let mut curve = curve(lines.collect());
        if round % 4 == 0 {
            let points = (0..columns).map(|column| CurvePoint { word: None, ..point(column, 0.1, "") }).collect();
            curve
                .lines
                .insert(0, CurveLine { points, name: "Baseline".to_owned(), ghost: true, ..CurveLine::default() });
        }
        curve.moments = (0..columns).map(|_| vec![("moment of truth".to_owned(), "star"); dice(4) / 3]).collect();
        check(&curve, &frame);
    }
}

#[test]
fn the_scale_stands_below_the_title() {
    let frame = frame(3, 120.0);
    let block = draw(&curve(Vec::new()), &frame, 90.0, &Typesetter::new("en"));
    let (mut texts, mut paths) = (Vec::new(), Vec::new());
    walk(&block.items, &mut texts, &mut paths);
    assert!(texts.iter().all(|line| area(line).y >= 90.0));
    assert!(texts.iter().all(|line| line.anchor == Anchor::End && line.width <= frame.label.width));
}

#[test]
fn a_scale_of_many_words_makes_room() {
    let labels = (-5..=5).map(|level| (f64::from(level) / 5.0, format!("Level {level}"))).collect();
    let curve = Curve { labels, has_neutral: true, ..Curve::default() };
    check(&curve, &frame(2, 120.0));
}

#[test]
fn words_are_measured() {
    assert!(text::width("MOMENT OF TRUTH", text::Face::Semibold, 10.5) < 110.0);
}
