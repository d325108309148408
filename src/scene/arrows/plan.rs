//! Which way each arrow goes: straight ones first, then those that must go round, each clear of those before.

use std::collections::BTreeMap;

use super::effort::Effort;
use super::near::Near;
use super::route::{self, Door, Lanes, Map, Side, between};
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

impl Planned<'_> {
    /// Its straight pieces as flat rectangles.
    pub(super) fn pieces(&self) -> impl Iterator<Item = Rect> {
        self.points.windows(2).filter_map(|pair| match pair {
            [one, other] => Some(between(*one, *other)),
            _ => None,
        })
    }
}

/// Ends that are taken, along each side, the smallest first.
type Taken = BTreeMap<(BoxPlace, Side), Vec<f64>>;

/// Ways by the place of their arrow, in the arrows' order; and the places of those that found none.
pub(super) struct Plan<'a> {
    pub(super) ways: BTreeMap<usize, Planned<'a>>,
    pub(super) lost: Vec<usize>,
}

/// A way for each arrow whose boxes are known.
pub(super) fn plan<'a>(
    arrows: &'a [Arrow],
    boxes: &BTreeMap<BoxPlace, Rect>,
    obstacles: &[Rect],
    effort: &Effort,
) -> Plan<'a> {
    let area = hull(boxes.values());
    let all = || obstacles.iter().chain(boxes.values());
    let walls = Near::of(area, all(), effort);
    let mut lines = Near::new(area, effort);
    let lanes = Lanes::of(area, all());
    let mut taken = Taken::new();
    let mut plan = Plan { ways: BTreeMap::new(), lost: Vec::new() };
    let known = || {
        arrows.iter().enumerate().filter_map(|(index, arrow)| {
            let (from, to) = (boxes.get(&arrow.from)?, boxes.get(&arrow.to)?);
            (arrow.from != arrow.to).then_some((index, arrow, *from, *to))
        })
    };
    for (index, arrow, from, to) in known() {
        if let Some(points) = straight(arrow, from, to, &walls, &mut taken) {
            plan.ways.insert(index, Planned { arrow, points });
        }
    }
    plan.ways.values().flat_map(Planned::pieces).for_each(|piece| lines.add(piece));
    for (index, arrow, from, to) in known() {
        if plan.ways.contains_key(&index) {
            continue;
        }
        if effort.is_spent() {
            plan.lost.push(index);
            continue;
        }
        let map = Map { walls: &walls, lines: &lines, lanes: &lanes, clear: CLEAR, effort };
        let (starts, ends) = (doors(arrow.from, from, to, &taken), doors(arrow.to, to, from, &taken));
        let Some(points) = route::route(&map, from, &starts, to, &ends) else {
            plan.lost.push(index);
            continue;
        };
        for (place, own, end) in [(arrow.from, from, points.first()), (arrow.to, to, points.last())] {
            if let Some((side, at)) = end.and_then(|end| side_of(own, *end)) {
                take(&mut taken, (place, side), at);
            }
        }
        let planned = Planned { arrow, points };
        planned.pieces().for_each(|piece| lines.add(piece));
        plan.ways.insert(index, planned);
    }
    plan
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
fn straight(arrow: &Arrow, from: Rect, to: Rect, walls: &Near<'_>, taken: &mut Taken) -> Option<Vec<Point>> {
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
            && !walls.any(area, |wall| !from.contains(wall, 1.0) && !to.contains(wall, 1.0))
    };
    let x = tries(f64::midpoint(low, high), (high - low) / 2.0).find(|x| open(*x))?;
    for key in keys {
        take(taken, key, x);
    }
    Some(vec![Point::new(x, start), Point::new(x, end)])
}

/// Straight across to a box in the same row.
fn across(arrow: &Arrow, from: Rect, to: Rect, walls: &Near<'_>, taken: &mut Taken) -> Option<Vec<Point>> {
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
            && !walls.any(area, |wall| !from.contains(wall, 1.0) && !to.contains(wall, 1.0))
    };
    let y = tries(f64::midpoint(low, high), (high - low) / 2.0).find(|y| open(*y))?;
    for key in keys {
        take(taken, key, y);
    }
    Some(vec![Point::new(start, y), Point::new(end, y)])
}

fn is_free(taken: &Taken, key: (BoxPlace, Side), at: f64) -> bool {
    let Some(all) = taken.get(&key) else { return true };
    let after = all.partition_point(|other| *other < at);
    let far = |other: Option<&f64>| other.is_none_or(|other| (other - at).abs() >= TOO_CLOSE);
    far(all.get(after)) && far(after.checked_sub(1).and_then(|before| all.get(before)))
}

fn take(taken: &mut Taken, key: (BoxPlace, Side), at: f64) {
    let all = taken.entry(key).or_default();
    all.insert(all.partition_point(|other| *other < at), at);
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
