//! What the language says, as tables of what is written and what is said about it.

mod baseline;
mod empathy;
mod examples;
mod helps;
mod mistakes;
mod names;
mod numbers;
mod scores;
mod shapes;
mod steps;
mod values;

use std::fmt::Write as _;

use super::support::findings;

/// Checks each fragment in the place of `%s` in a map against the findings that it should raise, one a line.
/// A key that the map itself has too takes the place of the map's own.
fn table(map: &str, cases: &[(&str, &str)]) {
    let mut wrong = String::new();
    for (fragment, expected) in cases {
        let key = fragment.split(':').next().unwrap_or("");
        let mut others =
            map.lines().filter(|line| matches!(key, "title" | "type") && line.starts_with(&format!("{key}:")));
        let own = others.next_back().map_or_else(|| map.to_owned(), |line| map.replace(&format!("{line}\n"), ""));
        let found = findings(&own.replace("%s", fragment));
        if found != *expected {
            writeln!(wrong, "in {fragment:?}\nfound    {found:?}\nexpected {expected:?}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
