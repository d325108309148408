//! Every example says the same through two other readers of YAML as through ours.
//!
//! `serde_yaml` is archived and knows no places; it is here as the reference that others were measured by.
//! `serde-saphyr` is its maintained successor and shares its parser with us. Ours keeps the characters as written, and
//! they give numbers, booleans and nothing; so what they give is compared as what our characters would give them.

use journeymap::source::Source;
use journeymap::yaml::{Kind, Node, read};
use serde_json::Value;

use super::support::{files_in, name_of, repository, text_of};

/// Compares one of our nodes with another reader's value; differences are added to `wrong`, with the path to them.
fn compare(path: &str, node: &Node, other: &Value, wrong: &mut Vec<String>) {
    match (&node.kind, other) {
        (Kind::Nothing, Value::Null) => {}
        (Kind::List(items), Value::Array(others)) if items.len() == others.len() => {
            for (index, (item, other)) in items.iter().zip(others).enumerate() {
                compare(&format!("{path}[{index}]"), item, other, wrong);
            }
        }
        (Kind::Mapping(mapping), Value::Object(others)) if mapping.entries.len() == others.len() => {
            for entry in &mapping.entries {
                let key = &entry.key.value;
                match others.get(key) {
                    Some(other) => compare(&format!("{path}.{key}"), &entry.value, other, wrong),
                    None => wrong.push(format!("{path} has no `{key}`")),
                }
            }
        }
        (Kind::Scalar(scalar), other) if same_scalar(&scalar.text, scalar.plain, other) => {}
        (kind, other) => wrong.push(format!("{path}: ours {kind:?}, theirs {other}")),
    }
}

/// Whether a reader that guesses types would take these characters for this value.
fn same_scalar(written: &str, plain: bool, other: &Value) -> bool {
    match other {
        Value::String(text) => text == written,
        Value::Number(number) if plain => number.as_f64() == written.parse().ok(),
        Value::Bool(value) if plain => {
            matches!((written.to_lowercase().as_str(), value), ("true", true) | ("false", false))
        }
        _ => false,
    }
}

/// A value of `serde_yaml` as one of JSON; keys that are numbers or booleans become text, as they are with us.
fn json(value: serde_yaml::Value) -> Value {
    use serde_yaml::Value as Yaml;
    match value {
        Yaml::Null => Value::Null,
        Yaml::Bool(value) => Value::Bool(value),
        Yaml::Number(number) => serde_json::to_value(number).expect("a number"),
        Yaml::String(text) => Value::String(text),
        Yaml::Sequence(items) => Value::Array(items.into_iter().map(json).collect()),
        Yaml::Mapping(mapping) => {
            let key = |key: Yaml| match key {
                Yaml::String(text) => text,
                other => serde_yaml::to_string(&other).expect("a key").trim_end().to_owned(),
            };
            Value::Object(mapping.into_iter().map(|(name, value)| (key(name), json(value))).collect())
        }
        Yaml::Tagged(tagged) => panic!("a tag: {tagged:?}"),
    }
}

fn same_through(reader: &str, other: impl Fn(&str) -> Value) {
    let mut paths = files_in("examples", ".journey.yaml");
    paths.push(repository("tests/suite/language/whole-example.journey.yaml"));
    let mut wrong = Vec::new();
    for path in paths {
        let text = text_of(&path);
        let ours = read(&Source::new(name_of(&path), text.as_str())).value.expect("a tree");
        compare(&name_of(&path), &ours, &other(&text), &mut wrong);
    }
    assert!(wrong.is_empty(), "{reader}\n{}", wrong.join("\n"));
}

#[test]
fn the_examples_say_the_same_through_serde_yaml() {
    same_through("serde_yaml", |text| json(serde_yaml::from_str(text).expect("a document")));
}

#[test]
fn the_examples_say_the_same_through_serde_saphyr() {
    same_through("serde-saphyr", |text| serde_saphyr::from_str(text).expect("a document"));
}

/// Where the readers differ on purpose: what is written, what ours keeps, what the others make of it.
#[test]
fn what_the_others_make_of_words_is_why_ours_keeps_them() {
    let ours = |text: &str| match read(&Source::new("map", text)).value.expect("a tree").kind {
        Kind::Mapping(mapping) => match &mapping.entries[0].value.kind {
            Kind::Scalar(scalar) => scalar.text.clone(),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    };
    for (written, serde_yaml_says) in
        [("1.10", "1.1"), ("0x1F", "31"), ("1e3", "1000.0"), ("0o17", "15"), (".5", "0.5")]
    {
        let text = format!("a: {written}");
        assert_eq!(ours(&text), written);
        let other: serde_yaml::Value = serde_yaml::from_str(&text).expect("a document");
        assert_eq!(json(other)["a"].to_string(), serde_yaml_says);
    }
}
