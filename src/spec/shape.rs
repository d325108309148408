//! What may be written where: the form of every record, from which the schema and the reference page are made.

use super::record::Keys;
use super::value::looks_like_number;
use crate::yaml::{Kind, Node};

/// What may be written as a value.
#[derive(Clone, Debug)]
pub enum Shape {
    /// Any text.
    Text,
    /// A scalar of a certain form, such as a number or a date.
    Form(Form),
    /// One of a few words.
    Choice(&'static [Choice]),
    /// `true`, `false`, `yes` or `no`.
    Boolean,
    /// A record, or a text that stands for one of its keys.
    Record(Record),
    /// One value or a list of them.
    Many(Box<Shape>),
    /// Any key with a value of one shape.
    Map {
        /// What the keys are.
        key: &'static str,
        /// What the values are.
        value: Box<Shape>,
    },
    /// Any of several.
    Either(Vec<Shape>),
}

/// A scalar of a certain form.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// What it is: "number with a unit".
    pub name: &'static str,
    /// A regular expression that every right value matches, and few wrong ones (ECMA 262).
    pub pattern: &'static str,
    /// Whether a bare YAML number is also right.
    pub number: bool,
    /// A few right values.
    pub examples: &'static [&'static str],
}

/// One word of a choice.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// The word.
    pub word: &'static str,
    /// What it means.
    pub about: &'static str,
}

/// The form of a record.
#[derive(Clone, Copy, Debug)]
pub struct Record {
    /// Its name in the reference.
    pub name: &'static str,
    /// What messages call it: "a touchpoint".
    pub called: &'static str,
    /// What it is.
    pub about: &'static str,
    /// The keys that a scalar may stand for.
    pub short: &'static [&'static str],
    /// Its keys.
    pub keys: fn() -> Vec<Key>,
}

/// One key of a record.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// The form for a single value.
    pub singular: Option<&'static str>,
    /// What it means.
    pub about: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What may be written after it.
    pub shape: fn() -> Shape,
}

/// Puts a key right behind another one; both must be there.
pub fn place(keys: &mut Vec<Key>, moved: &str, before: &str) {
    let position = |keys: &[Key], name: &str| keys.iter().position(|key| key.name == name);
    let (Some(from), Some(_)) = (position(keys, moved), position(keys, before)) else {
        debug_assert!(false, "there is no `{moved}` or no `{before}` to put it behind");
        return;
    };
    let key = keys.remove(from);
    let to = position(keys, before).map_or(from, |at| at + 1);
    keys.insert(to, key);
}

/// The key that a scalar stands for: the first whose shape fits, else the last.
pub fn shorthand<T: Keys>(short: &'static [&'static str], node: &Node) -> Option<&'static str> {
    let (last, rest) = short.split_last()?;
    let Kind::Scalar(scalar) = &node.kind else { return Some(last) };
    if rest.is_empty() {
        return Some(last);
    }
    let keys = T::keys();
    let fits = |key: &&&'static str| {
        let shape = keys.iter().find(|known| known.name == **key).map(|known| (known.shape)());
        matches!(shape, Some(Shape::Form(form)) if form.number) && looks_like_number(&scalar.text)
    };
    rest.iter().find(fits).or(Some(last)).copied()
}
