//! The way from the top of a document to a place in it, by keys and names: it stays when lines move.

use super::node::{Kind, Mapping, Node};
use crate::source::Span;

/// The keys by which an item of a list is told from its neighbours, the best first.
const NAMES: &[&str] = &["id", "name", "title", "action", "text"];
/// So many characters of a name are kept.
const LONGEST: usize = 60;

/// The way to the innermost value or key that holds the first byte of a span: `/stages/purchase/steps/pays/emotion`.
///
/// An item of a list is called by its `id`, else by its name in lower case, else by its number from 0. In a part, `~`
/// stands as `~0` and `/` as `~1`, as in a JSON pointer. The way to the whole document is empty.
pub fn path(root: &Node, at: Span) -> String {
    let mut path = String::new();
    let mut node = Some(root);
    while let Some(inside) = node {
        node = match &inside.kind {
            Kind::Nothing | Kind::Scalar(_) => None,
            Kind::List(items) => step_into_list(items, at, &mut path),
            Kind::Mapping(mapping) => step_into_mapping(mapping, at, &mut path),
        };
    }
    path
}

fn step_into_list<'a>(items: &'a [Node], at: Span, path: &mut String) -> Option<&'a Node> {
    let (number, item) = items.iter().enumerate().find(|(_, item)| holds(item.span, at))?;
    push(path, &name(item).unwrap_or_else(|| number.to_string()));
    Some(item)
}

fn step_into_mapping<'a>(mapping: &'a Mapping, at: Span, path: &mut String) -> Option<&'a Node> {
    // What stands between a key and its value, as an error of indentation may, belongs to the key.
    let entry = mapping.entries.iter().rfind(|entry| entry.key.span.start <= at.start)?;
    let end = entry.value.span.end.max(entry.key.span.end);
    if end < at.start {
        return None;
    }
    push(path, &entry.key.value);
    holds(entry.value.span, at).then_some(&entry.value)
}

fn holds(span: Span, at: Span) -> bool {
    span.start <= at.start && (at.start < span.end || at.start == span.end && at.is_empty())
}

/// What an item of a list is called.
fn name(item: &Node) -> Option<String> {
    let text = match &item.kind {
        Kind::Scalar(scalar) => Some(&scalar.text),
        Kind::Mapping(mapping) => NAMES.iter().find_map(|name| {
            let entry = mapping.entries.iter().find(|entry| entry.key.value == *name)?;
            match &entry.value.kind {
                Kind::Scalar(scalar) => Some(&scalar.text),
                Kind::Nothing | Kind::List(_) | Kind::Mapping(_) => None,
            }
        }),
        Kind::Nothing | Kind::List(_) => None,
    }?;
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let name: String = words.join("-").chars().take(LONGEST).collect();
    (!name.is_empty()).then_some(name)
}

fn push(path: &mut String, part: &str) {
    path.push('/');
    for character in part.chars() {
        match character {
            '~' => path.push_str("~0"),
            '/' => path.push_str("~1"),
            other => path.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::path;
    use crate::source::{Source, Span};
    use crate::yaml::read;

    const MAP: &str = "\
title: A/B
stages:
  - name: First  Look
    steps:
      - {id: pays, emotion: {score: -3}}
      - Waits a ~ while
      - [1, 2]
notes:
";

    fn to(words: &str) -> String {
        let start = MAP.find(words).unwrap();
        path(&read(&Source::new("map", MAP)).value.unwrap(), Span::new(start, start + words.len()))
    }

    #[test]
    fn a_place_is_named_by_keys_and_ids() {
        for (words, expected) in [
            ("A/B", "/title"),
            ("title", "/title"),
            ("First", "/stages/first-look/name"),
            ("-3", "/stages/first-look/steps/pays/emotion/score"),
            ("Waits", "/stages/first-look/steps/waits-a-~0-while"),
            ("2]", "/stages/first-look/steps/2/2"),
            ("notes", "/notes"),
        ] {
            assert_eq!(to(words), expected, "{words}");
        }
    }
}
