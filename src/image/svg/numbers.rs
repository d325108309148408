//! The numbers of a drawing: none so large or small that a reader would lose count.

use crate::image::Problem;

/// The largest number, and how far below 0 one may be.
const LARGEST: f64 = 1e6;
/// The smallest size or scale that is not 0.
const SMALLEST: f64 = 1e-3;

/// Attributes and properties that are numbers. In others, digits are names or colours.
const NUMBERS: &[&str] = &[
    "transform",
    "gradientTransform",
    "transform-origin",
    "d",
    "points",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "fx",
    "fy",
    "fr",
    "width",
    "height",
    "viewBox",
    "offset",
    "pathLength",
    "stroke-width",
    "stroke-miterlimit",
    "stroke-dasharray",
    "stroke-dashoffset",
];

/// Refuses a value with a number that no drawing needs.
pub(super) fn check(name: &str, value: &str) -> Result<(), Problem> {
    if !NUMBERS.contains(&name) {
        return Ok(());
    }
    if let Some(large) = numbers(value).find(|number| !(-LARGEST..=LARGEST).contains(number)) {
        return Err(Problem::Damaged(format!(
            "is an SVG with the number {large:e} in `{name}`, and a million is the most"
        )));
    }
    let small = match name {
        "width" | "height" => numbers(value).find(|number| is_tiny(*number)),
        "viewBox" => numbers(value).skip(2).find(|number| is_tiny(*number)),
        "transform" | "gradientTransform" => scales(value).find(|number| is_tiny(*number)),
        _ => None,
    };
    small.map_or(Ok(()), |small| {
        Err(Problem::Damaged(format!("is an SVG with the size {small:e} in `{name}`, and a thousandth is the least")))
    })
}

fn is_tiny(number: f64) -> bool {
    number != 0.0 && number.abs() < SMALLEST
}

/// By how much a transform makes larger or smaller. A matrix may hold zeros that are not quite, so its area counts.
fn scales(value: &str) -> impl Iterator<Item = f64> {
    value.split(')').flat_map(|step| {
        let (name, inside) = step.split_once('(').unwrap_or_default();
        let name = name.trim_matches([' ', ',', '\t', '\n', '\r']);
        let found: Vec<f64> = numbers(inside).collect();
        match (name, found.as_slice()) {
            ("matrix", [a, b, c, d, ..]) => vec![(a * d - b * c).abs().sqrt()],
            ("scale" | "scaleX" | "scaleY", _) => found,
            _ => Vec::new(),
        }
    })
}

/// The numbers of a value, as a path is read: `1-2.5.5e3` are 1, -2.5 and 500.
fn numbers(value: &str) -> impl Iterator<Item = f64> {
    let mut rest = value;
    std::iter::from_fn(move || {
        let from = rest.find(|c: char| c.is_ascii_digit())?;
        let before = rest.get(..from)?;
        // A number may begin with its point and its sign.
        let from = from - usize::from(before.ends_with('.'));
        let from = from
            - usize::from(
                before.trim_end_matches('.').ends_with('-') && before.len() - before.trim_end_matches('.').len() < 2,
            );
        let text = rest.get(from..)?;
        let end = length(text.as_bytes());
        rest = text.get(end..)?;
        // What is written like a number is one.
        Some(text.get(..end)?.parse().unwrap_or(f64::INFINITY))
    })
}

/// How many bytes of a text are one number.
fn length(text: &[u8]) -> usize {
    let digits = |from: usize| text.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
    let at = |index: usize| text.get(index).copied();
    let mut end = usize::from(at(0) == Some(b'-'));
    end += digits(end);
    if at(end) == Some(b'.') {
        end += 1 + digits(end + 1);
    }
    if matches!(at(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(at(end + 1), Some(b'+' | b'-')));
        let power = digits(end + 1 + sign);
        if power > 0 {
            end += 1 + sign + power;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_paths_have_them() {
        let read = |value| numbers(value).collect::<Vec<_>>();
        assert_eq!(read("M1-2.5.5e3,-.25L3e-2 4em"), [1.0, -2.5, 500.0, -0.25, 0.03, 4.0]);
        assert_eq!(read("1e999 none - ."), [f64::INFINITY]);
    }

    #[test]
    fn what_is_out_of_reach_is_refused() {
        for (name, value) in [
            ("x", "-1e38"),
            ("d", "M0 0L1e9 3"),
            ("width", "1e-9"),
            ("viewBox", "0 0 1e-30 5"),
            ("transform", "rotate(3) scale(1e-4)"),
            ("transform", "matrix(1e-5 0 0 1e-5 0 0)"),
            ("stroke-width", "9999999"),
        ] {
            assert!(check(name, value).is_err(), "{name} {value}");
        }
        for (name, value) in [
            ("x", "1e6"),
            ("d", "M1e-9-5z"),
            ("width", "0"),
            ("width", "100%"),
            ("transform", "matrix(6e-17 1 -1 6e-17 0 0)"),
            ("fill", "#1e9999"),
        ] {
            assert!(check(name, value).is_ok(), "{name} {value}");
        }
    }
}
