//! Cells of a service blueprint, and the arrows between them.

use super::marks::Marks;
use super::record::{Field, Fields, Many, Reader, Required, read_many};
use super::shape::Shape;
use super::value::Text;
use crate::source::At;
use crate::yaml::Kind;
use crate::{choice, record};

choice! {
    /// What a cell of a blueprint is made of.
    CellKind called "a kind of blueprint cell" {
        /// Somebody does it.
        People = "people",
        /// A system does it.
        Technology = "technology",
        /// A way of working.
        Process = "process",
    }
}

record! {
    /// What happens at a step on one floor of the service: in front of the customer, behind, or underneath.
    Cell called "a blueprint cell" short ["text"] {
        /// Its name for references, unique in the map.
        id: Option<Text>,
        /// What happens.
        text: Required<Text>,
        /// Who or what does it.
        by: Option<Text>,
        /// What it is made of.
        kind: Option<At<CellKind>>,
        /// The cells that it sets off, instead of the one below; `[]` for none.
        triggers or "trigger": Triggers,
        /// What goes wrong here.
        fails: Option<Text>,
    }
    with { marks: Marks }
}

record! {
    /// An arrow to another cell.
    Trigger called "an arrow" short ["to"] {
        /// The cell that it leads to.
        to: Required<Text>,
        /// Whether it leads back as well.
        both_ways: Option<At<bool>>,
        /// What stands beside it.
        label: Option<Text>,
    }
}

/// The arrows out of a cell: the natural one down where nothing was written, else just these (perhaps none).
#[derive(Clone, Debug, Default)]
pub struct Triggers(pub Option<Vec<Trigger>>);

impl Field for Triggers {
    const REQUIRED: bool = false;
    fn shape() -> Shape {
        <Many<Trigger> as Field>::shape()
    }
    fn take(
        fields: &mut Fields<'_>,
        key: &'static str,
        singular: Option<&'static str>,
        reader: &mut Reader<'_>,
    ) -> Self {
        let entry = fields.entry(key, singular, reader).filter(|entry| entry.value.kind != Kind::Nothing);
        Self(entry.map(|entry| read_many(&entry.value, reader)))
    }
}
