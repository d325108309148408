//! Path data, as short as it can be: steps from point to point in hundredths of a pixel.

use super::markup::{hundredths, push_hundredths};
use crate::geometry::{Point, Segment};

/// The data of a path. Each point is rounded where it stands, and steps are between rounded points, so that no error adds up.
pub(super) fn data(segments: &[Segment]) -> String {
    let mut pen = Pen::default();
    for segment in segments {
        match *segment {
            Segment::Move(end) => pen.go_to(end),
            Segment::Line(end) => pen.line(end),
            Segment::Cubic(first, second, end) => pen.curve([first, second, end]),
            Segment::Close => pen.close(),
        }
    }
    pen.data
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
    /// The last control point, if a curve was drawn last.
    control: Option<Place>,
}

impl Pen {
    fn go_to(&mut self, end: Point) {
        let end = rounded(end);
        self.command('M', &[end.0, end.1]);
        (self.at, self.start, self.control) = (end, end, None);
    }

    fn line(&mut self, end: Point) {
        let end = rounded(end);
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

    fn close(&mut self) {
        self.command('z', &[]);
        (self.at, self.control) = (self.start, None);
    }

    /// Writes a command and its numbers; a letter that is in force already is left out.
    fn command(&mut self, letter: char, numbers: &[i64]) {
        let mut parted = self.command != letter || letter == 'z' || letter == 'M';
        if parted {
            self.data.push(letter);
        }
        self.command = letter;
        for number in numbers {
            // A minus parts two numbers as well as a blank does.
            if !parted && *number >= 0 {
                self.data.push(' ');
            }
            let start = self.data.len();
            push_hundredths(&mut self.data, *number);
            self.without_leading_zero(start);
            parted = false;
        }
    }

    /// `0.5` is `.5` from here on.
    fn without_leading_zero(&mut self, start: usize) {
        let digits = start + usize::from(self.data.get(start..).is_some_and(|number| number.starts_with('-')));
        if self.data.get(digits..).is_some_and(|number| number.starts_with("0.")) {
            self.data.remove(digits);
        }
    }
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
    fn errors_do_not_add_up() {
        let third = |index: i32| at(f64::from(index) / 3.0, 0.0);
        let lines = (1..=300).map(|index| Segment::Line(third(index)));
        let path: Vec<Segment> = std::iter::once(Segment::Move(third(0))).chain(lines).collect();
        let steps = data(&path)
            .strip_prefix("M0 0h")
            .map(|steps| steps.split(' ').map(|step| step.parse::<f64>().unwrap()).sum());
        assert!(steps.is_some_and(|end: f64| (end - 100.0).abs() < 1e-9), "{steps:?}");
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
        assert_eq!(data(&path), "M1 1l1 2zl.5 .5-.25-.1M0 1000000000");
    }
}
