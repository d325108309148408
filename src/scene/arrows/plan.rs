//! Which way each arrow goes: straight ones first, then those that must go round, each clear of those before.

use std::collections::BTreeMap;

use super::route::{self, Door, Map};
use crate::board::shape::{Arrow, BoxPlace};
use crate::geometry::{Point, Rect};

/// Pixels that a line keeps from what it passes.
const CLEAR: f64 = 5.0;
/// Pixels between two ends on one side of a box.
const STEP: f64 = 16.0;
/// Pixels that an end keeps from the corners of its box.
const EDGE: f64 = 14.0;
/// Closer than this many pixels, two ends would be taken for one.
const TOO_CLOSE: f64 = 9.0;

/// An arrow with its corners.
#[derive(Clone, Debug)]
pub(super) struct Planned<'a> {
    /// What it means.
    pub(super) arrow: &'a Arrow,
    /// Where it begins, turns and ends.
    pub(super) points: Vec<Point>,
}

/// A side of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    Top,
    Bottom,
    Left,
    Right,
}

/// Ends that are taken, along each side.
type Taken = BTreeMap<(BoxPlace, Side), Vec<f64>>;

/// A way for each arrow whose boxes are known, in the arrows' order.
pub(super) fn plan<'a>(arrows: &'a [Arrow], boxes: &BTreeMap<BoxPlace, Rect>, obstacles: &[Rect]) -> Vec<Planned<'a>> {
    let mut walls: Vec<Rect> = obstacles.to_vec();
    walls.extend(boxes.values());
    let area = hull(boxes.values());
    let mut taken = Taken::new();
    let mut ways: BTreeMap<usize, Vec<Point>> = BTreeMap::new();
    let known = || {
        arrows.iter().enumerate().filter_map(|(index, arrow)| {
            let (from, to) = (boxes.get(&arrow.from)?, boxes.get(&arrow.to)?);
            (arrow.from != arrow.to).then_some((index, arrow, *from, *to))
        })
    };
    for (index, arrow, from, to) in known() {
        if let Some(points) = straight(arrow, from, to, &walls, &mut taken) {
            ways.insert(index, points);
        }
    }
    let mut effort = route::EFFORT;
    for (index, arrow, from, to) in known() {
        if ways.contains_key(&index) {
            continue;
        }
        let lines: Vec<&[Point]> = ways.values().map(Vec::as_slice).collect();
        let map = Map { area, walls: &walls, lines: &lines, clear: CLEAR };
        let (starts, ends) = (doors(arrow.from, from, to, &taken), doors(arrow.to, to, from, &taken));
        let points = route::route(&map, from, &starts, to, &ends, &mut effort).unwrap_or_else(|| plain(from, to));
        for (place, own, end) in [(arrow.from, from, points.first()), (arrow.to, to, points.last())] {
            if let Some((side, at)) = end.and_then(|end| side_of(own, *end)) {
                taken.entry((place, side)).or_default().push(at);
            }
        }
        ways.insert(index, points);
    }
    let planned = ways.into_iter().filter_map(|(index, points)| Some(Planned { arrow: arrows.get(index)?, points }));
    planned.collect()
}

/// The smallest rectangle around all boxes.
pub(super) fn hull<'a>(boxes: impl Iterator<Item = &'a Rect>) -> Rect {
    let all = boxes.copied().reduce(|one, other| {
        let (x, y) = (one.x.min(other.x), one.y.min(other.y));
        Rect::new(x, y, one.right().max(other.right()) - x, one.bottom().max(other.bottom()) - y)
    });
    all.unwrap_or_default()
}

/// Straight down, up or across where nothing is between.
fn straight(arrow: &Arrow, from: Rect, to: Rect, walls: &[Rect], taken: &mut Taken) -> Option<Vec<Point>> {
    let (low, high) = (from.x.max(to.x), from.right().min(to.right()));
    let upright = high - low > 2.0 * EDGE && (to.y >= from.bottom() || to.bottom() <= from.y);
    if !upright {
        return across(arrow, from, to, walls, taken);
    }
    let down = to.y >= from.bottom();
    let (start, end) = if down { (from.bottom(), to.y) } else { (from.y, to.bottom()) };
    let keys = if down {
        [(arrow.from, Side::Bottom), (arrow.to, Side::Top)]
    } else {
        [(arrow.from, Side::Top), (arrow.to, Side::Bottom)]
    };
    let open = |x: f64| {
        let area = Rect::new(x - CLEAR, start.min(end), 2.0 * CLEAR, (end - start).abs());
        x >= low + EDGE.min((high - low) / 2.0)
            && x <= high - EDGE.min((high - low) / 2.0)
            && keys.iter().all(|key| is_free(taken, *key, x))
            && !walls.iter().any(|wall| wall.overlaps(area) && !from.contains(*wall, 1.0) && !to.contains(*wall, 1.0))
    };
    let x = tries(f64::midpoint(low, high), (high - low) / 2.0).find(|x| open(*x))?;
    for key in keys {
        taken.entry(key).or_default().push(x);
    }
    Some(vec![Point::new(x, start), Point::new(x, end)])
}

/// Straight across to a box in the same row.
fn across(arrow: &Arrow, from: Rect, to: Rect, walls: &[Rect], taken: &mut Taken) -> Option<Vec<Point>> {
    let (low, high) = (from.y.max(to.y), from.bottom().min(to.bottom()));
    if high - low < 2.0 * CLEAR || (to.x < from.right() && to.right() > from.x) {
        return None;
    }
    let right = to.x >= from.right();
    let (start, end) = if right { (from.right(), to.x) } else { (from.x, to.right()) };
    let keys = if right {
        [(arrow.from, Side::Right), (arrow.to, Side::Left)]
    } else {
        [(arrow.from, Side::Left), (arrow.to, Side::Right)]
    };
    let open = |y: f64| {
        let area = Rect::new(start.min(end), y - CLEAR, (end - start).abs(), 2.0 * CLEAR);
        y >= low + CLEAR
            && y <= high - CLEAR
            && keys.iter().all(|key| is_free(taken, *key, y))
            && !walls.iter().any(|wall| wall.overlaps(area) && !from.contains(*wall, 1.0) && !to.contains(*wall, 1.0))
    };
    let y = tries(f64::midpoint(low, high), (high - low) / 2.0).find(|y| open(*y))?;
    for key in keys {
        taken.entry(key).or_default().push(y);
    }
    Some(vec![Point::new(start, y), Point::new(end, y)])
}

fn is_free(taken: &Taken, key: (BoxPlace, Side), at: f64) -> bool {
    taken.get(&key).is_none_or(|all| all.iter().all(|other| (other - at).abs() >= TOO_CLOSE))
}

/// The middle, then places ever farther from it to both sides.
fn tries(middle: f64, reach: f64) -> impl Iterator<Item = f64> {
    let count = (reach / STEP) as usize;
    let asides = (1..=count).flat_map(move |step| {
        let aside = step as f64 * STEP;
        [middle + aside, middle - aside]
    });
    std::iter::once(middle).chain(asides)
}

/// Where an arrow may leave a box: the free place of each side that is nearest to its middle, or to the other box.
fn doors(place: BoxPlace, area: Rect, other: Rect, taken: &Taken) -> Vec<Door> {
    let center = area.center();
    let lean = |from: f64, to: f64| (to - from).clamp(-STEP, STEP);
    let mut doors = Vec::new();
    for side in [Side::Top, Side::Bottom, Side::Left, Side::Right] {
        let level = matches!(side, Side::Top | Side::Bottom);
        let (middle, reach, lean) = if level {
            (center.x, area.width / 2.0 - EDGE, lean(center.x, other.center().x))
        } else {
            (center.y, area.height / 2.0 - EDGE / 2.0, 0.0)
        };
        let places = tries(middle, reach.max(0.0));
        let mut free: Vec<f64> = places.filter(|at| is_free(taken, (place, side), *at)).collect();
        free.sort_by(|one, other| (one - middle - lean / 2.0).abs().total_cmp(&(other - middle - lean / 2.0).abs()));
        let at = free.first().copied().unwrap_or(middle);
        // Blueprints are read downward: sides are for boxes of the same row, and for want of anything better.
        let (at, cost) = match side {
            Side::Top => (Point::new(at, area.y), if other.center().y < area.y { 0.0 } else { 60.0 }),
            Side::Bottom => (Point::new(at, area.bottom()), if other.center().y > area.bottom() { 0.0 } else { 50.0 }),
            Side::Left => (Point::new(area.x, at), if other.right() < area.x { 20.0 } else { 90.0 }),
            Side::Right => (Point::new(area.right(), at), if other.x > area.right() { 20.0 } else { 90.0 }),
        };
        doors.push(Door { at, side, cost });
    }
    doors
}

/// Which side of a box a point on its edge is on, and where.
fn side_of(area: Rect, at: Point) -> Option<(Side, f64)> {
    let near = |one: f64, other: f64| (one - other).abs() < 0.5;
    if near(at.y, area.y) {
        Some((Side::Top, at.x))
    } else if near(at.y, area.bottom()) {
        Some((Side::Bottom, at.x))
    } else if near(at.x, area.x) {
        Some((Side::Left, at.y))
    } else if near(at.x, area.right()) {
        Some((Side::Right, at.y))
    } else {
        None
    }
}

/// A way that looks at nothing, for want of a better one.
fn plain(from: Rect, to: Rect) -> Vec<Point> {
    let (start, end) = (from.center(), to.center());
    let down = end.y >= start.y;
    let (start_y, end_y) = if down { (from.bottom(), to.y) } else { (from.y, to.bottom()) };
    let middle = f64::midpoint(start_y, end_y);
    vec![Point::new(start.x, start_y), Point::new(start.x, middle), Point::new(end.x, middle), Point::new(end.x, end_y)]
}
