//! What changes from one text to another, for people and for `patch`.

use similar::TextDiff;

/// What changes from one text to another, as a unified diff.
pub(super) fn difference(name: &str, before: &str, after: &str) -> String {
    let diff = TextDiff::from_lines(before, after);
    diff.unified_diff().context_radius(3).header(name, name).to_string()
}
