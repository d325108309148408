//! Metrics: own definitions, and values laid over steps, stages, messages and the map.

use super::codes::BOTH_FORMS;
use super::commas::{Wanted, free};
use super::marks::Marks;
use super::record::{Field, Fields, Many, Reader, Value, read_many};
use super::shape::Shape;
use super::value::{Count, Quantity, Text};
use crate::diagnostic::{Diagnostic, shown};
use crate::source::At;
use crate::yaml::{Entry, Kind, Node};
use crate::{choice, record};

choice! {
    /// Which way a metric should move.
    Better called "a direction" {
        /// More is better.
        Higher = "higher",
        /// Less is better.
        Lower = "lower",
    }
}

record! {
    /// One value of a metric at one place.
    MetricValue called "a metric's value" short ["value"] {
        /// The value now.
        value: Option<At<Quantity>>,
        /// The value that is aimed for.
        target: Option<At<Quantity>>,
        /// Earlier values, oldest first.
        history: Many<At<Quantity>>,
        /// How many answers or cases it rests on.
        sample: Option<At<Count>>,
    }
    with { marks: Marks }
}

record! {
    /// A metric of the map's own, and its value for the whole map.
    MetricDefinition called "a metric" short ["value"] {
        /// Its name for references.
        id: Option<Text>,
        /// What people call it.
        name: Option<Text>,
        /// The unit of its values: `%`, a currency, a word.
        unit: Option<Text>,
        /// Which way it should move.
        better: Option<At<Better>>,
        /// The value now, for the whole map.
        value: Option<At<Quantity>>,
        /// The value that is aimed for.
        target: Option<At<Quantity>>,
        /// Earlier values, oldest first.
        history: Many<At<Quantity>>,
        /// How many answers or cases it rests on.
        sample: Option<At<Count>>,
    }
    with { marks: Marks }
}

/// A mapping from a word to one or more values, in the order written.
#[derive(Clone, Debug)]
pub struct Table<T>(pub Vec<(Text, Vec<T>)>);

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// What the keys of a table are, for the reference.
pub trait Row {
    /// What its keys are.
    const KEY: &'static str;
}

impl Row for MetricValue {
    const KEY: &'static str = "the id of a metric, of the catalogue or under the map's `metrics`";
}

impl<T: Value + Row> Field for Table<T> {
    const REQUIRED: bool = false;
    fn shape() -> Shape {
        Shape::Map { key: T::KEY, value: Box::new(Shape::Many(Box::new(T::shape()))) }
    }
    fn take(
        fields: &mut Fields<'_>,
        key: &'static str,
        singular: Option<&'static str>,
        reader: &mut Reader<'_>,
    ) -> Self {
        let Some(entry) = fields.entry(key, singular, reader) else { return Self::default() };
        let mut table = read_table(&entry.value, reader);
        table.0.extend(fields.other_form().map(|entry| read_table(&entry.value, reader).0).unwrap_or_default());
        table
    }
}

fn read_table<T: Value>(node: &Node, reader: &mut Reader<'_>) -> Table<T> {
    match &node.kind {
        Kind::Mapping(mapping) => {
            let entries = free(mapping, Wanted::of(&T::shape()), reader);
            // A number that a comma has cut is reported, and half of it is no value.
            let read = |(entry, cut): (&Entry, bool)| {
                (entry.key.clone(), if cut { Vec::new() } else { read_many(&entry.value, reader) })
            };
            Table(entries.into_iter().map(read).collect())
        }
        Kind::Nothing => Table::default(),
        Kind::Scalar(_) | Kind::List(_) => {
            reader.wrong_shape(node, "a mapping such as `name: value`");
            Table::default()
        }
    }
}

/// The map's own metrics: a list of definitions, or a mapping from ids to values or definitions.
#[derive(Clone, Debug, Default)]
pub struct MapMetrics(pub Vec<MetricDefinition>, pub MetricsForm);

/// In which of its forms the map's `metrics` is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MetricsForm {
    /// It is not.
    #[default]
    Absent,
    /// A list of definitions.
    List,
    /// A mapping from ids.
    Mapping,
}

impl Field for MapMetrics {
    const REQUIRED: bool = false;
    fn shape() -> Shape {
        let definition = MetricDefinition::shape();
        Shape::Either(vec![
            Shape::Many(Box::new(definition.clone())),
            Shape::Map { key: "the id of a metric", value: Box::new(definition) },
        ])
    }
    fn take(
        fields: &mut Fields<'_>,
        key: &'static str,
        singular: Option<&'static str>,
        reader: &mut Reader<'_>,
    ) -> Self {
        let Some(entry) = fields.entry(key, singular, reader) else { return Self::default() };
        match &entry.value.kind {
            Kind::Mapping(mapping) => {
                let table: Table<MetricDefinition> = read_table(&entry.value, reader);
                let mut all = Vec::new();
                for (id, definitions) in table.0 {
                    let is_cut =
                        |entry: &Entry| entry.key.span == id.span && matches!(entry.value.kind, Kind::Scalar(_));
                    if definitions.is_empty() && mapping.entries.iter().any(is_cut) {
                        // It is declared, whatever its value is.
                        all.push(MetricDefinition { id: Some(id.clone()), broken: true, ..Default::default() });
                    }
                    for definition in definitions {
                        if let Some(second) = &definition.id {
                            let message = format!("the id of this metric is already `{}`", shown(&id.value));
                            let finding = Diagnostic::new(&BOTH_FORMS, second.span, message);
                            let finding = finding.also(id.span, "written here").help("delete `id`, or write a list");
                            reader.findings.add(finding);
                        }
                        all.push(MetricDefinition { id: Some(id.clone()), ..definition });
                    }
                }
                Self(all, MetricsForm::Mapping)
            }
            Kind::Scalar(_) | Kind::List(_) | Kind::Nothing => Self(read_many(&entry.value, reader), MetricsForm::List),
        }
    }
}
