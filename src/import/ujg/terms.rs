//! What a term of JSON-LD holds: one value or several, in lists, in sets, or one for each language.

use crate::import::spanned::{Entry, Node, Value};
use crate::source::Span;

/// The texts of a term, with their places: of a list or a set its members, of a map of languages each.
pub(super) fn texts(node: &Node) -> Vec<(&str, Span)> {
    each(node, text)
}

/// The identifiers that a term refers to, with their places.
pub(super) fn references(node: &Node) -> Vec<(&str, Span)> {
    each(node, identifier)
}

/// What is read of each value; that of the only one stands where the whole does.
fn each(node: &Node, read: fn(&Node) -> Option<&str>) -> Vec<(&str, Span)> {
    let members = members(node);
    let is_one = members.len() == 1;
    let at = |member: &Node| if is_one { node.span } else { member.span };
    members.into_iter().filter_map(|member| Some((read(member)?, at(member)))).collect()
}

/// The values of a term one by one.
pub(super) fn members(node: &Node) -> Vec<&Node> {
    if let Some(inside) = node.get("@set").or_else(|| node.get("@list")) {
        return members(inside);
    }
    match &node.value {
        Value::Null => Vec::new(),
        Value::List(items) => items.iter().flat_map(members).collect(),
        Value::Map(entries) if is_of_languages(entries) => {
            entries.iter().flat_map(|entry| members(&entry.node)).collect()
        }
        _ => vec![node],
    }
}

/// Whether a map has nothing but tags of languages as keys, such as `pl` and `pt-BR`, and texts behind them.
fn is_of_languages(entries: &[Entry]) -> bool {
    let is_tag = |key: &str| {
        let first = key.split('-').next().unwrap_or("");
        key == "@none" || matches!(first.len(), 2 | 3) && first.chars().all(|sign| sign.is_ascii_alphabetic())
    };
    let is_text = |node: &Node| node.words().is_some() || node.items().iter().any(|item| item.words().is_some());
    !entries.is_empty() && entries.iter().all(|entry| is_tag(&entry.key) && entry.key != "id" && is_text(&entry.node))
}

fn text(member: &Node) -> Option<&str> {
    member.get("@value").unwrap_or(member).words().filter(|text| !text.trim().is_empty())
}

fn identifier(member: &Node) -> Option<&str> {
    member.get("@id").or_else(|| member.get("id")).map_or_else(|| text(member), Node::words)
}
