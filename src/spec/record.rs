//! `record!` and `choice!`: a record says each key once, with its meaning; reader, schema and reference come from it.

use super::codes::{BOTH_FORMS, COMMA_IN_BRACES, MISSING_KEY, UNKNOWN_KEY, WRONG_SHAPE};
use super::shape::{Key, Shape};
use super::synonyms::synonym;
use crate::diagnostic::{Diagnostic, Findings, nearest};
use crate::source::{Source, Span};
use crate::yaml::{Entry, Kind, Node};

/// What a reader needs at hand: the source, and the list that findings go to.
#[derive(Debug)]
pub struct Reader<'s> {
    /// The text that is read.
    pub source: &'s Source,
    /// Everything found so far.
    pub findings: Findings,
}

impl Reader<'_> {
    /// Reports that `node` is not what was wanted.
    pub fn wrong_shape(&mut self, node: &Node, wanted: &str) {
        let message = format!("found {}, but {wanted} is wanted here", describe(node));
        self.findings.add(Diagnostic::new(&WRONG_SHAPE, head(node, self.source), message));
    }
}

/// A value that can be read from a node.
pub trait Value: Sized {
    /// What may be written, for the schema and the reference page.
    fn shape() -> Shape;
    /// Reads it, or says why not.
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self>;
}

/// What a record may hold under a key: an optional value, a required one, or several.
pub trait Field: Sized {
    /// Whether the key must be there.
    const REQUIRED: bool;
    /// What may be written after the key.
    fn shape() -> Shape;
    /// Takes its entry out of the record and reads it.
    fn take(
        fields: &mut Fields<'_>,
        key: &'static str,
        singular: Option<&'static str>,
        reader: &mut Reader<'_>,
    ) -> Self;
}

impl<T: Value> Field for Option<T> {
    const REQUIRED: bool = false;
    fn shape() -> Shape {
        T::shape()
    }
    fn take(
        fields: &mut Fields<'_>,
        key: &'static str,
        singular: Option<&'static str>,
        reader: &mut Reader<'_>,
    ) -> Self {
        let entry = fields.entry(key, singular, reader)?;
        T::read(&entry.value, reader)
    }
}

/// A value whose key must be written; empty only if it was not, and then a finding says so.
#[derive(Clone, Debug)]
pub struct Required<T>(pub Option<T>);

impl<T> Default for Required<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Value> Field for Required<T> {
    const REQUIRED: bool = true;
    fn shape() -> Shape {
        T::shape()
    }
    fn take(
        fields: &mut Fields<'_>,
        key: &'static str,
        singular: Option<&'static str>,
        reader: &mut Reader<'_>,
    ) -> Self {
        let Some(entry) = fields.entry(key, singular, reader) else {
            let message = format!("{} has no `{key}`", fields.record);
            let finding = Diagnostic::new(&MISSING_KEY, fields.head, message).help(format!("write `{key}: …`"));
            reader.findings.add(finding);
            return Self(None);
        };
        Self(T::read(&entry.value, reader))
    }
}

/// One value or a list of them.
pub type Many<T> = Vec<T>;

impl<T: Value> Field for Many<T> {
    const REQUIRED: bool = false;
    fn shape() -> Shape {
        Shape::Many(Box::new(T::shape()))
    }
    fn take(
        fields: &mut Fields<'_>,
        key: &'static str,
        singular: Option<&'static str>,
        reader: &mut Reader<'_>,
    ) -> Self {
        fields.entry(key, singular, reader).map(|entry| read_many(&entry.value, reader)).unwrap_or_default()
    }
}

/// Reads one value or a list of them.
pub fn read_many<T: Value>(node: &Node, reader: &mut Reader<'_>) -> Vec<T> {
    match &node.kind {
        Kind::List(items) => items.iter().filter_map(|item| T::read(item, reader)).collect(),
        Kind::Nothing => Vec::new(),
        Kind::Scalar(_) | Kind::Mapping(_) => T::read(node, reader).into_iter().collect(),
    }
}

/// The keys that a kind of record knows, and how to read them; written by `record!`.
pub trait Keys: Sized {
    /// Its keys, those of parts that it shares with other records included.
    fn keys() -> Vec<Key>;
    /// Takes its keys out of a record.
    fn take(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Self;
}

/// The entries of one mapping while it is read.
#[derive(Debug)]
pub struct Fields<'n> {
    /// What the record is called in messages: "a touchpoint".
    pub record: &'static str,
    /// Where a message about the record as a whole points: its first key.
    pub head: Span,
    /// The whole record.
    pub span: Span,
    entries: Vec<(&'n Entry, bool)>,
    braces: bool,
}

impl<'n> Fields<'n> {
    /// The entry under `key` or, if it has one, under its singular form; both at once is a finding. A key with
    /// nothing after it counts as not written.
    pub fn entry(&mut self, key: &str, singular: Option<&str>, reader: &mut Reader<'_>) -> Option<&'n Entry> {
        let plural = self.take(key);
        let single = singular.and_then(|singular| self.take(singular));
        if let (Some(plural), Some(single)) = (plural, single) {
            let (first, second) = if plural.key.span <= single.key.span { (plural, single) } else { (single, plural) };
            let message = format!("`{}` and `{}` are two forms of one key", first.key.value, second.key.value);
            let finding = Diagnostic::new(&BOTH_FORMS, second.key.span, message)
                .also(first.key.span, "first written here")
                .help(format!("put all of it under `{key}` as a list"));
            reader.findings.add(finding);
        }
        plural.or(single).filter(|entry| entry.value.kind != Kind::Nothing)
    }

    /// Where a key stands, if it was written.
    pub fn place(&self, key: &str) -> Option<Span> {
        self.entries.iter().find(|(entry, _)| entry.key.value == key).map(|(entry, _)| entry.key.span)
    }

    fn take(&mut self, key: &str) -> Option<&'n Entry> {
        let (entry, taken) = self.entries.iter_mut().find(|(entry, _)| entry.key.value == key)?;
        *taken = true;
        Some(entry)
    }

    /// Reports every key that nobody took; keys that begin `x-` are the author's own.
    fn finish(self, keys: &[Key], reader: &mut Reader<'_>) {
        let mut before: Option<&Entry> = None;
        for (entry, taken) in self.entries {
            if taken || entry.key.starts_with("x-") {
                before = Some(entry);
                continue;
            }
            let cut_text = before.filter(|before| {
                self.braces && entry.value.kind == Kind::Nothing && matches!(before.value.kind, Kind::Scalar(_))
            });
            reader.findings.add(match cut_text {
                Some(before) => comma_in_braces(before, entry, reader.source),
                None => unknown_key(self.record, entry, keys),
            });
        }
    }
}

/// `{text: Too long, too dear}`: YAML reads `too dear` as a key.
fn comma_in_braces(before: &Entry, entry: &Entry, source: &Source) -> Diagnostic {
    let text = Span::new(before.value.span.start, entry.key.span.end);
    let quoted = format!("\"{}\"", source.slice(text).replace('\\', "\\\\").replace('"', "\\\""));
    let message = format!("`{}` is read as a key, since a comma in braces ends the text before it", entry.key.value);
    Diagnostic::new(&COMMA_IN_BRACES, entry.key.span, message)
        .also(before.value.span, "this text ends at the comma")
        .help(format!("put the text in quotes: `{quoted}`"))
        .fix("quote the text", text, quoted)
}

fn unknown_key(record: &str, entry: &Entry, keys: &[Key]) -> Diagnostic {
    let written = entry.key.value.as_str();
    let names = || keys.iter().flat_map(|key| std::iter::once(key.name).chain(key.singular));
    let near = synonym(written).filter(|word| names().any(|name| name == *word)).or_else(|| nearest(written, names()));
    let finding = Diagnostic::new(&UNKNOWN_KEY, entry.key.span, format!("{record} has no key `{written}`"));
    match near {
        Some(near) => finding.did_you_mean(Some(near)).fix(format!("write `{near}`"), entry.key.span, near),
        None => finding.help(format!("the keys are {}", list(keys.iter().map(|key| key.name)))),
    }
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Reads a record from a mapping, or from a shorthand: a scalar that stands for one of its keys.
pub fn read_record<T: Keys>(
    node: &Node,
    record: &'static str,
    short: Option<&str>,
    reader: &mut Reader<'_>,
) -> Option<T> {
    let shorthand;
    let (entries, braces) = match (&node.kind, short) {
        (Kind::Mapping(mapping), _) => (mapping.entries.iter().collect::<Vec<_>>(), mapping.braces),
        (Kind::Scalar(_), Some(key)) => {
            let key = crate::source::At::new(key.to_owned(), node.span);
            shorthand = Entry { key, value: node.clone() };
            (vec![&shorthand], false)
        }
        (Kind::Scalar(_) | Kind::List(_) | Kind::Nothing, _) => {
            reader.wrong_shape(node, &format!("{record} ({})", if short.is_some() { "text or keys" } else { "keys" }));
            return None;
        }
    };
    let mut fields = Fields {
        record,
        head: entries.first().map_or(node.span, |entry| entry.key.span),
        span: node.span,
        entries: entries.into_iter().map(|entry| (entry, false)).collect(),
        braces,
    };
    let value = T::take(&mut fields, reader);
    fields.finish(&T::keys(), reader);
    Some(value)
}

/// What a node is, in the author's words.
fn describe(node: &Node) -> String {
    match &node.kind {
        Kind::Nothing => "nothing".to_owned(),
        Kind::Scalar(scalar) => {
            let word: String = scalar.text.chars().take(40).collect();
            format!("the text `{}`", word.lines().next().unwrap_or(""))
        }
        Kind::List(_) => "a list".to_owned(),
        Kind::Mapping(_) => "keys and values".to_owned(),
    }
}

/// The part of a node that a message underlines: a scalar whole, of anything longer its first line.
pub fn head(node: &Node, source: &Source) -> Span {
    match &node.kind {
        Kind::Mapping(mapping) => mapping.entries.first().map_or(node.span, |entry| entry.key.span),
        Kind::Scalar(_) | Kind::List(_) | Kind::Nothing => {
            let first = source.slice(node.span).lines().next().unwrap_or("").trim_end();
            Span::new(node.span.start, node.span.start + first.len())
        }
    }
}

/// Declares a record: a plain struct, its keys with their meaning, and its reader.
///
/// `short [a, b]` names the keys that a scalar may stand for: the first whose kind of value fits. `with { part: Type }`
/// adds the keys of a part that several records share.
#[macro_export]
macro_rules! record {
    (
        $(#[doc = $about:literal])*
        $name:ident called $called:literal $(short [$($short:literal),*])? {
            $( $(#[doc = $doc:literal])* $field:ident $(as $key:literal)? $(or $singular:literal)? : $ty:ty ),* $(,)?
        }
        $( with { $($part:ident : $part_ty:ty),* $(,)? } )?
    ) => {
        $(#[doc = $about])*
        #[derive(Clone, Debug, Default)]
        pub struct $name {
            /// Where it was written.
            pub span: $crate::source::Span,
            $( $(#[doc = $doc])* pub $field: $ty, )*
            $( $( #[doc = "The keys that it shares with other records."] pub $part: $part_ty, )* )?
        }

        impl $crate::spec::record::Keys for $name {
            fn keys() -> Vec<$crate::spec::shape::Key> {
                #[allow(unused_mut, reason = "a record without shared parts adds nothing")]
                let mut keys = vec![ $( $crate::spec::shape::Key {
                    name: $crate::record!(@key $field $($key)?),
                    singular: $crate::record!(@singular $($singular)?),
                    about: concat!($($doc, "\n"),*).trim(),
                    required: <$ty as $crate::spec::record::Field>::REQUIRED,
                    shape: <$ty as $crate::spec::record::Field>::shape,
                } ),* ];
                $( $( keys.extend(<$part_ty as $crate::spec::record::Keys>::keys()); )* )?
                keys
            }

            fn take(fields: &mut $crate::spec::record::Fields<'_>, reader: &mut $crate::spec::record::Reader<'_>) -> Self {
                Self {
                    span: fields.span,
                    $( $field: <$ty as $crate::spec::record::Field>::take(
                        fields, $crate::record!(@key $field $($key)?), $crate::record!(@singular $($singular)?), reader,
                    ), )*
                    $( $( $part: <$part_ty as $crate::spec::record::Keys>::take(fields, reader), )* )?
                }
            }
        }

        impl $crate::spec::record::Value for $name {
            fn shape() -> $crate::spec::shape::Shape {
                $crate::spec::shape::Shape::Record($crate::spec::shape::Record {
                    name: stringify!($name),
                    called: $called,
                    about: concat!($($about, "\n"),*).trim(),
                    short: $crate::record!(@short $($($short),*)?),
                    keys: <Self as $crate::spec::record::Keys>::keys,
                })
            }

            fn read(node: &$crate::yaml::Node, reader: &mut $crate::spec::record::Reader<'_>) -> Option<Self> {
                let short: &[&str] = $crate::record!(@short $($($short),*)?);
                let key = $crate::spec::shape::shorthand::<Self>(short, node);
                $crate::spec::record::read_record(node, $called, key, reader)
            }
        }
    };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    (@singular) => { None };
    (@singular $singular:literal) => { Some($singular) };
    (@short) => { &[] };
    (@short $($short:literal),*) => { &[$($short),*] };
}

/// Declares a closed set of words that an author may choose from.
#[macro_export]
macro_rules! choice {
    (
        $(#[doc = $about:literal])*
        $name:ident called $called:literal { $( $(#[doc = $doc:literal])* $variant:ident = $word:literal ),* $(,)? }
    ) => {
        $(#[doc = $about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[doc = $doc])* $variant ),* }

        impl $name {
            /// Every choice, in the order of the language.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word that an author writes.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }

        impl $crate::spec::record::Value for $crate::source::At<$name> {
            fn shape() -> $crate::spec::shape::Shape {
                $crate::spec::shape::Shape::Choice(&[$( $crate::spec::shape::Choice {
                    word: $word, about: concat!($($doc, "\n"),*),
                } ),*])
            }

            fn read(node: &$crate::yaml::Node, reader: &mut $crate::spec::record::Reader<'_>) -> Option<Self> {
                let word = $crate::spec::value::text(node, reader)?;
                let found = $name::ALL.iter().copied().find(|choice| choice.word() == word.value);
                if found.is_none() {
                    $crate::spec::value::unknown_choice(&word, $called, $name::ALL.iter().map(|choice| choice.word()), reader);
                }
                found.map(|choice| $crate::source::At::new(choice, word.span))
            }
        }
    };
}
