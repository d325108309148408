//! What else is known of a thing, in one paragraph with a dot between two remarks; short ones stay on one line.

use super::block::Block;
use super::words::{Look, dotted, paragraph};
use crate::board::card::Detail;
use crate::text::Typesetter;

/// All remarks as a paragraph of this width.
pub(super) fn remarks<'a>(
    details: impl IntoIterator<Item = &'a Detail>,
    look: Look,
    width: f64,
    typesetter: &Typesetter,
) -> Block {
    paragraph(&dotted(details.into_iter().map(|detail| unit(detail, look, width, typesetter))), look, width, typesetter)
}

/// A remark. A date, an owner and numbers that refer to something are read as one word: no line ends inside of them,
/// unless one is wider than a line.
pub(super) fn unit(detail: &Detail, look: Look, width: f64, typesetter: &Typesetter) -> String {
    let line = detail.line();
    if !is_one_word(detail.key) || typesetter.natural_width(&line, look.style()) > width {
        return line;
    }
    line.replace(' ', "\u{a0}")
}

fn is_one_word(key: &str) -> bool {
    matches!(key, "due" | "owner" | "evidence" | "addresses" | "impact" | "effort" | "horizon" | "cost")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::sizes::SMALL;

    #[track_caller]
    fn check(detail: &Detail, width: f64, expected: &str) {
        assert_eq!(unit(detail, SMALL, width, &Typesetter::new("en")), expected);
    }

    #[test]
    fn short_remarks_are_not_parted() {
        check(&Detail::labelled("due", "due", "2027-03"), 100.0, "due\u{a0}2027-03");
        check(&Detail::bare("evidence", "[1, 2]"), 100.0, "[1,\u{a0}2]");
        check(
            &Detail::labelled("owner", "Owner:", "Growth analytics at Kettle & Crow"),
            100.0,
            "Owner: Growth analytics at Kettle & Crow",
        );
        check(&Detail::bare("fails", "one after the other"), 400.0, "one after the other");
    }
}
