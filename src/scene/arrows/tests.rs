//! Holds arrows to it that they touch no box on their way, and that labels stand where nothing else is.

use super::*;
use crate::board::shape::CellPlace;
use crate::scene::item::TextLine;
use crate::text::Typesetter;

const COLUMN: f64 = 160.0;
const GAP: f64 = 28.0;
const ROW: f64 = 56.0;
const CORRIDOR: f64 = 58.0;

fn place(row: usize, column: usize) -> BoxPlace {
    BoxPlace { row, cell: CellPlace::Column(column), index: 0 }
}

fn area(row: usize, column: usize) -> Rect {
    Rect::new(180.0 + column as f64 * (COLUMN + GAP), 100.0 + row as f64 * (ROW + CORRIDOR), COLUMN, ROW)
}

fn grid(rows: usize, columns: usize, but: &[(usize, usize)]) -> BTreeMap<BoxPlace, Rect> {
    let all = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
    all.filter(|at| !but.contains(at)).map(|(row, column)| (place(row, column), area(row, column))).collect()
}

fn arrow(from: (usize, usize), to: (usize, usize), label: &str) -> Arrow {
    Arrow {
        from: place(from.0, from.1),
        to: place(to.0, to.1),
        both_ways: false,
        label: Some(label.to_owned()).filter(|label| !label.is_empty()),
        fails: false,
    }
}

fn walk(items: &[Item], points: &mut Vec<Vec<Point>>, pills: &mut Vec<Rect>, texts: &mut Vec<TextLine>) {
    for item in items {
        match item {
            Item::Group(group) => walk(&group.items, points, pills, texts),
            Item::Panel(panel) => pills.push(panel.area),
            Item::Image(_) => {}
            Item::Text(line) => texts.push(line.clone()),
            Item::Path(path) => points.push(ends(&path.segments)),
        }
    }
}

fn ends(segments: &[Segment]) -> Vec<Point> {
    let end = |segment: &Segment| match *segment {
        Segment::Move(end) | Segment::Line(end) | Segment::Cubic(_, _, end) => Some(end),
        Segment::Close => None,
    };
    segments.iter().filter_map(end).collect()
}

#[track_caller]
fn check(arrows: &[Arrow], boxes: &BTreeMap<BoxPlace, Rect>) -> Vec<Vec<Point>> {
    let obstacles: Vec<Rect> = boxes.values().copied().collect();
    let Drawn { items, told } = draw(arrows, boxes, &[], (&mut Purse::default(), 1), &Typesetter::new("en"));
    let (mut lines, mut pills, mut texts) = (Vec::new(), Vec::new(), Vec::new());
    walk(&items, &mut lines, &mut pills, &mut texts);
    for line in &lines {
        for pair in line.windows(2) {
            let [one, other] = pair else { continue };
            let piece =
                Rect::new(one.x.min(other.x), one.y.min(other.y), (one.x - other.x).abs(), (one.y - other.y).abs());
            let hit = obstacles.iter().find(|wall| wall.shrunk(0.5, 0.5).overlaps(piece));
            assert!(hit.is_none(), "{piece:?} touches {hit:?}");
            assert!(!pills.iter().any(|pill| pill.overlaps(piece)), "{piece:?} runs through a label");
        }
    }
    for (index, pill) in pills.iter().enumerate() {
        assert!(!obstacles.iter().any(|wall| wall.overlaps(*pill)), "{pill:?} touches a box");
        assert!(!pills.iter().skip(index + 1).any(|other| other.overlaps(*pill)), "{pill:?} touches another");
    }
    for text in texts {
        let words = Rect::new(text.at.x - text.width / 2.0, text.at.y - text.size * 0.75, text.width, text.size);
        assert!(pills.iter().any(|pill| pill.contains(words, 0.0)), "{words:?} is outside of its pill");
    }
    let labelled = arrows.iter().filter(|arrow| arrow.label.is_some()).count();
    assert_eq!(pills.len() + told.len(), labelled, "each label is drawn or told");
    assert!(told.len() <= 1 + arrows.len() / 4, "{told:?} of {} are told only", arrows.len());
    lines
}

#[test]
fn straight_down_where_nothing_is_between() {
    let boxes = grid(3, 2, &[(1, 1)]);
    let lines = check(&[arrow((0, 0), (1, 0), ""), arrow((0, 1), (2, 1), "")], &boxes);
    assert_eq!(lines[0], [Point::new(260.0, 156.0), Point::new(260.0, 212.0)]);
    assert_eq!(lines[2].len(), 2, "an empty cell is passed straight");
}

#[test]
fn arrows_on_one_side_spread() {
    let boxes = grid(2, 1, &[]);
    let lines = check(&[arrow((0, 0), (1, 0), "one"), arrow((1, 0), (0, 0), "back")], &boxes);
    let xs: Vec<f64> = lines.iter().filter(|line| line.len() == 2).map(|line| line[0].x).collect();
    assert_eq!(xs.len(), 2);
    assert!((xs[0] - xs[1]).abs() > 9.0);
}

#[test]
fn round_a_box_that_is_in_the_way() {
    let lines = check(&[arrow((0, 0), (2, 0), "over the weekend")], &grid(3, 2, &[]));
    assert!(lines[0].len() > 4);
}

#[test]
fn to_a_neighbour_straight_across() {
    let lines = check(&[arrow((1, 0), (1, 1), "")], &grid(2, 2, &[]));
    assert_eq!(lines[0].len(), 2);
}

#[test]
fn an_unknown_box_is_left_out() {
    let lost = [arrow((0, 0), (5, 5), "lost")];
    let drawn = draw(&lost, &grid(1, 1, &[]), &[], (&mut Purse::default(), 1), &Typesetter::new("en"));
    assert!(drawn.items.is_empty() && drawn.told.is_empty());
}

#[test]
fn nothing_is_touched_whatever_the_arrows() {
    let mut seed: u64 = 11;
    let mut dice = |sides: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % sides
    };
    for _ in 0..12 {
        let (rows, columns) = (2 + dice(3), 1 + dice(5));
        let empty = [(dice(rows), dice(columns)), (dice(rows), dice(columns))];
        let boxes = grid(rows, columns, &empty);
        let known = |at: &(usize, usize)| !empty.contains(at);
        let mut arrows = Vec::new();
        for _ in 0..dice(9) {
            let (from, to) = ((dice(rows), dice(columns)), (dice(rows), dice(columns)));
            if from != to && known(&from) && known(&to) {
                arrows.push(arrow(from, to, ["", "calls", "sends the papers by post"][dice(3)]));
            }
        }
        check(&arrows, &boxes);
    }
}
