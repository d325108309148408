//! The cheapest way through the gaps: short, with few turns, off every box, and not on top of other arrows.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::effort::Effort;
use super::near::Near;
use crate::geometry::{Point, Rect};

/// What a turn costs, in pixels.
const TURN: f64 = 40.0;
/// What it costs to cross another arrow, in pixels.
const CROSSING: f64 = 24.0;
/// What each pixel costs that runs along another arrow.
const ALONG: f64 = 12.0;
/// Closer than this many pixels, two lines run along each other.
const BESIDE: f64 = 6.0;
/// Pixels from a box to the lines that pass it, nearest first.
const LANES: [f64; 3] = [9.0, 14.0, 20.0];
/// How far a line may leave the area of the boxes, in pixels.
const MARGIN: f64 = 14.5;
/// Pixels that a way goes straight on before its first turn.
const STUB: f64 = 14.0;

/// A side of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    Top,
    Bottom,
    Left,
    Right,
}

/// Where a way may leave or enter a box.
#[derive(Clone, Copy, Debug)]
pub(super) struct Door {
    /// The place on the box's edge.
    pub(super) at: Point,
    /// The side that it is on.
    pub(super) side: Side,
    /// What it costs to use it, in pixels.
    pub(super) cost: f64,
}

impl Door {
    /// The first place outside.
    fn outside(&self) -> Point {
        match self.side {
            Side::Top => Point::new(self.at.x, self.at.y - STUB),
            Side::Bottom => Point::new(self.at.x, self.at.y + STUB),
            Side::Left => Point::new(self.at.x - STUB, self.at.y),
            Side::Right => Point::new(self.at.x + STUB, self.at.y),
        }
    }

    /// Whether it leads up or down.
    fn upright(&self) -> bool {
        matches!(self.side, Side::Top | Side::Bottom)
    }
}

/// What there is to go round.
#[derive(Clone, Copy, Debug)]
pub(super) struct Map<'a> {
    /// What no line may touch.
    pub(super) walls: &'a Near<'a>,
    /// The straight pieces of other arrows.
    pub(super) lines: &'a Near<'a>,
    /// Where lines may run.
    pub(super) lanes: &'a Lanes,
    /// Pixels that a line keeps from walls.
    pub(super) clear: f64,
    /// What may still be spent on looking for ways.
    pub(super) effort: &'a Effort,
}

impl Map<'_> {
    /// Whether a line from one point to the other is free.
    fn open(&self, one: Point, other: Point, but: Rect) -> bool {
        let area = between(one, other).shrunk(-self.clear, -self.clear);
        !self.walls.any(area, |wall| !but.contains(wall, 1.0))
    }

    /// What a step costs beyond its length.
    fn surcharge(&self, one: Point, other: Point) -> f64 {
        let area = between(one, other);
        let upright = area.width <= area.height;
        let (mut along, mut across) = (0_u32, 0_u32);
        self.lines.each(area.shrunk(-BESIDE - 1.0, -BESIDE - 1.0), |piece| {
            if (piece.width <= piece.height) == upright {
                let near = piece.shrunk(-BESIDE, -BESIDE);
                along += u32::from(near.overlaps(area.shrunk(-1e-6, -1e-6)));
            } else {
                across += u32::from(piece.shrunk(-1e-6, -1e-6).overlaps(area.shrunk(-1e-6, -1e-6)));
            }
        });
        f64::from(along) * ALONG * (area.width + area.height) + f64::from(across) * CROSSING
    }
}

/// The smallest rectangle around two points.
pub(super) fn between(one: Point, other: Point) -> Rect {
    Rect::new(one.x.min(other.x), one.y.min(other.y), (one.x - other.x).abs(), (one.y - other.y).abs())
}

/// What it costs to look at a place on the net, beyond comparing it, in comparisons.
const PLACE_EFFORT: usize = 150;

/// A place on the net of lines, and whether the way came there upright.
type Node = (usize, usize, bool);

/// The way from one box to another, corners only; none if there is none, or if looking for it takes all that may be spent.
pub(super) fn route(map: &Map<'_>, from: Rect, starts: &[Door], to: Rect, ends: &[Door]) -> Option<Vec<Point>> {
    let doors = || starts.iter().chain(ends).map(Door::outside);
    let xs = map.lanes.xs(doors());
    let ys = map.lanes.ys(doors());
    map.effort.spend(xs.len() + ys.len());
    let net = Net { map, xs: &xs, ys: &ys };
    let usable = |area: Rect, door: &&Door| map.open(door.at, door.outside(), area);
    let exits: BTreeMap<Node, &Door> =
        ends.iter().filter(|door| usable(to, door)).filter_map(|door| Some((net.node(door)?, door))).collect();
    let mut best: BTreeMap<Node, (u64, Option<Node>)> = BTreeMap::new();
    let mut entries: BTreeMap<Node, &Door> = BTreeMap::new();
    let mut queue = BinaryHeap::new();
    for door in starts.iter().filter(|door| usable(from, door)) {
        let Some(node) = net.node(door) else { continue };
        let cost = whole(door.cost);
        best.insert(node, (cost, None));
        entries.insert(node, door);
        queue.push(Reverse((cost, node)));
    }
    let mut finish: Option<(u64, Node, &Door)> = None;
    while let Some(Reverse((cost, node))) = queue.pop() {
        if best.get(&node).is_none_or(|(least, _)| cost > *least) || finish.is_some_and(|(least, ..)| cost >= least) {
            continue;
        }
        map.effort.spend(PLACE_EFFORT);
        if map.effort.is_spent() {
            return None;
        }
        for upright in [true, false] {
            if let Some(door) = exits.get(&(node.0, node.1, upright)) {
                let total = cost + whole(door.cost + if upright == node.2 { 0.0 } else { TURN });
                if finish.is_none_or(|(least, ..)| total < least) {
                    finish = Some((total, node, door));
                }
            }
        }
        for (next, step) in net.steps(node) {
            let total = cost + step;
            if best.get(&next).is_none_or(|(least, _)| total < *least) {
                best.insert(next, (total, Some(node)));
                queue.push(Reverse((total, next)));
            }
        }
    }
    let (_, mut node, exit) = finish?;
    let mut points = vec![exit.at, net.point(node)?];
    while let Some((_, Some(before))) = best.get(&node) {
        node = *before;
        points.push(net.point(node)?);
    }
    points.push(entries.get(&node)?.at);
    points.reverse();
    Some(corners(&points))
}

/// Costs are counted in hundredths of a pixel, so that they have an order.
fn whole(cost: f64) -> u64 {
    (cost * 100.0) as u64
}

/// Where lines may run: beside every edge, and through every door; the smallest first.
#[derive(Clone, Debug)]
pub(super) struct Lanes {
    /// Where the boxes stand, and a margin around them.
    area: Rect,
    xs: Vec<f64>,
    ys: Vec<f64>,
}

impl Lanes {
    /// Beside the edges of `walls`, in and around `area`.
    pub(super) fn of<'r>(area: Rect, walls: impl Iterator<Item = &'r Rect> + Clone) -> Self {
        let area = area.shrunk(-MARGIN, -MARGIN);
        let beside = |edges: [f64; 2]| {
            let [low, high] = edges;
            LANES.into_iter().flat_map(move |lane| [low - lane, high + lane])
        };
        let xs = walls.clone().flat_map(|wall| beside([wall.x, wall.right()])).collect();
        let ys = walls.flat_map(|wall| beside([wall.y, wall.bottom()])).collect();
        let xs = in_order(xs, area.x, area.right());
        let ys = in_order(ys, area.y, area.bottom());
        Self { area, xs, ys }
    }

    /// The places from left to right where lines may run upright.
    fn xs(&self, doors: impl Iterator<Item = Point>) -> Vec<f64> {
        in_order(self.xs.iter().copied().chain(doors.map(|at| at.x)).collect(), self.area.x, self.area.right())
    }

    /// The places from top to bottom where lines may run level.
    fn ys(&self, doors: impl Iterator<Item = Point>) -> Vec<f64> {
        in_order(self.ys.iter().copied().chain(doors.map(|at| at.y)).collect(), self.area.y, self.area.bottom())
    }
}

/// The smallest first, each once, none below `low` or above `high`.
fn in_order(mut places: Vec<f64>, low: f64, high: f64) -> Vec<f64> {
    places.retain(|place| *place >= low && *place <= high);
    places.sort_by(f64::total_cmp);
    places.dedup_by(|one, other| (*one - *other).abs() < 1e-6);
    places
}

/// The net of lines that ways run on.
struct Net<'a> {
    map: &'a Map<'a>,
    xs: &'a [f64],
    ys: &'a [f64],
}

impl Net<'_> {
    fn point(&self, (across, down, _): Node) -> Option<Point> {
        Some(Point::new(*self.xs.get(across)?, *self.ys.get(down)?))
    }

    /// The node outside a door.
    fn node(&self, door: &Door) -> Option<Node> {
        let at = door.outside();
        let find = |all: &[f64], place: f64| all.iter().position(|known| (known - place).abs() < 1e-6);
        Some((find(self.xs, at.x)?, find(self.ys, at.y)?, door.upright()))
    }

    /// The neighbours that can be reached, and what it costs.
    fn steps(&self, node: Node) -> Vec<(Node, u64)> {
        let (across, down, upright) = node;
        let Some(here) = self.point(node) else { return Vec::new() };
        let neighbours = [
            (across.wrapping_sub(1), down, false),
            (across + 1, down, false),
            (across, down.wrapping_sub(1), true),
            (across, down + 1, true),
        ];
        let mut steps = Vec::new();
        for next in neighbours {
            let Some(there) = self.point(next) else { continue };
            if !self.map.open(here, there, Rect::default()) {
                continue;
            }
            let length = (there.x - here.x).abs() + (there.y - here.y).abs();
            let turn = if next.2 == upright { 0.0 } else { TURN };
            steps.push((next, whole(length + turn + self.map.surcharge(here, there))));
        }
        steps
    }
}

/// Without the points that a straight line runs through anyway.
fn corners(points: &[Point]) -> Vec<Point> {
    let mut corners: Vec<Point> = Vec::new();
    for point in points {
        if let [.., before, last] = corners.as_slice() {
            let level = |one: f64, two: f64, three: f64| (one - two).abs() < 1e-6 && (two - three).abs() < 1e-6;
            if level(before.x, last.x, point.x) || level(before.y, last.y, point.y) {
                corners.pop();
            }
        }
        corners.push(*point);
    }
    corners
}
