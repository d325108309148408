//! Path data, as short as it can be: steps from point to point in hundredths of a pixel.

use super::markup::{hundredths, push_hundredths};
use crate::geometry::{Point, Segment};

/// The data of a path. Each point is rounded where it stands, and steps are between rounded points, so that no error adds up.
pub(super) fn data(segments: &[Segment]) -> String {
    write(segments, |_, _| None)
}

/// The same for letters, whose curves are quadratic ones in other words and shorter as such.
pub(super) fn letters(segments: &[Segment]) -> String {
    write(segments, quadratic)
}

fn write(segments: &[Segment], quadratic: impl Fn(Point, [Point; 3]) -> Option<Point>) -> String {
    let mut pen = Pen::default();
    let mut from = Point::default();
    for (segment, next) in segments.iter().zip(segments.iter().skip(1).map(Some).chain([None])) {
        match *segment {
            Segment::Move(end) => pen.go_to(end),
            // What closes a shape draws its last line, too.
            Segment::Line(end) if pen.has_drawn && pen.ends_at(end, next) => {}
            Segment::Line(end) => pen.line(end),
            Segment::Cubic(first, second, end) => match quadratic(from, [first, second, end]) {
                Some(control) => pen.quadratic(control, end),
                None => pen.curve([first, second, end]),
            },
            Segment::Close => pen.close(),
        }
        if let Segment::Move(end) | Segment::Line(end) | Segment::Cubic(_, _, end) = *segment {
            from = end;
        }
    }
    pen.data
}

/// The control point of a curve that is a quadratic one in other words.
fn quadratic(from: Point, [first, second, end]: [Point; 3]) -> Option<Point> {
    const SLACK: f64 = 1e-6;
    let control = |end: Point, near: Point| Point::new((3.0 * near.x - end.x) / 2.0, (3.0 * near.y - end.y) / 2.0);
    let (one, other) = (control(from, first), control(end, second));
    ((one.x - other.x).abs() < SLACK && (one.y - other.y).abs() < SLACK).then_some(one)
}

/// A point in hundredths of a pixel.
type Place = (i64, i64);

#[derive(Default)]
struct Pen {
    data: String,
    /// Where the pen is.
    at: Place,
    /// Where the part that is being drawn began.
    start: Place,
    /// The command in force: a number that follows needs no letter.
    command: char,
    /// Whether the last number has a decimal point.
    has_point: bool,
    /// The last control point, if a curve was drawn last.
    control: Option<Place>,
    /// Whether anything was drawn since the pen was set down.
    has_drawn: bool,
}

impl Pen {
    fn go_to(&mut self, end: Point) {
        let end = rounded(end);
        let step = [end.0 - self.at.0, end.1 - self.at.1];
        // The shorter of the two ways to say it; at the beginning there is nothing to go from.
        if !self.data.is_empty() && length(&step) < length(&[end.0, end.1]) {
            self.command('m', &step);
        } else {
            self.command('M', &[end.0, end.1]);
        }
        (self.at, self.start, self.control, self.has_drawn) = (end, end, None, false);
    }

    /// Whether a line to `end` is seen without being said: it goes nowhere, or to where the shape is then closed.
    fn ends_at(&self, end: Point, next: Option<&Segment>) -> bool {
        let end = rounded(end);
        end == self.at || (end == self.start && matches!(next, Some(Segment::Close)))
    }

    fn line(&mut self, end: Point) {
        let end = rounded(end);
        self.has_drawn = true;
        let (across, down) = (end.0 - self.at.0, end.1 - self.at.1);
        match (across, down) {
            (_, 0) => self.command('h', &[across]),
            (0, _) => self.command('v', &[down]),
            _ => self.command('l', &[across, down]),
        }
        (self.at, self.control) = (end, None);
    }

    fn curve(&mut self, points: [Point; 3]) {
        let [first, second, end] = points.map(rounded);
        self.has_drawn = true;
        let from = self.at;
        let step = |point: Place| [point.0 - from.0, point.1 - from.1];
        // A curve that goes on as smoothly as the last one ended need not say its first control point.
        let smooth = self.control.map(|last| (2 * from.0 - last.0, 2 * from.1 - last.1));
        if smooth == Some(first) {
            self.command('s', &[step(second), step(end)].concat());
        } else {
            self.command('c', &[step(first), step(second), step(end)].concat());
        }
        (self.at, self.control) = (end, Some(second));
    }

    fn quadratic(&mut self, control: Point, end: Point) {
        let (control, end) = (rounded(control), rounded(end));
        self.has_drawn = true;
        let step = |point: Place| [point.0 - self.at.0, point.1 - self.at.1];
        self.command('q', &[step(control), step(end)].concat());
        (self.at, self.control) = (end, None);
    }

    fn close(&mut self) {
        self.command('z', &[]);
        (self.at, self.control) = (self.start, None);
    }

    /// Writes a command and its numbers; a letter that is in force already is left out.
    fn command(&mut self, letter: char, numbers: &[i64]) {
        let mut after_letter = self.command != letter || matches!(letter, 'z' | 'm' | 'M');
        if after_letter {
            self.data.push(letter);
            self.has_point = false;
        }
        self.command = letter;
        for number in numbers {
            self.number(*number, after_letter);
            after_letter = false;
        }
    }

    /// Writes a number without the zero before its point, and with a blank before it only where nothing else parts it
    /// from the one before: a minus does, and so does a second point.
    fn number(&mut self, hundredths: i64, after_letter: bool) {
        let has_point = hundredths % 100 != 0;
        let starts_with_point = has_point && (0..100).contains(&hundredths);
        if !after_letter && hundredths >= 0 && !(starts_with_point && self.has_point) {
            self.data.push(' ');
        }
        let digits = self.data.len() + usize::from(hundredths < 0);
        push_hundredths(&mut self.data, hundredths);
        if has_point && hundredths.abs() < 100 {
            self.data.remove(digits);
        }
        self.has_point = has_point;
    }
}

/// How many bytes numbers take after a letter.
fn length(numbers: &[i64]) -> usize {
    let mut pen = Pen::default();
    pen.command('m', numbers);
    pen.data.len()
}

fn rounded(point: Point) -> Place {
    (hundredths(point.x), hundredths(point.y))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64, y: f64) -> Point {
        Point::new(x, y)
    }

    #[test]
    fn steps_are_short() {
        let check = |segments: &[Segment], expected: &str| assert_eq!(data(segments), expected);
        check(&[], "");
        check(
            &[Segment::Move(at(1.0, 2.5)), Segment::Line(at(4.0, 2.5)), Segment::Line(at(4.0, 0.0))],
            "M1 2.5h3v-2.5",
        );
        check(
            &[Segment::Move(at(0.0, 0.0)), Segment::Line(at(1.0, 1.0)), Segment::Line(at(0.0, 3.0)), Segment::Close],
            "M0 0l1 1-1 2z",
        );
        check(
            &[
                Segment::Move(at(10.0, 10.0)),
                Segment::Cubic(at(11.0, 10.0), at(12.0, 11.0), at(12.0, 12.0)),
                Segment::Cubic(at(12.0, 13.0), at(11.0, 14.0), at(10.0, 14.0)),
                Segment::Cubic(at(0.0, 0.0), at(1.0, 1.0), at(2.0, 2.0)),
            ],
            "M10 10c1 0 2 1 2 2s-1 2-2 2c-10-14-9-13-8-12",
        );
    }

    #[test]
    fn the_shorter_way_to_a_place_is_said() {
        let apart = [
            Segment::Move(at(400.0, 100.0)),
            Segment::Line(at(402.0, 100.0)),
            Segment::Move(at(400.0, 103.0)),
            Segment::Line(at(402.0, 104.0)),
            Segment::Move(at(1.0, 2.0)),
            Segment::Line(at(3.0, 2.0)),
        ];
        assert_eq!(data(&apart), "M400 100h2m-2 3l2 1M1 2h2");
    }

    #[test]
    fn what_is_drawn_anyway_is_not_said() {
        let corners = [at(0.0, 0.0), at(4.0, 0.0), at(4.001, 0.0), at(4.0, 4.0), at(0.0, 0.0)].map(Segment::Line);
        let closed = [&[Segment::Move(at(0.0, 0.0))], corners.as_slice(), &[Segment::Close]].concat();
        // The first line may be all that is drawn: with round ends, a dot.
        assert_eq!(data(&closed), "M0 0h0 4v4z");
        let open = [&[Segment::Move(at(0.0, 0.0))], corners.as_slice()].concat();
        assert_eq!(data(&open), "M0 0h0 4v4l-4-4");
    }

    /// What another reader of path data makes of it.
    fn read(data: &str) -> kurbo::BezPath {
        kurbo::BezPath::from_svg(data).unwrap_or_else(|error| panic!("{data:?}: {error}"))
    }

    #[test]
    fn a_quadratic_curve_has_one_control_point() {
        let curve = Segment::Cubic(at(3.0, 2.0), at(5.0, 2.0), at(7.0, 0.0));
        assert_eq!(letters(&[Segment::Move(at(1.0, 0.0)), curve]), "M1 0q3 3 6 0");
        let other = Segment::Cubic(at(3.0, 2.0), at(5.0, 2.1), at(7.0, 0.0));
        assert_eq!(letters(&[Segment::Move(at(1.0, 0.0)), other]), "M1 0c2 2 4 2.1 6 0");
    }

    #[test]
    fn errors_do_not_add_up() {
        let third = |index: i32| at(f64::from(index) / 3.0, 0.0);
        let lines = (1..=300).map(|index| Segment::Line(third(index)));
        let path: Vec<Segment> = std::iter::once(Segment::Move(third(0))).chain(lines).collect();
        let end = read(&data(&path)).elements().last().and_then(kurbo::PathEl::end_point);
        assert!(end.is_some_and(|end| (end.x - 100.0).abs() < 1e-9), "{end:?}");
    }

    proptest::proptest! {
        #[test]
        fn every_path_is_read_as_it_was(numbers in proptest::collection::vec(-300_i32..300, 8..80)) {
            let values: Vec<f64> = numbers.iter().map(|number| f64::from(*number) / 100.0).collect();
            let mut path = vec![Segment::Move(at(0.0, 0.0))];
            for (index, chunk) in values.chunks_exact(6).enumerate() {
                let [a, b, c, d, e, f] = chunk else { continue };
                path.push(match index % 4 {
                    0 => Segment::Line(at(*a, *b)),
                    3 if *a > 0.0 => Segment::Move(at(*c, *d)),
                    _ => Segment::Cubic(at(*a, *b), at(*c, *d), at(*e, *f)),
                });
            }
            let points = |path: &kurbo::BezPath| -> Vec<kurbo::Point> {
                path.elements().iter().flat_map(|element| match *element {
                    kurbo::PathEl::MoveTo(end) | kurbo::PathEl::LineTo(end) => vec![end],
                    kurbo::PathEl::CurveTo(first, second, end) => vec![first, second, end],
                    kurbo::PathEl::QuadTo(..) | kurbo::PathEl::ClosePath => Vec::new(),
                }).collect()
            };
            let meant: Vec<Point> = path.iter().flat_map(|segment| match *segment {
                Segment::Move(end) | Segment::Line(end) => vec![end],
                Segment::Cubic(first, second, end) => vec![first, second, end],
                Segment::Close => Vec::new(),
            }).collect();
            let data = data(&path);
            let read = points(&read(&data));
            proptest::prop_assert_eq!(read.len(), meant.len(), "{}", data);
            for (read, meant) in read.iter().zip(&meant) {
                proptest::prop_assert!((read.x - meant.x).abs() < 1e-6 && (read.y - meant.y).abs() < 1e-6, "{}", data);
            }
        }
    }

    #[test]
    fn what_is_closed_begins_again_where_it_began() {
        let path = [
            Segment::Move(at(1.0, 1.0)),
            Segment::Line(at(2.0, 3.0)),
            Segment::Close,
            Segment::Line(at(1.5, 1.5)),
            Segment::Line(at(1.25, 1.4)),
            Segment::Move(at(f64::NAN, 1e12)),
        ];
        assert_eq!(data(&path), "M1 1l1 2zl.5.5-.25-.1M0 1000000000");
    }
}
