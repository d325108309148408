//! How a value of the model is written as JSON and described in a schema; `form!` declares a record once for both.

use serde_json::{Map, Number, Value, json};

use super::ids::Ids;
use crate::spec::value::{Date, Period};

/// Schemas of records by their name.
pub(super) type Definitions = Map<String, Value>;

/// A value that has a form in JSON.
pub(super) trait Form {
    /// Whether its key is always there.
    const REQUIRED: bool = true;

    /// Whether its key is left out.
    fn is_absent(&self) -> bool {
        false
    }

    /// The value.
    fn value(&self, ids: &Ids<'_>) -> Value;

    /// What its values look like; records are entered in `definitions`.
    fn schema(definitions: &mut Definitions) -> Value;
}

/// A form with keys, which may stand among those of another.
pub(super) trait Record {
    /// Enters its keys.
    fn fill(&self, ids: &Ids<'_>, into: &mut Map<String, Value>);

    /// Enters the schemas of its keys, and which of them are always there.
    fn describe(properties: &mut Map<String, Value>, required: &mut Vec<Value>, definitions: &mut Definitions);
}

/// Declares the form of a record of the model. Every field is named, so that one that is added to the model and forgotten
/// here does not compile: `field: "key" Type`, with `= expression` where it is not written as it is; `first` and `parts`
/// have their keys before and after those of the record; what is listed in `without` has no key of its own.
macro_rules! form {
    (
        $(#[doc = $about:literal])*
        $name:ident as $called:literal in $ids:ident
        $( first { $head:ident : $head_ty:ty } )?
        {
            $( $(#[doc = $doc:literal])* $field:ident : $key:literal $ty:ty $(= $value:expr)? ),* $(,)?
        }
        $( parts { $($part:ident : $part_ty:ty),* $(,)? } )?
        $( without { $($left:ident),* $(,)? } )?
    ) => {
        impl $crate::data::form::Record for $name {
            #[allow(unused_variables, reason = "what has no key is named so that nothing is forgotten")]
            fn fill(&self, $ids: &$crate::data::ids::Ids<'_>, into: &mut serde_json::Map<String, serde_json::Value>) {
                let $name { $($field,)* $($head,)? $($($part,)*)? $($($left,)*)? } = self;
                $( <$head_ty as $crate::data::form::Record>::fill($head, $ids, into); )?
                $( $crate::data::form::enter::<$ty>($key, form!(@of $field $($value)?), $ids, into); )*
                $( $( <$part_ty as $crate::data::form::Record>::fill($part, $ids, into); )* )?
            }

            fn describe(
                properties: &mut serde_json::Map<String, serde_json::Value>,
                required: &mut Vec<serde_json::Value>,
                definitions: &mut $crate::data::form::Definitions,
            ) {
                $( <$head_ty as $crate::data::form::Record>::describe(properties, required, definitions); )?
                $( $crate::data::form::describe::<$ty>(
                    $key, concat!($($doc, "\n"),*), properties, required, definitions,
                ); )*
                $( $( <$part_ty as $crate::data::form::Record>::describe(properties, required, definitions); )* )?
            }
        }

        impl $crate::data::form::Form for $name {
            fn value(&self, ids: &$crate::data::ids::Ids<'_>) -> serde_json::Value {
                let mut entries = serde_json::Map::new();
                $crate::data::form::Record::fill(self, ids, &mut entries);
                serde_json::Value::Object(entries)
            }

            fn schema(definitions: &mut $crate::data::form::Definitions) -> serde_json::Value {
                $crate::data::form::definition::<$name>($called, concat!($($about, "\n"),*), definitions)
            }
        }
    };
    (@of $field:ident) => { $field };
    (@of $field:ident $value:expr) => { &$value };
}
pub(super) use form;

/// Enters a key, unless there is nothing to say.
pub(super) fn enter<T: Form>(key: &str, value: &T, ids: &Ids<'_>, into: &mut Map<String, Value>) {
    if !value.is_absent() {
        into.insert(key.to_owned(), value.value(ids));
    }
}

/// Enters the schema of a key.
pub(super) fn describe<T: Form>(
    key: &str,
    about: &str,
    properties: &mut Map<String, Value>,
    required: &mut Vec<Value>,
    definitions: &mut Definitions,
) {
    let schema = T::schema(definitions);
    let about = one_line(about);
    // In draft 7 nothing stands beside a reference.
    let described = match schema {
        Value::Object(mut entries) if !entries.contains_key("$ref") => {
            entries.insert("description".to_owned(), json!(about));
            Value::Object(entries)
        }
        reference => json!({"allOf": [reference], "description": about}),
    };
    properties.insert(key.to_owned(), described);
    if T::REQUIRED {
        required.push(json!(key));
    }
}

/// Enters the schema of a record, and refers to it.
pub(super) fn definition<T: Record>(name: &str, about: &str, definitions: &mut Definitions) -> Value {
    if !definitions.contains_key(name) {
        // Entered first, since records may hold others of their own kind.
        definitions.insert(name.to_owned(), Value::Null);
        let (mut properties, mut required) = (Map::new(), Vec::new());
        T::describe(&mut properties, &mut required, definitions);
        let about = one_line(about);
        let schema = json!({"description": about, "type": "object", "required": required, "properties": properties});
        definitions.insert(name.to_owned(), schema);
    }
    json!({"$ref": format!("#/definitions/{name}")})
}

fn one_line(about: &str) -> String {
    about.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Form for String {
    fn value(&self, _: &Ids<'_>) -> Value {
        json!(self)
    }

    fn schema(_: &mut Definitions) -> Value {
        json!({"type": "string"})
    }
}

impl Form for f64 {
    fn value(&self, _: &Ids<'_>) -> Value {
        /// Up to here every whole number has a form of its own in 64 bits of floating point.
        const WHOLE: f64 = 9_007_199_254_740_992.0;
        if self.fract() == 0.0 && self.abs() < WHOLE {
            return json!(*self as i64);
        }
        Number::from_f64(*self).map_or(Value::Null, Value::Number)
    }

    fn schema(_: &mut Definitions) -> Value {
        json!({"type": "number"})
    }
}

impl Form for i64 {
    fn value(&self, _: &Ids<'_>) -> Value {
        json!(self)
    }

    fn schema(_: &mut Definitions) -> Value {
        json!({"type": "integer"})
    }
}

impl Form for bool {
    fn value(&self, _: &Ids<'_>) -> Value {
        json!(self)
    }

    fn schema(_: &mut Definitions) -> Value {
        json!({"type": "boolean"})
    }
}

/// Something that is said only where it is so.
pub(super) struct Flag(pub(super) bool);

impl Form for Flag {
    const REQUIRED: bool = false;

    fn is_absent(&self) -> bool {
        !self.0
    }

    fn value(&self, _: &Ids<'_>) -> Value {
        json!(self.0)
    }

    fn schema(_: &mut Definitions) -> Value {
        json!({"const": true})
    }
}

impl<T: Form> Form for Option<T> {
    const REQUIRED: bool = false;

    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn value(&self, ids: &Ids<'_>) -> Value {
        self.as_ref().map_or(Value::Null, |value| value.value(ids))
    }

    fn schema(definitions: &mut Definitions) -> Value {
        T::schema(definitions)
    }
}

impl<T: Form> Form for Vec<T> {
    const REQUIRED: bool = false;

    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn value(&self, ids: &Ids<'_>) -> Value {
        self.iter().map(|item| item.value(ids)).collect()
    }

    fn schema(definitions: &mut Definitions) -> Value {
        json!({"type": "array", "items": T::schema(definitions)})
    }
}

impl Form for Date {
    fn value(&self, _: &Ids<'_>) -> Value {
        json!(self.written)
    }

    fn schema(_: &mut Definitions) -> Value {
        json!({"type": "string", "pattern": r"^\d{4}-\d{2}(-\d{2})?$"})
    }
}

impl Form for Period {
    fn value(&self, _: &Ids<'_>) -> Value {
        json!(self.written)
    }

    fn schema(_: &mut Definitions) -> Value {
        json!({"type": "string"})
    }
}

/// Words of which one is chosen.
macro_rules! words {
    ($($name:ty),* $(,)?) => { $(
        impl Form for $name {
            fn value(&self, _: &Ids<'_>) -> Value {
                json!(self.word())
            }

            fn schema(_: &mut Definitions) -> Value {
                let words: Vec<&str> = Self::ALL.iter().map(|choice| choice.word()).collect();
                json!({"enum": words})
            }
        }
    )* };
}

words! {
    crate::spec::blueprint::CellKind,
    crate::spec::card::Progress,
    crate::spec::card::Severity,
    crate::spec::emotion::Moment,
    crate::spec::journey::LaneRole,
    crate::spec::journey::MapStatus,
    crate::spec::journey::MapType,
    crate::spec::message::Holding,
    crate::spec::metric::Better,
    crate::spec::research::ResearchKind,
    crate::spec::touchpoint::ChannelKind,
    crate::spec::touchpoint::Standing,
}
