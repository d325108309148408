//! Lists within lists in a cell: which lines are a part of the item above them.

use super::bullets::bullet;

/// What a line of a list begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    None,
    /// A bullet, and which.
    Bullet(char),
    /// A number and the sign that ends it.
    Number(char),
    /// A letter and a bracket.
    Letter,
}

/// The line of an item that others may stand below.
#[derive(Clone, Copy)]
pub(super) struct Above {
    sign: Sign,
    indent: usize,
    /// Whether it ends in a colon.
    is_label: bool,
    /// Whether lines without a sign are items of the list as well.
    are_parted: bool,
}

impl Above {
    /// What a line begins with that stands so far to the right, in a list of which `are_parted` is known.
    pub(super) fn of(line: &str, indent: usize, are_parted: bool) -> Self {
        Self { sign: sign(line), indent, is_label: line.ends_with([':', '：']), are_parted }
    }

    /// Whether a line is a part of this item: "1) price" below "• Compares:", "  - at home" below "• Pays".
    pub(super) fn holds(self, line: Self) -> bool {
        let is_other = line.sign != self.sign && line.sign != Sign::None;
        let is_counted = matches!(line.sign, Sign::Number(_) | Sign::Letter);
        let is_deeper = line.indent > self.indent + 1;
        // What is no item itself stands above all that follows, or counts what is of it.
        let is_of_label =
            self.is_label && (is_other && (self.sign != Sign::None || is_counted || self.are_parted) || is_deeper);
        is_of_label || is_other && is_deeper && self.sign != Sign::None
    }
}

/// How many blanks stand before a line.
pub(super) fn indent(line: &str) -> usize {
    line.chars().take_while(|sign| sign.is_whitespace()).map(|sign| if sign == '\t' { 4 } else { 1 }).sum()
}

/// What a line begins with.
fn sign(line: &str) -> Sign {
    let mut signs = line.chars();
    let (first, second) = (signs.next().unwrap_or(' '), signs.next().unwrap_or(' '));
    if bullet(line).is_some() {
        let end = line.trim_start_matches(|sign: char| sign.is_ascii_digit()).chars().next().unwrap_or(' ');
        return if first.is_ascii_digit() { Sign::Number(end) } else { Sign::Bullet(first) };
    }
    let is_letter = first.is_ascii_alphabetic() && second == ')' && signs.next().is_some_and(char::is_whitespace);
    if is_letter { Sign::Letter } else { Sign::None }
}
