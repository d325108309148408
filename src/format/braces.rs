//! Lists and mappings in brackets and braces, on one line.

use super::scalar::{Place, key, line};
use crate::yaml::written::{Content, Form, Pair, Part};

/// A part on one line in braces or brackets, or as their whole; nothing if a comment or a broken text keeps it from
/// that, or if it is a block.
pub(super) fn on_one_line(part: &Part<'_>) -> Option<String> {
    let mut out = String::new();
    if !part.foot.is_empty() || !put(part, &mut out) { None } else { Some(out) }
}

fn put(part: &Part<'_>, out: &mut String) -> bool {
    if let Some(anchor) = part.anchor {
        out.push_str(anchor);
        out.push(' ');
    }
    match &part.content {
        Content::Nothing(written) | Content::Alias(written) => out.push_str(written),
        Content::Scalar(text) => match line(text, Place::Braces) {
            Some(line) => out.push_str(&line),
            None => return false,
        },
        Content::List { form: Form::Block, .. } | Content::Mapping { form: Form::Block, .. } => return false,
        Content::List { items, .. } => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at > 0 { ", " } else { "" });
                if !inside(item, out) {
                    return false;
                }
            }
            out.push(']');
        }
        Content::Mapping { form, entries } => {
            let braces = *form == Form::Brackets;
            out.push_str(if braces { "{" } else { "" });
            for (at, entry) in entries.iter().enumerate() {
                out.push_str(if at > 0 { ", " } else { "" });
                if !self::entry(entry, out) {
                    return false;
                }
            }
            out.push_str(if braces { "}" } else { "" });
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    true
}

/// A part inside: nothing is said about it.
fn inside(part: &Part<'_>, out: &mut String) -> bool {
    let silent = part.above.is_empty() && part.head.is_none() && part.behind.is_none() && part.foot.is_empty();
    silent && put(part, out)
}

fn entry(entry: &Pair<'_>, out: &mut String) -> bool {
    if !entry.above.is_empty() {
        return false;
    }
    put_key(&entry.key, Place::Braces, out);
    if entry.colon {
        out.push(':');
        out.push(' ');
    }
    let done = inside(&entry.value, out);
    if out.ends_with(' ') {
        out.pop();
    }
    done
}

/// A key, without its colon.
pub(super) fn put_key(part: &Part<'_>, place: Place, out: &mut String) {
    if let Some(anchor) = part.anchor {
        out.push_str(anchor);
        out.push(' ');
    }
    match &part.content {
        Content::Scalar(text) => out.push_str(&key(text, place)),
        Content::Nothing(written) => out.push_str(written),
        Content::Alias(written) => {
            out.push_str(written);
            // Its colon would be a part of its name.
            out.push(' ');
        }
        // Reading has refused such a key.
        Content::List { .. } | Content::Mapping { .. } => {}
    }
}

/// How deep brackets stand in one another.
pub(super) fn depth(part: &Part<'_>) -> usize {
    let children = match &part.content {
        Content::List { items, .. } => items.iter().map(depth).max(),
        Content::Mapping { form, entries } => {
            let inner = entries.iter().map(|entry| depth(&entry.value)).max();
            return inner.unwrap_or(0) + usize::from(*form == Form::Brackets);
        }
        Content::Nothing(_) | Content::Alias(_) | Content::Scalar(_) => return 0,
    };
    children.unwrap_or(0) + 1
}

/// Whether a mapping in braces holds keys without values, as text with commas does: it means something else in a block.
pub(super) fn has_bare_keys(part: &Part<'_>) -> bool {
    matches!(&part.content, Content::Mapping { entries, .. } if entries.iter().any(|entry| !entry.colon))
}
