//! The order of keys: that of the records' declarations. Keys that the author chooses and lists keep their order.

use std::collections::HashMap;

use crate::spec::shape::{Key, Shape};
use crate::yaml::written::{Comment, Content, Pair, Part, Text, Written};

/// Puts the keys of all records in order, and writes each key in the form that fits its value.
pub(super) fn arrange(document: &mut Written<'_>, shape: &Shape) {
    let top = take_top(&mut document.root);
    part(&mut document.root, shape);
    give_top(&mut document.root, top);
    lift(&mut document.root);
}

/// What stands at the top of a file stays there, whichever key comes first: the comments, and whether an empty line
/// follows them. Allowances of findings right above the first key are the key's.
fn take_top<'t>(root: &mut Part<'t>) -> (Vec<Comment<'t>>, bool) {
    let Content::Mapping { entries, .. } = &mut root.content else { return (Vec::new(), false) };
    let Some(first) = entries.first_mut() else { return (Vec::new(), false) };
    let mut kept = first.above.len();
    while !first.blank
        && let Some(comment) = kept.checked_sub(1).and_then(|at| first.above.get(at))
        && is_allowance(comment)
    {
        kept -= 1;
        if comment.blank {
            break;
        }
    }
    let allowances = first.above.split_off(kept);
    let top = std::mem::replace(&mut first.above, allowances);
    let gap = match first.above.first_mut() {
        Some(comment) => std::mem::take(&mut comment.blank),
        None => std::mem::take(&mut first.blank),
    };
    (top, gap)
}

fn give_top<'t>(root: &mut Part<'t>, (mut top, gap): (Vec<Comment<'t>>, bool)) {
    let Content::Mapping { entries, .. } = &mut root.content else { return };
    let Some(first) = entries.first_mut() else { return };
    if first.above.iter().any(is_allowance) {
        // An empty line below would make it an allowance for the whole map.
        first.blank = false;
    }
    match first.above.first_mut() {
        Some(comment) => comment.blank |= gap,
        None => first.blank |= gap,
    }
    top.append(&mut first.above);
    first.above = top;
}

/// Whether a comment is an order to the linter: it holds for the line or the block where it stands.
pub(super) fn is_allowance(comment: &Comment<'_>) -> bool {
    comment.text.trim_start_matches('#').trim_start().starts_with("journeymap:")
}

fn part(written: &mut Part<'_>, shape: &Shape) {
    match &mut written.content {
        Content::List { items, .. } => {
            let shape = item(shape);
            for item in items {
                part(item, shape);
            }
        }
        Content::Mapping { entries, .. } => match of_mapping(shape) {
            Some(Shape::Map { value, .. }) => entries.iter_mut().for_each(|entry| part(&mut entry.value, value)),
            Some(Shape::Record(record)) => {
                let keys = (record.keys)();
                for entry in entries.iter_mut() {
                    let Some(key) = word(&entry.key).and_then(|word| known(&keys, word)) else { continue };
                    part(&mut entry.value, &(key.shape)());
                }
                rename(entries, &keys);
                sort(entries, &keys);
            }
            _ => {}
        },
        Content::Nothing(_) | Content::Alias(_) | Content::Scalar(_) => {}
    }
}

/// What stands above the first thing in an item of a list stands above its dash.
fn lift(part: &mut Part<'_>) {
    match &mut part.content {
        Content::List { items, .. } => {
            for item in items {
                lift(item);
                match &mut item.content {
                    Content::Mapping { entries, .. } => {
                        item.above.extend(entries.first_mut().into_iter().flat_map(|first| first.above.drain(..)));
                    }
                    Content::List { items, .. } => {
                        item.above.extend(items.first_mut().into_iter().flat_map(|first| first.above.drain(..)));
                    }
                    Content::Nothing(_) | Content::Alias(_) | Content::Scalar(_) => {}
                }
            }
        }
        Content::Mapping { entries, .. } => entries.iter_mut().for_each(|entry| lift(&mut entry.value)),
        Content::Nothing(_) | Content::Alias(_) | Content::Scalar(_) => {}
    }
}

/// What the items of a list are.
pub(super) fn item(shape: &Shape) -> &Shape {
    match shape {
        Shape::Many(item) => item,
        Shape::Either(shapes) => shapes.iter().find(|shape| matches!(shape, Shape::Many(_))).map_or(shape, item),
        _ => shape,
    }
}

/// What a mapping is, where it may be several things: the author's own keys before a record's.
pub(super) fn of_mapping(shape: &Shape) -> Option<&Shape> {
    match shape {
        Shape::Record(_) | Shape::Map { .. } => Some(shape),
        Shape::Many(item) => of_mapping(item),
        Shape::Either(shapes) => {
            let table = shapes.iter().find(|shape| matches!(shape, Shape::Map { .. }));
            table.or_else(|| shapes.iter().find_map(of_mapping))
        }
        Shape::Text | Shape::Form(_) | Shape::Choice(_) | Shape::Boolean => None,
    }
}

/// The text of a key.
fn word<'p>(key: &'p Part<'_>) -> Option<&'p str> {
    match &key.content {
        Content::Scalar(text) => Some(&text.says),
        _ => None,
    }
}

/// The key of a record that is written so, in either form.
pub(super) fn known<'k>(keys: &'k [Key], word: &str) -> Option<&'k Key> {
    keys.iter().find(|key| key.name == word || key.singular == Some(word))
}

/// Keys whose plural is a verb: `triggers: gateway` is said of the cell.
const VERBS: &[&str] = &["triggers"];

/// Writes one value under a singular, several under a plural, where a key has both forms and not both are there.
fn rename(entries: &mut [Pair<'_>], keys: &[Key]) {
    for key in keys {
        let Some(singular) = key.singular else { continue };
        if VERBS.contains(&key.name) || !matches!((key.shape)(), Shape::Many(_)) {
            continue;
        }
        let is_written = |word: &str| entries.iter().any(|entry| self::word(&entry.key) == Some(word));
        if is_written(key.name) == is_written(singular) {
            continue;
        }
        for entry in entries.iter_mut() {
            let wanted = match &entry.value.content {
                Content::List { items, .. } if items.len() > 1 => key.name,
                Content::Mapping { .. } => singular,
                Content::Scalar(text) if !text.says.trim().is_empty() => singular,
                _ => continue,
            };
            if let Content::Scalar(text) = &mut entry.key.content
                && (text.says == key.name || text.says == singular)
                && text.says != wanted
            {
                *text = Text { written: wanted, says: wanted.to_owned(), ..text.clone() };
            }
        }
    }
}

/// Puts the keys of a record in order. A key that is unknown stays behind the key that it stands behind.
fn sort(entries: &mut Vec<Pair<'_>>, keys: &[Key]) {
    let place = |entry: &Pair<'_>| {
        let word = word(&entry.key)?;
        keys.iter().position(|key| key.name == word || key.singular == Some(word))
    };
    let mut last = None;
    let mut places: Vec<(Option<usize>, usize)> = Vec::with_capacity(entries.len());
    for (at, entry) in entries.iter().enumerate() {
        last = place(entry).or(last);
        places.push((last, at));
    }
    // Of two forms of one key, and of a key and what stays behind it, the first stays first.
    let mut order = places;
    order.sort_by_key(|(place, at)| (*place, *at));
    let order: Vec<usize> = order.into_iter().map(|(_, at)| at).collect();
    if order.is_sorted() || !keeps_anchors(entries, &order) {
        return;
    }
    let mut taken: Vec<Option<Pair<'_>>> = std::mem::take(entries).into_iter().map(Some).collect();
    entries.extend(order.iter().filter_map(|at| taken.get_mut(*at).and_then(Option::take)));
}

/// Whether no entry that has an anchor changes places with one that uses or gives its name.
fn keeps_anchors(entries: &[Pair<'_>], order: &[usize]) -> bool {
    // The last places, in the old order, of what has used or given a name so far in the new order, and of what has given it.
    let mut names: HashMap<&str, (usize, Option<usize>)> = HashMap::new();
    for at in order {
        let Some(entry) = entries.get(*at) else { continue };
        let mut own = Vec::new();
        anchors(&entry.key, &mut own);
        anchors(&entry.value, &mut own);
        for (name, gives) in own {
            let (any, given) = names.entry(name).or_default();
            if gives && *any > *at || given.is_some_and(|given| given > *at) {
                return false;
            }
            *any = (*any).max(*at);
            if gives {
                *given = (*given).max(Some(*at));
            }
        }
    }
    true
}

/// The names of anchors in a part, and whether each is given or used.
fn anchors<'t>(part: &Part<'t>, names: &mut Vec<(&'t str, bool)>) {
    names.extend(part.anchor.map(|anchor| (anchor.trim_start_matches('&'), true)));
    match &part.content {
        Content::Alias(alias) => names.push((alias.trim_start_matches('*'), false)),
        Content::List { items, .. } => items.iter().for_each(|item| anchors(item, names)),
        Content::Mapping { entries, .. } => {
            for entry in entries {
                anchors(&entry.key, names);
                anchors(&entry.value, names);
            }
        }
        Content::Nothing(_) | Content::Scalar(_) => {}
    }
}
