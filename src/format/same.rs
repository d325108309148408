//! Whether two texts say the same: the same values in the same places, and the same comments.

use std::collections::HashMap;

use super::arrange::{item, known, of_mapping};
use crate::spec::shape::Shape;
use crate::yaml::written::Remarks;
use crate::yaml::{Kind, Mapping, Node};

/// Whether two trees hold the same. The keys of a record may stand in any order and in either form.
pub(super) fn same(before: &Node, after: &Node, shape: Option<&Shape>) -> bool {
    match (&before.kind, &after.kind) {
        (Kind::Nothing, Kind::Nothing) => true,
        (Kind::Scalar(before), Kind::Scalar(after)) => before.text == after.text,
        (Kind::List(before), Kind::List(after)) => {
            let shape = shape.map(item);
            before.len() == after.len() && before.iter().zip(after).all(|(before, after)| same(before, after, shape))
        }
        (Kind::Mapping(before), Kind::Mapping(after)) => {
            before.entries.len() == after.entries.len() && same_entries(before, after, shape.and_then(of_mapping))
        }
        _ => false,
    }
}

fn same_entries(before: &Mapping, after: &Mapping, shape: Option<&Shape>) -> bool {
    let record = match shape {
        Some(Shape::Record(record)) => record,
        Some(Shape::Map { value, .. }) => return same_in_order(before, after, Some(value)),
        _ => return same_in_order(before, after, None),
    };
    let keys = (record.keys)();
    let values: HashMap<&str, &Node> =
        after.entries.iter().map(|entry| (entry.key.value.as_str(), &entry.value)).collect();
    before.entries.iter().all(|entry| {
        let word = entry.key.value.as_str();
        let key = known(&keys, word);
        let other = key.and_then(|key| if key.name == word { key.singular } else { Some(key.name) });
        let after = values.get(word).or_else(|| values.get(other?));
        let shape = key.map(|key| (key.shape)());
        after.is_some_and(|after| same(&entry.value, after, shape.as_ref()))
    })
}

fn same_in_order(before: &Mapping, after: &Mapping, shape: Option<&Shape>) -> bool {
    before
        .entries
        .iter()
        .zip(&after.entries)
        .all(|(before, after)| before.key.value == after.key.value && same(&before.value, &after.value, shape))
}

/// The comments of a text in the order of their words, as where they stand may change.
pub(super) fn comments<'t>(remarks: &Remarks<'t>) -> Vec<&'t str> {
    let before = remarks.preamble.into_iter().flat_map(str::lines).map(str::trim_end);
    let mut all: Vec<&str> = before.chain(remarks.comments.iter().copied()).collect();
    all.sort_unstable();
    all
}
